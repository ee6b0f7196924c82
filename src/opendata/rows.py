"""How many rows an Issue names: the first ten, or more where a person asks for them.

What is kept never has more than the first; a longer list goes to who asked, and away.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Final

FIRST_ROWS: Final = 10
REPORT_ROWS: Final = 1_000  # of one cause, where a report shows them
MOST_ROWS: Final = 1_000_000  # of one cause, however many are asked for

_named: ContextVar[int] = ContextVar("rows that an Issue names", default=FIRST_ROWS)


def first_rows(rows: Iterable[int]) -> tuple[int, ...]:
    """Give as many of the first `rows` as an Issue may name now."""
    return tuple(islice(rows, _named.get()))


@contextmanager
def naming(most: int) -> Iterator[None]:
    """Let Issues name up to `most` rows within."""
    token = _named.set(min(most, MOST_ROWS))
    try:
        yield
    finally:
        _named.reset(token)
