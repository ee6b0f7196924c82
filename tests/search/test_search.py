"""People find datasets by the words that they use: measured on questions.tsv over the descriptions in corpus.yaml."""

import random
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from opendata.commands import search
from opendata.lookup import Index, weighed
from opendata.lookup.synonyms import GROUPS, THEMES
from opendata.lookup.words import distance, folded, stem, words_of

HERE = Path(__file__).parent
QUESTIONS = [
    line.split("\t") for line in (HERE / "questions.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
FIRST = 3
ENOUGH = 0.95


@cache
def corpus() -> dict[str, list[Any]]:
    read: dict[str, list[Any]] = YAML(typ="safe").load(HERE / "corpus.yaml")
    return read


@cache
def index() -> Index:
    return Index({name: weighed(_parts(name, *told)) for name, told in corpus().items()})


def _parts(
    name: str, title: str, description: str, keywords: list[str], theme: str, fields: list[str]
) -> list[tuple[str, float]]:
    parts = [(title, search.TITLE), (" ".join(keywords), search.KEYWORD), (name, search.NAME), (THEMES[theme], search.THEME)]
    return [*parts, (" ".join(fields), search.FIELD), (description, search.DESCRIPTION)]


def test_questions_have_their_answer_among_the_first_three() -> None:
    """At least 95 % of 60; whoever is missed is named."""
    missed = [asked for asked, wanted in QUESTIONS if not {*wanted.split()} & {*index().find(asked)[:FIRST]}]
    assert len(QUESTIONS) == 60
    assert {name for _, wanted in QUESTIONS for name in wanted.split()} <= set(corpus())
    assert len(missed) <= (1 - ENOUGH) * len(QUESTIONS), missed


def test_a_part_of_the_question_is_found_by_what_means_the_same() -> None:
    """No text has a baby's name, but one has names and newborns: it comes before those that have names alone."""
    assert index().find("Babynamen")[0] == "vornamen"
    assert len(index().find("Babynamen")) > 1


@pytest.mark.parametrize(
    "word", sorted({word for told in corpus().values() for word in f"{told[0]} {' '.join(told[2])}".split()})
)
def test_however_a_word_is_spelled_it_finds_the_same(word: str) -> None:
    """Umlauts and ß written out, upper case: the same answers, and there are some."""
    plain = word
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")):
        plain = plain.replace(letter, pair)
    assert index().find(word) == index().find(plain) == index().find(word.upper())
    assert index().find(word) or not list(words_of(word))


@pytest.mark.parametrize(
    ("asked", "title", "found"),
    [
        ("Hunde", "Hundesteuer", True),
        ("Steuern", "Hundesteuer", True),
        ("Baum", "Baumkataster", True),
        ("Bau", "Baumkataster", False),  # `mkataster` is no word of the texts, and three letters are too few to guess
        ("Mark", "Markgrafschaft", True),
        ("Mark", "Marktplatz", False),  # no German word begins with tp
        ("Rat", "Stadtrat", True),
        ("Rat", "Referat", False),  # as above
        ("Genehmigung", "Baugenehmigungen", True),
        ("Zahl", "Einwohnerzahlen", True),
        ("Kinder", "Kindergarten", True),
        ("Plätze", "Spielplatz", True),
        ("Baumbestand", "Baumkataster", True),
        ("Stadtratsmitglieder", "Mitglieder im Stadtrat", True),
        ("Eis", "Kreisstraßen", False),
        ("Art", "Fahrten", False),
    ],
)
def test_compounds(asked: str, title: str, found: bool) -> None:
    """A word finds the compounds that are made of it, and no others."""
    texts = {"it": weighed([(title, 1.0)]), "other": weighed([("Stadt Einwohner Spiel Bau Bäume", 1.0)])}
    assert ("it" in Index(texts).find(asked)) is found


@pytest.mark.parametrize(
    ("asked", "word", "found"),
    [
        ("Friedhoff", "Friedhof", True),
        ("Freidhof", "Friedhof", True),
        ("Fridhof", "Friedhof", True),
        ("Friethof", "Friedhof", True),
        ("Frithoff", "Friedhof", False),
        ("Bevölkrung", "Bevölkerung", True),
        ("Bevökrung", "Bevölkerung", True),
        ("Bevkrung", "Bevölkerung", False),
        ("Hans", "Haus", False),  # too short to be forgiven
    ],
)
def test_typing_errors(asked: str, word: str, found: bool) -> None:
    """One is forgiven from five letters on, two from nine."""
    assert bool(Index({"it": weighed([(word, 1.0)])}).find(asked)) is found


def test_where_a_word_stands_counts() -> None:
    """Title before keywords, name, fields, description."""
    places = {"e": search.DESCRIPTION, "d": search.FIELD, "c": search.NAME, "b": search.KEYWORD, "a": search.TITLE}
    texts = {key: weighed([("Brunnen", weight), ("Wasser", search.DESCRIPTION)]) for key, weight in places.items()}
    assert Index(texts).find("Brunnen") == ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(("asked", "found"), [("", ()), ("  ,;", ()), ("x", ()), ("Xylophonwerkstatt", ())])
def test_what_is_not_there_is_not_found(asked: str, found: tuple[str, ...]) -> None:
    assert index().find(asked) == found


def test_more_words_narrow_down() -> None:
    """What answers only the commonest word of several is not named."""
    assert set(index().find("Spielplätze mit Rutsche")) == {"spielplaetze"}


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    """Nothing fails, answers are names, each once, and the same question has the same answer."""
    found = index().find(text)
    assert set(found) <= set(corpus())
    assert len(set(found)) == len(found)
    assert found == index().find(text)


@given(st.text("abcde", max_size=7), st.text("abcde", max_size=7))
def test_the_distance_is_one(left: str, right: str) -> None:
    """Nothing between equals, the same both ways, at most the longer length, a swap counts once."""
    most = max(len(left), len(right))
    found = distance(left, right, most)
    assert (found == 0) is (left == right)
    assert found == distance(right, left, most) <= most
    assert distance(left, right, max(0, found - 1)) >= found
    assert len(left) < 2 or distance(left, left[1] + left[0] + left[2:], 1) <= 1


def test_synonyms_are_of_use() -> None:
    """Each line says at least two different things, none of them twice."""
    for line in GROUPS.split("\n"):
        stems = [stem(folded(word)) for word in line.split()]
        assert len(stems) != 1, line
        assert len(set(stems)) == len(stems), line


def test_a_thousand_datasets_answer_at_once() -> None:
    """Under 20 ms of computing for half of the questions and more; texts are put together at random from the corpus."""
    chance = random.Random(1)  # noqa: S311  (reproducible, not secret)
    words = [word for told in corpus().values() for word in f"{told[0]} {told[1]} {' '.join(told[2])}".split()]
    texts = {}
    for number in range(1000):
        own = [*chance.choices(words, k=60), *(chance.choice(words) + chance.choice(words).lower() for _ in range(4))]
        texts[str(number)] = weighed([(" ".join(own[:8]), search.TITLE), (" ".join(own[8:]), search.DESCRIPTION)])
    large = Index(texts)
    large.find("")
    took = []
    for asked, _ in QUESTIONS:
        start = time.process_time()
        large.find(asked)
        took.append(time.process_time() - start)
    assert sorted(took)[len(took) // 2] < 0.02
