"""How values are compared where it is about being the same: keys, unique columns, categories.

frictionless compares parsed values: 1, 01 and 1.0 are one number, 12:00Z and 13:00+01:00 one moment, but 1 is never the text
"1". Here each value gets a text, its key, that all ways to write it share, and keys are compared under the class of the type.
What a declared type refuses is no value: a type-error says so, and it repeats nothing and refers to nothing.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final

import polars as pl

from opendata.checks import frictionless
from opendata.checks.sure import ZONED, sure
from opendata.table import OpenField

_NUMBERS: Final = ("integer", "number", "year")
_OWN_KEYS: Final = ("string", "boolean", "date", "time", "datetime", "yearmonth")
"""Types whose surely valid cells are each their own key."""
_LONGEST: Final = 300
_WHOLE: Final = r"^(?:0|-?[1-9][0-9]{0,99})$"
_NORMAL: Final = r"^(?:0|-?[1-9][0-9]{0,99}|-?(?:0|[1-9][0-9]{0,99})\.[0-9]{0,98}[1-9])$"
_PLAIN_WHOLE: Final = r"^[+-]?[0-9]{1,100}$"
_PLAIN_NUMBER: Final = r"^[+-]?[0-9]{1,100}(?:\.[0-9]{0,100})?$"
_SECOND: Final = timedelta(seconds=1)


def compared_as(field: OpenField) -> str:
    """Give the class within which values of two columns can be equal."""
    return "number" if field.type in _NUMBERS else "string" if field.type == "any" else field.type


def comparable(field: OpenField) -> pl.Expr:
    """Give a column's keys: equal texts for equal values, null where there is no value."""
    column = pl.col(f"f{field.number}")
    if field.type == "any" or (field.type == "string" and field.format == "default"):
        return column
    return column.map_batches(partial(_keys, field), return_dtype=pl.String, is_elementwise=True)


def _keys(field: OpenField, values: pl.Series) -> pl.Series:
    """Give the keys of cells: by vectors where what they are is beyond doubt, else value by value."""
    own, change = _ways(field)
    if own is not None and values.str.contains(own).all():
        return values
    cell = pl.col(values.name)
    clear, keys = change(cell) if change is not None else (pl.lit(value=False), cell)
    by_vector = (
        (pl.when(cell.str.contains(own)).then(cell) if own is not None else pl.when(pl.lit(value=False)).then(cell))
        .when(clear)
        .then(keys)
    )
    found = values.to_frame().select(by_vector.alias("key")).to_series()
    odd = values.filter(found.is_null() & values.is_not_null()).unique()
    if odd.is_empty():
        return found.alias(values.name)
    read = frictionless.reading(field)
    known = pl.Series([_key_of(read(text), text, declared=field.declared) for text in odd], dtype=pl.String)
    others = values.replace_strict(odd, known, default=None, return_dtype=pl.String)
    return found.fill_null(others).alias(values.name)


Change = Callable[[pl.Expr], tuple[pl.Expr, pl.Expr]]


def _ways(field: OpenField) -> tuple[str | None, Change | None]:
    """Give the expression of cells that are their own keys, and what tells and makes the keys of others."""
    if field.type in _NUMBERS:
        plain = _PLAIN_NUMBER if field.type == "number" else _PLAIN_WHOLE
        years = field.type == "year"
        return (_NORMAL if field.type == "number" else "^[1-9][0-9]{3}$" if years else _WHOLE), (
            None if years else partial(_numbers, plain)
        )
    if field.type == "geopoint":
        return None, partial(_points, sure(field))
    own = sure(field) if field.type in _OWN_KEYS else None
    return own, _moments if field.type == "datetime" else None


