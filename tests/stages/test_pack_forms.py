"""pack: every form says the same cells, whatever they hold; checked by other programs' readers, cell by cell."""

import csv
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from opendata.dcat import Edition
from opendata.model import Json
from opendata.nameless import content
from opendata.stages.pack import pack
from opendata.stages.verify import verify

Cells = list[str | None]
Columns = dict[str, tuple[str, Cells]]
Room = Any

PLACES: Columns = {"lat": ("number", ["49.90", None]), "lon": ("number", ["10.9", "10.8"]), "n": ("integer", ["1", "2"])}


def packed(made: Room, edition: Edition, *, complete: bool = True) -> dict[str, bytes]:
    files = pack(made.treated(), made.package(), made.verdict(), (), edition, complete=complete)
    return {path: content(descriptor) for path, descriptor in files.items()}


def described(files: dict[str, bytes]) -> Json:
    return dict(json.loads(files["datapackage.json"])["resources"][0])


# ----------------------------------------------------------------------------------------------------- the same in all forms

SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(list("äöüß\"';,\n\r\t &<>_x0041_\x00\x1f\ufffe\u2028😀="))
TEXTS = st.text(SIGNS, max_size=12) | st.sampled_from(
    [
        "007",
        "1e400",
        "12345678901234567890",
        "_x0041_x0042_",
        "_x005F_",
        "1.5",
        "TRUE",
        "2025-01-31",
        " a ",
        "a\r\nb",
        "]]>",
        "ID",
    ]
)
INTEGERS = st.integers().map(str) | st.integers(10**14, 10**20).map(str)
NUMBERS = (
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(str)
    | st.sampled_from(["12.50", "-0.0", "1e99", "1e400", "5E-7", "0.12345678901234567", "100000000000000000000", "0"])
    | st.integers(-(10**6), 10**6).map(str)
)
DATES = st.dates(date(1, 1, 1)).map(date.isoformat) | st.sampled_from(["1899-12-31", "1900-02-28", "1900-03-01", "9999-12-31"])
MOMENTS = st.datetimes(datetime(1000, 1, 1)).map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0"))  # noqa: DTZ001
TIMES = st.times().map(lambda moment: moment.strftime("%H:%M:%S")) | st.sampled_from(["00:00:00", "23:59:59"])
KINDS = {
    "string": TEXTS,
    "integer": INTEGERS,
    "number": NUMBERS,
    "date": DATES,
    "datetime": MOMENTS | MOMENTS.map(lambda moment: f"{moment}Z"),
    "time": TIMES,
    "boolean": st.sampled_from(["true", "false"]),
    "year": st.integers(0, 9999).map(lambda year: f"{year:04}"),
}


@st.composite
def tables(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Columns:
    """Columns of one to three kinds beside a place, with gaps."""
    rows = draw(st.integers(1, 5))
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3))
    columns = {
        f"spalte {at}": (kind, draw(st.lists(st.none() | KINDS[kind], min_size=rows, max_size=rows)))
        for at, kind in enumerate(kinds)
    }
    places = {"Breite": ("number", ["49.9"] * rows), "Länge": ("number", ["10.90", *["10.85"] * (rows - 1)])}
    return columns | places


@settings(max_examples=60)
@given(tables())
def test_every_form_reads_back_as_the_clean_csv(room: type, edition: Edition, columns: Columns) -> None:
    files = packed(room(columns), edition)
    header, *rows = csv.reader(io.StringIO(files["data/messung.csv"].decode(), newline=""), strict=True)
    wanted = [[cell if cell.strip() else None for cell in row] for row in rows]
    assert header == list(columns)
    assert wanted == [[cell if cell and cell.strip() else None for cell in row] for row in zip(*treated(columns), strict=True)]
    types = [field["type"] for field in described(files)["schema"]["fields"]]
    for read in (from_german, from_workbook, from_places, from_parquet):
        assert same(read(files, types), wanted), read.__name__


@settings(max_examples=60)
@given(tables())
def test_verify_takes_whatever_pack_writes(room: type, edition: Edition, columns: Columns) -> None:
    """Formulas are refused by their own check, which is not asked here; nor is what a reader finds odd in short samples."""
    made = room({name: (kind, [cell and cell.replace("=", ".") for cell in cells]) for name, (kind, cells) in columns.items()})
    files = pack(made.treated(), made.package(), made.verdict(), (), edition)
    assert verify(made.opened(), made.treated(), made.read_again(), made.verdict(), made.inspection(), made.inspection(), files)


