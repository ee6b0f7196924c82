"""tick: does what is due, whoever calls: what a crash left, withdrawals not carried out, raw copies past their time."""

from contextlib import suppress
from datetime import timedelta

from opendata import publication
from opendata.commands import rollback, withdraw
from opendata.commands.audit import require_intact
from opendata.errors import Outside
from opendata.model import Dataset, Release, Submission
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal

LEFT_OVER_SECONDS = 24 * 3600
"""A run takes minutes; what is a day old and known to no result has been left by one that died."""


def tick(means: Means, folder: FolderPortal) -> None:
    """Repair, finish, expire, and bring catalogue and checkpoint up to date. Idempotent.

    Raises:
        Outside: a portal or the disk failed; the next tick goes on.
        Refused: the ledger is not whole; withdrawals are carried out all the same.
    """
    folder.repair()
    withdraw.finish(means)
    require_intact(means)
    rollback.finish(means)
    _catch_up(means)
    for state in means.store.datasets():
        _expire(means, state)
    _tidy(means)
    publication.refresh(means, folder)


def _catch_up(means: Means) -> None:
    """Publish where a portal failed; one that is still away is asked again the next time."""
    for state in means.store.datasets():
        reached = [portal for portal in means.portals if portal.name in state.reached]
        late = [portal for portal in reached if state.portals.get(portal.name) != state.current]
        if state.state != "published" or state.rollback:
            continue
        for portal in late:
            with suppress(Outside), means.store.holding(state.name) as lease:
                publication.catch_up(means, lease, portal)


def _tidy(means: Means) -> None:
    """Erase what killed runs left and no later run took up again: nothing may lie there that no result knows."""
    names = [state.name for state in means.store.datasets()]
    submissions = {submission.id for name in names for submission in means.store.submissions(name)}
    released = {
        file.sha256 for name in names for release in means.store.every("release", name, Release) for file in release.files
    }
    raw, files = means.files.left_over(submissions, released, LEFT_OVER_SECONDS)
    for submission in raw:
        means.files.shred(submission)
    means.files.drop(files)


def _expire(means: Means, state: Dataset) -> None:
    """Erase raw copies whose purpose has ended (data-protection: storage limitation, Art. 5(1)(e) DSGVO)."""
    for submission in publication.unerased(means, state.name):
        if _is_over(means, state, submission):
            with means.store.holding(state.name) as lease:
                publication.erase_raw(means, lease, submission)


def _is_over(means: Means, state: Dataset, submission: Submission) -> bool:
    """Say whether nothing is waited for any more and the policy's term has passed."""
    if means.store.questions(state.name) and state.submission == submission.id:
        return False
    published = state.state == "published"
    days = means.policy.terms["raw_after_publication" if published else "raw_after_rejection"].value
    return means.settings.now() > submission.received_at + timedelta(days=days)
