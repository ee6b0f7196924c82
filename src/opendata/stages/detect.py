"""Finds personal data: in columns, in a few cells of harmless columns, in texts, and in what people wrote around the tables.

Two passes over each table. The first counts what distinct values of every column look like and lets columns and table
decide; the second, only
where something is to be marked, collects rows and characters. No cell is left out of either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from opendata.model import Finding, Place
from opendata.recognizers import BY_ENTITY
from opendata.recognizers.categories import category_of
from opendata.recognizers.claims import Claim, Column
from opendata.recognizers.columns import Profile, Profiler
from opendata.recognizers.headers import tags_of
from opendata.recognizers.kinds import kind_of
from opendata.recognizers.margins import stained_places
from opendata.recognizers.marking import Task, hits_of, kept, tasks_for
from opendata.recognizers.tables import Judgement, judge, office_contacts
from opendata.table import MARKS, OpenPackage, OpenResource, Table, rewrite, write

_FIRST_ROWS: Final = 10


@dataclass(frozen=True)
class Detection:
    """What was found in a package. Nothing in it is a cell but the marks, which stay in the room."""

    findings: tuple[Finding, ...]
    marks: dict[int, Table] = field(default_factory=dict)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    subjects: dict[int, str] = field(default_factory=dict)
    stained: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class _Found:
    """What the second pass gathered for one column."""

    matched: int
    rows: tuple[int, ...]
    entities: dict[str, int]


def detect(package: OpenPackage, places: Mapping[str, tuple[str, ...]]) -> Detection:
    """Find all personal data of a package.

    Args:
        package: what read gave; tables are only scanned.
        places: local knowledge by list name: what is known to be no private person's (streets, phone-trunks, mail-domains …).
    """
    findings: list[Finding] = []
    marks: dict[int, Table] = {}
    kinds: dict[tuple[int, int], str] = {}
    subjects: dict[int, str] = {}
    for resource in package.resources:
        if resource.cells is None:
            continue
        columns = profiled(resource)
        judged = judge(columns)
        found, marks[resource.number] = _mark(resource, columns, judged, places)
        subjects[resource.number] = judged.subject
        held = _held(columns, judged)
        findings += [_finding(resource.number, one) for one in held]
        findings += _partial(resource.number, columns, held, found)
        kinds |= {(resource.number, column.field): kind_of(column) for column in columns}
    findings.sort(key=lambda one: (one.place.resource, one.place.field or 0, not one.whole))
    kinds |= {(one.place.resource, one.place.field or 0): "personal" for one in findings if one.whole}
    return Detection(tuple(findings), marks, kinds, subjects, stained_places(package))


def profiled(resource: OpenResource) -> tuple[Column, ...]:
    """Count every cell of a table, column by column, batch by batch."""
    profiler = Profiler({one.number: Profile() for one in resource.fields})
    if resource.cells is not None:
        for batch in resource.cells.scan():
            profiler.add(batch)
    profiles = profiler.finish()
    return tuple(Column(one.number, one.label, tags_of(one.label), profiles[one.number]) for one in resource.fields)


def _held(columns: tuple[Column, ...], judged: Judgement) -> tuple[Claim, ...]:
    return (*judged.claims, *office_contacts(columns, judged))


def _mark(
    resource: OpenResource, columns: tuple[Column, ...], judged: Judgement, places: Mapping[str, tuple[str, ...]]
) -> tuple[dict[int, _Found], Table]:
    """Collect rows and characters of what only some cells hold, and of plates, which can be cut."""
    tasks = tasks_for(columns, _held(columns, judged), places)
    marks = write(_marks(resource, tasks), MARKS)
    filled = {column.field: column.profile.filled for column in columns}
    if any(task.soft for task in tasks):
        staying = pl.all_horizontal(*(kept(task, filled[task.field], marks.lazy()) for task in tasks))
        marks = rewrite(marks, lambda frame: frame.filter(staying))
    return dict(_gathered(marks)), marks


def _marks(resource: OpenResource, tasks: tuple[Task, ...]) -> Iterator[pl.DataFrame]:
    if not tasks or resource.cells is None:
        yield pl.DataFrame(schema=MARKS)
        return
    for batch in resource.cells.scan(["row", *(f"f{task.field}" for task in tasks)]):
        for task in tasks:
            yield hits_of(task, batch["row"], batch[f"f{task.field}"])


def _gathered(marks: Table) -> Iterator[tuple[int, _Found]]:
    """Give what each marked column holds."""
    table = marks.lazy().collect()
    for (number,), here in table.group_by("field", maintain_order=True):
        rows = here["row"].unique().sort()
        yield int(str(number)), _Found(len(rows), tuple(rows.head(_FIRST_ROWS)), dict(here["code"].value_counts().iter_rows()))


def _finding(resource: int, one: Claim) -> Finding:
    return Finding(
        place=Place(resource=resource, field=one.field),
        entity=one.entity,
        category=category_of(one.entity, publishable=one.publishable),
        publishable=one.publishable,
        matched=one.matched,
        checked=one.checked,
        score=one.score,
        recognizer=BY_ENTITY[one.entity].name,
        reason=one.reason,
    )


def _partial(
    resource: int, columns: tuple[Column, ...], held: tuple[Claim, ...], found: Mapping[int, _Found]
) -> Iterator[Finding]:
    """Give findings of columns that only hold personal data in some cells: texts as a whole, others with their rows."""
    claimed = {one.field for one in held}
    for column in columns:
        here = found.get(column.field)
        if column.field in claimed or here is None or not here.matched:
            continue
        text = kind_of(column) == "text" or len(here.entities) > 1
        entity = "FREE_TEXT" if text else max(sorted(here.entities), key=lambda code: here.entities[code])
        yield Finding(
            place=Place(resource=resource, field=column.field),
            entity=entity,
            category=category_of(entity, publishable=False),
            whole=text,
            matched=here.matched,
            checked=column.profile.filled,
            score=0.9 if text else 0.85,
            recognizer=BY_ENTITY[entity].name,
            reason="finding-text-spans" if text else "finding-sparse-cells",
            rows=here.rows,
        )


def prediction(resource: OpenResource, detection: Detection) -> dict[str, Any]:
    """Give what was found in one table as `opendata detect --json` prints it: headers as written, rows from 0."""
    first = {one.place.field: one for one in reversed(detection.findings) if one.place.resource == resource.number and one.entity}
    columns: dict[str, Any] = {}
    for one in resource.fields:
        finding = first.get(one.number)
        columns[one.label] = {
            "entity": finding.entity if finding else None,
            "publishable": finding.publishable if finding else False,
        }
    header = max(resource.reading.header_rows, default=0)
    labels = {one.number: one.label for one in resource.fields}
    marked = (
        detection.marks[resource.number].lazy().collect() if resource.number in detection.marks else pl.DataFrame(schema=MARKS)
    )
    spans = [
        {"row": row - header - 1, "column": labels[number], "start": start, "end": end, "entity": code}
        for row, number, start, end, code in marked.iter_rows()
    ]
    return {**columns, "spans": spans}
