"""What is the city's own is no person's, and what stands beside a name is that person's."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from tests.stages.test_detect import FIRST, LAST, entities, opened

from opendata.stages.detect import detect

OWN = {
    "ibans": ("DE89 3704 0044 0532 0130 00",),
    "fleet-plates": ("BA-SB 9001", "BA-SB 9002", "BA-SB 9003"),
    "phone-trunks": ("0951 87",),
    "staff": ("Gundula Schreppel",),
}


@pytest.mark.parametrize(
    ("header", "own", "foreign", "entity"),
    [
        ("IBAN", ["DE89370400440532013000"], "DE02120300000000202051", "IBAN"),
        ("Kennzeichen", ["BA-SB 9001", "BA SB 9002", "ba-sb9003"], "BA-XY 123", "LICENSE_PLATE"),
    ],
)
def test_what_is_the_citys_own_is_no_persons(header: str, own: list[str], foreign: str, entity: str) -> None:
    rows = [["Nr", header], *[[str(at), own[at % len(own)]] for at in range(30)]]
    assert not detect(opened(rows), OWN).findings
    (found,) = detect(opened([*rows, ["31", foreign]]), OWN).findings
    assert found.entity == entity


def test_a_text_may_name_staff_and_accounts_of_the_city() -> None:
    filler = "Der Gehweg vor der Schule ist seit dem Sommer gesperrt, bitte bald reparieren"
    rows = [["Nr", "Bemerkung"], *[[str(at), f"{filler}, Auskunft Gundula Schreppel."] for at in range(20)]]
    rows += [["21", f"{filler}. Zahlung an DE89 3704 0044 0532 0130 00, Fahrzeug BA-SB 9001."]]
    assert not detect(opened(rows), OWN).findings
    assert detect(opened(rows), {}).findings


def rows_of_people(header: str, values: Sequence[str]) -> list[list[str]]:
    """Make a table of people with one more column."""
    rows = [[FIRST[at % 20], f"{LAST[at % len(LAST)]}", values[at % len(values)]] for at in range(40)]
    return [["Vorname", "Nachname", header], *rows]


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("LANR", ["123456601", "838382202", "555555523"], "DOCTOR_NO"),
        ("Führerschein-Nr.", ["B072RRE2I55"], "DRIVING_LICENCE"),
        ("Kontonummer", ["12345678", "532013000", "99887766"], "BANK_ACCOUNT"),
        ("BLZ", ["77050000", "70010080"], "BANK_ACCOUNT"),
        ("Geburtsort", ["Bamberg", "Izmir", "Lwiw"], "BIRTHPLACE"),
        ("Beruf", ["Bäckerin", "Lehrer", "Rentner"], "OCCUPATION"),
        ("Familienstand", ["ledig", "verh.", "gesch."], "FAMILY_STATUS"),
        ("Spalte 7", ["ledig", "verheiratet", "geschieden", "verwitwet"], "FAMILY_STATUS"),
        ("erfasst_von", ["mkestel", "STADT\\huberA", "a61bra02"], "USER_NAME"),
    ],
)
def test_what_stands_beside_a_name_is_that_persons(header: str, values: list[str], entity: str) -> None:
    package = opened(rows_of_people(header, values))
    assert entities(package, detect(package, {}))[header] == (entity, False)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("USt-IdNr.", ["DE136695976", "DE 136 695 976"]),
        ("Register", ["HRB 12345", "HRA 4711", "Amtsgericht Bamberg, VR 12"]),
        ("BSNR", ["741234500", "701234567"]),
        ("last_edited_by", ["admin", "import", "gis"]),
        ("Produktkonto", ["12345678", "99887766"]),
    ],
)
def test_numbers_of_businesses_and_accounts_of_machines_are_nobodys(header: str, values: list[str]) -> None:
    rows = [["Firma", header], *[[f"Muster {at} GmbH", values[at % len(values)]] for at in range(40)]]
    assert not detect(opened(rows), {}).findings


def people_with(*more: tuple[str, Sequence[str]]) -> list[list[str]]:
    """Make a table of people with a party and more columns."""
    columns = [
        ("Name", [f"{FIRST[at % 20]} {LAST[at % len(LAST)]}" for at in range(40)]),
        ("Partei", ["CSU", "SPD", "Grüne", "FDP"]),
        *more,
    ]
    return [[name for name, _ in columns], *[[values[at % len(values)] for _, values in columns] for at in range(40)]]


@pytest.mark.parametrize(
    ("more", "public"),
    [
        ([("Büro", ["0951 87-1234", "0951 87-1235", "0951 87-1236"])], True),
        ([("IBAN", ["DE02120300000000202051", "DE89370400440532013000"])], False),
        ([("geb.", ["03.04.1980", "12.11.1975", "30.01.1992"])], False),
        ([("Mail", ["a.huber80@gmx.de", "bergfex@web.de", "c.roth@posteo.de"])], False),
    ],
)
def test_a_party_makes_a_council_only_without_what_is_private(more: list[tuple[str, list[str]]], public: bool) -> None:
    rows = people_with(*more)
    found = entities(opened(rows), detect(opened(rows), {}))
    assert found["Name"] == ("PERSON_NAME", public)


def test_a_tree_is_nobodys_home() -> None:
    places = [("lat", [f"49.89{at:04}" for at in range(40)]), ("lon", [f"10.88{at:04}" for at in range(40)])]
    columns = [("Pate", [f"{FIRST[at % 20]} {LAST[at % len(LAST)]}" for at in range(40)]), *places]
    for kind, home in ((["Winterlinde", "Stieleiche", "Hängebirke"], False), (["ja", "nein"], True)):
        every = [*columns, ("Spalte 4", kind)]
        rows = [[name for name, _ in every], *[[values[at % len(values)] for _, values in every] for at in range(40)]]
        told = entities(opened(rows), detect(opened(rows), {}))
        assert ("lat" in told) is home


@pytest.mark.parametrize(
    ("header", "value", "entity"),
    [
        ("AktZ", "2024-WG-91917", "CASE_REF"),
        ("Flurstück", "Gaustadt Flur 5 Nr. 240", "PARCEL"),
        ("Anschrift", "Rosenweg 103 2. OG re", "ADDRESS"),
        ("Geschlecht", "Fr.", "GENDER"),
        ("RP-Nr", "C01X00T47", "PASSPORT"),
        ("StNr", "214 / 522 / 17713", "TAX_NUMBER"),
        ("MZ", "G, aG", "HEALTH"),
        ("FamN", "Huber", "LAST_NAME"),
    ],
)
def test_short_headers_and_their_forms(header: str, value: str, entity: str) -> None:
    values = [value] if header in {"Geschlecht", "MZ"} else [f"{value[:-2]}{at:02}" for at in range(10, 50)]
    values = {
        "RP-Nr": ["C01X00T47", "C01X0006H"],
        "FamN": list(LAST),
        "Anschrift": [f"Rosenweg {at} 2. OG re" for at in range(1, 40)],
    }.get(header, values)
    rows = [
        ["Vorname", "Geburtsdatum", header],
        *[[FIRST[at % 20], f"{at % 28 + 1}.03.19{50 + at}", values[at % len(values)]] for at in range(40)],
    ]
    assert entities(opened(rows), detect(opened(rows), {}))[header][0] == entity


def _column(values: Sequence[str]) -> list[str]:
    return [values[at % len(values)] for at in range(40)]


NAMES = [f"{FIRST[at % 20]} {LAST[at % len(LAST)]}" for at in range(40)]
HOMES = [f"Am Rosengarten {at}, 96049 Bamberg" for at in range(1, 41)]
BIRTHS = [f"{at % 28 + 1:02}.03.19{50 + at % 40}" for at in range(40)]
FIRMS = [f"Malerbetrieb {LAST[at % len(LAST)]} GmbH" for at in range(40)]
BOOKS = [f"978326672{at:03}0" for at in range(100, 140)]


@pytest.mark.parametrize(
    ("table", "header", "entity", "public"),
    [
        # A few people who come again and again, or hardly ever.
        (
            {"Ort": _column(["Turnhalle", "Bad"]), "Arzt": _column(["Petra Müller", "Thomas Schmidt"])},
            "Arzt",
            "PERSON_NAME",
            False,
        ),
        ({"Ort": _column(["Turnhalle", "Bad"]), "Arzt": _column(["Dr. Müller", "Dr. Schmidt"])}, "Arzt", "PERSON_NAME", False),
        ({"Baum": _column(["Linde"]), "Pate": ["Xaver Hinterhuber", *[""] * 39]}, "Pate", "PERSON_NAME", False),
        ({"Nr": [str(at) for at in range(40)], "Kontakt": [f"({one})" for one in NAMES]}, "Kontakt", "PERSON_NAME", False),
        ({"Nr": [str(at) for at in range(40)], "Baumart": NAMES}, "Baumart", "PERSON_NAME", False),
        ({"Mieter": NAMES, "Telefon": [f"171 23456{at} / 0951 234{at}" for at in range(10, 50)]}, "Telefon", "PHONE", False),
        ({"Halter": NAMES, "Steuer-Nr.": [f"81-0010{at}" for at in range(10, 50)]}, "Steuer-Nr.", "TAX_NUMBER", False),
        (
            {
                "Tag": _column(["1.3.2026"]),
                "Fahrzeug": [f"BA-{'ABCDEFGHIK'[at % 10]}{'XYZUVW'[at % 6]} {100 + at}" for at in range(40)],
            },
            "Fahrzeug",
            "LICENSE_PLATE",
            False,
        ),
        # Who borrows a book is no author of it.
        ({"Konto": [f"VK14666{at}" for at in range(10, 50)], "Name": NAMES, "ISBN": BOOKS}, "Name", "PERSON_NAME", False),
        # Who runs a firm is public, unless the row tells the day of birth.
        ({"Firma": FIRMS, "Geschäftsführer/in": NAMES, "geboren": BIRTHS}, "Geschäftsführer/in", "PERSON_NAME", False),
        ({"Firma": FIRMS, "Name": NAMES, "Privatanschrift": HOMES}, "Privatanschrift", "ADDRESS", False),
        ({"Verein": FIRMS, "Name": NAMES, "geboren": BIRTHS, "Anschrift": HOMES}, "Anschrift", "ADDRESS", False),
        ({"Name": NAMES, "GdB (%)": _column(["30", "50", "80"])}, "GdB (%)", "HEALTH", False),
        ({"Name": NAMES, "Flurstück": [f"Gaustadt-11-560/{at}" for at in range(1, 41)]}, "Flurstück", "PARCEL", False),
        ({"Name": NAMES, "Vorgang": [f"2024/93{at}/SB" for at in range(10, 50)]}, "Vorgang", "CASE_REF", False),
        ({"Halter": NAMES, "X": [f"FL-LT-90{at}" for at in range(10, 50)]}, "X", "LICENSE_PLATE", False),
        ({"Name": NAMES, "geb.": [f"{at % 28 + 1:02}-May-{50 + at % 40}" for at in range(40)]}, "geb.", "DATE_OF_BIRTH", False),
        ({"Name": NAMES, "G-Datum": [one.replace(".", " ") for one in BIRTHS]}, "G-Datum", "DATE_OF_BIRTH", False),
        # Initials and a family name, whether a list knows it or not.
        (
            {"Vor- und Zuname": [f"{'ABDK'[at % 4]}. Quohlmer{'abcdefghij'[at % 10]}l" for at in range(40)]},
            "Vor- und Zuname",
            "PERSON_NAME",
            False,
        ),
        (
            {"Los": _column(["7"]), "x": [f"{LAST[at % len(LAST)]}, {'ABDK'[at // 10]}." for at in range(40)]},
            "x",
            "PERSON_NAME",
            False,
        ),
        # Who lives at an address is told by what is used there, or which dog is kept.
        ({"Lage": HOMES, "Verbrauch kWh": [str(1800 + 7 * at) for at in range(40)]}, "Lage", "ADDRESS", False),
        (
            {
                "Rasse": _column(["Dackel", "Pudel"]),
                "Straße": _column(["Am Rosengarten", "Amselweg"]),
                "HNr": [str(at) for at in range(1, 41)],
            },
            "Straße",
            "ADDRESS",
            False,
        ),
        (
            {
                "Vorname": [FIRST[at % 20] for at in range(40)],
                "Vorwahl": _column(["0951", "09543"]),
                "Rufnummer": [str(55512 + 3 * at) for at in range(40)],
            },
            "Rufnummer",
            "PHONE",
            False,
        ),
        ({"Name": NAMES, "Flst": [f"Fl. 7, Flst. 186/{at}" for at in range(1, 41)]}, "Flst", "PARCEL", False),
        ({"Name": NAMES, "Flst": [f"Gaustadt 14-845/{at}" for at in range(1, 41)]}, "Flst", "PARCEL", False),
        ({"Name": NAMES, "Staatsangehörigkeit": _column(["000", "163", "475"])}, "Staatsangehörigkeit", "NATIONALITY", False),
        ({"Name": NAMES, "Ort": [f"Amselweg {at} // 96049 Bamberg" for at in range(1, 41)]}, "Ort", "ADDRESS", False),
        ({"Name": NAMES, "x": [f"<huber{at}@gmx.de>" for at in range(40)]}, "x", "EMAIL", False),
        (
            {"Name": NAMES, "Unser Zeichen": [f"33 / 45{at} / 23-Kl" for at in range(10, 50)], "Vorgang": _column(["1"])},
            "Unser Zeichen",
            "CASE_REF",
            False,
        ),
        ({"Name": NAMES, "x": [f"BA · AB {100 + at}" for at in range(40)]}, "x", "LICENSE_PLATE", False),
        ({"Name": NAMES, "FlurstKz": [f"Gaustadt-Süd Fl.-Nr. {700 + at}/1" for at in range(40)]}, "FlurstKz", "PARCEL", False),
        ({"Name": NAMES, "VgNr": [f"{4000 + at}.74-2022-JA" for at in range(40)]}, "VgNr", "CASE_REF", False),
        ({"Name": NAMES, "GeschZ": [f"51.12.7-L{500 + at}" for at in range(40)]}, "GeschZ", "CASE_REF", False),
        ({"Name": NAMES, "Debitorennummer": [f"01-6362{at}-4" for at in range(10, 50)]}, "Debitorennummer", "CUSTOMER_ID", False),
        ({"Name": NAMES, "GESCH": _column(["1", "2"])}, "GESCH", "GENDER", False),
        ({"x": NAMES, "y": [f"a.b{at}@rat.stadt.example.de" for at in range(40)]}, "x", "PERSON_NAME", True),
        (
            {"x": NAMES, "y": BIRTHS, "z": [f"a.b{at}@rat.stadt.example.de" for at in range(40)]},
            "y",
            "DATE_OF_BIRTH",
            False,
        ),
        ({"Name": NAMES, "Bezirk": [f"BA-CD {at}" for at in range(100, 140)]}, "Bezirk", "LICENSE_PLATE", False),
        ({"Name": NAMES, "NotfallNr": [f"1712345{at}0" for at in range(10, 50)]}, "NotfallNr", "PHONE", False),
        ({"Name": NAMES, "GPART": [str(21_000_417 + 7919 * at) for at in range(40)]}, "GPART", "CUSTOMER_ID", False),
        ({"Name": NAMES, "Ort": [f"Lindenplatz, {at}" for at in range(1, 41)]}, "Ort", "ADDRESS", False),
        ({"Name": NAMES, "x": [f"Weender Tor, {at}, 37079 Göttingen" for at in range(1, 41)]}, "x", "ADDRESS", False),
        ({"Name": NAMES, "Rel": _column(["griech.-orth.", "islam.", "kath."])}, "Rel", "RELIGION", False),
        ({"Name": NAMES, "GeschZ": [f"JA-UVG 2025/41{at}" for at in range(10, 50)]}, "GeschZ", "CASE_REF", False),
        ({"Name": NAMES, "Plakette": [f"LÜD-AB {at}" for at in range(100, 140)]}, "Plakette", "LICENSE_PLATE", False),
        ({"Name": NAMES, "HdyNr": [f"1712345{at}0" for at in range(10, 50)]}, "HdyNr", "PHONE", False),
        (
            {"Karte": _column(["Einzel"]), "Name": NAMES, "KartNr": [str(4_200_417 + 7919 * at) for at in range(40)]},
            "KartNr",
            "CUSTOMER_ID",
            False,
        ),
    ],
)
def test_more_of_what_is_of_people(table: dict[str, list[str]], header: str, entity: str, public: bool) -> None:
    rows = [list(table), *[list(row) for row in zip(*table.values(), strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get(header) == (entity, public)


@pytest.mark.parametrize(
    ("table", "header"),
    [
        ({"Firma": FIRMS, "Name": NAMES, "geboren": BIRTHS, "Betriebsstätte": HOMES}, "Betriebsstätte"),
        (
            {"Artikel": [f"HH-{_column(['AB', 'XL', 'ST'])[at]}-9{at}" for at in range(10, 40)], "Preis": _column(["3,20"])[:30]},
            "Artikel",
        ),
        ({"Name": NAMES, "Wert": [str(20000 + 7 * at) for at in range(40)]}, "Wert"),
        ({"Grabstelle": [f"D/18/{at}" for at in range(110, 150)], "Name": NAMES}, "Grabstelle"),
        ({"Kursnummer": [f"F{at}408" for at in range(10, 50)], "Kursleitung": NAMES}, "Kursnummer"),
        (
            {"Botanischer Name": _column(["Rosa 'Maria Lisa'", "Acer platanoides 'Emerald Queen'"]), "Höhe": _column(["3", "4"])},
            "Botanischer Name",
        ),
        ({"Gebäude": _column(["Rathaus", "Turnhalle"]), "Lage": HOMES, "Verbrauch kWh": _column(["23000", "18000"])}, "Lage"),
        ({"Standort Hundetoilette": HOMES, "Beutel": _column(["230", "180"])}, "Standort Hundetoilette"),
        ({"Fahrzeug": _column(["Pritsche", "Bagger"]), "Hersteller": _column(["Max Holder", "John Deere"])}, "Hersteller"),
        ({"Art": _column(["Uhu", "Luchs"]), "Wissenschaftlich": _column(["Bubo bubo"]), "x": _column(FIRST[:8])}, "x"),
        ({"KoSt": ["015500.978226", *[f"6{at}500.9782{at}" for at in range(10, 49)]], "Betrag": _column(["3,20"])}, "KoSt"),
        ({"Name": NAMES, "Browser": [f"Chrome/107.0.2385.{at}" for at in range(10, 50)]}, "Browser"),
        ({"Person/Sache": _column(["Dafür", "Dagegen"]), "Vorname": [FIRST[at % 20] for at in range(40)]}, "Person/Sache"),
        ({"BAUMNR": [f"1{at}00{at}1002" for at in range(50, 80)], "BAUMART": _column(["Linde"])[:30]}, "BAUMNR"),
        ({"Gerät": _column(["AED"]), "SN": [f"B{790_323_141 + 7 * at}" for at in range(40)]}, "SN"),
        ({"Schule": _column(["Anne-Frank-Schule"]), "Mail": [f"{132_858 + at}@schule.example.de" for at in range(40)]}, "Mail"),
        ({"Produkt": _column(["Lizenz"]), "Hersteller": FIRMS, "VERTR_NR": [f"V-78{at}016" for at in range(10, 50)]}, "VERTR_NR"),
        (
            {"Stadtteil": _column(["Gaustadt"]), "Bedarfsgemeinschaften": [str(1000 + 7 * at) for at in range(40)]},
            "Bedarfsgemeinschaften",
        ),
        ({"Verstorbene": NAMES, "Spalte 2": [f"L{at}/150" for at in range(10, 50)]}, "Spalte 2"),
        ({"Halter": NAMES, "Hund": _column(["Rudi", "Cleo", "Bella"]), "x": _column(["Mops", "Zwergschnauzer"])}, "Hund"),
        ({"Name": NAMES, "Datum des Vorgangs": [f"{at % 28 + 1:02d}.08.2024" for at in range(40)]}, "Datum des Vorgangs"),
        ({"name": FIRMS, "buyer_nuts": _column(["DEA33", "DEA35"])}, "buyer_nuts"),
        ({"Station": _column(["Markt"]), "last_reported": [str(1_731_005_747 + 977 * at) for at in range(40)]}, "last_reported"),
        ({"Titel": _column(["Lesung"]), "UID": [f"02f9b806e00ed7{at}d@kalender.example.de" for at in range(10, 50)]}, "UID"),
        ({"Brautpaar": NAMES, "traudat": _column(["20190928", "20181207", "20220125"])}, "traudat"),
        (
            {"Pumpe": [f"{one}-{at % 9}" for at, one in enumerate(_column(["Heinrich", "Ludwig"]))], "Ort": _column(["Hof"])},
            "Pumpe",
        ),
        ({"Baum": [f"Linde {at}" for at in range(10, 50)], "Pflege": _column(["Schnitt"])}, "Baum"),
        ({"Funkruf": [f"Florian Auental 1/{at}/2" for at in range(40)], "Typ": _column(["LF 20"])}, "Funkruf"),
        ({"Tief": FIRST[:20], "vom": BIRTHS[:20], "Einsätze": [str(100 + 13 * at) for at in range(20)]}, "Tief"),
        ({"Name": _column(["Jakob Lebel"]), "gesetzt": [f"{at % 12 + 1:02d}/{at % 20:02d}" for at in range(40)]}, "gesetzt"),
        ({"Kz": [f"WF-{'ML'[at % 2]} {at + 100}" for at in range(40)], "Lage": _column(["Ringweg"])}, "Kz"),
        (
            {
                "Ruf": [*FIRST[:17], "Krabbe", "Tatze", "Flocke", "Frau Mahlzahn", "Puschel"],
                "Sex": ["1,0", "0,1"] * 11,
                "Jg": [str(2001 + at % 15) for at in range(22)],
                "Chip": [str(276_072_994_637_781 + 977 * at) for at in range(22)],
                "kg": [f"{30 * at},{at % 7}" for at in range(22)],
                "Ort": _column(["Anlage 4", "Voliere", "Anlage 1", "Stall Süd"])[:22],
                "Notiz": ["frisst gut", "nach Umzug eingewöhnt"] * 11,
            },
            "Ruf",
        ),
        ({"PNr": [f"25-{417_768 + 31 * at}-3" for at in range(40)], "Par": _column(["CSB", "Pges"])}, "PNr"),
        ({"Lage": [f"Feld C R{at % 30 + 1} Nr. {at + 1}" for at in range(40)], "Verstorbene": NAMES}, "Lage"),
        ({"rx_time": [str(1_710_000_000 + 613 * at) for at in range(40)], "rssi": _column(["-98"])}, "rx_time"),
    ],
)
def test_more_of_what_is_of_things(table: dict[str, list[str]], header: str) -> None:
    rows = [list(table), *[list(row) for row in zip(*table.values(), strict=True)]]
    assert header not in entities(opened(rows), detect(opened(rows), {}))


def test_who_made_a_table_is_found_in_a_line_below_it() -> None:
    rows = [["Bezirk", "Anzahl"], *[[f"Bezirk {at}", str(at * 7 + 13)] for at in range(30)], ["Auskunft: Heike Behnke", ""]]
    (found,) = detect(opened(rows), {}).findings
    assert (found.place.field, found.entity, found.matched) == (1, "PERSON_NAME", 1)


def test_one_note_on_somebody_among_notes_on_things_is_found() -> None:
    """No header tells that these are notes; that they end in verbs does, or that one holds a number of somebody's."""
    notes = ["Rinde im Blick behalten", "Gehwegplatten leicht hochgedrückt", "Stammfuß mit Pilzbefall"] * 20
    told = "Schaden gemeldet durch Elfriede Hellmich, Pkw beschädigt"
    rows = [["wert5", "Art"], *[[f"{at}. {note}", "Linde"] for at, note in enumerate([*notes, told])]]
    (found,) = detect(opened(rows), {}).findings
    assert (found.place.field, found.entity, found.matched) == (1, "PERSON_NAME", 1)
    labels = [f"{one} mit {other}" for one in ("Wippe", "Rutsche", "Schaukel") for other in ("Fallschutz", "Zaun", "Dach")]
    reached = [*labels, "Patin Anna Huber gefragt", "Pate fehlt, 0171 3920012"]
    rows = [["wert5", "Art"], *[[label, "Linde"] for label in reached]]
    (found,) = detect(opened(rows), {}).findings
    assert (found.place.field, found.matched) == (1, 2)


