"""Reads published tables for the web, page by page: the only home of polars outside the room.

What is read here was treated, verified and made public; it is no cell of the room (docs/decisions/0015-published-is-public.md).
Nothing is read but a version's Parquet file, by an open descriptor. A filter or an order that a table cannot follow is a Misuse
whose code says why; values of a question are never repeated.
"""

import os
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from threading import Lock
from typing import Any, Final, Self, TypeVar

import polars as pl

from opendata.errors import Misuse, Outside

_Made = TypeVar("_Made")

KEPT_BYTES: Final = 256 << 20
LARGEST_KEPT: Final = 3_000_000
"""Cells of a table that is kept; a larger one is read page by page, row group by row group."""

OPERATORS: Final = ("eq", "ne", "lt", "le", "gt", "ge", "contains")

_FOR_NUMBERS: Final = 8
"""Which part of what is kept may be numbers of rows, beside."""
_BESIDE: Final = 1000
"""Bytes that anything kept takes beside its content, at most."""
_ROW: Final = "row"

_DIGITS: Final = re.compile(r"-?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?")
_MEASURED: Final = frozenset({"integer", "number"})


@dataclass(frozen=True)
class Filter:
    """What a column's cells must be. An empty value with `eq` means missing, with `ne` present."""

    column: str
    operator: str  # one of OPERATORS
    value: str


@dataclass(frozen=True)
class Query:
    """Which rows, in which order: all filters must hold; without an order that of the file."""

    filters: tuple[Filter, ...] = ()
    order: str | None = None
    descending: bool = False
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True)
class Page:
    """Some rows of a table, each a JSON object in UTF-8, and how many there are in all."""

    rows: tuple[bytes, ...]
    total: int


@dataclass(frozen=True)
class _Ready:
    """A table in memory: cells to filter and order by, and every row as it goes out, a JSON object in UTF-8."""

    cells: pl.DataFrame
    objects: pl.Series

    @property
    def size(self) -> int:
        """Give the bytes that it takes."""
        return int(self.cells.estimated_size() + self.objects.estimated_size())


