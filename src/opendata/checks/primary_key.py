"""primary-key: a row has the key of an earlier row, or no key at all."""

from collections.abc import Iterator
from typing import Final

from opendata.checks.base import Check, Sample
from opendata.checks.keys import as_names, empty_keys, named, repeated
from opendata.model import Issue, Place
from opendata.table import OpenPackage, OpenResource


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    fields = named(resource, as_names(resource.schema.get("primaryKey")))
    if not fields:
        return
    place = Place(resource=resource.number, field=fields[0].number if len(fields) == 1 else None)
    numbers = ", ".join(str(field.number) for field in fields)
    count, rows, first = repeated(resource, fields, ignore_empty=True)
    if count:
        params: dict[str, str | int] = {"fields": numbers, "first": first}
        yield Issue(code="primary-key", severity="error", place=place, rows=rows, count=count, params=params)
    count, rows = empty_keys(resource, fields)
    if count:
        params = {"fields": numbers, "first": 0}
        yield Issue(
            code="primary-key", severity="error", place=place, rows=rows, count=count, params=params, fix="primary-key-empty"
        )


_ONE: Final = {"fields": [{"name": "a", "type": "string"}], "primaryKey": "a"}
_TWO: Final = {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}], "primaryKey": ["a", "b"]}

CHECK: Final = Check(
    name="primary_key",
    source="Table Schema v2, Schema: primaryKey; frictionless primary-key",
    codes=("primary-key",),
    of_table=_of_table,
    valid=(Sample(_ONE, (("1",), ("01",))), Sample(_TWO, (("x", "1"), ("x", "2"), (None, "1"), ("x", None)))),
    invalid=(
        Sample(_ONE, (("1",), ("1",))),
        Sample(_ONE, ((None,), ("1",))),
        Sample(_TWO, (("x", "1"), ("x", "01"))),
        Sample(_TWO, (("x", None), ("x", None))),
    ),
)
