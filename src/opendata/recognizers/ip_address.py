"""Internet addresses of people's connections."""

import ipaddress
from typing import Final

from opendata.recognizers.base import Recognizer, Room, words


def valid_ip(text: str) -> bool:
    """Say whether it is an IPv4 or IPv6 address. "4.17.1.20" is one too: a version number is told apart over the column."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


RECOGNIZER: Final = Recognizer(
    entity="IP_ADDRESS",
    version=1,
    source="RFC 791, RFC 4291; ECJ C-582/14 (Breyer): dynamic addresses are personal data",
    headers=words(
        "ip ipadresse ipaddress ipaddr clientip remoteaddr remoteip sourceip srcip cip ipv4 ipv6 hostip quellip userip"
    ),
    chance=0.1,
    valid=("109.157.42.85", "2a02:8109:99ab:71dd::9e24", "::1"),
    invalid=("109.157.42.285", "109.157.42", "12:30"),
    pattern=r"^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)$",
    on="cell",
    check=valid_ip,
    room=Room(length=(3, 39), digits=(1, 32), letters=(0, 32)),
)
