"""Servers that are none of ours, on loopback: a CKAN that says what a test wants, and hosts of files; they note every request."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Answer:
    """What a stranger answers: `length` overrides the true one."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass
class Stranger:
    """A server: answers by path, and what it was asked. Answers to one path are given in turn, the last one for ever."""

    url: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    packages: Sequence[Any] = ()
    cap: int = 1000  # datasets it gives at most at once
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)  # method, path with query, headers

    @property
    def paths(self) -> list[str]:
        """Give the paths that were asked for."""
        return [urlsplit(path).path for _, path, _ in self.asked]

    def answer(self, path: str) -> Answer:
        """Give the next answer."""
        where = urlsplit(path)
        if waiting := self.answers.get(where.path):
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if where.path.endswith("/status_show"):
            return success({"ckan_version": "2.10.4"})
        if where.path.endswith("/package_search"):
            asked = {name: values[0] for name, values in parse_qs(where.query).items()}
            start, rows = int(asked["start"]), min(int(asked["rows"]), self.cap)
            return success({"count": len(self.packages), "results": self.packages[start : start + rows]})
        return Answer(b"nothing here", 404)


def success(result: object) -> Answer:
    """Give what CKAN answers to an action."""
    return Answer(json.dumps({"success": True, "result": result}).encode())


@contextmanager
def stranger(**known: Any) -> Iterator[Stranger]:  # noqa: ANN401
    """Run a server for a while."""
    one = Stranger(**known)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            one.asked.append((self.command, self.path, dict(self.headers)))
            answer = one.answer(self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    one.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds
