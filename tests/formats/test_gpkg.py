"""GeoPackages: layers to tables, points to columns, other geometries to GeoJSON, and hostile files to a coded error."""

from collections.abc import Callable

import pytest
import shapely
from tests.geopackages import Rows, blob, package

from opendata.formats.gpkg import Gpkg
from opendata.formats.parsed import Parsed
from opendata.nameless import filled


def parse(data: bytes) -> tuple[Parsed, ...]:
    return Gpkg().tables(filled(data), 1, {}, ())


def rows_of(parsed: Parsed) -> list[tuple[str, ...]]:
    assert parsed.cells is not None
    return parsed.cells.lazy().drop("row").collect().rows()


TREES: Rows = [
    (1, "Linde", 12.5, blob(shapely.Point(10.8876, 49.8917), envelope=b"\0" * 32)),
    (2, "Ahorn", None, blob(shapely.Point(10.9, 49.9))),
    (3, "Eiche", 3.0, None),
]


def test_points_become_two_columns() -> None:
    (parsed,) = parse(package({"baeume": ("fid INTEGER, art TEXT, hoehe REAL, geom BLOB", TREES, 4326)}))
    assert parsed.labels == ("fid", "art", "hoehe", "longitude", "latitude")
    assert rows_of(parsed) == [
        ("1", "Linde", "12.5", "10.8876", "49.8917"),
        ("2", "Ahorn", "", "10.9", "49.9"),
        ("3", "Eiche", "3", "", ""),
    ]
    assert ("metadata", "Bäume der Stadt") in parsed.margins


def test_each_layer_is_a_table_and_lines_stay_geojson() -> None:
    line = blob(shapely.LineString([(636000, 5528000), (636010, 5528020)]), srs=25832)
    layers: dict[str, tuple[str, Rows, int | None]] = {
        "orte": ("name TEXT, geom BLOB", [("A", blob(shapely.Point(636000, 5528000), srs=25832))], 25832),
        "wege": ("name TEXT, geom BLOB", [("B", line)], 25832),
        "zahlen": ("jahr INTEGER, anzahl INTEGER, bild BLOB", [(2024, 7, b"x")], None),
    }
    places, ways, numbers = parse(package(layers))
    assert (places.sheet_name, places.labels) == ("orte", ("name", "rechtswert", "hochwert"))
    assert rows_of(ways) == [("B", '{"type":"LineString","coordinates":[[636000.0,5528000.0],[636010.0,5528020.0]]}')]
    assert (numbers.labels, rows_of(numbers)) == (("jahr", "anzahl"), [("2024", "7")])
    assert "embedded-file" in numbers.reading.hidden


def computed() -> bytes:
    return package({"a": ("x INTEGER, y TEXT GENERATED ALWAYS AS (hex(zeroblob(x * 1000))) VIRTUAL", [(1,)], None)})


def viewed() -> bytes:
    return package(
        {},
        "CREATE VIEW v AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c;"
        "INSERT INTO gpkg_contents VALUES ('v', 'attributes', 'v', '');",
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "no database": lambda: b"GP" * 100,
    "empty": lambda: b"",
    "half": lambda: package({"a": ("x TEXT, geom BLOB", [("a" * 5000, None)] * 50, 4326)})[:9000],
    "broken geometry": lambda: package({"a": ("x TEXT, geom BLOB", [("a", b"GP\0\1\0\0\0\0xx")], 4326)}),
    "no geometry": lambda: package({"a": ("x TEXT, geom BLOB", [("a", b"x")], 4326)}),
    "computed column": computed,
    "endless view": viewed,
    "no layer": lambda: package({}),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_code(name: str) -> None:
    (parsed,) = parse(HOSTILE[name]())
    assert parsed.cells is None
    assert [issue.code for issue in parsed.issues] == ["gpkg-damaged"]
