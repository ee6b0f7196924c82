"""The order: receive, inspect, decide, build, publish, withdraw. Nothing here ever sees a cell.

What sees cells is named as a string and runs in the sandbox (`inside`); what it leaves behind travels as open descriptors
of nameless files that this process holds and never reads.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Self, TypeVar

from opendata.delivery import Delivery
from opendata.errors import Outside, Refused
from opendata.files import Files
from opendata.model import (
    Dataset,
    Decision,
    Inspection,
    Issue,
    Place,
    Release,
    ReleasedFile,
    Submission,
    SubmittedFile,
    Verdict,
)
from opendata.policy import Policy
from opendata.portals import Portal
from opendata.room import Built, Inspected, build, edition, inspect
from opendata.settings import Settings
from opendata.stages.decide import decide, told_readings
from opendata.store import Lease, Store
from opendata.texts import both

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Means:
    """What a run works with; wiring chooses each."""

    settings: Settings
    policy: Policy
    store: Store
    files: Files
    portals: tuple[Portal, ...]
    code: str  # digest of this program's source, and of the model that has a vote


# ---------------------------------------------------------------------------------------------------- kept results


CLOCK_SLACK = timedelta(hours=1)
"""Clocks are set back a little now and then; more is a wrong clock."""


def receive(means: Means, lease: Lease, delivery: Delivery, department: str) -> Submission:
    """Count, digest and seal a delivery; the dataset's newest one delivered again is that one.

    Raises:
        Refused: this very content was withdrawn for privacy.
        Outside: the clock is before the newest delivery: versions would go backwards.
    """
    dataset = lease.dataset
    sizes, digests = zip(*map(means.files.keyed_file, delivery.descriptors), strict=True)
    digest = means.files.keyed(" ".join(digests).encode())
    newest = means.store.newest_submission(dataset)
    if means.store.refused(digest) or _comes_back(means, lease, delivery, digests):
        raise Refused("content-refused")
    if newest and newest.keyed_digest == digest:
        return newest
    if newest and means.settings.now() + CLOCK_SLACK < newest.received_at:
        raise Outside("clock-behind", day=newest.received_at.date().isoformat())
    identity = means.files.keyed(f"{dataset} {digest} {newest.id if newest else ''}".encode())[:32]
    for number, descriptor in enumerate(delivery.descriptors):
        means.files.seal(identity, number, descriptor)
    files = zip(range(len(sizes)), sizes, digests, strict=True)
    submission = Submission(
        id=identity,
        dataset=dataset,
        department=department,
        submitted_by=means.settings.actor,
        received_at=max(means.settings.now(), newest.received_at) if newest else means.settings.now(),
        size_bytes=sum(sizes),
        keyed_digest=digest,
        files=tuple(
            SubmittedFile(number=number, size_bytes=size, keyed_digest=keyed, is_data=delivery.is_data(number))
            for number, size, keyed in files
        ),
    )
    with means.store.transaction(lease) as writer:
        writer.keep("submission", identity, dataset, submission)
        writer.set_dataset(known(means, dataset, department).having(submission=identity, inspection=None, verdict=None))
    return submission


def _comes_back(means: Means, lease: Lease, delivery: Delivery, digests: Sequence[str]) -> bool:
    """Say whether data withdrawn for privacy comes back under another name, with another descriptor or beside other files.

    To the withdrawn dataset itself a part of its files may come back: it is reviewed, and a mended package has unchanged files.
    """
    data = [means.store.refused(digest) for number, digest in enumerate(digests) if delivery.is_data(number)]
    return any(data) and (all(data) or known(means, lease.dataset).state != "withdrawn")


@dataclass
class Prepared:
    """How far a submission came: what was noticed and decided, and the release if there is one."""

    submission: Submission
    inspection: Inspection
    verdict: Verdict
    key: str  # of verdict and release
    inspection_key: str
    release: Release | None = None
    seconds: dict[str, float] = field(default_factory=dict)


def known(means: Means, dataset: str, department: str = "") -> Dataset:
    """Give what is known of a dataset; of one that is new, its name."""
    return means.store.dataset(dataset) or Dataset(name=dataset, department=department)


def prepare(means: Means, lease: Lease, submission: Submission, delivered: Sequence[int] = ()) -> Prepared:
    """Inspect, decide, and where the verdict allows it build: each result kept under the digest of what went into it.

    `delivered` are the submission's own files where they have just been handed in; else they are unsealed.
    """
    dataset = submission.dataset
    with _Raw(means, submission, delivered) as raw:
        inspection_key, inspection, said = _inspection(means, lease, submission, raw)
        today, received = means.settings.now().date(), max([submission.received_at.date(), *said])
        decided = partial(decide, inspection, means.policy, means.store.answers(dataset), today, received)
        verdict = decided()
        # The submission too: an Inspection holds no cell, so two deliveries of one shape have equal ones.
        key = key_of(submission.id, inspection.digest(), verdict.digest(), means.code)
        proved = means.store.kept("verdict", key, Verdict) or verdict  # verification may have refused it since
        prepared = Prepared(submission, inspection, proved, key, inspection_key, seconds=raw.seconds)
        _keep_verdict(means, lease, prepared)
        if proved.verdict != "publishable":
            return prepared
        prepared.release = means.store.kept("release", key, Release)
        if prepared.release is None:
            build = partial(_build_as, means, lease, prepared, raw)
            prepared.verdict, prepared.release = proving(verdict, decided, build)
            _keep_verdict(means, lease, prepared)
        return prepared


def _build_as(means: Means, lease: Lease, prepared: Prepared, raw: "_Raw", verdict: Verdict) -> Release:
    """Keep the verdict before the release: after a crash the two belong together."""
    prepared.verdict = verdict
    _keep_verdict(means, lease, prepared)
    return _build(means, lease, prepared, raw)


def proving(
    verdict: Verdict, decided: Callable[[frozenset[Place]], Verdict], build: Callable[[Verdict], _Made]
) -> tuple[Verdict, _Made | None]:
    """Build a release; columns whose action left something personal behind are left out and asked about, and the rest is built.

    `decided` gives the verdict without such columns. The verdict that comes back is rejected where nothing could be built.
    """
    unproved: frozenset[Place] = frozenset()
    while verdict.verdict == "publishable":
        try:
            return verdict, build(verdict)
        except Refused as refusal:
            more = _at_fault(verdict, refusal)
            if refusal.code == "raw-erased":
                raise
            if not more:
                return refused(verdict, refusal), None
            unproved |= more
            verdict = decided(unproved)
    return verdict, None


_OF_COLUMNS = frozenset(
    {"verify-still-personal", "verify-reappears", "verify-not-redacted", "verify-not-generalised"}
    | {"generalise-not-a-coordinate", "generalise-not-a-moment", "treat-wrong-type"}
)
"""Refusals that leaving out a column can mend."""
_COARSER = ("redact", "generalise")


def _at_fault(verdict: Verdict, refusal: Refused) -> frozenset[Place]:
    """Give the columns that a refusal is about, if it is about nothing but columns that were to be redacted or generalised."""
    known = {str(decision.place): decision.place for decision in verdict.decisions if decision.outcome in _COARSER}
    named = str(refusal.params.get("places") or refusal.params.get("place", "")).split("; ")
    mendable = refusal.code in _OF_COLUMNS and all(name in known for name in named)
    return frozenset(known[name] for name in named) if mendable else frozenset()


def _keep_verdict(means: Means, lease: Lease, prepared: Prepared) -> None:
    dataset, verdict = prepared.submission.dataset, prepared.verdict
    with means.store.transaction(lease) as writer:
        writer.keep("policy", means.policy.digest(), dataset, means.policy)
        writer.keep("verdict", prepared.key, dataset, verdict)
        writer.ask(dataset, verdict.questions)
        writer.set_dataset(known(means, dataset).having(inspection=prepared.inspection_key, verdict=prepared.key))


def refused(verdict: Verdict, refusal: Refused) -> Verdict:
    """Turn what verification says into a verdict: nothing of the delivery goes out."""
    reason = Decision(place=Place(), outcome="reject", rule=refusal.code, reason=both(refusal.code, **refusal.params))
    return verdict.having(verdict="rejected", reasons=(*verdict.reasons, reason))


class _Raw:
    """A submission's files, unsealed when first needed and let go at the end; opened at most once."""

    def __init__(self, means: Means, submission: Submission, delivered: Sequence[int]) -> None:
        self._means, self._submission, self._delivered = means, submission, delivered
        self._inspected: Inspected | None = None
        self._told: dict[str, dict[str, str]] = {}
        self.seconds: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._inspected:
            self._inspected.close()

    def told(self, readings: dict[str, dict[str, str]]) -> None:
        """Have it read as people say that columns are meant (table, column, reading); what was read otherwise is let go."""
        if self._inspected and readings != self._told:
            self._inspected.close()
            self._inspected = None
        self._told = readings

    def inspected(self, last: Inspection | None) -> Inspected:
        """Inspect the submission, or give what that gave before."""
        if self._inspected is None:
            unsealed = [] if self._delivered else self._unsealed()
            try:
                hidden, files = self._means.settings.hidden(), self._delivered or unsealed
                self._inspected = inspect(
                    *(self._submission.dataset, files, self._means.policy, last, hidden),
                    model=self._means.settings.model,
                    told=self._told,
                )
            finally:
                for descriptor in unsealed:
                    os.close(descriptor)
            self.seconds |= self._inspected.seconds
        return self._inspected

    def _unsealed(self) -> list[int]:
        return [self._means.files.unseal(self._submission.id, file.number) for file in self._submission.files]


