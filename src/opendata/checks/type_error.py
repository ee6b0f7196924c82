"""type-error: a cell is not what the type of its column says.

A type that the schema declares is an error, one that reading inferred only a warning. Columns of plain text and of `any` hold
everything. The expressions describe cells that are valid beyond doubt; all others are asked of the judge.

Strays are faulty: cells that reading could not rewrite as the column is declared, though they look canonical (an ISO date where
`%d.%m.%Y` is declared). Of numbers this is stricter than frictionless, for which `1.234` in a column of decimal commas is 1.234.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from opendata.checks.base import Check, Rule, Sample, cell
from opendata.checks.frictionless import asking
from opendata.checks.sure import sure
from opendata.table import OpenResource
from opendata.values import STRAY

ADVISED: Final = ("integer", "number", "date", "time", "datetime", "boolean", "year", "geopoint")
"""Types with an advice of their own."""


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    astray = _strays(resource)
    for field in resource.fields:
        valid = sure(field)
        if valid != "":
            suspect = cell(field).is_not_null() if valid is None else ~cell(field).str.contains(valid)
            yield Rule(
                code="type-error",
                field=field,
                suspect=suspect,
                judge=asking(field, "type"),
                severity="error" if field.declared else "warning",
                params={"type": field.type, "format": field.format},
                fix=f"type-{field.type}" if field.type in ADVISED else None,
                certain=pl.col("row").is_in(astray[field.number].implode()) if field.number in astray else None,
            )


def _strays(resource: OpenResource) -> dict[int, pl.Series]:
    """Give the rows of strays by column."""
    found = resource.marks.lazy().filter(pl.col("code") == STRAY).group_by("field").agg("row").collect()
    return dict(zip(found["field"], found["row"], strict=True))


def _sample(type_: str, *cells: str | None) -> Sample:
    return Sample({"fields": [{"name": "a", "type": type_}]}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="type_error",
    source="Table Schema v2, Field Types; frictionless type-error",
    codes=("type-error",),
    of_cells=_of_cells,
    valid=(
        _sample("integer", "1", "-20", "+3", " 5 ", None),
        _sample("number", "1.5", "-0.25", "1e3", "NaN"),
        _sample("date", "2024-02-29", "2024-12-31", "2024-01-30"),
        _sample("boolean", "true", "false"),
        _sample("time", "06:21:00"),
        _sample("datetime", "2024-01-01T06:21:00", "2024-01-01T06:21:00Z"),
        _sample("year", "2024"),
        _sample("yearmonth", "2024-05"),
        _sample("geopoint", "10.85, 49.87"),
        _sample("duration", "P1Y2M"),
        _sample("string", "", "=1"),
        _sample("any", "x"),
    ),
    invalid=(
        _sample("integer", "1.5"),
        _sample("integer", "zwei"),
        _sample("number", "1,5"),
        _sample("date", "31.02.2024"),
        _sample("date", "2024-02-30"),
        _sample("date", "0000-01-01"),
        _sample("boolean", "ja"),
        _sample("time", "25:00:00"),
        _sample("datetime", "2024-01-01"),
        _sample("year", "24"),
        _sample("yearmonth", "2024-13"),
        _sample("geopoint", "10.85, 99.87"),
        _sample("duration", "ein Jahr"),
    ),
)
