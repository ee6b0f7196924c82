"""Names of two words or more that nothing announces: "Anna Huber", "A. Huber"."""

import re
from typing import Final

from opendata.recognizers.around_words import (
    ARTICLES,
    BLANKS,
    BORN_NEXT,
    CALLS,
    DOES,
    LIVES_NEXT,
    OF_STREETS,
    STREET_ENDS,
    begins_text,
    between,
    goes_on,
    in_list,
    is_told,
    sign_before,
)
from opendata.recognizers.names_by_role import HOURS, is_joined
from opendata.recognizers.nouns import is_place, is_word
from opendata.recognizers.whole_names import WITHIN, full, is_way, noble, run
from opendata.recognizers.words_in_text import MATTERS, Word

_TO_PLACES: Final = frozenset(
    "in aus nach richtung stadtteil ortsteil ecke zufahrt kreuzung einmuendung hoehe abzweig bushaeuschen strassenschild "
    "gemeinde gemarkung".split()
)
_ABBREVIATED: Final = re.compile(r"(?<!\w)[ziuoke]\. ?$")
"""What makes a capital and a dot an abbreviation: z. B., i. A., i. V., u. U."""


NAMED_MONTHS: Final = frozenset({"august", "mai", "reiner"})
"""Months, and an adjective, that are given names too."""
_WANTS: Final = re.compile(r"\s(?:wohnt|braucht|fragt|meint|sagt|ruft|verweigert|bestreitet|schuldet|weint)\b")
"""What only somebody does, and no firm: "Lejna Kubasch braucht …"."""


