"""Repairs that lose nothing: blanks around a cell, the decimal mark, how a day is written, the file's encoding.

Proposed only where a cell has one single meaning for its column's type, declared or held by nine cells in ten; what has two is
asked. The copy is read again, and stands only if each cell is what it was, or what was proposed.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from opendata.formats.csv import SURE, Csv
from opendata.formats.editing import edited
from opendata.formats.encoding import known as known_encoding
from opendata.formats.parsed import Parsed
from opendata.rows import MOST_ROWS, naming
from opendata.table import OpenField, OpenResource, Table, rewrite
from opendata.values import Mend, Understanding, canonical, likely, majority, misfits, understood

BLANKS: Final = " \t\r\n\u00a0\u2007\u202f\u3000"
EXAMPLES: Final = 3

_UNSAFE: Final = ("encoding-error", "unclosed-quote", "stray-quote", "control-characters")
"""Faults of a file that leave no record of which it is sure where it begins and ends, or what it says."""
_RAGGED: Final = frozenset({"extra-cell", "missing-cell"})  # rows whose cells may belong to other columns


@dataclass(frozen=True)
class Change:
    """One cause of repairs (or of questions) in one column; 0 is the file as a whole. `examples`: cell, before, after."""

    cause: str
    field: int
    count: int
    examples: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Repair:
    """What is proposed for one file, what is asked, and the copy as an open file, if there is anything to repair."""

    resource: int
    changes: tuple[Change, ...] = ()
    asked: tuple[Change, ...] = ()
    blocked: str | None = None  # code of the fault that has to go first
    copy: int | None = None


@dataclass
class _Plan:
    """Mends by column and text, and those that are not sure."""

    sure: dict[int, dict[str, Mend]] = field(default_factory=dict)
    asked: dict[int, dict[str, Mend]] = field(default_factory=dict)

    def without(self, barred: Iterable[int]) -> None:
        """Let the repairs of some columns go; 0 is all of them."""
        for number in list(self.sure) if 0 in barred else barred:
            self.sure.pop(number, None)


def repaired(resource: OpenResource, source: int, barred: frozenset[int] = frozenset()) -> Repair:
    """Propose repairs of the file that `resource` was read from, none in the `barred` columns (0: in no column), and write them.

    `source` is the delivered file. What comes back as `copy` was read again and compared cell by cell.
    """
    if resource.format != "csv":
        return Repair(resource.number, blocked="format")
    with naming(MOST_ROWS):
        parsed = _parsed(resource, source)
    if parsed.cells is None:
        return Repair(resource.number, blocked="unreadable")
    codes = {issue.code: issue for issue in parsed.issues}
    blocked = next((code for code in _UNSAFE if code in codes), None)
    if blocked:
        return Repair(resource.number, blocked=blocked)
    ragged = {row for code in _RAGGED & codes.keys() for row in codes[code].rows}
    cells = _data(parsed, ragged)
    plan = _planned(resource, cells)
    plan.without(barred)
    target = None if 0 in barred else _target(resource)
    asked = _changes(cells, plan.asked)
    if not any(plan.sure.values()) and target is None:
        return Repair(resource.number, asked=asked)
    copy = _copied(resource, source, parsed, ragged, plan, target)
    if copy is None:
        return Repair(resource.number, asked=asked, blocked="unproved")
    changes = _changes(cells, plan.sure)
    if target:
        changes = (Change("encoding", 0, parsed.cells.height(), ((target, str(resource.reading.encoding), target),)), *changes)
    return Repair(resource.number, changes, asked, copy=copy)


def _parsed(resource: OpenResource, source: int) -> Parsed:
    names = [str(one["name"]) for one in resource.schema.get("fields", [])]
    (parsed,) = Csv().tables(source, resource.number, resource.descriptor, names)
    return parsed


def _data(parsed: Parsed, ragged: Iterable[int]) -> pl.LazyFrame:
    """Give the records of data whose cells stand where they belong."""
    assert parsed.cells is not None  # noqa: S101  (asked before)
    rows = pl.Series(sorted(ragged), dtype=pl.UInt32)
    return parsed.cells.lazy().filter((pl.col("row") <= parsed.last_row) & ~pl.col("row").is_in(rows.implode()))


# ------------------------------------------------------------------------------------------------------ what to repair


def _target(resource: OpenResource) -> str | None:
    """Give the encoding that the copy should have: the declared one, else UTF-8; None where it has that or none is sure."""
    reading, declared = resource.reading, known_encoding(resource.descriptor.get("encoding"))
    if reading.encoding is None or reading.confidence < SURE:
        return None
    wanted = declared or "utf-8"
    return wanted if wanted not in {reading.encoding, "utf-16", "utf-32"} else None


def _planned(resource: OpenResource, cells: pl.LazyFrame) -> _Plan:
    plan = _Plan()
    for own in resource.fields:
        name = f"f{own.number}"
        counts = cells.group_by(pl.col(name).alias("text")).len("count").filter(pl.col("text") != "").collect()
        sure, asked = _of_column(resource, own, counts)
        plan.sure |= {own.number: sure} if sure else {}
        plan.asked |= {own.number: asked} if asked else {}
    return plan


def _of_column(resource: OpenResource, own: OpenField, counts: pl.DataFrame) -> tuple[dict[str, Mend], dict[str, Mend]]:
    """Give what a column's texts should be: what is sure, and what is likely."""
    declared = own.descriptor.get("type", "any") != "any"
    if declared:
        known = understood(own.descriptor, resource.schema.get("missingValues", [""]))
    else:
        found = majority(counts, own.label)
        known = found.known if found and found.known else Understanding("string")
    texts = counts["text"]
    trimmed = {text: text.strip(BLANKS) for text in texts.filter(texts.str.contains(r"^\s|\s$"))}
    sure = {text: Mend(plain, plain, "trim", sure=True) for text, plain in trimmed.items() if plain and plain != text}
    asked: dict[str, Mend] = {}
    odd = misfits(texts, known)
    for text in odd:
        mend = likely(text, known)
        if mend is not None and mend.sure and _holds(mend, known):
            sure[text] = mend
        elif mend is not None:
            asked[text] = mend
    if not declared and not all(text in sure for text in odd):  # the column stays text: nothing is gained by half of it
        sure = {text: mend for text, mend in sure.items() if mend.cause == "trim"}
    return sure, asked


