"""Cells that are not written as their column is declared, yet look canonical: `2024-02-01` where `%d.%m.%Y` is declared.

So it is where nearly all cells are of one form, and one is not: `1.5` among `1,5`.

Reading leaves what does not fit as delivered. Once all other cells are canonical nothing tells such a cell from them any more, so
its place is noted while both forms are at hand.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from opendata.values.canonical import fits
from opendata.values.moments import ISO
from opendata.values.understanding import Understanding

STRAY: Final = "stray"
_DAYS: Final = frozenset({"date", "time", "datetime"})
_CANONICAL: Final = frozenset({("date", "%Y-%m-%d"), ("time", ISO), ("datetime", ISO)})  # as canonical cells are judged


def watched(known: Mapping[str, Understanding]) -> dict[str, pl.Expr]:
    """Give the columns where a stray could pass for a value, each with what tells it among cells that stayed as they were."""
    passing = {name: (one, _passing(pl.col(name), one)) for name, one in known.items() if one.declared or one.nearly}
    return {name: looks & ~fits(pl.col(name), one) for name, (one, looks) in passing.items() if looks is not None}


def _passing(cell: pl.Expr, one: Understanding) -> pl.Expr | None:
    """Say which cells look like a canonical value that the column's own form is not; None where there are none."""
    if one.type in _DAYS and (one.type, one.pattern) not in _CANONICAL:
        return pl.lit(value=True)
    if one.type == "boolean" and (foreign := {"true", "false"} - {*one.true, *one.false}):
        return cell.is_in(sorted(foreign))
    if one.type == "number" and one.decimal_mark != ".":
        return cell.str.contains(".", literal=True)
    return None


def strays(before: pl.DataFrame, after: pl.DataFrame, watch: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Give the places (row, field) of the strays among cells as delivered and the same made canonical."""
    return pl.concat([_of_column(before, after, name, tells) for name, tells in watch.items()])


def _of_column(before: pl.DataFrame, after: pl.DataFrame, name: str, tells: pl.Expr) -> pl.DataFrame:
    stayed = before.filter((before[name] == after[name]).fill_null(value=False)).filter(tells)
    return stayed.select("row", pl.lit(int(name[1:]), dtype=pl.UInt16).alias("field"))
