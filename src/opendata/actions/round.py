"""round: a count becomes the nearest multiple of a base; totals too, so that none gives a rounded one back.

Parameters: `{"base": 5}`. Zero stays zero, a missing count stays missing, halves go away from zero (5 to base 10 is 10). A cell
that is no whole number cannot be rounded, and a release with it would show a count as it was: it is refused.
Source: deterministic rounding, as official statistics publish extrapolated samples.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

import polars as pl

from opendata.actions.base import Action, Example, NotThisCellError, Parameters, Rewrite
from opendata.disclosure import is_whole, rounded, whole_numbers

_LARGEST_BASE: Final = 1_000_000


def _prepare(parameters: Parameters, batches: Iterable[pl.DataFrame]) -> Rewrite:
    base = parameters.get("base")
    if set(parameters) != {"base"} or not isinstance(base, int) or not 1 < base <= _LARGEST_BASE:
        raise ValueError
    for batch in batches:
        strange = batch.filter(pl.col("cell").is_not_null() & ~is_whole(pl.col("cell")))
        if strange.height:
            raise NotThisCellError("round-not-a-count", strange["row"][0])
    return partial(_rewrite, base=base)


def _rewrite(batch: pl.DataFrame, base: int) -> pl.Series:
    return batch.select(rounded(whole_numbers(pl.col("cell")), base).cast(pl.String))["cell"]


_FIVE: Final = {"base": 5}

ACTION: Final = Action(
    name="round",
    source="rounding as in official statistics",
    prepare=_prepare,
    types=("integer", "number", "string", "any"),
    valid=(
        Example("0", "0", _FIVE),
        Example("2", "0", _FIVE),
        Example("3", "5", _FIVE),
        Example("17706", "17705", _FIVE),
        Example("-3", "-5", _FIVE),
        Example("5", "10", {"base": 10}),
        Example("-5", "-10", {"base": 10}),
        Example("4", "0", {"base": 10}),
        Example("12.0", "10", _FIVE),
        Example(None, None, _FIVE),
    ),
    invalid=(Example("3.5", None, _FIVE), Example("drei", None, _FIVE), Example("3", None, {"base": 0}), Example("3", None, {})),
)
