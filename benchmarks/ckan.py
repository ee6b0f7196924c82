"""Publishing to a genuine CKAN beside the same calls without our logic, and filling its DataStore.

    make bench-ckan

Starts the tests' CKAN (plain profile) where it does not run. Every sample package is published to a folder first, so that nothing
is left to do but to bring it to the CKAN: `opendata publish` again, with the CKAN as a portal. Each call is recorded, and then
made again back to back, by another name, with the ids that CKAN gives this time: what CKAN needs for the calls themselves.
Then a table of ROWS (200,000) x 14 is brought into the DataStore, in a process of its own, beside one of a tenth.
"""

import csv
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any
from urllib.parse import urlsplit

import requests

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.services.ckan.action import call  # noqa: E402
from tests.services.ckan.rig import Rig, used  # noqa: E402

from opendata.commands.publish import publish  # noqa: E402
from opendata.portals.ckan import datastore  # noqa: E402
from opendata.portals.ckan.client import Client  # noqa: E402
from opendata.settings import from_environment  # noqa: E402
from opendata.wiring import connect  # noqa: E402

BIG_TABLE = ROOT.parent / "shared" / "bench" / "big_table.py"
ROWS = 200_000
HEADERS = ("content-type", "authorization")


@dataclass(frozen=True)
class Made:
    """A call as it went out, and what CKAN answered."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    answer: bytes


@dataclass
class Recorder:
    """Records every call of ours, where requests sends it."""

    calls: list[Made] = field(default_factory=list)

    def install(self) -> None:
        """Put this around what sends."""
        plain = requests.adapters.HTTPAdapter.send

        def send(adapter: Any, request: Any, **options: Any) -> Any:  # noqa: ANN401
            body = request.body.read() if hasattr(request.body, "read") else request.body or b""
            request.body = body
            answer = plain(adapter, request, **options)
            kept = answer.content  # the answer is kept, and read again by us
            answer.raw = _Again(kept)
            answer._content, answer._content_consumed = False, False  # noqa: SLF001
            sent = body.encode() if isinstance(body, str) else body
            headers = {name: value for name, value in request.headers.items() if name.lower() in HEADERS}
            self.calls.append(Made(request.method, request.path_url, headers, sent, kept))
            return answer

        requests.adapters.HTTPAdapter.send = send  # type: ignore[method-assign, assignment]


class _Again:
    """A body that was read, as urllib3 gives it."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def read1(self, amount: int, *, decode_content: bool) -> bytes:  # noqa: ARG002
        """Give the next piece."""
        piece = self._content[self._at : self._at + amount]
        self._at += len(piece)
        return piece

    def close(self) -> None:
        """Nothing is open."""

    release_conn = close


