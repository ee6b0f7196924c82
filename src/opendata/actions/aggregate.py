"""aggregate: a table becomes the number of its rows by group, and no group stands for fewer people than the threshold.

Parameters: `{"by": "8 9 10", "people": "1 2", "threshold": 5, "count": "Hunde", "rest": "übrige"}`: `by` and `people` are numbers
of columns. A group has as many people as different cells in `people`; where these are not named, each row is a person.

Small groups are merged level by level: those that share all but the first column of `by` become one whose first cell is `rest`;
if that is still too small, the smallest other group that shares them joins it, one that was merged before first. Where there
is none, the next column becomes `rest`, too. So every row is counted and every group is large enough; who knows the total of what
a level has in common learns from the difference no group that is smaller, but for one that was small as a whole.
Source: threshold rule with complementary suppression (Hundepool et al., Handbook on Statistical Disclosure Control, 4.2 and 4.4).
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from opendata.actions.base import NothingLeftError, Parameters, Rewritten, TableAction, TableExample, numbers, threshold
from opendata.table import Table, write

_KNOWN: Final = {"by", "people", "threshold", "count", "rest"}


def _rewrite(parameters: Parameters, cells: Table) -> Rewritten:
    by, people, least = numbers(parameters, "by", cells), numbers(parameters, "people", cells), threshold(parameters)
    count, rest = parameters.get("count"), parameters.get("rest")
    if not set(parameters) <= _KNOWN or not by or not isinstance(count, str) or not isinstance(rest, str):
        raise ValueError
    groups, merged = _merged(*_groups(cells, by, people), least, rest)
    if groups.is_empty():
        raise NothingLeftError("aggregate-too-few")
    number = max(int(name[1:]) for name in cells.schema if name != "row") + 1
    schema = pl.Schema({"row": pl.UInt32(), **dict.fromkeys((*by, f"f{number}"), pl.String())})
    counted = _sorted(groups, len(by), rest).select(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("row"),
        *(pl.col(f"k{at}").alias(name) for at, name in enumerate(by)),
        pl.col("rows").cast(pl.String).alias(f"f{number}"),
    )
    columns = (*(int(name[1:]) for name in by), number)
    rows = int(groups["rows"].sum())
    return Rewritten(write([counted], schema), columns, ((number, count, "integer"),), merged, merged / rows)


def _groups(cells: Table, by: Sequence[str], people: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the groups with their keys and rows, and who is in which: two columns of numbers, one line a person and group."""
    shown = [pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)).alias(f"k{at}") for at, name in enumerate(by)]
    person = pl.struct(people).hash() if people else pl.col("row").cast(pl.UInt64)
    members = cells.lazy().select(*shown, person.alias("person"))
    keys = [f"k{at}" for at in range(len(by))]
    groups = members.group_by(keys).agg(pl.len().alias("rows")).collect(engine="streaming").sort(keys).with_row_index("group")
    pairs = members.join(groups.lazy(), on=keys, nulls_equal=True).select("group", "person").unique()
    return groups, pairs.collect(engine="streaming")


def _merged(groups: pl.DataFrame, pairs: pl.DataFrame, least: int, rest: str) -> tuple[pl.DataFrame, int]:
    """Merge small groups; give what may go out (k0, k1 …, rows), and how many rows stand in merged groups."""
    keys = [name for name in groups.columns if name.startswith("k")]
    measured = _with_people(groups, pairs, keys)
    for level in range(1, len(keys) + 1):
        for choose in (_small, _helpers):
            chosen = choose(measured, keys, level, least, rest)
            if chosen.any():
                measured = _with_people(_turned(measured, chosen, keys[:level], rest).select(groups.columns), pairs, keys)
    fine = measured.filter(pl.col("people") >= least)
    merged = fine.filter(pl.any_horizontal(pl.col(key).eq_missing(pl.lit(rest)) for key in keys))
    return fine.group_by(keys).agg(pl.col("rows").sum()), int(merged["rows"].sum())


