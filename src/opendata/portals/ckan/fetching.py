"""Downloads what a foreign portal links to: in limited time and size, at the agreed pace, without a credential of any kind.

urllib3 is used as it is: it reads no .netrc, no proxy of the environment, and keeps no cookie. Each request goes to a numeric
address that was checked just before, so that a name cannot lead elsewhere in between.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urljoin

import urllib3
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.util import Url, parse_url

from opendata.errors import BadData, Failure, Outside
from opendata.nameless import nameless
from opendata.portals.ckan.addresses import Own, Resolve, allowed
from opendata.portals.ckan.client import CONNECT_SECONDS, LONGEST_WAIT, NAME, SILENT_SECONDS, WHOLE_SECONDS
from opendata.portals.ckan.pace import Pace

MAX_REDIRECTS: Final = 5
ATTEMPTS: Final = 3

_CHUNK: Final = 1 << 16
_PORTS: Final = {"http": 80, "https": 443}
_BUSY: Final = frozenset({429, 503})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REFUSED: Final = frozenset({401, 403, 451})
_GONE: Final = frozenset({404, 410})
_SUCCESS: Final = 200
_PAGES: Final = ("text/html", "application/xhtml")


class Fetcher:
    """Gets files from anywhere in public, at most `largest` bytes each. `portal` is the address of the audited portal."""

    def __init__(self, portal: str, largest: int, pace: Pace, resolve: Resolve | None = None) -> None:
        at = parse_url(portal)
        self.largest = largest
        self._own = Own((at.host or "").lower(), at.port or _PORTS[at.scheme or "http"])
        self._pace, self._resolve = pace, resolve
        self._silent: dict[tuple[str, int], Failure] = {}

    def fetch(self, url: str) -> int:
        """Give the file at an address as an open nameless file.

        Raises:
            BadData: not a web address, one inside a network, a web page, no longer there, refused, or too large.
            Outside: its host is not known, does not answer, or not properly.
        """
        for left in reversed(range(ATTEMPTS)):
            try:
                return self._followed(url)
            except _BusyError as busy:
                wait = busy.wait if busy.wait is not None else 2.0 ** (ATTEMPTS - left)
                if not left or wait > LONGEST_WAIT:
                    raise Outside("audit-busy", host=busy.host) from None
                self._pace.rest(wait)
        raise AssertionError

    def _followed(self, url: str) -> int:
        """Follow a few redirects, each looked at like a link of the portal's."""
        for _ in range(MAX_REDIRECTS + 1):
            at = _parsed(url)
            try:
                with self._asked(at) as answer:
                    if answer.status not in _REDIRECTS:
                        return self._taken(at, answer)
                    url = urljoin(at.url, answer.headers.get("Location", ""))
            except (HTTPError, OSError, ValueError) as error:
                raise Outside("audit-away", host=str(at.host), said=type(error).__name__) from None
        raise BadData("audit-redirects", limit=MAX_REDIRECTS)

    @contextmanager
    def _asked(self, at: Url) -> Iterator[urllib3.BaseHTTPResponse]:
        """Ask at one of the host's addresses. A host that takes no connection is not tried again."""
        host, port = str(at.host).lower(), at.port or _PORTS[str(at.scheme)]
        if (host, port) in self._silent:
            raise self._silent[host, port]
        self._pace.wait(host)
        for address in allowed(host, port, self._own, self._resolve):
            pool = _pool(at, address, port)
            try:
                answer = pool.request("GET", at.request_uri, headers=_headers(at), retries=False, preload_content=False)
            except (NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
                pool.close()
                continue
            try:
                yield answer
            finally:
                answer.close()
                pool.close()
            return
        self._silent[host, port] = Outside("audit-silent-host", host=host)
        raise self._silent[host, port]

    def _taken(self, at: Url, answer: urllib3.BaseHTTPResponse) -> int:
        _judge(str(at.host), answer)
        length = answer.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > self.largest:
            raise self._too_large()
        copy = nameless()
        try:
            self._copy(str(at.host), answer, copy)
        except BaseException:
            os.close(copy)
            raise
        return copy

    def _copy(self, host: str, answer: urllib3.BaseHTTPResponse, copy: int) -> None:
        end, size = time.monotonic() + WHOLE_SECONDS, 0
        with os.fdopen(os.dup(copy), "wb") as file:
            for piece in answer.stream(_CHUNK, decode_content=True):
                size += len(piece)
                if size > self.largest:
                    raise self._too_large()
                if time.monotonic() > end:
                    raise Outside("audit-slow", host=host, seconds=WHOLE_SECONDS)
                file.write(piece)

    def _too_large(self) -> BadData:
        return BadData("audit-too-large", megabytes=self.largest >> 20)


class _BusyError(Exception):
    """The host asks for patience: `wait` in seconds, if it says so."""

    def __init__(self, host: str, wait: float | None) -> None:
        super().__init__()
        self.host, self.wait = host, wait


def _parsed(url: str) -> Url:
    """Take an address apart; who is named in it (`user:password@`) is left out of the request."""
    try:
        at = parse_url(url.strip())
    except (HTTPError, ValueError):
        raise BadData("audit-no-link") from None
    if at.scheme not in _PORTS or not at.host:
        raise BadData("audit-no-link")
    return at


def _pool(at: Url, address: str, port: int) -> urllib3.HTTPConnectionPool:
    host = f"[{address}]" if ":" in address else address
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=SILENT_SECONDS)
    if at.scheme == "http":
        return urllib3.HTTPConnectionPool(host, port, timeout=timeout)
    name = str(at.host).strip("[]")
    return urllib3.HTTPSConnectionPool(
        host, port, timeout=timeout, server_hostname=name, assert_hostname=name, ca_certs=DEFAULT_CA_BUNDLE_PATH
    )


def _headers(at: Url) -> dict[str, str]:
    host = str(at.host) if at.port in {None, _PORTS[str(at.scheme)]} else f"{at.host}:{at.port}"
    return {"Host": host, "User-Agent": NAME, "Accept": "*/*", "Accept-Encoding": "identity"}


def _judge(host: str, answer: urllib3.BaseHTTPResponse) -> None:
    """Let only a file through."""
    if answer.status in _BUSY:
        text = answer.headers.get("Retry-After", "")
        raise _BusyError(host, float(text) if text.isdecimal() else None)
    if answer.status in _GONE:
        raise BadData("audit-gone", status=answer.status)
    if answer.status in _REFUSED:
        raise BadData("audit-refused", status=answer.status)
    if answer.status != _SUCCESS:
        raise Outside("audit-away", host=host, said=f"HTTP {answer.status}")
    if answer.headers.get("Content-Type", "").strip().lower().startswith(_PAGES):
        raise BadData("audit-web-page")
