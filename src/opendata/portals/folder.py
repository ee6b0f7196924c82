"""The built-in portal: plain files that anyone can serve.

    portal/catalog.ttl  catalog.jsonld  checkpoint
    portal/<dataset>/current                  one line: the public version, or "withdrawn"
    portal/<dataset>/versions/<version>/...   never changed once it is there

All is written in a staging folder on the same file system, synced, then renamed into place: a reader sees the old or the new.
A kill leaves at most something in staging, which the next run takes up or `repair` throws away.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from opendata.errors import Outside
from opendata.model import ReleasedFile
from opendata.portals import WITHDRAWN, Health, Held, Opener, Shown

ROOT_FILES = frozenset({"catalog.ttl", "catalog.jsonld", "checkpoint"})

_SAFE_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_SAFE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")
_CHUNK = 1 << 20


class FolderPortal:
    """A portal in a folder. `staging` lies outside `root`, on the same file system; `base_url` has no slash at the end."""

    name = "folder"
    is_near = True

    def __init__(self, root: Path, staging: Path, base_url: str) -> None:
        self._root, self._staging, self._base_url = root, staging, base_url

    def examine(self) -> Iterator[Health]:
        """Look at nothing more: `doctor` sees to the disk anyway."""
        yield from ()

    def list(self) -> tuple[str, ...]:
        """List the datasets by their folders."""
        return tuple(sorted(path.name for path in _entries(self._root) if path.is_dir()))

    def fetch(self, dataset: str) -> Held:
        """Read `current` and list the version folders."""
        folder = self._root / _safe(dataset)
        versions = sorted((path.name for path in _entries(folder / "versions")), key=_in_order)
        return Held(self._current(dataset), tuple(versions))

    def carries(self, path: str) -> bool:
        """Take every file."""
        return bool(path)

    def put(
        self, dataset: str, version: str, files: Mapping[str, Opener], key: str, replaces: str | None, *, over: bool = False
    ) -> None:
        """Copy the files into staging, sync them, and rename the whole folder into place."""
        target = self._version(dataset, version)
        if over:
            self._clear(dataset, version, files)
        elif self._current(dataset) not in {replaces, version}:
            raise Outside("portal-changed", dataset=dataset)
        with self._attempt(key) as staged:
            for path, opener in files.items():
                _copy(opener(path), _below(staged, path))
            _sync_folders(staged)
            if target.is_dir():
                _same(staged, target)
                return
            _make(target.parent)
            staged.rename(target)
            _sync(target.parent)

    def read_back(self, dataset: str, version: str) -> tuple[ReleasedFile, ...]:
        """Hash every file of the version folder; nothing if there is none."""
        return _hashed(self._version(dataset, version))

    def open(self, dataset: str, version: str, path: str) -> int:
        """Open a published file.

        Raises:
            Outside: there is no such file.
        """
        try:
            return os.open(_below(self._version(dataset, version), path), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            raise Outside("portal-file-missing") from None

    def show(self, dataset: str, version: str, replaces: str | None) -> Shown:
        """Rename a new `current` over the old one."""
        held = self.fetch(dataset)
        if version not in held.versions or held.current not in {version, replaces}:
            raise Outside("portal-changed", dataset=dataset)
        if held.current != version:
            self._write(self._root / dataset / "current", f"{version}\n".encode())
        return Shown(f"{self._base_url}/datasets/{dataset}")

    def hide(self, dataset: str) -> None:
        """Say "withdrawn" in `current`; a dataset that was never here stays unknown."""
        held = self.fetch(dataset)
        if held.current != WITHDRAWN and (held.current or held.versions):
            self._write(self._root / dataset / "current", f"{WITHDRAWN}\n".encode())

    def erase(self, dataset: str) -> None:
        """Move each version folder out of the portal in one rename, then remove it."""
        held = self.fetch(dataset)
        if held.current not in {None, WITHDRAWN}:
            raise Outside("portal-still-public", dataset=dataset)
        for version in held.versions:
            with self._attempt(f"erase@{dataset}@{version}") as staged:
                self._version(dataset, version).rename(staged)
                _sync(staged.parent)
        with _disk():
            for path in _entries(self._staging, f"erase@{dataset}@"):
                _remove(path)
            if (self._root / dataset / "versions").is_dir():
                (self._root / dataset / "versions").rmdir()
                _sync(self._root / dataset)

    def look(self, dataset: str, versions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Look for `current`, the version folders and left-overs in staging."""
        held = self.fetch(dataset)
        if held.current not in {None, WITHDRAWN} or held.versions or _entries(self._staging, f"erase@{dataset}@"):
            raise Outside("portal-still-public", dataset=dataset)
        folders = [f"{dataset}/versions/{version}" for version in versions]
        return (f"{dataset}/current", *folders, f"{dataset}/versions", "staging"), ("tombstone",) if held.current else ()

    def records(self) -> Iterator[tuple[str, bytes | None]]:
        """Give each dataset's own catalogue record, None for a withdrawn one; what was never shown is left out."""
        for dataset in self.list():
            current = self._current(dataset)
            if current is not None:
                known = current != WITHDRAWN
                yield dataset, (self._version(dataset, current) / "dataset.ttl").read_bytes() if known else None

    def refresh(self, files: Mapping[str, bytes]) -> bool:
        """Bring catalogue and checkpoint up to date, each in one rename; say whether anything changed."""
        changed = [name for name, data in files.items() if name in ROOT_FILES and _content(self._root / name) != data]
        for name in changed:
            self._write(self._root / name, files[name])
        return bool(changed)

    def repair(self) -> None:
        """Finish what a killed run left: erase versions of withdrawn datasets, throw away what lies in staging unused."""
        for dataset in self.list():
            if self._current(dataset) == WITHDRAWN:
                self.erase(dataset)
        for path in _entries(self._staging):
            with _locked(path) as ours:
                if ours:
                    _remove(path)

    def _clear(self, dataset: str, version: str, files: Mapping[str, Opener]) -> None:
        """Take a version folder away whose bytes others changed; no reader is told of it until it is back."""
        target = self._version(dataset, version)
        wanted = {path: _digest(opener(path)) for path, opener in files.items()}
        if target.is_dir() and {file.path: file.sha256 for file in _hashed(target)} != wanted:
            with self._attempt(f"erase@{dataset}@{version}") as staged:
                target.rename(staged)
                _sync(target.parent)

    def _current(self, dataset: str) -> str | None:
        return _line(self._root / _safe(dataset) / "current")

    def _version(self, dataset: str, version: str) -> Path:
        return self._root / _safe(dataset) / "versions" / _safe(version)

    @contextmanager
    def _attempt(self, key: str) -> Iterator[Path]:
        """Give an empty folder in staging, locked while this process lives; what is still there at the end goes."""
        staged = self._staging / _safe_staged(key)
        with _disk():
            _make(self._staging)
            _remove(staged)
            staged.mkdir(mode=0o755)
            with _locked(staged) as ours:
                if not ours:
                    raise Outside("portal-busy")
                yield staged
                _remove(staged)

    def _write(self, target: Path, data: bytes) -> None:
        """Replace a file in one rename."""
        with _disk():
            _make(self._staging)
            _make(target.parent)
            staged = self._staging / f"write@{target.parent.name}@{target.name}"
            with staged.open("wb") as file, _locked(staged):
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                staged.replace(target)
            _sync(target.parent)