def _turned(groups: pl.DataFrame, chosen: pl.Series, keys: Sequence[str], rest: str) -> pl.DataFrame:
    """Put `rest` for the keys of the chosen groups."""
    return groups.with_columns(pl.when(chosen).then(pl.lit(rest)).otherwise(pl.col(key)).alias(key) for key in keys)


def _with_people(groups: pl.DataFrame, pairs: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Give the groups in their order with `same`, the number of what they are merged to, and how many people are in that."""
    merged = groups.select(keys).unique().sort(keys).with_row_index("same")
    numbered = groups.join(merged, on=keys, how="left", nulls_equal=True, maintain_order="left")
    people = (
        pairs.join(numbered.select("group", "same"), on="group").group_by("same").agg(pl.col("person").n_unique().alias("people"))
    )
    return numbered.join(people, on="same", how="left", maintain_order="left")


def _small(measured: pl.DataFrame, _keys: Sequence[str], _level: int, least: int, _rest: str) -> pl.Series:
    return measured["people"] < least


def _helpers(measured: pl.DataFrame, keys: Sequence[str], level: int, least: int, rest: str) -> pl.Series:
    """Choose for each merged group that is still too small one that joins it: merged before, then small, then first by name."""
    on = ["all", *keys[level:]]
    runs = [pl.all_horizontal(pl.col(key).eq_missing(pl.lit(rest)) for key in keys[:size]) for size in range(1, level + 1)]
    place = measured.select(
        "same", "people", *keys[level:], pl.lit(0).alias("all"), pl.sum_horizontal(runs).alias("merged")
    ).unique()
    poor = place.filter(pl.col("people") < least).select(on).unique()
    rich = place.filter(pl.col("people") >= least).join(poor, on=on, how="semi", nulls_equal=True)
    chosen = rich.sort("merged", "people", "same", descending=[True, False, False]).unique(on, keep="first", maintain_order=True)
    return measured["same"].is_in(chosen["same"].implode())


def _sorted(groups: pl.DataFrame, keys: int, rest: str) -> pl.DataFrame:
    """Sort by name, what was merged and what is missing last."""
    names = [f"k{at}" for at in range(keys)]
    order = [part for name in names for part in (pl.col(name).is_null(), pl.col(name).eq_missing(pl.lit(rest)), pl.col(name))]
    return groups.sort(order)


_DOGS: Final[Parameters] = {"by": "1 2", "threshold": 3, "count": "Hunde", "rest": "übrige"}
_TABLE: Final = (*(("Dackel", "Hain"),) * 3, *(("Pudel", "Hain"),) * 4, ("Boxer", "Hain"), ("Boxer", "Bug"), (None, "Bug"))

ACTION: Final = TableAction(
    name="aggregate",
    source="threshold rule with complementary suppression (Handbook on Statistical Disclosure Control, 4.2 and 4.4)",
    rewrite_table=_rewrite,
    valid=(
        TableExample((("Dackel", "Hain"),) * 3, (("Dackel", "Hain", "3"),), _DOGS),
        TableExample(_TABLE, (("Pudel", "Hain", "4"), ("übrige", "übrige", "6")), _DOGS),
    ),
    invalid=(
        TableExample((("Dackel", "Hain"),) * 2, None, _DOGS),
        TableExample(_TABLE, None, {**_DOGS, "by": "1 7"}),
        TableExample(_TABLE, None, {**_DOGS, "by": "1 1"}),
        TableExample(_TABLE, None, {**_DOGS, "by": ""}),
        TableExample(_TABLE, None, {**_DOGS, "threshold": 1}),
        TableExample(_TABLE, None, {"by": "1 2", "threshold": 3}),
        TableExample((("Ada", "Hain"),) * 9, None, {**_DOGS, "by": "2", "people": "1"}),
    ),
)
