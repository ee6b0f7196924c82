"""Which cells and characters are marked: plates in full, leaks in harmless columns, spans in texts."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from opendata.recognizers import email, iban, license_plate, pension_no, phone, spans
from opendata.recognizers.cells import clean
from opendata.recognizers.claims import FEW, HALF, Claim, Column
from opendata.recognizers.kinds import is_text
from opendata.recognizers.local import NOWHERE, Local, local_knowledge
from opendata.recognizers.names import forms
from opendata.recognizers.sieve import worth_reading
from opendata.table import MARKS

Test = tuple[str, Callable[[pl.Series], pl.Series]]
_CANDIDATE: Final = re.compile(
    r"(?:[3-9][0-9]|[0-9]{3})\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]|(?:[0-9A-Fa-f]{2}[:-]){5}|"
    r"\b[A-Z]{2}[0-9]{2} ?[0-9A-Z]{4} ?[0-9A-Z]{4}|\b[A-Z][0-9]{9}\b|\b[0-9]{8}[A-Z][0-9]{3}\b"
)
"""Texts worth presidio's vote: internet and hardware addresses (version numbers begin low), accounts, insurance numbers."""
_MARK: Final = pl.Schema({"start": pl.UInt32, "end": pl.UInt32, "code": pl.String})
_SOFT: Final = ("PERSON_NAME", "ADDRESS", "DATE_OF_BIRTH", "CASE_REF", "LICENSE_PLATE")
"""What a label may look like by chance: an event's title, a stop's name."""
_MANY: Final = 0.2
_HINTS: Final = r"(?i)@|\bat\b|(?:[0-9][^0-9]{0,3}){6}|\b(?:frau|herrn?|fr\.|hr\.|fam\.|familie|eheleute)"
"""What every span shows that counts in a single cell of a harmless column: a mailbox, six digits, a word that calls a person."""
_ADDRESSED: Final = re.compile(r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Fam\.|Familie|Eheleute)\s*(?:Dr\.\s*|Prof\.\s*)*(?:$|(?=\S))")
_WRITERS: Final = ("PERSON_NAME", "LAST_NAME", "EMAIL", "PHONE")
"""Beside texts these say that people wrote the rows: their titles are texts as well, no names of things."""

_SPARE: Final = (iban.RECOGNIZER, pension_no.RECOGNIZER)
"""Recognizers that prove a single cell: by check digits or an unmistakable form."""


@dataclass(frozen=True)
class Task:
    """One column to be marked, and how: a whole-cell test per entity, or the search for spans."""

    field: int
    cells: tuple[Test, ...] = ()
    text: bool = False
    local: Local = NOWHERE
    soft: bool = False  # cells are labels: names alone count only where many cells hold them
    sparse: bool = False  # an otherwise harmless column: only what nobody writes there by chance
    addressed: bool = False  # cells that call a person ("bei Frau …") count too: titles of books do so as well, categories do not


def tasks_for(columns: tuple[Column, ...], held: tuple[Claim, ...], places: Mapping[str, tuple[str, ...]]) -> tuple[Task, ...]:
    """Say which columns need a second look."""
    local = local_knowledge(places)
    claimed = {one.field: one for one in held}
    written = any(one.entity in _WRITERS and not one.publishable for one in held) and any(map(is_text, columns))
    tasks = (_task(column, claimed.get(column.field), local, written=written) for column in columns)
    return tuple(task for task in tasks if task is not None)


def _task(column: Column, one: Claim | None, local: Local, *, written: bool) -> Task | None:
    if one is not None:
        return Task(column.field, (("LICENSE_PLATE", license_plate.RECOGNIZER.match),)) if one.entity == "LICENSE_PLATE" else None
    if not column.profile.filled or column.numeric:
        return None
    if is_text(column) or _mixed(column):
        return Task(column.field, text=True, local=local, soft=not (is_text(column) or (written and column.says("title"))))
    tests = tuple(_tests(column))
    lettered = bool(column.profile.tally["lettered"])
    addressed = column.profile.distinct_share() < HALF
    return Task(column.field, tests, sparse=lettered, addressed=addressed, local=local) if tests or lettered else None


def _mixed(column: Column) -> bool:
    """Several things in one cell, as contact lists, exports and records that were not taken apart have it."""
    profile = column.profile
    return column.share("joined") >= HALF or (
        column.share("several_words") >= HALF
        and profile.distinct_share() >= 0.3
        and column.share("place") < HALF
        and column.share("hours") < FEW
        and column.share("url") < HALF
    )


