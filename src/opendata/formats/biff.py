"""What an Excel 97 workbook holds beside the cells that calamine gives (MS-XLS): hidden rows and columns, notes, properties."""

import struct
from array import array
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from opendata.formats.books import Looked, Unseen, distinct, frozen
from opendata.formats.compound import Compound
from opendata.formats.markup import BookError
from opendata.formats.ooxml import zeros
from opendata.formats.spans import Corner

_EOF, _PASSWORD, _SHEET, _ROW, _COLUMNS, _NOTE = 0x0A, 0x2F, 0x85, 0x208, 0x7D, 0x1C
_FORMULA, _BOOL_OR_ERROR, _NUMBER, _SHORT, _SHORTS = 0x06, 0x205, 0x203, 0x27E, 0xBD
_FORMAT, _STYLE, _NAME, _BOOK = 0x41E, 0xE0, 0x18, 0x1AE
_PRINTED: Final = frozenset({0x14, 0x15})
_TXO, _CONTINUE = 0x1B6, 0x3C
_STORAGES: Final = {
    "_vba_project_cur": "macros",
    "_sx_db_cur": "pivot-cache",
    "revision log": "revisions",
    "user names": "revisions",
    "ole10native": "embedded-file",
}
_SAYS_NOTHING: Final = frozenset({1, 7, 9, 18})  # code page, template, revision, program
_TEXTS: Final = {0x1E: ("cp1252", 1), 0x1F: ("utf-16-le", 2)}
_BIFF8: Final = 0x600
_LAST_COLUMN: Final = 255
_EMPTY_TEXT: Final = 3  # kind of a formula's result
_ARITHMETIC: Final = frozenset({*range(0x03, 0x08), *range(0x09, 0x0F), 0x12, 0x13, 0x14})  # + - * / ^, comparisons, signs, %
_SUM: Final = b"\x19\x10\x00\x00"
_CALLS: Final = frozenset({0x22, 0x42, 0x62})
_CALL_BYTES, _MOST_ARGUMENTS = 4, 30
_NUMERIC: Final = frozenset({0, 4, 5, 6, 7})  # COUNT, SUM, AVERAGE, MIN, MAX
Record = tuple[int, bytes]


def look(data: bytes) -> Looked:
    """Find what an XLS file holds unseen.

    Raises:
        BookError: it is damaged or encrypted.
    """
    file = Compound(data)
    if "encryptedpackage" in file.names:
        raise BookError("workbook-encrypted")
    book = file.stream("workbook") or file.stream("book")
    if not book:
        raise BookError("workbook-damaged")
    try:
        scan = _Book(book)
    except (struct.error, IndexError):
        raise BookError("workbook-damaged") from None
    texts = [*scan.texts, *(("properties", text) for text in _properties(file))]
    kinds = {kind: None for name, kind in _STORAGES.items() if any(name in one for one in file.names)}
    kinds |= dict.fromkeys([*scan.kinds, *(place for place, _ in texts)])
    return Looked(sheets=scan.sheets, hidden=tuple(kinds), texts=distinct(iter(texts)), macros="macros" in kinds)


