"""Names, homes and whole sentences in capitals, written as they are otherwise, so that the same rules find them.

Every letter stays in its place: offsets in what is given back are offsets in the text.
"""

import re
from typing import Final

from opendata.recognizers.calling import is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import signed
from opendata.recognizers.nouns import is_thing
from opendata.recognizers.raising import SENTENCES
from opendata.recognizers.small_words import ALSO_WORDS, could_be_called, is_named
from opendata.recognizers.span import UPPER, WORD
from opendata.recognizers.words_in_text import kind_of

_SHORTEST: Final = 3
_CAPITALS: Final = rf"[{UPPER}]{{2,}}(?:-[{UPPER}]{{2,}})*"
_LOUD: Final = signed(rf"[{UPPER}]{{2}}(?:\W+[{UPPER}\d]+){{2}}", rf"(?<!\w)[{UPPER}]{{2,}}+(?:\W++[{UPPER}\d]++){{2,}}")
"""Three words in capitals, side by side."""
_SHOUTED: Final = signed(
    rf"[{UPPER}]{{3}}|[{UPPER}]{{2}}-[{UPPER}]{{2}}",
    rf"(?<![\w@.-])(?:[{UPPER}]{{3,}}|[{UPPER}]{{2}}-[{UPPER}]{{2,}})(?![\w@]|\.\w)",
)
_NAME: Final = re.compile(rf"(?<![\w@.-]){_CAPITALS}(?![\w@])")
_FAMILY: Final = re.compile(rf"(?<![\w@.-])({_CAPITALS})(?:, ?| )({WORD})(?![\w@])")
"""A family name in capitals, and the given one as it is written: "SCHNACKENBERG Ingeborg"."""
_LISTED: Final = re.compile(rf"(?<![\w@.-])({_CAPITALS}), ([{UPPER}]{{3,}})(?![\w@])")
"""Both in capitals: "SCHNACKENBERG, INGEBORG"."""
_ADDRESSED: Final = re.compile(
    r"\b(?:[Hh]errn?|[Ff]rau|[Ff]amilie|[Ff]am\.|[Ee]heleuten?)\s"
    rf"((?:(?:VON|VAN|ZU|ZUR|ZUM|DE|DER|DEM|EL|AL)[ -]){{0,2}})({_CAPITALS})(?![\w@])"
)
"""Who is addressed, with what stands before the family name: "Frau ZUR MÜHLEN"."""
_HOME: Final = re.compile(
    rf"(?<![\w@.-])(?:[{UPPER}]{{2,30}}\s)?[{UPPER}-]{{0,30}}(?:STRASSE|STR\.|WEG|GASSE|ALLEE|PLATZ|RING|DAMM|UFER|STIEG|KAMP|"
    rf"GRABEN|WALL|PFAD|HAIN)\s?\d{{1,3}}(?:\s?[A-H]\b)?(?:,?\s\d{{5}}\s[{UPPER}]{{3,30}})?(?!\w)|"
    rf"(?<![\w@.-])[{UPPER}]{{3,30}}\s\d{{1,3}}(?:\s?[A-H]\b)?,?\s\d{{5}}\s[{UPPER}]{{3,30}}(?!\w)"
)
"""A street with its number: "GÄRTNERSTRASSE 12A, 22767 HAMBURG"."""
_HOUSE_LETTER: Final = re.compile(r"(?<=\d)\s?[A-H]\b")
_BORN_NEXT: Final = re.compile(r",?\s\(?(?:geb\b|\*)")


def spoken(text: str, told: int) -> str:
    """Write sentences that are in capitals throughout in small letters; the length stays.

    `told` says which patterns may fit (cue.py).
    """
    if not any(_LOUD.finditer(text, told)):
        return text
    parts = SENTENCES.split(text)
    return "".join(
        part.lower() if _LOUD.pattern.search(part) and part == part.upper() and len(part.lower()) == len(part) else part
        for part in parts
    )


def lowered(text: str, told: int) -> str:
    """Write names and homes in capitals with one capital each, in a sentence that has small letters too; the length stays.

    `told` says which patterns may fit (cue.py).
    """
    if not any(_SHOUTED.finditer(text, told)):
        return text
    letters = list(text)
    for match in _ADDRESSED.finditer(text):
        if match.group(1) or _could_be_addressed(match.group(2).lower()):
            _write(letters, match.start(2), match.group(2))
            letters[match.start(1) : match.end(1)] = match.group(1).lower()
    for match in _HOME.finditer(text):
        _write(letters, match.start(), match.group())
        for house in _HOUSE_LETTER.finditer(match.group()):
            letters[match.start() + house.start() : match.start() + house.end()] = house.group().lower()
    for match in _LISTED.finditer(text):
        if kind_of(match.group(2).title()).only_given and _could_be_listed(match.group(1).title()):
            _write(letters, match.start(), match.group())
    for match in _FAMILY.finditer(text):
        if _is_family(match):
            _write(letters, match.start(), match.group(1))
    _write_known(letters, text)
    return "".join(letters)


def _write(letters: list[str], start: int, words: str) -> None:
    """Write words with one capital each, as they are where that would change their length; the Turkish İ is an I."""
    titled = words.replace("İ", "I").title()
    if len(titled) == len(words):
        letters[start : start + len(words)] = titled


def _write_known(letters: list[str], text: str) -> None:
    """Write known names, and what follows a given name: "HASAN KURT"."""
    given, end = False, 0
    shouted = list(_NAME.finditer(text))
    for at, match in enumerate(shouted):
        small = match.group().replace("İ", "I").lower()
        family = not is_thing(fold_text(small)) or kind_of(small.title()).called or bool(_BORN_NEXT.match(text, match.end()))
        follows = given and text[end : match.start()] == " " and family
        beside = any(after.start() == match.end() + 1 for after in shouted[at + 1 : at + 2])
        alone = len(small) <= _SHORTEST and not beside  # "unter GOK …"
        named = (is_named(small) and not alone) or follows
        if named:
            _write(letters, match.start(), match.group())
        given, end = named and is_given(small), match.end()


def _is_family(match: re.Match[str]) -> bool:
    """Say whether a word in capitals is the family name of the given one after it."""
    kind = kind_of(match.group(1).title())
    short = len(match.group(1)) <= _SHORTEST and match.string[match.end(1)] == " "  # "FC Anna"
    first = match.end(1) <= _SHORTEST
    return kind_of(match.group(2)).only_given and not short and (kind.second or kind.coined or kind.called or first)


def _could_be_addressed(small: str) -> bool:
    return (is_named(small) or could_be_called(small) or kind_of(small.title()).called) and fold_text(small) not in ALSO_WORDS


def _could_be_listed(name: str) -> bool:
    kind = kind_of(name)
    return kind.second or kind.called
