"""Where releases become public: one small interface, one file a portal.

Each call is idempotent: made again after a kill or an unknown outcome, it ends in the same state. A version is put where no
reader looks, read back, and only then shown by one switch; a withdrawal hides first, then erases, then looks as the public.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from opendata.model import ReleasedFile

Opener = Callable[[str], int]
"""Gives an open descriptor for the path of a version folder; who calls it closes it."""

WITHDRAWN = "withdrawn"
"""What a portal says in place of a current version."""


@dataclass(frozen=True)
class Held:
    """What a portal holds of one dataset: what is public now (a version, `WITHDRAWN` or None), and all versions there."""

    current: str | None
    versions: tuple[str, ...]


class Portal(Protocol):
    """A place where the public finds datasets."""

    @property
    def name(self) -> str:
        """Give the name by which settings, ledger and Publications know it."""

    def list(self) -> tuple[str, ...]:
        """List the datasets it holds, withdrawn ones too, sorted."""

    def fetch(self, dataset: str) -> Held:
        """Say what it holds of a dataset, known or not."""

    def put(self, dataset: str, version: str, files: Mapping[str, Opener], key: str) -> None:
        """Bring a version in; no reader sees it yet. `key` names this attempt: a left-over of it is taken up or thrown away.

        Raises:
            Outside: it holds other bytes under this version, or could not take them.
        """

    def read_back(self, dataset: str, version: str) -> tuple[ReleasedFile, ...]:
        """Hash what it holds of a version, file by file, sorted by path."""

    def show(self, dataset: str, version: str, replaces: str | None) -> str:
        """Make a version the public one in a single step, and give its address.

        Raises:
            Outside: what is public is neither `replaces` nor this version: someone else has been here.
        """

    def hide(self, dataset: str) -> None:
        """Take a dataset out of the public's sight in a single step; nothing is lost yet."""

    def take_out(self, dataset: str) -> Iterator[tuple[str, str, Opener]]:
        """Give every file of every version (version, path, opener), for who must keep them elsewhere before they go."""

    def erase(self, dataset: str) -> None:
        """Remove every copy of a hidden dataset's versions.

        Raises:
            Outside: it is still public.
        """

    def look(self, dataset: str, versions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Look as the public does: what was looked at and is absent, and codes of what remains (`tombstone`).

        Raises:
            Outside: something that should be gone is still there.
        """
