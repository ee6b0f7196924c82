"""no-data-rows: a table of headers alone. A warning: what is left of the package says whether anything can be published."""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Sample
from opendata.model import Issue, Place
from opendata.table import OpenPackage, OpenResource


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    if resource.cells is not None and resource.fields and not resource.cells.height():
        yield Issue(code="no-data-rows", severity="warning", place=Place(resource=resource.number))


CHECK: Final = Check(
    name="no_data_rows",
    source="own; frictionless calls a table without rows valid",
    codes=("no-data-rows",),
    of_table=_of_table,
    valid=(Sample({}, (("1",),), ("a",)),),
    invalid=(Sample({}, (), ("a",)),),
)
