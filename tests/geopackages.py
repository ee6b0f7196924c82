"""GeoPackages to try with, written by SQLite itself."""

import sqlite3
import struct
from collections.abc import Mapping, Sequence

import shapely

Rows = Sequence[tuple[object, ...]]


def blob(shape: shapely.Geometry, srs: int = 4326, envelope: bytes = b"") -> bytes:
    """Write a geometry as a GeoPackage has it."""
    flags = 1 | ({0: 0, 32: 1}[len(envelope)] << 1)
    written: bytes = shapely.to_wkb(shape)
    return struct.pack("<2sBBi", b"GP", 0, flags, srs) + envelope + written


def package(layers: Mapping[str, tuple[str, Rows, int | None]], also: str = "") -> bytes:
    """Write a GeoPackage: for each layer the columns as SQL, its rows, and the reference system of its geometry `geom`."""
    base = sqlite3.connect(":memory:")
    base.executescript(
        "CREATE TABLE gpkg_contents (table_name, data_type, identifier, description);"
        "CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id);"
    )
    for name, (columns, rows, srs) in layers.items():
        base.execute(f'CREATE TABLE "{name}" ({columns})')
        kind = "features" if srs is not None else "attributes"
        base.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?)", (name, kind, name, "Bäume der Stadt"))
        if srs is not None:
            base.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?)", (name, srs))
        base.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)  # noqa: S608
    base.executescript(also)
    base.commit()
    return base.serialize()
