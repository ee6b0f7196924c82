"""(a) the bytes read again are the treated cells, one by one: as CSV by itself, as Parquet, and as our own reader sees them."""

from collections.abc import Iterator, Sequence

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
    written = pl.scan_csv(_path(csv), glob=False, infer_schema=False)
    stored = pl.scan_parquet(_path(parquet), glob=False)
    place = Place(resource=resource.number)
    if _names(written) != list(names) or _names(stored) != list(names):
        yield "verify-columns-differ", place
        return
    yield from compare("verify-csv-differs", place, wanted, renamed(written, names, [seen(name) for name in names]))
    yield from compare("verify-parquet-differs", place, *_typed(wanted, columns, stored, names))
    if reader is None or reader.cells is None:
        yield "verify-unread", place
    else:
        yield from _read_again(place, wanted, reader.cells, names, [field.label for field in reader.fields])


def _read_again(place: Place, wanted: pl.LazyFrame, cells: Table, names: Sequence[str], labels: Sequence[str]) -> Iterator[Fault]:
    if list(labels) != list(names):
        yield "verify-columns-differ", place
    else:
        texts = [seen(f"f{number}") for number in range(1, len(names) + 1)]
        yield from compare("verify-reading-differs", place, wanted, renamed(cells.lazy(), names, texts))


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


def _typed(
    wanted: pl.LazyFrame, columns: Sequence[str], stored: pl.LazyFrame, names: Sequence[str]
) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Bring both sides to what can be compared: whole numbers, days and words as text, other numbers as numbers."""
    types = stored.collect_schema()
    sides = [
        (_expected(pl.col(column), types[name]), _found(pl.col(name), types[name]))
        for column, name in zip(columns, names, strict=True)
    ]
    return wanted.select(side for side, _ in sides), renamed(stored, names, [side for _, side in sides])


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


def renamed(frame: pl.LazyFrame, names: Sequence[str], columns: Sequence[pl.Expr]) -> pl.LazyFrame:
    """Call the columns c0, c1 and so on, as `compare` wants them."""
    return frame.select(column.alias(f"c{at}") for at, (_, column) in enumerate(zip(names, columns, strict=True)))


def _names(frame: pl.LazyFrame) -> list[str]:
    return frame.collect_schema().names()


def _path(descriptor: int) -> str:
    return f"/proc/self/fd/{descriptor}"
