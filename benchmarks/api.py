"""The status API beside datasette 0.65, over the same table of 100,000 x 14, in one run on one machine.

    python benchmarks/api.py [SECONDS [ROUNDS]]

Both serve one process on 127.0.0.1; 4 connections ask for SECONDS (5) each, for 1,000 rows a time:
- first rows: the first page of rows that pass a filter, another one each time (datasette suggests facets there, as by default);
- further pages: one page of the whole table after the other, as the links lead: both give the same rows, at the same depth;
- further pages, in order: the same by a column of numbers, the highest first;
- the same page: the first page of the whole table again and again, which ours keeps ready.
But for the last no answer is asked for twice, so none was kept ready. In each of ROUNDS (3) both are started anew, one after the
other, and the median of each is told: of the answers a second, and of the processor time of the server for one answer, which
other work on the machine hardly changes. datasette comes from PyPI into a temporary environment of
its own; its table has the types that ours has. At the end a file of 200 MB is downloaded from ours, and the memory of the server
is watched.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count, cycle, repeat
from pathlib import Path
from statistics import median

import polars as pl

from opendata import wiring
from opendata.model import Dataset, Json, Publication
from opendata.nameless import nameless
from opendata.settings import Settings

ROOT = Path(__file__).parents[1]
BIG_TABLE = ROOT.parent / "shared" / "bench" / "big_table.py"
ROWS = 100_000
CONNECTIONS = 4
PAGES = ROWS // 1000

Paths = Iterator[str]
Measured = tuple[float, float]
"""Answers a second, processor milliseconds an answer."""

ORDER = "Betrag"
FIRST, FURTHER, SORTED = "first rows, another filter", "further pages", "further pages, in order"
SAME, OVERVIEW, PAGE = "the same page", "overview (JSON)", "overview (HTML)"


def table(folder: Path) -> pl.DataFrame:
    """Make the yardstick's table, typed as pack would."""
    source = folder / "tabelle.csv"
    subprocess.run([sys.executable, str(BIG_TABLE), str(source), str(ROWS)], check=True)
    number = {"Betrag", "Anteil", "Breite", "Länge"}
    cells = pl.read_csv(source, separator=";", encoding="windows-1252", infer_schema=False)
    return cells.select(
        pl.col(name).str.replace_all(r"\.", "").str.replace(",", ".").cast(pl.Float64)
        if name in number
        else pl.col(name).cast(pl.Int64)
        if name in {"Lfd.Nr.", "Hausnummer"}
        else pl.col(name).str.to_date("%d.%m.%Y")
        if name == "Datum"
        else pl.col(name)
        for name in cells.columns
    )


def publish(settings: Settings, cells: pl.DataFrame) -> None:
    """Make the table public as a run would, but for what a run checks; beside it a file of 200 MB."""
    types: dict[type, str] = {pl.Int64: "integer", pl.Float64: "number", pl.Date: "date"}
    fields = [{"name": name, "type": types.get(type(kind), "string")} for name, kind in cells.schema.items()]
    descriptor = {
        "name": "tabelle",
        "title": "Meldungen",
        "resources": [
            {
                "name": "tabelle",
                "path": "data/tabelle.csv",
                "schema": {"fields": fields},
                "alternatives": [{"path": "data/tabelle.parquet"}],
            }
        ],
    }
    privacy = {"fields": [], "risks": [], "text": {"de": "Geprüft."}, "policy": {"name": "Politik", "digest": "0"}}

    def written(write: Callable[[str], object]) -> int:
        file = nameless()
        write(f"/proc/self/fd/{file}")
        return file

    def text(told: Json) -> Callable[[str], object]:
        return lambda path: Path(path).write_text(json.dumps(told), encoding="utf-8")

    files: dict[str, Callable[[str], int]] = {
        "datapackage.json": lambda _: written(text(descriptor)),
        "privacy.json": lambda _: written(text(privacy)),
        "data/tabelle.csv": lambda _: written(cells.write_csv),
        "data/tabelle.parquet": lambda _: written(
            partial(cells.write_parquet, compression="zstd", compression_level=3, row_group_size=250_000)
        ),
        "data/gross.zip": lambda _: written(lambda path: Path(path).write_bytes(bytes(200 << 20))),
    }
    means, folder, version = wiring.connect(settings), wiring.folder_portal(settings), "2026-11-24.1"
    folder.put("tabelle", version, files, "bench", None)
    url = folder.show("tabelle", version, None).page
    held = folder.read_back("tabelle", version)
    done = Publication(dataset="tabelle", portal="folder", version=version, release="0" * 64, url=url, files=held)
    state = Dataset(name="tabelle", department="bench", state="published", current=version, portals={"folder": version})
    with means.store.holding("tabelle") as lease, means.store.transaction(lease) as writer:
        writer.keep("publication", "bench", "tabelle", done)
        writer.set_dataset(state)
    means.store.close()


