"""Understanding from a Table Schema field (v2): what the package says about a column goes before what its cells look like."""

from collections.abc import Mapping, Sequence
from typing import Any

from opendata.values.moments import ISO
from opendata.values.patterns import DASHES
from opendata.values.understanding import Understanding

_TRUE = ("true", "True", "TRUE", "1")
_FALSE = ("false", "False", "FALSE", "0")


def understood(field: Mapping[str, Any], missing: Sequence[Any]) -> Understanding:
    """Turn a schema field into an understanding; `missing` are the schema's missing values, texts or objects."""
    kind = str(field.get("type", "any"))
    given = field.get("format", "default")
    values = _missing(field.get("missingValues", missing))
    base = Understanding(kind, declared=True, missing=values)
    if kind in {"number", "integer"}:
        return _number(field, base)
    if kind in {"date", "time", "datetime"}:
        return Understanding(kind, declared=True, missing=values, pattern=_pattern(kind, str(given)))
    if kind == "boolean":
        true, false = tuple(field.get("trueValues", _TRUE)), tuple(field.get("falseValues", _FALSE))
        return Understanding(kind, declared=True, missing=values, true=true, false=false)
    return Understanding(kind, str(given), declared=True, missing=values)


def _missing(values: Sequence[Any]) -> tuple[str, ...]:
    texts = [value["value"] if isinstance(value, Mapping) else value for value in values]
    return tuple(dict.fromkeys([*(text for text in texts if isinstance(text, str)), ""]))


def _number(field: Mapping[str, Any], base: Understanding) -> Understanding:
    return Understanding(
        base.type,
        declared=True,
        missing=base.missing,
        signs="" if "-" in base.missing else DASHES,
        decimal_mark=str(field.get("decimalChar", ".")) if base.type == "number" else "",
        group_marks=str(field.get("groupChar", "")),
        bare=field.get("bareNumber", True) is not False,
    )


def _pattern(kind: str, given: str) -> str:
    if given in {"default", ""}:
        return {"date": "%Y-%m-%d", "time": ISO, "datetime": ISO}[kind]
    return "" if given == "any" else given.removeprefix("fmt:")
