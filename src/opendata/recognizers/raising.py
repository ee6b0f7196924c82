"""Names in small letters, written with a capital for the rules that follow."""

import re
from functools import lru_cache
from typing import Final

from opendata.recognizers.calling import CALLING, is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import signed
from opendata.recognizers.nouns import is_thing
from opendata.recognizers.small_words import (
    ALSO_WORDS,
    DESCRIBING,
    ENDS_NAME,
    NO_NAME,
    PARTICIPLE,
    VERB_ENDINGS,
    VERBS,
    could_be_called,
    given_nouns,
    is_family,
    is_named,
    is_unknown,
    is_verb,
    small_given,
    small_names,
)
from opendata.recognizers.span import LOWER, UPPER
from opendata.recognizers.words_in_text import Kind, is_small_role, kind_of

_ANY_CAPITAL: Final = re.compile(rf"[{UPPER}][{LOWER}]")
TOLD_BEFORE: Final = re.compile(r"(?:\b(?:durch|für|von|gegen|an|bei|mit|tn|kd\.)|[:!.]|\bzeug(?:e|in):?)\s$")
"""Who is told of with an initial: "abholung nur durch e. rosenthal"."""
SENTENCES: Final = re.compile(
    r"([.!?;\s](?:(?:(?<=[^\W\d_]{3}[.!?;])(?<!str.)|(?<=\d[a-z][.!?;])|(?<=\d{4}[.!?;]))\s|(?<=\s)[-–|/]\s|(?<=\n)))"
)
_SMALL_WORD: Final = re.compile(rf"(?<![\w@.-])(?:[{LOWER}]{{3,}}(?:-[{LOWER}]+)*|(?:al|el)-[{LOWER}]{{3,}})(?![\w@])")
_GIVEN_NEXT: Final = re.compile(rf",\s([{LOWER}]{{3,}}(?:-[{LOWER}]+)?)(?![\w@]|\.\w)")
"""A family name before a comma and a given name: "bühring, felix"."""
_AFTER_CODE: Final = re.compile(r"\b\d{5}\s$")
_NUMBER_NEXT: Final = re.compile(r"\.?\s\d{1,3}\s?[a-z]?(?!\w)")


def raised(text: str, told: int) -> str:
    """Write names in small letters as names are written, so that the same rules find them.

    In a sentence that has no capitalised word, a known name becomes one, the word after a given name, what calls somebody,
    and a street before its number; elsewhere a given and a family name side by side. The length stays.

    `told` says which patterns may fit (cue.py).
    """
    words = _PARTS.split(text)
    paired = not (small_names().isdisjoint(words) and given_nouns().isdisjoint(words)) or any(_AFTER_ROLE.finditer(text, told))
    parts = SENTENCES.split(text)
    if not (paired or told & _SMALL_STREET.bit):
        return "".join(part if _ANY_CAPITAL.search(part) else _raised(part) for part in parts)
    return "".join(_mixed(part, told, paired=paired) if _ANY_CAPITAL.search(part) else _raised(part) for part in parts)


_GOES_ON: Final = re.compile(r"\s*(?:$|[,.;:()])|\s(?:hat|bittet|möchte|moechte|fragt|meldet|wohnt|beantragt|wünscht|wuenscht)\b")
"""How a text goes on after a name, not after a verb."""


def _as_street(match: re.Match[str]) -> str:
    """Give a capital to what ends like a street and is no noun of the dictionary: "gehweg 12 qm pflastern" is none."""
    word = match.group()
    return word if kind_of(word.title()).listed else word[0].upper() + word[1:]


def _mixed(text: str, told: int, *, paired: bool) -> str:
    """Write streets and names as they are written, in a sentence of which other words have capitals."""
    if any(_SMALL_STREET.finditer(text, told)):
        text = _SMALL_STREET.pattern.sub(_as_street, text)
    return _paired(text) if paired else text


_SMALL_STREET: Final = signed(
    r"(?i)(?:straße|strasse|str\.?|weg|gasse|allee|platz|ring|stieg|ufer|damm|graben|"
    r"wall|anger|hain|pfad|pr[o0]menade|kamp|hang|steg|h[o0]f|winkel|berg)\s?\d",
    rf"(?<![\w@./-])(?:(?<=er )str\.?|[{LOWER}]{{3,30}}(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|stieg|ufer|damm|graben|"
    r"wall|anger|hain|pfad|promenade|kamp|hang|steg|hof|winkel|berg))(?=\s?\d{1,3}(?:\s?[a-z])?(?![\w.,]\d))",
)
"""A street in small letters before its number, where other words have capitals."""
_AFTER_ROLE: Final = signed(
    rf"[{UPPER}{LOWER}][ERNern] [{UPPER}{LOWER}]{{4}}",
    rf"(?<![{UPPER}{LOWER}])[{UPPER}{LOWER}][{LOWER}]{{2,30}}(?<=[ern]) [{LOWER}]{{5}}",
)


