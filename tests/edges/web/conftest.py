"""A portal as runs leave it behind: real store, ledger and folder; only the files are written by hand instead of packed."""

import asyncio
import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Protocol

import httpx
import pytest

from opendata import policy, wiring
from opendata.edges.web.app import create
from opendata.model import Dataset, Json, Publication, ReleasedFile
from opendata.nameless import filled
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TREES = "nummer,baumart,standort\n1,Winterlinde,Grüner Markt\n".encode()


class Publish(Protocol):
    """Makes a version public; `files` adds to its files, `more` replaces members of its descriptor."""

    def __call__(
        self, name: str, version: str, *changes: Json, files: Mapping[str, bytes] | None = None, **more: object
    ) -> None: ...


class InProcess(httpx.BaseTransport):
    """Brings requests to the service without a socket, one after the other."""

    def __init__(self, settings: Settings) -> None:
        self._app = create(settings)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the whole answer."""
        return asyncio.run(self._answer(request))

    def close(self) -> None:
        """Let the database go."""
        self._app.state.site.means.store.close()

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await httpx.ASGITransport(self._app, raise_app_exceptions=False).handle_async_request(request)
        return httpx.Response(
            answer.status_code, headers=answer.headers, content=b"".join([part async for part in answer.aiter_raw()])
        )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Name an empty installation."""
    rules = Path(__file__).parents[3] / "policy"
    return Settings(var=tmp_path / "var", policy=rules, base_url="https://daten.bamberg.example", fixed_now=NOW)


@pytest.fixture(scope="session", autouse=True)
def _policy_read_once() -> Iterator[None]:
    """Read the city's policy once for all tests: it takes longer than all that they ask."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("opendata.policy.load", cache(policy.load))
        yield


@pytest.fixture
def means(settings: Settings) -> Iterator[Means]:
    """Open it, as another process would."""
    means = wiring.connect(settings)
    yield means
    means.store.close()


@pytest.fixture
def folder(settings: Settings) -> FolderPortal:
    """Give its portal."""
    return wiring.folder_portal(settings)


@pytest.fixture
def web(settings: Settings) -> Iterator[httpx.Client]:
    """Ask its service, without what runs beside it."""
    with httpx.Client(transport=InProcess(settings), base_url=settings.base_url) as client:
        yield client


@pytest.fixture
def publish(means: Means, folder: FolderPortal) -> Publish:
    """Give what makes a version public, as `publication.publish` does."""
    return partial(_publish, means, folder)


@pytest.fixture
def trees(publish: Publish) -> bytes:
    """Publish a dataset in two versions; give the bytes of its CSV file."""
    for version in ("2026-11-20.1", "2026-11-23.1"):
        publish("baumkataster", version)
    return TREES


def _publish(
    means: Means,
    folder: FolderPortal,
    name: str,
    version: str,
    *changes: Json,
    files: Mapping[str, bytes] | None = None,
    **more: object,
) -> None:
    files = {
        **(files or {}),
        "datapackage.json": _bytes({**_descriptor(name), **more}),
        "privacy.json": _bytes(_privacy(name, version, *changes)),
        "dataset.ttl": b"@prefix dcat: <http://www.w3.org/ns/dcat#> .\n",
        f"data/{name}.csv": TREES,
        f"data/{name}.parquet": b"PAR1" + TREES + b"PAR1",
    }
    files["checksums.txt"] = "".join(f"{_sha256(content)}  {path}\n" for path, content in files.items()).encode()
    before = means.store.dataset(name) or Dataset(name=name, department="gartenamt")
    folder.put(
        name,
        version,
        {path: partial(_open, content) for path, content in files.items()},
        f"{name}-{version}",
        folder.fetch(name).current,
    )
    url = folder.show(name, version, folder.fetch(name).current).page
    released = tuple(ReleasedFile(path=path, size_bytes=len(files[path]), sha256=_sha256(files[path])) for path in sorted(files))
    done = Publication(dataset=name, portal="folder", version=version, release="0" * 64, url=url, files=released)
    with means.store.holding(name) as lease, means.store.transaction(lease) as writer:
        writer.keep("publication", f"{name}-{version}", name, done)
        writer.set_dataset(before.having(state="published", because=None, current=version, portals={"folder": version}))


def _open(content: bytes, _path: str) -> int:
    return filled(content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _bytes(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _descriptor(name: str) -> Json:
    """Give a small `datapackage.json` in the form of pack."""
    fields = [
        {"name": "nummer", "type": "integer", "title": "Baumnummer"},
        {"name": "baumart", "type": "string", "description": "Deutscher Name"},
        {"name": "standort", "type": "string"},
    ]
    return {
        "name": name,
        "title": "Baumkataster",
        "description": "Alle Bäume an Straßen.\nStand: Herbst.",
        "keywords": ["Stadtgrün", "Umwelt"],
        "licenses": [{"name": "dl-de-zero-2.0", "title": "Datenlizenz Zero", "path": "https://www.govdata.de/dl-de/zero-2-0"}],
        "contributors": [{"title": "Gartenamt", "email": "gartenamt@stadt.bamberg.de", "roles": ["contact"]}],
        "resources": [
            {
                "name": name,
                "title": "Bäume",
                "path": f"data/{name}.csv",
                "hash": f"sha256:{_sha256(TREES)}",
                "schema": {"fields": fields},
                "alternatives": [{"path": f"data/{name}.parquet"}],
            }
        ],
    }


def _privacy(name: str, version: str, *changes: Json) -> Json:
    """Give a `privacy.json` in its published form."""
    return {
        "dataset": name,
        "version": version,
        "policy": {"name": "Datenpolitik", "digest": "0" * 64},
        "decided_on": version.rpartition(".")[0],
        "fields": list(changes),
        "risks": [],
        "text": {"de": "Es wurde auf personenbezogene Angaben geprüft.", "en": "It was checked for personal data."},
    }
