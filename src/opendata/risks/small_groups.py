"""small_groups: rows that share their traits with so few others that who knows the area can tell who they are.

Measured over the quasi-identifiers: those that a rule counts the table by, else where rows are people the traits that their
headers name (age, profession, district …) and that are not removed as personal data. Where rows are counts already - what a rule
counted, or a list of given names - a group is as large as its count says.
Source: k-anonymity (Samarati and Sweeney 1998); minimum counts of the Federal Employment Agency.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from opendata.disclosure import is_whole, whole_numbers
from opendata.model import Finding, Place, Rung
from opendata.risks.base import Counted, Counting, Example, Grouping, Risk
from opendata.risks.headers import given_names, quasi_identifiers, total
from opendata.table import OpenField, Table

LEVELS: Final = (3, 5, 10)
_PEOPLE: Final = ("person", "household")


def _measure(table: Counted) -> Finding | None:
    cells = table.resource.cells
    if cells is None:
        return None
    known = [_named(table, counting) for counting in table.grouping.countings]
    counts = next((fields for by, fields in known if by and fields), None) or _names_counted(table)
    if counts:
        return _finding(table, counts, _of_counts(cells, counts, table.grouping.threshold), "small-groups-counts")
    traits = next((by for by, _ in known if by), None) or _traits(table)
    return _finding(table, traits, _of_rows(cells, traits, table.grouping.threshold), "small-groups-rows") if traits else None


def _named(table: Counted, counting: Counting) -> tuple[Sequence[OpenField], Sequence[OpenField]]:
    """Give the columns that a rule counts this table by, and that of the counts where it has been counted."""
    labels = {field.label.casefold(): field for field in table.resource.fields}
    by = [labels[name.casefold()] for name in counting.by if name.casefold() in labels]
    count = labels.get(counting.count.casefold())
    return (by if len(by) == len(counting.by) else (), (count,) if count is not None else ())


def _names_counted(table: Counted) -> tuple[OpenField, ...]:
    """Give the columns that count people in a list of given names."""
    if table.subject not in {"group", "unknown"} or not any(given_names(field.label) for field in table.resource.fields):
        return ()
    return tuple(
        field for field in table.resource.fields if table.kinds.get(field.number, "number") == "number" and total(field.label)
    )


def _traits(table: Counted) -> tuple[OpenField, ...]:
    if table.subject not in _PEOPLE:
        return ()
    open_ = [field for field in table.resource.fields if table.kinds.get(field.number) not in {"personal", "empty"}]
    chosen = quasi_identifiers([field.label for field in open_])
    return tuple(field for field in open_ if field.label in chosen)


def _of_counts(cells: Table, counts: Sequence[OpenField], threshold: int) -> Mapping[str, Any]:
    """Measure rows that count people; zero says that nobody is there, what is no number is a small count."""
    columns = [pl.col(f"f{field.number}") for field in counts]
    sizes = [pl.when(is_whole(column)).then(whole_numbers(column)).otherwise(0) for column in columns]
    filled = pl.any_horizontal(column.is_not_null() for column in columns)
    size = pl.min_horizontal(pl.when(whole != 0).then(whole) for whole in sizes).fill_null(0)
    empty = pl.all_horizontal((whole == 0) & is_whole(column) for whole, column in zip(sizes, columns, strict=True))
    rows = cells.lazy().filter(filled & ~empty.fill_null(value=False)).select(size.alias("size"), pl.lit(1).alias("rows"))
    return _facts(rows, threshold)


def _of_rows(cells: Table, traits: Sequence[OpenField], threshold: int) -> Mapping[str, Any]:
    rows = cells.lazy().group_by(f"f{field.number}" for field in traits).agg(pl.len().alias("size"))
    return _facts(rows.with_columns(pl.col("size").alias("rows")), threshold)


def _facts(groups: pl.LazyFrame, threshold: int) -> Mapping[str, Any]:
    """Give how many rows there are, how many lie in small groups, and what each level would leave."""
    size, rows = pl.col("size"), pl.col("rows")
    wanted = [
        rows.sum().alias("checked"),
        size.min().alias("smallest"),
        rows.filter(size < threshold).sum().alias("small"),
        *(size.filter(size >= level).min().alias(f"smallest {level}") for level in _levels(threshold)),
        *(rows.filter(size < level).sum().alias(f"lost {level}") for level in _levels(threshold)),
    ]
    return groups.select(wanted).collect(engine="streaming").row(0, named=True)


def _finding(table: Counted, fields: Sequence[OpenField], facts: Mapping[str, Any], reason: str) -> Finding | None:
    if facts["smallest"] is None or facts["smallest"] >= table.grouping.threshold:
        return None
    return Finding(
        place=Place(resource=table.resource.number),
        risk="small_groups",
        category="disclosure",
        matched=facts["small"],
        checked=facts["checked"],
        score=1.0,
        recognizer="small_groups@1",
        reason=reason,
        value=facts["smallest"],
        threshold=table.grouping.threshold,
        fields=tuple(field.number for field in fields),
        ladder=tuple(_rung(facts, level) for level in _levels(table.grouping.threshold)),
    )


def _levels(threshold: int) -> list[int]:
    return sorted({*LEVELS, threshold})


def _rung(facts: Mapping[str, Any], level: int) -> Rung:
    """Say how small the smallest group is once those below `level` are left out, and what share of the rows that costs."""
    loss = round(facts[f"lost {level}"] / facts["checked"], 6) if facts["checked"] else 0.0
    return Rung(action="suppress", parameters={"threshold": level}, smallest=facts[f"smallest {level}"], loss=loss)


_PERSONS: Final = (("Nummer", "code"), ("Altersgruppe", "category"), ("Stadtteil", "category"))
_LIST: Final = (("Vorname", "label"), ("Geschlecht", "category"), ("Anzahl", "number"))
_DOGS: Final = (("Halter", "personal"), ("Rasse", "category"), ("Jahr", "number"))
_DOGS_COUNTED: Final = (("Rasse", "category"), ("Jahr", "number"), ("Hunde", "number"))
_BY_BREED: Final = Grouping(5, (Counting(("Rasse", "Jahr"), "Hunde"),))
_FIVE: Final = (("1", "18 bis 29", "Hain"),) * 5

RISK: Final = Risk(
    name="small_groups",
    source="k-anonymity (Samarati and Sweeney 1998); minimum counts of the Federal Employment Agency",
    measure=_measure,
    valid=(
        Example(_PERSONS, (*_FIVE, ("6", "65 und älter", "Hain")), "person", 1),
        Example(_LIST, (("Emma", "w", "12"), ("Ylva", "w", "2")), "group", 2),
        Example(_LIST, (("Emma", "w", "12"), ("Ylva", "w", "etwa 7")), "group", 0),
        Example(_DOGS, (("A", "Dackel", "2025"), ("B", "Dackel", "2025")), "thing", 2, _BY_BREED),
        Example(_DOGS_COUNTED, (("Dackel", "2025", "9"), ("Pudel", "2025", "4")), "thing", 4, _BY_BREED),
    ),
    invalid=(
        Example(_PERSONS, _FIVE, "person", None),
        Example(_PERSONS, (("1", "18 bis 29", "Hain"),), "thing", None),
        Example((("Nummer", "code"), ("Stadtteil", "category")), (("1", "Hain"),), "person", None),
        Example(_LIST, (("Emma", "w", "12"), ("Ylva", "w", "0"), ("Ida", "w", None)), "group", None),
        Example(_DOGS_COUNTED, (("Dackel", "2025", "9"), ("übrige", "2025", "5")), "thing", None, _BY_BREED),
    ),
)