def treated(columns: Columns) -> list[Cells]:
    return [cells for _, cells in columns.values()]


def same(found: list[list[object]], wanted: list[Cells]) -> bool:
    return len(found) == len(wanted) and all(
        len(row) == len(cells) and all(map(equal, row, cells)) for row, cells in zip(found, wanted, strict=True)
    )


def equal(found: object, wanted: str | None) -> bool:
    """Compare what a program read with the text of the clean CSV."""
    if wanted is None:
        return found in (None, "")
    if isinstance(found, bool):
        return str(found).lower() == wanted
    if isinstance(found, int | float):
        return (
            float(found) == float(wanted) and sum(sign.isdigit() for sign in wanted.lower().partition("e")[0].lstrip("-0.")) <= 15
        )
    if isinstance(found, Decimal):
        return found == Decimal(wanted)
    return (found.isoformat() if isinstance(found, date | time) else str(found)) == wanted  # a datetime is a date


def from_german(files: dict[str, bytes], types: list[str]) -> list[list[object]]:
    data = files["data/messung.excel.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    _, *rows = csv.reader(io.StringIO(data[3:].decode(), newline=""), delimiter=";", strict=True)
    return [[iso(cell, type_) for cell, type_ in zip(row, types, strict=True)] for row in rows]


def iso(cell: str, type_: str) -> str | None:
    if not cell.strip():
        return None
    if type_ == "number":
        assert "." not in cell
        return cell.replace(",", ".")
    if type_ in {"date", "datetime"}:
        day, month, year = cell[:10].split(".")
        return f"{year}-{month}-{day}" + (f"T{cell[11:]}" if type_ == "datetime" else "")
    return cell


def from_workbook(files: dict[str, bytes], types: list[str]) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(files["data/messung.xlsx"])).get_sheet_by_index(0)
    rows = sheet.to_python()[1:]
    return [[row[at] if at < len(row) else None for at in range(len(types))] for row in rows]


def from_places(files: dict[str, bytes], types: list[str]) -> list[list[object]]:
    features = json.loads(files["data/messung.geojson"])["features"]
    for feature in features:
        properties = feature["properties"]
        assert feature["geometry"] == {"type": "Point", "coordinates": [properties["Länge"], properties["Breite"]]}
    return [list(feature["properties"].values())[: len(types)] for feature in features]


def from_parquet(files: dict[str, bytes], _types: list[str]) -> list[list[object]]:
    frame = pl.read_parquet(io.BytesIO(files["data/messung.parquet"]))
    return [[stored(cell) for cell in row] for row in frame.rows()]


def stored(cell: object) -> object:
    """A whole number is stored as such, whatever its length; a decimal shows all its places, `0.500` for `0.5`."""
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


# --------------------------------------------------------------------------------------------------------- what Excel cannot


@pytest.mark.parametrize(
    ("kind", "cells", "types"),
    [
        ("integer", ["1", "123456789012345"], [float, float]),
        ("integer", ["1", "1234567890123456"], [str, str]),
        ("number", ["1.5", "0.1234567890123456"], [str, str]),
        ("date", ["1900-03-01", "2025-01-31"], [date, date]),
        ("date", ["1899-12-31", "2025-01-31"], [str, str]),
        ("datetime", ["2025-01-31T12:00:01"], [datetime]),
        ("datetime", ["2025-01-31T12:00:01Z"], [str]),
        ("time", ["12:00:01"], [time]),
        ("time", ["25:00:00"], [str]),
        ("boolean", ["true"], [bool]),
        ("year", ["1850"], [float]),
        ("string", ["007", "1"], [str, str]),
    ],
)
def test_a_column_is_typed_in_the_workbook_if_excel_holds_all_of_it(
    room: type, edition: Edition, kind: str, cells: Cells, types: list[type]
) -> None:
    """And if not, the sheet "Info" says so."""
    data = packed(room({"x": (kind, cells)}), edition)["data/messung.xlsx"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert [type(row[0]) for row in book.get_sheet_by_index(0).to_python()[1:]] == types
    told = informed(data)
    assert ("Als Text" in told) == (types[0] is str and kind != "string")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["x" * 32_767], None),
        (["x" * 32_768], "32.767"),
        (["ä" * 32_767], None),
        (["😀" * 16_384], "32.767"),
        (["x"] * 1_048_576, "1.048.576"),
    ],
    ids=["fits", "long", "umlauts", "pairs", "rows"],
)
def test_what_excel_would_cut_is_not_written_for_it(room: type, edition: Edition, cells: Cells, reason: str | None) -> None:
    """The data package says why, in both languages."""
    files = packed(room({"x": ("string", cells)}), edition)
    for_excel = [path for path in files if path.endswith((".xlsx", ".excel.csv"))]
    lacking = described(files).get("lacking", [])
    if reason is None:
        assert (len(for_excel), lacking) == (2, [])
    else:
        assert for_excel == []
        assert [(entry["suffix"], reason in entry["reason"]["de"]) for entry in lacking] == [
            (".excel.csv", True),
            (".xlsx", True),
        ]
        assert all(entry["reason"]["en"] for entry in lacking)


