"""Work that goes on ahead or side by side: in order, in the caller's context, and never more than it says at once."""

import os
import signal
import time
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

import pytest

from opendata.ahead import Spread, ahead, begun, side_by_side
from opendata.errors import Outside

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


def test_what_was_begun_is_made_in_another_process() -> None:
    assert begun(lambda: [os.getpid()])() not in ([os.getpid()], None)


def test_what_was_begun_and_failed_is_nothing() -> None:
    assert begun(lambda: 1 // 0)() is None


@pytest.mark.parametrize("count", [0, 1, 99, 1000, 2001, 40_000])
def test_processes_give_all_in_order(count: int) -> None:
    items = list(range(count))
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert Spread(lambda item: [item, str(item)], items).made() == [[item, str(item)] for item in items]
    assert len(list(Path("/proc/self/fd").iterdir())) <= before  # what tests before left open may be closed meanwhile


def test_what_a_process_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item + 1

    assert Spread(work, range(2000)).made() == list(range(1, 2001))


def test_an_error_in_a_process_is_raised_here() -> None:
    def work(item: int) -> int:
        if item == 1999:
            raise Outside("portal-down")
        return item

    with pytest.raises(Outside, match="portal-down"):
        Spread(work, range(2000)).made()


several = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor: nothing is shared out")


@several
def test_processes_work_while_this_one_does_something_else() -> None:
    here = os.getpid()
    spread = Spread(lambda _: os.getpid(), range(2000))
    time.sleep(1)
    made = spread.made()
    assert here not in made


@several
def test_what_is_abandoned_leaves_no_process_and_no_pipe() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    spread = Spread(time.sleep, [60] * 200)
    ((child, _),) = spread._forks
    spread.abandon()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@several
def test_two_that_share_at_once_do_not_wait_for_each_other() -> None:
    first, second = Spread(str, range(2000)), Spread(str, range(2000))
    assert second.made() == first.made()
