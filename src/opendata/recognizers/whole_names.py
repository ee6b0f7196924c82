"""How far a name goes on from its first word: given names, particles, family names that are nouns or abroad."""

import re
from collections.abc import Callable
from typing import Final

from opendata.recognizers.around_words import (
    BORN_NEXT,
    LIVES_NEXT,
    OF_SOMEBODY,
    begins_text,
    between,
    goes_on,
    is_somebody,
    is_told,
)
from opendata.recognizers.nouns import is_word
from opendata.recognizers.span import LOWER
from opendata.recognizers.words_in_text import MATTERS, Kind, Word

_MOST_PARTS: Final = 4

_Fits = Callable[[Kind], bool]


def full(text: str, found: list[Word], at: int) -> int:
    """Give the end of given and family names from a word on; the last may be a short noun: "Stefanie Sperling"."""
    end = run(text, found, at, lambda kind: kind.second or kind.given)
    if at < end < len(found) and _is_called_after_a_day(text, found, end, told=is_told(text, found, at)):
        return end + 1
    last = found[end - 1]
    if at < end < len(found) and last.kind.only_given and _is_short_family(text, found, end):
        return end + 1
    if end < len(found) and last.kind.folded in WITHIN and end - at > 1 and _is_of_rank(text, found, end):
        return end + 1  # "Sabine Graf Kielmannsau"
    if last.kind.only_given and (further := noble(text, found, end)) > end:
        return further
    if not at < end < len(found) or between(text, found, end) != " " or not _is_family_noun(text, found, at, end):
        return end
    whole = end - at > 1 and last.kind.folded.endswith(_OF_FAMILIES)  # "Emre Güler Beschluss …"
    told = is_told(text, found, at)
    given = (
        last.kind.only_given or (last.kind.given and told and (found[end].kind.called or found[end].kind.plain))
    ) and not whole
    return end + 1 if given or last.form == "initial" or _is_begun(text, found, at, end) else end


def _is_short_family(text: str, found: list[Word], at: int) -> bool:
    """Say whether what follows a given name is a family name that is an article or a day too: "Beata Le", "Hoa Do"."""
    word = text[found[at].start : found[at].end]
    family = word == "Le" or (word == "Do" and found[at - 1].kind.folded in _VIETNAMESE)
    return family and between(text, found, at) == " "


_VIETNAMESE: Final = frozenset(
    "anh bao binh chi cuong dat diep duc dung duong giang hang hanh hien hieu hoa hoang hong hung huong huy huyen khanh kim "
    "lam lan lien linh loan long minh nam nga nghia ngoc nhung oanh phong phuong quang quoc quyen quynh son tam thanh thao thi "
    "thu thuy tien trang trung tuan tuyet van viet vinh xuan yen".split()
)
"""Given names beside which "Do" is no Thursday."""


