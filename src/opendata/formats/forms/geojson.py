"""geojson: one point a row, longitude before latitude in WGS 84 (RFC 7946); a row without a place has no geometry.

All published columns are properties, as they are in the table: numbers where a double holds every cell of the column, else
texts. One feature a line, so that large files can be read line by line.
"""

from collections.abc import Sequence
from json import dumps
from typing import Final

import polars as pl

from opendata.formats.forms.column import Column
from opendata.formats.forms.form import Example, Form, Told
from opendata.formats.forms.points import Pair, pair_of
from opendata.nameless import nameless
from opendata.table import Table

HEAD: Final = '{"type":"FeatureCollection","features":[\n'
TAIL: Final = "\n]}\n"
NO_COORDINATES: Final = "form-no-coordinates"

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", **{chr(code): f"\\u{code:04x}" for code in range(0x20)}}


def _lacks(cells: Table, columns: Sequence[Column], told: Told) -> str | None:
    return None if pair_of(cells.lazy(), columns, told.region) else NO_COORDINATES


def _write(cells: Table, columns: Sequence[Column], told: Told) -> int:
    pair = pair_of(cells.lazy(), columns, told.region)
    assert pair is not None  # noqa: S101  (`lacks` was asked)
    descriptor = nameless()
    last = cells.height()
    end = pl.when(pl.col("line") == last).then(pl.lit("")).otherwise(pl.lit(",\n"))
    line = pl.concat_str([_feature(pair, columns), end])
    rows = cells.lazy().with_row_index("line", offset=1).select(line.alias("text"))
    pl.concat([_piece(HEAD), rows, _piece(TAIL)]).sink_csv(
        f"/proc/self/fd/{descriptor}", include_header=False, quote_style="never", line_terminator="", maintain_order=True
    )
    return descriptor


def _piece(text: str) -> pl.LazyFrame:
    return pl.LazyFrame({"text": [text]})


def _feature(pair: Pair, columns: Sequence[Column]) -> pl.Expr:
    coordinates = pl.concat_str(
        pl.lit('{"type":"Point","coordinates":['), pair.longitude, pl.lit(","), pair.latitude, pl.lit("]}")
    ).fill_null("null")
    parts: list[pl.Expr] = [pl.lit('{"type":"Feature","geometry":'), coordinates, pl.lit(',"properties":{')]
    for at, column in enumerate(columns):
        name = dumps(column.name, ensure_ascii=False)
        parts += [pl.lit(f"{',' if at else ''}{name}:"), _value(column)]
    return pl.concat_str([*parts, pl.lit("}}")])


def _value(column: Column) -> pl.Expr:
    if column.double or column.stored == pl.Boolean:
        return column.text.fill_null("null")
    quoted = pl.concat_str(pl.lit('"'), column.text.str.replace_many(list(_ESCAPES), list(_ESCAPES.values())), pl.lit('"'))
    return quoted.fill_null("null")


FORM: Final = Form(
    name="geojson",
    suffix=".geojson",
    format="geojson",
    media_type="application/geo+json",
    source="RFC 7946",
    write=_write,
    lacks=_lacks,
    missed=False,
    examples=(
        Example("number", pl.Float64(), ("1.50", None, "-2e5"), ("1.5", None, "-200000")),
        Example("integer", pl.Int64(), ("123456789012345",), ("123456789012345",)),
        Example("integer", pl.String(), ("12345678901234567890",), ("12345678901234567890",)),
        Example("boolean", pl.Boolean(), ("true", None), ("true", None)),
        Example("date", pl.Date(), ("2025-01-31",), ("2025-01-31",)),
        Example("string", pl.String(), ('"ü"\\\n\u2028', " "), ('"ü"\\\n\u2028', None)),
    ),
)
