"""Text to frames of cells, piece by piece: by vectors where nothing is quoted and all rows are full, else record by record.

Both ways give the same cells. Nothing that is wrong with a record stops the reading: it is noted with its row, repaired as far
as it can be, and the next record follows.
"""

import csv
import io
from array import array
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from opendata.ahead import ahead
from opendata.formats import damage
from opendata.formats.damage import Damage
from opendata.formats.dialect import MAX_CELL_CHARS, SAMPLE_RECORDS, Dialect, lines_of
from opendata.formats.footer import MAX_FOOTER
from opendata.formats.layout import is_blank
from opendata.formats.quotes import swallows, usual_width
from opendata.table import cells_schema

MAX_ROWS = 20_000_000
MAX_BLANK_LINES = 500_000  # of a piece of text: nothing is to be had from more, and each takes as long as a record
_BLANK_LINES = ("\n\n", "\r\r", "\n\r\n\r")
MAX_RECORD_CHARS = 16 * 1024**2
MAX_OUTSIDE_CELLS = 10_000  # cells beyond the last column that are kept for the scan
HEAD_CHARS = 65_536
_LF, _CR = b"\n\r"


class LimitError(Exception):
    """A record or a cell is longer, or a file has more rows, than we read."""

    def __init__(self, code: str, limit: int) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


@dataclass(frozen=True)
class Grid:
    """What the records are fitted to: columns, empty ones after the last, records above the data."""

    width: int
    trailing: int = 0
    skip: int = 0
    escaped: bool = False  # some bytes of the file did not decode
    comments: frozenset[int] = frozenset()  # records that the package calls comments

    @property
    def cells(self) -> int:
        """How many cells a full record has."""
        return self.width + self.trailing


@dataclass
class Notes:
    """What was noticed while reading: rows by issue code, the last records, cells that stood outside the grid."""

    rows: defaultdict[str, "array[int]"] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    tail: deque[tuple[int, list[str]]] = field(default_factory=lambda: deque(maxlen=MAX_FOOTER))
    outside: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    record: int = 0  # records read so far


@dataclass(frozen=True)
class _Lines:
    """Whole lines of a text, made ready for vectors while others are read: encoded with one line end, what may be damaged."""

    text: str
    final: bool
    data: bytes  # b"" where the lines are read record by record
    count: int
    suspects: list[Damage]


def frames(pieces: Iterator[str], dialect: Dialect, grid: Grid, notes: Notes) -> Iterator[pl.DataFrame]:
    """Give the records below the header as frames of text columns and their row, in order.

    Raises:
        LimitError: a limit is passed.
    """
    rest = ""
    for ready in ahead(_whole_lines(pieces, dialect, grid)):
        lines = _ready(rest + ready.text, dialect, grid, final=ready.final) if rest else ready
        frame, rest = _piece(lines, dialect, grid, notes)
        if notes.record > MAX_ROWS:
            raise LimitError("too-many-rows", MAX_ROWS)
        yield _below_header(_undamaged(lines, frame, grid, notes), grid, notes)


def _whole_lines(pieces: Iterator[str], dialect: Dialect, grid: Grid) -> Iterator[_Lines]:
    rest = ""
    for piece, final in _with_last(_small_first(pieces)):
        text = rest + piece
        whole, rest = (text, "") if final else _at_line(text)
        _hold(rest)
        yield _ready(whole, dialect, grid, final=final)


def _ready(text: str, dialect: Dialect, grid: Grid, *, final: bool) -> _Lines:
    special = any(sign and sign in text for sign in (dialect.quote, dialect.escape, dialect.comment))
    data, count = (b"", 0) if special or dialect.skip_blanks else _with_one_line_end(text, grid)
    whole = data or text.encode()
    line_ends = count * (1 + (b"\r" in data)) if data else whole.count(b"\n") + whole.count(b"\r")
    return _Lines(text, final, data, count, damage.suspects(text, whole, line_ends, escaped=grid.escaped))


