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
from typing import Any, Final, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AT_ONCE: Final = 2
_WORTH_A_FORK: Final = 500
"""Items for which a process of their own is worth its start (some milliseconds)."""


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


def in_processes(work: Callable[[T], Any], items: Sequence[T]) -> list[Any]:
    """Give what `work` makes of each item, in order; every processor has its part of them, in a fork of this process.

    Threads do not help where Python itself works. A fork has only the thread that made it, so that `work` must not wait for
    others (polars does); what it gives must be plain JSON, for it comes back through a pipe. A part whose process fails is
    worked on here.
    """
    parts = max(1, min(len(os.sched_getaffinity(0)), len(items) // _WORTH_A_FORK))
    forks = [(items[at::parts], _forked(work, items[at::parts])) for at in range(1, parts)]
    try:
        made = [[work(item) for item in items[::parts]]]
    finally:
        told = [_told(*fork) if fork else None for _, fork in forks]
    made += [[work(item) for item in part] if one is None else one for (part, _), one in zip(forks, told, strict=True)]
    return [made[at % parts][at // parts] for at in range(len(items))]


def _forked(work: Callable[[T], Any], items: Sequence[T]) -> tuple[int, int] | None:
    """Start a fork that works on items; give its number and the pipe that it will write to, or None where there is no room."""
    parent = os.getpid()
    try:
        source, sink = os.pipe()
    except OSError:
        return None
    try:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of threads: see `in_processes`
            child = os.fork()
    except OSError:
        os.close(source)
        os.close(sink)
        return None
    if child == 0:
        _work_and_end(work, items, parent, sink)
    os.close(sink)
    return child, source


def _work_and_end(work: Callable[[T], Any], items: Sequence[T], parent: int, sink: int) -> NoReturn:
    try:
        gc.disable()  # nothing of the parent's is to be cleared away here
        made = []
        for item in items:
            if os.getppid() != parent:  # nobody waits any more
                os._exit(1)
            made.append(work(item))
        with os.fdopen(sink, "wb") as pipe:
            pipe.write(json.dumps(made).encode())
        os._exit(0)
    finally:
        os._exit(1)


def _told(child: int, source: int) -> list[Any] | None:
    """Give what a fork wrote, once it has ended; None where it failed."""
    try:
        with os.fdopen(source, "rb") as pipe:
            data = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        with contextlib.suppress(ChildProcessError):  # somebody else has buried it
            os.waitpid(child, 0)
    try:
        return list(json.loads(data))
    except ValueError:  # it was killed in the middle
        return None
