"""constraint-error: a value lies below `minimum`, above `maximum`, or on an exclusive bound.

Numbers are compared as floats with a margin. What lies within the margin and is not written like the limit itself is asked of
the judge, who compares decimals; so are values that are no plain numbers. ISO dates are ordered like their texts. Durations,
which frictionless cannot bound, are compared in seconds, a year as 365.2425 days and a month as a twelfth of it.
"""

import re
from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Judge, Rule, Sample, cell, constraint, demand, shown
from opendata.checks.frictionless import asking, canonical_limit
from opendata.table import OpenField, OpenResource

_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_MARGIN: Final = 1e-9
_NUMBER: Final = r"([0-9]+(?:[.,][0-9]+)?)"
_DURATION: Final = re.compile(
    rf"(-)?P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_DAY: Final = 86_400.0
_UNITS: Final = (365.2425 * _DAY, 365.2425 / 12 * _DAY, 7 * _DAY, _DAY, 3600.0, 60.0, 1.0)
_ORDERED_TEXT: Final = {"date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "year": r"^[0-9]{4}$", "yearmonth": r"^[0-9]{4}-[0-9]{2}$"}


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        for name in _BOUNDS:
            limit = constraint(field, name)
            if limit is not None:
                suspect = cell(field).is_not_null() & ~_within(field, name, canonical_limit(field, limit))
                judge = _outlasting(name, str(limit)) if field.type == "duration" else asking(field, name)
                yield demand(field, name, shown(limit), suspect, judge)


def seconds(text: str) -> float | None:
    """Give the length of an ISO 8601 duration, None if it is none."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        return None
    parts = [float((part or "0").replace(",", ".")) for part in found.groups()[1:]]
    length = sum(part * unit for part, unit in zip(parts, _UNITS, strict=True))
    return -length if found[1] else length


def _outlasting(name: str, limit: str) -> Judge:
    """Give the question whether a duration breaks a bound; what is no duration is a type-error."""
    bound = seconds(limit)

    def breaks(text: str) -> bool:
        length = seconds(text)
        if length is None or bound is None:
            return False
        if length == bound:
            return name.startswith("exclusive")
        return length > bound if name.lower().endswith("maximum") else length < bound

    return breaks


def _within(field: OpenField, name: str, limit: object) -> pl.Expr:
    """Say which cells surely keep the bound."""
    number, shape = _number(limit), _ORDERED_TEXT.get(field.type)
    on_it = cell(field) == str(limit) if name in {"minimum", "maximum"} else pl.lit(value=False)
    upper = name.lower().endswith("maximum")
    if field.type in {"integer", "number"} and number is not None:
        values = cell(field).cast(pl.Float64, strict=False)
        margin = max(abs(number), 1.0) * _MARGIN
        clear = values < number - margin if upper else values > number + margin
        return (values.is_finite() & clear).fill_null(value=False) | on_it
    if shape is not None:
        text = pl.lit(str(limit))
        ordered = cell(field) < text if upper else cell(field) > text
        return (ordered | on_it) & cell(field).str.contains(shape) & text.str.contains(shape)
    return pl.lit(value=False)


def _number(limit: object) -> float | None:
    try:
        number = float(limit) if isinstance(limit, int | float | str) and not isinstance(limit, bool) else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and abs(number) < float("inf") else None


def _sample(type_: str, name: str, limit: object, *cells: str | None, **more: object) -> Sample:
    fields = [{"name": "a", "type": type_, "constraints": {name: limit}, **more}]
    return Sample({"fields": fields}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="bounds",
    source="Table Schema v2, Constraints: minimum, maximum, exclusiveMinimum, exclusiveMaximum",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(
        _sample("integer", "minimum", 0, "0", "7", None),
        _sample("number", "maximum", "10,5", "10.5", decimalChar=","),
        _sample("number", "exclusiveMinimum", 0, "0.0000000000001"),
        _sample("date", "minimum", "01.01.2025", "2025-01-01", "2025-06-30", format="%d.%m.%Y"),
        _sample("year", "maximum", 2030, "2030"),
        _sample("duration", "maximum", "P1Y", "P11M", "P1Y", "PT5H", None),
    ),
    invalid=(
        _sample("integer", "minimum", 0, "-1"),
        _sample("number", "maximum", 10, "10.000000000000001"),
        _sample("number", "minimum", 0, "NaN"),
        _sample("integer", "exclusiveMaximum", 5, "5"),
        _sample("duration", "maximum", "P1Y", "P13M"),
        _sample("duration", "exclusiveMinimum", "PT1H", "PT60M"),
        _sample("date", "maximum", "2025-01-01", "2025-01-02"),
    ),
)
