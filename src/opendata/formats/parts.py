"""The parts of a workbook that is a ZIP of XML (OPC, ISO/IEC 29500-2; ODF 1.3 part 2): named, counted, streamed within limits."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from opendata.formats.markup import BookError, Element, refuse_declarations, tree
from opendata.formats.records import LimitError

MAX_PARTS: Final = 5_000
MAX_BYTES: Final = 512 * 1024**2  # unpacked, all parts together
MAX_SMALL_BYTES: Final = 16 * 1024**2  # of a part that is read whole
MAX_CELL_BYTES: Final = 1024**2
MAX_ROW_BYTES: Final = 32 * 1024**2
_BLOCK: Final = 1 << 20
_OVERLAP: Final = 24  # longer than a declaration's first word
_BROKEN: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error, KeyError)


class Parts:
    """An open archive. Names are kept as they are, and compared without regard to case: Excel does so."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS:
            raise LimitError("workbook-too-many-parts", MAX_PARTS)
        if sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise LimitError("workbook-too-large", MAX_BYTES)
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise BookError("workbook-encrypted")
        self._archive = archive
        self._entries = {entry.filename.lower().lstrip("/").replace("\\", "/"): entry for entry in entries}
        self.names: Final = tuple(self._entries)

    def under(self, *folders: str) -> tuple[str, ...]:
        """Give the parts whose names begin so."""
        return tuple(name for name in self.names if name.startswith(folders))

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give the bytes of an XML part, a block at a time; none where there is no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return
        end = b""
        with self._archive.open(entry) as part:
            while block := part.read(_BLOCK):
                refuse_declarations(end + block)
                yield block
                end = block[-_OVERLAP:]

    def records(self, name: str, end: bytes) -> Iterator[bytes]:
        """Give the text of an XML part in pieces that end after the last `end`, so that no record is cut.

        Raises:
            LimitError: a text, or what stands before the next `end`, is too long.
        """
        rest = b""
        for block in self.blocks(name):
            if max(map(len, block.split(b"<"))) >= MAX_CELL_BYTES - 1 and len(rest) > MAX_CELL_BYTES:
                raise LimitError("cell-too-long", MAX_CELL_BYTES)
            rest += block
            cut = rest.rfind(end) + len(end)
            if cut >= len(end):
                yield rest[:cut]
                rest = rest[cut:]
            if len(rest) > MAX_ROW_BYTES:
                raise LimitError("record-too-long", MAX_ROW_BYTES)
        yield rest

    def tree(self, name: str) -> Element:
        """Read a small part whole; an empty element where there is none.

        Raises:
            LimitError: it is not small.
        """
        data = b""
        for block in self.blocks(name):
            data += block
            if len(data) > MAX_SMALL_BYTES:
                raise LimitError("workbook-too-large", MAX_SMALL_BYTES)
        return tree(data) if data else Element("", {})


@contextmanager
def opened(descriptor: int) -> Iterator[Parts]:
    """Open a workbook's archive.

    Raises:
        BookError: it is damaged or encrypted.
        LimitError: it is too large.
    """
    try:
        with os.fdopen(os.dup(descriptor), "rb") as file, zipfile.ZipFile(file) as archive:
            yield Parts(archive)
    except _BROKEN:
        raise BookError("workbook-damaged") from None
