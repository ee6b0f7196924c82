"""Workbooks opened by calamine, sheet by sheet; what differs between XLSX, XLS and ODS is said by a `Looked`.

Every sheet that a person sees is a table of its own. Hidden ones are scanned and go no further.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from opendata.formats.grid import MAX_MARGIN_TEXTS, MAX_SHEET_COLUMNS, Sheet
from opendata.formats.markup import BookError
from opendata.formats.parsed import Parsed, unreadable
from opendata.formats.records import LimitError
from opendata.formats.sheets import parsed
from opendata.formats.spans import Corner, Merged
from opendata.formats.typed import text_of
from opendata.model import Issue, Place

MAX_BYTES: Final = 256 * 1024**2
MAX_SHEETS: Final = 100
MAX_CELLS: Final = 10_000_000  # of the rectangle that holds all cells of a sheet: each costs memory, empty ones too
MAX_LONG: Final = 1_000_000  # whole numbers of a sheet that no float holds
MAX_COLUMNS: Final = MAX_SHEET_COLUMNS


@dataclass(frozen=True)
class Unseen:
    """What a sheet does not show, and what calamine does not: rows from 1, columns from 0 of the sheet."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    errors: Mapping[int, frozenset[int]] = field(default_factory=dict)  # columns of failed formulas by row
    unvalued: Mapping[int, Sequence[int]] = field(default_factory=dict)  # rows of formulas without a result by column
    digits: Mapping[int, int] = field(default_factory=dict)
    merged: tuple[Merged, ...] | None = None  # None: calamine knows
    comments: frozenset[Corner] = frozenset()  # cells that have one
    texts: tuple[tuple[str, str], ...] = ()  # place, text: headers of the printed page
    long: Mapping[int, int] = field(default_factory=dict)  # see `Sheet`


@dataclass(frozen=True)
class Looked:
    """What was found in a workbook before calamine opens it. `hidden` are kinds of parts, `texts` what stands in them."""

    sheets: Mapping[str, Unseen] = field(default_factory=dict)  # by name
    hidden_sheets: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    macros: bool = False


Look = Callable[[int], Looked]


def tables(descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str], look: Look) -> tuple[Parsed, ...]:
    """Read the sheets of a workbook: all that are seen, or the one that is declared; `look` finds what is not seen.

    Where a schema is declared and no sheet, it is the first's.
    """
    if os.fstat(descriptor).st_size > MAX_BYTES:
        return (unreadable(resource, "file-too-large", limit=MAX_BYTES),)
    try:
        looked = look(descriptor)
        with _opened(descriptor) as book:
            found = _Book(book, looked, declared, names).tables(resource)
    except BookError as error:
        return (unreadable(resource, error.code),)
    except LimitError as error:
        return (unreadable(resource, error.code, limit=error.limit),)
    return found or (unreadable(resource, "workbook-empty"),)


@contextmanager
def _opened(descriptor: int) -> Iterator[CalamineWorkbook]:
    """Open by calamine. What it raises may quote cells; a panic of it is no Exception.

    Raises:
        BookError: it cannot read the workbook.
    """
    try:
        with os.fdopen(os.dup(descriptor), "rb") as file:
            file.seek(0)
            yield CalamineWorkbook.from_filelike(file)
    except PasswordError:
        raise BookError("workbook-encrypted") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise BookError("workbook-damaged") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise BookError("workbook-damaged") from None


