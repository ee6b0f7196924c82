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

_UTM_SCALE: Final = 0.9996
_SHIFT: Final = (598.1, 73.7, 418.2)  # metres
_TURN: Final = tuple(math.radians(second / 3600) for second in (0.202, 0.045, -2.455))
_SCALE: Final = 1 + 6.7e-6
_ROUNDS: Final = 4  # of the latitude's approximation: far below a millimetre


def from_utm(points: pl.DataFrame, zone: int, before: int = 0) -> pl.DataFrame:
    """Give longitude and latitude (`x`, `y`, degrees) of points in metres, `before` the zone's number in front of each `x`."""
    frame = points.select((pl.col("x") - before - 500_000) / _UTM_SCALE, pl.col("y") / _UTM_SCALE)
    return _unprojected(GRS80, frame).select(pl.col("x").degrees() + (6 * zone - 183), pl.col("y").degrees())


def from_gauss_krueger(points: pl.DataFrame, zone: int) -> pl.DataFrame:
    """Give longitude and latitude (`x`, `y`, degrees) of points in metres, `x` (Rechtswert) with the zone's number in front."""
    frame = points.with_columns(pl.col("x") - (zone * 1_000_000 + 500_000))
    return _shifted(_unprojected(BESSEL, frame).with_columns(pl.col("x") + math.radians(3 * zone)))


def _unprojected(body: Ellipsoid, points: pl.DataFrame) -> pl.DataFrame:
    """Krüger's series backwards: from metres east of the meridian and north of the equator to radians.

    Step by step: an expression that holds itself many times over grows beyond all memory.
    """
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
    eta, xi = pl.col("x") / radius, pl.col("y") / radius
    up, across = xi, eta
    for j, factor in enumerate(backward, start=1):
        up -= factor * (2 * j * xi).sin() * (2 * j * eta).cosh()
        across -= factor * (2 * j * xi).cos() * (2 * j * eta).sinh()
    spherical = points.select(across.alias("x"), up.alias("y"))
    conformal = (pl.col("y").sin() / pl.col("x").cosh()).arcsin()
    frame = spherical.select(pl.arctan2(pl.col("x").sinh(), pl.col("y").cos()).alias("x"), conformal.alias("y"))
    latitude = pl.col("y")
    for j, factor in enumerate(to_latitude, start=1):
        latitude += factor * (2 * j * pl.col("y")).sin()
    return frame.with_columns(latitude)


def _shifted(points: pl.DataFrame) -> pl.DataFrame:
    """Turn and move the geocentric point of the ground, then read it on WGS 84; degrees."""
    longitude, latitude, across = pl.col("x"), pl.col("y"), pl.col("across")
    frame = points.with_columns((BESSEL.a / (1 - BESSEL.e2 * latitude.sin() ** 2).sqrt()).alias("across")).select(
        (across * latitude.cos() * longitude.cos()).alias("x"),
        (across * latitude.cos() * longitude.sin()).alias("y"),
        (across * (1 - BESSEL.e2) * latitude.sin()).alias("z"),
    )
    x, y, z = pl.col("x"), pl.col("y"), pl.col("z")
    about_x, about_y, about_z = _TURN
    moved = frame.select(
        ((x - about_z * y + about_y * z) * _SCALE + _SHIFT[0]).alias("x"),
        ((about_z * x + y - about_x * z) * _SCALE + _SHIFT[1]).alias("y"),
        ((about_x * y - about_y * x + z) * _SCALE + _SHIFT[2]).alias("z"),
    )
    moved = moved.with_columns((x**2 + y**2).sqrt().alias("flat"))
    moved = moved.with_columns(pl.arctan2(z, pl.col("flat") * (1 - WGS84.e2)).alias("turned"))
    turned = pl.col("turned")
    for _ in range(_ROUNDS):
        radius = WGS84.a / (1 - WGS84.e2 * turned.sin() ** 2).sqrt()
        moved = moved.with_columns(pl.arctan2(z + WGS84.e2 * radius * turned.sin(), pl.col("flat")).alias("turned"))
    return moved.select(pl.arctan2(y, x).degrees().alias("x"), turned.degrees().alias("y"))
