"""(d) for whole tables: the counts are those of the delivery and large enough; the rows that left are those that had to.

Counted again from the delivery, another way than treat does it: each group of the delivery must be found in the row of its own
name, else in that with the first cell `rest`, the first two and so on; then every row must have the count and the people of its
groups.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from opendata.disclosure import whole_numbers
from opendata.formulas import defused
from opendata.model import Decision, Place, Verdict
from opendata.table import OpenResource, Table

Fault = tuple[str, Place]


def on_tables(verdict: Verdict, outcome: str) -> dict[int, Decision]:
    """Give the Decisions with this outcome on tables as a whole, by resource."""
    return {one.place.resource: one for one in verdict.decisions if one.outcome == outcome and one.place.field is None}


def counted_wrongly(before: OpenResource, after: OpenResource | None, decision: Decision) -> Iterator[Fault]:
    """List what is wrong with a table of counts."""
    place = Place(resource=before.number)
    by = str(decision.parameters["by"]).split()
    if before.cells is None or after is None or after.cells is None:
        yield "verify-missing", place
        return
    count = max(int(name[1:]) for name in before.cells.schema if name != "row") + 1
    if [field.number for field in after.fields] != [*map(int, by), count]:
        yield "verify-columns-differ", place
    elif not _right(before.cells, after.cells, by, f"f{count}", decision.parameters):
        yield "verify-counted-wrongly", place


def _right(before: Table, after: Table, by: Sequence[str], count: str, parameters: Mapping[str, str | int]) -> bool:
    """Say whether every row of `after` has the rows and enough people of the groups that it stands for, and none is missing."""
    keys, cells = [f"k{at}" for at in range(len(by))], [pl.col(f"f{number}") for number in by]
    shown = [pl.when(cell.str.strip_chars() != "").then(defused(cell)).alias(key) for cell, key in zip(cells, keys, strict=True)]
    published = after.lazy().select(*shown, whole_numbers(pl.col(count)).alias("count")).collect().with_row_index("line")
    groups = before.lazy().select(shown).unique().collect(engine="streaming")
    placed = _placed(groups, published.select("line", *keys), str(parameters["rest"]))
    if published.select(keys).is_duplicated().any() or placed.height < groups.height:
        return False
    people = [f"f{number}" for number in str(parameters["people"]).split()] or ["row"]
    members = (
        before.lazy().select(*shown, pl.struct(people).hash().alias("person")).join(placed.lazy(), on=keys, nulls_equal=True)
    )
    counted = members.group_by("line").agg(pl.len().alias("rows"), pl.col("person").n_unique().alias("people"))
    both = published.join(counted.collect(engine="streaming"), on="line", how="left")
    fine = (pl.col("count") == pl.col("rows")) & (pl.col("people") >= int(parameters["threshold"]))
    return bool(both.select(fine.fill_null(value=False).all()).item())


def _placed(groups: pl.DataFrame, published: pl.DataFrame, rest: str) -> pl.DataFrame:
    """Give each group of the delivery with the line that it is in: of its own name, or with the first cells `rest`."""
    keys = groups.columns
    left, found = groups, []
    for level in range(len(keys) + 1):
        named = [pl.lit(rest).alias(f"at {key}") if at < level else pl.col(key).alias(f"at {key}") for at, key in enumerate(keys)]
        here = left.with_columns(named).join(
            published, left_on=[f"at {key}" for key in keys], right_on=keys, how="inner", nulls_equal=True
        )
        found.append(here.select(*keys, "line"))
        left = left.join(found[-1], on=keys, how="anti", nulls_equal=True)
    return pl.concat(found)


def suppressed_wrongly(before: Table, after: Table, decision: Decision) -> bool:
    """Say whether a row stayed that had to leave, or one left that could stay."""
    least = int(decision.parameters["threshold"])
    counts, by = (str(decision.parameters.get(name, "")).split() for name in ("counts", "by"))
    if by:
        size = pl.len().over([f"f{number}" for number in by])
        stays = size >= least
    else:
        sizes = [whole_numbers(pl.col(f"f{number}")).fill_null(0) for number in counts]
        stays = (pl.max_horizontal(sizes) >= least) & pl.all_horizontal((size == 0) | (size >= least) for size in sizes)
    wanted = before.lazy().filter(stays).select("row").collect()
    return not after.lazy().select("row").collect().equals(wanted)


def rows_left(before: Table, after: Table) -> pl.LazyFrame:
    """Give the rows of the delivery that stayed."""
    return before.lazy().join(after.lazy().select("row"), on="row", how="semi", maintain_order="left")
