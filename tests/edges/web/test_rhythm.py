"""When the next renewal is due."""

from datetime import date

import pytest

from opendata.dcat import FREQUENCIES
from opendata.edges.web.rhythm import Next, next_update

LAST = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("frequency", "today", "told"),
    [
        ("ANNUAL", date(2026, 9, 1), Next("month", date(2027, 8, 31))),
        ("MONTHLY", date(2026, 9, 30), Next("month", date(2026, 9, 30))),
        ("MONTHLY", date(2026, 10, 1), Next("late", date(2026, 9, 30))),
        ("QUARTERLY", date(2026, 9, 1), Next("month", date(2026, 11, 30))),
        ("ANNUAL_2", date(2026, 9, 1), Next("month", date(2027, 2, 28))),
        ("WEEKLY", date(2026, 9, 7), Next("day", date(2026, 9, 7))),
        ("WEEKLY", date(2026, 9, 8), Next("late", date(2026, 9, 7))),
        ("HOURLY", date(2030, 1, 1), Next("often")),
        ("IRREG", date(2030, 1, 1), Next("irregular")),
        ("NEVER", date(2030, 1, 1), Next("never")),
        ("UNKNOWN", date(2030, 1, 1), None),
        (None, date(2030, 1, 1), None),
    ],
)
def test_the_next_renewal_follows_from_last_one_and_frequency(frequency: str | None, today: date, told: Next | None) -> None:
    assert next_update(LAST, frequency, today) == told


def test_every_frequency_that_says_something_is_known() -> None:
    silent = {code for code in FREQUENCIES if next_update(LAST, code, LAST) is None}
    assert silent == {"OTHER", "UNKNOWN"}
