"""(a) of `preview.json`: it has the members of its form alone, each text is a published cell of its column, each dot too."""

import re
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from opendata.formats.forms import Column
from opendata.formats.forms.points import Pair, pairs_of
from opendata.model import Json, Place
from opendata.stages.verify.carried import Fault

_MEMBERS = frozenset({"name", "rows_total", "fields", "rows", "statistics", "picture"})
_COUNTS = ("filled", "missing", "distinct")
_STATISTICS = frozenset({"field", "type", "minimum", "maximum", "sum", *_COUNTS})
_PICTURES = {
    None: {"kind"},
    "bars": {"kind", "over", "field", "measure", "values"},
    "dots": {"kind", "fields", "bounds", "points"},
}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ELLIPSIS = "…"
_DEGREES = 5  # decimal places


def unpublished(preview: Json, described: Sequence[Json], files: Mapping[str, int]) -> Iterator[Fault]:
    """Name the tables of the preview that differ from the packed CSV."""
    shown = preview["resources"]
    if [table["name"] for table in shown] != [table["name"] for table in described]:
        yield "verify-preview-differs", Place(margin="preview.json")
        return
    for number, (table, about) in enumerate(zip(shown, described, strict=True), start=1):
        types = {field["name"]: field["type"] for field in about["schema"]["fields"]}
        if not (_has_form(table, types) and _is_published(table, types, files[about["path"]])):
            yield "verify-preview-differs", Place(resource=number, margin="preview.json")


def _has_form(table: Json, types: Mapping[str, str]) -> bool:
    """Say whether the table's part has the members it may have, the names of its own columns, and numbers where they belong."""
    statistics, picture = table["statistics"], table["picture"] or {"kind": None}
    named = [picture[name] for name in ("field", "measure") if name in picture] + picture.get("fields", [])
    numbers = [number for pair in picture.get("values", ()) for number in pair[1:]] + picture.get("bounds", [])
    numbers += [entry[name] for entry in statistics for name in _COUNTS]
    return (
        set(table) == _MEMBERS
        and table["fields"] == list(types)
        and {entry["field"]: entry["type"] for entry in statistics} == types
        and all(set(entry) <= _STATISTICS and _NUMBER.fullmatch(entry.get("sum", "0")) for entry in statistics)
        and set(picture) <= _PICTURES.get(picture["kind"], set())
        and all(name in types or name == "rows" for name in named)
        and all(isinstance(number, int | float) for number in (*numbers, table["rows_total"]))
    )


def _is_published(table: Json, types: Mapping[str, str], csv: int) -> bool:
    places = {name: f"f{at}" for at, name in enumerate(types)}
    written = pl.scan_csv(f"/proc/self/fd/{csv}", glob=False, infer_schema=False)
    header = written.collect_schema().names()
    if len(header) != len(places):
        return False
    cells = written.rename(dict(zip(header, places.values(), strict=True)))
    first = cells.head(len(table["rows"])).collect().rows()
    if not all(_is_row(row, own) for row, own in zip(table["rows"], first, strict=True)):
        return False
    picture = table["picture"] or {}
    wanted = {entry["field"]: [entry.get("minimum"), entry.get("maximum")] for entry in table["statistics"]}
    if picture.get("kind") == "bars":
        wanted[picture["field"]] += [label for label, _ in picture["values"]]
    exact = picture.get("over") != "time"
    if not all(_are_cells(cells, places[name], texts, exact=exact or name != picture["field"]) for name, texts in wanted.items()):
        return False
    return picture.get("kind") != "dots" or _are_places(cells, types, picture)


def _is_row(row: Sequence[str | None], own: Sequence[str | None]) -> bool:
    return len(row) == len(own) and all(map(_is_cell, row, own))


def _is_cell(shown: str | None, cell: str | None) -> bool:
    cell = cell if cell and cell.strip() else None
    return shown == cell or bool(shown and cell and shown.endswith(_ELLIPSIS) and cell.startswith(shown[:-1]))


def _are_cells(cells: pl.LazyFrame, place: str, texts: Sequence[str | None], *, exact: bool) -> bool:
    """Say whether each text is a cell of the column; of a time, its first characters may be."""
    wanted = {text for text in texts if text is not None}
    lengths = set() if exact else {len(text) for text in wanted}
    known: set[str] = set()
    for text in (pl.col(place), *(pl.col(place).str.slice(0, length) for length in sorted(lengths))):
        known.update(cells.select(text).filter(pl.col(place).is_in(list(wanted))).unique().collect().to_series())
    return wanted <= known


def _are_places(cells: pl.LazyFrame, types: Mapping[str, str], picture: Json) -> bool:
    """Say whether each dot is where a row lies by the two columns that the picture names, read in one system."""
    columns = [Column(at, name, type_, pl.Float64()) for at, (name, type_) in enumerate(types.items())]
    pairs = (pair for pair in pairs_of(cells, columns) if [pair.north.name, pair.east.name] == picture["fields"])
    dots = pl.LazyFrame(picture["points"], {"x": pl.Float64, "y": pl.Float64}, orient="row")
    return any(dots.join(_degrees(pair, cells), on=["x", "y"], how="anti").collect().is_empty() for pair in pairs)


def _degrees(pair: Pair, cells: pl.LazyFrame) -> pl.LazyFrame:
    sides = (("x", pair.longitude), ("y", pair.latitude))
    return cells.select(degrees.cast(pl.Float64).round(_DEGREES).alias(axis) for axis, degrees in sides)