_PARTS: Final = re.compile(r"[^\w'’]+")


def _paired(text: str) -> str:
    """Give a given and a family name side by side their capitals, and a name after who it is: "Fahrerin defne kurt"."""
    given, names = small_given(), small_names()
    pairs = [
        pair
        for pair in _SMALL_PAIR.finditer(text)
        if (fold_text(pair.group(1).split("-")[0]) in given or _is_noun_and_family(*pair.groups()))
        and (pair.group(2) not in VERBS or _GOES_ON.match(text, pair.end(2)))
        and (is_family(pair.group(2)) or _is_told(text, pair))
    ]
    told = [
        one
        for one in _SMALL_AFTER_ROLE.finditer(text)
        if (one.group(2) in names or could_be_called(one.group(2)))
        and (is_small_role(one.group(1)) if one.group(1).islower() else _is_role_alone(kind_of(one.group(1))))
    ]
    if not pairs and not told:
        return text
    letters = list(text)
    for match in told:
        letters[match.start(2)] = match.group(2)[0].upper()
    for match in pairs:
        for group in (1, 2):
            letters[match.start(group) : match.end(group)] = match.group(group).title()
    return "".join(letters)


def _is_noun_and_family(first: str, second: str) -> bool:
    """Say whether a given name that is a noun too stands before what is a family name and nothing else: "horst kirchner"."""
    kind = kind_of(second.title())
    family = kind.alone or (kind.family and kind_of(first.title()).only_given and fold_text(second) not in ALSO_WORDS)
    return fold_text(first) in given_nouns() and family  # "lutz meier"


def _is_role_alone(kind: Kind) -> bool:
    """Say whether a word says what somebody is, and is no family's: "Heinrich der Löwe erinnert"."""
    return kind.role and not kind.called


_SMALL_PAIR: Final = re.compile(
    rf"(?:(?<=[ (:])|^)([{LOWER}]{{3,}}(?:-[{LOWER}]{{2,}})*) "
    rf"(?=(?:(?:von|van|de|di|da|del|lo|la|el|al|zum|zur|vom) ){{0,2}}([{LOWER}]{{3,}}(?:-[{LOWER}]{{2,}})*)(?![\w@]))"
)


_SMALL_AFTER_ROLE: Final = re.compile(
    rf"(?<!\w)([{UPPER}{LOWER}][{LOWER}]+) ([{LOWER}]{{3,}})(?=\s*(?:$|[,.;:()])|\s(?:war|krank|[{LOWER}]+(?:t|te|en))\b)"
)
"""One word in small letters after what somebody is, before what they do: "Pächter kaya kündigt"."""


def _is_told(text: str, pair: re.Match[str]) -> bool:
    """Say whether a word that nobody knows is the family name of who is called before: "Anzeige gegen lorenz klam"."""
    ends = ENDS_NAME.match(text, pair.end(2)) is not None
    kind = kind_of(pair.group(2).title())
    unknown = (kind.unknown or kind.coined or kind.called) and (ends or not pair.group(2).endswith(VERB_ENDINGS))
    before = _CALLED_BEFORE.search(text, max(0, pair.start() - _LONGEST_ROLE), pair.start())
    called = before is not None and (before.group(1) is None or kind_of(before.group(1)).role)
    closes = ends and could_be_called(pair.group(2)) and fold_text(pair.group(1)) in small_given()  # "wieder halina zembrod"
    told = called or closes or _BORN_NEXT.match(text, pair.end(2)) is not None
    return unknown and (told or _DOES.match(text, pair.end(2)) is not None)


_BORN_NEXT: Final = re.compile(r",?\s\(?(?:geb\b|\*|\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d\b)")
_DOES: Final = re.compile(r"\s(?:hat|möchte|bittet|wünscht|fragt|meldet|ruft|wohnt|beantragt)\b")
_CALLED_BEFORE: Final = re.compile(
    rf"(?:\b(?:[Ll]aut|[Ii]hre?|[Dd](?:er|ie|en|em)|gegen|von|durch|f(?:ü|ue)r|mit|bei|an|als|wieder|[Ii]ch)|:|\b([{UPPER}][{LOWER}]+))\s$"
)
_LONGEST_ROLE: Final = 30


