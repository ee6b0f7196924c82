"""What a column was understood as."""

from dataclasses import dataclass

from opendata.values.patterns import BOOLEANS, CROSS


@dataclass(frozen=True)
class Understanding:
    """Type and format of Table Schema for the canonical cells, and how to get there from the delivered ones."""

    type: str
    format: str = "default"
    declared: bool = False
    missing: tuple[str, ...] = ("",)  # delivered texts that mean: no value
    signs: str = ""  # pattern of further cells that mean: no value
    zeros: str = ""  # pattern of further cells that mean 0
    decimal_mark: str = "."
    group_marks: str = ""
    pattern: str = ""  # how dates and times are written: strptime, or "iso", "german", "clock"
    true: tuple[str, ...] = (*(yes for yes, _ in BOOLEANS), CROSS)
    false: tuple[str, ...] = tuple(no for _, no in BOOLEANS)
    bare: bool = True  # False: units around a number are taken off
    unit: str | None = None  # what was taken off, the same in every cell
    nearly: bool = False  # a few cells are written otherwise, and stay as they are
    flagged: bool = False  # brackets and letters of official statistics around a number are taken off


@dataclass(frozen=True)
class Doubt:
    """A column that can be read in two ways, or was read with a loss: code of an issue, and the rows."""

    code: str
    field: int
    rows: tuple[int, ...]
    count: int
