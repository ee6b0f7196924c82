"""What a risk is: one way in which a table without names still tells something about single people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from opendata.model import Finding
from opendata.table import OpenResource


@dataclass(frozen=True)
class Counted:
    """A table with what detect said of it: the kind of each column and what a row stands for."""

    resource: OpenResource
    title: str  # of table and package, for words that say what is counted
    kinds: Mapping[int, str]  # by field number
    subject: str


@dataclass(frozen=True)
class Risk:
    """One risk: it measures a table and gives a Finding with the ladder of measures, or None."""

    name: str
    source: str
    measure: Callable[[Counted], Finding | None]
