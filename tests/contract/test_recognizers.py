"""One suite over all recognizers: each proves itself on its own examples, and none is slow on hostile text."""

import time

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.recognizers import BY_ENTITY, RECOGNIZERS, iban, pension_no, spans, tax_id
from opendata.recognizers.base import Recognizer
from opendata.recognizers.categories import category_of
from opendata.recognizers.cells import clean, fold, fold_text
from opendata.recognizers.headers import tags_of
from opendata.recognizers.sieve import worth_reading
from opendata.texts import TEXTS

each = pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=lambda one: one.entity)


def cleaned(values: tuple[str, ...]) -> pl.Series:
    return clean(pl.Series(values, dtype=pl.String))


@each
def test_says_where_it_comes_from(recognizer: Recognizer) -> None:
    assert len(recognizer.source) > 10
    assert 0 <= recognizer.chance <= 1
    assert recognizer.headers


@each
def test_has_a_name_for_people_and_a_category(recognizer: Recognizer) -> None:
    assert f"entity-{recognizer.entity}" in TEXTS
    assert category_of(recognizer.entity, publishable=False)


@each
def test_finds_its_valid_examples(recognizer: Recognizer) -> None:
    cells = cleaned(recognizer.valid)
    missed = [value for value, hit in zip(recognizer.valid, recognizer.match(cells).to_list(), strict=True) if not hit]
    assert recognizer.valid or recognizer.entity == "FREE_TEXT"
    assert not missed


@each
def test_leaves_its_invalid_examples(recognizer: Recognizer) -> None:
    cells = cleaned(recognizer.invalid).fill_null("")
    taken = [value for value, hit in zip(recognizer.invalid, recognizer.match(cells).to_list(), strict=True) if hit]
    assert recognizer.invalid
    assert not taken


@each
def test_its_header_words_are_folded_and_lead_to_it(recognizer: Recognizer) -> None:
    whole = [word for word in recognizer.headers if "*" not in word and word.isalpha()]
    assert all(word == fold_text(word) for word in recognizer.headers)
    assert all(recognizer.entity in tags_of(word) for word in whole)


PEOPLE_IN_TEXTS = [
    ("Viele Grüße\n⟦Bernd Hümmer⟧", "after a greeting"),
    ("Das Licht geht nicht. Gruß ⟦Bäuerlein⟧", "a greeting at the end, a name that no list knows"),
    ("licht kaputt, gruß ⟦heidrun dorsch⟧", "in small letters"),
    ("mein name ist ⟦annika schlegelmilch⟧, bitte melden", "introduced in small letters"),
    ("Ich bin die ⟦Gerlinde⟧ aus der Gärtnerstadt", "introduced by the given name"),
    ("Seit Tagen kaputt. ⟦L. Neubig⟧", "initial and an unknown family name at the end"),
    ("Antwort bitte an ⟦moni.kraus@example.org⟧, ⟦Moni⟧", "a given name after a mailbox"),
    ("Fr. ⟦Krapp⟧ von nebenan, und ⟦Krapps⟧ haben drei Kinder", "come back to, and no particle"),
    ("Hundewiese mit Zaun (von ⟦Hannes Dippold⟧)", "in brackets"),
    ("Freies WLAN an der Bushaltestelle, Rückfragen ⟦0171 3920096⟧", "a number after a stop that is no office"),
    ("Lampe vor der Martinschule defekt. Tel.: ⟦0171 3920039⟧", "a number after a sentence about a school"),
    ("Sehr geehrter Herr Oberbürgermeister, bitte handeln", "an office is no name"),
    ("Verfügungsmittel Oberbürgermeister Dr. Ansgar Wiesentheid", "who holds a public office"),
    ("Unser Deutscher Schäferhund braucht die Wiese", "a dog"),
    ("Ampel an der Friedrich-Ebert-Straße", "a street"),
    ("Grüß Gott, Mir fällt auf: zu wenig Bänke", "a greeting alone"),
]


