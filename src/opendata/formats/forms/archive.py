"""ZIP archives as we write them (PKWARE APPNOTE 6.3): entries in the order given, one constant time, no extra fields.

Python's own writer would compress by the platform's zlib, so the bytes would differ from one platform to another.
"""

import os
import struct
from collections.abc import Sequence
from typing import IO, Final

from opendata.formats.forms.deflate import Content
from opendata.nameless import nameless

LIMIT: Final = 2**32 - 1
"""Bytes of an archive and of everything in it: beyond begins ZIP64, which old programs do not open."""

_VERSION: Final = 20  # 2.0: deflate
_UNIX: Final = 3 << 8
_PLAIN_FILE: Final = 0o100644 << 16
_UTF8: Final = 0x800
_DAY: Final = (1 << 5) | 1  # 1980-01-01, where the format's time begins
_BLOCK: Final = 1 << 20
_BESIDE: Final = 200  # bytes of headers an entry, without its name twice


def fits(entries: Sequence[tuple[str, Content]]) -> bool:
    """Say whether the entries fit into an archive that every program opens."""
    sizes = [content.packed + 2 * len(path) + _BESIDE for path, content in entries]
    return sum(sizes) < LIMIT and all(content.size < LIMIT for _, content in entries)


def archive(entries: Sequence[tuple[str, Content]]) -> int:
    """Write the entries (path, content) to a nameless file. They must fit, see `fits`."""
    descriptor = nameless()
    directory = []
    with os.fdopen(os.dup(descriptor), "wb") as file:
        for path, content in entries:
            name = path.encode()
            fields = (_UTF8, content.method, 0, _DAY, content.crc, content.packed, content.size, len(name), 0)
            directory.append(
                struct.pack("<4s6H3L5H2L", b"PK\x01\x02", _UNIX | _VERSION, _VERSION, *fields, 0, 0, 0, _PLAIN_FILE, file.tell())
                + name
            )
            file.write(struct.pack("<4s5H3L2H", b"PK\x03\x04", _VERSION, *fields) + name)
            _copy(content, file)
        start, listing = file.tell(), b"".join(directory)
        file.write(listing)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listing), start, 0))
    return descriptor


def _copy(content: Content, file: IO[bytes]) -> None:
    at, end = content.start, content.start + content.packed
    while at < end:
        block = os.pread(content.descriptor, min(_BLOCK, end - at), at)
        file.write(block)
        at += len(block)
