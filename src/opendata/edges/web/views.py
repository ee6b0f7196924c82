"""What the page of a dataset shows, in the order in which it shows it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opendata.commands import browse
from opendata.edges.web.pictures import Bars, Dots, drawing
from opendata.edges.web.recipes import Recipe, recipes
from opendata.edges.web.rhythm import Next, next_update
from opendata.edges.web.site import Site, file_path
from opendata.model import Json, ReleasedFile
from opendata.texts import TEXTS

ABOUT: Final = (browse.DESCRIPTOR, browse.STATEMENT, browse.PREVIEW, "dataset.ttl", "checksums.txt")
"""Files about the data, in the order of how many people want them."""

PURPOSES: Final = ("xlsx", "excel.csv", "csv", "geojson", "parquet", "zip")
"""Endings of data files, in the order of how many people want them."""

REMOVED: Final = frozenset({"drop", "withhold"})
UNTOUCHED: Final = frozenset({"defuse"})


@dataclass(frozen=True)
class FileView:
    """A file to download."""

    file: ReleasedFile
    href: str
    url: str  # the whole permanent address, to copy
    purpose: str  # code of its sentence in page_texts
    saved_as: str


@dataclass(frozen=True)
class FieldView:
    """A field as the table of fields tells it."""

    name: str
    type: str  # of Table Schema
    meaning: str  # title and description, as far as there are any
    unit: str | None
    statistics: Json | None  # as the preview has them


@dataclass(frozen=True)
class LackView:
    """Forms that a table is not there in, all for the same reason."""

    purposes: tuple[str, ...]  # codes of their words in page_texts
    reason: dict[str, str]


@dataclass(frozen=True)
class TableView:
    """One table: its files, its fields, its first rows."""

    name: str
    title: str
    description: str | None
    fields: tuple[FieldView, ...]
    files: tuple[FileView, ...]
    lacking: tuple[LackView, ...]
    rows: tuple[tuple[str | None, ...], ...]
    rows_total: int | None  # None: the version has no preview

    @property
    def csv(self) -> FileView | None:
        """Give the clean CSV, which the lines to copy load."""
        return next((entry for entry in self.files if entry.purpose == "file-csv"), None)

    @property
    def has_meanings(self) -> bool:
        """Say whether any field is explained."""
        return any(field.meaning for field in self.fields)

    @property
    def has_units(self) -> bool:
        """Say whether any field has a unit."""
        return any(field.unit for field in self.fields)


@dataclass(frozen=True)
class ChangeView:
    """Fields of a table that were removed or made coarser, for the same reason."""

    resource: str
    fields: tuple[str, ...]
    action: str  # of `privacy.json`
    word: str  # code of its word in page_texts
    reason: dict[str, str]
    legal_basis: str | None


@dataclass(frozen=True)
class VersionView:
    """A version with its files and what changed against the one before."""

    version: browse.Version
    files: tuple[FileView, ...]
    changes: tuple[str, ...]  # sentences


@dataclass(frozen=True)
class DatasetView:
    """All of it."""

    described: browse.Described
    tables: tuple[TableView, ...]
    whole: FileView | None  # everything as one zip
    about: tuple[FileView, ...]
    picture: Bars | Dots | None
    privacy: Json
    changes: tuple[ChangeView, ...]
    versions: tuple[VersionView, ...]
    recipes: tuple[Recipe, ...]
    next: Next | None

    @property
    def removed(self) -> int:
        """Count the fields that are missing because of privacy."""
        return sum(len(change.fields) for change in self.changes if change.action in REMOVED)

    @property
    def coarser(self) -> int:
        """Count the fields that are less exact because of privacy."""
        return sum(len(change.fields) for change in self.changes if change.action not in REMOVED | UNTOUCHED)

    @property
    def files(self) -> tuple[FileView, ...]:
        """Give every file of the current version, as the table of checksums lists them."""
        data = tuple(entry for table in self.tables for entry in table.files)
        return (*data, *((self.whole,) if self.whole else ()), *self.about)


def dataset_view(
    site: Site,
    described: browse.Described,
    privacy: Json,
    previews: Mapping[str, Json],
    changes: Mapping[str, Sequence[str]],
) -> DatasetView:
    """Put together what the page shows. `changes` holds sentences for each version."""
    shown, current = described.shown, described.current
    named = {entry.file.path: entry for entry in _files(site, shown.name, current)}
    tables = tuple(_tables(described, named, previews))
    drawings = (drawing(previews[table.name]["picture"]) for table in tables if table.name in previews)
    return DatasetView(
        described=described,
        tables=tables,
        whole=next((entry for entry in named.values() if entry.purpose == "file-zip"), None),
        about=tuple(named[path] for path in ABOUT if path in named),
        picture=next((drawn for drawn in drawings if drawn), None),
        privacy=privacy,
        changes=tuple(_changes(privacy, described.descriptor)),
        versions=tuple(_version(site, shown.name, version, changes.get(version.name, ())) for version in shown.versions),
        recipes=_recipes(tables),
        next=next_update(current.decided_on, described.frequency, site.settings.now().date()),
    )


def _files(site: Site, name: str, version: browse.Version) -> Iterator[FileView]:
    for file in version.files:
        path = file_path(name, version.name, file.path)
        yield FileView(file, path, site.url(path), _purpose(file.path), file.path.rpartition("/")[2])


def _purpose(path: str) -> str:
    ending = path if path in ABOUT else next((ending for ending in PURPOSES if path.endswith(f".{ending}")), "other")
    return f"file-{ending}"


def _in_order(files: Sequence[FileView]) -> tuple[FileView, ...]:
    order = {f"file-{ending}": at for at, ending in enumerate(PURPOSES)}
    return tuple(sorted(files, key=lambda entry: order.get(entry.purpose, len(order))))


def _tables(described: browse.Described, named: Mapping[str, FileView], previews: Mapping[str, Json]) -> Iterator[TableView]:
    owners = browse.tables(described.descriptor)
    for resource in described.descriptor["resources"]:
        name = resource["name"]
        preview = previews.get(name, {"rows": (), "rows_total": None, "statistics": ()})
        statistics = {entry["field"]: entry for entry in preview["statistics"]}
        yield TableView(
            name=name,
            title=resource.get("title") or name,
            description=resource.get("description"),
            fields=tuple(_field(field, statistics.get(field["name"])) for field in resource["schema"]["fields"]),
            files=_in_order([named[path] for path, owner in owners.items() if owner == name and path in named]),
            lacking=tuple(_lacking(resource.get("lacking", ()))),
            rows=tuple(tuple(row) for row in preview["rows"]),
            rows_total=preview["rows_total"],
        )


def _lacking(told: Sequence[Json]) -> Iterator[LackView]:
    for reason in dict.fromkeys(entry["reason"]["de"] for entry in told):
        same = [entry for entry in told if entry["reason"]["de"] == reason]
        yield LackView(tuple(sorted(_purpose(entry["suffix"]) for entry in same)), same[0]["reason"])


def _field(field: Json, statistics: Json | None) -> FieldView:
    """A title that only repeats the name says nothing; a unit often stands in brackets at the name's end."""
    name, title, description = field["name"], field.get("title") or "", field.get("description") or ""
    told = (title if title.casefold() != name.casefold() else "", description)
    bracketed = re.search(r"\(([^()\d]{1,12})\)$", name)
    unit = field.get("unit") or (bracketed[1] if bracketed else None)
    return FieldView(name, field["type"], ". ".join(part.rstrip(".") for part in told if part), unit, statistics)


