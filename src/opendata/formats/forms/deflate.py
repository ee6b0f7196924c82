"""Compressed text for an archive: deflate (RFC 1951) as polars writes it, which is locked, and not the platform's own zlib.

So the bytes are the same wherever the locked version runs, whatever zlib Python was built with; and it streams.
"""

import codecs
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import polars as pl
from polars.io.plugins import register_io_source

from opendata.nameless import nameless

TEXT: Final = pl.Schema({"text": pl.String})
STORED: Final = 0
DEFLATED: Final = 8
_GZIP_HEAD, _GZIP_TAIL = 10, 8  # RFC 1952: a member without name or extra fields
_LEVEL: Final = 6
_BLOCK: Final = 1 << 20
_PIECE: Final = 256
"""Characters a row: polars holds some hundred thousand rows at once, however long they are."""


@dataclass(frozen=True)
class Content:
    """What an archive holds of one file: `packed` bytes from `start` of an open file on."""

    descriptor: int
    start: int
    packed: int
    size: int  # in bytes, unpacked; below 2^32
    crc: int
    method: int


def deflated(pieces: pl.LazyFrame) -> Content:
    """Compress a text that comes in pieces, rows of the one column `text`; together below 4 GiB of UTF-8."""
    descriptor = nameless()
    pieces.sink_csv(
        f"/proc/self/fd/{descriptor}",
        include_header=False,
        quote_style="never",
        line_terminator="",
        null_value="",
        compression="gzip",
        compression_level=_LEVEL,
        check_extension=False,
        maintain_order=True,
    )
    length = os.fstat(descriptor).st_size
    crc, size = struct.unpack("<LL", os.pread(descriptor, _GZIP_TAIL, length - _GZIP_TAIL))
    return Content(descriptor, _GZIP_HEAD, length - _GZIP_HEAD - _GZIP_TAIL, size, crc, DEFLATED)


def deflated_file(descriptor: int) -> Content:
    """Compress an open file of UTF-8 text."""

    def source(
        _columns: list[str] | None, _predicate: pl.Expr | None, _rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        decoder = codecs.getincrementaldecoder("utf-8")()
        for block in _blocks(descriptor):
            text = decoder.decode(block)
            yield pl.DataFrame({"text": [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]}, schema=TEXT)

    return deflated(register_io_source(source, schema=TEXT, validate_schema=True))


def stored(descriptor: int) -> Content:
    """Take an open file as it is: it is compressed in itself."""
    crc = 0
    for block in _blocks(descriptor):
        crc = zlib.crc32(block, crc)
    size = os.fstat(descriptor).st_size
    return Content(descriptor, 0, size, size, crc, STORED)


def _blocks(descriptor: int) -> Iterator[bytes]:
    at = 0
    while block := os.pread(descriptor, _BLOCK, at):
        at += len(block)
        yield block
