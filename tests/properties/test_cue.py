"""Cues save time and nothing else: what a pattern fits holds one of them."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex

import opendata.recognizers.spans  # noqa: F401  (loads all that search texts)
from opendata.recognizers import cue


@pytest.mark.parametrize("one", cue._ALL, ids=lambda one: one.pattern.pattern[:60].encode("ascii", "replace").decode())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=data())
def test_what_fits_has_a_cue(one: cue.Cued, data: DataObject) -> None:
    text = data.draw(from_regex(one.pattern))
    assert one.shows(text, text.lower())


def test_long_texts_are_told_like_short_ones() -> None:
    text = "Frau Anna Huber, geb. 3.4.1980, wohnt nebenan. "
    assert cue.told_in(text * 1000) == cue.told_in(text * 3) > 0
    assert cue.told_in_each(pl.Series([text, "nichts"])) == [cue.told_in(text), cue.told_in("nichts")]
