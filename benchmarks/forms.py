"""What the forms of a large table take, each in a process of its own, and publishing the whole.

    python benchmarks/forms.py [ROWS]

The table is the yardstick of ../shared/bench (14 columns; 1,000,000 rows are 186 MB), as the room holds it: text columns in a
Parquet file. A process that has loaded everything and written three rows is told first: the rest is the form's own. Publishing
is `opendata publish`, from reading to the portal, in the sandbox; its peak is that of the largest process.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

from opendata.formats.forms import FORMS, Told
from opendata.model import Field, Reading
from opendata.stages.pack.columns import columns_of
from opendata.table import MARGINS, OpenField, OpenResource, Table, cells_schema

ROOT = Path(__file__).parents[1]
BIG_TABLE = ROOT.parent / "shared" / "bench" / "big_table.py"
NUMBERS = ("Betrag", "Anteil", "Breite", "Länge")
TYPES = {"Lfd.Nr.": "integer", "Hausnummer": "integer", "Datum": "date", **dict.fromkeys(NUMBERS, "number")}
FEW = 3
TOLD = Told("tabelle", date(2026, 11, 28), (10.5, 49.5, 11.2, 50.2))


def cells(source: Path, target: Path) -> list[str]:
    """Put a delivered table into the form that the room has: dot decimals, ISO dates. Give the names of its columns."""
    raw = pl.read_csv(source, separator=";", encoding="windows-1252", infer_schema=False)
    day = pl.col("Datum").str.to_date("%d.%m.%Y", strict=False).cast(pl.String)
    number = pl.col(*NUMBERS).str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    frame = raw.with_columns(day, number)
    names = {name: f"f{at}" for at, name in enumerate(raw.columns, start=1)}
    frame.rename(names).with_row_index("row", 1).write_parquet(target, compression_level=1)
    return raw.columns


def opened(source: Path, names: list[str], rows: int) -> tuple[OpenResource, Table]:
    """Give the first rows as the room holds a table, and its cells."""
    part = source.with_name("teil.parquet")
    pl.scan_parquet(source).head(rows).sink_parquet(part)
    fields = tuple(OpenField(at, name, TYPES.get(name, "string"), "default", False, {}) for at, name in enumerate(names, start=1))
    table, aside = Table(os.open(part, os.O_RDONLY), cells_schema(len(names))), Table(-1, MARGINS)
    return OpenResource(1, "csv", {}, {}, Reading(), fields, table, aside, aside), table


def one(name: str, source: Path, names: list[str], rows: int) -> None:
    """Write one form, of so many rows; print seconds and the peak of this process."""
    resource, table = opened(source, names, rows)
    form = next(form for form in FORMS if form.name == name)
    known = {
        own.number: Field(number=own.number, name=own.label, label=own.label, type=own.type, kind="") for own in resource.fields
    }
    columns = columns_of(resource, table, known)
    start = time.perf_counter()
    lacking = form.lacks(table, columns, TOLD)
    size = 0 if lacking else os.fstat(form.write(table, columns, TOLD)).st_size
    told(f"{name}, {rows:,} rows", time.perf_counter() - start, held(os.getpid()), f"{size // 10**6} MB")


def told(what: str, seconds: float, peak: int, more: str = "") -> None:
    """Print a line; `peak` in kB."""
    print(f"{what:30} {seconds:8.1f} s {peak // 1024:6} MB of memory {more:>10}", flush=True)


def main(rows: int) -> None:
    """Print a line for each form, then one for all of it."""
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "tabelle.csv", Path(name) / "tabelle.parquet"
        subprocess.run([sys.executable, str(BIG_TABLE), str(source), str(rows)], check=True)
        names = cells(source, target)
        for form in FORMS:
            for count in (FEW, rows):
                subprocess.run([sys.executable, __file__, form.name, str(target), str(count), *names], check=True)
        start = time.perf_counter()
        publish = [sys.executable, "-c", "from opendata.edges.start import main; main()", "publish", str(source)]
        with subprocess.Popen([*publish, "--var", str(Path(name) / "var")], cwd=ROOT, stdout=subprocess.DEVNULL) as done:
            sampled = largest(done)
        told("opendata publish", time.perf_counter() - start, sampled, f"exit {done.returncode}")


def largest(running: subprocess.Popen[bytes]) -> int:
    """Wait for a process to end; give the most that it or one of its descendants held at once, in kB."""
    most = 0
    while running.poll() is None:
        most = max([most, *(held(pid) for pid in family(running.pid))])
        time.sleep(0.05)
    return most


def family(pid: int) -> list[int]:
    """List a process and its descendants."""
    children = [int(child) for tasks in Path(f"/proc/{pid}/task").glob("*/children") for child in words(tasks)]
    return [pid, *(other for child in children for other in family(child))]


def held(pid: int) -> int:
    """Give the peak of a process's own memory so far, in kB; 0 of one that has ended."""
    lines = [line for line in words(Path(f"/proc/{pid}/status"), "\n") if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) if lines else 0


def words(path: Path, between: str | None = None) -> list[str]:
    """Read what /proc tells; nothing of a process that has ended."""
    try:
        return path.read_text(encoding="utf-8").split(between)
    except OSError:
        return []


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004  (called by itself: form, table, rows, columns)
        one(sys.argv[1], Path(sys.argv[2]), sys.argv[4:], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
