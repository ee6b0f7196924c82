"""GeoJSON (RFC 7946): the properties of each feature, a point as two columns, any other geometry as GeoJSON in one.

Points are kept apart even among other geometries: detection knows the columns of coordinates, and no text that holds them.
"""

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

    points: bool  # some geometry is a point, or none is anything else
    others: bool
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
    names = names_of(_features(text, start), degrees=degrees)
    return table(lambda: (record(feature, names) for feature in _features(text, start)), around)


def _features(text: str, start: int) -> Iterator[Object]:
    for row, (item, _) in enumerate(items(text, start), start=1):
        if not _is_feature(item):
            raise BookError("geojson-invalid", row=row)
        yield item


def names_of(features: Iterator[Object], *, degrees: bool) -> _Names:
    """Look at all features: what geometries there are, and columns for them whose names no property has."""
    taken: set[str] = set()
    points = others = high = False
    for one in features:
        taken |= set(one.get("properties") or {})
        geometry = one.get("geometry")
        place = _point(geometry)
        points = points or place is not None
        others = others or (geometry is not None and place is None)
        high = high or (place is not None and len(place) >= _HIGH)
    east, north = ("longitude", "latitude") if degrees else ("rechtswert", "hochwert")
    own = [f"geometry_{name}" if name in taken else name for name in (east, north, "geometry", "altitude")]
    return _Names(points or not others, others, high, *own)


def record(feature: Object, names: _Names, *, plain: bool = False) -> Object:
    """Give a feature as one record: its properties and geometry; `plain` says that none of the features has one."""
    made: Object = {"id": feature["id"]} if "id" in feature and "id" not in (feature.get("properties") or {}) else {}
    made |= feature.get("properties") or {}
    if plain:
        return made
    geometry = feature.get("geometry")
    point = _point(geometry)
    place = [*(point or ()), None, None, None]
    made |= {names.east: place[0], names.north: place[1]} if names.points else {}
    made |= {names.altitude: place[2]} if names.high else {}
    other = geometry is not None and point is None
    return made | ({names.whole: json.dumps(geometry, separators=(",", ":")) if other else None} if names.others else {})


def _point(geometry: Object | None) -> list[float] | None:
    """Give the position of a geometry that is one point."""
    if geometry is None or geometry["type"] not in {"Point", "MultiPoint"}:
        return None
    positions = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    return list(positions[0]) if len(positions) == 1 else None


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
