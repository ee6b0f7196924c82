"""Characters that no decoder repairs: replacement signs, double encoding, lost umlauts, bytes of another encoding, controls.

Control characters are those of C0 but tab and line ends, DEL, those of C1, and the ones that turn the direction of a text.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from opendata.formats.encoding import ESCAPE_BASE, ESCAPED

_C1_AS_1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_DOUBLE = f"Ã[\u0080-\u00bf{_C1_AS_1252}]|Â[\u00a0-\u00bf]|â€|â‚¬|ï»¿"
_C1 = "\x80\x82\x84\x85\x92\x93\x94\x96"  # of the control characters, those that were quotes and dashes
_AMONG_LETTERS = "▀÷¸ﬂˆ‰³§„”"  # an umlaut or a sharp s read as CP850 or Mac Roman, or of these as Windows-1252
_MISREAD = r"\p{L}[▀÷¸ﬂˆ‰§„”]\p{Ll}|[A-Za-ln-z]³\p{Ll}"
_ENTITY = "&(?:[aouAOU]uml|szlig);"
_ESCAPE = r"\\u00[cdefCDEF][0-9a-fA-F]"
_UTF7 = r"\+A[MNOP][A-Za-z0-9+/]-"


@dataclass(frozen=True)
class Damage:
    """One kind: the issue's code, how its marks begin, marks of which one stands in the text, the pattern of a damaged cell."""

    code: str
    begins: str  # characters, each looked for alone: much quicker than a longer mark
    marks: tuple[str, ...]
    pattern: str


_CONTROLS = Damage(
    "control-characters",
    "",
    (),
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x83\x86-\x91\x95\x97-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
)
_LONG_CONTROLS = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xe2": re.compile(rb"\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"),
    b"\xd8": re.compile(rb"\xd8\x9c"),
}
"""In UTF-8, by the byte that they begin with, which most files do not hold."""
DAMAGES = (
    Damage("inner-byte-order-mark", "\ufeff", ("\ufeff",), "\ufeff"),
    Damage("damaged-characters", "\ufffd", ("\ufffd",), "\ufffd"),
    Damage("damaged-characters", "ÃÂâï", ("Ã", "Â", "â€", "â‚¬", "ï»¿"), _DOUBLE),
    Damage("damaged-characters", _C1, tuple(_C1), f"[{_C1}]"),
    Damage("damaged-characters", _AMONG_LETTERS, tuple(_AMONG_LETTERS), _MISREAD),
    Damage("damaged-characters", "&", ("uml;", "&szlig;"), _ENTITY),
    Damage("damaged-characters", "\\", ("\\u00",), _ESCAPE),
    Damage("damaged-characters", "+", ("+AM", "+AN", "+AO", "+AP"), _UTF7),
)
_ANY = "|".join(f"(?:{kind.pattern})" for kind in (_CONTROLS, *DAMAGES))
LOST = Damage(
    "lost-characters",
    "?sS",
    ("?", "stra", "Stra", "STRA"),
    r"^(?:[^/=&@?]*\p{L})?\?\p{Ll}[^/=&@]*$|(?i)stra(?:[a-egi-rt-z?_]|[^\x00-\x7fßẞ])e\b|stra[a-egi-rt-z?_]enb",
)
_ESCAPES = Damage("encoding-error", "", (), ESCAPED)
_REPAIR = {ESCAPE_BASE + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)}


def suspects(text: str, data: bytes, line_ends: int, *, escaped: bool) -> list[Damage]:
    """Give the kinds of damage that a text may hold; quick, and never silent about one that it does hold.

    `data` is the text in UTF-8, its line ends apart; `line_ends` is how many CR and LF stand in it.
    """
    plain = b"\xc2" not in data  # nothing from U+0080 to U+00BF
    found = [kind for kind in DAMAGES if not (plain and kind.begins == _C1) and _may_hold(text, kind)]
    found += [_CONTROLS] if _may_turn(data, line_ends) else []
    return [*found, _ESCAPES] if escaped else found


def _may_turn(data: bytes, line_ends: int) -> bool:
    low = int(np.count_nonzero(np.frombuffer(data, np.uint8) < ord(" ")))
    long = (control.search(data) for begin, control in _LONG_CONTROLS.items() if begin in data)
    return low > line_ends + data.count(b"\t") or b"\x7f" in data or any(long)


def may_have_lost(text: str) -> bool:
    """Say whether umlauts of a text may have become other letters; looking for them takes longer."""
    return _may_hold(text, LOST)


def _may_hold(text: str, kind: Damage) -> bool:
    return any(map(text.__contains__, kind.begins)) and any(map(text.__contains__, kind.marks))


def rows(frame: pl.DataFrame, damage: Damage) -> list[int]:
    """Give the rows of which a cell is damaged."""
    columns = pl.all().exclude("row")
    return frame.filter(pl.any_horizontal(columns.str.contains(damage.pattern)))["row"].to_list()


def note(frame: pl.DataFrame, found: MutableMapping[str, "array[int]"], columns: Iterable[str] | None = None) -> None:
    """Add to `found`, by code, the rows of which a cell is damaged; of all `columns`, or of those given."""
    looked = frame if columns is None else frame.select("row", *columns)
    hit = looked.filter(pl.any_horizontal(pl.all().exclude("row").str.contains(_ANY))) if looked.width > 1 else looked.clear()
    for kind in (_CONTROLS, *DAMAGES) if hit.height else ():
        if kept := rows(hit, kind):
            found.setdefault(kind.code, array("I")).extend(kept)


def noted(
    frames: Iterable[pl.DataFrame], found: MutableMapping[str, "array[int]"], columns: Iterable[str] | None = None
) -> Iterator[pl.DataFrame]:
    """Give frames as they are, and `note` what is damaged in them."""
    for frame in frames:
        note(frame, found, columns)
        yield frame


def cleared(frame: pl.DataFrame) -> pl.DataFrame:
    """Put the likely character in the place of each byte that did not decode."""
    marks = {chr(code): char for code, char in _REPAIR.items()}
    return frame.with_columns(pl.all().exclude("row").str.replace_many(list(marks), list(marks.values())))


def cleared_text(text: str) -> str:
    """As `cleared`, for one text."""
    return text.translate(_REPAIR)


def in_texts(texts: Iterable[str]) -> set[str]:
    """Give the codes of the damage in a few texts, such as header labels."""
    written = pl.Series(list(texts), dtype=pl.String)
    return {kind.code for kind in (_CONTROLS, *DAMAGES, _ESCAPES) if written.str.contains(kind.pattern).any()}
