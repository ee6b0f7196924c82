"""blank-row: a row without any cell. A warning: it says nothing, and what comes out of it is nothing."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Sample
from opendata.model import Issue, Place
from opendata.rows import first_rows
from opendata.table import OpenPackage, OpenResource


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    if resource.cells is None or not resource.fields:
        return
    blank = pl.all_horizontal(pl.all().exclude("row").is_null())
    rows = resource.cells.lazy().filter(blank).select("row").collect()["row"].sort()
    if len(rows):
        place, first = Place(resource=resource.number), first_rows(rows)
        yield Issue(code="blank-row", severity="warning", place=place, rows=first, count=len(rows))


CHECK: Final = Check(
    name="blank_row",
    source="frictionless blank-row",
    codes=("blank-row",),
    of_table=_of_table,
    valid=(Sample({"fields": [{"name": "a"}, {"name": "b"}]}, (("1", None),)),),
    invalid=(Sample({"fields": [{"name": "a"}, {"name": "b"}]}, (("1", "2"), (None, None))),),
)
