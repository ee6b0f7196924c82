"""How a column is written, as Table Schema (v2) says it: the way back from an understanding to the properties of a field.

What Table Schema cannot say (two kinds of group marks, `14:30 Uhr`) gives the type `any`: then the cells decide again, as before.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from opendata.values.legend import labelled
from opendata.values.moments import ISO, moments
from opendata.values.patterns import MONEY, NAMED, SIGNS, UNITS, whole
from opendata.values.understanding import Understanding

Json = dict[str, Any]

_ANY: Final[Json] = {"type": "any"}
_FORMS: Final = {
    "time": (ISO, "%H:%M:%S", "%H:%M"),
    "datetime": (
        *(ISO, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"),
        *("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"),
    ),
}
_DEFAULTS: Final = frozenset({"%Y-%m-%d", ISO})  # Table Schema's own


def written(cells: pl.Series, known: Understanding) -> Json:
    """Give type, format, marks and missing values of a column.

    `cells` are its distinct texts as delivered, `known` is what they were understood as.
    """
    texts = cells.str.strip_chars().drop_nulls().unique()
    texts = texts.filter(texts != "")
    if known.unit is not None:
        texts = texts.str.replace(rf"^(?:{MONEY}) ?", "").str.replace(rf"[ \u00a0\u202f]?(?:{UNITS})$", "")
    if known.type in {"number", "integer"}:
        return _number(texts, known)
    if known.type in {"date", "time", "datetime"}:
        return _moment(texts, known)
    return _boolean(texts, known) if known.type == "boolean" else {"type": known.type}


def _number(texts: pl.Series, known: Understanding) -> Json:
    if known.zeros and texts.str.contains(whole(known.zeros)).any():
        return dict(_ANY)  # that a dash is 0 no property says
    absent = texts.str.contains(whole(SIGNS))
    values = texts.filter(~absent)
    groups = [mark for mark in known.group_marks if values.str.contains(mark, literal=True).any()]
    decimal = known.decimal_mark if known.type == "number" else ""
    if len(groups) > 1 or not values.str.contains(_plain(groups, decimal)).all():
        return dict(_ANY)
    if groups == ["."] and not decimal:
        decimal = ","  # two marks of one kind are none
    said: Json = {"type": "number" if groups else known.type}  # frictionless 5.21 knows no groups in integers
    said |= {"decimalChar": decimal} if decimal not in {"", "."} else {}
    said |= {"groupChar": groups[0]} if groups else {}
    said |= {"bareNumber": False, "unit": known.unit} if known.unit is not None else {}
    signs = sorted(texts.filter(absent).to_list())
    return said | ({"missingValues": labelled(["", *signs])} if signs else {})


def _plain(groups: Sequence[str], decimal: str) -> str:
    """Give the pattern of the numbers that any reader of Table Schema understands."""
    digits = rf"\d+(?:{re.escape(groups[0])}\d{{3}})*" if groups else r"\d+"
    return rf"^[-+]?{digits}(?:{re.escape(decimal)}\d+)?(?:[eE][-+]?\d+)?$" if decimal else rf"^[-+]?{digits}$"


def _boolean(texts: pl.Series, known: Understanding) -> Json:
    words = {"trueValues": known.true, "falseValues": known.false}
    found = {name: sorted(texts.filter(texts.str.to_lowercase().is_in(list(given))).to_list()) for name, given in words.items()}
    return {"type": "boolean", **{name: values or list(words[name]) for name, values in found.items()}}


def _moment(texts: pl.Series, known: Understanding) -> Json:
    """Give the first format that fits every text, and what stands for no value."""
    absent = texts.str.contains(whole(known.signs)) if known.signs else pl.repeat(value=False, n=len(texts), eager=True)
    said = {} if known.nearly else _form(texts.filter(~absent), known)
    signs = sorted(texts.filter(absent).to_list())
    return (said | ({"missingValues": labelled(["", *signs])} if signs else {})) if said else dict(_ANY)


def _form(texts: pl.Series, known: Understanding) -> Json:
    form: str | None = None if known.pattern == NAMED else known.pattern
    if known.type in _FORMS:
        form = next((form for form in _FORMS[known.type] if not moments(texts, known.type, form).null_count()), None)
    if form is None:
        return {}
    return {"type": known.type} if form in _DEFAULTS else {"type": known.type, "format": form}
