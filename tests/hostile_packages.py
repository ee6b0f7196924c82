"""Deliveries by people who mean harm, and what sees whether they got anywhere: a listening server, a watch on foreign files."""

import ctypes
import http.server
import json
import os
import stat
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from opendata.commands.check import check
from opendata.errors import BadData, Failure, Misuse
from opendata.model import Json
from opendata.policy import Policy
from opendata.settings import Settings
from opendata.texts import TEXTS, say

TABLE = b"nummer;baumart;hoehe\n1;Linde;12\n2;Ahorn;9\n3;Eiche;14\n"


def folder(at: Path, files: Mapping[str, bytes], descriptor: object = None) -> Path:
    """Write a delivery; `descriptor` as JSON, or as it is where it is bytes."""
    at.mkdir(parents=True, exist_ok=True)
    given = {} if descriptor is None else {"datapackage.json": descriptor if isinstance(descriptor, bytes) else told(descriptor)}
    for path, content in {**files, **given}.items():
        (at / path).parent.mkdir(parents=True, exist_ok=True)
        (at / path).write_bytes(content)
    return at


def told(descriptor: object) -> bytes:
    """Write JSON."""
    return json.dumps(descriptor).encode()


def package(**resource: object) -> Json:
    """Give a descriptor of one table, some of its members as wished."""
    given = {"name": "baeume", "path": "b.csv", **resource}
    return {
        "name": "baeume",
        "title": "Bäume",
        "resources": [{name: value for name, value in given.items() if value is not None}],
    }


def zipped(at: Path, entries: Iterable[tuple[str, bytes]], mode: int = stat.S_IFREG | 0o644) -> Path:
    """Write an archive; names as they are, twice if they come twice."""
    with zipfile.ZipFile(at, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return at


def zip_of(package_folder: Path, at: Path) -> Path:
    """Pack a folder as a clerk would; links as links."""
    with zipfile.ZipFile(at, "w") as archive:
        for path in sorted(package_folder.rglob("*")):
            entry = zipfile.ZipInfo(path.relative_to(package_folder).as_posix())
            entry.external_attr = path.lstat().st_mode << 16
            if path.is_symlink():
                archive.writestr(entry, str(path.readlink()))
            elif path.is_file():
                archive.writestr(entry, path.read_bytes())
    return at


def outcome(path: Path, settings: Settings, policy: Policy) -> tuple[set[str], Json]:
    """Check a delivery; give the codes that refuse it, and the answer where there is one."""
    try:
        answer = check(path, settings, policy)
    except (BadData, Misuse) as failure:
        return {assert_told(failure)}, {}
    issues = [*answer["issues"], *(issue for resource in answer["resources"] for issue in resource["issues"])]
    assert all(issue["message"] and f"issue-{issue['code']}" in TEXTS for issue in issues)
    return {issue["code"] for issue in issues} | {reason["rule"] for reason in answer["reasons"]}, answer


def assert_told(failure: Failure) -> str:
    """See that a failure has its sentences, both of them, and an exit code for bad data or wrong use."""
    sentences = {say(failure.code, language, **failure.params) for language in ("de", "en")}
    assert len(sentences) == 2
    assert failure.exit_code in {1, 2}
    return failure.code


# ------------------------------------------------------------------------------------------------------------ witnesses


class Listener:
    """A server on the loopback that counts who asks."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        requests = self.requests

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                requests.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"{}")

            do_HEAD = do_POST = do_GET  # noqa: N815  (the names that http.server calls)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"


@contextmanager
def listening() -> Iterator[Listener]:
    """Run a listener."""
    listener = Listener()
    thread = threading.Thread(target=listener.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        listener.server.shutdown()
        listener.server.server_close()


_OPENED_OR_READ = 0x20 | 0x01  # IN_OPEN, IN_ACCESS (inotify(7)): of the file itself, whoever opens it, in whatever namespace


class Watch:
    """Tells whether a file was opened or read by anybody since."""

    def __init__(self, files: Iterable[Path]) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        for file in files:
            if libc.inotify_add_watch(self._descriptor, os.fsencode(file), _OPENED_OR_READ) < 0:
                raise OSError(ctypes.get_errno(), "no watch")

    def touched(self) -> bool:
        """Say whether anything happened."""
        try:
            return bool(os.read(self._descriptor, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Let go."""
        os.close(self._descriptor)
