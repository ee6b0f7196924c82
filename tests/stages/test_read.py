"""A submission becomes an opened package: every resource, every margin, every doubt."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from opendata.model import Issue
from opendata.nameless import filled
from opendata.stages.read import read
from opendata.stages.validate import validate
from opendata.table import OpenPackage, Table
from opendata.texts import TEXTS

SHARED = Path(__file__).parents[2] / ".." / "shared"
PLAIN = "Nr;Ort;Betrag\n1;Berg;1.234,50\n2;Hain;7,00\n3;Tal;\n"


def opened(
    files: Mapping[str, str | bytes], descriptor: Mapping[str, Any] | None = None
) -> tuple[OpenPackage, tuple[Issue, ...]]:
    """Read files and, where given, the descriptor that names them."""
    numbered = dict(enumerate(files.items(), start=1))
    open_files = {at: filled(data if isinstance(data, bytes) else data.encode()) for at, (_, data) in numbered.items()}
    manifest: dict[str, Any] = {"descriptor": None, "files": [{"number": at, "path": path} for at, (path, _) in numbered.items()]}
    if descriptor is not None:
        manifest["descriptor"] = len(open_files) + 1
        open_files[len(open_files) + 1] = filled(json.dumps(descriptor).encode())
    return read("probe", manifest, open_files)


def texts(margins: Table) -> set[tuple[str, str]]:
    """Give a margins table as pairs."""
    return set(margins.lazy().collect().rows())


def codes(issues: tuple[Issue, ...]) -> list[tuple[int, str]]:
    """Give resource and code of each issue."""
    return [(issue.place.resource, issue.code) for issue in issues]


def test_without_a_descriptor_every_file_is_a_resource() -> None:
    package, issues = opened({"a.csv": PLAIN, "b.csv": PLAIN.replace(";", "|")})
    assert [resource.number for resource in package.resources] == [1, 2]
    assert issues == ()
    first = package.resources[0]
    assert [(field.label, field.type, field.declared) for field in first.fields] == [
        ("Nr", "integer", False),
        ("Ort", "string", False),
        ("Betrag", "number", False),
    ]
    assert first.cells is not None
    assert first.cells.lazy().collect().rows() == [(2, "1", "Berg", "1234.50"), (3, "2", "Hain", "7.00"), (4, "3", "Tal", None)]
    assert (first.reading.decimal_mark, first.reading.group_mark) == (",", ".")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        *((path, "archive-not-unpacked") for path in ("b.zip", "b.tar.gz", "B.7Z")),
        *((path, "format-unsupported") for path in ("b.pdf", "datapackage.json")),
    ],
)
def test_a_file_of_no_format_says_what_it_is(path: str, code: str) -> None:
    assert codes(opened({"a.csv": PLAIN, path: b"PK\x03\x04"})[1]) == [(2, code)]


def test_declared_types_go_before_and_what_does_not_fit_stays() -> None:
    fields = [{"name": "Nr", "type": "string"}, {"name": "Ort"}, {"name": "Betrag", "type": "integer", "title": "Betrag in Euro"}]
    package, _ = opened({"a.csv": PLAIN}, {"resources": [{"path": "a.csv", "schema": {"fields": fields}}]})
    resource = package.resources[0]
    assert [(field.type, field.declared) for field in resource.fields] == [("string", True), ("string", False), ("integer", True)]
    assert resource.cells is not None
    assert resource.cells.lazy().collect()["f3"].to_list() == ["1.234,50", "7,00", None]
    assert resource.fields[2].descriptor["title"] == "Betrag in Euro"


def test_an_unreadable_resource_hides_no_other() -> None:
    paths = ["a.png", "b.csv", "c.xlsx", "d.csv", "E.CSV"]
    resources: list[dict[str, Any]] = [{"name": path[0].lower(), "path": path} for path in paths]
    resources[0]["format"] = "csv"
    package, issues = opened(
        {"a.png": b"\x89PNG\r\n\0\0", "b.csv": PLAIN, "c.xlsx": b"PK", "e.csv": PLAIN}, {"resources": resources}
    )
    assert [resource.cells is not None for resource in package.resources] == [False, True, False, False, True]
    assert codes(issues) == [(1, "unreadable-bytes"), (3, "workbook-damaged"), (4, "source-error"), (5, "path-letter-case")]


def test_all_that_people_wrote_around_the_grid_is_kept_for_the_scan() -> None:
    fields = [{"name": "Nr", "title": "Nummer", "description": "von Frau Muster", "constraints": {"enum": ["1", "2"]}}]
    descriptor = {
        "title": "Titel",
        "keywords": ["Wort"],
        "contributors": [{"title": "Max Muster"}],
        "resources": [{"name": "t", "path": "a.csv", "description": "Text", "schema": {"fields": fields}}],
    }
    package, _ = opened({"a.csv": "Bericht;;\n" + PLAIN + "Quelle: Amt;;\n"}, descriptor)
    assert {("title", "Titel"), ("keywords", "Wort"), ("contributors", "Max Muster")} <= texts(package.margins)
    assert texts(package.resources[0].margins) >= {
        ("name", "t"),
        ("path", "a.csv"),
        ("description", "Text"),
        ("preamble", "Bericht"),
        ("footer", "Quelle: Amt"),
        ("field 1 title", "Nummer"),
        ("field 1 description", "von Frau Muster"),
        ("field 1 enum", "1"),
    }


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("Nr;Wert\n1;1.234\n2;2.500\n", "ambiguous-number", "review"),
        ("Nr;Tag\n1;01/02/2024\n2;03/04/2024\n", "ambiguous-date", "review"),
        ("Nr;Wert\n1;5\n2;-\n", "dash-as-missing", "warning"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;2,5\n4;(3,5)\n", "flagged-number", "warning"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;2,5\n4;3,5\n5;drei\n", "nearly-number", "warning"),
        ("id,name,age\n1101,John\n1102,Julie,26,Potatoes\n", "doubtful-reading", "review"),
    ],
)
def test_doubts_are_said_or_asked(text: str, code: str, severity: str) -> None:
    _, issues = opened({"a.csv": text})
    assert severity in {issue.severity for issue in issues if issue.code == code}


@pytest.mark.parametrize(
    ("cells", "marks"),
    [
        (["1,234.50", "2.25"], (".", ",")),
        (["1'234.50", "2.25"], (".", "'")),
        (["1.234,50", "2,25"], (",", ".")),
        (["1 234,50", "2,25"], (",", " ")),
        (["1\u202f234,50", "2,25"], (",", "\u202f")),
        (["1234.50", "2.25"], (".", None)),
    ],
)
def test_the_marks_of_numbers_are_noted(cells: list[str], marks: tuple[str, str | None]) -> None:
    package, _ = opened({"a.csv": "Nr;Wert\n" + "".join(f"{at};{cell}\n" for at, cell in enumerate(cells))})
    reading = package.resources[0].reading
    assert (reading.decimal_mark, reading.group_mark) == marks


def test_a_name_that_goes_out_otherwise_is_said() -> None:
    _, issues = opened({"a.csv": "Nr;Wert\n1;2\n"}, {"resources": [{"path": "a.csv", "name": "Bäume & Co."}]})
    assert [(issue.code, issue.params) for issue in issues] == [("property-repaired", {"property": "name"})]


def test_every_issue_has_its_words() -> None:
    _, issues = opened(
        {"a.csv": "a;b\n1;x\0\n2\n3;4;5\n;\n4;\ufffd\n5;W\u00c3\u00bcrz\n"},
        {"title": 5.5, "keywords": [{}], "resources": [{"path": "a.csv"}]},
    )
    assert len(issues) >= 5
    assert all(f"issue-{issue.code}" in TEXTS and f"fix-{issue.code}" in TEXTS for issue in issues)


def test_no_cell_stands_in_an_issue() -> None:
    name = "Xaverhausen"
    _, issues = opened({"a.csv": f'Nr;{name}\n1;{name};{name}\n2\n3;"{name}\n4;{name}\ufffd\n'})
    assert issues
    assert not any(name in issue.model_dump_json() for issue in issues)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize("folder", ["goodtables/data", "naughty-strings", "csv-spectrum/csvs", "geojsonhint", "defusedxml"])
def test_no_bad_file_breaks_the_reading(folder: str) -> None:
    files = [file for file in sorted((SHARED / "corpora" / folder).rglob("*")) if file.is_file()]
    assert files
    for file in files:
        package, issues = opened({"t.csv": file.read_bytes()})
        assert package.resources[0].cells is not None or issues


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
def test_naughty_strings_come_through_unchanged() -> None:
    strings = [text for text in json.loads((SHARED / "corpora/naughty-strings/blns.json").read_text()) if text.strip()]
    lines = ["nummer;text", *(f'{number};"{text.replace(chr(34), chr(34) * 2)}"' for number, text in enumerate(strings))]
    package, _ = opened({"t.csv": "\n".join(lines) + "\n"})
    cells = package.resources[0].cells
    assert cells is not None
    assert cells.lazy().collect()["f2"].to_list() == strings


STRAY_DAY = {"name": "a", "type": "date", "format": "%d.%m.%Y"}
STRAY_NUMBER = {"name": "a", "type": "number", "decimalChar": ","}


@pytest.mark.parametrize(
    ("field", "cells", "rows"),
    [
        (STRAY_DAY, ["01.02.2024", "2024-02-01", "03.02.2024"], (3,)),
        (STRAY_NUMBER, ["1,5", "12.5", "7"], (3,)),
        ({**STRAY_NUMBER, "groupChar": "."}, ["1.234,5", "12.5", "1.000"], (3,)),
        ({"name": "a", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}, ["ja", "true", "nein"], (3,)),
        ({"name": "a", "type": "time", "format": "%H.%M"}, ["08.30", "08:30:00", "09.00"], (3,)),
        (STRAY_NUMBER | {"missingValues": ["9.9"]}, ["1,5", "9.9", "7"], None),
        ({"name": "a", "type": "date"}, ["2024-02-01"], None),
        ({"name": "a", "type": "date", "format": "any"}, ["2024-02-01", "01.02.2024"], None),
    ],
)
def test_what_is_right_elsewhere_is_wrong_where_the_column_declares_another_form(
    field: dict[str, Any], cells: list[str], rows: tuple[int, ...] | None
) -> None:
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [field, {"name": "b", "type": "string"}]}}
    data = "a;b\n" + "".join(f"{cell};x\n" for cell in cells)
    package, _ = opened({"t.csv": data.encode()}, {"resources": [resource]})
    assert [issue.rows for issue in validate(package, None) if issue.code == "type-error"] == ([rows] if rows else [])


@pytest.mark.parametrize(
    ("data", "dialect", "code"),
    [
        ("Nr;Wert\n1;1,5\n2;2,5\n3;3,5\n", {"delimiter": ","}, "dialect-contradiction"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;3,5\n", {"delimiter": "|"}, "dialect-contradiction"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;3,5\n", {"header": False}, "header-contradiction"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;3,5\n", {"headerRows": [9]}, "header-contradiction"),
        ("Nr;Wert\n1;1,5\n2;2,5\n3;3,5\n", {"delimiter": ";", "headerRows": [1]}, None),
        ("1;1,5\n2;2,5\n3;3,5\n", {"delimiter": ";", "header": False}, None),
        ("Ort,Lage\nBug,5\nHain,6\n", {"delimiter": ","}, None),
    ],
)
def test_a_declared_dialect_that_the_file_contradicts_is_an_error(data: str, dialect: dict[str, Any], code: str | None) -> None:
    _, issues = opened({"t.csv": data.encode()}, {"resources": [{"name": "t", "path": "t.csv", "dialect": dialect}]})
    assert [issue.code for issue in issues if issue.severity == "error"] == ([code] if code else [])


@pytest.mark.parametrize(
    "cells",
    [
        ["M?hlweg", "K?nigsplatz", "?bersee"],
        ["M³hlweg", "K÷nigsplatz", "Stra▀e"],
        ["B„der", "H”he", "M„rz"],
        ["M&uuml;hlweg", "Stra&szlig;e", "B&auml;der"],
        ["M\\u00fchlweg", "Stra\\u00dfe", "B\\u00e4der"],
        ["MÃ¼hlweg", "StraÃŸe", "BÃ¤der"],
    ],
)
def test_lost_umlauts_are_an_error_with_their_rows(cells: list[str]) -> None:
    data = "Nr,Ort\n" + "".join(f"{at},{cell}\n" for at, cell in enumerate(cells))
    _, issues = opened({"t.csv": data.encode()})
    assert [(issue.code, issue.rows) for issue in issues] == [("damaged-characters", (2, 3, 4))]


@pytest.mark.parametrize(
    "cells", [["m³/h", "Was?", "„Haus“"], ["Meyer & Co", "C:\\ordner", "5 m³"], ["wer? wir", "a?b=c", "„so“"]]
)
def test_signs_where_they_belong_are_no_damage(cells: list[str]) -> None:
    data = "Nr,Ort\n" + "".join(f"{at},{cell}\n" for at, cell in enumerate(cells))
    assert opened({"t.csv": data.encode()})[1] == ()
