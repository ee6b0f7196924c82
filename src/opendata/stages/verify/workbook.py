"""(a) a workbook's cells are the treated ones. Read by its own narrow grammar: what is written otherwise is a fault.

Beside the rows nothing in it may hold a cell: all its other texts are given to be searched like those of the documents.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import polars as pl

from opendata.model import Place
from opendata.stages.verify.carried import Fault
from opendata.stages.verify.equal import seen
from opendata.table import OpenResource, Table

DIFFERS: Final = "verify-xlsx-differs"

_SHEET: Final = "xl/worksheets/sheet1.xml"
_SHARED: Final = "xl/sharedStrings.xml"
_PARTS: Final = frozenset(
    {"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    | {"xl/theme/theme1.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml", _SHEET, _SHARED}
)
_CELL: Final = (
    '^<c r="([A-Z]+)([0-9]+)" s="[0-9]+"(?: t="(inlineStr|b)")?>'
    '(?:<is><t xml:space="preserve">([^<>]+)</t></is>|<v>([^<>]+)</v>)?$'
)
_HEADER: Final = re.compile(r'<c r="[A-Z]+1"(?: s="\d+")? t="s"><v>(\d+)</v></c>')
_BEFORE: Final = re.compile(r"(?:<[^<>]*>|(?<=<v>)\d+|\n)*")
_BEHIND: Final = re.compile(r"</sheetData>(?:<(?!row )[^<>]*>)*\n?")
"""What stands around the rows: marks without a text, the header by numbers of strings."""
_STRING: Final = re.compile(r"<si><t(?: xml:space=\"preserve\")?>(.*?)</t></si>", re.DOTALL)
_ESCAPE: Final = re.compile("_x([0-9A-F]{4})_")
_OTHER_ESCAPE: Final = "_x[0-9A-Fa-f]{4}_"  # Excel would read a sign that no cell holds
_WRITTEN: Final = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&#10;": "\n",
    "&#9;": "\t",
    "_x005F_": "_",
    **{f"_x{code:04X}_": chr(code) for code in (*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF)},
}
_ROWS_AT_ONCE: Final = 10_000  # as written they are ten times as large as read
_EPOCH: Final = 25_569  # days from 1899-12-30 to 1970-01-01
_DAY: Final = 86_400


def workbook_differs(
    resource: OpenResource, cells: Table, names: Sequence[str], types: Sequence[str], descriptor: int
) -> Iterator[Fault]:
    """Compare a workbook with its table, batch by batch."""
    place = Place(resource=resource.number)
    with open(descriptor, "rb", closefd=False) as file, zipfile.ZipFile(file) as book:
        if set(book.namelist()) != _PARTS:
            yield DIFFERS, place
            return
        with book.open(_SHEET) as part:
            lines = io.TextIOWrapper(part, "utf-8", newline="\n")
            head = "".join(islice(lines, 2))
            if _header(head, book.read(_SHARED).decode()) != list(names):
                yield "verify-columns-differ", place
                return
            yield from _rows_differ(resource, cells, types, lines)
            behind = "".join(islice(lines, 2))
            if head.count("<row ") != 1 or not (_BEFORE.fullmatch(head) and _BEHIND.fullmatch(behind)):
                yield DIFFERS, place


def texts(descriptor: int) -> str:
    """Give all texts of a workbook but those of its rows, one a line."""
    with open(descriptor, "rb", closefd=False) as file, zipfile.ZipFile(file) as book:
        parts = [book.read(part).decode() for part in book.namelist() if part != _SHEET]
    return "\n".join(html.unescape(re.sub("<[^>]*>", "\n", part)) for part in parts)


def _header(head: str, shared: str) -> list[str]:
    strings = [_ESCAPE.sub(lambda code: chr(int(code[1], 16)), html.unescape(text)) for text in _STRING.findall(shared)]
    return [strings[int(at)] for at in _HEADER.findall(head)]


def _rows_differ(resource: OpenResource, cells: Table, types: Sequence[str], lines: Iterator[str]) -> Iterator[Fault]:
    place = Place(resource=resource.number)
    numbers = [field.number for field in resource.fields]
    differing: set[int] = set()
    first = 2
    batches = cells.scan([f"f{number}" for number in numbers])
    for batch in (part for whole in batches for part in whole.iter_slices(_ROWS_AT_ONCE)):
        wanted = batch.select(seen(name) for name in batch.columns)
        found = _read(pl.Series("line", list(islice(lines, batch.height)), dtype=pl.String), first, len(numbers))
        if found is None:
            yield DIFFERS, place
            return
        for at, (number, type_) in enumerate(zip(numbers, types, strict=True)):
            column = found.gather_every(len(numbers), at)
            if not _placed(column, at, first) or not _shown(column, type_).equals(wanted.to_series(at), check_names=False):
                differing.add(number)
        first += batch.height
    yield from ((DIFFERS, Place(resource=resource.number, field=number)) for number in sorted(differing))


def _read(lines: pl.Series, first: int, width: int) -> pl.DataFrame | None:
    """Take rows apart into cells: column, row, kind, text, number; None where a row is not written as it must be."""
    start = pl.concat_str(pl.lit('<row r="'), pl.int_range(first, first + pl.len()).cast(pl.String), pl.lit('">'))
    end = "</c></row>\n"
    frame = lines.to_frame().with_columns(start.alias("start"))
    framed = frame.select((pl.col("line").str.starts_with(pl.col("start")) & pl.col("line").str.ends_with(end)).all()).item()
    parts = frame.select(pl.col("line").str.strip_prefix(pl.col("start")).str.strip_suffix(end).str.split("</c>"))
    if not framed or not (parts.to_series().list.len() == width).all():
        return None
    groups = parts.explode("line", empty_as_null=True).select(pl.col("line").str.extract_groups(_CELL)).unnest("line")
    groups.columns = ["column", "row", "kind", "text", "number"]
    return groups if groups["column"].null_count() == 0 else None


def _placed(column: pl.DataFrame, at: int, first: int) -> bool:
    rows = pl.select(pl.int_range(first, first + column.height).cast(pl.String)).to_series()
    return bool((column["column"] == _letters(at)).all()) and column["row"].equals(rows, check_names=False)


def _letters(at: int) -> str:
    text, rest = "", at + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def _shown(column: pl.DataFrame, type_: str) -> pl.Series:
    """Give what a reader of the column sees, in the form of the treated cells."""
    written = pl.col("text").str.replace_many(list(_WRITTEN), ["?"] * len(_WRITTEN))
    read = pl.col("text").str.replace_many(list(_WRITTEN), list(_WRITTEN.values()))
    text = pl.when(~written.str.contains(_OTHER_ESCAPE)).then(read)
    return column.select(
        pl.when(pl.col("kind") == "inlineStr").then(text).when(pl.col("number").is_not_null()).then(_typed(type_))
    ).to_series()


def _typed(type_: str) -> pl.Expr:
    value, is_word = pl.col("number"), pl.col("kind") == "b"
    number = value.cast(pl.Float64, strict=False)
    seconds = (number * _DAY).round().cast(pl.Int64, strict=False) - _EPOCH * _DAY
    moment = pl.from_epoch(seconds, time_unit="s")
    match type_:
        case "boolean":
            return pl.when(is_word).then(value.replace_strict({"1": "true", "0": "false"}, default="?", return_dtype=pl.String))
        case "date":
            return moment.dt.to_string("%Y-%m-%d")
        case "datetime":
            return moment.dt.to_string("%Y-%m-%dT%H:%M:%S")
        case "time":
            return moment.dt.to_string("%H:%M:%S")
        case "integer" | "number" | "year":
            return pl.when(~is_word.fill_null(value=False)).then(value)
        case _:
            return pl.lit("?")