class _Book:
    """One opened workbook and what is to be read of it."""

    def __init__(self, book: CalamineWorkbook, looked: Looked, declared: Mapping[str, Any], names: Sequence[str]) -> None:
        self._book, self._looked, self._declared, self._names = book, looked, declared, names
        self._all = tuple(enumerate(book.sheets_metadata, start=1))
        if len(self._all) > MAX_SHEETS:
            raise LimitError("workbook-too-many-sheets", MAX_SHEETS)
        self._tables = tuple((number, one.name) for number, one in self._all if one.typ == SheetTypeEnum.WorkSheet)

    def tables(self, resource: int) -> tuple[Parsed, ...]:
        """Read what is asked for; the first table also tells what the workbook hides."""
        wanted = self._wanted()
        shared = self._shared(wanted)
        found: list[Parsed] = []
        for number, name in wanted:
            hidden, texts = ((), ()) if found else shared
            sheet = self._sheet(number, name, hidden, texts)
            table = parsed(sheet, resource + len(found), self._declared, self._names)
            if table is not None:
                found.append(table)
                if self._names and not self._said():
                    break
        if found and len(found) == 1 and self._names and not self._said():
            found[0] = self._with_others(found[0], wanted)
        if found:
            found[0] = replace(found[0], issues=(*found[0].issues, *self._issues(resource)))
        return tuple(found)

    def _said(self) -> bool:
        dialect = self._declared.get("dialect") or {}
        return "sheetNumber" in dialect or "sheetName" in dialect

    def _seen(self) -> list[tuple[int, str]]:
        """Give the sheets that a person sees."""
        shown = {one.name for _, one in self._all if one.visible == SheetVisibleEnum.Visible} - self._looked.hidden_sheets
        return [(number, name) for number, name in self._tables if name in shown]

    def _unseen(self) -> list[tuple[int, str]]:
        """Give the hidden sheets."""
        return [one for one in self._tables if one not in self._seen()]

    def _wanted(self) -> list[tuple[int, str]]:
        dialect = self._declared.get("dialect") or {}
        if not self._said():
            return self._seen()
        number, name = dialect.get("sheetNumber"), dialect.get("sheetName")
        chosen = [one for one in self._tables if number in {None, one[0]} and name in {None, one[1]}]
        if not chosen:
            raise BookError("sheet-missing")
        if chosen[0] not in self._seen():
            raise BookError("sheet-hidden")
        return chosen[:1]

    def _shared(self, wanted: Sequence[tuple[int, str]]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Give kinds and texts of what the workbook holds unseen: its hidden sheets, and what was looked for."""
        unseen = self._unseen()
        texts = [("hidden-sheet-name", name) for _, name in unseen]
        texts += [("hidden-sheet", text) for number, _ in unseen for text in self._texts(number)]
        kinds = ["hidden-sheet"] if unseen else []
        others = len(wanted) < len(self._seen())
        return (*self._looked.hidden, *kinds, *(["other-sheet"] if others else [])), (*self._looked.texts, *texts)

    def _with_others(self, found: Parsed, wanted: Sequence[tuple[int, str]]) -> Parsed:
        """Say that other sheets were left out, as a schema describes one table."""
        if len(wanted) == 1:
            return found
        return replace(found, reading=found.reading.having(hidden=(*found.reading.hidden, "other-sheet")))

    def _texts(self, number: int) -> list[str]:
        """Give distinct texts of a hidden sheet."""
        texts: dict[str, None] = {}
        for row in self._opened(number)[0]:
            texts |= dict.fromkeys(filter(str.strip, map(text_of, row)))
            if len(texts) > MAX_MARGIN_TEXTS:
                break
        return list(texts)[:MAX_MARGIN_TEXTS]

    def _opened(self, number: int) -> tuple[Iterator[list[Any]], CalamineSheet]:
        sheet = self._book.get_sheet_by_index(number - 1)
        height, width = sheet.end or (0, 0)
        if (height + 1) * (width + 1) > MAX_CELLS:
            raise LimitError("workbook-too-many-cells", MAX_CELLS)
        return (iter(sheet.iter_rows()) if sheet.end else iter(())), sheet

    def _sheet(self, number: int, name: str, hidden: tuple[str, ...], texts: tuple[tuple[str, str], ...]) -> Sheet:
        rows, sheet = self._opened(number)
        unseen = self._looked.sheets.get(name, Unseen())
        first = sheet.start[1] if sheet.start else 0
        spans = unseen.merged if unseen.merged is not None else tuple(sheet.merged_cell_ranges or ())
        merged = [((top, left - first), (bottom, right - first)) for (top, left), (bottom, right) in spans if left >= first]
        kinds = [place for place in dict.fromkeys(place for place, _ in unseen.texts) if place not in hidden]
        return Sheet(
            number=number,
            name=name,
            rows=rows,
            first=first,
            hidden_rows=unseen.rows,
            hidden_columns=frozenset(column - first for column in unseen.columns if column >= first),
            errors={row: frozenset(column - first for column in columns) for row, columns in unseen.errors.items()},
            unvalued={column - first: rows for column, rows in unseen.unvalued.items()},
            digits={column - first: digits for column, digits in unseen.digits.items()},
            long=unseen.long,
            merged=tuple(merged),
            comments=tuple(sorted(unseen.comments)),
            margins=(*unseen.texts, *texts),
            hidden=(*hidden, *kinds),
        )

    def _issues(self, resource: int) -> Iterator[Issue]:
        place = Place(resource=resource)
        if unseen := [str(number) for number, _ in self._unseen()]:
            params: dict[str, str | int] = {"sheets": ", ".join(unseen)}
            yield Issue(code="hidden-sheets", severity="warning", place=place, count=len(unseen), params=params)
        if self._looked.macros:
            yield Issue(code="macros-ignored", severity="warning", place=place)


def distinct(texts: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Give texts that say something, each once, as many as are kept."""
    return tuple(islice(dict.fromkeys((place, text.strip()) for place, text in texts if text.strip()), MAX_MARGIN_TEXTS))


def frozen(errors: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    """Give columns by row as they are kept."""
    return {row: frozenset(columns) for row, columns in errors.items()}
