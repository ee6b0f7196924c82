"""What a form is: one way to write a table for people or programs, each in its own file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from opendata.formats.forms.column import Column
from opendata.table import Table


@dataclass(frozen=True)
class Told:
    """What a form may say about its table beside the cells; all of it is published elsewhere too."""

    name: str  # of the resource
    day: date  # of the decision behind the version
    region: tuple[float, ...] | None = None  # of the city: west, south, east, north in degrees
    info: tuple[tuple[str, str], ...] = ()  # in German: what, and which


@dataclass(frozen=True)
class Example:
    """A column of one type, and what the file must show of it when it is read again: texts, null where nothing is."""

    type: str
    stored: pl.DataType
    cells: tuple[str | None, ...]
    shows: tuple[str | None, ...]


@dataclass(frozen=True)
class Form:
    """One way to write a table. Same input, same bytes; whatever a cell holds, the file shows the same value."""

    name: str  # kebab-case; its titles are `form-<name>` of texts
    suffix: str  # after the resource's name, with the dot
    format: str  # as a resource of datapackage.json names it
    media_type: str
    source: str  # standard or manual
    write: Callable[[Table, Sequence[Column], Told], int]  # gives a nameless file
    lacks: Callable[[Table, Sequence[Column], Told], str | None] = lambda _cells, _columns, _told: None
    """Says why a table cannot be written so: a code of texts; None where it can."""
    examples: tuple[Example, ...] = ()
    missed: bool = True  # people look for it, so where it is not there they are told why
    needed: bool = False  # also where nothing is published: what the verification of a mere check reads
