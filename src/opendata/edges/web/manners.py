"""What holds for every answer: strict headers, reading from other origins, HEAD, entity tags, gzip, faults that tell nothing."""

import logging
import traceback
from typing import Final

from fastapi import Request, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from opendata.edges.web.answers import finish
from opendata.edges.web.problems import respond

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # What is withdrawn must be gone: whoever keeps a copy has to ask each time whether it still holds.
    "Cache-Control": "no-cache",
}

METHODS: Final = "GET, HEAD, OPTIONS"
OPEN: Final = ("/api/v1/", "/datasets/", "/catalog.", "/checkpoint", "/feed.atom")
"""What scripts of other sites may read: what is public anyway, always without cookies or passwords."""

READABLE: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Link, Retry-After",
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-Match, If-None-Match, If-Range, Range",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}

_log = logging.getLogger("opendata.web")


class Manners:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer HEAD as GET without its body, add the headers, and turn a fault of the program into a bare 500."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        scope = {**scope, "method": "GET" if head else scope["method"], "head": head}
        sender = _Sender(send, Headers(scope=scope), head=head, readable=scope["path"].startswith(OPEN))
        if scope["method"] == "OPTIONS" and sender.readable:
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, sender)
            return
        try:
            await self._app(scope, receive, sender)
        except Exception as error:  # noqa: BLE001  (a browser gets an answer, the log a type and a line: texts may quote anything)
            _log.error("fault: %s at %s", type(error).__name__, _where(error))
            if sender.started:
                message = "answer cut off by a fault"
                raise RuntimeError(message) from None  # the server closes the connection, so that nobody takes it for whole
            await respond(Request(scope), "program-fault")(scope, receive, sender)


def _where(error: Exception) -> str:
    """Give the line of code that failed."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}"


class _Sender:
    """Sends on, with the headers every answer has; an answer that comes in one piece is tagged and compressed."""

    def __init__(self, send: Send, asked: Headers, *, head: bool, readable: bool) -> None:
        self._send, self._asked, self._head = send, asked, head
        self.readable = readable
        self.started = False
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in (HEADERS | READABLE if self.readable else HEADERS).items():
                headers.setdefault(name, value)
            self._start = message
            return
        if self._start is not None:
            start, self._start, self.started = self._start, None, True
            headers = MutableHeaders(scope=start)
            if start["status"] == 200 and not message.get("more_body") and "accept-ranges" not in headers:  # noqa: PLR2004  (OK)
                start["status"], body = await finish(self._asked, headers, message.get("body", b""))
                message = {**message, "body": body}
            await self._send(start)
        await self._send({**message, "body": b""} if self._head else message)
