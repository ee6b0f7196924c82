"""Every risk names its source and its words, and finds nothing where there is nothing."""

from collections.abc import Callable

import pytest

from opendata.risks import RISKS
from opendata.risks.base import Counted, Risk
from opendata.table import OpenResource
from opendata.texts import TEXTS

Open = Callable[..., OpenResource]


@pytest.mark.parametrize("risk", RISKS, ids=lambda risk: risk.name)
def test_a_risk_names_its_source_and_has_words_for_people(risk: Risk) -> None:
    assert risk.source
    assert f"risk-{risk.name.replace('_', '-')}" in TEXTS


@pytest.mark.parametrize("risk", RISKS, ids=lambda risk: risk.name)
def test_an_empty_table_has_no_risk(risk: Risk, table: Open) -> None:
    empty = table({"fields": [{"name": "Einwohner", "type": "integer"}]}, [])
    assert risk.measure(Counted(empty, "Einwohner", {1: "number"}, "group")) is None


@pytest.mark.parametrize("risk", RISKS, ids=lambda risk: risk.name)
def test_a_finding_says_what_it_is_by_whom_and_has_a_reason_in_words(risk: Risk, table: Open) -> None:
    resource = table(
        {"fields": [{"name": "Stadtteil", "type": "string"}, {"name": "Einwohner", "type": "integer"}]}, [("Hain", "1")]
    )
    found = risk.measure(Counted(resource, "Bevölkerung", {2: "number"}, "group"))
    assert found is not None
    assert (found.risk, found.category) == (risk.name, "disclosure")
    assert found.recognizer.startswith(f"{risk.name}@")
    assert found.reason in TEXTS
    assert found.ladder