def datasette(folder: Path, cells: pl.DataFrame) -> Path:
    """Install datasette, and load the table into a database for it; give the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    programs = folder / "venv" / "bin"
    subprocess.run([str(programs / "pip"), "install", "--quiet", "datasette==0.65", "setuptools<81"], check=True)
    load = (
        "import json, sqlite3, sys; base = sqlite3.connect(sys.argv[1]); told = json.load(sys.stdin); columns = told['columns']; "
        "base.execute('CREATE TABLE tabelle (' + ', '.join(f'\"{n}\" {t}' for n, t in columns) + ')'); "
        "base.executemany('INSERT INTO tabelle VALUES (' + ', '.join('?' * len(columns)) + ')', told['rows']); base.commit()"
    )
    kinds: dict[type, str] = {pl.Int64: "INTEGER", pl.Float64: "REAL"}
    columns = [(name, kinds.get(type(kind), "TEXT")) for name, kind in cells.schema.items()]
    rows = cells.with_columns(pl.col("Datum").cast(pl.String)).rows()
    told = json.dumps({"columns": columns, "rows": rows})
    subprocess.run([sys.executable, "-c", load, str(folder / "tabelle.db")], input=told, text=True, check=True)
    return programs


@contextmanager
def serving(*command: str, port: int) -> Iterator[int]:
    """Run a server until the end of the block; give its process id."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield server.pid
        finally:
            server.terminate()


def rate(port: int, paths: Paths, seconds: float) -> float:
    """Ask for one path after the other on several connections; give the answers a second."""
    fetch(port, next(paths))
    end, lock, answered = time.perf_counter() + seconds, threading.Lock(), []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.perf_counter() < end:
            with lock:
                path = next(paths)
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:  # noqa: PLR2004  (OK)
                message = f"{path}: {answer.status}"
                raise RuntimeError(message)
            answered.append(path)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(answered) / (time.perf_counter() - start)


def measured(port: int, pid: int, requests: dict[str, Paths], seconds: float) -> dict[str, Measured]:
    """Measure each kind of request: answers a second, and processor milliseconds of the server for each."""
    found = {}
    for kind, paths in requests.items():
        before, start = processor(pid), time.perf_counter()
        answers = rate(port, paths, seconds)
        took = time.perf_counter() - start
        found[kind] = (answers, 1000 * (processor(pid) - before) / (answers * took))
    return found


