"""(a) of `preview.json`: every text is a cell of the published CSV, in its column; every dot lies at published degrees."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from opendata.model import Json, Place
from opendata.stages.verify.carried import Fault

_ELLIPSIS = "…"
_DEGREES = 5  # decimal places


def unpublished(preview: Json, described: Sequence[Json], files: Mapping[str, int]) -> Iterator[Fault]:
    """Name the tables of the preview that differ from the packed CSV."""
    shown = preview["resources"]
    if [table["name"] for table in shown] != [table["name"] for table in described]:
        yield "verify-preview-differs", Place(margin="preview.json")
        return
    for number, (table, about) in enumerate(zip(shown, described, strict=True), start=1):
        names = [field["name"] for field in about["schema"]["fields"]]
        if table["fields"] != names or not _is_published(table, names, files[about["path"]]):
            yield "verify-preview-differs", Place(resource=number, margin="preview.json")


def _is_published(table: Json, names: Sequence[str], csv: int) -> bool:
    places = {name: f"c{at}" for at, name in enumerate(names)}
    written = pl.scan_csv(f"/proc/self/fd/{csv}", glob=False, infer_schema=False)
    header = written.collect_schema().names()
    if len(header) != len(names):
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
    return picture.get("kind") != "dots" or _are_places(cells, [places[name] for name in picture["fields"]], picture["points"])


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


def _are_places(cells: pl.LazyFrame, fields: Sequence[str], points: Sequence[Sequence[float]]) -> bool:
    latitude, longitude = (pl.col(place).cast(pl.Float64, strict=False).round(_DEGREES) for place in fields)
    known = set(cells.select(longitude.alias("x"), latitude.alias("y")).unique().collect().rows())
    return all(tuple(point) in known for point in points)
