"""Cues save time and nothing else: what a pattern fits holds one of them."""

from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex
from tests.properties.fitting import fitting

import opendata.recognizers.spans  # noqa: F401  (loads all that search texts)
from opendata.recognizers import cue

_TRIES = 3000
_ENOUGH = 20


def _made(one: cue.Cued) -> list[str]:
    return list(fitting(one.pattern, _TRIES, Random(0)))  # noqa: S311


_HARD = [one for one in cue._ALL if len(_made(one)) < _ENOUGH]
"""Patterns that look around, which hardly a drawn text fits."""


def test_what_fits_has_a_cue() -> None:
    without = {one.pattern.pattern: text for one in cue._ALL for text in _made(one) if not one.shows(text, text.lower())}
    assert without == {}
    assert len(_HARD) < len(cue._ALL) / 4  # nearly all are tried


@pytest.mark.parametrize("one", _HARD, ids=lambda one: one.pattern.pattern[:60].encode("ascii", "replace").decode())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=data())
def test_what_fits_has_a_cue_where_patterns_look_around(one: cue.Cued, data: DataObject) -> None:
    text = data.draw(from_regex(one.pattern))
    assert one.shows(text, text.lower())


def test_long_texts_are_told_like_short_ones() -> None:
    text = "Frau Anna Huber, geb. 3.4.1980, wohnt nebenan. "
    assert cue.told_in(text * 1000) == cue.told_in(text * 3) > 0
    assert cue.told_in_each(pl.Series([text, "nichts"])) == [cue.told_in(text), cue.told_in("nichts")]
