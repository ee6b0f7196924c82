"""Files without a name: they go with the process, and after kill -9 there is nothing to find."""

import os
import tempfile


def nameless(folder: str | None = None) -> int:
    """Open an empty file that has no name, in `folder` or where temporary files go.

    Where the platform knows no O_TMPFILE, it has a random name for a moment and is unlinked before a byte is written.
    """
    try:
        return os.open(folder or tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except (AttributeError, OSError):
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.dup(file.fileno())


def filled(data: bytes) -> int:
    """Open a nameless file that holds `data`, positioned at its start."""
    descriptor = nameless()
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def content(descriptor: int) -> bytes:
    """Give all bytes of an open file, wherever its position is."""
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)
