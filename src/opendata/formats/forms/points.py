"""Which two columns of a table are a point, and where on earth it lies (WGS 84).

A column's name says whether it can be one, its values say in which system: all of them must lie in Germany, so a "x" that
counts something is none. Only published cells are looked at: coarse coordinates stay as coarse as they are.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from opendata.formats.forms.column import Column
from opendata.formats.forms.geodesy import from_gauss_krueger, from_utm

DECIMALS: Final = 7
"""Of a degree that we work out: a centimetre (RFC 7946, section 11.2)."""

_EAST: Final = frozenset(
    "lon lng long longitude laenge laengengrad rechtswert rw rechts ostwert ost easting east e x xkoord xkoordinate xwgs xcenter "
    "xcoord xutm utmx utme eutm xk rechtsutm".split()
)
_NORTH: Final = frozenset(
    "lat latitude breite breitengrad hochwert hw hoch nordwert nord northing north n y ykoord ykoordinate ywgs ycenter ycoord "
    "yutm utmy utmn nutm yk hochutm".split()
)
_LONGITUDES, _LATITUDES = (5.5, 15.6), (47.0, 55.2)  # Germany, with some room
_NORTHINGS: Final = (5_200_000, 6_150_000)
_UTM_EASTINGS: Final = (200_000, 950_000)
_HALF_STRIP: Final = 260_000  # metres east and west of a Gauß-Krüger meridian
_POINT: Final = pl.Struct({"x": pl.Float64, "y": pl.Float64})
_NEAR: Final = 0.5  # degrees


@dataclass(frozen=True)
class Pair:
    """The two columns of a point: as degrees ready to be written, texts like those of numbers; null where there is none."""

    east: Column
    north: Column
    longitude: pl.Expr
    latitude: pl.Expr


@dataclass(frozen=True)
class _System:
    """The values it has in Germany, and how they become degrees; None where they are degrees."""

    east: tuple[float, float]
    north: tuple[float, float]
    place: Callable[[pl.DataFrame], pl.DataFrame] | None


def _utm(zone: int, *, named: bool) -> _System:
    """`named`: the zone's number stands before the east value."""
    before = zone * 1_000_000 if named else 0
    low, high = _UTM_EASTINGS
    return _System((before + low, before + high), _NORTHINGS, lambda points: from_utm(points, zone, before))


def _gauss_krueger(zone: int) -> _System:
    middle = zone * 1_000_000 + 500_000
    strip = (middle - _HALF_STRIP, middle + _HALF_STRIP)
    return _System(strip, _NORTHINGS, lambda points: from_gauss_krueger(points, zone))


_SYSTEMS: Final = (
    _System(_LONGITUDES, _LATITUDES, None),
    *(_utm(zone, named=True) for zone in (32, 33)),
    *(_gauss_krueger(zone) for zone in (2, 3, 4, 5)),
    *(_utm(zone, named=False) for zone in (32, 33)),
)
"""The last two look alike: there the city's own region says which it is; without one it is 32, where most of Germany lies."""


def pair_of(cells: pl.LazyFrame, columns: Sequence[Column], region: Sequence[float] | None = None) -> Pair | None:
    """Find the first pair of columns that is a point.

    `region` is west, south, east, north in degrees: points that all lie beside it were read in the wrong system.
    """
    return next((pair for pair in pairs_of(cells, columns) if region is None or _meets(cells, pair, region)), None)


def pairs_of(cells: pl.LazyFrame, columns: Sequence[Column]) -> Iterator[Pair]:
    """Find the pairs of columns that are a point in one system, every filled cell of them; the likeliest first."""
    numbers = [column for column in columns if column.type in {"number", "integer"}]
    candidates = list(_candidates(numbers))
    if not candidates:
        return
    asked = {column.number: _value(column) for pair in candidates for column in pair}
    ends = [end.alias(f"{which}{at}") for at, own in asked.items() for which, end in (("low", own.min()), ("high", own.max()))]
    facts = cells.select(ends).collect().row(0, named=True)
    for system in _SYSTEMS:
        for east, north in candidates:
            if _inside(facts, east.number, system.east) and _inside(facts, north.number, system.north):
                yield _pair(east, north, system)


def _value(column: Column) -> pl.Expr:
    return column.text.cast(pl.Float64, strict=False)


def _inside(facts: Mapping[str, float | None], number: int, limits: tuple[float, float]) -> bool:
    low, high = facts[f"low{number}"], facts[f"high{number}"]
    return low is not None and high is not None and limits[0] <= low and high <= limits[1]


def _meets(cells: pl.LazyFrame, pair: Pair, region: Sequence[float]) -> bool:
    """Say whether a point lies in the region, or near it: offices have things outside the city too."""
    west, south, east, north = region
    inside = [
        degrees.cast(pl.Float64).is_between(low - _NEAR, high + _NEAR)
        for degrees, low, high in ((pair.longitude, west, east), (pair.latitude, south, north))
    ]
    return bool(cells.select((inside[0] & inside[1]).any()).collect().item())


def _placed(place: Callable[[pl.DataFrame], pl.DataFrame], points: pl.Series) -> pl.Series:
    return place(points.struct.unnest()).to_struct()


def _pair(east: Column, north: Column, system: _System) -> Pair:
    complete = east.text.is_not_null() & north.text.is_not_null()
    longitude, latitude = east.text, north.text
    if system.place is not None:
        point = pl.struct(_value(east).alias("x"), _value(north).alias("y")).map_batches(
            partial(_placed, system.place), return_dtype=_POINT, is_elementwise=True
        )
        longitude, latitude = (point.struct.field(axis).round(DECIMALS).cast(pl.String) for axis in ("x", "y"))
    return Pair(east, north, pl.when(complete).then(longitude), pl.when(complete).then(latitude))


def _candidates(columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """Pair the columns by their names; offices call north x as geodesists do, or y: the values say."""
    easts = [column for column in columns if _words(column.name) & _EAST]
    norths = [column for column in columns if _words(column.name) & _NORTH]
    yield from ((east, north) for east in easts for north in norths if east.number != north.number)
    yield from ((north, east) for east in easts for north in norths if east.number != north.number)


def _words(name: str) -> set[str]:
    """Take a name apart, with the umlauts spelled out; its words also joined, `utm_x` as `utmx`."""
    plain = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    words = re.findall("[a-z]+", unicodedata.normalize("NFKD", plain))
    return {*words, "".join(words)}
