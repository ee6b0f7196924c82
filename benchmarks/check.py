"""What reading and validating a table takes, beside plain polars and frictionless, in one run on one machine.

    python benchmarks/check.py [--rows N] [--rounds N]

The table is the yardstick of ../shared/bench (14 columns, German dialect, Windows-1252; 1,000,000 rows are 186 MB). It is judged
by two schemas: one that says types alone, and one as `opendata describe` writes it for this table, with the constraints that hold
and the key. frictionless judges the first 100,000 rows by the same ones, extrapolated linearly. Each figure is the median of some
rounds in which the programs take turns, each in a process of its own; peak memory is that of the process.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from opendata.nameless import filled
from opendata.stages.read import read
from opendata.stages.validate import validate

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"
FRICTIONLESS_ROWS = 100_000
WIDE = 20_000

NUMBER = {"type": "number", "decimalChar": ",", "groupChar": "."}
FIELDS: list[dict[str, Any]] = [
    {"name": "Lfd.Nr.", "type": "integer"},
    {"name": "Datum", "type": "date", "format": "%d.%m.%Y"},
    {"name": "Uhrzeit", "type": "time", "format": "%H:%M"},
    {"name": "Kategorie", "type": "string"},
    {"name": "Straße", "type": "string"},
    {"name": "Hausnummer", "type": "integer"},
    {"name": "PLZ", "type": "string"},
    {"name": "AGS", "type": "string"},
    {"name": "Betrag", **NUMBER},
    {"name": "Anteil", **NUMBER},
    {"name": "Breite", **NUMBER},
    {"name": "Länge", **NUMBER},
    {"name": "Erledigt", "type": "string"},
    {"name": "Beschreibung", "type": "string"},
]
_WORDS = {"Kategorie": ["Abfall", "Beleuchtung", "Grünfläche", "Sonstiges", "Straße"]}
_BOUNDS = {"Hausnummer": (0, 500), "Betrag": (0, 20_000), "Anteil": (0, 200)}


def described(field: dict[str, Any]) -> dict[str, Any]:
    """Give a field with the constraints that `opendata describe` finds in this table."""
    name = field["name"]
    constraints: dict[str, Any] = {"required": True}
    constraints |= {"unique": True} if name == "Lfd.Nr." else {}
    constraints |= {"enum": _WORDS[name]} if name in _WORDS else {}
    constraints |= dict(zip(("minimum", "maximum"), _BOUNDS[name], strict=True)) if name in _BOUNDS else {}
    read = {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]} if name == "Erledigt" else {}
    return field | read | {"constraints": constraints}


TYPES: dict[str, Any] = {"fields": FIELDS}
DESCRIBED: dict[str, Any] = {"fields": [described(field) for field in FIELDS], "missingValues": [""], "primaryKey": ["Lfd.Nr."]}


def ours(table: Path, schema: dict[str, Any]) -> tuple[float, float]:
    """Read and validate in this process; give the seconds of each."""
    resource_ = {"name": "t", "path": table.name} | ({"schema": schema} if schema else {})
    package = filled(json.dumps({"name": "t", "resources": [resource_]}).encode())
    files = {1: os.open(table, os.O_RDONLY), 2: package}
    manifest: Mapping[str, Any] = {"descriptor": 2, "files": [{"number": 1, "path": table.name}]}
    start = time.perf_counter()
    opened, _ = read("t", manifest, files)
    middle = time.perf_counter()
    validate(opened, None)
    return middle - start, time.perf_counter() - middle


def part_types(table: Path) -> dict[str, float]:
    """Read and validate with the types declared."""
    return dict(zip(("read", "validate"), ours(table, TYPES), strict=True))


def part_described(table: Path) -> dict[str, float]:
    """Read and validate with types, constraints and key declared."""
    return dict(zip(("read", "validate"), ours(table, DESCRIBED), strict=True))


def part_inferred(table: Path) -> dict[str, float]:
    """Read and validate with nothing declared."""
    return dict(zip(("read", "validate"), ours(table, {}), strict=True))


def part_again(table: Path) -> dict[str, float]:
    """Read and validate a second time in a process."""
    ours(table, {})
    return part_inferred(table)


def part_frictionless_types(table: Path) -> dict[str, float]:
    """Have frictionless validate with the types declared."""
    return {"validate": frictionless(table, TYPES)}


def part_frictionless_described(table: Path) -> dict[str, float]:
    """Have frictionless validate with types, constraints and key declared."""
    return {"validate": frictionless(table, DESCRIBED)}


def frictionless(table: Path, descriptor: dict[str, Any]) -> float:
    """Give the seconds that frictionless takes to find a table valid."""
    from frictionless import Dialect, Resource, Schema, formats

    os.chdir(table.parent)
    dialect = Dialect(controls=[formats.CsvControl(delimiter=";")])
    judged = Resource(path=table.name, encoding="cp1252", dialect=dialect, schema=Schema.from_descriptor(descriptor))
    start = time.perf_counter()
    if not judged.validate().valid:
        message = "the yardstick does not keep its schema"
        raise ValueError(message)
    return time.perf_counter() - start


_SCHEMAS = {"types": "types declared", "described": "as described", "inferred": "nothing declared"}
PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "types": part_types,
    "described": part_described,
    "inferred": part_inferred,
    "again": part_again,
    "frictionless types": part_frictionless_types,
    "frictionless described": part_frictionless_described,
}


def run(part: str, table: Path) -> dict[str, float]:
    """Take one measure in a process of its own."""
    command = (
        [str(BENCH / "baseline.py"), str(table), "1"]
        if part == "plain polars"
        else [__file__, "--part", part, "--table", str(table)]
    )
    done = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def medians(parts: tuple[str, ...], table: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Let programs take turns; give the median of each of their figures."""
    taken = [{part: run(part, table) for part in parts} for _ in range(rounds)]
    return {part: {name: statistics.median(one[part][name] for one in taken) for name in taken[0][part]} for part in parts}


