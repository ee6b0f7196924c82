"""Files as they were published: only what a version's list names, by permanent addresses, and the catalogues for harvesters."""

import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import IO, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.datastructures import MutableHeaders
from starlette.types import Receive, Scope, Send

from opendata.commands import browse
from opendata.edges.web.answers import LEVEL, SMALLEST, compressible, takes_gzip, unchanged, vary, zipped
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
LARGEST_SQUEEZED: Final = 32 << 20
"""Bytes up to which a text is compressed while it goes out; larger ones are there as Parquet and zip."""

_RANGE: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")

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
    headers = MutableHeaders(
        {
            "ETag": f'"{file.sha256}"',
            "Accept-Ranges": "bytes",
            "Content-Disposition": f'attachment; filename="{saved_as(name, number, path)}"',
        }
    )
    span = _span(request, file)
    squeezed = _squeezed(request, file, headers, whole=span is None)
    if unchanged(request.headers, headers["ETag"]):
        return Response(status_code=304, headers=dict(headers))
    if squeezed:
        headers["Content-Encoding"] = "gzip"
    else:
        headers["Content-Length"] = str(span.size if span else file.size_bytes)
    if span:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{file.size_bytes}"
    if request.scope["head"]:
        return StreamingResponse(iter(()), media_type=media_type(path), headers=dict(headers))
    blocks = partial(_blocks, first=span.first if span else 0, size=span.size if span else file.size_bytes)
    return Download(
        _opened(here, name, version, file),
        _gzipped if squeezed else blocks,
        206 if span else 200,
        {**headers, "Content-Type": media_type(path)},
    )


def _squeezed(request: Request, file: ReleasedFile, headers: MutableHeaders, *, whole: bool) -> bool:
    """Say whether the file goes out compressed, and mark its headers: a text of a size that does not keep a processor busy."""
    if not compressible(media_type(file.path)) or not SMALLEST <= file.size_bytes <= LARGEST_SQUEEZED:
        return False
    vary(headers, "Accept-Encoding")
    if not whole or not takes_gzip(request.headers):
        return False
    headers["ETag"] = zipped(headers["ETag"])
    return True


def catalogue(here: Here, request: Request) -> Response:
    """Give a file at the root of the portal: a catalogue, or the signed checkpoint of the ledger."""
    name = request.url.path.removeprefix("/")
    data = None
    with suppress(FileNotFoundError):
        data = (here.settings.var / "portal" / name).read_bytes()
    if data is None:
        raise Problem("not-found")
    return Response(data, media_type=CATALOGUES[name])


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


@dataclass(frozen=True)
class Span:
    """A part of a file: its first and last byte."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """Count its bytes."""
        return self.last - self.first + 1


def _span(request: Request, file: ReleasedFile) -> Span | None:
    """Give the part that is asked for (RFC 9110, Range); None for all of it.

    Several parts at once are answered with the whole, as the standard allows. So is a part of other bytes (If-Range).

    Raises:
        Problem: there is no such part.
    """
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    held = request.headers.get("if-range", "").strip()
    if asked is None or asked.groups() == ("", "") or request.scope["head"] or held not in {"", f'"{file.sha256}"'}:
        return None
    first, last = asked.groups()
    if first and last and int(first) > int(last):
        return None
    start = int(first) if first else max(0, file.size_bytes - int(last))
    end = min(int(last), file.size_bytes - 1) if first and last else file.size_bytes - 1
    if start > end:
        raise Problem("range-not-satisfiable", headers={"Content-Range": f"bytes */{file.size_bytes}"})
    return Span(start, end)


class Download(StreamingResponse):
    """Streams an open file, in `blocks`, and closes it, whoever hangs up."""

    def __init__(
        self, file: IO[bytes], blocks: Callable[[IO[bytes]], Iterator[bytes]], status: int, headers: dict[str, str]
    ) -> None:
        super().__init__(blocks(file), status, headers=headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


def _blocks(file: IO[bytes], first: int, size: int) -> Iterator[bytes]:
    file.seek(first)
    while size > 0 and (block := file.read(min(BLOCK, size))):
        size -= len(block)
        yield block


def _gzipped(file: IO[bytes]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(LEVEL, wbits=31)  # 31: with the header and trailer of gzip
    while block := file.read(BLOCK):
        yield squeeze.compress(block)
    yield squeeze.flush()


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
