"""changed-rows, changed-missing: far more or fewer rows, or missing cells, than in the last good delivery.

With one delivery to compare with there is no band yet: half or twice the rows, and 20 points more or less of missing cells,
are worth a warning.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check
from opendata.checks.contract import before
from opendata.model import Issue, Place, Resource
from opendata.table import OpenResource

_FACTOR: Final = 2
_POINTS: Final = 20


def _of_update(now: OpenResource, last: Resource) -> Iterator[Issue]:
    if now.cells is None or not now.fields:
        return
    filled = now.cells.lazy().select(pl.all().count()).collect().row(0, named=True)
    rows = filled["row"]
    if rows * _FACTOR < last.rows or last.rows * _FACTOR < rows:
        params: dict[str, str | int] = {"was": last.rows, "number": rows}
        yield Issue(code="changed-rows", severity="warning", place=Place(resource=now.number), params=params)
    for field in now.fields:
        old = before(field, last.fields)
        if old is None:
            continue
        was, share = _missing(old.filled, last.rows), _missing(filled[f"f{field.number}"], rows)
        if abs(was - share) >= _POINTS:
            place = Place(resource=now.number, field=field.number)
            yield Issue(code="changed-missing", severity="warning", place=place, params={"was": was, "share": share})


def _missing(filled: int, rows: int) -> int:
    return round(100 * (rows - filled) / rows) if rows else 0


CHECK: Final = Check(
    name="changed_amount",
    source="own rule: the last good delivery is the contract for the next",
    codes=("changed-rows", "changed-missing"),
    of_update=_of_update,
)