def paired(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Davut Öztekin", a given name and what can follow it, and "Maan Nasri", two that nobody knows, within a sentence."""
    first = found[at]
    august = first.kind.folded in NAMED_MONTHS
    if _is_turned(text, found, at) or _is_next_of_list(text, found, at):
        return at + 2
    if not (first.kind.given or first.kind.unknown or august):
        return at
    end = run(text, found, at, lambda kind: kind.second or kind.called or kind.folded in NAMED_MONTHS) if august else 0
    end = max(end, full(text, found, at))
    if sum(word.form == "word" for word in found[at:end]) < 2:  # noqa: PLR2004  (a pair)
        return at
    sure = first.kind.given and not (first.kind.listed and before is not None and before.kind.folded in _TO_THINGS)
    return end if sure or august or _are_unknown(text, found, at, end, before) else at


def _is_next_of_list(text: str, found: list[Word], at: int) -> bool:
    """Say whether two family names are one more of those who are listed: "Trauzeugen: Anna Huber, Merten Jabbusch"."""
    if not found[at].kind.alone or at < 2 or at + 1 == len(found):  # noqa: PLR2004  (another name stands before)
        return False
    second = found[at + 1]
    ends = text[second.end : second.end + 1] in {"", ",", ";", ".", ")"}
    beside = found[at - 1].kind.second and (found[at - 2].kind.given or found[at - 2].kind.second)
    fits = ends and beside and (second.kind.surname or second.kind.coined)
    return fits and between(text, found, at + 1) == " " and sign_before(text, found[at]) == ","


def _is_turned(text: str, found: list[Word], at: int) -> bool:
    """Say whether a family name stands before the given one: "Finderin: Maier Uschi"."""
    if at + 1 == len(found) or not found[at + 1].kind.only_given or between(text, found, at + 1) != " ":
        return False
    first = found[at].kind
    told = (first.unknown or first.coined or first.called) and is_told(text, found, at)
    alone = found[at].start < BLANKS and len(text) - found[at + 1].end < BLANKS and len(found) == at + 2
    whole = alone and not at and not (first.given or first.no_name)
    listed = whole and (first.coined or (first.place and not first.listed))  # "Gransee Nenad"
    family = (first.family and not first.given) or told or listed
    return family and goes_on(text, found[at + 1]) and not is_way(text, found, at)


def _are_unknown(text: str, found: list[Word], at: int, end: int, before: Word | None) -> bool:
    """Say whether words that nobody knows are a name: within a sentence, no place's, no make's."""
    closes = (
        sign_before(text, found[at]) in {"-", "–"} and not text[found[end - 1].end :].strip(" .!") and _is_sentence(found[:at])
    )
    both = end == at + 2 and not (found[at + 1].kind.given or found[at + 1].kind.place)
    wants = both and begins_text(text, found[at]) and _WANTS.match(text, found[end - 1].end) is not None
    if before is None and not (in_list(text, found[at]) or closes or wants):
        return False
    if before is not None and before.kind.folded in _TO_THINGS:
        return False
    if before is not None and (before.kind.folded.endswith("verein") or before.kind.folded in _TO_PLACES):
        return False
    folded = found[at].kind.folded
    from_there = folded.endswith("er") and is_place(folded.removesuffix("er"))  # "Königsberger Klopse"
    if from_there or folded.endswith(_OF_KINDS) or is_joined(found, at):
        return False  # "Trachtenverein D'Itzgrunder Seßlach", "in Lütten Klein"
    if _is_street(found, at, end, before):
        return False
    follows = end < len(found) and between(text, found, end) == " "
    return not (follows and (found[end].kind.thing or found[end].kind.folded[:1].isdigit()))  # "Lenovo ThinkPad L14"


def _is_sentence(found: list[Word]) -> bool:
    """Say whether words are of a sentence in which somebody speaks, or somebody is spoken of."""
    return any(word.kind.folded in _OF_PEOPLE for word in found)


_OF_PEOPLE: Final = frozenset(
    "ich wir mein meine meinem meinen unser unsere uns mich mir moechte möchte bitte herr herrn frau familie".split()
)


def _is_street(found: list[Word], at: int, end: int, before: Word | None) -> bool:
    """Say whether two words that nobody knows are a street: "Groner Tor", "über die Tweelbäker Tredde", "an der Eversten Holz".

    Two of three tell: how the first ends, what the last means, and a way before them.
    """
    last = found[end - 1].kind
    after = at > 1 and before is not None and before.kind.folded in ARTICLES and found[at - 2].kind.folded in _WAYS
    way = after or (before is not None and before.kind.folded == "zwischen")
    street = last.listed or last.folded in OF_STREETS or last.folded.endswith(STREET_ENDS)
    return sum((found[at].kind.folded.endswith("er"), street, way)) > 1


_OF_KINDS: Final = ("ischer", "isches", "ische")
"""How what describes a kind ends: "Japanischer Staudenknöterich"."""
_WAYS: Final = frozenset("an in auf ueber über hinter neben vor entlang zwischen richtung bis".split())
_TO_THINGS: Final = frozenset({"im", "am", "ins", "ans", "zur", "aufs"})
"""What no name of a person stands after: "Lesung im Saal Siehe Aushang"."""


def initialed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "A. Schmieding", "C. von Seydlitz", and after "mit" or "bei" any word."""
    if at + 1 >= len(found) or found[at + 1].form not in {"word", "particle"}:
        return at
    if _ABBREVIATED.search(text[max(0, found[at].start - BLANKS) : found[at].start]) or _ends_a_thing(text, found, at, before):
        return at
    end = noble(text, found, at + 1, initial=True)
    if end > at + 1 or between(text, found, at + 1) not in {" ", ""} or found[at + 1].form != "word":
        return end if end > at + 1 else at
    second = found[at + 1].kind
    if (
        second.folded in WITHIN | {"el", "al"}
        and at + 2 < len(found)
        and found[at + 2].form == "word"
        and between(text, found, at + 2) == " "
    ):
        return at + 3  # "S. Abu Zaid"
    if HOURS.search(text, max(0, found[at].start - BLANKS), found[at].end):
        return at  # "um 10:30 H. Umb. auf …"
    plainly = second.surname and not second.thing
    return at + 2 if plainly or _is_family_of_initial(text, found, at, before) else at


def _ends_a_thing(text: str, found: list[Word], at: int, before: Word | None) -> bool:
    """Say whether a letter is the last of what stands before: "nach VOB/A. Beschränkte …", "Größe M. Siehe …"."""
    told = text.endswith(_RULES_OF_AWARDS, 0, found[at].start) or (before is not None and before.kind.folded in _LETTERED)
    after = found[at + 1]
    return told and after.form == "word" and not (after.kind.family or after.kind.called or after.kind.given)


_LETTERED: Final = frozenset("groesse kleidergroesse konfektionsgroesse typ variante stufe kategorie zone tarif bauteil".split())
"""What is told apart by letters, and is nobody's: "Haus A. Huber" is."""
_RULES_OF_AWARDS: Final = ("VOB/", "VOL/")


def _is_family_of_initial(text: str, found: list[Word], at: int, before: Word | None) -> bool:
    """Say whether what follows an initial is a family name although it is a noun, a given name or made of two."""
    kind = found[at + 1].kind
    end = found[at + 1].end
    at_home = text.startswith(",", end) and LIVES_NEXT.match(text, end)
    if not kind.no_name and (DOES.match(text, end) or BORN_NEXT.match(text, end) or at_home):
        return True
    if not goes_on(text, found[at + 1]):
        return False
    calls = before is not None and before.kind.folded in CALLS
    matter = before is not None and (before.kind.role or before.kind.folded.endswith(MATTERS))
    told = calls or matter or begins_text(text, found[at])
    double = "-" in kind.folded and not is_word(kind.folded.rpartition("-")[2])  # "A. Warsame-Rehbein"
    within = kind.called and _is_within(text, found, at)
    noun = within or (told and (kind.coined or kind.called or kind.role)) or _is_short_noun(text, found, at)
    return kind.family or double or calls or bool(noun) or kind.only_given


def _is_short_noun(text: str, found: list[Word], at: int) -> bool:
    """Say whether a short noun or a place is the family name of an initial within a sentence: "hat früher L. Fries gepachtet"."""
    kind = found[at + 1].kind
    within = _is_within(text, found, at) or sign_before(text, found[at]) in set(":,/(")
    noted = at > 0 and found[at - 1].kind.folded in _OF_LISTS
    family = kind.called or kind.plain or kind.place or kind.coined
    return within and not noted and family and kind.folded not in _LETTERED_THINGS and (kind.called or not kind.no_name)


def _is_within(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word of a sentence in small letters, or "Laut", stands right before."""
    if not at or between(text, found, at) != " ":
        return False
    before = found[at - 1].kind.folded
    return (found[at - 1].form in {"other", "particle"} and before.isalpha()) or before in {"laut", "wohl"}


_LETTERED_THINGS: Final = frozenset(
    "plan bahn auto jugend lizenz teil check schlauch rohr zug klasse kurs roller bike scooter mail sport akte ebene saeule "
    "seite liga bus post herren damen mannschaft kader wagen werk punkt stelle".split()
)
"""What a letter tells apart or shortens: "S. Bahn", "E. Auto", "A. Jugend"."""
_OF_LISTS: Final = frozenset("siehe unter nach zu ziffer punkt gemaess und oder bis von am im in".split())
"""What stands before the letter of a list or a part: "siehe A. Punkt 3"."""
