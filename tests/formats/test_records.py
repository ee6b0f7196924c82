"""JSON records, NDJSON, GeoJSON, Parquet: cells and names as delivered, what stands around kept for the scan, the bad refused."""

import json
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from opendata.formats import FORMATS
from opendata.formats.parsed import Parsed

SHARED = Path(__file__).parents[2] / ".." / "shared"


def parsed(data: str | bytes, kind: str, **declared: object) -> Parsed:
    with tempfile.TemporaryFile() as file:
        file.write(data if isinstance(data, bytes) else data.encode())
        file.flush()
        (found,) = FORMATS[kind].tables(file.fileno(), 1, declared, ())
        return found


def cells(found: Parsed) -> list[tuple[Any, ...]]:
    assert found.cells is not None
    return [row[1:] for row in found.cells.lazy().collect().rows()]


def code(found: Parsed) -> str:
    assert found.cells is None
    (issue,) = found.issues
    return issue.code


# ---------------------------------------------------------------------------------------------------------------- JSON


def test_records_become_columns_and_numbers_keep_their_digits() -> None:
    found = parsed(
        '[{"nr":1,"plz":"01099","wert":7.10,"ort":{"name":"Berg"}},{"nr":2,"wert":1e-7,"tags":["a",1],"ok":true}]', "json"
    )
    assert found.labels == ("nr", "plz", "wert", "ort.name", "tags", "ok")
    assert cells(found) == [("1", "01099", "7.10", "Berg", "", ""), ("2", "", "0.0000001", "", '["a", 1]', "true")]
    assert found.known["f3"].type == "number"


def test_a_list_inside_an_object_is_the_table_and_the_rest_is_scanned() -> None:
    text = '{"stand":"Anna Muster","daten":[{"a":1},{"a":2}],"leer":[],"wer":["Max"]}'
    found = parsed(text, "json")
    assert cells(found) == [("1",), ("2",)]
    assert {text for place, text in found.margins if place == "metadata"} >= {"stand", "Anna Muster", "Max"}
    assert found.reading.hidden == ("metadata",)


def test_the_package_says_which_list() -> None:
    text = '{"alt":[{"a":1}],"neu":[{"b":2}]}'
    assert code(parsed(text, "json")) == "json-no-records"
    assert cells(parsed(text, "json", dialect={"property": "neu"})) == [("2",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "source-error"),
        ("[]", "source-error"),
        ("[{}]", "source-error"),
        ("[1,2]", "json-no-records"),
        ('[{"a":1},2]', "json-no-records"),
        ('{"a":1}', "json-no-records"),
        ("7", "json-no-records"),
        ('[{"a":1}', "json-not-json"),
        ('[{"a":1}] x', "json-not-json"),
        ('{"d":[{"a":1}]} x', "json-not-json"),
        ('[{"a":1},]', "json-not-json"),
        ('[{"a":1,"a":2}]', "json-duplicate-key"),
        ('{"d":[{"a":1}],"d":[{"a":2}]}', "json-duplicate-key"),
        ('[{"a":NaN}]', "json-bad-number"),
        ('[{"a":1e400}]', "json-bad-number"),
        ('[{"a":"\\ud800"}]', "json-lone-surrogate"),
        ('[{"a":' + "[" * 40 + "]" * 40 + "}]", "json-too-deep"),
        ("[" * 100_000, "json-too-deep"),
        ("[" * 100_000 + "]" * 100_000, "json-too-deep"),
        ("[" * 40 + "]" * 40, "json-too-deep"),
        ('[1,{"a":' + "[" * 40 + "]" * 40 + "}]", "json-too-deep"),
        ("[1,2] x", "json-no-records"),
        ("[1,2", "json-not-json"),
        ('{"a":' + "[" * 100_000, "json-too-deep"),
        ('[{"a":' * 100_000, "json-too-deep"),
        (b'[{"a":"W\xfcrz"}]', "json-not-utf8"),
        ('[{"a":"' + "x" * 1_100_000 + '"}]', "cell-too-long"),
        ("[{" + ",".join(f'"n{at}":1' for at in range(20_001)) + "}]", "too-many-columns"),
        ('[{"a":' + "9" * 5_000 + "}]", "json-not-json"),
    ],
)
def test_what_is_no_table_is_refused(text: str | bytes, expected: str) -> None:
    assert code(parsed(text, "json")) == expected


