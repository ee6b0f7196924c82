"""suppress: rows that stand for fewer people than the threshold leave.

Parameters: `{"threshold": 5, "counts": "4"}`: each row counts people in these columns, and leaves where one of them is smaller
than the threshold but not zero, or none reaches it; or `{"threshold": 5, "by": "2 3"}`: each row is a person, and leaves where
fewer rows share its cells in these columns. The other cells stay exactly. There must be no totals beside the rows: who has them
computes back what left together, though not which row it was.
Source: threshold rule (Handbook on Statistical Disclosure Control, 4.2); k-anonymity by local suppression for rows of people.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.actions.base import (
    NothingLeftError,
    NotThisCellError,
    Parameters,
    Rewritten,
    TableAction,
    TableExample,
    numbers,
    threshold,
)
from opendata.disclosure import is_whole, whole_numbers
from opendata.table import Table, rewrite


def _rewrite(parameters: Parameters, cells: Table) -> Rewritten:
    least, counts, by = threshold(parameters), numbers(parameters, "counts", cells), numbers(parameters, "by", cells)
    if set(parameters) not in ({"threshold", "counts"}, {"threshold", "by"}) or not (counts or by):
        raise ValueError
    kept = _large_counts(cells, counts, least) if counts else _in_large_groups(cells, by, least)
    before, after = cells.height(), kept.height()
    if not after:
        raise NothingLeftError("suppress-nothing-left")
    columns = tuple(int(name[1:]) for name in cells.schema if name != "row")
    return Rewritten(kept, columns, (), before - after, (before - after) / before)


def _large_counts(cells: Table, counts: Sequence[str], least: int) -> Table:
    for batch in cells.scan(["row", *counts]):
        strange = batch.filter(pl.any_horizontal(pl.col(name).is_not_null() & ~is_whole(pl.col(name)) for name in counts))
        if strange.height:
            raise NotThisCellError("suppress-not-a-count", strange["row"][0])
    sizes = [whole_numbers(pl.col(name)) for name in counts]
    small = pl.any_horizontal((size != 0) & (size < least) for size in sizes).fill_null(value=False)
    large = pl.any_horizontal(size >= least for size in sizes).fill_null(value=False)
    return rewrite(cells, lambda batch: batch.filter(large & ~small))


def _in_large_groups(cells: Table, by: Sequence[str], least: int) -> Table:
    large = cells.lazy().group_by(by).agg(pl.len().alias("size")).filter(pl.col("size") >= least).select(by)
    known = large.collect(engine="streaming")
    return rewrite(cells, lambda batch: batch.join(known, on=list(by), how="semi", nulls_equal=True, maintain_order="left"))


_NAMES: Final = (("Emma", "12"), ("Ylva", "4"), ("Ida", "5"), ("Ole", None), ("Ute", "0"))
_PEOPLE: Final = (("1", "Hain"), ("2", "Bug"), ("3", "Hain"))

ACTION: Final = TableAction(
    name="suppress",
    source="threshold rule (Handbook on Statistical Disclosure Control, 4.2); k-anonymity by local suppression",
    rewrite_table=_rewrite,
    valid=(
        TableExample(_NAMES, (("Emma", "12"), ("Ida", "5")), {"threshold": 5, "counts": "2"}),
        TableExample((("9", "1"), ("9", "0"), ("7", None)), (("9", "0"), ("7", None)), {"threshold": 5, "counts": "1 2"}),
        TableExample(_PEOPLE, (("1", "Hain"), ("3", "Hain")), {"threshold": 2, "by": "2"}),
    ),
    invalid=(
        TableExample(_NAMES, None, {"threshold": 5, "counts": "1"}),
        TableExample(_NAMES, None, {"threshold": 50, "counts": "2"}),
        TableExample(_NAMES, None, {"threshold": 5}),
        TableExample(_NAMES, None, {"threshold": 1, "counts": "2"}),
        TableExample(_NAMES, None, {"threshold": 5, "counts": "2", "by": "1"}),
        TableExample(_NAMES, None, {"threshold": 5, "counts": "3"}),
    ),
)
