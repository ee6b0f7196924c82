"""Short notes as clerks of northern and western towns write them: who is named in them, who is not, and what is theirs."""

PEOPLE = (
    ("Antrag von Ubbo Op den Kamp auf Verlängerung der Liegezeit abgelehnt", ["Ubbo Op den Kamp"]),
    ("Kind Karla Op de Hipt braucht eine Begleitung", ["Karla Op de Hipt"]),
    ("Vater des Kindes (W. Op den Kamp) holt nicht mehr ab", ["W. Op den Kamp"]),
    ("Die Schwester der Verstorbenen, Anna Freifrau von Petridis, bittet um ein Gespräch", ["Anna Freifrau von Petridis"]),
    ("Schaden gemeldet von Frl. Berg", ["Berg"]),
    ("schaden gemeldet von frl. petridis", ["petridis"]),
    ("Sitzplatz reserviert auf Petrescu, zwei Personen", ["Petrescu"]),
    ("Auskunftssperre! F. Essen, Rheydter Str. 95", ["F. Essen"]),
    ("Wohnt bei Familie Petridis zur Untermiete, Klingel links", ["Petridis"]),
    ("Familie Anna zur Mühlen zieht um", ["Anna zur Mühlen"]),
    ("Frau vom Berg ruft an", ["vom Berg"]),
    ("Anna Huber, Mobil 0171 3920012", ["Anna Huber"]),
    ("Eheurk. f. Arno Schädlich 2x beglaubigt", ["Arno Schädlich"]),
    ("WÜ Doreen Herzog Neuplanitzer Weg 25 Schl. 3 Stk.", ["Doreen Herzog"]),
    ("Mietschuld Kravets Oberhohndorfer Weg 125 2 Mon.", ["Kravets"]),
    ("Nachb. Lakatos lässt den Hund bellen", ["Lakatos"]),
    ("anrufer: Shevchuk / 0171 - 3920 007 / genervt", ["Shevchuk"]),
    ("Einwurf Zettel: „Jens Petridis, Moritzstraße 81, bitte melden“", ["Jens Petridis"]),
    ("Impfbuch von Fenja Petridis liegt beim Sozialdienst", ["Fenja Petridis"]),
    ("Frau Luna läuft jeden Morgen im Park", ["Luna"]),
    ("Der Stadtrat und Anna Huber kamen", ["Anna Huber"]),
    ("Frau Holle hat Karten für die Vorstellung bestellt", ["Holle"]),
)
"""Texts and the names in them."""

NOBODY = (
    "Man sollte die Frau vom Bürgertelefon mal loben!",
    "man sollte die frau vom bürgertelefon mal loben!",
    "Mitarbeiter von Huber Estrichbau GbR waren vor Ort",
    "Straßenname erinnert an Ubbo Emmius.",
    "Frau Holle ausverkauft, Zusatzvorstellung am 23.10.2025",
    "Frau Luna läuft im Operettenhaus am 16.08.2022.",
    "Onkel Toms Hütte: 2 Ex.",
    "Peter und der Wolf, Auff. 23.04.2024",
    "Anfrage von Stadträtin Hedwig Zweigler zum Winterdienst beantwortet.",
    "Ehrengrab des verstorbenen Ehrenbürgers Arno Petridis neu bepflanzt.",
    "Fax des Bauhofs defekt, Ersatz (0221) 4710 253.",
    "Vater unbek.",
    "Meister Lampe heißt das neue Osterspiel der Bücherei",
    "Eilt: bitte Rückmeldung an poststelle@stadt.example",
)
"""Texts that name nobody, and hold nothing of anybody."""

BESIDE = (
    ("Meine neue Anschrift lautet Lindenweg 47, 01234 Musterhausen.", "Lindenweg 47, 01234 Musterhausen", "ADDRESS"),
    ("wh. Glockhammer 53, 01234 Musterhausen, sonst nichts bekannt", "Glockhammer 53, 01234 Musterhausen", "ADDRESS"),
    ("Zweitwohnsitz Lindenweg 50, Hauptwohnsitz Ginsterheide 7", "Lindenweg 50", "ADDRESS"),
    ("Nachsendung an Im Weingarten 61c, 01234 Musterhausen bis 31.10.2024", "Im Weingarten 61c, 01234 Musterhausen", "ADDRESS"),
    ("Die Rechnung soll künftig an Lindenweg 138-140, 01234 Horst gehen.", "Lindenweg 138-140, 01234 Horst", "ADDRESS"),
    ("Formular an anna.huber@mail.example oder an Lindenweg 67, 01234 Horst", "Lindenweg 67, 01234 Horst", "ADDRESS"),
    ("Huber, Horst~10.10.1955~Lindenweg 79/3, 01234 Musterau am See~x", "Lindenweg 79/3, 01234 Musterau am See", "ADDRESS"),
    ("Schriftverkehr bisher unter SG22/8650/2024, zuständig war eine andere Stelle.", "SG22/8650/2024", "CASE_REF"),
    ("Vorsprache von Anna Huber, Zeichen 285.48:737/2025", "285.48:737/2025", "CASE_REF"),
    ("Makler Anna Huber unzuverl., Vorg. WoG/10917/22", "WoG/10917/22", "CASE_REF"),
    ("Marke neu an F. Kluge Am Biel 6a, 01234 Musterhausen", "Am Biel 6a, 01234 Musterhausen", "ADDRESS"),
    ("Trauung Samir Huber und Anna Petridis, geb. 7.11.1994, kleiner Saal", "7.11.1994", "DATE_OF_BIRTH"),
)
"""Texts, and what stands beside a name and is theirs."""
