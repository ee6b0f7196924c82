"""Detect tells people's data from things' data by the whole table, and finds the few leaking cells of a harmless column."""

import csv
import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest

from opendata.model import KINDS, Finding, Place, Reading
from opendata.recognizers import columns
from opendata.recognizers.margins import personal_texts, spelled
from opendata.stages.detect import Detection, detect, prediction
from opendata.stages.read import read
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, Table, cells_schema, write

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "datapackages"
SHARED = ROOT / ".." / "shared"
REAL = SHARED / "realdata"
NO_PEOPLE = ("T021", "T027", "T030", "T034", "T046", "T047", "T049", "T085", "T088", "T089", "T111")


def empty(schema: pl.Schema) -> Table:
    return write([pl.DataFrame(schema=schema)], schema)


def opened(rows: Sequence[Sequence[str]], margins: Mapping[str, str] | None = None) -> OpenPackage:
    """Open a table whose first record is the header."""
    header, *records = rows
    data: dict[str, object] = {"row": range(2, len(records) + 2)}
    data |= {f"f{at}": [record[at - 1] or None for record in records] for at in range(1, len(header) + 1)}
    schema = cells_schema(len(header))
    fields = tuple(OpenField(at, label, "string", "default", False, {}) for at, label in enumerate(header, start=1))
    cells = write([pl.DataFrame(data, schema=schema)], schema)
    resource = OpenResource(1, "csv", {}, {}, Reading(header_rows=(1,)), fields, cells, empty(MARGINS), empty(MARKS))
    beside = pl.DataFrame({"place": list(margins or {}), "text": list((margins or {}).values())}, schema=MARGINS)
    return OpenPackage("probe", {}, (resource,), write([beside], MARGINS))


def sample(name: str) -> tuple[OpenPackage, Detection]:
    folder = SAMPLES / name
    if not folder.exists():
        pytest.skip(f"no sample {name}")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and "expected" not in path.parts]
    numbers = {path: at for at, path in enumerate(files, start=1)}
    listed = [{"number": at, "path": str(path.relative_to(folder))} for path, at in numbers.items() if path.suffix != ".json"]
    manifest = {"descriptor": numbers[folder / "datapackage.json"], "files": listed}
    package, _ = read(name, manifest, {at: os.open(path, os.O_RDONLY) for path, at in numbers.items()})
    return package, detect(package, {})


def entities(package: OpenPackage, detection: Detection, *, whole: bool = True) -> dict[str, tuple[str | None, bool]]:
    labels = {one.number: one.label for one in package.resources[0].fields}
    return {labels[one.place.field or 0]: (one.entity, one.publishable) for one in detection.findings if one.whole is whole}


FIRST = "Anna Bernd Clara Dieter Elif Franz Gisela Hans Ines Jonas Karl Lena Mehmet Nora Otto Petra Ruth Sven Tina Uwe".split()
LAST = (
    "Huber Yılmaz Nowak Schmitt Bauer Kraus Vogel Weber Lang Roth Beck Kaya Maier Hahn Winkler Seidel Graf Busch Kern Ott".split()
)
Rows = list[list[str]]


def table(header: str, count: int, cell: Callable[[int], Sequence[str]]) -> Rows:
    return [header.split("|"), *[list(cell(at)) for at in range(count)]]


def person(at: int) -> list[str]:
    return [FIRST[at], LAST[at], f"Lindenweg {at}", "96047", f"0{1 + at % 9}.03.19{40 + at}"]


