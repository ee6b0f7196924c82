"""Work that goes on while the one who asked for it works too."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Iterator[T]:
    """Give the items in order; the next one is made while one is used, for polars lets go of the interpreter meanwhile."""
    iterator = iter(items)
    with ThreadPoolExecutor(1) as worker:
        following = worker.submit(next, iterator, None)
        while (item := following.result()) is not None:
            following = worker.submit(next, iterator, None)
            yield item
