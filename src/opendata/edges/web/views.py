"""What the page of a dataset shows, in the order in which it shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from opendata.commands import browse
from opendata.edges.web.site import Site, file_path
from opendata.model import Json, ReleasedFile
from opendata.texts import TEXTS

ABOUT = (browse.DESCRIPTOR, browse.STATEMENT, "dataset.ttl", "checksums.txt")
"""Files about the data, in the order of how many people want them."""


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


@dataclass(frozen=True)
class TableView:
    """One table: its files and its fields."""

    name: str
    title: str
    description: str | None
    fields: tuple[FieldView, ...]
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class ChangeView:
    """A field that was removed or made coarser."""

    resource: str
    field: str
    action: str  # code of its word in page_texts
    reason: dict[str, str]
    legal_basis: str | None


@dataclass(frozen=True)
class DatasetView:
    """All of it."""

    described: browse.Described
    tables: tuple[TableView, ...]
    about: tuple[FileView, ...]
    privacy: Json
    changes: tuple[ChangeView, ...]

    @property
    def withheld(self) -> int:
        """Count the fields that are missing or coarser because of privacy."""
        return sum(change.action != "action-defuse" for change in self.changes)

    @property
    def first(self) -> FileView | None:
        """Give the file that the example downloads: the first table as CSV."""
        return next((file for table in self.tables for file in table.files), None)


def dataset_view(site: Site, described: browse.Described, privacy: Json) -> DatasetView:
    """Put together what the page shows."""
    named = {entry.file.path: entry for entry in _files(site, described)}
    about = tuple(named[path] for path in ABOUT if path in named)
    tables = tuple(_tables(described, named))
    return DatasetView(described, tables, about, privacy, tuple(_changes(privacy, described.descriptor)))


def _files(site: Site, described: browse.Described) -> Iterator[FileView]:
    name, version = described.shown.name, described.current
    for file in version.files:
        path = file_path(name, version.name, file.path)
        yield FileView(file, path, site.url(path), _purpose(file.path), file.path.rpartition("/")[2])


def _purpose(path: str) -> str:
    code = f"file-{path if path in ABOUT else path.rpartition('.')[2]}"
    return code if f"page-{code}" in TEXTS else "file-other"


def _tables(described: browse.Described, named: dict[str, FileView]) -> Iterator[TableView]:
    owners = browse.tables(described.descriptor)
    for resource in described.descriptor["resources"]:
        files = tuple(named[path] for path, owner in owners.items() if owner == resource["name"] and path in named)
        title = resource.get("title") or resource["name"]
        fields = tuple(_field(field) for field in resource["schema"]["fields"])
        yield TableView(resource["name"], title, resource.get("description"), fields, files)


def _field(field: Json) -> FieldView:
    """A title that only repeats the name says nothing."""
    title, description = field.get("title") or "", field.get("description") or ""
    told = (title if title.casefold() != field["name"].casefold() else "", description)
    return FieldView(field["name"], field["type"], ". ".join(part.rstrip(".") for part in told if part))


def _changes(privacy: Json, descriptor: Json) -> Iterator[ChangeView]:
    titles = {resource["name"]: resource.get("title") or resource["name"] for resource in descriptor["resources"]}
    for change in privacy["fields"]:
        action = f"action-{change['action']}"
        known = action if f"page-{action}" in TEXTS else "action-other"
        table = titles.get(change["resource"], change["resource"])
        yield ChangeView(table, change["field"], known, change["reason"], change["legal_basis"])