def _inspection(means: Means, lease: Lease, submission: Submission, raw: _Raw) -> tuple[str, Inspection, list[date]]:
    """Give the Inspection with its key; where people have said how columns are meant, of the delivery read so, and the days."""
    key, inspection = _inspected_as(means, lease, submission, raw, {})
    today, answers = means.settings.now().date(), means.store.answers(submission.dataset)
    said = told_readings(inspection, means.policy, answers, today)
    told: dict[str, dict[str, str]] = {}
    for place, answer in said.items():
        told.setdefault(str(place.resource), {})[f"f{place.field}"] = str(answer.choice)
    if told:
        key, inspection = _inspected_as(means, lease, submission, raw, told)
    return key, inspection, [answer.decided_at.date() for answer in said.values() if answer.decided_at]


def _inspected_as(
    means: Means, lease: Lease, submission: Submission, raw: _Raw, told: dict[str, dict[str, str]]
) -> tuple[str, Inspection]:
    """Give the kept Inspection with its key, or make and keep it."""
    raw.told(told)
    dataset = submission.dataset
    last = _last_good(means, submission)
    places = json.dumps([means.policy.knowledge(), means.policy.grouping(dataset)], sort_keys=True)
    withdrawn = known(means, dataset).state == "withdrawn"
    parts = [submission.id, means.code, places, last.digest() if last else "", "withdrawn" if withdrawn else ""]
    key = key_of(*parts, *([json.dumps(told, sort_keys=True)] if told else []))
    kept = means.store.kept("inspection", key, Inspection)
    if kept:
        return key, kept
    inspection = raw.inspected(last).inspection
    if withdrawn:
        again = Issue(code="withdrawn-before", severity="review", place=Place())
        inspection = inspection.having(issues=(*inspection.issues, again))
    with means.store.transaction(lease) as writer:
        writer.keep("inspection", key, dataset, inspection)
    return key, inspection


