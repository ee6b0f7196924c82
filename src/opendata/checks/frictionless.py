"""The judge: frictionless decides what a valid cell is. Asked only about values that no fast check is sure of.

Cells are canonical here (dot decimals, ISO dates, `true`/`false`), so the field is described to frictionless in that form.
Source: frictionless-py 5.21, `Field.create_cell_reader`. Its patterns run on Python's engine and are never given to it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from opendata.table import OpenField

_CACHED_VALUES: Final = 4096
_KEPT: Final = ("type", "itemType", "delimiter")
_OWN_FORMATS: Final = ("string", "geopoint", "geojson", "array", "object")
"""Types whose format says what the canonical text looks like; those of dates and numbers are ISO and plain."""

UNDECIDED: Final = "undecided"
"""Given instead of a constraint's name where frictionless itself fails on the value."""


def judge(descriptor: Mapping[str, Any], value: str) -> bool:
    """Say whether frictionless calls `value` a valid cell of the field that `descriptor` describes."""
    return not faults(descriptor, value)


def faults(descriptor: Mapping[str, Any], value: str) -> frozenset[str]:
    """Give the names of what `value` violates: `type`, or constraints; nothing for a valid cell."""
    return _faults(json.dumps(descriptor, sort_keys=True), value)


def asking(field: OpenField, name: str) -> Callable[[str], bool]:
    """Give the question whether a canonical value of `field` violates `name` (`type` or a constraint)."""
    described = canonical(field, () if name == "type" else (name,))
    return lambda value: bool(faults(described, value) & {name, UNDECIDED})


def reading(field: OpenField) -> Callable[[str], object | None]:
    """Give the question what frictionless reads a canonical cell of `field` as; None for what it calls no value of the type."""
    read = _reader(json.dumps(canonical(field), sort_keys=True))

    def value(text: str) -> object | None:
        try:
            found, notes = read(text)
        except Exception:  # noqa: BLE001  (its messages quote the cell)
            return None
        return None if notes else found

    return value


@lru_cache(maxsize=_CACHED_VALUES)
def _faults(descriptor: str, value: str) -> frozenset[str]:
    try:
        _, notes = _reader(descriptor)(value)
    except Exception:  # noqa: BLE001  (it compares what cannot be compared, and its messages quote the cell)
        return frozenset({UNDECIDED})
    return frozenset(notes or ())


@lru_cache(maxsize=256)
def _reader(descriptor: str) -> Callable[[str], tuple[object, dict[str, str] | None]]:
    from frictionless import Field

    field = Field.from_descriptor(json.loads(descriptor))
    field.missing_values = []
    reader: Callable[[str], tuple[object, dict[str, str] | None]] = field.create_cell_reader()
    return reader


def canonical(field: OpenField, constraints: tuple[str, ...] = ()) -> dict[str, Any]:
    """Describe `field` as its canonical cells are, with the named constraints."""
    described = {name: field.descriptor[name] for name in _KEPT if name in field.descriptor}
    described |= {"name": "field", "type": field.type}
    if field.type in _OWN_FORMATS:
        described["format"] = field.format
    if field.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    declared = field.descriptor.get("constraints") or {}
    described["constraints"] = {name: canonical_limit(field, declared[name]) for name in constraints if name in declared}
    return described


def canonical_limit(field: OpenField, limit: Any) -> Any:  # noqa: ANN401  (JSON)
    """Give a limit of the schema (a minimum, the members of an enum) as canonical cells are written."""
    if isinstance(limit, list):
        return [canonical_limit(field, member) for member in limit]
    if isinstance(limit, bool):
        return limit if field.type == "boolean" else str(limit)
    return _canonical_text(field, limit) if isinstance(limit, str) else limit


def _canonical_text(field: OpenField, limit: str) -> str:
    written = field.descriptor
    if field.type in {"number", "integer"}:
        return limit.replace(str(written.get("groupChar", "")), "").replace(str(written.get("decimalChar", ".")), ".")
    if field.type == "boolean":
        truths, lies = written.get("trueValues") or (), written.get("falseValues") or ()
        return "true" if limit in truths else "false" if limit in lies else limit
    form = written.get("format", "default")
    if field.type in {"date", "time", "datetime"} and isinstance(form, str) and form not in {"default", "any"}:
        return _iso(field.type, form, limit)
    return limit


def _iso(kind: str, form: str, limit: str) -> str:
    """Turn a limit written in the field's own date format into ISO; as it is where it does not fit."""
    try:
        moment = datetime.strptime(limit, form)  # noqa: DTZ007  (a limit without a zone)
    except ValueError:
        return limit
    if kind == "datetime":
        return moment.isoformat()
    return moment.date().isoformat() if kind == "date" else moment.time().isoformat()
