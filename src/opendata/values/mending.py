"""What a cell that does not fit its column is likely to mean, and whether that is beyond doubt.

A number is beyond doubt where its marks can be read in one way only (`12,5`, `1.234,56`, `1.234.567`; not `12.345`), a day where
its parts can (`2024-03-05`, `5.3.2024`; not `01/02/2024`, and no year of two digits). Everything else is at most likely.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from opendata.values.understanding import Understanding

Cause = str
"""Code of a repair: `trim`, `number`, `date`, `word`."""


@dataclass(frozen=True)
class Mend:
    """What a cell should say, written as its column is; `value` is what that means as a canonical cell."""

    text: str
    value: str
    cause: Cause
    sure: bool


_TRUE: Final = frozenset({"ja", "j", "yes", "y", "true", "wahr", "1", "x"})
_FALSE: Final = frozenset({"nein", "n", "no", "false", "falsch", "0"})
_MINUS: Final = str.maketrans("−–", "--")
_NUMBER: Final = re.compile(r"([-+]?)(\d[\d.,'’\u00a0\u202f ]*)\Z")
_UNIT: Final = re.compile(r"\s*(?:€|EUR|Euro|%|m²|m2|m|km|kg|ha|t|Stück|Stk\.?)\s*\Z", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\d{1,18}\Z")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}([.,'’\u00a0\u202f])\d{3}(?:\1\d{3})*\Z")
_BLANKS: Final = re.compile(r"[1-9]\d{0,2}(?: \d{3})+\Z")
_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?\Z")
_GERMAN: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: 00:00(?::00)?)?\Z")
_SHORT: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})\Z")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_NAMED: Final = re.compile(r"(\d{1,2})\.?\s+([A-Za-zä]{3,9})\.?\s+(\d{4})\Z")
_MONTHS: Final = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_CENTURY: Final = 69  # POSIX: years from here on are of the 20th century


def likely(text: str, known: Understanding, words: Iterable[str] = (), decimals: int | None = None) -> Mend | None:
    """Say what a cell is likely to mean.

    Args:
        text: the cell as delivered.
        known: what its column is.
        words: the texts that the column may hold, where its schema lists them.
        decimals: how many decimal places the column's other numbers have, if all have as many.
    """
    plain = text.strip()
    if not plain:
        return None
    if listed := list(words):
        return _word(plain, text, listed)
    if known.type in {"number", "integer"}:
        return _number(plain, known, decimals)
    if known.type == "date":
        return _date(plain, known)
    return _boolean(plain, known) if known.type == "boolean" else None


# ---------------------------------------------------------------------------------------------------------------- numbers


def _number(plain: str, known: Understanding, decimals: int | None) -> Mend | None:
    bare = _UNIT.sub("", plain)
    found = _NUMBER.match(bare.translate(_MINUS))
    read = _read(found[2], 0 if known.type == "integer" else decimals) if found else None
    if found is None or read is None:
        return None
    digits, sure = re.sub(r"^0+(?=\d)", "", read[0]), read[1]
    value = Decimal(digits)
    if known.type == "integer":
        if value != value.to_integral_value():
            return None
        digits = str(int(value))
    sign = "-" if found[1] == "-" and value else ""
    mark = known.decimal_mark or "."
    return Mend(sign + digits.replace(".", mark), sign + digits, "number", sure and bare == plain)


def _read(body: str, decimals: int | None) -> tuple[str, bool] | None:
    """Read digits and marks as `12345.6`; say whether that is the only way to read them."""
    if _WHOLE.match(body):
        return body, True
    marks = [mark for mark in ".," if mark in body]
    if len(marks) == 2:  # noqa: PLR2004  (groups and decimals)
        decimal = max(marks, key=body.rindex)
        front, _, back = body.rpartition(decimal)
        return (_digits(front) + "." + back, True) if _GROUPED.match(front) and _WHOLE.match(back) else None
    if _GROUPED.match(body):
        return _grouped(body, decimals)
    if _BLANKS.match(body):
        return _digits(body), False
    front, _, back = body.rpartition(marks[0]) if marks else (body, "", "")
    if not _WHOLE.match(back):
        return None
    grouped = _GROUPED.match(front) and marks[0] not in front
    plain = front if _WHOLE.match(front) else _digits(front) if grouped else ""
    return (f"{plain}.{back}", True) if plain else None


def _grouped(body: str, decimals: int | None) -> tuple[str, bool] | None:
    """Read digits in threes: one dot or comma may stand before decimals too, and then only the column can tell."""
    whole = _digits(body)
    if body.count(".") + body.count(",") != 1:
        return whole, True
    if decimals is None:
        return None
    return (re.sub("[.,]", ".", body), False) if decimals == 3 else (whole, False)  # noqa: PLR2004


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# ------------------------------------------------------------------------------------------------------------ days, words


def _date(plain: str, known: Understanding) -> Mend | None:
    found = _day(plain)
    pattern = known.pattern or "%Y-%m-%d"
    if found is None or set(re.findall("%(.)", pattern)) != set("dmY"):
        return None
    day, sure = found
    written = pattern.replace("%d", f"{day.day:02}").replace("%m", f"{day.month:02}").replace("%Y", f"{day.year:04}")
    return Mend(written, day.isoformat(), "date", sure)


def _day(plain: str) -> tuple[date, bool] | None:
    """Read a day; say whether that is the only way to read it."""
    if iso := _ISO.match(plain):
        return _real(iso[1], iso[2], iso[3], sure=True)
    if german := _GERMAN.match(plain):
        return _real(german[3], german[2], german[1], sure=True)
    if short := _SHORT.match(plain):
        return _real(f"{19 if int(short[3]) >= _CENTURY else 20}{short[3]}", short[2], short[1], sure=False)
    if slashed := _SLASHED.match(plain):
        return _real(slashed[3], slashed[2], slashed[1], sure=int(slashed[1]) > 12 or slashed[1] == slashed[2])  # noqa: PLR2004
    if (named := _NAMED.match(plain)) and named[2][:3].lower() in _MONTHS:
        return _real(named[3], str(_MONTHS.index(named[2][:3].lower()) + 1), named[1], sure=True)
    return None


def _real(year: str, month: str, day: str, *, sure: bool) -> tuple[date, bool] | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return (found, sure) if found.year >= 1000 else None  # noqa: PLR2004


def _word(plain: str, text: str, words: list[str]) -> Mend | None:
    """Find the one listed word that is meant: the same without blanks, in other case, or nearly the same."""
    if plain in words:
        return Mend(plain, plain, "trim", sure=plain != text)
    alike = [word for word in words if word.casefold() == plain.casefold()] or get_close_matches(plain, words[:1000], 1, 0.8)
    return Mend(alike[0], alike[0], "word", sure=False) if len(alike) == 1 else None


def _boolean(plain: str, known: Understanding) -> Mend | None:
    for meant, words, value in ((_TRUE, known.true, "true"), (_FALSE, known.false, "false")):
        if plain.casefold() in meant and words:
            return Mend(words[0], value, "word", sure=False)
    return None
