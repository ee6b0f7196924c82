"""What a risk is: one way in which a table without names still tells something about single people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from opendata.model import Finding
from opendata.table import OpenResource


@dataclass(frozen=True)
class Counting:
    """How a rule of the policy counts a table: names of columns, and of the column of counts that it makes."""

    by: tuple[str, ...]
    count: str


@dataclass(frozen=True)
class Grouping:
    """What the policy says about groups: how many people one must have, and how the dataset's tables are counted."""

    threshold: int = 5
    countings: tuple[Counting, ...] = ()


@dataclass(frozen=True)
class Counted:
    """A table with what detect said of it: the kind of each column and what a row stands for."""

    resource: OpenResource
    title: str  # of table and package, for words that say what is counted
    kinds: Mapping[int, str]  # by field number
    subject: str
    grouping: Grouping = Grouping()


@dataclass(frozen=True)
class Example:
    """A small table for the contract suite, and what the risk measures there; None: it finds nothing."""

    fields: tuple[tuple[str, str], ...]  # header and kind: number, category, personal …
    rows: tuple[tuple[str | None, ...], ...]
    subject: str
    value: int | None
    grouping: Grouping = Grouping()


@dataclass(frozen=True)
class Risk:
    """One risk: it measures a table and gives a Finding with the ladder of measures, or None."""

    name: str
    source: str
    measure: Callable[[Counted], Finding | None]
    valid: tuple[Example, ...]  # tables with this risk
    invalid: tuple[Example, ...]  # tables without
