"""Hardware addresses of network devices: those of phones and notebooks follow a person around."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="MAC_ADDRESS",
    version=1,
    source="IEEE 802 EUI-48; Art. 4 No. 1 GDPR (online identifier, recital 30). EUI-64 of sensors (16 digits) are not taken",
    headers=words("mac macadresse macaddress macaddr clientmac hwaddr hardwareadresse bssid stationmac"),
    chance=0.001,
    valid=("5e:f6:37:3e:e9:2c", "5E-F6-37-3E-E9-2C", "5ef6.373e.e92c"),
    invalid=("5e:f6:37:3e:e9", "5g:f6:37:3e:e9:2c", "70B3D57ED003B04C"),
    pattern=(
        r"^(?:[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}|"
        r"[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2})$"
    ),
    on="cell",
    unless="^[0-9.-]+$",
    room=Room(length=(14, 17), letters=(0, 12)),
)
