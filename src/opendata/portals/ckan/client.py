"""HTTP to a CKAN: actions through ckanapi, files through the same session.

Measured on ckanapi 4.11: no timeout unless given, the token also in an old header, answers of any length, and bodies of answers
inside its exceptions. So the session here is ours: it gives every request a time limit, follows no redirect, sends the token
to its own host only and in one header, and reads no more than it must. Nothing of an answer's body gets into a failure.
"""

import contextlib
import time
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final
from urllib.parse import urlsplit

import requests
from ckanapi import RemoteCKAN
from ckanapi.errors import CKANAPIError, NotAuthorized, NotFound, ValidationError
from urllib3.exceptions import HTTPError

from opendata.errors import Outside

NAME: Final = "opendata"
"""How we introduce ourselves."""
CONNECT_SECONDS: Final = 10
SILENT_SECONDS: Final = 60
"""How long a portal may say nothing."""
WHOLE_SECONDS: Final = 600
"""How long an answer may take in all, however slowly it drips."""
LARGEST_ANSWER: Final = 64 << 20
"""Bytes of an action's answer; files have their own bound."""
LONGEST_WAIT: Final = 120
"""Seconds that a Retry-After is obeyed; a longer one is for the next run."""

_CHUNK: Final = 1 << 16
_UNSUCCESSFUL: Final = 400
_ACTION_ANSWERS: Final = frozenset({200, 400, 403, 404, 409})
"""What CKAN itself answers to an action, in JSON; 400 is a request it could not read."""


class Away(Outside):
    """The portal gave no answer that can be trusted: whether it did what was asked is unknown. Look, then go on.

    `wait` is what its Retry-After asks for, in seconds.
    """

    def __init__(self, said: str, wait: float | None = None) -> None:
        super().__init__("ckan-away", said=said)
        self.wait = wait


class Stale(Outside):
    """Somebody wrote to the dataset since we looked: look again."""

    def __init__(self) -> None:
        super().__init__("portal-changed")


class Missing(Outside):
    """What was asked for is not there."""

    def __init__(self) -> None:
        super().__init__("ckan-missing")


class Forbidden(Outside):
    """The token may not do this: it has expired, or its user lacks the right. `is_token`: it is known to be good for nothing."""

    def __init__(self, said: str = "HTTP 403", *, is_token: bool = False) -> None:
        super().__init__("ckan-forbidden", said=said)
        self.is_token = is_token


class Invalid(Outside):
    """CKAN found fault with some fields. Their names are kept; what it said of them may quote values."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__("ckan-invalid", fields=", ".join(fields)[:200])
        self.fields = fields


class TooLarge(Outside):
    """A file is larger than this CKAN takes."""

    def __init__(self) -> None:
        super().__init__("ckan-too-large")


class Client:
    """One CKAN, as the owner of `token` sees it; without one, as the public does. `url` has no slash at the end.

    One that is `reading` only asks by GET, which can change nothing.
    """

    def __init__(self, url: str, token: str | None = None, *, reading: bool = False) -> None:
        self.url = url
        self._session = _Session(url, token)
        self._api = RemoteCKAN(url, session=self._session, user_agent=NAME, get_only=reading)

    def act(self, action: str, /, **data: object) -> Any:  # noqa: ANN401  (what an action gives is JSON of its own shape)
        """Call an action and give its result.

        Raises:
            Away, Stale, Missing, Forbidden, Invalid, TooLarge: see there; TooLarge only where a file was sent.
            Outside: the portal redirects.
        """
        return self._call(action, data, None)

    def upload(self, action: str, data: Mapping[str, str], files: Mapping[str, tuple[str, IO[bytes], str]]) -> Any:  # noqa: ANN401
        """Call an action with files (name, content, media type) by field; nested data are JSON texts. Raises as `act` does."""
        return self._call(action, data, files)

    def download(self, url: str, largest: int) -> Iterator[bytes]:
        """Give a file of the portal's in pieces, at most `largest` bytes of it.

        Raises:
            Away, Missing, Forbidden: see there.
        """
        try:
            with self._session.get(url, stream=True) as answer:
                _judge(answer.status_code, answer.headers)
                yield from _pieces(answer, largest)
        except requests.RequestException as error:
            raise Away(type(error).__name__) from None

    def status(self, url: str) -> int:
        """Say with which HTTP status the portal answers, without reading on."""
        try:
            with self._session.get(url, stream=True) as answer:
                return int(answer.status_code)
        except requests.RequestException as error:
            raise Away(type(error).__name__) from None

    def date(self) -> str:
        """Give the portal's own time, as HTTP writes it; empty if it does not tell."""
        try:
            return str(self._session.get(f"{self.url}/api/3/action/status_show").headers.get("Date", ""))
        except requests.RequestException as error:
            raise Away(type(error).__name__) from None

    def _call(self, action: str, data: Mapping[str, object], files: Mapping[str, object] | None) -> Any:  # noqa: ANN401
        try:
            return self._api.call_action(action, dict(data), files=files)
        except requests.RequestException as error:
            raise Away(type(error).__name__) from None
        except NotFound:
            raise Missing from None
        except NotAuthorized:
            raise Forbidden from None
        except ValidationError as error:
            raise _fault(error.error_dict) from None
        except CKANAPIError as error:
            raise Away(type(error).__name__) from None


