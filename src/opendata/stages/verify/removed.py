"""(b) No removed value anywhere: neither in a released column nor in the texts that go with the data."""

import json
from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from opendata.model import Inspection, Json, Place, Verdict
from opendata.stages.verify.traces import IDENTIFIERS, NAMES, PLACES, Traces, reappears, reappears_as_number, traces_of
from opendata.table import OpenPackage, OpenResource

_TEXTS = pl.Schema({"text": pl.String, "entity": pl.String})
_NUMBERS = frozenset({"integer", "number", "year", "date", "datetime", "time", "boolean"})
KEPT = ("keep", "flag")
_MARKED = frozenset({"marked"})
"""Stands for the entities of a column of which only the marked characters went."""


def reappearing(
    before: OpenPackage, treated: OpenPackage, verdict: Verdict, first: Inspection, documents: Mapping[str, str]
) -> Iterator[Place]:
    """List the places where an identifier, a full name or an address of a removed column shows again.

    A column in which a decision knowingly keeps personal data is not looked at, and what stands in it is public anyway.
    """
    kept = {(decision.place.resource, decision.place.field) for decision in verdict.decisions if decision.outcome in KEPT}
    personal = _personal(first)
    public = {place for place in personal if place in kept}
    redacted = {(decision.place.resource, decision.place.field) for decision in verdict.decisions if decision.outcome == "redact"}
    personal |= {place: _MARKED for place in personal if place in redacted}
    gone = _traces(before, {place: entities for place, entities in personal.items() if place not in kept})
    removed = gone.without(_traces(before, {place: personal[place] for place in public}))
    if removed.empty:
        return
    for resource in treated.resources:
        looked_at = {own.number: own.type for own in resource.fields if (resource.number, own.number) not in public}
        for field in sorted(_shown(resource, looked_at, removed)):
            yield Place(resource=resource.number, field=field)
    named = removed.without(_own_mailboxes(documents))
    for path, text in documents.items():
        if reappears(named, pl.DataFrame({"field": 0, "text": _leaves(text)}, schema={"field": pl.Int64, "text": pl.String})):
            yield Place(margin=path)


def _personal(first: Inspection) -> dict[tuple[int, int], frozenset[str]]:
    """Give the entities found in each column."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    for finding in first.findings:
        place = finding.place
        if finding.entity and place.field is not None and place.margin is None:
            key = (place.resource, place.field)
            found[key] = found.get(key, frozenset()) | {finding.entity if finding.whole else _in_parts(finding.entity)}
    return found


def _in_parts(entity: str) -> str:
    """Where only some cells are names or addresses, the marks say which; the other cells are no secret."""
    return "FREE_TEXT" if entity in NAMES | PLACES else entity


def _traces(package: OpenPackage, places: Mapping[tuple[int, int], frozenset[str]]) -> Traces:
    frames = [pl.DataFrame(schema=_TEXTS)]
    for resource in package.resources:
        own = {field: entities for (number, field), entities in places.items() if number == resource.number}
        if resource.cells is not None and own:
            frames += _texts(resource, own)
    return traces_of(pl.concat(frames))


def _texts(resource: OpenResource, columns: Mapping[int, frozenset[str]]) -> Iterator[pl.DataFrame]:
    """Give the texts of these columns with what they are: whole cells, marked parts of cells, first and last name together."""
    assert resource.cells is not None  # noqa: S101  (the caller looked)
    cells = resource.cells.lazy()
    for field, entities in columns.items():
        values = cells.select(pl.col(f"f{field}").alias("text")).unique().drop_nulls().collect()
        for entity in () if entities == _MARKED else entities & (NAMES | PLACES | IDENTIFIERS) or {"FREE_TEXT"}:
            yield values.with_columns(pl.lit(entity).alias("entity"))
    marks = resource.marks.lazy().filter(pl.col("field").is_in(list(columns))).collect()
    for field in marks["field"].unique():
        spans = marks.lazy().filter(pl.col("field") == field).join(cells.select("row", f"f{field}"), on="row")
        part = pl.col(f"f{field}").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
        yield spans.select(part.alias("text"), pl.col("code").alias("entity")).unique().collect()
    yield from _full_names(cells, columns)


def _full_names(cells: pl.LazyFrame, columns: Mapping[int, frozenset[str]]) -> Iterator[pl.DataFrame]:
    last = [field for field, entities in columns.items() if "LAST_NAME" in entities]
    for field in (field for field, entities in columns.items() if "FIRST_NAME" in entities):
        for other in last:
            both = pl.concat_str([f"f{field}", f"f{other}"], separator=" ").alias("text")
            yield cells.select(both, pl.lit("PERSON_NAME").alias("entity")).unique().drop_nulls().collect()


def _shown(resource: OpenResource, types: Mapping[int, str], removed: Traces) -> set[int]:
    """Say in which columns something removed shows: texts batch by batch, numbers whole."""
    if resource.cells is None:
        return set()
    numbers = [field for field, type_ in types.items() if type_ in _NUMBERS]
    columns = {field: resource.cells.lazy().select(f"f{field}").unique().collect().to_series() for field in numbers}
    shown = {field for field, column in columns.items() if reappears_as_number(removed, column)}
    texts = [field for field in types if field not in numbers]
    for frame in resource.cells.scan([f"f{field}" for field in texts]) if texts else ():
        parts = [frame.select(pl.lit(field).alias("field"), pl.col(f"f{field}").alias("text")) for field in texts]
        shown |= reappears(removed, pl.concat(parts))
    return shown


def _own_mailboxes(documents: Mapping[str, str]) -> Traces:
    """Offices whose mailboxes detect has cleared are named on purpose."""
    package: Json = json.loads(documents.get("datapackage.json", "{}"))
    texts = [str(office[key]) for office in package.get("contributors", []) for key in ("email", "title") if key in office]
    return traces_of(pl.DataFrame([(text, "PERSON_NAME") for text in texts], schema=_TEXTS, orient="row"))


def _leaves(text: str) -> list[str]:
    """Give the texts of a JSON document, or the lines of another."""
    return list(_strings(json.loads(text))) if text.startswith("{") else text.splitlines()


def _strings(document: object) -> Iterable[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, Mapping):
        for value in document.values():
            yield from _strings(value)
    elif isinstance(document, list):
        for value in document:
            yield from _strings(value)
