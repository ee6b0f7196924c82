"""constraint-error: the JSON in a cell is not what the schema's `jsonSchema` asks for.

A JSON Schema comes from outside like a pattern does: its patterns run on polars' linear-time engine, and what would be fetched or
could run for ever (references, patterns for names) is refused: see schema_error.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import polars as pl

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand
from opendata.checks.pattern import whole
from opendata.table import OpenResource

TYPES: Final = ("object", "array")
_REFUSED: Final = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "$id", "patternProperties"})
_DEEPEST: Final = 20


def can_be_asked(schema: Any, depth: int = 0) -> bool:  # noqa: ANN401  (JSON)
    """Say whether a JSON Schema is one, and holds nothing that we refuse."""
    return _is_harmless(schema, depth) and isinstance(schema, Mapping) and _is_schema(json.dumps(schema))


def _is_harmless(schema: Any, depth: int) -> bool:  # noqa: ANN401
    if depth > _DEEPEST:
        return False
    if isinstance(schema, list):
        return all(_is_harmless(one, depth + 1) for one in schema)
    if not isinstance(schema, Mapping):
        return True
    pattern = schema.get("pattern")
    if not _REFUSED.isdisjoint(schema) or (isinstance(pattern, str) and whole(pattern, anywhere=True) is None):
        return False
    return all(_is_harmless(one, depth + 1) for one in schema.values())


@lru_cache(maxsize=64)
def _is_schema(written: str) -> bool:
    from jsonschema import Draft202012Validator, SchemaError

    try:
        Draft202012Validator.check_schema(json.loads(written))
    except SchemaError:
        return False
    return True


@lru_cache(maxsize=64)
def _validator(written: str) -> Any:  # noqa: ANN401  (the library's)
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing import Registry

    kind = extend(Draft202012Validator, {"pattern": _matches})
    return kind(json.loads(written), registry=Registry())  # of its own: nothing is ever fetched


def _matches(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401
    from jsonschema import ValidationError

    runnable = whole(pattern, anywhere=True)
    if isinstance(value, str) and runnable is not None and not pl.select(runnable.found_in(pl.lit(value))).item():
        yield ValidationError("pattern")


def _asking(schema: Mapping[str, Any]) -> Callable[[str], bool]:
    """Give the question whether a cell's JSON breaks `schema`; what is no JSON at all is a type-error."""
    written = json.dumps(schema)

    def breaks(text: str) -> bool:
        try:
            value = json.loads(text)
        except ValueError:
            return False
        try:
            return not _validator(written).is_valid(value)
        except RecursionError:
            return True

    return breaks


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        schema = constraint(field, "jsonSchema")
        if field.type in TYPES and can_be_asked(schema):
            yield demand(field, "jsonSchema", "…", cell(field).is_not_null(), _asking(schema))


def _sample(schema: object, *cells: str) -> Sample:
    fields = [{"name": "a", "type": "object", "constraints": {"jsonSchema": schema}}]
    return Sample({"fields": fields}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="json_schema",
    source="Table Schema v2, Constraints: jsonSchema; JSON Schema 2020-12",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(
        _sample({"properties": {"a": {"type": "integer"}}}, '{"a": 1}', "{}"),
        _sample({"properties": {"a": {"pattern": "^[0-9]+$"}}}, '{"a": "12"}'),
    ),
    invalid=(
        _sample({"properties": {"a": {"type": "integer"}}}, '{"a": "x"}'),
        _sample({"required": ["a"]}, "{}"),
        _sample({"properties": {"a": {"pattern": "^[0-9]+$"}}}, '{"a": "x"}'),
    ),
)
