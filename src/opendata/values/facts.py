"""What is true of a column over all of its cells: which kinds of values it can still be, and what decides between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from opendata.table import Table
from opendata.values.patterns import (
    BOOLEANS,
    CROSS,
    DATES,
    DATETIMES,
    MONEY,
    NUMBERS,
    SIGNS,
    TIMES,
    UNITED,
    UNITS,
    YEARMONTH,
    whole,
)

_BLANK = r""
_WORDS = "|".join(word for pair in BOOLEANS for word in pair)
CANDIDATES: dict[str, str] = {
    **{name: whole(pattern, SIGNS, _BLANK) for name, pattern in NUMBERS.items()},
    **{name: whole(pattern, _BLANK) for name, pattern in DATES.items()},
    **{f"datetime:{name}": whole(pattern, _BLANK) for name, pattern in DATETIMES.items()},
    **{f"time:{name}": whole(pattern, _BLANK) for name, pattern in TIMES.items()},
    **{name: whole(pattern, SIGNS, _BLANK) for name, pattern in UNITED.items()},
    "yearmonth:iso": whole(YEARMONTH, _BLANK),
    "boolean": "(?i)" + whole(_WORDS, _BLANK),
    "cross": f"(?i){whole(CROSS, _BLANK)}",
    "blank": r"^\s*$",
}
_WIDER = ("german", "english", "spaced")  # what holds for whole numbers holds for these
_FIRST_ROWS = 1_000
WIDE_COLUMNS = 100
"""From so many columns on, one long column is asked instead: a plan of thousands of expressions takes longer than its work."""
_LONG_CELLS = 2_000_000
_NBSP = "\\d[\u00a0\u202f'’]\\d"
_COUNTED = ("values", "dashes", "comma", "dot", "small")


@dataclass
class Facts:
    """What is true of one column, over all of its cells."""

    alive: set[str] = field(default_factory=lambda: set(CANDIDATES))
    values: int = 0  # cells with a number, where numbers are possible
    dashes: int = 0
    zeros: bool = False  # leading zeros
    digits: int = 0  # of the longest cell
    comma: int = 0  # cells with a comma
    dot: int = 0  # cells with a dot before a digit
    nbsp: bool = False  # no-break spaces or apostrophes between digits
    exponents: bool = False
    small: int = 0  # whole numbers from 1 to 999
    long: bool = False  # four digits or more without a group mark
    units: int = 0  # different units, where each cell has one
    unit: str = ""  # one of them


def gather(cells: Table, columns: Sequence[str], last_row: int) -> dict[str, Facts]:
    """Find the facts of columns from their cells up to record `last_row`, batch by batch."""
    facts = {column: Facts() for column in columns}
    wide = len(columns) > WIDE_COLUMNS
    for frame in cells.scan(["row", *columns]) if columns else ():
        batch = frame.filter(pl.col("row") <= last_row).drop("row")
        if wide:
            _survey(batch, facts)
        else:
            _strike(batch, facts)
    if not wide:
        _measure(cells, facts, last_row)
    return facts


def _strike(frame: pl.DataFrame, facts: Mapping[str, Facts]) -> None:
    """Strike the candidates that a cell of this batch refutes: a few rows first, then all.

    While a column holds whole numbers only, the wider kinds of numbers hold too and are not asked.
    """
    for part in (frame.head(_FIRST_ROWS), frame):
        whole_before = {column for column, known in facts.items() if "integer" in known.alive}
        _apply(part, facts, lambda column, name: not (name in _WIDER and "integer" in facts[column].alive))
        fallen = {column for column in whole_before if "integer" not in facts[column].alive}
        _apply(part, facts, lambda column, name, fallen=fallen: name in _WIDER and column in fallen)  # type: ignore[misc]


def _apply(frame: pl.DataFrame, facts: Mapping[str, Facts], asked: Callable[[str, str], bool]) -> None:
    """Strike every candidate that is asked about and that some cell does not fit."""
    tests = [
        pl.col(column).str.contains(CANDIDATES[name]).all().alias(f"{column} {name}")
        for column, known in facts.items()
        for name in known.alive
        if asked(column, name)
    ]
    for key, holds in frame.select(tests).row(0, named=True).items() if tests and frame.height else ():
        column, _, name = key.partition(" ")
        if not holds:
            facts[column].alive.discard(name)


def _measure(cells: Table, facts: Mapping[str, Facts], last_row: int) -> None:
    """Count what the decision between the remaining candidates needs, in one query."""
    counts = [
        expression.alias(f"{column} {name}")
        for column, known in facts.items()
        if known.alive.intersection({*NUMBERS, *UNITED})
        for name, expression in _counts(pl.col(column), known.alive).items()
    ]
    if not counts:
        return
    result = cells.lazy().filter(pl.col("row") <= last_row).select(counts).collect(engine="streaming").row(0, named=True)
    for key, value in result.items():
        column, _, name = key.partition(" ")
        setattr(facts[column], name, value or (0 if name != "unit" else ""))


def _counts(cell: pl.Expr, alive: set[str]) -> dict[str, pl.Expr]:
    """Only what is asked of these candidates: a pattern over every cell of a large table takes its time."""
    counts = {"dashes": cell.is_in(["-", "–", "—", "--", "---"]).sum()}
    if "integer" in alive:
        zeros = cell.str.starts_with("0") & (cell.str.len_bytes() > 1)
        return counts | {"zeros": zeros.any(), "digits": cell.str.len_bytes().max(), "values": cell.str.contains("[0-9]").sum()}
    if alive.intersection(UNITED):
        unit = pl.coalesce(cell.str.extract(rf"^\s*({MONEY})"), cell.str.extract(rf"\d[ \u00a0\u202f]?({UNITS})\s*$"))
        counts |= {"units": unit.drop_nulls().n_unique(), "unit": unit.drop_nulls().first()}
    counts |= {
        "values": pl.len(),
        "comma": cell.str.contains(",", literal=True).sum(),
        "dot": cell.str.contains(r"\.\d").sum(),
    }
    if "english" in alive:
        counts["exponents"] = cell.str.contains(r"\d[eE]").any()
    if "german" not in alive and "english" not in alive:
        counts["nbsp"] = cell.str.contains(_NBSP).any()
    if "german" in alive and "english" in alive:
        counts["small"] = cell.str.contains(r"^\s*[-+]?[1-9]\d{0,2}\s*$").sum()
        counts["long"] = cell.str.contains(r"^\s*[-+]?\d{4,}\s*$").any()
    return counts


def _survey(frame: pl.DataFrame, facts: Mapping[str, Facts]) -> None:
    """As `_strike` and `_measure`, for a batch of a wide table: all cells below one another, each with its column's name."""
    cell = pl.col("value")
    tests = {name: cell.str.contains(pattern) for name, pattern in CANDIDATES.items()}
    counts = {
        **_counts(cell, {"german", "english"}),
        "nbsp": cell.str.contains(_NBSP).any(),
        "values": cell.str.contains(r"\d").sum(),
    }
    counts |= {name: one for name, one in _counts(cell, {"integer"}).items() if name in {"zeros", "digits"}}
    rows = max(1, _LONG_CELLS // len(facts))
    for part in frame.iter_slices(rows):
        long = part.unpivot().with_columns(**tests)
        found = long.group_by("variable").agg(*(pl.col(name).all() for name in tests), **counts)
        for row in found.iter_rows(named=True):
            _merge(facts[row["variable"]], row)


def _merge(known: Facts, found: Mapping[str, Any]) -> None:
    known.alive = {name for name in known.alive if found[name]}
    for name in ("zeros", "nbsp", "exponents", "long"):
        setattr(known, name, getattr(known, name) or bool(found[name]))
    for name in _COUNTED:
        setattr(known, name, getattr(known, name) + found[name])
    known.digits = max(known.digits, found["digits"] or 0)
