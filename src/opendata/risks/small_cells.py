"""small_cells: a count of people so small that who knows the place knows the people.

Measured where rows are groups of people, on the columns that count them (headers.py), totals too: a rounded count beside an exact
total could be computed back. Below the threshold lies every count from 1; zero says that nobody is there.
Source: statistical secrecy: at least 3 for a count (Federal Employment Agency), 5 for small areas.
"""

from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from opendata.disclosure import is_whole, rounded, whole_numbers
from opendata.model import Finding, Place, Rung
from opendata.risks.base import Counted, Example, Risk
from opendata.risks.headers import about_people, counts_people, demographic, dimension, has_own_rules
from opendata.table import OpenField, Table

THRESHOLD: Final = 5
BASES: Final = (3, 5, 10)
_READ_AS: Final = ("integer", "number", "string", "any")
"""Types that a column of counts can have: a single "ca. 3" in it, or the schema, makes it text; its kind stays `number`."""
_DECIMAL: Final = r"^\s*[+-]?[0-9]*\.[0-9]+\s*$"
"""Shares or means where they fill half a column, which then counts nobody. A few, or cells that are no numbers at all, take no
column out: rounding refuses them."""


def _measure(table: Counted) -> Finding | None:
    columns = _counting(table)
    if table.resource.cells is None or not columns:
        return None
    facts = _facts(table.resource.cells, columns)
    whole = [column for column in columns if _counts(facts, column)]
    smallest = [facts[f"{column.number} smallest"] for column in whole if facts[f"{column.number} smallest"] is not None]
    if not smallest or min(smallest) >= THRESHOLD:
        return None
    return Finding(
        place=Place(resource=table.resource.number),
        risk="small_cells",
        category="disclosure",
        matched=sum(facts[f"{column.number} small"] for column in whole),
        checked=sum(facts[f"{column.number} checked"] for column in whole),
        score=1.0 if table.subject == "group" else 0.7,
        recognizer="small_cells@1",
        reason="small-cells",
        value=min(smallest),
        threshold=THRESHOLD,
        fields=tuple(column.number for column in whole),
        ladder=tuple(_rung(facts, whole, base) for base in BASES),
    )


def _counting(table: Counted) -> tuple[OpenField, ...]:
    """Give the columns that count people; none where the table is about something else."""
    fields = table.resource.fields
    labels = [field.label for field in fields]
    if table.subject not in {"group", "unknown"} or has_own_rules((*labels, table.title)):
        return ()
    named = about_people((*labels, table.title))
    among_people = named or any(map(demographic, labels))
    if table.subject == "unknown" and not (among_people and any(map(dimension, labels))):
        return ()
    return tuple(
        field
        for field in fields
        if field.type in _READ_AS
        and table.kinds.get(field.number, "number") == "number"
        and counts_people(field.label, among_people=among_people)
    )


def _counts(facts: dict[str, Any], column: OpenField) -> bool:
    """Say whether a column holds anything, and not shares or means in the main."""
    return bool(facts[f"{column.number} checked"] > 2 * facts[f"{column.number} decimals"])


def _facts(cells: Table, columns: Sequence[OpenField]) -> dict[str, Any]:
    """Give by column how many counts there are, are small, are decimals, the smallest, and what rounding would do."""
    wanted: list[pl.Expr] = []
    for column in columns:
        cell = pl.col(f"f{column.number}")
        counts = whole_numbers(cell)
        known = {
            "checked": cell.count(),
            "decimals": (~is_whole(cell) & cell.str.contains(_DECIMAL)).sum(),
            "small": (counts.abs().is_between(1, THRESHOLD - 1)).sum(),
            "smallest": _smallest(counts),
            "sum": counts.abs().sum(),
        }
        for base in BASES:
            known[f"smallest {base}"] = _smallest(rounded(counts, base))
            known[f"moved {base}"] = (rounded(counts, base) - counts).abs().sum()
        wanted += [expression.alias(f"{column.number} {name}") for name, expression in known.items()]
    return cells.lazy().select(wanted).collect().row(0, named=True)


def _smallest(counts: pl.Expr) -> pl.Expr:
    return counts.abs().filter(counts != 0).min()


def _rung(facts: dict[str, Any], columns: Sequence[OpenField], base: int) -> Rung:
    """Say how small the smallest count is after rounding, and what share of all people is moved."""
    left = [facts[f"{column.number} smallest {base}"] for column in columns]
    total = sum(facts[f"{column.number} sum"] for column in columns)
    moved = sum(facts[f"{column.number} moved {base}"] for column in columns)
    smallest = min((count for count in left if count is not None), default=None)
    return Rung(
        action="round", parameters={"base": base}, smallest=smallest, loss=round(min(moved / total, 1.0), 6) if total else 0.0
    )


_PEOPLE: Final = (("Stadtteil", "category"), ("Einwohner", "number"))

RISK: Final = Risk(
    name="small_cells",
    source="§ 16 BStatG; minimum counts of the Federal Employment Agency",
    measure=_measure,
    valid=(
        Example(_PEOPLE, (("Hain", "1"),), "group", 1),
        Example(_PEOPLE, (("Hain", "900"), ("Hafen", "4")), "group", 4),
    ),
    invalid=(
        Example(_PEOPLE, (("Hain", "5"), ("Hafen", "0"), ("Bug", None)), "group", None),
        Example((("Stadtteil", "category"), ("Bäume", "number")), (("Hain", "1"),), "group", None),
        Example(_PEOPLE, (("Hain", "1"),), "thing", None),
    ),
)
