"""What nearly all cells of a column are, where a few keep it from being that.

A mark before decimals proves numbers; whole numbers are numbers only where the header says that they count or measure, or where
the odd cells are what a spreadsheet writes when it cannot calculate: a house number `12a` and a class `E` are as good as `12`.
Where nothing proves it the column stays text, and the odd cells are named.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from opendata.values.patterns import (
    ABSENT_DAYS,
    CODE_WORDS,
    COMPACT,
    COUNT_WORDS,
    DATES,
    FLAGGED,
    MEASURE_WORDS,
    NAME_WORDS,
    NUMBERS,
    SIGNS,
    UNAMBIGUOUS,
    number,
    whole,
)
from opendata.values.understanding import Understanding

LEAST_CELLS: Final = 10
SHARE: Final = 0.9
"""One cell in ten, and none of fewer than ten: slips are rare, and what is more frequent is a way of writing."""
LEAST_TOLD: Final = 5
SHARE_TOLD: Final = 0.8
"""From here on a person is told of the odd cells of a column of decimals that stays text: four in five are no chance."""

_MARKS: Final = {  # decimals beyond doubt
    "german": r",(?:\d{1,2}|\d{4,})\s*\)?(?: ?[rps])?\s*$|^\s*\(?[-+−–]?0,\d",
    "english": r"\.(?:\d{1,2}|\d{4,})\s*\)?(?: ?[rps])?\s*$|^\s*\(?[-+−–]?0\.\d",
}
_FAILED: Final = r"^\s*#(?:DIV/0|WERT|VALUE|BEZUG|REF|NAME|ZAHL|NUM|NULL|ÜBERLAUF|SPILL|CALC)[!?]\s*$"
_OF_CODES: Final = (
    r"^\s*(?:[A-Za-z]{1,3}|\d+\s?[A-Za-z]{1,3}\d*|[A-Za-z]{1,3}[ -]?\d+|\d+(?:\s?[-/–+.&]\s?\d+)+|\d+\s?(?:bis|und)\s?\d+)\s*$"
)
"""Beside whole numbers: a letter, `12a`, `B 4`, `3-5`, `12.60`; beside `12.60` a cell with digits at all."""
_ZEROS: Final = r"^\s*\(?0\d|\d{19}"  # of codes


@dataclass(frozen=True)
class Majority:
    """What a column is but for the odd texts; None where nothing proves it."""

    known: Understanding | None
    odd: pl.Series
    flagged: pl.Series  # numbers that official statistics mark as uncertain


def majority(counts: pl.DataFrame, label: str) -> Majority | None:
    """Say what a column is but for a few cells; None where it is that already, or nothing.

    `counts` has the distinct texts that are not empty as `text`, and how often each stands as `count`.
    """
    label = label.casefold()
    filled = counts.filter(counts["text"].str.contains(r"\S"))
    if re.search(CODE_WORDS, label) or filled.is_empty():
        return None
    return _days(filled) or _numbers(filled, label)


def _days(counts: pl.DataFrame) -> Majority | None:
    texts = counts["text"]
    absent = texts.str.contains(whole(ABSENT_DAYS))
    fits = {form: texts.str.contains(whole(pattern)) for form, pattern in DATES.items() if form not in COMPACT}
    for form, own in fits.items():
        odd = counts.filter(~(own | absent))
        days, others = _cells(counts.filter(own)), _cells(odd)
        alone = "/" not in form or not fits["%d/%m/%Y"].equals(fits["%m/%d/%Y"])
        few = form in UNAMBIGUOUS and _few(days, others)
        if days and alone and (few or not others):
            known = Understanding("date", pattern=form, signs=ABSENT_DAYS, nearly=bool(others))
            return Majority(known, odd["text"], texts.clear())
    return None


def _cells(counts: pl.DataFrame) -> int:
    return int(counts["count"].sum())


def _few(fitting: int, others: int) -> bool:
    return fitting + others >= LEAST_CELLS and fitting >= SHARE * (fitting + others)


@dataclass(frozen=True)
class _Seen:
    """A column as numbers of one style: how many cells are, how many are not, how many of them have decimals beyond doubt."""

    style: str
    values: pl.Series
    flagged: pl.Series
    odd: pl.Series
    numbers: int
    plain: int
    others: int
    told: int


def _seen(counts: pl.DataFrame, style: str) -> _Seen:
    texts = counts["text"]
    absent = texts.str.contains(whole(SIGNS))
    plain = texts.str.contains(whole(NUMBERS[style])) & ~absent
    flagged = texts.str.contains(FLAGGED[style]) & ~plain & ~absent
    values, odd = counts.filter(plain | flagged), counts.filter(~(plain | flagged | absent))
    told = _cells(values.filter(values["text"].str.contains(_MARKS[style])))
    numbers, others = _cells(values), _cells(odd)
    flags = texts.filter(flagged)
    return _Seen(style, values["text"], flags, odd["text"], numbers, _cells(counts.filter(plain)), others, told)


def _numbers(counts: pl.DataFrame, label: str) -> Majority | None:
    seen = max((_seen(counts, style) for style in _MARKS), key=lambda one: one.numbers)
    cells = seen.numbers + seen.others
    if 2 * seen.plain <= cells or seen.numbers < SHARE_TOLD * cells or not (seen.others or len(seen.flagged)):
        return None
    told = 2 * seen.told >= seen.numbers
    if (_few(seen.numbers, seen.others) or not seen.others) and (_free(seen) if told else _proved(seen, label)):
        return Majority(_known(seen), seen.odd, seen.flagged)
    bears_names = re.search(NAME_WORDS, label) or seen.values.str.contains(_ZEROS).any()
    if (cells >= LEAST_TOLD) if told else (_few(seen.plain, cells - seen.plain) and not bears_names):
        return Majority(None, pl.concat([seen.odd, seen.flagged]), seen.flagged)
    return None


def _free(seen: _Seen) -> bool:
    """Say whether the odd cells beside decimals are no parts of codes: `12.60` may be a product, of which `12.60.1` is a part."""
    return seen.style == "german" or not seen.odd.str.contains(r"\d").any()


def _proved(seen: _Seen, label: str) -> bool:
    """Say whether whole numbers, or numbers of which the marks tell nothing, are numbers all the same."""
    counted = bool(re.search(COUNT_WORDS, label))
    if re.search(NAME_WORDS, label) or seen.values.str.contains(_ZEROS).any() or seen.odd.str.contains(_OF_CODES).any():
        return False
    if seen.values.str.contains(r"[.,]").any():
        return counted and seen.style == "german" and not seen.values.str.contains(",", literal=True).any()
    failed = seen.others > 0 and bool(seen.odd.str.contains(_FAILED).all())
    marked = seen.others == 0 and bool(seen.flagged.str.contains(r"^\s*\(| [rps]\s*$").all())
    return counted or bool(re.search(MEASURE_WORDS, label)) or failed or marked


def _known(seen: _Seen) -> Understanding:
    mark, group = (",", ".") if seen.style == "german" else (".", ",")
    grouped = bool(seen.values.str.contains(group, literal=True).any())
    known = Understanding("number", signs=SIGNS, nearly=seen.others > 0, flagged=len(seen.flagged) > 0)
    if seen.values.str.contains(rf"\{mark}|[eE]").any():
        return replace(known, decimal_mark=mark, group_marks=group if grouped else "")
    return replace(known, type="integer", decimal_mark="" if grouped else ".", group_marks=group if grouped else "")


def misfits(texts: pl.Series, known: Understanding) -> pl.Series:
    """Give the texts that are written otherwise than a column of numbers or days says; a missing value is none of them."""
    plain = texts.str.strip_chars()
    if known.type in {"number", "integer"} and known.bare:
        fits = plain.str.contains(f"^(?:{number(known.decimal_mark, known.group_marks)})$")
        fits |= plain.str.contains("|".join(FLAGGED.values())) if known.flagged else fits
    elif known.type == "date" and known.pattern:
        pattern = DATES.get(known.pattern)
        fits = plain.str.contains(f"^(?:{pattern})$") if pattern else plain.str.to_date(known.pattern, strict=False).is_not_null()
    else:
        return texts.clear()
    absent = plain.is_in(list(known.missing)) | texts.is_in(list(known.missing))
    signs = texts.str.contains(whole(known.signs)) if known.signs else pl.repeat(value=False, n=len(texts), eager=True)
    return texts.filter(~(fits | absent | signs))
