"""Cases for test_people_in_text: names and homes in capitals, births, low German streets; invented, no name is meant."""

PEOPLE = (
    # in capitals, in a sentence that is not
    ("Frau ZUR LINDEN begleitet Behördengänge", ["ZUR LINDEN"]),
    ("Frau GÜLİZAR İNCE, geb. 1.2.1980", ["GÜLİZAR İNCE"]),
    ("Herr NGO braucht einen Dolmetscher", ["NGO"]),
    ("Frau AL-MASRI will den Kater behalten", ["AL-MASRI"]),
    ("Zeugnisse von HELENE WALD, geb. 16.8.2002, liegen vor", ["HELENE WALD"]),
    ("Bescheid ging an PETRIDIS, SIGRUN", ["PETRIDIS, SIGRUN"]),
    # the name that somebody was born with
    ("Frau Quandel geb. Petridis ist umgezogen", ["Quandel", "Petridis"]),
    ("Anna Huber (geb. Novak) zieht um", ["Anna Huber", "Novak"]),
    ("führt künftig wieder ihren Geburtsnamen Petridis", ["Petridis"]),
    # what stands before, and ends a name
    ("Einwohner Bamberg beschwert sich", ["Bamberg"]),
    ("Bescheid ging an Lo Presti, Lucia.", ["Lo Presti, Lucia"]),
    ("Person wurde als Olaf Quandel identifiziert, * 13.11.2001", ["Olaf Quandel"]),
    ("Handy gehört Anna Huber, Mutter holt es ab", ["Anna Huber"]),
    ("durchgegeben von Frau Huber, Kundennr. 200341030", ["Huber"]),
    ("bei Herrn Huber zu Hause", ["Huber"]),
    ("Der Sohn vom Petridis ist gestürzt", ["Petridis"]),
    # who does what
    ("Großmutter würde Torben vorübergehend aufnehmen", ["Torben"]),
    ("Müller holt den Hund ab", ["Müller"]),
    ("der Hund vom Petridis gerettet", ["Petridis"]),
    ("Torben übt zu Hause kaum", ["Torben"]),
    ("Gravur im Ring: Torben 14.8.1998", ["Torben"]),
    # in small letters
    ("fr. de luca bittet um stundung", ["de luca"]),
    ("anzeige aus der nachbarschaft (r. becker-harms): anbau", ["r. becker-harms"]),
    ("halter ermittelt: anna huber, holt den hund ab", ["anna huber"]),
    ("frau hecke hat um rückruf gebeten", ["hecke"]),
    ("frau fock zieht zurück", ["fock"]),
    ("bitte bei demir klingeln.", ["demir"]),
)

NOBODY = (
    "Katze vom Baum geholt",
    "eiche (q. robur) geschädigt",
    "Fr. GESCHLOSSEN",
    "Familie STÄRKEN im Quartier",
    "familie obdachlos sucht unterkunft",
    "OTTO VERSAND",
    "gemeldet über Portal 24",
    "Mädchennamen Feld leer",
    "gesperrt mit Seil, Nachkontr. in 14 T.",
    "Tauchclub Neptun",
    "beide eltern berufstätig.",
    "die frau unten hat recht",
    "Einwohner Bamberg 2024",
    "Schülerinnen Paderborn",
    "Ehefrau möchte ihren Geburtsnamen behalten",
)

BESIDE = (
    ("Handy von Frau Huber +49.174.9091317", "+49.174.9091317", "PHONE"),
    ("Anna Huber, letzte Anschrift GÄRTNERSTRASSE 112, 01234 MUSTERHAUSEN", "GÄRTNERSTRASSE 112, 01234 MUSTERHAUSEN", "ADDRESS"),
    ("Katze abgegeben von Anna Huber, SÜDERSTR. 21C, im Carport", "SÜDERSTR. 21C", "ADDRESS"),
    ("bei mir, Anna Huber, Achter de Kark 88, wenn Sie", "Achter de Kark 88", "ADDRESS"),
    ("Sie wohnt Op de Höh 4.", "Op de Höh 4", "ADDRESS"),
    (
        "Herr Huber, postalisch erreichbar über Stubbenhuk 66 b, 01234 Horst",
        "Stubbenhuk 66 b, 01234 Horst",
        "ADDRESS",
    ),
)
