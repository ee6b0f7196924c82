"""blank-row: a row without any cell. A warning: it says nothing, and what comes out of it is nothing.

A few columns at a time, and of the later ones only the rows that are blank so far: one condition over thousands of columns
takes minutes to plan, and most tables are done after the first column.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Sample
from opendata.model import Issue, Place
from opendata.rows import first_rows
from opendata.table import OpenPackage, OpenResource, Table

_COLUMNS: Final = 50  # looked at together


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    if resource.cells is None or not resource.fields:
        return
    rows = _blank(resource.cells)
    if len(rows):
        place, first = Place(resource=resource.number), first_rows(rows)
        yield Issue(code="blank-row", severity="warning", place=place, rows=first, count=len(rows))


def _blank(cells: Table) -> pl.Series:
    """Give the rows without any cell."""
    first, *others = [name for name in cells.schema if name != "row"]
    rows = cells.lazy().filter(pl.col(first).is_null()).select("row").collect()["row"]
    for at in range(0, len(others), _COLUMNS):
        if rows.is_empty():
            break
        names = others[at : at + _COLUMNS]
        blank = pl.all_horizontal(pl.col(names).is_null()) & pl.col("row").is_in(rows.implode())
        rows = cells.lazy().filter(blank).select("row").collect()["row"]
    return rows.sort()


CHECK: Final = Check(
    name="blank_row",
    source="frictionless blank-row",
    codes=("blank-row",),
    of_table=_of_table,
    valid=(Sample({"fields": [{"name": "a"}, {"name": "b"}]}, (("1", None),)),),
    invalid=(Sample({"fields": [{"name": "a"}, {"name": "b"}]}, (("1", "2"), (None, None))),),
)
