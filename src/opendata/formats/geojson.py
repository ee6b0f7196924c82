"""GeoJSON (RFC 7946): the properties of each feature, its point as two columns; any other geometry as GeoJSON in one."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opendata.formats.markup import BookError
from opendata.formats.objects import DECODER, Object, content_text, items, leaves, members, reading, table
from opendata.formats.parsed import Parsed
from opendata.jsontext import decoded

_DEGREES: Final = re.compile(r"4326|CRS:?84", re.IGNORECASE)
_DEPTHS: Final = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_COLLECTION: Final = re.compile(r'"type"\s*:\s*"FeatureCollection"')
_ENDS: Final = 65_536  # characters at either end where a document says what it is
_FLAT, _HIGH = 2, 3  # numbers of a position without and with its altitude


class GeoJson:
    """The format `geojson`."""

    name: str = "geojson"
    suffixes: tuple[str, ...] = (".geojson",)

    def tables(self, descriptor: int, resource: int, _declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        return reading(resource, lambda: read(content_text(descriptor)))


@dataclass(frozen=True)
class _Names:
    """How the columns of a geometry are called."""

    points: bool
    high: bool
    east: str
    north: str
    whole: str = "geometry"
    altitude: str = "altitude"


def is_collection(text: str) -> bool:
    """Say whether a document is a collection of features."""
    return bool(_COLLECTION.search(text, 0, _ENDS) or _COLLECTION.search(text, max(0, len(text) - _ENDS)))


def read(text: str) -> Parsed:
    """Read a document.

    Raises:
        BookError: it is no collection of features, or one of them is none.
        JsonError, LimitError: as for any JSON.
    """
    start: int | None = None
    degrees = True
    around: list[tuple[str, str]] = []
    for name, at in members(text):
        if name == "features" and text[at] == "[":
            start = at
        elif name == "crs":
            degrees = bool(_DEGREES.search(" ".join(leaves(decoded(text, at, DECODER)[0])) or "4326"))
        elif name != "type" and text[at] != "[":
            around += [("metadata", one) for one in leaves({name: decoded(text, at, DECODER)[0]})]
    if start is None:
        raise BookError("geojson-invalid", row=0)
    names = _names(_features(text, start), degrees=degrees)
    return table(lambda: (_record(feature, names) for feature in _features(text, start)), around)


def _features(text: str, start: int) -> Iterator[Object]:
    for row, (item, _) in enumerate(items(text, start), start=1):
        if not _is_feature(item):
            raise BookError("geojson-invalid", row=row)
        yield item


def _names(features: Iterator[Object], *, degrees: bool) -> _Names:
    """Look at all features: points alone become two columns, whose names no property has."""
    taken: set[str] = set()
    points, high = True, False
    for one in features:
        taken |= set(one.get("properties") or {})
        geometry = one.get("geometry")
        points = points and (geometry is None or geometry["type"] == "Point")
        high = high or (points and geometry is not None and len(geometry["coordinates"]) >= _HIGH)
    east, north = ("longitude", "latitude") if degrees else ("rechtswert", "hochwert")
    own = [f"geometry_{name}" if name in taken else name for name in (east, north, "geometry", "altitude")]
    return _Names(points, high, *own)


def _record(feature: Object, names: _Names) -> Object:
    record: Object = {"id": feature["id"]} if "id" in feature and "id" not in (feature.get("properties") or {}) else {}
    record |= feature.get("properties") or {}
    geometry = feature.get("geometry")
    if not names.points:
        return record | {names.whole: json.dumps(geometry, separators=(",", ":")) if geometry else None}
    place = [*(geometry["coordinates"] if geometry else ()), None, None, None]
    return record | {names.east: place[0], names.north: place[1]} | ({names.altitude: place[2]} if names.high else {})


def _is_feature(item: Any) -> bool:  # noqa: ANN401  (any JSON)
    if not isinstance(item, dict) or item.get("type") != "Feature" or not isinstance(item.get("properties"), dict | None):
        return False
    return item.get("geometry") is None or _is_geometry(item["geometry"])


def _is_geometry(given: Any) -> bool:  # noqa: ANN401
    if not isinstance(given, dict):
        return False
    if given.get("type") == "GeometryCollection":
        inner = given.get("geometries")
        return isinstance(inner, list) and all(map(_is_geometry, inner))
    depth = _DEPTHS.get(str(given.get("type")))
    return depth is not None and _is_nested(given.get("coordinates"), depth)


def _is_nested(given: Any, depth: int) -> bool:  # noqa: ANN401
    """Say whether lists lie in lists as deep as that, with positions at the bottom."""
    if not isinstance(given, list):
        return False
    if depth:
        return all(_is_nested(inner, depth - 1) for inner in given)
    return not given or (len(given) >= _FLAT and all(type(one) is not bool and isinstance(one, int | float) for one in given))
