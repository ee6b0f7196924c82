"""Every form keeps the contract: its examples read back as said by programs that are not ours, and same input, same bytes."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from opendata.formats.forms import FORMS, Column, Form, Told, form_of
from opendata.formats.forms.form import Example
from opendata.nameless import content
from opendata.table import Table, cells_schema, write
from opendata.texts import TEXTS

TOLD = Told("messung", date(2026, 11, 23), (10.8, 49.8, 11.0, 50.0), (("Titel", "Messungen"), ("Stand", "23.11.2026")))
EXAMPLES = [
    pytest.param(form, example, id=f"{form.name}-{example.type}-{at}")
    for form in FORMS
    for at, example in enumerate(form.examples)
]
Cells = Sequence[str | None]


def table(*columns: Cells) -> Table:
    data = {f"f{at}": list(cells) for at, cells in enumerate(columns, start=1)}
    frame = pl.DataFrame({"row": list(range(2, 2 + len(columns[0]))), **data}, schema=cells_schema(len(columns)))
    return write([frame], frame.schema)


def columns_of(example: Example) -> tuple[Column, ...]:
    """Give the example's column, and a point, without which some forms have nothing to write."""
    digits = max((len(cell.strip("-")) for cell in example.cells if cell), default=0)
    return (
        Column(1, 'Wert "ä"', example.type, example.stored, digits=digits),
        Column(2, "lat", "number", pl.Float64()),
        Column(3, "lon", "number", pl.Float64()),
    )


def written(form: Form, example: Example) -> bytes:
    count = len(example.cells)
    cells = table(example.cells, ["49.891"] * count, ["10.9"] * count)
    columns = columns_of(example)
    assert form.lacks(cells, columns, TOLD) is None
    data = content(form.write(cells, columns, TOLD))
    assert data == content(form.write(cells, columns, TOLD))
    return data


@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_an_example_reads_back_as_said(form: Form, example: Example) -> None:
    header, shown = READERS[form.name](written(form, example))
    assert header == ['Wert "ä"', "lat", "lon"]
    assert shown == list(example.shows)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_has_a_name_a_source_a_reader_and_examples(form: Form) -> None:
    assert f"form-{form.name}" in TEXTS
    assert form.source
    assert form.examples
    assert form.name in READERS
    assert form_of(f"data/messung{form.suffix}") is form


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_table_without_rows_is_still_a_file_that_opens(form: Form) -> None:
    empty, columns = table([], [], []), columns_of(Example("string", pl.String(), (), ()))
    if form.lacks(empty, columns, TOLD) is None:
        assert READERS[form.name](content(form.write(empty, columns, TOLD))) == (['Wert "ä"', "lat", "lon"], [])


# ---------------------------------------------------------------------------------------------- readers that are not ours


def first_cells(rows: Sequence[Sequence[object]]) -> list[str | None]:
    return [canonical(row[0]) for row in rows]


def canonical(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value) if value not in (None, "") else None


def as_csv(data: bytes, delimiter: str = ",") -> tuple[list[str], list[str | None]]:
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True)
    return header, [row[0] if row[0].strip() else None for row in rows]


def as_excel_csv(data: bytes) -> tuple[list[str], list[str | None]]:
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    return as_csv(data[3:], ";")


def as_parquet(data: bytes) -> tuple[list[str], list[str | None]]:
    frame = pl.read_parquet(io.BytesIO(data))
    return frame.columns, first_cells(frame.rows())


def as_workbook(data: bytes) -> tuple[list[str], list[str | None]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["messung", "Info"]
    assert book.get_sheet_by_name("Info").to_python()[:2] == [["Titel", "Messungen"], ["Stand", "23.11.2026"]]
    header, *rows = book.get_sheet_by_index(0).to_python()
    return [str(name) for name in header], first_cells([row for row in rows if any(cell != "" for cell in row)])


def as_geojson(data: bytes) -> tuple[list[str], list[str | None]]:
    told = json.loads(data)
    assert told["type"] == "FeatureCollection"
    for feature in told["features"]:
        assert feature["geometry"] == {"type": "Point", "coordinates": [10.9, 49.891]}
    rows = [feature["properties"] for feature in told["features"]]
    return list(rows[0]) if rows else ['Wert "ä"', "lat", "lon"], first_cells([list(row.values()) for row in rows])


READERS: dict[str, Callable[[bytes], tuple[list[str], list[str | None]]]] = {
    "csv": as_csv,
    "excel-csv": as_excel_csv,
    "parquet": as_parquet,
    "xlsx": as_workbook,
    "geojson": as_geojson,
}
