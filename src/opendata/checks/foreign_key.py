"""foreign-key: a row refers to a key that the table it refers to does not have.

A table that cannot be read is no target: its own error says so, and its references are left alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import polars as pl

from opendata.checks.base import Check, Sample
from opendata.checks.keys import as_names, named
from opendata.checks.sameness import comparable, compared_as
from opendata.model import Issue, Place
from opendata.rows import first_rows
from opendata.table import OpenField, OpenPackage, OpenResource

Fields = tuple[OpenField, ...]


def declared(resource: OpenResource) -> list[Mapping[str, Any]]:
    """Give the foreign keys of the schema that are written as objects."""
    keys = resource.schema.get("foreignKeys")
    return [key for key in keys if isinstance(key, Mapping)] if isinstance(keys, list) else []


def target(package: OpenPackage, resource: OpenResource, key: Mapping[str, Any]) -> OpenResource | None:
    """Give the table that a foreign key refers to: the one of that name, itself without a name; None if there is none."""
    reference = key.get("reference")
    if not isinstance(reference, Mapping):
        return None
    name = reference.get("resource", "")
    if name == "":
        return resource
    return next((other for other in package.resources if other.descriptor.get("name") == name), None)


def ends(package: OpenPackage, resource: OpenResource, key: Mapping[str, Any]) -> tuple[Fields, OpenResource, Fields] | None:
    """Give both ends of a foreign key: own columns, the other table, its columns; None where one is missing."""
    other = target(package, resource, key)
    own = named(resource, as_names(key.get("fields")))
    theirs = named(other, as_names(key["reference"].get("fields"))) if other is not None else None
    if other is None or own is None or theirs is None or len(own) != len(theirs):
        return None
    return own, other, theirs


def _of_table(package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    for key in declared(resource):
        found = ends(package, resource, key)
        if found is None or resource.cells is None or found[1].cells is None:
            continue
        own, other, theirs = found
        rows = _without_target(resource.cells.lazy(), own, found[1].cells.lazy(), theirs)
        if len(rows):
            place = Place(resource=resource.number, field=own[0].number if len(own) == 1 else None)
            params: dict[str, str | int] = {"resource": other.number, "fields": ", ".join(str(field.number) for field in theirs)}
            first = first_rows(rows)
            yield Issue(code="foreign-key", severity="error", place=place, rows=first, count=len(rows), params=params)


def _without_target(cells: pl.LazyFrame, own: Fields, others: pl.LazyFrame, theirs: Fields) -> pl.Series:
    """Give the rows that have a reference, but no target for it."""
    keys = [f"k{position}" for position in range(len(own))]
    mine = cells.select("row", *(_typed(field).alias(key) for field, key in zip(own, keys, strict=True)))
    known = others.select(_typed(field).alias(key) for field, key in zip(theirs, keys, strict=True)).unique()
    referring = mine.filter(pl.any_horizontal(pl.col(keys).is_not_null()))
    return referring.join(known, on=keys, how="anti", nulls_equal=True).select("row").collect()["row"].sort()


def _typed(field: OpenField) -> pl.Expr:
    """Give values that equal only values of the same class: the number 1 is not the text "1"."""
    return pl.lit(f"{compared_as(field)}:") + comparable(field)


_SCHEMA: Final = {
    "fields": [{"name": "id", "type": "string"}, {"name": "up", "type": "string"}, {"name": "no", "type": "integer"}],
    "foreignKeys": [{"fields": "up", "reference": {"fields": "id"}}],
}
_MIXED: Final = {**_SCHEMA, "foreignKeys": [{"fields": ["no"], "reference": {"resource": "", "fields": ["id"]}}]}

CHECK: Final = Check(
    name="foreign_key",
    source="Table Schema v2, Schema: foreignKeys; frictionless foreign-key",
    codes=("foreign-key",),
    of_table=_of_table,
    valid=(Sample(_SCHEMA, (("1", None, "5"), ("2", "1", None))), Sample(_MIXED, (("1", None, None),))),
    invalid=(Sample(_SCHEMA, (("1", "3", "5"),)), Sample(_MIXED, (("1", None, "1"),))),
)
