"""audit: is the ledger whole, and what does it say."""

from pathlib import Path

from opendata.errors import Failure, Misuse, Outside, Refused
from opendata.ledger import Checkpoint, Entry, Problem, public_key, verified
from opendata.pipeline import Means


def verify(means: Means, checkpoint: Path | None = None) -> tuple[Checkpoint, tuple[Problem, ...]]:
    """Recompute the whole ledger, and that it goes on from the checkpoint in the portal and from one that was kept outside.

    Raises:
        Misuse: there is no installation; the checkpoint cannot be read, or was not signed by this installation.
    """
    if not installed(means):
        raise Misuse("installation-missing", folder=str(means.settings.var))
    outside = _checkpoint(means, checkpoint) if checkpoint else None
    found = problems(means)
    found += tuple(problem for problem in means.store.verify(outside) if problem not in found) if outside else ()
    try:
        return means.store.checkpoint(), found
    except Outside:
        return Checkpoint(0, b""), found


def problems(means: Means) -> tuple[Problem, ...]:
    """Say what is wrong with the ledger, as it is and against the checkpoint that the portal shows (threats: T20)."""
    published = _published(means)
    if not published.exists():
        return means.store.verify()
    try:
        return means.store.verify(_checkpoint(means, published))
    except Failure as failure:
        return (Problem(failure.code), *means.store.verify())


def require_intact(means: Means) -> None:
    """Let nothing be written onto a ledger that was edited, cut off or lost: a new checkpoint would cover it up.

    Raises:
        Refused: `ledger-broken`.
    """
    if problems(means):
        raise Refused("ledger-broken")


def installed(means: Means) -> bool:
    """Say whether anything was ever kept or published here."""
    return (means.settings.var / "opendata.sqlite").exists() or _published(means).exists()


def _published(means: Means) -> Path:
    return means.settings.var / "portal" / "checkpoint"


def _checkpoint(means: Means, path: Path) -> Checkpoint:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Misuse("checkpoint-unreadable") from None
    return verified(text, public_key(means.files.signing_key()))


def show(means: Means, dataset: str | None = None) -> tuple[Entry, ...]:
    """Give the ledger's entries in order, all or those of one dataset."""
    return means.store.entries(dataset)
