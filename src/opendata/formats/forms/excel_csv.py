"""excel-csv: text that a German Excel opens by a double click: semicolon, decimal comma, DD.MM.YYYY, UTF-8 with BOM, CRLF.

Texts are the treated ones, so formulas are defused already. What Excel makes of a text that looks like a number or a day
(`007`, `1-2`) no file of this kind can say; the workbook can.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.formats.forms.column import Column
from opendata.formats.forms.csv import texts
from opendata.formats.forms.form import Example, Form, Told
from opendata.formats.forms.sheet import too_much_for_excel
from opendata.nameless import nameless
from opendata.table import Table


def _write(cells: Table, columns: Sequence[Column], _told: Told) -> int:
    descriptor = nameless()
    cells.lazy().select(texts(columns, [_german(column) for column in columns])).sink_csv(
        f"/proc/self/fd/{descriptor}",
        include_bom=True,
        separator=";",
        quote_style="necessary",
        line_terminator="\r\n",
        null_value="",
        maintain_order=True,
    )
    return descriptor


def _german(column: Column) -> pl.Expr:
    if column.type == "number":
        return column.text.str.replace(".", ",", literal=True)
    if column.type == "date":
        return column.text.str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", "${3}.${2}.${1}")
    if column.type == "datetime":
        return column.text.str.replace(r"^(\d{4})-(\d\d)-(\d\d)T", "${3}.${2}.${1} ")
    return column.text


FORM: Final = Form(
    name="excel-csv",
    suffix=".excel.csv",
    format="csv",
    media_type="text/csv",
    source="Microsoft Excel, German settings of the system",
    write=_write,
    lacks=too_much_for_excel,
    examples=(
        Example("number", pl.Float64(), ("1.50", None, "-2e5"), ("1,50", None, "-2e5")),
        Example("integer", pl.Int64(), ("1000", "-7"), ("1000", "-7")),
        Example("date", pl.Date(), ("2025-01-31", None), ("31.01.2025", None)),
        Example("datetime", pl.Datetime("us"), ("2025-01-31T10:05:00",), ("31.01.2025 10:05:00",)),
        Example("string", pl.String(), ("1.5", "a;b", 'x"\ny', "2025-01-31"), ("1.5", "a;b", 'x"\ny', "2025-01-31")),
    ),
)
