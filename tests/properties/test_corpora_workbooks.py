"""On workbooks and JSON that nobody here wrote our issues are those of frictionless (code, row, field), sheet by sheet.

As in test_corpora.py each table is judged as it is, and under schemas that most of its cells break. Frictionless reads cells of
sheets by their place: columns that we leave out are described to it as anything. ODS is not compared: frictionless reads it by
ezodf, which is only to be had as source.
"""

import json
import re
import warnings
from pathlib import Path
from typing import Any, Final

import pytest
from frictionless import Dialect, Resource, Schema
from frictionless.formats import ExcelControl, JsonControl
from frictionless.resources import TableResource
from tests.judging import (
    OF_CELLS,
    UNDECLARED,
    Difference,
    Fault,
    Judged,
    files,
    judged,
    of_frictionless,
    opened,
    required,
    schema_of,
    text,
    unexplained,
)

from opendata.table import OpenResource

UNREAD: Final = frozenset(
    (
        *(
            "gh548_incorrect_sst_unique_count.xls",
            "issue_419.xlsx",
            "issue_530.xlsx",
            "too_small.xls",
        ),  # damaged, for its libraries
        "strict_iso_paths.xlsx",  # the strict form of the standard
        "issue_174.xlsx",  # openpyxl goes through every row that a sheet may have
        "datapackage.json",  # a package, no table
    )
)
"""Files of which we read tables and frictionless none."""

SUFFIXES: Final = (".xlsx", ".xls", ".json", ".ndjson", ".jsonl")
FILES: Final = [path for path in files(*SUFFIXES) if path.name not in UNREAD]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPED: Final = re.compile(r"-?[0-9.]+|[0-9]{4}-[0-9-]{5}(T[0-9:]+)?|[0-9:]{8}|true|false")


def _first(both: Judged) -> int:
    assert both.table.cells is not None
    return int(both.table.cells.lazy().select("row").min().collect().item() or 0)


def _typed(both: Judged, fault: Fault) -> bool:
    """Say whether a cell of a text column is a number, a day or a truth."""
    return both.field(fault[2]).get("type") == "string" and bool(_TYPED.fullmatch(text(both, fault)))


def _repeats(both: Judged, fault: Fault) -> bool:
    """Say whether the cell of the record above has the same text."""
    assert both.table.cells is not None
    column = dict(both.table.cells.lazy().select("row", f"f{fault[2]}").collect().iter_rows())
    return column.get(max((row for row in column if row < fault[1]), default=0)) == text(both, fault)


DIFFERENCES: Final = (
    Difference(
        "theirs",
        lambda both, fault: fault[1] > 0 and not _first(both) <= fault[1] <= both.last,
        "What stands above the first record and below the last are no records.",
    ),
    Difference(
        "theirs",
        lambda _, fault: fault[0] in {"missing-cell", "extra-cell"},
        "A sheet is a rectangle: that a row of it ends early, or has empty cells beyond the last column, is how it was saved.",
    ),
    Difference(
        "theirs",
        lambda _, fault: fault[2] < 0,
        "A column in which nothing stands, not even a header, is none.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "blank-label" and bool(both.table.fields[fault[2] - 1].label),
        "Of merged header cells frictionless sees the first alone: each column under them has their text, as a person sees it.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "duplicate-label" and both.theirs.__contains__(("blank-label", 0, fault[2])),
        "Columns under one merged header cell have the same name, where frictionless sees one name and blanks.",
    ),
    Difference(
        "theirs",
        lambda _, fault: fault[0] == "incorrect-label",
        "Blanks and line breaks around and in a name are no part of it, and names of several rows are joined with the group's.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "type-error" and _typed(both, fault),
        "A number, day or truth in a column of texts is its text: an AGS typed as a number is still an AGS.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] in {"constraint-error", "unique-error"} and _typed(both, fault),
        "As such a text it must keep the constraints, which frictionless no longer looks at.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] in OF_CELLS and not text(both, fault).strip(),
        "A cell of blanks or with a failed formula is empty: neither of a wrong type nor too short.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "unique-error" and not text(both, fault).strip(),
        "Empty cells do not repeat each other.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "constraint-error" and required(both, fault) and not text(both, fault).strip(),
        "A cell of blanks or with a failed formula is empty, where a value is required.",
    ),
    Difference(
        "ours",
        lambda both, fault: (
            fault[0] == "type-error" and both.field(fault[2]).get("type") == "year" and len(text(both, fault)) != 4
        ),
        "A year has four digits, also where it is typed as a number.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "type-error" and not both.field(fault[2]),
        "No type is declared: we warn of cells that are not what nearly all of their column are, frictionless was told anything.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "type-error" and bool(_DAY.fullmatch(text(both, fault))),
        "A number that its workbook shows as a day is that day.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] in OF_CELLS and _repeats(both, fault),
        "Cells merged downwards: each of their rows has the value, as a person sees it; frictionless gives it to the first.",
    ),
    *(
        Difference(
            side,
            lambda both, fault: both.table.sheet is None and "." in both.table.fields[fault[2] - 1].label,
            "The members of an object within a record of JSON are columns of their own; frictionless finds none of them.",
        )
        for side in ("ours", "theirs")
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "extra-label" and any(code == "extra-cell" for code, _, _ in both.theirs),
        "A column beyond the declared ones is named once; frictionless names each of its rows.",
    ),
)


