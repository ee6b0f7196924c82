"""When a dataset is renewed next: its last renewal and its frequency, as the EU list of frequencies names it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

MONTHS: Final = {
    "TRIDECENNIAL": 360,
    "BIDECENNIAL": 240,
    "DECENNIAL": 120,
    "QUINQUENNIAL": 60,
    "QUADRENNIAL": 48,
    "TRIENNIAL": 36,
    "BIENNIAL": 24,
    "ANNUAL": 12,
    "ANNUAL_2": 6,
    "ANNUAL_3": 4,
    "QUARTERLY": 3,
    "BIMONTHLY": 2,
    "MONTHLY": 1,
}
DAYS: Final = {"MONTHLY_2": 15, "BIWEEKLY": 14, "MONTHLY_3": 10, "WEEKLY": 7, "WEEKLY_2": 4, "WEEKLY_3": 3, "DAILY": 1}
OFTEN: Final = frozenset("DAILY_2 12HRS HOURLY BIHOURLY TRIHOURLY 30MIN 15MIN 10MIN 5MIN 1MIN CONT UPDATE_CONT".split())
IRREGULAR: Final = frozenset({"IRREG", "AS_NEEDED"})
NEVER: Final = frozenset({"NEVER", "NOT_PLANNED"})
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True)
class Next:
    """The next renewal. `due` is its day, or the last day of its month, where there is one."""

    kind: Literal["day", "month", "late", "often", "irregular", "never"]
    due: date | None = None


def next_update(last: date, frequency: str | None, today: date) -> Next | None:
    """Say when the next renewal is due; None where nobody said."""
    if frequency in OFTEN:
        return Next("often")
    if frequency in IRREGULAR:
        return Next("irregular")
    if frequency in NEVER:
        return Next("never")
    if frequency in DAYS:
        return _due("day", last + timedelta(days=DAYS[frequency]), today)
    if frequency in MONTHS:
        return _due("month", _months_after(last, MONTHS[frequency]), today)
    return None


def _due(kind: Literal["day", "month"], due: date, today: date) -> Next:
    return Next("late" if due < today else kind, due)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    return date(day.year + years, month + 1, monthrange(day.year + years, month + 1)[1])
