"""XML of strangers (XML 1.0): no document type, so no entity of its own, no reference outside; limits on size and depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NoReturn
from xml.parsers import expat

MAX_DEPTH: Final = 200
_WORDS: Final = ("<!DOCTYPE", "<!ENTITY")
_DECLARES: Final = tuple(word.encode(coding) for word in _WORDS for coding in ("ascii", "utf-16-le", "utf-16-be"))


class BookError(Exception):
    """A file cannot be read as the table that it says it is; `code` is that of the issue, `params` fill its blanks."""

    def __init__(self, code: str, **params: int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass
class Element:
    """An element with its own text; names without their namespace."""

    name: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    text: str = ""
    inner: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Give this element and all inside it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.inner)

    def find(self, name: str) -> Iterator["Element"]:
        """Give all inside it that are called so."""
        return (element for element in self.walk() if element.name == name)


def refuse_declarations(data: bytes) -> None:
    """Refuse XML that declares entities.

    Raises:
        BookError: `workbook-entities`.
    """
    if any(mark in data for mark in _DECLARES):
        raise BookError("workbook-entities")


def tree(data: bytes) -> Element:
    """Read a small document.

    Raises:
        BookError: `workbook-entities`, `workbook-damaged`.
    """
    refuse_declarations(data)
    top = Element("", {})
    builder = _Builder(top)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise BookError("workbook-damaged") from None
    return top


def _refuse(*_: object) -> NoReturn:
    raise BookError("workbook-entities")


class _Builder:
    """Takes the events of a parser."""

    def __init__(self, top: Element) -> None:
        self._at, self._depth = top, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise BookError("workbook-damaged")
        own = Element(_local(name), {_local(key): value for key, value in attributes.items()}, self._at)
        self._at.inner.append(own)
        self._at = own

    def end(self, _: str) -> None:
        """End it."""
        self._depth -= 1
        self._at = self._at.parent or self._at

    def characters(self, text: str) -> None:
        """Take a piece of text."""
        self._at.text += text


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
