"""What every route works with."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Request

from opendata.edges.web.pulse import Pulse
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.published import Tables
from opendata.settings import Settings
from opendata.texts import Language

KEPT_BYTES: Final = 64 << 20


class Kept:
    """Answers as they went out, each with a number that goes with it. The longest unused go first.

    All go when the ledger says something new: what was withdrawn lies nowhere, not even here.
    """

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most, self._size, self._position = most, 0, -1
        self._pages: OrderedDict[str, tuple[bytes, int]] = OrderedDict()
        self._lock = Lock()

    def follow(self, position: int) -> bool:
        """Forget everything if the ledger has gone on; say whether it has."""
        with self._lock:
            gone_on = position != self._position
            if gone_on:
                self._pages.clear()
                self._size, self._position = 0, position
            return gone_on

    def get(self, key: str) -> tuple[bytes, int] | None:
        """Give an answer and its number."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: str, answer: tuple[bytes, int], position: int) -> None:
        """Keep an answer that was made as of `position` in the ledger."""
        with self._lock:
            if key not in self._pages and position == self._position:
                self._pages[key] = answer
                self._size += len(answer[0])
            while self._size > self._most:
                self._size -= len(self._pages.popitem(last=False)[1][0])


@dataclass(frozen=True)
class Site:
    """One running service."""

    settings: Settings
    means: Means
    folder: FolderPortal
    pulse: Pulse
    kept: Kept = field(default_factory=Kept)
    tables: Tables = field(default_factory=Tables)

    def ready(self, key: str, make: Callable[[], tuple[bytes, int]]) -> tuple[bytes, int]:
        """Give the answer that is kept under `key`; else make it, and keep it until the ledger says something new."""
        position = self.means.store.position()
        if self.kept.follow(position):
            self.tables.forget()
        answer = self.kept.get(key)
        if answer is None:
            answer = make()
            self.kept.put(key, answer, position)
        return answer

    def url(self, path: str) -> str:
        """Give the public address of a path; never taken from the request, whose Host header anyone can write."""
        return f"{self.settings.base_url}{path}"


def site_of(request: Request) -> Site:
    """Give the site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> Language:
    """Give the language a program asks for: English if it says so first, else German."""
    return "en" if request.headers.get("accept-language", "").strip().lower().startswith("en") else "de"


async def _here(request: Request) -> Site:
    return site_of(request)  # asynchronous, or the framework would start a thread for it


async def _spoken(request: Request) -> Language:
    return language_of(request)


def language_of_page(request: Request) -> Language:
    """Give the language of a page: German, or English where its address says so, so that a link shows everyone the same."""
    return "en" if request.query_params.get("lang") == "en" else "de"


async def _read(request: Request) -> Language:
    return language_of_page(request)


Here = Annotated[Site, Depends(_here)]
Spoken = Annotated[Language, Depends(_spoken)]
Read = Annotated[Language, Depends(_read)]


def dataset_path(name: str) -> str:
    """Give the path of a dataset's page."""
    return f"/datasets/{name}"


def file_path(name: str, version: str, path: str) -> str:
    """Give the permanent path of a file."""
    return f"{dataset_path(name)}/versions/{version}/{path}"


def paging(site: Site, path: str, asked: Sequence[tuple[str, str]], page: tuple[int, int], total: int) -> str:
    """Give the Link header (RFC 8288) of a page, of `page` = its number and size: first, previous, next and last one."""
    number, size = page
    last = max(1, -(-total // size))
    wanted = {"first": 1, "prev": min(number - 1, last), "next": number + 1, "last": last}
    others = [(name, value) for name, value in asked if name not in {"_page", "_page_size"}]
    return ", ".join(
        f'<{site.url(path)}?{urlencode([*others, ("_page", other), ("_page_size", size)])}>; rel="{relation}"'
        for relation, other in wanted.items()
        if 1 <= other <= last
    )
