"""What a column looks like, without its cells: how many are filled, how many differ, which shapes are common."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from opendata.table import Table

SHAPES = 5
SHAPE_ROWS = 50_000
MAX_SHAPE_CHARS = 24
_COLUMNS = 50  # counted together: what a plan of thousands takes grows with their square


@dataclass(frozen=True)
class Profile:
    """Counts of one column, and its most common shapes (`AA-AA 9999`), the most common first."""

    filled: int
    distinct: int
    shapes: tuple[str, ...]


def profile(cells: Table) -> dict[str, Profile]:
    """Describe each column of a table by its name."""
    columns = [name for name in cells.schema if name != "row"]
    if not columns:
        return {}
    found: dict[str, Profile] = {}
    for at in range(0, len(columns), _COLUMNS):
        found |= _profile(cells.lazy(), columns[at : at + _COLUMNS])
    return found


def _profile(lazy: pl.LazyFrame, columns: Sequence[str]) -> dict[str, Profile]:
    counts = lazy.select(
        *(pl.col(name).count().alias(f"{name} filled") for name in columns),
        *(pl.col(name).drop_nulls().n_unique().alias(f"{name} distinct") for name in columns),
    )
    row = counts.collect(engine="streaming").row(0, named=True)
    head = lazy.select(columns).head(SHAPE_ROWS).collect()
    return {name: Profile(row[f"{name} filled"], row[f"{name} distinct"], shapes(head[name])) for name in columns}


def shapes(cells: pl.Series) -> tuple[str, ...]:
    """Give the most common shapes of cells: letters as A and a, digits as 9, long ones cut."""
    plain = cells.drop_nulls().str.slice(0, MAX_SHAPE_CHARS)
    shaped = plain.str.replace_all(r"\d", "9").str.replace_all(r"\p{Lu}", "A").str.replace_all(r"\p{Ll}+", "a").alias("shape")
    counts = shaped.value_counts(sort=True, name="cells").sort(["cells", "shape"], descending=[True, False])
    return tuple(counts["shape"].head(SHAPES).to_list())
