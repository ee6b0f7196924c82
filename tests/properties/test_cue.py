"""Cues save time and nothing else: what a pattern fits holds one of them."""

import sys

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex

import opendata.recognizers.spans  # noqa: F401  (loads all that search texts)
from opendata.recognizers.cue import Cued, told_in, told_in_each

ALL = {
    f"{module.rpartition('.')[2]}.{name}": one
    for module, loaded in sorted(sys.modules.items())
    if module.startswith("opendata.recognizers.")
    for name, one in vars(loaded).items()
    if isinstance(one, Cued)
}


@pytest.mark.parametrize("name", sorted(ALL))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=data())
def test_what_fits_has_a_cue(name: str, data: DataObject) -> None:
    one = ALL[name]
    text = data.draw(from_regex(one.pattern))
    assert any(cue in text.lower() for cue in one.cues)


def test_long_texts_are_told_like_short_ones() -> None:
    text = "Frau Anna Huber, geb. 3.4.1980, wohnt nebenan. "
    assert told_in(text * 1000) == told_in(text) > 0
    assert told_in_each(pl.Series([text, "nichts"])) == [told_in(text), told_in("nichts")]
