"""Canonical cells as the types of a Parquet file, exactly: no digit is lost, no cell is dropped."""

import polars as pl

MAX_EXACT_DIGITS = 15  # every decimal of so many digits survives the way through a double (IEEE 754)
MAX_DECIMAL_DIGITS = 38


def typed(cells: pl.Series, kind: str) -> pl.Series:
    """Give canonical cells in the closest type that keeps every one of them; text where none does.

    `kind` is a type of Table Schema; numbers become Int64 or Float64 where all survive, else Decimal.
    """
    for dtype in _choices(cells, kind):
        result = _cast(cells, dtype)
        if result is not None and result.null_count() == cells.null_count():
            return result
    return cells


def _choices(cells: pl.Series, kind: str) -> list[pl.DataType]:
    if kind in {"integer", "year"}:
        return [pl.Int64(), pl.Decimal(MAX_DECIMAL_DIGITS, 0)]
    if kind == "number":
        return _exact(cells)
    simple: dict[str, pl.DataType] = {
        "boolean": pl.Boolean(),
        "date": pl.Date(),
        "time": pl.Time(),
        "datetime": pl.Datetime("us"),
    }
    return [simple[kind]] if kind in simple else []


def _exact(cells: pl.Series) -> list[pl.DataType]:
    digits = cells.str.replace(r"[eE].*$", "").str.replace_all(r"^-?[0.]*|\.", "").str.len_bytes().max()
    if digits is None or int(str(digits)) <= MAX_EXACT_DIGITS:
        return [pl.Float64()]
    scale = cells.str.extract(r"\.(\d+)$").str.len_bytes().max()
    width = int(str(digits))
    places = int(str(scale or 0))
    return [pl.Decimal(MAX_DECIMAL_DIGITS, places)] if max(width, places) < MAX_DECIMAL_DIGITS else []


def _cast(cells: pl.Series, dtype: pl.DataType) -> pl.Series | None:
    try:
        if dtype == pl.Boolean():
            return cells.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean())
        if dtype == pl.Datetime("us"):
            return cells.str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False, time_unit="us")
        if isinstance(dtype, pl.Date | pl.Time):
            return cells.str.strptime(dtype, "%Y-%m-%d" if isinstance(dtype, pl.Date) else "%H:%M:%S", strict=False)
        if isinstance(dtype, pl.Decimal) and cells.str.contains("[eE]").any():
            return None
        return cells.cast(dtype, strict=False)
    except pl.exceptions.PolarsError:  # its message quotes the data
        return None
