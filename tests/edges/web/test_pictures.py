"""Drawings: what stands where, without a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.edges.web.pictures import Bars, Dots, drawing
from opendata.model import Json


def bars(values: list[list[object]], over: str) -> Bars:
    drawn = drawing({"kind": "bars", "over": over, "field": "f", "measure": "rows", "values": values})
    assert isinstance(drawn, Bars)
    return drawn


def dots(points: list[list[float]]) -> Dots:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    drawn = drawing({"kind": "dots", "bounds": [min(xs), min(ys), max(xs), max(ys)], "points": points})
    assert isinstance(drawn, Dots)
    return drawn


def test_the_longest_row_fills_the_width_and_the_rest_is_in_the_table() -> None:
    drawn = bars([[f"Ort {at}", 20 - at] for at in range(20)], "category")
    assert [bar.length for bar in drawn.bars[:2]] == [100, 95]
    assert (len(drawn.bars), len(drawn.values)) == (12, 20)


def test_less_than_nothing_lies_left_of_nothing() -> None:
    drawn = bars([["Plus", 30], ["Minus", -10]], "category")
    assert [(bar.start, bar.length) for bar in drawn.bars] == [(25, 75), (0, 25)]


@pytest.mark.parametrize(
    ("labels", "drawn"),
    [
        (("2019", "2022"), ["2019", "2020", "2021", "2022"]),
        (("2025-11", "2026-02"), ["2025-11", "2025-12", "2026-01", "2026-02"]),
        (("2024-02-28", "2024-03-01"), ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (("heute", "morgen"), ["heute", "morgen"]),
    ],
)
def test_a_gap_in_time_is_a_gap_in_the_picture(labels: tuple[str, str], drawn: list[str]) -> None:
    picture = bars([[labels[0], 1], [labels[1], 2]], "time")
    assert [bar.label for bar in picture.bars] == drawn
    assert {bar.number for bar in picture.bars[1:-1]} <= {None}


@given(
    st.lists(st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9), min_size=1, max_size=30),
    st.sampled_from(["time", "category"]),
)
def test_any_numbers_stay_within_the_drawing(numbers: list[float], over: str) -> None:
    drawn = bars([[str(2000 + at), number] for at, number in enumerate(numbers)], over)
    limit = 100 if over == "category" else 200
    for bar in drawn.bars:
        assert -0.1 <= bar.start <= limit + 0.1
        assert bar.start + bar.length <= limit + 0.2
    assert len(drawn.ticks) <= 8


def test_a_map_counts_its_dots_by_region_and_has_a_round_scale() -> None:
    drawn = dots([[10.80, 49.90], [10.81, 49.90], [10.90, 49.80], [10.85, 49.85]])
    assert drawn.regions == (2, 0, 0, 0, 1, 0, 0, 0, 1)
    assert drawn.scale_metres == 2000
    assert drawn.path.count("M") == drawn.shown == 4


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)).map(list), min_size=1, max_size=20))
def test_any_places_lie_on_the_map(points: list[list[float]]) -> None:
    drawn = dots(points)
    places = [tuple(map(int, place.removesuffix("h0").split())) for place in drawn.path.split("M")[1:]]
    assert all(0 <= x <= 720 and 0 <= y <= drawn.height for x, y in places)
    assert sum(drawn.regions) == len(points)
    assert 0 < drawn.scale_length <= 720 / 4 + 1


@pytest.mark.parametrize("picture", [None, {"kind": "pie"}, {"kind": "bars", "values": []}])
def test_what_is_not_known_is_not_drawn(picture: Json | None) -> None:
    assert drawing(picture) is None
