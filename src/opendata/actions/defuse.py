"""defuse: a text that a spreadsheet would run as a formula gets an apostrophe in front. The last treatment of every text column.

Numbers, telephone numbers, a lone sign or a word after a dash are no formulas and stay exactly: see formulas.py.
"""

from collections.abc import Iterable
from typing import Final

import polars as pl

from opendata.actions.base import Action, Example, Parameters, Rewrite
from opendata.formulas import defused

_SIGNS: Final = "[=＝+＋－@＠-]"
NONE: Final[Parameters] = {}


def _prepare(parameters: Parameters, _batches: Iterable[pl.DataFrame]) -> Rewrite:
    if parameters:
        raise ValueError
    return _rewrite


def _rewrite(batch: pl.DataFrame) -> pl.Series:
    """Look at the distinct cells with a sign that can begin a formula; most tables have few."""
    cells = batch["cell"]
    told = cells.filter(cells.str.contains(_SIGNS)).unique().to_frame().with_columns(defused(pl.col("cell")).alias("new"))
    changed = told.filter(pl.col("new") != pl.col("cell"))
    return cells.replace(changed["cell"], changed["new"]) if changed.height else cells


ACTION: Final = Action(
    name="defuse",
    source="OWASP, CSV Injection",
    prepare=_prepare,
    types=("string", "any"),
    valid=(
        Example("=1+1", "'=1+1", NONE),
        Example("@SUM(1)", "'@SUM(1)", NONE),
        Example("-5", "-5", NONE),
        Example("+49 951 87-0", "+49 951 87-0", NONE),
        Example("- keine Angabe", "- keine Angabe", NONE),
        Example(None, None, NONE),
    ),
    invalid=(Example("=1+1", None, {"keep": 1}),),
)
