"""Whole German files with a schema: nothing that frictionless reports is clean for us.

Two tables of a package, the second the target of a foreign key; cells are written as offices write them, and badly. Every fault
of frictionless must be ours too, with code, row and field, but for the differences that are listed.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from frictionless import Package
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.judging import Fault

from opendata.model import Issue
from opendata.nameless import filled
from opendata.rows import naming
from opendata.stages.read import read
from opendata.stages.validate import validate
from opendata.table import OpenPackage, OpenResource

MISSING: Final = ["", "k.A.", "-"]
CHARACTERS: Final = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
TEXTS: Final = st.one_of(
    st.text(CHARACTERS, max_size=9),
    st.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{1,7}", fullmatch=True),
    st.sampled_from(
        [*MISSING, " ", "a\nb", 'sagt "ja"', "x;y", "🏛", "e\u0301", "\u00e9", "\u00a0", "\u200b", "=1+1", "AB", "ab"]
    ),
)
NUMBERS: Final = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{3}){0,2}(,[0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"[+-]?[0-9]{0,4}[.,]?[0-9]{0,4}-?", fullmatch=True),
    st.sampled_from(
        ["1e5", "1E-3", "NaN", "inf", "−3,5", " 7,5 ", "12 €", "€ 12", "12%", "٣", "1_000", "0,10", "0,1", "-0", "007", "1 000"]
    ),
    st.sampled_from(MISSING),
)
DATES: Final = st.one_of(
    st.dates().map(lambda day: f"{day.day:02}.{day.month:02}.{day.year:04}"),
    st.dates().map(lambda day: f"{day.day}.{day.month}.{day.year}"),
    st.sampled_from(["31.02.2024", "29.02.2023", "29.02.2024", "01.01.24", "2024-01-01", "1.1.", "01/02/2024", "00.00.0000"]),
    st.sampled_from(["01.01.2024 ", "01.01.2024", "1.01.2024", "01.01.02024", "01. 01.2024", *MISSING]),
)
BOOLEANS: Final = st.sampled_from(["ja", "nein", "Ja", " ja", "x", "true", "1", *MISSING])
TIMES: Final = st.one_of(
    st.times().map(lambda time: time.strftime("%H:%M:%S")),
    st.from_regex(r"[0-2]?[0-9][:.][0-6][0-9](:[0-6][0-9])?([.,][0-9]{1,3})?(Z|[+-]0[0-9]:?00| Uhr)?", fullmatch=True),
    st.sampled_from(
        ["12:00:00", "12:00:00.0", "13:00:00+01:00", "12:00:00Z", "24:00:00", "00:00:00", "9:00:00", "09:00", *MISSING]
    ),
)
MOMENTS: Final = st.one_of(
    st.tuples(DATES, st.sampled_from([" ", "T", ", "]), TIMES).map("".join),
    st.sampled_from(
        [
            *("2024-01-01T12:00:00Z", "2024-01-01T13:00:00+01:00", "2024-01-01T12:00:00.0Z", "2024-01-01T24:00:00"),
            *("2024-01-01T1:00:00", "2024-01-01T12:00", "2024-01-01 12:00:00", "01.01.2024 12:00", "1.1.2024 12:00", *MISSING),
        ]
    ),
)
MONTHS: Final = st.sampled_from(
    ["2024-01", "2024-1", "2024-13", "01.2024", "1.2024", "Januar 2024", "January 2024", "Jan 2024", *MISSING]
)
LENGTHS: Final = st.sampled_from(["P1Y", "P1Y0D", "P12M", "PT60M", "PT1H", "P1D", "1 Jahr", *MISSING])
POINTS: Final = st.sampled_from(["10.5, 49.9", "10.50,49.9", "010.5,49.9", "99,99", "10,5, 49,9", *MISSING])
COLUMNS: Final = {
    "uhrzeit": TIMES,
    "wann": MOMENTS,
    "monat": MONTHS,
    "stand": st.one_of(DATES, MONTHS),
    "dauer": LENGTHS,
    "punkt": POINTS,
    "text": TEXTS,
    "betrag": NUMBERS,
    "anzahl": NUMBERS,
    "tag": DATES,
    "offen": BOOLEANS,
}
KEYS: Final = st.one_of(st.sampled_from(["1", "2", "3", "03", "k.A.", "", "ä", "a\u0308", " 1"]), st.text(CHARACTERS, max_size=3))


@dataclass(frozen=True)
class Delivered:
    """A package: the bytes of its files, and what describes them."""

    files: dict[str, bytes]
    descriptor: dict[str, Any]


@st.composite
def fields(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Give the columns with constraints that their types know."""
    limits: dict[str, list[dict[str, Any]]] = {
        "text": [{"minLength": 2}, {"maxLength": 3}, {"pattern": "[A-ZÄÖÜ][a-zäöüß]+"}, {"enum": ["AB", "Bamberg", "é"]}],
        "betrag": [{"minimum": -1.5}, {"maximum": "1000,5"}, {"enum": ["0,1", "7,5"]}],
        "anzahl": [{"minimum": 0}, {"maximum": 999}, {"enum": ["7", "12"]}],
        "tag": [{"minimum": "01.01.2000"}, {"maximum": "31.12.2024"}, {"enum": ["01.01.2024", "29.02.2024"]}],
        "offen": [{"enum": ["ja"]}],
    }
    forms = {
        "uhrzeit": ("time", ["default", "any", "%H:%M:%S", "%H:%M", "%H.%M Uhr"]),
        "wann": ("datetime", ["default", "any", "%d.%m.%Y %H:%M", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S"]),
        "monat": ("yearmonth", ["default"]),
        "stand": ("date", ["default", "any", "%d.%m.%Y", "%B %Y", "%d. %B %Y", "%d.%m.%y", "%Y-%m-%d"]),
        "dauer": ("duration", ["default"]),
        "punkt": ("geopoint", ["default"]),
    }
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": "string"},
        "betrag": {"type": "number", "decimalChar": ",", "groupChar": "."},
        "anzahl": {"type": "integer"},
        "tag": {"type": "date", "format": "%d.%m.%Y"},
        "offen": {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    }
    for name in draw(st.lists(st.sampled_from(sorted(forms)), unique=True, max_size=3)):
        kinds[name] = {"type": forms[name][0], "format": draw(st.sampled_from(forms[name][1]))}
    if draw(st.booleans()):
        kinds["betrag"]["bareNumber"] = kinds["anzahl"]["bareNumber"] = False
    made = []
    for name, kind in kinds.items():
        constraints = draw(st.sampled_from([{}, *limits.get(name, [])])) | draw(
            st.sampled_from([{}, {"required": True}, {"unique": True}, {"required": True, "unique": True}])
        )
        made.append({"name": name, **kind, "constraints": constraints})
    return made


@st.composite
def deliveries(draw: st.DrawFn) -> Delivered:
    """Give a package of two tables."""
    columns = [{"name": "nr", "type": "string"}, *draw(fields()), {"name": "ort", "type": "string"}]
    row = st.tuples(KEYS, *(COLUMNS[field["name"]] for field in columns[1:-1]), KEYS)
    beyond = st.sampled_from([(), (), (), (), ("",), ("\u00a0",), (" ", ""), ("x",)])
    main = [(*cells, *draw(beyond)) for cells in draw(st.lists(row, min_size=1, max_size=6))]
    places = draw(st.lists(st.tuples(KEYS, TEXTS), min_size=1, max_size=4))
    named = [field["name"] for field in columns]
    key = draw(st.sampled_from([{}, *({"primaryKey": [name]} for name in named), {"primaryKey": ["nr", "ort"]}]))
    foreign = {"foreignKeys": [{"fields": ["ort"], "reference": {"resource": "orte", "fields": ["nr"]}}]}
    mark = draw(st.sampled_from([";", ",", "\t"]))
    schema = {"fields": columns, "missingValues": MISSING, **key, **foreign}
    other = {"fields": [{"name": "nr", "type": "string"}, {"name": "name", "type": "string"}], "missingValues": MISSING}
    resources = [("haupt", schema, main), ("orte", other, places)]
    return Delivered(
        {f"{name}.csv": _written(one, rows, mark) for name, one, rows in resources},
        {
            "name": "paket",
            "resources": [
                {
                    "name": name,
                    "path": f"{name}.csv",
                    "encoding": "utf-8",
                    "dialect": {"delimiter": mark, "headerRows": [1]},
                    "schema": one,
                }
                for name, one, _ in resources
            ],
        },
    )


def _written(schema: dict[str, Any], rows: list[tuple[str, ...]], mark: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark)
    writer.writerows([[field["name"] for field in schema["fields"]], *rows])
    return out.getvalue().encode()


def ours(delivered: Delivered) -> tuple[OpenPackage, list[Issue]]:
    """Read and validate as `opendata check` does."""
    files = list(enumerate(delivered.files, start=1))
    manifest = {"descriptor": 3, "files": [{"number": number, "path": path} for number, path in files]}
    contents = [*delivered.files.values(), json.dumps(delivered.descriptor).encode()]
    with naming(1000):
        package, issues = read("paket", manifest, {at: filled(content) for at, content in enumerate(contents, start=1)})
        return package, [*issues, *validate(package, None)]


def theirs(delivered: Delivered) -> list[tuple[str, Fault]]:
    """Ask frictionless: the resource's name, and code, row and field of each fault."""
    with TemporaryDirectory() as folder:
        for path, content in delivered.files.items():
            (Path(folder) / path).write_bytes(content)
        report = Package.from_descriptor(delivered.descriptor, basepath=folder).validate(limit_errors=1000)
    assert not report.errors
    return [
        (task.name, (error.type, getattr(error, "row_number", 0), getattr(error, "field_number", 0) or 0))
        for task in report.tasks
        for error in task.errors
    ]


GERMAN_MINUS: Final = re.compile(r"\s*([0-9][0-9.,]*-|−[0-9][0-9.,]*)\s*")
OF_CELLS: Final = frozenset({"type-error", "constraint-error"})


Explains = Callable[[str, str, dict[str, Any]], bool]
REASONS: Final[dict[str, Explains]] = {
    "A cell of blanks is empty: of no wrong type, not too short, and it repeats or refers to nothing.": lambda code, cell, _: (
        code in {*OF_CELLS, "unique-error", "foreign-key"} and not cell.strip()
    ),
    "Blanks around a day or a truth are no part of it, as for numbers; what is published has none.": lambda code, cell, field: (
        code == "type-error" and field["type"] in {"date", "time", "datetime", "boolean"} and cell != cell.strip()
    ),
    "A minus behind a number, or as it is printed, is one: German offices write both.": lambda code, cell, field: (
        code == "type-error" and field["type"] in {"integer", "number"} and bool(GERMAN_MINUS.fullmatch(cell))
    ),
    "NaN and INF are numbers of Table Schema; frictionless takes them for units where allowed.": lambda code, cell, field: (
        code == "type-error" and field.get("bareNumber") is False and cell.lower() in {"nan", "inf"}
    ),
    "The fifth of February is no second of May: where any date is, frictionless reads 5.2.2024 so.": lambda code, _, field: (
        code in {"unique-error", "primary-key"} and field["type"] == "date" and field.get("format") == "any"
    ),
    "A blank cell behind the last column is a delimiter at the end of a line: a warning, for nothing is lost.": (
        lambda code, cell, _: code == "extra-cell" and not cell.strip()
    ),
}
"""Why a fault that frictionless alone names is none: of code, cell and field. Records below our last one are notes."""


def lines(content: bytes, mark: str) -> list[list[str]]:
    """Give the records of a file."""
    return list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=mark))


