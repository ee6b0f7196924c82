"""What every format gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opendata.model import Issue, Place, Reading
from opendata.table import Table
from opendata.values import Understanding


@dataclass(frozen=True)
class Parsed:
    """A table as delivered: no type is known yet, an empty cell is an empty text.

    `last_row` is the last record of data: what stands below it in `cells` belongs to the footer. A format whose cells have types
    says in `known` (by column: `f7`) what their texts alone would not tell: whether `1.234` is a fraction.
    """

    reading: Reading
    labels: tuple[str, ...]
    cells: Table | None  # None: unreadable, an issue says why
    last_row: int = 0
    margins: tuple[tuple[str, str], ...] = ()  # place, text
    issues: tuple[Issue, ...] = ()
    known: Mapping[str, Understanding] = field(default_factory=dict)
    columns: tuple[int, ...] = ()  # of the sheet, from 1; () where none was left out
    sheet: int | None = None  # of a workbook, from 1, hidden ones counted
    sheet_name: str | None = None
    damaged: Mapping[str, Sequence[int]] = field(default_factory=dict)  # rows by code, where no issue names them


def unreadable(resource: int, code: str, **params: str | int) -> Parsed:
    """Say why nothing of a file could be read."""
    issue = Issue(code=code, severity="error", place=Place(resource=resource), params=params)
    return Parsed(Reading(confidence=0.0), (), None, issues=(issue,))
