"""Stands between a client and the real CKAN: counts and records every call, and does to the n-th of a kind what a test asked for.

What CKAN says about itself stays usable. It builds addresses from `ckan.site_url`, never from the request, so the proxy puts its
own address for CKAN's into every answer but a downloaded file, and CKAN's for its own into every JSON request. A connection has
one call, so that what happens to one happens to no other. The `kind` of a call: the action's name, `download`, `dump` or `page`.
"""

import http.client
import re
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Self
from urllib.parse import urlsplit

ANY: Final = "*"  # every call counts, whatever its kind
SECONDS: Final = 120  # the longest that the proxy waits for either side
KINDS: Final = (
    (re.compile(r"^/api/(?:\d/)?action/(\w+)"), r"\1"),
    (re.compile(r"^/dataset/[^/]+/resource/[^/]+/download"), "download"),
    (re.compile(r"^/datastore/dump/"), "dump"),
)
OWN_HEADERS: Final = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive", "host", "server", "date"})
RESET: Final = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset


@dataclass(frozen=True)
class Call:
    """A call as it was seen: the `number`-th of all and the `nth` of its kind, both from 1."""

    number: int
    kind: str
    nth: int
    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)  # the client's, names in lower case; a token may be among them
    size: int = 0  # bytes of its body
    upstream: int | None = None  # what CKAN answered; None: it was not asked
    status: int | None = None  # what the client was answered; None: nothing


