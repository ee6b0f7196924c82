"""`datapackage.json` in Data Package v2: it describes the published files, never the delivered ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from opendata.dcat import DataFile, Edition, dataset_url
from opendata.dcat.licences import Listed
from opendata.model import Contact, Json, Package, Resource
from opendata.stages.pack.columns import Column

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}


@dataclass(frozen=True)
class PackedTable:
    """A table that goes out: what is known about it, its columns, and its files."""

    about: Resource
    name: str
    columns: tuple[Column, ...]
    csv: DataFile
    parquet: DataFile
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
    return _said(
        {
            "name": table.name,
            "type": "table",
            "title": table.about.title,
            "description": table.about.description,
            "path": table.csv.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": table.csv.size_bytes,
            "rows": table.rows,  # not of the standard; frictionless-py knows and checks it
            "hash": f"sha256:{table.csv.sha256}",
            "dialect": DIALECT,
            "schema": _schema(table),
            "alternatives": [
                {
                    "path": table.parquet.path,
                    "format": "parquet",
                    "mediatype": "application/vnd.apache.parquet",
                    "bytes": table.parquet.size_bytes,
                    "hash": f"sha256:{table.parquet.sha256}",
                }
            ],
        }
    )


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
    return _said({"name": column.name, "type": column.type, "title": title, "description": description})


def _said(members: Json) -> Json:
    """Leave out what is not known."""
    return {name: value for name, value in members.items() if value not in (None, [], "")}
