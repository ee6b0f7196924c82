"""Cells that have a type in their file (spreadsheets, JSON, Parquet) as texts: numbers as a program shows them, ISO dates."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, Self

from opendata.values import Understanding
from opendata.values.patterns import SIGNS, number, whole

_EXACT: Final = 2.0**53  # up to here a float holds every whole number
_AS_NUMBER: Final = re.compile(whole(number(".", ""), SIGNS))


def text_of(value: Any) -> str:  # noqa: ANN401  (any type that a cell has)
    """Write a value: 15 digits as spreadsheets show them, no exponent, no `.0`; days and times as ISO 8601."""
    writer = _WRITERS.get(type(value), str)
    return writer(value)


class Exact(float):
    """A number with the digits that its file has."""

    def __new__(cls, written: str) -> Self:
        """Read a number as JSON writes it."""
        made = super().__new__(cls, written)
        made.written = written
        return made

    written: str


def _of_exact(value: Exact) -> str:
    return f"{Decimal(value.written):f}" if "e" in value.written.lower() else value.written


def of_float(value: float) -> str:
    """Write a number without exponent; nothing where it is none."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124  (not a number)
        return ""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    shown = f"{value:.15g}"
    return f"{Decimal(shown):f}" if "e" in shown else shown


def _moment(value: datetime) -> str:
    """Spreadsheets count days in floats: what is off by less than a millisecond was a whole second."""
    near = (value + timedelta(milliseconds=0.5)).replace(microsecond=0)
    exact = near if abs(near - value) < timedelta(milliseconds=1) else value
    return exact.isoformat()


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours:02}:{rest // 60:02}:{rest % 60:02}"


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    float: of_float,
    Exact: _of_exact,
    bool: lambda value: "true" if value else "false",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _duration,
    type(None): lambda _: "",
}


_FRACTIONS: Final = frozenset({float, Exact})
_WHOLE: Final = frozenset({int, float, Exact, type(None)})


@dataclass
class Types:
    """What the cells of each column (from 0) were, beside their texts."""

    fractions: set[int] = field(default_factory=set)  # columns with a typed number that has a fraction
    odd: dict[int, int] = field(default_factory=dict)  # column to its first row with a text that is no number

    def see(self, row: int, values: Sequence[Any]) -> None:
        """Take the cells of one row of data."""
        for at, value in enumerate(values):
            self._see(at, row, value)

    def see_column(self, at: int, rows: Sequence[int], values: Sequence[Any]) -> None:
        """Take some cells of one column, of those rows; what is known of it already costs nothing."""
        kinds = set(map(type, values))
        if (at in self.odd or kinds <= _WHOLE) and (at in self.fractions or not kinds & _FRACTIONS):
            return
        for row, value in zip(rows, values, strict=True):
            self._see(at, row, value)

    def _see(self, at: int, row: int, value: Any) -> None:  # noqa: ANN401
        if isinstance(value, float):
            if at not in self.fractions and (type(value) is Exact or not value.is_integer()):
                self.fractions.add(at)
        elif type(value) is not int and value and at not in self.odd and not _AS_NUMBER.match(text_of(value)):
            self.odd[at] = row

    def known(self, last_row: int) -> Mapping[str, Understanding]:
        """Give what the texts alone would not tell: that a dot stands before decimals and is no mark of thousands."""
        texts = {at for at in self.fractions if self.odd.get(at, last_row + 1) <= last_row}
        numbers = Understanding("number", signs=SIGNS)
        return {f"f{at + 1}": Understanding("string") if at in texts else numbers for at in sorted(self.fractions)}
