"""File formats: each reads an open file to cells as delivered, and what stands around them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from opendata.formats.csv import Csv
from opendata.formats.geojson import GeoJson
from opendata.formats.gpkg import Gpkg
from opendata.formats.json import Json
from opendata.formats.ndjson import NdJson
from opendata.formats.ods import Ods
from opendata.formats.parquet import Parquet
from opendata.formats.parsed import Parsed
from opendata.formats.xls import Xls
from opendata.formats.xlsx import Xlsx

__all__ = ["FORMATS", "Format", "Parsed", "of"]


class Format(Protocol):
    """What the stage read asks of a format."""

    name: str  # as in a resource's `format`
    suffixes: tuple[str, ...]  # of file names, with the dot, lower case

    def tables(self, descriptor: int, resource: int, declared: Mapping[str, Any], names: Sequence[str]) -> tuple[Parsed, ...]:
        """Read the tables of an open file: one, or of a workbook each sheet.

        `declared` is the allow-listed resource descriptor (`encoding`, `dialect` …), `names` are the field names of its schema.
        Whatever is wrong with the file is an issue of resource number `resource`, of the next table one more; never an exception.
        """


FORMATS: Final[dict[str, Format]] = {
    form.name: form for form in (Csv(), Xlsx(), Xls(), Ods(), Json(), NdJson(), GeoJson(), Gpkg(), Parquet())
}


def of(name: str | None, path: str) -> Format | None:
    """Find the format by its declared name or else by the path's suffix; None where we read no such format.

    A package within a package is none: it would only be read as a list of what it names.
    """
    if path.rpartition("/")[2].lower() == "datapackage.json":
        return None
    if name is not None:
        return FORMATS.get("csv" if name.lower() == "tsv" else name.lower())
    suffix = "." + path.rpartition(".")[2].lower()
    return next((form for form in FORMATS.values() if suffix in form.suffixes), None)
