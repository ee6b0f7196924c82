"""xlsx: a workbook with typed cells, a header that stays in view, filters, and a sheet „Info“ (Office Open XML, ECMA-376).

xlsxwriter writes everything but the rows, in memory: it keeps rows in a named file or all of them in memory, and takes
minutes for a million. The rows are written here, as texts in the cells themselves, so a formula stays a text; every cell is
there, also an empty one. Line ends and characters that XML cannot hold are escaped, so each row is one line.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import polars as pl
from polars.io.plugins import register_io_source

from opendata.formats.forms.archive import archive
from opendata.formats.forms.column import Column, instant
from opendata.formats.forms.deflate import TEXT, Content, deflated
from opendata.formats.forms.form import Example, Form, Told
from opendata.formats.forms.sheet import CHARACTERS, SECONDS_A_DAY, Kind, clock, kinds, too_much_for_excel
from opendata.table import Table
from opendata.texts import say

INFO: Final = "Info"
SHEET: Final = "xl/worksheets/sheet1.xml"

_FORMATS: Final[dict[Kind, str]] = {
    "text": "General",
    "number": "General",
    "whole": "0",
    "boolean": "General",
    "date": "dd.mm.yyyy",
    "datetime": "dd.mm.yyyy hh:mm:ss",
    "time": "hh:mm:ss",
}
_COUNTED: Final = frozenset({"number", "integer", "year", "date", "datetime", "time"})
_WIDTHS: Final[dict[Kind, int]] = {"date": 11, "datetime": 19, "time": 9, "boolean": 9}
_NARROWEST, _WIDEST, _FILTER_BUTTON = 6, 60, 3  # in characters
_ROWS_AT_ONCE: Final = 10_000  # some ten megabytes of XML
_INFO_WIDTHS: Final = (24, 100)
_NAME: Final = 31  # characters of a sheet's name
_TAKEN: Final = frozenset({"info", "history"})  # Excel keeps "History" to itself

_UNSEEN = [chr(code) for code in range(0x20) if chr(code) not in "\t\n"] + ["\ufffe", "\uffff"]
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": "&#10;",
    "\t": "&#9;",
    **{sign: f"_x{ord(sign):04X}_" for sign in _UNSEEN},
}
_LIKE_AN_ESCAPE: Final = "_(x[0-9A-Fa-f]{4})"  # without the mark behind: the next may begin with it


def _write(cells: Table, columns: Sequence[Column], told: Told) -> int:
    held = kinds(cells, columns)
    parts = _shell(columns, held, _widths(cells, columns, held), cells.height(), told)
    sheet = parts[SHEET].decode()
    head = sheet.index("</row>") + len("</row>")
    tail = sheet.index("</sheetData>")
    styles = [int(style or 0) for style in re.findall(r'<c r="[A-Z]+\d+"(?: s="(\d+)")?', sheet[head:tail])]
    rows = deflated(pl.concat([_piece(sheet[:head] + "\n"), _rows(cells, columns, held, styles), _piece(sheet[tail:])]))
    return archive([(path, rows if path == SHEET else _packed(data.decode())) for path, data in parts.items()])


def _piece(text: str) -> pl.LazyFrame:
    return pl.LazyFrame({"text": [text]})


def _packed(text: str) -> Content:
    return deflated(_piece(text))


# ------------------------------------------------------------------------------------------------------------- the rows


def _rows(cells: Table, columns: Sequence[Column], held: Sequence[Kind], styles: Sequence[int]) -> pl.LazyFrame:
    """Give each row as a line of XML, in one piece a cell: polars holds so many pieces at once, however long they are."""
    number = pl.col("line").cast(pl.String)
    pieces = []
    for at, (column, kind, style) in enumerate(zip(columns, held, styles, strict=True)):
        start = [pl.lit('<row r="'), number, pl.lit('">')] if at == 0 else []
        end = [pl.lit("</row>\n")] if at == len(columns) - 1 else []
        cell = [pl.lit(f'<c r="{letters(at)}'), number, pl.lit(f'" s="{style}"'), _content(column.text, kind)]
        pieces.append(pl.concat_str([*start, *cell, *end]))
    text = pl.concat_list(pieces).explode().alias("text")
    wanted = [f"f{column.number}" for column in columns]

    def source(
        _columns: list[str] | None, _predicate: pl.Expr | None, _rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        first = 2
        for batch in cells.scan(wanted):
            for part in batch.iter_slices(_ROWS_AT_ONCE):
                yield part.with_row_index("line", offset=first).select(text)
                first += part.height

    return register_io_source(source, schema=TEXT, validate_schema=True)


def _content(text: pl.Expr, kind: Kind) -> pl.Expr:
    """Give the rest of a cell behind its style."""
    if kind == "text":
        written = pl.concat_str(pl.lit(' t="inlineStr"><is><t xml:space="preserve">'), _escaped(text), pl.lit("</t></is></c>"))
    elif kind == "boolean":
        written = pl.concat_str(pl.lit(' t="b"><v>'), (text == "true").cast(pl.Int8).cast(pl.String), pl.lit("</v></c>"))
    else:
        written = pl.concat_str(pl.lit("><v>"), _number(text, kind), pl.lit("</v></c>"))
    return written.fill_null("></c>")


def _escaped(text: pl.Expr) -> pl.Expr:
    """Write a text so that XML and Excel (`_x000D_`) give it back as it is."""
    plain = text.str.replace_all(_LIKE_AN_ESCAPE, "_x005F_${1}")
    return plain.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))


def _number(text: pl.Expr, kind: Kind) -> pl.Expr:
    """Give the number that stands for a cell: itself, or days since 1899-12-30."""
    start = datetime(1899, 12, 30)  # noqa: DTZ001  (a day by the calendar)
    if kind == "date":
        return (text.str.to_date("%Y-%m-%d") - start.date()).dt.total_days().cast(pl.String)
    if kind == "datetime":
        return ((instant(text) - pl.lit(start)).dt.total_seconds() / SECONDS_A_DAY).cast(pl.String)
    if kind == "time":
        of_day = clock(text)
        seconds = of_day.dt.hour().cast(pl.Int32) * 3600 + of_day.dt.minute().cast(pl.Int32) * 60 + of_day.dt.second()
        return (seconds / SECONDS_A_DAY).cast(pl.String)
    return text


def letters(at: int) -> str:
    """Give the letters of a column, counted from 0: A, B … Z, AA."""
    before, last = divmod(at, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


# -------------------------------------------------------------------------------------------------- everything around them


def _shell(columns: Sequence[Column], held: Sequence[Kind], widths: Sequence[int], rows: int, told: Told) -> dict[str, bytes]:
    """Let xlsxwriter make a workbook with the header, and in the last row one empty cell in the style of each column."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(told.day.year, told.day.month, told.day.day)})  # noqa: DTZ001  (a day)
    bold = book.add_format({"bold": True, "bottom": 1})
    styles = {kind: book.add_format({"num_format": _FORMATS[kind]}) for kind in sorted(set(held))}
    sheet = book.add_worksheet(_sheet_name(told.name))
    last = max(rows, 1)
    for at, (column, kind, width) in enumerate(zip(columns, held, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, column.name, bold)
        sheet.write_blank(last, at, None, styles[kind])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(len(columns) - 1)}{last + 1}"})
    as_text = ", ".join(column.name for column, kind in zip(columns, held, strict=True) if _against_type(column, kind))
    _inform(book, [*told.info, *([(say("info-as-text"), say("info-as-text-why", fields=as_text))] if as_text else [])])
    book.close()
    with zipfile.ZipFile(target) as made:
        return {path: made.read(path) for path in made.namelist()}


