"""csv: UTF-8, comma, LF, first row the field names, quotes only where needed.

A missing cell is empty (`missingValues: [""]`, the default of Table Schema); a text of no characters or of blanks alone is
missing too, the three are not told apart. Every other cell is that of the treated table, character by character: `12.50`
keeps its zero.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.formats.forms.column import Column
from opendata.formats.forms.form import Example, Form, Told
from opendata.nameless import nameless
from opendata.table import Table


def texts(columns: Sequence[Column], cells: Sequence[pl.Expr]) -> list[pl.Expr]:
    """Name the cells; a row whose only cell is empty would be an empty line, which readers skip, so it gets quotes."""
    named = [cell.alias(column.name) for column, cell in zip(columns, cells, strict=True)]
    return named if len(named) > 1 else [named[0].fill_null("")]


def _write(cells: Table, columns: Sequence[Column], _told: Told) -> int:
    descriptor = nameless()
    cells.lazy().select(texts(columns, [column.text for column in columns])).sink_csv(
        f"/proc/self/fd/{descriptor}", quote_style="necessary", line_terminator="\n", null_value="", maintain_order=True
    )
    return descriptor


FORM: Final = Form(
    name="csv",
    suffix=".csv",
    format="csv",
    media_type="text/csv",
    source="RFC 4180; Table Dialect of Data Package v2",
    write=_write,
    examples=(
        Example("number", pl.Float64(), ("1.50", None, "-2"), ("1.50", None, "-2")),
        Example("string", pl.String(), ('a,"b"', "x\ny", " ", "007"), ('a,"b"', "x\ny", None, "007")),
    ),
    needed=True,
)