def _records(data: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(data):
        kind, size = unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _EOF:
            return


class _Book:
    """The globals of a workbook, then each of its sheets."""

    def __init__(self, data: bytes) -> None:
        self.sheets: dict[str, Unseen] = {}
        self.texts: list[tuple[str, str]] = []
        self.kinds: list[str] = []
        self._wide = unpack_from("<H", data, 4)[0] >= _BIFF8
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        starts: list[tuple[str, int]] = []
        for kind, body in _records(data, 0):
            if kind == _PASSWORD:
                raise BookError("workbook-encrypted")
            if kind == _SHEET:
                starts.append((self._text(body[6:], 1), unpack_from("<I", body)[0]))
            self._take(kind, body)
        digits = {at: found for at, one in enumerate(self._styles) if (found := zeros(self._formats.get(one, "")))}
        for name, start in starts:
            self.sheets[name] = self._sheet(_records(data, start), digits)

    def _take(self, kind: int, body: bytes) -> None:
        if kind == _FORMAT and self._wide:
            self._formats[unpack_from("<H", body)[0]] = self._text(body[2:], 2)
        elif kind == _STYLE:
            self._styles.append(unpack_from("<H", body, 2)[0])
        elif kind == _NAME:
            self.kinds.append("defined-name")
        elif kind == _BOOK and body[2:4] not in {b"\x01\x04", b"\x01\x3a"}:  # those mean this workbook, and add-ins
            self.texts.append(("external-link", self._text(body[2:], 2)))

    def _sheet(self, records: Iterator[Record], digits: dict[int, int]) -> Unseen:
        seen = _Sheet(digits)
        texts: list[tuple[str, str]] = []
        comments: set[Corner] = set()
        before = 0
        for kind, body in records:
            if kind in _PRINTED and body:
                texts.append(("page-header", self._text(body, 2 if self._wide else 1)))
            elif kind == _NOTE:
                row, column = unpack_from("<HH", body)
                comments |= {(row, column)} if column <= _LAST_COLUMN else set()
                author = body[8:] if self._wide else body[6:]
                texts.append(("comment", self._text(author, 2) if self._wide else author.decode("cp1252", "replace")))
            elif kind == _CONTINUE and before == _TXO and body:
                texts.append(("comment", body[1:].decode("utf-16-le" if body[0] else "cp1252", "replace")))
            else:
                seen.take(kind, body)
            before = kind
        return Unseen(
            rows=frozenset(seen.rows),
            columns=frozenset(seen.columns),
            errors=frozen(seen.errors),
            unvalued=seen.unvalued,
            digits=seen.digits,
            comments=frozenset(comments),
            texts=distinct(iter(texts)),
        )

    def _text(self, body: bytes, size: int) -> str:
        """Read a text that begins with its length in `size` bytes."""
        length = int.from_bytes(body[:size], "little")
        if not self._wide:
            return body[size : size + length].decode("cp1252", "replace")
        wide = body[size] & 1
        return body[size + 1 : size + 1 + length * (1 + wide)].decode("utf-16-le" if wide else "cp1252", "replace")


class _Sheet:
    """What the records of a sheet tell."""

    def __init__(self, styles: dict[int, int]) -> None:
        self._styles = styles
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.errors: dict[int, set[int]] = {}
        self.unvalued: dict[int, array[int]] = {}
        self.digits: dict[int, int] = {}

    def take(self, kind: int, body: bytes) -> None:
        """Take one record."""
        if kind == _ROW and unpack_from("<H", body, 12)[0] & 0x20:
            self.rows.add(unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and unpack_from("<H", body, 8)[0] & 1:
            first, last = unpack_from("<HH", body)
            self.columns |= set(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind in {_FORMULA, _BOOL_OR_ERROR}:
            self._result(kind, body)
        elif kind in {_NUMBER, _SHORT} and self._styles:
            column, style = unpack_from("<2xHH", body)
            self._styled(column, style)
        elif kind == _SHORTS and self._styles:
            column = unpack_from("<2xH", body)[0]
            for at in range(4, len(body) - 2, 6):
                self._styled(column + (at - 4) // 6, unpack_from("<H", body, at)[0])

    def _result(self, kind: int, body: bytes) -> None:
        row, column = unpack_from("<HH", body)
        failed = body[7] == 1 if kind == _BOOL_OR_ERROR else body[12:14] == b"\xff\xff" and body[6] == 2  # noqa: PLR2004
        if failed:
            self.errors.setdefault(row + 1, set()).add(column)
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == _EMPTY_TEXT and _counts(body[22:]):
            self.unvalued.setdefault(column, array("I")).append(row + 1)

    def _styled(self, column: int, style: int) -> None:
        if style in self._styles:
            self.digits.setdefault(column, self._styles[style])


def _counts(tokens: bytes) -> bool:
    """Say whether a formula ends in arithmetic or a sum (MS-XLS 2.5.198): an empty text is none of its results.

    Programs that do not calculate write that one, as the form has no place for none.
    """
    if not tokens:
        return False
    name, arguments, function = unpack_from("<BBH", tokens, len(tokens) - 4) if len(tokens) >= _CALL_BYTES else (0, 0, 0)
    called = name in _CALLS and 0 < arguments <= _MOST_ARGUMENTS and function in _NUMERIC
    return tokens[-1] in _ARITHMETIC or tokens.endswith(_SUM) or called


def _properties(file: Compound) -> Iterator[str]:
    """Give the texts of the property sets (MS-OLEPS)."""
    for name in ("\x05summaryinformation", "\x05documentsummaryinformation"):
        data = file.stream(name)
        try:
            yield from _set(data) if data else ()
        except (struct.error, IndexError):
            continue  # a damaged one has nothing to tell


def _set(data: bytes) -> Iterator[str]:
    start = unpack_from("<I", data, 44)[0]
    count = min(unpack_from("<I", data, start + 4)[0], 1_000)
    for at in range(count):
        identity, offset = unpack_from("<II", data, start + 8 + 8 * at)
        kind, size = unpack_from("<II", data, start + offset)
        if kind in _TEXTS and identity not in _SAYS_NOTHING:
            coding, width = _TEXTS[kind]
            raw = data[start + offset + 8 : start + offset + 8 + size * width]
            yield raw.decode(coding, "replace").rstrip("\0")
