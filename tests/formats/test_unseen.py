"""What workbooks of every form hide, and texts in them that deceive or are damaged (threats T12, T13): named, and kept back."""

import json
import re
import struct
from pathlib import Path

import pytest
from tests.formats.test_workbooks import CALAMINE, SHARED, cells, codes, margin, parsed
from tests.workbooks import Workbook, Worksheet, bare_xlsx, cell, ods, row, rows, table, xlsx

from opendata.commands.check import check
from opendata.formats import biff
from opendata.model import Json
from opendata.policy import load
from opendata.settings import from_environment

POLICY = Path(__file__).parents[2] / "policy"
ROW, COLUMNS, SHEET = b"\x08\x02\x10\x00", b"\x7d\x00\x0c\x00", rb"\x85\x00.\x00"  # MS-XLS 2.4.221, 2.4.53, 2.4.28

needs_corpora = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")


def hidden(book: bytes, record: bytes, first: int, flags: int) -> bytes:
    """Set the bit that hides a row or a column (from 0) of an Excel 97 workbook."""
    data = bytearray(book)
    at = data.index(record + struct.pack("<H", first)) + len(record)
    if record == COLUMNS:
        struct.pack_into("<HH", data, at, first, first)
    data[at + flags] |= 0x20 if record == ROW else 0x01
    return bytes(data)


@needs_corpora
def test_an_old_workbook_hides_rows_and_columns() -> None:
    book = (CALAMINE / "issue444.xls").read_bytes()
    (whole,) = parsed(book, "xls")
    column = struct.unpack_from("<H", book, book.index(COLUMNS) + 4)[0]
    (found,) = parsed(hidden(hidden(book, ROW, 2, 12), COLUMNS, column, 8), "xls")
    assert found.labels == tuple(label for at, label in enumerate(whole.labels) if at != column)
    kept = [one for one in cells(whole) if one[0] != 3]
    assert [one[0] for one in cells(found)] == [one[0] for one in kept]
    assert {"hidden-row", "hidden-column"} <= set(found.reading.hidden)
    assert codes(found)["hidden-rows"] == (3,)
    assert "hidden-columns" in codes(found)
    assert whole.labels[column] in margin(found, "hidden-column")
    assert set(filter(None, cells(whole)[1][1:])) <= margin(found, "hidden-row")


@needs_corpora
@pytest.mark.parametrize("state", [1, 2])
def test_an_old_workbook_whose_sheets_are_all_hidden_has_no_table(state: int) -> None:
    """`state` 2 cannot be undone by Excel's menu."""
    book = (CALAMINE / "any_sheets.xls").read_bytes()
    sheets = [found.end() for found in re.finditer(SHEET, book, re.DOTALL)]
    seen = next(at for at in sheets if book[at + 4] == 0 and book[at + 5] == 0)
    data = bytearray(book)
    data[seen + 4] = state
    (found,) = parsed(bytes(data), "xls")
    assert codes(found) == {"workbook-empty": ()}
    assert found.cells is None


GROUPS = (
    ("Ort", "Einwohner", "", "", "Haushalte", ""),
    ("", "m", "w", "d", "1", "2+"),
    *((f"Ort {at}", *range(at, at + 5)) for at in range(3)),
)
NAMES = ("Ort", "Einwohner m", "Einwohner w", "Einwohner d", "Haushalte 1", "Haushalte 2+")


def grouped(form: str, hidden: tuple[int, ...]) -> bytes:
    """Write a table whose header has groups merged over columns, some of those (from 0) hidden."""

    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, record in enumerate(GROUPS):
            sheet.write_row(at, 0, record)
        for area in (0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 5):
            sheet.merge_range(*area, GROUPS[0][area[1]])
        for column in hidden:
            sheet.set_column(column, column, None, None, {"hidden": True})

    if form == "xlsx":
        return xlsx(fill)
    collapsed = ('table:visibility="collapse"' if at in hidden else "" for at in range(len(NAMES)))
    columns = (f"<table:table-column {said}/>" for said in collapsed)
    covered = "<table:covered-table-cell/>"
    one, three, two = (cell(GROUPS[0][at], f'table:number-{way}-spanned="{size}"') for at, way, size in SPANNED)
    top = row(one, three, covered, covered, two, covered)
    second = row(covered, *map(cell, GROUPS[1][1:]))
    return ods(table(*columns, top, second, *(row(*map(cell, record)) for record in GROUPS[2:])))


