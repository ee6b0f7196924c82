"""Rows of a published CSV into CKAN's DataStore, in batches, counted and compared; memory stays flat.

The rows are those of the release: treated, verified, on their way to the public. A fill that was cut off goes on behind the last
row that is there, because CKAN commits each call as a whole; what came out is then compared cell by cell with what went in.
Measured on CKAN 2.12: numbers keep every digit in `records_format` csv, and lose them in lists.
"""

import csv
import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Context
from itertools import count, islice
from typing import Any, Final

from opendata.errors import Outside
from opendata.portals import Opener
from opendata.portals.ckan.client import Client, Invalid, Missing

ROWS: Final = 5000
"""Rows of a call: measured 3,000 rows/s from there on."""
PAGE: Final = 10_000
"""Rows read at once; CKAN gives at most 32,000, which took twice the memory."""

Cells = Sequence[str]

_EXACT: Final = Context(prec=2000)


def fill(client: Client, resource: str, columns: Sequence[Mapping[str, Any]], path: str, opener: Opener) -> None:
    """Bring the rows of `path` into the table of a resource, unless they are there.

    Args:
        client: with a token that may write.
        resource: CKAN's id of it.
        columns: `fields` for datastore_create.
        path: of the CSV in the release, UTF-8 with a header.
        opener: opens it.

    Raises:
        Outside: the table is not what it should be, even after it was filled anew; or as `Client.act`.
    """
    types = [str(column["type"]) for column in columns]
    wanted, rows = _digest(_rows(opener(path)), types)
    for _ in range(3):
        there = _begun(client, resource, columns, rows)
        try:
            _insert(client, resource, columns, islice(_rows(opener(path)), there, None))
            if read(client, resource, types) == (wanted, rows):
                return
        except Invalid:  # a whole number may be too large for int8; rows that others left are no reason
            columns = _wider(columns)
        delete(client, resource)
    raise Outside("ckan-table-differs")


def _wider(columns: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**column, "type": "numeric" if column["type"] == "int8" else column["type"]} for column in columns]


def _begun(client: Client, resource: str, columns: Sequence[Mapping[str, Any]], rows: int) -> int:
    """Say behind how many rows to go on. A table that is missing is made; one with other columns, or too long, is made anew."""
    try:
        there = client.act("datastore_search", resource_id=resource, limit=0, include_total=True)
        if there["total"] <= rows and [field for field in there["fields"] if field["id"] != "_id"] == list(columns):
            return int(there["total"])
        delete(client, resource)
    except Missing:
        pass
    client.act("datastore_create", resource_id=resource, force=True, fields=list(columns))
    return 0


def held(client: Client, resource: str) -> int | None:
    """Say how many rows a resource's table has; None if there is none."""
    try:
        return int(client.act("datastore_search", resource_id=resource, limit=0, include_total=True)["total"])
    except Missing:
        return None


def delete(client: Client, resource: str) -> None:
    """Delete a resource's table, if there is one."""
    try:
        client.act("datastore_delete", resource_id=resource, force=True)
    except Missing:
        return


def read(client: Client, resource: str, types: Sequence[str]) -> tuple[str, int]:
    """Digest and count what a table holds, in its order."""
    return _digest(_pages(client, resource), types)


def _insert(client: Client, resource: str, columns: Sequence[Mapping[str, Any]], rows: Iterator[Cells]) -> None:
    names = [str(column["id"]) for column in columns]
    while batch := list(islice(rows, ROWS)):
        records = [{name: cell or None for name, cell in zip(names, row, strict=True)} for row in batch]
        client.act("datastore_upsert", resource_id=resource, force=True, method="insert", records=records)


def _rows(descriptor: int) -> Iterator[Cells]:
    """Read the rows behind the header; the descriptor is closed at the end."""
    with io.TextIOWrapper(os.fdopen(descriptor, "rb"), encoding="utf-8", newline="") as text:
        text.seek(0)
        yield from (row or [""] for row in islice(csv.reader(text), 1, None))


def _pages(client: Client, resource: str) -> Iterator[Cells]:
    """Read a table page by page, in the order of its running number, without that number."""
    for at in count(0, PAGE):
        page = client.act(
            "datastore_search",
            resource_id=resource,
            offset=at,
            sort="_id",
            limit=PAGE,
            records_format="csv",
            include_total=False,
        )
        rows = list(csv.reader(io.StringIO(page["records"], newline="")))
        yield from (row[1:] for row in rows)
        if len(rows) < PAGE:
            return


def _digest(rows: Iterable[Cells], types: Sequence[str]) -> tuple[str, int]:
    """Digest rows in a form that is the same before and behind PostgreSQL."""
    plain = [_PLAIN.get(kind, str) for kind in types]
    digest, number = hashlib.sha256(), 0
    for row in rows:
        cells = [form(cell) if cell else "" for form, cell in zip(plain, row, strict=True)]
        digest.update("\x1f".join(cells).encode() + b"\x1e")
        number += 1
    return digest.hexdigest(), number


def _number(cell: str) -> str:
    number = _EXACT.create_decimal(cell)
    return str(number.normalize(_EXACT)) if number else "0"


def _instant(cell: str) -> str:
    return cell.replace(" ", "T").removesuffix("Z").removesuffix(".000")


_PLAIN: Final[Mapping[str, Callable[[str], str]]] = {
    "int4": _number,
    "int8": _number,
    "numeric": _number,
    "bool": lambda cell: cell[:1].lower(),
    "timestamp": _instant,
}
