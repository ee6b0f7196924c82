"""constraint-error: a text does not match the schema's `pattern` as a whole.

Patterns are other people's: they run on polars' Rust engine, in linear time, never on Python's, though with its meaning. What
that engine cannot do (look-around, back-references), or only with much work (counts of counts), is refused: see schema_error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from opendata.checks.automaton import is_cheap
from opendata.checks.base import Check, Rule, Sample, cell, constraint, demand, shown
from opendata.checks.expression import UnsupportedError, Writer, bounded, evened, parsed
from opendata.table import OpenResource

_WORDS: Final = re.compile(r"[^\W\d_]{4}|[0-9]{4}")


@dataclass(frozen=True)
class Runnable:
    """A pattern for polars, of Python's meaning; `even`: for cells whose characters are `evened` first."""

    text: str
    even: bool = False

    def found_in(self, texts: pl.Expr) -> pl.Expr:
        """Say in which texts the pattern is found."""
        return (evened(texts) if self.even else texts).str.contains(self.text)


@lru_cache(maxsize=256)
def whole(pattern: str, *, anywhere: bool = False) -> Runnable | None:
    """Give what a whole cell must match, or a part of it `anywhere`; None for a pattern that cannot be run in linear time."""
    try:
        tree, flags = parsed(pattern)
        written = Writer(tree, flags).text
    except (UnsupportedError, RecursionError):
        return None
    runnable = Runnable(written if anywhere else rf"\A(?:{written})\z", bounded(tree))
    if not is_cheap(tree, anywhere=anywhere):
        return None
    try:
        pl.select(runnable.found_in(pl.lit("")))
    except pl.exceptions.PolarsError:
        return None
    return runnable


def _of_cells(resource: OpenResource) -> Iterator[Rule]:
    for field in resource.fields:
        pattern = constraint(field, "pattern")
        runnable = whole(pattern) if isinstance(pattern, str) else None
        if runnable is not None:
            yield demand(field, "pattern", _told(pattern), ~runnable.found_in(cell(field)))


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