def processor(pid: int) -> float:
    """Give the seconds of processor time that a process has taken."""
    times = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def fetch(port: int, path: str) -> bytes:
    """Give one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    return connection.getresponse().read()


def memory(pid: int) -> int:
    """Give the resident memory of a process in kB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def download(port: int, path: str, pid: int) -> tuple[int, int]:
    """Download a large file; give the server's memory before it, and the most that it had meanwhile, in kB."""
    before = most = memory(pid)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    while answer.read(4 << 20):
        most = max(most, memory(pid))
    return before, most


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def theirs(programs: Path, folder: Path, cells: pl.DataFrame, seconds: float) -> dict[str, Measured]:
    """Measure datasette. Its pages go on after a row, as its own links do: by rowid, or by the value ordered by and rowid."""
    port = free_port()
    command = (str(programs / "datasette"), str(folder / "tabelle.db"), "--port", str(port))
    data = "/tabelle/tabelle.json?_shape=objects&_size=1000"
    numbered = cells.with_row_index("rowid", 1).filter(pl.col(ORDER).is_not_null())
    falling = numbered.sort(ORDER, "rowid", descending=[True, False]).gather_every(1000, 999).select(ORDER, "rowid").rows()
    keys = [f"{value},{row}" for value, row in falling]
    with serving(*command, "--setting", "max_returned_rows", "1000", port=port) as pid:
        requests = {
            FIRST: (f"{data}&Lfd.Nr.__gte={n}" for n in count()),
            FURTHER: (f"{data}&_next={1000 * n}" for n in cycle(range(PAGES))),
            SORTED: (f"{data}&_sort_desc={ORDER}&_next={key}" for key in cycle(keys)),
            SAME: repeat(data),
            OVERVIEW: repeat("/tabelle.json"),
            PAGE: repeat("/tabelle"),
        }
        return measured(port, pid, requests, seconds)


def ours(settings: Settings, seconds: float) -> tuple[dict[str, Measured], tuple[int, int]]:
    """Measure ourselves. A page that was asked for before is asked for anew with a filter that all rows pass."""
    port = free_port()
    start = "from opendata.edges.start import main; main()"
    command = (sys.executable, "-c", start, "serve", "--port", str(port), "--var", str(settings.var))
    data = "/api/v1/datasets/tabelle/resources/tabelle/data?_page_size=1000"
    pages = [f"{data}&_page={1 + n % PAGES}" + (f"&Lfd.Nr.__ge={-n // PAGES}" if n >= PAGES else "") for n in range(100 * PAGES)]
    with serving(*command, port=port) as pid:
        requests = {
            FIRST: (f"{data}&Lfd.Nr.__ge={n}" for n in count()),
            FURTHER: iter(pages),
            SORTED: (f"{page}&_sort=-{ORDER}" for page in pages),
            SAME: repeat(data),
            OVERVIEW: repeat("/api/v1/datasets/tabelle"),
            PAGE: repeat("/datasets/tabelle"),
        }
        found = measured(port, pid, requests, seconds)
        return found, download(port, "/datasets/tabelle/versions/2026-11-24.1/data/gross.zip", pid)


def main(seconds: float, rounds: int) -> None:
    """Print a line for each kind of request."""
    own, other, most = [], [], (0, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cells = table(folder)
        settings = Settings(var=folder / "var", policy=ROOT / "policy", fixed_now=datetime(2026, 11, 24, tzinfo=UTC))
        publish(settings, cells)
        programs = datasette(folder, cells)
        for _ in range(rounds):
            other.append(theirs(programs, folder, cells, seconds))
            found, held = ours(settings, seconds)
            own.append(found)
            most = max(most, held, key=lambda pair: pair[1])
    print(f"rows {ROWS}, columns {cells.width}, {CONNECTIONS} connections, median of {rounds} rounds")
    print(f"{'':40} {'answers a second':^30}   {'processor ms an answer':^30}")
    print(f"{'':40} {'opendata':>10} {'datasette':>10} {'':9}   {'opendata':>10} {'datasette':>10}")
    for kind in own[0]:
        rates = [median(one[kind][0] for one in all_) for all_ in (own, other)]
        times = [median(one[kind][1] for one in all_) for all_ in (own, other)]
        left = f"{rates[0]:10.1f} {rates[1]:10.1f} {rates[0] / rates[1]:7.1f} x"
        print(f"{kind:40} {left}   {times[0]:10.2f} {times[1]:10.2f} {times[1] / times[0]:7.1f} x")
    print(f"memory of the server before and at most during a download of 200 MB: {most[0] // 1024} MB, {most[1] // 1024} MB")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0, int(sys.argv[2]) if len(sys.argv) > 2 else 3)  # noqa: PLR2004  (arguments)
