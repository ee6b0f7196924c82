"""What a table goes out as: each column under a name of its own, typed as every cell bears it out."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import polars as pl

from opendata.formats.forms.column import EXACT_DIGITS, Column, instant, visible
from opendata.formulas import plain
from opendata.model import Field
from opendata.table import OpenResource, Table

DECIMAL_DIGITS = 38
_TOGETHER = 200  # conditions asked at once: what a plan of thousands takes grows with their square

_INTEGER = r"^(?:0|-?[1-9][0-9]*)$"
_NUMBER = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?$"
_SHAPES = {
    "integer": _INTEGER,
    "number": _NUMBER,
    "boolean": "^(?:true|false)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "datetime": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?$",
    "time": r"^[0-9]{2}:[0-9]{2}:[0-9]{2}$",
    "year": r"^[0-9]{4}$",
    "yearmonth": r"^[0-9]{4}-[0-9]{2}$",
}
"""What every cell of a column must look like for its type to be published; else it goes out as a string."""


def columns_of(resource: OpenResource, cells: Table, known: Mapping[int, Field]) -> tuple[Column, ...]:
    """Work out name and type of each column that goes out."""
    wanted = {field.number: field.type if field.type in _SHAPES else "string" for field in resource.fields}
    checks = [check.alias(f"{number}.{name}") for number, type_ in wanted.items() for name, check in _checks(number, type_)]
    facts: dict[str, Any] = {}
    for at in range(0, len(checks), _TOGETHER):
        facts |= cells.lazy().select(checks[at : at + _TOGETHER]).collect().row(0, named=True)
    names = _names(resource, known)
    by_column: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for key, value in facts.items():
        column, _, name = key.partition(".")
        by_column[int(column)][name] = value
    columns = []
    for number, type_ in wanted.items():
        own = by_column[number]
        fits = type_ != "string" and bool(own["fits"]) and bool(own["filled"])
        stored = _stored(type_, own) if fits else pl.String()
        digits = own.get("digits") or 0
        columns.append(Column(number, names[number], type_ if fits else "string", stored, known.get(number), digits))
    return tuple(columns)


def _names(resource: OpenResource, known: Mapping[int, Field]) -> dict[int, str]:
    """Give each column a name of its own, in the order of the table; a header can be a formula too."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for field in resource.fields:
        name = plain(known[field.number].name) if field.number in known else f"field_{field.number}"
        names[field.number] = name if name and name not in taken else f"field_{field.number}"
        taken.add(names[field.number])
    return names


def _checks(number: int, type_: str) -> list[tuple[str, pl.Expr]]:
    """List what must be known about the cells of a column to publish it as `type_`."""
    if type_ == "string":
        return []
    text = visible(number)
    fits = text.str.contains(_SHAPES[type_])
    checks = [("filled", text.is_not_null().any())]
    if type_ == "date":
        fits &= text.str.to_date("%Y-%m-%d", strict=False).is_not_null() | text.is_null()
    if type_ == "datetime":
        fits &= instant(text).is_not_null() | text.is_null()
        checks.append(("zone", text.str.ends_with("Z").any()))
    if type_ in {"integer", "year"}:
        whole = text.cast(pl.Int64, strict=False).cast(pl.String)
        checks.append(("exact", (whole == text).fill_null(value=False).or_(text.is_null()).all()))
        checks.append(("digits", text.str.strip_prefix("-").str.len_chars().max()))
    if type_ == "number":
        digits = text.str.replace(r"[eE].*$", "").str.replace_all(r"[-.]", "").str.strip_chars_start("0").str.len_chars()
        whole = text.str.extract(r"^-?0*([0-9]*)", 1).str.len_chars()
        fraction = text.str.extract(r"\.([0-9]*)$", 1).str.len_chars().fill_null(0)
        checks += [
            ("exponent", text.str.contains("[eE]").any()),
            ("digits", digits.max()),
            ("whole", whole.max()),
            ("fraction", fraction.max()),
        ]
    return [("fits", fits.all()), *checks]


def _stored(type_: str, facts: Mapping[str, int | bool]) -> pl.DataType:
    if type_ in {"integer", "year"} and facts["exact"]:
        return pl.Int64()
    if type_ == "number":
        return _stored_number(facts)
    if type_ == "datetime" and not facts["zone"]:
        return pl.Datetime("us")
    return {"date": pl.Date(), "boolean": pl.Boolean()}.get(type_, pl.String())


def _stored_number(facts: Mapping[str, int | bool]) -> pl.DataType:
    """A double where it is exact, else a decimal where that is wide enough, else the text."""
    if facts["digits"] <= EXACT_DIGITS:
        return pl.Float64()
    if facts["whole"] + facts["fraction"] <= DECIMAL_DIGITS and not facts["exponent"]:
        return pl.Decimal(DECIMAL_DIGITS, facts["fraction"])
    return pl.String()
