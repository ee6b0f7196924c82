"""A sheet of a workbook to a table: the same finder of header, preamble and footer as for text, what is hidden kept apart.

Records are numbered as the program numbers rows, so that a person finds them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice
from typing import Any, Final

import polars as pl

from opendata.formats import damage, footer, grid, layout
from opendata.formats.dialect import MAX_CELL_CHARS, SAMPLE_RECORDS
from opendata.formats.grid import Formulas, Notes, Sheet, cell_key
from opendata.formats.layout import MAX_HEADER_ROWS, Layout, is_blank
from opendata.formats.parsed import Parsed
from opendata.formats.records import LimitError
from opendata.formats.spans import Falling, header_spans
from opendata.formats.typed import text_of
from opendata.model import Reading
from opendata.table import Table, cells_schema, rewrite, write

_BATCH_CELLS: Final = 500_000
Row = tuple[int, list[Any]]  # number from 1, cells


def parsed(sheet: Sheet, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> Parsed | None:
    """Read a sheet; None where nothing stands in it that is to be seen.

    Raises:
        LimitError: a cell is too long.
    """
    notes = Notes()
    rows = _visible(sheet, notes)
    head = list(islice(rows, SAMPLE_RECORDS))
    texts = [_texts(sheet, values) for _, values in head]
    if all(map(is_blank, texts)):
        return _without_values(sheet, resource)
    numbers = [number for number, _ in head]
    plan = _planned(sheet, texts, notes, declared.get("dialect") or {}, names)
    skipped = numbers[plan.skipped - 1] if plan.skipped else 0
    cells = write(_frames(sheet, _chained(head, rows), plan.width, skipped, notes), cells_schema(plan.width))
    foot = footer.find([item for item in notes.tail if item[0] > skipped], plan.width, cells)
    reading = Reading(
        header_rows=tuple(numbers[row - 1] for row in plan.header),
        preamble_rows=numbers[plan.preamble - 1] if plan.preamble else 0,
        footer_rows=max(foot.rows, default=foot.last) - foot.last,
        confidence=plan.confidence,
        evidence=plan.evidence,
        hidden=(*sheet.hidden, *sorted(notes.unseen)),
    )
    unnamed = [issue for issue in [plan.unnamed(resource)] if issue is not None]
    found = Parsed(
        reading,
        tuple(damage.cleared_text(label) for label in plan.labels),
        cells,
        max(foot.last, skipped),
        _margins(sheet, texts[: plan.preamble], foot.rows, notes),
        known=notes.types.known(foot.last),
        columns=_columns(sheet, plan.width),
        sheet=sheet.number,
        sheet_name=sheet.name,
    )
    formulas = sheet.formulas(reading.preamble_rows, foot.rows)
    found = _without_empty(found, notes.filled | _places(sheet, found.columns, formulas))
    told = (*grid.issues(resource, sheet, notes, skipped, foot.last, formulas), *foot.issues(resource), *unnamed)
    return replace(found, issues=(*told, *grid.unvalued(resource, sheet, found.columns, formulas)))


def _without_values(sheet: Sheet, resource: int) -> Parsed | None:
    """Tell of a sheet in which nothing but formulas without a result stands; None where nothing stands in it."""
    formulas = sheet.formulas()
    if not formulas:
        return None
    issues = tuple(grid.unvalued(resource, sheet, (), formulas))
    return Parsed(Reading(confidence=0.0), (), None, issues=issues, sheet=sheet.number, sheet_name=sheet.name)


def _places(sheet: Sheet, columns: Sequence[int], formulas: Formulas) -> set[int]:
    """Give the places (from 0) among the columns that are seen of those with formulas."""
    return {at for at, column in enumerate(columns) if column - sheet.first - 1 in formulas}


def _columns(sheet: Sheet, width: int) -> tuple[int, ...]:
    """Give where the columns that are seen stand in the sheet."""
    seen = (at for at in count() if at not in sheet.hidden_columns)
    return tuple(sheet.first + at + 1 for at in islice(seen, width))


def _chained(head: list[Row], rows: Iterator[Row]) -> Iterator[Row]:
    yield from head
    yield from rows


# --------------------------------------------------------------------------------------------------------------- rows


def _visible(sheet: Sheet, notes: Notes) -> Iterator[Row]:
    """Give the rows that a person sees, their merged cells filled downwards; keep the others for the scan."""
    falling = Falling(sheet.merged)
    for number, cells in enumerate(sheet.rows, start=1):
        values = list(cells)
        if sheet.long:
            values = [_digits_kept(sheet, number, at, value) for at, value in enumerate(values)]
        for column in sheet.errors.get(number, ()):
            values[column : column + 1] = [""]  # a failed formula has no value
        falling.fill(number - 1, values)
        if number in sheet.hidden_rows:
            notes.hide_row(number, values)
            continue
        if len(notes.whole) < SAMPLE_RECORDS:
            notes.whole[number] = values
        if sheet.hidden_columns:
            notes.hide_columns(sheet.hidden_columns, values)
            values = [value for at, value in enumerate(values) if at not in sheet.hidden_columns]
        yield number, values


def _digits_kept(sheet: Sheet, row: int, at: int, value: Any) -> Any:  # noqa: ANN401  (any type that a cell has)
    return sheet.long.get(cell_key(row, sheet.first + at), value) if type(value) in {int, float} else value


def _texts(sheet: Sheet, values: list[Any]) -> list[str]:
    texts = [text_of(value) for value in values]
    for column, digits in sheet.digits.items():
        at = column - sum(hidden < column for hidden in sheet.hidden_columns)
        if column not in sheet.hidden_columns and at < len(values) and type(values[at]) in {int, float} and texts[at].isdigit():
            texts[at] = texts[at].zfill(digits)
    return texts


def _frames(sheet: Sheet, rows: Iterator[Row], width: int, skipped: int, notes: Notes) -> Iterator[pl.DataFrame]:
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


def _frame(numbers: list[int], kept: list[list[str]], width: int, notes: Notes) -> pl.DataFrame:
    columns = {f"f{at}": cells for at, cells in enumerate(zip(*kept, strict=True), start=1)}
    frame = pl.DataFrame({"row": numbers, **columns}, schema=cells_schema(width))
    longest = frame.select(pl.max_horizontal(pl.all().exclude("row").str.len_chars().max())).item()
    if longest > MAX_CELL_CHARS:
        raise LimitError("cell-too-long", MAX_CELL_CHARS)
    notes.filled |= {at for at in range(width) if at not in notes.filled and (frame[f"f{at + 1}"] != "").any()}
    damage.note(frame, notes.issues)
    return frame


# ------------------------------------------------------------------------------------------------------------- layout


def _planned(sheet: Sheet, texts: list[list[str]], notes: Notes, dialect: Mapping[str, Any], names: Sequence[str]) -> Layout:
    """Find header and preamble; merged cells tell how far a header reaches."""
    numbers = list(notes.whole)
    places = {number: at for at, number in enumerate(numbers, start=1)}
    said = dict(dialect)
    if rows := said.get("headerRows"):
        said["headerRows"] = [places[row] for row in rows if row in places]
    plan = layout.find(texts, said, names)
    spans = list(header_spans(sheet.merged, numbers, plan.header, sheet.hidden_columns, notes.whole))
    if not spans:
        return plan
    header = plan.header
    if "headerRows" not in dialect:
        deepest = max(span.last for span in spans)
        header = tuple(range(header[0], min(max(header[-1], deepest), header[0] + MAX_HEADER_ROWS - 1) + 1))
    head = [list(texts[row - 1][: plan.width]) for row in header]
    for span in spans:
        for row, cells in zip(header, head, strict=True):
            if span.first <= row <= span.last:
                cells[span.left : span.right + 1] = [span.text] * len(cells[span.left : span.right + 1])
    return replace(plan, header=header, labels=layout.labels_of(head, str(dialect.get("headerJoin", " "))))


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


def _margins(sheet: Sheet, preamble: Sequence[Sequence[str]], foot: Sequence[int], notes: Notes) -> tuple[tuple[str, str], ...]:
    below = [texts for number, texts in notes.tail if number in set(foot)]
    around = [("preamble", cell) for row in preamble for cell in row] + [("footer", cell) for row in below for cell in row]
    unseen = [(place, text) for place, texts in notes.unseen.items() for text in texts]
    return tuple((place, text) for place, text in (*around, *unseen, *sheet.margins) if text.strip())
