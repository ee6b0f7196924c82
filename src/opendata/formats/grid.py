"""A sheet as its program shows it, and what is noticed on the way through it: what it hides, and what is wrong in it."""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from opendata.formats.footer import MAX_FOOTER
from opendata.formats.spans import Corner, Merged
from opendata.formats.typed import Types, text_of
from opendata.model import Issue, Place, Severity, column_letters
from opendata.rows import first_rows

MAX_MARGIN_TEXTS: Final = 5_000  # of one hidden part; nothing of it goes out, so they only tell what kind of part it is
MAX_SHEET_COLUMNS: Final = 16_384
MAX_NAMED: Final = 20  # columns or cells in a message


@dataclass(frozen=True)
class Sheet:
    """A sheet as its program shows it, and what stands in it unseen. Columns count from 0 at its first filled one."""

    number: int
    name: str
    rows: Iterable[Sequence[Any]]  # from the first row of the sheet on; read once
    first: int = 0  # the first filled column, from 0
    hidden_rows: frozenset[int] = frozenset()  # from 1
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[int, frozenset[int]] = field(default_factory=dict)  # columns of failed formulas by row from 1
    unvalued: Mapping[int, Sequence[int]] = field(default_factory=dict)  # rows of formulas without a result by column
    digits: Mapping[int, int] = field(default_factory=dict)  # how many digits whole numbers of a column are shown with
    long: Mapping[int, int] = field(default_factory=dict)  # by `cell_key`: whole numbers of more digits than a float holds
    merged: tuple[Merged, ...] = ()
    comments: tuple[Corner, ...] = ()  # cells that have one, in the order of the sheet; columns from 0 of the sheet
    margins: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()  # kinds of the parts that `margins` come from

    def formulas(self, above: int = 0, foot: Iterable[int] = ()) -> dict[int, list[int]]:
        """Give the rows of formulas without a result by column, those that are seen below a row and not in the footer."""
        out = self.hidden_rows.union(foot)
        found = {
            column: sorted({row for row in rows if row > above and row not in out})
            for column, rows in sorted(self.unvalued.items())
            if column not in self.hidden_columns
        }
        return {column: rows for column, rows in found.items() if rows}


@dataclass
class Notes:
    """What was noticed on the way."""

    tail: deque[tuple[int, list[str]]] = field(default_factory=lambda: deque(maxlen=MAX_FOOTER))
    issues: dict[str, "array[int]"] = field(default_factory=dict)
    unseen: dict[str, dict[str, None]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)  # that hold anything
    hidden_columns: set[int] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)
    types: Types = field(default_factory=Types)
    whole: dict[int, list[Any]] = field(default_factory=dict)  # the first records that are seen, with what stands there unseen

    def note(self, code: str, row: int) -> None:
        """Take something that is wrong in a row."""
        self.issues.setdefault(code, array("I")).append(row)

    def hide_row(self, row: int, values: Iterable[Any]) -> None:
        """Take a row that nobody sees."""
        if self._hide("hidden-row", values):
            self.hidden_rows.append(row)

    def hide_columns(self, columns: frozenset[int], values: Iterable[Any]) -> None:
        """Take the cells of a row that nobody sees."""
        for at, value in enumerate(values):
            if at in columns and self._hide("hidden-column", [value]):
                self.hidden_columns.add(at)

    def _hide(self, place: str, values: Iterable[Any]) -> bool:
        texts = list(filter(str.strip, map(text_of, values)))
        if not texts:
            return False
        kept = self.unseen.setdefault(place, {})
        if len(kept) < MAX_MARGIN_TEXTS:
            kept |= dict.fromkeys(texts)
        return True


_SEVERITIES: Final[dict[str, Severity]] = {
    "damaged-characters": "error",
    "control-characters": "error",
    "inner-byte-order-mark": "error",
}


Formulas = Mapping[int, Sequence[int]]


def issues(resource: int, sheet: Sheet, notes: Notes, skipped: int, last: int, formulas: Formulas) -> Iterator[Issue]:
    """Tell what is wrong between the header and the last record, and what is not seen; a row with `formulas` is not blank."""
    place = Place(resource=resource)
    for code, rows in notes.issues.items():
        known = sorted(
            {row for row in rows if skipped < row <= last}.difference(*formulas.values() if code == "blank-row" else ())
        )
        if known:
            severity = _SEVERITIES.get(code, "warning")
            yield Issue(code=code, severity=severity, place=place, rows=first_rows(known), count=len(known))
    failed = sorted(row for row in sheet.errors if skipped < row <= last and row not in sheet.hidden_rows)
    if failed:
        yield Issue(code="cell-error", severity="warning", place=place, rows=first_rows(failed), count=len(failed))
    if unseen := sorted(notes.hidden_rows):
        yield Issue(code="hidden-rows", severity="warning", place=place, rows=first_rows(unseen), count=len(unseen))
    if columns := sorted(sheet.first + at + 1 for at in notes.hidden_columns):
        params: dict[str, str | int] = {"columns": _letters(columns)}
        yield Issue(code="hidden-columns", severity="warning", place=place, count=len(columns), params=params)
    if sheet.comments:
        names = [f"{column_letters(column + 1)}{row + 1}" for row, column in sheet.comments[:MAX_NAMED]]
        cells = ", ".join(names) + _more(sheet.comments)
        count = len(sheet.comments)
        yield Issue(code="hidden-comments", severity="warning", place=place, count=count, params={"cells": cells})


def unvalued(resource: int, sheet: Sheet, columns: Sequence[int], formulas: Formulas) -> Iterator[Issue]:
    """Tell of formulas without a result, column by column; `columns` of the sheet (from 1) are fields of the table."""
    for column, rows in formulas.items():
        at = sheet.first + column + 1
        place = Place(resource=resource, field=columns.index(at) + 1 if at in columns else None)
        params: dict[str, str | int] = {"column": column_letters(at)}
        code = "formula-without-value"
        yield Issue(code=code, severity="error", place=place, rows=first_rows(rows), count=len(rows), params=params)


def _letters(columns: Sequence[int]) -> str:
    """Name columns as programs do, three or more in a row as a range: `C, F-H`."""
    runs: list[str] = []
    for _, group in groupby(enumerate(columns), lambda item: item[1] - item[0]):
        run = [column_letters(column) for _, column in group]
        runs += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else run  # noqa: PLR2004
    return ", ".join(runs[:MAX_NAMED]) + _more(runs)


def _more(named: Sequence[object]) -> str:
    return " …" if len(named) > MAX_NAMED else ""


def cell_key(row: int, column: int) -> int:
    """Give one number for a cell: its row from 1, its column from 0 of the sheet."""
    return row * MAX_SHEET_COLUMNS + column