def test_a_row_less_than_that_fits(room: type) -> None:
    from opendata.formats.forms.column import Column
    from opendata.formats.forms.sheet import ROWS, too_much_for_excel

    cells = room({"x": ("string", ["x"] * (ROWS - 1))}).opened().resources[0].cells
    assert too_much_for_excel(cells, [Column(1, "x", "string", pl.String())], None) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("messung", "messung"), ("a" * 40, "a" * 31), ("info", "daten"), ("history", "daten"), (f"{'b' * 30}-cd", "b" * 30)],
)
def test_a_sheet_has_a_name_that_excel_takes(room: type, edition: Edition, name: str, sheet: str) -> None:
    files = packed(room({"x": ("string", ["y"])}, name=name), edition)
    book = CalamineWorkbook.from_filelike(io.BytesIO(files[f"data/{name}.xlsx"]))
    assert book.sheet_names == [sheet, "Info"]


def test_the_workbook_keeps_its_header_in_view_with_filters_and_widths(room: type, edition: Edition) -> None:
    files = packed(room({"Straße": ("string", ["x" * 40]), "tag": ("date", ["2025-01-31"])}), edition)
    with zipfile.ZipFile(io.BytesIO(files["data/messung.xlsx"])) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert sheet.count('customWidth="1"') == 2
    assert '<col min="1" max="1" width="40.7109375"' in sheet
    assert "dd.mm.yyyy" in styles
    assert "<f>" not in sheet


def test_the_sheet_info_tells_where_the_table_comes_from_and_what_was_removed(room: type, edition: Edition) -> None:
    made = room({"x": ("string", ["y"]), "tel": ("string", ["1"])}, {"tel": ("drop", {})})
    data = packed(made, edition)["data/messung.xlsx"]
    told = informed(data)
    assert told["Titel"] == "Messungen"
    assert (told["Quelle"], told["Version"], told["Stand"]) == ("Stadt Bamberg", "2026-11-23.1", "23.11.2026")
    assert told["Lizenz"] == "Datenlizenz Deutschland Namensnennung 2.0 (https://www.govdata.de/dl-de/by-2-0)"
    assert "Nicht veröffentlicht: „tel“." in told["Datenschutz"]
    assert told["Im Internet"] == "http://127.0.0.1:8000/datasets/messung-1"


def informed(data: bytes) -> dict[str, str]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Info").to_python()
    return {str(what): str(which) for what, which in rows}


