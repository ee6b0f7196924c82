"""Names of one word, told by the sentence around them: "Jana hat Fieber", "der Lindner von gegenüber"."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.cue import cued
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.words_in_text import kind_of

_ACROSS: Final = cued(
    "über|ueber|nebenan|drüben|drueben|oben|unten|nachbarhaus",
    rf"\b(?:[Dd](?:er|ie|en|em)|[Vv]om|[Bb]eim)\s({WORD})\s(?:von\s)?(?:gegen(?:ü|ue)ber|nebenan|dr(?:ü|ue)ben|(?:aus\sdem|ausm|im)\sNachbarhaus|(?:oben|unten)(?=\s*[.,!?]))",
)
"""Who lives near by: "der Lindner von gegenüber"."""
_START: Final = re.compile(rf"[.!?:;\n–-]\s?(?=[{UPPER}][{LOWER}'’])")
_ASKING: Final = cued("itte", r"\b[Bb]itte\s")
_BEGINS: Final = re.compile(
    rf"(?![Bb]itte\s)({WORD}(?:\s{WORD})?)\s"
    r"(?:hat|ist|war|wird|wurde|kommt|kam|geht|ging|m(?:ö|oe)chte|braucht|darf|soll|muss|kann|bleibt|fehlt|isst|"
    r"nur|nicht|bitte|heute|morgen|um|ab)\s"
)
"""A sentence about somebody who is called by the given name: "Jana hat Fieber", "Bitte Jana nur den Großeltern mitgeben"."""


_BORN: Final = cued(
    "(", rf"({WORD}(?:\s{WORD})?)\s?\((?:[Gg]eb\b|\*|(?=\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[{UPPER}{LOWER}]+)\s?(?:\d\d|\d{{4}})\)))"
)
"""Whose birth stands in brackets: "Marlene (geb. 30.1.2018)"."""


def alone(text: str, small: str) -> Iterator[Span]:
    """Find a given name that begins a sentence about somebody, and a family name of who lives near by.

    `small` is the text in small letters.
    """
    for match in filter(None, (_BEGINS.match(text, at) for at in _starts(text, small))):
        kinds = [kind_of(word) for word in match.group(1).split()]
        if all(kind.only_given and not kind.place for kind in kinds):
            yield Span(*match.span(1), "PERSON_NAME")
    for match in _BORN.finditer(text, small):
        if kind_of(match.group(1).split()[0]).given:
            yield Span(*match.span(1), "PERSON_NAME")
    for match in _ACROSS.finditer(text, small):
        kind = kind_of(match.group(1))
        if (kind.family or kind.unknown) and not kind.role:
            yield Span(*match.span(1), "PERSON_NAME")


def _starts(text: str, small: str) -> Iterator[int]:
    """Give where a sentence begins, or what is asked for: "St. Anna" begins none."""
    yield 0
    yield from (match.end() for match in _ASKING.finditer(text, small))
    yield from (match.end() for match in _START.finditer(text) if not text.endswith("St", 0, match.start()))
