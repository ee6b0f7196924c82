"""JSON objects to a table: a column for each name, those of inner objects joined by dots; a list stays JSON in its cell.

Read twice: once for the names, once for the cells, so that never more than one batch of objects lies in memory. All that may be
wrong is found the first time; the second is by a plain decoder, three times as fast.
"""

import itertools
import json
import os
import re
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import polars as pl

from opendata.formats import damage
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
Objects = Callable[[json.JSONDecoder], Iterable[Object]]

MAX_ITEMS: Final = 1_000_000  # of a list in a document; more go line by line
MAX_INNER: Final = 4  # objects within objects that become columns
_BATCH_CELLS: Final = 50_000
_BLANK: Final = re.compile(r"[ \t\r\n]*")


STRICT: Final = decoder(finite)
"""Finds what is wrong."""
PLAIN: Final = json.JSONDecoder(parse_float=Exact)
"""Reads again what STRICT has read, numbers with the digits that they have."""


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
    for one in objects(STRICT):
        if not names.keys() >= one.keys() or _has_inner(one):
            own = [name for name, _ in _flat(one)]
            names |= dict.fromkeys(own)
            if len(set(own)) != len(own):  # an inner name and one with a dot: one column cannot hold both
                raise JsonError("duplicate-key")
        count += 1
        if len(names) > MAX_COLUMNS:
            raise LimitError("too-many-columns", MAX_COLUMNS)
        if count > MAX_ROWS:
            raise LimitError("too-many-rows", MAX_ROWS)
    if not names:
        raise BookError("source-error")
    types = Types()
    damaged: dict[str, array[int]] = {}
    cells = write(damage.noted(_frames(objects(PLAIN), list(names), types), damaged), cells_schema(len(names)))
    margins = tuple(hidden)
    found = Reading(encoding="utf-8", evidence=("json-names",), hidden=tuple(dict.fromkeys(place for place, _ in margins)))
    return Parsed(found, tuple(names), cells, count, margins, damaged=damaged, known=types.known(count))


def _flat(one: Object, before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for name, value in one.items():
        if isinstance(value, dict) and value and depth < MAX_INNER:
            yield from _flat(value, f"{before}{name}.", depth + 1)
        else:
            yield before + name, value


def _has_inner(one: Object) -> bool:
    return dict in map(type, one.values())


def _frames(objects: Iterable[Object], names: Sequence[str], types: Types) -> Iterator[pl.DataFrame]:
    left = enumerate(objects, start=1)
    schema = cells_schema(len(names))
    while batch := list(islice(left, max(1, _BATCH_CELLS // len(names)))):
        rows = [row for row, _ in batch]
        flat = [dict(_flat(one)) if _has_inner(one) else one for _, one in batch]
        columns = {f"f{at}": _column(at - 1, rows, [one.get(name) for one in flat], types) for at, name in enumerate(names, 1)}
        frame = pl.DataFrame({"row": rows, **columns}, schema=schema)
        if frame.select(pl.max_horizontal(pl.all().exclude("row").str.len_chars().max())).item() > MAX_CELL_CHARS:
            raise LimitError("cell-too-long", MAX_CELL_CHARS)
        yield frame


def _column(at: int, rows: Sequence[int], values: list[Any], types: Types) -> list[str]:
    """Give the cells of a column as texts."""
    kinds = set(map(type, values))
    if kinds & {dict, list}:
        values = [json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value for value in values]
    types.see_column(at, rows, values)
    return values if kinds == {str} else [value if type(value) is str else text_of(value) for value in values]


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


def members(text: str) -> Generator[tuple[str, int], int | None]:
    """Give the names of a document's own members, and where the value of each begins; a bare list has an empty name.

    Who has read a value sends the place behind it: then it is not read again.

    Raises:
        JsonError: it is neither object nor list, or broken.
    """
    at = blanks(text, 0)
    if text[at : at + 1] == "[":
        yield "", at
        return
    if text[at : at + 1] != "{":
        decoded(text[at:].strip(), 0, STRICT, whole=True)
        raise BookError("json-no-records")
    seen: set[str] = set()
    at = blanks(text, at + 1)
    closed = text[at : at + 1] == "}"
    while not closed:
        name, at = decoded(text, at, STRICT)
        at = _after(text, at, ":")
        if not isinstance(name, str):
            raise JsonError("not-json")
        if name in seen:
            raise JsonError("duplicate-key")
        seen.add(name)
        end = yield name, at
        at = skipped(text, at) if end is None else blanks(text, end)
        closed = text[at : at + 1] == "}"
        at = at if closed else _after(text, at, ",")
    if blanks(text, at + 1) != len(text):
        raise JsonError("not-json")


def items(text: str, at: int, by: json.JSONDecoder = STRICT) -> Iterator[tuple[Any, int]]:
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
        value, at = decoded(text, at, by) if by is STRICT else by.raw_decode(text, at)
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
    return blanks(text, decoded(text, at, STRICT)[1])


def blanks(text: str, at: int) -> int:
    """Give the place behind blanks."""
    if text[at : at + 1] > " ":
        return at
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