def line(name: str, seconds: float, base: float | None = None, peak: float | None = None) -> None:
    """Print one figure."""
    times = f"{seconds / base:8.2f} x" if base else ""
    print(f"{name:52}{seconds:8.2f} s{times:10}{f'{peak:8.0f} MB' if peak else ''}", flush=True)


def large(folder: Path, rows: int, rounds: int) -> None:
    """Print the figures of the yardstick."""
    table = folder / "tabelle.csv"
    subprocess.run([sys.executable, str(BENCH / "big_table.py"), str(table), str(rows)], check=True)
    few = folder / "teil.csv"
    with table.open("rb") as source:
        few.write_bytes(b"".join(line for line, _ in zip(source, range(min(rows, FRICTIONLESS_ROWS) + 1), strict=False)))
    found = medians(("plain polars", *_SCHEMAS), table, rounds)
    judged = medians(("frictionless types", "frictionless described"), few, rounds)
    base = found["plain polars"]["read_write"]
    print(f"{rows:,} rows x {len(FIELDS)} columns, {table.stat().st_size // 10**6} MB")
    line("plain polars, read and write", base, base, found["plain polars"]["peak_mb"])
    for part, named in _SCHEMAS.items():
        one = found[part]
        line(f"read and validate, {named}", one["read"] + one["validate"], base, one["peak_mb"])
    for part in ("types", "described"):
        one, seconds = found[part], judged[f"frictionless {part}"]["validate"] * rows / min(rows, FRICTIONLESS_ROWS)
        line(f"frictionless, {_SCHEMAS[part]}, extrapolated", seconds, base)
        print(f"  {seconds / (one['read'] + one['validate']):.1f} times as long as here")


def small(folder: Path, rounds: int) -> None:
    """Print the figures of a wide table and of a hundred rows."""
    wide, few = folder / "breit.csv", folder / "klein.csv"
    header = ";".join(f"Spalte {number}" for number in range(1, WIDE + 1))
    wide.write_text("\n".join([header, *(";".join(f"{row * at % 97},5" for at in range(WIDE)) for row in range(1, 11))]))
    subprocess.run([sys.executable, str(BENCH / "big_table.py"), str(few), "100"], check=True)
    for name, part, table in ((f"{WIDE:,} columns x 10 rows", "inferred", wide), ("100 rows, process running", "again", few)):
        one = medians((part,), table, rounds)[part]
        line(f"{name}, read and validate", one["read"] + one["validate"], None, one["peak_mb"])


def main() -> None:
    """Print the table of all figures, or take the one measure that is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    options.add_argument("--table", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.part:
        found = PARTS[asked.part](asked.table)
        print(json.dumps(found | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
        return
    with tempfile.TemporaryDirectory() as folder:
        large(Path(folder), asked.rows, asked.rounds)
        small(Path(folder), asked.rounds)


if __name__ == "__main__":
    main()
