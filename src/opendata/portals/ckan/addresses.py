"""Which addresses a link of a foreign portal may lead to: public ones, and the portal's own (server-side request forgery).

Whoever writes a portal's metadata must not make this machine ask inside the city's network.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from opendata.errors import BadData, Outside

Resolve = Callable[[str, int], list[str]]
"""Gives the numeric addresses of a host; raises OSError or ValueError where there are none."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_WEB: Final = frozenset({80, 443})
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            # IANA's special-purpose registries, where Python's own list has changed between versions
            "0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 64:ff9b:1::/48 100::/64 2001::/23 2002::/16 "
            "3fff::/20 5f00::/16 fec0::/10"
        ).split(),
    )
)


@dataclass(frozen=True)
class Own:
    """Where the audited portal itself is: there its files may come from, wherever that is."""

    host: str  # lower case
    port: int

    def covers(self, host: str, port: int) -> bool:
        """Say whether this is the portal: the same host, and no other service on it."""
        return host.lower() == self.host and (port == self.port or {port, self.port} <= _WEB)


def allowed(host: str, port: int, own: Own, resolve: Resolve | None = None) -> tuple[str, ...]:
    """Give the addresses that a host may be asked at.

    Raises:
        BadData: one of its addresses is not public.
        Outside: it has none.
    """
    try:
        found = tuple(dict.fromkeys((resolve or resolved)(host, port)))
    except (OSError, ValueError):
        raise Outside("audit-unknown-host", host=host) from None
    if not own.covers(host, port) and not all(is_public(address) for address in found):
        raise BadData("audit-internal-address", host=host)
    return found


def resolved(host: str, port: int) -> list[str]:
    """Ask the system where a host is."""
    found: list[Any] = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def is_public(address: str) -> bool:
    """Say whether a numeric address belongs to the public internet, also where an IPv6 address holds an IPv4 one."""
    at: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(at, ipaddress.IPv6Address):
        if at.ipv4_mapped:
            at = at.ipv4_mapped
        elif at in _NAT64:
            at = ipaddress.IPv4Address(int(at) & 0xFFFFFFFF)
    listed = any(at in network for network in _REFUSED if network.version == at.version)
    return at.is_global and not at.is_multicast and not listed
