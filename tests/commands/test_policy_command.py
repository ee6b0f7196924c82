"""policy check, explain, test and schema: what they tell, in both languages and without a cell."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest

from opendata import policy as policies
from opendata.commands import policy as command
from opendata.model import Bilingual, Decision, Inspection, Verdict
from opendata.policy.examples import Example, load_examples
from opendata.stages.decide import answer, decide

FOLDER = Path(__file__).parents[2] / "policy"
POLICY = policies.load(FOLDER)
EXAMPLES = [example for found in load_examples(FOLDER)[0].values() for example in found]


def verdict_on(inspection: Inspection, *answers: Decision) -> Verdict:
    return decide(inspection, POLICY, answers, date(2026, 11, 24), date(2026, 11, 24))


def test_the_citys_policy_is_sound() -> None:
    told = command.check(FOLDER)
    assert told["sound"]
    assert told["digest"] == POLICY.digest()
    assert POLICY.digest() in told["text"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, language: Literal["de", "en"]) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "policy"))
    path = folder / "bamberg.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("outcome: mask", "outcome: maks"), encoding="utf-8")
    told = command.check(folder, language)
    assert not told["sound"]
    assert told["problems"][0]["line"] > 1
    assert told["problems"][0]["text"].startswith(f"bamberg.yaml:{told['problems'][0]['line']}: ")
    assert "maks" in told["problems"][0]["text"]


def test_the_examples_hold_and_each_rule_has_one() -> None:
    told = command.run_examples(FOLDER)
    assert told["faults"] == []
    assert told["passed"]
    assert told["examples"] == len(EXAMPLES)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("bamberg.yaml", "outcome: mask", "outcome: drop", "drop"),
        ("examples/columns.yaml", "questions: 6", "questions: 4", "6"),
        ("examples/columns.yaml", "rule: bankverbindung", "rule: kennzeichen", "bankverbindung"),
        ("examples/samples.yaml", "verdict: publishable", "verdict: rejected", "publishable"),
        ("examples/samples.yaml", "expect: mask", "expekt: mask", "expekt"),
        ("examples/columns.yaml", "entity: VIN,", "entity: PARCEL,", "fahrgestellnummer"),
        ("bamberg.yaml", "in_force", "inforce", "inforce"),
    ],
)
def test_an_example_that_fails_is_told(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "policy"))
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    told = command.run_examples(folder)
    assert not told["passed"]
    assert any(expected in fault for fault in told["faults"])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("example", EXAMPLES, ids=[example.title["en"] for example in EXAMPLES])
def test_every_column_is_explained_by_rule_and_reason(example: Example, language: Literal["de", "en"]) -> None:
    inspection = example.inspection()
    verdict = verdict_on(inspection)
    told = command.explain(inspection, verdict, language)
    for decision in (*verdict.decisions, *verdict.reasons):
        assert decision.reason[language] in told
        assert decision.rule is None or f"{decision.rule}" in told
        assert decision.legal_basis is None or decision.legal_basis in told
    assert all(question.id in told for question in verdict.questions)


def test_a_persons_decision_is_explained_as_theirs() -> None:
    inspection = next(example for example in EXAMPLES if example.verdict == "needs_answer" and not example.issues).inspection()
    (question,) = verdict_on(inspection).questions
    reason: Bilingual = {"de": "gelesen, harmlos", "en": "read, harmless"}
    kept = answer(question, "publish", "release:f7", datetime(2026, 11, 24, tzinfo=UTC), reason)
    told = command.explain(inspection, verdict_on(inspection, kept))
    assert "release:f7" in told
    assert "gelesen, harmlos" in told


def test_the_schema_knows_the_parts_of_a_rule() -> None:
    assert {"match", "outcome", "reason", "legal_basis"} <= set(command.schema()["$defs"]["Rule"]["properties"])
