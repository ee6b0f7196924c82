"""The DataStore's data dictionary of a table: what each column is called there, its type, and what people read about it; pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, Final

_TYPES: Final = {
    "number": "numeric",
    "date": "date",
    "datetime": "timestamp",
    "time": "time",
    "boolean": "bool",
    "year": "int4",
}
"""Types of PostgreSQL by those of Table Schema; all others are text."""
_LARGEST_BIGINT: Final = 2**63 - 1
_LONGEST_COLUMN: Final = 63  # bytes, of PostgreSQL
_BLANK: Final = re.compile(r" ?(?:\\:+|:+(?=\w))")
"""A colon before a letter may be a blank to fill in, for CKAN's SQL, and a backslash before a colon is taken out."""
_POSTGRES: Final = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
"""Columns that every table of PostgreSQL has already."""
_AT_NO_EDGE: Final = re.compile(r"^[\s_]+|\s+$")


def data_dictionary(schema: Mapping[str, Any]) -> list[dict[str, object]]:
    """Give the DataStore's `fields` for a Table Schema, in its order: id, type of PostgreSQL, label, notes and unit.

    A column is called by its header where the DataStore can take it. Where not, the id is made of it and the header is the label.
    """
    fields = list(schema.get("fields", ()))
    ids = _columns([str(field["name"]) for field in fields])
    return [_entry(field, column) for field, column in zip(fields, ids, strict=True)]


def _entry(field: Mapping[str, Any], column: str) -> dict[str, object]:
    kind = _type(field)
    name = str(field["name"])
    info = {
        "label": clean(field.get("title") or name if column == name else name),
        "notes": clean(field.get("description", "")),
        **({"unit": clean(field["unit"])} if field.get("unit") else {}),
        # A loader that reads the file again later must not guess: "01" is no number.
        **({"type_override": kind} if kind in {"text", "numeric", "timestamp"} else {}),
    }
    return {"id": column, "type": kind, "info": info}


def _type(field: Mapping[str, Any]) -> str:
    if field.get("type") == "integer":
        limits = (field.get("constraints", {}).get(limit) for limit in ("minimum", "maximum"))
        return "numeric" if any(isinstance(limit, int) and abs(limit) > _LARGEST_BIGINT for limit in limits) else "int8"
    return _TYPES.get(str(field.get("type")), "text")


def _columns(names: Sequence[str]) -> Iterator[str]:
    """Give each header an id that the DataStore takes and no other has. A header that can be an id is its own."""
    fitting, taken = {name for name in names if _column(name) == name} - _POSTGRES, set(_POSTGRES)
    for name in names:
        column = name if name in fitting - taken else _free(_column(name), taken | fitting)
        taken.add(column)
        yield column


def _column(name: str) -> str:
    """Take out what CKAN and PostgreSQL refuse in a column's name, and cut it to their length."""
    plain = "".join(" " if char == '"' or unicodedata.category(char).startswith("C") else char for char in name)
    return cut(_AT_NO_EDGE.sub("", _BLANK.sub(" ", plain)), _LONGEST_COLUMN) or "column"


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (cut(wanted, _LONGEST_COLUMN - len(f" {number}")) + f" {number}" for number in count(2))
    return next(column for column in chain([wanted], numbered) if column not in taken)


def cut(text: str, most: int) -> str:
    """Shorten to so many bytes of UTF-8, between characters and not behind a space."""
    return text.encode()[:most].decode(errors="ignore").strip()


def clean(text: str) -> str:
    """Leave out control characters, which PostgreSQL or RDF/XML refuse, but for line ends and tabs."""
    return "".join(char for char in text if char in "\n\r\t" or unicodedata.category(char) not in {"Cc", "Cs"})
