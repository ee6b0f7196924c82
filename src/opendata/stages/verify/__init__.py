"""Verifies: nothing goes out that this has not seen. It trusts neither treat nor pack, only the bytes.

(a) each file read again equals the treated tables, cell by cell; (b) no removed value is anywhere; (c) a second inspection
finds nothing personal that no decision keeps; (d) every decision was carried out; (e) the checksums are right.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from opendata.errors import Refused
from opendata.model import Inspection, Json, Place, ReleasedFile, Verdict
from opendata.nameless import content
from opendata.stages.verify.carried import Fault, formulas, not_carried_out, still_personal
from opendata.stages.verify.coarser import not_coarser
from opendata.stages.verify.equal import differing
from opendata.stages.verify.forms import archive_differs, forms_differing
from opendata.stages.verify.removed import reappearing
from opendata.stages.verify.shown import unpublished
from opendata.stages.verify.workbook import texts
from opendata.table import OpenPackage, OpenResource

_DOCUMENTS = ("datapackage.json", "privacy.json", "dataset.ttl")
_PREVIEW = "preview.json"
"""Only a complete version has one. It is not searched like the documents: it holds published cells and nothing else."""


def verify(
    before: OpenPackage,
    treated: OpenPackage,
    after: OpenPackage,
    verdict: Verdict,
    first: Inspection,
    second: Inspection,
    files: Mapping[str, int],
) -> tuple[ReleasedFile, ...]:
    """Give the files that may go out, in order of their paths.

    Raises:
        Refused: something is wrong; its code is that of the first fault, `places` names the first ten, `count` counts all.
    """
    try:
        faults = list(_faults(before, treated, after, verdict, first, second, files))
    except (
        pl.exceptions.PolarsError,
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        KeyError,
        IndexError,
    ):  # their texts quote data
        raise Refused("verify-unreadable") from None
    if faults:
        code = faults[0][0]
        places = sorted({str(place) for other, place in faults if other == code})
        raise Refused(code, places="; ".join(places[:10]), count=len(places))
    return tuple(
        ReleasedFile(path=path, size_bytes=os.fstat(files[path]).st_size, sha256=_sha256(files[path])) for path in sorted(files)
    )


def _faults(
    before: OpenPackage,
    treated: OpenPackage,
    after: OpenPackage,
    verdict: Verdict,
    first: Inspection,
    second: Inspection,
    files: Mapping[str, int],
) -> Iterator[Fault]:
    documents = {path: content(files[path]).decode() for path in _DOCUMENTS}
    described: list[Json] = json.loads(documents["datapackage.json"])["resources"]
    packed = [resource for resource in treated.resources if resource.cells is not None and resource.fields]
    archive = f"{json.loads(documents['datapackage.json'])['name']}.zip"
    yield from _wrong_checksums(files, described, archive)
    if len(described) != len(packed):
        yield "verify-tables-differ", Place()
        return
    yield from not_carried_out(before, treated, verdict)
    yield from not_coarser(before, treated, verdict)
    types = [[field["type"] for field in table["schema"]["fields"]] for table in described]
    yield from formulas(packed, types)
    for resource, table, reader in zip(packed, described, _readers(after, described), strict=True):
        names = [field["name"] for field in table["schema"]["fields"]]
        yield from differing(resource, files[table["path"]], files[table["alternatives"][0]["path"]], names, reader)
        yield from forms_differing(resource, table, files)
    if archive in files:
        yield from archive_differs(files[archive], files)
    documents |= {path: texts(files[path]) for path in files if path.endswith(".xlsx")}
    if _PREVIEW in files:
        yield from unpublished(json.loads(content(files[_PREVIEW])), described, files)
    yield from still_personal(packed, first, second, verdict)
    yield from (("verify-reappears", place) for place in reappearing(before, treated, verdict, first, documents))


def _readers(after: OpenPackage, described: Sequence[Json]) -> list[OpenResource | None]:
    """Find each table in what reading again gave: by its path, else by its position."""
    by_path = {resource.descriptor.get("path"): resource for resource in after.resources}
    by_position = dict(enumerate(after.resources))
    return [by_path.get(table["path"]) or by_position.get(at) for at, table in enumerate(described)]


def _wrong_checksums(files: Mapping[str, int], described: Sequence[Json], archive: str) -> Iterator[Fault]:
    """Compare each digest that is written anywhere with the bytes themselves."""
    lines = (line.split("  ", 1) for line in content(files["checksums.txt"]).decode().splitlines())
    sums = {path: digest for digest, path in lines}
    hashed = {path: _sha256(descriptor) for path, descriptor in files.items() if path != "checksums.txt"}
    stated = {part["path"]: (part["hash"], part["bytes"]) for table in described for part in (table, *table["alternatives"])}
    if sums != hashed:
        yield "verify-checksums-differ", Place()
    for path, (digest, size) in stated.items():
        if digest != f"sha256:{hashed.get(path)}" or size != os.fstat(files[path]).st_size:
            yield "verify-checksums-differ", Place()
    if {*stated, *_DOCUMENTS} != set(hashed) - {archive, _PREVIEW}:
        yield "verify-files-differ", Place()


def _sha256(descriptor: int) -> str:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()
