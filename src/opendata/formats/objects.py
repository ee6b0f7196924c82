"""JSON objects to a table: a column for each name, those of inner objects joined by dots; a list stays JSON in its cell.

Read twice: once for the names, once for the cells, so that never more than one batch of objects lies in memory.
"""

import itertools
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import polars as pl

from opendata.formats.csv import MAX_COLUMNS
from opendata.formats.dialect import MAX_CELL_CHARS
from opendata.formats.markup import BookError
from opendata.formats.parsed import Parsed, unreadable
from opendata.formats.records import MAX_ROWS, LimitError
from opendata.formats.typed import Exact, Types, text_of
from opendata.jsontext import JsonError, decoded, decoder, finite
from opendata.model import Reading
from opendata.table import cells_schema, write

MAX_BYTES: Final = 128 * 1024**2  # of a document that is read whole
Object = dict[str, Any]
Objects = Callable[[], Iterable[Object]]

MAX_ITEMS: Final = 1_000_000  # of a list in a document; more go line by line
MAX_INNER: Final = 4  # objects within objects that become columns
_BATCH_CELLS: Final = 500_000
_BLANK: Final = re.compile(r"[ \t\r\n]*")


def exact(text: str) -> Exact:
    """Make a number that keeps its digits.

    Raises:
        JsonError: no double holds it.
    """
    finite(text)
    return Exact(text)


DECODER: Final = decoder(exact)


def reading(resource: int, read: Callable[[], Parsed]) -> tuple[Parsed, ...]:
    """Read a file of JSON; what is wrong with it becomes an issue."""
    try:
        return (read(),)
    except JsonError as error:
        return (unreadable(resource, f"json-{error.reason}"),)
    except UnicodeDecodeError:
        return (unreadable(resource, "json-not-utf8"),)
    except BookError as error:
        return (unreadable(resource, error.code, **error.params),)
    except LimitError as error:
        return (unreadable(resource, error.code, limit=error.limit),)


def table(objects: Objects, hidden: Iterable[tuple[str, str]] = ()) -> Parsed:
    """Make a table of objects; `hidden` stands around them.

    Raises:
        JsonError: one of them is none that we take.
        LimitError: there are too many, too long, or too many names.
        BookError: there is none.
    """
    names: dict[str, None] = {}
    count = 0
    for one in objects():
        names |= dict.fromkeys(name for name, _ in _flat(one))
        count += 1
        if len(names) > MAX_COLUMNS:
            raise LimitError("too-many-columns", MAX_COLUMNS)
        if count > MAX_ROWS:
            raise LimitError("too-many-rows", MAX_ROWS)
    if not names:
        raise BookError("source-error")
    types = Types()
    cells = write(_frames(objects(), {name: at for at, name in enumerate(names)}, types), cells_schema(len(names)))
    margins = tuple(hidden)
    found = Reading(encoding="utf-8", evidence=("json-names",), hidden=tuple(dict.fromkeys(place for place, _ in margins)))
    return Parsed(found, tuple(names), cells, count, margins, known=types.known(count))


def _flat(one: Object, before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for name, value in one.items():
        if isinstance(value, dict) and value and depth < MAX_INNER:
            yield from _flat(value, f"{before}{name}.", depth + 1)
        else:
            yield before + name, value


def _frames(objects: Iterable[Object], places: Mapping[str, int], types: Types) -> Iterator[pl.DataFrame]:
    left = enumerate(objects, start=1)
    schema = cells_schema(len(places))
    while batch := list(islice(left, max(1, _BATCH_CELLS // len(places)))):
        columns: list[list[str]] = [[""] * len(batch) for _ in places]
        for at, (row, one) in enumerate(batch):
            values: list[Any] = [None] * len(places)
            for name, value in _flat(one):
                values[places[name]] = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
            types.see(row, values)
            for column, value in enumerate(values):
                if value is not None:
                    columns[column][at] = _short(text_of(value))
        yield pl.DataFrame({"row": [row for row, _ in batch], **_named(columns)}, schema=schema)


def _named(columns: list[list[str]]) -> dict[str, list[str]]:
    return {f"f{number}": cells for number, cells in enumerate(columns, start=1)}


def _short(text: str) -> str:
    if len(text) > MAX_CELL_CHARS:
        raise LimitError("cell-too-long", MAX_CELL_CHARS)
    return text


# ------------------------------------------------------------------------------------------- a document, piece by piece


def content_text(descriptor: int) -> str:
    """Give a file's text, a byte-order mark taken off.

    Raises:
        UnicodeDecodeError: it is no UTF-8.
        BookError: it is empty.
        LimitError: it is too large.
    """
    if os.fstat(descriptor).st_size > MAX_BYTES:
        raise LimitError("file-too-large", MAX_BYTES)
    data = os.pread(descriptor, MAX_BYTES, 0)
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    if not text.strip():
        raise BookError("source-error")
    return text


def members(text: str) -> Iterator[tuple[str, int]]:
    """Give the names of a document's own members, and where the value of each begins; a bare list has an empty name.

    Raises:
        JsonError: it is neither object nor list, or broken.
    """
    at = blanks(text, 0)
    if text[at : at + 1] == "[":
        yield "", at
        return
    if text[at : at + 1] != "{":
        decoded(text[at:].strip(), 0, DECODER, whole=True)
        raise BookError("json-no-records")
    seen: set[str] = set()
    at = blanks(text, at + 1)
    closed = text[at : at + 1] == "}"
    while not closed:
        name, at = decoded(text, at, DECODER)
        at = _after(text, at, ":")
        if not isinstance(name, str):
            raise JsonError("not-json")
        if name in seen:
            raise JsonError("duplicate-key")
        seen.add(name)
        yield name, at
        at = skipped(text, at)
        closed = text[at : at + 1] == "}"
        at = at if closed else _after(text, at, ",")
    if blanks(text, at + 1) != len(text):
        raise JsonError("not-json")


def items(text: str, at: int) -> Iterator[tuple[Any, int]]:
    """Give the items of the list that begins at `at`, each with the place behind it.

    Raises:
        JsonError: it is broken.
        LimitError: there are too many.
    """
    at = blanks(text, at + 1)
    if text[at : at + 1] == "]":
        return
    for count in itertools.count():
        if count >= MAX_ITEMS:
            raise LimitError("too-many-rows", MAX_ITEMS)
        value, at = decoded(text, at, DECODER)
        yield value, at
        at = blanks(text, at)
        if text[at : at + 1] == "]":
            return
        at = _after(text, at, ",")


def skipped(text: str, at: int) -> int:
    """Give the place behind a value and the blanks after it; a list is gone through item by item."""
    if text[at : at + 1] == "[":
        end = at + 1
        for _, end in items(text, at):  # noqa: B007  (the last place counts)
            pass
        return blanks(text, blanks(text, end) + 1)
    return blanks(text, decoded(text, at, DECODER)[1])


def blanks(text: str, at: int) -> int:
    """Give the place behind blanks."""
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(text: str, at: int, mark: str) -> int:
    at = blanks(text, at)
    if text[at : at + 1] != mark:
        raise JsonError("not-json")
    return blanks(text, at + 1)


def leaves(value: Any) -> Iterator[str]:  # noqa: ANN401  (any JSON)
    """Give the texts of a value, names included."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str):
            yield one
