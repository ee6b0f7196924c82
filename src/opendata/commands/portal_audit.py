"""portal audit: what any CKAN's published resources give away, how they read, and what their metadata lacks; changes nothing.

Each file goes through the same room as in `check`, on nameless copies, and is decided by the city's policy. No release is built:
these files are published already, and the question is what is in them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final, Literal, Protocol, get_args
from urllib.parse import quote

from opendata import room
from opendata.answer import Names, answer
from opendata.commands.audit_names import Shown
from opendata.commands.audit_notes import Note, Notes
from opendata.delivery import handed, slugged
from opendata.errors import BadData, Failure, Misuse
from opendata.model import Inspection, Json
from opendata.policy import Policy
from opendata.portals.ckan.catalogue import Catalogue, Listed, Published, catalogue, format_of
from opendata.portals.ckan.client import Client
from opendata.portals.ckan.fetching import Fetcher
from opendata.portals.ckan.lacking import Fault
from opendata.portals.ckan.pace import Pace
from opendata.safepath import web_address
from opendata.settings import Settings
from opendata.stages.decide import decide
from opendata.wiring import code_digest

State = Literal["personal", "misread", "asks", "unread", "clean"]
"""Worst first: people are in it, it does not read as it should, somebody has to look, it could not be read, nothing found."""

STATES: Final[tuple[State, ...]] = get_args(State)
ALLOWED: Final = frozenset({"keep", "flag"})
"""Outcomes of the policy under which a column may be public as it is."""

_ZIP: Final = ".zip"
_TITLES: Final = frozenset({"name", "title", "resource-name", "file-name"})
_TOO_LARGE: Final = "audit-too-large"


@dataclass(frozen=True)
class Looked:
    """What came of one resource. `told` has the form of `check --json`; without it, `failure` says why nothing was read."""

    id: str
    name: str  # as the portal calls it, if nobody is named in it
    page: str
    format: str
    state: State
    told: Json | None = None
    around: tuple[str, ...] = ()  # places beside the cells that name people: margins by code, columns by number
    failure: Failure | None = None
    again: bool = False  # known from an earlier run


@dataclass(frozen=True)
class Audited:
    """What came of one dataset. `named` are the places of its metadata in which people are named."""

    name: str
    page: str
    resources: tuple[Looked, ...]
    faults: tuple[Fault, ...]
    named: tuple[str, ...]

    @property
    def state(self) -> State:
        """Give the worst that was found. A description with a number in it may be an office's; a title with a name is not."""
        if set(self.named) & _TITLES:
            return "personal"
        return min((looked.state for looked in self.resources), key=STATES.index, default="clean")


@dataclass(frozen=True)
class Report:
    """What came of a portal; `failure` says why its list of datasets is not complete."""

    portal: str
    version: str  # of CKAN, if it says so
    datasets: tuple[Audited, ...]
    failure: Failure | None = None

    @property
    def exit_code(self) -> int:
        """Give 0 if nothing was found, 1 if something was or may have been, 3 if the portal let us read nothing."""
        looked = [one for dataset in self.datasets for one in dataset.resources]
        if not any(one.told for one in looked) and any(one.failure and one.failure.transient for one in looked):
            return 3
        spotless = all(dataset.state == "clean" and not dataset.faults and not dataset.named for dataset in self.datasets)
        return 0 if spotless and self.failure is None else 1


class Watcher(Protocol):
    """Is told how far an audit has come."""

    def listed(self, count: int, total: int) -> None:
        """`count` of `total` datasets are listed."""

    def looking(self, at: int, total: int, dataset: str) -> None:
        """Resource number `at` of `total` is being looked at."""

    def looked(self, dataset: str, looked: Looked) -> None:
        """A resource is through."""


@dataclass(frozen=True)
class Manners:
    """How an audit behaves towards others' servers."""

    per_second: float = 1.0  # requests to one host
    max_megabytes: int = 100  # of a file
    pace: Pace | None = field(default=None, repr=False)  # another clock, for tests


def audit(url: str, settings: Settings, policy: Policy, manners: Manners, watcher: Watcher) -> Report:
    """Look at all that a CKAN publishes, but at nothing that was looked at before and has not changed since.

    Raises:
        Misuse: `url` is no address of a portal.
        Outside: the portal gives no usable answer at all.
    """
    portal = portal_of(url)
    pace = manners.pace or Pace(manners.per_second)
    found = catalogue(Client(portal, reading=True), pace, watcher.listed)
    fetcher = Fetcher(portal, manners.max_megabytes << 20, pace)
    notes = Notes.of(settings.var, portal)
    run = _Run(portal, settings, policy, fetcher, notes, room.suffixes(settings.hidden()))
    report = Report(portal, found.version, tuple(_all(run, found, watcher)), found.failure)
    if found.failure is None:
        notes.tidy(frozenset(_of(one, each) for one in found.datasets for each in one.resources))
    return report


def portal_of(url: str) -> str:
    """Give the address of a portal without what people copy along: a slash at the end, the path of its API.

    Raises:
        Misuse: it is no web address, or has a password in it.
    """
    parts = web_address(url.strip())
    if parts is None:
        raise Misuse("audit-address")
    return f"{parts.scheme}://{parts.netloc}{parts.path.partition('/api/')[0].removesuffix('/api').rstrip('/')}"


@dataclass(frozen=True)
class _Run:
    """What looking at each resource needs."""

    portal: str
    settings: Settings
    policy: Policy
    fetcher: Fetcher
    notes: Notes
    suffixes: frozenset[str]


