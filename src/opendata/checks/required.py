"""constraint-error: a cell is missing in a column where every row needs one."""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand
from opendata.table import OpenResource

_SCHEMA: Final = {"fields": [{"name": "a", "type": "string", "constraints": {"required": True}}, {"name": "b"}]}


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        if constraint(field, "required") is True:
            yield demand(field, "required", "", cell(field).is_null())


CHECK: Final = Check(
    name="required",
    source="Table Schema v2, Constraints: required",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(Sample(_SCHEMA, (("x", "1"), ("y", None))),),
    invalid=(Sample(_SCHEMA, ((None, "1"),)),),
)
