"""Mathematics that risks and actions share: whole numbers in text cells, and their rounding."""

from typing import Final

import polars as pl

WHOLE_NUMBER: Final = r"^\s*[+-]?[0-9]{1,17}(?:\.0*)?\s*$"
"""A whole number as a canonical cell may show it; 17 digits fit 64 bits, rounded up too."""


def is_whole(cell: pl.Expr) -> pl.Expr:
    """Say of each cell whether it is a whole number; null for a missing one."""
    return cell.str.contains(WHOLE_NUMBER)


def whole_numbers(cell: pl.Expr) -> pl.Expr:
    """Give whole numbers as Int64, null for every other cell."""
    digits = cell.str.extract(r"([+-]?[0-9]+)", 1).str.strip_prefix("+")
    return pl.when(is_whole(cell)).then(digits).cast(pl.Int64, strict=False)


def rounded(counts: pl.Expr, base: int) -> pl.Expr:
    """Give whole numbers as the nearest multiples of `base`, halves away from zero; zero stays zero."""
    return counts.sign() * ((counts.abs() + base // 2) // base * base)
