"""Rows of published tables as JSON pages."""

import hashlib
import json
import os
from functools import partial
from threading import BoundedSemaphore
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response

from opendata import published
from opendata.commands import browse
from opendata.edges.web.api import BUSY, GONE, Name, PageNumber, PageSize, VersionName, found, problem
from opendata.edges.web.forms import DataPage
from opendata.edges.web.problems import Problem
from opendata.edges.web.site import Here, Site, paging
from opendata.errors import Misuse
from opendata.model import Json, ReleasedFile

MOST_FILTERS: Final = 20
LONGEST_VALUE: Final = 200

Resource = Annotated[
    str,
    Path(
        pattern="^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}$",
        description="Name of a table, as `/fields` lists them.",
        examples=["baumkataster"],
    ),
]
Order = Annotated[
    str | None,
    Query(
        alias="_sort",
        max_length=500,
        description="A field to order by; `-field` for the highest first. Missing cells come last.",
        examples=["-Pflanzjahr"],
    ),
]

ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    400: problem("A filter or the order does not fit this table."),
    **GONE,
    **BUSY,
}

routes = APIRouter(tags=["data"])

_readers = BoundedSemaphore(max(2, os.cpu_count() or 2))
"""So many tables are read at once; more would only wait for each other, and hold memory while they do."""


@routes.get("/api/v1/datasets/{name}/resources/{resource}/data", response_model=DataPage, responses=ANSWERS)
def current_data(
    here: Here,
    request: Request,
    name: Name,
    resource: Resource,
    page: PageNumber = 1,
    size: PageSize = 100,
    order: Order = None,
) -> Response:
    """Give rows of a table of the current version.

    Every other parameter is a filter by a field, and all must hold: `Pflanzjahr=1987`, or with a comparison
    `Pflanzjahr__ge=1987`: `eq`, `ne`, `lt`, `le`, `gt`, `ge`, and `contains` in texts, in upper or lower case. `field=` finds
    missing cells, `field__ne=` the others. Texts are ordered by their code points.

    Names are those of `/fields`, percent-encoded as UTF-8 like any parameter: `Stra%C3%9Fe=Am%20Kranen`,
    `H%C3%B6he%20%28m%29__gt=20`. A parameter that is a field's whole name means this field, even if it ends like a comparison;
    a field called `_page`, `_page_size` or `_sort` is reached as `_page__eq`.
    """
    shown = found(here, name)
    if shown.current is None:
        raise Problem("dataset-withdrawn")
    return _answer(here, request, (shown, shown.current, resource), (page, size, order))


@routes.get("/api/v1/datasets/{name}/versions/{version}/resources/{resource}/data", response_model=DataPage, responses=ANSWERS)
def version_data(  # noqa: PLR0913  (three name the table, three the page)
    here: Here,
    request: Request,
    name: Name,
    version: VersionName,
    resource: Resource,
    page: PageNumber = 1,
    size: PageSize = 100,
    *,
    order: Order = None,
) -> Response:
    """Give rows of a table of one version; parameters as for the current one. A version never changes, nor do its pages."""
    shown = found(here, name)
    known = shown.version(version)
    if known is None:
        raise Problem("dataset-withdrawn" if shown.current is None or version in shown.gone else "not-found")
    return _answer(here, request, (shown, known, resource), (page, size, order))


Table = tuple[browse.Shown, browse.Version, str]
"""Dataset, version, name of the table."""

Wanted = tuple[int, int, str | None]
"""Number and size of the page, order."""


def _answer(here: Site, request: Request, table: Table, wanted: Wanted) -> Response:
    shown, version, resource = table
    asked = request.query_params.multi_items()
    key = f"{shown.name}/{version.name}/{resource}?{urlencode(asked)}"
    body, total = here.ready(key, lambda: _read(here, asked, table, wanted))
    # A version never changes: what was asked for, and this program, say which bytes these are.
    tag = hashlib.sha256(f"{here.means.code} {key}".encode()).hexdigest()
    link = paging(here, request.url.path, asked, wanted[:2], total)
    return Response(body, media_type="application/json", headers={"Link": link, "ETag": f'"{tag}"'})


def _read(here: Site, asked: list[tuple[str, str]], table: Table, wanted: Wanted) -> tuple[bytes, int]:
    """Read a page from the table's Parquet file; give the answer's body, and how many rows there are in all."""
    shown, version, resource = table
    number, size, order = wanted
    types, file = _resource(here, table)
    try:
        filters = published.asked(_filters(asked), tuple(types))
        column, descending = published.ordered(order, tuple(types))
        query = published.Query(filters, column, descending, (number - 1) * size, size)
        opened = partial(browse.opened, here.folder, shown.name, version, file)
        with _readers:
            page = published.page(here.tables, file.sha256, opened, types, query)
    except Misuse as fault:
        raise Problem("query-unclear", (fault.code, fault.params)) from None
    about = {"dataset": shown.name, "version": version.name, "resource": resource}
    counts = {"total": page.total, "page": number, "page_size": size}
    head = json.dumps({**about, **counts}, ensure_ascii=False).removesuffix("}").encode()
    first, *others = page.rows or (b"",)
    return b",".join([head + b', "rows": [' + first, *others]) + b"]}", page.total


def _filters(asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    filters = [(name, value) for name, value in asked if name not in {"_page", "_page_size", "_sort"}]
    if len(filters) > MOST_FILTERS or any(len(value) > LONGEST_VALUE for _, value in filters):
        raise Misuse("query-too-many", most=MOST_FILTERS, longest=LONGEST_VALUE)
    return filters


def _resource(here: Site, table: Table) -> tuple[dict[str, str], ReleasedFile]:
    """Give a table's fields with their types, and its Parquet file.

    Raises:
        Problem: the version has no such table.
    """
    shown, version, resource = table
    described = browse.described(here.folder, shown) if version is shown.current else None
    descriptor = (
        described.descriptor if described else json.loads(browse.content(here.folder, shown.name, version, browse.DESCRIPTOR))
    )
    told: Json | None = next((each for each in descriptor["resources"] if each["name"] == resource), None)
    paths = [other["path"] for other in told.get("alternatives", ()) if other["path"].endswith(".parquet")] if told else []
    file = version.file(paths[0]) if paths else None
    if told is None or file is None:
        raise Problem("not-found")
    return {field["name"]: field["type"] for field in told["schema"]["fields"]}, file


def _descriptor(here: Site, name: str, version: browse.Version) -> Json:
    told: Json = json.loads(browse.content(here.folder, name, version, browse.DESCRIPTOR))
    return told
