"""A copy of a delimited text in which some cells differ and everything else is as it was, to the letter.

A record without a change is copied as it stands, quotes, line end and all; only a changed one is written anew.
"""

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from opendata.formats import dialect, encoding
from opendata.formats.csv import sample
from opendata.formats.dialect import Dialect, lines_of
from opendata.nameless import nameless

_LINE_END: Final = "\r\n"

Edit = Callable[[int, list[str]], list[str] | None]
"""Takes a record's row and cells; gives the cells it should have, None where it stays."""


def edited(source: int, declared: Mapping[str, Any], edit: Edit, target: str | None) -> int | None:
    """Write the copy to a nameless file and give its descriptor; None where the text cannot be cut and written safely.

    `declared` is the allow-listed resource descriptor; `target` the encoding of the copy, None for that of the source. UTF-8 that
    was something else begins with a byte order mark, for Excel takes it for Windows-1252 otherwise.
    """
    coding = encoding.find(source, declared.get("encoding"))
    form = dialect.find(sample(source, coding), declared.get("dialect") or {})
    name, mark = (target, b"\xef\xbb\xbf" if target == "utf-8" else b"") if target else (coding.name, _mark(source, coding.mark))
    copy = nameless()
    try:
        with os.fdopen(os.dup(copy), "wb") as file:
            file.write(mark)
            for text in _texts(source, coding, form, edit):
                file.write(text.encode(name))
    except (csv.Error, UnicodeEncodeError):
        os.close(copy)
        return None
    return copy


def _mark(source: int, length: int) -> bytes:
    return os.pread(source, length, 0)


def _texts(source: int, coding: encoding.Encoding, form: Dialect, edit: Edit) -> Iterator[str]:
    """Give the text record by record."""
    lines = _Lines(encoding.texts(source, coding))
    for row, record in enumerate(form.reader(lines), start=1):
        changed = edit(row, record)
        yield lines.taken() if changed is None else _written(changed, form) + _end(lines.taken())


class _Lines:
    """The lines of a text that comes in pieces; remembers those that were taken for the current record."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        rest = ""
        for piece in self._pieces:
            lines = lines_of(rest + piece)
            rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""  # a last CR may be half of a CRLF
            yield from map(self._take, lines)
        yield from map(self._take, lines_of(rest))

    def _take(self, line: str) -> str:
        self._taken.append(line)
        return line

    def taken(self) -> str:
        """Give the lines of the record as they stand, and forget them."""
        text = "".join(self._taken)
        self._taken.clear()
        return text


def _end(text: str) -> str:
    return text[len(text.rstrip("\r\n")) :]


def _written(record: list[str], form: Dialect) -> str:
    out = io.StringIO()
    csv.writer(
        out,
        delimiter=form.delimiter or "\x1f",
        quotechar=form.quote,
        quoting=csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE,
        doublequote=form.double_quote,
        escapechar=form.escape,
        lineterminator=_LINE_END,  # a cell with one of its characters is quoted
    ).writerow(record)
    return out.getvalue().removesuffix(_LINE_END)
