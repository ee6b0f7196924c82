"""Keys of a table: which columns they name, and which rows repeat one another in them, or have none.

Values are compared as `sameness` says.
"""

from collections.abc import Iterable, Sequence

import polars as pl

from opendata.checks.sameness import comparable
from opendata.rows import first_rows
from opendata.table import OpenField, OpenResource


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
    columns = {f"k{field.number}": comparable(field) for field in fields}  # a key may name one twice
    frame = resource.cells.lazy().select("row", **columns)
    keys = list(columns)
    key = pl.struct(keys) if len(keys) > 1 else pl.col(keys)
    hashed = frame.select("row", key.hash().alias("hash"), pl.all_horizontal(pl.col(keys).is_null()).alias("empty"))
    kept = hashed.filter(~pl.col("empty")) if ignore_empty else hashed
    different, all_rows = kept.select(pl.col("hash").n_unique(), rows=pl.len()).collect().row(0)
    if different == all_rows:  # five times as quick as to look for the ones that repeat
        return 0, (), 0
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