def _tests(column: Column) -> list[Test]:
    profile = column.profile
    found: list[Test] = [(one.entity, one.match) for one in _SPARE if profile.tally[one.entity]]
    if profile.tally["EMAIL"] > profile.tally["office_mail"]:
        found.append(("EMAIL", _private_mail))
    if (
        profile.tally["LICENSE_PLATE"]
        and column.share("LICENSE_PLATE") < HALF
        and (column.share("district_code") >= HALF or column.says("LICENSE_PLATE"))
    ):
        found.append(("LICENSE_PLATE", license_plate.RECOGNIZER.match))
    if profile.tally["mobile"] and column.share("PHONE") < HALF and column.share("date") < HALF and profile.tally["PHONE"]:
        found.append(("PHONE", _mobile))
    firms = column.share("company") >= 0.3 or column.says("company", "officer", "office")
    if firms and (profile.tally["PERSON_NAME"] or profile.tally["addressed"]):
        found.append(("PERSON_NAME", _clerk if column.says("officer", "office") else _sure_name))
    return found


def _private_mail(values: pl.Series) -> pl.Series:
    """A mailbox at a free-mail provider, or named after a person: "anna.huber@…"."""
    named = [email.is_personal_box(value) for value in values.to_list()]
    return email.RECOGNIZER.match(values) & pl.Series(named, dtype=pl.Boolean)


def _mobile(values: pl.Series) -> pl.Series:
    return phone.RECOGNIZER.match(values) & values.str.contains(phone.MOBILE)


def _sure_name(values: pl.Series) -> pl.Series:
    shape = forms(values)
    return (shape["full"] | shape["initialed_known"] | shape["addressed"]) & ~shape["place"]


def _clerk(values: pl.Series) -> pl.Series:
    """A name among offices: "M. Kestel" too, whose family name no list knows."""
    shape = forms(values)
    return _sure_name(values) | (shape["initialed"] & ~shape["place"] & ~shape["company"])


def hits_of(task: Task, rows: pl.Series, cells: pl.Series) -> pl.DataFrame:
    """Mark the hits of one batch of a column.

    Args:
        task: the column and its tests.
        rows: record numbers.
        cells: the column's cells as delivered.
    """
    distinct = cells.drop_nulls().unique(maintain_order=True)
    if task.text:
        found = _text_marks(distinct, task)
    else:
        whole = _cell_marks(task, distinct)
        others = distinct.filter(~distinct.is_in(whole["cell"].implode())) if task.sparse else distinct.clear()
        found = pl.concat([whole, _text_marks(others, task)])
    frame = pl.DataFrame({"row": rows, "cell": cells}).join(found, on="cell", how="inner", maintain_order="left_right")
    return frame.select("row", pl.lit(task.field, dtype=pl.UInt16).alias("field"), "start", "end", "code").cast(dict(MARKS))  # type: ignore[arg-type]


def _cell_marks(task: Task, distinct: pl.Series) -> pl.DataFrame:
    cleaned = pl.DataFrame({"cell": distinct, "clean": clean(distinct)}).drop_nulls()
    frames = [pl.DataFrame(schema={"cell": pl.String, **_MARK})]
    for entity, match in task.cells:
        hits = cleaned.filter(match(cleaned["clean"]).fill_null(value=False)) if cleaned.height else cleaned
        frames.append(
            hits.select(
                "cell",
                pl.lit(0, dtype=pl.UInt32).alias("start"),
                pl.col("cell").str.len_chars().cast(pl.UInt32).alias("end"),
                pl.lit(entity).alias("code"),
            )
        )
    return pl.concat(frames)


def _text_marks(distinct: pl.Series, task: Task) -> pl.DataFrame:
    worth = (
        distinct.filter(worth_reading(distinct) if task.text else distinct.str.contains(_HINTS)) if len(distinct) else distinct
    )
    found = [
        (cell, *span) for cell in worth.to_list() for span in _spans(cell, task.local) if task.text or _tells(task, cell, *span)
    ]
    return pl.DataFrame(found, schema={"cell": pl.String, **_MARK}, orient="row")


def _spans(cell: str, local: Local) -> Iterator[tuple[int, int, str]]:
    found = [*spans.find(cell)]
    if _CANDIDATE.search(cell):
        from opendata.recognizers.presidio import vote

        found += vote(cell, tuple(found))
    yield from ((span.start, span.end, span.entity) for span in found if not local.knows(cell, span))


def _tells(task: Task, cell: str, start: int, end: int, entity: str) -> bool:
    """Say whether a span betrays somebody even in a single cell of a harmless column."""
    if entity == "PERSON_NAME":
        called = _ADDRESSED.search(cell[:start]) or _ADDRESSED.match(cell[start:end])
        return task.addressed and called is not None
    if entity == "EMAIL":
        return email.is_personal_box(cell[start:end])
    return entity not in _SOFT


def kept(task: Task, filled: int, marks: pl.LazyFrame) -> pl.Expr:
    """Say which marks of a column stay: in labels, soft ones go where too few cells hold any.

    Args:
        task: the column.
        filled: how many cells of it hold anything.
        marks: all marks of the table.
    """
    here = marks.filter(pl.col("field") == task.field)
    rows = here.select(pl.col("row").n_unique()).collect().item()
    if not task.soft or rows >= _MANY * filled:
        return pl.lit(value=True)
    return (pl.col("field") != task.field) | ~pl.col("code").is_in(_SOFT)
