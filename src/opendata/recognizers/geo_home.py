"""Coordinates that point at a home."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

LATITUDE: Final = r"^(?:4[7-9]|5[0-5])[.,][0-9]{3,}$"
LONGITUDE: Final = r"^(?:[5-9]|1[0-5])[.,][0-9]{3,}$"
EASTING: Final = r"^(?:3[23])?[2-9][0-9]{5}(?:[.,][0-9]+)?$"
NORTHING: Final = r"^(?:5[2-9]|6[01])[0-9]{5}(?:[.,][0-9]+)?$"

RECOGNIZER: Final = Recognizer(
    entity="GEO_HOME",
    version=1,
    source="ETRS89/UTM and WGS 84 as German offices use them; Art. 4 No. 1 GDPR (location data)",
    headers=words(
        "lat lon lng long laenge breite brt laengengrad breitengrad latitude longitude rechtswert hochwert rw hw ostwert "
        "nordwert utm eutm nutm xutm yutm easting northing xk yk xkoord ykoord xkoordinate ykoordinate koordinate "
        "koordinaten geo geopunkt xwgs ywgs wgs84 wgs gps geom geometry wkt point rechtsutm hochutm xcenter ycenter x "
        "y koord ost nord geokoordinaten"
    ),
    chance=0.3,
    valid=("49.891380", "10,916923", "636275.18", "5531184,93", "49.8913, 10.9169", "POINT (10.9 49.8)"),
    invalid=("12.5", "2024", "1234.5"),
    pattern=(
        rf"{LATITUDE}|{LONGITUDE}|{EASTING}|{NORTHING}|^(?:SRID=[0-9]+;)?POINT ?\(|^(?:4[7-9]|5[0-5])\.[0-9]+ "
        rf"?[,;/] ?(?:[5-9]|1[0-5])\.[0-9]+$"
    ),
    on="cell",
    room=Room(length=(5, 60), digits=(2, 40), letters=(0, 10)),
)
