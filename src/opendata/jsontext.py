"""JSON from strangers, read strictly (RFC 8259 and 7493): limits on size and depth, no duplicate key, only what JSON can say."""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

from opendata.errors import BadData

MAX_BYTES: Final = 4 * 1024**2
MAX_DEPTH: Final = 32
_CONTAINERS: Final = frozenset({dict, list})

Pairs = Sequence[tuple[str, Any]]


class JsonError(Exception):
    """A text is not what we take for JSON; `reason` is the end of a code, such as not-json."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def load(data: bytes) -> dict[str, Any]:
    """Read one JSON object.

    Raises:
        BadData: it is too large or too deep, no UTF-8, no JSON, or says one thing twice.
    """
    if len(data) > MAX_BYTES:
        raise BadData("descriptor-too-large", limit=MAX_BYTES)
    try:
        document, _ = decoded(data.decode("utf-8-sig").strip(_BLANKS), 0, decoder(finite, _without_references), whole=True)
    except UnicodeDecodeError:
        raise BadData("descriptor-not-json") from None
    except JsonError as error:
        limit = {"limit": MAX_DEPTH} if error.reason == "too-deep" else {}
        raise BadData(f"descriptor-{error.reason}", **limit) from None
    if not isinstance(document, dict):
        raise BadData("descriptor-not-object")
    return document


_BLANKS: Final = " \t\r\n"


def decoder(number: Callable[[str], Any], keep: Callable[[Pairs], dict[str, Any]] | None = None) -> json.JSONDecoder:
    """Give a strict decoder; `number` makes the value of a number with fraction or exponent, `keep` an object."""
    return json.JSONDecoder(object_pairs_hook=keep or once, parse_float=number, parse_constant=_constant)


def decoded(text: str, at: int, by: json.JSONDecoder, *, whole: bool = False) -> tuple[Any, int]:
    """Read one value of `text` from `at` on, and give it with the place behind it; `whole`: nothing may follow.

    Raises:
        JsonError: there is none, or none that we take.
    """
    try:
        value, end = by.raw_decode(text, at)
        if text.find("\\u", at, end) >= 0:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise JsonError("too-deep") from None
    except UnicodeEncodeError:
        raise JsonError("lone-surrogate") from None
    except ValueError:  # its message may quote the text
        raise JsonError("not-json") from None
    if whole and end != len(text):
        raise JsonError("not-json")
    if type(value) in _CONTAINERS and text.count("[", at, end) + text.count("{", at, end) > MAX_DEPTH:
        _check_depth(value)
    return value, end


def finite(text: str) -> float:
    """Make a number of its digits.

    Raises:
        JsonError: no double holds it.
    """
    value = float(text)
    if math.isinf(value):
        raise JsonError("bad-number")
    return value


def once(pairs: Pairs) -> dict[str, Any]:
    """Make an object of its members.

    Raises:
        JsonError: one is there twice.
    """
    result = dict(pairs)
    if len(result) != len(pairs):
        raise JsonError("duplicate-key")
    return result


def _without_references(pairs: Pairs) -> dict[str, Any]:
    result = once(pairs)
    if "$ref" in result:
        raise JsonError("reference")
    return result


def _constant(_: str) -> NoReturn:
    raise JsonError("bad-number")


def _check_depth(document: dict[str, Any] | list[Any]) -> None:
    level: list[Any] = [document]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise JsonError("too-deep")
        level = [
            inner for value in level for inner in (value.values() if type(value) is dict else value) if type(inner) in _CONTAINERS
        ]


def leaves(value: Any) -> Iterator[str]:  # noqa: ANN401  (any JSON)
    """Give every text in a value of JSON, the names of members left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