def unexplained(delivered: Delivered) -> list[tuple[str, Fault, str]]:
    """Give the faults of frictionless where we call clean what it is about."""
    package, issues = ours(delivered)
    told = {
        (issue.place.resource, issue.code, row, issue.place.field or 0)
        for issue in issues
        if issue.severity == "error" or issue.code == "blank-row"
        for row in issue.rows
    }
    cells = {(resource, row, field) for resource, code, row, field in told if code in OF_CELLS}
    rows = {(resource, code, row) for resource, code, row, _ in told}
    faulty = {(resource, field) for resource, code, _, field in told if code == "type-error"}
    left, found = [], theirs(delivered)
    for resource, described in zip(package.resources, delivered.descriptor["resources"], strict=True):
        table, last = lines(delivered.files[described["path"]], described["dialect"]["delimiter"]), _last(resource)
        for code, row, at in (fault for name, fault in found if name == described["name"]):
            if row > last:
                continue
            beyond = at > len(described["schema"]["fields"])
            field = {"type": "any"} if beyond else described["schema"]["fields"][at - 1]  # of a key the last, the foreign one
            cell = table[row - 1][at - 1]
            number = resource.number
            same = (number, code, row) in rows if code not in OF_CELLS else (number, row, at) in cells
            alike = field.get("format") == "any" and (number, at) in faulty  # the one it is like, or itself, is no value for us
            same = same or (code == "unique-error" and ((number, "type-error", row, at) in told or alike))
            same = same or (code == "primary-key" and _without_key(described["schema"], table[row - 1], row, number, told))
            if not same and not any(explains(code, cell, field) for explains in REASONS.values()):
                left.append((described["name"], (code, row, at), cell))
    return left


def _without_key(schema: dict[str, Any], record: list[str], row: int, number: int, told: set[tuple[int, str, int, int]]) -> bool:
    """Say whether a cell of the key is no value for frictionless, and we name that fault or have a reason to read it."""
    named = [(at, field) for at, field in enumerate(schema["fields"], start=1) if field["name"] in schema["primaryKey"]]
    return any(
        (number, "type-error", row, at) in told
        or any(explains("type-error", record[at - 1], field) for explains in REASONS.values())
        or (len(named) == 1 and any(explains("primary-key", record[at - 1], field) for explains in REASONS.values()))
        for at, field in named
    )


def _last(resource: OpenResource) -> int:
    return int(resource.cells.lazy().select("row").max().collect().item() or 0) if resource.cells else 0


@settings(max_examples=200, phases=[Phase.generate])
@given(delivered=deliveries())
def test_what_frictionless_reports_is_never_clean(delivered: Delivered) -> None:
    """A cell is not clean where we name another fault of it: a day of the year 3516 is none for us, for frictionless too late."""
    assert not unexplained(delivered)
