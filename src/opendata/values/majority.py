"""What nearly all cells of a column are, where a few keep it from being that."""

import re
from typing import Final

import polars as pl

from opendata.values.patterns import CODE_WORDS, DATES, NUMBERS, SIGNS, number, whole
from opendata.values.understanding import Understanding

LEAST_CELLS: Final = 10
SHARE: Final = 0.9

_GERMAN: Final = r",\d{1,2}\s*$|,\d{4,}\s*$"  # decimals beyond doubt
_ENGLISH: Final = r"\.\d{1,2}\s*$|\.\d{4,}\s*$"


def majority(counts: pl.DataFrame, label: str) -> Understanding | None:
    """Say what a column would be without a few cells; None where it is that already, or nothing.

    `counts` has the distinct texts that are not empty as `text`, and how often each stands as `count`.
    """
    if re.search(CODE_WORDS, label.casefold()):
        return None
    candidates = {
        "german": (NUMBERS["german"], Understanding("number", signs=SIGNS, decimal_mark=",", group_marks=".")),
        "english": (NUMBERS["english"], Understanding("number", signs=SIGNS, decimal_mark=".", group_marks=",")),
        **{form: (DATES[form], Understanding("date", pattern=form)) for form in ("%d.%m.%Y", "%Y-%m-%d")},
    }
    total = int(counts["count"].sum())
    for name, (pattern, known) in candidates.items():
        fits = counts["text"].str.contains(whole(pattern, *([SIGNS] if known.signs else [])))
        sure = {"german": _GERMAN, "english": _ENGLISH}.get(name)
        told = counts.filter(counts["text"].str.contains(sure))["count"].sum() if sure else total
        if SHARE * total <= counts.filter(fits)["count"].sum() < total >= LEAST_CELLS and told >= total / 2:
            return known
    return None


def misfits(texts: pl.Series, known: Understanding) -> pl.Series:
    """Give the texts that are written otherwise than a column of numbers or days says; a missing value is none of them."""
    plain = texts.str.strip_chars()
    if known.type in {"number", "integer"} and known.bare:
        fits = plain.str.contains(f"^(?:{number(known.decimal_mark, known.group_marks)})$")
    elif known.type == "date" and known.pattern:
        pattern = DATES.get(known.pattern)
        fits = plain.str.contains(f"^(?:{pattern})$") if pattern else plain.str.to_date(known.pattern, strict=False).is_not_null()
    else:
        return texts.clear()
    absent = plain.is_in(list(known.missing)) | texts.is_in(list(known.missing))
    signs = texts.str.contains(whole(known.signs)) if known.signs else pl.repeat(value=False, n=len(texts), eager=True)
    return texts.filter(~(fits | absent | signs))
