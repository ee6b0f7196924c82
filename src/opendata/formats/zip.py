"""ZIP archives (PKWARE APPNOTE 6.3): taken apart with limits, by content, never by extracting names.

Only stored and deflated entries, regular files, safe relative paths, one level; real bytes are counted while reading.
"""

import os
import stat
import unicodedata
import zipfile
import zlib
from typing import Final

from opendata.errors import BadData
from opendata.nameless import nameless
from opendata.safepath import is_litter

MAX_ENTRIES: Final = 1_000
MAX_TOTAL_BYTES: Final = 2 * 1024**3
MAX_RATIO: Final = 50  # only looked at above RATIO_FROM_BYTES
RATIO_FROM_BYTES: Final = 64 * 1024**2
_BLOCK: Final = 1 << 20
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))})


def unpack(descriptor: int) -> tuple[list[tuple[str, int]], int]:
    """Give each file of the archive as its path and a nameless copy, sorted by path; and how many were left out.

    Those are what systems and office programs lay beside the files of people. A single top folder around everything is left
    away, since people zip folders.

    Raises:
        BadData: not a readable archive, an unsafe or doubled path, a link, an unknown method, or more than the limits.
    """
    try:
        with os.fdopen(os.dup(descriptor), "rb") as file, zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries, os.fstat(descriptor).st_size)
            wanted = [entry for entry in entries if not is_litter(entry.filename)]
            members = [(entry.filename, _copy(archive, entry)) for entry in wanted]
            return sorted(_without_top_folder(members)), len(entries) - len(wanted)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
        raise BadData("zip-damaged") from None


def _check(entries: list[zipfile.ZipInfo], archive_bytes: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise BadData("too-many-files", limit=MAX_ENTRIES)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES or (total > RATIO_FROM_BYTES and total > MAX_RATIO * archive_bytes):
        raise BadData("zip-too-large", limit=MAX_TOTAL_BYTES)
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        if entry.header_offset + entry.compress_size > archive_bytes:
            raise BadData("zip-damaged")
        folded = unicodedata.normalize("NFKC", entry.filename).casefold()
        if folded in seen:
            raise BadData("zip-doubled-path")
        seen.add(folded)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    mode = entry.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        raise BadData("delivery-link")
    if entry.flag_bits & 0x1 or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise BadData("zip-method")
    path = entry.orig_filename
    parts = path.split("/")
    plain = all(character.isprintable() and character not in '\\:*?"<>|' for character in path)
    safe = all(part not in {"", ".", ".."} and part.split(".")[0].lower() not in _RESERVED for part in parts)
    if not plain or not safe:
        raise BadData("path-unsafe")


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Copy one entry, counting what really comes out: the directory's size may lie."""
    copy = nameless()
    size = 0
    with archive.open(entry) as source, os.fdopen(os.dup(copy), "wb") as target:
        while block := source.read(_BLOCK):
            size += len(block)
            if size > entry.file_size:
                raise BadData("zip-damaged")
            target.write(block)
    if size != entry.file_size:
        raise BadData("zip-damaged")
    return copy


def _without_top_folder(members: list[tuple[str, int]]) -> list[tuple[str, int]]:
    tops = {path.split("/")[0] for path, _ in members}
    if len(tops) != 1 or any("/" not in path for path, _ in members):
        return members
    return [(path.partition("/")[2], descriptor) for path, descriptor in members]
