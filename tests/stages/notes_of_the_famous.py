"""Notes of people who are called like the famous, like firms and like things, and of things told of like people; all invented."""

PEOPLE = (
    # like the famous
    ("Die Wohnung Max Webers ist geräumt", ["Max Webers"]),
    ("Thomas Manns Bußgeld offen", ["Thomas Manns"]),
    ("Heinz Kuhlmann soll hier 1925 geboren sein", ["Heinz Kuhlmann"]),
    ("Hier lebte Gerda Klose von 1929 bis zu ihrem Umzug ins Pflegeheim", ["Gerda Klose"]),
    ("Nach Petra Wolf ist der Weg zu schmal und nicht als Radweg benannt.", ["Petra Wolf"]),
    ("Herr Hans Dampf ist geschädigt", ["Hans Dampf"]),
    # like makes, beasts, seasons and adjectives
    ("Henkel hat angerufen", ["Henkel"]),
    ("Schindlers haben gegrillt", ["Schindlers"]),
    ("Wolf zahlt nicht", ["Wolf"]),
    ("Sommer schuldet 200 Euro", ["Sommer"]),
    ("Fuchs bestreitet den Vorwurf", ["Fuchs"]),
    ("Maria Hohe bittet um Rückruf", ["Maria Hohe"]),
    ("Am Eingang Krolik Busch gesehen, wie er die Tonne umwarf.", ["Krolik Busch"]),
    # strife, names they give themselves
    ("Nachbarschaftsstreit zwischen Kolb und Yildirim", ["Kolb", "Yildirim"]),
    ("Streit zwischen Huber und Wolf wegen der Hecke", ["Huber", "Wolf"]),
    ("Er nannte sich Karl", ["Karl"]),
    ("Geschwister Kunze angemeldet", ["Kunze"]),
)
NOBODY = (
    # the famous and what they left
    "Brief Clemens Brentanos an die Stadt",
    "Nach Otto Dix ist die Straße erst 1968 benannt",
    # firms, pronouns, papers
    "Netto möchte umbauen",
    "Dekra bittet um Unterlagen",
    "Jeder zahlt selbst.",
    "Keiner möchte zahlen.",
    "laut Techem abgelesen",
    "lt. Prüfplan erledigt",
    "Kaisers haben geschlossen",
    "gegenüber von Rossmann wächst Efeu",
    # letters that tell things apart
    "laut B. Plan zulässig",
    "das E. Auto lädt",
    "Geschwister Ermäßigung gewährt",
    "Das Projekt nennt sich Lotte",
    # who dwells is no household
    "Mieter Bahnhofstraße 3 ist die Sparkasse",
    "Melder Bahnhofstraße 3 defekt",
    # no files
    "Betreff: HOAI 2021/22",
    "Akten Regal-12-0034",
    "Fragen an das Bauamt 0951 555123",
)
BESIDE = (
    ("Mutter arbeitet im Eigenbetrieb, 0171 3920012", "0171 3920012", "PHONE"),
    ("wohne im Hinterhaus, bei Fragen 0951 555123", "0951 555123", "PHONE"),
    ("Mail an nachtigall@kabelbw.de", "nachtigall@kabelbw.de", "EMAIL"),
    ("Mail an anna.strasse@petridis-online.example", "anna.strasse@petridis-online.example", "EMAIL"),
    ("Bescheid OWi 4711.2024.88 zurück", "4711.2024.88", "CASE_REF"),
    ("Huber, geb. am 1980/03/12", "1980/03/12", "DATE_OF_BIRTH"),
    ("Mieter Bahnhofstraße 3 ist verzogen", "Bahnhofstraße 3", "ADDRESS"),
)
