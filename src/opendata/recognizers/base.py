"""What a recognizer is: one kind of personal data, how its values look and how they are checked.

Data only, so that one scan serves all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import polars as pl

from opendata.recognizers.cells import fold, fold_text

Form = Literal["cell", "folded", "compact", "capitals"]
"""What a pattern is tested on: the cleaned cell; that folded; without grouping; in capitals with single blanks."""


@dataclass(frozen=True)
class Room:
    """Which cells are worth asking a recognizer about: length, number of digits and of letters, both ends included."""

    length: tuple[int, int] = (1, 120)
    digits: tuple[int, int] = (0, 120)
    letters: tuple[int, int] = (0, 120)

    def holds(self) -> pl.Expr:
        """Give the condition on a frame with the columns `length`, `digits` and `letters`."""
        bounds = (("length", self.length), ("digits", self.digits), ("letters", self.letters))
        return pl.all_horizontal(*(pl.col(name).is_between(*bound) for name, bound in bounds))


@dataclass(frozen=True)
class Recognizer:
    """One kind of personal data: what it is by law, and how a cell of it is told from others.

    It looks at whole cells; whether a column or table is about people is decided over all its columns (claims.py, tables.py).
    """

    entity: str  # of policy.form.ENTITIES
    version: int
    source: str  # statute, standard or authority that defines the form
    headers: tuple[str, ...]  # words of a header, folded; "stem*" and "*stem" for compounds
    chance: float  # share of random cells of the same shape that would pass: how much a hit alone proves
    valid: tuple[str, ...]  # invented
    invalid: tuple[str, ...]  # invented, with the right look
    room: Room = Room()
    pattern: str = ""  # of Rust's linear-time engine: no look-around, no back-references
    on: Form = "cell"
    unless: str = ""  # cells that fit this on `on` are none
    check: Callable[[str], bool] | None = None  # the arithmetic, asked of fitting cells only
    words: tuple[str, ...] = ()  # the whole vocabulary
    forms: tuple[str, ...] = ()  # columns of names.forms, any of which counts

    @property
    def name(self) -> str:
        """Give name and version, as findings record them."""
        return f"{self.entity.lower()}@{self.version}"

    def fits(self) -> pl.Expr:
        """Give the condition on a frame of `prepared` cells, without room and check."""
        condition = pl.lit(value=False)
        if self.words:
            condition = pl.col("folded").is_in(_vocabulary(self.words).implode())
        if self.pattern:
            condition |= pl.col(self.on).str.contains(self.pattern)
        return condition & ~pl.col(self.on).str.contains(self.unless) if self.unless else condition

    def match(self, cells: pl.Series) -> pl.Series:
        """Say which cleaned cells are of this kind.

        Args:
            cells: cleaned (cells.py), null where missing.

        Returns:
            Boolean of the same length.
        """
        frame = prepared(cells.to_frame("cell")).with_columns(hit=(self.room.holds() & self.fits()).fill_null(value=False))
        if self.forms:
            from opendata.recognizers.names import forms

            shapes = forms(cells.fill_null(""))
            frame = frame.with_columns(
                hit=shapes.select(pl.any_horizontal(*self.forms)).to_series() & self_room(frame, self.room)
            )
        return self.checked(frame["hit"], frame[self.on])

    def checked(self, hits: pl.Series, values: pl.Series) -> pl.Series:
        """Take back hits whose digits do not add up.

        Args:
            hits: Boolean.
            values: the cells in the recognizer's form, of the same length.
        """
        if self.check is None or not hits.any():
            return hits
        at = hits.arg_true()
        failed = pl.Series([not self.check(value) for value in values.gather(at).to_list()], dtype=pl.Boolean)
        return hits.clone().scatter(at.filter(failed), values=False)


@lru_cache(maxsize=100)
def _vocabulary(entries: tuple[str, ...]) -> pl.Series:
    return pl.Series(sorted({fold_text(entry) for entry in entries}))


def words(text: str) -> tuple[str, ...]:
    """Split a list written as one text at its blanks."""
    return tuple(text.split())


def terms(text: str) -> tuple[str, ...]:
    """Split a list written as one text at "; ": its entries may hold blanks."""
    return tuple(text.split("; "))


def self_room(frame: pl.DataFrame, room: Room) -> pl.Series:
    """Say which rows of a prepared frame lie in a room."""
    return frame.select(room.holds().fill_null(value=False)).to_series()


_GROUPING: Final = (" ", ".", "-", "–", "/", "_")
_SEPARATORS: Final = r"[ :.·•–\-]+"


def prepared(frame: pl.DataFrame) -> pl.DataFrame:
    """Add to a frame of cleaned cells (`cell`) their forms, length and the numbers of digits and letters."""
    cell = pl.col("cell")
    return frame.with_columns(
        folded=fold(frame["cell"]),
        capitals=cell.str.to_uppercase().str.replace_all(_SEPARATORS, " "),
        compact=cell.str.replace_many(dict.fromkeys(_GROUPING, "")).str.to_uppercase(),
        length=cell.str.len_chars(),
        digits=cell.str.count_matches(r"[0-9]"),
        letters=cell.str.count_matches(r"[A-Za-z\u{c0}-\u{24f}]"),
    )


def as_numbers(frame: pl.DataFrame) -> pl.DataFrame:
    """Do what `prepared` does for cells of digits only, whose forms are all the same."""
    cell = pl.col("cell")
    forms = dict.fromkeys(("folded", "capitals", "compact"), cell)
    return frame.with_columns(**forms, length=cell.str.len_bytes(), digits=cell.str.len_bytes(), letters=pl.lit(0, pl.UInt32))


def iso_7064_mod_11_10(digits: str) -> int:
    """Give the check digit of ISO 7064 MOD 11,10 for `digits` (tax id, VAT id)."""
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10


def digit_sum(number: int) -> int:
    """Give the sum of the decimal digits of a number below 100."""
    return sum(divmod(number, 10))


def letter_number(letter: str) -> str:
    """Give a capital letter's place in the alphabet, two digits: A is 01."""
    return f"{ord(letter) - 64:02d}"
