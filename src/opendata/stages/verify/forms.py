"""(a) every other form of a table says the treated cells, and the archive holds the files themselves."""

import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Final

import polars as pl

from opendata.formats.forms import Column
from opendata.formats.forms.points import Pair, pairs_of
from opendata.model import Json, Place
from opendata.stages.verify.carried import Fault
from opendata.stages.verify.equal import compare, placed, read_csv, seen
from opendata.stages.verify.workbook import workbook_differs
from opendata.table import OpenResource, Table

OUTSIDE: Final = frozenset({"checksums.txt", "dataset.ttl", "preview.json"})
"""Not in the archive: they tell of it, or only serve the pages."""

_EXACT_DIGITS: Final = 15
_BLOCK: Final = 1 << 20
_HEAD: Final = '{"type":"FeatureCollection","features":['
_TAIL: Final = "]}"


def forms_differing(resource: OpenResource, described: Json, files: Mapping[str, int]) -> Iterator[Fault]:
    """Compare a table with each of its alternatives but Parquet."""
    if resource.cells is None:
        return
    names = [field["name"] for field in described["schema"]["fields"]]
    types = [field["type"] for field in described["schema"]["fields"]]
    for path in (other["path"] for other in described.get("alternatives", ())):
        if path.endswith(".excel.csv"):
            yield from _german_differs(resource, resource.cells, names, types, files[path])
        elif path.endswith(".xlsx"):
            yield from workbook_differs(resource, resource.cells, names, types, files[path])
        elif path.endswith(".geojson"):
            yield from _places_differ(resource, resource.cells, names, types, files[path])
        elif not path.endswith(".parquet"):
            yield "verify-files-differ", Place(resource=resource.number)


def archive_differs(descriptor: int, files: Mapping[str, int]) -> Iterator[Fault]:
    """Compare an archive with the files beside it: all that belongs in it, in order, and nothing else."""
    wanted = sorted(path for path, other in files.items() if path not in OUTSIDE and other != descriptor)
    with open(descriptor, "rb", closefd=False) as file, zipfile.ZipFile(file) as archive:
        if archive.namelist() != wanted or archive.comment:
            yield "verify-zip-differs", Place()
            return
        for path in wanted:
            with archive.open(path) as member, os.fdopen(os.dup(files[path]), "rb") as own:
                own.seek(0)
                if _digest(member) != _digest(own):
                    yield "verify-zip-differs", Place(margin=path)


def _digest(file: IO[bytes]) -> bytes:
    digest = hashlib.sha256()
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.digest()


# -------------------------------------------------------------------------------------------------------- CSV for Excel


def _german_differs(
    resource: OpenResource, cells: Table, names: Sequence[str], types: Sequence[str], descriptor: int
) -> Iterator[Fault]:
    place = Place(resource=resource.number)
    if os.pread(descriptor, 3, 0) != b"\xef\xbb\xbf":
        yield "verify-excel-csv-differs", place
        return
    header, written = read_csv(descriptor, ";")
    if header != list(names):
        yield "verify-columns-differ", place
        return
    wanted = cells.lazy().select(seen(f"f{field.number}") for field in resource.fields)
    found = (_canonical(column, type_).alias(column) for column, type_ in zip(written.collect_schema(), types, strict=True))
    yield from compare("verify-excel-csv-differs", place, wanted, written.select(found))


def _canonical(column: str, type_: str) -> pl.Expr:
    """Bring a cell back to the canonical form; one that was not written the German way becomes something else."""
    cell = seen(column)
    if type_ == "number":
        return pl.when(~cell.str.contains(".", literal=True)).then(cell.str.replace(",", ".", literal=True))
    if type_ == "date":
        return cell.str.extract_groups(r"^(\d\d)\.(\d\d)\.(\d{4})$").pipe(_day)
    if type_ == "datetime":
        time = cell.str.extract(r"^\d\d\.\d\d\.\d{4} (\S+)$")
        return pl.concat_str(cell.str.extract_groups(r"^(\d\d)\.(\d\d)\.(\d{4}) ").pipe(_day), time, separator="T")
    return cell


