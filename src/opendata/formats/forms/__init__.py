"""The forms that a table is published in: one file each, picked up by the contract suite (tests/contract/test_forms.py)."""

from typing import Final

from opendata.formats.forms import csv, excel_csv, geojson, parquet, xlsx
from opendata.formats.forms.column import Column
from opendata.formats.forms.form import Form, Told

__all__ = ["FORMS", "Column", "Form", "Told", "form_of"]

FORMS: Final[tuple[Form, ...]] = (csv.FORM, parquet.FORM, excel_csv.FORM, xlsx.FORM, geojson.FORM)
"""The first is the resource itself, the others are its alternatives."""


def form_of(path: str) -> Form | None:
    """Find the form of a file by its name's end, the longest that fits; None where it is none."""
    return max((form for form in FORMS if path.endswith(form.suffix)), key=lambda form: len(form.suffix), default=None)
