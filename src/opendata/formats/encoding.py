"""Which encoding a text file has, decided over all of its bytes, with evidence and how sure that is.

In this order: byte order mark; UTF-16 by the picture of its zero bytes; strict UTF-8; else the one 8-bit encoding that makes
German words of the bytes (Windows-1252, CP850, Mac Roman, ISO-8859-15). A lone wrong byte never turns a UTF-8 file into
something else: what does not decode becomes a private-use character (`ESCAPED`), so that its rows can be named.
Names are those of the WHATWG Encoding Standard, and `cp850`, which has none there.
"""

import codecs
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from opendata.ahead import ahead
from opendata.formats.words import plausibility

CHUNK_BYTES = 8 * 1024**2
ESCAPE_BASE = 0xF700  # an undecodable byte B is kept as the character U+F700 + B
ESCAPED = "[\uf780-\uf7ff]"

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_EIGHT_BIT = ("windows-1252", "cp850", "macintosh", "iso-8859-15")  # the likeliest first: it wins a tie
_NAMES = {"ascii": "utf-8", "iso8859-1": "windows-1252", "cp1252": "windows-1252", "mac-roman": "macintosh", "cp437": "cp850"}
_KNOWN = {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", *_EIGHT_BIT}
_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"PAR1",
)
_UNSURE = 0.75  # a confidence at which a person is asked
_FEW_WORDS = 2
_CLOSE = 0.65  # less than between an umlaut and a sign: a foreign letter where another encoding has an umlaut
_LONE_UMLAUTS = frozenset(b"\x81\x84\x85\x86\x8a\x8e\x94\x99\x9a\x9f")  # in CP850 or Mac Roman; in Windows-1252 mostly signs
_SIGNS_ALONE = 0.3  # score of texts whose only high bytes are signs such as `£`
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in Windows-1252
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_OF_LETTERS = bytes([*range(0x80, 0xC0), 0xC2, 0xC3])  # of which UTF-8 makes the letters of Western Europe
_FORMED = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(0x80))
_WORDS_PER_CHUNK = 1_000
_LATIN = bytes(set(range(256)) - set(range(0x80, 0xA0)))  # where Windows-1252 and ISO-8859-1 agree
_NO_CONTINUATION = bytes(set(range(256)) - set(range(0x80, 0xC0)))
_MAYBE_UTF8 = re.compile(rb"[\xc2\xc3\xe2][\x80-\xbf]")
_LINE_END = re.compile(rb"[\r\n]")
_AS_ESCAPES = {
    ord(char): chr(ESCAPE_BASE + byte)
    for byte in range(0x80, 0x100)
    if (char := bytes([byte]).decode("windows-1252", "replace")) != "\ufffd"
}
_KINDS = bytes([*b"a" * 0x80, *b"c" * 0x40, *b"l" * 0x40])  # by byte: ASCII, continuation, lead


@dataclass(frozen=True)
class Encoding:
    """An encoding, the bytes of its mark to skip, and why it was chosen."""

    name: str
    mark: int = 0
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    contradicts: str | None = None  # the declared encoding that the bytes speak against
    mixed: bool = False  # some lines are in another encoding


class NotTextError(Exception):
    """The bytes are no text: a picture, an archive, a database."""


def find(descriptor: int, declared: str | None = None) -> Encoding:
    """Decide the encoding of an open file; a declared one wins unless the bytes speak clearly against it.

    Raises:
        NotTextError: it is a binary file.
    """
    found = _found(descriptor)
    name = known(declared)
    if name is None or _same(name, found):
        return found
    if found.evidence == ("ascii",) and not name.startswith("utf-"):
        return Encoding(name, evidence=("ascii", "declared"))
    if name in _EIGHT_BIT and found.name in _EIGHT_BIT and found.confidence < 0.9:  # noqa: PLR2004  (a weak guess gives way)
        return Encoding(name, evidence=("declared",))
    return Encoding(found.name, found.mark, found.confidence, found.evidence, contradicts=name, mixed=found.mixed)


def known(name: str | None) -> str | None:
    """Give our name for a declared encoding, None for one that we do not read."""
    if name is None:
        return None
    try:
        plain = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    plain = _NAMES.get(plain, plain).replace("utf-16-", "utf-16").replace("utf-32-", "utf-32").removesuffix("-sig")
    plain = "iso-8859-15" if plain == "iso8859-15" else plain
    return plain if plain in _KNOWN or plain in {"utf-16", "utf-32"} else None