# -------------------------------------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("north", "east", "point"),
    [
        (("Breitengrad", "49.90"), ("Längengrad", "10.9"), [10.9, 49.9]),
        (("lat", "49.9"), ("lng", "10.900"), [10.9, 49.9]),
        (("x", "10.9"), ("y", "49.9"), [10.9, 49.9]),
        (("hochwert", "5531184.93"), ("rechtswert", "636275.18"), [10.8983157, 49.9174939]),
        (("utm_n", "5531184.93"), ("utm_e", "32636275.18"), [10.8983157, 49.9174939]),
        (("Nordwert", "5531184.93"), ("Ostwert (m)", "636275.18"), [10.8983157, 49.9174939]),
        (("x", "5531184.93"), ("y", "636275.18"), [10.8983157, 49.9174939]),
        (("hw", "5528765.43"), ("rw", "4426543.21"), [10.9762649, 49.8908376]),
        (("lat", "49.912345678901235"), ("lon", "10.886547999999998"), [10.886547999999998, 49.912345678901235]),
        (("lat", "49.9"), ("n", "3"), None),
        (("lat", "89.9"), ("lon", "10.9"), None),
        (("lat", "53.5"), ("lon", "10.0"), None),
        (("a", "49.9"), ("b", "10.9"), None),
    ],
)
def test_a_place_is_told_in_wgs_84(
    room: type, edition: Edition, north: tuple[str, str], east: tuple[str, str], point: list[float] | None
) -> None:
    """EPSG:25832 and EPSG:31468 as PROJ 9 gives them; beside the city, or no coordinates: no GeoJSON, and no word of it."""
    columns: Columns = {name: ("number", [cell, None]) for name, cell in (north, east)}
    files = packed(room(columns), edition)
    found = json.loads(files["data/messung.geojson"])["features"] if point else []
    assert ("data/messung.geojson" in files) == (point is not None)
    assert "lacking" not in described(files)
    if point:
        assert found[0]["geometry"] == {"type": "Point", "coordinates": point}
        assert found[1]["geometry"] is None


# ----------------------------------------------------------------------------------------------- the archive and the folder


def test_the_archive_is_a_data_package_by_itself(room: type, edition: Edition, tmp_path: Any) -> None:  # noqa: ANN401
    import frictionless

    files = packed(room(PLACES), edition)
    whole = tmp_path / "messung-1.zip"
    whole.write_bytes(files["messung-1.zip"])
    report = frictionless.validate(str(whole), type="package")
    assert report.valid, report.flatten(["type", "note"])
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(
            [f"data/messung.{suffix}" for suffix in ("csv", "excel.csv", "geojson", "parquet", "xlsx")]
            + ["datapackage.json", "privacy.json"]
        )
        assert all(archive.read(path) == files[path] for path in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_is_smaller_than_what_is_in_it(room: type, edition: Edition) -> None:
    files = packed(room({"x": ("string", ["immer das Gleiche"] * 20_000)}), edition)
    assert len(files["messung-1.zip"]) < len(files["data/messung.csv"])


def test_every_file_is_listed_with_size_and_digest(room: type, edition: Edition) -> None:
    """In datapackage.json, in the sums, and as a distribution of the catalogue record."""
    files = packed(room(PLACES), edition)
    told = [described(files), *described(files)["alternatives"]]
    data = {path for path in files if path.startswith("data/")}
    assert {part["path"] for part in told} == data
    assert all(part["bytes"] == len(files[part["path"]]) for part in told)
    assert all(part["hash"] == f"sha256:{hashlib.sha256(files[part['path']]).hexdigest()}" for part in told)
    record = files["dataset.ttl"].decode()
    for path in (*data, "messung-1.zip"):
        assert f"/latest/{path}> a <http://www.w3.org/ns/dcat#Distribution>" in record or f"/latest/{path}>" in record
        assert hashlib.sha256(files[path]).hexdigest() in record
    for code in ("CSV", "XLSX", "GEOJSON", "ZIP"):
        assert f"file-type/{code}>" in record


def test_a_mere_check_makes_only_what_a_verdict_can_depend_on(room: type, edition: Edition) -> None:
    made = room(PLACES)
    whole, part = packed(made, edition), packed(made, edition, complete=False)
    assert sorted(part) == sorted(
        ["checksums.txt", "data/messung.csv", "data/messung.parquet", "datapackage.json", "dataset.ttl", "privacy.json"]
    )
    for path in ("data/messung.csv", "data/messung.parquet", "privacy.json"):
        assert part[path] == whole[path]


def test_nothing_is_written_under_a_name(room: type, edition: Edition, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """Where the folder for temporary files lets nothing be named, all forms are made all the same."""
    import tempfile

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert "data/messung.xlsx" in packed(room(PLACES), edition)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_has_no_field_that_differs_by_platform(room: type, edition: Edition) -> None:
    """Nothing of a clock, of the system or of the platform's zlib: method, flags, time and rights are constants."""
    data = packed(room(PLACES), edition)["messung-1.zip"]
    version, flags, method, when, day = struct.unpack_from("<5H", data, 4)
    assert (version, flags, method, when, day) == (20, 0x800, 8, 0, 0x21)