@pytest.mark.parametrize(
    ("header", "named"),
    [
        (["Woche", "Röckelein", "Wicklein", "Betz"], 3),
        (["Woche", "Stunden Röckelein", "Stunden Wicklein"], 2),
        (["Woche", "Gaustadt", "Wunderburg", "Bug"], 0),
        (["Woche", "Linde", "Ahorn", "Röckelein"], 0),  # one may be a brand, a brewery, a mill
    ],
)
def test_family_names_in_several_headers_are_people(header: list[str], named: int) -> None:
    rows = [header, *[[str(at + column) for column in range(len(header))] for at in range(30)]]
    around = detect(opened(rows), {}).around
    assert [place.margin for place in around] == ["label"] * named


@pytest.mark.parametrize(
    ("note", "entity"),
    [
        ("Hr Schmitz hat schon 3x angerufen", "PERSON_NAME"),
        ("Hecke bei Schönfelder ragt in den Weg", "PERSON_NAME"),
        ("MfG K. Baumgärtner", "PERSON_NAME"),
        ("Al-Hamidi, Fatima - Widerspruch eingelegt", "PERSON_NAME"),
        ("Garten, Pächter Egon Rauh", "PERSON_NAME"),
        ("Pächter: Rauh", "PERSON_NAME"),
        ("Fällung auf Antrag von Eheleuten Wagner", "PERSON_NAME"),
        ("Halter BA-KL 1982 verwarnt", "LICENSE_PLATE"),
        ("Kd. geb. 14.03.52 gehbehindert", "DATE_OF_BIRTH"),
        ("Nutzung als Lager, Kempener Feld", None),
        ("Fällung am Stuttgarter Platz geplant", None),
    ],
)
def test_one_note_on_somebody_among_words_that_come_again(note: str, entity: str | None) -> None:
    again = ["in Ordnung", "Ast abgesägt", "Schild fehlt", "Laterne defekt", "Müll abgeholt", "geprüft, ohne Befund"]
    rows = [["Nr", "Zustand"], *[[str(at), again[at % 6]] for at in range(120)], ["120", note]]
    found = detect(opened(rows), {}).findings
    assert [(one.place.field, one.entity, one.matched) for one in found] == ([(2, entity, 1)] if entity else [])