def texts(descriptor: int, encoding: Encoding) -> Iterator[str]:
    """Decode the file piece by piece; joined, the pieces are the whole text without its byte order mark."""
    if encoding.mixed and encoding.name in _EIGHT_BIT:
        yield from _mixed(descriptor, encoding.name)
        return
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="opendata-escape")
    for chunk in chunks(descriptor, encoding.mark):
        latin = encoding.name == "windows-1252" and not chunk.translate(None, _LATIN)
        yield chunk.decode("latin-1") if latin else decoder.decode(chunk)  # the same text, ten times faster
    yield decoder.decode(b"", final=True)


def _mixed(descriptor: int, name: str) -> Iterator[str]:
    """Decode 8-bit text with lines of UTF-8 among it, whose letters are kept as private-use characters of their bytes."""
    rest = b""
    for chunk in chunks(descriptor):
        whole, rest = _at_line(rest + chunk)
        yield _lines_apart(whole, name)
    yield _lines_apart(rest, name)


def _lines_apart(data: bytes, name: str) -> str:
    pieces, done = [], 0
    while found := _MAYBE_UTF8.search(data, done):
        start = max(done, data.rfind(b"\n", done, found.start()) + 1, data.rfind(b"\r", done, found.start()) + 1)
        end = after.start() if (after := _LINE_END.search(data, found.end())) else len(data)
        line = data[start:end]
        pieces.append(data[done:start].decode(name, "opendata-escape"))
        among = _is_utf8_among_8_bit(line)
        pieces.append(line.decode().translate(_AS_ESCAPES) if among else line.decode(name, "opendata-escape"))
        done = end
    return "".join([*pieces, data[done:].decode(name, "opendata-escape")])


def chunks(descriptor: int, start: int = 0) -> Iterator[bytes]:
    """Read an open file from `start` without moving its position."""
    while chunk := os.pread(descriptor, CHUNK_BYTES, start):
        yield chunk
        start += len(chunk)


def _same(name: str, found: Encoding) -> bool:
    return found.name == name or (name in {"utf-16", "utf-32"} and found.name.startswith(name))


