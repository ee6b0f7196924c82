"""Names of people among the nouns of a text: known ones, and words that no dictionary knows where people stand."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers.around_words import MINE, between, goes_on, is_somebody
from opendata.recognizers.names_by_comma import MOST_TITLES, listed, listed_romance
from opendata.recognizers.names_by_role import KIN, bracketed, called
from opendata.recognizers.names_in_pairs import NAMED_MONTHS, initialed, paired
from opendata.recognizers.span import Span
from opendata.recognizers.whole_names import is_noble
from opendata.recognizers.words_in_text import ADJECTIVES, Word, words


def people(text: str) -> Iterator[Span]:
    """Find names by what stands before them, or by a given name beside them."""
    found = words(text)
    at = titles = 0
    while at < len(found):
        if found[at].form == "title":
            at, titles = at + 1, min(titles + 1, MOST_TITLES)
            continue
        if found[at].form == "initial" and _is_amid_initials(found, at):
            at, titles = at + 1, 0
            continue
        first = found[at - titles]
        begins = found[at].form in _RULES and (_begins(text, found, at) or (titles > 0 and found[at].kind.called))
        end = _name(text, found, at) if begins else at
        if end > at and _is_placed(text, found[at]):
            end = at
        if end > at and not _quoted(text, first, found[end - 1]):
            titled = _TITLES_AFTER.match(text, found[end - 1].end)
            yield Span(first.start, titled.end() if titled else found[end - 1].end, "PERSON_NAME")
            if (
                end < len(found)
                and found[end].kind.surname
                and (
                    goes_on(text, found[end]) or (found[end].kind.family and found[end].kind.folded not in ADJECTIVES)
                )  # "Anna Huber / Gute Idee"
                and not _is_role_of_next(text, found, end)
                and between(text, found, end) in {"/", " / "}
            ):
                yield Span(found[end].start, found[end].end, "PERSON_NAME")
        at, titles = max(end, at + 1), 0


def _is_amid_initials(found: list[Word], at: int) -> bool:
    """Say whether initials stand before and after one: no name begins there."""
    return 0 < at < len(found) - 1 and found[at - 1].form == found[at + 1].form == "initial"


def _is_role_of_next(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word is what the next one is: "T. Lindemann / Bürger Jette Lindemann"."""
    follows = at + 1 < len(found) and between(text, found, at + 1) == " "
    return found[at].kind.role and follows and found[at + 1].kind.given


def _is_placed(text: str, word: Word) -> bool:
    """Say whether a postal code makes a place of a word that is no given name."""
    return not word.kind.given and _POSTCODE.search(text[max(0, word.start - _LONGEST_CODE) : word.start]) is not None


def _name(text: str, found: list[Word], at: int) -> int:
    """Give the end of the name that begins at a word, after its titles, or `at`."""
    before = found[at - 1] if at and between(text, found, at) == " " else None
    if before is None and found[at].form == "word" and _stands_alone(text, found, at):
        return called(text, found, at, before)
    if _is_kin_of_next(text, found, at):
        return at
    for rule in _RULES[found[at].form]:
        end = rule(text, found, at, before)
        if end > at:
            return end
    return at


def _stands_alone(text: str, found: list[Word], at: int) -> bool:
    """Say whether no name of two words can begin with a word: a sign parts it from what follows."""
    if at + 1 == len(found):
        return True
    follows = between(text, found, at + 1)
    return follows not in {" ", ", ", ","} and not (follows == ". " and is_noble(text, found[at + 1]))


_POSTCODE: Final = re.compile(r"\d\s?[a-z]?,?\s(?:D-)?\d{5}\s$|(?:^|,\s)(?:D-)?\d{5}\s$")
"""What stands before the name of a place: "Lindenweg 3, 15913 Märkische Heide"."""
_LONGEST_CODE: Final = 14
_TITLES_AFTER: Final = re.compile(
    r",\s(?:(?:Dr|Prof|Dipl|Mag)\.(?:-\w+\.|(?:\s(?:med|jur|phil|rer|nat)\.)+)?\s?)+(?<!\s)(?=\s*(?:[,;:)|*]|$))"
)
"""Titles that a list puts behind: "Lüders, Jana, Dr.-Ing."."""


