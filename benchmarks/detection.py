"""How well personal data is found: python benchmarks/detection.py [--errors] prints it.

Reads every labelled table of ../shared/pii-dev (normal and hard) as a delivery of one file, detects, and prints what its own
score.py says of it: columns, texts, traps, sparse leaks; then the false alarms on real tables that hold nobody; and cells per
second of detect alone (wall and processor time; imports and reading not counted).
"""

import argparse
import importlib.util
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from opendata.recognizers.names import gazetteer
from opendata.stages.detect import detect, prediction
from opendata.stages.read import read
from opendata.table import OpenPackage

SHARED: Final = Path(__file__).parents[1] / ".." / "shared"
LABELLED: Final = SHARED / "pii-dev"
REAL: Final = SHARED / "realdata"


def opened(path: Path) -> OpenPackage:
    """Read one file as a delivery of its own."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        package, _ = read("probe", {"descriptor": None, "files": [{"number": 1, "path": path.name}]}, {1: descriptor})
    finally:
        os.close(descriptor)
    return package


def judge() -> ModuleType:
    """Load the scoring program that lies beside the tables."""
    spec = importlib.util.spec_from_file_location("score", LABELLED / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(LABELLED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Stopwatch:
    """Seconds that detect takes, by the wall and by the processor, and the cells it saw."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0
        self.cells = 0

    def predict(self, package: OpenPackage) -> dict[str, Any]:
        """Detect one package and give its prediction."""
        wall, processor = time.perf_counter(), time.process_time()
        found = detect(package, {})
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
        self.cells += sum(one.cells.height() * len(one.fields) for one in package.resources if one.cells is not None)
        return prediction(package.resources[0], found)

    def __str__(self) -> str:
        return (
            f"{self.cells} cells, {self.cells / self.wall:,.0f} a second, {self.cells / self.processor:,.0f} a processor second"
        )


def measure(level: str, *, errors: bool) -> None:
    """Score all tables of one level."""
    truth = json.loads((LABELLED / level / "truth.json").read_text(encoding="utf-8"))
    watch = Stopwatch()
    predictions = {name: watch.predict(opened(LABELLED / level / name)) for name in truth["files"]}
    scoring = judge()
    print(f"\n=== {level}: {watch}")
    scoring.report(scoring.score(truth, predictions, errors=errors))


def false_alarms() -> Iterator[str]:
    """Give findings in real tables of which the labels say that they hold nobody."""
    for label in json.loads((REAL / "labels.json").read_text(encoding="utf-8"))["tables"]:
        named = [one for one in label["personal"] if one["entity"] != "SMALL_CELL"]
        if named:
            continue
        package = opened(REAL / label["file"])
        for finding in detect(package, {}).findings:
            yield f"{label['id']} {finding.place}: {finding.entity}, {finding.matched} of {finding.checked}"


def main() -> None:
    """Measure both levels, then the real tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    arguments = parser.parse_args()
    gazetteer()
    for level in ("normal", "hard"):
        measure(level, errors=arguments.errors)
    alarms = list(false_alarms())
    print(f"\n=== real tables without people: {len(alarms)} false alarms", *alarms, sep="\n")


if __name__ == "__main__":
    main()