def _found(descriptor: int) -> Encoding:
    head = os.pread(descriptor, 65_536, 0)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return _marked(descriptor, name, len(mark))
    if head.startswith(_MAGIC):
        raise NotTextError
    wide = _wide(head)
    if wide and _decodes(descriptor, wide):
        return Encoding(wide, confidence=0.95, evidence=("zero-bytes",))
    if len(head) - len(head.translate(None, _CONTROLS)) > max(8, len(head) // 50):
        raise NotTextError
    if all(chunk.isascii() for chunk in chunks(descriptor)):
        return Encoding("utf-8", evidence=("ascii",))
    if _decodes(descriptor, "utf-8"):
        return Encoding("utf-8", evidence=("utf-8-strict",))
    return _eight_bit(descriptor)


def _marked(descriptor: int, name: str, mark: int) -> Encoding:
    return Encoding(name, mark, evidence=("byte-order-mark",), mixed=not _decodes(descriptor, name, mark))


def _wide(head: bytes) -> str | None:
    """UTF-16 text in a Latin script has a zero in every second byte."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half >= 2 and max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half:  # noqa: PLR2004
        return "utf-16le" if odd > even else "utf-16be"
    return None


def _decodes(descriptor: int, name: str, start: int = 0) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for chunk in chunks(descriptor, start):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _eight_bit(descriptor: int) -> Encoding:
    """Weigh UTF-8 with damaged lines against the 8-bit encodings, and these against each other."""
    right, wrong, undefined, words = _survey(descriptor)
    if right > wrong or _is_nearly_utf8(words):
        return Encoding("utf-8", confidence=0.9, evidence=("utf-8-most-lines",), mixed=True)
    if right:
        words = Counter({word: count for word, count in words.items() if not _is_utf8(word)}) or words
    best, margin, score = _judge(words)
    confidence = min(0.99, max(0.5, 0.55 + margin)) if score > 0 else 0.5
    if best != "windows-1252" and score <= _SIGNS_ALONE:
        confidence = min(confidence, _UNSURE)
    if _says_little(words, best):
        confidence = min(confidence, _UNSURE)
    evidence = ("c1-bytes",) if best in {"cp850", "macintosh"} else ("german-words",)
    mixed = right > 0 or (best == "windows-1252" and undefined)
    return Encoding(best, confidence=round(confidence, 2), evidence=evidence, mixed=mixed)


def _is_nearly_utf8(words: Counter[bytes]) -> bool:
    """Tell whether high bytes stand as in UTF-8, even if what they say is none: such as halves of characters (CESU-8).

    Most do, and the others are such as a letter that was cut leaves.
    """
    high = sum(len(word.translate(None, _ASCII)) * count for word, count in words.items())
    lone = [(_FORMED.sub(b"", word).translate(None, _ASCII), count) for word, count in words.items()]
    unformed = sum(len(rest) * count for rest, count in lone)
    return 2 * unformed < high and not any(rest.translate(None, _OF_LETTERS) for rest, _ in lone)


def _says_little(words: Counter[bytes], best: str) -> bool:
    """Tell whether the words leave a choice: one or two that two encodings make words of, or umlauts that stand alone."""
    if all(len(word) == 1 and word[0] in _LONE_UMLAUTS for word in words):
        return True
    if len(words) > _FEW_WORDS or best not in {"cp850", "macintosh"}:
        return False
    scores = {name: min(plausibility(word.decode(name, "replace")) for word in words) for name in _EIGHT_BIT[:3]}
    return sum(score > scores[best] - _CLOSE for score in scores.values()) > 1


def _survey(descriptor: int) -> tuple[int, int, bool, Counter[bytes]]:
    """Count the lines that are UTF-8 beyond ASCII and those that are not; collect words with high bytes.

    Between the counts and the words stands whether some byte is none of Windows-1252.
    """
    right = wrong = 0
    undefined = False
    words: Counter[bytes] = Counter()
    rest = b""
    for chunk in ahead(chunks(descriptor)):
        if not chunk.translate(None, _NO_CONTINUATION):  # no letter of UTF-8 ends here, wherever its lines are cut
            good, bad = _lines(rest)
            right, wrong = right + good, wrong + bad + (not chunk.isascii())
            whole, rest = chunk, b""
        else:
            undefined = undefined or any(byte in chunk for byte in _UNDEFINED)
            whole, rest = _at_line(rest + chunk)
            good, bad = _lines(whole) if b"lc" in whole.translate(_KINDS) else (0, not whole.isascii())
            right, wrong = right + good, wrong + bad
        found = _WORD.finditer(whole)
        words.update(match.group() for match, _ in zip(found, range(_WORDS_PER_CHUNK), strict=False))
    good, bad = _lines(rest)
    words.update(_WORD.findall(rest)[:_WORDS_PER_CHUNK])
    return right + good, wrong + bad, undefined, words


def _at_line(data: bytes) -> tuple[bytes, bytes]:
    cut = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1 or len(data)
    return data[:cut], data[cut:]


def _lines(data: bytes) -> tuple[int, int]:
    right = wrong = 0
    for line in data.splitlines():
        if not line.isascii():
            utf8 = _is_utf8(line)
            right, wrong = right + utf8, wrong + (not utf8)
    return right, wrong


def _is_utf8(line: bytes) -> bool:
    """Tell whether a line is UTF-8 as Europeans write it: the bytes of `ß“` in Windows-1252 happen to be a letter of N'Ko."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    return all(char < "\u0180" or char >= "\u1e00" for char in text)


def _is_utf8_among_8_bit(line: bytes) -> bool:
    """Tell whether a line of an 8-bit file is UTF-8: the bytes of `Ä–` in Windows-1252 happen to be a letter of Lithuanian."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    common = any("\xa0" <= char <= "\xff" or "\u2010" <= char <= "\u20ac" for char in text)
    return common and all(char < "\u0180" or "\u1e00" <= char < "\u2c00" for char in text)


def _judge(words: Counter[bytes]) -> tuple[str, float, float]:
    """Give the encoding that makes the best words, its lead over the next one, and its own score.

    Only words that two encodings read differently tell them apart: Windows-1252 and ISO-8859-15 agree on all letters.
    """
    sample = [word for word, _ in words.most_common(20_000)]
    readings = {name: [word.decode(name, "replace") for word in sample] for name in _EIGHT_BIT}
    scores = {name: list(map(plausibility, texts_)) for name, texts_ in readings.items()}
    best = max(_EIGHT_BIT, key=lambda name: sum(scores[name]))
    leads = [
        [
            ours - theirs
            for ours, theirs, one, other in zip(scores[best], scores[name], readings[best], readings[name], strict=True)
            if one != other
        ]
        for name in _EIGHT_BIT
    ]
    margin = min((sum(lead) / len(lead) for lead in leads if lead), default=1.0)
    return best, margin, sum(scores[best]) / len(sample)


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    damaged = error.object[error.start : error.end]
    return "".join(chr(ESCAPE_BASE + byte) if byte > 0x7F else "\ufffd" for byte in damaged), error.end  # noqa: PLR2004


codecs.register_error("opendata-escape", _escape)
