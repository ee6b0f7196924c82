"""What workbooks of every form hide, and texts in them that deceive or are damaged (threats T12, T13): named, and kept back."""

import json
import re
import struct
from pathlib import Path

import pytest
from tests.formats.test_workbooks import CALAMINE, SHARED, cells, codes, margin, parsed
from tests.workbooks import cell, ods, row, rows, table, xlsx

from opendata.commands.check import check
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
