"""publish for the command line: several deliveries, together where waiting for a portal is long, and what became of each."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from opendata.commands.publish import Outcome, at_once, publish
from opendata.edges.words import Progress
from opendata.pipeline import Means


def each(paths: Sequence[Path], means: Means, dataset: str | None, department: str | None, *, expect: bool) -> list[Outcome]:
    """Publish each delivery and tell on stderr as it goes; the outcomes come in the order of the paths."""
    with Progress(len(paths), means.settings.language) as progress, ThreadPoolExecutor(at_once(paths, means)) as lanes:

        def one(path: Path) -> Outcome:
            with progress.step(path.name):
                outcome = publish(path, means, dataset, department, expect=expect)
            progress.done(outcome)
            return outcome

        return list(lanes.map(one, paths))
