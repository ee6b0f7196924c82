"""What every format gives."""

from dataclasses import dataclass

from opendata.model import Issue, Reading
from opendata.table import Table


@dataclass(frozen=True)
class Parsed:
    """A table as delivered: no type is known yet, an empty cell is an empty text.

    `last_row` is the last record of data: what stands below it in `cells` belongs to the footer.
    """

    reading: Reading
    labels: tuple[str, ...]
    cells: Table | None  # None: unreadable, an issue says why
    last_row: int = 0
    margins: tuple[tuple[str, str], ...] = ()  # place, text
    issues: tuple[Issue, ...] = ()
