"""Cues save time and nothing else: what a pattern fits holds one of them."""

from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis.strategies import DataObject, data, from_regex
from tests.properties.fitting import fitting

import opendata.recognizers.spans  # noqa: F401  (loads all that search texts)
from opendata.recognizers import cue

_TRIES = 3000
_ENOUGH = 20
"""Texts that a pattern fits; hardly any of those drawn does where it looks around, and hypothesis looks for more."""


@pytest.mark.parametrize("one", cue._ALL, ids=lambda one: one.pattern.pattern[:60].encode("ascii", "replace").decode())
def test_what_fits_has_a_cue(one: cue.Cued) -> None:
    made = list(fitting(one.pattern, _TRIES, Random(0)))  # noqa: S311
    assert [text for text in made if not one.shows(text, text.lower())] == []

    @settings(max_examples=100)
    @given(data=data())
    def fits_and_shows(data: DataObject) -> None:
        text = data.draw(from_regex(one.pattern))
        assert one.shows(text, text.lower())

    if len(made) < _ENOUGH:
        fits_and_shows()


def test_long_texts_are_told_like_short_ones() -> None:
    text = "Frau Anna Huber, geb. 3.4.1980, wohnt nebenan. "
    assert cue.told_in(text * 1000) == cue.told_in(text * 3) > 0
    assert cue.told_in_each(pl.Series([text, "nichts"])) == [cue.told_in(text), cue.told_in("nichts")]
