"""A column as it goes out: the same for every form that a table is written in."""

from dataclasses import dataclass

import polars as pl

from opendata.model import Field

EXACT_DIGITS = 15
"""Any decimal of so many digits survives a double (IEEE 754, DBL_DIG); Excel keeps no more."""


@dataclass(frozen=True)
class Column:
    """A published column: where it is in the table, what it is called, its type there and in Parquet."""

    number: int
    name: str
    type: str  # of Table Schema
    stored: pl.DataType  # in Parquet
    about: Field | None = None  # title and description, once cleared
    digits: int = 0  # of its longest whole number

    @property
    def text(self) -> pl.Expr:
        """Give the cells as they go out, a text without a visible character as missing."""
        return visible(self.number)

    @property
    def double(self) -> bool:
        """Say whether a double holds every cell exactly: it is what spreadsheets and most readers of JSON calculate with."""
        return self.stored == pl.Float64 or (self.stored == pl.Int64 and self.digits <= EXACT_DIGITS)


def visible(number: int) -> pl.Expr:
    """Give the cells of a column, a text without a visible character as missing."""
    cell = pl.col(f"f{number}")
    return pl.when(cell.str.strip_chars() != "").then(cell)


def instant(text: pl.Expr) -> pl.Expr:
    """Read dates with a time of day, in microseconds; the zone is left to the text."""
    return text.str.strip_suffix("Z").str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="us", strict=False)
