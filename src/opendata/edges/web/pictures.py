"""The picture of a preview as a drawing: what stands where. Widths are percent, so that text keeps its size on a phone."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from opendata.model import Json

ROWS_DRAWN: Final = 12
"""So many bars over a category are drawn; the table beside the picture has all."""
ROW_HEIGHT: Final = 50  # pixels
COLUMN_HEIGHT: Final = 200  # pixels, of the longest
AXIS_LABELS: Final = 4
MAP_WIDTH: Final = 720  # units of the drawing
FLATTEST, STEEPEST = 0.45, 0.9  # height of a map by its width
MARGIN: Final = 0.06
SMALLEST_DEGREES: Final = 0.002  # about 200 m: a single place is a map too
METRES_A_DEGREE: Final = 111_320
LONGEST_LABEL: Final = 32  # characters

Number = float


@dataclass(frozen=True)
class Bar:
    """One bar. For a row `start` and `length` are percent of the width; for a column pixels from the top."""

    label: str
    number: Number | None  # None: the table has no row for this period
    start: float
    length: float
    x: float = 0.0  # percent, left edge of a column


@dataclass(frozen=True)
class Bars:
    """Bars over a category (`rows`: one below the other) or over time (columns beside each other)."""

    kind: str  # "rows" or "columns"
    field: str
    measure: str | None  # None: number of rows
    bars: tuple[Bar, ...]
    values: tuple[tuple[str, Number], ...]  # all of them
    ticks: tuple[tuple[Number, float], ...] = ()  # of columns: number, pixels from the top
    width: float = 0.0  # percent, of a column

    @property
    def labelled(self) -> tuple[Bar, ...]:
        """Give the columns whose label is written."""
        return self.bars[:: max(1, math.ceil(len(self.bars) / AXIS_LABELS))]


@dataclass(frozen=True)
class Dots:
    """A map: north is up. `regions` counts the dots in nine equal fields, from north-west row by row."""

    kind: str
    path: str  # of all dots, for a stroke with round ends
    height: int
    shown: int
    regions: tuple[int, ...]
    scale_metres: int
    scale_length: float  # units of the drawing
    bounds: tuple[float, ...]  # west, south, east, north


def drawing(picture: Json | None) -> Bars | Dots | None:
    """Give the drawing of a picture; None where there is none, or of a kind that is not known here."""
    if picture is None:
        return None
    if picture["kind"] == "dots":
        return _map(picture)
    if picture["kind"] != "bars" or not picture["values"]:
        return None
    values = tuple((str(label), number) for label, number in picture["values"])
    measure = None if picture["measure"] == "rows" else picture["measure"]
    draw = _columns if picture.get("over") == "time" else _rows
    return draw(picture["field"], measure, values)


def shortened(label: str) -> str:
    """Give a label that fits beside its number on a phone."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


# ----------------------------------------------------------------------------------------------------------------- bars


def _rows(field: str, measure: str | None, values: tuple[tuple[str, Number], ...]) -> Bars:
    drawn = values[:ROWS_DRAWN]
    low, high = _range(number for _, number in drawn)
    bars = (
        Bar(label, number, round(100 * (min(number, 0) - low) / (high - low), 2), round(100 * abs(number) / (high - low), 2))
        for label, number in drawn
    )
    return Bars("rows", field, measure, tuple(bars), values)


def _columns(field: str, measure: str | None, values: tuple[tuple[str, Number], ...]) -> Bars:
    known = dict(values)
    periods = _periods(values[0][0], values[-1][0]) or tuple(known)
    step = _step(_range(known.values()))
    low, high = (step * rounded for rounded in _steps(_range(known.values()), step))
    pixels = COLUMN_HEIGHT / (high - low)
    slot = 100 / len(periods)
    bars = tuple(
        Bar(
            label,
            known.get(label),
            round((high - max(known.get(label, 0), 0)) * pixels, 1),
            round(abs(known.get(label, 0)) * pixels, 1),
            round(slot * (at + 0.14), 3),
        )
        for at, label in enumerate(periods)
    )
    ticks = tuple((low + step * at, round((high - low - step * at) * pixels, 1)) for at in range(round((high - low) / step) + 1))
    return Bars("columns", field, measure, bars, values, ticks, round(slot * 0.72, 3))


