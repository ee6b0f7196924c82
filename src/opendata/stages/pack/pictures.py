"""Which picture says most about a table, chosen by rule.

The first of these that fits:

1. two columns that are a point, in degrees or metres (as for GeoJSON): a map of dots, at most POINTS of them, evenly taken;
2. a date, a month or a year with 3 periods or more: bars over time. Longer than LONG_YEARS: by year; than LONG_DAYS: by month;
3. a column of 2 to MOST_BARS different short texts that are no codes: bars over it, the longest first.

A bar is the sum of the first column whose name says that it counts or amounts to something, else a number of rows. A label that
is the total of all others by its word and by its number is no bar, and its rows are not added up. Numbers are as published:
what was rounded or put together before stays so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import polars as pl

from opendata.formats.forms.points import Pair
from opendata.model import Json

POINTS: Final = 2000
DEGREES: Final = 5  # decimal places of a degree that are drawn: about a metre
MOST_BARS: Final = 30
MOST_PERIODS: Final = 400
LONG_YEARS: Final = 4
LONG_DAYS: Final = 62
_LONGEST_LABEL: Final = 60  # characters
_FEWEST_PERIODS: Final = 3
_FEWEST_LABELS_WITH_TOTAL: Final = 3
_NEAR: Final = Decimal("0.01")  # of a total: parts that were rounded do not add up to it exactly

_LATITUDE: Final = re.compile(r"(^|[^a-z])(lat|latitude|breitengrad)([^a-z]|$)")
_LONGITUDE: Final = re.compile(r"(^|[^a-z])(lon|lng|long|longitude|l(ä|ae)ngengrad)([^a-z]|$)")
_YEAR: Final = re.compile(r"jahr(gang)?([^a-z]|$)|(^|[^a-z])year([^a-z]|$)")
_AMOUNT: Final = re.compile(
    r"^(anzahl|zahl|menge|summe|betrag|insgesamt|gesamt|häufigkeit|ansatz|plan|ist|mittel|kosten|ausgaben|einnahmen|count|amount|total)"
    r"([^a-zäöüß]|$)|anzahl|[a-zäöüß](zahl|betrag|summe)([^a-zäöüß]|$)|einwohner|(^|[^a-z])(euro?|teur)([^a-z]|$)|€"
)
_NO_AMOUNT: Final = re.compile(r"(haus|post(leit)?|jahres|kenn|ordnungs)zahl")
_TOTAL: Final = re.compile(r"\b(insgesamt|gesamt\w*|summe|zusammen|total|alle|stadt|gesamtstadt|landkreis)\b")


@dataclass(frozen=True)
class Measured:
    """A column: its place in the frame, its name and type, and what all its cells come to."""

    place: str
    name: str
    type: str
    filled: int
    distinct: int
    longest: int  # characters
    scale: int | None  # decimal places of an exact number
    minimum: str | None
    maximum: str | None

    @property
    def lower(self) -> str:
        """Give the name as the rules read it."""
        return self.name.casefold()


def exact(place: str, scale: int) -> pl.Expr:
    """Give the numbers of a column as decimals: their sum is the same in any order."""
    return pl.col(place).cast(pl.Decimal(38, scale), strict=False)


def bars(cells: pl.LazyFrame, columns: Sequence[Measured]) -> Json | None:
    """Choose and fill the bars of a table; None where no rule fits. `cells` are texts, by place."""
    return _over_time(cells, columns) or _over_category(cells, columns)


def adds_up(name: str) -> bool:
    """Say whether numbers under this name have a sum that means anything: degrees and years have none."""
    return not any(pattern.search(name.casefold()) for pattern in (_LATITUDE, _LONGITUDE, _YEAR))


# ----------------------------------------------------------------------------------------------------------------- dots


def dots(cells: pl.LazyFrame, pair: Pair | None) -> Json | None:
    """Fill a map; None where there is no place. `cells` are texts, named as in a table."""
    if pair is None:
        return None
    degrees = (pair.longitude.alias("x"), pair.latitude.alias("y"))
    places = cells.select(axis.cast(pl.Float64).round(DEGREES) for axis in degrees).drop_nulls().collect()
    if places.is_empty():
        return None
    step = -(-places.height // POINTS)
    xs, ys = places.get_columns()
    bounds = [xs.min(), ys.min(), xs.max(), ys.max()]
    points = [list(point) for point in places.gather_every(step).rows()]
    return {"kind": "dots", "fields": [pair.north.name, pair.east.name], "bounds": bounds, "points": points}


# ------------------------------------------------------------------------------------------------------------ over time


def _over_time(cells: pl.LazyFrame, columns: Sequence[Measured]) -> Json | None:
    for own in columns:
        digits = _digits(own)
        if digits:
            values = _sums(cells, columns, pl.col(own.place).str.slice(0, digits))
            if _FEWEST_PERIODS <= len(values) <= MOST_PERIODS:
                return _bars("time", own, columns, sorted(values))
    return None


def _digits(own: Measured) -> int | None:
    """Say how many characters of a time name its period: 4 the year, 7 the month, 10 the day; None where it is no time."""
    if not own.minimum or not own.maximum:
        return None
    if own.type == "year" or (own.type == "integer" and _YEAR.search(own.lower) and len(own.minimum) == len(own.maximum) == 4):  # noqa: PLR2004
        return 4
    years = int(own.maximum[:4]) - int(own.minimum[:4]) if own.type in {"date", "datetime", "yearmonth"} else None
    if years is None or years > LONG_YEARS:
        return None if years is None else 4
    if own.type == "yearmonth":
        return 7
    days = date.fromisoformat(own.maximum[:10]) - date.fromisoformat(own.minimum[:10])
    return 7 if days.days > LONG_DAYS else 10


# -------------------------------------------------------------------------------------------------------- over category


def _over_category(cells: pl.LazyFrame, columns: Sequence[Measured]) -> Json | None:
    for own in _categories(columns):
        if _amount(columns) or own.distinct * 2 <= own.filled:
            values = _sums(cells, columns, pl.col(own.place))
            if len(values) > 1 and not all(label.isdecimal() for label, _ in values):
                return _bars("category", own, columns, sorted(values, key=lambda pair: (-pair[1], pair[0])))
    return None


def _categories(columns: Sequence[Measured]) -> Iterator[Measured]:
    for own in columns:
        if own.type in {"string", "boolean"} and 1 < own.distinct <= MOST_BARS and own.longest <= _LONGEST_LABEL:
            yield own


def _amount(columns: Sequence[Measured]) -> Measured | None:
    return next(
        (own for own in columns if own.scale is not None and _AMOUNT.search(own.lower) and not _NO_AMOUNT.search(own.lower)), None
    )


def _bars(over: str, own: Measured, columns: Sequence[Measured], values: Sequence[tuple[str, Decimal]]) -> Json:
    amount = _amount(columns)
    numbers = [[label, int(number) if number == int(number) else float(number)] for label, number in values]
    return {"kind": "bars", "over": over, "field": own.name, "measure": amount.name if amount else "rows", "values": numbers}


def _sums(cells: pl.LazyFrame, columns: Sequence[Measured], label: pl.Expr) -> list[tuple[str, Decimal]]:
    """Give the number of each label; rows without one, and rows of totals, are not counted."""
    amount = _amount(columns)
    if amount is None or amount.scale is None:
        grouped = cells.group_by(label.alias("label")).agg(pl.len().alias("number"))
    else:
        number = exact(amount.place, amount.scale)
        totals = [_is_total(cells, other, number) for other in _categories(columns)]
        parts = cells.filter(~pl.any_horizontal(totals)) if totals else cells
        grouped = parts.group_by(label.alias("label")).agg(number.sum().alias("number"))
    return [(name, Decimal(number)) for name, number in grouped.drop_nulls().collect().rows()]


def _is_total(cells: pl.LazyFrame, own: Measured, number: pl.Expr) -> pl.Expr:
    """Find the rows that are the total of the others: by a word for it, and within a hundredth by their number."""
    sums = dict(cells.group_by(own.place).agg(number.sum().alias("number")).drop_nulls().collect().rows())
    whole = sum(sums.values(), Decimal(0))
    totals = [
        label
        for label, value in sums.items()
        if len(sums) >= _FEWEST_LABELS_WITH_TOTAL
        and _TOTAL.search(label.casefold())
        and abs(2 * value - whole) <= abs(value) * _NEAR
    ]
    return pl.col(own.place).is_in(totals).fill_null(value=False)
