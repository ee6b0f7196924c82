"""Labelled tables: read as one delivery, as `opendata detect FOLDER` does, and scored by what lies beside them."""

import importlib.util
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from opendata.stages.detect import detect, prediction
from opendata.stages.read import read
from opendata.table import OpenPackage

SHARED: Final = Path(__file__).parents[1] / ".." / "shared"
LABELLED: Final = SHARED / "pii-dev"
REAL: Final = SHARED / "realdata"


@dataclass(frozen=True)
class Run:
    """What a detector said of a folder, how many cells it looked at, and the seconds it took by the wall and by the processor."""

    predictions: dict[str, Any]
    cells: int
    wall: float
    processor: float

    @property
    def speed(self) -> float:
        """Cells a second by the wall."""
        return self.cells / self.wall


def delivery(paths: Sequence[Path]) -> OpenPackage:
    """Read files as one delivery without a descriptor."""
    descriptors = {number: os.open(path, os.O_RDONLY) for number, path in enumerate(paths, start=1)}
    try:
        unique = len({path.name for path in paths}) == len(paths)
        names = [path.name if unique else f"{path.parent.name}/{path.name}" for path in paths]
        files = [{"number": number, "path": name} for number, name in enumerate(names, start=1)]
        package, _ = read("probe", {"descriptor": None, "files": files}, descriptors)
    finally:
        for descriptor in descriptors.values():
            os.close(descriptor)
    return package


def cells_of(package: OpenPackage) -> int:
    """Count the cells of all tables."""
    return sum(one.cells.height() * len(one.fields) for one in package.resources if one.cells is not None)


def predicted(package: OpenPackage) -> Run:
    """Detect, timed without reading."""
    wall, processor = time.perf_counter(), time.process_time()
    found = detect(package, {})
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    predictions = {str(one.descriptor["path"]): prediction(one, found) for one in package.resources}
    return Run(predictions, cells_of(package), wall, processor)


@cache
def judge() -> ModuleType:
    """Load the scoring program that lies beside the labelled tables."""
    spec = importlib.util.spec_from_file_location("score", LABELLED / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(LABELLED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def truth_of(folder: Path) -> dict[str, Any]:
    """Give the labels of a folder."""
    return dict(json.loads((folder / "truth.json").read_text(encoding="utf-8")))


def scored(folder: Path, run: Run) -> dict[str, Any]:
    """Score a run, with its speed."""
    result = dict(judge().score(truth_of(folder), run.predictions, errors=True))
    return {
        **result,
        "cells": run.cells,
        "cells_per_second": round(run.speed),
        "per_processor_second": round(run.cells / run.processor),
    }


@dataclass(frozen=True)
class Real:
    """What is wrong on real tables: alarms where nobody is, alarms in the others, columns missed."""

    tables: int
    without_people: int
    false_alarms: tuple[str, ...]
    other_alarms: tuple[str, ...]
    misses: tuple[str, ...]


def real() -> Real:
    """Detect in each real table alone, against its labels. Small cells are a risk, no personal column."""
    alarms: dict[bool, list[str]] = {True: [], False: []}
    misses: list[str] = []
    tables = json.loads((REAL / "labels.json").read_text(encoding="utf-8"))["tables"]
    peopled = 0
    for label in tables:
        named = {one["column_index"] + 1: one for one in label["personal"] if one["entity"] != "SMALL_CELL"}
        peopled += bool(named)
        findings = detect(delivery([REAL / label["file"]]), {}).findings
        for one in findings:
            if one.place.field not in named:
                alarms[bool(named)].append(f"{label['id']}, {one.place}: {one.entity}, {one.matched} of {one.checked} cells")
        found = {one.place.field for one in findings}
        misses += [f"{label['id']}, field {at}: {one['entity']}" for at, one in named.items() if at not in found]
    return Real(len(tables), len(tables) - peopled, tuple(alarms[False]), tuple(alarms[True]), tuple(misses))