def _changes(privacy: Json, descriptor: Json) -> Iterator[ChangeView]:
    titles = {resource["name"]: resource.get("title") or resource["name"] for resource in descriptor["resources"]}
    groups: dict[str, list[Json]] = {}
    for change in privacy["fields"]:
        groups.setdefault(json.dumps({**change, "field": None}, sort_keys=True), []).append(change)
    for first, *others in groups.values():
        code = f"action-{first['action']}"
        yield ChangeView(
            resource=str(titles.get(first["resource"], first["resource"])),
            fields=(first["field"], *(change["field"] for change in others)),
            action=first["action"],
            word=code if f"page-{code}" in TEXTS else "action-other",
            reason=first["reason"],
            legal_basis=first["legal_basis"],
        )


def _version(site: Site, name: str, version: browse.Version, changes: Sequence[str]) -> VersionView:
    data = [entry for entry in _files(site, name, version) if entry.purpose.removeprefix("file-") in PURPOSES]
    return VersionView(version, _in_order(data), tuple(changes))


def _recipes(tables: Sequence[TableView]) -> tuple[Recipe, ...]:
    """Show how to load the first table."""
    table = next((table for table in tables if table.csv), None)
    if table is None or table.csv is None:
        return ()
    columns: Any = zip(*table.rows, strict=True) if table.rows else [()] * len(table.fields)
    codes = [
        field.name
        for field, cells in zip(table.fields, columns, strict=True)
        if field.type == "string" and any(cell and cell.isdecimal() for cell in cells)
    ]
    return recipes(table.csv.url, table.csv.file, [field.name for field in table.fields], codes)
