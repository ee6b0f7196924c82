"""verify: what was to be redacted or coarsened is, and nothing else is gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from opendata.model import Decision, Place, Verdict
from opendata.stages.treat import treat
from opendata.stages.verify.coarser import not_coarser
from opendata.table import OpenPackage, OpenResource

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]
Parameters = dict[str, str | int]

SCHEMA = {"fields": [{"name": "a", "type": "string"}]}
NAME = [(2, 1, 5, 10, "PERSON_NAME")]
GRID: Parameters = {"grid": 100}
DAY: Parameters = {"to": "day"}

CASES = [
    pytest.param("redact", {}, "Frau Huber ruft", "Frau [Name] ruft", True, id="replaced"),
    pytest.param("redact", {}, "Frau Huber ruft", "Frau Huber ruft", False, id="left-as-it-was"),
    pytest.param("redact", {}, "Frau Huber ruft", "Frau H[Name] ruft", False, id="one-letter-left"),
    pytest.param("redact", {}, "Frau Huber ruft", "Frau [Name] rief", False, id="other-words-changed"),
    pytest.param("redact", {}, "Frau Huber ruft", None, False, id="all-gone"),
    pytest.param("redact", {}, "Frau Huber [Foto]", "Frau [Name] [Foto]", True, id="brackets-of-the-writer"),
    pytest.param("redact", {}, "=Fra Huber", "'=Fra [Name]", True, id="defused"),
    pytest.param("generalise", GRID, "49.891380", "49.8915", True, id="cell"),
    pytest.param("generalise", GRID, "49.891380", "49.891380", False, id="exact-place"),
    pytest.param("generalise", GRID, "49.891380", "49.8925", False, id="next-cell"),
    pytest.param("generalise", GRID, "10.916923", "10.9176", True, id="cell-of-longitude"),
    pytest.param("generalise", GRID, "10.916923", "10.917", False, id="off-the-grid"),
    pytest.param("generalise", GRID, "636275.18", "636250", True, id="cell-of-metres"),
    pytest.param("generalise", GRID, "636275.18", "636275", False, id="exact-metres"),
    pytest.param("generalise", DAY, "2022-05-17T14:23:00", "2022-05-17", True, id="day"),
    pytest.param("generalise", DAY, "2022-05-17T14:23:00", "2022-05-17T14", False, id="hour-left"),
    pytest.param("generalise", DAY, "2022-05-17T14:23:00", "2022-05-18", False, id="another-day"),
]


@pytest.mark.parametrize(("outcome", "parameters", "before", "after", "good"), CASES)
def test_a_cell_is_as_coarse_as_decided(
    table: Open, package: Pack, outcome: str, parameters: dict[str, str | int], before: str, after: str | None, good: bool
) -> None:
    decision = Decision(place=Place(resource=1, field=1), outcome=outcome, parameters=parameters, reason={"de": "x", "en": "x"})
    verdict = Verdict(verdict="publishable", decisions=(decision,), policy="p", decided_on=date(2026, 11, 23))
    marks = NAME if outcome == "redact" else []
    delivered = package(table(SCHEMA, [[before], ["x"]], marks=marks))
    treated = package(table(SCHEMA, [[after], ["x"]]))
    if outcome == "generalise":
        delivered, treated = package(table(SCHEMA, [[before]])), package(table(SCHEMA, [[after]]))
    faults = list(not_coarser(delivered, treated, verdict))
    code = {"redact": "verify-not-redacted", "generalise": "verify-not-generalised"}[outcome]
    assert faults == ([] if good else [(code, Place(resource=1, field=1))])


def test_a_moment_cut_to_its_day_is_a_date(table: Open, package: Pack) -> None:
    opened = package(table({"fields": [{"name": "a", "type": "datetime"}]}, [["2022-05-17T14:23:00"]]))
    decision = Decision(place=Place(resource=1, field=1), outcome="generalise", parameters=DAY, reason={"de": "x", "en": "x"})
    treated, _ = treat(opened, [decision])
    assert treated.resources[0].fields == (replace(opened.resources[0].fields[0], type="date", format="default"),)
