"""(c) nothing personal is left that no decision keeps; (d) every decision was carried out, on every cell."""

from collections.abc import Iterator, Sequence

import polars as pl

from opendata.formulas import defused, is_formula
from opendata.model import Decision, Inspection, Place, Verdict
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
    for resource in before.resources:
        after = left.get(resource.number)
        for field in resource.fields:
            place = Place(resource=resource.number, field=field.number)
            decision = decided.get((resource.number, field.number))
            code = _fault(resource, after, field.number, decision)
            if code:
                yield code, place


def _fault(before: OpenResource, after: OpenResource | None, field: int, decision: Decision | None) -> str | None:
    present = after is not None and field in {own.number for own in after.fields}
    if decision is None or decision.outcome in GONE:
        return "verify-not-removed" if present else None
    if before.cells is None:
        return None
    if not present or after is None or after.cells is None:
        return "verify-missing"
    return _changed_wrongly(before.cells, after.cells, f"f{field}", decision)


def _changed_wrongly(before: Table, after: Table, column: str, decision: Decision) -> str | None:
    """Compare a column before and after, row by row."""
    pair = (
        before.lazy()
        .select("row", pl.col(column).alias("old"))
        .join(after.lazy().select("row", pl.col(column).alias("new")), on="row", how="right", maintain_order="none")
    )
    old, new = pl.col("old"), pl.col("new")
    if decision.outcome in KEPT:
        wrong, code = old.ne_missing(new) & new.ne_missing(defused(old)), "verify-changed"
    elif decision.outcome == "round":
        wrong, code = _unrounded(old, new, int(decision.parameters.get("base", 1))), "verify-not-rounded"
    elif decision.outcome == "mask":
        wrong, code = new.str.contains(PLATE), "verify-not-masked"
    else:
        return None
    return code if pair.select(wrong.any()).collect().item() else None


def _unrounded(old: pl.Expr, new: pl.Expr, base: int) -> pl.Expr:
    """Say where a number is no multiple of `base`, moved by `base` or more, or where a zero or a gap did not stay one."""
    was, now = old.cast(pl.Float64, strict=False), new.cast(pl.Float64, strict=False)
    moved = ((now - was).abs() >= base) | (now % base != 0) | ((was == 0) & (now != 0))
    return moved.fill_null(old.ne_missing(new))


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
    """List the text columns that a spreadsheet would run (threats.md T01). `types` are those of the published columns."""
    for resource, published in zip(treated, types, strict=True):
        names = [f"f{field.number}" for field, type_ in zip(resource.fields, published, strict=True) if type_ == "string"]
        if resource.cells is not None and names:
            hit = resource.cells.lazy().select(is_formula(pl.col(name)).any() for name in names).collect().row(0)
            for name, found in zip(names, hit, strict=True):
                if found:
                    yield "verify-formula", Place(resource=resource.number, field=int(name[1:]))
