"""Notes of callers, letters and children: rare names, files and contracts, where somebody lives; and what only looks like it."""

PEOPLE = (
    # given names that are nouns too, before a family name of no dictionary
    ("Zeugen sind Horst Silberwerth und Nele Huber.", ["Horst Silberwerth", "Nele Huber"]),
    ("Gefunden hat es Harm Petridis-Klees, geb. 07.06.1948", ["Harm Petridis-Klees"]),
    ("Rückzahlung an Rita Brigitte Silberwerth, Gutschrift folgt", ["Rita Brigitte Silberwerth"]),
    # letters that no German word has
    ("Ausgehändigt an Lothar Žur am Dienstag.", ["Lothar Žur"]),
    ("Brief an Gerda Đỗ kam zurück", ["Gerda Đỗ"]),
    # names from Vietnam that are things in German
    ("Ortstermin mit dem Anlieger Van Dung Bui vereinbart.", ["Van Dung Bui"]),
    ("Van Hung Do von gegenüber sieht das genauso", ["Van Hung Do"]),
    # whose number it is
    ("Ledina Schollak (Fon 040 66969123)", ["Ledina Schollak"]),
    ("Ledina Schollak | ledina@posteo.example", ["Ledina Schollak"]),
    ("Silvia Huber-Klees | 040 66969123", ["Silvia Huber-Klees"]),
    ("meldet euch mal 040 66969123 Huber, Paula", ["Huber, Paula"]),
    # children
    ("Zwilling von Ledina, bitte in eine Gruppe", ["Ledina"]),
    ("Untersuchung von Katinka, geb. 25.10.2022, fehlt", ["Katinka"]),
    ("Ledina darf nur von der Oma geholt werden.", ["Ledina"]),
    ("Jasper hat eine Nussallergie.", ["Jasper"]),
    ("Ledina Schollak braucht mittags einen Schlafplatz.", ["Ledina Schollak"]),
    # whose something is
    ("Halter des Fahrzeugs ist Silberwerth, Oliver.", ["Silberwerth, Oliver"]),
    ("Fahrer des Wagens heißt wohl Bertram Feld und zahlt.", ["Bertram Feld"]),
    ("Bankkarte lautet auf Silberwerth, Nele", ["Silberwerth, Nele"]),
    ("Aufforderung an Huber ergangen, Frist läuft", ["Huber"]),
    ("Klingel Huber, Hinterhaus, Lindenweg 12.", ["Huber"]),
    ("Untermieter lt. Klingelschild: Petridis.", ["Petridis"]),
    ("Anzeigen möchte ich Silberwerth, Falk, Bamberger Straße 97, wegen des Feuers.", ["Silberwerth, Falk"]),
    ("Notfallkontakt Opa Dr. Jannik Huber, wohnt nebenan", ["Dr. Jannik Huber"]),
    ("Verstorbene Mutter war Meike Huber, Grabrecht geht über", ["Meike Huber"]),
    ("Fr. Huber ruft zurück", ["Huber"]),
    ("Di und Fr. Huber vertreten", ["Huber"]),
    ("Für Jasper wünsche ich mir einen Krippenplatz", ["Jasper"]),
    ("Anna Huber / Petridis, beide da", ["Anna Huber", "Petridis"]),
    ("Gruß Emilia Otto Feuerwehrhaus braucht ein neues Tor.", ["Emilia Otto Feuerwehrhaus"]),
)
"""Texts and the names in them."""

NOBODY = (
    "Servicetelefon täglich, Mo bis Fr. Sensor sendet keine Werte",
    "Geöffnet Di, Mi und Fr. Baumscheibe verdichtet",
    "Sprechzeiten Mo-Fr. Bin sehr zufrieden.",
    "Hausmeister Carl-Benz-Saal informiert.",
    "Hausmeister Kinderhaus informiert.",
    "Hausmeister Gedenkstein Dieken informiert.",
    "Das Café Sankt Peter am Markt hat keine Rampe.",
    "Rohrbruch Lindenweg, Versorger ist da.",
    "Für Burk wünsche ich mir einen Trinkbrunnen.",
    "Auf der Infotafel steht ein falsches Todesjahr bei Annette Kolb.",
    "Fragen bitte an stadtgruen@stadt.example.",
    "Wartungsvertrag AB1234567 verlängert",
)
"""Texts that name nobody, and hold nothing of anybody."""

BESIDE = (
    ("Anna Huber (0491 6638)", "(0491 6638", "PHONE"),
    ("niehaus.ludger@post.example", "niehaus.ludger@post.example", "EMAIL"),
    ("Meine Kundennummer bei den Stadtwerken ist LW-086189.", "LW-086189", "CUSTOMER_ID"),
    ("Hiermit kündige ich den Pachtvertrag VK7541066.", "VK7541066", "CUSTOMER_ID"),
    ("Austritt Huber, Roland, Mitglied 78.57384.5", "78.57384.5", "CUSTOMER_ID"),
    ("Haftpflichtschaden II-728.22-9656, Geschädigter Anna Huber", "II-728.22-9656", "CASE_REF"),
    ("Hausverbot für N. Huber, siehe Vermerk E78 1073/24.", "E78 1073/24", "CASE_REF"),
    ("Gebührenbescheid Nr. II-472.66-3304 zurückgestellt", "II-472.66-3304", "CASE_REF"),
    ("Zahlungserinnerung zu 32/2-OW-56236.25 verschickt", "32/2-OW-56236.25", "CASE_REF"),
    ("Sperre für Anna Huber, Anfragen über II-686.44-3595.", "II-686.44-3595", "CASE_REF"),
    ("Meine neue Anschrift ab 22.09.2024: Lindenweg 74c, 01234 Musterhausen", "Lindenweg 74c, 01234 Musterhausen", "ADDRESS"),
    ("Unterlagen an Lindenweg 135 b, 01234 Musterhausen, z. Hd. Anna Huber", "Lindenweg 135 b, 01234 Musterhausen", "ADDRESS"),
    ("Bin umgezogen, neue Adresse: Hauptkanal rechts 65.", "Hauptkanal rechts 65", "ADDRESS"),
    ("Die alte Dame in der Lindenstraße 113 grüßt nie.", "Lindenstraße 113", "ADDRESS"),
    ("Wohne seit 1988 hier (Grubenweg 48), so war es nie.", "Grubenweg 48", "ADDRESS"),
    ("Wohnt Anna Huber noch unter Hohlstraße 94?", "Hohlstraße 94", "ADDRESS"),
    ("Er ist seit Juli in der Lindenstraße 28 gemeldet.", "Lindenstraße 28", "ADDRESS"),
    ("Klingel Huber, Hinterhaus, Lindenweg 12.", "Lindenweg 12", "ADDRESS"),
    ("Oskar Huber wohnt Westlicher Stadtgraben 28.", "Westlicher Stadtgraben 28", "ADDRESS"),
    ("Huber, Anja * 02.03.1968 * Feldweg 14/2, 01234 St. Musterberg * x", "Feldweg 14/2, 01234 St. Musterberg", "ADDRESS"),
)
"""Texts, and what stands beside a name and is theirs."""
