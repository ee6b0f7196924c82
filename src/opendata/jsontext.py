"""JSON from strangers, read strictly (RFC 8259 and 7493): limits on size and depth, no duplicate key, only what JSON can say."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from opendata.errors import BadData

MAX_BYTES: Final = 4 * 1024**2
MAX_DEPTH: Final = 32


def load(data: bytes) -> dict[str, Any]:
    """Read one JSON object.

    Raises:
        BadData: it is too large or too deep, no UTF-8, no JSON, or says one thing twice.
    """
    if len(data) > MAX_BYTES:
        raise BadData("descriptor-too-large", limit=MAX_BYTES)
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_float=_number, parse_constant=_constant)
        json.dumps(document, ensure_ascii=False).encode()
    except RecursionError:
        raise BadData("descriptor-too-deep", limit=MAX_DEPTH) from None
    except UnicodeEncodeError:
        raise BadData("descriptor-lone-surrogate") from None
    except ValueError:  # no UTF-8, no JSON; the message may quote the text
        raise BadData("descriptor-not-json") from None
    if not isinstance(document, dict):
        raise BadData("descriptor-not-object")
    _check_depth(document)
    return document


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise BadData("descriptor-duplicate-key")
        if key == "$ref":
            raise BadData("descriptor-reference")
        result[key] = value
    return result


def _number(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise BadData("descriptor-bad-number")
    return value


def _constant(_: str) -> NoReturn:
    raise BadData("descriptor-bad-number")


def _check_depth(document: Any) -> None:  # noqa: ANN401  (any JSON)
    level, depth = [document], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise BadData("descriptor-too-deep", limit=MAX_DEPTH)
        level = [inner for value in level for inner in _inside(value)]


def _inside(value: Any) -> Iterable[Any]:  # noqa: ANN401
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()
