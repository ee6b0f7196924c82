"""unique-error: a value stands twice in a column, or in a group of columns, that holds each value once.

Both `constraints.unique` of a field and `uniqueKeys` of the schema, which frictionless 5.21 does not check.
"""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Sample, constraint
from opendata.checks.keys import as_names, named, repeated
from opendata.model import Issue, Place
from opendata.table import OpenField, OpenPackage, OpenResource


def _keys(resource: OpenResource) -> Iterator[tuple[OpenField, ...]]:
    for field in resource.fields:
        if constraint(field, "unique") is True:
            yield (field,)
    declared = resource.schema.get("uniqueKeys")
    for key in declared if isinstance(declared, list) else ():
        fields = named(resource, as_names(key))
        if fields:
            yield fields


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    for fields in _keys(resource):
        count, rows, first = repeated(resource, fields, ignore_empty=True)
        if count:
            place = Place(resource=resource.number, field=fields[0].number if len(fields) == 1 else None)
            numbers = ", ".join(str(field.number) for field in fields)
            yield Issue(
                code="unique-error",
                severity="error",
                place=place,
                rows=rows,
                count=count,
                params={"fields": numbers, "first": first},
            )


_FIELD: Final = {"fields": [{"name": "a", "type": "number", "constraints": {"unique": True}}]}
_GROUP: Final = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}], "uniqueKeys": [["a", "b"]]}

CHECK: Final = Check(
    name="unique",
    source="Table Schema v2, Constraints: unique; Schema: uniqueKeys",
    codes=("unique-error",),
    of_table=_of_table,
    valid=(
        Sample(_FIELD, (("1",), ("2",), (None,), (None,))),
        Sample(_GROUP, (("1", "a"), ("1", "b"), (None, None), (None, None))),
    ),
    invalid=(Sample(_FIELD, (("1",), ("1.0",))), Sample(_GROUP, (("1", "a"), ("1", "a")))),
)
