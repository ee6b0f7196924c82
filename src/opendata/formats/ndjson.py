"""Newline-delimited JSON (ndjson.org, JSON Lines): one object a line, read line by line."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from opendata.formats.csv import MAX_BYTES
from opendata.formats.markup import BookError
from opendata.formats.objects import Object, reading, table
from opendata.formats.parsed import Parsed, unreadable
from opendata.formats.records import MAX_RECORD_CHARS, LimitError
from opendata.jsontext import decoded

_LAST_BYTE: Final = MAX_RECORD_CHARS + 1


class NdJson:
    """The format `ndjson`."""

    name: str = "ndjson"
    suffixes: tuple[str, ...] = (".ndjson", ".jsonl")

    def tables(self, descriptor: int, resource: int, _declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        if os.fstat(descriptor).st_size > MAX_BYTES:
            return (unreadable(resource, "file-too-large", limit=MAX_BYTES),)
        return reading(resource, lambda: table(lambda by: _objects(descriptor, by)))


def _objects(descriptor: int, by: json.JSONDecoder) -> Iterator[Object]:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        while line := file.readline(_LAST_BYTE):
            if len(line) == _LAST_BYTE:
                raise LimitError("record-too-long", MAX_RECORD_CHARS)
            text = line.decode("utf-8-sig").strip(" \t\r\n")
            if not text:
                continue
            value, _ = decoded(text, 0, by, whole=True)
            if not isinstance(value, dict):
                raise BookError("json-no-records")
            yield value
