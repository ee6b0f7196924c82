"""`preview.json`: what a page and the API show of each table without opening its files.

First rows, counts a column, and at most one picture; read back from the packed CSV, so that nothing but published cells is in
it. Texts are as they stand in the CSV; only one longer than LONGEST is cut and ends with an ellipsis.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from opendata.formats.forms import Column
from opendata.formats.forms.points import pair_of
from opendata.model import Json
from opendata.stages.pack.descriptor import PackedTable
from opendata.stages.pack.pictures import Measured, adds_up, bars, dots, exact

ROWS = 10
LONGEST = 300  # characters of a cell
ELLIPSIS = "…"

_NUMERIC = frozenset({"integer", "number", "year"})
_ORDERED = frozenset({"date", "datetime", "time", "yearmonth"})
"""Types whose canonical texts sort as what they mean."""


@dataclass(frozen=True)
class _Facts:
    """What all cells of one column come to."""

    filled: int
    distinct: int
    longest: int = 0
    minimum: str | None = None
    maximum: str | None = None
    scale: int | None = None  # decimal places of an exact number, None for anything else
    total: Decimal | None = None


def preview(tables: Sequence[PackedTable], files: Mapping[str, int], region: Sequence[float] | None) -> Json:
    """Give the preview as JSON. `files` holds the packed CSV of each table by its path; `region` is the city's, in degrees."""
    return {"resources": [_resource(table, files[f"data/{table.name}.csv"], region) for table in tables]}


def _resource(table: PackedTable, csv: int, region: Sequence[float] | None) -> Json:
    """Columns are called f1, f2 and so on, as in a table: a header such as `*` means something to polars."""
    places = {f"f{column.number}": column for column in table.columns}
    written = pl.scan_csv(f"/proc/self/fd/{csv}", glob=False, infer_schema=False)
    names = written.collect_schema().names()  # polars leaves the quotes of a header doubled
    cells = written.rename(dict(zip(names, places, strict=True))).select(map(_visible, places))
    rows, facts = _facts(cells, places)
    measured = [
        Measured(place, column.name, column.type, own.filled, own.distinct, own.longest, own.scale, own.minimum, own.maximum)
        for (place, column), own in zip(places.items(), facts, strict=True)
    ]
    pair = pair_of(cells, table.columns, region)
    placed = {pair.east.name, pair.north.name} if pair else set()
    return {
        "name": table.name,
        "rows_total": rows,
        "fields": [column.name for column in table.columns],
        "rows": [[_cut(cell) for cell in row] for row in cells.head(ROWS).collect().rows()],
        "statistics": [
            _statistics(column, rows, own, adds_up=adds_up(column.name) and column.name not in placed)
            for column, own in zip(table.columns, facts, strict=True)
        ],
        "picture": dots(cells, pair) or bars(cells, measured),
    }


def _visible(place: str) -> pl.Expr:
    return pl.when(pl.col(place).str.strip_chars() != "").then(pl.col(place))


def _cut(cell: str | None) -> str | None:
    return cell if cell is None or len(cell) <= LONGEST else cell[:LONGEST] + ELLIPSIS


def _statistics(column: Column, rows: int, facts: _Facts, *, adds_up: bool) -> Json:
    about = {"field": column.name, "type": column.type, "filled": facts.filled}
    about |= {"missing": rows - facts.filled, "distinct": facts.distinct}
    found = {
        "minimum": facts.minimum,
        "maximum": facts.maximum,
        "sum": format(facts.total, "f") if facts.total is not None and adds_up else None,
    }
    return about | {name: value for name, value in found.items() if value is not None}


def _facts(cells: pl.LazyFrame, places: Mapping[str, Column]) -> tuple[int, list[_Facts]]:
    """Count in one pass over all columns, add up in a second one over the exact numbers."""
    asked = [expr.alias(f"{place}.{name}") for place, column in places.items() for name, expr in _asked(place, column)]
    found = cells.select(pl.len().alias("rows"), *asked).collect().row(0, named=True)
    own = {
        place: {key.partition(".")[2]: value for key, value in found.items() if key.startswith(f"{place}.")} for place in places
    }
    scales = {place: own[place]["scale"] for place in places if own[place].get("scale") is not None}
    sums = (
        cells.select(exact(place, scale).sum() for place, scale in scales.items()).collect().row(0, named=True) if scales else {}
    )
    return found["rows"], [_Facts(**{**own[place], "total": sums.get(place)}) for place in places]


def _asked(place: str, column: Column) -> Iterator[tuple[str, pl.Expr]]:
    text = pl.col(place)
    yield "filled", text.count()
    yield "distinct", text.drop_nulls().n_unique()
    yield "longest", text.str.len_chars().max().fill_null(0)
    if column.type in _ORDERED:
        yield "minimum", text.min()
        yield "maximum", text.max()
    if column.type in _NUMERIC:
        number = text.cast(pl.Float64, strict=False)
        yield "minimum", text.get(number.arg_min())
        yield "maximum", text.get(number.arg_max())
    if column.type in {"integer", "number"} and column.stored != pl.String:
        places = text.str.extract(r"\.([0-9]+)$", 1).str.len_chars().max().fill_null(0)
        yield "scale", pl.when(~text.str.contains("[eE]").any()).then(places)
