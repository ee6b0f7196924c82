"""The one form of a table: text columns in a nameless file, read and rewritten batch by batch.

A table's cells have the columns `row` (record of the file, from 1) and `f1` to `fn`: UTF-8 text, null where missing, numbers
with a dot, dates as ISO 8601, and as delivered where they do not fit the type. Margins (`place`, `text`) hold what stands
outside the grid; marks (`row`, `field`, `start`, `end`, `code`) say which characters of which cell matter.
Only code that may see cells imports this.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from opendata.ahead import ahead
from opendata.model import Reading, column_letters
from opendata.nameless import nameless

BATCH_ROWS = 100_000
_WIDE = 1000
_FEW_ROWS = 1000
"""Rows that are read from a file no sooner than a whole table: margins, marks."""

MARGINS = pl.Schema({"place": pl.String, "text": pl.String})
MARKS = pl.Schema({"row": pl.UInt32, "field": pl.UInt16, "start": pl.UInt32, "end": pl.UInt32, "code": pl.String})


def cells_schema(fields: int) -> pl.Schema:
    """Give the schema of a table of `fields` columns."""
    return pl.Schema({"row": pl.UInt32, **{f"f{number}": pl.String for number in range(1, fields + 1)}})


@dataclass(frozen=True)
class Table:
    """Frames of one schema in a nameless file: Parquet, or Arrow's own form where there are very many columns.

    `descriptor` is the open file; the table owns it.
    """

    descriptor: int
    schema: pl.Schema

    @property
    def _path(self) -> str:
        return f"/proc/self/fd/{self.descriptor}"

    def lazy(self) -> pl.LazyFrame:
        """Give the whole table as a lazy frame, for joins and counts that polars streams by itself."""
        return pl.scan_ipc(self._path, glob=False) if _is_wide(self.schema) else pl.scan_parquet(self._path, glob=False)

    def scan(self, columns: Iterable[str] | None = None) -> Iterator[pl.DataFrame]:
        """Give the table batch by batch, in order."""
        frame = self.lazy() if columns is None else self.lazy().select(list(columns))
        yield from frame.collect_batches(chunk_size=BATCH_ROWS, maintain_order=True)

    def height(self) -> int:
        """Count the rows."""
        return int(self.lazy().select(pl.len()).collect().item())


@dataclass(frozen=True)
class _Held(Table):
    """A small table that is in memory as well."""

    frame: pl.DataFrame

    def lazy(self) -> pl.LazyFrame:
        return self.frame.lazy()

    def scan(self, columns: Iterable[str] | None = None) -> Iterator[pl.DataFrame]:
        yield self.frame if columns is None else self.frame.select(list(columns))

    def height(self) -> int:
        return self.frame.height


def held(table: Table) -> Table:
    """Read a small table once, for work that looks at it several times; it stays in memory as long as what is given."""
    return _Held(table.descriptor, table.schema, table.lazy().collect())


def write(frames: Iterable[pl.DataFrame], schema: pl.Schema) -> Table:
    """Write `frames`, all of `schema`, to a new table."""
    descriptor = nameless()
    path = f"/proc/self/fd/{descriptor}"
    if isinstance(frames, list) and not _is_wide(schema):  # small and there: no stream is worth setting up
        whole = pl.concat([pl.DataFrame(schema=schema), *frames])
        whole.write_parquet(path, compression="uncompressed", statistics=False)
        return _Held(descriptor, schema, whole) if whole.height <= _FEW_ROWS else Table(descriptor, schema)

    def source(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        if columns is not None or predicate is not None or rows is not None:
            message = "a table is written whole"
            raise ValueError(message)
        yield from ahead(frames)

    lazy = register_io_source(source, schema=schema, validate_schema=True)
    if _is_wide(schema):
        lazy.sink_ipc(path, compression="uncompressed", maintain_order=True)
    else:  # without statistics: no scan skips by them; not compressed: that takes as long as all the rest
        lazy.sink_parquet(path, compression="uncompressed", statistics=False, maintain_order=True)
    return Table(descriptor, schema)


def _is_wide(schema: pl.Schema) -> bool:
    """Say whether a table has so many columns that Parquet's own data on each takes longer than the cells."""
    return len(schema) > _WIDE


def rewrite(table: Table, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Table:
    """Write a table with each batch changed. `change` keeps the schema; it may leave rows or columns out.

    The new schema is that of the first changed batch, or of an empty one.
    """
    schema = change(pl.DataFrame(schema=table.schema)).schema
    return write((change(frame) for frame in table.scan()), schema)


# ------------------------------------------------------------------------------------- a package while it lies in the room


@dataclass(frozen=True)
class OpenField:
    """A column as read: its header as the department wrote it, and the type its cells were understood as."""

    number: int
    label: str
    type: str  # of Table Schema
    format: str
    declared: bool  # by the package's schema
    descriptor: Mapping[str, Any]  # allow-listed schema field; {} where none is declared
    column: int | None = None  # of the sheet, from 1, where columns of it were left out before this one

    @property
    def letters(self) -> str:
        """Give the letters that Excel has for the column."""
        return column_letters(self.column or self.number)


@dataclass(frozen=True)
class OpenResource:
    """One table with its cells, and everything around them that was written by people."""

    number: int
    format: str
    descriptor: Mapping[str, Any]  # allow-listed resource descriptor without its schema
    schema: Mapping[str, Any]  # allow-listed Table Schema; {} where none is declared
    reading: Reading
    fields: tuple[OpenField, ...]
    cells: Table | None  # None: unreadable, an Issue says why
    margins: Table
    marks: Table
    file: int | None = None  # number of the delivered file
    sheet: int | None = None  # of a workbook, from 1
    sheet_name: str | None = None  # as the department wrote it


@dataclass(frozen=True)
class OpenPackage:
    """A package in the room: allow-listed descriptor and tables. Nothing of it leaves but through values or treated files."""

    name: str  # the dataset's slug
    descriptor: Mapping[str, Any]  # allow-listed, without resources
    resources: tuple[OpenResource, ...]
    margins: Table  # title, description, keywords, contributors … of the package
