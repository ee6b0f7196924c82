"""Cells that are valid of their type beyond doubt, as expressions for vectors; all others are asked of the judge."""

from collections.abc import Mapping
from typing import Final

from opendata.table import OpenField

_YEAR: Final = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"  # Python knows no year 0
_DAY_OF_YEAR: Final = "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"

_SURE: Final[Mapping[str, str]] = {
    "integer": r"^[+-]?[0-9]{1,100}$",
    "number": r"^[+-]?(?:[0-9]{1,100}(?:\.[0-9]{0,100})?|\.[0-9]{1,100})$",
    "boolean": r"^(?:true|false)$",
    "date": rf"^{_YEAR}-{_DAY_OF_YEAR}$",
    "time": rf"^{_CLOCK}$",
    "datetime": rf"^{_YEAR}-{_DAY_OF_YEAR}T{_CLOCK}$",
    "year": r"^[0-9]{4}$",
    "yearmonth": r"^[0-9]{4}-(?:0[1-9]|1[0-2])$",
    "geopoint": r"^-?[0-9]{1,2}(?:\.[0-9]{1,30})?, ?-?[0-8]?[0-9](?:\.[0-9]{1,30})?$",
}
_SURE_TEXT: Final[Mapping[str, str]] = {
    "default": "",
    "uuid": r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "email": r"^[A-Za-z0-9]{1,15}(?:[._-][A-Za-z0-9]{1,15}){0,3}@(?:[a-z0-9]{1,20}(?:-[a-z0-9]{1,13}){0,3}\.){1,3}[a-z]{2,20}$",
    "uri": r"^https?://[a-z0-9]{1,30}(?:[.-][a-z0-9]{1,30}){0,5}(?:/[A-Za-z0-9_-]{1,60}){0,9}/?$",
}
ZONED: Final = rf"^{_YEAR}-{_DAY_OF_YEAR}T{_CLOCK}(?:\.[0-9]{{1,6}})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])$"
"""Moments with a zone, some with a fraction of the second."""


def sure(field: OpenField) -> str | None:
    """Give the expression of cells that are surely valid; "" for any cell, None for none."""
    if field.type == "string":
        return _SURE_TEXT.get(field.format)
    if field.type == "geopoint" and field.format != "default":
        return None
    return "" if field.type == "any" else _SURE.get(field.type)