def first(sample: str, dialect: Dialect, count: int) -> list[list[str]]:
    """Read the first records of a text as `frames` reads them, each with its own number of cells.

    Raises:
        LimitError: a cell is too long.
    """
    records: list[list[str]] = []
    lines = lines_of(sample)
    at, width = 0, usual_width(lines[: 4 * SAMPLE_RECORDS], dialect)
    while at < len(lines) and len(records) < count:
        at, unfinished = _run(lines, at, dialect, records, Notes(), width, count)
        if unfinished:
            records.append(_mended(lines[at], dialect))
            at += 1
    return records[:count]


def _small_first(pieces: Iterator[str]) -> Iterator[str]:
    """Keep title rows of odd widths out of the vectors' first large piece."""
    piece = next(pieces, "")
    yield piece[:HEAD_CHARS]
    yield piece[HEAD_CHARS:]
    yield from pieces


def _with_last(pieces: Iterator[str]) -> Iterator[tuple[str, bool]]:
    piece = next(pieces, "")
    for following in pieces:
        yield piece, False
        piece = following
    yield piece, True


def _undamaged(lines: _Lines, frame: pl.DataFrame, grid: Grid, notes: Notes) -> pl.DataFrame:
    """Note the rows with damaged characters."""
    first = frame.height > 0 and frame["row"][0] <= grid.skip + 1
    lost = (first or "lost-characters" in notes.rows) and damage.may_have_lost(lines.text)
    for kind in (*lines.suspects, *([damage.LOST] if lost else ())):
        if rows := damage.rows(frame, kind):
            notes.rows[kind.code].extend(rows)
    return damage.cleared(frame) if grid.escaped else frame


def _below_header(frame: pl.DataFrame, grid: Grid, notes: Notes) -> pl.DataFrame:
    """Leave out the records above the data and the empty column that a trailing delimiter makes."""
    if frame.height and frame["row"][0] <= grid.skip:
        frame = frame.filter(pl.col("row") > grid.skip)
    empty = [f"f{number}" for number in range(grid.width + 1, grid.cells + 1)]
    if not empty:
        return frame
    outside = frame.select("row", text=pl.concat_str(empty).str.strip_chars()).filter(pl.col("text") != "")
    if outside.height:
        notes.rows["extra-cell"].extend(outside["row"].to_list())
        _keep_outside(outside["text"].to_list(), notes)
    return frame.drop(empty)


def _keep_outside(cells: list[str], notes: Notes) -> None:
    notes.outside.extend(cells[: MAX_OUTSIDE_CELLS - len(notes.outside)])


def _hold(text: str) -> str:
    """Keep an unfinished record for the next piece."""
    if len(text) > MAX_RECORD_CHARS:
        raise LimitError("record-too-long", MAX_RECORD_CHARS)
    return text


def _piece(lines: _Lines, dialect: Dialect, grid: Grid, notes: Notes) -> tuple[pl.DataFrame, str]:
    """Read whole lines; give the frame, and what an open quote leaves unfinished."""
    frame = _vectors(lines.data, lines.count, dialect, grid, notes) if lines.data else None
    return _careful(lines.text, dialect, grid, notes, final=lines.final or bool(lines.data)) if frame is None else (frame, "")


def _at_line(text: str) -> tuple[str, str]:
    """Cut after the last line end; a CR at the very end may be half of a CRLF and waits."""
    until = len(text) - text.endswith("\r")
    cut = max(text.rfind("\n", 0, until), text.rfind("\r", 0, until)) + 1
    return text[:cut], text[cut:]


# ------------------------------------------------------------------------------------------------------------- by vectors


def _vectors(data: bytes, lines: int, dialect: Dialect, grid: Grid, notes: Notes) -> pl.DataFrame | None:
    """Read full records at once; None where one is empty, too short, too long, or a cell is too large.

    Polars fills short records silently and refuses long ones; as many delimiters as full records have, and none too long,
    means that none was short.
    """
    delimiter = (dialect.delimiter or "\x1f").encode()
    if len(delimiter) > 1 or _count(data, delimiter) != lines * (grid.cells - 1):
        return None
    if data.startswith(b"\xef\xbb\xbf") or (grid.cells == 1 and (b"\n\n" in data or data.startswith(b"\n"))):
        return None
    frame = _single(data) if grid.cells == 1 else _columns(data, delimiter, grid.cells)
    if frame is None or frame.height != lines:
        return None
    return _numbered(frame, grid, notes)


