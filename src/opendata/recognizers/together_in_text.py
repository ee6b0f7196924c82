"""Names that are told together: of two, of couples, in lists, one for another, and again."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.calling import is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import cued
from opendata.recognizers.nouns import is_thing
from opendata.recognizers.small_words import could_be_called
from opendata.recognizers.span import LOWER, PARTICLE, WORD, Span
from opendata.recognizers.words_in_text import kind_of
from opendata.recognizers.works import is_of_a_body

_BEFORE: Final = 40
"""Characters that are looked at before a name."""
_SEVERAL: Final = cued(
    "klingelschild|trauung|eheschlie|nachbarn|familien|parteien|eheleute|geschwister|br|kollegen|kolleginnen|herren|damen|paar",
    rf"\b(?:Trauung|Eheschlie(?:ß|ss)ung|[Kk]lingelschild(?:er)?|[Nn]achbarn|[Ff]amilien|[Pp]arteien|[Ee]heleuten?|(?:Braut|Ehe)paar|[Gg]eschwistern?|[Bb]r(?:ü|ue)dern?|Kolleg(?:en|innen)|Herren|Damen)"
    rf"\s({WORD})(?:\s(?:und|u\.)\s|\s?[/&]\s?)({WORD})(?=\s[{LOWER}(]|[,.;:)]|\s*$)",
)
"""Two who are called at once: "Die Nachbarn Albers und Matthes streiten …"."""
_RENAMED: Final = cued(
    "name|schild",
    rf"\b\w*[Nn]amen?\s(?:nach|vor|bei|seit)\s(?:der\s)?(?:Eheschlie(?:ß|ss)ung|Hochzeit|Heirat|Scheidung|Geburt|Trauung|Adoption)(?::|\slautet)?\s({WORD})"
    rf"(?:,\s(?:vorher|fr(?:ü|ue)her|bisher|zuvor|ehemals|geb\.|danach|jetzt|nun)\s({WORD}))?(?=\s*(?:$|[.,;)]))|"
    rf"(?:\b[Nn]amens(?:erkl(?:\.|(?:ä|ae)rung)|(?:ä|ae)nderung|f(?:ü|ue)hrung)|[Nn]amens?schild\w*|[Tt](?:ü|ue)rschild\w*|[Kk]lingelschild\w*)[^.:;\n]{{0,20}}:?\s"
    rf"(?:von\s|alt\s|k(?:ü|ue)nftig\s)?({WORD})\s?(?:->|→|zu|in|statt|,\sneu)\s?({WORD})(?=\s*(?:$|[.,;)]))",
)
"""What somebody is called since or before something: "Name nach der Eheschließung: Begic, vorher Becker"."""
_FORMER_NAME: Final = cued(
    "name",
    rf"\b(?:ihren|seinen|meinen)\s(?:\w+\s)?(?:Geburts|M(?:ä|ae)dchen|Familien)namen\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,;:)(]|\.(?:\s|$)))",
)
"""The name that somebody was born with: "führt wieder ihren Geburtsnamen Behrens"."""
_KEPT_NAME: Final = cued(
    "namensf|ehename|familienname|geburtsname",
    rf"\b(?:[Nn]amensf(?:ü|ue)hrung|[Ee]hename|[Ff]amilienname|[Gg]eburtsname)\w*[^.;\n]{{0,40}}?\s(?:beh(?:ä|ae)lt|behalten|erh(?:ä|ae)lt|f(?:ü|ue)hrt|w(?:ä|ae)hlt)\s({WORD})"
    rf"(?:,\s[\w\s]{{3,30}}?\s(?:erhalten|f(?:ü|ue)hren|behalten|beh(?:ä|ae)lt|erh(?:ä|ae)lt|f(?:ü|ue)hrt)\s({WORD}))?(?=\s*(?:$|[.,;)]))",
)
"""Who keeps which name: "Namensführung: Ehefrau behält Huber, Kinder erhalten Huber-Novak"."""
_PAIR: Final = cued(
    "paar",
    r"\b(?:[Bb]raut|[Ee]he)paar\s((?:[\w'’-]+\s)?[^\W\d_][\w'’-]{2,})\s?[/&]\s?([^\W\d_][\w'’-]{2,})(?=\s|[.,;:)]|$)",
)
"""Who marries, however it is written: "brautpaar meyr/scholz"."""
_BETWEEN_TWO: Final = cued(
    "zwischen|statt",
    rf"\b(?:(?:[Ss]treit|[Gg]renz\w*|[Vv]ereinbarung|[Aa]bsprache|[Gg]espr(?:ä|ae)ch|[Vv]ergleich|[Ee]inigung)\szwischen\s({WORD})\sund\s"
    rf"({WORD})|[Ss]tatt\s({WORD})\skommt\s({WORD}))(?=\s*(?:$|[.,;)])|\s[{LOWER}])",
)
"""Between whom something is, and who comes instead: "Grenzstein zwischen Huber und Novak"."""


def several(text: str, told: int) -> Iterator[Span]:
    """Find two who are called at once, who marries and keeps which name, between whom something is.

    `told` says which patterns may fit (cue.py).
    """
    for match in _SEVERAL.finditer(text, told):
        kinds = [kind_of(word) for word in match.groups()]
        if any(kind.surname for kind in kinds) and all(kind.surname or (kind.noun and not kind.role) for kind in kinds):
            yield from (Span(*match.span(group), "PERSON_NAME") for group in (1, 2))
    for match in _FORMER_NAME.finditer(text, told):
        if _could_be_born(match.group(1)):
            yield Span(*match.span(1), "PERSON_NAME")
    for one in (_KEPT_NAME, _RENAMED):
        for match in one.finditer(text, told):
            groups = [at for at, word in enumerate(match.groups(), 1) if word and _could_marry(word)]
            yield from (Span(*match.span(group), "PERSON_NAME") for group in groups)
    for one in (_PAIR, _BETWEEN_TWO):
        for match in one.finditer(text, told):
            groups = [at for at, word in enumerate(match.groups(), 1) if word]
            if all(_could_marry(match.group(group).split()[-1]) for group in groups):
                yield from (Span(*match.span(group), "PERSON_NAME") for group in groups)


_LABELLED: Final = cued(
    "säumig|saeumig|wesend|entschuldigt|fehlt|erschienen|gemeldet|urlaub|krank",
    r"\b(?i:s(?:ä|ae)umig|anwesend|abwesend|entschuldigt|fehlt|(?:nicht\s)?erschienen|(?:an|ab)gemeldet|urlaub|krank)\s?:\s"
    rf"((?:(?:{PARTICLE}\s){{0,2}}{WORD},\s){{1,8}}(?:{PARTICLE}\s){{0,2}}{WORD})\sund\s((?:{PARTICLE}\s){{0,2}}{WORD})(?![\w-])",
)
"""Who was there, who owes: "Säumig: Huber, von Petridis und Novak"."""


def listed(text: str, told: int) -> Iterator[Span]:
    """Find whom a list names after what they all are; the family names of some are known.

    `told` says which patterns may fit (cue.py).
    """
    for match in _LABELLED.finditer(text, told):
        spans = [
            Span(match.start(1) + one.start(), match.start(1) + one.end(), "PERSON_NAME")
            for one in _OF_LIST.finditer(match.group(1))
        ]
        spans.append(Span(*match.span(2), "PERSON_NAME"))
        kinds = [kind_of(text[span.start : span.end].rsplit(maxsplit=1)[-1]) for span in spans]
        if any(kind.alone for kind in kinds) and all(kind.surname or kind.called for kind in kinds):
            yield from spans


_OF_LIST: Final = re.compile(r"[^,\s][^,]*")


def _could_marry(word: str) -> bool:
    """Say whether a word, in small letters too, is a family name or may be one."""
    kind = kind_of(word.title())
    surname = could_be_called(word) if word.islower() else (kind.surname or kind.coined) and not (kind.no_name or kind.place)
    return kind.family or surname


def _could_be_born(word: str) -> bool:
    return _could_marry(word) or kind_of(word).called


def born(text: str, named: list[Span]) -> Iterator[Span]:
    """Find the name that somebody was born with: "Frau Vogel geb. Behrens ist umgezogen"."""
    for name in named:
        match = _BORN.match(text, name.end)
        if match and _could_be_born(match.group(1)):
            yield Span(*match.span(1), "PERSON_NAME")


_BORN: Final = re.compile(rf",?\s\(?geb(?:\.|orene?r?)\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,;:)(]|\.(?:\s|$)))")


def couples(text: str, named: list[Span]) -> Iterator[Span]:
    """Find the given name that shares the family name of the next: "Layla und Omar Sabbagh"."""
    for name in named:
        first = _AND_BEFORE.search(text[max(0, name.start - _BEFORE) : name.start])
        if first and is_given(first.group(1)) and not is_thing(fold_text(first.group(1))):
            at = max(0, name.start - _BEFORE)
            yield Span(at + first.start(1), at + first.end(1), "PERSON_NAME")


_AND_BEFORE: Final = re.compile(rf"(?<![\w-])({WORD})\s(?:und|u\.|&|\+)\s$")


def joined(text: str, named: list[Span]) -> Iterator[Span]:
    """Find who is told together with somebody: "Zeugen Huber und Novak bestätigen", "entschuldigt: Huber, Novak und Petridis"."""
    reached = 0  # what was told with a name before is not gone through again
    for name in sorted(named):
        given = kind_of(text[name.start : name.end]).only_given
        match = _NEXT_NAMED.match(text, name.end) if name.end > reached else None
        while match and _is_joined(text, match, given=given):
            yield Span(*match.span(1), "PERSON_NAME")
            reached = match.end(1)
            match = _NEXT_NAMED.match(text, reached)


def _is_joined(text: str, match: re.Match[str], *, given: bool) -> bool:
    """Say whether a word is a name like the one before it: given names go with given ones, families with families."""
    kind = kind_of(match.group(1))
    named = kind.only_given if given else kind.family and not kind.role
    said = kind.listed and _SAID_OF.match(text, match.end(1)) is not None
    return named and not (said or kind.place or kind.no_name or is_of_a_body(text, match.end(1)))


_SAID_OF: Final = re.compile(rf"\s(?!und\b|u\.)[{LOWER}]")
"""Something is said of a thing: "bei Huber, Hund ohne Marke"."""
_NEXT_NAMED: Final = re.compile(rf"(?:,|\sund|\su\.|\s/)\s({WORD})(?=\s*(?:$|[.,;:)/])|\su(?:nd|\.)\s|\s[{LOWER}])")


def again(text: str, named: list[Span]) -> Iterator[Span]:
    """Find the last word of each name again, where the text comes back to it: "… und Hubers haben auch drei Kinder"."""
    lasts = {text[name.start : name.end].rsplit(maxsplit=1)[-1].strip(".,") for name in named}
    told = {last + ending for last in lasts if len(last) >= _SHORTEST_AGAIN for ending in ("", "s", "'s")}
    for match in WHOLE_WORD.finditer(text) if told else ():
        if match.group() not in told or _STREET_NEXT.match(text, match.end()):
            continue
        timed = kind_of(match.group()).no_name and _TIMED.search(text, max(0, match.start() - _BEFORE), match.start())
        if not timed:
            yield Span(match.start(), match.end(), "PERSON_NAME")


_SHORTEST_AGAIN: Final = 4
_TIMED: Final = re.compile(
    r"\b(?:[Aa]m|[Jj]eden|[Bb]is|[Aa]b|[Ss]eit|[Vv]om|[Zz]um|[Dd]iesen|(?:n(?:ä|ae)chste|letzte|kommende)[nr]?|[Ii]m)\s\Z"
)
"""What makes a day or month of a word that is somebody's name too."""
WHOLE_WORD: Final = re.compile(r"\w[\w'’-]*\w")
_STREET_NEXT: Final = re.compile(r"\s(?:Stra|Weg|Platz)")
