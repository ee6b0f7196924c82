"""Patterns with cues: in a text without any of these the pattern cannot fit and is not tried, which saves most of the time.

Which patterns may fit is told beforehand, for many texts at once: each bit of a number stands for one pattern.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

_ALL: Final[list["Cued"]] = []
_LONG: Final = 10_000
"""Bytes from which on it pays to search for all cues at once."""


@dataclass(frozen=True)
class Cued:
    """A pattern, and what every text that it fits holds one of, written in small letters. A test makes texts that fit."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    bit: int

    def finditer(self, text: str, told: int) -> Iterable[re.Match[str]]:
        """Give the matches in `text`, of which `told` says which patterns may fit."""
        return self.pattern.finditer(text) if told & self.bit else ()

    def search(self, small: str) -> re.Match[str] | None:
        """Give the first match in a text that is in small letters."""
        return self.pattern.search(small) if self.may_fit(small) else None

    def may_fit(self, small: str) -> bool:
        """Say whether a text, given in small letters, holds a cue."""
        return any(map(small.__contains__, self.cues))


def cued(cues: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    """Make a pattern with cues, which are written with `|` between them."""
    one = Cued(tuple(cues.split("|")), re.compile(pattern, flags), 1 << len(_ALL))
    _ALL.append(one)
    return one


def told_in(text: str) -> int:
    """Say which patterns may fit in a text."""
    if len(text) > _LONG:
        return told_in_each(pl.Series([text]))[0]
    return _told_in(text)


def _told_in(text: str) -> int:
    small = text.lower()
    return sum(one.bit for one in _ALL if one.may_fit(small))


def told_in_each(texts: pl.Series) -> list[int]:
    """Say for each text what `told_in` says."""
    if texts.str.len_bytes().sum() < _LONG:
        return [_told_in(text) for text in texts.to_list()]
    small = texts.str.to_lowercase()
    held = np.column_stack([small.str.contains_any(list(one.cues)).to_numpy() for one in _ALL])
    return [int.from_bytes(bits.tobytes(), "little") for bits in np.packbits(held, axis=1, bitorder="little")]
