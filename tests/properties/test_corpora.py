"""On files that nobody here wrote our issues are those of frictionless (code, row, field), read with the same dialect.

Every table is judged twice: as it is, and under schemas whose types and constraints most of its cells break. What may differ is
listed below, each with the reason why ours is right. Workbooks and JSON: test_corpora_workbooks.py.
"""

from pathlib import Path
from typing import Any, Final

import pytest
from frictionless import Dialect, Resource, Schema
from frictionless.formats import CsvControl
from tests.judging import (
    OF_CELLS,
    UNDECLARED,
    Difference,
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

FILES: Final = files(".csv", ".tsv")
FIRST_LINES: Final = 400

DIFFERENCES: Final = (
    Difference(
        "theirs",
        lambda both, fault: fault[1] > both.last,
        "Blank rows and notes below the last record are no records: they are read as the foot of the table.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] in {"blank-label", "extra-label", "extra-cell"} and fault[2] > len(both.table.fields),
        "Columns at the right without a header and without any cell come from delimiters at the ends of lines.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "type-error" and "." in text(both, fault) and "decimalChar" in both.field(fault[2]),
        "A dot in a column of decimal commas: frictionless reads 1.234 as 1.234, in German it is 1234.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] in OF_CELLS and not text(both, fault).strip(),
        "A cell of blanks is empty: neither of a wrong type nor too short.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "unique-error" and not text(both, fault).strip(),
        "A cell of blanks is empty, and empty cells do not repeat each other.",
    ),
    Difference(
        "ours",
        lambda both, fault: fault[0] == "constraint-error" and required(both, fault) and not text(both, fault).strip(),
        "A cell of blanks is empty, where a value is required.",
    ),
    Difference(
        "theirs",
        lambda both, fault: fault[0] == "incorrect-label" and len(both.table.reading.header_rows) > 1,
        "A header of several rows with merged cells: a column is named after the group above it; frictionless leaves that out.",
    ),
)
"""Where the two may differ."""


def _described(path: Path, table: OpenResource, schema: dict[str, Any]) -> Resource:
    """Describe a table to frictionless as we read it."""
    reading = table.reading
    dialect = Dialect(header=bool(reading.header_rows), header_rows=list(reading.header_rows) or [1])
    dialect.add_control(CsvControl(delimiter=reading.delimiter or ",", quote_char=reading.quote_char or '"'))
    encoding = {"windows-1252": "cp1252", "macintosh": "mac-roman"}.get(reading.encoding or "", reading.encoding or "utf-8")
    declared = Schema.from_descriptor(schema)
    return Resource(path=path.name, basepath=str(path.parent), format="csv", encoding=encoding, dialect=dialect, schema=declared)


needs_corpora = pytest.mark.skipif(not FILES, reason="the corpora are not here")


@needs_corpora
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_structure_of_a_file_is_judged_like_frictionless(path: Path) -> None:
    """Only frictionless is given a schema here, so that it infers no types."""
    for table, ours in opened(path):
        if table.cells is None:
            assert path.name == "empty.csv"
            continue
        theirs = of_frictionless(_described(path, table, schema_of(table, None)))
        both = judged(table, ours, theirs)
        assert not [fault for fault in unexplained(both, DIFFERENCES) if fault[1][0] not in UNDECLARED]


@needs_corpora
@pytest.mark.parametrize("turn", [0, 7])
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_cells_are_judged_like_frictionless_under_types_they_break(path: Path, turn: int, tmp_path: Path) -> None:
    """Both are given the first lines of a long file."""
    cut = tmp_path / "a.csv"
    cut.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:FIRST_LINES]))
    ((table, _),) = opened(cut)
    if table.cells is None:
        return
    schema, reading = schema_of(table, turn), table.reading
    dialect: dict[str, Any] = {"header": bool(reading.header_rows), "delimiter": reading.delimiter or ","}
    rows = {"headerRows": list(reading.header_rows)} if reading.header_rows else {}
    ((declared, ours),) = opened(cut, {"schema": schema, "dialect": dialect | rows, "encoding": reading.encoding})
    both = judged(declared, ours, of_frictionless(_described(cut, declared, schema)))
    assert not unexplained(both, DIFFERENCES)
