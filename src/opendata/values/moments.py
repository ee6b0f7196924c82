"""Days, times and moments of a declared format, held as frictionless holds it: by Python's strptime, or for `any` by dateutil.

What Python accepts beyond doubt is told by vectors; each other distinct text is given to Python itself.
Source: frictionless-py 5.21, `DateField`, `TimeField`, `DatetimeField`.
"""

import re
from datetime import datetime
from typing import Final

import polars as pl

from opendata.values.patterns import DATES, DATETIMES, NAMED

ISO: Final = "iso"
"""The default of times and moments: ISO 8601 with hours, minutes and seconds."""

_SIMPLE: Final = re.compile(r"(?:%[YmdHMS]|[-/.:,;_TZ]|Uhr| )+")
"""Formats under which what polars reads and writes again as it was is what Python reads."""
_TWO_WAYS: Final = frozenset({NAMED, "%d.%m.%y"})  # names of months; polars and Python differ on the century of 69
_DTYPES: Final = {"date": pl.Date(), "time": pl.Time(), "datetime": pl.Datetime("us")}
_WRITTEN: Final = {"date": "%Y-%m-%d", "time": "%H:%M:%S", "datetime": "%Y-%m-%dT%H:%M:%S"}
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_DAY: Final = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_STRICT: Final = rf"^{_DAY}[T ]{_CLOCK}(?:[.,][0-9]{{1,6}})?(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?$"
_LONGEST: Final = 100
"""Characters of a day or a moment: dateutil takes its time over longer texts."""
_ANY_CLOCK: Final = r"^(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?$"


def moments(texts: pl.Series, kind: str, pattern: str) -> pl.Series:
    """Give texts as canonical cells, null where the format refuses them.

    Args:
        texts: without blanks around them.
        kind: `date`, `time` or `datetime`.
        pattern: a format of strptime, `iso`, or "" for any.
    """
    found = _beyond_doubt(texts, kind, pattern)
    odd = texts.filter(found.is_null() & texts.is_not_null()).unique()
    if odd.is_empty() or pattern == ISO:
        return found
    others = pl.Series([_of_python(text, kind, pattern) for text in odd], dtype=pl.String)
    return found.fill_null(texts.replace_strict(odd, others, default=None, return_dtype=pl.String))


def _beyond_doubt(texts: pl.Series, kind: str, pattern: str) -> pl.Series:
    frame = texts.rename("text").to_frame()
    try:
        return frame.select(_vectors(kind, pattern)).to_series()
    except pl.exceptions.PolarsError:  # no format of polars
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))


def _vectors(kind: str, pattern: str) -> pl.Expr:
    text = pl.col("text")
    if kind == "time" and pattern in {ISO, ""}:
        clock = pl.when(text.str.len_bytes() < 6).then(text + ":00").otherwise(text).str.zfill(8)  # noqa: PLR2004
        return pl.when(text.str.contains(f"^{_CLOCK}$" if pattern else _ANY_CLOCK)).then(clock)
    if kind == "datetime" and pattern in {ISO, ""}:
        day = text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
        shape = _STRICT if pattern else f"^(?:{DATETIMES[ISO]})$"
        return pl.when(text.str.contains(shape) & day.is_not_null()).then(iso(text))
    if not pattern:
        return pl.coalesce([_day(text, form) for form in ("%Y-%m-%d", "%d.%m.%Y")])
    if kind == "date" and pattern in DATES and pattern not in _TWO_WAYS:
        return _day(text, pattern)
    return _there_and_back(text, kind, pattern) if _SIMPLE.fullmatch(pattern) else pl.lit(None, dtype=pl.String)


def iso(text: pl.Expr) -> pl.Expr:
    """Give a moment in ISO form with T, two digits of the hour, seconds, and a dot before their fraction."""
    written = text.str.replace(r"^(.{10})[ ](.*)$", "${1}T${2}").str.replace(r"T(\d):", "T0${1}:")
    return written.str.replace(r"^(.{10}T\d{2}:\d{2})(Z|[+-].*)?$", "${1}:00${2}").str.replace(",", ".", literal=True)


def _day(text: pl.Expr, form: str) -> pl.Expr:
    day = text.str.to_date(form, strict=False)
    return pl.when(text.str.contains(f"^(?:{DATES[form]})$")).then(day.dt.to_string("%Y-%m-%d"))


def _there_and_back(text: pl.Expr, kind: str, pattern: str) -> pl.Expr:
    moment = text.str.strptime(_DTYPES[kind], pattern, strict=False)
    same = moment.dt.to_string(pattern) == text
    if kind != "time":
        same &= moment.dt.year().is_between(1000, 9999)
    return pl.when(same).then(moment.dt.to_string(_WRITTEN[kind]))


def _of_python(text: str, kind: str, pattern: str) -> str | None:
    """Read a text as frictionless does; what only dateutil knows stays as it is, for it fills in today's day."""
    if len(text) > _LONGEST:
        return None
    try:
        if not pattern:
            from dateutil import parser

            parser.parse(text, tzinfos=lambda _name, _offset: None)  # else it warns of zones, and quotes them
            return text
        found = datetime.strptime(text, pattern)  # noqa: DTZ007  (a zone where the format has one)
    except Exception:  # noqa: BLE001  (formats are other people's, and what is raised quotes the cell)
        return None
    return {"date": found.date().isoformat, "time": found.timetz().isoformat}.get(kind, found.isoformat)()