def _last_good(means: Means, submission: Submission) -> Inspection | None:
    """Give the Inspection behind the last version that was public before this submission came."""
    for state in reversed(means.store.every("dataset", submission.dataset, Dataset)):
        if state.contract and state.submission != submission.id:
            return means.store.kept("inspection", state.contract, Inspection)
    return None


def _build(means: Means, lease: Lease, prepared: Prepared, raw: "_Raw") -> Release:
    """Build a release; if it would differ from the public one in version and date alone, it is that one.

    Only building it as that version shows this to the byte. The same delivery decided anew, or by new code, mostly gives the
    same, so that is built first; of a new delivery, whose data mostly is new, only where the data came out the same.
    """
    dataset, verdict = prepared.submission.dataset, prepared.verdict
    inspected = raw.inspected(_last_good(means, prepared.submission))
    public = known(means, dataset)
    current = means.store.kept("release", public.release, Release) if public.release else None
    anew = current is not None and _delivered_as(means, public) == prepared.submission.id
    if current and anew and _comes_out_as(means, inspected, verdict, current):
        return _keep_release(means, lease, prepared, current)
    with means.store.transaction(lease) as writer:
        version = writer.reserve_version(dataset, prepared.key, verdict.decided_on)
    with closing(_built(means, inspected, verdict, version)) as built:
        unclear = current is not None and not anew and _data(built.files) == _data(current.files)
        if current and unclear and _comes_out_as(means, inspected, verdict, current):
            return _keep_release(means, lease, prepared, current)
        prepared.seconds |= built.seconds
        for descriptor in built.descriptors:
            means.files.keep(descriptor)
    release = Release(
        dataset=dataset,
        version=version,
        decided_on=verdict.decided_on,
        policy=verdict.policy,
        files=built.files,
        inspection=built.inspection,
        treatments=built.treatments,
    )
    return _keep_release(means, lease, prepared, release)


def _keep_release(means: Means, lease: Lease, prepared: Prepared, release: Release) -> Release:
    with means.store.transaction(lease) as writer:
        writer.keep("release", prepared.key, prepared.submission.dataset, release)
    return release


def _delivered_as(means: Means, public: Dataset) -> str | None:
    """Give the submission that the public release was made from: the newest when it became public."""
    states = means.store.every("dataset", public.name, Dataset)
    return next((state.submission for state in states if state.release == public.release), None)


def _comes_out_as(means: Means, inspected: Inspected, verdict: Verdict, current: Release) -> bool:
    as_before = verdict.having(decided_on=current.decided_on, policy=current.policy)
    with closing(_built(means, inspected, as_before, current.version)) as built:
        return built.files == current.files


def _data(files: Sequence[ReleasedFile]) -> list[ReleasedFile]:
    """Give the files that tell neither version nor date."""
    return [file for file in files if file.path.endswith((".csv", ".parquet"))]


def _built(means: Means, inspected: Inspected, verdict: Verdict, version: str) -> Built:
    told = edition(verdict, version, means.policy, means.settings)
    settings = means.settings
    return build(inspected, verdict, told, means.policy, settings.hidden(), model=settings.model, complete=True)


def key_of(*parts: str) -> str:
    """Give the digest that a result is kept under: of all that went into it."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
