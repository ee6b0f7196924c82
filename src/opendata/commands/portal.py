"""portal status: what the portals hold against what we published."""

from dataclasses import dataclass

from opendata.model import Release
from opendata.pipeline import Means
from opendata.portals import WITHDRAWN, Portal


@dataclass(frozen=True)
class Status:
    """One dataset on one portal."""

    dataset: str
    portal: str
    published: str | None  # the version that we made public there
    found: str | None  # what the portal says
    state: str  # same, restored (the same, after a rollback), edited, missing, foreign, withdrawn


def status(means: Means) -> tuple[Status, ...]:
    """Compare, for every dataset that we or a portal know."""
    return tuple(entry for portal in means.portals for entry in _of_portal(means, portal))


def _of_portal(means: Means, portal: Portal) -> list[Status]:
    ours = {state.name: state for state in means.store.datasets()}
    entries = []
    for name in sorted({*portal.list(), *(name for name, state in ours.items() if portal.name in state.portals)}):
        published = ours[name].portals.get(portal.name) if name in ours else None
        found = portal.fetch(name).current
        entries.append(Status(name, portal.name, published, found, _state(means, portal, name, published, found)))
    return entries


def _state(means: Means, portal: Portal, name: str, published: str | None, found: str | None) -> str:
    if published is None:
        return "withdrawn" if found in {None, WITHDRAWN} else "foreign"
    if found is None:
        return "missing"
    state = means.store.dataset(name)
    release = means.store.kept("release", state.release or "", Release) if state else None
    wanted = tuple(sorted(release.files, key=lambda file: file.path)) if release else ()
    if found != published or portal.read_back(name, published) != wanted:
        return "edited"
    return "restored" if state and state.rollback else "same"
