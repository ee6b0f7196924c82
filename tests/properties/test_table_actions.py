"""What holds for counting a table and for leaving rows out, whatever the cells are; and verify sees what is wrong."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.model import Bilingual, Decision, Place, Verdict
from opendata.stages.treat import treat
from opendata.stages.verify.carried import not_carried_out
from opendata.table import OpenPackage, OpenResource, rewrite

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]
Row = tuple[str | None, ...]
Rows = Sequence[Row]

TRIES = settings(max_examples=150)
REST = "übrige"
WORDS = st.sampled_from(["Dackel", "Pudel", "=1+1", REST, " ", None])


def rows_of(owners: st.SearchStrategy[str]) -> st.SearchStrategy[Row]:
    return st.tuples(owners, WORDS, st.sampled_from(["Hain", "Bug", REST]), st.sampled_from("123"))


# Six people at least, so that no table is too small to be counted.
ROWS = st.builds(
    lambda some, sure: [*some, *sure],
    st.lists(rows_of(st.sampled_from("abcdefgh"))),
    st.tuples(*map(rows_of, map(st.just, "abcdef"))),
)
REGISTER = {"fields": [{"name": name, "type": "string"} for name in ("Halter", "Rasse", "Stadtteil", "Jahr")]}


def decided(outcomes: Sequence[str], outcome: str, **parameters: str | int) -> tuple[Decision, ...]:
    """Give the Decisions on columns, and the one on the table."""
    why: Bilingual = {"de": "x", "en": "x"}
    columns = [Decision(place=Place(resource=1, field=at), outcome=one, reason=why) for at, one in enumerate(outcomes, start=1)]
    return (
        *columns,
        Decision(place=Place(resource=1, margin="small_groups"), outcome=outcome, parameters=parameters, reason=why),
    )


def verdict(decisions: Sequence[Decision]) -> Verdict:
    return Verdict(verdict="publishable", decisions=tuple(decisions), policy="ab", decided_on=date(2026, 11, 23))


def counting(least: int, people: str) -> tuple[Decision, ...]:
    outcomes = ("drop", "aggregate", "aggregate", "aggregate")
    return decided(outcomes, "aggregate", by="2 3 4", people=people, threshold=least, count="Hunde", rest=REST)


def out(package: OpenPackage) -> list[Row]:
    cells = package.resources[0].cells
    assert cells is not None
    return cells.lazy().select(f"f{field.number}" for field in package.resources[0].fields).collect().rows()


def counted(table: Open, package: Pack, rows: Rows, decisions: tuple[Decision, ...]) -> tuple[OpenPackage, OpenPackage]:
    """Give the package before and after."""
    before = package(table(REGISTER, rows))
    return before, treat(before, decisions)[0]


def plain(cell: str | None) -> str | None:
    """Give a cell as it goes out: blanks are missing, formulas defused."""
    return None if cell is None or not cell.strip() else f"'{cell}" if cell.startswith("=") else cell


def cover(groups: Counter[Row], keys: Sequence[Row]) -> dict[Row, Row]:
    """Say in which published row each group is: of its own name, or with the first cells merged."""
    return {
        group: next(key for key in ((*[REST] * size, *group[size:]) for size in range(len(group) + 1)) if key in keys)
        for group in groups
    }


@TRIES
@given(rows=ROWS, least=st.integers(2, 6), people=st.sampled_from(["", "1"]))
def test_no_group_is_too_small_and_sums_add_up(table: Open, package: Pack, rows: Rows, least: int, people: str) -> None:
    decisions = counting(least, people)
    before, after = counted(table, package, rows, decisions)
    published = {row[:3]: int(row[3] or 0) for row in out(after)}
    assert len(published) == len(out(after))
    assert min(published.values()) >= least
    assert sum(published.values()) == len(rows)
    assert [field.label for field in after.resources[0].fields] == ["Rasse", "Stadtteil", "Jahr", "Hunde"]
    groups = Counter(tuple(plain(cell) for cell in row[1:]) for row in rows)
    inside = cover(groups, list(published))
    sizes: Counter[Row] = Counter()
    owners: defaultdict[Row, set[str | None]] = defaultdict(set)
    for row in rows:
        key = inside[tuple(plain(cell) for cell in row[1:])]
        sizes[key] += 1
        owners[key].add(row[0])
    assert sizes == published
    assert not people or min(map(len, owners.values())) >= least
    assert list(not_carried_out(before, after, verdict(decisions))) == []


@TRIES
@given(rows=ROWS, least=st.integers(2, 5), chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(table: Open, package: Pack, rows: Rows, least: int, chance: random.Random) -> None:
    _, after = counted(table, package, rows, counting(least, "1"))
    _, other = counted(table, package, chance.sample(list(rows), len(rows)), counting(least, "1"))
    assert out(after) == out(other)


@TRIES
@given(rows=ROWS, least=st.integers(2, 5))
def test_a_total_known_elsewhere_gives_back_no_small_group(table: Open, package: Pack, rows: Rows, least: int) -> None:
    """Who knows how many rows a district has in a year learns nothing of fewer than `least`, but that the whole is so few."""
    _, after = counted(table, package, rows, counting(least, ""))
    for depth in (1, 2):
        real = Counter(tuple(plain(cell) for cell in row[1 + depth :]) for row in rows)
        told: Counter[Row] = Counter()
        for row in out(after):
            told[row[depth:3]] += int(row[3] or 0)
        for slice_, size in real.items():
            if REST not in slice_:
                assert size == told[slice_] or size - told[slice_] >= least or size < least


@TRIES
@given(rows=ROWS, change=st.sampled_from(["more", "fewer", "gone", "split", "named"]))
def test_verify_sees_any_wrong_count(table: Open, package: Pack, rows: Rows, change: str) -> None:
    decisions = counting(2, "1")
    before, after = counted(table, package, rows, decisions)
    resource = after.resources[0]
    assert resource.cells is not None
    first, name = pl.int_range(pl.len()) == 0, f"f{resource.fields[-1].number}"
    more = (pl.col(name).cast(pl.Int64) + 1).cast(pl.String)
    spoilt = {
        "more": lambda cells: cells.with_columns(pl.when(first).then(more).otherwise(pl.col(name)).alias(name)),
        "fewer": lambda cells: cells.with_columns(pl.when(first).then(pl.lit("1")).otherwise(pl.col(name)).alias(name)),
        "gone": lambda cells: cells.filter(~first),
        "split": lambda cells: pl.concat([cells, cells.head(1)]),
        "named": lambda cells: cells.with_columns(pl.when(first).then(pl.lit("Boxer")).otherwise(pl.col("f2")).alias("f2")),
    }
    wrong = OpenPackage(
        after.name, {}, (OpenResource(**{**vars(resource), "cells": rewrite(resource.cells, spoilt[change])}),), after.margins
    )
    assert [code for code, _ in not_carried_out(before, wrong, verdict(decisions))] == ["verify-counted-wrongly"]


COUNTS = st.one_of(st.none(), st.integers(0, 9).map(str))
NAMES = {"fields": [{"name": "Vorname", "type": "string"}, {"name": "Anzahl", "type": "integer"}]}


@TRIES
@given(some=st.lists(st.tuples(st.sampled_from("abc"), COUNTS)), least=st.integers(2, 9))
def test_exactly_the_rows_of_small_counts_leave(table: Open, package: Pack, some: Rows, least: int) -> None:
    rows = [*some, ("c", str(least))]
    decisions = decided(("keep", "suppress"), "suppress", threshold=least, counts="2")
    before = package(table(NAMES, rows))
    after, (treatment,) = treat(before, decisions)
    assert out(after) == [row for row in rows if int(row[1] or 0) >= least]
    assert treatment.cells_changed == len(rows) - len(out(after))
    assert list(not_carried_out(before, after, verdict(decisions))) == []


@TRIES
@given(
    some=st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.sampled_from("xy")))),
    least=st.integers(2, 5),
)
def test_exactly_the_people_in_small_groups_leave(table: Open, package: Pack, some: Rows, least: int) -> None:
    rows = [*some, *[("c", "x")] * least]
    sizes = Counter(rows)
    decisions = decided(("suppress", "suppress"), "suppress", threshold=least, by="1 2")
    before = package(table({"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]}, rows))
    after, _ = treat(before, decisions)
    assert out(after) == [row for row in rows if sizes[row] >= least]
    assert list(not_carried_out(before, after, verdict(decisions))) == []


@pytest.mark.parametrize("left_out", [0, 1], ids=["a-row-too-many", "a-row-too-few"])
def test_verify_sees_a_row_that_should_have_left_or_stayed(table: Open, package: Pack, left_out: int) -> None:
    decisions = decided(("keep", "suppress"), "suppress", threshold=5, counts="2")
    before = package(table(NAMES, [("Emma", "9"), ("Ida", "7"), ("Ylva", "2")]))
    wrong = treat(before, decided(("keep", "suppress"), "suppress", threshold=(2, 8)[left_out], counts="2"))[0]
    assert [code for code, _ in not_carried_out(before, wrong, verdict(decisions))] == ["verify-not-suppressed"]