OFFICES = "jugend sozial bau ordnungs umwelt sport".split()
NUMBERS = ("86095742719", "57549285017", "65929970489")
TABLES: dict[str, tuple[Rows, dict[str, str], str]] = {
    "people": (
        table("Vorname|Nachname|Str|PLZ|geb.", 20, person),
        {"Vorname": "FIRST_NAME", "Nachname": "LAST_NAME", "Str": "ADDRESS", "PLZ": "POSTAL_PLACE", "geb.": "DATE_OF_BIRTH"},
        "person",
    ),
    "playgrounds": (
        table(
            "Name|Adresse|PLZ|Baujahr", 20, lambda at: (f"Spielplatz {LAST[at]}wiese", f"Lindenweg {at}", "96047", f"{1960 + at}")
        ),
        {},
        "thing",
    ),
    "population": (
        table(
            "Stadtteil|Geschlecht|Nationalität|Anzahl", 40, lambda at: (f"Bezirk {at % 5}", "mw"[at % 2], "deutsch", str(at * 7))
        ),
        {},
        "group",
    ),
    "first names counted": (
        table("Vorname|Anzahl|Geschlecht", 20, lambda at: (FIRST[at], str(at), "mw"[at % 2])),
        {},
        "group",
    ),
    "office mailboxes": (
        table("Amt|E-Mail|Telefon", 24, lambda at: (f"Amt {at}", f"{OFFICES[at % 6]}amt@stadt.example", f"0951 87-{1000 + at}")),
        {},
        "thing",
    ),
    "energy customers without names": (
        table(
            "Kundennummer|Anschrift|Flurstück|Verbrauch",
            39,
            lambda at: (f"K-{434000 + at * 7}", f"Lindenweg {at + 1}", f"{500 + at}/{at + 1}", f"{at * 31}.5"),
        ),
        {"Kundennummer": "CUSTOMER_ID", "Anschrift": "ADDRESS", "Flurstück": "PARCEL"},
        "person",
    ),
    "inventory of eleven digits": (
        table("Inventarnummer|Gegenstand|Standort", 15, lambda at: (NUMBERS[at % 3], "Beamer", "Schule am Hang")),
        {},
        "thing",
    ),
    "stops that look like plates": (
        table(
            "Kennzeichen|Bezeichnung|Breitengrad|Längengrad",
            12,
            lambda at: (
                f"BA-{'ABCDEFGHIKLM'[at]} {at + 10}",
                f"Lindenstraße / {LAST[at]}",
                f"49.8{at + 10}123",
                f"10.9{at + 10}456",
            ),
        ),
        {},
        "thing",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_decides_what_its_columns_are(name: str) -> None:
    rows, expected, subject = TABLES[name]
    package = opened(rows)
    found = detect(package, {})
    assert {label: entity for label, (entity, _) in entities(package, found).items()} == expected
    assert found.subjects[1] == subject


def test_every_column_has_a_kind() -> None:
    for rows, _, _ in TABLES.values():
        package = opened(rows)
        kinds = detect(package, {}).kinds
        assert set(kinds) == {(1, one.number) for one in package.resources[0].fields}
        assert set(kinds.values()) <= {*KINDS, "personal"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{{"type":"LineString","coordinates":[[10.{n},49.9],[10.9,49.9]]}}', "geometry"),
        ('{{"coordinates": [[[10.{n},49.9]]], "type": "Polygon"}}', "geometry"),
        ("LINESTRING (10.{n} 49.9, 10.9 49.9)", "geometry"),
        ("MULTIPOLYGON(((10.{n} 49.9, 10.9 49.9, 10.9 49.8)))", "geometry"),
        ("Polygonschacht {n}", "label"),
    ],
)
def test_lines_and_areas_are_a_kind_of_their_own(text: str, kind: str) -> None:
    found = detect(opened([["Nr", "Lage"], *[[str(n), text.format(n=n)] for n in range(10, 60)]]), {})
    assert found.kinds[1, 2] == kind


def test_full_plates_among_district_codes_are_each_marked() -> None:
    rows = [["Kennzeichen", "Wert"], *[[("BA", "FO", "ERH")[at % 3], str(at)] for at in range(300)]]
    for at, plate in ((10, "BA-AB 123"), (50, "BA AB123"), (90, "BA-E 77E"), (120, "BAAB123")):
        rows[at][0] = plate
    found = detect(opened(rows), {})
    (finding,) = found.findings
    assert (finding.entity, finding.whole, finding.matched, finding.rows) == ("LICENSE_PLATE", False, 4, (11, 51, 91, 121))
    assert found.marks[1].lazy().collect()["code"].to_list() == ["LICENSE_PLATE"] * 4
    assert found.kinds[1, 1] != "personal"


def test_a_whole_column_of_plates_is_marked_too() -> None:
    rows = [
        ["Kennzeichen", "Datum"],
        *[[f"{('BA', 'FO', 'N')[at % 3]}-AB {100 + at}", f"2024-01-{1 + at % 28:02d}"] for at in range(60)],
    ]
    found = detect(opened(rows), {})
    assert found.findings[0].whole
    assert found.marks[1].height() == 60


def test_a_private_mailbox_among_office_ones_is_found_with_its_row() -> None:
    rows = [["Schule", "Mail"], *[[f"Schule {at}", f"sekretariat{at}@schulen.example"] for at in range(50)]]
    rows[7][1] = "anna.huber@gmx.de"
    (finding,) = detect(opened(rows), {}).findings
    assert (finding.entity, finding.whole, finding.rows) == ("EMAIL", False, (8,))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Herr Huber (Tel. 0951 1234567) bittet um Rückruf.", {"Huber": "PERSON_NAME", "0951 1234567": "PHONE"}),
        ("Ich wohne in der Lindenstraße 12 und es ist laut.", {"Lindenstraße 12": "ADDRESS"}),
        ("Kind: Anna Huber (geb. 3. März 2019) kommt.", {"Anna Huber": "PERSON_NAME", "3. März 2019": "DATE_OF_BIRTH"}),
        ("Erstattung auf DE89 3704 0044 0532 0130 00 bitte.", {"DE89 3704 0044 0532 0130 00": "IBAN"}),
        (
            "Huber, Anna # 03.04.1980 # Lindenweg 3, 96047 Bamberg",
            {"Huber, Anna": "PERSON_NAME", "03.04.1980": "DATE_OF_BIRTH", "Lindenweg 3, 96047 Bamberg": "ADDRESS"},
        ),
        ("frau müller hat angerufen", {"müller": "PERSON_NAME"}),
        ("Gehweg vor Lindenstraße 12 abgesenkt.", {}),
        ("Verschmutzung am Denkmal Karl Huber.", {}),
        ("Auftrag an Metallbau Anna Huber GmbH vergeben.", {}),
        ("Kontakt: Bürgeramt, Tel. 0951 87-1467, info@stadt.example", {}),
        ("Beschluss vom 02.03.2024, Drs. VO/2024/1996-61.", {}),
        ("Bitte Radweg an der Anna-Huber-Straße sanieren.", {}),
    ],
)
def test_texts_are_searched_for_spans(text: str, spans: dict[str, str]) -> None:
    filler = "Der Gehweg vor der Schule ist seit dem Sommer gesperrt, bitte bald reparieren."
    rows = [["Nr", "Bemerkung"], *[[str(at), f"{filler} Nummer {at}."] for at in range(30)], ["31", text]]
    found = detect(opened(rows), {})
    marks = found.marks[1].lazy().collect()
    assert {text[start:end]: code for start, end, code in marks.select("start", "end", "code").iter_rows()} == spans
    assert found.kinds[1, 2] == ("personal" if spans else "remark")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das Spielgerät ist seit dem Sommer gesperrt.", "remark"),
        ("Ampel am Frauenplatz, Linie 901, Haltestelle Rathaus.", "remark"),
        ("Ich warte seit Wochen auf eine Antwort dazu.", "text"),
        ("Die alte Frau im zweiten Stock ist oft gestürzt.", "text"),
        ("Der Nachbar lässt den Hund hier frei laufen.", "text"),
        ("Meine Mutter kommt hier nicht mehr durch.", "text"),
    ],
)
def test_a_text_that_speaks_of_somebody_is_no_remark(text: str, kind: str) -> None:
    filler = "Der Gehweg vor der Schule ist seit dem Sommer gesperrt, bitte bald reparieren."
    rows = [["Nr", "Bemerkung"], *[[str(at), f"{filler} Nummer {at}."] for at in range(300)], ["301", text]]
    assert detect(opened(rows), {}).kinds[1, 2] == kind


