"""Every risk names its source and its words, measures its examples as said, and finds nothing where there is nothing."""

from collections.abc import Callable

import pytest

from opendata.model import Finding
from opendata.risks import RISKS
from opendata.risks.base import Counted, Example, Risk
from opendata.table import OpenResource
from opendata.texts import TEXTS

Open = Callable[..., OpenResource]

VALID = [pytest.param(risk, example, id=f"{risk.name}-{at}") for risk in RISKS for at, example in enumerate(risk.valid)]
INVALID = [pytest.param(risk, example, id=f"{risk.name}-{at}") for risk in RISKS for at, example in enumerate(risk.invalid)]


def measured(risk: Risk, example: Example, table: Open, rows: tuple[tuple[str | None, ...], ...]) -> Finding | None:
    fields = [{"name": name, "type": "integer" if kind == "number" else "string"} for name, kind in example.fields]
    kinds = {at: kind for at, (_, kind) in enumerate(example.fields, start=1)}
    return risk.measure(Counted(table({"fields": fields}, rows), "", kinds, example.subject, example.grouping))


@pytest.mark.parametrize("risk", RISKS, ids=lambda risk: risk.name)
def test_a_risk_names_its_source_and_has_words_and_examples(risk: Risk) -> None:
    assert risk.source
    assert risk.valid
    assert risk.invalid
    assert f"risk-{risk.name.replace('_', '-')}" in TEXTS


@pytest.mark.parametrize(("risk", "example"), [*VALID, *INVALID])
def test_an_empty_table_has_no_risk(risk: Risk, example: Example, table: Open) -> None:
    assert measured(risk, example, table, ()) is None


@pytest.mark.parametrize(("risk", "example"), VALID)
def test_a_finding_says_what_it_is_by_whom_and_has_a_reason_in_words(risk: Risk, example: Example, table: Open) -> None:
    found = measured(risk, example, table, example.rows)
    assert found is not None
    assert (found.risk, found.category, found.value) == (risk.name, "disclosure", example.value)
    assert found.recognizer.startswith(f"{risk.name}@")
    assert found.reason in TEXTS
    assert found.fields
    assert found.ladder
    assert [rung.loss for rung in found.ladder] == sorted(rung.loss for rung in found.ladder)


@pytest.mark.parametrize(("risk", "example"), INVALID)
def test_where_the_risk_is_not_nothing_is_found(risk: Risk, example: Example, table: Open) -> None:
    assert measured(risk, example, table, example.rows) is None