def _inform(book: Any, info: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401  (xlsxwriter is untyped)
    sheet = book.add_worksheet(INFO)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    top = book.add_format({"bold": True, "valign": "top"})
    for at, width in enumerate(_INFO_WIDTHS):
        sheet.set_column(at, at, width)
    for row, (what, which) in enumerate(info):
        sheet.write_string(row, 0, what, top)
        sheet.write_string(row, 1, which[:CHARACTERS], wrapped)


def _against_type(column: Column, kind: Kind) -> bool:
    """Say whether a column had to become text because Excel cannot hold one of its values."""
    return kind == "text" and column.type in _COUNTED


def _sheet_name(name: str) -> str:
    """Cut a resource's name, which is a slug, to what Excel allows."""
    short = name[:_NAME].rstrip("-_")
    return "daten" if short.lower() in _TAKEN or not short else short


def _widths(cells: Table, columns: Sequence[Column], held: Sequence[Kind]) -> list[int]:
    longest = cells.lazy().select(column.text.str.len_chars().max().alias(column.name) for column in columns).collect().row(0)
    return [
        min(max(_WIDTHS.get(kind, length or 0), len(column.name) + _FILTER_BUTTON, _NARROWEST), _WIDEST)
        for column, kind, length in zip(columns, held, longest, strict=True)
    ]


FORM: Final = Form(
    name="xlsx",
    suffix=".xlsx",
    format="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    source="ECMA-376 Part 1; Microsoft, Excel specifications and limits",
    write=_write,
    lacks=too_much_for_excel,
    examples=(
        Example("number", pl.Float64(), ("1.50", None, "-2"), ("1.5", None, "-2")),
        Example("integer", pl.Int64(), ("12",), ("12",)),
        Example("integer", pl.String(), ("12345678901234567890",), ("12345678901234567890",)),
        Example("date", pl.Date(), ("1900-03-01", "2025-01-31"), ("1900-03-01", "2025-01-31")),
        Example("date", pl.Date(), ("1899-12-31", "2025-01-31"), ("1899-12-31", "2025-01-31")),
        Example("datetime", pl.Datetime("us"), ("2025-01-31T10:05:07",), ("2025-01-31T10:05:07",)),
        Example("time", pl.String(), ("23:59:59",), ("23:59:59",)),
        Example("boolean", pl.Boolean(), ("true", None, "false"), ("true", None, "false")),
        Example(
            "string",
            pl.String(),
            ("007", "=1+1", ' a<b>&\n"ü" ', "_x0041_x0042_"),
            ("007", "=1+1", ' a<b>&\n"ü" ', "_x0041_x0042_"),
        ),
    ),
)
