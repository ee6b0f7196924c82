"""Patterns with cues: in a text without any of these the pattern cannot fit and is not tried, which saves most of the time.

A cue is one of several words, or a sign: a plain pattern without looking around, which the engine of polars runs many times
as fast. Which patterns may fit is told beforehand, for many texts at once: each bit of a number stands for one pattern.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

_ALL: Final[list["Cued"]] = []
_LONG: Final = 10_000
"""Bytes from which on it pays to search for all cues at once."""


@dataclass(frozen=True)
class Cued:
    """A pattern, and what every text that it fits holds: one of `cues`, written in small letters, and `sign`, as it is written.

    A test makes texts that fit.
    """

    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    bit: int
    sign: re.Pattern[str] | None = None

    def finditer(self, text: str, told: int, start: int = 0) -> Iterable[re.Match[str]]:
        """Give the matches in `text` from `start` on; `told` says which patterns may fit."""
        return self.pattern.finditer(text, start) if told & self.bit else ()

    def match(self, text: str, told: int, start: int) -> re.Match[str] | None:
        """Give the match that begins at `start`."""
        return self.pattern.match(text, start) if told & self.bit else None

    def search(self, small: str) -> re.Match[str] | None:
        """Give the first match in a text that is in small letters."""
        return self.pattern.search(small) if self.may_fit(small) else None

    def may_fit(self, small: str) -> bool:
        """Say whether a text, given in small letters, holds a cue."""
        return any(map(small.__contains__, self.cues))

    def shows(self, text: str, small: str) -> bool:
        """Say whether a text, also given in small letters, holds the sign, or a cue where there is none."""
        return self.may_fit(small) if self.sign is None else self.sign.search(text) is not None


def cued(cues: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    """Make a pattern with cues, which are written with `|` between them."""
    return _kept(Cued(tuple(cues.split("|")), re.compile(pattern, flags), 1 << len(_ALL)))


def signed(sign: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    """Make a pattern with a sign, which Python and polars must understand alike."""
    return _kept(Cued((), re.compile(pattern, flags), 1 << len(_ALL), re.compile(sign)))


def _kept(one: Cued) -> Cued:
    _ALL.append(one)
    return one


def told_in(text: str) -> int:
    """Say which patterns may fit in a text."""
    if len(text) > _LONG:
        return told_in_each(pl.Series([text]))[0]
    return _told_in(text)


def _told_in(text: str) -> int:
    told = _bits(text)
    return told | _bits(_as_read(text)) if _OTHERWISE.search(text) else told


def _bits(text: str) -> int:
    small = text.lower()
    return sum(one.bit for one in _ALL if one.shows(text, small))


_OTHERWISE: Final = re.compile(r"_|[^\W\d_]0(?:\D|$)")
"""What texts are rid of before they are searched: underscores for blanks, zeros for an o."""
_ZERO_FOR_O: Final = re.compile(r"(?<=[^\W\d_])0(?!\d)")


def _as_read(text: str) -> str:
    return _ZERO_FOR_O.sub("o", text).replace("_", " ")


def told_in_each(texts: pl.Series) -> list[int]:
    """Say for each text what `told_in` says."""
    if texts.str.len_bytes().sum() < _LONG:
        return [_told_in(text) for text in texts.to_list()]
    held = _held(texts)
    otherwise = texts.str.contains(_OTHERWISE.pattern).arg_true()
    if len(otherwise):
        held[otherwise.to_numpy()] |= _held(pl.Series([_as_read(text) for text in texts[otherwise].to_list()], dtype=pl.String))
    return [int.from_bytes(bits.tobytes(), "little") for bits in held]


_Bits = NDArray[np.uint8]


def _held(texts: pl.Series) -> _Bits:
    """Say of each text (row) which patterns may fit: a bit for each, eight to a byte; all cues are searched for in one go."""
    shown = np.zeros((len(texts), len(_ALL)), np.bool_)
    signs = {str(at): one.sign.pattern for at, one in enumerate(_ALL) if one.sign}
    for column in texts.to_frame("text").select(**{at: pl.col("text").str.contains(sign) for at, sign in signs.items()}):
        shown[:, int(column.name)] = column.to_numpy()
    held = np.packbits(shown, axis=1, bitorder="little")
    cues, bits = _bits_of_cues(len(_ALL))
    words = texts.to_frame("text").select(pl.col("text").str.to_lowercase().str.extract_many(cues, overlapping=True)).to_series()
    count = words.list.len().to_numpy().astype(np.intp)
    some = np.flatnonzero(count)
    if len(some):
        cue = words.explode().drop_nulls().cast(pl.Enum(cues)).to_physical().to_numpy()
        held[some] |= np.bitwise_or.reduceat(bits[cue], (np.cumsum(count) - count)[some])
    return held


@lru_cache(maxsize=1)
def _bits_of_cues(patterns: int) -> tuple[list[str], _Bits]:
    """Give each cue of the first `patterns` (all that are loaded), and the bits of those that it is one of."""
    asked = [frozenset() if one.sign else frozenset(one.cues) for one in _ALL[:patterns]]
    cues = sorted(frozenset().union(*asked))
    told = np.array([[cue in of for of in asked] for cue in cues])
    return cues, np.packbits(told, axis=1, bitorder="little")
