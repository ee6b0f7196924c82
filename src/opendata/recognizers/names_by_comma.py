"""Names that begin with the family name: "Huber, Anna"."""

import re
from typing import Final

from opendata.recognizers.around_words import (
    ARTICLES,
    BLANKS,
    BORN_NEXT,
    CALLS,
    LIVES_NEXT,
    MINE,
    STREET_ENDS,
    between,
    goes_on,
    introduced,
)
from opendata.recognizers.span import LOWER
from opendata.recognizers.whole_names import ROMANCE
from opendata.recognizers.words_in_text import Word

MOST_TITLES: Final = 6


def listed(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Bäuerle, Markus": a family name, a comma, a given name or an initial."""
    if at + 1 >= len(found) or between(text, found, at + 1) not in {", ", ","}:
        return at
    if (titled := _after_titles(found, at + 1)) > at + 1:
        return titled + 1 if titled < len(found) and found[at].kind.surname and found[titled].kind.only_given else at
    first, second = found[at].kind, found[at + 1].kind
    northern = (
        found[at + 1].form == "initial" and before is not None and before.kind.folded == "dem"
    )  # "aus dem Norden, C. Huber"
    spoken = first.folded.endswith("isch") and before is not None and before.kind.folded.endswith("sprache")
    if northern or spoken:
        return at  # "Familiensprache Polnisch, Anna versteht alles"
    presented = introduced(text, found[at], before)
    begins = presented or (found[at].start < BLANKS and not text[: found[at].start].strip())
    called = first.called and (second.only_given or (second.given and begins))
    received = before is not None and before.kind.folded in CALLS  # "Gebühr von Himmelreich, Sonja"
    noun = called or ((first.plain or (first.noun and received)) and second.only_given and (begins or presented))
    follows = LIVES_NEXT.match(text, found[at + 1].end) or BORN_NEXT.match(text, found[at + 1].end)
    lives = second.only_given and first.noun and follows  # "Steinbrecher, Falk, Lindenweg 3"
    told = first.folded in _SPOUSES or first.folded.startswith("verstorben")
    kin = told and before is not None and before.kind.folded in ARTICLES  # "Der Ehemann, Oskar Huber, …"
    mine = first.role and before is not None and before.kind.folded in MINE  # "Meine Mutter, Cindy Huber, …"
    account = second.folded == "iban" and _ACCOUNT_NEXT.match(text, found[at + 1].end) is not None
    floor = first.listed and before is not None and before.kind.folded in _ORDINALS  # "im zweiten Stock, Anna Huber"
    if (
        account
        or kin
        or mine
        or floor
        or first.folded in {"gruesse", "gruessen"}
        or not (first.second or first.family or noun or lives)
    ):
        return at
    if second.given:
        return _after_given(text, found, at)
    letter = text[found[at + 1].start : found[at + 1].end]
    initial = found[at + 1].form == "initial" and (first.family or first.unknown)
    bare = len(letter) == 1 and letter.isupper() and first.family and begins and goes_on(text, found[at + 1])  # "Huber, A"
    numbered = second.folded.endswith("nr")  # "Frau Huber, Kundennr. 17"
    cut = numbered or (first.listed and _CUT.match(text, found[at + 1].end) is not None)  # "mit Seil, Abspg. in …"
    stated = before is not None and not (before.kind.role or before.kind.folded in CALLS)
    way = stated and first.folded.endswith(STREET_ENDS) and not first.family  # "Wasserrohrbruch Lindenweg, Versorger ist da"
    unknown = second.unknown and presented and not (cut or way) and goes_on(text, found[at + 1])
    return at + 2 if initial or bare or unknown else at


_CUT: Final = re.compile(rf"\.\s[{LOWER}]")


def listed_romance(text: str, found: list[Word], at: int, before: Word | None) -> int:
    """Find "Lo Presti, Lucia": the same after what many write with a capital."""
    if found[at].kind.folded not in ROMANCE or at + 1 == len(found) or between(text, found, at + 1) != " ":
        return at
    end = listed(text, found, at + 1, before)
    return end if end > at + 1 else at


def _after_titles(found: list[Word], at: int) -> int:
    """Give the first word that is no title, of some: "Menzel, Dr. Steffi"."""
    return next((here for here in range(at, min(at + MOST_TITLES, len(found))) if found[here].form != "title"), len(found))


_ACCOUNT_NEXT: Final = re.compile(r":?\s?[A-Z]{2}\d\d")
_ORDINALS: Final = frozenset("ersten zweiten dritten vierten fuenften sechsten obersten untersten".split())
_SPOUSES: Final = frozenset(
    "ehemann ehefrau mutter vater kindesmutter kindesvater lebensgefaehrte lebensgefaehrtin tochter sohn".split()
)


def _after_given(text: str, found: list[Word], at: int) -> int:
    """Take a second given name; where a family name follows, the comma parts two people: "…, Anna Huber"."""
    third = at + 2
    if third == len(found) or between(text, found, third) != " " or found[third].form != "word":
        return third
    if found[third].kind.given:
        return third + 1
    return at if found[third].kind.surname or (found[third].kind.coined and not found[at].kind.second) else third
