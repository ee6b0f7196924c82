"""schema-error: the schema itself cannot be what was meant, so that a part of it would silently not be checked."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.checks import bounds, json_schema, pattern
from opendata.checks.base import Check, Sample
from opendata.checks.fields_match import MODES, declared_names
from opendata.checks.foreign_key import target
from opendata.checks.frictionless import canonical, canonical_limit, faults
from opendata.checks.keys import as_names
from opendata.model import Issue, Place
from opendata.table import OpenField, OpenPackage, OpenResource

_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_LENGTHS: Final = ("minLength", "maxLength")
_ORDERED: Final = ("integer", "number", "date", "time", "datetime", "year", "yearmonth")
_SUPPORTED: Final[Mapping[str, tuple[str, ...]]] = {
    "string": (*_LENGTHS, "pattern"),
    **dict.fromkeys(_ORDERED, _BOUNDS),
    "list": _LENGTHS,
    **dict.fromkeys(json_schema.TYPES, (*_LENGTHS, "jsonSchema")),
    "duration": _BOUNDS,
    **dict.fromkeys(("boolean", "geopoint", "geojson", "any"), ()),
}
"""Constraints of each type besides `required`, `unique` and `enum`; a field without a declared type may have any."""


def _of_table(package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    if "fields" in resource.schema and not isinstance(resource.schema["fields"], list):
        yield _fault(resource, "fields")
    names = declared_names(resource)
    if len(names) != len(set(names)):
        yield _fault(resource, "names")
    if resource.schema.get("fieldsMatch", "exact") not in (*MODES, *([mode] for mode in MODES)):
        yield _fault(resource, "fieldsMatch")
    for field in resource.fields:
        yield from (_fault(resource, part, field) for part in _of_field(field))
    if names:
        yield from (_fault(resource, part) for part in _of_keys(package, resource, set(names)))


def _of_field(field: OpenField) -> Iterator[str]:
    """Name the parts of a field that cannot be checked."""
    written = field.descriptor.get("type", field.type)
    if written not in _SUPPORTED:
        yield "type"
        return
    constraints = field.descriptor.get("constraints", {})
    if not isinstance(constraints, Mapping):
        yield "constraints"
        return
    for name, limit in constraints.items():
        if not _can_be_checked(field, name, limit):
            yield name if name in _KNOWN else "constraint"


def _can_be_checked(field: OpenField, name: str, limit: Any) -> bool:  # noqa: ANN401  (JSON)
    if name in {"required", "unique"}:
        return isinstance(limit, bool)
    if name == "enum":
        return isinstance(limit, list)
    if name not in (_SUPPORTED[field.type] if "type" in field.descriptor else _KNOWN):
        return False
    if name == "pattern":
        return isinstance(limit, str) and pattern.whole(limit) is not None
    if name in _LENGTHS:
        return isinstance(limit, int) and not isinstance(limit, bool)
    return json_schema.can_be_asked(limit) if name == "jsonSchema" else _is_value(field, canonical_limit(field, limit))


def _is_value(field: OpenField, limit: Any) -> bool:  # noqa: ANN401  (JSON)
    """Say whether a bound is a value of the column's own type."""
    if isinstance(limit, bool) or not isinstance(limit, int | float | str):
        return False
    if field.type == "duration":
        return bounds.seconds(str(limit)) is not None
    if field.type not in _ORDERED or (isinstance(limit, int | float) and field.type in {"integer", "number", "year"}):
        return True
    return not faults(canonical(field), str(limit))


def _of_keys(package: OpenPackage, resource: OpenResource, names: set[str]) -> Iterator[str]:
    primary = resource.schema.get("primaryKey")
    if primary and not set(as_names(primary)) <= names:
        yield "primaryKey"
    unique = resource.schema.get("uniqueKeys", [])
    if not isinstance(unique, list) or any(not set(as_names(key)) <= names for key in unique):
        yield "uniqueKeys"
    foreign = resource.schema.get("foreignKeys", [])
    if not isinstance(foreign, list) or any(not _has_both_ends(package, resource, key, names) for key in foreign):
        yield "foreignKeys"


def _has_both_ends(package: OpenPackage, resource: OpenResource, key: object, names: set[str]) -> bool:
    if not isinstance(key, Mapping) or not isinstance(key.get("reference"), Mapping):
        return False
    other = target(package, resource, key)
    own, theirs = as_names(key.get("fields")), as_names(key["reference"].get("fields"))
    if other is None or len(own) != len(theirs) or not set(own) <= names:
        return False
    known = set(declared_names(other)) or {field.label for field in other.fields}
    return other.cells is None or set(theirs) <= known


_KNOWN: Final = ("required", "unique", "enum", "pattern", "jsonSchema", *_BOUNDS, *_LENGTHS)
_PARTS_WITH_ADVICE: Final = ("pattern", "foreignKeys", "primaryKey")


def _fault(resource: OpenResource, part: str, field: OpenField | None = None) -> Issue:
    place = Place(resource=resource.number, field=field.number if field else None)
    fix = f"schema-error-{part.lower()}" if part in _PARTS_WITH_ADVICE else None
    return Issue(code="schema-error", severity="error", place=place, params={"part": part}, fix=fix)


def _field(**field: object) -> Sample:
    return Sample({"fields": [{"name": "a", **field}]}, (("1",),))


CHECK: Final = Check(
    name="schema_error",
    source="Table Schema v2; frictionless schema-error, field-error",
    codes=("schema-error",),
    of_table=_of_table,
    valid=(
        _field(type="string", constraints={"pattern": "[0-9]+", "required": True}),
        _field(type="number", constraints={"minimum": "0,5"}, decimalChar=","),
    ),
    invalid=(
        _field(type="farbe"),
        _field(type="string", constraints={"pattern": r"(?=a)a"}),
        _field(type="string", constraints={"pattern": r"(a)\1"}),
        _field(type="string", constraints={"pattern": "[a"}),
        _field(type="string", constraints={"pattern": r"\p{L}"}),
        _field(type="string", constraints={"pattern": "(.*){1,900}[a-z]{900}x"}),
        _field(type="string", constraints={"pattern": "((a{100}){100}){100}"}),
        _field(type="string", constraints={"minimum": 1}),
        _field(type="string", constraints={"farbe": 1}),
        _field(type="date", constraints={"minimum": "morgen"}),
        _field(type="duration", constraints={"maximum": "ein Jahr"}),
        _field(type="object", constraints={"jsonSchema": {"$ref": "#/x"}}),
        _field(type="object", constraints={"jsonSchema": {"pattern": r"(a)\1"}}),
        _field(type="object", constraints={"jsonSchema": {"type": 1}}),
        Sample({"fields": [{"name": "a"}, {"name": "a"}]}, (("1", "2"),)),
        Sample({"fields": [{"name": "a"}], "primaryKey": ["b"]}, (("1",),)),
        Sample({"fields": [{"name": "a"}], "fieldsMatch": "ungefähr"}, (("1",),)),
        Sample(
            {"fields": [{"name": "a"}], "foreignKeys": [{"fields": ["a"], "reference": {"resource": "x", "fields": ["a"]}}]},
            (("1",),),
        ),
        Sample({"fields": [{"name": "a"}], "foreignKeys": [{"fields": ["a"]}]}, (("1",),)),
    ),
)