def test_local_knowledge_clears_the_citys_own_exchange() -> None:
    rows = [
        ["Nr", "Bemerkung"],
        *[[str(at), f"Es ist seit Tagen laut, bitte rufen Sie die 0951 87{1000 + at} an."] for at in range(20)],
    ]
    assert detect(opened(rows), {}).findings
    assert not detect(opened(rows), {"phone-trunks": ("0951 87",)}).findings


def test_a_persons_name_as_header_or_title_is_stained() -> None:
    rows = [["Wahlbezirk", "Anna Huber", "Bernd Schmitt"], ["1", "200", "300"]]
    package = opened(
        rows,
        {"title": "Anfragen an Frau Huber", "contributors": "sitzungsdienst@stadt.example", "description": "Bäume der Stadt"},
    )
    stained = detect(package, {}).stained
    assert stained == {
        Place(resource=1, field=2, margin="label"),
        Place(resource=1, field=3, margin="label"),
        Place(margin="title"),
    }


def test_personal_data_around_the_table_is_counted_by_place() -> None:
    rows = [["Wahlbezirk", "Anna Huber"], ["1", "200"]]
    package = opened(rows, {"contributors": "Frau Huber und Herr Schmitt, Tel. 0171 3920096"})
    assert detect(package, {}).around == {
        Place(resource=1, field=2, margin="label"): {"PERSON_NAME": 1},
        Place(resource=0, margin="contributors"): {"PERSON_NAME": 2, "PHONE": 1},
    }


