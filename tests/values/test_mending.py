"""What a cell means is said to be sure only where it can mean one thing."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.values import Understanding, canonical, likely

GERMAN = Understanding("number", declared=True, decimal_mark=",")
ENGLISH = Understanding("number", declared=True)
WHOLE = Understanding("integer", declared=True, decimal_mark="")
DAY = Understanding("date", declared=True, pattern="%d.%m.%Y")


@pytest.mark.parametrize(
    ("text", "known", "meant"),
    [
        ("12.5", GERMAN, "12,5"),
        ("12,5", ENGLISH, "12.5"),
        ("0,125", ENGLISH, "0.125"),
        ("1.234,56", ENGLISH, "1234.56"),
        ("1,234.56", GERMAN, "1234,56"),
        ("1.234.567", GERMAN, "1234567"),
        ("-1.234,5", ENGLISH, "-1234.5"),
        ("−12,5", ENGLISH, "-12.5"),
        ("1\u00a0234,5", ENGLISH, "1234.5"),
        ("1234,567", ENGLISH, "1234.567"),
        ("12,0", WHOLE, "12"),
        ("2024-03-05", DAY, "05.03.2024"),
        ("5.3.2024", DAY, "05.03.2024"),
        ("2024-03-05 00:00:00", DAY, "05.03.2024"),
        ("5. März 2024", DAY, "05.03.2024"),
        ("13/02/2024", DAY, "13.02.2024"),
    ],
)
def test_one_meaning_is_sure(text: str, known: Understanding, meant: str) -> None:
    mend = likely(text, known)
    assert mend is not None
    assert (mend.text, mend.sure) == (meant, True)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("12,345", ENGLISH),
        ("12.345", GERMAN),
        ("12.345", WHOLE),
        ("12 345", ENGLISH),
        ("12,5 €", ENGLISH),
        ("12,5", WHOLE),
        ("zwölf", ENGLISH),
        ("1.23.4", GERMAN),
        ("1,2,3", ENGLISH),
        ("01/02/2024", DAY),
        ("5.3.24", DAY),
        ("31.02.2024", DAY),
        ("heute", DAY),
        ("2024-03-05 12:30", DAY),
    ],
)
def test_two_meanings_or_none_are_not(text: str, known: Understanding) -> None:
    mend = likely(text, known)
    assert mend is None or not mend.sure


def test_the_column_tells_which_is_likely() -> None:
    """`12.000` among numbers with two decimal places is twelve thousand, among those with three it is twelve."""
    for places, meant in ((2, "12000"), (3, "12,000"), (None, None)):
        mend = likely("12.000", GERMAN, (), places)
        assert (mend and mend.text, mend and mend.sure) == (meant, None if meant is None else False)


def test_a_listed_word_is_found_by_its_spelling() -> None:
    words = ["gut", "mittel", "schlecht"]
    for text, meant in (("Gut", "gut"), ("schlect", "schlecht"), ("sanierungsreif", None)):
        mend = likely(text, Understanding("string", declared=True), words)
        assert (mend and mend.text) == meant
        assert not (mend and mend.sure)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(["{:,.2f}", "{:.2f}"]), st.booleans(), st.booleans())
def test_a_mended_number_is_that_number(value: Decimal, form: str, swap: bool, german: bool) -> None:
    """Written in either way, with or without groups, for a column of either way."""
    text = form.format(value)
    text = text.translate(str.maketrans(".,", ",.")) if swap else text
    known = GERMAN if german else ENGLISH
    mend = likely(text, known)
    assert mend is not None
    assert mend.sure
    read = canonical(pl.DataFrame({"f": [mend.text]}), {"f": known})["f"].item()
    assert Decimal(read) == Decimal(mend.value) == value


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["{0:%Y}-{0:%m}-{0:%d}", "{0.day}.{0.month}.{0.year}"]))
def test_a_mended_day_is_that_day(day: date, form: str) -> None:
    mend = likely(form.format(day), DAY)
    assert mend is not None
    read = canonical(pl.DataFrame({"f": [mend.text]}), {"f": DAY})["f"].item()
    assert (mend.sure, read, mend.value) == (True, day.isoformat(), day.isoformat())
