"""constraint-error: a text does not match the schema's `pattern` as a whole.

Patterns are other people's: they run on polars' Rust engine, in linear time, never on Python's. What that
engine cannot do (look-around, back-references), or would read differently (sets within sets), is refused: see schema_error.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import polars as pl

from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand, shown
from opendata.table import OpenResource

_LONGEST: Final = 1000
_WORDS: Final = re.compile(r"[^\W\d_]{4}|[0-9]{4}")
_OTHER_MEANING: Final = re.compile(r"\[[^\]]*(?:\[|&&|--|~~)|\\Z|\\[pP]|\(\?[aLux]")
"""Sets within sets, `\\Z` and flags that the two engines read differently."""


def whole(pattern: str) -> str:
    """Give the expression that a whole cell must match."""
    return rf"\A(?:{pattern})\z"


@lru_cache(maxsize=256)
def runs(pattern: str) -> bool:
    """Say whether a pattern can be run in linear time, and means the same there."""
    if len(pattern) > _LONGEST or _OTHER_MEANING.search(pattern):
        return False
    try:
        pl.Series([""]).str.contains(whole(pattern))
    except pl.exceptions.PolarsError:
        return False
    return True


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        pattern = constraint(field, "pattern")
        if isinstance(pattern, str) and runs(pattern):
            yield demand(field, "pattern", _told(pattern), ~cell(field).str.contains(whole(pattern)))


def _told(pattern: str) -> str | int:
    """Give a pattern as a parameter of an Issue, unless whole words or numbers stand in it: they could be somebody's."""
    return "…" if _WORDS.search(pattern) else shown(pattern)


def _sample(pattern: str, *cells: str | None) -> Sample:
    fields = [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]
    return Sample({"fields": fields}, tuple((text,) for text in cells))


CHECK: Final = Check(
    name="pattern",
    source="Table Schema v2, Constraints: pattern",
    codes=("constraint-error",),
    of_cells=_of_cells,
    valid=(_sample(r"[0-9]{5}", "96047", None), _sample("a|b", "b"), _sample("(a+)+", "a" * 5000)),
    invalid=(_sample(r"[0-9]{5}", "960475"), _sample("a|b", "ab"), _sample("(a+)+", "a" * 5000 + "!"), _sample("a", "a\n")),
)
