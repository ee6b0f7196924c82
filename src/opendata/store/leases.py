"""Who works on a dataset: one lease each, and a fence that grows with every new holder, so that an old one writes nothing.

Times are the database's. A holder on this machine that has died loses its lease at once: a rerun need not wait.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from opendata.errors import Outside
from opendata.store.database import Database

SECONDS: Final = 60
_NOW: Final = "CAST(strftime('%s', 'now') AS INTEGER)"


@dataclass(frozen=True)
class Lease:
    """The right to write about one dataset, until it expires or another run takes it over."""

    dataset: str
    fence: int
    seconds: int


class Leases:
    """The leases of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def acquire(self, dataset: str, seconds: int = SECONDS) -> Lease:
        """Take a lease for so many seconds.

        Raises:
            Outside: `dataset-busy`: another run holds it.
        """
        with self._database.writing():
            rows = self._database.rows(
                f"SELECT fence, world, process, expires > {_NOW} FROM leases WHERE dataset = ?",  # noqa: S608
                dataset,
            )
            fence, world, process, valid = rows[0] if rows else (0, "", "", 0)
            if process and valid and not _is_dead(world, process):
                raise Outside("dataset-busy")
            self._database.do(
                f"INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, {_NOW} + ?)",  # noqa: S608
                *(dataset, fence + 1, _world(), _process(os.getpid()), seconds),
            )
        return Lease(dataset, fence + 1, seconds)

    def hold(self, lease: Lease) -> None:
        """Make sure that a lease still holds; asked within a transaction it does so until the end.

        Raises:
            Outside: `lease-lost`.
        """
        if not self._database.rows(
            f"SELECT 1 FROM leases WHERE dataset = ? AND fence = ? AND process = ? AND expires > {_NOW}",  # noqa: S608
            *(lease.dataset, lease.fence, _process(os.getpid())),
        ):
            raise Outside("lease-lost")

    def renew(self, lease: Lease) -> None:
        """Hold a lease for its full time from now on.

        Raises:
            Outside: `lease-lost`.
        """
        with self._database.writing():
            self.hold(lease)
            self._database.do(f"UPDATE leases SET expires = {_NOW} + ? WHERE dataset = ?", lease.seconds, lease.dataset)  # noqa: S608

    def release(self, lease: Lease) -> None:
        """Give a lease back; one that is lost already is fine."""
        with self._database.writing():
            self._database.do("UPDATE leases SET process = '' WHERE dataset = ? AND fence = ?", lease.dataset, lease.fence)

    @contextmanager
    def holding(self, dataset: str, seconds: int = SECONDS) -> Iterator[Lease]:
        """Hold a lease while something works, renewed as long as this process lives.

        Raises:
            Outside: `dataset-busy`.
        """
        lease = self.acquire(dataset, seconds)
        done = threading.Event()
        heart = threading.Thread(target=self._beat, args=(lease, done), daemon=True)
        heart.start()
        try:
            yield lease
        finally:
            done.set()
            heart.join()
            self.release(lease)

    def _beat(self, lease: Lease, done: threading.Event) -> None:
        while not done.wait(lease.seconds / 3):
            try:
                self.renew(lease)
            except Outside as failure:
                if failure.code == "lease-lost":  # the next write says so
                    return


@cache
def _world() -> str:
    """Name the running system and process table that this process belongs to: elsewhere its number means nothing."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def _process(number: int) -> str:
    """Name a running process for good: its number and when it started; "" where it has ended."""
    try:
        # proc(5): after the command in brackets come the state and, 19 fields on, the start in clock ticks.
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "" if _world() else f"{number}"
    return "" if fields[0] in {"Z", "X"} else f"{number} {fields[19]}"


def _is_dead(world: str, process: str) -> bool:
    """Say whether a holder has ended for certain."""
    return world != "" and world == _world() and _process(int(process.partition(" ")[0])) != process
