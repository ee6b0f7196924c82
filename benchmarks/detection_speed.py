"""The detect stage over a large table beside plain polars and presidio: each in a process of its own, in one run.

    python benchmarks/detection_speed.py polars|detect|presidio FILE     one of them alone, as a line of JSON
    python benchmarks/detection_speed.py together FOLDER                 all small tables of a folder in one go

presidio is asked cell by cell for PRESIDIO_SECONDS and extrapolated.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import polars as pl
from labelled import SHARED, cells_of, delivery

BENCH: Final = SHARED / "bench"
PRESIDIO_SECONDS: Final = 20
HOSTILE_CHARACTERS: Final = 100_000
HOSTILE: Final = (
    "a",
    "1 ",
    "0-",
    "A. ",
    "Aa. ",
    "A ",
    "Frau ",
    "Dr. ",
    "a@",
    "a.",
    "@",
    "(",
    "Frau Dr. Prof. von ",
    "geb. ",
    "Anna-",
    "0951 ",
    "DE12 ",
    ":",
    "1.",
    "Am ",
)


def polars(path: Path) -> dict[str, Any]:
    """Read it plainly, as the yardstick does: median of three."""
    ran = subprocess.run([sys.executable, str(BENCH / "baseline.py"), str(path), "3"], capture_output=True, text=True, check=True)
    return {"seconds": json.loads(ran.stdout)["read"], "peak_mb": json.loads(ran.stdout)["peak_mb"]}


def detection(path: Path) -> dict[str, Any]:
    """Detect in all of it, timed without reading and without loading lists of names and nouns; the peak is of all."""
    from opendata.recognizers.names import name_lists
    from opendata.recognizers.nouns import nouns
    from opendata.stages.detect import detect

    name_lists()
    nouns()
    package = delivery([path])
    start = time.perf_counter()
    detect(package, {})
    return {"seconds": time.perf_counter() - start, "cells": cells_of(package)}


def together(folder: Path) -> dict[str, Any]:
    """Detect in all tables of a folder and those in it in one go, timed without reading and without loading lists."""
    from opendata.recognizers.names import name_lists
    from opendata.recognizers.nouns import nouns
    from opendata.stages.detect import detect

    name_lists()
    nouns()
    package = delivery(sorted(folder.glob("*/*.csv")))
    start = time.perf_counter()
    detect(package, {})
    return {"seconds": time.perf_counter() - start, "cells": cells_of(package), "tables": len(package.resources)}


def presidio(path: Path) -> dict[str, Any]:
    """Ask presidio cell by cell, row by row, until the time is up."""
    from beside_presidio import engine, looked_at

    analyzer = engine()
    table = pl.read_csv(path, separator=";", encoding="windows-1252", infer_schema=False, n_rows=100_000)
    cells, start = 0, time.perf_counter()
    for row in table.iter_rows():
        for label, cell in zip(table.columns, row, strict=True):
            if cell is not None:
                looked_at(cell, label, analyzer)
            cells += 1
        if time.perf_counter() - start > PRESIDIO_SECONDS:
            break
    return {"seconds": time.perf_counter() - start, "cells": cells}


PARTS: Final = {"polars": polars, "detect": detection, "presidio": presidio}
ALL: Final = {**PARTS, "together": together}


def alone(part: str, path: Path) -> dict[str, Any]:
    """Run one part in a process of its own."""
    ran = subprocess.run([sys.executable, __file__, part, str(path)], capture_output=True, text=True, check=True, timeout=1800)
    return dict(json.loads(ran.stdout))


def measured(rows: int, *, ten_times: bool) -> dict[str, Any]:
    """Measure all parts on the yardstick; with `ten_times` detect on ten times the rows too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.csv"
        _make(path, rows)
        result = {"rows": rows, **{part: alone(part, path) for part in PARTS}}
        if ten_times:
            _make(path, 10 * rows)
            result["ten_times"] = alone("detect", path)
    return result


def _make(path: Path, rows: int) -> None:
    subprocess.run([sys.executable, str(BENCH / "big_table.py"), str(path), str(rows)], check=True, timeout=1800)


def hostile() -> dict[str, float]:
    """Seconds that a text of HOSTILE_CHARACTERS of one repeated piece takes, by piece; best of three."""
    from opendata.recognizers.spans import find

    find("Frau Anna Huber, Tel. 0951 555123")
    seconds = {}
    for piece in HOSTILE:
        text = (piece * HOSTILE_CHARACTERS)[:HOSTILE_CHARACTERS]
        seconds[piece] = min(_timed(partial(find, text)) for _ in range(3))
    return seconds


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    answer = ALL[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, **answer}))
