"""What holds for an action whatever the cells are."""

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.model import Decision, Place
from opendata.stages.treat import treat
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]

PLATES = st.from_regex(r"[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9][0-9]{0,3}[EH]?", fullmatch=True)
TRIES = settings(max_examples=150)


def treated(
    table: Open, package: Pack, kind: str, cells: list[str | None], outcome: str, **parameters: str | int
) -> list[str | None]:
    """Treat one column."""
    resource = table({"fields": [{"name": "a", "type": kind}]}, [[cell] for cell in cells])
    decision = Decision(place=Place(resource=1, field=1), outcome=outcome, parameters=parameters, reason={"de": "x", "en": "x"})
    after = treat(package(resource), [decision])[0].resources[0].cells
    assert after is not None
    return after.lazy().collect()["f1"].to_list()


@TRIES
@given(counts=st.lists(st.one_of(st.none(), st.integers(-(10**15), 10**15)), min_size=1), base=st.integers(2, 1000))
def test_a_rounded_count_is_the_nearest_multiple(table: Open, package: Pack, counts: list[int | None], base: int) -> None:
    after = treated(table, package, "integer", [None if count is None else str(count) for count in counts], "round", base=base)
    for before, text in zip(counts, after, strict=True):
        assert (before is None) == (text is None)
        if before is not None and text is not None:
            assert int(text) % base == 0
            assert abs(int(text) - before) * 2 <= base
            assert before != 0 or text == "0"


@TRIES
@given(cells=st.lists(st.one_of(st.none(), PLATES, st.text(max_size=12), st.sampled_from(["BA", "WÜ", "Ausland"])), min_size=1))
def test_a_masked_column_holds_no_digit_and_no_plate(table: Open, package: Pack, cells: list[str | None]) -> None:
    after = treated(table, package, "string", cells, "mask", to="district")
    for before, text in zip(cells, after, strict=True):
        if before is not None and not re.search(r"\d", before):
            assert text is not None
            assert text.replace("'", "") == before.replace("'", "")
        assert text is None or not re.search(r"\d", text)


@TRIES
@given(cells=st.lists(st.one_of(st.none(), st.text(max_size=20)), min_size=1))
def test_defusing_only_adds_apostrophes(table: Open, package: Pack, cells: list[str | None]) -> None:
    after = treated(table, package, "string", cells, "keep")
    assert [text and text.replace("'", "") for text in after] == [text and text.replace("'", "") for text in cells]


@TRIES
@given(
    cells=st.lists(
        st.one_of(
            st.floats(allow_nan=False).map(str), st.dates().map(str), st.from_regex(r"[+-]?[0-9 /()-]{1,12}", fullmatch=True)
        )
    )
)
def test_numbers_dates_and_telephone_numbers_are_never_defused(table: Open, package: Pack, cells: list[str]) -> None:
    assert treated(table, package, "string", list(cells), "keep") == cells