def test_names_among_other_words_are_found_however_many() -> None:
    for every in (2, 3, 10, 20):
        rows = [["Platz", "Status"], *[[str(at), NAMES[at % 7] if at % every == 0 else "frei"] for at in range(40)]]
        (found,) = detect(opened(rows), {}).findings
        assert (found.place.field, found.entity) == (2, "PERSON_NAME")


FILES = [f"Rückfrage an die Poststelle, Vorgang {at}47/2025 ist offen und liegt beim Amt." for at in range(10, 40)]
PEOPLE_IN_TEXTS = [f"Frau {one} bittet um Aufschub und um einen Rückruf am Montag." for one in LAST[:20]]


def test_files_of_things_are_not_personal_where_nobody_is_named() -> None:
    rows = [["Straße", "Länge", "Bemerkung"], *[[f"Amselweg {at}", str(at), one] for at, one in enumerate(FILES)]]
    assert not detect(opened(rows), {}).findings
    rows[5][2] = "Die Antragstellerin fragt nach, Vorgang 4747/2025 ist offen und liegt beim Amt."
    assert [one.entity for one in detect(opened(rows), {}).findings] == ["FREE_TEXT"]
    rows[5][2] = "Rückfrage an Frau Gundula Schreppel, Vorgang 4747/2025 ist offen und liegt beim Amt."
    assert [one.entity for one in detect(opened(rows), {}).findings] == ["FREE_TEXT"]