@pytest.mark.parametrize("written", [text for text, _ in PEOPLE_IN_TEXTS], ids=[name for _, name in PEOPLE_IN_TEXTS])
def test_what_citizens_write_of_people_is_found_and_nothing_else(written: str) -> None:
    text = written.replace("⟦", "").replace("⟧", "")
    found = list(spans.find(text)) if worth_reading(pl.Series([text])).item() else []
    for span in reversed(found):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    assert text == written


HOSTILE = (
    "A" * 100_000,
    "1 " * 50_000,
    "0951/" * 20_000,
    "a@" * 50_000,
    "Frau " * 20_000,
    "Az " + "a/" * 50_000,
    "Aa-" * 33_000,
    "((" * 50_000,
)


@each
def test_is_quick_on_hostile_cells(recognizer: Recognizer) -> None:
    cells = pl.Series(HOSTILE)
    recognizer.match(cells)
    before = time.process_time()
    recognizer.match(cells)
    assert time.process_time() - before < 0.1 * len(HOSTILE)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_spans_are_quick_on_hostile_text(text: str) -> None:
    spans.find("warm up")
    before = time.process_time()
    spans.find(text)
    assert time.process_time() - before < 1.0


def test_entities_are_listed_once() -> None:
    assert len(BY_ENTITY) == len(RECOGNIZERS)


SEPARATED = {
    "IBAN": "DE89370400440532013000",
    "TAX_ID": "86095742719",
    "PENSION_NO": "65170839J003",
    "HEALTH_INS_NO": "A123456780",
}


@settings(max_examples=60)
@given(st.sampled_from(sorted(SEPARATED)), st.data())
def test_grouping_and_case_do_not_hide_an_identifier(entity: str, data: st.DataObject) -> None:
    value = SEPARATED[entity]
    at = sorted(data.draw(st.lists(st.integers(1, len(value) - 1), max_size=4, unique=True)))
    separator = data.draw(st.sampled_from([" ", "-"] if entity == "IBAN" else [" "]))
    pieces = [value[start:end] for start, end in zip([0, *at], [*at, len(value)], strict=True)]
    written = data.draw(st.sampled_from([str.upper, str.lower]))(separator.join(pieces))
    assert BY_ENTITY[entity].match(cleaned((f"  {written} ",))).to_list() == [True]


@given(st.integers(0, 9), st.integers(0, 21))
def test_one_wrong_digit_breaks_an_account(digit: int, at: int) -> None:
    right = SEPARATED["IBAN"]
    wrong = right[:at] + str(digit) + right[at + 1 :]
    assert iban.valid_iban(wrong) == (wrong == right)


def test_few_random_numbers_pass_as_tax_ids() -> None:
    passed = sum(tax_id.valid_tax_id(str(number)) for number in range(10_000_000_019, 99_999_999_999, 9_000_011))
    assert passed < 0.006 * 10_000


@pytest.mark.parametrize("number", ["65371339J003", "01170839J003", "65171339J003"])
def test_a_pension_number_needs_a_possible_date_and_area(number: str) -> None:
    assert not pension_no.valid_pension_no(number)


@given(st.lists(st.text(alphabet="äöüßÄÖÜşŞçğıİłŁéèabcXYZ -'1", max_size=20), min_size=1, max_size=5))
def test_a_column_folds_as_a_text_does(values: list[str]) -> None:
    assert fold(pl.Series(values)).to_list() == [fold_text(value) for value in values]


WORDS = [
    "Frau",
    "Huber",
    "Anna",
    "der Gehweg",
    "Tel.",
    "0951",
    "123456",
    "Eigentümer",
    "wohnt in der",
    "Lindenstraße 4",
    "geb.",
    "3.4.1980",
    "Az",
    "a.b@gmx.de",
    ".",
    ",",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_the_sieve_lets_through_whatever_holds_a_span(words: list[str]) -> None:
    text = " ".join(words)
    assert worth_reading(pl.Series([text])).item() or not spans.find(text)
