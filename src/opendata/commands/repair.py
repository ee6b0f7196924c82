"""check --fix: proposes repairs that lose nothing, and writes repaired copies beside the files; never over one of them."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata import room
from opendata.commands.placing import place
from opendata.delivery import open_delivery
from opendata.errors import Misuse
from opendata.files import disk
from opendata.nameless import content
from opendata.policy import Policy
from opendata.settings import Settings

MARK: Final = ".repaired"
"""What a copy's name has before its ending: `hunde.csv` becomes `hunde.repaired.csv`."""


@dataclass(frozen=True)
class Proposal:
    """What is proposed: for programs, in words, and where each copy would go."""

    repairs: room.Repairs
    targets: dict[str, tuple[Path, Path]]  # by path in the delivery: the file, its copy

    def words(self) -> bytes:
        """Give the words, which may hold cells: for the person's own terminal and nothing else."""
        return content(self.repairs.words)


@contextmanager
def proposed(path: Path, settings: Settings, policy: Policy, *, examples: bool) -> Iterator[Proposal]:
    """Look what could be repaired in the delivery at `path`; with `examples` the words show some cells.

    Raises:
        Misuse: there is no delivery, or it is an archive, in which nothing can be laid beside a file.
    """
    if path.is_file() and path.suffix.lower() == ".zip":
        raise Misuse("repair-archive")
    delivery = open_delivery(path, settings.hidden())
    try:
        repairs = room.repair(
            delivery.slug, delivery.descriptors, policy, settings.language, settings.hidden(), examples=examples
        )
    finally:
        delivery.close()
    folder = path if path.is_dir() else path.parent
    try:
        yield Proposal(repairs, {name: (folder / name, _beside(folder / name)) for name in repairs.copies})
    finally:
        repairs.close()


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.stem}{MARK}{file.suffix}")


def write(proposal: Proposal, *, force: bool) -> tuple[Path, ...]:
    """Write the copies, each with the rights of its file; over an earlier copy only by `force`.

    Raises:
        Misuse: a copy is there already; nothing was written.
    """
    if not force and any(os.path.lexists(copy) for _, copy in proposal.targets.values()):
        raise Misuse("repair-exists")
    for name, (file, copy) in proposal.targets.items():
        with disk():
            mode = stat.S_IMODE(file.stat().st_mode) & 0o666
        try:
            place(proposal.repairs.copies[name], copy, mode=mode, replace=force)
        except FileExistsError:
            raise Misuse("repair-exists") from None
    return tuple(copy for _, copy in proposal.targets.values())
