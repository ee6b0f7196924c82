"""The contract with the last good delivery: which of its tables and columns the present ones are.

A new column or a changed type stops an update until the releasing office has looked; changed
numbers of rows and shares of missing cells are warnings. Tables meet by their published name, or where both deliveries have
just one; columns by name, or by number where the name was not fit to be shown.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from opendata.model import Field, Inspection, Resource
from opendata.table import OpenField, OpenPackage, OpenResource


def pairs(package: OpenPackage, last: Inspection) -> Iterator[tuple[OpenResource, Resource | None]]:
    """Give each table with the one it was in the last good delivery, None where it is new."""
    before = last.package.resources
    for resource in package.resources:
        if len(before) == len(package.resources) == 1:
            yield resource, before[0]
        else:
            yield resource, next((known for known in before if _same_table(resource, known)), None)


def _same_table(now: OpenResource, last: Resource) -> bool:
    if last.name == f"resource-{last.number}":
        return now.number == last.number
    return last.name == _folded(str(now.descriptor.get("name", "")))


def _folded(written: str) -> str:
    """Give a table's name as it is published."""
    lower = written.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")[:80]


def before(field: OpenField, last: Sequence[Field]) -> Field | None:
    """Give the column that `field` was in the last good delivery, None if it is new."""
    by_label = next((known for known in last if field.label in {known.label, known.name}), None)
    if by_label is not None:
        return by_label
    return next((known for known in last if known.label is None and known.number == field.number), None)
