"""Work that goes on while the one who asked for it works too, in the same context (`contextvars`)."""

import contextlib
import gc
import json
import os
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Final, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AT_ONCE: Final = 2
_WORTH_A_FORK: Final = 100
"""Items for which a process of their own is worth its start (some milliseconds)."""
_LEAST_AT_ONCE: Final = 16
_MOST_TURNS: Final = 1024
_TURN: Final = 4
"""Bytes of a number of an item; all turns fit in the smallest pipe (4,096 bytes)."""


def ahead(items: Iterable[T]) -> Iterator[T]:
    """Give the items in order; the next one is made while one is used, for polars lets go of the interpreter meanwhile."""
    iterator, context = iter(items), copy_context()

    def make() -> T | None:
        return next(iterator, None)

    with ThreadPoolExecutor(1) as worker:
        following = worker.submit(context.run, make)
        while (item := following.result()) is not None:
            following = worker.submit(context.run, make)
            yield item


def side_by_side(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Give what `work` makes of each item, in order; two are worked on at once, and no more are held."""
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        begun: deque[Future[R]] = deque()
        for item in items:
            begun.append(workers.submit(copy_context().run, work, item))
            if len(begun) == _AT_ONCE:
                yield begun.popleft().result()
        yield from (one.result() for one in begun)


class Spread(Generic[T, R]):
    """Work on many items that every processor has its part of, in forks of this process, begun when this is made.

    Threads do not help where Python itself works. A fork has only the thread that made it, so that `work` must not wait for
    others (polars does); what it gives must be plain JSON, for it comes back through a pipe. Whoever is free takes the next
    items; what a failed fork leaves undone is done here. Either `made` or `abandon` is to be called.
    """

    def __init__(self, work: Callable[[T], R], items: Sequence[T]) -> None:
        """Start the forks, where there is work enough for them."""
        self._work, self._items = work, items
        self._step = max(_LEAST_AT_ONCE, -(-len(items) // _MOST_TURNS))
        self._turns: int | None = None
        self._forks: list[tuple[int, int]] = []
        forks = min(len(os.sched_getaffinity(0)) - 1, len(items) // _WORTH_A_FORK)
        if forks:
            self._turns = _turns(range(0, len(items), self._step))
        if self._turns is not None:
            self._forks = [fork for _ in range(forks) if (fork := _forked(self._until_done)) is not None]

    def made(self) -> list[R]:
        """Join in, wait for the forks, and give what `work` made of each item, in order."""
        done: dict[int, list[R]] = {}
        try:
            if self._forks:
                done.update(self._until_done())
            while self._forks:
                done.update(_told(*self._forks.pop()))
            at_all = range(0, len(self._items), self._step)
            return [one for start in at_all for one in (done[start] if start in done else self._from(start))]
        finally:
            self.abandon()

    def abandon(self) -> None:
        """End the forks that still work."""
        for child, source in self._forks:
            os.kill(child, signal.SIGKILL)
            os.close(source)
            _bury(child)
        self._forks = []
        if self._turns is not None:
            os.close(self._turns)
            self._turns = None

    def _from(self, start: int) -> list[R]:
        return [self._work(item) for item in self._items[start : start + self._step]]

    def _until_done(self) -> Iterator[tuple[int, list[R]]]:
        while self._turns is not None and (start := _turn(self._turns)) is not None:
            yield start, self._from(start)


def begun(work: Callable[[], R]) -> Callable[[], R | None]:
    """Begin work in a fork of this process; what is given waits for what it made (plain JSON), and says None where it failed.

    For what this process must not do itself because it is to fork: work with polars.
    """
    fork = _forked(lambda: iter([(0, [work()])]))

    def made() -> R | None:
        told = _told(*fork) if fork else []
        return told[0][1][0] if told else None

    return made


def _turns(starts: Sequence[int]) -> int | None:
    """Give a pipe of numbers that several processes can take from, each number going to one of them; None without room."""
    try:
        source, sink = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    os.write(sink, b"".join(start.to_bytes(_TURN, "little") for start in starts))
    os.close(sink)
    return source


def _turn(source: int) -> int | None:
    try:
        return int.from_bytes(turn, "little") if (turn := os.read(source, _TURN)) else None
    except BlockingIOError:  # another fork of this process still holds the end of the pipe
        return None


def _forked(work: Callable[[], Iterator[tuple[int, list[Any]]]]) -> tuple[int, int] | None:
    """Start a fork; give its number and the pipe that it will write what it made to, or None where there is no room."""
    parent = os.getpid()
    try:
        source, sink = os.pipe()
    except OSError:
        return None
    try:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of threads: see `Spread`
            child = os.fork()
    except OSError:
        os.close(source)
        os.close(sink)
        return None
    if child == 0:
        _work_and_end(work, parent, sink)
    os.close(sink)
    return child, source


def _work_and_end(work: Callable[[], Iterator[tuple[int, list[Any]]]], parent: int, sink: int) -> NoReturn:
    try:
        gc.disable()  # nothing of the parent's is to be cleared away here
        made = []
        for one in work():
            if os.getppid() != parent:  # nobody waits any more
                os._exit(1)
            made.append(one)
        with os.fdopen(sink, "wb") as pipe:
            pipe.write(json.dumps(made).encode())
        os._exit(0)
    finally:
        os._exit(1)


def _told(child: int, source: int) -> list[tuple[int, list[Any]]]:
    """Give what a fork wrote, once it has ended; nothing where it failed."""
    try:
        with os.fdopen(source, "rb") as pipe:
            data = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _bury(child)
    try:
        return [(start, made) for start, made in json.loads(data)]
    except ValueError:  # it was killed in the middle
        return []


def _bury(child: int) -> None:
    with contextlib.suppress(ChildProcessError):  # somebody else has buried it
        os.waitpid(child, 0)