def _begins(text: str, found: list[Word], at: int) -> bool:
    """Say whether a name can begin with a word: "Freitag" and "August" only where what follows makes a name of them."""
    kind = found[at].kind
    if kind.folded == "koll" and text.startswith(". ", found[at].end):
        return False  # "an Koll. Thomsen"
    if kind.folded == "beim" and at + 1 < len(found) and found[at + 1].form == "word" and between(text, found, at + 1) == " ":
        return False  # "Beim Bäcker", "über Beim Benedikt"
    return (
        not kind.no_name
        or _is_august(text, found, at)
        or _is_day_of_somebody(text, found, at)
        or _is_called_like_a_day(text, found, at)
    )


def _is_called_like_a_day(text: str, found: list[Word], at: int) -> bool:
    """Say whether a day is the family name of who stands before it: "kunde Sonntag, unfreundlich"."""
    role = at > 0 and found[at - 1].kind.folded in _PRIVATE and between(text, found, at) == " "
    return role and found[at].kind.folded.endswith("tag") and found[at].kind.called and is_somebody(text, found[at])


_PRIVATE: Final = frozenset(
    "kunde kundin mieter mieterin nachbar nachbarin zeuge zeugin patient patientin antragsteller antragstellerin eigentuemer "
    "eigentuemerin halter halterin anrufer anruferin melder melderin schuldner schuldnerin bewohner bewohnerin".split()
)
"""Who is on no duty that a day could be of."""


def _is_day_of_somebody(text: str, found: list[Word], at: int) -> bool:
    """Say whether a day is a family name before a comma and a given name: "Freitag, Alois"."""
    listed = found[at].kind.called and at + 1 < len(found) and between(text, found, at + 1) == ", "
    return listed and found[at + 1].kind.only_given and not (at and found[at - 1].kind.folded in {*_OF_TIMES, "am"})


def _is_august(text: str, found: list[Word], at: int) -> bool:
    """Say whether a month is a given name: a family name follows, and no day or preposition of time stands before."""
    if found[at].kind.folded not in NAMED_MONTHS or at + 1 == len(found) or between(text, found, at + 1) != " ":
        return False
    timed = at > 0 and (found[at - 1].kind.folded in _OF_TIMES or found[at - 1].kind.folded.isdigit())
    return not timed and (found[at + 1].kind.family or found[at + 1].kind.called)


_OF_TIMES: Final = frozenset("im anfang ende mitte seit bis ab vom zum jeden naechsten letzten".split())


def _is_kin_of_next(text: str, found: list[Word], at: int) -> bool:
    """Say whether a word is what the next one is to somebody: "vertritt ihren Mann Piet", "Eltern Asante"."""
    if found[at].kind.folded not in KIN or at + 1 == len(found) or between(text, found, at + 1) != " ":
        return False
    before = found[at - 1].kind if at else None
    if before is not None and before.role and before.folded not in KIN and between(text, found, at) in {" ", ": "}:
        return False  # "Mieter Schüler Martin"
    told = found[at].kind.folded != "mann" or (before is not None and before.folded in MINE)
    return told and (found[at + 1].kind.given or found[at + 1].kind.surname)


_RULES: Final = {"word": (bracketed, listed, listed_romance, called, paired), "initial": (called, initialed)}
"""What is tried where a name begins, by the form of its first word."""


def _quoted(text: str, first: Word, last: Word) -> bool:
    """Say whether a name is that of a kind of plant, which stands between single quotes: "Rosen 'Gloria Dei'" (ICNCP)."""
    opened = _OPENED.search(text[max(0, first.start - _LONGEST_OPENED) : first.start])
    return opened is not None and text[last.end : last.end + 1] in set("'‘’")


_OPENED: Final = re.compile(
    r"(?:^|[\s(])['‚‘](?:(?:Kaiser(?:in)?|König(?:in)?|Prinz(?:essin)?|Gr(?:af|äfin)|Herzog(?:in)?|Fürst(?:in)?|Geheimrat|Professor|Doktor)\s)?\Z"
)
_LONGEST_OPENED: Final = 14
