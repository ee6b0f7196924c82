"""Merged cells: down to each row that they reach over, across to each column of a header, whichever of those are hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opendata.formats.typed import text_of

Corner = tuple[int, int]  # row and column from 0
Merged = tuple[Corner, Corner]  # first and last
_EMPTY: Final = ("", None)


class Falling:
    """Merged cells that reach over several rows: each of their rows has the value, as a person sees it."""

    def __init__(self, merged: Iterable[Merged]) -> None:
        self._waiting = sorted((span for span in merged if span[1][0] > span[0][0]), reverse=True)
        self._open: dict[int, tuple[int, Any]] = {}  # by column: last row, value

    def fill(self, row: int, values: list[Any]) -> None:
        """Fill a row (from 0) that holds anything of its own."""
        if self._open and any(value not in _EMPTY for value in values):
            for column, (last, value) in list(self._open.items()):
                if row > last:
                    del self._open[column]
                elif values[column] in _EMPTY:
                    values[column] = value
        while self._waiting and self._waiting[-1][0][0] <= row:
            (top, left), (bottom, _) = self._waiting.pop()
            if top == row and left < len(values):
                self._open[left] = (bottom, values[left])


@dataclass(frozen=True)
class HeaderSpan:
    """A merged cell that begins in a header: places of its first and last record, its columns without the hidden ones."""

    first: int  # from 1, among the records that are seen
    last: int
    left: int  # from 0
    right: int
    text: str


def header_spans(
    merged: Iterable[Merged],
    rows: Sequence[int],
    header: Sequence[int],
    hidden: Iterable[int],
    whole: Mapping[int, Sequence[Any]],
) -> Iterator[HeaderSpan]:
    """Find the merged cells that begin in a header and of which something is seen.

    Args:
        merged: those of the sheet.
        rows: numbers (from 1) of the records that are seen.
        header: places (from 1) of the header among those.
        hidden: columns (from 0) that are not seen.
        whole: those records by number, with what stands in hidden columns: a merged cell shows it in the next one.
    """
    unseen = sorted(hidden)
    for (top, left), (bottom, right) in merged:
        first, last = bisect_left(rows, top + 1) + 1, bisect_right(rows, bottom + 1)
        start, end = left - bisect_left(unseen, left), right - bisect_right(unseen, right)
        if first <= last and first in header and start <= end:
            values = whole[rows[first - 1]]
            yield HeaderSpan(first, last, start, end, text_of(values[left]) if left < len(values) else "")