@pytest.mark.parametrize("start", ["\ufeff", " \n"])
def test_marks_and_blanks_before_the_text_do_not_matter(start: str) -> None:
    assert cells(parsed(start + '[ {"a" : 1} , {"a" : 2} ] \n', "json")) == [("1",), ("2",)]
    assert cells(parsed((start.strip("\ufeff") + '[{"a":"ü"}]').encode("utf-16"), "json")) == [("ü",)]


# -------------------------------------------------------------------------------------------------------------- NDJSON


def test_one_object_a_line() -> None:
    found = parsed('{"a":1.50}\r\n\n{"a":2.0,"b":"ü"}', "ndjson")
    assert (found.labels, cells(found)) == (("a", "b"), [("1.50", ""), ("2.0", "ü")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "source-error"),
        ('{"a":1}\n{"a":', "json-not-json"),
        ('{"a":1}\n[1]', "json-no-records"),
        ('{"a":1} {"a":2}', "json-not-json"),
        ('{"a":"' + "x" * 17_000_000 + '"}', "record-too-long"),
    ],
)
def test_a_broken_line_is_refused(text: str, expected: str) -> None:
    assert code(parsed(text, "ndjson")) == expected


# ------------------------------------------------------------------------------------------------------------- GeoJSON


def feature(kind: str | None, coordinates: object = None, **properties: object) -> dict[str, Any]:
    geometry = None if kind is None else {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object, **own: object) -> str:
    return json.dumps({"type": "FeatureCollection", **own, "features": features})


def test_points_become_two_columns() -> None:
    text = collection(
        feature("Point", [10.9, 49.9], Ort="Berg"), feature("Point", [10.8, 49.85], Ort="Hain"), feature(None, Ort="?")
    )
    for kind in ("geojson", "json"):
        found = parsed(text, kind)
        assert found.labels == ("Ort", "longitude", "latitude")
        assert cells(found) == [("Berg", "10.9", "49.9"), ("Hain", "10.8", "49.85"), ("?", "", "")]


def test_altitudes_ids_and_names_that_are_taken() -> None:
    text = collection({**feature("Point", [10.9, 49.9, 262.5], latitude="x"), "id": 7}, name="baeume")
    found = parsed(text, "geojson")
    assert found.labels == ("id", "latitude", "longitude", "geometry_latitude", "altitude")
    assert cells(found) == [("7", "x", "10.9", "49.9", "262.5")]
    assert ("metadata", "baeume") in found.margins


def test_metres_are_called_so() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    found = parsed(collection(feature("Point", [636_000.5, 5_528_000], Ort="Berg"), crs=crs), "geojson")
    assert found.labels == ("Ort", "rechtswert", "hochwert")


def test_other_geometries_stay_geojson_in_one_column_and_points_among_them_are_points() -> None:
    ring = [[[10.9, 49.9], [10.8, 49.9], [10.8, 49.8], [10.9, 49.9]]]
    park = feature("Polygon", ring, Ort="Park")
    found = parsed(collection(park), "geojson")
    assert found.labels == ("Ort", "geometry")
    assert json.loads(cells(found)[0][1]) == {"type": "Polygon", "coordinates": ring}
    points = feature("Point", [10.9, 49.9], Ort="Baum"), feature("MultiPoint", [[10.8, 49.8]], Ort="Bank")
    mixed = parsed(collection(park, *points), "geojson")
    assert mixed.labels == ("Ort", "longitude", "latitude", "geometry")
    assert [row[1:3] for row in cells(mixed)] == [("", ""), ("10.9", "49.9"), ("10.8", "49.8")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"type":"FeatureCollection"}', "geojson-no-collection"),
        ('{"type":"FeatureCollection","features":[]}', "source-error"),
        (collection(feature("Point", ["a", "b"])), "geojson-invalid"),
        (collection(feature("Point", [[1, 2]])), "geojson-invalid"),
        (collection(feature("Polygon", [1, 2])), "geojson-invalid"),
        (collection(feature("Kreis", [1, 2])), "geojson-invalid"),
        (collection({"type": "Point"}), "geojson-invalid"),
        (
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":NaN},"geometry":null}]}',
            "json-bad-number",
        ),
    ],
)
def test_what_is_no_collection_is_refused(text: str, expected: str) -> None:
    assert code(parsed(text, "geojson")) == expected


