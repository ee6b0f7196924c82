"""Leases: a dataset is written by one holder at a time, and a dead one holds up nobody."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from opendata.errors import Outside
from opendata.model import Dataset
from opendata.store import Store

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # Python 3.12 says so of every fork

TREES = Dataset(name="baumkataster", department="stadtgruen", state="new")
Opened = Callable[[Path | str], Store]
Fill = Callable[[Store], None]
Forked = Callable[[Callable[[], str]], Callable[[], str]]


def test_one_run_at_a_time_works_on_a_dataset(path: Path, opened: Opened) -> None:
    store, other = opened(path), opened(path)
    with store.holding("a"):
        with pytest.raises(Outside) as raised:
            other.leases.acquire("a")
        assert raised.value.code == "dataset-busy"
        with other.holding("b"):
            pass
    with other.holding("a"):
        pass
    store.close()
    other.close()


def test_the_fence_grows_with_every_holder(store: Store) -> None:
    fences = []
    for _ in range(3):
        with store.holding("a") as lease:
            fences.append(lease.fence)
    assert fences == [1, 2, 3]


def test_a_lease_is_given_back_when_work_fails(store: Store) -> None:
    with pytest.raises(ValueError, match="x"), store.holding("a"):
        raise ValueError("x")
    with store.holding("a"):
        pass


def test_a_stale_fence_writes_nothing(store: Store) -> None:
    old = store.leases.acquire(TREES.name)
    store.leases.release(old)
    new = store.leases.acquire(TREES.name)
    before = store.entries()
    with pytest.raises(Outside) as raised, store.transaction(old) as writer:
        writer.set_dataset(TREES)
    assert raised.value.code == "lease-lost"
    with pytest.raises(Outside):
        store.leases.renew(old)
    store.leases.release(old)
    assert store.entries() == before
    with store.transaction(new) as writer:
        writer.set_dataset(TREES)


def test_an_expired_lease_writes_nothing_even_if_nobody_took_over(store: Store) -> None:
    lease = store.leases.acquire(TREES.name, seconds=0)
    with pytest.raises(Outside) as raised, store.transaction(lease) as writer:
        writer.set_dataset(TREES)
    assert raised.value.code == "lease-lost"
    assert store.entries() == ()


def test_a_lease_is_renewed_while_work_goes_on(store: Store) -> None:
    with store.holding(TREES.name, seconds=2) as lease:
        time.sleep(3)
        with store.transaction(lease) as writer:
            writer.set_dataset(TREES)
    assert store.datasets() == (TREES,)


def test_a_lease_is_for_its_dataset_alone(store: Store) -> None:
    with store.holding("another") as lease, pytest.raises(ValueError, match="another"), store.transaction(lease) as writer:
        writer.set_dataset(TREES)
    assert store.entries() == ()


def test_a_holder_that_was_killed_loses_its_lease_at_once(path: Path, opened: Opened, forked: Forked) -> None:
    forked(partial(hold_and_die, opened(path)))()
    store = opened(path)
    with store.holding(TREES.name) as lease:
        assert lease.fence == 2
    store.close()


def test_a_killed_holder_is_dead_even_if_nobody_has_buried_it(path: Path, opened: Opened) -> None:
    child = os.fork()
    if child == 0:
        hold_and_die(opened(path))
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # a zombie from here on
    store = opened(path)
    with store.holding(TREES.name) as lease:
        assert lease.fence == 2
    os.waitpid(child, 0)
    store.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [("world", "another boot pid:[1]"), ("world", "")],
    ids=["another machine or container", "a platform without /proc"],
)
def test_a_holder_elsewhere_is_waited_for(path: Path, column: str, value: str, opened: Opened, forked: Forked) -> None:
    forked(partial(hold_and_die, opened(path)))()
    store = opened(path)
    store._database.do(f"UPDATE leases SET {column} = ?", value)  # noqa: S608
    with pytest.raises(Outside) as raised:
        store.leases.acquire(TREES.name)
    assert raised.value.code == "dataset-busy"
    store._database.do("UPDATE leases SET expires = 0")
    store.leases.acquire(TREES.name)
    store.close()


def test_a_number_that_another_process_got_is_not_the_holder(path: Path, opened: Opened) -> None:
    store = opened(path)
    store.leases.acquire(TREES.name)
    store._database.do("UPDATE leases SET process = ?", f"{os.getpid()} 1")  # this number, but started at another time
    assert store.leases.acquire(TREES.name).fence == 2
    store.close()


def hold_and_die(store: Store) -> str:
    store.leases.acquire(TREES.name, seconds=3600)
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def test_of_twenty_processes_one_gets_the_lease(path: Path, opened: Opened, forked: Forked) -> None:
    (go, start), (said, say), (end, leave) = os.pipe(), os.pipe(), os.pipe()
    children = [forked(partial(race, opened(path), (go, start, say, end, leave))) for _ in range(20)]
    for descriptor in (go, start, say):
        os.close(descriptor)
    with os.fdopen(said) as lines:
        results = sorted(lines.readline() for _ in children)
    os.close(leave)
    os.close(end)
    assert results == ["dataset-busy\n"] * 19 + ["got 1\n"]
    assert {child() for child in children} == {""}


def race(store: Store, ends: tuple[int, int, int, int, int]) -> str:
    """Start when all are there, say how it went, and stay alive until all have said it."""
    go, start, say, end, leave = ends
    os.close(start)
    os.close(leave)
    os.read(go, 1)
    try:
        result = f"got {store.leases.acquire('a', seconds=3600).fence}"
    except Outside as failure:
        result = failure.code
    os.write(say, f"{result}\n".encode())
    os.read(end, 1)
    return ""


@pytest.mark.parametrize("moment", ["between", "within"])
def test_a_worker_stopped_past_its_lease_writes_nothing(path: Path, moment: str, opened: Opened) -> None:
    """It was stopped between two transactions, or in the midst of one; it wakes up after its lease has ended."""
    opened(path).datasets()
    ready, say_ready = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(stopped(opened(path), moment, say_ready))
    os.read(ready, 1)
    os.kill(child, signal.SIGSTOP)
    os.waitid(os.P_PID, child, os.WSTOPPED)
    time.sleep(2.1)
    if moment == "between":  # within one, nobody else can write until it goes on
        with opened(path).holding(TREES.name) as lease, opened(path).transaction(lease) as writer:
            writer.set_dataset(TREES)
    os.kill(child, signal.SIGCONT)
    assert os.waitpid(child, 0)[1] == 0
    store = opened(path)
    assert store.datasets() == ((TREES,) if moment == "between" else ())
    assert store.verify() == ()
    store.close()
    os.close(ready)
    os.close(say_ready)


def stopped(store: Store, moment: str, ready: int) -> int:
    lease = store.leases.acquire(TREES.name, seconds=1)
    try:
        if moment == "between":
            os.write(ready, b".")
            time.sleep(1)
        with store.transaction(lease) as writer:
            writer.set_dataset(TREES.having(state="published"))
            if moment == "within":
                os.write(ready, b".")
                time.sleep(1)
    except Outside as failure:
        return 0 if failure.code == "lease-lost" else 2
    return 1
