"""One pass over a table for all rules on its cells: `scan` a batch, `merge` the parts, `finish` to Issues.

A part holds per rule how many cells are faulty and the first rows, so memory stays flat and parts of different batches, or
machines, can be merged in any order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from opendata.checks.base import Rule
from opendata.model import Issue
from opendata.rows import first_rows


@dataclass(frozen=True)
class Hits:
    """Faulty cells of one rule: how many, and the first rows in ascending order."""

    count: int
    rows: tuple[int, ...]

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.count + other.count, first_rows(sorted(self.rows + other.rows)))


@dataclass(frozen=True)
class Part:
    """What the rules found so far, by their position."""

    hits: Mapping[int, Hits] = field(default_factory=dict)


def _concerned(rule: Rule) -> pl.Expr:
    return rule.suspect if rule.certain is None else rule.suspect | rule.certain


class Sweep:
    """The rules on the cells of one resource."""

    def __init__(self, resource: int, rules: Sequence[Rule]) -> None:
        self._resource = resource
        self._rules = tuple(rules)

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns that the rules look at."""
        named = {name for rule in self._rules for name in _concerned(rule).meta.root_names()}
        return ("row", *sorted(named - {"row"}))

    def scan(self, batch: pl.DataFrame) -> Part:
        """Look at one batch."""
        suspects = [_concerned(rule).fill_null(value=False).alias(str(number)) for number, rule in enumerate(self._rules)]
        masks = batch.select(suspects)
        counts = masks.sum().row(0) if suspects else ()
        looked = ((number, self._hits(number, batch, masks[str(number)])) for number, count in enumerate(counts) if count)
        return Part({number: hits for number, hits in looked if hits.count})

    def merge(self, one: Part, other: Part) -> Part:
        """Put two parts together."""
        numbers = one.hits.keys() | other.hits.keys()
        none = Hits(0, ())
        return Part({number: one.hits.get(number, none) + other.hits.get(number, none) for number in numbers})

    def finish(self, part: Part) -> Iterable[Issue]:
        """Give one Issue per rule that found something, in the rules' order."""
        for number, hits in sorted(part.hits.items()):
            yield self._rules[number].issue(self._resource, hits.count, hits.rows)

    def _hits(self, number: int, batch: pl.DataFrame, mask: pl.Series) -> Hits:
        rule = self._rules[number]
        found = batch.filter(mask)
        if rule.judge is not None:
            name = f"f{rule.field.number}"
            values = found[name].unique().drop_nulls()
            faulty = pl.Series([value for value in values if rule.judge(value)], dtype=pl.String)
            judged = pl.col(name).is_in(faulty.implode())
            found = found.filter(judged if rule.certain is None else judged | rule.certain)
        return Hits(found.height, first_rows(found["row"]))
