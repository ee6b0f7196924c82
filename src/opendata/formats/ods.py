"""OpenDocument spreadsheets (ODF 1.3, ISO/IEC 26300): what calamine does not show is looked for in the XML, piece by piece."""

import os
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn
from xml.parsers import expat

from opendata.formats import books
from opendata.formats.books import MAX_CELLS, MAX_COLUMNS, MAX_LONG, Looked, Unseen, distinct, frozen
from opendata.formats.grid import cell_key
from opendata.formats.markup import MAX_DEPTH, BookError
from opendata.formats.parsed import Parsed
from opendata.formats.parts import Parts, opened
from opendata.formats.records import LimitError
from opendata.formats.spans import Corner, Merged

MAX_TEXT_CHARS: Final = 1024**2
MAX_ROWS: Final = 2**20
_DIGITS: Final = 10  # of a count: as many say that it is too large
_KINDS: Final = {"basic/": "macros", "scripts/": "macros", "pictures/": "picture", "object ": "embedded-file"}
_ELEMENTS: Final = {"named-range": "defined-name", "named-expression": "defined-name", "database-range": "defined-name"}
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_LONG: Final = re.compile(r"-?[0-9]{16,300}")
_SPOKEN: Final = re.compile(r"[^\W\d_]")


class Ods:
    """The format `ods`."""

    name: str = "ods"
    suffixes: tuple[str, ...] = (".ods",)

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read an open file; see `Format`."""
        return books.tables(descriptor, resource, declared, names, _look)


def _look(descriptor: int) -> Looked:
    if not os.fstat(descriptor).st_size:
        raise BookError("source-error")
    with opened(descriptor) as parts:
        if "content.xml" not in parts.names:
            raise BookError("workbook-damaged")
        if any(True for _ in parts.tree("meta-inf/manifest.xml").find("encryption-data")):
            raise BookError("workbook-encrypted")
        scan = _Scan()
        scan.read(parts.blocks("content.xml"))
        kinds = [kind for prefix, kind in _KINDS.items() if any(name.startswith(prefix) for name in parts.under(prefix))]
        properties = list(_properties(parts))
        texts = [*properties, *(("page-header", text) for text in _printed(parts)), *scan.texts]
        kinds += dict.fromkeys(place for place, _ in texts)
        return Looked(
            sheets={name: sheet.unseen() for name, sheet in scan.sheets.items()},
            hidden_sheets=frozenset(name for name, sheet in scan.sheets.items() if sheet.hidden),
            hidden=tuple(dict.fromkeys(kinds)),
            texts=distinct(iter(texts)),
            macros="macros" in kinds,
        )


def _properties(parts: Parts) -> Iterator[tuple[str, str]]:
    for block in parts.tree("meta.xml").find("meta"):
        for one in block.walk():
            if _SPOKEN.search(one.text) and one.name not in {"generator", "date", "creation-date", "editing-duration"}:
                yield "properties", one.text


def _printed(parts: Parts) -> Iterator[str]:
    for page in parts.tree("styles.xml").find("master-page"):
        for one in page.find("p"):
            text = "".join(inner.text for inner in one.walk())
            if _SPOKEN.search(text):
                yield text


class _Table:
    """What is unseen in one sheet, and how far it reaches."""

    def __init__(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.errors: dict[int, set[int]] = {}
        self.unvalued: dict[int, array[int]] = {}
        self.long: dict[int, int] = {}
        self.merged: list[Merged] = []
        self.comments: set[Corner] = set()
        self.row = self.column = self.defined = self.width = 0
        self.repeat = 1

    def unseen(self) -> Unseen:
        """Give it."""
        return Unseen(
            rows=frozenset(self.rows),
            columns=frozenset(self.columns),
            errors=frozen(self.errors),
            unvalued=self.unvalued,
            merged=tuple(self.merged),
            comments=frozenset(self.comments),
            long=self.long,
        )

    def define(self, count: int, *, hidden: bool) -> None:
        """Take a column's description."""
        if hidden:
            self.columns |= set(range(self.defined, min(self.defined + count, MAX_COLUMNS)))
        self.defined += count

    def begin(self, count: int, *, hidden: bool) -> None:
        """Begin a row that stands there `count` times."""
        self.repeat, self.column = count, 0
        if hidden:
            self.rows |= set(range(self.row + 1, min(self.row + count, MAX_ROWS) + 1))

    def fill(self, count: int, *, filled: bool) -> None:
        """Take a cell that stands there `count` times.

        Raises:
            LimitError: the sheet asks for more memory than there is.
        """
        self.column += count
        if filled:
            self.width = max(self.width, self.column)
            if self.row + self.repeat > MAX_ROWS:
                raise LimitError("too-many-rows", MAX_ROWS)
            if self.width * (self.row + self.repeat) > MAX_CELLS:
                raise LimitError("workbook-too-many-cells", MAX_CELLS)


