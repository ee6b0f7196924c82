"""What a foreign CKAN publishes, read as the public does: its datasets, and where their files are.

Whatever a portal answers is a stranger's: every field may be missing or of another type.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

from opendata.errors import Failure, Outside
from opendata.portals.ckan.client import LONGEST_WAIT, Away, Client
from opendata.portals.ckan.lacking import Fault, faults, text_of, words_of
from opendata.portals.ckan.pace import Pace

PAGE: Final = 100
"""Datasets asked for at once."""
MOST: Final = 1_000_000
"""Datasets after which a portal that never comes to an end is left."""
ATTEMPTS: Final = 4

_UPLOADED: Final = "upload"
_IN_DATASTORE: Final = "_datastore_only_resource"
_CONTACTS: Final = ("author", "author_email", "maintainer", "maintainer_email", "contact_name", "contact_email", "contact")

Tell = Callable[[int, int], None]
"""Is told how many of how many datasets have been listed."""


@dataclass(frozen=True)
class Published:
    """A resource: where its file is, what it is said to be; `standing` changes when the portal says that it changed."""

    id: str
    name: str
    description: str
    format: str  # in small letters: `csv`, whether CKAN says CSV, text/csv or an IRI
    url: str
    standing: str

    @property
    def file(self) -> str:
        """Give the name of the file in the address."""
        return unquote(PurePosixPath(urlsplit_path(self.url)).name)


@dataclass(frozen=True)
class Listed:
    """A dataset: its resources, what its metadata lacks, and the texts in it in which a person could be named."""

    id: str
    name: str
    title: str
    notes: str
    contacts: tuple[str, ...]
    resources: tuple[Published, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Catalogue:
    """All datasets that the public finds, as far as the portal let us list them: `failure` says why that is not all."""

    version: str  # of CKAN; empty where it does not say
    datasets: tuple[Listed, ...]
    failure: Outside | None = None


def catalogue(client: Client, pace: Pace, tell: Tell) -> Catalogue:
    """List a portal page by page; a page that fails is asked for again.

    Raises:
        Outside: `audit-no-portal`, there was no usable answer at all.
    """
    datasets: dict[str, Listed] = {}
    at, total = 0, 1
    version = _version(client, pace)
    while at < min(total, MOST):
        try:
            page = _asked(client, pace, "package_search", rows=PAGE, start=at, sort="metadata_created asc, name asc")
            total, results = _page(page)
        except Outside as failure:
            told = Outside("audit-no-portal", portal=str(urlsplit(client.url).hostname), said=said_of(failure))
            if not datasets:
                raise told from None
            return Catalogue(version, tuple(datasets.values()), told)
        datasets |= {one.id: one for result in results if (one := listed(result, client.url))}
        tell(len(datasets), total)
        if not results:
            break
        at += len(results)
    return Catalogue(version, tuple(datasets.values()))


def said_of(failure: Failure) -> str:
    """Say in short what a portal answered."""
    return str(failure.params.get("said") or failure.params.get("host") or failure.code)


def _version(client: Client, pace: Pace) -> str:
    try:
        pace.wait(str(urlsplit(client.url).hostname))
        status = client.act("status_show")
    except Outside:
        return ""  # some portals hide it
    return text_of(status.get("ckan_version"))[:20] if isinstance(status, dict) else ""


def _asked(client: Client, pace: Pace, action: str, /, **data: object) -> Any:  # noqa: ANN401  (JSON)
    host = str(urlsplit(client.url).hostname)
    for attempt in range(1, ATTEMPTS + 1):
        pace.wait(host)
        try:
            return client.act(action, **data)
        except Away as away:
            wait = away.wait if away.wait is not None else 2.0**attempt
            if attempt == ATTEMPTS or wait > LONGEST_WAIT:
                raise
            pace.rest(wait)
    raise AssertionError


def _page(page: object) -> tuple[int, Sequence[object]]:
    """Take a page of a search apart; what is none is a failure of the portal's."""
    count, results = (page.get("count"), page.get("results")) if isinstance(page, dict) else (None, None)
    if not isinstance(count, int) or not isinstance(results, list):
        raise Away("no list of datasets")
    return count, results


def listed(package: object, portal: str) -> Listed | None:
    """Read a dataset as `package_search` gives it; None where it has no id."""
    if not isinstance(package, dict) or not text_of(package.get("id")):
        return None
    found = package.get("resources")
    resources = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    known = words_of(package)
    return Listed(
        id=text_of(package["id"]),
        name=text_of(package.get("name")) or text_of(package["id"]),
        title=text_of(package.get("title")),
        notes=text_of(package.get("notes")),
        contacts=tuple(dict.fromkeys(text for name in _CONTACTS for text in _leaves(known.get(name)))),
        resources=tuple(_published(resource, text_of(package["id"]), portal) for resource in resources),
        faults=faults(package, resources),
    )


def _published(resource: Mapping[str, Any], dataset: str, portal: str) -> Published:
    identifier = text_of(resource.get("id"))
    url = _address(resource, dataset, portal)
    told = [url, *(resource.get(name) for name in ("format", "hash", "size", "last_modified", "metadata_modified"))]
    return Published(
        id=identifier,
        name=text_of(resource.get("name")),
        description=text_of(resource.get("description")),
        format=format_of(text_of(resource.get("format"))),
        url=url,
        standing=hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest(),
    )


def _address(resource: Mapping[str, Any], dataset: str, portal: str) -> str:
    """Give the address of a file; of one that lies on the portal on the host that we were told: CKAN may believe in another."""
    url = text_of(resource.get("url"))
    identifier = quote(text_of(resource.get("id")), safe="")
    if resource.get("url_type") == _UPLOADED and url:
        name = urlsplit_path(url).rpartition("/")[2]
        return f"{portal}/dataset/{quote(dataset, safe='')}/resource/{identifier}/download/{name}"
    if resource.get("url_type") == "datastore" or url == _IN_DATASTORE:
        return f"{portal}/datastore/dump/{identifier}"
    return url


def format_of(text: str) -> str:
    """Give a format as the ending of a file's name has it: from a word, a media type or an IRI; empty where it is none."""
    word = text.strip().rstrip("/").rpartition("/")[2].lower().strip(". ")
    return word if len(word) <= 12 and word.replace("-", "").replace("+", "").isalnum() else ""  # noqa: PLR2004  (a short word)


def urlsplit_path(url: str) -> str:
    """Give the path of an address; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _leaves(value: object) -> list[str]:
    """Give every text within."""
    if isinstance(value, str):
        return [text] if (text := text_of(value)) else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _leaves(each)]
