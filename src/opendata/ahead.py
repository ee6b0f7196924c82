"""Work that goes on while the one who asked for it works too, in the same context (`contextvars`)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AT_ONCE: Final = 2


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