def replayed(calls: list[Made], ckan: Rig, names: Mapping[bytes, bytes]) -> float:
    """Make the calls again back to back, and give the seconds. Between the calls each answer is searched for the new ids."""
    known, seconds = dict(names), 0.0
    where = urlsplit(ckan.url)
    for made in calls:
        path, body = _renamed(made.path.encode(), known).decode(), _renamed(made.body, known)
        start = time.perf_counter()
        connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=120)
        connection.request(made.method, path, body or None, {**made.headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        seconds += time.perf_counter() - start
        if "/api/" in path and made.answer.startswith(b"{"):
            known |= dict(_pairs(json.loads(made.answer), json.loads(content)))
            if json.loads(made.answer)["success"] != json.loads(content)["success"]:
                raise RuntimeError(f"{path}: {content[:300]!r}")
    return seconds


def _renamed(text: bytes, names: Mapping[bytes, bytes]) -> bytes:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _pairs(old: Any, new: Any) -> Iterator[tuple[bytes, bytes]]:  # noqa: ANN401
    """Walk through both answers, and give what CKAN made up in each: ids and times, which are of the same length."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() & new.keys():
            if key in {"id", "metadata_modified"} and isinstance(old[key], str) and old[key] != new[key]:
                yield old[key].encode(), new[key].encode()
            yield from _pairs(old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list):
        for left, right in zip(old, new, strict=False):
            yield from _pairs(left, right)


def samples(ckan: Rig) -> None:
    """Publish all samples, and make the same calls again."""
    recorder = Recorder()
    recorder.install()
    ours = theirs = 0.0
    calls = 0
    with tempfile.TemporaryDirectory() as name:
        environment = {
            "OPENDATA_POLICY": str(ROOT / "policy"),
            "OPENDATA_CKAN_URL": ckan.url,
            "OPENDATA_CKAN_ORGANISATION": ckan.organisation,
            "OPENDATA_CKAN_TOKEN_FILE": str(ckan.editor_token_file),
        }
        own = uuid.uuid4().hex[:4]
        packages = sorted(path for path in (ROOT / "datapackages").iterdir() if (path / "datapackage.json").exists())
        for package in packages:
            dataset = f"{package.name[:20]}-b-{own}"
            before = connect(from_environment(environment, var=name))
            done = publish(package, before, dataset, None, expect=False)
            before.store.close()
            if done.state != "published":
                continue
            seconds = _published(package, dataset, {**environment, "OPENDATA_PORTALS": "folder,ckan"}, name)
            again = dataset.replace("-b-", "-c-")
            made = list(recorder.calls)
            replay = replayed(made, ckan, {dataset.encode(): again.encode()})
            print(f"{package.name:24} {len(made):4} calls {seconds:7.2f} s {replay:7.2f} s {seconds / replay:6.2f} x", flush=True)
            ours, theirs, calls = ours + seconds, theirs + replay, calls + len(made)
            recorder.calls.clear()
            for each in (dataset, again):
                call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=each)
    print(f"{'all':24} {calls:4} calls {ours:7.2f} s {theirs:7.2f} s {ours / theirs:6.2f} x")


def _published(package: Path, dataset: str, environment: Mapping[str, str], var: str) -> float:
    start = time.perf_counter()
    means = connect(from_environment(environment, var=var))
    done = publish(package, means, dataset, None, expect=False)
    means.store.close()
    seconds = time.perf_counter() - start
    if done.failed_portals:
        raise RuntimeError(str({name: (failure.code, failure.params) for name, failure in done.failed_portals.items()}))
    return seconds


def fill(url: str, token_file: str, resource: str, source: str) -> None:
    """Fill one table in this process; print rows a second and the peak of memory beyond what was there before."""
    with Path(source).open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
        rows = sum(1 for _ in csv.reader(file))
    columns = [{"id": name, "type": "text", "info": {"label": name, "notes": ""}} for name in names]
    client = Client(url, Path(token_file).read_text(encoding="ascii").strip())
    before, start = getrusage(RUSAGE_SELF).ru_maxrss, time.perf_counter()
    datastore.fill(client, resource, columns, "data/t.csv", lambda _: os.open(source, os.O_RDONLY))
    seconds, peak = time.perf_counter() - start, getrusage(RUSAGE_SELF).ru_maxrss
    inserted = f"{rows / seconds:7.0f} rows/s in, read back and compared"
    memory = f"peak {peak // 1024} MB, {(peak - before) // 1024} MB more"
    print(f"DataStore {rows:8,} x {len(names)} {seconds:8.1f} s {inserted}, {memory}")


def tables(ckan: Rig, rows: int) -> None:
    """Fill a small table and a large one, each in a process of its own."""
    dataset = f"bench-{uuid.uuid4().hex[:6]}"
    about = {"title": "x", "notes": "x", "owner_org": ckan.organisation, "private": True}
    call(ckan.url, "package_create", ckan.editor_token, None, name=dataset, **about)
    with tempfile.TemporaryDirectory() as name:
        for count in (rows // 10, rows):
            raw, source = Path(name) / "raw.csv", Path(name) / f"{count}.csv"
            subprocess.run([sys.executable, str(BIG_TABLE), str(raw), str(count)], check=True)
            with raw.open(encoding="windows-1252", newline="") as read, source.open("w", encoding="utf-8", newline="") as write:
                csv.writer(write, lineterminator="\n").writerows(csv.reader(read, delimiter=";"))
            made = call(ckan.url, "resource_create", ckan.editor_token, ("a.csv", b"x"), package_id=dataset, name=str(count))
            words = ["fill", ckan.url, str(ckan.editor_token_file), made["id"], str(source)]
            subprocess.run([sys.executable, __file__, *words], check=True)
            call(ckan.url, "datastore_delete", ckan.editor_token, resource_id=made["id"], force=True)
    call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=dataset)


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(*sys.argv[2:])
    else:
        with used("plain") as rig:
            samples(rig)
            tables(rig, int(sys.argv[1]) if sys.argv[1:] else ROWS)
