"""Publishing one more dataset where 1,000 are public: seconds of each part, memory, and the official shapes on the catalogue.

`python benchmarks/many_datasets.py [DATASETS]`: a real publication is copied under other names,
then one more is really published.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from opendata import publication
from opendata.commands.publish import publish
from opendata.commands.tick import tick
from opendata.model import Publication, Release
from opendata.nameless import filled
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT: Final = Path(__file__).parents[1]
SHACL: Final = ROOT / ".." / "shared" / "standards" / "shacl"
SAMPLE: Final = "muster"
MEGABYTE: Final = 1024**2


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long the block took: on the clock, and of that on a processor of this process."""
    start, busy = time.perf_counter(), time.process_time()
    yield
    print(f"{what:<50}{time.perf_counter() - start:8.2f} s {time.process_time() - busy:8.2f} s", flush=True)


def delivered(means: Means, folder: Path, name: str) -> None:
    """Publish a small table."""
    path = folder / f"{name}.csv"
    path.write_text("Nummer;Baujahr\n" + "".join(f"{number};{1950 + number}\n" for number in range(50)), encoding="utf-8")
    outcome = publish(path, means, None, None, expect=False)
    if outcome.state != "published":
        sys.exit(f"{name}: {outcome.state}")


def copied(means: Means, folder: FolderPortal, name: str) -> None:
    """Put a copy of the sample's publication under another name into store and portal."""
    store = means.store
    state, release = store.dataset(SAMPLE), store.newest("release", SAMPLE, Release)
    submission, done = store.newest_submission(SAMPLE), store.newest("publication", SAMPLE, Publication)
    if not (state and release and submission and done):
        sys.exit("the sample was not published")
    own: dict[str, bytes] = {}
    for file in folder.read_back(SAMPLE, release.version):
        with os.fdopen(folder.open(SAMPLE, release.version, file.path), "rb") as content:
            own[file.path] = content.read().replace(SAMPLE.encode(), name.encode())
    folder.put(name, release.version, {path: lambda path: filled(own[path]) for path in own}, "copy", None)
    folder.show(name, release.version, None)
    with store.holding(name) as lease, store.transaction(lease) as writer:
        writer.keep("submission", name, name, submission.having(id=name, dataset=name))
        writer.keep("release", name, name, release.having(dataset=name))
        writer.keep("publication", name, name, done.having(dataset=name))
        writer.set_dataset(state.having(name=name, submission=name, verdict=name, release=name))


def faults(turtle: Path) -> int:
    """Count what the official shapes say about a catalogue; as the tests do."""
    sys.path.insert(0, str(ROOT / "tests"))
    from test_dcat import faults as found  # type: ignore[import-not-found]

    return int(found(turtle.read_text(encoding="utf-8")))


def main(count: int) -> None:
    """Run it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {"OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_NOW": "2026-11-23T09:00:00+00:00"}
        means = connect(from_environment(environment, var=str(folder / "var")))
        portal = folder_portal(means.settings)
        delivered(means, folder, SAMPLE)
        with timed(f"(copying the publication {count - 1} times)"):
            for number in range(1, count):
                copied(means, portal, f"{SAMPLE}-{number}")
        with timed("the first catalogue of all"):
            publication.refresh(means, portal)
        with timed("the catalogue again, nothing new"):
            publication.refresh(means, portal)
        with timed("one more dataset, through the pipeline"):
            delivered(means, folder, "noch-einer")
        with timed("the catalogue with it"):
            publication.refresh(means, portal)
        with timed("all that is due (tick), nothing due"):
            tick(means, portal)
        root = means.settings.var / "portal"
        sizes = ", ".join(f"{path.name} {path.stat().st_size / MEGABYTE:.1f} MB" for path in sorted(root.glob("catalog.*")))
        print(f"{count + 1} datasets: {sizes}; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        if SHACL.is_dir():
            with timed("the official shapes on the catalogue"):
                print(f"violations and warnings: {faults(root / 'catalog.ttl')}")
        means.store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
