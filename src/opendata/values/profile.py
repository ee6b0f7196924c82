"""What a column looks like, without its cells: how many are filled, how many differ, which shapes are common."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from opendata.table import Table

SHAPES = 5
SHAPE_ROWS = 50_000
MAX_SHAPE_CHARS = 24
_COLUMNS = 50  # counted together: what a plan of thousands takes grows with their square
_SHORT_ROWS = 1_000  # a table may have twenty thousand columns of a few rows: these are counted as one long column
_SHORT_CELLS = 2_000_000


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
    height = cells.height() if len(columns) > _COLUMNS else _SHORT_ROWS + 1
    of, size = (_short, max(1, _SHORT_CELLS // max(1, height))) if height <= _SHORT_ROWS else (_profile, _COLUMNS)
    for at in range(0, len(columns), size):
        found |= of(cells.lazy(), columns[at : at + size])
    return found


def _short(lazy: pl.LazyFrame, columns: Sequence[str]) -> dict[str, Profile]:
    """As `_profile`, for columns of few cells."""
    long = lazy.select(columns).collect().unpivot(variable_name="column", value_name="cell").drop_nulls("cell")
    counts = long.group_by("column").agg(filled=pl.len(), distinct=pl.col("cell").n_unique())
    shaped = long.select("column", shape=_shaped(pl.col("cell"))).group_by("column", "shape").len("cells")
    common = shaped.sort(["cells", "shape"], descending=[True, False]).group_by("column", maintain_order=True)
    found = {name: tuple(first) for name, first in common.agg(pl.col("shape").head(SHAPES)).iter_rows()}
    known = {name: Profile(filled, distinct, found[name]) for name, filled, distinct in counts.iter_rows()}
    return {name: known.get(name, Profile(0, 0, ())) for name in columns}


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
    shaped = cells.drop_nulls().to_frame().select(_shaped(pl.col(cells.name)).alias("shape")).to_series()
    counts = shaped.value_counts(sort=True, name="cells").sort(["cells", "shape"], descending=[True, False])
    return tuple(counts["shape"].head(SHAPES).to_list())


def _shaped(cells: pl.Expr) -> pl.Expr:
    plain = cells.str.slice(0, MAX_SHAPE_CHARS)
    return plain.str.replace_all(r"\d", "9").str.replace_all(r"\p{Lu}", "A").str.replace_all(r"\p{Ll}+", "a")
