"""changed-type: a column is of another type than in the last good delivery.

Whole numbers that become decimals, or the reverse, are the same column where reading inferred both; so is a column that is
empty now. A column that was empty and is filled now is as good as new.
"""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check
from opendata.checks.contract import before
from opendata.model import Field, Issue, Place, Resource
from opendata.table import OpenField, OpenResource

_NUMBERS: Final = {"integer", "number"}


def _of_update(now: OpenResource, last: Resource) -> Iterator[Issue]:
    for field in now.fields:
        old = before(field, last.fields)
        if old is not None and _changed(field, old):
            place = Place(resource=now.number, field=field.number)
            yield Issue(code="changed-type", severity="review", place=place, params={"was": old.type, "type": field.type})


def _changed(field: OpenField, old: Field) -> bool:
    inferred = not field.declared and not old.declared
    if inferred and ({field.type, old.type} == _NUMBERS or field.type == "any"):
        return False
    return field.type != old.type


CHECK: Final = Check(
    name="changed_type",
    source="own rule: the last good delivery is the contract for the next",
    codes=("changed-type",),
    of_update=_of_update,
)