LINE, RING = [[1, 2], [3, 4]], [[0, 0], [1, 0], [1, 1], [0, 0]]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("LineString", LINE, LINE[:1]),
        ("MultiLineString", [LINE, LINE], [LINE, LINE[:1]]),
        ("Polygon", [RING], [[[0, 0], [1, 1]]]),
        ("Polygon", [RING, RING], [RING, [*RING[:3], [0, 1]]]),
        ("Polygon", [], [[]]),
        ("MultiPolygon", [[RING], [RING]], [[RING], [RING[:3]]]),
    ],
)
def test_lines_and_areas_that_are_none_are_counted_with_their_features(kind: str, good: object, bad: object) -> None:
    inner = {"type": "GeometryCollection", "geometries": [{"type": kind, "coordinates": bad}]}
    features = [feature(kind, good), feature(kind, bad), feature(None), {**feature(None), "geometry": inner}, feature(kind, good)]
    found = parsed(collection(*features), "geojson")
    assert [(one.code, one.severity, one.rows, one.count) for one in found.issues] == [("geojson-geometry", "error", (2, 4), 2)]
    assert len(cells(found)) == len(features)
    more = parsed(collection(*features, {"foo": 1}, *[7] * 12), "json")
    assert [(one.code, one.rows, one.count) for one in more.issues] == [
        ("geojson-invalid", tuple(range(6, 16)), 13),
        ("geojson-geometry", (2, 4), 2),
    ]
    assert more.cells is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize("kind", ["geojson", "json", "ndjson", "parquet", "xlsx", "xls", "ods"])
def test_no_file_of_the_corpora_breaks_a_format(kind: str) -> None:
    files = [file for file in (SHARED / "corpora").rglob("*") if file.is_file() and file.suffix in {".geojson", ".json", ".xml"}]
    assert files
    for file in files:
        found = parsed(file.read_bytes(), kind)
        assert found.cells is not None or found.issues


# ------------------------------------------------------------------------------------------------------------- Parquet


def parquet(tmp_path: Path, frame: pl.DataFrame, **metadata: str) -> bytes:
    frame.write_parquet(tmp_path / "t.parquet", metadata=metadata)
    return (tmp_path / "t.parquet").read_bytes()


def test_plain_columns_of_every_type(tmp_path: Path) -> None:
    moment = datetime(2024, 2, 29, 3, 4, 5, tzinfo=UTC)
    frame = pl.DataFrame(
        {
            "Zahl": [0.1, None, 1e-7],
            "Tag": [date(2024, 2, 29)] * 3,
            "Moment": [moment.replace(tzinfo=None)] * 3,
            "Zone": [moment] * 3,
            "Text": ["01099", "ü", None],
            "offen": [True, False, None],
            "Nr": [1, 2, 3],
        }
    )
    found = parsed(parquet(tmp_path, frame, verfasst="Anna Muster"), "parquet")
    assert found.labels == tuple(frame.columns)
    same = ("2024-02-29", "2024-02-29T03:04:05", "2024-02-29T03:04:05+00:00")
    assert cells(found) == [
        ("0.1", *same, "01099", "true", "1"),
        ("", *same, "ü", "false", "2"),
        ("0.0000001", *same, "", "", "3"),
    ]
    assert ("metadata", "Anna Muster") in found.margins


def test_nested_or_damaged_parquet_is_refused(tmp_path: Path) -> None:
    whole = parquet(tmp_path, pl.DataFrame({"a": [1, 2, 3]}))
    assert code(parsed(parquet(tmp_path, pl.DataFrame({"a": [[1], [2]]})), "parquet")) == "parquet-nested"
    assert code(parsed(parquet(tmp_path, pl.DataFrame({"a": [b"x"]})), "parquet")) == "parquet-nested"
    assert code(parsed(b"", "parquet")) == "source-error"
    assert code(parsed(parquet(tmp_path, pl.DataFrame({"a": []})), "parquet")) == "source-error"
    for cut in (4, 12, len(whole) // 2, len(whole) - 1):
        assert code(parsed(whole[:cut], "parquet")) == "parquet-damaged"
    for at in range(4, len(whole) - 8, 7):
        broken = parsed(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], "parquet")
        assert broken.cells is not None or broken.issues
