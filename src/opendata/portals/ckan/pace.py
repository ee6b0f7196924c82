"""How fast other people's servers are asked: one request after the other, and never more a second than agreed."""

import ipaddress
import time
from collections.abc import Callable


class Pace:
    """At most `per_second` requests to one host; this machine itself is not spared."""

    def __init__(
        self, per_second: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._between, self._clock, self._sleep = 1 / per_second, clock, sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        if is_loopback(host):
            return
        last = self._last.get(host)
        if last is not None and (left := last + self._between - self._clock()) > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def rest(self, seconds: float) -> None:
        """Wait because a host asked for it."""
        self._sleep(seconds)


def is_loopback(host: str) -> bool:
    """Say whether a host's name says that it is this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
