"""German nouns: which capitalised word is a thing, which one says what somebody is, which one is a place.

Source: german-nouns (nouns of the German Wiktionary, CC BY-SA 4.0), read where the package lies. German writes every noun with
a capital letter, so that a capital says nothing; a capitalised word that no dictionary knows is likely to be a name.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import polars as pl

from opendata.ahead import begun
from opendata.lookup.words import LINKS
from opendata.recognizers.cells import fold

_FORMS: Final = ("lemma", "nominativ singular", "nominativ plural", "genitiv singular", "dativ plural")
_GENDERS: Final = ("genus", "genus 1", "genus 2")
_NO_THINGS: Final = ("Nachname", "Vorname", "Toponym", "Eigenname", "Abkürzung", "Buchstabe", "Affix", "Suffix", "Straßenname")
_LETTERS: Final = r"^\p{L}{3,}$"
_SHORTEST_PART: Final = 3
_LONG_HEAD: Final = 6
_DESCRIBES: Final = "(?:te|de|ge|ne)[rn]?$"
_FEMALE: Final = "in"
_FEMALES: Final = "innen"
NAME_HEADS: Final = tuple(
    "mann berg berger burg bach stein feld hausen heim dorf hardt hart bauer meier maier weg hof haus holz wald horst kamp "
    "brink busch baum stedt hagen hals kopf fuss born brueck thal tal mark bart mueller schmidt schmied land".split()
)
"""Heads of compounds that are family names as often as things."""
_ROLES: Final = tuple(
    "frau herr meister leiter beauftragte vater mutter sohn tochter bruder schwester kind ehepaar ehemann brautpaar "
    "eheleute arzt anwalt gast aufsicht lehrkraft pflegekraft versorger entsorger schwager schwaegerin bekannten".split()
)


_RELATED: Final = tuple("vater mutter sohn tochter bruder schwester kind gefaehrte gefaehrtin".split())
_MADE: Final = ("erei", "ung", "ungen", "heit", "keit", "schaft", "tion", "taet", "ismus")
_DESCRIBED: Final = tuple("ene ener enen ende ender enden igte igter igten ierte ierter ierten agte agter agten".split())
"""Adjectives that became nouns: the Betroffene, a Beschuldigter."""
_WITH_UMLAUT: Final = ("aender", "oender", "uender")
"""How names end that look like an adjective once they are folded: "Klünder"."""
_SHORTEST_DESCRIBED: Final = 8


@dataclass(frozen=True)
class Nouns:
    """Folded forms of nouns."""

    things: frozenset[str]  # and whatever else is no name
    people: frozenset[str]  # of the things, what somebody can be: Nachbar, Leiterin, Beauftragte
    places: frozenset[str]
    family: frozenset[str]
    given: frozenset[str]


_ahead: list[Callable[[], list[list[str]] | None]] = []
_taken: list[Nouns] = []


def begin() -> None:
    """Begin to read the dictionary in a fork: polars must not run in a process that is to fork itself."""
    _ahead.append(begun(lambda: [sorted(words) for words in astuple(_read())]))


def take() -> None:
    """Keep what was begun, for the forks of this process to find; where that failed each of them reads it for itself.

    Raises:
        OSError: it failed; nothing that asks for the dictionary may run here.
    """
    lists = _ahead.pop()()
    if lists is None:
        raise OSError
    _taken.append(Nouns(*map(frozenset, lists)))


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """Give the dictionary, read once in a process."""
    return _taken[0] if _taken else _read()


def _read() -> Nouns:
    data = files("german_nouns").joinpath("nouns.csv").read_bytes()
    table = pl.read_csv(data, columns=["pos", *_GENDERS, *_FORMS], infer_schema=False)
    words = pl.concat([table.select("pos", word=form) for form in _FORMS]).drop_nulls().unique()
    words = words.filter(pl.col("word").str.contains(_LETTERS))
    words = words.with_columns(fold(words["word"]))
    common = ~pl.col("pos").str.contains_any(list(_NO_THINGS))
    things = _set(words.filter(common))
    described = _set(
        words.filter(common & pl.col("pos").str.contains("adjektivische", literal=True) & pl.col("word").str.contains(_DESCRIBES))
    )
    people = _couples(*(_lemmas(table.filter(common), gender) for gender in ("f", "m")))
    people |= {word for word in things if _base(word) in people}
    named = (_set(words.filter(pl.col("pos").str.contains(kind, literal=True))) for kind in ("Toponym", "Nachname", "Vorname"))
    return Nouns(things, frozenset(people | described | set(_ROLES)), *named)


def _set(words: pl.DataFrame) -> frozenset[str]:
    return frozenset(words["word"].to_list())


def _lemmas(table: pl.DataFrame, gender: str) -> frozenset[str]:
    """Give the folded lemmas that can have a grammatical gender."""
    lemmas = table.filter(pl.any_horizontal(pl.col(_GENDERS) == gender), pl.col("lemma").str.contains(_LETTERS))
    return frozenset(fold(lemmas["lemma"]).to_list())


def _couples(feminine: frozenset[str], masculine: frozenset[str]) -> set[str]:
    """Give the words for women and men that belong together: "Kundin" and "Kunde"; "Termin" and "Urin" are nobody's."""
    couples = {word: _male(word, masculine) for word in feminine if word.endswith(_FEMALE)}
    return {word for female, male in couples.items() if male for word in (female, male)}


