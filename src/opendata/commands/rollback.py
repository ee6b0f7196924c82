"""rollback: makes an earlier version the public one again, if today's policy still lets it out.

Who may: the role `release`. No second person is asked, as the version was released once and nothing new goes out. The newest
delivery stays back until a changed one is published. After a withdrawal (error, licence, outdated) only the named version
comes back: its files were kept outside the portal.
"""

import os
from dataclasses import dataclass, field
from typing import Final, Literal

from opendata import publication
from opendata.answer import Names
from opendata.commands.audit import require_intact
from opendata.errors import Misuse, Outside, Refused
from opendata.model import Dataset, Inspection, Order, Publication, Release, Rollback, Submission, Verdict
from opendata.pipeline import Means
from opendata.stages.decide import decide
from opendata.stages.decide.again import not_met
from opendata.store import Lease

PLACES_TOLD: Final = 3


@dataclass(frozen=True)
class Restored:
    """What became of it. `possible`: a dry run found nothing against it; `failed`: no portal has it yet."""

    dataset: str
    version: str
    replaces: str | None  # None: the dataset was withdrawn
    state: Literal["restored", "unchanged", "possible", "failed"]
    urls: tuple[str, ...] = ()
    failed_portals: dict[str, Outside] = field(default_factory=dict)


@dataclass(frozen=True)
class _Behind:
    """All that led to a version."""

    release: Release
    submission: Submission
    inspection: Inspection
    verdict: Verdict


def rollback(means: Means, dataset: str, version: str, *, dry_run: bool = False) -> Restored:
    """Make `version` the public one again; where it is already, nothing changes.

    Raises:
        Misuse: the actor is not of the releasing office; no such dataset; the version was never public.
        Refused: today's policy forbids it, the version was withdrawn for privacy, or the ledger is not whole.
        Outside: its files are damaged, or a withdrawal that must end first could not.
    """
    if means.settings.actor.partition(":")[0] != "release":
        raise Misuse("rollback-role")
    if means.store.dataset(dataset) is None:
        raise Misuse("dataset-unknown")
    require_intact(means)
    with means.store.holding(dataset) as lease:
        state = means.store.dataset(dataset) or Dataset(name=dataset, department="")
        behind = _behind(means, dataset, version)
        if all(state.portals.get(portal.name) == version for portal in means.portals):
            return Restored(dataset, version, version, "unchanged")
        _refuse_erased(means, behind)
        _refuse_forbidden(means, behind)
        _refuse_damaged(means, behind.release)
        if dry_run:
            return Restored(dataset, version, state.current, "possible")
        _end_withdrawal(means, lease, state)
        key, order = publication.order_rollback(means, lease, version)
        return _carry_out(means, lease, key, order)


def finish(means: Means) -> None:
    """Finish rollbacks that were ordered and not carried out. A portal that is away is asked again the next time."""
    for state in means.store.datasets():
        order = publication.rolled_back(means, state)
        if state.rollback and order and any(state.portals.get(portal.name) != order.version for portal in means.portals):
            with means.store.holding(state.name) as lease:
                _carry_out(means, lease, state.rollback, order)


def _carry_out(means: Means, lease: Lease, key: str, order: Rollback) -> Restored:
    urls, failed = [], {}
    for portal in means.portals:
        try:
            urls.append(publication.put_back(means, lease, key, order, portal)[0].url)
        except Outside as failure:
            failed[portal.name] = failure
    state: Literal["restored", "failed"] = "restored" if urls else "failed"
    return Restored(order.dataset, order.version, order.replaces, state, tuple(urls), failed)


def _behind(means: Means, dataset: str, version: str) -> _Behind:
    store, was = means.store, publication.behind(means, dataset, version)
    release = store.kept("release", (was and was.release) or "", Release)
    submission = store.submission((was and was.submission) or "")
    inspection = store.kept("inspection", (was and was.contract) or "", Inspection)
    verdict = store.kept("verdict", (was and was.release) or "", Verdict)
    if not (release and submission and inspection and verdict):
        public = dict.fromkeys(done.version for done in store.every("publication", dataset, Publication))
        raise Misuse("rollback-unknown", versions=", ".join(public) or "-")
    return _Behind(release, submission, inspection, verdict)


def _refuse_erased(means: Means, behind: _Behind) -> None:
    """Refuse what was withdrawn for privacy since: the version itself, or its content under whatever name."""
    states = means.store.every("dataset", behind.release.dataset, Dataset)
    first = next(at for at, state in enumerate(states) if state.current == behind.release.version)
    data = [means.store.refused(file.keyed_digest) for file in behind.submission.files if file.is_data]
    if (
        any(state.because == "privacy" for state in states[first:])
        or means.store.refused(behind.submission.keyed_digest)
        or (data and all(data))
    ):
        raise Refused("rollback-privacy")


def _refuse_forbidden(means: Means, behind: _Behind) -> None:
    """Decide again, from the kept Inspection, with today's policy and what people have said until today."""
    dataset, received = behind.submission.dataset, behind.submission.received_at.date()
    answers, day = means.store.answers(dataset), means.settings.now().date()
    today = decide(behind.inspection, means.policy, answers, day, received)
    if today.verdict != "publishable":
        raise Refused("rollback-verdict", verdict=today.verdict)
    missed = not_met(today, behind.verdict)
    if missed:
        names = Names(behind.inspection)
        why = [f"{names(made.place)}: {made.outcome} [{made.rule or '-'}]" for made in missed[:PLACES_TOLD]]
        raise Refused("rollback-policy", why="; ".join(why) + ("; …" if len(missed) > PLACES_TOLD else ""))


def _refuse_damaged(means: Means, release: Release) -> None:
    """Hold every file against its digest: those kept, and those on the portals that still have the version."""
    try:
        for file in release.files:
            os.close(means.files.opened(file.sha256))
    except Outside:
        raise Outside("rollback-damaged") from None
    wanted = tuple(sorted(release.files, key=lambda file: file.path))
    for portal in means.portals:
        held = portal.fetch(release.dataset).versions
        if release.version in held and portal.read_back(release.dataset, release.version) != wanted:
            raise Outside("rollback-damaged")


def _end_withdrawal(means: Means, lease: Lease, state: Dataset) -> None:
    order = means.store.newest("order", state.name, Order) if state.state == "withdrawn" else None
    if order and publication.is_unfinished(means, state):
        publication.withdraw(means, lease, order)