def _all(run: _Run, found: Catalogue, watcher: Watcher) -> Iterator[Audited]:
    total, at = sum(len(dataset.resources) for dataset in found.datasets), 0
    for dataset in found.datasets:
        names = Shown(dataset, run.settings.hidden())
        looked = []
        for number, published in enumerate(dataset.resources, start=1):
            at += 1
            watcher.looking(at, total, names.dataset)
            looked.append(_looked(run, dataset, published, names.dataset_slug, names.resource(number)))
            watcher.looked(names.dataset, looked[-1])
        page = f"{run.portal}/dataset/{quote(dataset.id, safe='')}"
        faults = (*dataset.faults, *([Fault("impersonal-contact", "warning")] if names.contact_is_person else []))
        yield Audited(names.dataset, page, tuple(looked), faults, names.named)


def _looked(run: _Run, dataset: Listed, published: Published, slug: str, name: str) -> Looked:
    """Look at one resource; whatever is wrong with it is said, and hinders no other."""
    ids = quote(dataset.id, safe=""), quote(published.id, safe="")
    page = f"{run.portal}/dataset/{ids[0]}/resource/{ids[1]}"
    suffix = _suffix(published, run.suffixes)
    looked = Looked(published.id, name, page, suffix.lstrip(".") or published.format, "unread")
    if not published.url:
        return replace(looked, failure=BadData("audit-no-link"))
    if not suffix:
        return replace(looked, failure=BadData("audit-format", format=_format(published)))
    resource, key = _of(dataset, published), _key(run, published, slug)
    note = _usable(run.notes.find(resource, key), run)
    if note is not None:
        return replace(_told(run, looked, note), again=True)
    note = _noted(run, published, slug, suffix)
    if _lasts(note):
        run.notes.keep(resource, key, note)
    return _told(run, looked, note)


def _suffix(published: Published, known: frozenset[str]) -> str:
    """Give the ending by which the file will be read: that of its address, else of what it is said to be; empty if unknown."""
    readable = {*known, _ZIP}
    endings = (PurePosixPath(published.file).suffix.lower(), f".{published.format}")
    return next((ending for ending in endings if ending in readable), "")


def _format(published: Published) -> str:
    return (published.format or format_of(PurePosixPath(published.file).suffix) or "?").upper()


def _of(dataset: Listed, published: Published) -> str:
    """Name a resource in the notes. A portal may give ids of its own, and anything could stand in one."""
    return hashlib.sha256(f"{dataset.id}/{published.id}".encode()).hexdigest()[:32]


def _key(run: _Run, published: Published, slug: str) -> str:
    """Give the digest of all that the note on a resource depends on."""
    parts = [published.standing, slug, code_digest(run.settings.model), run.policy.digest()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _lasts(note: Note) -> bool:
    """Say whether asking again would lead to the same: what hinders a link can be mended without the portal's knowing."""
    failure = note.failure
    return failure is None or failure.code == _TOO_LARGE or not (failure.transient or failure.code.startswith("audit-"))


def _usable(note: Note | None, run: _Run) -> Note | None:
    """Leave aside that a file was too large, where today it would not be."""
    if note and note.failure and note.failure.code == _TOO_LARGE:
        return note if int(note.failure.params["megabytes"]) >= run.fetcher.largest >> 20 else None
    return note


def _noted(run: _Run, published: Published, slug: str, suffix: str) -> Note:
    hide = run.settings.hidden()
    try:
        delivery = handed(slug, f"{slugged(PurePosixPath(published.file).stem)}{suffix}", run.fetcher.fetch(published.url), hide)
    except Failure as failure:
        return Note(failure=failure)
    try:
        return Note(room.look(delivery.slug, delivery.descriptors, run.policy, hide, model=run.settings.model))
    except Misuse:  # no fault of the file
        raise
    except Failure as failure:
        return Note(failure=failure)
    finally:
        delivery.close()


def _told(run: _Run, looked: Looked, note: Note) -> Looked:
    """Say what was found, by today's policy."""
    if note.seen is None:
        return replace(looked, failure=note.failure)
    inspection, today = note.seen.inspection, run.settings.now().date()
    told = answer(inspection, decide(inspection, run.policy, (), today, today), {}, run.settings.language)
    around = tuple(_around(note.seen))
    return replace(looked, told=told, around=around, state=_state(inspection, told, around))


def _around(seen: room.Seen) -> Iterator[str]:
    """Give the places beside the cells that name people: a margin by its code, a header by the number of its column."""
    names = Names(seen.inspection)
    yield from dict.fromkeys(str(names.field(place)) if place.margin == "label" else str(place.margin) for place in seen.around)


def _state(inspection: Inspection, told: Json, around: Sequence[str]) -> State:
    if around or any(personal_columns(told)):
        return "personal"
    if not any(resource["fields"] for resource in told["resources"]):
        return "unread"
    if any(issue.severity in {"error", "review"} for issue in inspection.issues):
        return "misread"
    return "asks" if told["questions"] or any(risks(told)) else "clean"


def personal_columns(told: Json) -> Iterator[Json]:
    """Give the columns with personal data that the policy does not let be public as they are."""
    for resource in told["resources"]:
        for column in resource["fields"]:
            if column["entity"] and column["action"] not in ALLOWED:
                yield {"file": resource["name"], **column}


def risks(told: Json) -> Iterator[Json]:
    """Give the disclosure risks of which the policy would have something done."""
    yield from (risk for risk in told["risks"] if risk["action"] not in ALLOWED)
