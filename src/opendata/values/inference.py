"""Types from all values of a column: a type holds if every cell fits it, or beyond doubt nearly every one (`majority`).

Candidates fall batch by batch; what is left at the end is decided with the header's words and the table's other columns.
`1.234` alone is twelve hundred in a German table and one and a bit in an English one: where neither column nor table tells,
the column stays text and a person is asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from opendata.rows import first_rows
from opendata.table import Table
from opendata.values.facts import Facts, gather
from opendata.values.legend import Zeros, dashes_are_zero
from opendata.values.majority import Majority
from opendata.values.nearly import nearly
from opendata.values.patterns import (
    CODE_WORDS,
    COMPACT,
    COUNT_WORDS,
    DASHES,
    DATE_WORDS,
    DATES,
    MONTH_WORDS,
    NUMBERING_WORDS,
    NUMBERS,
    OTHER_SIGNS,
    SHARE_WORDS,
    SIGNS,
    UNITED,
    whole,
)
from opendata.values.understanding import Doubt, Understanding

_MAX_DIGITS = 18  # of an Int64; longer ones are codes


def infer(
    cells: Table,
    columns: Mapping[str, str],
    last_row: int,
    around: Iterable[tuple[str, str]] = (),
    told: Mapping[str, str] | None = None,
) -> tuple[dict[str, Understanding], list[Doubt]]:
    """Understand columns (name `f7` to header) from their cells up to record `last_row`, and the texts `around` the table.

    `told` is how people say that columns are meant which can be read in two ways: `german`, `english`, `day-first`,
    `month-first`.
    """
    facts = gather(cells, list(columns), last_row)
    near = nearly(cells, {name: label for name, label in columns.items() if facts[name].alive <= {"spaced"}}, last_row)
    style = _style(facts, near) or _likely_style(facts, columns)
    known: dict[str, Understanding] = {}
    doubts: list[Doubt] = []
    for column, label in columns.items():
        found = _decide(facts[column], label.casefold(), style)
        if isinstance(found, str) and told and column in told:
            found = _as_told(facts[column], found, told[column]) or found
        if isinstance(found, str):
            doubts.append(_doubt(cells, column, found, last_row))
            found = Understanding("string")
        if found.type == "string" and column in near:
            one, texts = near[column]
            doubts += _near_doubts(cells, column, one, last_row)
            found = one.known or found
            facts[column].dashes = texts.str.contains(whole(DASHES)).any() and found.type != "date"
        known[column] = _narrowed(cells, column, found, last_row) if len(found.group_marks) > 1 else found
    return _with_dashes(cells, known, facts, last_row, dashes_are_zero(around), doubts), doubts


def _with_dashes(
    cells: Table,
    known: Mapping[str, Understanding],
    facts: Mapping[str, Facts],
    last_row: int,
    zeros: Zeros | None,
    doubts: list[Doubt],
) -> dict[str, Understanding]:
    """Read dashes as zero or as missing, and add what is to be told of them and of short years to `doubts`."""
    read = dict(known)
    for column, found in known.items():
        if found.signs and facts[column].dashes:
            zero = zeros == "legend" or (zeros == "source" and found.type == "integer")
            read[column] = replace(found, signs=OTHER_SIGNS, zeros=DASHES) if zero else found
            doubts.append(_doubt(cells, column, "dash-as-zero" if zero else "dash-as-missing", last_row))
        if found.pattern == "%d.%m.%y":
            doubts.append(_doubt(cells, column, "two-digit-year", last_row))
    return read


def _narrowed(cells: Table, column: str, known: Understanding, last_row: int) -> Understanding:
    """Keep the group marks that do stand in a column's cells."""
    marks = [pl.col(column).str.contains(rf"\d{re.escape(mark)}\d").any().alias(mark) for mark in known.group_marks]
    found = cells.lazy().filter(pl.col("row") <= last_row).select(marks).collect().row(0, named=True)
    return replace(known, group_marks="".join(mark for mark, stands in found.items() if stands))


def dashes(cells: Table, columns: Sequence[str], last_row: int) -> list[Doubt]:
    """Name the dashes in declared columns of numbers: no missing value is declared for them, and in statistics they are zero."""
    counts = (
        cells.lazy().filter(pl.col("row") <= last_row).select(pl.col(name).str.contains(whole(DASHES)).any() for name in columns)
    )
    found = counts.collect().row(0, named=True) if columns else {}
    return [_doubt(cells, column, "dash-as-missing", last_row) for column, some in found.items() if some]


def _style(facts: Mapping[str, Facts], near: Mapping[str, tuple[Majority, pl.Series]]) -> str | None:
    """German or English, where all columns that tell agree; one of which nearly all cells are decimals tells too."""
    votes = {
        "german" if "german" in known.alive else "english"
        for known in facts.values()
        if known.values and "integer" not in known.alive and len(known.alive & {"german", "english"}) == 1
    }
    nearly_numbers = [one.known for one, _ in near.values() if one.known and one.known.type == "number"]
    votes |= {"german" if known.decimal_mark == "," else "english" for known in nearly_numbers}
    return votes.pop() if len(votes) == 1 else None


def _likely_style(facts: Mapping[str, Facts], columns: Mapping[str, str]) -> str | None:
    """German or English by the columns of which the bare numbers or the header tell that they are grouped whole numbers."""
    votes = set()
    for column, known in facts.items():
        marks = bool(known.dot) + bool(known.comma)
        if {"german", "english"} <= known.alive and "integer" not in known.alive and marks == 1 and not known.long:
            if known.dot and (_grouped(known) or _counts(columns[column])):
                votes.add("german")
            if known.comma and _counts(columns[column]):
                votes.add("english")
    return votes.pop() if len(votes) == 1 else None


