"""From plane coordinates of German surveys to longitude and latitude in WGS 84, in degrees.

UTM: ETRS89 (EPSG:25832, 25833), within decimetres of WGS 84. Transverse Mercator by Krüger's series (L. Krüger 1912, to the
fourth order: exact to a millimetre; C. Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011).
Gauß-Krüger: DHDN on Bessel's ellipsoid (EPSG:31466 to 31469), then the seven parameters of EPSG:1777, good to about 3 m.
"""

import math
from dataclasses import dataclass
from typing import Final

import polars as pl


@dataclass(frozen=True)
class Ellipsoid:
    """Half axis in metres and flattening."""

    a: float
    f: float

    @property
    def e2(self) -> float:
        """Give the first eccentricity, squared."""
        return self.f * (2 - self.f)


GRS80: Final = Ellipsoid(6_378_137.0, 1 / 298.257222101)
WGS84: Final = Ellipsoid(6_378_137.0, 1 / 298.257223563)
BESSEL: Final = Ellipsoid(6_377_397.155, 1 / 299.1528128)

_SHIFT: Final = (598.1, 73.7, 418.2)  # metres
_TURN: Final = tuple(math.radians(second / 3600) for second in (0.202, 0.045, -2.455))
_SCALE: Final = 1 + 6.7e-6
_ROUNDS: Final = 4  # of the latitude's approximation: far below a millimetre

Point = tuple[pl.Expr, pl.Expr]


def from_utm(east: pl.Expr, north: pl.Expr, zone: int) -> Point:
    """Give longitude and latitude of a point in metres, `east` without the zone's number."""
    longitude, latitude = _unprojected(GRS80, (east - 500_000) / 0.9996, north / 0.9996)
    return longitude.degrees() + (6 * zone - 183), latitude.degrees()


def from_gauss_krueger(east: pl.Expr, north: pl.Expr, zone: int) -> Point:
    """Give longitude and latitude of a point in metres, `east` (Rechtswert) with the zone's number in front."""
    longitude, latitude = _unprojected(BESSEL, east - (zone * 1_000_000 + 500_000), north)
    return _shifted(longitude + math.radians(3 * zone), latitude)


def _unprojected(body: Ellipsoid, x: pl.Expr, y: pl.Expr) -> Point:
    """Krüger's series backwards: from metres east of the meridian and north of the equator to radians."""
    n = body.f / (2 - body.f)
    radius = body.a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    backward = (
        n / 2 - 2 / 3 * n**2 + 37 / 96 * n**3 - n**4 / 360,
        n**2 / 48 + n**3 / 15 - 437 / 1440 * n**4,
        17 / 480 * n**3 - 37 / 840 * n**4,
        4397 / 161280 * n**4,
    )
    to_latitude = (
        2 * n - 2 / 3 * n**2 - 2 * n**3 + 116 / 45 * n**4,
        7 / 3 * n**2 - 8 / 5 * n**3 - 227 / 45 * n**4,
        56 / 15 * n**3 - 136 / 35 * n**4,
        4279 / 630 * n**4,
    )
    xi, eta = y / radius, x / radius
    up, across = xi, eta
    for j, factor in enumerate(backward, start=1):
        up -= factor * (2 * j * xi).sin() * (2 * j * eta).cosh()
        across -= factor * (2 * j * xi).cos() * (2 * j * eta).sinh()
    conformal = (up.sin() / across.cosh()).arcsin()
    latitude = conformal
    for j, factor in enumerate(to_latitude, start=1):
        latitude += factor * (2 * j * conformal).sin()
    return pl.arctan2(across.sinh(), up.cos()), latitude


def _shifted(longitude: pl.Expr, latitude: pl.Expr) -> Point:
    """Turn and move the geocentric point of the ground, then read it on WGS 84; degrees."""
    across = BESSEL.a / (1 - BESSEL.e2 * latitude.sin() ** 2).sqrt()
    x = across * latitude.cos() * longitude.cos()
    y = across * latitude.cos() * longitude.sin()
    z = across * (1 - BESSEL.e2) * latitude.sin()
    about_x, about_y, about_z = _TURN
    moved_x = _SHIFT[0] + _SCALE * (x - about_z * y + about_y * z)
    moved_y = _SHIFT[1] + _SCALE * (about_z * x + y - about_x * z)
    moved_z = _SHIFT[2] + _SCALE * (-about_y * x + about_x * y + z)
    flat = (moved_x**2 + moved_y**2).sqrt()
    turned = pl.arctan2(moved_z, flat * (1 - WGS84.e2))
    for _ in range(_ROUNDS):
        radius = WGS84.a / (1 - WGS84.e2 * turned.sin() ** 2).sqrt()
        turned = pl.arctan2(moved_z + WGS84.e2 * radius * turned.sin(), flat)
    return pl.arctan2(moved_y, moved_x).degrees(), turned.degrees()
