"""What `opendata check` takes for a large table, beside frictionless and plain polars, in one run on one machine.

    python benchmarks/check.py [ROWS]

The table is the yardstick of ../shared/bench (14 columns, German dialect, Windows-1252; 1,000,000 rows are 186 MB). frictionless
validates its first 100,000 rows with the same types, extrapolated linearly. Peak memory is that of the largest process.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"
FRICTIONLESS_ROWS = 100_000

TYPES = {
    "Lfd.Nr.": "integer",
    "Datum": "date",
    "Uhrzeit": "time",
    "Kategorie": "string",
    "Straße": "string",
    "Hausnummer": "integer",
    "PLZ": "string",
    "AGS": "string",
    "Betrag": "number",
    "Anteil": "number",
    "Breite": "number",
    "Länge": "number",
    "Erledigt": "string",
    "Beschreibung": "string",
}
FORMATS = {"date": {"format": "%d.%m.%Y"}, "time": {"format": "%H:%M"}, "number": {"decimalChar": ",", "groupChar": "."}}

FRICTIONLESS = """
import sys
from frictionless import Dialect, Resource, Schema, formats
schema = Schema.from_descriptor({"fields": eval(sys.argv[2])})
control = formats.CsvControl(delimiter=";")
resource = Resource(path=sys.argv[1], encoding="cp1252", dialect=Dialect(controls=[control]), schema=schema)
print(resource.validate().stats["errors"])
"""


def seconds(*command: str, cwd: Path = ROOT) -> float:
    """Run a command to its end; give its wall time in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=False, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rows: int) -> None:
    """Print one line for each program."""
    with tempfile.TemporaryDirectory() as folder:
        table, part = Path(folder) / "tabelle.csv", Path(folder) / "teil.csv"
        subprocess.run([sys.executable, str(BENCH / "big_table.py"), str(table), str(rows)], check=True)
        with table.open("rb") as source:
            part.write_bytes(b"".join(next(source) for _ in range(min(rows, FRICTIONLESS_ROWS) + 1)))
        plain = subprocess.run(
            [sys.executable, str(BENCH / "baseline.py"), str(table), "3"], check=True, capture_output=True, text=True
        )
        base = json.loads(plain.stdout)["read_write"]
        ours = seconds(str(ROOT / ".venv/bin/opendata"), "check", str(table), "--json")
        fields = [{"name": name, "type": kind, **FORMATS.get(kind, {})} for name, kind in TYPES.items()]
        judged = seconds(sys.executable, "-c", FRICTIONLESS, part.name, repr(fields), cwd=Path(folder))
        judged *= rows / min(rows, FRICTIONLESS_ROWS)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"rows {rows}, columns {len(TYPES)}, peak memory {peak} MB")
    for name, took in (
        ("polars read and write", base),
        ("opendata check", ours),
        ("frictionless validate (extrapolated)", judged),
    ):
        print(f"{name:38} {took:8.1f} s {took / base:8.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