SPANNED = ((0, "rows", 2), (1, "columns", 3), (4, "columns", 2))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("hidden", [(), (1,), (2,), (3,), (1, 2), (2, 3), (1, 2, 3), (4,), (5,), (3, 4), (1, 5), (0,)], ids=str)
def test_a_group_of_a_header_ends_where_it_was_merged_to_whichever_columns_are_hidden(form: str, hidden: tuple[int, ...]) -> None:
    (found,) = parsed(grouped(form, hidden), form)
    assert found.labels == tuple(name for at, name in enumerate(NAMES) if at not in hidden)
    assert [one[1:] for one in cells(found)] == [
        tuple(str(value) for at, value in enumerate(record) if at not in hidden) for record in GROUPS[2:]
    ]


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ((0, 1, 3, 4, 5, 7), (6, "A, B, D-F, H")),
        ((20, 60), None),  # nothing stands there
        ((1, 20), (1, "B")),
    ],
    ids=str,
)
def test_hidden_columns_go_by_their_letters_where_anything_stands_in_them(
    hidden: tuple[int, ...], told: tuple[int, str] | None
) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, record in enumerate([("Ort", *"bcdefgh"), ("Berg", *range(7)), ("Tal", *range(7))]):
            sheet.write_row(at, 0, record)
        for column in hidden:
            sheet.set_column(column, column, None, None, {"hidden": True})

    (found,) = parsed(xlsx(fill))
    issues = [(issue.count, issue.params["columns"]) for issue in found.issues if issue.code == "hidden-columns"]
    assert issues == ([told] if told else [])


# ------------------------------------------------------------------------------------------- formulas without a result


def text(value: str) -> str:
    return f't="inlineStr"><is><t>{value}</t></is></c>'


def formula_book(*results: str) -> bytes:
    """Write a sheet with a header, numbers in A and in B a formula in each row, with what stands beside it."""
    header = f'<row r="1"><c r="A1" {text("Soll")}<c r="B1" {text("Ist")}</row>'
    body = (
        f'<row r="{at}"><c r="A{at}"><v>{at}</v></c><c r="B{at}"{result}</c></row>' for at, result in enumerate(results, start=2)
    )
    return bare_xlsx(header + "".join(body))


VALUE = "><f>A2*2</f><v>4</v>"


@pytest.mark.parametrize(
    ("result", "has_none"),
    [
        ("><f>A2*2</f><v></v>", True),
        ("><f>A2*2</f><v/>", True),
        ("><f>A2*2</f>", True),
        ('><f t="shared" si="0"/><v />', True),
        (' t="n"><f t="array" ref="B3">SUM(A2:A3)</f>\n', True),
        (VALUE, False),
        (' t="str"><f>""</f><v></v>', False),  # its result is an empty text
        (' t="e"><f>1/0</f><v>#DIV/0!</v>', False),
        ("><v></v>", False),
    ],
)
def test_a_formula_without_a_result_is_an_error_and_not_an_empty_cell(result: str, has_none: bool) -> None:
    (found,) = parsed(formula_book(VALUE, result, VALUE))
    issues = [(issue.severity, issue.place.field, issue.rows, issue.count, issue.params) for issue in found.issues]
    wanted = ("error", 2, (3,), 1, {"column": "B"})
    assert [one for one in issues if one[0] == "error"] == ([wanted] if has_none else [])


def test_columns_and_sheets_of_nothing_but_formulas_without_a_result_do_not_vanish() -> None:
    header, nameless = f'<row r="1"><c r="A1" {text("Soll")}<c r="C1" {text("Ort")}</row>', '<c r="B2"><f>A2</f></c>'
    (found,) = parsed(bare_xlsx(f'{header}<row r="2"><c r="A2"><v>1</v></c>{nameless}<c r="C2" {text("Berg")}</row>'))
    assert found.labels == ("Soll", "", "Ort")
    assert [(issue.place.field, issue.rows) for issue in found.issues if issue.severity == "error"] == [(2, (2,))]
    (sheet,) = parsed(bare_xlsx('<row r="1"><c r="A1"><f>B1</f></c></row><row r="2"><c r="A2"><f>B2</f></c></row>'))
    assert sheet.cells is None
    assert codes(sheet) == {"formula-without-value": (1, 2)}


