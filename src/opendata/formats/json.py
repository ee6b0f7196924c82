"""JSON records (RFC 8259; Table Dialect v2, `property`): a list of objects, or an object with one such list in it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from json import JSONDecoder
from typing import Any

from opendata.formats import geojson
from opendata.formats.grid import MAX_MARGIN_TEXTS
from opendata.formats.markup import BookError
from opendata.formats.objects import STRICT, Object, blanks, content_text, items, leaves, members, reading, skipped, table
from opendata.formats.parsed import Parsed
from opendata.jsontext import JsonError, decoded


class Json:
    """The format `json`."""

    name: str = "json"
    suffixes: tuple[str, ...] = (".json",)

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], _names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        named = (declared.get("dialect") or {}).get("property")
        return reading(resource, lambda: _read(content_text(descriptor), resource, named))


def _read(text: str, resource: int, named: str | None) -> Parsed:
    if geojson.is_collection(text):
        return geojson.read(text, resource)
    lists: dict[str, int] = {}
    around: list[tuple[str, str]] = []
    for name, at in members(text):
        if named in {None, name} and text[at] == "[" and _first(text, at) in {"{", "]"}:
            lists[name] = at
        elif not name:  # a bare list of no objects
            skipped(text, at)  # what is wrong with it otherwise goes before
            raise BookError("json-no-records")
        else:
            around += [("metadata", one) for one in islice(_around(text, name, at), MAX_MARGIN_TEXTS)]
    filled = {name: at for name, at in lists.items() if _first(text, at) == "{"}
    chosen = filled or lists
    if len(chosen) != 1:
        raise BookError("json-no-records")
    (start,) = chosen.values()
    return table(lambda by: _objects(text, start, by), around[:MAX_MARGIN_TEXTS])


def _first(text: str, at: int) -> str:
    """Give the character that the first item of a list begins with."""
    inside = blanks(text, at + 1)
    return text[inside : inside + 1]


def _around(text: str, name: str, at: int) -> Iterator[str]:
    yield name
    if text[at] == "[":
        yield from (leaf for item, _ in islice(items(text, at), MAX_MARGIN_TEXTS) for leaf in leaves(item))
    else:
        yield from leaves(decoded(text, at, STRICT)[0])


def _objects(text: str, start: int, by: JSONDecoder) -> Iterator[Object]:
    end = start + 1
    for item, end in items(text, start, by):  # noqa: B007  (the last place counts)
        if not isinstance(item, dict):
            raise BookError("json-no-records")
        yield item
    bare = blanks(text, 0) == start
    if bare and blanks(text, blanks(text, end) + 1) != len(text):
        raise JsonError("not-json")
