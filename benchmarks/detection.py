"""How well and how fast personal data is found: `make bench-detection` prints it and writes docs/reference/quality.md and .json.

    python benchmarks/detection.py [--errors] [--ten-times]     all: labelled tables beside presidio, real tables, speed
    python benchmarks/detection.py --quick                      labelled and real tables, ours alone; writes nothing
    python benchmarks/detection.py --labelled FOLDER            any folder of *.csv with a truth.json, ours alone; writes nothing

A folder is read as one delivery, as `opendata detect FOLDER --json` does. Cells a second are of detect alone: imports, name
lists and reading are not counted.
"""

import argparse
import importlib.metadata
import os
import platform
import time
from pathlib import Path
from typing import Any, Final

import beside_presidio
import detection_speed
import quality_page
from labelled import LABELLED, delivery, judge, predicted, real, scored, truth_of

from opendata.recognizers.names import gazetteer
from opendata.recognizers.nouns import nouns

REFERENCE: Final = Path(__file__).parents[1] / "docs" / "reference"
ROWS: Final = 1_000_000
LEVELS: Final = ("normal", "hard")


def ours(folder: Path, *, errors: bool) -> dict[str, Any]:
    """Score our detection of a folder, and print it."""
    result = scored(folder, predicted(delivery(sorted(folder.glob("*.csv")))))
    _show(f"{folder.name}: ours", result, errors=errors)
    return result


def presidio(folder: Path) -> dict[str, Any]:
    """Score presidio on a folder, and print it."""
    package = delivery(sorted(folder.glob("*.csv")))
    result = scored(folder, beside_presidio.predicted(package, truth_of(folder), beside_presidio.engine()))
    _show(f"{folder.name}: presidio", result, errors=False)
    return result


def _show(title: str, result: dict[str, Any], *, errors: bool) -> None:
    print(
        f"\n=== {title}: {result['cells']:,} cells, {result['cells_per_second']:,} a second, "
        f"{result['per_processor_second']:,} a processor second"
    )
    judge().report(result if errors else {**result, "errors": []})


def _show_real() -> Any:  # noqa: ANN401
    found = real()
    print(f"\n=== real tables: {len(found.false_alarms)} false alarms in {found.without_people} tables without people")
    print(
        *found.false_alarms, *(f"(other) {one}" for one in found.other_alarms), *(f"MISS {one}" for one in found.misses), sep="\n"
    )
    return found


def everything(*, errors: bool, ten_times: bool) -> None:
    """Measure all, print it, and write the page."""
    before = os.getloadavg()[0]
    levels = {level: {"ours": ours(LABELLED / level, errors=errors), "presidio": presidio(LABELLED / level)} for level in LEVELS}
    found = _show_real()
    speed = detection_speed.measured(ROWS, ten_times=ten_times)
    together = detection_speed.alone("together", LABELLED)
    hostile = detection_speed.hostile()
    date = time.strftime("%Y-%m-%d")
    about = {
        "date": date,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "presidio": importlib.metadata.version("presidio-analyzer"),
        "sample": beside_presidio.SAMPLE,
    }
    text = quality_page.page(about, levels, found, {**speed, "together": together}, hostile)
    quality_page.write(REFERENCE, text, quality_page.figures(date, levels))
    print("\n" + text[text.index("## Speed") :])


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    parser.add_argument("--quick", action="store_true", help="ours alone, no speed; writes nothing")
    parser.add_argument("--ten-times", action="store_true", help="detect on ten times the rows too")
    parser.add_argument("--labelled", type=Path, metavar="FOLDER", help="score this folder alone; writes nothing")
    arguments = parser.parse_args()
    gazetteer()
    nouns()
    if arguments.labelled:
        ours(arguments.labelled, errors=arguments.errors)
    elif arguments.quick:
        for level in LEVELS:
            ours(LABELLED / level, errors=arguments.errors)
        _show_real()
    else:
        everything(errors=arguments.errors, ten_times=arguments.ten_times)


if __name__ == "__main__":
    main()
