"""Reads published tables for the web, page by page: the only home of polars outside the room.

What is read here was treated, verified and made public; it is no cell of the room (docs/decisions/0015-published-is-public.md).
Nothing is read but a version's Parquet file, by an open descriptor. A filter or an order that a table cannot follow is a Misuse
whose code says why; values of a question are never repeated.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from threading import Lock
from typing import Final

import polars as pl

from opendata.errors import Misuse, Outside

KEPT_BYTES: Final = 256 << 20
LARGEST_KEPT: Final = 3_000_000
"""Cells of a table that is kept; a larger one is read page by page."""

OPERATORS: Final = ("eq", "ne", "lt", "le", "gt", "ge", "contains")

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
    """Some rows of a table: a JSON array of objects, how many they are, and how many there are in all."""

    rows: bytes
    count: int
    total: int


class Tables:
    """Published tables, the smaller of them kept in memory while they are asked for; the longest unused go first.

    A page of a table that is kept costs a tenth of one that is read from the file: Parquet is packed by columns, not by pages.
    """

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[str, tuple[pl.DataFrame, int]] = OrderedDict()
        self._lock = Lock()

    def forget(self) -> None:
        """Let all of them go."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def table(self, sha256: str, descriptor: int) -> pl.LazyFrame:
        """Give the table of an open Parquet file, by the file's digest."""
        with self._lock:
            if sha256 in self._kept:
                self._kept.move_to_end(sha256)
                return self._kept[sha256][0].lazy()
        scanned = pl.scan_parquet(f"/proc/self/fd/{descriptor}")
        if scanned.select(pl.len()).collect().item() * len(scanned.collect_schema()) > LARGEST_KEPT:
            return scanned
        read = scanned.collect()
        self._keep(sha256, read, int(read.estimated_size()))
        return read.lazy()

    def _keep(self, sha256: str, table: pl.DataFrame, size: int) -> None:
        with self._lock:
            if sha256 in self._kept:
                return
            self._kept[sha256] = (table, size)
            self._size += size
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1][1]


def page(tables: Tables, sha256: str, descriptor: int, types: dict[str, str], query: Query) -> Page:
    """Read a page of a published Parquet file, open and known by its digest. `types` gives each column's type of Table Schema.

    Numbers are JSON numbers, but those of more digits than a double holds, which pack stores as decimals or text, come as
    texts: no reader rounds them. Dates and times are ISO 8601 texts, missing cells null.

    Raises:
        Misuse: `query-not-comparable`, `query-not-text` or `query-value`, with the name of the column.
        Outside: the file cannot be read.
    """
    try:
        return _page(tables.table(sha256, descriptor), types, query)
    except pl.exceptions.PolarsError:  # its words quote data
        raise Outside("portal-file-unreadable") from None


def _page(table: pl.LazyFrame, types: dict[str, str], query: Query) -> Page:
    stored = table.collect_schema()
    kept = table.filter(*(_condition(each, stored[each.column], types[each.column]) for each in query.filters))
    if query.order is not None:
        _comparable(query.order, stored[query.order], types[query.order])
        kept = kept.sort(query.order, descending=query.descending, nulls_last=True, maintain_order=True)
    rows = kept.slice(query.offset, query.limit).select(_shown(name, kind) for name, kind in stored.items())
    found, counted = pl.collect_all([rows, kept.select(pl.len())])
    return Page(found.write_json().encode(), found.height, int(counted.item()))


def _shown(name: str, kind: pl.DataType) -> pl.Expr:
    if isinstance(kind, pl.Datetime):
        return pl.col(name).dt.to_string("%Y-%m-%dT%H:%M:%S")
    return pl.col(name)


# -------------------------------------------------------------------------------------------------------------- filters


def _condition(wanted: Filter, kind: pl.DataType, type_: str) -> pl.Expr:
    cells = pl.col(wanted.column)
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
