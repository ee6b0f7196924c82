"""A sheet of a workbook to a table: the same finder of header, preamble and footer as for text, what is hidden kept apart.

Records are numbered as the program numbers rows, so that a person finds them.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import Any, Final

import polars as pl

from opendata.formats import damage, layout
from opendata.formats.dialect import MAX_CELL_CHARS, SAMPLE_RECORDS
from opendata.formats.layout import MAX_FOOTER, MAX_HEADER_ROWS, Layout, is_blank
from opendata.formats.parsed import Parsed
from opendata.formats.records import LimitError
from opendata.formats.typed import Types, text_of
from opendata.model import Issue, Place, Reading, Severity
from opendata.rows import first_rows
from opendata.table import Table, cells_schema, rewrite, write

MAX_MARGIN_TEXTS: Final = 5_000  # of one hidden part; nothing of it goes out, so they only tell what kind of part it is
MAX_SHEET_COLUMNS: Final = 16_384
_BATCH_CELLS: Final = 500_000
Corner = tuple[int, int]  # row and column from 0
Row = tuple[int, list[Any]]  # number from 1, cells


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
    digits: Mapping[int, int] = field(default_factory=dict)  # how many digits whole numbers of a column are shown with
    long: Mapping[int, int] = field(default_factory=dict)  # by `cell_key`: whole numbers of more digits than a float holds
    merged: tuple[tuple[Corner, Corner], ...] = ()
    margins: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()  # kinds of the parts that `margins` come from


@dataclass
class _Notes:
    """What was noticed on the way."""

    tail: deque[tuple[int, list[str]]] = field(default_factory=lambda: deque(maxlen=MAX_FOOTER))
    issues: dict[str, "array[int]"] = field(default_factory=dict)
    unseen: dict[str, dict[str, None]] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    types: Types = field(default_factory=Types)

    def note(self, code: str, row: int) -> None:
        self.issues.setdefault(code, array("I")).append(row)

    def hide(self, place: str, values: Iterable[Any]) -> None:
        texts = self.unseen.setdefault(place, {})
        for value in values if len(texts) < MAX_MARGIN_TEXTS else ():
            text = text_of(value)
            if text.strip():
                texts[text] = None


def parsed(sheet: Sheet, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> Parsed | None:
    """Read a sheet; None where nothing stands in it that is to be seen.

    Raises:
        LimitError: a cell is too long.
    """
    notes = _Notes()
    rows = _visible(sheet, notes)
    head = list(islice(rows, SAMPLE_RECORDS))
    texts = [_texts(sheet, values) for _, values in head]
    if all(map(is_blank, texts)):
        return None
    numbers = [number for number, _ in head]
    plan = _planned(sheet, texts, numbers, declared.get("dialect") or {}, names)
    skipped = numbers[plan.skipped - 1] if plan.skipped else 0
    cells = write(_frames(sheet, _chained(head, rows), plan.width, skipped, notes), cells_schema(plan.width))
    last, foot = layout.footer([item for item in notes.tail if item[0] > skipped], plan.width)
    reading = Reading(
        header_rows=tuple(numbers[row - 1] for row in plan.header),
        preamble_rows=numbers[plan.preamble - 1] if plan.preamble else 0,
        footer_rows=max(foot, default=last) - last,
        confidence=plan.confidence,
        evidence=plan.evidence,
        hidden=(*sheet.hidden, *sorted(notes.unseen)),
    )
    found = Parsed(
        reading,
        tuple(damage.cleared_text(label) for label in plan.labels),
        cells,
        max(last, skipped),
        _margins(sheet, texts[: plan.preamble], foot, notes),
        tuple(_issues(resource, sheet, notes, skipped, last)),
        notes.types.known(last),
        _columns(sheet, plan.width),
        sheet.number,
        sheet.name,
    )
    return _without_empty(found, notes.filled)


def _columns(sheet: Sheet, width: int) -> tuple[int, ...]:
    """Give where the columns that are seen stand in the sheet."""
    seen = (at for at in count() if at not in sheet.hidden_columns)
    return tuple(sheet.first + at + 1 for at in islice(seen, width))


def _chained(head: list[Row], rows: Iterator[Row]) -> Iterator[Row]:
    yield from head
    yield from rows


# --------------------------------------------------------------------------------------------------------------- rows


def _visible(sheet: Sheet, notes: _Notes) -> Iterator[Row]:
    """Give the rows that a person sees, their merged cells filled downwards; keep the others for the scan."""
    spans = _Spans(sheet.merged)
    for number, cells in enumerate(sheet.rows, start=1):
        values = list(cells)
        if sheet.long:
            values = [_digits_kept(sheet, number, at, value) for at, value in enumerate(values)]
        for column in sheet.errors.get(number, ()):
            values[column : column + 1] = [""]  # a failed formula has no value
        spans.fill(number - 1, values)
        if number in sheet.hidden_rows:
            notes.hide("hidden-row", values)
            continue
        if sheet.hidden_columns:
            notes.hide("hidden-column", (value for at, value in enumerate(values) if at in sheet.hidden_columns))
            values = [value for at, value in enumerate(values) if at not in sheet.hidden_columns]
        yield number, values


def cell_key(row: int, column: int) -> int:
    """Give one number for a cell: its row from 1, its column from 0 of the sheet."""
    return row * MAX_SHEET_COLUMNS + column


def _digits_kept(sheet: Sheet, row: int, at: int, value: Any) -> Any:  # noqa: ANN401  (any type that a cell has)
    return sheet.long.get(cell_key(row, sheet.first + at), value) if type(value) in {int, float} else value


class _Spans:
    """Merged cells that reach over several rows: each of their rows has the value, as a person sees it."""

    def __init__(self, merged: Iterable[tuple[Corner, Corner]]) -> None:
        self._waiting = sorted((span for span in merged if span[1][0] > span[0][0]), reverse=True)
        self._open: dict[int, tuple[int, Any]] = {}  # by column: last row, value

    def fill(self, row: int, values: list[Any]) -> None:
        """Fill a row (from 0) that holds anything of its own."""
        if self._open and any(value not in {"", None} for value in values):
            for column, (last, value) in list(self._open.items()):
                if row > last:
                    del self._open[column]
                elif values[column] in {"", None}:
                    values[column] = value
        while self._waiting and self._waiting[-1][0][0] <= row:
            (top, left), (bottom, _) = self._waiting.pop()
            if top == row and left < len(values):
                self._open[left] = (bottom, values[left])


def _texts(sheet: Sheet, values: list[Any]) -> list[str]:
    texts = [text_of(value) for value in values]
    for column, digits in sheet.digits.items():
        at = column - sum(hidden < column for hidden in sheet.hidden_columns)
        if column not in sheet.hidden_columns and at < len(values) and type(values[at]) in {int, float} and texts[at].isdigit():
            texts[at] = texts[at].zfill(digits)
    return texts


def _frames(sheet: Sheet, rows: Iterator[Row], width: int, skipped: int, notes: _Notes) -> Iterator[pl.DataFrame]:
    """Give what stands below the header as frames."""
    size = max(1, _BATCH_CELLS // width)
    body = (row for row in rows if row[0] > skipped)
    while batch := list(islice(body, size)):
        kept: list[list[str]] = []
        numbers: list[int] = []
        for number, values in batch:
            texts = _texts(sheet, values)[:width]
            if is_blank(texts):
                notes.note("blank-row", number)
                continue
            notes.types.see(number, values[:width])
            notes.tail.append((number, texts))
            numbers.append(number)
            kept.append(texts)
        if kept:
            yield _frame(numbers, kept, width, notes)


def _frame(numbers: list[int], kept: list[list[str]], width: int, notes: _Notes) -> pl.DataFrame:
    columns = {f"f{at}": cells for at, cells in enumerate(zip(*kept, strict=True), start=1)}
    frame = pl.DataFrame({"row": numbers, **columns}, schema=cells_schema(width))
    longest = frame.select(pl.max_horizontal(pl.all().exclude("row").str.len_chars().max())).item()
    if longest > MAX_CELL_CHARS:
        raise LimitError("cell-too-long", MAX_CELL_CHARS)
    notes.filled |= {at for at in range(width) if at not in notes.filled and (frame[f"f{at + 1}"] != "").any()}
    damage.note(frame, notes.issues)
    return frame


# ------------------------------------------------------------------------------------------------------------- layout


def _planned(
    sheet: Sheet, texts: list[list[str]], numbers: list[int], dialect: Mapping[str, Any], names: Sequence[str]
) -> Layout:
    """Find header and preamble; merged cells tell how far a header reaches."""
    places = {number: at for at, number in enumerate(numbers, start=1)}
    said = dict(dialect)
    if rows := said.get("headerRows"):
        said["headerRows"] = [places[row] for row in rows if row in places]
    plan = layout.find(texts, said, names)
    spans = _header_spans(sheet, numbers, plan)
    if not spans:
        return plan
    header = plan.header
    if "headerRows" not in dialect:
        deepest = max(places.get(bottom + 1, 0) for _, (bottom, _) in spans)
        header = tuple(range(header[0], min(max(header[-1], deepest), header[0] + MAX_HEADER_ROWS - 1) + 1))
    head = [list(texts[row - 1][: plan.width]) for row in header]
    for (top, left), (bottom, right) in spans:
        inside = [row - header[0] for row in header if top <= numbers[row - 1] - 1 <= bottom]
        value = head[inside[0]][left] if inside and left < plan.width else ""
        for row in inside:
            head[row][left : right + 1] = [value] * len(head[row][left : right + 1])
    return replace(plan, header=header, labels=layout.labels_of(head, str(dialect.get("headerJoin", " "))))


def _header_spans(sheet: Sheet, numbers: list[int], plan: Layout) -> list[tuple[Corner, Corner]]:
    """Give the merged cells that begin in the header, their columns counted without the hidden ones."""
    rows = {numbers[row - 1] - 1 for row in plan.header}
    hidden = sorted(sheet.hidden_columns)

    def seen(column: int) -> int:
        return column - sum(one < column for one in hidden)

    return [
        ((top, seen(left)), (bottom, seen(right)))
        for (top, left), (bottom, right) in sheet.merged
        if top in rows and left not in sheet.hidden_columns
    ]


def _without_empty(found: Parsed, filled: set[int]) -> Parsed:
    """Leave out the columns between others in which nothing stands, not even a header."""
    keep = [at for at, label in enumerate(found.labels) if label.strip() or at in filled]
    if len(keep) == len(found.labels) or not keep or found.cells is None:
        return found
    names = {f"f{at + 1}": f"f{new}" for new, at in enumerate(keep, start=1)}
    return replace(
        found,
        labels=tuple(found.labels[at] for at in keep),
        cells=_narrowed(found.cells, names),
        columns=tuple(found.columns[at] for at in keep),
        known={names[name]: known for name, known in found.known.items() if name in names},
    )


def _narrowed(cells: Table, names: Mapping[str, str]) -> Table:
    return rewrite(cells, lambda frame: frame.select("row", *names).rename(dict(names)))


# ------------------------------------------------------------------------------------------------------- what is said


def _margins(sheet: Sheet, preamble: Sequence[Sequence[str]], foot: Sequence[int], notes: _Notes) -> tuple[tuple[str, str], ...]:
    below = [texts for number, texts in notes.tail if number in set(foot)]
    around = [("preamble", cell) for row in preamble for cell in row] + [("footer", cell) for row in below for cell in row]
    unseen = [(place, text) for place, texts in notes.unseen.items() for text in texts]
    return tuple((place, text) for place, text in (*around, *unseen, *sheet.margins) if text.strip())


_SEVERITIES: Final[dict[str, Severity]] = {
    "damaged-characters": "error",
    "control-characters": "error",
    "inner-byte-order-mark": "error",
}


def _issues(resource: int, sheet: Sheet, notes: _Notes, skipped: int, last: int) -> Iterator[Issue]:
    place = Place(resource=resource)
    for code, rows in notes.issues.items():
        known = sorted({row for row in rows if skipped < row <= last})
        if known:
            severity = _SEVERITIES.get(code, "warning")
            yield Issue(code=code, severity=severity, place=place, rows=first_rows(known), count=len(known))
    failed = sorted(row for row in sheet.errors if skipped < row <= last and row not in sheet.hidden_rows)
    if failed:
        yield Issue(code="cell-error", severity="warning", place=place, rows=first_rows(failed), count=len(failed))
    if "hidden-row" in notes.unseen:
        unseen = sorted(sheet.hidden_rows)
        yield Issue(code="hidden-rows", severity="warning", place=place, rows=first_rows(unseen), count=len(unseen))
    if "hidden-column" in notes.unseen:
        yield Issue(code="hidden-columns", severity="warning", place=place, count=len(sheet.hidden_columns))
