"""What a check is: one rule of Table Schema, or of the contract with the last delivery, asked of every cell it concerns."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from opendata.model import Issue, Place, Resource, Severity
from opendata.table import OpenField, OpenPackage, OpenResource

Judge = Callable[[str], bool]
"""Says of one value whether it is faulty."""


@dataclass(frozen=True)
class Rule:
    """One condition on the cells of one column.

    `suspect` is true for every cell that may be faulty. Without `judge` those cells are faulty; with it, each distinct one is
    asked about. So a rule may ask too often, but nothing faulty may lie outside `suspect`
    and `certain`, whose cells are faulty whatever the judge says of their texts.
    """

    code: str
    field: OpenField
    suspect: pl.Expr
    judge: Judge | None = None
    severity: Severity = "error"
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    fix: str | None = None
    certain: pl.Expr | None = None

    def issue(self, resource: int, count: int, rows: tuple[int, ...]) -> Issue:
        """Give what was found in `count` cells, the first of them in `rows`."""
        place = Place(resource=resource, field=self.field.number)
        told: dict[str, str | int] = dict(self.params)
        return Issue(code=self.code, severity=self.severity, place=place, rows=rows, count=count, params=told, fix=self.fix)


@dataclass(frozen=True)
class Sample:
    """A small table for the contract suite: a schema, the header and rows of cells."""

    schema: Mapping[str, Any]
    rows: tuple[tuple[str | None, ...], ...]
    labels: tuple[str, ...] | None = None  # as the schema names them


def _no_rules(_resource: OpenResource) -> Iterable[Rule]:
    return ()


def _no_issues(_package: OpenPackage, _resource: OpenResource) -> Iterable[Issue]:
    return ()


def _no_changes(_now: OpenResource, _last: Resource) -> Iterable[Issue]:
    return ()


@dataclass(frozen=True)
class Check:
    """One check. It gives rules for cells, looks at a table as a whole, or compares it with the last good delivery."""

    name: str
    source: str  # the standard's clause, or the decision it follows
    codes: tuple[str, ...]  # of its issues
    of_cells: Callable[[OpenResource], Iterable[Rule]] = _no_rules
    of_table: Callable[[OpenPackage, OpenResource], Iterable[Issue]] = _no_issues
    of_update: Callable[[OpenResource, Resource], Iterable[Issue]] = _no_changes
    valid: tuple[Sample, ...] = ()
    invalid: tuple[Sample, ...] = ()


def cell(field: OpenField) -> pl.Expr:
    """Give the column's cells."""
    return pl.col(f"f{field.number}")


def constraint(field: OpenField, name: str) -> Any:  # noqa: ANN401  (JSON)
    """Give what the schema demands under `constraints`, None if nothing."""
    constraints = field.descriptor.get("constraints")
    return constraints.get(name) if isinstance(constraints, Mapping) else None


def demand(field: OpenField, name: str, limit: str | int, suspect: pl.Expr, judge: Judge | None = None) -> Rule:
    """Give the rule for a constraint of the schema, with the advice that belongs to it."""
    params: dict[str, str | int] = {"constraint": name, "limit": limit}
    return Rule("constraint-error", field, suspect, judge, params=params, fix=f"constraint-{name}")


def shown(limit: object) -> str | int:
    """Give a limit of the schema as a parameter of an Issue, cut where it is long."""
    return limit if isinstance(limit, int) and not isinstance(limit, bool) else str(limit)[:80]
