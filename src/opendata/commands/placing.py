"""Puts an open file at the place that a person names: whole or not at all, theirs alone, over nothing that they did not mean."""

import os
import shutil
from pathlib import Path
from typing import Final

from opendata.errors import Misuse
from opendata.files import disk

REPORT: Final = b"<!-- opendata-report -->"
"""What a report of ours begins with, after its document type."""

_HEAD_BYTES: Final = 64
PRIVATE: Final = 0o600


def free_for_report(target: Path, source: Path, *, force: bool) -> None:
    """Say whether a report may be written at `target`; over another report it may, over anything else only by `force`.

    Raises:
        Misuse: it may not; nothing was written.
    """
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise Misuse("report-no-place")
    if not target.exists() and not target.is_symlink():
        return
    if _is_report(target):
        return
    if target.exists() and target.resolve().is_relative_to(source.resolve()):
        raise Misuse("report-on-input")
    if not force:
        raise Misuse("report-occupied")


def _is_report(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with disk(), path.open("rb") as file:
        return REPORT in file.read(_HEAD_BYTES)


def place(source: int, target: Path, *, mode: int = PRIVATE, replace: bool = False) -> None:
    """Give the open file `source` a name.

    Raises:
        FileExistsError: something is there already, and no `replace`.
        Outside: `disk-failed`.
    """
    spare = target.with_name(f".{target.name}.neu")
    with disk():
        spare.unlink(missing_ok=True)
        descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        try:
            with os.fdopen(os.dup(source), "rb") as reader, os.fdopen(descriptor, "wb") as writer:
                reader.seek(0)
                shutil.copyfileobj(reader, writer, 1 << 20)
                os.fchmod(writer.fileno(), mode)
                os.fsync(writer.fileno())
            if replace:
                spare.replace(target)
                return
        except BaseException:
            spare.unlink(missing_ok=True)
            raise
    try:
        os.link(spare, target)
    finally:
        spare.unlink(missing_ok=True)
