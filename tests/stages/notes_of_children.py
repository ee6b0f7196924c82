"""Cases for test_people_in_text: notes about children, readers and neighbours by one name; invented, no name is meant."""

PEOPLE = (
    # given names that begin what is said of them, of one or of two
    ("Torben und Mirjam bitte nicht zusammen einteilen", ["Torben", "Mirjam"]),
    ("Lisa Marie und Torben sind krank", ["Lisa Marie", "Torben"]),
    ("Gesprächsprotokoll liegt bei. / Mirjam soll zur Ergotherapie", ["Mirjam"]),
    ("Mirjam zieht nächste Woche um", ["Mirjam"]),
    ("Herkunftssprache Türkisch, Torben versteht alles", ["Torben"]),
    ("Das Ordnungsamt brachte Torben am Abend heim", ["Torben"]),
    ("Die Nachbarin heißt mit Vornamen Mirjam.", ["Mirjam"]),
    ("Antrag auf Hilfe für Torben, Unterlagen fehlen", ["Torben"]),
    # articles, particles and letters of other languages
    ("Mahngebühr für Samira al-Hariri erlassen", ["Samira al-Hariri"]),
    ("Tel. mit Hr. el-Sayed wegen der Raten", ["el-Sayed"]),
    ("Jacke mit Namensschild S. El Fassi abgegeben", ["S. El Fassi"]),
    ("Abholung durch Đ. Đỗ erlaubt", ["Đ. Đỗ"]),
    ("Führerschein auf Veit zu Rain-Altenfels ausgestellt", ["Veit zu Rain-Altenfels"]),
    ("hausmeister karl-heinz von dem knesewitz streut nicht", ["karl-heinz von dem knesewitz"]),
    # blanks that are missing, letters that stand twice
    ("Tel.mit Hr.Pohlmann wegen der Raten", ["Pohlmann"]),
    ("Gespräch mit Mutter (Roswitha FFeldmann) am Montag", ["Roswitha FFeldmann"]),
    # what stands after a name and is none
    ("Katze von Frau Pohlmann vom Dach geholt", ["Pohlmann"]),
    ("ausweis von herrn pohlmann gesehen", ["pohlmann"]),
    ("Vertrag mit Mirjam Pohlmann und Stadtwerke GmbH", ["Mirjam Pohlmann"]),
    ("Termin mit Pohlmann am Montag", ["Pohlmann"]),
    # one sentence in small letters among others
    ("Danke für alles / torben pohlmann hat die karte verloren", ["torben pohlmann"]),
    ("Besucht die 4a. schwester mirjam pohlmann kommt mit", ["mirjam pohlmann"]),
)
NOBODY = (
    "Die Aufführung von Frau Holle war ausverkauft",
    "die aufführung von frau holle war ausverkauft",
    "Sturm Torben hat zwei Äste der Linde abgebrochen",
    "klettergerüst max gesperrt, ersatz bestellt",
    "ernst zu nehmender rost am geländer",
    "wohnung stark verwahrlost",
    "Auskunft erteilt die Stadtkasse, Telefon 069 90009-637",
    "Die Bücherei zieht im Herbst um",
    "Druck bei Otto Pohlmann Druck und Verlag GmbH bestellt",
    "Stimmbezirk mit Sande zusammengelegt",
    "Gepflanzt zur Partnerschaft mit Ascoli Piceno",
    "Japanischer Staudenknöterich am Ufer",
    "Glockengießerei J. J. Pohlmann (19. Jh.)",
    "Räumfahrzeug 18 t 'Frau Holle'",
    "Rose 'Kaiserin Auguste Viktoria'",
    "Familienwerk e. V. Vereinsheim",
    "Orgel von Gottfried Silbermann, restauriert",
    "Durchschn. Ausrückzeit",
    "Besucher Kinder",
)
BESIDE = (
    ("Umgezogen, jetzt Amselweg 7.", "Amselweg 7", "ADDRESS"),
    ("umgezogen, jetzt amselweg 7.", "amselweg 7", "ADDRESS"),
    ("Mirjam zieht im Herbst um nach Langtwete 9.", "Langtwete 9", "ADDRESS"),
    ("Ich bin 81 und wohne allein, Langtwete 9, bitte kommen Sie", "Langtwete 9", "ADDRESS"),
    ("Hausbesuch bei Mirjam Pohlmann in der Lange Reihe 38, alles gut", "Lange Reihe 38", "ADDRESS"),
    ("Bewohnerin Mirjam Pohlmann gerettet, Ernst-Barlach-Stieg 6.", "Ernst-Barlach-Stieg 6", "ADDRESS"),
    ("Zahlung eingegangen, zugeordnet 29.2-15550/24.", "29.2-15550/24", "CASE_REF"),
    ("Kostenübernahme Mittagessen über 489.20.5923 geklärt", "489.20.5923", "CASE_REF"),
    ("Gutschein zum Geburtsatg 23. Januar 1964", "23. Januar 1964", "DATE_OF_BIRTH"),
    ("Vorschuss auf AT61 1904 3002 3457 3201 angewiesen.", "AT61 1904 3002 3457 3201", "IBAN"),
    ("abschleppen von ba-ax 8409 veranlasst", "ba-ax 8409", "LICENSE_PLATE"),
    ("Frau Holle ruft an: Aufführung entfällt", "Holle", "PERSON_NAME"),
    ("Finder: Sturm Torben, Amselweg 7", "Sturm Torben", "PERSON_NAME"),
)
