"""Apache Parquet (format 2): columns of plain values, streamed batch by batch; nested or binary ones are refused."""

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from opendata.formats import damage
from opendata.formats.csv import MAX_BYTES, MAX_COLUMNS
from opendata.formats.grid import MAX_MARGIN_TEXTS
from opendata.formats.markup import BookError
from opendata.formats.objects import leaves
from opendata.formats.parsed import Parsed, unreadable
from opendata.formats.records import MAX_ROWS, LimitError
from opendata.formats.typed import text_of
from opendata.model import Reading
from opendata.table import BATCH_ROWS, cells_schema, write
from opendata.values import Understanding
from opendata.values.patterns import SIGNS

MAGIC: Final = b"PAR1"
MAX_CELLS: Final = 400_000_000
_BROKEN: Final = (pl.exceptions.PolarsError, OSError, ValueError, OverflowError)
_PROGRAMS: Final = frozenset({"ARROW:schema", "pandas"})  # what libraries write of types


class Parquet:
    """The format `parquet`."""

    name: str = "parquet"
    suffixes: tuple[str, ...] = (".parquet",)

    def tables(self, descriptor: int, resource: int, _declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`. What polars raises may quote cells; a panic of it is no Exception."""
        try:
            return (_read(descriptor),)
        except LimitError as error:
            return (unreadable(resource, error.code, limit=error.limit),)
        except BookError as error:
            return (unreadable(resource, error.code),)
        except BaseException as error:
            if not isinstance(error, _BROKEN) and type(error).__name__ != "PanicException":
                raise
            return (unreadable(resource, "parquet-damaged"),)


def _read(descriptor: int) -> Parsed:
    size = os.fstat(descriptor).st_size
    if size > MAX_BYTES:
        raise LimitError("file-too-large", MAX_BYTES)
    if not size:
        raise BookError("source-error")
    if os.pread(descriptor, 4, 0) != MAGIC:
        raise BookError("parquet-damaged")
    path = f"/proc/self/fd/{descriptor}"
    lazy = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    schema = lazy.collect_schema()
    rows = int(lazy.select(pl.len()).collect().item())
    _check(schema, rows)
    expressions = [_text(name, kind).alias(f"f{at}") for at, (name, kind) in enumerate(schema.items(), start=1)]
    frames = _frames(lazy, expressions)
    known = {
        f"f{at}": Understanding("number", signs=SIGNS)
        for at, kind in enumerate(schema.dtypes(), start=1)
        if kind.is_float() or kind.is_decimal()
    }
    texts = [
        f"f{at}" for at, kind in enumerate(schema.dtypes(), start=1) if kind.is_(pl.String) or kind in {pl.Categorical, pl.Enum}
    ]
    damaged: dict[str, array[int]] = {}
    cells = write(damage.noted(frames, damaged, texts), cells_schema(len(expressions)))
    margins = tuple(_metadata(path))
    found = Reading(evidence=("parquet-schema",), hidden=("metadata",) if margins else ())
    return Parsed(found, tuple(schema.names()), cells, rows, margins, damaged=damaged, known=known)


def _check(schema: pl.Schema, rows: int) -> None:
    if not len(schema) or not rows:
        raise BookError("source-error")
    if len(schema) > MAX_COLUMNS:
        raise LimitError("too-many-columns", MAX_COLUMNS)
    if rows > MAX_ROWS or rows * len(schema) > MAX_CELLS:
        raise LimitError("too-many-rows", min(MAX_ROWS, MAX_CELLS // len(schema)))
    if any(kind.is_nested() or kind in {pl.Binary, pl.Object} for kind in schema.dtypes()):
        raise BookError("parquet-nested")


def _frames(lazy: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> Iterator[pl.DataFrame]:
    at = 0
    for batch in lazy.select(expressions).collect_batches(chunk_size=BATCH_ROWS, maintain_order=True):
        if batch.height:
            yield batch.select(pl.int_range(at + 1, at + 1 + pl.len(), dtype=pl.UInt32).alias("row"), pl.all())
        at += batch.height


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    """Write a column: numbers without exponent, days and times as ISO 8601, nothing where there is no value."""
    column = pl.col(name)
    if kind.is_float():
        text = column.map_elements(text_of, return_dtype=pl.String, skip_nulls=True)
    elif isinstance(kind, pl.Datetime):
        text = column.dt.strftime("%Y-%m-%dT%H:%M:%S%.f" + ("%:z" if kind.time_zone else ""))
    elif kind == pl.Date:
        text = column.dt.strftime("%Y-%m-%d")
    elif kind == pl.Time:
        text = column.dt.strftime("%H:%M:%S")
    elif isinstance(kind, pl.Duration):
        text = column.dt.to_string("iso")
    else:
        text = column.cast(pl.String)
    return text.fill_null("")


def _metadata(path: str) -> Iterator[tuple[str, str]]:
    """Give what stands beside the table: who wrote it, and from what."""
    said = {name: text for name, text in pl.read_parquet_metadata(path).items() if name not in _PROGRAMS}
    yield from [("metadata", text) for text in leaves(said)][:MAX_MARGIN_TEXTS]
