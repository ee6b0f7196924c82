"""What stands between the words of a text and around them."""

import re
from typing import Final

from opendata.recognizers.span import LOWER, UPPER
from opendata.recognizers.words_in_text import MATTERS, Word

CALLS: Final = frozenset({"bei", "von", "an", "für", "fuer", "mit", "durch", "gegen"})
"""After these a family name may stand alone: "Hausbesuch bei Petridis"."""
OF_STREETS: Final = ("kamp", "stieg", "twiete", "diek", "redder", "doerp", "tredde", "gang", "pfad")
BLANKS: Final = 8
"""Characters that are looked at for the sign before a word: what a text costs must not grow with its square."""


def between(text: str, found: list[Word], at: int) -> str:
    """Give what stands between a word and the one before it."""
    return text[found[at - 1].end : found[at].start]


STREET_ENDS: Final = tuple("weg strasse gasse allee platz ring damm ufer".split())
MINE: Final = frozenset(
    "ihren seinen unseren deinen meine meiner mein meinem meinen unsere unser unserem ihre ihr seine sein".split()
)


DOES: Final = re.compile(
    r"\s(?:hat|möchte|moechte|will|wohnt|bittet|beantragt|braucht|wünscht|wuenscht|fragt|meint|sagt|meldet|ruft|teilt|fährt|faehrt|"
    r"kommt|verweigert|bestreitet|bestätigt|bestaetigt|legt|zahlt|schuldet|hatte|macht|weiß|weiss|war\s(?:da|hier|krank))\b"
)
"""What only somebody does."""
ARTICLES: Final = frozenset({"der", "die", "den", "dem"})
LIVES_NEXT: Final = re.compile(  # "Herzog Neuplanitzer Weg 25", "F. Essen, Rheydter Str. 95"
    rf",?\s(?:[{UPPER}][{LOWER}]+er\s|[{UPPER}][{LOWER}.-]+)(?i:stra(?:ß|ss)e|str\.|weg|gasse|allee|ring|damm)\s\d{{1,3}}\b"
)
BORN_NEXT: Final = re.compile(r",?\s\(?(?:geb\b|\*)")


def begins_text(text: str, word: Word) -> bool:
    """Say whether a word begins a text, or a sentence of it."""
    start = word.start < BLANKS and not text[: word.start].strip()
    return start or sign_before(text, word) in set(":.!?;")


def is_told(text: str, found: list[Word], at: int) -> bool:
    """Say whether what stands before calls somebody: a colon, what somebody is, "bei" or "gegen"."""
    before = found[at - 1] if at else None
    called = before is not None and (
        before.kind.role or before.kind.folded in CALLS or (before.kind.thing and before.kind.folded.endswith(MATTERS))
    )
    bracketed = at > 0 and found[at - 1].kind.role and between(text, found, at) == " ("
    return called or bracketed or sign_before(text, found[at]) == ":"


def is_somebody(text: str, word: Word) -> bool:
    """Say whether a text goes on after a word as after a name, not as after a day or a thing."""
    return OF_SOMEBODY.match(text, word.end) is not None or _ENDS.match(text, word.end) is not None


_ENDS: Final = re.compile(r"\s*(?:$|[;:)(/|\n]|[.,](?=\s|$)(?!\s\d{1,2}[.:]))|\s(?:[Tt]el|[Mm]obil|[Hh]andy)\b")
OF_SOMEBODY: Final = re.compile(
    r",?\s\(?(?:geb\b|\*)|,\s\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d\b|\s(?:möchte|moechte|hat|ist|war|wohnt|bittet|beantragt|braucht|will|wünscht|wuenscht|fragt|meint|sagt|"
    r"meldet|ruft|teilt|fährt|faehrt|kommt|verweigert|bestreitet|legt|zahlt|schuldet|fehlt|hatte|wurde|wird|am|vom|per|telefonisch|schriftlich)\b"
)


def goes_on(text: str, word: Word) -> bool:
    """Say whether no capitalised word or number follows: a noun beside another is then a name."""
    after = text[word.end : word.end + 2]
    if text.startswith(" - ", word.end):
        return True
    return (
        after == ""
        or not (after[0].isalnum() or after[0] in " -'’&")
        or (after[0] == " " and (after[1:].islower() or not (after[1:].isalnum() or after[1:] in {"&", "-"})))
    )


def introduced(text: str, word: Word, before: Word | None) -> bool:
    """Say whether a list begins here, or what stands before calls somebody."""
    if before is not None:
        return before.kind.thing or before.kind.role or before.kind.folded in CALLS
    return in_list(text, word) and (word.kind.family or sign_before(text, word) != ",")


def in_list(text: str, word: Word) -> bool:
    """Say whether a word stands behind a colon or the sign of a list."""
    return sign_before(text, word) in set(":;,~|·+#•>*=")


def sign_before(text: str, word: Word) -> str:
    """Give the last character before a word that is no blank; none far from it."""
    return text[max(0, word.start - BLANKS) : word.start].rstrip()[-1:]
