"""Packs: treated tables -> every byte that will go out. Same input, same bytes: no clock, no chance, no history.

Where nothing is published only what a verdict can depend on is made (`complete` is false): the data as CSV and Parquet, and
the documents. The other forms say the same cells once more; they are made, and verified, when a release is kept.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from datetime import date

from opendata.dcat import DataFile, Edition, licence_of, record
from opendata.errors import Refused
from opendata.formats.forms import FORMS, Told
from opendata.formats.forms.archive import archive, fits
from opendata.formats.forms.deflate import Content, deflated_file, stored
from opendata.model import Json, Package, Resource, Treatment, Verdict
from opendata.nameless import filled
from opendata.safepath import slug
from opendata.stages.pack.columns import columns_of
from opendata.stages.pack.counted import as_counted
from opendata.stages.pack.descriptor import PackedFile, PackedTable, datapackage
from opendata.stages.pack.info import info
from opendata.stages.pack.preview import preview
from opendata.stages.pack.privacy import privacy
from opendata.table import OpenPackage, OpenResource, Table
from opendata.texts import say

__all__ = ["Edition", "pack"]

_COMPRESSED = frozenset({".parquet", ".xlsx"})
"""Forms that an archive need not compress again."""


def pack(
    treated: OpenPackage,
    package: Package,
    verdict: Verdict,
    treatments: Sequence[Treatment],
    edition: Edition,
    *,
    complete: bool = True,
) -> dict[str, int]:
    """Give the files of a version folder: path there -> nameless file, in the order of `checksums.txt`.

    `package` is what the first inspection cleared: names, titles and contacts are taken from it alone.

    Raises:
        Refused: the package's licence is not on GovData's list (K32), or no column is left.
    """
    licence = licence_of(package, edition)
    if licence is None:
        raise Refused("licence-not-listed")
    statement = privacy(package, verdict, treatments, edition)
    files: dict[str, int] = {}
    shown = as_counted(package, verdict)
    region = tuple(map(float, edition.bbox)) if edition.bbox else None
    tables = []
    for resource, about, name in _going_out(treated, shown):
        if resource.cells:
            lines = info(shown, about, edition, licence, statement["text"]["de"])
            told = Told(name, date.fromisoformat(edition.decided_on), region, lines)
            tables.append(_table(resource, resource.cells, about, told, files, complete=complete))
    if not tables:
        raise Refused("nothing-left")
    data = [packed.file for table in tables for packed in table.files]
    files["datapackage.json"] = filled(_json(datapackage(shown, tables, edition, licence)))
    files["privacy.json"] = filled(_json(statement))
    whole = _archive(files) if complete else None
    if whole is not None:
        path = f"{package.name}.zip"
        files[path] = whole
        data.append(_data_file(path, say("form-zip-of", title=package.title), whole))
    if complete:
        files["preview.json"] = filled(_json(preview(tables, files, region)))
    provenance = statement["text"]["de"]
    files["dataset.ttl"] = filled(record(shown, data, edition, licence=licence, provenance=provenance).encode())
    lines_of_sums = (f"{digest(descriptor)}  {path}\n" for path, descriptor in sorted(files.items()))
    return {**dict(sorted(files.items())), "checksums.txt": filled("".join(lines_of_sums).encode())}


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


def _table(
    resource: OpenResource, cells: Table, about: Resource, told: Told, files: dict[str, int], *, complete: bool
) -> PackedTable:
    """Write a table in every form that can hold it; where one cannot, that is said, unless no one would look for it."""
    columns = columns_of(resource, cells, {field.number: field for field in about.fields})
    packed, lacking = [], []
    for form in FORMS:
        if not (complete or form.needed):
            continue
        reason = form.lacks(cells, columns, told)
        if reason is None:
            path = f"data/{told.name}{form.suffix}"
            files[path] = form.write(cells, columns, told)
            title = say("form-of", title=about.title or about.name, form=say(f"form-{form.name}"))
            packed.append(PackedFile(form, _data_file(path, title, files[path])))
        elif form.missed:
            lacking.append((form, reason))
    return PackedTable(about, told.name, columns, tuple(packed), tuple(lacking), cells.height())


def _data_file(path: str, title: str, descriptor: int) -> DataFile:
    return DataFile(path, title, os.fstat(descriptor).st_size, digest(descriptor))


def _archive(files: dict[str, int]) -> int | None:
    """Put everything into one file that is a data package by itself; None where it would be too large for an archive."""
    entries = [(path, _content(path, descriptor)) for path, descriptor in sorted(files.items())]
    made = archive(entries) if fits(entries) else None
    for _, content in entries:
        if content.descriptor not in files.values():
            os.close(content.descriptor)
    return made


def _content(path: str, descriptor: int) -> Content:
    return stored(descriptor) if path.endswith(tuple(_COMPRESSED)) else deflated_file(descriptor)


def _json(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
