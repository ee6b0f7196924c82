"""Verdicts of detection belong to the table: no order of rows or columns, no size of batches and no spelling changes them."""

from collections.abc import Sequence
from functools import cache

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.test_detect import TABLES, entities, opened

from opendata import table
from opendata.recognizers import columns
from opendata.recognizers.cells import clean
from opendata.recognizers.names import forms
from opendata.stages.detect import detect

each_table = pytest.mark.parametrize("name", TABLES)


def verdict(rows: Sequence[Sequence[str]]) -> tuple[dict[str, tuple[str | None, bool]], str]:
    package = opened(rows)
    found = detect(package, {})
    return entities(package, found), found.subjects[1]


@cache
def as_written(name: str) -> tuple[dict[str, tuple[str | None, bool]], str]:
    return verdict(TABLES[name][0])


@each_table
@given(data=st.data())
def test_the_order_of_rows_changes_no_verdict(name: str, data: st.DataObject) -> None:
    (header, *records), _, _ = TABLES[name]
    shuffled = data.draw(st.permutations(records))
    assert verdict([header, *shuffled]) == as_written(name)


@each_table
@given(data=st.data())
def test_the_order_of_columns_changes_no_verdict(name: str, data: st.DataObject) -> None:
    rows, _, _ = TABLES[name]
    order = data.draw(st.permutations(range(len(rows[0]))))
    assert verdict([[row[at] for at in order] for row in rows]) == as_written(name)


@each_table
@pytest.mark.parametrize("kept", [3, 200_000])
@pytest.mark.parametrize("batch", [1, 7])
def test_the_size_of_batches_changes_no_finding(monkeypatch: pytest.MonkeyPatch, name: str, batch: int, kept: int) -> None:
    rows, _, _ = TABLES[name]
    monkeypatch.setattr(columns, "MOST_DISTINCT", kept)
    once = detect(opened(rows), {})
    monkeypatch.setattr(table, "BATCH_ROWS", batch)
    again = detect(opened(rows), {})
    assert again.findings == once.findings
    assert again.kinds == once.kinds


@given(
    given_name=st.sampled_from(["Jürgen", "Käthe", "Ömer", "Şeyma", "Anna-Lena", "Zoë"]),
    family_name=st.sampled_from(["Müller", "Großmann", "Yılmaz", "Petrović", "Kröger", "Wójcik"]),
    how=st.sampled_from(["plain", "capitals", "written out", "joined", "listed", "blanks"]),
)
def test_no_spelling_hides_a_name(given_name: str, family_name: str, how: str) -> None:
    written = {
        "plain": f"{given_name} {family_name}",
        "capitals": f"{given_name} {family_name}".upper(),
        "written out": "".join(
            {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.get(one, one) for one in f"{given_name} {family_name}"
        ),
        "joined": f"{given_name}_{family_name}",
        "listed": f"{family_name}, {given_name}",
        "blanks": f"  {given_name}   {family_name} ",
    }[how]
    assert forms(clean(pl.Series([written])))["full"].item()


@given(st.lists(st.text(max_size=60)))
def test_shapes_tell_letters_and_digits_alone(cells: list[str]) -> None:
    """Profiles, columns.py: all cells are masked as one text; each comes out as long as it is, up to 40 characters."""
    kinds = {**dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ", "A"), **dict.fromkeys("abcdefghijklmnopqrstuvwxyzäöüß", "a")}
    kinds |= dict.fromkeys("0123456789", "9") | {"\x1f": " "}
    expected = ["".join(kinds.get(sign, sign) for sign in cell[:40]) for cell in cells]
    assert columns.shaped(pl.Series(cells, dtype=pl.String)).to_list() == expected