def _day(groups: pl.Expr) -> pl.Expr:
    return pl.concat_str([groups.struct.field(str(group)) for group in (3, 2, 1)], separator="-")


# -------------------------------------------------------------------------------------------------------------- GeoJSON


def _places_differ(
    resource: OpenResource, cells: Table, names: Sequence[str], types: Sequence[str], descriptor: int
) -> Iterator[Fault]:
    """Compare the properties with the cells, and the places with what two published columns say."""
    place = Place(resource=resource.number)
    rows = cells.height()
    lines = pl.scan_lines(f"/proc/self/fd/{descriptor}", glob=False)
    ends = pl.concat([lines.slice(0, 1), lines.slice(rows + 1)]).collect().to_series().to_list()
    if ends != [_HEAD, *([""] if rows == 0 else []), _TAIL]:
        yield "verify-geojson-differs", place
        return
    geometry = pl.Struct({"type": pl.String, "coordinates": pl.List(pl.Float64)})
    properties = pl.Struct(dict.fromkeys(names, pl.String))
    feature = pl.Struct({"type": pl.String, "geometry": geometry, "properties": properties})
    told = lines.slice(1, rows).select(pl.nth(0).str.strip_suffix(",").str.json_decode(feature).alias("told")).unnest("told")
    if told.select((pl.col("type") != "Feature").any()).collect().item():
        yield "verify-geojson-differs", place
    wanted = cells.lazy().select(seen(f"f{field.number}") for field in resource.fields)
    found = placed(told.select("properties").unnest("properties"))
    yield from compare("verify-geojson-differs", place, *_numbers_aside(wanted, found, types))
    columns = [
        Column(own.number, name, type_, pl.Float64()) for own, name, type_ in zip(resource.fields, names, types, strict=True)
    ]
    if rows and not any(_explains(pair, cells, told) for pair in pairs_of(cells.lazy(), columns)):
        yield "verify-geojson-differs", place


def _numbers_aside(wanted: pl.LazyFrame, found: pl.LazyFrame, types: Sequence[str]) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """JSON says `12.5` for `12.50`: what a double holds is compared as such, everything else as text."""
    columns = wanted.collect_schema().names()
    numbers = [column for column, type_ in zip(columns, types, strict=True) if type_ == "number"]
    longest = wanted.select(_digits(column).max() for column in numbers).collect().row(0, named=True) if numbers else {}
    doubles = [column in longest and (longest[column] or 0) <= _EXACT_DIGITS for column in columns]
    sides = [(pl.col(column), pl.col(f"c{at}")) for at, column in enumerate(columns)]
    pairs = [
        (_double(mine), _double(theirs)) if double else (mine, theirs)
        for (mine, theirs), double in zip(sides, doubles, strict=True)
    ]
    return wanted.select(mine for mine, _ in pairs), found.select(theirs for _, theirs in pairs)


def _digits(column: str) -> pl.Expr:
    return pl.col(column).str.replace("[eE].*$", "").str.replace_all("[-.]", "").str.strip_chars_start("0").str.len_chars()


def _double(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Float64, strict=False)


def _explains(pair: Pair, cells: Table, told: pl.LazyFrame) -> bool:
    wanted = cells.lazy().select(pair.longitude.cast(pl.Float64).alias("x"), pair.latitude.cast(pl.Float64).alias("y"))
    point = pl.col("geometry").struct.field("coordinates")
    found = told.select(
        point.list.get(0).alias("u"), point.list.get(1).alias("v"), pl.col("geometry").struct.field("type").alias("t")
    )
    both = pl.concat([wanted, found], how="horizontal")
    same = pl.col("x").eq_missing(pl.col("u")) & pl.col("y").eq_missing(pl.col("v"))
    kind = pl.col("t").eq_missing(pl.when(pl.col("x").is_not_null()).then(pl.lit("Point")))
    return bool(both.select((same & kind).all()).collect().item())
