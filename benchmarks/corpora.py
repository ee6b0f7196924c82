"""How any files end in `opendata check`: python benchmarks/corpora.py FOLDER, every file below it for itself, whatever it is.

A file is read, or ends in a coded error. What ends otherwise is a survivor, and there must be none: an exception that nobody
expected, a death without a code, more than 10 s (and 1 s for each 20 MB), more than 1 GB. Ends 0 when there is none. A file that
is read may have faults: their codes are counted too. No cell and no sentence is printed.
"""

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata import sandbox
from opendata.commands.check import check
from opendata.errors import BadData, Misuse
from opendata.model import Json
from opendata.policy import Policy, load
from opendata.settings import Settings, from_environment

POLICY: Final = Path(__file__).parents[1] / "policy"
SECONDS: Final = 10
MB_A_SECOND: Final = 20
MEMORY_MB: Final = 1024
TICK: Final = 0.01  # seconds between two looks at the memory


@dataclass(frozen=True)
class Ending:
    """How one file ended: how many tables were read, the codes of its errors, or else what nobody foresaw."""

    path: Path
    seconds: float
    memory_mb: int  # of the largest process
    tables: int = 0
    codes: tuple[str, ...] = ()
    unforeseen: str | None = None

    @property
    def survivor(self) -> str | None:
        """Say what must not be about this ending."""
        if self.unforeseen:
            return self.unforeseen
        if self.seconds > SECONDS + self.path.stat().st_size / 1024**2 / MB_A_SECOND:
            return f"{self.seconds:.1f} s"
        if self.memory_mb > MEMORY_MB:
            return f"{self.memory_mb} MB"
        return None if self.tables or self.codes else "neither table nor code"


def main(folder: Path) -> int:
    """Check every file of a folder and print what became of them."""
    settings, policy = from_environment({"OPENDATA_POLICY": str(POLICY)}), load(POLICY)
    sandbox.namespaces()  # waits until the server has loaded everything: that is no file's fault
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    endings = [_ending(path, settings, policy) for path in paths]
    _print(endings)
    return 1 if not endings or any(one.survivor for one in endings) else 0


def _ending(path: Path, settings: Settings, policy: Policy) -> Ending:
    tables, unforeseen = 0, None
    codes: tuple[str, ...] = ()
    with _watched() as memory:
        start = time.perf_counter()
        try:
            tables, codes = _told(check(path, settings, policy))
        except (BadData, Misuse) as failure:
            codes = (failure.code,)
        except Exception as error:  # noqa: BLE001  (that is what is looked for)
            unforeseen = getattr(error, "code", type(error).__name__)
        seconds = time.perf_counter() - start
    return Ending(path, seconds, memory.kilobytes // 1024, tables, codes, unforeseen)


def _told(answer: Json) -> tuple[int, tuple[str, ...]]:
    """Give how many tables were read, and the codes of errors."""
    own = [(one, one["issues"]) for one in answer["resources"]]
    issues = [*answer["issues"], *(issue for _, issues in own for issue in issues)]
    codes = sorted({issue["code"] for issue in issues if issue["severity"] == "error"})
    return sum(bool(resource["fields"]) for resource, _ in own), tuple(codes)


class _Memory:
    """The most memory that one process below this one has had, in kilobytes."""

    def __init__(self) -> None:
        self.kilobytes = 0
        self.done = threading.Event()

    def watch(self) -> None:
        """Look again and again."""
        while not self.done.wait(TICK):
            for process in _below("self"):
                self.kilobytes = max(self.kilobytes, _peak(process))


def _below(process: str) -> Iterator[str]:
    try:
        children = [task.read_text().split() for task in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it has just ended
        return
    for child in (one for several in children for one in several):
        yield child
        yield from _below(child)


def _peak(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


@contextmanager
def _watched() -> Iterator[_Memory]:
    memory = _Memory()
    thread = threading.Thread(target=memory.watch)
    thread.start()
    try:
        yield memory
    finally:
        memory.done.set()
        thread.join()


def _print(endings: list[Ending]) -> None:
    read = [one for one in endings if one.tables and not one.unforeseen]
    refused = [one for one in endings if not one.tables and one.codes]
    survivors = [one for one in endings if one.survivor]
    print(f"{'files':32} {len(endings):6}")
    for name, group in {"read": read, "ended in a coded error": refused}.items():
        print(f"{name:32} {len(group):6}")
        for code, count in Counter(code for one in group for code in one.codes).most_common():
            print(f"    {code:28} {count:6}")
    print(f"{'survivors':32} {len(survivors):6}")
    for one in survivors:
        print(f"    {one.path.name:28} {one.survivor}")
    slowest = max(endings, key=lambda one: one.seconds, default=None)
    largest = max((one.memory_mb for one in endings), default=0)
    print(f"{'seconds in all':32} {sum(one.seconds for one in endings):8.1f}")
    if slowest:
        print(f"{'seconds of the slowest':32} {slowest.seconds:8.1f}  {slowest.path.name}")
    print(f"{'memory at most, MB':32} {largest:6}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
