"""constraint-error: a text has fewer or more characters than `minLength` and `maxLength` allow."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand
from opendata.checks.frictionless import asking
from opendata.table import OpenField, OpenResource


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        for name in ("minLength", "maxLength"):
            limit = constraint(field, name)
            if isinstance(limit, int) and not isinstance(limit, bool):
                yield _rule(field, name, limit)


def _rule(field: OpenField, name: str, limit: int) -> Rule:
    """Count characters of texts; the items of a list or an object are counted by the judge."""
    length: pl.Expr = cell(field).str.len_chars()
    if field.type != "string":
        return demand(field, name, limit, cell(field).is_not_null(), asking(field, name))
    return demand(field, name, limit, length < limit if name == "minLength" else length > limit)


def _sample(type_: str, name: str, limit: int, *cells: str | None) -> Sample:
    fields = [{"name": "a", "type": type_, "constraints": {name: limit}}]
    return Sample({"fields": fields}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="length",
    source="Table Schema v2, Constraints: minLength, maxLength",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(_sample("string", "maxLength", 3, "äöü", None), _sample("array", "minLength", 2, "[1, 2]")),
    invalid=(_sample("string", "minLength", 2, "x"), _sample("array", "minLength", 2, "[1]")),
)
