"""Names in sentences in small letters throughout, as people type them on a telephone; capitals.py has the others."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from opendata.recognizers.calling import GREETING, ROLE, ROLES, SIGNATURE, is_given
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import Cued, cued, signed
from opendata.recognizers.names import gazetteer
from opendata.recognizers.raising import TOLD_BEFORE
from opendata.recognizers.small_words import NO_SIGNATURE, VERB_ENDINGS, VERBS, could_do, is_addressed, is_in_office, small_given
from opendata.recognizers.span import LOWER, UPPER, Span
from opendata.recognizers.words_in_text import kind_of
from opendata.recognizers.works import is_of_a_body

_TOKEN: Final = re.compile(r"[^\s,]+")
_SMALL: Final = rf"[{LOWER}]{{2,}}(?:-[{LOWER}]{{2,}})?"
_LOWER_NAME: Final = cued(
    "herr|frau|fr.|hr.|fam",
    rf"\b(?:[Hh]errn?|[Ff]rau|[Ff]r\.|[Hh]r\.|[Ff]amilie|[Ff]am\.)\s(?:(?:dr|prof)\.\s){{0,2}}((?:al-|el-)?[{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)\b",
)
_CALLS: Final = (
    r"(?:[Aa]nruf|[Aa]bgegeben|[Gg]emeldet|[Gg]efunden|[Uu]nterschrieben|[Bb]eschwerde|[Mm]eldung)\s(?:von|durch)|[Zz]urück\."
)
_SAID: Final = (
    r"(?:gez\.?|[Nn]ame\sist|heiße|hier\s(?:ist|spricht)|[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?,?|(?:lg|vg|mfg|LG|VG|MfG),?)"
)
_CALLED_LOWER: Final = signed(
    rf"(?i){ROLE}|{_CALLS}|{_SAID}",
    rf"(?:{ROLES}(?:\s(?:ist|namens|meine?r?))*|{_CALLS}|\b{_SAID})"
    rf"\s?:?\s?({_SMALL}(?:,?\s{_SMALL}){{1,2}})(?![\w])",
)
_SIGNED_LOWER: Final = cued(
    "gr|lg|vg|mfg",
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?(?:\svon)?|lg|vg|mfg|LG|VG|MfG),?\s({_SMALL}(?:\s{_SMALL})?)(?=\s*(?:$|[\n.,;:!(+]))",
)
"""A signature in small letters: a given name, alone or with one more word, after the greeting and before the end."""
_CLOSED_LOWER: Final = signed(
    GREETING,
    rf"\b(?:[Gg]r(?:ü|ue|u)(?:ß|ss)(?:en?)?|lg|vg|mfg|LG|VG|MfG),?\s({_SMALL}(?:\s{_SMALL})?)[.!]?\s*\Z",
)
_INTRODUCED_LOWER: Final = cued(
    "name|heiße|bin|hier",
    rf"\b(?:[Nn]ame\sist|heiße|bin\s(?:der|die)|hier\s(?:ist|spricht|schreibt))\s({_SMALL}(?:\s{_SMALL}(?=\s*(?:$|[\n.,;:!(+])))?)(?![\w-])",
)
_NEXT_SMALL: Final = re.compile(rf"\s({_SMALL})(?![\w-])")
_SHORT_ADDRESS_LOWER: Final = cued(
    "fr.|hr.|fam.",
    rf"\b(?:fr|hr|fam)\.\s(?!abend|morgen|mittag|nachm|vorm|und\b|bis\b|von\b|vom\b|uhr|nach\b|vor\b|dr\b|prof)((?:(?:von|van)\s(?:de[rnm]\s)?|(?:de|di|da|del|lo|la|el|al|zu|zur)\s)?{_SMALL})(?![\w-])",
)


_SIGNED_INITIAL: Final = cued(
    "gr|lg|vg|mfg|gez",
    rf"\b(?:gez\.?|[Gg]r(?:ü|ue)(?:ß|ss)e?|mfg|lg|vg),?\s([{LOWER}]\.\s?[{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?=\s*(?:$|[\n.,;:]))",
)
_SHORT_ROLE_LOWER: Final = cued(
    "pom|pm|pk|pok|phk|khk|kl.|kd.|kontoinh.|dr.|prof.|pat.|tn|gez.",
    rf"\b(?:gez\.|e?phk|pok|pom|pk|pm|khk|tn|kl\.|kd\.|kontoinh\.|pat\.|(?:dr|prof)\.)\s([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
_KIN: Final = cued(
    "mein|unser|sein|ihr|dein",
    rf"\b(?:[Mm]ein|[Uu]nser|[Ss]ein|[Ii]hr|[Dd]ein)(?:e[mrns]?)?\s(?:kleine[rs]?\s|gro(?:ß|ss)e[rs]?\s)?"
    rf"(?:mann|frau|sohn|tochter|kind|bruder|schwester|mutter|vater|oma|opa|tante|onkel|enkelin|enkel|nichte|neffe|freundin|freund)"
    rf"\s([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
"""Whose kin: "mein mann dieter"."""
_SMALL_INITIAL: Final = signed(
    r"(?i)[\s(][^\W\d_]\.\s?[^\W\d_]{3}",
    rf"(?<=[\s(])[{LOWER}]\.\s?([{LOWER}]{{3,}}(?:-[{LOWER}]{{3,}})?)(?![\w-])",
)
_ABBREVIATED_BEFORE: Final = re.compile(rf"(?<![{LOWER}])[{LOWER}]\.\s?$")


def in_small_letters(text: str, told: int) -> Iterator[Span]:
    """Find names by what calls, introduces or signs them.

    `told` says which patterns may fit (cue.py).
    """
    for one, fits in _TOLD:
        for match in one.finditer(text, told):
            if fits(match):
                yield Span(*match.span(1), "PERSON_NAME")
    for match in _CALLED_LOWER.finditer(text, told):
        yield from _lower_named(match)
    for match in _INTRODUCED_LOWER.finditer(text, told):
        if is_given(match.group(1).split()[0]):
            more = _NEXT_SMALL.match(text, match.end(1))
            further = more is not None and fold_text(more.group(1)) not in NO_SIGNATURE
            yield Span(match.start(1), more.end(1) if more and further else match.end(1), "PERSON_NAME")
    yield from _with_initial(text, told)
    for closed in _CLOSED_LOWER.finditer(text, told, max(0, len(text) - SIGNATURE)):
        if NO_SIGNATURE.isdisjoint(fold_text(closed.group(1)).split()):
            yield Span(*closed.span(1), "PERSON_NAME")


_DOES_LOWER: Final = signed(
    r"(?i)(?:herrn?|frau|hrn?|familie|fam\.|eheleuten?)\s\S+\s(?:kann|hat|haben|m(?:ö|oe)chte|bittet|bitten|w(?:ü|ue)nscht|fragt|meldet|"
    r"wohnt|beantragt|meint|sagt|teilt|bestreitet|beschwert|braucht|zieht|spricht|schl(?:ä|ae)ft|bekommt|sucht|zahlt|feiert|feiern)",
    rf"\b(?:[Hh]errn?|[Ff]rau|[Hh]rn?|[Ff]amilie|[Ff]am\.|[Ee]heleuten?)\s((?:al-|el-)?[{UPPER}{LOWER}][{LOWER}]{{2,}}(?:-[{LOWER}]{{3,}})?)"
    r"(?=\s(?:kann|hat|haben|möchte|moechte|bittet|bitten|wünscht|wuenscht|fragt|meldet|wohnt|beantragt|meint|sagt|teilt|bestreitet|"
    r"beschwert|braucht|zieht|spricht|schl(?:ä|ae)ft|bekommt|sucht|zahlt|feiert|feiern)\b)",
)
"""Who does what only somebody does, whatever the word: "frau unruh kann die treppe nicht gehen"."""


_TOLD: Final[tuple[tuple[Cued, Callable[[re.Match[str]], bool]], ...]] = (
    (_LOWER_NAME, is_addressed),
    (_DOES_LOWER, could_do),
    (_SIGNED_LOWER, lambda match: is_given(match.group(1).split()[0])),
    (_SHORT_ADDRESS_LOWER, lambda _: True),
    (_SHORT_ROLE_LOWER, is_in_office),
    (_KIN, lambda match: fold_text(match.group(1)) in small_given()),
)
"""What stands before a name, and what the word after it has to be."""


def _with_initial(text: str, told: int) -> Iterator[Span]:
    yield from (Span(*match.span(1), "PERSON_NAME") for match in _SIGNED_INITIAL.finditer(text, told))
    for match in _SMALL_INITIAL.finditer(text, told):
        if is_of_a_body(text, match.end()):
            continue  # "d. haas & hesse gmbh"
        kind, start = kind_of(match.group(1).title()), match.start()
        if text.endswith("(", 0, start) and (kind.listed or kind.place):
            continue  # "straßenlampe (r. nachtigall)"
        known = (
            kind.family
            and not (kind.place and text[start] == "n")
            and not _ABBREVIATED_BEFORE.search(text, max(0, start - 4), start)
        )
        sentence = text.endswith(". ", 0, start)
        if known or (
            kind.surname
            and not match.group(1).endswith(VERB_ENDINGS)
            and not sentence
            and TOLD_BEFORE.search(text, max(0, start - 9), start)
        ):
            yield Span(*match.span(), "PERSON_NAME")


def _lower_named(match: re.Match[str]) -> Iterator[Span]:
    first, *others = (fold_text(word).split("-")[0] for word in match.group(1).replace(",", " ").split())
    known = gazetteer()
    named = [at for at, other in enumerate(others) if (other in known.family or other in known.given) and other not in VERBS]
    if named and (first in known.given or (first in known.family and others[0] in known.given)):
        words = list(_TOKEN.finditer(match.group(1)))
        yield Span(match.start(1), match.start(1) + words[named[-1] + 1].end(), "PERSON_NAME")
