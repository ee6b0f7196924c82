"""Which cells a cause is about, what stands in them, and what that is likely to mean."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from opendata.formats.damage import DAMAGES
from opendata.model import Issue
from opendata.table import OpenField, OpenResource
from opendata.values import Mend, likely, understood

_GROUPS: Final = frozenset({"unique-error", "primary-key"})
"""Causes that name their columns by number where they are about several."""
_MENDED: Final = frozenset({"type-error", "constraint-error"})
_LISTS: Final = frozenset({"enum", "categories"})


@dataclass(frozen=True)
class Cause:
    """One Issue of a table: its number in the report and its cells as (row, field); field 0 is the row as a whole."""

    number: int
    issue: Issue
    cells: tuple[tuple[int, int], ...]
    allowed: tuple[str, ...] = ()  # the values that the schema lists, where the cause is that a cell is none of them
    mends: dict[tuple[int, int], Mend] = field(default_factory=dict)


def causes(resource: OpenResource, issues: Sequence[Issue], start: int) -> list[Cause]:
    """Find the cells of each Issue of a table; the first gets the number `start`."""
    rows = {row for issue in issues for row in issue.rows}
    frame = rows_of(resource, sorted(rows))
    return [_cause(resource, issue, number, frame) for number, issue in enumerate(issues, start=start)]


def rows_of(resource: OpenResource, rows: Sequence[int]) -> pl.DataFrame:
    """Give some rows of a table."""
    if resource.cells is None:
        return pl.DataFrame({"row": []}, schema={"row": pl.UInt32})
    wanted = pl.Series(rows, dtype=pl.UInt32)
    return resource.cells.lazy().filter(pl.col("row").is_in(wanted.implode())).collect()


def _cause(resource: OpenResource, issue: Issue, number: int, frame: pl.DataFrame) -> Cause:
    cells = tuple((row, at) for row in issue.rows for at in _fields(issue, row, frame))
    mends = dict(_mends(resource, issue, frame)) if issue.code in _MENDED else {}
    own = next((one for one in resource.fields if one.number == issue.place.field), None)
    allowed = tuple(_listed(own, issue)) if own is not None and issue.code == "constraint-error" else ()
    return Cause(number, issue, cells, allowed, mends)


def _fields(issue: Issue, row: int, frame: pl.DataFrame) -> list[int]:
    """Give the columns of a cause in one row; [0] where it is about the row as a whole."""
    if issue.place.field:
        return [issue.place.field]
    if issue.code in _GROUPS:
        return [int(number) for number in str(issue.params.get("fields", "0")).split(",")]
    patterns = "|".join(kind.pattern for kind in DAMAGES if kind.code == issue.code)
    if not patterns:
        return [0]
    found = frame.filter(pl.col("row") == row).select(pl.all().exclude("row").str.contains(patterns))
    return [int(name[1:]) for name, hit in found.to_dicts()[0].items() if hit] or [0] if found.height else [0]


# ----------------------------------------------------------------------------------------------------- what is likely meant


def _mends(resource: OpenResource, issue: Issue, frame: pl.DataFrame) -> Iterator[tuple[tuple[int, int], Mend]]:
    own = next((one for one in resource.fields if one.number == issue.place.field), None)
    name = f"f{issue.place.field}"
    if own is None or name not in frame.columns:
        return
    known = understood(own.descriptor, resource.schema.get("missingValues", [""]))
    words = list(_words(own, issue))
    if issue.code == "constraint-error" and not words:
        return
    decimals = _decimals(resource, own) if own.type == "number" else None
    rows = pl.Series(issue.rows, dtype=pl.UInt32)
    for row, text in frame.filter(pl.col("row").is_in(rows.implode())).select("row", name).rows():
        mend = likely(text or "", known, words, decimals)
        if mend is not None:
            yield (row, own.number), mend


def _words(own: OpenField, issue: Issue) -> Iterator[str]:
    """Give the texts that a cell may be meant to be."""
    return _listed(own, issue) if own.type == "string" else iter(())


def _listed(own: OpenField, issue: Issue) -> Iterator[str]:
    """Give the values that the schema lists for a column."""
    if issue.params.get("constraint") in _LISTS:
        of_enum = issue.params["constraint"] == "enum"
        listed = (own.descriptor.get("constraints") or {}).get("enum") if of_enum else own.descriptor.get("categories")
        yield from (str(one.get("value", "")) if isinstance(one, dict) else str(one) for one in listed or ())


def _decimals(resource: OpenResource, own: OpenField) -> int | None:
    """Give the number of decimal places that all numbers of a column have, None where they differ."""
    if resource.cells is None:
        return None
    cell = pl.col(f"f{own.number}")
    numbers = resource.cells.lazy().filter(cell.str.contains(r"^-?\d+(?:\.\d+)?$"))
    places = cell.str.extract(r"\.(\d+)$").str.len_bytes().fill_null(0)
    counts = Counter(dict(numbers.group_by(places.alias("places")).len().collect().rows()))
    return int(next(iter(counts))) if len(counts) == 1 else None