def _numbers(plain: str, cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give numbers without plus, leading and closing zeros."""
    text = cell.str.strip_chars(" \t")
    return text.str.contains(plain), _plain(text)


def _plain(text: pl.Expr) -> pl.Expr:
    digits = text.str.replace(r"^\+", "").str.replace(r"^(-?)0+([0-9])", "${1}${2}")
    return digits.str.replace(r"^(-?[0-9]+)\.([0-9]*?)0*$", "${1}.${2}").str.replace(r"\.$", "").str.replace("^-0$", "0")


def _points(valid: str | None, cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give two numbers, each in its normal form."""
    parts = [_plain(cell.str.extract(side)) for side in (r"^([^,]*),", r", ?([^,]*)$")]
    return cell.str.contains(valid) if valid else pl.lit(value=False), pl.concat_str(parts, separator=",")


def _moments(cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Give moments with a zone as those of UTC."""
    clock = cell.str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False, time_unit="ms")
    zone = cell.str.extract("([+-][0-9]{2}:[0-9]{2})$").str.replace(":", "", literal=True).cast(pl.Int64).fill_null(0)
    minutes = zone.abs() // 100 * 60 + zone.abs() % 100
    moment = clock - pl.duration(minutes=pl.when(zone < 0).then(-minutes).otherwise(minutes))
    fraction = cell.str.extract(r"(\.[0-9]*?)0*(?:Z|[+-][0-9]{2}:[0-9]{2})$").str.replace(r"^\.$", "").fill_null("")
    return cell.str.contains(ZONED) & (clock.dt.year() > 1), moment.dt.to_string("%Y-%m-%dT%H:%M:%S") + fraction + "Z"


def _key_of(found: object | None, text: str, *, declared: bool) -> str | None:
    """Give the key of a cell that was read; what a column was only taken for leaves its other texts as they are."""
    if found is None:
        return None if declared else text
    return _key(found, text)


def _key(found: Any, text: str) -> str:  # noqa: ANN401  (whatever frictionless reads)
    """Give the text that all values equal to `found` share."""
    if isinstance(found, str | bool):
        return found if isinstance(found, str) else str(found).lower()
    if isinstance(found, int | float | Decimal):
        return _number(found)
    if isinstance(found, list | Mapping):
        return _json(found, text)
    if isinstance(found, tuple):  # yearmonth, geopoint
        return ",".join(_number(part) for part in found) if hasattr(found, "lon") else f"{found[0]:04d}-{found[1]:02d}"
    return _moment(found) if isinstance(found, datetime | date | time) else _duration(found)


def _number(found: float | Decimal) -> str:
    """Write a number out; very large and very small ones as digits and an exponent."""
    try:
        number = Decimal(found) if isinstance(found, int | Decimal) else Decimal(repr(found))
    except (InvalidOperation, ValueError):
        return str(found)
    if not number.is_finite():
        return str(number)
    sign, digits, exponent = number.as_tuple()
    significant = "".join(map(str, digits)).rstrip("0").lstrip("0")
    if not significant:
        return "0"
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    power = int(exponent) + zeros
    minus = "-" if sign else ""
    if abs(number.adjusted()) > _LONGEST or len(significant) > _LONGEST:
        return f"{minus}{significant}e{power}"
    if power >= 0:
        return minus + significant + "0" * power
    padded = significant.rjust(1 - power, "0")
    return f"{minus}{padded[:power]}.{padded[power:]}"


def _moment(found: date | time) -> str:
    """Write a day, a time or a moment; with a zone, as the same one in UTC (a time may lie outside its day then)."""
    if isinstance(found, datetime) and found.utcoffset() is not None:
        try:
            plain = found.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            return f"{(found - datetime(1, 1, 1, tzinfo=UTC)) / _SECOND}Z"
        return _without_zeros(plain.isoformat()) + "Z"
    if isinstance(found, time) and (offset := found.utcoffset()) is not None:
        clock = timedelta(hours=found.hour, minutes=found.minute, seconds=found.second, microseconds=found.microsecond)
        return f"{(clock - offset) // timedelta(microseconds=1)}Z"
    return _without_zeros(found.isoformat())


def _without_zeros(text: str) -> str:
    return text.rstrip("0") if "." in text else text


def _json(found: object, text: str) -> str:
    """Write a list or an object with sorted names and numbers in their normal form."""
    try:
        return json.dumps(_sorted(found), sort_keys=True, default=str)
    except (RecursionError, TypeError, ValueError):
        return text


def _sorted(found: object) -> object:
    if isinstance(found, Mapping):
        return {str(name): _sorted(inner) for name, inner in found.items()}
    if isinstance(found, list):
        return [_sorted(inner) for inner in found]
    if isinstance(found, int | float | Decimal):
        return {"": _number(found)} if not isinstance(found, bool) else _number(int(found))
    return _moment(found) if isinstance(found, date | time) else found


def _duration(found: Any) -> str:  # noqa: ANN401  (isodate's Duration or a timedelta)
    """Write a duration: months, and what has a fixed length."""
    months = getattr(found, "years", 0) * 12 + getattr(found, "months", 0)
    fixed = getattr(found, "tdelta", found)
    return f"{_number(months)} {fixed // timedelta(microseconds=1)}"
