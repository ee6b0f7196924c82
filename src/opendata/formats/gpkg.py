"""GeoPackage (OGC 12-128r19): each layer of features or attributes is a table, its geometry as GeoJSON has it.

A GeoPackage is a SQLite database, and one from outside: only real tables are read, and no function, view or
trigger of it runs.
"""

import json
import os
import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, Final

import shapely

from opendata.formats.geojson import names_of, record
from opendata.formats.markup import BookError
from opendata.formats.objects import Object, reading, table
from opendata.formats.parsed import Parsed
from opendata.formats.records import LimitError
from opendata.nameless import content

MAX_BYTES: Final = 256 * 1024**2
MAX_LAYERS: Final = 100
_MAGIC: Final = b"SQLite format 3\0"
_MAX_VALUE: Final = 64 * 1024**2  # bytes of one value
_STEPS: Final = 100_000_000  # of SQLite's machine, for one query
_ALLOWED: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_DEGREES: Final = frozenset({4326, 4258})
_ENVELOPES: Final = (0, 32, 48, 48, 64)  # bytes, by the flags of a geometry
_LAYERS: Final = """
    SELECT c.table_name, c.identifier, c.description, g.column_name, g.srs_id
    FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
    WHERE c.data_type IN ('features', 'attributes') ORDER BY c.table_name
"""


class Gpkg:
    """The format `gpkg`."""

    name: str = "gpkg"
    suffixes: tuple[str, ...] = (".gpkg",)

    def tables(self, descriptor: int, resource: int, _declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read the layers of an open file; see `Format`."""
        try:
            with closing(_opened(descriptor)) as base:
                layers = list(_layers(base))
                return tuple(
                    parsed
                    for at, layer in enumerate(layers)
                    for parsed in reading(resource + at, lambda layer=layer: _read(base, layer, len(layers)))  # type: ignore[misc]
                )
        except (sqlite3.Error, BookError):
            return reading(resource, _damaged)
        except LimitError as error:
            return reading(resource, lambda error=error: _over(error))  # type: ignore[misc]


@dataclass(frozen=True)
class _Layer:
    """One table of the file."""

    number: int
    name: str
    texts: tuple[str, ...]  # its title and description
    columns: tuple[str, ...]
    geometry: str | None
    degrees: bool
    booleans: frozenset[str]
    binary: bool  # it has values that are no text, number or geometry


def _damaged() -> Parsed:
    raise BookError("gpkg-damaged")


def _over(error: LimitError) -> Parsed:
    raise error


def _opened(descriptor: int) -> sqlite3.Connection:
    if os.fstat(descriptor).st_size > MAX_BYTES:
        raise LimitError("file-too-large", MAX_BYTES)
    data = content(descriptor)
    if not data.startswith(_MAGIC):
        raise BookError("gpkg-damaged")
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.deserialize(data)  # by its bytes: SQLite follows the path of an open file to a name that it has not
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE)
    base.set_progress_handler(lambda: 1, _STEPS)
    base.execute("PRAGMA trusted_schema = OFF")
    base.text_factory = lambda data: data.decode("utf-8", "replace")
    return base


def _layers(base: sqlite3.Connection) -> Iterator[_Layer]:
    """Give the layers that are real tables.

    Raises:
        BookError: there is none.
        LimitError: there are too many.
    """
    real = {name for name, sql in base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'") if _plain(sql)}
    rows = [row for row in base.execute(_LAYERS) if row[0] in real]
    if not rows:
        raise BookError("gpkg-damaged")
    if len(rows) > MAX_LAYERS:
        raise LimitError("too-many-sheets", MAX_LAYERS)
    for number, (name, title, description, geometry, srs) in enumerate(rows, start=1):
        kinds = {one[1]: str(one[2]).upper() for one in base.execute(f"PRAGMA table_info({_quoted(name)})")}
        plain = tuple(one for one, kind in kinds.items() if one != geometry and not kind.startswith("BLOB"))
        booleans = frozenset(one for one, kind in kinds.items() if kind == "BOOLEAN")
        binary = len(plain) + (geometry is not None) < len(kinds)
        yield _Layer(number, name, tuple(filter(None, (title, description))), plain, geometry, srs in _DEGREES, booleans, binary)


def _plain(sql: str | None) -> bool:
    """Say whether a table holds its values itself: no virtual table, no column that is computed."""
    words = (sql or "").upper()
    return "VIRTUAL TABLE" not in words and "GENERATED ALWAYS" not in words and " AS (" not in words


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _read(base: sqlite3.Connection, layer: _Layer, layers: int) -> Parsed:
    base.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    try:
        names = names_of(_features(base, layer), degrees=layer.degrees)
        texts = [("metadata", text) for text in layer.texts if text != layer.name]
        parsed = table(
            lambda _: (record(one, names, plain=layer.geometry is None) for one in _features(base, layer)),
            [*texts, *([("embedded-file", "")] if layer.binary else [])],
        )
    except (sqlite3.Error, shapely.errors.ShapelyError, struct.error, ValueError):
        raise BookError("gpkg-damaged") from None
    finally:
        base.set_authorizer(None)
    return replace(parsed, sheet=layer.number, sheet_name=layer.name) if layers > 1 else parsed


def _features(base: sqlite3.Connection, layer: _Layer) -> Iterator[Object]:
    columns = [*layer.columns, *([layer.geometry] if layer.geometry else [])]
    for row in base.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(layer.name)}"):  # noqa: S608  (names quoted)
        properties = {name: _value(value, truth=name in layer.booleans) for name, value in zip(layer.columns, row, strict=False)}
        yield {"properties": properties, "geometry": _geometry(row[-1]) if layer.geometry else None}


def _value(value: Any, *, truth: bool) -> Any:  # noqa: ANN401
    """Give a value as JSON has it: SQLite keeps yes and no as 1 and 0."""
    if isinstance(value, bytes):
        return None
    return bool(value) if truth and value in {0, 1} else value


def _geometry(blob: Any) -> Object | None:  # noqa: ANN401  (whatever the file holds)
    """Read a geometry (clause 2.1.3): magic, version, flags, reference system, envelope, then WKB."""
    if not isinstance(blob, bytes):
        return None
    magic, _, flags = struct.unpack_from("2sBB", blob)
    if magic != b"GP" or (flags >> 1 & 7) >= len(_ENVELOPES):
        raise ValueError
    shape = shapely.from_wkb(blob[8 + _ENVELOPES[flags >> 1 & 7] :])
    made: Object = json.loads(shapely.to_geojson(shape))
    return None if shape.is_empty else made