def _range(numbers: Iterator[Number] | Sequence[Number] | object) -> tuple[Number, Number]:
    every = [0.0, *numbers]  # type: ignore[misc]
    low, high = min(every), max(every)
    return (low, high) if high > low else (0.0, 1.0)


def _step(ends: tuple[Number, Number]) -> Number:
    """Give a round step, of which two to five make up the range."""
    rough = (ends[1] - ends[0]) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return max(step, 1.0) if all(end == round(end) for end in ends) else step


def _steps(ends: tuple[Number, Number], step: Number) -> tuple[int, int]:
    return math.floor(ends[0] / step), math.ceil(ends[1] / step)


def _periods(first: str, last: str) -> tuple[str, ...]:
    """List all years, months or days between two, so that a gap in the data is a gap in the picture."""
    try:
        if len(first) == len("2025"):
            return tuple(str(year) for year in range(int(first), int(last) + 1))
        if len(first) == len("2025-01"):
            ends = [int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last)]
            return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(ends[0], ends[1] + 1))
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return ()
    return tuple((start + timedelta(days=days)).isoformat() for days in range((end - start).days + 1))


# ----------------------------------------------------------------------------------------------------------------- dots


def _map(picture: Json) -> Dots:
    """Draw degrees as they lie on the ground around the middle of the map (plate carrée with its standard parallel there)."""
    west, south, east, north = _framed(picture["bounds"])
    narrowing = math.cos(math.radians((south + north) / 2))
    height = round(MAP_WIDTH * (north - south) / ((east - west) * narrowing))
    unit = MAP_WIDTH / (east - west)
    points = [(round((x - west) * unit), round((north - y) / (north - south) * height)) for x, y in picture["points"]]
    metres = (east - west) * narrowing * METRES_A_DEGREE
    scale = _round_down(metres / 4)
    path = "".join(f"M{x} {y}h0" for x, y in points)
    regions = _regions(picture["bounds"], picture["points"])
    bounds = tuple(picture["bounds"])
    return Dots("dots", path, height, len(points), regions, scale, round(MAP_WIDTH * scale / metres, 1), bounds)


def _framed(bounds: Sequence[float]) -> tuple[float, float, float, float]:
    """Give the part of the world that is drawn: all places, a margin, and a shape that is neither too flat nor too steep."""
    west, south, east, north = bounds
    narrowing = math.cos(math.radians((south + north) / 2))
    across = max((east - west) * narrowing, SMALLEST_DEGREES) * (1 + 2 * MARGIN)
    along = max(north - south, SMALLEST_DEGREES) * (1 + 2 * MARGIN)
    across, along = max(across, along / STEEPEST), max(along, across * FLATTEST)
    x, y = (west + east) / 2, (south + north) / 2
    return x - across / narrowing / 2, y - along / 2, x + across / narrowing / 2, y + along / 2


def _regions(bounds: Sequence[float], points: Sequence[Sequence[float]]) -> tuple[int, ...]:
    west, south, east, north = bounds
    counts = [0] * 9
    for x, y in points:
        column = min(2, int(3 * (x - west) / (east - west))) if east > west else 1
        row = min(2, int(3 * (north - y) / (north - south))) if north > south else 1
        counts[3 * max(0, row) + max(0, column)] += 1
    return tuple(counts)


def _round_down(metres: float) -> int:
    """Give the largest of 1, 2, 5, 10, 20 and so on that is not more."""
    power = 1
    while 10 * power <= metres:
        power *= 10
    return next((factor * power for factor in (5, 2) if factor * power <= metres), power)
