"""Delimited text (RFC 4180 and what offices make of it): encoding, dialect, layout, then the cells.

Three looks at the file: all bytes for the encoding, the beginning for dialect and layout, all text for the cells.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from opendata.formats import damage, dialect, encoding, footer, layout, records
from opendata.formats.dialect import Dialect
from opendata.formats.encoding import Encoding
from opendata.formats.layout import Layout
from opendata.formats.parsed import Parsed, unreadable
from opendata.formats.records import Grid, LimitError, Notes
from opendata.model import Issue, Place, Reading, Severity
from opendata.rows import first_rows
from opendata.table import Table, cells_schema, write

MAX_BYTES: Final = 2 * 1024**3
MAX_COLUMNS: Final = 20_000
SURE: Final = 0.8
"""Below this confidence a person is asked before anything is published."""

_SEVERITIES: Final[dict[str, Severity]] = {
    "blank-row": "warning",
    "stray-quote": "warning",
    "footer-left-out": "warning",
    "trailing-delimiter": "warning",
    "extra-cell": "error",
    "missing-cell": "error",
    "unclosed-quote": "error",
    "encoding-error": "error",
    "damaged-characters": "error",
    "control-characters": "error",
    "inner-byte-order-mark": "error",
}
_OF_DATA = frozenset({"blank-row", "missing-cell", "extra-cell", "trailing-delimiter"})  # elsewhere nothing has to fit
_FEW_ROWS = 5  # ragged rows that say nothing yet about the whole
_LOST_ROWS = 3  # from so many rows on, `Stra?e` is no typing slip


class Csv:
    """The format `csv`; TSV is a dialect of it."""

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".tab", ".txt")

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        return (_table(descriptor, resource, declared, names),)


def _table(descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> Parsed:
    if os.fstat(descriptor).st_size > MAX_BYTES:
        return unreadable(resource, "file-too-large", limit=MAX_BYTES)
    try:
        return _read(descriptor, resource, declared, names)
    except encoding.NotTextError:
        return unreadable(resource, "unreadable-bytes")
    except LimitError as error:
        return unreadable(resource, error.code, limit=error.limit)


def _read(descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> Parsed:
    coding = encoding.find(descriptor, declared.get("encoding"))
    text = sample(descriptor, coding)
    if not text.strip():
        return unreadable(resource, "source-error")
    dialogue = declared.get("dialect") or {}
    form = dialect.find(text, dialogue)
    head = records.first(text, form, dialect.SAMPLE_RECORDS)
    comments = frozenset(dialogue.get("commentRows", ()))
    plan = layout.find([[] if row in comments else record for row, record in enumerate(head, start=1)], dialogue, names)
    if plan.width > MAX_COLUMNS:
        raise LimitError("too-many-columns", MAX_COLUMNS)
    notes = Notes()
    grid = Grid(plan.width, plan.trailing, plan.skipped, coding.mixed, comments)
    cells = _cells(records.frames(encoding.texts(descriptor, coding), form, grid, notes), plan.width)
    tail = [item for item in notes.tail if item[0] > plan.skipped]
    foot = footer.find(tail, plan.width, cells)
    rows = [row for row in foot.rows if row != foot.total]
    notes.rows["footer-left-out"].extend(footer.doubtful(tail, rows, plan.width, declared=bool(names)))
    return Parsed(
        _reading(coding, form, plan, max(foot.rows, default=foot.last) - foot.last, notes),
        tuple(damage.cleared_text(label) for label in plan.labels),
        cells,
        max(foot.last, plan.skipped),
        _margins(head[: plan.preamble], foot.rows, notes),
        (*_issues(resource, coding, form, plan, notes, foot.last), *foot.issues(resource)),
    )


def sample(descriptor: int, coding: Encoding) -> str:
    """Decode the beginning, up to the last whole line."""
    text = next((piece for piece in encoding.texts(descriptor, coding) if piece), "")
    if len(text) <= dialect.SAMPLE_CHARS:
        return text
    text = text[: dialect.SAMPLE_CHARS]
    cut = max(text.rfind("\n"), text.rfind("\r")) + 1
    if not cut and not any(text.count(mark) > MAX_COLUMNS for mark in dialect.DELIMITERS):
        return text
    if not cut:
        raise LimitError("too-many-columns", MAX_COLUMNS)
    return text[:cut]


def _cells(frames: Iterable[pl.DataFrame], width: int) -> Table:
    """Write the frames to a table; a limit met on the way is raised afterwards, for polars hides what its sources raise."""
    limits: list[LimitError] = []

    def until_limit() -> Iterator[pl.DataFrame]:
        try:
            yield from (frame for frame in frames if frame.height)
        except LimitError as limit:
            limits.append(limit)

    table = write(until_limit(), cells_schema(width))
    if limits:
        os.close(table.descriptor)
        raise limits[0]
    return table


def _reading(coding: Encoding, form: Dialect, plan: Layout, foot: int, notes: Notes) -> Reading:
    ragged = len(notes.rows["extra-cell"]) + len(notes.rows["missing-cell"])
    regular = 1.0 if ragged <= max(_FEW_ROWS, notes.record / 10) else 0.75
    return Reading(
        encoding=coding.name,
        delimiter=form.delimiter,
        quote_char=form.quote,
        escape_char=form.escape,
        line_end=form.line_end,
        header_rows=plan.header,
        preamble_rows=plan.preamble,
        footer_rows=foot,
        confidence=min(coding.confidence, form.confidence, plan.confidence, regular),
        evidence=(*coding.evidence, *form.evidence, *plan.evidence),
    )


def _margins(preamble: Sequence[Sequence[str]], foot: Sequence[int], notes: Notes) -> tuple[tuple[str, str], ...]:
    below = [record for number, record in notes.tail if number in set(foot)]
    parts = {"preamble": preamble, "footer": below, "extra": [notes.outside], "comment": [notes.comments]}
    return tuple(
        (place, damage.cleared_text(cell)) for place, rows in parts.items() for row in rows for cell in row if cell.strip()
    )


def _issues(resource: int, coding: Encoding, form: Dialect, plan: Layout, notes: Notes, last: int) -> tuple[Issue, ...]:
    """Turn what was noticed into issues, one for each cause."""
    place = Place(resource=resource)
    issues = [_contradiction(place, "encoding-contradiction", coding.contradicts, coding.name)]
    issues.append(_contradiction(place, "dialect-contradiction", form.contradicts, form.delimiter))
    found = ", ".join(map(str, plan.header))
    issues.append(_contradiction(place, "header-contradiction", plan.contradicts, found))
    issues.append(plan.unnamed(resource))
    head = damage.in_texts(plan.labels)
    for code in sorted(head & _SEVERITIES.keys()):
        notes.rows[code].extend(row for row in plan.header if row not in notes.rows[code])
    lost = notes.rows.pop("lost-characters", None)
    if lost is not None and len(lost) >= _LOST_ROWS:
        notes.rows["damaged-characters"].extend(lost)
    for code, rows in notes.rows.items():
        known = sorted({row for row in rows if plan.skipped < row <= last or code not in _OF_DATA})
        if known:
            issues.append(Issue(code=code, severity=_SEVERITIES[code], place=place, rows=first_rows(known), count=len(known)))
    return tuple(issue for issue in issues if issue is not None)


def _contradiction(place: Place, code: str, declared: str | None, found: str | None) -> Issue | None:
    if declared is None:
        return None
    return Issue(code=code, severity="error", place=place, params={"declared": declared, "found": found or ""})
