"""portal status, diff, repair: what the portals hold against what we published."""

from collections.abc import Iterator
from dataclasses import dataclass

from opendata import publication
from opendata.errors import Misuse, Outside
from opendata.model import Publication, ReleasedFile
from opendata.pipeline import Means
from opendata.portals import WITHDRAWN, Held, Portal


@dataclass(frozen=True)
class Status:
    """One dataset on one portal."""

    dataset: str
    portal: str
    published: str | None  # the version that we made public there
    found: str | None  # what the portal says
    state: str  # same, restored (the same, after a rollback), edited, missing, unfinished, foreign, other, withdrawn, away
    changed: tuple[str, ...] = ()  # what others changed: names of fields and files


def status(means: Means, dataset: str | None = None, *, deep: bool = False) -> tuple[Status, ...]:
    """Compare, for every dataset that we or a portal know; `deep` reads every file back, also from afar.

    Raises:
        Misuse: there is no such dataset, here or there.
    """
    entries = tuple(entry for portal in means.portals for entry in _of_portal(means, portal, dataset, deep=deep))
    if dataset is not None and not entries:
        raise Misuse("dataset-unknown")
    return entries


def repair(means: Means, entry: Status) -> Status:
    """Bring what we published back to a portal where others changed or removed it, and look again.

    Raises:
        Outside: the portal failed, or holds somebody else's dataset of that name.
    """
    portal = next(portal for portal in means.portals if portal.name == entry.portal)
    with means.store.holding(entry.dataset) as lease:
        publication.catch_up(means, lease, portal, over=True)
    return _entry(means, portal, entry.dataset, deep=True)


def is_repairable(entry: Status) -> bool:
    """Say whether ours can be put back: not where nothing is wrong, nor over somebody else's dataset."""
    return entry.state == "other" or (entry.published is not None and entry.state in {"edited", "missing", "unfinished"})


def _of_portal(means: Means, portal: Portal, dataset: str | None, *, deep: bool) -> Iterator[Status]:
    ours = {state.name for state in means.store.datasets() if portal.name in {*state.portals, *state.reached}}
    try:
        there = set(portal.list())
    except Outside as failure:
        yield from (Status(name, portal.name, _published(means, portal, name), None, "away") for name in sorted(ours) or ["-"])
        if failure.transient:
            return
    names = {*ours, *there}
    for name in sorted(names & {dataset} if dataset is not None else names):
        yield _entry(means, portal, name, deep=deep)


def _entry(means: Means, portal: Portal, name: str, *, deep: bool) -> Status:
    published = _published(means, portal, name)
    try:
        held = portal.fetch(name)
        changed = _changed(means, portal, name, published, held, deep=deep)
    except Outside:
        return Status(name, portal.name, published, None, "away")
    return Status(name, portal.name, published, held.current, _state(means, name, published, held, changed), changed)


def _published(means: Means, portal: Portal, name: str) -> str | None:
    state = means.store.dataset(name)
    return state.portals.get(portal.name) if state else None


def _changed(means: Means, portal: Portal, name: str, published: str | None, held: Held, *, deep: bool) -> tuple[str, ...]:
    if published is None or held.current is None or not (deep or portal.is_near):
        return held.edited
    last = publication.newest(means.store, name, portal.name)
    return (*held.edited, *_files(last, portal.read_back(name, published)))


def _files(last: Publication | None, found: tuple[ReleasedFile, ...]) -> Iterator[str]:
    ours, theirs = {file.path: file for file in last.files} if last else {}, {file.path: file for file in found}
    yield from (path for path in sorted({*ours, *theirs}) if ours.get(path) != theirs.get(path))


def _state(means: Means, name: str, published: str | None, held: Held, changed: tuple[str, ...]) -> str:
    state = means.store.dataset(name)
    if held.foreign:
        return "other" if held.other and state is not None and state.state == "published" else "foreign"
    if published is None:
        unfinished = held.versions and state is not None and bool(state.reached)
        return "unfinished" if unfinished else "withdrawn" if held.current in {None, WITHDRAWN} else "foreign"
    if held.current is None and not held.edited:
        return "unfinished" if held.versions else "missing"
    if held.current != published or changed:
        return "edited"
    return "restored" if state and state.rollback else "same"