class _Scan:
    """Takes the events of `content.xml`."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Table] = {}
        self.texts: list[tuple[str, str]] = []
        self._styles: set[str] = set()  # of hidden sheets
        self._style = ""
        self._path: list[str] = []
        self._table = _Table(hidden=False)
        self._failed = self._unvalued = False
        self._text = ""

    def read(self, blocks: Iterator[bytes]) -> None:
        """Read a document.

        Raises:
            BookError: it is damaged or declares entities.
            LimitError: a cell or a sheet is too large.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for block in blocks:
                parser.Parse(block, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise BookError("workbook-damaged") from None

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        said = {key.rpartition(" ")[2]: value for key, value in given.items()}
        self._path.append(name)
        if len(self._path) > MAX_DEPTH:
            raise BookError("workbook-damaged")
        if name in _CELLS:
            self._cell(said)
        elif name in {"annotation", "p"}:
            self._text = "" if name == "annotation" or not self._noted() else self._text
        else:
            self._structure(name, said)

    def _structure(self, name: str, said: Mapping[str, str]) -> None:
        unseen = said.get("visibility", "visible") != "visible"
        if name == "style":
            self._style = said.get("name", "")
        elif name == "table-properties" and said.get("display") == "false":
            self._styles.add(self._style)
        elif name == "table":
            self._table = self.sheets.setdefault(said.get("name", ""), _Table(hidden=said.get("style-name") in self._styles))
        elif name == "table-source":
            self._table.hidden = True
            self.texts.append(("external-link", said.get("href", "")))
        elif name == "table-column":
            self._table.define(_count(said, "number-columns-repeated"), hidden=unseen)
        elif name == "table-row":
            self._table.begin(_count(said, "number-rows-repeated"), hidden=unseen)
        elif name in _ELEMENTS:
            words = (said.get("name", ""), said.get("base-cell-address", ""), said.get("expression", ""))
            self.texts.append((_ELEMENTS[name], " ".join(words)))
        elif name == "tracked-changes":
            self.texts.append(("revisions", name))

    def _cell(self, said: Mapping[str, str]) -> None:
        table, row, column = self._table, self._table.row, self._table.column
        down, right = _count(said, "number-rows-spanned"), _count(said, "number-columns-spanned")
        if down > 1 or right > 1:
            table.merged.append(((row, column), (row + down - 1, column + right - 1)))
        self._failed = "error" in {said.get("value-type"), _formula_error(said)}
        self._unvalued = "formula" in said and "value-type" not in said
        self._text = ""
        table.fill(_count(said, "number-columns-repeated"), filled="value-type" in said)
        if _LONG.fullmatch(digits := said.get("value", "")) and int(float(digits)) != int(digits):
            for below in range(table.repeat):
                first = cell_key(row + 1 + below, column)
                table.long |= dict.fromkeys(range(first, first + table.column - column), int(digits))
                if len(table.long) > MAX_LONG:
                    raise LimitError("workbook-too-many-cells", MAX_LONG)

    def _noted(self) -> bool:
        return "annotation" in self._path

    def _end(self, _: str) -> None:
        name = self._path.pop()
        if name == "annotation":
            self.texts.append(("comment", self._text))
            self._table.comments.add((self._table.row, max(0, self._table.column - 1)))
            self._text = ""
        elif name == "creator" and "tracked-changes" in self._path:
            self.texts.append(("revisions", self._text))
        elif name in _CELLS and self._failed and self._text:
            self._table.errors.setdefault(self._table.row + 1, set()).add(self._table.column - 1)
        elif name in _CELLS and self._unvalued and not self._text:
            self._table.unvalued.setdefault(self._table.column - 1, array("I")).append(self._table.row + 1)
        elif name == "table-row":
            self._table.row += self._table.repeat

    def _characters(self, text: str) -> None:
        if self._path and self._path[-1] in {"p", "span", "a", "creator"}:
            self._text += f" {text}" if self._noted() else text
            if len(self._text) > MAX_TEXT_CHARS:
                raise LimitError("cell-too-long", MAX_TEXT_CHARS)


def _formula_error(said: Mapping[str, str]) -> str:
    """LibreOffice keeps the word `error` as a text of its own beside the type."""
    return "error" if said.get("formula") and said.get("string-value") == "" and said.get("value-type") == "string" else ""


def _count(said: Mapping[str, str], name: str) -> int:
    """Give how often something stands there; more than a sheet can hold is as good as any."""
    value = said.get(name, "1")
    return min(int(value[:_DIGITS]), MAX_CELLS + 1) if value.isdecimal() else 1


def _refuse(*_: object) -> NoReturn:
    raise BookError("workbook-entities")
