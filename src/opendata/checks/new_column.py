"""new-column, removed-column: the delivery has other columns than the last good one.

A new column stops an update: the next leak comes in one (Port Phillip 2020). A removed one is only a warning, since nothing
can leak by it.
"""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check
from opendata.checks.contract import before
from opendata.model import Issue, Place, Resource
from opendata.table import OpenResource


def _of_update(now: OpenResource, last: Resource) -> Iterator[Issue]:
    known = [before(field, last.fields) for field in now.fields]
    for field, old in zip(now.fields, known, strict=True):
        if old is None:
            yield Issue(code="new-column", severity="review", place=Place(resource=now.number, field=field.number))
    for old in last.fields:
        if old not in known:
            params: dict[str, str | int] = {"name": old.name, "position": old.number}
            yield Issue(code="removed-column", severity="warning", place=Place(resource=now.number), params=params)


CHECK: Final = Check(
    name="new_column",
    source="Port Phillip 2020: an update brought extra columns",
    codes=("new-column", "removed-column"),
    of_update=_of_update,
)
