"""(a) the bytes read again are the treated cells, one by one: as CSV by itself, as Parquet, and as our own reader sees them."""

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from opendata.model import Place
from opendata.stages.verify.carried import Fault
from opendata.table import OpenResource, Table

_EXACT_DIGITS = 15


def differing(
    resource: OpenResource, csv: int, parquet: int, names: Sequence[str], reader: OpenResource | None
) -> Iterator[Fault]:
    """Compare one table with its two files and with what reading the CSV again gave."""
    if resource.cells is None:
        return
    columns = [f"f{field.number}" for field in resource.fields]
    wanted = resource.cells.lazy().select(seen(column) for column in columns)
    header, written = read_csv(csv)
    stored = pl.scan_parquet(_path(parquet), glob=False)
    place = Place(resource=resource.number)
    if header != list(names) or stored.collect_schema().names() != list(names):
        yield "verify-columns-differ", place
        return
    yield from compare("verify-csv-differs", place, wanted, written.select(map(seen, written.collect_schema())))
    yield from compare("verify-parquet-differs", place, *_typed(wanted, columns, placed(stored)))
    if reader is None or reader.cells is None:
        yield "verify-unread", place
    else:
        yield from _read_again(place, wanted, reader.cells, names, [field.label for field in reader.fields])


def _read_again(place: Place, wanted: pl.LazyFrame, cells: Table, names: Sequence[str], labels: Sequence[str]) -> Iterator[Fault]:
    if list(labels) != list(names):
        yield "verify-columns-differ", place
    else:
        texts = (seen(f"f{number}").alias(f"c{number - 1}") for number in range(1, len(names) + 1))
        yield from compare("verify-reading-differs", place, wanted, cells.lazy().select(texts))


def compare(code: str, place: Place, wanted: pl.LazyFrame, found: pl.LazyFrame) -> Iterator[Fault]:
    """Compare two frames column by column; `found` has the columns c0, c1 and so on."""
    heights = [frame.select(pl.len()).collect().item() for frame in (wanted, found)]
    if heights[0] != heights[1]:
        yield code, place
        return
    columns = wanted.collect_schema().names()
    both = pl.concat([wanted, found], how="horizontal")
    differ = both.select(pl.col(column).ne_missing(pl.col(f"c{at}")).any() for at, column in enumerate(columns)).collect().row(0)
    for column, differs in zip(columns, differ, strict=True):
        if differs:
            yield code, Place(resource=place.resource, field=int(column[1:]))


def _typed(wanted: pl.LazyFrame, columns: Sequence[str], stored: pl.LazyFrame) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Bring both sides to what can be compared: whole numbers, days and words as text, other numbers as numbers."""
    types = stored.collect_schema()
    mine = (_expected(pl.col(column), kind) for column, kind in zip(columns, types.values(), strict=True))
    return wanted.select(mine), stored.select(_found(pl.col(place), kind).alias(place) for place, kind in types.items())


def _expected(text: pl.Expr, stored: pl.DataType) -> pl.Expr:
    if stored.is_float():
        digits = text.str.replace("[eE].*$", "").str.replace_all("[-.]", "").str.strip_chars_start("0").str.len_chars()
        return pl.when(digits <= _EXACT_DIGITS).then(text.cast(pl.Float64, strict=False)).otherwise(None)
    return text.cast(stored, strict=False) if stored.is_decimal() else text


def _found(value: pl.Expr, stored: pl.DataType) -> pl.Expr:
    if isinstance(stored, pl.Datetime):
        return value.dt.strftime("%Y-%m-%dT%H:%M:%S")
    return value if stored.is_float() or stored.is_decimal() else value.cast(pl.String)


def seen(column: str) -> pl.Expr:
    """Give the cells, a text without a visible character as missing: so it is declared, and so it is read."""
    return pl.when(pl.col(column).str.strip_chars() != "").then(pl.col(column))


def read_csv(descriptor: int, separator: str = ",") -> tuple[list[str], pl.LazyFrame]:
    """Give header and cells of a CSV file. The header is read as a row is: in a header polars leaves quotes doubled."""
    path = _path(descriptor)
    options: dict[str, Any] = {"separator": separator, "eol_char": "\n", "glob": False, "infer_schema": False}
    first = pl.scan_csv(path, has_header=False, n_rows=1, **options).collect()
    return [name or "" for name in first.row(0)], placed(pl.scan_csv(path, **options))


def placed(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Call the columns c0, c1 and so on, as `compare` wants them: a header such as `*` means something to polars."""
    return frame.rename({name: f"c{at}" for at, name in enumerate(frame.collect_schema())})


def _path(descriptor: int) -> str:
    return f"/proc/self/fd/{descriptor}"
