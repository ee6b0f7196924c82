"""Files that nobody here wrote, judged by us and by frictionless: which faults each names, and which differences are known."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from frictionless import Resource

from opendata.nameless import filled
from opendata.rows import naming
from opendata.stages.read import read
from opendata.stages.validate import validate
from opendata.table import OpenResource

SHARED: Final = Path(__file__).parents[1] / ".." / "shared"

Fault = tuple[str, int, int]  # code, row, field; 0: not about one

CODES: Final = frozenset(
    (
        *("type-error", "constraint-error", "unique-error", "primary-key", "blank-row", "missing-cell", "extra-cell"),
        *("blank-label", "duplicate-label", "missing-label", "extra-label", "incorrect-label"),
    )
)
"""What frictionless says too; all else is said by us alone."""

UNDECLARED: Final = frozenset({"incorrect-label", "missing-label", "extra-label"})
"""What only a declared schema brings about."""

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


OF_CELLS: Final = ("type-error", "constraint-error")
MOST: Final = 10**6  # faults


def files(*suffixes: str) -> list[Path]:
    """Give the files of corpora and real tables by their endings."""
    found = [path for folder in ("corpora", "realdata/tables") for path in sorted((SHARED / folder).rglob("*"))]
    return [path for path in found if path.suffix.lower() in suffixes and path.is_file()]


def text(judged: Judged, fault: Fault) -> str:
    """Give the cell that a fault is about."""
    return judged.texts.get(fault[1:]) or ""


def required(judged: Judged, fault: Fault) -> bool:
    """Say whether a value is demanded in the cell that a fault is about."""
    return judged.field(fault[2]).get("constraints", {}).get("required") is True


def alike(code: str, row: int, field: int) -> Fault:
    """Give a fault as both name it: labels stand in a row for us, and a row has too many or too few cells once."""
    if code in {"missing-cell", "extra-cell"}:
        return code, row, 0
    return (code, 0, field) if code.endswith("-label") else (code, row, field)


def opened(path: Path, resource: dict[str, Any] | None = None) -> Iterator[tuple[OpenResource, frozenset[Fault]]]:
    """Read a file, and judge each of its tables; it goes by a name without words."""
    name = f"a{path.suffix}"
    described = {"resources": [{"path": name, **(resource or {})}]}
    manifest = {"descriptor": 2 if resource else None, "files": [{"number": 1, "path": name}]}
    with naming(MOST):
        package, found = read("a", manifest, {1: filled(path.read_bytes()), 2: filled(json.dumps(described).encode())})
        issues = [*found, *validate(package, None)]
    for table in package.resources:
        own = [issue for issue in issues if issue.place.resource == table.number and issue.code in CODES]
        faults = (alike(issue.code, row, issue.place.field or 0) for issue in own for row in issue.rows or (0,))
        yield table, frozenset(faults)


def of_frictionless(described: Resource) -> frozenset[Fault]:
    """Give what frictionless finds in a table that is described to it."""
    report = described.validate(limit_errors=MOST)
    told = [error for task in report.tasks for error in task.errors]
    assert not report.errors
    assert {error.type for error in told} <= CODES
    faults = (alike(error.type, getattr(error, "row_number", 0), getattr(error, "field_number", 0) or 0) for error in told)
    return frozenset(faults)


def schema_of(table: OpenResource, turn: int | None) -> dict[str, Any]:
    """Declare the columns: as anything, or for a turn as what they mostly are not."""
    names = [one.label.strip() for one in table.fields]
    fields = [
        {"name": name if name and names.count(name) == 1 else f"spalte {at}", **declared(at, turn)}
        for at, name in enumerate(names)
    ]
    return {"fields": fields}


def declared(at: int, turn: int | None) -> dict[str, Any]:
    """Declare the column at a place, from 0."""
    return {"type": "any"} if turn is None else FIELDS[(at + turn) % len(FIELDS)]


def judged(table: OpenResource, ours: frozenset[Fault], theirs: frozenset[Fault]) -> Judged:
    """Put both together, with the cells they differ on."""
    assert table.cells is not None
    wanted = {row for _, row, _ in ours ^ theirs}
    rows = [row for row in table.cells.lazy().collect().iter_rows() if row[0] in wanted]
    texts = {(row[0], at): row[at] for row in rows for at in range(1, len(row))}
    last = table.cells.lazy().select("row").max().collect().item() or 0
    return Judged(table, ours, theirs, texts, last)


def unexplained(both: Judged, known: Sequence[Difference]) -> list[tuple[str, Fault]]:
    """Give the faults that only one of the two names, and no known difference explains."""
    sides = {"ours": both.ours - both.theirs, "theirs": both.theirs - both.ours}
    return [
        (side, fault)
        for side, faults in sides.items()
        for fault in sorted(faults)
        if not any(one.by == side and one.explains(both, fault) for one in known)
    ]
