"""generalise: a value becomes a coarser one of its own kind: a place the middle of its grid cell, a moment its day.

Parameters, one of them: `{"grid": 100}` (metres, a multiple of 100) for one half of coordinates; `{"to": "day"}`, `month` or
`year` for dates and times. Metres (UTM, Gauß-Krüger) fall into the cells of the official grid, whose corners are multiples of
its width. Degrees (WGS 84) fall into cells of 0.001° by 0.0016° for each 100 m: nowhere in Germany is such a cell narrower than
the grid. A published point is the middle of its cell, so that the original lies anywhere in the cell. A cell that is no such
coordinate or moment would show what it is: the column is refused.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

import polars as pl

from opendata.actions.base import Action, Example, NotThisCellError, Parameters, Rewrite

_SMALLEST, _LARGEST = 100, 10_000
"""Metres. A cell of the official statistics has at least one hectare."""

_SCALE: Final = 10_000
"""Degrees are counted in ten-thousandths."""
_LATITUDE: Final = r"^(4[7-9]|5[0-5])(?:[.,]([0-9]+))?$"
_LONGITUDE: Final = r"^([5-9]|1[0-5])(?:[.,]([0-9]+))?$"
_METRES: Final = r"^([0-9]{6,8})(?:[.,][0-9]+)?$"

_MOMENT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?$"
_LEVELS: Final = {"day": (10, "date"), "month": (7, "yearmonth"), "year": (4, "year")}
"""Levels of time: how many characters of ISO 8601 stay, and the type of Table Schema that these are."""


def _prepare(parameters: Parameters, batches: Iterable[pl.DataFrame]) -> Rewrite:
    fits, change, code = _way(parameters)
    for batch in batches:
        strange = batch.filter(pl.col("cell").is_not_null() & ~fits)
        if strange.height:
            raise NotThisCellError(code, strange["row"][0])
    return partial(_rewrite, change=change)


def _rewrite(batch: pl.DataFrame, change: pl.Expr) -> pl.Series:
    return batch.select(change.alias("cell"))["cell"]


def _way(parameters: Parameters) -> tuple[pl.Expr, pl.Expr, str]:
    """Give what a cell must look like, what becomes of it, and the code of the refusal.

    Raises:
        ValueError: the parameters are none of ours.
    """
    grid, level = parameters.get("grid"), parameters.get("to")
    if len(parameters) == 1 and level in _LEVELS:
        size = _LEVELS[str(level)][0]
        cell = pl.col("cell")
        return cell.str.contains(_MOMENT) | (cell.str.len_chars() == size), cell.str.slice(0, size), "generalise-not-a-moment"
    if len(parameters) == 1 and isinstance(grid, int) and _SMALLEST <= grid <= _LARGEST and grid % _SMALLEST == 0:
        plain = pl.col("cell").str.strip_chars()
        return plain.str.contains(f"{_LATITUDE}|{_LONGITUDE}|{_METRES}"), _place(plain, grid), "generalise-not-a-coordinate"
    raise ValueError


def _place(plain: pl.Expr, grid: int) -> pl.Expr:
    """Give the middle of the grid cell, along one axis."""
    metres = plain.str.extract(_METRES, 1).cast(pl.Int64)
    return pl.coalesce(
        _middle(metres, grid).cast(pl.String),
        _degrees(plain, _LATITUDE, 10 * grid // _SMALLEST),
        _degrees(plain, _LONGITUDE, 16 * grid // _SMALLEST),
    )


def _degrees(plain: pl.Expr, pattern: str, step: int) -> pl.Expr:
    """Count in ten-thousandths of a degree: no binary fraction moves a point over the edge of its cell."""
    fraction = plain.str.extract(pattern, 2).fill_null("").str.pad_end(4, "0").str.slice(0, 4)
    counted = plain.str.extract(pattern, 1).cast(pl.Int64) * _SCALE + fraction.cast(pl.Int64)
    middle = _middle(counted, step)
    return (middle // _SCALE).cast(pl.String) + "." + (middle % _SCALE).cast(pl.String).str.zfill(4)


def _middle(counted: pl.Expr, step: int) -> pl.Expr:
    return counted // step * step + step // 2


def _gives(parameters: Parameters) -> str | None:
    """Give the type that is left of a moment; numbers stay numbers."""
    return _LEVELS[str(parameters["to"])][1] if parameters.get("to") in _LEVELS else None


_GRID: Final = {"grid": 100}
_DAY: Final = {"to": "day"}

ACTION: Final = Action(
    name="generalise",
    source="§ 10(3) BStatG: geographic cells of at least one hectare; INSPIRE D2.8.I.2, GeoGitter (BKG); ISO 8601",
    prepare=_prepare,
    gives=_gives,
    types=("number", "integer", "date", "datetime", "string", "any"),
    valid=(
        Example("49.891380", "49.8915", _GRID),
        Example("49.8915", "49.8915", _GRID),
        Example("10.916923", "10.9176", _GRID),
        Example("10,916923", "10.9176", _GRID),
        Example("636275.18", "636250", _GRID),
        Example("5531184.93", "5531150", _GRID),
        Example("32636275", "32636250", _GRID),
        Example("4425310.7", "4425500", {"grid": 1000}),
        Example("2022-05-17T14:23:00", "2022-05-17", _DAY),
        Example("2022-05-17", "2022-05-17", _DAY),
        Example("2022-05-17T23:59:59Z", "2022-05", {"to": "month"}),
        Example("2022-05-17", "2022", {"to": "year"}),
        Example(None, None, _GRID),
        Example(None, None, _DAY),
    ),
    invalid=(
        Example("Grüner Markt", None, _GRID),
        Example("49.8913, 10.9169", None, _GRID),
        Example("0.0", None, _GRID),
        Example("gestern 14:23", None, _DAY),
        Example("14:23:00", None, _DAY),
        Example("49.891380", None, {"grid": 50}),
        Example("2022-05-17", None, {"to": "hour"}),
        Example("2022-05-17", None, {"to": "day", "grid": 100}),
        Example("2022-05-17", None, {}),
    ),
)
