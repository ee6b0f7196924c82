"""treat: an opened package x Decisions x actions -> the treated package and what was done to it.

First tables that a Decision changes as a whole, then their columns.

Fails closed: a column without a Decision leaves, one with two that differ or with an unknown outcome is refused, and so is a
cell that the decided action cannot change. Nothing outside the grid goes along: margins and marks of the result are empty. The
last treatment of every text column is `defuse`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import polars as pl

from opendata.actions import ACTIONS, TABLE_ACTIONS
from opendata.actions.base import MARKED_CELLS, NothingLeftError, NotThisCellError, Parameters, Rewrite
from opendata.errors import Refused
from opendata.model import Decision, Place, Treatment
from opendata.table import MARGINS, MARKS, OpenField, OpenPackage, OpenResource, Table, rewrite, write

_STAYING: Final = ("keep", "flag")
_LEAVING: Final = ("withhold", "drop", "reject")
_NO_DECISION: Final = "drop"


@dataclass
class _Step:
    """One action on one column, and what it has done so far."""

    action: str
    parameters: Parameters
    column: str
    rewrite: Rewrite
    marks: pl.DataFrame
    changed: int = field(default=0)
    filled: int = field(default=0)

    def __call__(self, batch: pl.DataFrame) -> pl.DataFrame:
        """Change the batch's column and count what changed."""
        old = batch[self.column]
        new = self.rewrite(_with_marks(batch, self.column, self.marks)).rename(self.column)
        self.changed += int(old.ne_missing(new).sum())
        self.filled += len(old) - old.null_count()
        return batch.with_columns(new)

    def treatment(self, place: Place) -> Treatment:
        """Say what was done."""
        loss = self.changed / self.filled if self.filled else 0.0
        return Treatment(place=place, action=self.action, parameters=dict(self.parameters), cells_changed=self.changed, loss=loss)


def treat(package: OpenPackage, decisions: Sequence[Decision]) -> tuple[OpenPackage, tuple[Treatment, ...]]:
    """Carry out the Decisions on whole tables and on columns; all others are borne by columns already.

    Returns:
        The package with the columns that stay, under their old numbers, and a Treatment for each change of a column.

    Raises:
        Refused: an outcome is unknown or contradicts another, or an action cannot do it.
    """
    decided, whole = _by_place(decisions), _tables(decisions)
    done = [_treated(resource, whole.get(resource.number), decided) for resource in package.resources]
    treated = replace(package, resources=tuple(made for made, _ in done), margins=write([], MARGINS))
    return treated, tuple(treatment for _, treatments in done for treatment in treatments)


def _by_place(decisions: Iterable[Decision]) -> dict[Place, Decision]:
    """Give the Decision on each column, checked."""
    decided: dict[Place, Decision] = {}
    for decision in decisions:
        if decision.place.field is None or decision.place.margin is not None:
            continue
        known = decided.setdefault(decision.place, decision)
        if (known.outcome, known.parameters) != (decision.outcome, decision.parameters):
            raise Refused("treat-contradiction", place=str(decision.place))
        if decision.outcome not in (*_STAYING, *_LEAVING, *ACTIONS, *TABLE_ACTIONS):
            raise Refused("treat-unknown-action", place=str(decision.place))
    return decided


