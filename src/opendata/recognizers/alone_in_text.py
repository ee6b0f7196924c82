"""Names of one word, told by the sentence around them: "Jana hat Fieber", "der Lindner von gegenüber"."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.span import WORD, Span
from opendata.recognizers.words_in_text import kind_of

_ACROSS: Final = re.compile(
    rf"\b(?:[Dd](?:er|ie|en|em)|[Vv]om|[Bb]eim)\s({WORD})\s(?:von\s)?(?:gegen(?:ü|ue)ber|nebenan|dr(?:ü|ue)ben|(?:oben|unten)(?=\s*[.,!?]))"
)
"""Who lives near by: "der Lindner von gegenüber"."""
_BEGINS: Final = re.compile(
    rf"(?:^|(?<!St)[.!?:;\n–-]\s?|\b[Bb]itte\s)(?![Bb]itte\s)({WORD}(?:\s{WORD})?)\s"
    r"(?:hat|ist|war|wird|wurde|kommt|kam|geht|ging|m(?:ö|oe)chte|braucht|darf|soll|muss|kann|bleibt|fehlt|isst|"
    r"nur|nicht|bitte|heute|morgen|um|ab)\s"
)
"""A sentence about somebody who is called by the given name: "Jana hat Fieber", "Bitte Jana nur den Großeltern mitgeben"."""


def alone(text: str) -> Iterator[Span]:
    """Find a given name that begins a sentence about somebody, and a family name of who lives near by."""
    for match in _BEGINS.finditer(text):
        kinds = [kind_of(word) for word in match.group(1).split()]
        if all(kind.only_given and not kind.place for kind in kinds):
            yield Span(*match.span(1), "PERSON_NAME")
    for match in _ACROSS.finditer(text):
        kind = kind_of(match.group(1))
        if (kind.family or kind.unknown) and not kind.role:
            yield Span(*match.span(1), "PERSON_NAME")
