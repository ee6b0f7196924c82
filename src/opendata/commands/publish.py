"""publish: the whole pipeline for one delivery, to every configured portal."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from opendata import pipeline, publication
from opendata.answer import answer
from opendata.delivery import Delivery, open_delivery, slugged
from opendata.errors import Failure, Misuse, Outside
from opendata.model import Json, Release, Submission
from opendata.pipeline import Means, Prepared
from opendata.room import clear_name
from opendata.safepath import LONGEST_SLUG, slug, whole_slug
from opendata.store import Lease

AT_ONCE: Final = 3


@dataclass(frozen=True)
class Outcome:
    """What became of one delivery."""

    dataset: str
    answer: Json | None  # in the form of `check --json`
    state: str  # published, unchanged, held, waiting, rejected, failed
    version: str | None = None
    urls: tuple[str, ...] = ()
    seconds: float = 0.0
    failure: Failure | None = None
    failed_portals: dict[str, Outside] = field(default_factory=dict)
    expected: bool | None = None  # with --expect: is the answer that of expected/check.json

    @property
    def exit_code(self) -> int:
        """Give the exit code for this delivery."""
        if self.failure is not None:
            return self.failure.exit_code
        if self.failed_portals:
            return 3
        if self.expected is not None:
            return 0 if self.expected else 1
        return 0 if self.state in {"published", "unchanged", "held"} else 1


def at_once(paths: Sequence[Path], means: Means) -> int:
    """Say how many deliveries to work on together: several where portals are far and waiting is long, but politely few."""
    names = {slug(path.absolute().name) for path in paths}
    far = any(not portal.is_near for portal in means.portals)
    return min(AT_ONCE, len(paths)) if far and len(names) == len(paths) else 1


def publish(path: Path, means: Means, dataset: str | None, department: str | None, *, expect: bool) -> Outcome:
    """Take the delivery at `path` as far as it may go. What fails is told in the outcome, so that others go on."""
    start = time.perf_counter()
    outcome = _delivered(path, means, dataset, department)
    if expect and outcome.failure is None:
        outcome = _compared(outcome, path)
    return replace(outcome, seconds=round(time.perf_counter() - start, 1))


def _delivered(path: Path, means: Means, dataset: str | None, department: str | None) -> Outcome:
    name = dataset or slug(path.absolute().name)
    try:
        name = dataset or _named(path)
        if dataset is not None and slugged(dataset) != dataset:
            raise Misuse("dataset-name")
        delivery = open_delivery(path, means.settings.hidden())
    except Failure as failure:
        return Outcome(name, None, "failed", failure=failure)
    try:
        return _publish(delivery, dataset or delivery.slug, means, department or means.policy.city.department)
    except Failure as failure:
        return Outcome(name, None, "failed", failure=failure)
    finally:
        delivery.close()


def _named(path: Path) -> str:
    """Give the dataset that a path is named after.

    Raises:
        Misuse: the name would have to be cut, and two paths could become one dataset.
    """
    name = path.absolute().stem if path.suffix else path.absolute().name
    if len(whole_slug(name)) > LONGEST_SLUG:
        raise Misuse("dataset-name-long", longest=LONGEST_SLUG)
    return slugged(name)


def _publish(delivery: Delivery, dataset: str, means: Means, department: str) -> Outcome:
    if means.store.dataset(dataset) is None:
        clear_name(dataset, means.policy, means.settings.hidden())  # before anything is written down under it
    with means.store.holding(dataset) as lease:
        submission = pipeline.receive(means, lease, delivery, department)
        return proceed(means, lease, submission, delivery.descriptors)


def proceed(means: Means, lease: Lease, submission: Submission, delivered: Sequence[int] = ()) -> Outcome:
    """Go on with a submission from wherever it stands: after a crash, an answer, a change of policy."""
    prepared = pipeline.prepare(means, lease, submission, delivered)
    told = answer(prepared.inspection, prepared.verdict, prepared.seconds, means.settings.language)
    if prepared.release is None:
        state = "rejected" if prepared.verdict.verdict == "rejected" else "waiting"
        return Outcome(submission.dataset, told, state)
    public = pipeline.known(means, submission.dataset).current
    if public != prepared.release.version and publication.is_held_back(means, submission):
        return Outcome(submission.dataset, told, "held", public)
    return _to_portals(means, lease, prepared, prepared.release, told)


def _to_portals(means: Means, lease: Lease, prepared: Prepared, release: Release, told: Json) -> Outcome:
    """Publish to each portal; one that is away does not stop the others."""
    urls: list[str] = []
    failed: dict[str, Outside] = {}
    changed = False
    for portal in means.portals:
        try:
            done, new = publication.publish(means, lease, prepared, release, portal)
        except Outside as failure:
            failed[portal.name] = failure
            continue
        urls.append(done.url)
        changed = changed or new
    state = "failed" if failed and not urls else "published" if changed else "unchanged"
    return Outcome(release.dataset, told, state, release.version, tuple(urls), failed_portals=failed)


def _compared(outcome: Outcome, path: Path) -> Outcome:
    """Compare with `expected/check.json` beside the sample, which leaves out the seconds."""
    try:
        expected = json.loads((path / "expected" / "check.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return replace(outcome, failure=Misuse("expected-missing"))
    same = outcome.answer is not None and {**outcome.answer, "seconds": None} == {**expected, "seconds": None}
    return replace(outcome, expected=same)