def _male(word: str, masculine: frozenset[str]) -> str | None:
    """Give the man's word to a woman's: "Kollege", not "Kolleg"."""
    stem = word.removesuffix(_FEMALE)
    return next((male for male in (stem + "e", stem) if male in masculine), None)


def _base(word: str) -> str:
    """Give the singular of a plural of people, as far as endings tell."""
    return word.removesuffix("nen") if word.endswith(_FEMALES) else word.removesuffix("n")


@lru_cache(maxsize=50_000)
def is_thing(folded: str) -> bool:
    """Say whether a folded word is a noun of the dictionary, or made like one: `boellerverbot`, `abholung`."""
    return len(folded) <= _LONGEST and (folded.endswith(_MADE) or _ends_in(folded, nouns().things))


_OF_THINGS: Final = ("veranschlag", "bewillig", "genehmig", "beantrag", "geschaetzt", "geplant", "erhoben", "verausgab")
"""How words begin that describe sums and plans: "Veranschlagte Kosten"."""
_LONGEST: Final = 60
"""Letters of a word that is taken apart."""


@lru_cache(maxsize=50_000)
def is_role(folded: str) -> bool:
    """Say whether a folded word says what somebody is, as a word or at the end of a compound: `fischereiaufseher`."""
    formed = folded.endswith(_DESCRIBED) and not folded.endswith(_WITH_UMLAUT)
    described = len(folded) >= _SHORTEST_DESCRIBED and formed and not (is_word(folded) or folded.startswith(_OF_THINGS))
    related = folded.endswith(_RELATED) and (is_word(folded) or is_thing(folded))
    called = len(folded) <= _LONGEST and _ends_in(folded, nouns().people)
    return described or related or called


@lru_cache(maxsize=10_000)
def abbreviates_role(folded: str) -> bool:
    """Say whether a folded word is the beginning of one that says what somebody is: `schornsteinf`."""
    people = _sorted_people()
    at = bisect_left(people, folded)
    begins = at < len(people) and people[at].startswith(folded)
    return len(folded) >= _SHORTEST_CUT and not (is_word(folded) or is_place(folded)) and (begins or folded.endswith("verf"))


_SHORTEST_CUT: Final = 5


@lru_cache(maxsize=1)
def _sorted_people() -> list[str]:
    return sorted(nouns().people)


def is_word(folded: str) -> bool:
    """Say whether a folded word itself is a noun of the dictionary."""
    return folded in nouns().things


_TONES: Final = frozenset({"ais", "cis", "dis", "fis", "gis", "his"})
"""Nouns that end no compound: "Matthis" is none of "his"."""


def is_place(folded: str) -> bool:
    """Say whether a folded word is the name of a place."""
    return folded in nouns().places


def _ends_in(folded: str, words: frozenset[str]) -> bool:
    last = folded.rsplit("-", 1)[-1]
    return last in words or any(
        last[at:] in words and last[at:] not in _TONES and _is_modifier(last[:at], last[at:]) for at in _cuts(last)
    )


def _cuts(word: str) -> range:
    """Give where a compound may be cut: three letters at least before and after."""
    return range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)


def _is_modifier(first: str, head: str) -> bool:
    """Say whether what stands before a head can stand there: a noun with or without a link; before a long head, anything."""
    if len(head) >= _LONG_HEAD:
        return True
    whole = (first.removesuffix(link) for link in LINKS if first.endswith(link) and len(first) - len(link) >= _SHORTEST_PART)
    return any(is_thing(word) for word in whole)