def test_files_beside_texts_that_tell_of_people_are_theirs() -> None:
    texts = {"Geschäftszeichen": [f"WG252{at}0011" for at in range(10, 30)], "Stellungnahme": PEOPLE_IN_TEXTS}
    rows = [list(texts), *[list(row) for row in zip(*texts.values(), strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Geschäftszeichen") == ("CASE_REF", False)
    rows = [list(texts), *[[sign, "Der Zaun ist seit dem Sommer neu und steht fest."] for sign in texts["Geschäftszeichen"]]]
    assert not detect(opened(rows), {}).findings


def test_titles_beside_their_authors_name_whom_they_like() -> None:
    titles = ["Lotta zieht um", "Backen mit Lena Lindner", "Der Schimmelreiter", "Peter Pan", "Das Tagebuch von Ruth Maier"]
    rows = [["Attr2", "Autor"], *[[titles[at % 5], f"{FIRST[at % 20]} {LAST[at % len(LAST)]}"] for at in range(40)]]
    assert "Attr2" not in entities(opened(rows), detect(opened(rows), {}))


def test_whom_a_street_is_called_after_is_told_by_the_years_of_life() -> None:
    rows = [["Straße", "Erläuterung", "gelebt"]]
    rows += [[f"Weg {at}", f"{FIRST[at % 20]} {LAST[at % len(LAST)]}, Maler", f"18{at + 10}–19{at + 10}"] for at in range(40)]
    assert not detect(opened(rows), {}).findings
    rows = [[*rows[0][:2], "tätig"], *[[*row[:2], f"19{at + 50}–20{at + 10}"] for at, row in enumerate(rows[1:])]]
    assert detect(opened(rows), {}).findings


def test_a_persons_home_among_firms_is_told_by_the_birth() -> None:
    table = {"Betrieb": FIRMS, "Objekt": NAMES, "Angabe": BIRTHS, "Lage": HOMES}
    rows = [list(table), *[list(row) for row in zip(*table.values(), strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Lage") == ("ADDRESS", False)


RECORD = (("Name", "Gundula Schreppel"), ("Geburtsdatum", "12.03.1980"), ("Anschrift", "Amselweg 7, 96049 Bamberg"))


def marked_cells(rows: list[list[str]]) -> dict[str, str]:
    """Give what is marked in the second column, by the label beside it."""
    marks = detect(opened(rows), {}).marks[1].lazy().collect()
    return {rows[row - 1][0]: code for row, code in marks.select("row", "code").iter_rows()}


@pytest.mark.parametrize("people", [1, 30])
def test_labels_beside_values_are_read_as_headers(people: int) -> None:
    rows = [["Merkmal", "Wert"], *[list(one) for one in (*RECORD, ("Thema", "Radweg"), ("Status", "offen")) * people]]
    told = {"Name": "PERSON_NAME", "Geburtsdatum": "DATE_OF_BIRTH", "Anschrift": "ADDRESS"}
    assert marked_cells(rows) == told
    assert [(one.entity, one.matched) for one in detect(opened(rows), {}).findings] == [("FREE_TEXT", 3 * people)]


@pytest.mark.parametrize(
    "records",
    [
        (("Name", "Bürgeramt"), ("Anschrift", "Maxplatz 3, 96047 Bamberg"), ("Telefon", "0951 87-0")),
        (("Name", "Name der Einrichtung"), ("Adresse", "Straße und Hausnummer"), ("Geburtsdatum", "Tag der Geburt")),
        (("Geschlecht", "310"), ("Alter", "47"), ("Staatsangehörigkeit", "12")),
    ],
)
def test_labels_beside_what_is_no_persons_say_nothing(records: tuple[tuple[str, str], ...]) -> None:
    rows = [["Merkmal", "Wert"], *[list(one) for one in records * 10]]
    assert not detect(opened(rows), {}).findings


def _kinds(rows: list[list[str]]) -> set[str | None]:
    return {one.entity for one in detect(opened(rows), {}).findings}


def test_who_was_born_more_than_115_years_ago_is_dead() -> None:
    rows = [["Straße", "geb."], *[[f"{name}straße", f"{at % 28 + 1:02}.05.{1750 + at}"] for at, name in enumerate(LAST)]]
    assert "DATE_OF_BIRTH" not in _kinds(rows)
    rows[3][1] = "01.05.1975"
    assert "DATE_OF_BIRTH" in _kinds(rows)


def test_periods_of_months_are_no_telephones() -> None:
    rows = [["Vorhaben", "LZ"], *[[f"Radweg {at}", f"{at % 12 + 1:02}/2021–{at % 9 + 1:02}/2024"] for at in range(30)]]
    assert _kinds(rows) == set()


def test_names_beside_illnesses_are_not_counted_but_people() -> None:
    rows = [["Column1", "Column2", "Column3"], *[[name, f"E{at % 90 + 10}.{at % 10}", str(at)] for at, name in enumerate(FIRST)]]
    assert {"FIRST_NAME", "HEALTH"} <= _kinds(rows)


def test_the_home_beside_a_name_in_a_single_cell_is_marked_too() -> None:
    rows = [
        ["Nr", "Ort"],
        *[[str(at), f"Spielplatz {at % 5}"] for at in range(120)],
        ["120", "Grundstück Fam. Huber, Lindenweg 39"],
    ]
    (marks,) = detect(opened(rows), {}).marks.values()
    assert set(marks.lazy().collect()["code"]) == {"PERSON_NAME", "ADDRESS"}


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("Gemarkung/Flur/Flurstück", [f"Flur {at}, Flst. {at + 90}/6" for at in range(20)], "PARCEL"),
        ("Herkunftsland", ["Irak", "Syrien", "Ukraine", "Eritrea"] * 5, "NATIONALITY"),
        ("Vorname(n)", FIRST[:20], "FIRST_NAME"),
    ],
)
def test_what_is_said_beside_texts_that_tell_of_people_is_theirs(header: str, values: list[str], entity: str) -> None:
    numbered = [["Nr", header, "Notiz"], *[[str(at), one, PEOPLE_IN_TEXTS[at]] for at, one in enumerate(values)]]
    assert entities(opened(numbered), detect(opened(numbered), {})).get(header) == (entity, False)
    quiet = [["Nr", header, "Notiz"], *[[str(at), one, "erledigt"] for at, one in enumerate(values)]]
    assert not detect(opened(quiet), {}).findings


def test_whoever_is_a_frau_or_a_herr_is_somebody() -> None:
    births = [f"{at % 28 + 1:02}.0{at % 9 + 1}.{1940 + at}" for at in range(60)]
    ill = ["Keuchhusten", "Borreliose", "Tuberkulose", "Windpocken"]
    records = [[at, ["Frau", "Herr", " FRAU", "-"][n % 4], ill[n % 4]] for n, at in enumerate(births)]
    assert _kinds([["Objekt", "Inhalt", "Info"], *records]) == {"DATE_OF_BIRTH", "GENDER", "HEALTH"}
    counted = [["Anrede", "Anzahl"], ["Frau", "310"], ["Herr", "298"], ["Frau", "280"], ["Herr", "311"]]
    assert _kinds(counted) == set()


def test_degrees_of_disability_are_health_whatever_their_column_is_called() -> None:
    degrees = ["GdB 50", "GdB 80", "nein", "nein", "gleichgestellt"]
    rows = [["Name", "SB"], *[[name, degrees[at % 5]] for at, name in enumerate(NAMES)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("SB") == ("HEALTH", False)


def test_dates_of_birth_may_be_parted_by_blanks() -> None:
    rows = [["Name", "GebTag"], *[[name, f"{at % 28 + 1} {at % 12 + 1} {at % 9 + 12}"] for at, name in enumerate(NAMES)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("GebTag") == ("DATE_OF_BIRTH", False)


def test_whose_number_stands_in_a_single_cell_is_marked_too() -> None:
    rows = [["Nr", "Ort"], *[[str(at), f"Spielplatz {at % 5}"] for at in range(120)], ["120", "Doris Bach, 0174 9091317"]]
    (marks,) = detect(opened(rows), {}).marks.values()
    assert set(marks.lazy().collect()["code"]) == {"PERSON_NAME", "PHONE"}


def test_numbers_of_things_that_look_like_pensions_have_their_check_digit_by_chance() -> None:
    cabinets = [f"{at % 80 + 12} {at % 28 + 1:02}{at % 12 + 1:02}{at % 90 + 10} K {at:03}" for at in range(130)]
    assert _kinds([["Kennz.", "Typ"], *[[one, "KVS"] for one in cabinets]]) == set()


def test_library_cards_are_counted() -> None:
    rows = [["Bibliothek", "Bibliotheksausweise"], *[[f"Bücherei {at}", str(900 + 371 * at)] for at in range(12)]]
    assert _kinds(rows) == set()


def test_where_works_are_shown_is_not_where_their_authors_live() -> None:
    plays = [["03.05.2026", f"Stück {at}", name, ["Studio", "Großes Haus", "Kammer"][at % 3]] for at, name in enumerate(NAMES)]
    rows = [["Datum", "Stück", "Autor", "Ort"], *plays]
    found = entities(opened(rows), detect(opened(rows), {}))
    assert found.get("Autor") == ("PERSON_NAME", True)
    assert "Ort" not in found


def test_dates_with_dashes_and_short_years_are_no_files() -> None:
    days = [f"{at % 28 + 1:02}-{at % 12 + 1:02}-{40 + at}" for at in range(40)]
    rows = [["a", "b", "c"], *[[name, day, f"{at + 1:02}-03-25"] for at, (name, day) in enumerate(zip(NAMES, days, strict=True))]]
    assert entities(opened(rows), detect(opened(rows), {})) == {"a": ("PERSON_NAME", False), "b": ("DATE_OF_BIRTH", False)}


@pytest.mark.parametrize("header", ["Merkmal_2", "Nummer", "Kategorie"])
def test_births_of_children_stand_after_their_names_whatever_their_header(header: str) -> None:
    rows = [["Objekt", header], *[[name, f"{at % 28 + 1:02}.0{at % 9 + 1}.{2010 + at % 12}"] for at, name in enumerate(NAMES)]]
    assert entities(opened(rows), detect(opened(rows), {})).get(header) == ("DATE_OF_BIRTH", False)


def test_homes_with_coordinates_and_consumption_are_those_of_households() -> None:
    rows = [
        ["homeStreet", "X2", "lon_x", "mw_1"],
        *[[home, f"48.9{10 + at}7", f"10.0{10 + at}3", f"7{at},5"] for at, home in enumerate(HOMES)],
    ]
    assert {"ADDRESS", "GEO_HOME"} <= _kinds(rows)


def test_whoever_is_asked_for_lives_at_home_where_the_header_says_so() -> None:
    rows = [["Ansprechpartner", "Wohnadresse"], *[list(one) for one in zip(NAMES, HOMES, strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Wohnadresse") == ("ADDRESS", False)


def test_parcels_under_their_header_are_no_files() -> None:
    rows = [["Flurstück", "Bauherr", "Anschrift"]]
    rows += [[f"{2000 + 37 * at}/{at % 40 + 2}", *one] for at, one in enumerate(zip(NAMES, HOMES, strict=True))]
    assert entities(opened(rows), detect(opened(rows), {})).get("Flurstück") == ("PARCEL", False)


def test_shelf_marks_are_no_plates() -> None:
    rows = [["Signatur", "Titel der Akte"], *[[f"StA J {'ABF'[at % 3]} {200 + at}", f"Feuerwehrfest {at}"] for at in range(40)]]
    assert _kinds(rows) == set()


def test_illnesses_beside_sexes_and_births_are_somebodys_without_any_name() -> None:
    rows = [["Unnamed: 1", "Unnamed: 2", "Unnamed: 3", "Unnamed: 4"]]
    codes = ("L20.8", "G40.3", "F32.1", "J45.9", "M54.4")
    rows += [[str(at), f"{at % 28 + 1}.{at % 12 + 1}.{1930 + 37 * at % 70}", "wm"[at % 2], codes[at % 5]] for at in range(60)]
    assert {"DATE_OF_BIRTH", "HEALTH", "GENDER"} <= _kinds(rows)


def test_family_names_beside_births_are_names_under_no_header() -> None:
    rows = [["col_1", "col_2", "col_3"]]
    rows += [
        ["Kündigung", name.split()[-1], f"{at % 28 + 1}.{at % 12 + 1}.{1941 + 37 * at % 55}"] for at, name in enumerate(NAMES)
    ]
    assert {"LAST_NAME", "DATE_OF_BIRTH"} <= _kinds(rows)


def test_running_numbers_are_no_files_whoever_writes_beside_them() -> None:
    said = [f"Am {at}. fragte Frau {name.split()[-1]} nach dem Stand und will Bescheid." for at, name in enumerate(NAMES)]
    rows = [["Vorgang", "Notiz"], *[[str(1000 + 3 * at), text] for at, text in enumerate(said)]]
    assert "CASE_REF" not in _kinds(rows)


def test_the_card_of_a_reader_is_no_identity_card() -> None:
    cards = [f"{100_003 + 7919 * at % 899_000}" for at in range(len(NAMES))]
    rows = [["Ausweisnummer Leser", "Name"], *[list(one) for one in zip(cards, NAMES, strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Ausweisnummer Leser") == ("CUSTOMER_ID", False)


def test_what_was_built_has_no_birth() -> None:
    days = [f"{at % 28 + 1:02}.{at % 12 + 1:02}.{1996 + at % 20}" for at in range(30)]
    assert (
        _kinds(
            [
                ["Wg", "Hersteller", "geb"],
                *[[f"22{at:02}", ["Stadler", "Bombardier"][at % 2], day] for at, day in enumerate(days)],
            ]
        )
        == set()
    )
    people = [["Name", "Hersteller", "geb"], *[[name, "Stadler", day] for name, day in zip(NAMES, days, strict=False)]]
    assert "DATE_OF_BIRTH" in _kinds(people)


def test_a_few_contacts_of_one_house_are_no_persons_mailboxes() -> None:
    boxes = ("dez4@stadt.example", "kultur@stadt.example", "preise@stadt.example", "ehrung@stadt.example")
    assert _kinds([["Preis", "Kontakt"], *[[f"Preis {at}", boxes[at % 4]] for at in range(24)]]) == set()


def test_storms_have_given_names() -> None:
    rows = [["Name", "Jahr", "Bö km/h"], *[[name, str(1990 + at), str(120 + 7 * at % 60)] for at, name in enumerate(FIRST)]]
    assert _kinds(rows) == set()


def test_breeds_are_called_like_people() -> None:
    breeds = ("Beagle", "Dackel", "Jack Russell", "Boxer", "Labrador", "Pudel")
    rows = [["V1", "V2"], *[[str(at), breeds[at % 6]] for at in range(60)]]
    assert _kinds(rows) == set()


@pytest.mark.parametrize(
    ("header", "spelled", "entity"),
    [
        ("StA", ("Bundesrep. Deutschland", "dt.", "poln.", "vietn.", "ital."), "NATIONALITY"),
        ("col_4", ("German", "Italian", "Polish", "Vietnamese"), "NATIONALITY"),
        ("Anr", ("♀", "♂"), "GENDER"),
        ("gsl", ("feminin", "maskulin"), "GENDER"),
        ("Anrede/Geschlecht", ("H", "F"), "GENDER"),
        ("Spalte I", ("ev.-luth.", "rk", "ev. reformiert", "vd"), "RELIGION"),
        ("konfz", ("evangelisch-reformiert", "ev.-lutherisch", "freikirchlich", "alevitisch"), "RELIGION"),
        ("KSt", ("bekenntnislos", "kath.", "evang.-luth.", "evang.-ref.", "muslimisch"), "RELIGION"),
    ],
)
def test_facts_of_people_have_many_spellings(header: str, spelled: tuple[str, ...], entity: str) -> None:
    rows = [["Name", "geb.", header], *[[name, BIRTHS[at], spelled[at % len(spelled)]] for at, name in enumerate(NAMES)]]
    assert entities(opened(rows), detect(opened(rows), {})).get(header) == (entity, False)


def test_names_are_parted_by_a_semicolon_too() -> None:
    rows = [["Nm", "Status"], *[["; ".join(reversed(name.split())), "offen"] for name in NAMES]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Nm") == ("PERSON_NAME", False)


def test_a_word_for_it_before_a_number_is_no_part_of_it() -> None:
    numbers = [f"Fon 040-66969{at:03}" for at in range(40)]
    rows = [["Name", "TelPriv"], *[list(one) for one in zip(NAMES, numbers, strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("TelPriv") == ("PHONE", False)


def test_homes_beside_texts_are_told_by_their_header() -> None:
    said = [f"Frau {name.split()[-1]} bittet am {at}. um Rückruf und Bescheid bis Montag." for at, name in enumerate(NAMES)]
    rows = [["Meldeadresse", "Vermerk"], *[[home.split(",")[0], text] for home, text in zip(HOMES, said, strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Meldeadresse") == ("ADDRESS", False)


def test_parcels_are_written_with_their_field() -> None:
    parcels = [f"{at % 24 + 1}-{at * 13 % 400 + 7}/{at + 2}" for at in range(40)]
    homes = [home.split(",")[0] for home in HOMES]
    rows = [["VKto", "Straße", "flst", "kWh"], *[[f"K{at:05}", homes[at], parcels[at], str(900 + 7 * at)] for at in range(40)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("flst") == ("PARCEL", False)


def test_a_word_for_it_before_an_account_is_no_part_of_it() -> None:
    rows = [["Name", "Merker"], *[[name, "Kto. DE02 1203 0000 0000 2020 51"] for name in NAMES]]
    assert entities(opened(rows), detect(opened(rows), {})).get("Merker") == ("IBAN", False)


def test_days_with_hyphens_are_no_telephone_numbers() -> None:
    days = [f"0{at % 9 + 1}-0{at % 9 + 1}-20{at % 10 + 15}" for at in range(40)]
    rows = [["Name", "Prüftermin"], *[list(one) for one in zip(NAMES, days, strict=True)]]
    assert "Prüftermin" not in entities(opened(rows), detect(opened(rows), {}))


def test_who_stands_between_a_number_and_a_home_is_somebody() -> None:
    unheard = [
        f"{first}{second}"
        for first in ("Gro", "Bla", "Sku", "Vre", "Tju")
        for second in "dvik zlop rmpf ksil nturo mwek pfra gnob".split()
    ]
    homes = [home.split(",")[0] for home in HOMES]
    rows = [[f"{at * 7919 % 900000 + 100000}", unheard[at], homes[at], f"{at * 31 % 900},5"] for at in range(40)]
    found = entities(
        opened([["VKto", "F2", "Straße", "kWh"], *rows]), detect(opened([["VKto", "F2", "Straße", "kWh"], *rows]), {})
    )
    assert found.get("F2") == ("LAST_NAME", False)


def test_days_of_clubs_and_files_are_no_births() -> None:
    days = [f"0{at % 9 + 1}.0{at % 9 + 1}.19{at * 7 % 60 + 20}" for at in range(40)]
    clubs = [f'KGA "{("Käthe Kollwitz", "Friedrich Fröbel", "Erich Mühsam", "Emil Nolde")[at % 4]}"' for at in range(40)]
    assert not _kinds(
        [["Anlage", "gegründet am", "Parzellen"], *[[club, day, "83"] for club, day in zip(clubs, days, strict=True)]]
    )
    files = [["Geburt des Vorgangs", "Volumen"], *[[day, str(at * 37)] for at, day in enumerate(days)]]
    assert not _kinds(files)


def test_free_seats_are_no_customers() -> None:
    assert not _kinds([["Termin", "Karten_frei"], *[[f"0{at % 9 + 1}.05.2025", str(at * 3 % 90)] for at in range(40)]])


def test_serial_numbers_of_papers_may_have_one_form() -> None:
    letters = "CFGHJKLMNPRTVWXYZ"
    papers = [f"L01{letters[at % 17]}00{letters[at * 5 % 17]}{at + 10}" for at in range(40)]
    rows = [["S1", "S2", "S3"], *[[*name.split(), paper] for name, paper in zip(NAMES, papers, strict=True)]]
    assert entities(opened(rows), detect(opened(rows), {})).get("S3") == ("ID_CARD", False)


def test_mailboxes_are_written_so_that_programs_do_not_find_them() -> None:
    for sign in ("(ät)", "[at]", "{at}", " (at) "):
        boxes = [f"{name.split()[0].lower()}.{name.split()[1].lower()}{at}{sign}mail.example" for at, name in enumerate(NAMES)]
        rows = [["Nr", "c4"], *[[str(at), box] for at, box in enumerate(boxes)]]
        assert entities(opened(rows), detect(opened(rows), {})).get("c4") == ("EMAIL", False)


def test_names_of_institutions_are_no_peoples() -> None:
    houses = (
        "Bergbaudenkmal Martin Hoop",
        "Konservatorium Robert Schumann",
        "Gymnasium Clara Wieck",
        "Wohnheim Kopernikus",
        "Villa Mocc",
    )
    assert not _kinds([["Nr", "Name der Einrichtung"], *[[str(at), houses[at % 5]] for at in range(40)]])


def test_texts_are_no_labels_of_other_cells() -> None:
    texts = [f"Die Bank an der Ecke Lindenweg und Ampel {at} ist schon lange ohne jede Lehne." for at in range(40)]
    texts[3] = "Ampel schaltet an der Ecke zu spät. Sammelpostfach der Stadt ist seit gestern voll."
    texts[7] = "Pflegegrad bewilligt, wie der Bauhof zu den Bäumen der Allee heute berichtet hat."
    places = ["Rathaus", "Stadtpark"] * 20
    places[3], places[7] = "August-Horch-Stadion", "Käthe-Duncker-Grundschule"
    rows = [["Ort", "Vermerk"], *[list(one) for one in zip(places, texts, strict=True)]]
    rows[12][0] = "Anna Huber"  # one cell that is somebody makes no illness of a school
    codes = detect(opened(rows), {}).marks[1].lazy().collect()["code"].to_list()
    assert "HEALTH" not in codes


def test_files_have_colons_and_dots() -> None:
    for form in ("{a}.39:{b}/2022", "505.{c}.2"):
        signs = [form.format(a=at + 110, b=at * 17 + 19, c=at * 7919 % 900000 + 100000) for at in range(40)]
        rows = [["Name", "Vg"], *[list(one) for one in zip(NAMES, signs, strict=True)]]
        assert entities(opened(rows), detect(opened(rows), {})).get("Vg", ("",))[0] in {"CASE_REF", "CUSTOMER_ID"}


def test_what_plays_and_drives_is_called_like_people() -> None:
    toys = ("Turm Rapunzel", "Rutsche Max", "Schaukel Anna", "Elefant Benjamin", "Wippe Emil")
    rows = [
        ["Nr", "Name", "Fa", "Bj"],
        *[[f"SG{at * 331 + 22000}", toys[at % 5], "Kompan", str(1990 + at % 30)] for at in range(40)],
    ]
    assert _kinds(rows) == set()
    trams = [["Fzg.", "Umlauf", "Taufname"], *[[f"2{at:02}", f"{at % 9}/{at % 7}", FIRST[at % 20]] for at in range(40)]]
    assert _kinds(trams) == set()
    children = [["Taufname", "Familienname", "geb."], *[[*name.split(), BIRTHS[at]] for at, name in enumerate(NAMES)]]
    assert {"FIRST_NAME", "LAST_NAME", "DATE_OF_BIRTH"} <= _kinds(children)


def test_animals_are_no_people_though_they_have_a_sex() -> None:
    beasts = [["Name", "Geschlecht", "geb.", "Tierart", "Chip-Nr."]]
    beasts += [[FIRST[at % 20], "mw"[at % 2], BIRTHS[at], "Lama", f"2760{at * 7919 + 56877492669}"] for at in range(40)]
    assert _kinds(beasts) == set()


def test_long_labels_are_labels_all_the_same() -> None:
    labels = [
        f"{word} der antragstellenden Person laut vorgelegtem gültigen Personalausweis"
        for word in ("Name", "Geburtsdatum", "Anschrift")
    ]
    rows = [[label, cell] for at in range(12) for label, cell in zip(labels, (NAMES[at], BIRTHS[at], HOMES[at]), strict=True)]
    assert detect(opened([["Merkmal", "Wert"], *rows]), {}).findings


def test_short_headers_need_somebody() -> None:
    days = [f"0{at % 9 + 1}.05.20{at % 10 + 10}" for at in range(40)]
    assert _kinds([["Anlage", "gd", "Wert"], *[[f"Pumpe {at}", day, str(at)] for at, day in enumerate(days)]]) == set()
    assert "GENDER" not in _kinds([["name", "gs"], *[[name, str(at % 3 + 1)] for at, name in enumerate(NAMES)]])
    files = [["Akte", "Geburtsdatum lt. Antrag"], *[[f"50.1-WG-{at + 10000}/24", BIRTHS[at]] for at in range(40)]]
    assert "DATE_OF_BIRTH" in _kinds(files)


def test_the_day_of_foundation_is_not_that_of_the_owner() -> None:
    days = [f"0{at % 9 + 1}.0{at % 9 + 1}.19{at * 7 % 60 + 30}" for at in range(40)]
    rows = [["Inhaber", "gegründet am"], *[list(one) for one in zip(NAMES, days, strict=True)]]
    assert "DATE_OF_BIRTH" not in _kinds(rows)
    assert "DATE_OF_BIRTH" in _kinds([["Inhaber", "Feld 2"], *rows[1:]])


def test_animals_are_known_by_their_chips() -> None:
    chips = [f"2760{at * 7919 + 56877492669}" for at in range(40)]
    rows = [["Nr", "Name", "geb", "Merkmal"], *[[f"T-{at + 100}", FIRST[at % 20], BIRTHS[at], chips[at]] for at in range(40)]]
    assert _kinds(rows) == set()
    rows[0][2] = "Geburtsdatum Halter"
    assert "DATE_OF_BIRTH" in _kinds(rows)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Stück", ["Rose Bernd", "Maria Stuart", "Emilia Galotti", "Medea"]),
        ("Schiffsname", ["Frau Antje", "Albatros", "Heimat", "Möwe"]),
    ],
)
def test_things_are_called_like_people(header: str, cells: list[str]) -> None:
    assert _kinds([["Nr", header], *[[str(at), cells[at % 4]] for at in range(40)]]) == set()


def test_an_account_of_a_budget_is_no_telephone_but_a_telephone_beside_it_is() -> None:
    codes = [f"{at % 7}{at % 900 + 1000}-{at * 79 + 10692}" for at in range(200)]
    rows = [["Haushaltsstelle", "G"], *[[code, f"G{at % 9}"] for at, code in enumerate(codes)]]
    assert _kinds(rows) == set()
    rows[17][0], rows[90][0] = "0171 3920012", "Rückruf 040 66969123"
    assert detect(opened(rows), {}).marks[1].lazy().collect()["row"].to_list() == [18, 91]
    words = [["Kostenstelle", "G"], *[["Bauhof", f"G{at % 9}"] for at in range(40)], ["Patin 0171 3920012", "G1"]]
    assert _kinds(words) == {"PHONE"}


def test_a_header_tells_files_whose_form_is_the_offices_own() -> None:
    signs = [f"WG {at % 90 + 10}/{at * 7 % 900 + 100}-{'ABK'[at % 3]}{at % 90 + 10}" for at in range(40)]
    rows = [["Name", "Geschäftszeichen"], *[list(one) for one in zip(NAMES, signs, strict=True)]]
    assert "CASE_REF" in _kinds(rows)


def test_a_schools_mailbox_is_called_after_somebody_long_dead() -> None:
    boxes = ["maria-montessori", *[f"{street}schule" for street in "linden auen berg tal wald see markt park hof".split()]]
    rows = [["Schule", "E-Mail"], *[[f"Schule {at}", f"{boxes[at % 10]}@schulen.stadt.example"] for at in range(40)]]
    assert _kinds(rows) == set()
    rows[3][1] = "anna.petridis@schulen.stadt.example"
    assert _kinds(rows) == {"EMAIL"}


def test_a_day_of_a_year_long_before_our_time_is_a_number() -> None:
    rows = [["E-Mail", "Menge", "Titelnr"]]
    rows += [[f"{LAST[at % len(LAST)].lower()}{at}@gmx.de", f"{at} St", f"01.02.0{at * 7 + 110:03}"] for at in range(40)]
    assert _kinds(rows) == {"EMAIL"}
    rows = [rows[0], *[[*row[:2], f"01.02.19{at * 2 + 10}"] for at, row in enumerate(rows[1:])]]
    assert "DATE_OF_BIRTH" in _kinds(rows)


@pytest.mark.parametrize(("body", "kinds"), [("Chorgemeinschaft", set()), ("Erbengemeinschaft", {"PERSON_NAME"})])
def test_a_choir_is_called_after_somebody(body: str, kinds: set[str]) -> None:
    clubs = ("Verein der Hundefreunde e. V.", "TSV Rotenberg 1911 e. V.", "Reiterverein Steinfurth e. V.", "Treff Elisabethhaus")
    users = [f"{body} Anna Huber" if at % 12 == 3 else clubs[at % 4] for at in range(66)]
    assert _kinds([["Ort", "Hauptnutzer"], *[[f"Platz {at}", user] for at, user in enumerate(users)]]) == kinds


def test_a_reader_over_long_numbers_is_a_number_of_somebody() -> None:
    titles = ("Bunte Steine", "Nachsommer", "Hochwald", "Witiko")
    rows = [["Leser", "Titel"], *[[str(at * 104_729 + 1_200_347), titles[at % 4]] for at in range(40)]]
    assert _kinds(rows) == {"CUSTOMER_ID"}
    assert _kinds([["Leser", "Monat"], *[[str(at * 31 + 800), f"{at % 12 + 1}/2025"] for at in range(40)]]) == set()


@pytest.mark.parametrize("header", ["PAuswNr", "DokNr", "Nr. F"])
def test_cards_of_people_stand_under_any_number(header: str) -> None:
    signs = "LMNPRTVWXYCFGHJK0123456789"
    cards = ["L" + "".join(signs[(at * 7 + place * (at + 3)) % 26] for place in range(8)) for at in range(40)]
    assert "ID_CARD" in _kinds([["Name", header], *[list(one) for one in zip(NAMES, cards, strict=True)]])
    assert _kinds([["Ort", "Seriennr."], *[["Bauhof", card] for card in cards]]) == set()


def test_what_is_not_known_is_no_value() -> None:
    signs = [f"60.3-BA-202{at % 4}-{at * 797 + 10_431}" if at % 6 else "n. b." for at in range(40)]
    assert "CASE_REF" in _kinds([["Name", "vg_zch"], *[list(one) for one in zip(NAMES, signs, strict=True)]])


def test_two_single_letters_are_no_breed() -> None:
    rows = [
        ["MdR_S", "Fraktion"],
        *[[f"{FIRST[at % 20]}{LAST[at % len(LAST)]}", "CDU SPD FDP".split()[at % 3]] for at in range(40)],
    ]
    assert "PERSON_NAME" in _kinds(rows)


def test_codes_of_stops_and_lamps_are_no_plates() -> None:
    stops = [
        [f"HA-{'NO ZO EM K'.split()[at % 4]} {at * 7 % 90 + 1}", f"51.3{at * 37 % 900 + 10}", f"7.4{at * 53 % 900 + 10}"]
        for at in range(200)
    ]
    assert _kinds([["hstCode", "Hochwert", "Länge (WGS84)"], *stops]) == set()
    lamps = [[f"LB-{'PHDK'[at % 4]} {at * 97 % 9000 + 1000}", "LED"] for at in range(60)]
    assert _kinds([["Leuchten-ID", "Typ"], *lamps]) == set()
    cars = [[f"LB-{'PHDK'[at % 4]}{'AXRT'[at % 3]} {at * 97 % 9000 + 1000}", "LED"] for at in range(60)]
    assert _kinds([["Leuchten-ID", "Typ"], *cars]) == {"LICENSE_PLATE"}


def test_animals_of_a_shelter_are_known_by_what_they_are() -> None:
    kinds = ("Hund", "Katze", "Kaninchen")
    rows = [["Feld 1", "Feld 2", "Feld 3"], *[[f"T25-{at:03}", FIRST[at % 20], kinds[at % 3]] for at in range(40)]]
    assert _kinds(rows) == set()
    owned = [["Feld 1", "Feld 2", "Feld 3"], *[[NAMES[at], FIRST[at % 20], kinds[at % 3]] for at in range(40)]]
    assert "PERSON_NAME" in _kinds(owned)


@pytest.mark.parametrize(
    ("header", "values", "entity"),
    [
        ("sx", ("1 - männlich", "2 - weiblich"), "GENDER"),
        ("PStaat", ("Kroate/Kroatin", "Deutscher/Deutsche", "Grieche/Griechin", "Ungar/Ungarin"), "NATIONALITY"),
        ("kgz", ("RÖM-KATH", "EV-LUTH", "MUSL", "RÖM-KATH", "EV-LUTH", "SONST"), "RELIGION"),
        ("glb", ("r.k.", "e.l.", "gem.los", "n.ap.", "alev."), "RELIGION"),
        ("Ortszeile", ("96047, Bamberg", "96049, Bamberg", "96052, Bamberg", "96103, Hallstadt"), "POSTAL_PLACE"),
        ("KdN", tuple(str(at * 104_729 + 1_000_003) for at in range(40)), "CUSTOMER_ID"),
        ("Leseausweis", tuple(str(at * 1_047_293 + 10_000_079) for at in range(40)), "CUSTOMER_ID"),
        ("Attribut3", tuple(f"{at * 0x1357_9BDF_13 + 0xA000_0000_0001:012X}" for at in range(40)), "MAC_ADDRESS"),
        ("flkz", tuple(f"Gemarkung Burgstadt {at * 37 + 58}/{at % 9 + 1}" for at in range(40)), "PARCEL"),
        ("gebTag", tuple(f"{1940 + at % 60}/0{at % 9 + 1}/1{at % 9}" for at in range(40)), "DATE_OF_BIRTH"),
    ],
)
def test_what_registers_write_of_people(header: str, values: tuple[str, ...], entity: str) -> None:
    home = [f"Lindenweg {at + 1}" for at in range(40)]
    rows = [["Name", "Wohnung", header], *[[NAMES[at], home[at], values[at % len(values)]] for at in range(40)]]
    assert entity in _kinds(rows)


def test_a_counter_counts() -> None:
    rows = [["Kandidat", "Liste", "Zähler"], *[[NAMES[at], "CDU SPD".split()[at % 2], str(at * 97 + 211)] for at in range(40)]]
    assert "CUSTOMER_ID" not in _kinds(rows)
    meters = [["Name", "Zähler"], *[[NAMES[at], str(at * 1_047_293 + 10_000_079)] for at in range(40)]]
    assert "CUSTOMER_ID" in _kinds(meters)


def test_where_a_work_stands_is_nobodys_home() -> None:
    places = [[f"49.8{at:03}", f"10.8{at:03}"] for at in range(40)]
    rows = [["Werk", "Künstler/in", "Material", "y-Lage", "x-Lage"]]
    assert "GEO_HOME" not in _kinds([*rows, *[["Große Welle", NAMES[at], "Bronze", *places[at]] for at in range(40)]])


def test_days_of_late_are_births_beside_people_alone() -> None:
    days = [f"{at % 28 + 1:02}.0{at % 9 + 1}.{2016 + at % 10}" for at in range(40)]
    rows = [["Verein", "Geburtsfall"], *[[f"Freiwillige Helfer {at} e.V.", days[at]] for at in range(40)]]
    assert _kinds(rows) == set()
    assert "DATE_OF_BIRTH" in _kinds([["Name", "Geburtsfall"], *[[NAMES[at], days[at]] for at in range(40)]])
    assert "DATE_OF_BIRTH" in _kinds([["Kita", "Geburtsdatum"], *[[f"Kita {at}", days[at]] for at in range(40)]])


def test_tenants_may_stand_under_a_subject() -> None:
    rows = [["KdN", "Betreff", "StrHnr"]]
    rows += [[f"VK-{at * 10_473 + 100_003}", LAST[at % len(LAST)].upper(), f"Lindenweg {at + 1}"] for at in range(60)]
    assert {"LAST_NAME", "ADDRESS", "CUSTOMER_ID"} <= _kinds(rows)


def test_a_number_behind_a_given_name_makes_no_person() -> None:
    dogs = ("Bruno II", "Anton", "Molly", "Rudi III", "Fee", "Wotan")
    assert (
        _kinds([["Nr", "Ruf", "Rasse"], *[[str(at), dogs[at % 6], "Boxer Dackel".split()[at % 2]] for at in range(60)]]) == set()
    )


GIVEN = "Lukas Emma Anna Paul Mia Leon Finn Ida Marie Jonas".split()


@pytest.mark.parametrize("suffix", ["", " II"])
def test_children_by_their_given_names_are_people(suffix: str) -> None:
    rows = [["Kind", "Gruppe", "Allergie"]]
    rows += [
        [GIVEN[at % 10] + suffix * (at % 3 > 0), "AB"[at % 2], "Asthma Neurodermitis keine".split()[at % 3]] for at in range(40)
    ]
    assert {"FIRST_NAME", "HEALTH"} <= _kinds(rows)


@pytest.mark.parametrize("header", ["Geburtsdatum Kind", "Geb.-Tag Kind", "Geburtsdatum (Säugling)", "Geb.datum Schüler"])
def test_young_births_are_those_of_children(header: str) -> None:
    days = [f"{at % 27 + 1:02}.{at % 9 + 1:02}.{datetime.now(UTC).year - 2 - at % 5}" for at in range(40)]
    assert "DATE_OF_BIRTH" in _kinds([[header, "Pflegestufe"], *[[day, str(at % 5 + 1)] for at, day in enumerate(days)]])


@pytest.mark.parametrize("header", ["Jagdscheine", "Leseausweise neu", "Mitgliedsausweise", "Scheinnr"])
def test_cards_that_are_counted_are_nobodys(header: str) -> None:
    rows = [["Jahr", header, "Entleihungen"], *[[str(1990 + at), str(400 + at * 13), str(10_000 + at * 77)] for at in range(35)]]
    assert _kinds(rows) == set()


def test_numbers_of_rows_are_no_customers() -> None:
    assert _kinds([["Pers.Nr. (intern)", "Objekt"], *[[str(at + 1), f"Bank {at}"] for at in range(40)]]) == set()
    drawn = [["Kundennummer", "Objekt"], *[[str(100_003 + at * 7919), f"Bank {at}"] for at in range(40)]]
    assert _kinds(drawn) == {"CUSTOMER_ID"}


def test_family_names_stand_under_any_header_beside_given_ones() -> None:
    rows = [["Vorname", "Gegenstand"], *[[FIRST[at % len(FIRST)], LAST[at % len(LAST)]] for at in range(60)]]
    assert _kinds(rows) == {"FIRST_NAME", "LAST_NAME"}
