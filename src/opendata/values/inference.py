"""Types from all values of a column: a type holds only if every cell fits it.

Candidates fall batch by batch; what is left at the end is decided with the header's words and the table's other columns.
`1.234` alone is twelve hundred in a German table and one and a bit in an English one: where neither column nor table tells,
the column stays text and a person is asked.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from opendata.table import Table
from opendata.values.patterns import (
    BOOLEANS,
    CODE_WORDS,
    COMPACT,
    DASHES,
    DATE_WORDS,
    DATES,
    DATETIMES,
    NUMBERS,
    SIGNS,
    TIMES,
    whole,
)
from opendata.values.understanding import Doubt, Understanding

_BLANK = r""
_WORDS = "|".join(word for pair in BOOLEANS for word in pair)
CANDIDATES: dict[str, str] = {
    **{name: whole(pattern, SIGNS, _BLANK) for name, pattern in NUMBERS.items()},
    **{name: whole(pattern, _BLANK) for name, pattern in DATES.items()},
    **{f"datetime:{name}": whole(pattern, _BLANK) for name, pattern in DATETIMES.items()},
    **{f"time:{name}": whole(pattern, _BLANK) for name, pattern in TIMES.items()},
    "boolean": "(?i)" + whole(_WORDS, _BLANK),
    "blank": r"^\s*$",
}
_WIDER = ("german", "english", "spaced")  # what holds for whole numbers holds for these
_FIRST_ROWS = 1_000
_MAX_DIGITS = 18


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


def infer(cells: Table, columns: Mapping[str, str], last_row: int) -> tuple[dict[str, Understanding], list[Doubt]]:
    """Understand columns (name `f7` to header) from their cells up to record `last_row`."""
    facts = {column: Facts() for column in columns}
    for frame in cells.scan(["row", *columns]):
        _strike(frame.filter(pl.col("row") <= last_row), facts)
    _measure(cells, facts, last_row)
    style = _style(facts.values())
    known: dict[str, Understanding] = {}
    doubts: list[Doubt] = []
    for column, label in columns.items():
        found = _decide(facts[column], label.casefold(), style)
        if isinstance(found, str):
            doubts.append(_doubt(cells, column, found, last_row))
            found = Understanding("string")
        known[column] = found
        if found.signs and facts[column].dashes:
            doubts.append(_doubt(cells, column, "dash-as-missing", last_row))
        if found.pattern == "%d.%m.%y":
            doubts.append(_doubt(cells, column, "two-digit-year", last_row))
    return known, doubts


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
        if known.alive.intersection(NUMBERS)
        for name, expression in _counts(pl.col(column), known.alive).items()
    ]
    if not counts:
        return
    result = cells.lazy().filter(pl.col("row") <= last_row).select(counts).collect(engine="streaming").row(0, named=True)
    for key, value in result.items():
        column, _, name = key.partition(" ")
        setattr(facts[column], name, value or 0)


def _counts(cell: pl.Expr, alive: set[str]) -> dict[str, pl.Expr]:
    """Only what is asked of these candidates: a pattern over every cell of a large table takes its time."""
    counts = {"dashes": cell.is_in(["-", "–", "—", "--", "---"]).sum()}
    if "integer" in alive:
        zeros = cell.str.starts_with("0") & (cell.str.len_bytes() > 1)
        return counts | {"zeros": zeros.any(), "digits": cell.str.len_bytes().max(), "values": cell.str.contains(r"\d").sum()}
    counts |= {
        "values": pl.len(),
        "comma": cell.str.contains(",", literal=True).sum(),
        "dot": cell.str.contains(".", literal=True).sum() - cell.is_in([".", "...", "k.A.", "k. A."]).sum(),
    }
    if "english" in alive:
        counts["exponents"] = cell.str.contains(r"\d[eE]").any()
    if "german" not in alive and "english" not in alive:
        counts["nbsp"] = cell.str.contains("\\d[\u00a0\u202f'’]\\d").any()
    if "german" in alive and "english" in alive:
        counts["small"] = cell.str.contains(r"^\s*[-+]?[1-9]\d{0,2}\s*$").sum()
        counts["long"] = cell.str.contains(r"^\s*[-+]?\d{4,}\s*$").any()
    return counts


def _style(facts: Iterable[Facts]) -> str | None:
    """German or English, where all columns that tell agree."""
    votes = {
        "german" if "german" in known.alive else "english"
        for known in facts
        if known.values and "integer" not in known.alive and len(known.alive & {"german", "english"}) == 1
    }
    return votes.pop() if len(votes) == 1 else None


def _decide(facts: Facts, label: str, style: str | None) -> Understanding | str:
    """Give the understanding, or the code of a doubt."""
    alive = facts.alive
    if "blank" in alive:
        return Understanding("any")
    if "boolean" in alive:
        return Understanding("boolean")
    for pattern in DATES:
        if pattern in alive and (pattern not in COMPACT or re.search(DATE_WORDS, label)):
            return _date(pattern, facts)
    for name in alive:
        kind, _, pattern = name.partition(":")
        if pattern:
            return Understanding(kind, pattern=pattern)
    return _number(facts, label, style) if facts.values else Understanding("string")


def _date(pattern: str, facts: Facts) -> Understanding | str:
    if pattern == "%d/%m/%Y" and "%m/%d/%Y" in facts.alive:
        return "ambiguous-date"
    return Understanding("date", pattern=pattern)


def _number(facts: Facts, label: str, style: str | None) -> Understanding | str:
    if not facts.alive & set(NUMBERS) or re.search(CODE_WORDS, label):
        return Understanding("string")
    if "integer" in facts.alive:
        code = facts.zeros or facts.digits > _MAX_DIGITS
        return Understanding("string") if code else Understanding("integer", signs=True)
    if {"german", "english"} <= facts.alive:
        return _ambiguous(facts, style)
    if "german" in facts.alive:
        return _german(facts)
    return _english(facts) if "english" in facts.alive else _spaced(facts)


def _ambiguous(facts: Facts, style: str | None) -> Understanding | str:
    """Only `1.234` or `1,234` and whole numbers: groups or decimals?

    Whole numbers below a thousand bare and all others grouped speak for groups; a bare number of four digits against them.
    """
    if facts.dot and facts.comma:
        return "ambiguous-number"
    if style == "german" and not (facts.dot and facts.long):
        return _german(facts)
    if style == "english" and not (facts.comma and facts.long):
        return _english(facts)
    if facts.dot and not facts.long and facts.small >= max(2, facts.dot // 100):
        return _german(facts)
    return "ambiguous-number"


def _german(facts: Facts) -> Understanding:
    if not facts.comma:
        return Understanding("integer", signs=True, decimal_mark="", group_marks=".")
    return Understanding("number", signs=True, decimal_mark=",", group_marks="." if facts.dot else "")


def _english(facts: Facts) -> Understanding:
    if not facts.dot and not facts.exponents:
        return Understanding("integer", signs=True, decimal_mark="", group_marks=",")
    return Understanding("number", signs=True, decimal_mark=".", group_marks="," if facts.comma else "")


def _spaced(facts: Facts) -> Understanding:
    groups = "\u00a0\u202f'’ "
    if facts.comma and facts.dot:
        return Understanding("string")
    if facts.comma or facts.dot:
        return Understanding("number", signs=True, decimal_mark="," if facts.comma else ".", group_marks=groups)
    if facts.nbsp:
        return Understanding("integer", signs=True, decimal_mark="", group_marks=groups)
    return Understanding("string")  # `951 234` may be a telephone number


def _doubt(cells: Table, column: str, code: str, last_row: int) -> Doubt:
    pattern = {"dash-as-missing": whole(DASHES), "two-digit-year": r"\d"}.get(code, r"[.,/]\d")
    rows = cells.lazy().filter((pl.col("row") <= last_row) & pl.col(column).str.contains(pattern)).select("row").collect()["row"]
    return Doubt(code, int(column[1:]), tuple(rows.head(10).to_list()), len(rows))