class _Shelf:
    """What was made, each under a key, in so many bytes; the longest unused goes first."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0

    def get(self, key: Hashable, make: Callable[[], _Made], size: Callable[[_Made], int]) -> _Made:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: _Made = self._kept[key][0]
                return found
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = (made, size(made) + _BESIDE)
                self._size += self._kept[key][1]
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1][1]
        return made


class Tables:
    """What was read of published tables, kept in memory while it is asked for.

    Of smaller tables the whole; of every table which rows a question is about, for who asks for a page asks for the next one.
    """

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._tables, self._numbers = _Shelf(most), _Shelf(most // _FOR_NUMBERS)

    def forget(self) -> None:
        """Let all of it go."""
        self._tables.clear()
        self._numbers.clear()

    def ready(self, file: "_File") -> _Ready | None:
        """Give a table from memory; None where it is too large for that."""
        return self._tables.get(file.sha256, lambda: _in_memory(file.table()), lambda made: made.size if made else 0)

    def numbers(self, table: pl.LazyFrame, sha256: str, types: Mapping[str, str], query: Query) -> pl.Series:
        """Give the numbers of all rows that a question is about, in its order."""
        key = (sha256, query.filters, query.order, query.descending)
        return self._numbers.get(key, lambda: _numbers(table, types, query), lambda made: int(made.estimated_size()))


class _File:
    """A published file, not opened before it is needed."""

    def __init__(self, sha256: str, opened: Callable[[], int]) -> None:
        self.sha256, self._opened = sha256, opened
        self._closing = ExitStack()
        self._table: pl.LazyFrame | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def table(self) -> pl.LazyFrame:
        """Give its table."""
        if self._table is None:
            descriptor = self._opened()
            self._closing.callback(os.close, descriptor)
            self._table = pl.scan_parquet(f"/proc/self/fd/{descriptor}")
        return self._table


def page(tables: Tables, sha256: str, opened: Callable[[], int], types: Mapping[str, str], query: Query) -> Page:
    """Read a page of a published Parquet file, known by its digest. `types` gives each column's type of Table Schema.

    Numbers are JSON numbers, but those of more digits than a double holds, which pack stores as decimals or text, come as
    texts: no reader rounds them. Dates and times are ISO 8601 texts, missing cells null.

    Raises:
        Misuse: `query-not-comparable`, `query-not-text` or `query-value`, with the name of the column.
        Outside: the file cannot be read.
    """
    try:
        with _File(sha256, opened) as file:
            return _page(tables, file, types, query)
    except pl.exceptions.PolarsError:  # its words quote data
        raise Outside("portal-file-unreadable") from None


def _page(tables: Tables, file: _File, types: Mapping[str, str], query: Query) -> Page:
    ready = tables.ready(file)
    if not query.filters and query.order is None:
        return _as_stored(ready, file, query)
    found = tables.numbers(ready.cells.lazy() if ready else file.table(), file.sha256, types, query)
    numbers = found.slice(query.offset, query.limit)
    rows = ready.objects.gather(numbers) if ready else _from_file(file.table(), numbers)
    return Page(tuple(rows.to_list()), found.len())


def _as_stored(ready: _Ready | None, file: _File, query: Query) -> Page:
    if ready:
        return Page(tuple(ready.objects.slice(query.offset, query.limit).to_list()), ready.cells.height)
    rows, counted = pl.collect_all([file.table().slice(query.offset, query.limit), file.table().select(pl.len())])
    return Page(tuple(_objects(rows).to_list()), int(counted.item()))


def _in_memory(table: pl.LazyFrame) -> _Ready | None:
    if table.select(pl.len()).collect().item() * len(table.collect_schema()) > LARGEST_KEPT:
        return None
    cells = table.collect()
    return _Ready(cells, _objects(cells))


def _from_file(table: pl.LazyFrame, numbers: pl.Series) -> pl.Series:
    """Read no more than the row groups from the first to the last of these rows, and keep no more of them than the rows."""
    if numbers.is_empty():
        return pl.Series(dtype=pl.Binary)
    names = table.collect_schema().names()
    ends = numbers.sort()
    part = _placed(table).slice(ends[0], ends[-1] - ends[0] + 1).with_row_index(_ROW, ends[0])
    found = part.filter(pl.col(_ROW).is_in(numbers.implode())).collect(engine="streaming")
    rows = numbers.alias(_ROW).to_frame().join(found, on=_ROW, how="left", maintain_order="left").drop(_ROW)
    rows.columns = names
    return _objects(rows)


def _objects(cells: pl.DataFrame) -> pl.Series:
    """Give each row as a JSON object in UTF-8. Read in memory: a header such as `*` means something to polars."""
    shown = [_shown(cells.to_series(at)) for at in range(cells.width)]
    return pl.DataFrame(shown).to_struct().struct.json_encode().cast(pl.Binary)


def _shown(cells: pl.Series) -> pl.Series:
    return cells.dt.to_string("%Y-%m-%dT%H:%M:%S") if isinstance(cells.dtype, pl.Datetime) else cells


def _placed(table: pl.LazyFrame) -> pl.LazyFrame:
    """Call the columns c0, c1 and so on: a header such as `*` means something to polars."""
    return table.rename({name: f"c{at}" for at, name in enumerate(table.collect_schema().names())})


def _numbers(table: pl.LazyFrame, types: Mapping[str, str], query: Query) -> pl.Series:
    """Work out which rows pass all filters, in order; of all columns only those are read that this needs."""
    stored = table.collect_schema()
    places = {name: f"c{at}" for at, name in enumerate(stored)}
    tests = [_condition(each, pl.col(places[each.column]), stored[each.column], types[each.column]) for each in query.filters]
    rows = _placed(table).with_row_index(_ROW).filter(*tests)
    if query.order is None:
        return rows.select(_ROW).collect().to_series()
    _comparable(query.order, stored[query.order], types[query.order])
    place = places[query.order]
    found = rows.select(_ROW, place).collect()
    return found.sort(place, descending=query.descending, nulls_last=True, maintain_order=True).get_column(_ROW)


# -------------------------------------------------------------------------------------------------------------- filters


def _condition(wanted: Filter, cells: pl.Expr, kind: pl.DataType, type_: str) -> pl.Expr:
    if wanted.operator in {"eq", "ne"} and not wanted.value:
        return cells.is_null() if wanted.operator == "eq" else cells.is_not_null()
    if wanted.operator == "contains":
        if kind != pl.String:
            raise Misuse("query-not-text", column=wanted.column)
        return cells.str.to_lowercase().str.contains(wanted.value.lower(), literal=True)
    if wanted.operator not in {"eq", "ne"}:
        _comparable(wanted.column, kind, type_)
    return _COMPARISONS[wanted.operator](cells, pl.lit(_value(wanted, kind), dtype=kind))


_COMPARISONS: Final[dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]]] = {
    "eq": lambda cells, value: cells == value,
    "ne": lambda cells, value: cells.ne_missing(value),  # a missing cell differs from every value
    "lt": lambda cells, value: cells < value,
    "le": lambda cells, value: cells <= value,
    "gt": lambda cells, value: cells > value,
    "ge": lambda cells, value: cells >= value,
}


def _comparable(column: str, kind: pl.DataType, type_: str) -> None:
    """Refuse to compare numbers that are stored as text: 9 would come after 10."""
    if kind == pl.String and type_ in _MEASURED:
        raise Misuse("query-not-comparable", column=column)


def _value(wanted: Filter, kind: pl.DataType) -> object:
    try:
        return _parsed(wanted.value, kind)
    except ValueError:
        raise Misuse("query-value", column=wanted.column) from None


def _parsed(text: str, kind: pl.DataType) -> object:
    """Read a value as the type of its column.

    Raises:
        ValueError: it is none.
    """
    if kind == pl.String:
        return text
    if kind == pl.Boolean:
        return {"true": True, "false": False}[_of(re.compile("true|false"), text)]
    if kind == pl.Int64:
        return int(_of(_DIGITS, text))
    if kind == pl.Date:
        return date.fromisoformat(_of(_DATE, text))
    if isinstance(kind, pl.Datetime):
        return datetime.fromisoformat(_of(_INSTANT, text).removesuffix("Z"))
    number = Decimal(_of(_NUMBER, text))
    return _fitting(number, kind) if isinstance(kind, pl.Decimal) else float(number)


def _fitting(number: Decimal, kind: pl.Decimal) -> Decimal:
    """Give a number that a column of decimals can hold; no other can be in it."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or -exponent > kind.scale or len(digits) + exponent + kind.scale > kind.precision:
        raise ValueError
    return number


