"""How values are compared where it is about being the same: keys, unique columns, categories.

frictionless compares parsed values: 1, 01 and 1.0 are one number, but never the text "1". Here a value's normal form is compared
as text, under the class of its type.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import polars as pl

from opendata.rows import first_rows
from opendata.table import OpenField, OpenResource

_NUMBERS: Final = ("integer", "number", "year")
_LONGEST: Final = 300
_NORMAL: Final = r"^(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9])$"
_PLAIN_NUMBER: Final = r"^[+-]?[0-9]+(?:\.[0-9]*)?$"


def compared_as(field: OpenField) -> str:
    """Give the class within which values of two columns can be equal."""
    return "number" if field.type in _NUMBERS else "string" if field.type == "any" else field.type


def comparable(field: OpenField) -> pl.Expr:
    """Give a column's values in their normal form: equal texts for equal values. Dates are in theirs as reading leaves them."""
    column = pl.col(f"f{field.number}")
    if field.type not in _NUMBERS:
        return column
    return column.map_batches(_normal, return_dtype=pl.String, is_elementwise=True)


def _normal(values: pl.Series) -> pl.Series:
    """Give numbers without plus, leading and closing zeros; those with exponents or other digits are written out."""
    if values.str.contains(_NORMAL).all():
        return values
    trimmed = values.str.strip_chars()
    strange = trimmed.filter(~trimmed.str.contains(_PLAIN_NUMBER)).unique().drop_nulls().to_list()
    plain = trimmed.replace(dict(zip(strange, map(_written_out, strange), strict=True))) if strange else trimmed
    digits = plain.str.replace(r"^\+", "").str.replace(r"^(-?)0+([0-9])", "${1}${2}")
    return digits.str.replace(r"^(-?[0-9]+)\.([0-9]*?)0*$", "${1}.${2}").str.replace(r"\.$", "").str.replace("^-0$", "0")


def _written_out(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return text
    return format(number, "f")


def named(resource: OpenResource, names: Iterable[object]) -> tuple[OpenField, ...] | None:
    """Give the columns of that name in the schema, None if one is missing."""
    by_name = {field.descriptor.get("name", field.label): field for field in reversed(resource.fields)}
    found = [by_name.get(name) if isinstance(name, str) else None for name in names]
    return tuple(field for field in found if field is not None) if found and None not in found else None


def as_names(written: object) -> tuple[object, ...]:
    """Give the names in a key, written as one text or as a list."""
    return tuple(written) if isinstance(written, list | tuple) else (written,)


def repeated(resource: OpenResource, fields: Sequence[OpenField], *, ignore_empty: bool) -> tuple[int, tuple[int, ...], int]:
    """Find rows whose values in `fields` stand in an earlier row already.

    Args:
        resource: whose cells are looked at.
        fields: the columns of the key.
        ignore_empty: rows without any value in the key never repeat one another.

    Returns:
        How many rows, the first of them, and the row that the first one repeats (0 if none does).
    """
    if resource.cells is None:
        return 0, (), 0
    frame = resource.cells.lazy().select("row", *(comparable(field).alias(f"k{field.number}") for field in fields))
    keys = [f"k{field.number}" for field in fields]
    key = pl.struct(keys) if len(keys) > 1 else pl.col(keys)
    hashed = frame.select("row", key.hash().alias("hash"), pl.all_horizontal(pl.col(keys).is_null()).alias("empty"))
    kept = hashed.filter(~pl.col("empty")) if ignore_empty else hashed
    suspects = kept.filter(pl.col("hash").is_duplicated()).select("row").collect()["row"]
    if suspects.is_empty():
        return 0, (), 0
    exact = frame.filter(pl.col("row").is_in(suspects.implode())).sort("row").collect()
    again = exact.filter(~pl.struct(keys).is_first_distinct())
    if again.is_empty():
        return 0, (), 0
    first = exact.join(again.head(1).select(keys), on=keys, how="semi", nulls_equal=True)["row"].min()
    return again.height, first_rows(again["row"]), int(str(first))


def empty_keys(resource: OpenResource, fields: Sequence[OpenField]) -> tuple[int, tuple[int, ...]]:
    """Find rows without any value in `fields`: how many, and the first."""
    if resource.cells is None:
        return 0, ()
    empty = pl.all_horizontal(pl.col(f"f{field.number}").is_null() for field in fields)
    rows = resource.cells.lazy().filter(empty).select("row").collect()["row"].sort()
    return len(rows), first_rows(rows)
