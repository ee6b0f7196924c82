"""What holds for every answer: headers that keep browsers strict, HEAD, and faults that tell nothing of the inside."""

import logging
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
        except Exception as error:  # the text of an exception may quote anything: only its type is told
            _log.error("fault at %s: %s", scope["path"].encode("ascii", "backslashreplace").decode(), type(error).__name__)  # noqa: TRY400
            if sender.started:
                message = "answer cut off by a fault"
                raise RuntimeError(message) from None  # the server closes the connection, so that nobody takes it for whole
            await respond(Request(scope), "program-fault")(scope, receive, sender)


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
