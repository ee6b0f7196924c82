"""What holds for every answer: headers that keep browsers strict, HEAD, and faults that tell nothing of the inside."""

import logging
import traceback
from typing import Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
        sender = _Sender(send, head=head)
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
    """Sends on, with the headers every answer has."""

    def __init__(self, send: Send, *, head: bool) -> None:
        self._send, self._head = send, head
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body" and self._head:
            message = {**message, "body": b""}
        await self._send(message)
