"""What can happen to a call. Each is a function of the exchange, so that a test may write its own."""

import json
import threading
from collections.abc import Callable
from typing import Final

from tests.services.ckan.proxy import Answer, Exchange, Fault

JSON: Final = "application/json;charset=utf-8"
GATE_SECONDS: Final = 120


def answer(status: int, body: bytes = b"", kind: str = JSON, **headers: str) -> Fault:
    """Answer this; CKAN hears nothing of the call. `Retry_After="2"` is the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda exchange: exchange.reply(Answer(status, {"Content-Type": kind, **named}, body))


def _refusal(kind: str, message: str) -> bytes:
    """Give what CKAN's action API says when it refuses."""
    return json.dumps({"success": False, "error": {"__type": kind, "message": message}}).encode()


UNAUTHORIZED: Final = answer(401, _refusal("Authorization Error", "Access denied"))
FORBIDDEN: Final = answer(403, _refusal("Authorization Error", "Access denied"))
CONFLICT: Final = answer(409, json.dumps({"success": False, "error": {"__type": "Validation Error", "name": ["taken"]}}).encode())
SERVER_ERROR: Final = answer(500, b"<html><h1>Internal Server Error</h1></html>", "text/html; charset=utf-8")
BAD_GATEWAY: Final = answer(502, b"<html><h1>502 Bad Gateway</h1><hr>nginx</html>", "text/html")
GARBAGE: Final = answer(200, b"\x00\xff{not json")


def too_many(retry_after: str) -> Fault:
    """Answer 429 and when to come again: seconds or a date."""
    return answer(429, b"<html><h1>429 Too Many Requests</h1></html>", "text/html", Retry_After=retry_after)


def redirect(to: str, status: int = 302) -> Fault:
    """Send the client to another host, same path."""
    return lambda exchange: answer(status, b"", "text/html", Location=to + exchange.call.path)(exchange)


def refuse(exchange: Exchange) -> None:
    """Reset the connection before CKAN hears of the call. (`Proxy.away` is for an address where nobody listens.)"""
    exchange.reset()


def drop_answer(exchange: Exchange) -> None:
    """Let CKAN do it, then close without a word: the client cannot know."""
    exchange.forward()


def half_body(exchange: Exchange) -> None:
    """Let CKAN do it, then break off in the middle of the answer."""
    whole = exchange.forward()
    exchange.reply(whole, sent=len(whole.body) // 2)


def slow(pause: float) -> Fault:
    """Let CKAN do it, then answer byte by byte with a pause of seconds before each: no read of the client's ever times out."""
    return lambda exchange: exchange.reply(exchange.forward(), pause=pause)


def around(before: Callable[[], None], after: Callable[[], None]) -> Fault:
    """Do something before CKAN hears of the call, and something after it has done it, before the client is answered."""

    def fault(exchange: Exchange) -> None:
        before()
        done = exchange.forward()
        after()
        exchange.reply(done)

    return fault


class Gate:
    """Stops a call before CKAN hears of it, or after it has done it, until the test says how it goes on.

    `reached` is set when the call is there: now the client can be killed. Then `let_through` or `discard`, then `Proxy.settle`.
    """

    def __init__(self, *, after: bool = False) -> None:
        self.reached = threading.Event()
        self._after = after
        self._decided = threading.Event()
        self._discarded = True  # if nobody decides

    def let_through(self) -> None:
        """CKAN is asked if it has not been yet, and the client, if it is still there, gets the answer."""
        self._discarded = False
        self._decided.set()

    def discard(self) -> None:
        """CKAN is not asked if it has not been yet, and the client gets nothing."""
        self._decided.set()

    def __call__(self, exchange: Exchange) -> None:
        done = exchange.forward() if self._after else None
        self.reached.set()
        for _ in range(GATE_SECONDS * 10):
            if self._decided.wait(0.1) or exchange.proxy.closing.is_set():
                break
        if not self._discarded:
            exchange.reply(done or exchange.forward())