def test_formulas_that_nobody_sees_or_that_stand_below_the_data_need_no_result() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, record in enumerate([("Ort", "a", "b"), ("Berg", 1, 2), ("Hain", 1, 2), ("Tal", 3, 4)]):
            sheet.write_row(at, 0, record)
        sheet.write("A6", "Quelle: Amt, Stand:")
        for place in ("B2", "C3", "C6"):
            sheet.write_formula(place, "=1+1", None, "")
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})

    data = xlsx(fill)
    (found,) = parsed(data)
    assert "formula-without-value" not in codes(found)


def test_an_open_document_has_formulas_without_a_result_too() -> None:
    bare = '<table:table-cell table:formula="of:=[.A2]*2"/>'
    empty = '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>'
    rows_of = (row(cell(at), inside) for at, inside in enumerate([cell(4), bare, empty, cell(8)]))
    (found,) = parsed(ods(table(row(cell("Soll"), cell("Ist")), *rows_of)), "ods")
    assert [(issue.code, issue.place.field, issue.rows) for issue in found.issues] == [("formula-without-value", 2, (3,))]


FORMULA = struct.Struct("<3H8sHIH")  # MS-XLS 2.4.127
EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"


@pytest.mark.parametrize(
    ("tokens", "has_none"),
    [
        (b"\x44\x01\x00\x00\xc0\x1e\x02\x00\x05", True),  # A2*2
        (b"\x25\x00\x00\x01\x00\x00\xc0\x00\xc0\x19\x10\x00\x00", True),  # SUM(A1:A2)
        (b"\x25\x00\x00\x01\x00\x00\xc0\x00\xc0\x42\x01\x05\x00", True),  # AVERAGE(A1:A2)
        (b"\x44\x01\x00\x00\xc0", False),  # A2 may hold an empty text
        (b"\x17\x00\x00", False),  # ""
        (b"\x44\x01\x00\x00\xc0\x17\x00\x00\x08", False),  # A2&""
    ],
)
def test_an_old_workbook_says_so_by_the_empty_text_that_arithmetic_never_gives(tokens: bytes, has_none: bool) -> None:
    sheet = biff._Sheet({})
    sheet.take(0x06, FORMULA.pack(4, 2, 0, EMPTY_TEXT, 0, 0, len(tokens)) + tokens)
    sheet.take(0x06, FORMULA.pack(5, 2, 0, struct.pack("<d", 7.5), 0, 0, len(tokens)) + tokens)
    assert {column: list(rows) for column, rows in sheet.unvalued.items()} == ({2: [5]} if has_none else {})


DAMAGED: list[tuple[str | int, ...]] = [("Ort", "Wert"), ("StraÃŸe", 1), ("Hain", 2), ("Gr\ufffdn", 3), ("Berg", 4)]


def as_ods(records: list[tuple[str | int, ...]], name: str = "Orte") -> bytes:
    return ods(table(*(row(*(cell(value) for value in one)) for one in records), name=name))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_damaged_letters_of_a_workbook_are_an_error_with_rows(form: str) -> None:
    (found,) = parsed(xlsx(rows(*DAMAGED)) if form == "xlsx" else as_ods(DAMAGED), form)
    (issue,) = [one for one in found.issues if one.code == "damaged-characters"]
    assert (issue.severity, issue.rows) == ("error", (2, 4))


def told(tmp_path: Path, name: str, data: bytes) -> Json:
    (tmp_path / name).write_bytes(data)
    return check(tmp_path / name, from_environment({"OPENDATA_POLICY": str(POLICY)}, var=str(tmp_path / "var")), load(POLICY))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("odd", ["Hö\u202ehe", "Hö\u200bhe", "H\u043ehe"], ids=["bidi", "zero-width", "homoglyph"])
def test_names_in_a_workbook_that_deceive_are_shown_to_nobody(form: str, odd: str, tmp_path: Path) -> None:
    """Of a column, and of a sheet: what `clear` does not let out becomes a number."""
    records: list[tuple[str | int, ...]] = [("Ort", odd), ("Berg", 1), ("Hain", 2), ("Tal", 3)]
    data = xlsx(rows(*records), name=odd) if form == "xlsx" else as_ods(records, odd)
    answer = told(tmp_path, f"orte.{form}", data)
    (resource,) = answer["resources"]
    assert [field["name"] for field in resource["fields"]] == ["Ort", "field 2"]
    assert resource["sheet"] == {"number": 1, "name": None}
    assert odd not in json.dumps(answer, ensure_ascii=False)
