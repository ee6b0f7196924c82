"""Columns that are no type as a whole: looked at once more, for what nearly all of their cells are."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from opendata.table import Table
from opendata.values.majority import Majority, majority
from opendata.values.patterns import SIGNS, whole

_FIRST_CELLS: Final = 2_000_000
_FIRST_ROWS: Final = 1_000
_MOST_COLUMNS: Final = 1_000
"""So many columns are looked at; in a wider table each would cost a query, and no clerk reads a thousand warnings."""
_LIKE: Final = r"^\s*(?:[-+−–(]?\s*[.,]?\d[\d.,/:'’\u00a0\u202f -]*\)?(?: ?[rps])?|\d{1,2}\. ?[A-ZÄ]\p{L}+\.? \d{4})\s*$"


def nearly(cells: Table, columns: Mapping[str, str], last_row: int) -> dict[str, tuple[Majority, pl.Series]]:
    """Give what nearly all cells up to record `last_row` are, by column, with the column's distinct texts.

    A column is read as a whole only if half of its first cells look like a number or a day, missing values left out.
    """
    if not columns:
        return {}
    body = cells.lazy().filter(pl.col("row") <= last_row)
    head = body.head(max(1, min(_FIRST_ROWS, _FIRST_CELLS // len(columns)))).select(*columns).collect()
    found = {}
    for name in _likely(head)[:_MOST_COLUMNS]:
        counts = body.group_by(pl.col(name).alias("text")).len("count").filter(pl.col("text") != "").collect()
        one = majority(counts, columns[name])
        if one is not None:
            found[name] = (one, counts["text"])
    return found


def _likely(head: pl.DataFrame) -> list[str]:
    cell = pl.col("value")
    filled = cell.str.contains(r"\S") & ~cell.str.contains(whole(SIGNS))
    shares = (
        head.unpivot().group_by("variable", maintain_order=True).agg(like=cell.str.contains(_LIKE).sum(), filled=filled.sum())
    )
    return shares.filter(2 * pl.col("like") >= pl.col("filled"))["variable"].to_list()
