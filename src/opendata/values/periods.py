"""Years, quarters, school years and months as spans of days, where a header says that a column is the period of its rows."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

from opendata.values.patterns import MONTHS

MOST_PERIODS: Final = 5_000
"""More different ones are no periods of a table."""

_SCHOOL: Final = r"schul|kindergarten|kita|ausbildungs"
_HEADER: Final = re.compile(
    rf"(?:(?:{_SCHOOL}|berichts|bezugs|erhebungs|erfassungs|haushalts|rechnungs|kalender|wirtschafts|geschäfts|abrechnungs|daten)-?)?"
    r"(?:jahr|quartal|monat|zeitraum)|zeit|periode?|year|quarter|month|jahr ?/ ?(?:monat|quartal)|jahr(?:monat|quartal)"
)
_YEAR: Final = r"([12]\d{3})"
_YEARS: Final = re.compile(_YEAR)
_QUARTERS: Final = tuple(
    re.compile(form) for form in (rf"{_YEAR}[ /-]?Q([1-4])", rf"([1-4])\. Quartal {_YEAR}", rf"Q([1-4])[ /-]?{_YEAR}")
)
_MONTHS: Final = (re.compile(rf"{_YEAR}-(0[1-9]|1[0-2])"), re.compile(rf"(0?[1-9]|1[0-2])[./]{_YEAR}"))
_NAMED: Final = re.compile(rf"({'|'.join(MONTHS)})\.? {_YEAR}")
_SCHOOL_YEAR: Final = re.compile(rf"{_YEAR}/(\d{{4}}|\d{{2}})")
_QUARTER: Final = 3

Span = tuple[date, date]


def tells_period(label: str) -> bool:
    """Say whether a header tells that its column is the time that the rows speak of: `Jahr`, `Schuljahr`, not `Baujahr`."""
    return _HEADER.fullmatch(label.strip().casefold()) is not None


def span(texts: Iterable[str], label: str) -> Span | None:
    """Give the first and the last day of all periods; None where some text is none.

    A school year begins on 1 August (agreement of the states, 1964); only such a header makes `2023/24` one.
    """
    school = re.search(_SCHOOL, label.casefold()) is not None
    found = [_one(text.strip(), school=school) for text in texts]
    spans = [one for one in found if one is not None]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans and len(spans) == len(found) else None


def _one(text: str, *, school: bool) -> Span | None:
    if year := _YEARS.fullmatch(text):
        return date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    for form in _QUARTERS:
        if found := form.fullmatch(text):
            quarter, number = sorted(map(int, found.groups()))
            return _months(number, _QUARTER * quarter - _QUARTER + 1, _QUARTER)
    for form in _MONTHS:
        if found := form.fullmatch(text):
            month, number = sorted(map(int, found.groups()))
            return _months(number, month, 1)
    if named := _NAMED.fullmatch(text):
        return _months(int(named[2]), int(MONTHS[named[1]]), 1)
    years = _SCHOOL_YEAR.fullmatch(text) if school else None
    if years and (int(years[1]) + 1) % 100 == int(years[2]) % 100:
        return date(int(years[1]), 8, 1), date(int(years[1]) + 1, 7, 31)
    return None


def _months(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
