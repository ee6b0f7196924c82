"""verify: nothing goes out that differs from what was treated, shows what was removed, or leaves a decision undone."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from opendata.dcat import Edition
from opendata.errors import Refused
from opendata.formats.forms import FORMS, Form
from opendata.formats.forms.archive import archive
from opendata.formats.forms.deflate import stored
from opendata.model import Decision, Finding, Inspection, Place
from opendata.nameless import content, filled
from opendata.stages.pack import pack
from opendata.stages.verify import verify
from opendata.table import OpenPackage

TABLE = {
    "id": ("integer", ["1", "2", None]),
    "wert": ("number", ["1.50", "-2", "3"]),
    "gross": ("number", ["12345678901234567890.1", "1", "2"]),
    "tag": ("date", ["2025-01-01", None, "2024-12-31"]),
    "wann": ("datetime", ["2025-01-01T10:00:00", None, "2024-12-31T00:00:00"]),
    "ort": ("string", ["a,b", 'q"x', ""]),
    "ok": ("boolean", ["true", None, "false"]),
    "tel": ("string", ["0951 123456", "x", "y"]),
    "lat": ("number", ["49.90", None, "49.8"]),
    "lon": ("number", ["10.9", "10.9", "10.8"]),
}
OUTCOMES: dict[str, tuple[str, dict[str, int]]] = {"tel": ("drop", {})}

Room = Any


def refusal(made: Room, edition: Edition, **instead: Any) -> Refused:  # noqa: ANN401  (those of `verified`)
    with pytest.raises(Refused) as caught:
        verified(made, edition, **instead)
    return caught.value


def verified(
    made: Room,
    edition: Edition,
    *,
    treated: OpenPackage | None = None,
    after: OpenPackage | None = None,
    second: Inspection | None = None,
    spoil: Callable[[dict[str, int]], None] | None = None,
) -> list[str]:
    left = treated or made.treated()
    files = pack(left, made.package(), made.verdict(), (), edition)
    if spoil:
        spoil(files)
    found = second or Inspection(package=made.package())
    released = verify(made.opened(), left, after or made.read_again(), made.verdict(), made.inspection(), found, files)
    return [file.path for file in released]


def test_a_good_release_passes_and_names_every_file(room: Room, edition: Edition) -> None:
    assert verified(room(TABLE, OUTCOMES), edition) == [
        *("checksums.txt", "data/messung.csv", "data/messung.excel.csv", "data/messung.geojson", "data/messung.parquet"),
        *("data/messung.xlsx", "datapackage.json", "dataset.ttl", "messung-1.zip", "preview.json", "privacy.json"),
    ]


@pytest.mark.parametrize(
    "names", [['Höhe "gesamt"', '"b"', 'c;d,e"'], ["*", "^.*$", "c0"], ["c1", "c0", "p0"], [" x", "a\tb", "'y'"]]
)
def test_no_header_means_anything_but_itself(room: Room, edition: Edition, names: list[str]) -> None:
    """Quotes, separators, and what is a pattern or a name of ours: every form reads back as it was, with a place on the map."""
    places = {"lat": ("number", ["49.9", None]), "lon": ("number", ["10.9", "10.8"])}
    assert len(verified(room({name: ("string", [name, "z"]) for name in names} | places), edition)) == 11


# ------------------------------------------------------------------------------------------------- (a) the bytes, (e) digests


def rewritten(path: str, old: bytes, new: bytes) -> Callable[[dict[str, int]], None]:
    """Change a file and every digest of it, as a faulty pack would."""

    def spoil(files: dict[str, int]) -> None:
        files[path] = filled(content(files[path]).replace(old, new))
        mend(files)

    return spoil


def mend(files: dict[str, int]) -> None:
    package = json.loads(content(files["datapackage.json"]))
    for part in (package["resources"][0], *package["resources"][0]["alternatives"]):
        data = content(files[part["path"]])
        part["hash"], part["bytes"] = f"sha256:{hashlib.sha256(data).hexdigest()}", len(data)
    files["datapackage.json"] = filled(json.dumps(package).encode())
    outside = {"checksums.txt", "dataset.ttl", "messung-1.zip", "preview.json"}
    files["messung-1.zip"] = archive([(path, stored(files[path])) for path in sorted(files) if path not in outside])
    lines = [f"{hashlib.sha256(content(files[path])).hexdigest()}  {path}" for path in sorted(files) if path != "checksums.txt"]
    files["checksums.txt"] = filled("".join(f"{line}\n" for line in lines).encode())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"1.50", b"1.51", "verify-csv-differs"),
        (b"1.50", b"1.5", "verify-csv-differs"),
        (b"true", b"false", "verify-csv-differs"),
        (b"2,-2", b",-2", "verify-csv-differs"),
        (b"id,wert", b"id,Wert", "verify-columns-differ"),
        (b",3,2,2024", b",3,2,2024-12-31,2024-12-31T00:00:00,,false\n,3,2,2024", "verify-csv-differs"),
    ],
)
def test_a_changed_cell_in_the_csv_is_seen(room: Room, edition: Edition, old: bytes, new: bytes, code: str) -> None:
    assert refusal(room(TABLE, OUTCOMES), edition, spoil=rewritten("data/messung.csv", old, new)).code == code


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("id", ["1", "3", None]),
        ("wert", ["1.5", "-2", "4"]),
        ("gross", ["12345678901234567890.2", "1", "2"]),
        ("tag", ["2025-01-02", None, "2024-12-31"]),
        ("wann", ["2025-01-01T10:00:01", None, "2024-12-31T00:00:00"]),
        ("ort", ["a,b", 'q"x', "z"]),
        ("ok", ["true", "true", "false"]),
    ],
)
@pytest.mark.parametrize("form", [form for form in FORMS if form.name != "csv"], ids=lambda form: form.name)
def test_a_changed_cell_in_another_form_is_seen(
    room: Room, edition: Edition, name: str, cells: list[str | None], form: Form
) -> None:
    made = room(TABLE, OUTCOMES)
    other = pack(made.treated({name: cells}), made.package(), made.verdict(), (), edition)
    path = f"data/messung{form.suffix}"

    def spoil(files: dict[str, int]) -> None:
        files[path] = other[path]
        mend(files)

    refused = refusal(made, edition, spoil=spoil)
    assert (refused.code, refused.params["places"]) == (f"verify-{form.name}-differs", f"resource 1, field {made.number(name)}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[10.9,49.90]", "[10.9,49.91]"),
        ("[10.9,49.90]", "[49.90,10.9]"),
        ('"Point"', '"MultiPoint"'),
        ('"geometry":null', '"geometry":{"type":"Point","coordinates":[10.9,49.9]}'),
        ("\n]}", '\n],"note":"Anna"}'),
        ('{"type":"FeatureCollection",', '{"type":"FeatureCollection","note":"Anna",'),
    ],
)
def test_a_place_that_no_cell_says_is_seen(room: Room, edition: Edition, old: str, new: str) -> None:
    spoil = rewritten("data/messung.geojson", old.encode(), new.encode())
    assert refusal(room(TABLE, OUTCOMES), edition, spoil=spoil).code == "verify-geojson-differs"


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("xl/worksheets/sheet1.xml", "<v>1.50</v>", "<f>1+1</f><v>1.50</v>", "verify-xlsx-differs"),
        ("xl/worksheets/sheet1.xml", 'r="B2"', 'r="XFA2"', "verify-xlsx-differs"),
        ("xl/worksheets/sheet1.xml", '<row r="3">', '<row r="3" hidden="1">', "verify-xlsx-differs"),
        (
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            '<row r="9"><c r="A9"><v>5</v></c></row></sheetData>',
            "verify-xlsx-differs",
        ),
        ("xl/worksheets/sheet1.xml", "</worksheet>", "<x>Anna</x></worksheet>", "verify-xlsx-differs"),
        ("xl/worksheets/sheet1.xml", ">a,b<", ">a_x002C_b<", "verify-xlsx-differs"),
        ("xl/sharedStrings.xml", "<t>wert</t>", "<t>Wert</t>", "verify-columns-differ"),
        ("xl/comments1.xml", "", "<comment/>", "verify-xlsx-differs"),
    ],
)
def test_what_a_workbook_holds_beside_the_cells_is_seen(
    room: Room, edition: Edition, part: str, old: str, new: str, code: str
) -> None:
    def spoil(files: dict[str, int]) -> None:
        with zipfile.ZipFile(io.BytesIO(content(files["data/messung.xlsx"]))) as book:
            parts = {path: book.read(path) for path in book.namelist()}
        assert old.encode() in parts.get(part, b"")
        parts[part] = parts.get(part, b"").replace(old.encode(), new.encode()) or new.encode()
        files["data/messung.xlsx"] = archive([(path, stored(filled(data))) for path, data in parts.items()])
        mend(files)

    assert refusal(room(TABLE, OUTCOMES), edition, spoil=spoil).code == code


def test_a_removed_value_in_the_workbook_blocks(room: Room, edition: Edition) -> None:
    """Beside the rows too: its sheet of information is searched like the documents."""
    made = room({"x": ("string", ["Anna Müller"]), "t": ("string", ["y"])}, {"x": ("drop", {})}, {"x": "PERSON_NAME"})
    other = room({"t": ("string", ["y"])}, title="Messungen von Anna Müller")
    book = pack(other.treated(), other.package(), other.verdict(), (), edition)["data/messung.xlsx"]

    def spoil(files: dict[str, int]) -> None:
        files["data/messung.xlsx"] = book
        mend(files)

    refused = refusal(made, edition, spoil=spoil)
    assert (refused.code, refused.params["places"]) == ("verify-reappears", "package, data/messung.xlsx")


@pytest.mark.parametrize("left_out", ["data/messung.csv", "privacy.json", None])
def test_the_archive_holds_the_files_and_nothing_else(room: Room, edition: Edition, left_out: str | None) -> None:
    def spoil(files: dict[str, int]) -> None:
        outside = {"checksums.txt", "dataset.ttl", "messung-1.zip", left_out}
        entries = {path: stored(files[path]) for path in sorted(files) if path not in outside}
        more = {} if left_out else {"zz.txt": stored(filled(b"Anna"))}
        changed = archive([*entries.items(), *more.items()])
        lines = content(files["checksums.txt"]).decode().replace(_sum(files["messung-1.zip"]), _sum(changed))
        files["messung-1.zip"], files["checksums.txt"] = changed, filled(lines.encode())

    assert refusal(room(TABLE, OUTCOMES), edition, spoil=spoil).code == "verify-zip-differs"


def _sum(descriptor: int) -> str:
    return hashlib.sha256(content(descriptor)).hexdigest()


def test_a_reader_that_sees_something_else_is_heard(room: Room, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    assert refusal(made, edition, after=made.read_again({"wert": ["1.5", "-2", "3"]})).code == "verify-reading-differs"
    assert refusal(made, edition, after=replace(made.read_again(), resources=())).code == "verify-unread"


@pytest.mark.parametrize("path", ["data/messung.csv", "data/messung.parquet", "privacy.json", "dataset.ttl", "checksums.txt"])
def test_a_wrong_digest_is_seen(room: Room, edition: Edition, path: str) -> None:
    def spoil(files: dict[str, int]) -> None:
        files[path] = filled(content(files[path]) + b" ")

    assert refusal(room(TABLE, OUTCOMES), edition, spoil=spoil).code.startswith(("verify-checksums", "verify-unread"))


def test_a_file_that_no_one_knows_is_seen(room: Room, edition: Edition) -> None:
    def spoil(files: dict[str, int]) -> None:
        files["data/more.csv"] = filled(b"a\n")
        mend(files)

    assert refusal(room(TABLE, OUTCOMES), edition, spoil=spoil).code == "verify-files-differ"


# ----------------------------------------------------------------------------------------------------------- (b) removed values


@pytest.mark.parametrize(
    ("entity", "removed", "released", "kind"),
    [
        ("PHONE", "0951 / 12 34-56", "Tel. 0951/123456 anrufen", "string"),
        ("PHONE", "+49 951 123456", "0951-123456", "string"),
        ("PHONE", "0951 1234567", "9511234567", "integer"),
        ("IBAN", "DE89 3704 0044 0532 0130 00", "an DE89370400440532013000", "string"),
        ("EMAIL", "Anna@Example.org", "Post an <anna@example.org>.", "string"),
        ("TAX_ID", "12 345 678 901", "12345678901", "integer"),
        ("LICENSE_PLATE", "BA-XY 123", "Halter von BA XY123", "string"),
        ("PERSON_NAME", "Anna Müller", "Frau Müller, Anna, war da", "string"),
        ("PERSON_NAME", "Dr. Anna Müller", "Anna Müller", "string"),
        ("ADDRESS", "Lange Straße 5, 96047 Bamberg", "Lange Str. 5", "string"),
        ("ADDRESS", "Langestr. 5a", "wohnt in der Langestraße 5 a", "string"),
        ("FREE_TEXT", "schreib an a@b.de", "a@b.de", "string"),
    ],
)
def test_a_removed_value_blocks_wherever_it_shows(
    room: Room, edition: Edition, entity: str, removed: str, released: str, kind: str
) -> None:
    made = room({"x": ("string", [removed, "egal"]), "t": (kind, [released, "2"])}, {"x": ("drop", {})}, {"x": entity})
    refused = refusal(made, edition)
    assert (refused.code, refused.params["places"]) == ("verify-reappears", "resource 1, field 2")
    assert removed not in str(refused.params)


@pytest.mark.parametrize(
    ("entity", "removed", "released", "kind"),
    [
        ("PERSON_NAME", "Schäfer", "Deutscher Schäferhund", "string"),
        ("PERSON_NAME", "Müller", "Müllerstraße", "string"),
        ("PERSON_NAME", "Anna Müller", "Anna und Müller", "string"),
        ("PHONE", "12345", "12345", "string"),
        ("PHONE", "4421234", "4421234", "integer"),
        ("LICENSE_PLATE", "BA", "BA", "string"),
        ("ADDRESS", "Lange Straße", "Lange Straße", "string"),
        ("DATE_OF_BIRTH", "1980-01-01", "1980-01-01", "date"),
    ],
)
def test_single_words_and_short_numbers_do_not_block(
    room: Room, edition: Edition, entity: str, removed: str, released: str, kind: str
) -> None:
    made = room({"x": ("string", [removed, "egal"]), "t": (kind, [released, None])}, {"x": ("drop", {})}, {"x": entity})
    assert verified(made, edition)


def test_first_and_last_name_of_a_row_count_as_a_full_name(room: Room, edition: Edition) -> None:
    table = {name: ("string", cells) for name, cells in {"v": ["Anna"], "n": ["Müller"], "t": ["Müller, Anna"]}.items()}
    made = room(table, {"v": ("drop", {}), "n": ("drop", {})}, {"v": "FIRST_NAME", "n": "LAST_NAME"})
    assert refusal(made, edition).code == "verify-reappears"


def test_what_a_decision_knowingly_keeps_may_stand_there_and_elsewhere(room: Room, edition: Edition) -> None:
    names = ("string", ["Anna Müller"])
    made = room(
        {"rat": names, "konto": names, "t": names}, {"konto": ("drop", {})}, {"rat": "PERSON_NAME", "konto": "PERSON_NAME"}
    )
    assert verified(made, edition)


def test_a_removed_value_in_the_title_blocks(room: Room, edition: Edition) -> None:
    made = room({"x": ("string", ["Anna Müller"]), "t": ("string", ["y"])}, {"x": ("drop", {})}, {"x": "PERSON_NAME"})
    made.title = "Messungen von Anna Müller"
    assert "datapackage.json" in str(refusal(made, edition).params["places"])


# ---------------------------------------------------------------------------------------- (c) second inspection, (d) decisions


def found(number: int, **more: object) -> Finding:
    own = Finding(
        place=Place(resource=1, field=number),
        entity="PHONE",
        category="contact",
        matched=1,
        checked=1,
        score=1.0,
        recognizer="own@1",
        reason="x",
    )
    return own.having(**more)


def second(made: Room, *findings: Finding) -> Inspection:
    return Inspection(package=made.package(), findings=findings)


def test_what_the_second_inspection_finds_blocks_unless_a_decision_keeps_it(room: Room, edition: Edition) -> None:
    made = room({"x": ("string", ["1"]), "t": ("string", ["y"])}, {"x": ("drop", {})})
    refused = refusal(made, edition, second=second(made, found(1)))
    assert (refused.code, refused.params["places"]) == ("verify-still-personal", "resource 1, field 2")
    assert verified(made, edition, second=second(made, found(1, publishable=True)))
    made.entities["t"] = "PHONE"
    assert verified(made, edition, second=second(made, found(1)))


def test_a_small_count_that_is_left_blocks(room: Room, edition: Edition) -> None:
    made = room({"n": ("integer", ["5"])})
    risk = {"entity": None, "risk": "small_cells", "category": "disclosure", "threshold": 5}
    assert refusal(made, edition, second=second(made, found(1, value=3, **risk))).code == "verify-still-risky"
    assert verified(made, edition, second=second(made, found(1, value=5, **risk)))


@pytest.mark.parametrize(
    ("outcome", "cells", "code"),
    [
        (("keep", {}), ["1", "2", "8"], "verify-changed"),
        (("keep", {}), ["1", None, "7"], "verify-changed"),
        (("round", {"base": 5}), ["0", "0", "8"], "verify-not-rounded"),
        (("round", {"base": 5}), ["0", "0", "10"], "verify-not-rounded"),
        (("round", {"base": 5}), ["0", None, "5"], "verify-not-rounded"),
        (("round", {"base": 5}), ["0", "5", "5"], "verify-not-rounded"),
        (("round", {"base": 5}), ["0", "0", "5"], None),
    ],
)
def test_every_decision_is_carried_out_on_every_cell(
    room: Room, edition: Edition, outcome: tuple[str, dict[str, int]], cells: list[str | None], code: str | None
) -> None:
    made = room({"n": ("integer", ["1", "2", "7"])}, {"n": outcome})
    treated, after = made.treated({"n": cells}), made.read_again({"n": cells})
    if code is None:
        assert verified(made, edition, treated=treated, after=after)
    else:
        assert refusal(made, edition, treated=treated, after=after).code == code


def test_a_lost_row_is_seen(room: Room, edition: Edition) -> None:
    made, short = room({"n": ("integer", ["1", "2"])}), room({"n": ("integer", ["1"])})
    assert refusal(made, edition, treated=short.treated(), after=short.read_again()).code == "verify-rows-differ"


@pytest.mark.parametrize("cell", ["BA-XY 123", "BA XY 1", "BAXY123", "wü-a 1h"])
def test_no_full_plate_is_left_in_a_masked_column(room: Room, edition: Edition, cell: str) -> None:
    made = room({"kfz": ("string", [cell, "BA"])}, {"kfz": ("mask", {"to": "district"})})
    assert refusal(made, edition).code == "verify-not-masked"
    changed = {"kfz": ["BA", "BA"]}
    assert verified(made, edition, treated=made.treated(changed), after=made.read_again(changed))


def test_a_column_that_should_be_gone_is_seen(room: Room, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    whole = room(TABLE)
    assert refusal(made, edition, treated=whole.treated(), after=whole.read_again()).code == "verify-not-removed"


def test_a_column_without_a_decision_is_seen(room: Room, edition: Edition) -> None:
    made = room({"a": ("string", ["x"]), "b": ("string", ["y"])})
    verdict = made.verdict()
    left = verdict.having(decisions=verdict.decisions[:1])
    files = pack(made.treated(), made.package(), left, (), edition)
    with pytest.raises(Refused, match="verify-not-removed"):
        verify(made.opened(), made.treated(), made.read_again(), left, made.inspection(), made.inspection(), files)


def test_a_column_that_should_stay_is_missed(room: Room, edition: Edition) -> None:
    left = room({"a": ("string", ["x"]), "b": ("string", ["y"])}, {"b": ("drop", {})})
    whole = room({"a": ("string", ["x"]), "b": ("string", ["y"])})
    assert refusal(whole, edition, treated=left.treated(), after=left.read_again()).code == "verify-missing"


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "x;=cmd|' /C calc'!A0"])
def test_a_formula_blocks_and_a_defused_one_passes(room: Room, edition: Edition, cell: str) -> None:
    made = room({"a": ("string", [cell])})
    assert refusal(made, edition).code == "verify-formula"
    changed = {"a": [cell.replace("=", "'=").replace("@", "'@")]}
    assert verified(made, edition, treated=made.treated(changed), after=made.read_again(changed))


def test_a_broken_file_is_refused_without_a_word_of_it(room: Room, edition: Edition) -> None:
    def spoil(files: dict[str, int]) -> None:
        os.truncate(files["data/messung.parquet"], 10)
        mend(files)

    refused = refusal(room(TABLE, OUTCOMES), edition, spoil=spoil)
    assert (refused.code, refused.params) == ("verify-unreadable", {})
    assert refused.__cause__ is None


def test_decisions_are_looked_up_by_place_not_by_order(room: Room, edition: Edition) -> None:
    made = room(TABLE, OUTCOMES)
    verdict = made.verdict()
    turned: tuple[Decision, ...] = tuple(reversed(verdict.decisions))
    files = pack(made.treated(), made.package(), verdict.having(decisions=turned), (), edition)
    first = made.inspection()
    assert verify(made.opened(), made.treated(), made.read_again(), verdict.having(decisions=turned), first, first, files)
