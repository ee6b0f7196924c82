"""Files as they were published: only what a version's list names, by permanent addresses, and the catalogues for harvesters."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from opendata.commands import browse
from opendata.edges.web.problems import Problem
from opendata.edges.web.rendering import style
from opendata.edges.web.site import Here, Site, file_path
from opendata.errors import Outside
from opendata.model import ReleasedFile

MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8; header=present",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "zip": "application/zip",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""By the suffix that pack gives. Nothing that a browser would run."""

CATALOGUES: Final = {
    "catalog.ttl": MEDIA_TYPES["ttl"],
    "catalog.jsonld": MEDIA_TYPES["jsonld"],
    "checkpoint": MEDIA_TYPES["txt"],
}
BLOCK: Final = 1 << 18
YEAR_SECONDS: Final = 365 * 24 * 3600

routes = APIRouter(include_in_schema=False)


def media_type(path: str) -> str:
    """Give the media type of a published file."""
    return MEDIA_TYPES.get(path.rpartition(".")[2], "application/octet-stream")


def tagged(version: browse.Version, path: str) -> dict[str, str]:
    """Give the ETag of a file: its SHA-256."""
    file = version.file(path)
    return {"ETag": f'"{file.sha256}"'} if file else {}


@routes.get("/datasets/{name}/latest/{path:path}")
def latest(here: Here, name: str, path: str) -> RedirectResponse:
    """Lead to the file of the version that is public now."""
    current = _public(here, name).current
    if current is None:
        raise Problem("dataset-withdrawn")
    if current.file(path) is None:
        raise Problem("not-found")
    return RedirectResponse(file_path(name, current.name, path), 307)


@routes.get("/datasets/{name}/versions/{number}/{path:path}")
def versioned(here: Here, request: Request, name: str, number: str, path: str) -> Response:
    """Give a file; 410 if its version was public once, 404 for everything that no version names."""
    shown = _public(here, name)
    version = shown.version(number)
    if version is None:
        raise Problem("dataset-withdrawn" if number in shown.gone else "not-found")
    file = version.file(path)
    if file is None:
        raise Problem("not-found")
    headers = {**tagged(version, path), "Content-Disposition": f'attachment; filename="{saved_as(name, number, path)}"'}
    if _unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(file.size_bytes)
    if request.scope["head"]:
        return Response(media_type=media_type(path), headers=headers)
    return Download(_opened(here, name, version, file), media_type(path), headers)


def catalogue(here: Here, request: Request) -> Response:
    """Give a file at the root of the portal: a catalogue, or the signed checkpoint of the ledger."""
    name = request.url.path.removeprefix("/")
    data = None
    with suppress(FileNotFoundError):
        data = (here.settings.var / "portal" / name).read_bytes()
    if data is None:
        raise Problem("not-found")
    tag = f'"{hashlib.sha256(data).hexdigest()}"'
    if _unchanged(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(data, media_type=CATALOGUES[name], headers={"ETag": tag})


for _name in CATALOGUES:
    routes.add_api_route(f"/{_name}", catalogue)


@routes.get("/static/style.css")
def stylesheet() -> Response:
    """Give the stylesheet; its address carries its digest, so a browser may keep it."""
    keep = {"Cache-Control": f"public, max-age={YEAR_SECONDS}, immutable"}
    return Response(style()[0], media_type="text/css; charset=utf-8", headers=keep)


def saved_as(name: str, version: str, path: str) -> str:
    """Give the name a browser saves a file under: made of names that pack and the store have made, letters and digits only."""
    base = path.rpartition("/")[2]
    stem, dot, suffix = base.partition(".")
    start = stem if stem.startswith(name) else f"{name}_{stem}"
    return f"{start}_{version}{dot}{suffix}"


class Download(StreamingResponse):
    """Streams an open file and closes it, whoever hangs up."""

    def __init__(self, file: IO[bytes], media_type: str, headers: dict[str, str]) -> None:
        super().__init__(_blocks(file), media_type=media_type, headers=headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def _opened(here: Site, name: str, version: browse.Version, file: ReleasedFile) -> IO[bytes]:
    """Open the file; a size that is not the published one is not sent out under its digest.

    Raises:
        Outside: it is missing or changed.
    """
    stream = os.fdopen(here.folder.open(name, version.name, file.path), "rb")
    if os.fstat(stream.fileno()).st_size != file.size_bytes:
        stream.close()
        raise Outside("portal-changed", dataset=name)
    return stream


def _public(here: Site, name: str) -> browse.Shown:
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    return shown


def _unchanged(request: Request, tag: str) -> bool:
    """Say whether the caller holds these bytes already (RFC 9110, If-None-Match)."""
    held = request.headers.get("if-none-match", "")
    return held.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in held.split(","))
