"""GeoJSON (RFC 7946): the properties of each feature, a point as two columns, any other geometry as GeoJSON in one.

Points are kept apart even among other geometries: detection knows the columns of coordinates, and no text that holds them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from opendata.formats.markup import BookError
from opendata.formats.objects import STRICT, Object, blanks, content_text, items, leaves, members, reading, table
from opendata.formats.parsed import Parsed
from opendata.jsontext import decoded
from opendata.model import Issue, Place, Reading
from opendata.rows import first_rows

_DEGREES: Final = re.compile(r"4326|CRS:?84", re.IGNORECASE)
_DEPTHS: Final = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_COLLECTION: Final = re.compile(r'"type"\s*:\s*"FeatureCollection"')
_ENDS: Final = 65_536  # characters at either end where a document says what it is
_PLACES: Final = ("Point", "MultiPoint")
_LINE, _RING = 2, 4  # positions (RFC 7946, 3.1.4 and 3.1.6)
_FLAT, _HIGH = 2, 3  # numbers of a position without and with its altitude


class GeoJson:
    """The format `geojson`."""

    name: str = "geojson"
    suffixes: tuple[str, ...] = (".geojson",)

    def tables(self, descriptor: int, resource: int, _declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        return reading(resource, lambda: read(content_text(descriptor), resource))


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


def read(text: str, resource: int) -> Parsed:
    """Read a document as resource number `resource`; what is wrong with its features are issues.

    Raises:
        BookError: it is no collection of features.
        JsonError, LimitError: as for any JSON.
    """
    seen: _Seen | None = None
    degrees = True
    around: list[tuple[str, str]] = []
    walk, end, start = members(text), None, 0
    with suppress(StopIteration):
        while True:
            name, at = walk.send(end)
            end = None
            if name == "features" and text[at] == "[":
                seen, start = _Seen(), at
                end = _survey(text, at, seen)
            elif name == "crs":
                degrees = bool(_DEGREES.search(" ".join(leaves(decoded(text, at, STRICT)[0])) or "4326"))
            elif name != "type" and text[at] != "[":
                around += [("metadata", one) for one in leaves({name: decoded(text, at, STRICT)[0]})]
    if seen is None:
        raise BookError("geojson-no-collection")
    issues = tuple(_issues(resource, seen))
    if seen.invalid:
        return Parsed(Reading(confidence=0.0), (), None, issues=issues)
    names = seen.names(degrees=degrees)
    return replace(table(lambda by: (record(feature, names) for feature, _ in items(text, start, by)), around), issues=issues)


@dataclass
class _Seen:
    """What geometries there are, and how the properties are called."""

    taken: set[str] = field(default_factory=set)
    points: bool = False
    others: bool = False
    high: bool = False
    invalid: list[int] = field(default_factory=list)  # features (from 1) that are none
    broken: list[int] = field(default_factory=list)  # whose lines and rings are none

    def look(self, feature: Object) -> None:
        """Take one feature."""
        self.taken.update(feature.get("properties") or ())
        geometry = feature.get("geometry")
        place = _point(geometry)
        self.points = self.points or place is not None
        self.others = self.others or (geometry is not None and place is None)
        self.high = self.high or (place is not None and len(place) >= _HIGH)

    def names(self, *, degrees: bool) -> _Names:
        """Give columns for the geometries, with names that no property has."""
        east, north = ("longitude", "latitude") if degrees else ("rechtswert", "hochwert")
        own = [f"geometry_{name}" if name in self.taken else name for name in (east, north, "geometry", "altitude")]
        return _Names(self.points or not self.others, self.others, self.high, *own)


def _survey(text: str, start: int, seen: _Seen) -> int:
    """Look at each feature of the list, and give the place behind it."""
    end = start + 1
    for row, (item, end) in enumerate(items(text, start), start=1):  # noqa: B007  (the last place counts)
        if not _is_feature(item):
            seen.invalid.append(row)
            continue
        seen.look(item)
        if item.get("geometry") is not None and not _is_whole(item["geometry"]):
            seen.broken.append(row)
    return blanks(text, end) + 1


def _issues(resource: int, seen: _Seen) -> Iterator[Issue]:
    for code, rows in (("geojson-invalid", seen.invalid), ("geojson-geometry", seen.broken)):
        if rows:
            place = Place(resource=resource)
            yield Issue(code=code, severity="error", place=place, rows=first_rows(rows), count=len(rows))


def names_of(features: Iterator[Object], *, degrees: bool) -> _Names:
    """Look at all features: what geometries there are, and columns for them whose names no property has."""
    seen = _Seen()
    for feature in features:
        seen.look(feature)
    return seen.names(degrees=degrees)


def record(feature: Object, names: _Names, *, plain: bool = False) -> Object:
    """Give a feature as one record: its properties and geometry; `plain` says that none of the features has one."""
    properties = feature.get("properties") or {}
    made = {"id": feature["id"], **properties} if "id" in feature and "id" not in properties else dict(properties)
    if plain:
        return made
    geometry = feature.get("geometry")
    point = _point(geometry)
    if names.points:
        made[names.east], made[names.north] = point[:_FLAT] if point else (None, None)
    if names.high:
        made[names.altitude] = point[_FLAT] if point and len(point) >= _HIGH else None
    if names.others:
        made[names.whole] = None if geometry is None or point is not None else json.dumps(geometry, separators=(",", ":"))
    return made


def _point(geometry: Object | None) -> list[float] | None:
    """Give the position of a geometry that is one point."""
    if geometry is None or geometry["type"] not in _PLACES:
        return None
    if geometry["type"] == "Point":
        return list(geometry["coordinates"])
    positions = geometry["coordinates"]
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


def _is_whole(geometry: Object) -> bool:
    """Say whether lines have two positions and rings four, the last of them the first again; none at all is no geometry."""
    kind = geometry["type"]
    if kind == "GeometryCollection":
        return all(map(_is_whole, geometry["geometries"]))
    given = geometry["coordinates"]
    if kind in {"LineString", "MultiLineString"}:
        lines = given if kind == "MultiLineString" else [given] if given else []
        return all(len(line) >= _LINE for line in lines)
    polygons = given if kind == "MultiPolygon" else [given] if kind == "Polygon" else []
    return all(len(ring) >= _RING and ring[0] == ring[-1] for polygon in polygons for ring in polygon)


def _is_nested(given: Any, depth: int) -> bool:  # noqa: ANN401
    """Say whether lists lie in lists as deep as that, with positions at the bottom."""
    if not isinstance(given, list):
        return False
    if depth:
        return all(_is_nested(inner, depth - 1) for inner in given)
    return not given or (len(given) >= _FLAT and all(type(one) is not bool and isinstance(one, int | float) for one in given))
