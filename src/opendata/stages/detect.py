"""Finds personal data: in columns, in a few cells of harmless columns, in texts, and in what people wrote around the tables.

Two passes over each table. The first counts what distinct values of every column look like and lets columns and table
decide; the second, only
where something is to be marked, collects rows and characters. No cell is left out of either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any, Final

import polars as pl

from opendata.ahead import ahead
from opendata.model import Finding, Place
from opendata.recognizers import BY_ENTITY
from opendata.recognizers.categories import category_of
from opendata.recognizers.claims import FEW, Claim, Column, is_running
from opendata.recognizers.columns import Profile, Profiler
from opendata.recognizers.evidence import Asked, Shapes, evidence, shapes_of
from opendata.recognizers.headers import tags_of
from opendata.recognizers.keyed import entities_of, hinting_labels, key_fields
from opendata.recognizers.kinds import is_text, kind_of
from opendata.recognizers.local import Local, local_knowledge
from opendata.recognizers.margins import around
from opendata.recognizers.marking import SOFT, Piece, Search, Task, faint, hits_of, tasks_for
from opendata.recognizers.tables import Judgement, judge, office_contacts
from opendata.recognizers.taggers import Tagger
from opendata.table import MARKS, OpenPackage, OpenResource, Table, held, rewrite, write

_FIRST_ROWS: Final = 10
_MANY: Final = 0.2
"""Share of texts that name somebody from which on the files beside them are files of people."""
_TOLD_OF: Final = frozenset(
    "CASE_REF PARCEL NATIONALITY ETHNIC_ORIGIN RELIGION HEALTH GENDER FAMILY_STATUS BIRTHPLACE OCCUPATION".split()
)
"""What is said of somebody in a row of its own, and of nobody in a table of things."""
_AT_ONCE: Final = 300_000
"""Cells of small tables that are counted together, and marked together while the next are counted."""


@dataclass(frozen=True)
class Detection:
    """What was found in a package. Nothing in it is a cell but the marks, which stay in the room."""

    findings: tuple[Finding, ...]
    marks: dict[int, Table] = field(default_factory=dict)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    subjects: dict[int, str] = field(default_factory=dict)
    around: Mapping[Place, Mapping[str, int]] = field(default_factory=dict)  # outside the grid: kinds of personal data, counted

    @property
    def stained(self) -> frozenset[Place]:
        """The places outside the grid that must be neither shown nor published."""
        return frozenset(self.around)


@dataclass(frozen=True)
class _Found:
    """What the second pass gathered for one column."""

    matched: int
    rows: tuple[int, ...]
    entities: dict[str, int]


def detect(package: OpenPackage, places: Mapping[str, tuple[str, ...]], tagger: Tagger | None = None) -> Detection:
    """Find all personal data of a package.

    Args:
        package: what read gave; tables are only scanned.
        places: local knowledge by list name: what is known to be no private person's (streets, phone-trunks, mail-domains …).
        tagger: a model that has a vote on texts; our rules alone without one.

    Raises:
        Misuse: `model-failed`.
    """
    findings: list[Finding] = []
    marks: dict[int, Table] = {}
    kinds: dict[tuple[int, int], str] = {}
    subjects: dict[int, str] = {}
    outside: dict[Place, Mapping[str, int]] = {}

    def searches() -> Iterator[tuple[_Group, Search]]:
        groups = ahead(_counted(package.resources, local_knowledge(places)))  # in a thread; what forks do waits for no polars
        begun = ((group, Search(pieces, tagger)) for group in groups for pieces in group.pieces())
        yield from islice(begun, 1)
        outside.update(around(package))  # while the first texts are searched
        yield from begun

    for group, hits in groupby(hits_of(searches()), key=itemgetter(0)):
        marked = zip(group.tables, _settled(group, (frame for _, frame in hits)), strict=True)
        settled = [(_with_files(table, found), (found, own)) for table, (found, own) in marked]
        shapes = shapes_of(_shaped(table, found, own) for table, (found, own) in settled)
        for table, (found, marks[table.number]) in settled:
            subjects[table.number] = table.judged.subject
            findings += [_finding(table, one, shapes) for one in table.held]
            findings += _partial(table, found, shapes)
            kinds |= {(table.number, column.field): kind_of(column) for column in table.columns}
    findings.sort(key=lambda one: (one.place.resource, one.place.field or 0, not one.whole))
    kinds |= {(one.place.resource, one.place.field or 0): "personal" for one in findings if one.whole}
    return Detection(tuple(findings), marks, kinds, subjects, outside)


def _together(resources: Sequence[OpenResource]) -> Iterator[list[OpenResource]]:
    """Take neighbouring tables together as long as they are small: then each pattern runs once over all of them."""
    group: list[OpenResource] = []
    cells = 0
    for resource in resources:
        if resource.cells is None:
            continue
        more = resource.cells.height() * len(resource.fields)
        if group and cells + more > _AT_ONCE:
            yield group
            group, cells = [], 0
        group.append(replace(resource, cells=held(resource.cells)) if more < _AT_ONCE else resource)
        cells += more
    if group:
        yield group


def _counted(resources: Sequence[OpenResource], local: Local) -> Iterator["_Group"]:
    """Count every cell of all tables, batch by batch, and judge what each column holds, for some tables at a time."""
    for together in _together(resources):
        keys = [(resource.number, one.number) for resource in together for one in resource.fields]
        profiler = Profiler({number: Profile() for number in range(len(keys))}, local)
        numbers = {key: number for number, key in enumerate(keys)}
        for resource in together:
            for batch in resource.cells.scan() if resource.cells else ():
                profiler.add({numbers[resource.number, one.number]: batch[f"f{one.number}"] for one in resource.fields})
        profiles = profiler.finish()
        tables = tuple(_described(one, {key: profiles[number] for key, number in numbers.items()}) for one in together)
        yield _Group(tables, _tasks(tables, local))


@dataclass(frozen=True)
class _Judged:
    """A table whose columns are counted and judged."""

    resource: OpenResource
    columns: tuple[Column, ...]
    judged: Judgement
    held: tuple[Claim, ...]

    @property
    def number(self) -> int:
        return self.resource.number


def _described(resource: OpenResource, profiles: Mapping[tuple[int, int], Profile]) -> _Judged:
    columns = tuple(
        Column(one.number, one.label, tags_of(one.label), profiles[resource.number, one.number]) for one in resource.fields
    )
    judged = judge(columns)
    return _Judged(resource, columns, judged, (*judged.claims, *office_contacts(columns, judged)))


def _tasks(tables: Sequence[_Judged], local: Local) -> dict[int, tuple[Task, ...]]:
    """Say for each table which columns need a second look, those whose cells are told by a label in another one among them."""
    tasks = {table.number: {task.field: task for task in tasks_for(table.columns, table.held, local)} for table in tables}
    keyed = [one for table in tables for one in _keyed(table)]
    for (number, key, value, _), labels in zip(keyed, entities_of([pairs for *_, pairs in keyed], local), strict=True):
        if labels:
            task = tasks[number].get(value, Task(value))
            tasks[number][value] = replace(task, labels=labels, keys=key, soft=False)
    return {number: tuple(one.values()) for number, one in tasks.items()}


def _keyed(table: _Judged) -> Iterator[tuple[int, int, int, tuple[list[str], pl.LazyFrame]]]:
    """Give a column of labels and one whose cells they could tell, with the labels and both as `key` and `value`."""
    cells = table.resource.cells
    if cells is None:
        return
    claimed = {one.field for one in table.held}
    for key in key_fields(table.columns):
        if labels := hinting_labels(cells.lazy(), f"f{key}"):
            for value in (column.field for column in table.columns if column.field not in claimed | {key}):
                yield table.number, key, value, (labels, cells.lazy().select(key=f"f{key}", value=f"f{value}"))


@dataclass(frozen=True, eq=False)
class _Group:
    """Small tables that are marked together, or a large one, and what of each is to be marked."""

    tables: tuple[_Judged, ...]
    tasks: Mapping[int, tuple[Task, ...]]

    def pieces(self) -> Iterator[list[Piece]]:
        """Give the columns to be marked, of small tables all at once, of a large one batch by batch."""
        batches = (batch for table in self.tables for batch in _pieces(table.resource, self.tasks[table.number]))
        if len(self.tables) > 1:
            yield list(chain.from_iterable(batches))
        else:
            yield next(batches, [])
            yield from batches


def _with_files(table: _Judged, found: Mapping[int, _Found]) -> _Judged:
    """Hold what the table alone does not bear out, where texts beside it tell of people in many rows: each row is somebody's.

    Only what the header says too; whoever has the file or the parcel knows them.
    """
    told = any(
        is_text(column) and column.field in found and found[column.field].matched >= _MANY * column.profile.filled
        for column in table.columns
    )
    said = {
        (column.field, entity)
        for column in table.columns
        for entity in _TOLD_OF & column.tags
        if not (entity == "CASE_REF" and is_running(column))
    }
    fallen = (one for one in table.judged.fallen if told and (one.field, one.entity) in said)
    return replace(table, held=(*table.held, *fallen))


def _settled(group: _Group, hits: Iterator[pl.DataFrame]) -> Iterator[tuple[dict[int, _Found], Table]]:
    """Say what was found in each table of a group, and where. Marks that do not stay are taken back."""
    if len(group.tables) > 1:
        every = next(hits)  # the others are still searched
        gathered = _gathered(every.lazy())
        for table in group.tables:
            marks, found = every.filter(pl.col("resource") == table.number).drop("resource"), gathered.get(table.number, {})
            if dropped := _dropped(table, group.tasks[table.number], found):
                marks = marks.filter(_stays(dropped))
                found = {field: one for field, one in found.items() if field not in dropped}
            yield found, write([marks], MARKS)
        return
    (table,) = group.tables
    written = write((frame.drop("resource") for frame in hits), MARKS)
    found = _gathered(written.lazy().with_columns(resource=pl.lit(table.number))).get(table.number, {})
    if dropped := _dropped(table, group.tasks[table.number], found):
        written = rewrite(written, lambda frame: frame.filter(_stays(dropped)))
        found = {field: one for field, one in found.items() if field not in dropped}
    yield found, written


def _pieces(resource: OpenResource, tasks: tuple[Task, ...]) -> Iterator[list[Piece]]:
    """Give the columns to be marked batch by batch."""
    if tasks and resource.cells is not None:
        fields = dict.fromkeys(number for task in tasks for number in (task.field, task.keys) if number)
        for batch in resource.cells.scan(["row", *(f"f{number}" for number in fields)]):
            yield [
                Piece(
                    resource.number,
                    task,
                    batch["row"],
                    batch[f"f{task.field}"],
                    batch[f"f{task.keys}"] if task.keys else None,
                )
                for task in tasks
            ]


def _dropped(table: _Judged, tasks: tuple[Task, ...], found: Mapping[int, _Found]) -> list[int]:
    """Give the columns that were marked and whose marks do not stay.

    Soft ones only, and too few; or signs of files and nothing else in a table that names nobody and in which nobody speaks: what
    an office writes of things.
    """
    filled = {column.field: column.profile.filled for column in table.columns}
    soft = {number: one.matched for number, one in found.items() if one.entities.keys() <= set(SOFT)}
    dropped = [field for field in faint(tasks, filled, soft) if field in soft]
    kept = [one for field, one in found.items() if field not in dropped]
    spoken = any(is_text(one) and (one.share("voiced") >= FEW or one.profile.tally["party"]) for one in table.columns)
    nobody = all(one.publishable for one in table.held) and not spoken
    return list(found) if nobody and all(one.entities.keys() <= {"CASE_REF"} for one in kept) else dropped


def _stays(dropped: list[int]) -> pl.Expr:
    return ~pl.col("field").is_in(dropped)


def _gathered(hits: pl.LazyFrame) -> dict[int, dict[int, _Found]]:
    """Say what each marked column holds, by table and field."""
    rows = pl.col("row").n_unique().alias("n"), pl.col("row").unique().sort().head(_FIRST_ROWS).alias("first")
    found = hits.group_by("resource", "field").agg(*rows, pl.col("code").value_counts()).collect(engine="streaming")
    gathered: dict[int, dict[int, _Found]] = {}
    for one in found.sort("resource", "field").iter_rows(named=True):
        codes = {code["code"]: code["count"] for code in one["code"]}
        gathered.setdefault(one["resource"], {})[one["field"]] = _Found(one["n"], tuple(one["first"]), codes)
    return gathered


def _shaped(table: _Judged, found: Mapping[int, _Found], marks: Table) -> Asked:
    """Give what of a table is to be masked: what findings stand on; a text has no shape."""
    claimed = {one.field for one in table.held}
    some = [one.field for one in table.columns if one.field in found.keys() - claimed and not _speaks(one, found[one.field])]
    return table.resource, sorted(claimed), some, marks


def _finding(table: _Judged, one: Claim, shapes: Shapes) -> Finding:
    column = next(column for column in table.columns if column.field == one.field)
    return Finding(
        place=Place(resource=table.number, field=one.field),
        entity=one.entity,
        category=category_of(one.entity, publishable=one.publishable),
        publishable=one.publishable,
        matched=one.matched,
        checked=one.checked,
        score=one.score,
        recognizer=BY_ENTITY[one.entity].name,
        reason=one.reason,
        evidence=evidence(column, one.entity, table.judged, table.held, shapes.get((table.number, one.field), ())),
    )


def _speaks(column: Column, here: _Found) -> bool:
    """Say whether a column is taken as texts: what it holds of people has no one form."""
    return is_text(column) or len(here.entities) > 1


def _partial(table: _Judged, found: Mapping[int, _Found], shapes: Shapes) -> Iterator[Finding]:
    """Give findings of columns that only hold personal data in some cells: texts as a whole, others with their rows."""
    claimed = {one.field for one in table.held}
    for column in table.columns:
        here = found.get(column.field)
        if column.field in claimed or here is None or not here.matched:
            continue
        text = _speaks(column, here)
        entity = "FREE_TEXT" if text else max(sorted(here.entities), key=lambda code: here.entities[code])
        yield Finding(
            place=Place(resource=table.number, field=column.field),
            entity=entity,
            category=category_of(entity, publishable=False),
            whole=text,
            matched=here.matched,
            checked=column.profile.filled,
            score=0.9 if text else 0.85,
            recognizer=BY_ENTITY[entity].name,
            reason="finding-text-spans" if text else "finding-sparse-cells",
            rows=here.rows,
            evidence=evidence(column, entity, table.judged, table.held, shapes.get((table.number, column.field), ())),
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
