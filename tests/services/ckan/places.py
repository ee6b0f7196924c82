"""Where the rig keeps what: everything in one folder that git ignores."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
HERE: Final = Path(__file__).parent
HOME: Final = ROOT / ".ckan"
PYTHON: Final = HOME / "python"
SOLR: Final = HOME / "solr"
PROFILES: Final = ("plain", "dcat")
LOCK_MODE: Final = 0o600


class RigError(RuntimeError):
    """The rig cannot be had; the message says what is missing or which log to read."""


def folder(profile: str) -> Path:
    """Give the folder of everything that belongs to one profile; raises RigError for a profile that there is not."""
    if profile not in PROFILES:
        raise RigError(f"no profile {profile!r}; there are: {', '.join(PROFILES)}")
    return HOME / profile


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until nobody else holds the lock of this name, and hold it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, LOCK_MODE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def private(path: Path, text: str) -> None:
    """Write a file that only we can read; whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, LOCK_MODE), "w", encoding="utf-8") as file:  # noqa: PTH123  (a mode from the start)
        file.write(text)
    part.replace(path)
