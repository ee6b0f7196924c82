"""Patterns with cues: in a text without any of these the pattern cannot fit and is not tried, which saves most of the time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cued:
    """A pattern, and what every text that it fits holds one of, written in small letters. A test makes texts that fit."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]

    def finditer(self, text: str, small: str) -> Iterable[re.Match[str]]:
        """Give the matches in `text`; `small` is the text in small letters."""
        return self.pattern.finditer(text) if any(map(small.__contains__, self.cues)) else ()

    def search(self, small: str) -> re.Match[str] | None:
        """Give the first match in a text that is in small letters."""
        return self.pattern.search(small) if any(map(small.__contains__, self.cues)) else None


def cued(cues: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    """Make a pattern with cues, which are written with `|` between them."""
    return Cued(tuple(cues.split("|")), re.compile(pattern, flags))
