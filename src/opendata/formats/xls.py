"""Excel 97 workbooks (MS-XLS), and what is called so: programs give `.xls` to XLSX files too, and to plain text."""

import os
from collections.abc import Mapping, Sequence
from typing import Any, Final

from opendata.formats import biff, books, ooxml
from opendata.formats.books import Looked
from opendata.formats.compound import MAGIC
from opendata.formats.csv import Csv
from opendata.formats.markup import BookError
from opendata.formats.parsed import Parsed, unreadable

_ZIP: Final = b"PK\x03\x04"
_MARKUP: Final = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")
MAX_BYTES: Final = 128 * 1024**2


class Xls:
    """The format `xls`."""

    name: str = "xls"
    suffixes: tuple[str, ...] = (".xls",)

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        head = os.pread(descriptor, 512, 0)
        if not head or head.startswith((MAGIC, _ZIP)):
            return books.tables(descriptor, resource, declared, names, _look)
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
            return (unreadable(resource, "workbook-markup"),)
        return Csv().tables(descriptor, resource, declared, names)


def _look(descriptor: int) -> Looked:
    size = os.fstat(descriptor).st_size
    if not size:
        raise BookError("source-error")
    if os.pread(descriptor, 4, 0) == _ZIP:
        return ooxml.look(descriptor)
    if size > MAX_BYTES:
        raise BookError("workbook-damaged")
    return biff.look(os.pread(descriptor, size, 0))
