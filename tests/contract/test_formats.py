"""Every format keeps the contract: one and the same table reads alike from all of them, and what is no file of it has a code."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.geopackages import package
from tests.workbooks import cell, ods, row, table, xlsx
from tests.workbooks import rows as sheet_rows

from opendata.delivery import DATA_SUFFIXES
from opendata.descriptor import FORMATS as DECLARABLE
from opendata.formats import FORMATS, of
from opendata.nameless import filled
from opendata.stages.read import read
from opendata.table import OpenResource
from opendata.texts import TEXTS

LABELS = ("Nr", "Ort", "Schlüssel", "Wert", "offen")
RECORDS: tuple[tuple[Any, ...], ...] = (
    (1, "Gärtnerstadt", "01099", 7.168, True),
    (2, "Hain", "09461", 0.1, False),
    (3, "Berg\nund Tal", "00001", 1234567.5, True),
)
TYPES = ["integer", "string", "string", "number", "boolean"]
SHOWN = [
    ("1", "Gärtnerstadt", "01099", "7.168", "true"),
    ("2", "Hain", "09461", "0.1", "false"),
    ("3", "Berg\nund Tal", "00001", "1234567.5", "true"),
]
Records = Sequence[Sequence[Any]]


def as_csv(labels: Sequence[str], records: Records) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(labels)
    writer.writerows([str(value).lower() if isinstance(value, bool) else value for value in record] for record in records)
    return file.getvalue().encode()


def as_xlsx(labels: Sequence[str], records: Records) -> bytes:
    return xlsx(sheet_rows(tuple(labels), *map(tuple, records)))


def as_ods(labels: Sequence[str], records: Records) -> bytes:
    def shown(value: object) -> str:
        if isinstance(value, bool):
            word = str(value).lower()
            kind = f'office:value-type="boolean" office:boolean-value="{word}"'
            return f"<table:table-cell {kind}><text:p>{word}</text:p></table:table-cell>"
        if isinstance(value, str) and "\n" in value:
            lines = "".join(f"<text:p>{line}</text:p>" for line in value.split("\n"))
            return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        return cell(value if isinstance(value, str | int | float) else "")

    return ods(table(row(*map(shown, labels)), *(row(*map(shown, record)) for record in records)))


def objects(labels: Sequence[str], records: Records) -> list[dict[str, Any]]:
    return [dict(zip(labels, record, strict=True)) for record in records]


def as_json(labels: Sequence[str], records: Records) -> bytes:
    return json.dumps(objects(labels, records), ensure_ascii=False).encode()


def as_ndjson(labels: Sequence[str], records: Records) -> bytes:
    return "\n".join(json.dumps(one) for one in objects(labels, records)).encode()


def as_geojson(labels: Sequence[str], records: Records) -> bytes:
    point = {"type": "Point", "coordinates": [10.9, 49.9]}
    features = [{"type": "Feature", "geometry": point, "properties": one} for one in objects(labels, records)]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_gpkg(labels: Sequence[str], records: Records) -> bytes:
    kinds = ["BOOLEAN" if isinstance(value, bool) else "" for value in records[0]]
    columns = ", ".join(f'"{label}" {kind}' for label, kind in zip(labels, kinds, strict=True))
    return package({"tabelle": (columns, [tuple(record) for record in records], None)})


def as_parquet(labels: Sequence[str], records: Records) -> bytes:
    file = io.BytesIO()
    pl.DataFrame(list(records), schema=list(labels), orient="row").write_parquet(file)
    return file.getvalue()


WRITERS: Mapping[str, Callable[[Sequence[str], Records], bytes]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "ods": as_ods,
    "json": as_json,
    "ndjson": as_ndjson,
    "geojson": as_geojson,
    "gpkg": as_gpkg,
    "parquet": as_parquet,
}
UNWRITTEN = {"xls"}  # no library of ours writes it: tests/formats/test_workbooks.py reads what others wrote


def opened(name: str, data: bytes) -> OpenResource:
    package, issues = read("probe", {"descriptor": None, "files": [{"number": 1, "path": name}]}, {1: filled(data)})
    assert [issue.code for issue in issues if issue.severity == "error"] == []
    return package.resources[0]


def cells(resource: OpenResource, columns: int) -> list[tuple[Any, ...]]:
    assert resource.cells is not None
    return [found[1 : columns + 1] for found in resource.cells.lazy().collect().rows()]


def test_every_format_is_tried() -> None:
    assert set(FORMATS) == {*WRITERS, *UNWRITTEN}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert name in DECLARABLE
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in form.suffixes)
    assert all(of(None, f"ordner/datei{suffix.upper()}") is form for suffix in form.suffixes)
    assert set(form.suffixes) - {".tab"} <= DATA_SUFFIXES


@pytest.mark.parametrize("name", WRITERS)
def test_one_table_reads_alike_from_every_format(name: str) -> None:
    resource = opened(f"t.{name}", WRITERS[name](LABELS, RECORDS))
    assert resource.format == name
    assert [field.label for field in resource.fields][: len(LABELS)] == list(LABELS)
    assert [field.type for field in resource.fields][: len(LABELS)] == TYPES
    assert cells(resource, len(LABELS)) == SHOWN


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", [b"", b"\0" * 600, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04", b"{", b"PAR1PAR1"])
def test_what_is_no_file_of_it_has_a_code_with_words(name: str, data: bytes) -> None:
    for parsed in FORMATS[name].tables(filled(data), 3, {}, ()):
        assert parsed.cells is not None or parsed.issues
        assert all(issue.place.resource == 3 for issue in parsed.issues)
        assert all(f"issue-{issue.code}" in TEXTS and f"fix-{issue.code}" in TEXTS for issue in parsed.issues)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.binary(max_size=2_000))
@settings(max_examples=40)
def test_random_bytes_never_break_a_format(name: str, data: bytes) -> None:
    for parsed in FORMATS[name].tables(filled(data), 1, {}, ()):
        assert parsed.cells is not None or parsed.issues


_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20).filter(str.strip)
_NUMBER = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


@pytest.mark.parametrize("name", ["xlsx", "json", "ndjson", "parquet"])
@given(records=st.lists(st.tuples(st.integers(1, 10**9), _TEXT, _NUMBER), min_size=3, max_size=30))
@settings(max_examples=25)
def test_numbers_and_texts_come_through_exactly(name: str, records: list[tuple[int, str, float]]) -> None:
    """No number is rounded or taken for thousands, no text is trimmed; the first column keeps the rows apart."""
    numbered = [(at, f"Wort {text.strip()}", number) for at, (_, text, number) in enumerate(records, start=1)]
    (parsed,) = FORMATS[name].tables(filled(WRITERS[name](("Nr", "Text", "Wert"), numbered)), 1, {}, ())
    assert parsed.cells is not None
    found = parsed.cells.lazy().collect().rows()
    assert [(text, float(value)) for _, _, text, value in found] == [(text, number) for _, text, number in numbered]
