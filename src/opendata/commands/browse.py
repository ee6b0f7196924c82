"""browse: what anyone may see of the datasets on the built-in portal, and how far a submission came.

Two witnesses must agree before anything is shown: the ledger's Publication names each file with its SHA-256, the portal's
folder holds the bytes. What the store does not vouch for stays unseen, whatever lies in the folder. What both said is kept in
memory until the ledger says more about the dataset, in this process or another.
"""

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from typing import Final, Literal
from weakref import WeakKeyDictionary

from opendata.dcat import THEMES
from opendata.errors import Outside
from opendata.model import Because, Dataset, Inspection, Json, Order, Publication, Release, ReleasedFile, Submission, Verdict
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.publication import is_held_back
from opendata.store import Store

DESCRIPTOR: Final = "datapackage.json"
STATEMENT: Final = "privacy.json"
PREVIEW: Final = "preview.json"

Stage = Literal["received", "waiting", "rejected", "ready", "held", "published", "withdrawn", "superseded"]
"""How far a submission came; `ready`: it may go out and no portal has it yet; `held`: a rollback keeps it back;
`superseded`: a newer one took its place."""


@dataclass(frozen=True)
class Version:
    """One version that can be downloaded."""

    name: str
    files: tuple[ReleasedFile, ...]

    @property
    def decided_on(self) -> date:
        """Give the day of the decision behind this version; its name begins with it."""
        return date.fromisoformat(self.name.rpartition(".")[0])

    def file(self, path: str) -> ReleasedFile | None:
        """Give the file at this path; None for everything that the version does not name."""
        return next((file for file in self.files if file.path == path), None)


@dataclass(frozen=True)
class Shown:
    """One dataset on the built-in portal. Of a withdrawn one only that it was there, since when it is not, and why."""

    name: str
    state: Literal["published", "withdrawn"]
    current: Version | None
    versions: tuple[Version, ...]  # the newest first
    gone: frozenset[str]  # versions that were public once
    because: Because | None = None
    withdrawn_on: date | None = None

    def version(self, name: str) -> Version | None:
        """Give one version that is public."""
        return next((version for version in self.versions if version.name == name), None)


@dataclass(frozen=True)
class Described:
    """A public dataset with its own description, as its current version says it."""

    shown: Shown
    current: Version
    descriptor: Json  # datapackage.json of the current version

    @property
    def title(self) -> str:
        """Give the title; the name where there is none."""
        return str(self.descriptor.get("title") or self.shown.name)

    @property
    def keywords(self) -> tuple[str, ...]:
        """Give the keywords."""
        return tuple(self.descriptor.get("keywords", ()))

    @property
    def themes(self) -> tuple[str, ...]:
        """Give the codes of its topics, of the EU list of data themes."""
        return tuple(code for code in self.descriptor.get("theme", ()) if code in THEMES)

    @property
    def frequency(self) -> str | None:
        """Give how often it is renewed, as a code of the EU list of frequencies."""
        return self.descriptor.get("frequency")


@dataclass(frozen=True)
class Progress:
    """How far one submission came; for who holds its id."""

    submission: Submission
    stage: Stage
    verdict: Verdict | None
    inspection: Inspection | None


# ------------------------------------------------------------------------------------------------------------- datasets


@dataclass
class _Memory:
    """What was read from one folder, as of `position` in the ledger of `store`."""

    store: Store | None = None
    position: int = -1
    every: tuple[Shown, ...] | None = None
    shown: dict[str, Shown | None] = field(default_factory=dict)
    described: dict[str, Described] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)

    def follow(self, store: Store) -> None:
        """Forget what the ledger has something new about."""
        position = store.position()
        if self.store is store and self.position == position:
            return
        known = {*self.shown, *self.described}
        for name in known & store.changed(self.position) if self.store is store else known:
            self.shown.pop(name, None)
            self.described.pop(name, None)
        self.store, self.position, self.every = store, position, None


_memories: WeakKeyDictionary[FolderPortal, _Memory] = WeakKeyDictionary()


def datasets(means: Means, folder: FolderPortal) -> tuple[Shown, ...]:
    """Give all datasets that are or were public here, by name; the very same tuple as long as nothing has changed."""
    memory = _memories.setdefault(folder, _Memory())
    with memory.lock:
        memory.follow(means.store)
        if memory.every is None:
            for state in means.store.datasets():
                if state.name not in memory.shown:
                    memory.shown[state.name] = _shown(means, folder, state)
            memory.every = tuple(shown for _, shown in sorted(memory.shown.items()) if shown)
        return memory.every


def dataset(means: Means, folder: FolderPortal, name: str) -> Shown | None:
    """Give one dataset, or None where the public knows none of that name."""
    memory = _memories.setdefault(folder, _Memory())
    with memory.lock:
        memory.follow(means.store)
        if name not in memory.shown:
            state = means.store.dataset(name)
            if state is None:
                return None
            memory.shown[name] = _shown(means, folder, state)
        return memory.shown[name]


