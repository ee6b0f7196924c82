"""constraint-error: a value lies below `minimum`, above `maximum`, or on an exclusive bound.

Numbers are compared as floats with a margin. What lies within the margin and is not written like the limit itself is asked of
the judge, who compares decimals; so are values that are no plain numbers. ISO dates are ordered like their texts.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand, shown
from opendata.checks.frictionless import asking, canonical_limit
from opendata.table import OpenField, OpenResource

_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_MARGIN: Final = 1e-9
_ORDERED_TEXT: Final = {"date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "year": r"^[0-9]{4}$", "yearmonth": r"^[0-9]{4}-[0-9]{2}$"}


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        for name in _BOUNDS:
            limit = constraint(field, name)
            if limit is not None:
                suspect = cell(field).is_not_null() & ~_within(field, name, canonical_limit(field, limit))
                yield demand(field, name, shown(limit), suspect, asking(field, name))


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
    ),
    invalid=(
        _sample("integer", "minimum", 0, "-1"),
        _sample("number", "maximum", 10, "10.000000000000001"),
        _sample("number", "minimum", 0, "NaN"),
        _sample("integer", "exclusiveMaximum", 5, "5"),
        _sample("date", "maximum", "2025-01-01", "2025-01-02"),
    ),
)
