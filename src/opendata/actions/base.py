"""What an action is: one change of the cells of one column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

Parameters = Mapping[str, str | int]

_LISTS: Final[dict[str, pl.DataType]] = {"starts": pl.List(pl.UInt32), "ends": pl.List(pl.UInt32), "codes": pl.List(pl.String)}
MARKED_CELLS: Final = pl.Schema({"row": pl.UInt32(), "cell": pl.String(), **_LISTS})
"""A batch of one column: each cell with where its marks start and end (characters), and their codes; null without marks."""

Rewrite = Callable[[pl.DataFrame], pl.Series]
"""A batch of `MARKED_CELLS` in, the new cells out: text, as many, null where nothing may stay."""


class NotThisCellError(ValueError):
    """An action met a cell that it cannot safely change: code of the sentence, and the row alone."""

    def __init__(self, code: str, row: int) -> None:
        super().__init__(code)
        self.code = code
        self.row = row


@dataclass(frozen=True)
class Example:
    """One cell before and after, for the contract suite; `marked` names its mark, over the characters `at` or the whole cell."""

    before: str | None
    after: str | None
    parameters: Parameters
    marked: str | None = None
    at: tuple[int, int] | None = None


@dataclass(frozen=True)
class Action:
    """One change of a column.

    `prepare` gets the parameters and all batches once, for what must be known of the whole column, and gives the rewriting of
    a batch; it raises ValueError for parameters that it does not know, and NotThisCellError before anything is changed. Without
    `prepare` the column leaves.
    """

    name: str
    source: str  # the standard or decision it follows
    prepare: Callable[[Parameters, Iterable[pl.DataFrame]], Rewrite] | None = None
    valid: tuple[Example, ...] = ()
    invalid: tuple[Example, ...] = ()  # cells or parameters that are refused
    types: tuple[str, ...] = ()  # Table Schema types it may be asked for; empty: any
    gives: Callable[[Parameters], str | None] | None = None  # the type of the new cells, where it is another
