"""What an action is: one change of the cells of one column, or of a table as a whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from opendata.table import Table

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


# -------------------------------------------------------------------------------------------------- a table as a whole


@dataclass(frozen=True)
class Rewritten:
    """A table after an action: its columns in their order, `(number, name, type)` of those that are new, and what it cost."""

    cells: Table
    columns: tuple[int, ...]
    made: tuple[tuple[int, str, str], ...] = ()
    rows_changed: int = 0  # that left, or stand in a group of several kinds
    loss: float = 0.0  # their share


@dataclass(frozen=True)
class TableExample:
    """A table before and after, without its numbers of rows, for the contract suite; `after` None: it is refused."""

    before: tuple[tuple[str | None, ...], ...]
    after: tuple[tuple[str | None, ...], ...] | None
    parameters: Parameters


@dataclass(frozen=True)
class TableAction:
    """One change of a whole table, before its columns are changed one by one.

    `rewrite_table` raises ValueError for parameters that it does not know, NotThisCellError for a cell that it cannot judge, and
    NothingLeftError where no row may stay. Columns are named by number; several in one text, with blanks between.
    """

    name: str
    source: str
    rewrite_table: Callable[[Parameters, Table], Rewritten]
    valid: tuple[TableExample, ...]
    invalid: tuple[TableExample, ...]


class NothingLeftError(ValueError):
    """An action would leave no row: code of the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def numbers(parameters: Parameters, name: str, cells: Table) -> list[str]:
    """Give the columns of `cells` that a parameter names by number.

    Raises:
        ValueError: it names one that the table does not have, or one twice.
    """
    keys = [f"f{number}" for number in str(parameters.get(name, "")).split()]
    if len(set(keys)) < len(keys) or not set(keys) <= set(cells.schema):
        raise ValueError
    return keys


def threshold(parameters: Parameters) -> int:
    """Give how many people a group must have.

    Raises:
        ValueError: the parameter is missing, or no group would be too small.
    """
    value = parameters.get("threshold")
    if not isinstance(value, int) or value < 2:  # noqa: PLR2004  (every group has one)
        raise ValueError
    return value
