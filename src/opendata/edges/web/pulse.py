"""Does what is due, at start and then every minute, in a thread of its own; knows how the last round went."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from opendata.errors import Failure

EVERY_SECONDS: Final = 60.0
LATE_SECONDS: Final = 15 * 60.0
"""A round that takes longer counts as failed: it hangs, or another run holds a lease for good."""
GRACE_SECONDS: Final = 5.0  # a round that is cut off is finished by the next one, as after a crash

_log = logging.getLogger("opendata.web")


@dataclass(frozen=True)
class Round:
    """What one round found: the code of each failure by what failed, None where all is well."""

    ended: float  # monotonic seconds
    checks: Mapping[str, str | None]


class Pulse:
    """`tick` does what is due, `ready` looks at the installation. Neither can end the service."""

    def __init__(self, tick: Callable[[], None], ready: Callable[[], Mapping[str, str | None]]) -> None:
        self._tick, self._ready = tick, ready
        self._stop = threading.Event()
        self._last: Round | None = None

    @contextmanager
    def beating(self, every: float = EVERY_SECONDS) -> Iterator[None]:
        """Beat while the block runs."""
        thread = threading.Thread(target=self._run, args=(every,), name="tick", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join(timeout=GRACE_SECONDS)

    def beat(self) -> None:
        """Make one round."""
        checks = {"tick": _code(self._tick)}
        found: dict[str, str | None] = {}
        checks["checks"] = _code(lambda: found.update(self._ready()))
        self._last = Round(time.monotonic(), MappingProxyType({**found, **checks}))

    def checks(self) -> Mapping[str, str | None]:
        """Give what the last round found; before the first one, and when the next is late, the tick counts as failed."""
        last = self._last
        if last is None:
            return {"tick": "tick-pending"}
        late = time.monotonic() - last.ended > LATE_SECONDS
        return {**last.checks, "tick": "tick-late"} if late else last.checks

    def _run(self, every: float) -> None:
        while not self._stop.is_set():
            self.beat()
            self._stop.wait(every)


def _code(work: Callable[[], None]) -> str | None:
    """Do it; give the code of what went wrong. Only codes and types are logged: an exception's text may quote anything."""
    try:
        work()
    except Failure as failure:
        _log.warning("round failed: %s", failure.code)
        return failure.code
    except Exception as error:  # noqa: BLE001  (a fault in one round must not end the rounds)
        _log.error("round failed: %s", type(error).__name__)
        return "program-fault"
    return None