def test_findings_do_not_depend_on_the_size_of_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _, _ = TABLES["people"]
    once = detect(opened(rows), {})
    monkeypatch.setattr(columns, "MOST_DISTINCT", 3)
    again = detect(opened(rows), {})
    assert [uncounted(one) for one in again.findings] == [uncounted(one) for one in once.findings]
    assert all(one.evidence.capped for one in again.findings if one.entity == "FIRST_NAME" and one.evidence)


def uncounted(one: Finding) -> Finding:
    """Leave out how many values differ: of more than are kept nobody knows it."""
    return one.having(evidence=one.evidence.having(distinct=0, capped=False) if one.evidence else None)


def test_the_order_of_columns_does_not_change_a_verdict() -> None:
    rows, expected, _ = TABLES["people"]
    package = opened([list(reversed(row)) for row in rows])
    assert {label: entity for label, (entity, _) in entities(package, detect(package, {})).items()} == expected


def test_no_cell_value_is_in_what_leaves_the_room() -> None:
    rows, _, _ = TABLES["people"]
    told = json.dumps([one.model_dump(mode="json") for one in detect(opened(rows), {}).findings])
    assert not [name for name in (*FIRST, *LAST) if f'"{name}"' in told]


def test_the_prediction_names_headers_and_counts_rows_from_zero() -> None:
    rows = [["Nr", "Bemerkung"], *[[str(at), "Der Gehweg vor der Schule ist seit Tagen gesperrt."] for at in range(20)]]
    rows[1][1] = "Frau Huber beschwert sich seit Tagen über den Lärm dort."
    package = opened(rows)
    told = prediction(package.resources[0], detect(package, {}))
    assert told["Bemerkung"] == {"entity": "FREE_TEXT", "publishable": False}
    assert told["Nr"]["entity"] is None
    assert told["spans"] == [{"row": 0, "column": "Bemerkung", "start": 5, "end": 10, "entity": "PERSON_NAME"}]


# ---------------------------------------------------------------------------------------------------- sample packages


def test_speed_measurements_leak_some_full_plates() -> None:
    package, found = sample("geschwindigkeit")
    assert not entities(package, found)
    assert entities(package, found, whole=False) == {"Kennzeichen": ("LICENSE_PLATE", False)}


def test_trees_hold_nothing() -> None:
    _, found = sample("baumkataster")
    assert not found.findings
    assert "text" not in found.kinds.values()
    assert not found.stained


def test_council_members_are_public_but_not_their_homes() -> None:
    package, found = sample("stadtrat")
    told = entities(package, found)
    public = {label for label, (_, publishable) in told.items() if publishable}
    assert {"Name", "Vorname", "Fraktion/Partei", "Büro-Telefon", "Büro-E-Mail"} == public
    assert {"Anschrift privat", "PLZ Ort privat", "Telefon privat"} == set(told) - public


def test_counts_of_people_are_about_groups() -> None:
    _, found = sample("bevoelkerung-stadtteile")
    assert not found.findings
    assert set(found.subjects.values()) == {"group"}


def test_applications_are_about_persons() -> None:
    package, found = sample("bewerbungen-kita")
    assert found.subjects[1] == "person"
    assert len(entities(package, found)) >= 0.75 * len(package.resources[0].fields)


# ----------------------------------------------------------------------------------------------------- material beside


def real_table(number: str) -> OpenPackage:
    if not REAL.exists():
        pytest.skip("the real tables are not here")
    (label,) = [one for one in json.loads((REAL / "labels.json").read_text())["tables"] if one["id"] == number]
    text = (REAL / label["file"]).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=label["delimiter"] or "\x01"))
    end = len(rows) - label["footer_records"]
    records = rows[label["first_data_record"] - 1 : end]
    header = rows[label["first_data_record"] - 2] if label["header_record"] else [f"Spalte{at}" for at in range(len(rows[0]))]
    width = len(header)
    return opened([header, *[(row + [""] * width)[:width] for row in records]])


@pytest.mark.parametrize("number", NO_PEOPLE)
def test_real_tables_without_people_raise_no_alarm(number: str) -> None:
    assert not detect(real_table(number), {}).findings


SPARSE: dict[str, tuple[str, dict[str, str]]] = {
    "a remark that names a clerk": ("bei Frau Zwick, 0171 3920012", {"Zwick": "PERSON_NAME", "0171 3920012": "PHONE"}),
    "several numbers in one cell": ("0951 234540, 0171 3920012", {"0951 234540": "PHONE", "0171 3920012": "PHONE"}),
    "a mailbox within an address": (
        "https://x.example/?an=kaethe.zwirnbacher@web.de",
        {"kaethe.zwirnbacher@web.de": "EMAIL"},
    ),
}


