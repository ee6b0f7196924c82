"""Cases for test_people_in_text: notes of a few words, and whom a sentence tells of by one name; invented, no name is meant."""

PEOPLE = (
    # beside numbers, homes and accounts
    ("Überz. -> Ratenz. Anna Huber DE02 1203 0000 0000 2020 51", ["Anna Huber"]),
    ("miete rückst. Petridis Kto DE02 1203 0000 0000 2020 51", ["Petridis"]),
    ("RLS DE02120300000000202051, Petridis mahnen", ["Petridis"]),
    ("verl. Petridis 0171-3920058", ["Petridis"]),
    ("EZ Petridis privat 040 66969123", ["Petridis"]),
    ("briefk. Lindenweg 2 b = Petridis", ["Petridis"]),
    ("TÜR Lindenweg 54/2, Petridis, kein Notfall", ["Petridis"]),
    ("Zustellung nicht möglich, Briefkasten trägt den Namen Petridis.", ["Petridis"]),
    ("wer ist Petridis? steht am Klingelschild", ["Petridis"]),
    ("zeuge Anna Petridis Lindenweg 13", ["Anna Petridis"]),
    ("hund tot lt. Anna Petridis RE 1183,50 € angewiesen", ["Anna Petridis"]),
    ("Ortstermin Wilhelmstraße 43 Edeltraud Huber 46 K 159/24", ["Edeltraud Huber"]),
    ("LV Petridis, Sandra 12 Fotos", ["Petridis, Sandra"]),
    ("pächt. Petridis gek. zum 30.9.", ["Petridis"]),
    ("Petridis ruft nochmal an", ["Petridis"]),
    # who is addressed and called
    ("hr Erdogdu war da", ["Erdogdu"]),
    ("kunde Sonntag, unfreundlich", ["Sonntag"]),
    ("Charlotte Freitag fehlte an drei Tagen", ["Charlotte Freitag"]),
    ("anruf Petridis, Pass noch nicht da", ["Petridis"]),
    ("Sie führt wieder ihren Geburtsnamen van den Boom.", ["van den Boom"]),
    ("Die Straßenlaterne ist kaputt. Thi Mai Le", ["Thi Mai Le"]),
    ("Vertretung übernimmt Luca zu Solms-Werth.", ["Luca zu Solms-Werth"]),
    ('Hans-Joachm Petridis: "das war schon immer so"', ["Hans-Joachm Petridis"]),
    # whose, and by whom
    ("Die Villa wurde an Anna Huber vermietet.", ["Anna Huber"]),
    ("Die Schule wird von Anna Huber geleitet.", ["Anna Huber"]),
    ("Der Ehemann, Oskar Huber, legt die Vollmacht vor.", ["Oskar Huber"]),
    ("Der Architekt des Ehepaars Petridis fragt nach", ["Petridis"]),
    ("mutter v. Annika 0171 3920083 nicht erreicht", ["Annika"]),
    ("impfpass Maximilian fehlt, mutter Petridis", ["Maximilian", "Petridis"]),
    # the given name alone
    ("Es heißt, dass Emil seit den Ferien fehlt", ["Emil"]),
    ("Samir, der ältere Bruder, wurde gebracht.", ["Samir"]),
    ("Frau Huber holt Nurhan ab Montag schon um elf.", ["Huber", "Nurhan"]),
    ("Unterrichtsgebühr für Charlotte wird eingezogen", ["Charlotte"]),
    ("Luca hat Emil gebissen", ["Luca", "Emil"]),
    ("Jasmin wird um 16:00 geholt", ["Jasmin"]),
    ("Pass fehlt, Anna-Lena noch in Urlaub", ["Anna-Lena"]),
    ("Giuseppe krank, mama angerufen", ["Giuseppe"]),
)
"""Texts, and the names that are to be found."""

NOBODY = (
    "Frau Holle kommt als Puppentheater im Advent.",
    "frau holle tickets ausverkauft",
    "Sammelakte 1938 bis 1942 an das Stadtarchiv abgegeben",
    "Mercedes Sprinter Bauhof springt nicht an",
    "wer ist Ansprechpartner?",
    "Es heißt, dass Bamberg seit gestern gesperrt ist",
    "Die Ritterstraße wurde an das Netz angeschlossen.",
    "Gebühr für Müll wird erhöht",
    "Fahrzeug VW T 5 in der Werkstatt",
)
"""Texts that name nobody, and hold nothing of anybody."""

BESIDE = (
    ("unfall Anna Huber 28.02.2012 knie", "28.02.2012", "DATE_OF_BIRTH"),
    ("BW Huber, Anna 7.2.1955 -> Lindenweg 4", "7.2.1955", "DATE_OF_BIRTH"),
    ("Prüf. nicht best. Huber, Lothar 14.9.67", "14.9.67", "DATE_OF_BIRTH"),
    ("63.1-BA-2024-9593 abgegeben, Anna Huber informiert", "63.1-BA-2024-9593", "CASE_REF"),
    ("Nebentätigkeit von Anna Huber genehmigt, 50.2/WoG-98355/2024.", "50.2/WoG-98355/2024", "CASE_REF"),
    ("20-9071/2024 abgegeben, Anna Huber informiert", "20-9071/2024", "CASE_REF"),
    ("Frau Huber hat die Beschwerde II/33-561-H88 zurückgezogen", "II/33-561-H88", "CASE_REF"),
    ("Anhänger mit dem Kennzeichen XYZ X 4486 vor der Einfahrt", "XYZ X 4486", "LICENSE_PLATE"),
    ("briefk. Lindenweg 2 b = Petridis", "Lindenweg 2 b", "ADDRESS"),
    ("verzogen n. Lindenweg 124, 01234 Musterhausen, neue Nr. unbek.", "Lindenweg 124, 01234 Musterhausen", "ADDRESS"),
    ("zweitw. Lindenweg 46 aufgeg. - H. Petridis", "Lindenweg 46", "ADDRESS"),
    ("mahn. 3 zurück, Lindenweg 93 unbek.", "Lindenweg 93", "ADDRESS"),
    ("zeuge Anna Petridis Lindenweg 13-15", "Lindenweg 13-15", "ADDRESS"),
)
"""Texts, and what stands beside a name and is theirs."""
