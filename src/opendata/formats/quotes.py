"""Whether an open quote swallowed the rows after it: lines inside a quoted cell that look like records themselves."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from opendata.formats.dialect import Dialect, sample_records

_MANY = 10  # lines that are no chance: where nearly all are as wide as a record, they are records
_FEW = 3
_NEARLY = 0.75
_NARROW = 2
_ABOVE = 100
_BEGINS = re.compile(r"(?:\W*\d[\d.,/:-]*\s*)?\Z")  # a number, a date, a code, or nothing
_DECIMALS = re.compile(r"\d{1,3}(?![\d.:/-])")


def usual_width(lines: Sequence[str], dialect: Dialect) -> int:
    """Give how many cells most records have that have more than one, or else most lines; 0 where nothing can be quoted."""
    mark, quote = dialect.delimiter, dialect.quote
    if mark is None or not quote or not any(quote in line for line in lines):
        return 0
    widths = Counter(len(record) for record in sample_records(list(lines), dialect) if len(record) > 1)
    widths = widths or Counter(line.count(mark) + 1 for line in lines if mark in line)
    return max(widths, key=widths.__getitem__, default=0)


def swallows(lines: Sequence[str], width: int, dialect: Dialect, above: Sequence[Sequence[str]]) -> bool:
    """Tell whether the lines of one record are records of `width` cells, joined by an open quote; blank ones say nothing.

    Prose is not: few of its lines have as many delimiters, a blank follows each, or digits stand around a comma. Two lines of
    two cells say it only where each begins as records do. An open quote leaves its own line as wide as a record, a cell of
    several lines seldom.
    """
    mark = dialect.delimiter
    if mark is None or width < _NARROW:
        return False
    first, *others = [line for line in lines if not line.isspace()]
    if not others or sum(1 for line in others if line.count(mark) >= width - 1) < _NEARLY * len(others):
        return False
    opening = _cells(first, dialect)
    whole = len(opening) == width and not _is_prose(opening, dialect)
    if not whole and (width == _NARROW or len(others) < _MANY):
        return False
    rows = [_cells(line, dialect) for line in others]
    alike = sum(1 for cells in rows if len(cells) == width and not _is_prose(cells, dialect))
    told = width > _NARROW or len(rows) >= _FEW or _are_rows(rows, above, dialect.quote)
    return told and alike >= _NEARLY * len(rows)


def _is_prose(cells: Sequence[str], dialect: Dialect) -> bool:
    """Tell whether a blank follows every delimiter, or the only one may be a decimal comma."""
    decimal = dialect.delimiter == "," and len(cells) == _NARROW and cells[0][-1:].isdigit()
    return (decimal and bool(_DECIMALS.match(cells[1]))) or all(cell.startswith(" ") for cell in cells[1:])


def _are_rows(rows: Sequence[Sequence[str]], above: Sequence[Sequence[str]], quote: str | None) -> bool:
    """Tell whether each row begins with a number or as one `above`, or ends with nothing but the quote that closes."""
    known = {record[0] for record in above[-_ABOVE:] if record}
    return all(_BEGINS.match(row[0]) or row[0] in known or row[-1] == quote for row in rows)


def _cells(line: str, dialect: Dialect) -> list[str]:
    """Cut a line by itself, the quotes that stand around cells heeded."""
    line = line.rstrip("\r\n")
    if not dialect.quote or line.count(dialect.quote) < 2:  # noqa: PLR2004 - a lone one is around nothing
        return line.split(dialect.delimiter)
    try:
        return next(dialect.reader([line], strict=False), [])
    except csv.Error:
        return []