def _with_one_line_end(text: str, grid: Grid) -> tuple[bytes, int]:
    """Encode, every line ending in LF, and count them; nothing where a line is too long to be sure of its cells.

    CRLF throughout stays, for polars takes the CR away by itself.
    """
    data = text.encode()
    if data and not data.endswith(b"\n"):
        data += b"\r\n" if b"\r\n" in data[:MAX_CELL_CHARS] and not data.endswith(b"\r") else b"\n"
    signs = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(signs == _LF)
    returns = np.flatnonzero(signs == _CR)
    if len(returns) and not (grid.cells > 1 and len(returns) == len(ends) and (returns + 1 == ends).all()):
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _LF)
    longest = np.diff(ends, prepend=-1).max(initial=0)
    return (data, len(ends)) if longest <= MAX_CELL_CHARS else (b"", 0)


def _count(data: bytes, sign: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) == sign[0]))


def _single(data: bytes) -> pl.DataFrame:
    return pl.DataFrame({"f1": data.decode().split("\n")[:-1]}, schema={"f1": pl.String})


def _columns(data: bytes, delimiter: bytes, width: int) -> pl.DataFrame | None:
    schema = dict.fromkeys((f"f{number}" for number in range(1, width + 1)), pl.String())
    try:
        return pl.read_csv(
            io.BytesIO(data),
            has_header=False,
            separator=delimiter.decode(),
            quote_char=None,
            schema=schema,
            empty_string_is_null=False,
        )
    except pl.exceptions.PolarsError:  # its message quotes the data
        return None


def _numbered(frame: pl.DataFrame, grid: Grid, notes: Notes) -> pl.DataFrame:
    """Give each record its row; note the last ones and leave out comments and blank ones."""
    start = notes.record + 1
    frame = frame.select(pl.int_range(start, start + pl.len(), dtype=pl.UInt32).alias("row"), pl.all())
    notes.record += frame.height
    columns = frame.columns[1:]
    if not grid.comments.isdisjoint(range(start, notes.record + 1)):
        said = pl.col("row").is_in(sorted(grid.comments))
        notes.comments.extend(cell for _, *cells in frame.filter(said).iter_rows() for cell in cells)
        frame = frame.filter(~said)
    maybe = frame.filter(pl.col(columns[0]).str.strip_chars() == "")
    if maybe.height:
        blank = maybe.filter(pl.all_horizontal(pl.col(columns).str.strip_chars() == ""))["row"]
        notes.rows["blank-row"].extend(blank.to_list())
        frame = frame.filter(~pl.col("row").is_in(blank.implode()))
    notes.tail.extend((int(row), list(cells)) for row, *cells in frame.tail(MAX_FOOTER).iter_rows())
    return frame


# -------------------------------------------------------------------------------------------------------- record by record


def _careful(text: str, dialect: Dialect, grid: Grid, notes: Notes, *, final: bool) -> tuple[pl.DataFrame, str]:
    """Read with quotes, escapes and comments; note and mend what is wrong."""
    if sum(map(text.count, _BLANK_LINES)) > MAX_BLANK_LINES:
        raise LimitError("too-many-blank-rows", MAX_BLANK_LINES)
    lines = lines_of(text)
    rest = lines.pop() if not final and lines and not lines[-1].endswith("\n") else ""  # a last CR may be half of a CRLF
    records: list[list[str]] = []
    at = 0
    while at < len(lines):
        at, unfinished = _run(lines, at, dialect, records, notes, grid.cells)
        if unfinished:
            waiting = sum(map(len, lines[at:]), len(rest))
            if not final and waiting <= MAX_CELL_CHARS:
                rest = "".join(lines[at:]) + rest
                break
            notes.rows["unclosed-quote"].append(notes.record + len(records) + 1)
            records.append(_mended(lines[at], dialect))
            at += 1
    return _frame(records, dialect, grid, notes), _hold(rest)