def _of(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError
    return text


# ------------------------------------------------------------------------------------------------------ parameters


def asked(parameters: Sequence[tuple[str, str]], columns: Sequence[str]) -> tuple[Filter, ...]:
    """Read filters from query parameters: `column=value`, or `column__operator=value`.

    A parameter that is a column's whole name means that column, whatever is in it; for `a__gt` beside `a`, write `a__gt__eq`.

    Raises:
        Misuse: `query-column-unknown`, `query-operator-unknown`.
    """
    return tuple(_filter(name, value, columns) for name, value in parameters)


def _filter(parameter: str, value: str, columns: Sequence[str]) -> Filter:
    if parameter in columns:
        return Filter(parameter, "eq", value)
    column, _, operator = parameter.rpartition("__")
    if column not in columns:
        raise Misuse("query-column-unknown")
    if operator not in OPERATORS:
        raise Misuse("query-operator-unknown", column=column)
    return Filter(column, operator, value)


def ordered(wanted: str | None, columns: Sequence[str]) -> tuple[str | None, bool]:
    """Read an order, `column` or `-column`: the column, and whether the highest comes first.

    Raises:
        Misuse: `query-column-unknown`.
    """
    if wanted is None or wanted in columns:
        return wanted, False
    if wanted.startswith("-") and wanted[1:] in columns:
        return wanted[1:], True
    raise Misuse("query-column-unknown")
