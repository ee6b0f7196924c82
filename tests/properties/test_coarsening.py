"""What holds for texts that are redacted, places and moments that are coarsened, whatever they are."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.model import Decision, Place, Verdict
from opendata.stages.treat import treat
from opendata.stages.verify.coarser import not_coarser
from opendata.table import OpenPackage, OpenResource
from opendata.texts.action_texts import WORDS

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]
Mark = tuple[int, int, int, int, str]

TRIES = settings(max_examples=120)
PIECES = st.lists(
    st.tuples(
        st.one_of(st.text(alphabet="aäßÄ é\u0301🙂👩\u200d💻ﬁ\n[]", max_size=8), st.just("Straße ")),
        st.text(alphabet="AÖxß-🙂\u0308 ", min_size=1, max_size=6),
        st.sampled_from([*WORDS, "RELIGION"]),
    ),
    max_size=4,
)
LATITUDES = st.decimals(min_value=47, max_value="55.999999", places=6)
LONGITUDES = st.decimals(min_value=5, max_value="15.999999", places=6)
METRES = st.decimals(min_value=100_000, max_value=9_999_999, places=2)


def decided(outcome: str, **parameters: str | int) -> Decision:
    return Decision(place=Place(resource=1, field=1), outcome=outcome, parameters=parameters, reason={"de": "x", "en": "x"})


def treated(opened: OpenPackage, decision: Decision) -> list[str | None]:
    """Treat one column, and let verify look at it."""
    after, _ = treat(opened, [decision])
    verdict = Verdict(verdict="publishable", decisions=(decision,), policy="p", decided_on=date(2026, 11, 23))
    assert list(not_coarser(opened, after, verdict)) == []
    cells = after.resources[0].cells
    assert cells is not None
    return cells.lazy().collect()["f1"].to_list()


def generalised(table: Open, package: Pack, cells: list[str], **parameters: str | int) -> list[str]:
    opened = package(table({"fields": [{"name": "a", "type": "string"}]}, [[cell] for cell in cells]))
    return [str(cell) for cell in treated(opened, decided("generalise", **parameters))]


@TRIES
@given(texts=st.lists(PIECES, min_size=1, max_size=4))
def test_outside_the_marks_a_text_stays_and_inside_nothing_does(
    table: Open, package: Pack, texts: list[list[tuple[str, str, str]]]
) -> None:
    cells, marks, wanted = [], [], []
    for row, pieces in enumerate(texts, start=2):
        cell = ""
        for before, secret, code in pieces:
            start = len(cell) + len(before)
            marks.append((row, 1, start, start + len(secret), code))
            cell += before + secret
        cells.append(cell or None)
        wanted.append("".join(f"{before}[{WORDS.get(code, 'Angabe')}]" for before, _, code in pieces) or None)
    opened = package(table({"fields": [{"name": "a", "type": "string"}]}, [[cell] for cell in cells], marks=marks))
    assert treated(opened, decided("redact")) == wanted


@pytest.mark.parametrize("marks", [[(2, 1, 3, 7, "PERSON_NAME"), (2, 1, 5, 9, "PHONE")], [(2, 1, 3, 9, "PERSON_NAME")] * 2])
def test_marks_that_overlap_become_one_word(table: Open, package: Pack, marks: list[Mark]) -> None:
    opened = package(table({"fields": [{"name": "a", "type": "string"}]}, [["Hr Abcdef x"]], marks=marks))
    assert treated(opened, decided("redact")) == ["Hr [Name] x"]


@TRIES
@given(places=st.lists(st.one_of(LATITUDES, LONGITUDES, METRES), min_size=1), grid=st.sampled_from([100, 200, 1000]))
def test_a_place_moves_less_than_its_cell_and_only_once(table: Open, package: Pack, places: list[Decimal], grid: int) -> None:
    after = generalised(table, package, [str(place) for place in places], grid=grid)
    for before, text in zip(places, after, strict=True):
        assert abs(Decimal(text) - before) * 2 <= width(before, grid)
    assert generalised(table, package, after, grid=grid) == after


@TRIES
@given(place=st.one_of(LATITUDES, LONGITUDES, METRES), shifts=st.lists(st.floats(0, 0.999), min_size=1, max_size=5))
def test_all_places_of_a_cell_become_the_same(table: Open, package: Pack, place: Decimal, shifts: list[float]) -> None:
    step = width(place, 100)
    corner = place // step * step
    inside = [f"{corner + step * Decimal(str(shift)):.8f}" for shift in shifts]
    assert len(set(generalised(table, package, inside, grid=100))) == 1


@TRIES
@given(moments=st.lists(st.datetimes(), min_size=1))
def test_of_a_moment_the_day_is_left(table: Open, package: Pack, moments: list[datetime]) -> None:
    cells = [moment.isoformat(timespec="seconds") for moment in moments]
    assert generalised(table, package, cells, to="day") == [cell[:10] for cell in cells]
    assert generalised(table, package, cells, to="month") == [cell[:7] for cell in cells]


def width(place: Decimal, grid: int) -> Decimal:
    """Give how wide a cell is: degrees of latitude, of longitude, metres."""
    unit = Decimal("0.001") if 47 <= place < 56 else Decimal("0.0016") if place < 47 else Decimal(100)
    return unit * grid / 100
