"""Excel workbooks (ISO/IEC 29500): `.xlsx`, and `.xlsm`, whose macros are left aside and named."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from opendata.formats import biff, books, ooxml
from opendata.formats.books import MAX_BYTES, Looked
from opendata.formats.compound import MAGIC
from opendata.formats.markup import BookError
from opendata.formats.parsed import Parsed


class Xlsx:
    """The format `xlsx`."""

    name: str = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx", ".xlsm")

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        return books.tables(descriptor, resource, declared, names, _look)


def _look(descriptor: int) -> Looked:
    head = os.pread(descriptor, len(MAGIC), 0)
    if not head:
        raise BookError("source-error")
    if head == MAGIC:  # Excel 97 under another name, or a container of what is encrypted
        return biff.look(os.pread(descriptor, MAX_BYTES, 0))
    return ooxml.look(descriptor)
