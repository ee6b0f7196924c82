"""Notes and complaints about neighbours, moves and files: who is named in them, who is not, and what is theirs."""

PEOPLE = (
    ("Das war doch wieder der Stender aus dem dritten Stock!!!", ["Stender"]),
    ("Gestern um 22 Uhr wieder laute Musik bei Fischer, Polizei war da", ["Fischer"]),
    ("Schlüssel hinterlegt, klingeln bei Noori Glascontainer quillt über", ["Noori"]),
    ("weitergeleitet an Koll. Thomsen, Bauhof, mit der Bitte um Erledigung", ["Thomsen"]),
    ("Hr. Oldenburg war heute am Tresen", ["Oldenburg"]),
    ("Hausmeister Kiel weiß Bescheid und lässt Sie rein", ["Kiel"]),
    ("Habe den Ausweis meines Bekannten Töpfer, Egon auf der Parkbank entdeckt.", ["Töpfer, Egon"]),
    ("Mieterin Hoa Do (geb. 3.3.71) liegt im Krankenhaus", ["Hoa Do"]),
    ("Patenschaft für die Bank übernimmt Hieu Le, Spende kommt noch", ["Hieu Le"]),
    ("Bitte Rücksprache mit horst kirchner, bevor die Container abgeholt werden", ["horst kirchner"]),
    ("Pächter kaya kündigt", ["kaya"]),
    ("Herr Koll wohnt nebenan", ["Koll"]),
    ("Beschädigung des Denkmals Anna Huber hat angerufen", ["Anna Huber"]),
    ("Er kam mit horst kirchner", ["horst kirchner"]),
    ("Am Denkmal hat Anna Huber ihre Tasche verloren", ["Anna Huber"]),
)
"""Texts and the names in them."""

NOBODY = (
    "Die Straße soll künftig an Heinrich der Löwe erinnern.",
    "Sockel des Denkmals Justus Jonas mit Farbe beschmiert.",
    "Termine nur online oder telefonisch unter (04547) 88 813.",
    "Formular bitte unterschrieben an buergerinfo@kita.stadt.example senden.",
    "Yoga mit Musik, Do 18 Uhr",
    "Der Hund aus dem dritten Stock bellt",
    "Das ist der Bäcker aus dem Erdgeschoss.",
    "der Honig aus dem Stock",
    "Hr. Bürgermeister, bitte handeln Sie",
    "Hr. Hausmeister war da",
    "Party bei Kaiser, Eintritt frei",
    "Klingeln bei Pförtner erforderlich",
    "Öffnungszeiten: Mi, Do 9 bis 12",
    "Straße eingezogen (Am Markt 3)",
    "Beiträge Anlieger (Lindenweg 3-15)",
    "Bücherei umgezogen nach dem Umbau, vorher im Rathaus",
    "siehe TOP 12/24-0815",
    "Die Akte zur Norm DIN 18040/02-571 liegt aus",
)
"""Texts that name nobody, and hold nothing of anybody."""

BESIDE = (
    ("Wir sind gerade erst hergezogen (Kallstadter Straße 44) und haben noch keine Tonne.", "Kallstadter Straße 44", "ADDRESS"),
    ("Als Anlieger (Heidkamp 72) bin ich mit dem Ausbau nicht einverstanden.", "Heidkamp 72", "ADDRESS"),
    ("Umgemeldet nach Kastanienallee 10, 01234 Musterhausen, vorher Poststraße 15.", "Poststraße 15", "ADDRESS"),
    ("Umgemeldet nach Kastanienallee 10, 01234 Musterhausen.", "Kastanienallee 10, 01234 Musterhausen", "ADDRESS"),
    (
        "Huber, Anna | 28.09.1957 | Lindenweg 9, 01234 Bad Musterberg im Harz | x",
        "Lindenweg 9, 01234 Bad Musterberg im Harz",
        "ADDRESS",
    ),
    ("Er nannte sich Anna, Geburtstag angeblich 13. April 1945.", "13. April 1945", "DATE_OF_BIRTH"),
    ("Akte OA 905/23-1919 liegt bei der Kollegin", "OA 905/23-1919", "CASE_REF"),
    ("Zum Vorgang OA 837/23-1558 reiche ich die Unterlagen nach. Anna Huber", "OA 837/23-1558", "CASE_REF"),
    ("zu 63.20.08-1936/2024 teile ich mit, dass ich umgezogen bin. Anna Huber", "63.20.08-1936/2024", "CASE_REF"),
    ("Ratenzahlung vereinbart, 3.2-OA-7206/22, erste Rate am 15. Huber, Anna", "3.2-OA-7206/22", "CASE_REF"),
    ("Er hat Termine online storniert, bitte anrufen 040 66969123", "040 66969123", "PHONE"),
    ("Termine bitte unter 040 66969123, bin berufstätig", "040 66969123", "PHONE"),
)
"""Texts, and what stands beside a name and is theirs."""