def _tables(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """Give the Decision on each table that changes as a whole; two of them contradict each other."""
    found: dict[int, Decision] = {}
    for decision in decisions:
        if decision.place.field is not None or decision.outcome not in TABLE_ACTIONS:
            continue
        if found.setdefault(decision.place.resource, decision) != decision:
            raise Refused("treat-contradiction", place=str(decision.place))
    return found


def _treated(
    resource: OpenResource, whole: Decision | None, decided: Mapping[Place, Decision]
) -> tuple[OpenResource, list[Treatment]]:
    """Change a table as a whole if so decided, then its columns; where a column asks for that, it must be so decided."""
    borne = {decided[_place(resource, column)].outcome for column in resource.fields if _place(resource, column) in decided}
    if borne & set(TABLE_ACTIONS) - ({whole.outcome} if whole else set()):
        raise Refused("treat-contradiction", place=str(Place(resource=resource.number)))
    if whole is None or resource.cells is None:
        return _resource(resource, decided)
    changed, treatment = _rewritten(resource, resource.cells, whole)
    made = {_place(changed, column): whole for column in changed.fields if column not in resource.fields}
    treated, treatments = _resource(changed, {**decided, **made})
    gone = [column for column in resource.fields if column not in changed.fields]
    outcomes = {column.number: decided.get(_place(resource, column)) for column in gone}
    return treated, [treatment, *_departures(resource, resource.cells, gone, outcomes), *treatments]


def _rewritten(resource: OpenResource, cells: Table, whole: Decision) -> tuple[OpenResource, Treatment]:
    """Carry out an action on a table.

    Raises:
        Refused: it does not know the parameters or a cell, or nothing would be left.
    """
    place = Place(resource=resource.number)
    try:
        done = TABLE_ACTIONS[whole.outcome].rewrite_table(whole.parameters, cells)
    except NotThisCellError as error:
        raise Refused(error.code, place=str(place), row=error.row) from None
    except NothingLeftError as error:
        raise Refused(error.code, place=str(place)) from None
    except ValueError:
        raise Refused("treat-wrong-parameters", place=str(place), action=whole.outcome) from None
    except pl.exceptions.PolarsError:  # its message would quote cells
        raise Refused("treat-failed") from None
    known = {column.number: column for column in resource.fields}
    known |= {number: OpenField(number, name, type_, "default", False, {}) for number, name, type_ in done.made}
    marks = write([], MARKS) if done.made else resource.marks  # made rows have numbers of their own
    changed = replace(resource, fields=tuple(known[number] for number in done.columns), cells=done.cells, marks=marks)
    parameters = {name: value for name, value in whole.parameters.items() if name not in {"by", "people"}}
    treatment = Treatment(
        place=place, action=whole.outcome, parameters=parameters, cells_changed=done.rows_changed, loss=done.loss
    )
    return changed, treatment


def _resource(resource: OpenResource, decided: Mapping[Place, Decision]) -> tuple[OpenResource, list[Treatment]]:
    outcomes = {column.number: decided.get(_place(resource, column)) for column in resource.fields}
    stays = tuple(column for column in resource.fields if _stays(outcomes[column.number]))
    gone = [column for column in resource.fields if not _stays(outcomes[column.number])]
    fields = tuple(_retyped(column, outcomes[column.number]) for column in stays)
    treated = replace(resource, fields=fields, margins=write([], MARGINS), marks=write([], MARKS))
    if resource.cells is None:
        return treated, []
    steps = {column.number: list(_steps(resource, resource.cells, column, outcomes[column.number])) for column in stays}
    names = ["row", *(f"f{column.number}" for column in stays)]
    treated = replace(treated, cells=_changed(resource.cells, names, [step for made in steps.values() for step in made]))
    treatments = [*_departures(resource, resource.cells, gone, outcomes), *_done(resource, steps)]
    return treated, sorted(treatments, key=lambda treatment: treatment.place.field or 0)


def _place(resource: OpenResource, column: OpenField) -> Place:
    return Place(resource=resource.number, field=column.number)


def _stays(decision: Decision | None) -> bool:
    if decision is None or decision.outcome in _LEAVING:
        return False
    return decision.outcome in (*_STAYING, *TABLE_ACTIONS) or ACTIONS[decision.outcome].prepare is not None


def _retyped(column: OpenField, decision: Decision | None) -> OpenField:
    """Give the column as its action leaves it: a moment cut to its day is a date."""
    gives = ACTIONS[decision.outcome].gives if decision is not None and decision.outcome in ACTIONS else None
    new = gives(decision.parameters) if gives is not None and decision is not None else None
    return replace(column, type=new, format="default") if new is not None else column


def _steps(resource: OpenResource, cells: Table, column: OpenField, decision: Decision | None) -> Iterator[_Step]:
    if decision is not None and decision.outcome not in (*_STAYING, *TABLE_ACTIONS):
        yield _step(resource, cells, column, decision.outcome, decision.parameters)
    if column.type in ACTIONS["defuse"].types:
        yield _step(resource, cells, column, "defuse", {})


def _step(resource: OpenResource, cells: Table, column: OpenField, name: str, parameters: Parameters) -> _Step:
    """Prepare an action on a column.

    Raises:
        Refused: it does not know the parameters, the type of the column, or one of the cells.
    """
    action, place, key = ACTIONS[name], str(_place(resource, column)), f"f{column.number}"
    if action.prepare is None or (action.types and column.type not in action.types):
        raise Refused("treat-wrong-type", place=place, action=name)
    marks = _marks(resource, column)
    batches = (_with_marks(batch, key, marks) for batch in cells.scan(["row", key]))
    try:
        prepared = action.prepare(parameters, batches)
    except NotThisCellError as error:
        raise Refused(error.code, place=place, row=error.row) from None
    except ValueError:
        raise Refused("treat-wrong-parameters", place=place, action=name) from None
    return _Step(name, parameters, key, prepared, marks)


def _marks(resource: OpenResource, column: OpenField) -> pl.DataFrame:
    """Give a column's marks, one line a cell."""
    grouped = resource.marks.lazy().filter(pl.col("field") == column.number).group_by("row").agg("start", "end", "code")
    return grouped.select("row", starts="start", ends="end", codes="code").collect()


def _with_marks(batch: pl.DataFrame, key: str, marks: pl.DataFrame) -> pl.DataFrame:
    cells = batch.select("row", pl.col(key).alias("cell"))
    if marks.is_empty():
        return cells.with_columns(pl.lit(None, kind).alias(name) for name, kind in MARKED_CELLS.items() if name not in cells)
    return cells.join(marks, on="row", how="left", maintain_order="left").cast(MARKED_CELLS)


def _changed(cells: Table, names: Sequence[str], steps: Sequence[_Step]) -> Table:
    def change(batch: pl.DataFrame) -> pl.DataFrame:
        kept = batch.select(names)
        for step in steps:
            kept = step(kept)
        return kept

    try:
        return rewrite(cells, change)
    except pl.exceptions.PolarsError:  # its message would quote cells
        raise Refused("treat-failed") from None


def _done(resource: OpenResource, steps: Mapping[int, Sequence[_Step]]) -> Iterator[Treatment]:
    """Say what the actions did; `defuse` only where it found a formula."""
    for number, made in steps.items():
        place = Place(resource=resource.number, field=number)
        yield from (step.treatment(place) for step in made if step.action != "defuse" or step.changed)


def _departures(
    resource: OpenResource, cells: Table, gone: Sequence[OpenField], outcomes: Mapping[int, Decision | None]
) -> Iterator[Treatment]:
    """Say which columns left, and how many cells with them."""
    if not gone:
        return
    filled = cells.lazy().select(pl.col(f"f{column.number}").count() for column in gone).collect().row(0)
    for column, count in zip(gone, filled, strict=True):
        decision = outcomes[column.number]
        outcome = decision.outcome if decision is not None else _NO_DECISION
        yield Treatment(place=_place(resource, column), action=outcome, cells_changed=count, loss=1.0)