def _is_of_rank(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word after a count is a family's, of no dictionary."""
    word, beside = found[at], between(text, found, at) == " "
    return beside and word.form == "word" and not (word.kind.listed or word.kind.no_name) and goes_on(text, word)


_OF_FAMILIES: Final = ("er", "es")


def noble(text: str, found: list[Word], at: int, *, initial: bool = False) -> int:
    """Give the end of "von Ahn", "Freiherr von und zu Gilsa" after a given name, or `at`: no institution follows "von" so.

    After an initial nobody goes to a place: "J. zur Linden".
    """
    end = at
    low = at + 2 < len(found) and _LOW_GERMAN.fullmatch(text, found[at].start, found[at + 1].end) is not None
    if low and found[at + 2].form == "word" and between(text, found, at + 2) == " ":
        return at + 3  # "Ubbo Op den Camp"
    where = at + 2 < len(found) and text[found[at].start : found[at + 1].end] in _WHERE
    if where and between(text, found, at + 2) == " " and found[at + 2].kind.alone and goes_on(text, found[at + 2]):
        return at + 3  # "Ilona auf dem Kampe"
    while end < len(found) and between(text, found, end) in {" ", ". "} and is_noble(text, found[end]):
        end += 1
    if end == at or end == len(found) or found[end - 1].form != "particle" or between(text, found, end) != " ":
        return at
    kind = found[end].kind
    towards = found[at].kind.folded in {"zum", "zur", "vom", "zu"}  # "Anna zur Schule", "Anna zum Felde"
    double = "-" in kind.folded and not (all(map(is_word, kind.folded.split("-"))) or kind.folded.endswith(MATTERS))
    gone = towards and not initial and not double and kind.folded not in _NOBLE_SEATS
    institution = (
        (gone or not towards)
        and (kind.listed or (gone and kind.thing and not kind.family))
        and (towards or not (kind.plain or kind.called or kind.family or kind.place))
    )
    return at if institution or found[end].form != "word" or kind.no_name or not goes_on(text, found[end]) else end + 1


_LOW_GERMAN: Final = re.compile(r"[Oo]p\sde[nr]?")
_WHERE: Final = frozenset({"auf dem", "auf der", "aus dem", "aus der", "an der", "in der"})
"""Where families come from, before a word that is one's own."""
_NOBLE_SEATS: Final = frozenset(
    "muehlen muehle linden eichen felde heiden horst lippe hausen berge nieden bruegge oven hoefen".split()
)
"""What families are called after that nobody goes to: "Britta zur Mühlen"."""


def is_noble(text: str, word: Word) -> bool:
    """Say whether a word joins the parts of a name: "von", "Dr.", "und"."""
    return word.form in {"particle", "title"} or word.kind.folded in WITHIN or text[word.start : word.end] == "und"


def _is_begun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether a given name that no list knows stands before a family name that nobody knows: "Finder: Hiwot Stechmesser"."""
    first, family = found[at].kind, found[last].kind
    told = at > 0 and found[at - 1].kind.role
    begun = last == at + 1 and first.unknown and (told or not first.folded.endswith(_DESCRIBING))
    return begun and family.coined and is_told(text, found, at)


_DESCRIBING: Final = ("e", "er", "es", "en", "em")


def _is_family_noun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether a noun can be the family name of who is called before it: a short one, a trade, one of no dictionary."""
    kind = found[last].kind
    made = kind.thing and not (kind.listed or kind.place) and kind.folded.endswith(_ALSO_FAMILIES)  # "Inken Jeckstadt"
    coined = (kind.coined or made) and goes_on(text, found[last]) and not is_way(text, found, at)
    called = kind.called and not kind.no_name and (goes_on(text, found[last]) or LIVES_NEXT.match(text, found[last].end))
    written = found[last].form == "word" and not kind.no_name
    born = written and BORN_NEXT.match(text, found[last].end) is not None
    return (
        kind.plain
        or coined
        or bool(called)
        or born
        or kind.folded.endswith(_TRADES)
        or _is_called_by_a_noun(text, found, at, last)
    )


_ALSO_FAMILIES: Final = ("stadt", "stedt", "treff")
"""How families end although places and events do so too; after a given name only."""


def is_way(text: str, found: list[Word], at: int) -> bool:
    """Say whether what stands before makes a street or a house of it: "am Leonid Kesselring"."""
    return at > 0 and between(text, found, at) in {" ", ". "} and found[at - 1].kind.folded in _TO_WAYS


_TO_WAYS: Final = frozenset("am im in zum zur vom beim der die das den st sankt hl haltestelle linie".split())


def _is_called_by_a_noun(text: str, found: list[Word], at: int, last: int) -> bool:
    """Say whether any noun is a family name: "Mieter Uwe Eierkuchen", after who it is, a colon or "gegen" and a given name."""
    one = last == at + 1 and found[at].kind.only_given
    told = is_told(text, found, at) or OF_SOMEBODY.match(text, found[last].end) is not None
    return one and found[last].kind.noun and told and goes_on(text, found[last])


_TRADES: Final = tuple(
    "weber mueller moeller schneider schmidt schmied bauer maier meier meyer mayer becker koch richter wagner schuster fischer "
    "jaeger hofer zimmermann gerber binder brenner drechsler faerber sattler seiler schlosser schreiner tischler maurer pfeifer "
    "gaertner foerster kraemer kaufmann hoffmann schreiber wirth bergmann lehmann ziegler kessler".split()
)
"""What many family names end in: "Leineweber" is a weaver by its form, and nobody's trade."""


def _is_called_after_a_day(text: str, found: list[Word], at: int, *, told: bool) -> bool:
    """Say whether a day of the week is a family name: after a given name, of who is called or does something."""
    day, before = found[at], found[at - 1]
    named = day.kind.no_name and day.kind.called and before.kind.only_given and between(text, found, at) == " "
    return named and (told or is_somebody(text, day) or (begins_text(text, before) and _ACTED.match(text, day.end) is not None))


_ACTED: Final = re.compile(rf"\s(?!heute|gestern|nicht|statt)[{LOWER}]{{3,}}te\b")
"""What somebody did whom a sentence begins with: the day stands after the verb."""


def run(text: str, found: list[Word], at: int, fits: _Fits) -> int:
    """Go on while words fit or are initials, particles between them; give the end of the last that does."""
    end = at
    taken = 0
    for here in range(at, len(found)):
        if taken == _MOST_PARTS or here - end > _MOST_PARTS or (here > at and between(text, found, here) != " "):
            break
        word = found[here]
        if here > at + 1 and _is_of_street(found, here):
            break  # "Doreen Herzog Neuplanitzer Weg 25"
        thing = word.kind.listed or word.kind.folded.endswith("ischen")
        if thing and here > at + 1 and found[here - 1].kind.folded in _TOWARDS and not found[here - 2].kind.given:
            break  # "Kater von Frau Huber vom Dach geholt"
        if word.form == "particle" or (here > at and word.form == "word" and _is_short_middle(word.kind)):
            continue
        if word.form != "initial" and not (word.form == "word" and fits(word.kind)):
            break
        end, taken = here + 1, taken + 1
    return end


def _is_of_street(found: list[Word], at: int) -> bool:
    """Say whether a word is the first of a street of two, with its number."""
    named = found[at].kind.folded.endswith("er") and at + 2 < len(found) and found[at + 1].kind.folded in _STREETS
    return named and found[at + 2].kind.folded[:1].isdigit()


_STREETS: Final = frozenset("weg strasse str platz ring allee gasse damm landstrasse chaussee".split())


def _is_short_middle(kind: Kind) -> bool:
    """Say whether a word can stand within a Vietnamese name, as what it also is cannot: "Phuong Le Van", "Thi Mai Truong"."""
    short = len(kind.folded) == 2 and not (kind.second or kind.given or kind.no_name)  # noqa: PLR2004
    return kind.folded == "mai" or kind.folded in _FATHERS or kind.folded in ROMANCE or short


ROMANCE: Final = frozenset({"di", "de", "da", "del", "la", "lo", "dos"})
"""Particles that many write with a capital: "Domenico Di Stefano"."""
_TOWARDS: Final = frozenset({"vom", "zur", "zum"})
_FATHERS: Final = frozenset({"abu", "abdel", "abdul", "ibn"})
WITHIN: Final = _FATHERS | frozenset("freiherr freifrau graf graefin baron baronin edler edle ritter".split())
"""What stands within a name: "Lubna Abu Zaid", "Clemens Freiherr von Rotberg"."""