def _run(
    lines: list[str], at: int, dialect: Dialect, records: list[list[str]], notes: Notes, width: int, most: int | None = None
) -> tuple[int, bool]:
    """Read records from line `at` up to one that cannot be read; give the line to go on with, and whether it is unfinished.

    A line whose quotes are wrong is mended here; so is one whose open quote swallowed whole records of `width` cells after it.
    """
    reader = dialect.reader(map(lines.__getitem__, range(at, len(lines))))
    done = 0
    try:
        for record in reader:
            used = reader.line_num - done  # type: ignore[attr-defined]
            start, done = at + done, done + used
            if used > 1 and swallows(lines[start : start + used], width, dialect, records):
                _mend("unclosed-quote", lines[start], dialect, records, notes)
                return start + 1, False
            records.append(record)
            if most is not None and len(records) >= most:
                break
    except csv.Error as error:
        start, used = at + done, reader.line_num - done  # type: ignore[attr-defined]
        if len(lines[start]) > MAX_CELL_CHARS:
            raise LimitError("cell-too-long", MAX_CELL_CHARS) from None
        if "unexpected end" in str(error):
            return start, True
        _mend("stray-quote" if used == 1 else "unclosed-quote", lines[start], dialect, records, notes)
        return start + 1, False
    return at + done, False


def _mend(code: str, line: str, dialect: Dialect, records: list[list[str]], notes: Notes) -> None:
    notes.rows[code].append(notes.record + len(records) + 1)
    records.append(_mended(line, dialect))


def _mended(line: str, dialect: Dialect) -> list[str]:
    """Cut a line at its delimiters, quotes taken as text; those around a whole cell go."""
    line = line.rstrip("\r\n")
    quote = dialect.quote or '"'
    cells = line.split(dialect.delimiter) if dialect.delimiter else [line]
    if dialect.lone_escapes:
        cells = [cell.replace(f"{dialect.escape}{quote}", quote) for cell in cells]
    return [cell[1:-1].replace(quote * 2, quote) if len(cell) > 1 and cell[0] == cell[-1] == quote else cell for cell in cells]


def _frame(records: list[list[str]], dialect: Dialect, grid: Grid, notes: Notes) -> pl.DataFrame:
    """Make a frame of records: blank ones and comments out, each as wide as the grid."""
    start = notes.record + 1
    notes.record += len(records)
    rows: list[int] = []
    kept: list[list[str]] = []
    for row, record in enumerate(records, start=start):
        if row in grid.comments or (dialect.comment and record and record[0].startswith(dialect.comment)):
            notes.comments.append((dialect.delimiter or "").join(record))
            continue
        if is_blank(record):
            notes.rows["blank-row"].append(row)
        else:
            notes.tail.append((row, record))
            rows.append(row)
            kept.append(record if len(record) == grid.cells else _fitted(record, grid, row, notes))
    if not kept:
        return pl.DataFrame(schema=cells_schema(grid.cells))
    columns = {f"f{number}": cells for number, cells in enumerate(zip(*kept, strict=True), start=1)}
    return pl.DataFrame({"row": rows, **columns}, schema=cells_schema(grid.cells))


def _fitted(record: list[str], grid: Grid, row: int, notes: Notes) -> list[str]:
    """Cut or fill a record to the grid's width, and note it; above the data nothing has to fit."""
    short = grid.cells - len(record)
    if short > 0:
        if row > grid.skip and short > grid.trailing:
            notes.rows["missing-cell"].append(row)
        return record + [""] * short
    extra = record[grid.cells :]
    if row > grid.skip:
        notes.rows["trailing-delimiter" if is_blank(extra) else "extra-cell"].append(row)
        _keep_outside(extra, notes)
    return record[: grid.cells]