def _places(table: OpenResource) -> list[int]:
    """Give where our columns stand in the sheet, from 1."""
    return [one.column or one.number for one in table.fields]


def _whole(table: OpenResource, schema: dict[str, Any]) -> dict[str, Any]:
    """Describe every column of the sheet up to our last one."""
    own = dict(zip(_places(table), schema["fields"], strict=False))
    return {"fields": [own.get(at, {"name": f"leer {at}", "type": "any"}) for at in range(1, max(own) + 1)]}


def _described(path: Path, table: OpenResource, schema: dict[str, Any]) -> Resource:
    """Describe a table to frictionless as we read it."""
    rows = list(table.reading.header_rows)
    dialect = Dialect(header=bool(rows), header_rows=rows or [1]) if table.sheet else Dialect()
    dialect.add_control(
        ExcelControl(sheet=table.sheet)
        if table.sheet
        else JsonControl(keyed=True, property=_property(path), keys=[one.label for one in table.fields])
    )
    declared = Schema.from_descriptor(_whole(table, schema))
    encoding = "cp1252" if path.suffix == ".xls" else None

    return TableResource(
        path=path.name, basepath=str(path.parent), format=path.suffix[1:], encoding=encoding, dialect=dialect, schema=declared
    )


def _property(path: Path) -> str | None:
    """Give the member of a JSON object that is the table."""
    document = json.loads(path.read_text(encoding="utf-8-sig")) if path.suffix == ".json" else []
    lists = [name for name, value in document.items() if value and isinstance(value, list)] if isinstance(document, dict) else []
    return next((name for name in lists if isinstance(document[name][0], dict)), None)


def _theirs(path: Path, table: OpenResource, schema: dict[str, Any]) -> frozenset[Fault]:
    """Give what frictionless finds, its columns named by ours; the names of JSON are its first row."""
    own = {place: number for number, place in enumerate(_places(table), start=1)}
    above = 0 if table.sheet else 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = of_frictionless(_described(path, table, schema))
    return frozenset((code, max(row - above, 0), own.get(field, -field)) for code, row, field in found)


def _declared(table: OpenResource, schema: dict[str, Any]) -> dict[str, Any]:
    """Describe a table to us as we read it."""
    rows = {"headerRows": list(table.reading.header_rows)} if table.reading.header_rows else {"header": False}
    return {"schema": schema, "dialect": {**rows, "sheetNumber": table.sheet} if table.sheet else {}}


# --------------------------------------------------------------------------------------------------------------- promises

needs_corpora = pytest.mark.skipif(not FILES, reason="the corpora are not here")
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")


@needs_corpora
@each_file
def test_the_structure_of_a_table_is_judged_like_frictionless(path: Path) -> None:
    """Without a schema of its own: only frictionless is given one, so that it infers no types."""
    for table, ours in opened(path):
        if table.cells is not None:
            both = judged(table, ours, _theirs(path, table, schema_of(table, None)))
            assert not [fault for fault in unexplained(both, DIFFERENCES) if fault[1][0] not in UNDECLARED]


@needs_corpora
@pytest.mark.parametrize("turn", [0, 7])
@each_file
def test_cells_are_judged_like_frictionless_under_types_they_break(path: Path, turn: int) -> None:
    for table, _ in opened(path):
        if table.cells is not None:
            schema = schema_of(table, turn)
            ((declared, ours),) = opened(path, _declared(table, schema))
            assert not unexplained(judged(declared, ours, _theirs(path, declared, schema)), DIFFERENCES)
