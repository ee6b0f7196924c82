"""`datapackage.json` in Data Package v2: it describes the published files, never the delivered ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from opendata.dcat import DataFile, Edition, dataset_url
from opendata.dcat.licences import Listed
from opendata.formats.forms import Column, Form
from opendata.model import Contact, Json, Package, Resource
from opendata.texts import both

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True)
class PackedFile:
    """A table in one form."""

    form: Form
    file: DataFile


@dataclass(frozen=True)
class PackedTable:
    """A table that goes out: what is known about it, its columns, and its files."""

    about: Resource
    name: str
    columns: tuple[Column, ...]
    files: tuple[PackedFile, ...]  # the first is the resource itself
    lacking: tuple[tuple[Form, str], ...]  # forms that cannot hold it, and the code that says why
    rows: int


def datapackage(package: Package, tables: Sequence[PackedTable], edition: Edition, licence: Listed) -> Json:
    """Give the descriptor as JSON."""
    return _said(
        {
            "$schema": SCHEMA,
            "name": package.name,
            "id": dataset_url(edition, package.name),
            "title": package.title,
            "description": package.description,
            "homepage": dataset_url(edition, package.name),
            "version": edition.version,
            "created": f"{edition.decided_on}T00:00:00Z",
            "keywords": list(package.keywords),
            "theme": list(package.themes),
            "frequency": package.frequency,
            "temporal": _period(package),
            "licenses": [{"name": licence.name, "path": licence.path, "title": licence.title}],
            "contributors": _contributors(package.contacts, edition),
            "resources": [_resource(table) for table in tables],
        }
    )


def _contributors(contacts: Sequence[Contact], edition: Edition) -> list[Json]:
    """The city as publisher, and offices with their mailboxes; persons are never named."""
    offices = [
        _said({"title": contact.title, "email": contact.email, "path": contact.path, "roles": [contact.role]})
        for contact in contacts
        if contact.role != "publisher"
    ]
    city = {"title": edition.publisher, "path": edition.homepage, "email": edition.contact, "roles": ["publisher"]}
    return [city, *offices]


def _resource(table: PackedTable) -> Json:
    main, *others = table.files
    return _said(
        {
            "name": table.name,
            "type": "table",
            "title": table.about.title,
            "description": table.about.description,
            **_file(main),
            "encoding": "utf-8",
            "rows": table.rows,  # not of the standard; frictionless-py knows and checks it
            "dialect": DIALECT,
            "schema": _schema(table),
            "alternatives": [_file(other) for other in others],
            "lacking": [{"format": form.format, "suffix": form.suffix, "reason": both(code)} for form, code in table.lacking],
        }
    )


def _file(packed: PackedFile) -> Json:
    return {
        "path": packed.file.path,
        "format": packed.form.format,
        "mediatype": packed.form.media_type,
        "bytes": packed.file.size_bytes,
        "hash": f"sha256:{packed.file.sha256}",
    }


def _schema(table: PackedTable) -> Json:
    by_number = {column.number: column.name for column in table.columns}
    key = table.about.primary_key
    return _said(
        {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [by_number[number] for number in key] if all(number in by_number for number in key) else [],
        }
    )


def _field(column: Column) -> Json:
    title, description = (column.about.title, column.about.description) if column.about else (None, None)
    unit = column.about.unit if column.about else None
    return _said({"name": column.name, "type": column.type, "title": title, "description": description, "unit": unit})


def _period(package: Package) -> Json | None:
    start, end = package.temporal or (None, None)
    return _said({"start": start and start.isoformat(), "end": end and end.isoformat()}) or None


def _said(members: Json) -> Json:
    """Leave out what is not known."""
    return {name: value for name, value in members.items() if value not in (None, [], "")}
