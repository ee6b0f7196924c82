"""Looks at a CKAN as the public does, and says where it shows anything but one whole version or nothing."""

import csv
import hashlib
import io
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self
from urllib.parse import urlsplit

from tests.services.ckan.action import fetch

SEEN: Final = 200
PAUSE: Final = 0.2


@dataclass(frozen=True)
class Version:
    """What the public may see of a version: SHA-256 of each file by the name in its address, rows of each table."""

    name: str
    files: Mapping[str, str]
    tables: Mapping[str, list[list[str]]]


def version_of(name: str, files: Mapping[str, bytes]) -> Version:
    """Make it of a release's files."""
    hashes = {path.rpartition("/")[2]: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    tables = {
        path.rpartition("/")[2]: list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]
        for path, content in files.items()
        if path.endswith(".csv")
    }
    return Version(name, hashes, tables)


@dataclass
class Public:
    """Somebody without a token. Every look that finds a mixture is one of the `violations`."""

    url: str
    dataset: str
    versions: Mapping[str, Version]
    looks: int = 0
    violations: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def look(self) -> str | None:
        """Look at everything there is, and give the version that is public; None for nothing, or while it changes."""
        self.looks += 1
        before = self._shown()
        if before is None:
            seen = {address: self._file(address) for address in sorted(self.addresses)}
            tables = {address: self._table(address) for address in sorted(self.addresses) if address.endswith(".csv")}
            if self._shown() is None:
                self._expect(not any(seen.values()), "a file of what is not public")
                self._expect(not any(tables.values()), "a table of what is not public")
            return None
        version = self._whole(before)
        resources = {str(resource["url"]): resource for resource in before["resources"]}
        self.addresses |= {f"{self.url}{urlsplit(url).path}" for url in resources}
        found = {address: self._file(address) for address in sorted(self.addresses)}
        tables = {address: self._table(address) for address in sorted(self.addresses) if address.endswith(".csv")}
        after = self._shown()
        still = after is not None and after["metadata_modified"] == before["metadata_modified"]
        wholes = {digest for known in self.versions.values() for digest in known.files.values()}
        self._expect(all(digest in wholes for digest in found.values() if digest), "a file that is of no version")
        if still and version:
            self._expect({_name(at): digest for at, digest in found.items() if digest} == version.files, "a mixture of files")
            self._expect({_name(at): rows for at, rows in tables.items()} == version.tables, "other rows in a table")
        return version.name if still and version else None

    def glance(self) -> None:
        """Look at one file, between two looks at what is told of it: enough for who looks all the time."""
        self.looks += 1
        before = self._shown()
        if before is None:
            return
        version = self._whole(before)
        address = sorted(str(resource["url"]) for resource in before["resources"])[self.looks % len(before["resources"])]
        digest, after = self._file(f"{self.url}{urlsplit(address).path}"), self._shown()
        if version and after and after["metadata_modified"] == before["metadata_modified"]:
            self._expect(digest == version.files[_name(address)], "a file of another version")

    def _whole(self, shown: Mapping[str, Any]) -> Version | None:
        version = self.versions.get(str(shown.get("version")))
        self._expect(version is not None, "no version that we published")
        if version:
            hashes = {_name(str(resource["url"])): resource.get("hash") for resource in shown["resources"]}
            self._expect(hashes == version.files, "hashes that are not the version's")
            active = {_name(str(resource["url"])) for resource in shown["resources"] if resource.get("datastore_active")}
            self._expect(active == set(version.tables), "not all tables")
        return version

    def _shown(self) -> dict[str, Any] | None:
        status, body = fetch(f"{self.url}/api/3/action/package_show?id={self.dataset}")
        if status != SEEN:
            return None
        told: dict[str, Any] = json.loads(body)["result"]
        return told

    def _file(self, address: str) -> str | None:
        status, body = fetch(address)
        return hashlib.sha256(body).hexdigest() if status == SEEN else None

    def _table(self, address: str) -> list[list[str]] | None:
        asked = f"resource_id={address.split('/')[6]}&limit=32000&sort=_id&records_format=csv"
        status, body = fetch(f"{self.url}/api/3/action/datastore_search?{asked}")
        if status != SEEN:
            return None
        records = json.loads(body)["result"]["records"]
        return [row[1:] for row in csv.reader(io.StringIO(records, newline=""))]

    def _expect(self, holds: bool, what: str) -> None:
        if not holds:
            self.violations.append(what)


class Watching:
    """Somebody who looks all the time while something else happens."""

    def __init__(self, public: Public) -> None:
        self._public, self._over = public, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(60)

    def _run(self) -> None:
        while not self._over.wait(PAUSE):
            self._public.glance()


def _name(address: str) -> str:
    return address.rpartition("/")[2]
