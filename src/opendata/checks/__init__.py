"""Every check of Table Schema and of the contract with the last delivery, one file each."""

from typing import Final

from opendata.checks import (
    blank_row,
    bounds,
    categories,
    changed_amount,
    changed_type,
    enum,
    fields_match,
    foreign_key,
    json_schema,
    labels,
    length,
    new_column,
    no_data_rows,
    pattern,
    primary_key,
    required,
    schema_error,
    type_error,
    unique,
)
from opendata.checks.base import Check

CHECKS: Final[tuple[Check, ...]] = (
    schema_error.CHECK,
    labels.CHECK,
    fields_match.CHECK,
    type_error.CHECK,
    required.CHECK,
    enum.CHECK,
    categories.CHECK,
    bounds.CHECK,
    length.CHECK,
    pattern.CHECK,
    unique.CHECK,
    primary_key.CHECK,
    foreign_key.CHECK,
    json_schema.CHECK,
    blank_row.CHECK,
    no_data_rows.CHECK,
    new_column.CHECK,
    changed_type.CHECK,
    changed_amount.CHECK,
)
"""Add a check: one file, one line here."""
