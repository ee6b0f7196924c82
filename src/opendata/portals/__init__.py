"""Where releases become public: one small interface, one file a portal.

Each call is idempotent: made again after a kill or an unknown outcome, it ends in the same state. A version is put where no
reader looks, read back, and only then shown by one switch; a withdrawal hides first, then erases, then looks as the public.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from opendata.model import ReleasedFile

Opener = Callable[[str], int]
"""Gives an open descriptor for the path of a version folder; who calls it closes it."""

WITHDRAWN = "withdrawn"
"""What a portal says in place of a current version."""


@dataclass(frozen=True)
class Held:
    """What a portal holds of one dataset: what is public now (a version, `WITHDRAWN` or None), and all versions there.

    `edited` names what someone else changed there since; `foreign` says that the dataset is not ours at all, `other` that
    another installation of this program wrote it.
    """

    current: str | None
    versions: tuple[str, ...]
    edited: tuple[str, ...] = ()
    foreign: bool = False
    other: bool = False


@dataclass(frozen=True)
class Shown:
    """Where the public finds what was shown: the page, the portal's own id and file addresses, and digests of what we wrote."""

    page: str
    id: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    seal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """One thing that `doctor` looked at: `code` names its sentences in texts; `ok` None means it works with less."""

    code: str
    ok: bool | None
    params: Mapping[str, str | int]


class Portal(Protocol):
    """A place where the public finds datasets."""

    @property
    def name(self) -> str:
        """Give the name by which settings, ledger and Publications know it."""

    @property
    def is_near(self) -> bool:
        """Say whether reading everything back costs next to nothing."""

    def examine(self) -> Iterator[Health]:
        """Look whether it can be published to."""

    def list(self) -> tuple[str, ...]:
        """List the datasets it holds, withdrawn ones too, sorted."""

    def fetch(self, dataset: str) -> Held:
        """Say what it holds of a dataset, known or not."""

    def carries(self, path: str) -> bool:
        """Say whether it takes this file of a release."""

    def put(
        self, dataset: str, version: str, files: Mapping[str, Opener], key: str, replaces: str | None, *, over: bool = False
    ) -> None:
        """Bring the files that it carries in; no reader sees them yet.

        `key` names this attempt: a left-over of it is taken up or thrown away. `over` writes over what others changed in a
        dataset of ours, for a person who decided so.

        Raises:
            Outside: it holds other bytes under this version, or could not take them; or what is public is neither `replaces`
                nor this version, or was edited there.
        """

    def read_back(self, dataset: str, version: str) -> tuple[ReleasedFile, ...]:
        """Hash what it holds of a version, file by file, sorted by path."""

    def show(self, dataset: str, version: str, replaces: str | None) -> Shown:
        """Make a version the public one in a single step, and say where it is.

        Raises:
            Outside: what is public is neither `replaces` nor this version: someone else has been here.
        """

    def hide(self, dataset: str) -> None:
        """Take a dataset out of the public's sight in a single step; nothing is lost yet."""

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