@pytest.mark.parametrize("name", SPARSE)
def test_one_cell_that_speaks_of_somebody_is_found_among_categories(name: str) -> None:
    leak, spans = SPARSE[name]
    rows = [["Anlage", "Stand"], *[[f"A{at}", ("ja", "nein", "offen")[at % 3]] for at in range(200)]]
    rows[71][1] = leak
    detection = detect(opened(rows), {})
    found = {(row, leak[start:end]): code for row, _, start, end, code in detection.marks[1].lazy().collect().iter_rows()}
    assert {text: code for (row, text), code in found.items() if row == 72} == spans
    assert len({row for row, _ in found}) == 1
    assert [one.place.field for one in detection.findings] == [2]


@pytest.mark.parametrize(("given", "family"), [("A", "B"), ("Leitung", "Stv")])
def test_names_in_two_columns_without_headers_are_not_taken_for_categories(given: str, family: str) -> None:
    """T38: whose names they are is open; no rule keeps such a column."""
    rows = [
        ["Nr", given, family, "Kosten"],
        *[[str(at), FIRST[at % 12], LAST[at % 10], f"{at * 7 % 90},50"] for at in range(300)],
    ]
    detection = detect(opened(rows), {})
    kinds = {detection.kinds[1, number] for number in (2, 3)}
    assert kinds <= {"name", "personal"}


def test_numbers_with_a_country_code_but_no_plus_are_telephone_numbers() -> None:
    rows = [["Anlage", "Telefon"], *[[f"A{at}", f"4917139200{at:02}"] for at in range(60)]]
    assert entities(opened(rows), detect(opened(rows), {}))["Telefon"][0] == "PHONE"


def test_a_longer_number_that_begins_like_the_citys_exchange_is_somebodys() -> None:
    text = "Bitte zurückrufen unter 0951 87654321, ich bin den ganzen Tag zu erreichen."
    rows = [["Text"], *[[f"{text} Danke schön {at}!"] for at in range(30)]]
    found = detect(opened(rows), {"phone-trunks": ("0951 87",)})
    assert [one.entity for one in found.findings] == ["FREE_TEXT"]


THINGS = (
    "geo-daten geo-punkte us-army d_q2 geo_daten jan-feb-2024 kita-plaetze-q2 b-plan-12 max-reger-platz dr-oetker-halle "
    "quotes_and_newlines empty_rows_custom schema-valid-simple baumkataster boris_brw_zonen "
    "flnutz_alkis open-data-05114000-wahl response_time_ems_critical_median"
)
PEOPLE = (
    "erika-mustermann juergen-schaefer liste-mueller-hans kunden-jana-probst jana-probst-2024 li-wei van-gogh frau-mueller "
    "dr-schmidt-akte herr_huber frau-von-der-au familie-trampe eva-trampe jan-trampe hans-juergen-mueller Erika_Mustermann "
    "baeume-0171-9876543 0171-9876543"
)


@pytest.mark.parametrize(("names", "shows"), [(THINGS, False), (PEOPLE, True)])
def test_the_name_of_a_file_tells_people_from_things(names: str, *, shows: bool) -> None:
    told = dict(zip(names.split(), personal_texts([spelled(name) for name in names.split()]), strict=True))
    assert [name for name, personal in told.items() if personal is not shows] == []


@pytest.mark.parametrize(
    ("odd", "entity"),
    [
        ("eva.mueller@web.de", "EMAIL"),
        ("bitte an eva.mueller@web.de wenden", "EMAIL"),
        ("Frau Eva Müller, Tel. 0951 871234", "FREE_TEXT"),
        ("zwölf", None),
        ("k.A.", None),
        ("1O,5", None),
        ("#DIV/0!", None),
    ],
)
def test_words_among_numbers_are_looked_at(odd: str, entity: str | None) -> None:
    rows = [["Nr", "Wert"], *([str(at), f"{at}.5"] for at in range(1, 60)), ["60", odd]]
    found = detect(opened(rows), {}).findings
    assert [(one.place.field, one.entity) for one in found if one.entity][:1] == ([(2, entity)] if entity else [])


@pytest.mark.parametrize("header", ["FL_M2", "KI_U3", "ROK_NHN", "PL_UE3", "Geo Breite", "SALZ_G_M2"])
def test_headers_of_programs_name_nobody(header: str) -> None:
    assert personal_texts([header]) == [False]


@pytest.mark.parametrize(
    "header",
    ["HUBER_ANNA", "Stimmen_Anna_Huber", "anna_huber", "EVA_LUX", "LI_WEI", "Akte_Krautwurst", "Nachbar_Petridis"],
)
def test_names_in_headers_of_programs_are_found(header: str) -> None:
    assert personal_texts([header]) == [True]