def _fault(found: object) -> Outside:
    """Tell a stale write and a file too large from other faults that CKAN finds; of those keep the fields' names."""
    faults = found if isinstance(found, dict) else {}
    fields = tuple(str(field) for field in faults if not str(field).startswith("__"))
    if "match" in fields:
        return Stale()
    said = faults.get("upload")
    if isinstance(said, list) and any("too large" in str(line) for line in said):
        return TooLarge()
    return Invalid(fields)


class _Session(requests.Session):
    """Every request: to its own host only, in limited time, without redirects; answers of limited length."""

    def __init__(self, url: str, token: str | None) -> None:
        super().__init__()
        self._origin, self._actions = _origin(url), f"{url}/api/"
        # Setting `auth` also keeps a .netrc from putting another token in the header.
        self.auth = _Token(token)

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # noqa: ANN401
        """Send, and of an action's answer read all, within bounds."""
        url = str(request.url)
        if _origin(url) != self._origin:
            raise Outside("ckan-redirected", host=str(urlsplit(url).hostname))
        stream = bool(options.get("stream"))
        settings = {**options, "stream": True, "allow_redirects": False, "timeout": (CONNECT_SECONDS, SILENT_SECONDS)}
        answer = super().send(request, **settings)
        with contextlib.ExitStack() as unwinding:
            unwinding.callback(answer.close)
            if answer.is_redirect:
                raise Outside("ckan-redirected", host=str(urlsplit(answer.headers.get("Location", "")).hostname))
            if not stream:
                answer._content = b"".join(_pieces(answer, LARGEST_ANSWER))  # noqa: SLF001  (where requests keeps it)
            if url.startswith(self._actions):
                _trust(answer)
            if stream:
                unwinding.pop_all()
        return answer


class _Token(requests.auth.AuthBase):
    """Puts the token into the one header CKAN wants; its text shows nothing."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = self._token
        return request


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _trust(answer: requests.Response) -> None:
    """Let only an answer through that CKAN itself gives to an action."""
    if answer.status_code not in _ACTION_ANSWERS:
        _judge(answer.status_code, answer.headers)
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict) or "success" not in told:
        if answer.status_code == requests.codes.forbidden:
            raise Forbidden
        raise Away(f"HTTP {answer.status_code}, no JSON")


def _judge(status: int, headers: Mapping[str, str]) -> None:
    """Turn a status that is no success into its failure."""
    if status < _UNSUCCESSFUL:
        return
    if status in {requests.codes.unauthorized, requests.codes.forbidden}:
        raise Forbidden(f"HTTP {status}")
    if status in {requests.codes.not_found, requests.codes.gone}:
        raise Missing
    if status == requests.codes.request_entity_too_large:
        raise TooLarge
    raise Away(f"HTTP {status}", _wait(headers.get("Retry-After")))


def _wait(text: str | None) -> float | None:
    """Read a Retry-After in seconds; as a date it is rare, and then our own waiting does."""
    return float(text) if text and text.isdecimal() else None


def _pieces(answer: requests.Response, largest: int) -> Iterator[bytes]:
    """Read a body as it comes: not longer than it should be, nor for ever, nor half of it.

    Not with `iter_content`: it waits until a piece is full, and a body that drips never fills one.
    """
    end, read = time.monotonic() + WHOLE_SECONDS, 0
    try:
        while piece := answer.raw.read1(_CHUNK, decode_content=True):
            read += len(piece)
            if read > largest or time.monotonic() > end:
                raise Away("too long")
            yield piece
    except HTTPError as error:
        raise Away(type(error).__name__) from None
