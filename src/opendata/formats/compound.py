"""Compound files (MS-CFB): the streams of an Excel 97 workbook, by name. Chains that go round or leave the file are damage."""

import struct
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from opendata.formats.markup import BookError

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = 512
_LAST: Final = 0xFFFFFFFA  # from here on a number is no sector
_ENTRY: Final = 128
_STREAM, _ROOT = 2, 5


class Compound:
    """An opened file; `names` are those of its streams and storages, lower case."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read()
        except (struct.error, IndexError, UnicodeDecodeError, ValueError):
            raise BookError("workbook-damaged") from None

    def _read(self) -> None:
        if self._data[:8] != MAGIC:
            raise BookError("workbook-damaged")
        shift, self._mini_shift = unpack_from("<HH", self._data, 30)
        if shift not in {9, 12} or self._mini_shift != 6:  # noqa: PLR2004  (the two versions of the standard)
            raise BookError("workbook-damaged")
        self._size: int = 1 << shift
        start, self._cutoff, mini = unpack_from("<I4xII", self._data, 48)
        self._fat = self._numbers(self._tables())
        self._mini_fat = self._numbers(self._chain(mini, self._fat))
        self._streams: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        root = self._entries(start)
        self._mini = self._joined(root[0])[: root[1]] if root else b""

    def stream(self, name: str) -> bytes:
        """Give a stream; empty where there is none."""
        start, size = self._streams.get(name.lower(), (_LAST, 0))
        try:
            if size >= self._cutoff:
                return self._joined(start)[:size]
            step = 1 << self._mini_shift
            parts = [self._mini[at * step : (at + 1) * step] for at in self._chain(start, self._mini_fat)]
            return b"".join(parts)[:size]
        except (struct.error, IndexError):
            raise BookError("workbook-damaged") from None

    def _entries(self, start: int) -> tuple[int, int] | None:
        folder, root = self._joined(start), None
        for at in range(0, len(folder) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", folder, at + 64)
            name = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
            first, size = unpack_from("<IQ", folder, at + 116)
            if kind == _ROOT:
                root = (first, size & 0xFFFFFFFF)
            elif kind == _STREAM:
                self._streams.setdefault(name, (first, size & 0xFFFFFFFF))
            self.names |= {name} if kind else set()
        return root

    def _tables(self) -> list[int]:
        """Give the sectors of the allocation table."""
        count, further = unpack_from("<I24xI", self._data, 44)
        sectors = [one for one in unpack_from("<109I", self._data, 76) if one < _LAST]
        seen: set[int] = set()
        while further < _LAST and further not in seen and len(sectors) < count:
            seen.add(further)
            *more, further = unpack_from(f"<{self._size // 4}I", self._data, self._at(further))
            sectors += [one for one in more if one < _LAST]
        return sectors[:count]

    def _at(self, sector: int) -> int:
        return max(_HEADER, self._size) + sector * self._size

    def _numbers(self, sectors: Iterator[int] | list[int]) -> list[int]:
        data = b"".join(self._sector(one) for one in sectors)
        return list(unpack_from(f"<{len(data) // 4}I", data))

    def _sector(self, number: int) -> bytes:
        data = self._data[self._at(number) : self._at(number) + self._size]
        if not data:
            raise IndexError
        return data

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        seen = 0
        while start < _LAST:
            yield start
            start = table[start]
            seen += 1
            if seen > len(table):
                raise IndexError

    def _joined(self, start: int) -> bytes:
        return b"".join(self._sector(one) for one in self._chain(start, self._fat))
