"""The files of an installation: sealed raw copies, their keys, and released files; the only use of pyrage.

raw/<submission>/<number>.age   encrypted (age, X25519); without its key nothing
keys/<submission>.key           its key; deleting it shreds all copies of the raw files, those in backups too
keys/installation.key           of the keyed digests; survives every erasure, so that refused content stays refused
keys/checkpoint.key             signs the ledger's checkpoints
released/<aa>/<sha256>          verified files, named by their digest

A file gets its name last: written and synced without one, then linked. After kill -9 there is nothing to tidy.
"""

import contextlib
import errno
import hashlib
import hmac
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opendata.errors import Failure, Outside, Refused
from opendata.nameless import nameless

if TYPE_CHECKING:
    from pyrage import x25519

_BLOCK: Final = 1 << 20
_SAFE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,127}")


class Files:
    """The files below one folder. Folders come into being when first written to, for their owner alone."""

    def __init__(self, root: Path) -> None:
        self._root = root

    # ------------------------------------------------------------------------------------------------- raw, sealed

    def seal(self, submission: str, number: int, source: int) -> tuple[int, str]:
        """Encrypt all of the open file `source` as file `number` of a submission. Sealing it again replaces it.

        Returns:
            Size in bytes and keyed digest of what was sealed.

        Raises:
            Outside: `disk-failed`.
        """
        import pyrage

        with disk():
            recipient = self._identity(submission, create=True).to_public()
            target = self._raw(submission, number)
            _make_folder(target.parent)
            sealed = nameless(str(target.parent))
            try:
                reader = _Counted(source, self._mac())
                with os.fdopen(os.dup(sealed), "wb") as writer:
                    pyrage.encrypt_io(reader, writer, [recipient])
                _name(sealed, target)
            finally:
                os.close(sealed)
        return reader.size, reader.mac.hexdigest()

    def unseal(self, submission: str, number: int) -> int:
        """Decrypt into a nameless file, positioned at its start. It now belongs to the caller.

        Raises:
            Refused: `raw-erased`: its key was shredded.
            Outside: `raw-damaged`: the sealed file is missing, cut off or changed; `disk-failed`.
        """
        import pyrage

        identity = self._identity(submission, create=False)
        plain = nameless()
        try:
            with self._raw(submission, number).open("rb") as reader, os.fdopen(os.dup(plain), "wb") as writer:
                pyrage.decrypt_io(reader, writer, [identity])
            os.lseek(plain, 0, os.SEEK_SET)
        except BaseException as error:
            os.close(plain)
            if isinstance(error, (pyrage.DecryptError, OSError)):
                full = getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}
                raise (Outside("disk-failed", reason="ENOSPC") if full else Outside("raw-damaged")) from None
            raise
        return plain

    def shred(self, submission: str) -> None:
        """Erase a submission's raw files for good: the key first, for without it the rest is noise. Doing it again is fine.

        Raises:
            Outside: `disk-failed`.
        """
        with disk():
            key = self._key(submission)
            key.unlink(missing_ok=True)
            _sync_folder(key.parent)
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(self._raw(submission, 0).parent)
            _sync_folder(self._root / "raw")

    def sealed(self) -> tuple[str, ...]:
        """Name the submissions of which raw files or a key are left."""
        raw = [folder.name for folder in _entries(self._root / "raw")]
        keys = [key.stem for key in _entries(self._root / "keys") if key.stem not in {"installation", "checkpoint"}]
        return tuple(sorted({*raw, *keys}))

    def left_over(self, submissions: Collection[str], released: Collection[str], seconds: float) -> tuple[list[str], list[str]]:
        """Name what a killed run left: raw copies and released files older than `seconds` that are none of those known."""
        oldest = time.time() - seconds
        raw = [path.name for path in _entries(self._root / "raw") if path.stat().st_mtime < oldest]
        files = [path for folder in _entries(self._root / "released") for path in _entries(folder)]
        names = [path.name for path in files if path.stat().st_mtime < oldest]
        return [name for name in raw if name not in submissions], [name for name in names if name not in released]

    # ------------------------------------------------------------------------------------------------------- digests

    def keyed(self, data: bytes) -> str:
        """Give the HMAC-SHA-256 (hex) of `data` under the installation key: names nothing to who lacks the key."""
        with disk():
            mac = self._mac()
        mac.update(data)
        return mac.hexdigest()

    def keyed_file(self, descriptor: int) -> tuple[int, str]:
        """Give the size in bytes and the keyed digest of all of an open file, as `seal` would."""
        with disk():
            reader = _Counted(descriptor, self._mac())
            while reader.read(_BLOCK):
                pass
        return reader.size, reader.mac.hexdigest()

    def signing_key(self) -> bytes:
        """Give the 32 secret bytes that the ledger's checkpoints are signed with (Ed25519), made on first use."""
        with disk():
            return self._secret("checkpoint")

    # ------------------------------------------------------------------------------------------------------ released

    def keep(self, descriptor: int) -> tuple[int, str]:
        """Copy an open file to its name, released/<aa>/<sha256>: what arrives here is what counts from now on.

        A copy even where a link would do: whoever else holds the file could change it, and one that was made in the sandbox
        belongs to another mount namespace, from where it cannot get a name here.

        Returns:
            Size in bytes and SHA-256 (hex).

        Raises:
            Outside: `disk-failed`.
        """
        folder = self._root / "released"
        with disk():
            _make_folder(folder)
            copy = nameless(str(folder))
            try:
                size, digest = _copy(descriptor, copy)
                target = self._released(digest)
                if not _holds(target, digest):
                    _make_folder(target.parent)
                    _name(copy, target)
            finally:
                os.close(copy)
        return size, digest

    def opened(self, sha256: str, *, verified: bool = True) -> int:
        """Open a released file for reading, at its start; `verified` reads it all first and compares.

        Raises:
            Outside: `released-damaged`: it is missing or not what its name says.
        """
        try:
            descriptor = os.open(self._released(sha256), os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:
            raise Outside("released-damaged") from None
        if verified and _digest(descriptor)[1] != sha256:
            os.close(descriptor)
            raise Outside("released-damaged")
        return descriptor

    def drop(self, sha256s: Iterable[str]) -> None:
        """Delete released files. Those that are gone already are fine.

        Raises:
            Outside: `disk-failed`.
        """
        with disk():
            for path in map(self._released, sha256s):
                path.unlink(missing_ok=True)
                _sync_folder(path.parent)

    # -------------------------------------------------------------------------------------------------------- inside

    def _raw(self, submission: str, number: int) -> Path:
        return self._root / "raw" / _safe(submission) / f"{number}.age"

    def _key(self, name: str) -> Path:
        return self._root / "keys" / f"{_safe(name)}.key"

    def _released(self, sha256: str) -> Path:
        return self._root / "released" / _safe(sha256)[:2] / sha256

    def _mac(self) -> "hmac.HMAC":
        return hmac.new(self._secret("installation"), digestmod=hashlib.sha256)

    def _secret(self, name: str) -> bytes:
        return bytes.fromhex(self._first(self._key(name), lambda: secrets.token_hex(32)))

    def _identity(self, submission: str, *, create: bool) -> "x25519.Identity":
        from pyrage import x25519

        path = self._key(submission)
        if not create and not path.exists():
            raise Refused("raw-erased")
        return x25519.Identity.from_str(self._first(path, lambda: str(x25519.Identity.generate())))

    def _first(self, path: Path, make: Callable[[], str]) -> str:
        """Give what the file holds, or make it; of all who make it at once the first one wins."""
        try:
            return path.read_text()
        except FileNotFoundError:
            _make_folder(path.parent)
        fresh = nameless(str(path.parent))
        try:
            os.write(fresh, make().encode())
            _name(fresh, path, replace=False)
        finally:
            os.close(fresh)
        return path.read_text()


class _Counted:
    """Reads an open file from its start, wherever its position is; digests and counts what passes."""

    def __init__(self, descriptor: int, mac: "hmac.HMAC") -> None:
        self.mac = mac
        self.size = 0
        self._descriptor = descriptor

    def read(self, size: int) -> bytes:
        block = os.pread(self._descriptor, size, self.size)
        self.mac.update(block)
        self.size += len(block)
        return block


def _safe(name: str) -> str:
    """Let no name through that could be a path."""
    if not _SAFE.fullmatch(name):
        message = "not the name of a file of ours"
        raise ValueError(message)
    return name


def _entries(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError):
        yield from folder.iterdir()


def _blocks(descriptor: int) -> Iterator[bytes]:
    at = 0
    while block := os.pread(descriptor, _BLOCK, at):
        yield block
        at += len(block)


def _digest(descriptor: int) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for block in _blocks(descriptor):
        digest.update(block)
        size += len(block)
    return size, digest.hexdigest()


def _copy(source: int, target: int) -> tuple[int, str]:
    """Copy all of an open file; give size and digest of what was written."""
    size, digest = 0, hashlib.sha256()
    with os.fdopen(os.dup(target), "wb") as writer:
        for block in _blocks(source):
            writer.write(block)
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _holds(path: Path, sha256: str) -> bool:
    """Say whether the file is there and is what its name says."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return False
    with os.fdopen(descriptor, "rb"):
        return _digest(descriptor)[1] == sha256


# -------------------------------------------------------------------------------------------------------- durable names


def _name(descriptor: int, path: Path, *, replace: bool = True) -> None:
    """Sync a nameless file, give it its name (over an older one, if `replace`), and sync the folder."""
    os.fsync(descriptor)
    os.fchmod(descriptor, 0o400)
    with _folder(path.parent) as folder:
        try:
            _link(descriptor, path.name, folder)
        except FileExistsError:
            if replace:
                spare = f".{path.name}.{secrets.token_hex(8)}"
                _link(descriptor, spare, folder)
                os.rename(spare, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)


def _link(descriptor: int, name: str, folder: int) -> None:
    """Link a nameless file under `name`, which must be free."""
    try:
        # With a `src_dir_fd` Python calls linkat(2), which can follow the link in /proc; link(2) cannot.
        os.link(f"/proc/self/fd/{descriptor}", name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=True)
    except FileNotFoundError:  # a file system without O_TMPFILE: its nameless files were unlinked, and stay so
        _link_copy(descriptor, name, folder)


def _link_copy(descriptor: int, name: str, folder: int) -> None:
    """Copy under a spare name, then link: what comes here is sealed or verified, and may have one."""
    spare = f".{name}.{secrets.token_hex(8)}"
    copy = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o400, dir_fd=folder)
    try:
        _copy(descriptor, copy)
        os.fsync(copy)
        os.link(spare, name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(copy)
        os.unlink(spare, dir_fd=folder)


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _sync_folder(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError), _folder(path) as descriptor:
        os.fsync(descriptor)


def _make_folder(path: Path) -> None:
    """Make a folder and those above it, each named durably."""
    if not path.is_dir():
        _make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
        _sync_folder(path.parent)


@contextmanager
def disk() -> Iterator[None]:
    """Turn what the disk says within into a failure.

    Raises:
        Outside: `disk-failed`.
    """
    try:
        yield
    except Failure:
        raise
    except OSError as error:
        raise Outside("disk-failed", reason=errno.errorcode.get(error.errno or 0, "EIO")) from None
