"""What an XLSX file holds beside the cells that calamine gives (ISO/IEC 29500-1), and whether those fit into memory.

Hidden rows and columns, failed formulas, codes shown with leading zeros, comments, caches, properties.
"""

import re
from array import array
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import join, normpath, split
from typing import Final

from opendata.formats.books import MAX_CELLS, MAX_COLUMNS, MAX_LONG, Looked, Unseen, distinct, frozen
from opendata.formats.grid import cell_key
from opendata.formats.markup import BookError, Element
from opendata.formats.parts import Parts, opened
from opendata.formats.records import LimitError
from opendata.formats.spans import Corner

MAX_TEXT_BYTES: Final = 512 * 1024**2  # of all texts in a sheet, a shared one counted wherever it stands
MAX_MERGED: Final = 100_000
MAX_ROWS: Final = 2**20

_FOLDERS: Final = {
    "docprops/": "properties",
    "xl/comments": "comment",
    "xl/threadedcomments": "comment",
    "xl/persons": "comment",
    "xl/pivotcache": "pivot-cache",
    "xl/externallinks": "external-link",
    "xl/drawings": "drawing",
    "xl/charts": "chart",
    "xl/revisions": "revisions",
    "xl/connections": "connection",
    "xl/querytables": "connection",
    "customxml/": "custom-xml",
}
"""Parts that a person may not see, and how their texts are called around the table."""
_OPAQUE: Final = {"xl/vbaproject": "macros", "xl/embeddings": "embedded-file", "xl/media": "picture"}
_PLUMBING: Final = ("docprops/thumbnail", "docprops/app.xml.rels")
_SPOKEN: Final = frozenset(
    {"v", "name", "author", "displayname", "userid", "username", "target", "description", "descr", "title"}
)
_TECHNICAL: Final = frozenset(
    "Application AppVersion DocSecurity ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged TotalTime i4 created modified".split()
)
"""Properties that say nothing of people."""
_PRINTED: Final = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_NAME: Final = rb"<(?:\w+:)?"
_ROW: Final = re.compile(_NAME + rb"row\b([^>]*)>")
_HEIGHTLESS: Final = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']|\bht\s*=\s*["']0(?:\.0*)?["']""")
_COLUMN: Final = re.compile(_NAME + rb"col\b([^>]*)>")
_WIDTHLESS: Final = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']|\bwidth\s*=\s*["']0(?:\.0*)?["']""")
_FILLED: Final = re.compile(_NAME + rb"""c\b[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,12})["'](?:[^>]*[^/>])?>""")
_NUMBER: Final = re.compile(rb"""\br\s*=\s*["']([0-9]{1,9})["']""")
_ERROR: Final = re.compile(_NAME + rb"""c\b([^>]*\bt\s*=\s*["']e["'][^>]*)>""")
_SHARED: Final = re.compile(_NAME + rb"""c\b[^>]*\bt\s*=\s*["']s["'][^>]*>\s*""" + _NAME + rb"v>([0-9]{1,9})<")
_STYLED: Final = re.compile(_NAME + rb"""c\b[^>]*\br\s*=\s*["']([A-Z]{1,3})[0-9]+["'][^>]*\bs\s*=\s*["']([0-9]+)["']""")
_UNVALUED: Final = re.compile(
    _NAME + rb"c\b([^<>]*)>\s*" + _NAME + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:" + _NAME + rb"v\s*/>\s*|" + _NAME + rb"v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
"""A formula beside which no result stands, as programs write it that do not calculate."""
_EMPTY_TEXT: Final = re.compile(rb"""\bt\s*=\s*["']str["']""")
_LONG: Final = re.compile(_NAME + rb"v>\s*(-?[0-9]{16,300})\s*<")
_CELL: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ITEM: Final = re.compile(_NAME + rb"si\b")
_ZEROS: Final = re.compile(r"(0{2,})(?:;.*)?")


def look(descriptor: int) -> Looked:
    """Find what an XLSX file holds unseen.

    Raises:
        BookError: it is damaged, encrypted or declares entities.
        LimitError: it is too large.
    """
    with opened(descriptor) as parts:
        main = next((part for _, kind, part in _links(parts, "") if kind == "officedocument"), "")
        if main not in parts.names:
            raise BookError("workbook-damaged")
        for name in parts.names:
            if name.endswith((".xml", ".rels", ".vml")) and not name.startswith("xl/worksheets/sheet"):
                for _ in parts.blocks(name):
                    pass  # looks for declarations
        book = parts.tree(main)
        links = _links(parts, main)
        of_kind = {kind: part for _, kind, part in links}
        shared = _shared_sizes(parts, of_kind.get("sharedstrings", ""))
        digits = _digits(parts.tree(of_kind.get("styles", "")))
        targets = {identity: part for identity, _, part in links}
        named = {one.attributes.get("name", ""): targets.get(one.attributes.get("id", ""), "") for one in book.find("sheet")}
        sheets = {name: _unseen(parts, part, shared, digits) for name, part in named.items()}
        kinds, texts = _parts(parts)
        defined = [("defined-name", f"{one.attributes.get('name', '')} {one.text}") for one in book.find("definedName")]
        kinds += ["defined-name"] if defined else []
        return Looked(
            sheets=sheets,
            hidden_sheets=frozenset(
                one.attributes.get("name", "")
                for one in book.find("sheet")
                if one.attributes.get("state", "visible").lower() != "visible"
            ),
            hidden=tuple(kinds),
            texts=distinct(iter([*texts, *defined])),
            macros="macros" in kinds,
        )


def _links(parts: Parts, source: str) -> list[tuple[str, str, str]]:
    """Give where a part links to: id, kind and part; `source` is empty for the package itself."""
    folder, name = split(source)
    found = []
    for one in parts.tree(join(folder, "_rels", f"{name}.rels")).find("Relationship"):
        target = one.attributes.get("Target", "").replace("\\", "/")
        part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found.append((one.attributes.get("Id", ""), one.attributes.get("Type", "").rpartition("/")[2].lower(), part.lower()))
    return found


# -------------------------------------------------------------------------------------------------------------- sheets


def _unseen(parts: Parts, part: str, shared: list[int], digits: Mapping[bytes, int]) -> Unseen:
    """Look through a sheet's cells without reading them."""
    scan = _Scan(shared, digits)
    for piece in parts.records(part, b"row>"):
        scan.add(piece)
    return Unseen(
        rows=frozenset(scan.rows),
        columns=frozenset(scan.columns),
        errors=frozen(scan.errors),
        unvalued=scan.unvalued,
        digits=scan.digits,
        comments=frozenset(_comments(parts, part)),
        texts=tuple(scan.texts),
        long=scan.long,
    )


def _comments(parts: Parts, sheet: str) -> Iterator[Corner]:
    """Give the cells of a sheet that have a comment."""
    for _, kind, part in _links(parts, sheet):
        if kind in {"comments", "threadedcomment"}:
            for one in parts.tree(part).walk():
                if place := _REFERENCE.fullmatch(one.attributes.get("ref", "")):
                    yield int(place[2]) - 1, _column(place[1].encode()) - 1


class _Scan:
    """What the pieces of one sheet tell."""

    def __init__(self, shared: list[int], digits: Mapping[bytes, int]) -> None:
        self._shared, self._styles = shared, digits
        self._row = self._height = self._width = self._bytes = self._merged = 0
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.errors: dict[int, set[int]] = {}
        self.unvalued: dict[int, array[int]] = {}  # rows by column
        self.digits: dict[int, int] = {}
        self.long: dict[int, int] = {}
        self.texts: list[tuple[str, str]] = []

    def add(self, piece: bytes) -> None:
        """Take a piece that ends with a row.

        Raises:
            LimitError: the cells so far ask for more memory than there is.
        """
        self._rows(piece)
        self._columns(piece)
        if filled := _FILLED.findall(piece):
            letters, numbers = (set(parts) for parts in zip(*filled, strict=True))
            self._width = max(self._width, *map(_column, letters))
            self._height = max(self._height, *map(int, numbers))
        if self._height * self._width > MAX_CELLS:
            raise LimitError("workbook-too-many-cells", MAX_CELLS)
        self._sizes(piece)
        for attributes in _ERROR.findall(piece):
            if place := _CELL.search(attributes):
                self.errors.setdefault(int(place[2]), set()).add(_column(place[1]) - 1)
        if b"<f" in piece or b":f" in piece:
            self._formulas(piece)
        if self._styles:
            for column, style in set(_STYLED.findall(piece)):
                if style in self._styles:
                    self.digits.setdefault(_column(column) - 1, self._styles[style])
        self._digits(piece)
        self.texts += [("page-header", unescape(text.decode("utf-8", "replace"))) for text in _PRINTED.findall(piece)]

    def _digits(self, piece: bytes) -> None:
        """Keep the whole numbers that calamine, which makes floats of all, would round."""
        for found in _LONG.finditer(piece):
            begin = max(piece.rfind(b"<c ", 0, found.start()), piece.rfind(b":c ", 0, found.start()))
            place = _CELL.search(piece, begin, piece.find(b">", begin) + 1)
            if place and int(float(found[1])) != int(found[1]):
                self.long[cell_key(int(place[2]), _column(place[1]) - 1)] = int(found[1])
        if len(self.long) > MAX_LONG:
            raise LimitError("workbook-too-many-cells", MAX_LONG)

    def _rows(self, piece: bytes) -> None:
        for attributes in _ROW.findall(piece):
            number = _NUMBER.search(attributes)
            self._row = int(number[1]) if number else self._row + 1
            if _HEIGHTLESS.search(attributes):
                self.rows.add(self._row)
        if self._row > MAX_ROWS:
            raise LimitError("too-many-rows", MAX_ROWS)

    def _formulas(self, piece: bytes) -> None:
        for found in _UNVALUED.finditer(piece):
            place = _CELL.search(found[1])
            if place and not _EMPTY_TEXT.search(found[1]):
                self.unvalued.setdefault(_column(place[1]) - 1, array("I")).append(int(place[2]))

    def _columns(self, piece: bytes) -> None:
        for attributes in _COLUMN.findall(piece):
            if _WIDTHLESS.search(attributes):
                first, last = (_of(attributes, name) for name in (rb"min", rb"max"))
                self.columns |= set(range(first - 1, min(last, MAX_COLUMNS)))

    def _sizes(self, piece: bytes) -> None:
        self._merged += piece.count(b"mergeCell ")
        if self._merged > MAX_MERGED:
            raise LimitError("workbook-too-many-cells", MAX_MERGED)
        if self._shared:
            count = len(self._shared)
            self._bytes += sum(self._shared[at] for at in map(int, _SHARED.findall(piece)) if at < count)
        if self._bytes > MAX_TEXT_BYTES:
            raise LimitError("workbook-too-large", MAX_TEXT_BYTES)


def _of(attributes: bytes, name: bytes) -> int:
    found = re.search(rb"\b" + name + rb"""\s*=\s*["']([0-9]{1,6})["']""", attributes)
    return int(found[1]) if found else 0


def _column(letters: bytes) -> int:
    """Give a column's number from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _shared_sizes(parts: Parts, part: str) -> list[int]:
    """Give the sizes of the texts that cells share; none where not even the largest everywhere would be too much."""
    sizes: list[int] = []
    for piece in parts.records(part, b"si>"):
        starts = [found.start() for found in _ITEM.finditer(piece)]
        sizes += [end - start for start, end in zip(starts, [*starts[1:], len(piece)], strict=False)]
    return sizes if max(sizes, default=0) * MAX_CELLS > MAX_TEXT_BYTES else []


def _digits(styles: Element) -> dict[bytes, int]:
    """Give the cell styles that show whole numbers with leading zeros: `00000`."""
    codes = {one.attributes.get("numFmtId"): one.attributes.get("formatCode", "") for one in styles.find("numFmt")}
    found = {}
    for block in styles.find("cellXfs"):
        for number, one in enumerate(block.inner):
            if digits := zeros(codes.get(one.attributes.get("numFmtId"), "")):
                found[str(number).encode()] = digits
    return found


def zeros(code: str) -> int:
    """Say how many digits a number format fills up with zeros: five for `00000`, none for most."""
    plain = _ZEROS.fullmatch(code.replace('"', "").replace("\\", ""))
    return len(plain[1]) if plain else 0


# --------------------------------------------------------------------------------------------------------- other parts


def _parts(parts: Parts) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the kinds of unseen parts, and what people wrote in them."""
    kinds: dict[str, None] = {}
    texts: list[tuple[str, str]] = []
    for name in parts.names:
        kind = next((kind for prefix, kind in _OPAQUE.items() if name.startswith(prefix)), None)
        place = next((place for prefix, place in _FOLDERS.items() if name.startswith(prefix)), None)
        if kind:
            kinds[kind] = None
        elif place and name.endswith((".xml", ".rels")) and not name.startswith(_PLUMBING):
            own = list(_texts(parts.tree(name)))
            if own:
                kinds[place] = None
                texts += [(place, text) for text in own]
    return list(kinds), texts


def _texts(top: Element) -> Iterator[str]:
    for one in top.walk():
        spoken = one.name not in _TECHNICAL and any(letter.isalnum() for letter in one.text)
        yield from [one.text] if spoken else []
        for name, value in one.attributes.items():
            if name.lower() in _SPOKEN and any(letter.isalpha() for letter in value):
                yield value