def _holds(mend: Mend, known: Understanding) -> bool:
    """See that the mended text reads as what it is to mean."""
    read = canonical(pl.DataFrame({"f": [mend.text]}, schema={"f": pl.String}), {"f": known})["f"].item()
    return bool(read == mend.value)


def _changes(cells: pl.LazyFrame, mends: Mapping[int, Mapping[str, Mend]]) -> tuple[Change, ...]:
    """Count the cells of each cause, with a few of them."""
    found = []
    for number, by_text in mends.items():
        name = f"f{number}"
        for cause in sorted({mend.cause for mend in by_text.values()}):
            texts = pl.Series([text for text, mend in by_text.items() if mend.cause == cause], dtype=pl.String)
            here = cells.filter(pl.col(name).is_in(texts.implode())).select("row", name).collect().sort("row")
            first = ((f"{row}", text, by_text[text].text) for row, text in here.head(EXAMPLES).rows())
            found.append(Change(cause, number, here.height, tuple(first)))
    return tuple(found)


# ------------------------------------------------------------------------------------------------------------- the copy


def _copied(resource: OpenResource, source: int, parsed: Parsed, ragged: set[int], plan: _Plan, target: str | None) -> int | None:
    """Write the copy, read it again, and give it if it says the same but for the repairs."""
    texts = {number: {text: mend.text for text, mend in mends.items()} for number, mends in plan.sure.items()}
    above = max([parsed.reading.preamble_rows, *parsed.reading.header_rows])

    def edit(row: int, record: list[str]) -> list[str] | None:
        if row <= above or row > parsed.last_row or row in ragged:
            return None
        changed = [texts[at].get(cell, cell) if at in texts else cell for at, cell in enumerate(record, start=1)]
        return changed if changed != record else None

    copy = edited(source, resource.descriptor, edit, target)
    if copy is not None and not _same(resource, copy, parsed, ragged, texts):
        os.close(copy)
        return None
    return copy


def _same(resource: OpenResource, copy: int, before: Parsed, ragged: set[int], texts: Mapping[int, Mapping[str, str]]) -> bool:
    """Say whether the copy has the same places, and in each the same text or the one proposed."""
    with naming(MOST_ROWS):
        after = _parsed(resource, copy)
    if after.cells is None or before.cells is None:
        return False
    around = ("labels", "last_row", "margins")
    if any(getattr(after, name) != getattr(before, name) for name in around):
        return False
    wanted = _applied(before.cells, before.last_row, ragged, texts)
    try:
        return all(_column(wanted, name).equals(_column(after.cells, name)) for name in before.cells.schema)
    finally:
        os.close(wanted.descriptor)
        os.close(after.cells.descriptor)


def _applied(cells: Table, last_row: int, ragged: Sequence[int] | set[int], texts: Mapping[int, Mapping[str, str]]) -> Table:
    kept = pl.Series(sorted(ragged), dtype=pl.UInt32)
    stays = (pl.col("row") > last_row) | pl.col("row").is_in(kept.implode())

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(
            pl.when(stays).then(pl.col(f"f{number}")).otherwise(pl.col(f"f{number}").replace(dict(pairs))).alias(f"f{number}")
            for number, pairs in texts.items()
        )

    return rewrite(cells, change)


def _column(cells: Table, name: str) -> pl.Series:
    return cells.lazy().select(name).collect()[name]
