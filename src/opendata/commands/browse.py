"""browse: what the public may know of the datasets; only from what is published and from cleared values."""

from dataclasses import dataclass
from datetime import datetime

from opendata.model import Dataset, Inspection, Publication, Release, Submission, Verdict
from opendata.pipeline import Means


@dataclass(frozen=True)
class Listed:
    """One dataset as the public sees it."""

    state: Dataset
    release: Release | None
    publications: tuple[Publication, ...]  # the oldest first


@dataclass(frozen=True)
class Progress:
    """How far one submission came; for who holds its id."""

    submission: Submission
    verdict: Verdict | None
    inspection: Inspection | None
    newest: bool
    received_at: datetime


def datasets(means: Means) -> tuple[Listed, ...]:
    """Give all datasets that are or were public, by name."""
    return tuple(listed for state in means.store.datasets() if (listed := _listed(means, state)))


def dataset(means: Means, name: str) -> Listed | None:
    """Give one dataset, or None where the public knows none of that name."""
    state = means.store.dataset(name)
    return _listed(means, state) if state else None


def _listed(means: Means, state: Dataset) -> Listed | None:
    if state.state == "new":
        return None
    release = means.store.kept("release", state.release, Release) if state.release else None
    publications = means.store.every("publication", state.name, Publication)
    return Listed(state, release, publications)


def submission(means: Means, identifier: str) -> Progress | None:
    """Give how far a submission came; ids cannot be guessed."""
    found = means.store.submission(identifier)
    if found is None:
        return None
    state = means.store.dataset(found.dataset)
    newest = state is not None and state.submission == found.id
    verdict = means.store.kept("verdict", state.verdict, Verdict) if state and newest and state.verdict else None
    inspection = means.store.kept("inspection", state.inspection, Inspection) if state and newest and state.inspection else None
    return Progress(found, verdict, inspection, newest, found.received_at)
