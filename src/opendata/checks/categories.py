"""constraint-error: a value is not one of the field's `categories`. frictionless 5.21 does not check them; the standard does.

Source: Table Schema v2, Field: categories ("the values of the field MUST be in the set", on string and integer fields).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from opendata.checks.base import Check, Rule, Sample, cell, demand
from opendata.checks.sameness import comparable
from opendata.table import OpenField, OpenResource


def _listed(field: OpenField) -> list[str] | None:
    members = field.descriptor.get("categories")
    if not isinstance(members, list) or field.type not in {"string", "integer"}:
        return None
    return [str(member.get("value")) if isinstance(member, Mapping) else str(member) for member in members]


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        listed = _listed(field)
        if listed is not None:
            suspect = cell(field).is_not_null() & ~comparable(field).is_in(listed)
            yield demand(field, "categories", len(listed), suspect)


def _sample(type_: str, listed: list[object], *cells: str | None) -> Sample:
    return Sample({"fields": [{"name": "a", "type": type_, "categories": listed}]}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="categories",
    source="Table Schema v2, Field: categories",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(
        _sample("string", ["rot", {"value": "grün", "label": "Grün"}], "rot", "grün", None),
        _sample("integer", [{"value": 1, "label": "eins"}], "1", "01"),
    ),
    invalid=(_sample("string", ["rot"], "blau"), _sample("integer", [1], "2")),
)
