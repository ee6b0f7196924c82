"""constraint-error: a value is not one of those that the schema lists under `enum`."""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand
from opendata.checks.frictionless import asking, canonical_limit
from opendata.table import OpenField, OpenResource

_TEXTS: Final = ("string", "any")


def _listed(field: OpenField) -> list[str] | None:
    """Give the canonical texts of the listed values; a text column's list holds texts only."""
    members = constraint(field, "enum")
    if not isinstance(members, list):
        return None
    readable = [member for member in members if isinstance(member, str) or field.type not in _TEXTS]
    return [_text(canonical_limit(field, member)) for member in readable]


def _text(member: object) -> str:
    return str(member).lower() if isinstance(member, bool) else str(member)


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        listed = _listed(field)
        if listed is not None:
            judge = None if field.type in _TEXTS else asking(field, "enum")
            yield demand(field, "enum", len(listed), ~cell(field).is_in(listed), judge)


def _sample(type_: str, listed: list[object], *cells: str | None) -> Sample:
    fields = [{"name": "a", "type": type_, "constraints": {"enum": listed}}]
    return Sample({"fields": fields}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="enum",
    source="Table Schema v2, Constraints: enum",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(
        _sample("string", ["gut", "mittel"], "gut", None),
        _sample("integer", [1, 2], "1", "02"),
        _sample("number", ["1.50"], "1.5"),
        _sample("boolean", [True], "true"),
    ),
    invalid=(
        _sample("string", ["gut", "mittel"], "Gut"),
        _sample("string", [], "x"),
        _sample("any", [1], "1"),
        _sample("integer", [1, 2], "3"),
        _sample("boolean", [True], "false"),
    ),
)
