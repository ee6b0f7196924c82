"""Packs: treated tables -> every byte that will go out. Same input, same bytes: no clock, no chance, no history."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence

from opendata.dcat import DataFile, Edition, licence_of, record
from opendata.errors import Refused
from opendata.model import Json, Package, Resource, Treatment, Verdict
from opendata.nameless import filled
from opendata.safepath import slug
from opendata.stages.pack.columns import columns_of, csv, parquet
from opendata.stages.pack.counted import as_counted
from opendata.stages.pack.descriptor import PackedTable, datapackage
from opendata.stages.pack.privacy import privacy
from opendata.table import OpenPackage, OpenResource, Table

__all__ = ["Edition", "pack"]


def pack(
    treated: OpenPackage, package: Package, verdict: Verdict, treatments: Sequence[Treatment], edition: Edition
) -> dict[str, int]:
    """Give the files of a version folder: path there -> nameless file, in the order of `checksums.txt`.

    `package` is what the first inspection cleared: names, titles and contacts are taken from it alone.

    Raises:
        Refused: the package's licence is not on GovData's list (K32), or no column is left.
    """
    licence = licence_of(package, edition)
    if licence is None:
        raise Refused("licence-not-listed")
    files: dict[str, int] = {}
    shown = as_counted(package, verdict)
    tables = [
        _table(resource, resource.cells, about, name, files)
        for resource, about, name in _going_out(treated, shown)
        if resource.cells
    ]
    if not tables:
        raise Refused("nothing-left")
    statement = privacy(package, verdict, treatments, edition)
    data = [file for table in tables for file in (table.csv, table.parquet)]
    files["datapackage.json"] = filled(_json(datapackage(shown, tables, edition, licence)))
    files["privacy.json"] = filled(_json(statement))
    provenance = statement["text"]["de"]
    files["dataset.ttl"] = filled(record(shown, data, edition, licence=licence, provenance=provenance).encode())
    lines = (f"{digest(descriptor)}  {path}\n" for path, descriptor in sorted(files.items()))
    return {**dict(sorted(files.items())), "checksums.txt": filled("".join(lines).encode())}


def digest(descriptor: int) -> str:
    """Give the SHA-256 (hex) of an open file, wherever its position is."""
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _going_out(treated: OpenPackage, package: Package) -> Iterator[tuple[OpenResource, Resource, str]]:
    """List the tables that have a column left, each with a name that is safe as a file name and its own."""
    about = {resource.number: resource for resource in package.resources}
    taken: set[str] = set()
    for resource in treated.resources:
        if resource.fields and resource.number in about:
            name = slug(about[resource.number].name) or f"resource-{resource.number}"
            name = name if name not in taken else f"{name}-{resource.number}"
            taken.add(name)
            yield resource, about[resource.number], name


def _table(resource: OpenResource, cells: Table, about: Resource, name: str, files: dict[str, int]) -> PackedTable:
    columns = columns_of(resource, cells, {field.number: field for field in about.fields})
    written = {"csv": csv(cells, columns), "parquet": parquet(cells, columns)}
    title = about.title or about.name
    facts = {}
    for suffix, descriptor in written.items():
        files[f"data/{name}.{suffix}"] = descriptor
        size = os.fstat(descriptor).st_size
        facts[suffix] = DataFile(f"data/{name}.{suffix}", f"{title} ({suffix.upper()})", size, digest(descriptor))
    return PackedTable(about, name, columns, facts["csv"], facts["parquet"], cells.height())


def _json(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
