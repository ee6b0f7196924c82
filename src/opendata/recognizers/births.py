"""The birth date that no header names: it follows the names of people, or its years span a generation."""

# ruff: noqa: PLR2004  (thresholds stand beside what they decide; a name would only repeat it)

from typing import Final

from opendata.recognizers.claims import HALF, MOST, Claim, Column, claim
from opendata.recognizers.columns import PIVOT

_GENERATION: Final = 25
"""Years between the first and last tenth of dates: births spread wider than events."""
_GROWN_UP: Final = 40
_CHILDHOOD: Final = 20
_YOUTH: Final = 27
_VAGUE: Final = frozenset({"category", "serial"})
"""What a header may hint at that says nothing of dates: "Merkmal_2", "Nummer"."""
_LONG_AGO: Final = 12
"""Years ago: of what is that old and no older, there is hardly a list."""
_LIFE: Final = 65
_FIRST_YEAR: Final = 1500
"""What is written like a day of an earlier year is the number of something: "01.02.0370"."""
_THIS_YEAR: Final = 2000 + PIVOT


def births(columns: tuple[Column, ...], held: list[Claim], names: frozenset[str], *, grown_up: bool) -> list[Claim]:
    """Find the birth date that no header names: it follows the names, or its years span a generation.

    Where only grown-ups can stand, as in a council, the days of the last years are no births.
    """
    if any(one.entity == "DATE_OF_BIRTH" for one in held):
        return []
    named = {one.field for one in held if one.entity in names}
    vehicles = any(one.entity in {"VIN", "LICENSE_PLATE"} for one in held)  # whose days are those of their registration
    for column in columns:
        if (
            column.share("date") < MOST
            or column.says("animal", "historic", "founding")
            or (column.share("moment") > HALF and column.share("DATE_OF_BIRTH") < HALF)
        ):
            continue
        if _recent(column):
            continue
        if spans_a_generation(column) or (
            (
                column.field - 1 in named
                and not column.tags - {"event", "category", "serial"}
                and "stichtag" in (column.label.lower() or "")
            )
            or (
                column.field - 1 in named
                and column.tags <= _VAGUE
                and _of_one_age(column, of_children=not (vehicles or grown_up))
            )
        ):
            return [claim(column, "DATE_OF_BIRTH", "finding-spread-of-years", needs="person")]
    return []


def _recent(column: Column) -> bool:
    """Say whether dates lie in the last years or ahead, close together: terms and permits, no births."""
    first, last = _years(column)
    return last >= _THIS_YEAR - 1 and first >= _THIS_YEAR - 4


def spans_a_generation(column: Column) -> bool:
    """Say whether days lie as far apart as those on which people are born who live now."""
    first, last = _years(column)
    return _FIRST_YEAR < first < _THIS_YEAR - _GROWN_UP and last - first > _GENERATION


def _of_one_age(column: Column, *, of_children: bool) -> bool:
    """Say whether years are births of grown-ups, of youths, of children or of all ages; burials reach into the last ones."""
    first, last = _years(column)
    youths = first >= _THIS_YEAR - _YOUTH and last <= _THIS_YEAR - _LONG_AGO
    children = of_children and first >= _THIS_YEAR - _CHILDHOOD
    return last <= _THIS_YEAR - _CHILDHOOD or youths or children or first <= _THIS_YEAR - _LIFE


def _years(column: Column) -> tuple[int, int]:
    """Give the years between which all dates but the first and last tenth lie; zeros without dates."""
    counted = column.profile.years
    years = sorted(counted.elements() if counted.total() < 100_000 else counted)
    return (years[len(years) // 10], years[len(years) * 9 // 10]) if years else (0, 0)