@contextmanager
def _disk() -> Iterator[None]:
    """Turn what the file system refuses into a failure that may be tried again."""
    try:
        yield
    except OSError as error:
        raise Outside("portal-disk", number=error.errno or 0) from None


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold a lock on a staged file or folder; say False if another process holds it. It ends with the process."""
    import fcntl  # not on every platform that only checks

    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)


def _entries(folder: Path, start: str = "") -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.iterdir() if path.name.startswith(start))) if folder.is_dir() else ()


def _safe(name: str) -> str:
    """Let only plain names through: no separator, no dot at the start."""
    if not _SAFE_NAME.fullmatch(name):
        raise Outside("portal-name-unsafe")
    return name


def _safe_staged(key: str) -> str:
    return "@".join(_safe(part) for part in key.split("@"))


def _below(folder: Path, path: str) -> Path:
    if not _SAFE_PATH.fullmatch(path):
        raise Outside("portal-name-unsafe")
    return folder / path


def _in_order(version: str) -> tuple[tuple[int, str], ...]:
    """Sort `2026-11-23.10` after `2026-11-23.9`."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", version) if part)


def _line(path: Path) -> str | None:
    content = _content(path)
    return None if content is None else content.decode().strip()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _copy(descriptor: int, target: Path) -> None:
    """Copy an open file from its start, and sync it; the descriptor is closed."""
    with os.fdopen(descriptor, "rb") as source:
        source.seek(0)
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        with target.open("xb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
            file.flush()
            os.fsync(file.fileno())


def _hashed(folder: Path) -> tuple[ReleasedFile, ...]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink()) if folder.is_dir() else []
    return tuple(_file(path, path.relative_to(folder).as_posix()) for path in paths)


def _file(path: Path, name: str) -> ReleasedFile:
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as file:
        return ReleasedFile(
            path=name, size_bytes=os.fstat(file.fileno()).st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest()
        )


def _digest(descriptor: int) -> str:
    with os.fdopen(descriptor, "rb") as file:
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _same(staged: Path, target: Path) -> None:
    if _hashed(staged) != _hashed(target):
        raise Outside("portal-version-differs")


def _make(folder: Path) -> None:
    """Make a folder and those above it, each entry synced."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        _sync(folder.parent)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_folders(folder: Path) -> None:
    for path in (folder, *(entry for entry in folder.rglob("*") if entry.is_dir())):
        _sync(path)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
