"""On files that nobody here wrote our issues are those of frictionless (code, row, field), read with the same dialect.

Every table is judged twice: as it is, and under schemas whose types and constraints most of its cells break. What may differ is
listed below, each with the reason why ours is right. Workbooks are left out: without its extra for Excel frictionless reads none.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from frictionless import Dialect, Resource, Schema
from frictionless.formats import CsvControl

from opendata.nameless import filled
from opendata.rows import naming
from opendata.stages.read import read
from opendata.stages.validate import validate
from opendata.table import OpenResource

SHARED: Final = Path(__file__).parents[2] / ".." / "shared"
FOLDERS: Final = ("corpora", "realdata/tables")
FILES: Final = [path for folder in FOLDERS for path in sorted((SHARED / folder).rglob("*.[ct]sv"))]

FIRST_LINES: Final = 400
Fault = tuple[str, int, int]  # code, row, field; 0: not about one

CODES: Final = frozenset(
    (
        *("type-error", "constraint-error", "unique-error", "primary-key", "blank-row", "missing-cell", "extra-cell"),
        *("blank-label", "duplicate-label", "missing-label", "extra-label", "incorrect-label"),
    )
)
"""What frictionless says too; all else is said by us alone."""

FIELDS: Final[tuple[dict[str, Any], ...]] = (
    {"type": "integer"},
    {"type": "number", "decimalChar": ","},
    {"type": "date", "format": "%d.%m.%Y"},
    {"type": "string", "constraints": {"minLength": 3, "maxLength": 12}},
    {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    {"type": "integer", "constraints": {"minimum": 5, "maximum": 2000}},
    {"type": "string", "constraints": {"required": True, "unique": True}},
    {"type": "number", "constraints": {"minimum": 1}},
    {"type": "string", "constraints": {"pattern": "[A-Z].*"}},
    {"type": "date"},
    {"type": "year"},
    {"type": "string", "format": "email"},
    {"type": "string", "constraints": {"enum": ["a", "1", "ja"]}},
    {"type": "time"},
    {"type": "geopoint"},
)


@dataclass(frozen=True)
class Judged:
    """A table and what both say of it."""

    table: OpenResource
    ours: frozenset[Fault]
    theirs: frozenset[Fault]
    texts: dict[tuple[int, int], str | None]  # our cells by row and field
    last: int  # row of the last record

    def field(self, number: int) -> dict[str, Any]:
        """Give what is declared of a column."""
        return next((dict(one.descriptor) for one in self.table.fields if one.number == number), {})


@dataclass(frozen=True)
class Difference:
    """A fault that only one of the two names, and why ours is right."""

    by: str  # who names it: ours, theirs
    explains: Callable[[Judged, Fault], bool]
    why: str


_OF_CELLS: Final = ("type-error", "constraint-error")


def _text(judged: Judged, fault: Fault) -> str:
    return judged.texts.get(fault[1:]) or ""


def _required(judged: Judged, fault: Fault) -> bool:
    return judged.field(fault[2]).get("constraints", {}).get("required") is True


DIFFERENCES: Final = (
    Difference(
        "theirs",
        lambda judged, fault: fault[1] > judged.last,
        "Blank rows and notes below the last record are no records: they are read as the foot of the table.",
    ),
    Difference(
        "theirs",
        lambda judged, fault: fault[0] in {"blank-label", "extra-label", "extra-cell"} and fault[2] > len(judged.table.fields),
        "Columns at the right without a header and without any cell come from delimiters at the ends of lines.",
    ),
    Difference(
        "ours",
        lambda judged, fault: (
            fault[0] == "type-error" and "." in _text(judged, fault) and "decimalChar" in judged.field(fault[2])
        ),
        "A dot in a column of decimal commas: frictionless reads 1.234 as 1.234, in German it is 1234.",
    ),
    Difference(
        "theirs",
        lambda judged, fault: fault[0] in _OF_CELLS and not _text(judged, fault).strip(),
        "A cell of blanks is empty: neither of a wrong type nor too short.",
    ),
    Difference(
        "theirs",
        lambda judged, fault: fault[0] == "unique-error" and not _text(judged, fault).strip(),
        "A cell of blanks is empty, and empty cells do not repeat each other.",
    ),
    Difference(
        "ours",
        lambda judged, fault: fault[0] == "constraint-error" and _required(judged, fault) and not _text(judged, fault).strip(),
        "A cell of blanks is empty, where a value is required.",
    ),
    Difference(
        "theirs",
        lambda judged, fault: fault[0] == "incorrect-label" and len(judged.table.reading.header_rows) > 1,
        "A header of several rows with merged cells: a column is named after the group above it; frictionless leaves that out.",
    ),
)
"""Where the two may differ. Labels stand in a row for us, and a row has too many or too few cells once: see `_alike`."""


def _alike(code: str, row: int, field: int) -> Fault:
    if code in {"missing-cell", "extra-cell"}:
        return code, row, 0
    return (code, 0, field) if code.endswith("-label") else (code, row, field)


# ------------------------------------------------------------------------------------------------------------- both judges


def _opened(path: Path, resource: dict[str, Any] | None = None) -> Iterator[tuple[OpenResource, frozenset[Fault]]]:
    """Read a file, and judge each of its tables; it goes by a name without words."""
    name = f"a{path.suffix}"
    described = {"resources": [{"path": name, **(resource or {})}]}
    manifest = {"descriptor": 2 if resource else None, "files": [{"number": 1, "path": name}]}
    with naming(10**6):
        package, found = read("a", manifest, {1: filled(path.read_bytes()), 2: filled(json.dumps(described).encode())})
        issues = [*found, *validate(package, None)]
    for table in package.resources:
        own = [issue for issue in issues if issue.place.resource == table.number and issue.code in CODES]
        faults = (_alike(issue.code, row, issue.place.field or 0) for issue in own for row in issue.rows or (0,))
        yield table, frozenset(faults)


def _described(path: Path, table: OpenResource, schema: dict[str, Any]) -> Resource:
    """Describe a table to frictionless as we read it."""
    reading = table.reading
    dialect = Dialect(header=bool(reading.header_rows), header_rows=list(reading.header_rows) or [1])
    dialect.add_control(CsvControl(delimiter=reading.delimiter or ",", quote_char=reading.quote_char or '"'))
    encoding = {"windows-1252": "cp1252", "macintosh": "mac-roman"}.get(reading.encoding or "", reading.encoding or "utf-8")
    declared = Schema.from_descriptor(schema)
    return Resource(path=path.name, basepath=str(path.parent), format="csv", encoding=encoding, dialect=dialect, schema=declared)


def _of_frictionless(path: Path, table: OpenResource, schema: dict[str, Any]) -> frozenset[Fault]:
    report = _described(path, table, schema).validate(limit_errors=10**6)
    told = [error for task in report.tasks for error in task.errors]
    assert not report.errors
    assert {error.type for error in told} <= CODES
    faults = (_alike(error.type, getattr(error, "row_number", 0), getattr(error, "field_number", 0) or 0) for error in told)
    return frozenset(faults)


def _schema(table: OpenResource, turn: int | None) -> dict[str, Any]:
    """Declare the columns: as anything, or for a turn as what they mostly are not."""
    names = [one.label.strip() for one in table.fields]
    fields = [
        {"name": name if name and names.count(name) == 1 else f"spalte {at}", **_declared(at, turn)}
        for at, name in enumerate(names)
    ]
    return {"fields": fields}


def _declared(at: int, turn: int | None) -> dict[str, Any]:
    return {"type": "any"} if turn is None else FIELDS[(at + turn) % len(FIELDS)]


def _judged(path: Path, table: OpenResource, ours: frozenset[Fault], schema: dict[str, Any]) -> Judged:
    assert table.cells is not None
    theirs = _of_frictionless(path, table, schema)
    wanted = {row for _, row, _ in ours ^ theirs}
    rows = [row for row in table.cells.lazy().collect().iter_rows() if row[0] in wanted]
    texts = {(row[0], at): row[at] for row in rows for at in range(1, len(row))}
    last = table.cells.lazy().select("row").max().collect().item() or 0
    return Judged(table, ours, theirs, texts, last)


def _unexplained(judged: Judged) -> list[tuple[str, Fault]]:
    sides = {"ours": judged.ours - judged.theirs, "theirs": judged.theirs - judged.ours}
    return [
        (side, fault)
        for side, faults in sides.items()
        for fault in sorted(faults)
        if not any(one.by == side and one.explains(judged, fault) for one in DIFFERENCES)
    ]


# --------------------------------------------------------------------------------------------------------------- promises

needs_corpora = pytest.mark.skipif(not FILES, reason="the corpora are not here")


_UNDECLARED: Final = frozenset({"incorrect-label", "missing-label", "extra-label"})
"""Only frictionless is given a schema there, so that it infers no types."""


@needs_corpora
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_structure_of_a_file_is_judged_like_frictionless(path: Path) -> None:
    for table, ours in _opened(path):
        if table.cells is None:
            assert path.name == "empty.csv"
            continue
        judged = _judged(path, table, ours, _schema(table, None))
        assert not [fault for fault in _unexplained(judged) if fault[1][0] not in _UNDECLARED]


@needs_corpora
@pytest.mark.parametrize("turn", [0, 7])
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_cells_are_judged_like_frictionless_under_types_they_break(path: Path, turn: int, tmp_path: Path) -> None:
    """Both are given the first lines of a long file."""
    cut = tmp_path / "a.csv"
    cut.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:FIRST_LINES]))
    ((table, _),) = _opened(cut)
    if table.cells is None:
        return
    schema, reading = _schema(table, turn), table.reading
    dialect: dict[str, Any] = {"header": bool(reading.header_rows), "delimiter": reading.delimiter or ","}
    rows = {"headerRows": list(reading.header_rows)} if reading.header_rows else {}
    ((declared, ours),) = _opened(cut, {"schema": schema, "dialect": dialect | rows, "encoding": reading.encoding})
    judged = _judged(cut, declared, ours, schema)
    assert not _unexplained(judged)
