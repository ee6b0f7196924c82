"""parquet: typed where every cell survives the way there and back, else text."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.formats.forms.column import Column, instant
from opendata.formats.forms.form import Example, Form, Told
from opendata.nameless import nameless
from opendata.table import Table

_ROWS_A_GROUP: Final = 250_000


def _write(cells: Table, columns: Sequence[Column], _told: Told) -> int:
    descriptor = nameless()
    cells.lazy().select(_cast(column).alias(column.name) for column in columns).sink_parquet(
        f"/proc/self/fd/{descriptor}", compression="zstd", compression_level=3, row_group_size=_ROWS_A_GROUP, maintain_order=True
    )
    return descriptor


def _cast(column: Column) -> pl.Expr:
    if column.stored == pl.Date:
        return column.text.str.to_date("%Y-%m-%d")
    if column.stored == pl.Boolean:
        return column.text == "true"
    if isinstance(column.stored, pl.Datetime):
        return instant(column.text)
    return column.text.cast(column.stored)


FORM: Final = Form(
    name="parquet",
    suffix=".parquet",
    format="parquet",
    media_type="application/vnd.apache.parquet",
    source="Apache Parquet, format 2",
    write=_write,
    examples=(
        Example("number", pl.Float64(), ("1.50", None), ("1.5", None)),
        Example("date", pl.Date(), ("2025-01-31",), ("2025-01-31",)),
        Example("boolean", pl.Boolean(), ("true", None, "false"), ("true", None, "false")),
        Example("string", pl.String(), ("007", ""), ("007", None)),
    ),
    needed=True,
)
