"""What an Excel sheet can hold, and as what it holds each column.

Limits: Microsoft, "Excel specifications and limits". Days are numbers from 1899-12-30 on; before 1900-03-01 Excel counts a
day that never was, so nothing older is written as a day. One column, one kind: a sum that silently leaves out the two cells
that are text is worse than a column that cannot be summed.
"""

from collections.abc import Sequence
from typing import Final, Literal

import polars as pl

from opendata.formats.forms.archive import LIMIT
from opendata.formats.forms.column import Column
from opendata.formats.forms.form import Told
from opendata.table import Table

ROWS: Final = 1_048_576  # the header is one of them
COLUMNS: Final = 16_384
CHARACTERS: Final = 32_767  # of a cell, counted as UTF-16
FIRST_DAY: Final = "1900-03-01"
SECONDS_A_DAY: Final = 86_400

_CELL_BYTES: Final = 120  # of mark-up around a cell, at most
_ESCAPED: Final = 6  # bytes that one byte of text becomes, at most

Kind = Literal["text", "number", "whole", "boolean", "date", "datetime", "time"]


def too_much_for_excel(cells: Table, columns: Sequence[Column], _told: Told) -> str | None:
    """Say why Excel cannot hold the table: a part of it would be lost when it is opened, without a word."""
    if len(columns) > COLUMNS:
        return "form-too-many-columns"
    rows = cells.height()
    if rows >= ROWS:
        return "form-too-many-rows"
    lengths = [column.text.str.len_bytes().max().alias(str(column.number)) for column in columns]
    total = pl.sum_horizontal(column.text.str.len_bytes().sum() for column in columns).alias("total")
    facts = cells.lazy().select(*lengths, total).collect().row(0, named=True)
    long = [column for column in columns if (facts[str(column.number)] or 0) > CHARACTERS]
    if any(len(column.name) > CHARACTERS for column in columns) or _too_long(cells, long):
        return "form-too-long-text"
    return "form-too-large" if rows * len(columns) * _CELL_BYTES + _ESCAPED * facts["total"] > LIMIT else None


def _too_long(cells: Table, columns: Sequence[Column]) -> bool:
    units = [column.text.str.len_chars() + column.text.str.count_matches(r"[\x{10000}-\x{10FFFF}]") for column in columns]
    most = cells.lazy().select((each.max() > CHARACTERS).alias(str(at)) for at, each in enumerate(units)) if units else None
    return most is not None and any(most.collect().row(0))


def kinds(cells: Table, columns: Sequence[Column]) -> list[Kind]:
    """Say as what the sheet holds each column: typed where every cell stays what it is, else text."""
    checks = [(column, check) for column in columns if (check := _check(column)) is not None]
    holds = cells.lazy().select(check.alias(str(column.number)) for column, check in checks).collect() if checks else None
    typed = {column.number for column, _ in checks if holds is not None and holds[str(column.number)][0]}
    return [_kind(column) if column.double or column.number in typed else "text" for column in columns]


def _kind(column: Column) -> Kind:
    match column.type:
        case "integer" | "year":
            return "whole"
        case "number" | "boolean" | "date" | "datetime" | "time" as kind:
            return kind
        case _:
            return "text"


def _check(column: Column) -> pl.Expr | None:
    """Say what else must hold for all cells of a column that is no number."""
    if column.type == "boolean":
        return pl.lit(value=True)
    if column.type == "date" or (column.type == "datetime" and isinstance(column.stored, pl.Datetime)):
        return column.text.min() >= FIRST_DAY
    if column.type == "time":
        return clock(column.text).is_not_null().or_(column.text.is_null()).all()
    return None


def clock(text: pl.Expr) -> pl.Expr:
    """Read times of day."""
    return text.str.to_time("%H:%M:%S", strict=False)