def _raised(text: str) -> str:
    letters = list(text)
    given = False
    before: re.Match[str] | None = None
    for match in _SMALL_WORD.finditer(text):
        word = match.group()
        named = is_named(word)
        listed = _GIVEN_NEXT.match(text, match.end())
        beside = before if before is not None and text[before.end() : match.start()] in {" ", " zu "} else None
        surely = not match.start() or TOLD_BEFORE.search(text, max(0, match.start() - 9), match.start()) is not None
        if (
            listed
            and is_given(listed.group(1))
            and (surely or not (is_thing(fold_text(word)) or is_verb(word) or word.endswith(DESCRIBING)))
        ) or _AFTER_CODE.search(text[max(0, match.start() - 7) : match.start()]):
            _raise(letters, match)
        numbered = word not in VERBS and _NUMBER_NEXT.match(text, match.end())
        if numbered and beside and beside.group().endswith(_OF_STREETS):
            _raise(letters, beside)
        verb = (
            word in VERBS
            or (PARTICIPLE.match(word) and not kind_of(word.title()).family)
            or (word.endswith(VERB_ENDINGS) and not ENDS_NAME.match(text, match.end()))
        )
        addressed = beside is not None and (
            (beside.group() in _FORMS_OF_ADDRESS and is_unknown(word))
            or (could_be_called(word) and kind_of(beside.group().title()).role)
        )
        follows = (((given and beside is not None) or addressed) and not verb) or numbered
        role = (
            (_calling(word) or kind_of(word.title()).role)
            and word not in VERBS
            and (
                word in _ROLES_LIKE_VERBS
                or not word.endswith((*VERB_ENDINGS, *DESCRIBING))
                or (word.endswith(DESCRIBING) and kind_of(word.title()).family)
            )
        )
        willing = given and beside is not None and word in VERBS and not _GOES_ON.match(text, match.end())  # "wolf will nicht"
        does = beside is None and word in VERBS and _OBJECT_NEXT.match(text, match.end())  # "halter ermittelt, holt den hund ab"
        if willing or does or _FIRM_NEXT.match(text, match.end()) or (word in _DEGREES and _TO_DEGREE.match(text, match.end())):
            named = False
        elif named or ((role or follows) and fold_text(word) not in NO_NAME):
            _raise(letters, match)
        given = (named and is_given(word)) or (given and beside is not None and _is_noble(text, match))
        before = match
    return "".join(letters)


_OBJECT_NEXT: Final = re.compile(r"\s(?:den|die|das|es|ihn|sie|einen|eine|ein|seine|ihre|ihren|seinen)\b")
_DEGREES: Final = frozenset({"ernst", "stark"})
_TO_DEGREE: Final = re.compile(
    r"\s(?:(?:zu\s)?nehm|genommen|gemeint|ver(?:wahrlost|schmutzt|m(?:ü|ue)llt)|besch(?:ä|ae)digt|bewachsen|befahren)"
)
"""What follows names that are words of degree: "ernst zu nehmen", "stark verschmutzt"."""
_FIRM_NEXT: Final = re.compile(rf"(?:\s[{LOWER}-]+){{0,2}}\s(?:gmbh|mbh|ag|kg|ohg|ug|gbr|eg|se|e\.\s?v\.|e\.\s?k\.)(?!\w)")
"""What makes a firm of a name: "lehmann baustoffe ag"."""
_ROLES_LIKE_VERBS: Final = frozenset({"tante", "patient", "klient", "dozent"})
_OF_STREETS: Final = ("er", "alte", "neue", "lange", "kurze", "krumme", "hohe", "breite", "obere", "untere", "hintere")
"""What stands before the word of a street: "weicheringer weg 31"."""
_FORMS_OF_ADDRESS: Final = frozenset({"herr", "herrn", "frau", "familie", "fam"})


def _is_noble(text: str, match: re.Match[str]) -> bool:
    """Say whether a word stands between a given and a family name: "heinz-jürgen von dem knesewitz", not "max der hund"."""
    return match.group() in {"von", "van"} or (match.group() in {"dem", "der"} and text.endswith("von ", 0, match.start()))


def _raise(letters: list[str], match: re.Match[str]) -> None:
    """Give each part of a word a capital, joined by hyphens or not."""
    for at in (0, *(found.end() for found in re.finditer("-", match.group()))):
        capital = letters[match.start() + at].upper()
        if len(capital) == 1:
            letters[match.start() + at] = capital


@lru_cache(maxsize=10_000)
def _calling(word: str) -> bool:
    return any(map(word.__contains__, CALLING))