@dataclass(frozen=True)
class Answer:
    """What goes back to the client."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Fault = Callable[["Exchange"], None]


class Proxy:
    """The proxy, from `with` on: `url` is its address. `host`: any address of loopback, to play another host."""

    def __init__(self, target: str, host: str = "127.0.0.1") -> None:
        self.target = target
        self.closing = threading.Event()
        self._host, self._port = host, 0
        self._lock = threading.Condition()
        self._open = 0  # calls under way
        self._server: _Server | None = None
        self.forget()

    @property
    def url(self) -> str:
        """The address to give to the client in place of CKAN's."""
        return f"http://{self._host}:{self._port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """All calls so far, in the order in which they came."""
        with self._lock:
            return tuple(self._calls)

    def forget(self) -> None:
        """Begin anew: no call has been seen, nothing is to happen."""
        with self._lock:
            self._calls: list[Call] = []
            self._counts: Counter[str] = Counter()
            self._faults: dict[tuple[str, int], Fault] = {}
            self._always: dict[str, Fault] = {}

    def at(self, kind: str, nth: int, fault: Fault) -> None:
        """Do this to the nth call of the kind, from 1; with ANY to the nth of all."""
        with self._lock:
            self._faults[kind, nth] = fault

    def always(self, kind: str, fault: Fault) -> None:
        """Do this to every call of the kind for which nothing else was said."""
        with self._lock:
            self._always[kind] = fault

    def settle(self, seconds: float = 30) -> None:
        """Wait until no call is under way, so that what a dead client asked for is done or never will be; raises TimeoutError."""
        with self._lock:
            if not self._lock.wait_for(lambda: self._open == 0, seconds):
                raise TimeoutError

    @contextmanager
    def away(self) -> Iterator[None]:
        """Refuse connections for a while: nobody listens at the address."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._stop()
        self.settle()

    def begin(self, handler: "_Handler") -> "Exchange":
        """Count and record a call that has come, and say what is to happen to it."""
        kind = kind_of(handler.path)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self._lock:
            self._open += 1
            self._counts[kind] += 1
            call = Call(len(self._calls) + 1, kind, self._counts[kind], handler.command, handler.path, headers)
            self._calls.append(call)
            faults = (
                self._faults.get((kind, call.nth)),
                self._faults.get((ANY, call.number)),
                self._always.get(kind),
                self._always.get(ANY),
            )
        return Exchange(self, handler, call, next((fault for fault in faults if fault), through))

    def keep(self, call: Call) -> None:
        """Record what became of a call; nothing if all was forgotten meanwhile."""
        with self._lock:
            if len(self._calls) >= call.number and self._calls[call.number - 1].headers is call.headers:
                self._calls[call.number - 1] = call

    def end(self) -> None:
        """Record that a call is over."""
        with self._lock:
            self._open -= 1
            self._lock.notify_all()

    def _start(self) -> None:
        self._server = _Server((self._host, self._port), _Handler)
        self._server.proxy = self
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def _stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class Exchange:
    """One call under way, as a fault sees it: forward it or not, answer it or not."""

    def __init__(self, proxy: Proxy, handler: "_Handler", call: Call, fault: Fault) -> None:
        self.proxy = proxy
        self.call = call
        self._handler = handler
        self._fault = fault
        self._body = b""

    def run(self) -> None:
        """Read the request, then do what was asked for. A request that breaks off goes nowhere."""
        body = self._handler.body()
        if body is None:
            return
        self._body = body
        self._note(replace(self.call, size=len(body)))
        self._fault(self)

    def forward(self) -> Answer:
        """Let CKAN do it, and give what it answers."""
        where = urlsplit(self.proxy.target)
        connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=SECONDS)
        try:
            connection.request(self.call.method, self.call.path, self._there(), self._headers())
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        self._note(replace(self.call, upstream=answer.status))
        return self._back(answer, body)

    def reply(self, answer: Answer, *, sent: int | None = None, pause: float = 0) -> None:
        """Answer the client: with the first `sent` bytes of the body only, or byte by byte, each after a pause of seconds."""
        self._note(replace(self.call, status=answer.status))
        body = answer.body[:sent]
        with suppress(OSError):  # the client may be dead
            self._handler.head(answer)
            if not pause:
                self._handler.wfile.write(body)
            for at in range(len(body) if pause else 0):
                if self.proxy.closing.wait(pause):
                    return
                self._handler.wfile.write(body[at : at + 1])

    def reset(self) -> None:
        """Throw the connection away, so that the client is told at once."""
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self._handler.connection.close()

    def _note(self, call: Call) -> None:
        self.call = call
        self.proxy.keep(call)

    def _headers(self) -> dict[str, str]:
        headers = {name: value for name, value in self.call.headers.items() if name not in OWN_HEADERS}
        return {**headers, "connection": "close", "accept-encoding": "identity"}

    def _there(self) -> bytes | None:
        if self.call.headers.get("content-type", "").startswith("application/json"):
            return self._body.replace(self.proxy.url.encode(), self.proxy.target.encode())
        return self._body or (b"" if self.call.method == "POST" else None)

    def _back(self, answer: http.client.HTTPResponse, body: bytes) -> Answer:
        ours, theirs = self.proxy.url, self.proxy.target
        headers = {name: value for name, value in answer.getheaders() if name.lower() not in OWN_HEADERS}
        if self.call.method == "HEAD":  # has the length of a body that does not come
            headers["Content-Length"] = answer.getheader("Content-Length", "0")
        if "Location" in headers:
            headers["Location"] = headers["Location"].replace(theirs, ours)
        if self.call.kind not in ("download", "dump"):
            body = body.replace(theirs.encode(), ours.encode())
        return Answer(answer.status, headers, body)


def through(exchange: Exchange) -> None:
    """Do nothing to the call."""
    exchange.reply(exchange.forward())


def kind_of(path: str) -> str:
    """Name the kind of a call by its path."""
    return next((found.expand(name) for pattern, name in KINDS if (found := pattern.match(path))), "page")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    proxy: Proxy


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = SECONDS

    def do_GET(self) -> None:
        exchange = self.server.proxy.begin(self)
        try:
            exchange.run()
        finally:
            self.server.proxy.end()

    do_POST = do_HEAD = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815  (http.server's names)

    def body(self) -> bytes | None:
        """Read the request's body; None if the client went away in the middle."""
        try:
            if self.headers.get("transfer-encoding", "").lower() == "chunked":
                return b"".join(self._chunks())
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
        except (OSError, ValueError):
            return None
        return body if len(body) == length else None

    def head(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in {"Content-Length": str(len(answer.body)), **answer.headers, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the record is what tests read."""

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunk = self.rfile.read(size)
            if len(chunk) < size:
                raise ConnectionError
            yield chunk
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
