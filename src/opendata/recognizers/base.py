"""What a recognizer is: one kind of personal data, how its values look and how they are checked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import polars as pl

from opendata.recognizers.cells import compact

Match = Callable[[pl.Series], pl.Series]
"""Cleaned cells without nulls in, Boolean of the same length out."""


@dataclass(frozen=True)
class Room:
    """Which cells are worth asking a recognizer about: how long they are, how many digits and letters they have."""

    length: tuple[int, int] = (1, 120)
    digits: tuple[int, int] = (0, 120)
    letters: tuple[int, int] = (0, 120)

    def holds(self) -> pl.Expr:
        """Give the condition on a frame with the columns `length`, `digits` and `letters`."""
        return (
            pl.col("length").is_between(*self.length)
            & pl.col("digits").is_between(*self.digits)
            & pl.col("letters").is_between(*self.letters)
        )


@dataclass(frozen=True)
class Recognizer:
    """One kind of personal data: what it is by law, and how a cell of it is told from others.

    `match` looks at whole cells only; whether a column or table is about people is decided over all its columns (tables.py).
    """

    entity: str  # of contracts.md
    version: int
    source: str  # statute, standard or authority that defines the form
    headers: tuple[str, ...]  # words of a header, folded; "stem*" and "*stem" for compounds
    chance: float  # share of random cells of the same shape that would pass: how much a hit alone proves
    valid: tuple[str, ...]  # invented
    invalid: tuple[str, ...]  # invented, with the right look
    match: Match
    room: Room = Room()

    @property
    def name(self) -> str:
        """Give name and version, as findings record them."""
        return f"{self.entity.lower()}@{self.version}"


EVERYTHING: Final = Room()


def by_pattern(pattern: str, check: Callable[[str], bool] | None = None, prepare: Match | None = compact) -> Match:
    """Make a match: cells that fit `pattern` after `prepare`, and pass `check` in Python where there is one.

    Args:
        pattern: a linear-time expression of the Rust engine (no look-around, no back-references).
        check: the digits' arithmetic, asked of fitting cells only.
        prepare: how cells are rewritten first; None leaves them.
    """

    def match(values: pl.Series) -> pl.Series:
        ready = values if prepare is None else prepare(values)
        fits = ready.str.contains(pattern).fill_null(value=False)
        if check is None or not fits.any():
            return fits
        passed = iter([check(value) for value in ready.filter(fits).to_list()])
        return pl.Series([next(passed) if fit else False for fit in fits.to_list()], dtype=pl.Boolean)

    return match


def by_words(words: Iterable[str]) -> Match:
    """Make a match: cells that are, folded, one of `words`."""
    from opendata.recognizers.cells import fold, fold_text

    known = pl.Series(sorted({fold_text(word) for word in words}))

    def match(values: pl.Series) -> pl.Series:
        return fold(values).is_in(known.implode())

    return match


def nothing(values: pl.Series) -> pl.Series:
    """Match no cell: for kinds that only header and table tell."""
    return pl.Series([False] * len(values), dtype=pl.Boolean)


def iso_7064_mod_11_10(digits: str) -> int:
    """Give the check digit of ISO 7064 MOD 11,10 for `digits` (tax id, VAT id)."""
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10


def digit_sum(number: int) -> int:
    """Give the sum of the decimal digits."""
    return sum(map(int, str(number)))


def letter_number(letter: str) -> str:
    """Give a capital letter's place in the alphabet, two digits: A is 01."""
    return f"{ord(letter) - 64:02d}"
