"""(c) nothing personal is left that no decision keeps; (d) every decision was carried out, on every cell."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from opendata.formulas import defused, is_formula
from opendata.model import Decision, Inspection, Place, Verdict
from opendata.stages.verify.counted import counted_wrongly, on_tables, rows_left, suppressed_wrongly
from opendata.table import OpenPackage, OpenResource, Table

KEPT = ("keep", "flag")
GONE = ("withhold", "drop", "reject")

PLATE = r"(?i)\b[A-ZÄÖÜ]{1,3}[\s.:-]+[A-Z]{1,2}[\s.-]*[0-9]{1,4}\s?[EH]?\b|^[A-ZÄÖÜ]{2,5}[\s-]?[0-9]{1,4}[EH]?$"
"""A full number plate (§ 10 FZV): district, letters, digits."""

Fault = tuple[str, Place]
"""Code and place."""


def not_carried_out(before: OpenPackage, treated: OpenPackage, verdict: Verdict) -> Iterator[Fault]:
    """List the columns whose decision was not carried out."""
    decided = {(decision.place.resource, decision.place.field): decision for decision in verdict.decisions}
    left = {resource.number: resource for resource in treated.resources}
    counted, fewer = on_tables(verdict, "aggregate"), on_tables(verdict, "suppress")
    for resource in before.resources:
        if resource.number in counted:
            yield from counted_wrongly(resource, left.get(resource.number), counted[resource.number])
            continue
        decisions = {field.number: decided.get((resource.number, field.number)) for field in resource.fields}
        yield from _in_table(resource, left.get(resource.number), decisions, fewer.get(resource.number))


def _in_table(
    before: OpenResource, after: OpenResource | None, decisions: Mapping[int, Decision | None], fewer: Decision | None
) -> Iterator[Fault]:
    present = {field.number for field in after.fields} if after is not None else set()
    stays = {number: decision for number, decision in decisions.items() if decision and decision.outcome not in GONE}
    for number in sorted(present - set(stays)):
        yield "verify-not-removed", Place(resource=before.number, field=number)
    for number in sorted(set(stays) - present) if before.cells is not None else ():
        yield "verify-missing", Place(resource=before.number, field=number)
    if before.cells is not None and after is not None and after.cells is not None:
        here = {number: decision for number, decision in stays.items() if number in present}
        if fewer is None:
            yield from _changed_wrongly(before, before.cells, after.cells, here)
        elif suppressed_wrongly(before.cells, after.cells, fewer):
            yield "verify-not-suppressed", Place(resource=before.number)
        else:  # a column of which only rows left is to be as it was
            same = {at: one.having(outcome="keep") if one.outcome == "suppress" else one for at, one in here.items()}
            yield from _changed_wrongly(before, rows_left(before.cells, after.cells), after.cells, same)


def _changed_wrongly(
    resource: OpenResource, before: Table | pl.LazyFrame, after: Table, decisions: Mapping[int, Decision]
) -> Iterator[Fault]:
    """Compare the columns before and after, row by row; those that stayed the same everywhere need no closer look."""
    rows = [table.lazy().select("row").collect().to_series() for table in (before, after)]
    if not rows[0].equals(rows[1]):
        yield "verify-rows-differ", Place(resource=resource.number)
        return
    pair = pl.concat(
        [
            before.lazy().select(pl.col(f"f{number}").alias(f"old{number}") for number in decisions),
            after.lazy().select(pl.col(f"f{number}").alias(f"new{number}") for number in decisions),
        ],
        how="horizontal",
    )
    same = [(pl.col(f"old{number}").eq_missing(pl.col(f"new{number}"))).all().alias(str(number)) for number in decisions]
    equal = pair.select(same).collect().row(0) if same else ()
    for (number, decision), is_equal in zip(decisions.items(), equal, strict=True):
        untouched = is_equal and decision.outcome in KEPT
        if not untouched and pair.select(_wrong(number, decision).any()).collect().item():
            yield _CODES.get(decision.outcome, "verify-changed"), Place(resource=resource.number, field=number)


_CODES = {"round": "verify-not-rounded", "mask": "verify-not-masked"}


def _wrong(number: int, decision: Decision) -> pl.Expr:
    """Say of each cell whether what happened to it is not what was decided."""
    old, new = pl.col(f"old{number}"), pl.col(f"new{number}")
    if decision.outcome in KEPT:
        return old.ne_missing(new) & new.ne_missing(defused(old))
    if decision.outcome == "round":
        return _unrounded(old, new, int(decision.parameters.get("base", 1)))
    return new.str.contains(PLATE) if decision.outcome == "mask" else pl.lit(value=False)


def _unrounded(old: pl.Expr, new: pl.Expr, base: int) -> pl.Expr:
    """Say where a number is no multiple of `base`, moved by more than half of it, or where a zero or a gap did not stay one."""
    was, now = old.cast(pl.Float64, strict=False), new.cast(pl.Float64, strict=False)
    multiple = (now % base == 0).fill_null(value=False) | new.is_null()
    moved = ((now - was).abs() * 2 > base) | ((was == 0) & (now != 0))
    return ~multiple | moved.fill_null(value=False) | (old.is_null() != new.is_null())


def still_personal(treated: Sequence[OpenResource], first: Inspection, second: Inspection, verdict: Verdict) -> Iterator[Fault]:
    """List what the second inspection finds and no decision keeps. `treated` are the packed tables, in their order."""
    kept = {decision.place for decision in verdict.decisions if decision.outcome in KEPT}
    known = {Place(resource=finding.place.resource, field=finding.place.field) for finding in first.findings if finding.entity}
    for finding in second.findings:
        place = _original(finding.place, treated)
        column = Place(resource=place.resource, field=place.field)
        allowed = place in kept if place.field is None else column in kept and column in known
        if finding.entity and not finding.publishable and not allowed:
            yield "verify-still-personal", place
        risky = finding.risk is not None and (finding.value or 0) < (finding.threshold or 0)
        if risky and Place(resource=place.resource, margin=finding.risk) not in kept:
            yield "verify-still-risky", place


def _original(place: Place, treated: Sequence[OpenResource]) -> Place:
    """Turn a place in the packed files into that of the delivery: tables and columns that left have no number there."""
    if not 0 < place.resource <= len(treated):
        return place
    resource = treated[place.resource - 1]
    inside = place.field is not None and 0 < place.field <= len(resource.fields)
    return Place(
        resource=resource.number,
        field=resource.fields[place.field - 1].number if inside and place.field else place.field,
        margin=place.margin,
    )


def formulas(treated: Sequence[OpenResource], types: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """List the text columns that a spreadsheet would run. `types` are those of the published columns."""
    for resource, published in zip(treated, types, strict=True):
        names = [f"f{field.number}" for field, type_ in zip(resource.fields, published, strict=True) if type_ == "string"]
        if resource.cells is not None and names:
            hit = resource.cells.lazy().select(is_formula(pl.col(name)).any() for name in names).collect().row(0)
            for name, found in zip(names, hit, strict=True):
                if found:
                    yield "verify-formula", Place(resource=resource.number, field=int(name[1:]))
