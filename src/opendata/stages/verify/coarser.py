"""(d) of texts exactly the marked characters are gone, of places and moments all that is finer than was decided.

Reckoned otherwise than the actions do: what is left of a text with all brackets taken out, and where a place lies in its cell.
"""

import re
from collections.abc import Iterator

import polars as pl

from opendata.formulas import defused
from opendata.model import Decision, Place, Verdict
from opendata.stages.verify.carried import Fault
from opendata.table import OpenPackage, OpenResource

_BRACKET = re.compile(r"\[[A-ZÄÖÜ][A-Za-zäöüÄÖÜß-]{1,30}\]")
_MOMENTS = {"day": 10, "month": 7, "year": 4}
_CODES = {"redact": "verify-not-redacted", "generalise": "verify-not-generalised"}


def not_coarser(before: OpenPackage, treated: OpenPackage, verdict: Verdict) -> Iterator[Fault]:
    """List the columns in which something finer is left than was decided, or more is gone."""
    left = {resource.number: resource for resource in treated.resources}
    for decision in verdict.decisions:
        place = decision.place
        if decision.outcome not in _CODES or place.field is None or place.margin is not None:
            continue
        old = next(resource for resource in before.resources if resource.number == place.resource)
        if _wrong(old, left[place.resource], place.field, decision):
            yield _CODES[decision.outcome], Place(resource=place.resource, field=place.field)


def _wrong(before: OpenResource, after: OpenResource, field: int, decision: Decision) -> bool:
    if before.cells is None or after.cells is None or field not in {column.number for column in after.fields}:
        return False  # other checks say so
    was = before.cells.lazy().select("row", pl.col(f"f{field}").alias("old"))
    now = after.cells.lazy().select("row", pl.col(f"f{field}").alias("new"))
    pair = was.join(now, on="row", how="inner", maintain_order="left")
    if decision.outcome == "redact":
        return _unredacted(pair, before.marks.lazy().filter(pl.col("field") == field))
    return bool(pair.select(_fine(decision).fill_null(value=True).any()).collect().item())


def _unredacted(pair: pl.LazyFrame, marks: pl.LazyFrame) -> bool:
    """Compare unmarked cells as they are, marked ones by what stands outside their marks."""
    old, new = pl.col("old"), pl.col("new")
    rows = marks.select("row").unique()
    untouched = pair.join(rows, on="row", how="anti").filter(old.ne_missing(new) & new.ne_missing(defused(old)))
    if not untouched.head(1).collect().is_empty():
        return True
    grouped = marks.group_by("row").agg(pl.struct("start", "end").sort())
    changed = pair.filter(old.is_not_null()).join(grouped, on="row").select("old", "new", "start").collect()
    return any(new_ is None or _outside(old_, spans) != _bare(new_) for old_, new_, spans in changed.iter_rows())


def _outside(text: str, spans: list[dict[str, int]]) -> str:
    """Give what stands outside the spans, which are in order and may overlap."""
    kept, at = [], 0
    for span in spans:
        kept.append(text[at : max(at, span["start"])])
        at = max(at, span["end"])
    return _bare("".join((*kept, text[at:])))


def _bare(text: str) -> str:
    """Take all words in brackets out, and the apostrophes against formulas."""
    shorter = _BRACKET.sub("", text)
    while shorter != text:
        text, shorter = shorter, _BRACKET.sub("", shorter)
    return shorter.replace("'", "")


def _fine(decision: Decision) -> pl.Expr:
    """Say of each cell whether it is finer than was decided, or not what it was."""
    old, new = pl.col("old"), pl.col("new")
    level, grid = decision.parameters.get("to"), decision.parameters.get("grid")
    if level is not None:
        size = _MOMENTS[str(level)]
        wrong = (new.str.len_chars() != size) | ~old.str.starts_with(new)
    else:
        was, now = (text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False) for text in (old, new))
        step = pl.when(was > _METRES).then(float(str(grid))).otherwise(_degrees(was) * float(str(grid)) / 100)
        off = (now / step - 0.5 - (now / step - 0.5).round()).abs()
        wrong = ((now - was).abs() > step * 0.500001) | (off > _NEARLY)
    return pl.when(old.is_null()).then(new.is_not_null()).otherwise(wrong)


_METRES = 1000
_NORTH = 40
"""Degrees: everything in Germany lies further north than this, and nothing further east."""
_NEARLY = 0.001


def _degrees(was: pl.Expr) -> pl.Expr:
    return pl.when(was > _NORTH).then(0.001).otherwise(0.0016)
