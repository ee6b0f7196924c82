"""Work that goes on ahead or side by side: in order, in the caller's context, and never more than it says at once."""

from collections.abc import Iterator
from contextvars import ContextVar

import pytest

from opendata.ahead import ahead, side_by_side

_SAID: ContextVar[str] = ContextVar("_SAID", default="nothing")


def _numbers(made: list[int]) -> Iterator[int]:
    for number in range(20):
        made.append(number)
        yield number


def test_items_come_in_order() -> None:
    assert list(ahead(range(20))) == list(range(20))
    assert list(side_by_side(lambda number: number * 2, range(20))) == [number * 2 for number in range(20)]


def test_both_work_in_the_context_of_who_asked() -> None:
    _SAID.set("here")
    assert set(ahead(_SAID.get() for _ in range(3))) == {"here"}
    assert set(side_by_side(lambda _: _SAID.get(), range(3))) == {"here"}


def test_no_more_is_made_than_is_worked_on() -> None:
    made: list[int] = []
    working = side_by_side(lambda number: number, _numbers(made))
    next(working)
    assert len(made) <= 3


def test_what_goes_wrong_is_raised_where_it_is_used() -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda number: 1 // number, [1, 0]))
    with pytest.raises(ZeroDivisionError):
        list(ahead(1 // number for number in (1, 0)))
