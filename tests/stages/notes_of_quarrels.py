"""Notes of quarrels, works of art, victims and homes that no ending tells; all invented, as are the districts' plates."""

PEOPLE = (
    ("die Kreuzers von gegenüber werfen ihren Müll in unsere Tonne", ["Kreuzers"]),
    ("Nachbarschaftsstreit Petridis gegen Kolb, Ortstermin nötig", ["Petridis", "Kolb"]),
    # families called like streets
    ("Clemens Ring - 0171 3920012", ["Clemens Ring"]),
    ("Frau Tag informiert", ["Tag"]),
    ("Hr./Fr. Platz hat heute angerufen", ["Platz"]),
    ("Am Standbild Peter Lindner ist gestürzt", ["Peter Lindner"]),
    # whose it is
    ("Frau Petridis Antrag ist unvollständig", ["Petridis"]),
)
NOBODY = (
    # artists with their works, and victims
    "Stolperstein für Hedwig Rosenbaum (deportiert 1942) neu verlegt",
    "Gedenkplatte Max Kahn, ermordet 1943 in Auschwitz, poliert",
    "Wandbild (Künstlerin: Ingrid Mehnert) mit Graffiti beschmiert",
    'Sockel der Skulptur "Die Wartende" von Ulla Vierling gerissen',
    "Kunstwerk nach einem Entwurf von Ulla Vierling umgesetzt.",
    "Am Standbild Franz Anton Mesmer liegt Müll",
    "Platz nach Gerhard Mercator benennen?",
    # streets, things and verbs
    "loch in der fahrbahn Krumme Äcker, bitte kaltasphalt",
    "anwohner bitten um halteverbot zum bollwerk",
    "version 3.2.11 eingespielt, server neu gestartet",
    "Grund privat TOP 4 abgesetzt",
    "Straßenschild am Günter Platz verdreht",
    "Telefonische Auskunft nur mo-fr 8-12 unter 0951 555123",
    "Fragen bitte an einwohnermelde@gs.musterau.example richten.",
)
BESIDE = (
    ("Bei mir, Dorfstraße 109, steht das Wasser im Keller.", "Dorfstraße 109", "ADDRESS"),
    ("Wohnt jetzt bei der Tochter: Lindenweg 34", "Lindenweg 34", "ADDRESS"),
    ("Post kommt zurück, neue Adresse laut Nachsendung Lindenweg 4 c", "Lindenweg 4 c", "ADDRESS"),
    ("Die Eigentümerin des Hauses Lindenweg 22 wünscht Rückruf.", "Lindenweg 22", "ADDRESS"),
    ("Mieterin EG links, Lindenweg 22, hat Schimmel.", "Lindenweg 22", "ADDRESS"),
    ("Ich bin Anna Petridis und wohne seit Jahren Lindauer Str. 13.", "Lindauer Str. 13", "ADDRESS"),
    ("Absender Anna Petridis Säntisblick 4 ohne Datum", "Säntisblick 4", "ADDRESS"),
    ("Klingelschild Petridis, bitte zweimal läuten, Heideberger Mauer 101", "Heideberger Mauer 101", "ADDRESS"),
    ("Schuldner Karl Kolb, Vollstreckung 63 BA 789/23, erfolglos", "63 BA 789/23", "CASE_REF"),
    ("Betreuerin: Anna Kolb, bestellt am 3.2., Az 63 BA 425/25", "63 BA 425/25", "CASE_REF"),
    ("Reg.-Nr. 35.5-48619/20; Kindsvater erkennt an.", "35.5-48619/20", "CASE_REF"),
    ("Betrifft 51.3-9445/23: Frau Kolb hat Widerspruch eingelegt", "51.3-9445/23", "CASE_REF"),
    ("Zahlung offen unter FD3-342.42-2025, Schuldner P. Kolb", "FD3-342.42-2025", "CASE_REF"),
    ("Karl Kolb bittet um Unterlagen an familie.wahl68@seepost.example", "familie.wahl68@seepost.example", "EMAIL"),
    ("Halter des Fahrzeugs MSE-XY 8267 ist bekannt.", "MSE-XY 8267", "LICENSE_PLATE"),
)
