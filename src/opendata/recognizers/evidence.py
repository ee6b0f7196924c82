"""What speaks for a finding, so that a person can judge it without a cell: counts, masked shapes, the likeliest other kinds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import polars as pl

from opendata.model import Evidence, Rival
from opendata.recognizers import BY_ENTITY
from opendata.recognizers.cells import cleaned
from opendata.recognizers.claims import HALF, Claim, Column, claims
from opendata.recognizers.columns import MOST_DISTINCT, shaped
from opendata.recognizers.tables import Judgement
from opendata.table import OpenResource, Table

FEWEST: Final = 5
"""Different values that a shape must stand for to be told: the length of one person's name or number stays untold."""

ROWS: Final = 20_000
"""First rows whose shapes are counted: what is common in a column is common there."""

_CHANCE: Final = 0.2
"""Kinds that more random cells than this look like are no rivals by their form alone: most words could be an occupation."""

_LONGEST: Final = 40
_MOST_SHAPES: Final = 3
_MOST_RIVALS: Final = 3
_MOST_BESIDE: Final = 3

_UNUSUAL: Final = r"[^Aa9 .,:;/()+@_'\-]"

_SPEAKING: Final[dict[str, frozenset[str]]] = {
    "PERSON_NAME": frozenset({"FIRST_NAME", "LAST_NAME", "council", "officer", "author", "child"}),
    "LAST_NAME": frozenset({"PERSON_NAME", "council", "officer", "author"}),
    "ADDRESS": frozenset({"housenumber"}),
}
"""Further hints of a header that speak for a kind, beside the kind itself."""


def evidence(column: Column, entity: str, judged: Judgement, held: Sequence[Claim], shapes: tuple[str, ...]) -> Evidence:
    """Gather what speaks for `entity` in a column.

    Args:
        column: with its counts.
        entity: what it was found to hold.
        judged: its table.
        held: all claims that hold in the table.
        shapes: masked, see `shapes_of`.
    """
    proofs = sorted({one.field for one in held if one.proves and one.field != column.field})
    return Evidence(
        distinct=MOST_DISTINCT if column.profile.overflowed else column.profile.distinct,
        capped=column.profile.overflowed,
        header=column.says(entity, *_SPEAKING.get(entity, ())),
        subject=judged.subject,
        beside=tuple(proofs[:_MOST_BESIDE]),
        shapes=shapes,
        rivals=rivals(column, entity, judged),
    )


def rivals(column: Column, entity: str, judged: Judgement) -> tuple[Rival, ...]:
    """Give the likeliest other kinds of a column: those that it claimed too, then those that some of its cells look like."""
    fallen = {one.entity for one in judged.fallen if one.field == column.field}
    claimed = {one.entity: "table" if one.entity in fallen else "surer" for one in claims(column) if one.entity != entity}
    counted = {one: column.profile.tally[one] for one in BY_ENTITY if one != entity}
    formed = {one for one, count in counted.items() if count and BY_ENTITY[one].chance <= _CHANCE}
    likely = sorted({*claimed, *formed}, key=lambda one: (one not in claimed, -counted[one], one))
    return tuple(
        Rival.model_validate(
            {
                "entity": one,
                "matched": counted[one],
                "reason": claimed.get(one) or ("fewer" if column.share(one) < HALF else "alone"),
            }
        )
        for one in likely[:_MOST_RIVALS]
    )


Asked = tuple[OpenResource, Sequence[int], Sequence[int], Table]
"""A table; the columns whose cells are masked as they are, those of which only what is marked is masked; the table's marks."""
Shapes = Mapping[tuple[int, int], tuple[str, ...]]
"""Masked shapes by resource and field."""


def shapes_of(asked: Iterable[Asked]) -> Shapes:
    """Give the common masked shapes of columns of some tables, of the first rows of each; all are counted at once."""
    return _common({(one[0].number, field): cells for one in asked for field, cells in _masked_cells(*one)})


def _masked_cells(
    resource: OpenResource, whole: Sequence[int], partial: Sequence[int], marks: Table
) -> Iterator[tuple[int, pl.Series]]:
    if resource.cells is None or not (whole or partial):
        return
    frame = resource.cells.lazy().select("row", *(f"f{one}" for one in sorted({*whole, *partial})))
    first = frame.head(ROWS).collect(engine="streaming")
    yield from ((one, first[f"f{one}"]) for one in whole)
    if partial:
        found = marks.lazy().filter(pl.col("field").is_in(list(partial))).head(ROWS).collect()
        beside = frame.filter(pl.col("row").is_in(found["row"].unique().implode())).collect(engine="streaming")
        for one in partial:
            yield one, _marked(found.filter(pl.col("field") == one), beside.select("row", cell=f"f{one}"))


def _marked(marks: pl.DataFrame, cells: pl.DataFrame) -> pl.Series:
    """Give what is marked of the cells of one column."""
    return marks.join(cells, on="row").select(pl.col("cell").str.slice(pl.col("start"), pl.col("end") - pl.col("start")))["cell"]


def _common(cells: Mapping[tuple[int, int], pl.Series]) -> Shapes:
    """Give the common shapes of columns, all counted at once."""
    if not cells:
        return {}
    places = list(cells)
    numbered = enumerate(one.alias("cell").to_frame() for one in cells.values())
    every = pl.concat(frame.with_columns(at=pl.lit(at, pl.UInt32)) for at, frame in numbered)
    bare = cleaned(every.drop_nulls("cell").unique()).drop_nulls("cell").unique()
    short = bare.filter(pl.col("cell").str.len_chars() <= _LONGEST)
    rough = short.select("at", cell=shaped(short["cell"])).group_by("at", "cell").len()  # few forms: only these are masked
    forms = rough.group_by("at", masked(pl.col("cell")).alias("shape")).agg(pl.col("len").sum())
    counted = forms.filter(pl.col("len") >= FEWEST)
    common: dict[tuple[int, int], tuple[str, ...]] = {}
    for at, shape, _ in counted.sort("at", "len", "shape", descending=[False, True, False]).iter_rows():
        common[places[at]] = (*common.get(places[at], ()), shape)[:_MOST_SHAPES]
    return common


def masked(cell: pl.Expr) -> pl.Expr:
    """Give the shape of a text: capitals as A, runs of other letters as a, digits as 9; signs that few people write as ?."""
    letters = cell.str.replace_all(r"\p{Lu}|\p{Lt}", "A").str.replace_all(r"[\p{L}\p{M}--A]+", "a")
    return letters.str.replace_all(r"\p{N}", "9").str.replace_all(_UNUSUAL, "?")