def _counts(label: str) -> bool:
    """Say whether a header tells that its column counts things: then there are no fractions."""
    return bool(re.search(COUNT_WORDS, label.casefold())) and not re.search(SHARE_WORDS, label.casefold())


def _grouped(facts: Facts) -> bool:
    """Say whether whole numbers below a thousand stand bare and all others have a dot."""
    return bool(facts.dot) and not facts.long and facts.small >= max(2, facts.dot // 100)


def _decide(facts: Facts, label: str, style: str | None) -> Understanding | str:
    """Give the understanding, or the code of a doubt."""
    alive = facts.alive
    if "blank" in alive:
        return Understanding("any")
    if alive & {"boolean", "cross"}:
        return Understanding("boolean")
    for pattern in DATES:
        if pattern in alive and (pattern not in COMPACT or re.search(DATE_WORDS, label)):
            return _date(pattern, facts)
    for name in alive:
        kind, _, pattern = name.partition(":")
        if pattern and (kind != "yearmonth" or re.search(MONTH_WORDS, label)):
            return Understanding(kind, pattern=pattern)
    return _number(facts, label, style) if facts.values else Understanding("string")


def _as_told(facts: Facts, doubt: str, reading: str) -> Understanding | None:
    """Read a column as a person says that it is meant; None where its cells do not allow it, or it is to stay text."""
    if doubt == "ambiguous-date":
        pattern = {"day-first": "%d/%m/%Y", "month-first": "%m/%d/%Y"}.get(reading, "")
        return Understanding("date", pattern=pattern) if pattern in facts.alive else None
    styles = {"german": _german, "english": _english}
    return styles[reading](facts) if reading in styles and reading in facts.alive else None


def _date(pattern: str, facts: Facts) -> Understanding | str:
    if pattern == "%d/%m/%Y" and "%m/%d/%Y" in facts.alive:
        return "ambiguous-date"
    return Understanding("date", pattern=pattern)


def _number(facts: Facts, label: str, style: str | None) -> Understanding | str:
    if facts.alive & set(UNITED) and facts.units == 1:
        return _united(facts)
    if not facts.alive & set(NUMBERS) or re.search(CODE_WORDS, label) or _is_numbering(facts, label):
        return Understanding("string")
    if "integer" in facts.alive:
        code = facts.zeros or facts.digits > _MAX_DIGITS
        return Understanding("string") if code else Understanding("integer", signs=SIGNS)
    if {"german", "english"} <= facts.alive:
        return _ambiguous(facts, style)
    if "german" in facts.alive:
        return _german(facts)
    return _english(facts) if "english" in facts.alive else _spaced(facts)


def _is_numbering(facts: Facts, label: str) -> bool:
    """Say whether a header tells that its column numbers things and the cells are no whole numbers: `12.10` of a product plan."""
    fractions = "english" in facts.alive and not facts.alive & {"integer", "german"}
    return bool(fractions and re.search(NUMBERING_WORDS, label))


def _united(facts: Facts) -> Understanding:
    """Numbers that all carry the same unit; where dots or commas can be read in two ways they stay text."""
    styles = [style for style in ("german", "english") if f"{style} with unit" in facts.alive]
    if len(styles) > 1 and (facts.comma or facts.dot):
        return Understanding("string")
    plain = (_german if styles[0] == "german" else _english)(facts)
    return replace(plain, bare=False, unit=facts.unit)


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
    if _grouped(facts):
        return _german(facts)
    return "ambiguous-number"


def _german(facts: Facts) -> Understanding:
    if not facts.comma:
        return Understanding("integer", signs=SIGNS, decimal_mark="", group_marks=".")
    return Understanding("number", signs=SIGNS, decimal_mark=",", group_marks="." if facts.dot else "")


def _english(facts: Facts) -> Understanding:
    if not facts.dot and not facts.exponents:
        return Understanding("integer", signs=SIGNS, decimal_mark="", group_marks=",")
    return Understanding("number", signs=SIGNS, decimal_mark=".", group_marks="," if facts.comma else "")


def _spaced(facts: Facts) -> Understanding:
    groups = "\u00a0\u202f'’ "
    if facts.comma and facts.dot:
        return Understanding("string")
    if facts.comma or facts.dot:
        return Understanding("number", signs=SIGNS, decimal_mark="," if facts.comma else ".", group_marks=groups)
    if facts.nbsp:
        return Understanding("integer", signs=SIGNS, decimal_mark="", group_marks=groups)
    return Understanding("string")  # `951 234` may be a telephone number


def _near_doubts(cells: Table, column: str, one: Majority, last_row: int) -> Iterator[Doubt]:
    """Name the cells for which a column stays text, or the numbers of which a mark is taken off."""
    told = {"nearly-number": one.odd} if one.known is None else {"flagged-number": one.flagged}
    for code, texts in told.items():
        if len(texts):
            yield _where(cells, column, code, last_row, pl.col(column).is_in(texts.implode()))


def _doubt(cells: Table, column: str, code: str, last_row: int) -> Doubt:
    pattern = {"dash-as-missing": whole(DASHES), "dash-as-zero": whole(DASHES), "two-digit-year": r"\d"}.get(code, r"[.,/]\d")
    return _where(cells, column, code, last_row, pl.col(column).str.contains(pattern))


def _where(cells: Table, column: str, code: str, last_row: int, meant: pl.Expr) -> Doubt:
    rows = cells.lazy().filter((pl.col("row") <= last_row) & meant).select("row").collect()["row"]
    return Doubt(code, int(column[1:]), first_rows(rows), len(rows))
