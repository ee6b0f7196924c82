"""Workbooks as a person sees them: values, merged cells, several sheets; and what is not seen is named, scanned, kept back."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.workbooks import Workbook, Worksheet, cell, ods, row, rows, table, xlsx

from opendata.formats import FORMATS
from opendata.formats.parsed import Parsed

SHARED = Path(__file__).parents[2] / ".." / "shared"
CALAMINE = SHARED / "corpora/calamine/tests"


def parsed(data: bytes, kind: str = "xlsx", names: tuple[str, ...] = (), **declared: object) -> tuple[Parsed, ...]:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return FORMATS[kind].tables(file.fileno(), 1, declared, names)


def cells(found: Parsed) -> list[tuple[Any, ...]]:
    assert found.cells is not None
    return found.cells.lazy().filter(pl.col("row") <= found.last_row).collect().rows()


def codes(found: Parsed) -> dict[str, tuple[int, ...]]:
    return {issue.code: issue.rows for issue in found.issues}


def margin(found: Parsed, place: str) -> set[str]:
    return {text for own, text in found.margins if own == place}


# -------------------------------------------------------------------------------------------------------------- values


def test_values_are_as_the_program_shows_them() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Nr", "Anteil", "Preis", "Tag", "Zeit", "Moment", "offen", "PLZ", "Kurz"])
        for at in (1, 2):
            sheet.write(at, 0, at)
            sheet.write(at, 1, 0.125, book.add_format({"num_format": "0.0 %"}))
            sheet.write(at, 2, 0.1 + 0.2, book.add_format({"num_format": "#,##0.00 €"}))
            day = datetime(2024, 2, 29)  # noqa: DTZ001  (a cell knows no zone)
            sheet.write_datetime(at, 3, day, book.add_format({"num_format": "dd.mm.yyyy"}))
            sheet.write(at, 4, 0.25, book.add_format({"num_format": "hh:mm"}))
            moment = datetime(2024, 2, 29, 13, 5, 7)  # noqa: DTZ001
            sheet.write_datetime(at, 5, moment, book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"}))
            sheet.write_boolean(at, 6, at == 1)
            sheet.write(at, 7, 1099, book.add_format({"num_format": "00000"}))
            sheet.write(at, 8, 1e-7)

    (found,) = parsed(xlsx(fill))
    expected = ("0.125", "0.3", "2024-02-29", "06:00:00", "2024-02-29T13:05:07")
    assert cells(found) == [(2, "1", *expected, "true", "01099", "0.0000001"), (3, "2", *expected, "false", "01099", "0.0000001")]


def test_a_typed_fraction_is_no_group_of_thousands() -> None:
    (found,) = parsed(xlsx(rows(("Ort", "Wert"), ("Berg", 7.168), ("Hain", 1.234), ("Tal", 2.5))))
    assert found.known["f2"].type == "number"
    assert found.known["f2"].decimal_mark == "."
    (mixed,) = parsed(xlsx(rows(("Ort", "Wert"), ("Berg", 7.168), ("Hain", "1.234,5"), ("Tal", 2.5))))
    assert mixed.known["f2"].type == "string"
    (signs,) = parsed(xlsx(rows(("Ort", "Wert"), ("Berg", 7.168), ("Hain", "k.A."), ("Tal", 2.5), ("Quelle: Amt",))))
    assert signs.known["f2"].type == "number"


def test_a_failed_formula_has_no_value_and_is_named() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Ort", "Wert"])
        sheet.write_row(1, 0, ["Berg", 5])
        sheet.write_row(2, 0, ["Hain"])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_row(3, 0, ["Tal"])
        sheet.write_formula(3, 1, "=2+3", None, 5)

    (found,) = parsed(xlsx(fill))
    assert cells(found) == [(2, "Berg", "5"), (3, "Hain", ""), (4, "Tal", "5")]
    assert codes(found) == {"cell-error": (3,)}


# -------------------------------------------------------------------------------------------------------------- layout


def merged_header(_: Workbook, sheet: Worksheet) -> None:
    sheet.write(0, 1, "Stadt Heilberg - Stabsstelle")
    sheet.write(2, 1, "Einwohner zum 31.12.2016")
    sheet.merge_range(3, 1, 4, 1, "Stadtteil")
    sheet.merge_range(3, 2, 3, 3, "Geschlecht")
    sheet.merge_range(3, 4, 4, 4, "Fläche in km²")
    sheet.write_row(4, 2, ["m", "w"])
    sheet.write_row(5, 1, ["Berg", 1200, 1300, 4.52])
    sheet.write_row(6, 1, ["Hain", 900, 950, 2.1])
    sheet.write_row(7, 1, ["Gesamt", 2100, 2250, 6.62])
    sheet.write(9, 1, "Quelle: Melderegister")


def test_merged_headers_are_joined_and_rows_have_the_programs_numbers() -> None:
    (found,) = parsed(xlsx(merged_header))
    assert found.labels == ("Stadtteil", "Geschlecht m", "Geschlecht w", "Fläche in km²")
    assert (found.reading.preamble_rows, found.reading.header_rows, found.reading.footer_rows) == (3, (4, 5), 2)
    assert cells(found) == [
        (6, "Berg", "1200", "1300", "4.52"),
        (7, "Hain", "900", "950", "2.1"),
        (8, "Gesamt", "2100", "2250", "6.62"),
    ]
    assert margin(found, "preamble") == {"Stadt Heilberg - Stabsstelle", "Einwohner zum 31.12.2016"}
    assert margin(found, "footer") == {"Quelle: Melderegister"}
    assert codes(found) == {"total-row": (8,)}


def test_a_sum_is_the_foot_of_a_sheet_and_numbers_alone_have_no_header() -> None:
    (found,) = parsed(xlsx(rows(("Ort", "Wert"), ("Berg", 1.5), ("Hain", 2), ("Tal", 7), (None, None), ("Summe", 10.5))))
    assert cells(found) == [(2, "Berg", "1.5"), (3, "Hain", "2"), (4, "Tal", "7")]
    assert margin(found, "footer") == {"Summe", "10.5"}
    assert (codes(found), found.reading.footer_rows) == ({"total-below": (6,)}, 2)
    (bare,) = parsed(xlsx(rows((1, 2.5), (2, 3.5), (3, 4.5))))
    assert codes(bare) == {"no-header": ()}


def test_merged_years_above_words_are_a_header() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 0, "Ort")
        sheet.merge_range(0, 1, 0, 2, 2022)
        sheet.merge_range(0, 3, 0, 4, 2023)
        sheet.write_row(1, 1, ["m", "w", "m", "w"])
        for at in range(2, 9):
            sheet.write_row(at, 0, [f"Ort {at}", at, 2 * at, 3 * at, 4 * at])

    (found,) = parsed(xlsx(fill))
    assert found.reading.header_rows == (1, 2)
    assert found.labels == ("Ort", "2022 m", "2022 w", "2023 m", "2023 w")


def test_cells_merged_over_rows_count_for_each_row() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Bezirk", "Ort", "Wert"])
        sheet.merge_range(1, 0, 2, 0, "Nord")
        sheet.write_row(1, 1, ["Berg", 1])
        sheet.write_row(2, 1, ["Hain", 2])
        sheet.write_row(3, 0, ["Süd", "Tal", 3])

    (found,) = parsed(xlsx(fill))
    assert cells(found) == [(2, "Nord", "Berg", "1"), (3, "Nord", "Hain", "2"), (4, "Süd", "Tal", "3")]


def test_an_empty_column_between_others_is_left_out() -> None:
    (found,) = parsed(xlsx(rows(("Ort", None, "Wert"), ("Berg", None, 1.5), ("Hain", None, 2))))
    assert found.labels == ("Ort", "Wert")
    assert cells(found) == [(2, "Berg", "1.5"), (3, "Hain", "2")]
    assert list(found.known) == ["f2"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared tables are not here")
def test_a_real_workbook_reads_as_labelled() -> None:
    (found,) = parsed((SHARED / "realdata/tables/T050_demographie_stadtteile.xlsx").read_bytes())
    assert (found.reading.header_rows, len(found.labels), len(cells(found)), found.reading.footer_rows) == ((4, 5), 31, 11, 3)


# -------------------------------------------------------------------------------------------------------------- sheets


def several(book: Workbook, sheet: Worksheet) -> None:
    sheet.write_row(0, 0, ["Ort", "Wert"])
    sheet.write_row(1, 0, ["Berg", 1])
    book.add_worksheet("Leer")
    second = book.add_worksheet("Zeiten")
    second.write_row(0, 0, ["Jahr", "Zahl"])
    second.write_row(1, 0, [2024, 7])
    hidden = book.add_worksheet("Personal")
    hidden.write(0, 0, "Max Muster")
    hidden.hide()
    book.add_worksheet("Tief").very_hidden()


def test_every_sheet_is_a_table_but_for_empty_and_hidden_ones() -> None:
    found = parsed(xlsx(several))
    assert [(one.sheet, one.sheet_name, one.labels) for one in found] == [
        (1, "Orte", ("Ort", "Wert")),
        (3, "Zeiten", ("Jahr", "Zahl")),
    ]
    assert "hidden-sheet" in found[0].reading.hidden
    assert margin(found[0], "hidden-sheet-name") == {"Personal", "Tief"}
    assert margin(found[0], "hidden-sheet") == {"Max Muster"}
    assert [(issue.code, issue.count, issue.params) for issue in found[0].issues] == [("hidden-sheets", 2, {"sheets": "4, 5"})]


@pytest.mark.parametrize(
    ("dialect", "names", "sheets"),
    [
        ({"sheetNumber": 3}, (), [3]),
        ({"sheetName": "Zeiten"}, ("Jahr", "Zahl"), [3]),
        ({}, ("Ort", "Wert"), [1]),
        ({"sheetNumber": 1, "sheetName": "Orte"}, (), [1]),
    ],
)
def test_the_package_says_which_sheet(dialect: dict[str, Any], names: tuple[str, ...], sheets: list[int]) -> None:
    found = parsed(xlsx(several), names=names, dialect=dialect)
    assert [one.sheet for one in found] == sheets
    assert "other-sheet" in found[0].reading.hidden


@pytest.mark.parametrize(
    ("dialect", "code"), [({"sheetNumber": 9}, "sheet-missing"), ({"sheetName": "Personal"}, "sheet-hidden")]
)
def test_a_sheet_that_is_not_there_or_hidden_is_refused(dialect: dict[str, Any], code: str) -> None:
    (found,) = parsed(xlsx(several), dialect=dialect)
    assert found.cells is None
    assert list(codes(found)) == [code]


# ------------------------------------------------------------------------------------------------------- what is not seen


def unseen(book: Workbook, sheet: Worksheet) -> None:
    sheet.write_row(0, 0, ["Ort", "Zuständig", "Wert"])
    sheet.write_row(1, 0, ["Berg", "Eva Beispiel", 1])
    sheet.write_row(2, 0, ["Hain", "Eva Beispiel", 2])
    sheet.write_row(3, 0, ["Tal", "Eva Beispiel", 3])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    sheet.write_comment(1, 0, "Rückruf Frau Kommentar", {"author": "Karl Autor"})
    sheet.set_header("&LSachbearbeitung Kopf")
    sheet.insert_textbox(5, 5, "Text im Kasten")
    book.define_name("Geheimname", "=Orte!$A$1")
    book.set_properties({"author": "Anna Verfasser", "company": "Firma Beispiel", "comments": "Entwurf"})
    book.set_custom_property("Bearbeiter", "Kurt Eigen")


def test_hidden_rows_columns_and_parts_are_named_scanned_and_kept_back() -> None:
    (found,) = parsed(xlsx(unseen))
    assert found.labels == ("Ort", "Wert")
    assert cells(found) == [(2, "Berg", "1"), (4, "Tal", "3")]
    assert set(found.reading.hidden) == {
        *("properties", "comment", "drawing", "defined-name", "page-header", "hidden-row", "hidden-column")
    }
    assert codes(found) == {"hidden-rows": (3,), "hidden-columns": (), "hidden-comments": ()}
    assert [issue.params for issue in found.issues] == [{}, {"columns": "B"}, {"cells": "A2"}]
    assert {"Anna Verfasser", "Firma Beispiel", "Entwurf", "Kurt Eigen"} <= margin(found, "properties")
    assert {"Rückruf Frau Kommentar", "Karl Autor"} <= margin(found, "comment")
    assert margin(found, "hidden-column") == {"Zuständig", "Eva Beispiel"}
    assert margin(found, "hidden-row") == {"Hain", "Eva Beispiel", "2"}
    assert "Text im Kasten" in margin(found, "drawing")
    assert margin(found, "page-header") == {"&LSachbearbeitung Kopf"}
    assert any("Geheimname" in text for text in margin(found, "defined-name"))


def test_an_open_document_hides_no_less() -> None:
    note = "<office:annotation><dc:creator>Max</dc:creator><text:p>Notiz</text:p></office:annotation>"
    failed = 'table:formula="of:=1/0" office:string-value="" calcext:value-type="error"'
    data = ods(
        table(
            '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>',
            row(cell("Ort"), cell("Amt"), cell("Wert")),
            row(cell("Berg", inside=note), cell("x"), cell(7.168)),
            row(cell("Hain"), cell("x"), cell(2.25), around='table:visibility="filter"'),
            row(cell("Tal", 'table:number-rows-spanned="2"'), cell("x"), cell("#DIV/0!", failed)),
            row("<table:covered-table-cell/>", cell("x"), cell(3)),
        )
        + table(row(cell("geheim")), name="Versteckt", around='table:style-name="h"'),
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>',
    )
    (found,) = parsed(data, "ods")
    assert cells(found) == [(2, "Berg", "7.168"), (4, "Tal", ""), (5, "Tal", "3")]
    assert codes(found) == {
        "cell-error": (4,),
        "hidden-rows": (3,),
        **dict.fromkeys(("hidden-columns", "hidden-comments", "hidden-sheets"), ()),
    }
    assert [issue.params for issue in found.issues] == [{}, {}, {"columns": "B"}, {"cells": "A2"}, {"sheets": "2"}]
    assert margin(found, "hidden-sheet-name") == {"Versteckt"}
    assert margin(found, "hidden-sheet") == {"geheim"}
    assert margin(found, "comment") == {"Max Notiz"}
    assert margin(found, "properties") == {"Erika Muster"}
    assert margin(found, "hidden-row") == {"Hain", "x", "2.25"}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize("name", ["any_sheets.xls", "any_sheets.xlsx", "any_sheets.ods"])
def test_the_three_formats_read_one_workbook_alike(name: str) -> None:
    (found,) = parsed((CALAMINE / name).read_bytes(), name.rpartition(".")[2])
    assert [record[1:] for record in cells(found)][:3] == [("1", "2"), ("3", "4"), ("5", "6")]
    assert "Hidden" in margin(found, "hidden-sheet-name")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
def test_an_old_workbook_tells_its_author_and_macros() -> None:
    found = parsed((CALAMINE / "issues.xls").read_bytes(), "xls")
    assert "SOCIETE GENERALE" in margin(found[0], "properties")
    assert "macros-ignored" in codes(found[0])


def test_text_under_the_name_of_a_workbook_is_read_as_text() -> None:
    (found,) = parsed(b"Ort;Wert\nBerg;1\nHain;2\n", "xls")
    assert found.labels == ("Ort", "Wert")
    (page,) = parsed(b"\n<html><table><tr><td>1</td></tr></table></html>", "xls")
    assert list(codes(page)) == ["workbook-markup"]
    (inside,) = parsed(xlsx(rows(("Ort", "Wert"), ("Berg", 1))), "xls")
    assert inside.labels == ("Ort", "Wert")