def described(folder: FolderPortal, shown: Shown) -> Described | None:
    """Give a dataset with its description; None for a withdrawn one, which has none any more.

    Raises:
        Outside: the portal's folder does not hold what was published.
    """
    if shown.current is None:
        return None
    memory = _memories.setdefault(folder, _Memory())
    with memory.lock:
        known = memory.described.get(shown.name)
        if known is None or known.shown is not shown:
            descriptor = json.loads(content(folder, shown.name, shown.current, DESCRIPTOR))
            known = memory.described[shown.name] = Described(shown, shown.current, descriptor)
        return known


def content(folder: FolderPortal, name: str, version: Version, path: str) -> bytes:
    """Give a small file of a version, as it was published.

    Raises:
        Outside: it is missing or not what was published.
    """
    file = version.file(path)
    if file is None:
        raise Outside("portal-file-missing")
    with os.fdopen(folder.open(name, version.name, path), "rb") as stream:
        data = stream.read(file.size_bytes + 1)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Outside("portal-changed", dataset=name)
    return data


def opened(folder: FolderPortal, name: str, version: Version, file: ReleasedFile) -> int:
    """Open a file of a version, of any size; who calls closes it. Its digest is compared once for as long as it is not touched.

    Raises:
        Outside: it is missing or not what was published.
    """
    descriptor = folder.open(name, version.name, file.path)
    try:
        _compare(descriptor, name, file.sha256)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _compare(descriptor: int, name: str, sha256: str) -> None:
    found = os.fstat(descriptor)
    mark = (sha256, found.st_size, found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
    if mark in _untouched:
        return
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
            raise Outside("portal-changed", dataset=name)
    if len(_untouched) >= _MARKS:
        _untouched.clear()
    _untouched.add(mark)


_MARKS: Final = 10_000
_untouched: set[tuple[str | int, ...]] = set()


def preview(folder: FolderPortal, described: Described) -> dict[str, Json]:
    """Give the preview of each table by its name, in the form of `stages/pack/preview.py`; none of what was packed without one.

    Raises:
        Outside: it is missing or not what was published.
    """
    if described.current.file(PREVIEW) is None:
        return {}
    told = json.loads(content(folder, described.shown.name, described.current, PREVIEW))
    return {table["name"]: table for table in told["resources"]}


def tables(descriptor: Json) -> dict[str, str]:
    """Give which table each data file holds, by path, in the descriptor's order."""
    return {
        path: resource["name"]
        for resource in descriptor.get("resources", ())
        for path in (resource["path"], *(other["path"] for other in resource.get("alternatives", ())))
    }


def _shown(means: Means, folder: FolderPortal, state: Dataset) -> Shown | None:
    published = _published(means, folder, state.name)
    if state.state == "withdrawn":
        order = means.store.newest("order", state.name, Order)
        since = order.at.date() if order else None
        return Shown(state.name, "withdrawn", None, (), frozenset(published), state.because, since)
    held = folder.fetch(state.name).versions
    versions = tuple(published[name] for name in reversed(held) if name in published)
    current = next((version for version in versions if version.name == state.portals.get(folder.name)), None)
    if state.state == "new" or current is None:
        return None
    return Shown(state.name, "published", current, versions, frozenset(published) - set(held))


def _published(means: Means, folder: FolderPortal, name: str) -> dict[str, Version]:
    every = means.store.every("publication", name, Publication)
    return {done.version: Version(done.version, done.files) for done in every if done.portal == folder.name}


# ---------------------------------------------------------------------------------------------------------- submissions


def submission(means: Means, identifier: str) -> Progress | None:
    """Give how far a submission came; ids cannot be guessed."""
    found = means.store.submission(identifier)
    state = means.store.dataset(found.dataset) if found else None
    if found is None or state is None:
        return None
    if state.submission != found.id:
        return Progress(found, "superseded", None, None)
    verdict = means.store.kept("verdict", state.verdict, Verdict) if state.verdict else None
    inspection = means.store.kept("inspection", state.inspection, Inspection) if state.inspection else None
    return Progress(found, _stage(means, state, found, verdict), verdict, inspection)


def _stage(means: Means, state: Dataset, newest: Submission, verdict: Verdict | None) -> Stage:
    """What came after a withdrawal goes its own way: it waits, or is rejected."""
    order = means.store.newest("order", state.name, Order) if state.state == "withdrawn" else None
    if order and newest.received_at <= order.at:
        return "withdrawn"
    if verdict is None:
        return "received"
    if verdict.verdict != "publishable":
        return "rejected" if verdict.verdict == "rejected" else "waiting"
    release = means.store.kept("release", state.verdict or "", Release)
    if release and release.version == state.current:
        return "published"
    return "held" if is_held_back(means, newest) else "ready"
