"""rollback for the command line: runs it, shows that it is at work, and tells what became of it."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from opendata.commands.rollback import Restored, rollback
from opendata.commands.tick import tick
from opendata.edges import words
from opendata.edges.words import PROGRESS_AFTER_SECONDS
from opendata.model import Json
from opendata.pipeline import Means
from opendata.settings import Settings
from opendata.texts import Language, say
from opendata.wiring import folder_portal


def rolled_back(settings: Settings, means: Means, dataset: str, version: str, *, dry_run: bool) -> tuple[Json, str, int]:
    """Run it; give the result for programs, the sentences for people, and the exit code."""
    language = settings.language
    with _progress(say("rollback-progress", language, dataset=dataset, version=version)):
        restored = rollback(means, dataset, version, dry_run=dry_run)
        if not dry_run:
            tick(means, folder_portal(settings))
    failed = {name: words.failure_json(failure, language) for name, failure in restored.failed_portals.items()}
    told = {**vars(restored), "urls": list(restored.urls), "failed_portals": failed}
    return told, _sentences(restored, language), 3 if restored.failed_portals else 0


def _sentences(restored: Restored, language: Language) -> str:
    replaces = restored.replaces or say("held-withdrawn", language)
    what = {"dataset": restored.dataset, "version": restored.version, "replaces": replaces}
    lines = [say(f"rollback-{restored.state}", language, **what), *restored.urls]
    lines += [f"{name}: {words.sentence(failure, language)}" for name, failure in restored.failed_portals.items()]
    return "\n".join(lines)


@contextmanager
def _progress(text: str) -> Iterator[None]:
    """Say on stderr what is being done, where a person is looking and it takes longer than a second."""
    timer = threading.Timer(PROGRESS_AFTER_SECONDS, lambda: print(text, file=sys.stderr, flush=True))  # noqa: T201
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
