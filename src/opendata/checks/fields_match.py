"""missing-label, extra-label, incorrect-label, unmatched-header: the header is not what the schema's `fieldsMatch` asks for.

`exact` (the default) pairs columns and fields by order, all others by name: `equal` wants the same set, `subset` allows more
columns, `superset` fewer, `partial` both as long as one is there. Required fields and those of the primary key never lack.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from opendata.checks.base import Check, Sample
from opendata.checks.keys import as_names
from opendata.model import Issue, Place
from opendata.table import OpenField, OpenPackage, OpenResource

MODES: Final = ("exact", "equal", "subset", "superset", "partial")


def mode_of(resource: OpenResource) -> str:
    """Give how the header is matched."""
    written = resource.schema.get("fieldsMatch", "exact")
    mode = written[0] if isinstance(written, list) and len(written) == 1 else written
    return mode if mode in MODES else "exact"


def declared_names(resource: OpenResource) -> list[str]:
    """Give the names of the schema's fields."""
    fields = resource.schema.get("fields")
    return [str(field.get("name", "")) for field in fields if isinstance(field, Mapping)] if isinstance(fields, list) else []


def _of_table(_package: OpenPackage, resource: OpenResource) -> Iterator[Issue]:
    names = declared_names(resource)
    if not names or not resource.fields:
        return
    mode = mode_of(resource)
    yield from _by_order(resource, names) if mode == "exact" else _by_name(resource, names, mode)


def _by_order(resource: OpenResource, names: list[str]) -> Iterator[Issue]:
    seen: set[str] = set()
    for field, name in zip(resource.fields, names, strict=False):
        label = field.label.strip()
        if label and label not in seen and label != name.strip():
            yield _issue(resource, "incorrect-label", field)
        seen.add(label)
    for field in islice(resource.fields, len(names), None):
        yield _issue(resource, "extra-label", field)
    for position in range(len(resource.fields) + 1, len(names) + 1):
        yield _missing(resource, position)


def _by_name(resource: OpenResource, names: list[str], mode: str) -> Iterator[Issue]:
    labels = {field.label for field in resource.fields}
    if mode == "partial" and not labels & set(names):
        yield Issue(code="unmatched-header", severity="error", place=Place(resource=resource.number))
    if mode in {"equal", "superset"}:
        yield from (_issue(resource, "extra-label", field) for field in resource.fields if field.label not in names)
    needed = set(names) if mode in {"equal", "subset"} else _needed(resource)
    for position, name in enumerate(names, start=1):
        if name in needed and name not in labels:
            yield _missing(resource, position)


def _needed(resource: OpenResource) -> set[object]:
    """Give the names that even a loose match needs."""
    fields: list[Mapping[str, Any]] = [field for field in resource.schema["fields"] if isinstance(field, Mapping)]
    required = {field.get("name") for field in fields if (field.get("constraints") or {}).get("required") is True}
    return required | set(as_names(resource.schema.get("primaryKey")))


def _issue(resource: OpenResource, code: str, field: OpenField) -> Issue:
    place = Place(resource=resource.number, field=field.number)
    return Issue(code=code, severity="error", place=place, rows=resource.reading.header_rows[:1])


def _missing(resource: OpenResource, position: int) -> Issue:
    """Name the field by its position in the schema: its name was written by people, and detect has not seen it."""
    rows = resource.reading.header_rows[:1]
    place = Place(resource=resource.number)
    return Issue(code="missing-label", severity="error", place=place, rows=rows, params={"position": position})


def _sample(mode: str, *labels: str) -> Sample:
    fields = [{"name": "a", "constraints": {"required": True}}, {"name": "b"}]
    return Sample({"fields": fields, "fieldsMatch": mode}, (tuple("1" for _ in labels),), labels)


CHECK: Final = Check(
    name="fields_match",
    source="Table Schema v2, Schema: fieldsMatch; frictionless missing-label, extra-label, incorrect-label, unmatched-header",
    codes=("missing-label", "extra-label", "incorrect-label", "unmatched-header"),
    of_table=_of_table,
    valid=(
        _sample("exact", "a", "b"),
        _sample("equal", "b", "a"),
        _sample("subset", "c", "b", "a"),
        _sample("superset", "a"),
        _sample("partial", "c", "a"),
    ),
    invalid=(
        _sample("exact", "b", "a"),
        _sample("exact", "a"),
        _sample("exact", "a", "b", "c"),
        _sample("equal", "a", "b", "c"),
        _sample("subset", "b"),
        _sample("superset", "b"),
        _sample("superset", "a", "c"),
        _sample("partial", "c"),
    ),
)
