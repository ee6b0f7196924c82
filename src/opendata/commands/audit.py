"""audit: is the ledger whole, and what does it say."""

from pathlib import Path

from opendata.errors import Misuse
from opendata.ledger import Checkpoint, Entry, Problem, public_key, verified
from opendata.pipeline import Means


def verify(means: Means, checkpoint: Path | None = None) -> tuple[Checkpoint, tuple[Problem, ...]]:
    """Recompute the whole ledger, and that it goes on from a checkpoint that was kept outside.

    Raises:
        Misuse: the checkpoint cannot be read, or was not signed by this installation.
    """
    outside = _checkpoint(means, checkpoint) if checkpoint else None
    problems = means.store.verify(outside)
    return means.store.checkpoint(), problems


def _checkpoint(means: Means, path: Path) -> Checkpoint:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Misuse("checkpoint-unreadable") from None
    return verified(text, public_key(means.files.signing_key()))


def show(means: Means, dataset: str | None = None) -> tuple[Entry, ...]:
    """Give the ledger's entries in order, all or those of one dataset."""
    return means.store.entries(dataset)
