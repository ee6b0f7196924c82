"""Decide, for any inspection: order changes nothing, doubt never publishes, more findings never let more out."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from opendata import policy as policies
from opendata.model import KINDS, SUBJECTS, Field, Finding, Inspection, Issue, Package, Place, Reading, Resource, Verdict
from opendata.policy.form import ENTITIES
from opendata.policy.ruling import Ruling
from opendata.stages.decide import decide

POLICY = policies.load(Path(__file__).parents[2] / "policy")


def found(number: int, entity: str, **more: Any) -> Finding:  # noqa: ANN401  (members of Finding)
    category = POLICY.category(entity)
    given = {
        "category": category.id if category else "identity",
        "matched": 3,
        "checked": 9,
        "recognizer": "test@1",
        "reason": "test",
    }
    return Finding(**{"place": Place(resource=1, field=number), "entity": entity, "score": 0.9, **given, **more})


def small_cells(numbers: set[int]) -> Finding:
    risk = {"place": Place(resource=1), "entity": None, "category": "disclosure", "risk": "small_cells", "threshold": 5}
    return found(1, "IBAN").having(**risk, fields=tuple(numbers))


def small_groups(numbers: set[int], matched: int) -> Finding:
    more = {"risk": "small_groups", "value": 1, "matched": matched, "reason": "small-groups-counts"}
    return small_cells(numbers).having(**more)


def judged(inspection: Inspection) -> Verdict:
    return decide(inspection, POLICY, (), date(2026, 11, 24), date(2026, 11, 20))


def outcome(verdict: Verdict, number: int) -> str:
    return next(decision.outcome for decision in verdict.decisions if decision.place == Place(resource=1, field=number))


KIND = st.sampled_from((*KINDS, "personal"))
FINDINGS = st.builds(
    found,
    st.integers(1, 4),
    st.sampled_from((*ENTITIES, "NEW_ENTITY")),
    whole=st.booleans(),
    publishable=st.booleans(),
    score=st.sampled_from([0.2, 0.9]),
)
FIELDS = st.sets(st.integers(1, 4), max_size=3)
RISKS = st.one_of(st.builds(small_cells, FIELDS), st.builds(small_groups, FIELDS, st.sampled_from([3, 9])))
ISSUES = st.builds(
    Issue,
    code=st.sampled_from(["type-error", "doubtful-encoding", "new-column"]),
    severity=st.sampled_from(["error", "warning", "review"]),
    place=st.builds(lambda number: Place(resource=1, field=number), st.integers(1, 4)),
)


@st.composite
def inspections(draw: st.DrawFn) -> Inspection:
    labels = [draw(st.sampled_from([*["header"] * 9, None])) for _ in range(draw(st.integers(1, 4)))]
    fields = tuple(
        Field(number=at, name=f"f{at}", label=label and f"f{at}", type="string", kind=draw(KIND))
        for at, label in enumerate(labels, 1)
    )
    subject = draw(st.sampled_from(SUBJECTS))
    table = Resource(number=1, name="t1", format="csv", rows=9, reading=Reading(), subject=subject, fields=fields)
    name = draw(st.sampled_from(["beispiel", "stadtrat", "hundesteuer"]))
    return Inspection(
        package=Package(name=name, title="Beispiel", resources=(table,)),
        findings=tuple(draw(st.lists(st.one_of(FINDINGS, RISKS), max_size=5))),
        issues=tuple(draw(st.lists(ISSUES, max_size=1))),
    )


def leaks(outcome: str) -> int:
    return -Ruling(outcome, {}).strictness


@given(inspections())
def test_every_column_has_exactly_one_decision(inspection: Inspection) -> None:
    verdict = judged(inspection)
    places = [
        decision.place for decision in verdict.decisions if decision.place.field is not None and decision.place.margin is None
    ]
    assert places == [Place(resource=1, field=column.number) for column in inspection.package.resources[0].fields]


@given(inspections(), st.randoms())
def test_order_changes_nothing(inspection: Inspection, chance: random.Random) -> None:
    def shuffled(parts: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(chance.sample(list(parts), len(parts)))

    own = inspection.package.resources[0]
    package = inspection.package.having(resources=(own.having(fields=shuffled(own.fields)),))
    other = judged(
        Inspection(package=package, findings=shuffled(inspection.findings), issues=shuffled(inspection.issues)),
    )
    verdict = judged(inspection)
    assert other.verdict == verdict.verdict
    assert sorted(map(str, other.decisions)) == sorted(map(str, verdict.decisions))
    assert sorted(map(str, other.questions)) == sorted(map(str, verdict.questions))
    assert (other.reasons, other.decided_on) == (verdict.reasons, verdict.decided_on)


@given(inspections())
def test_nothing_unpublishable_stays_without_a_rule_that_says_so(inspection: Inspection) -> None:
    verdict = judged(inspection)
    for decision in verdict.decisions:
        bad = [
            finding
            for finding in inspection.findings
            if finding.entity and not finding.publishable and finding.place == decision.place and finding.place.field
        ]
        if bad and decision.outcome in {"keep", "flag"} and verdict.verdict == "publishable":
            rules = {rule.id: rule for rule in POLICY.rules}
            assert decision.rule is not None
            assert {finding.entity for finding in bad} <= set(rules[decision.rule].match.entities)


@given(inspections(), st.one_of(FINDINGS, RISKS))
def test_one_more_finding_never_lets_more_out(inspection: Inspection, more: Finding) -> None:
    """But for a column that counts as personal without saying why: a finding explains it."""
    if any(column.kind == "personal" for column in inspection.package.resources[0].fields):
        return
    before, after = judged(inspection), judged(inspection.having(findings=(*inspection.findings, more)))
    if before.verdict != "publishable":
        assert after.verdict != "publishable"
        return
    for one in before.decisions:
        if one.place.margin is None:
            assert after.verdict == "rejected" or leaks(outcome(after, one.place.field or 0)) <= leaks(one.outcome)


@given(inspections())
def test_a_publishable_verdict_has_something_to_publish(inspection: Inspection) -> None:
    verdict = judged(inspection)
    going = [
        decision
        for decision in verdict.decisions
        if decision.outcome not in {"withhold", "drop", "reject"} and decision.place.field
    ]
    assert verdict.verdict != "publishable" or going
    assert (verdict.verdict == "rejected") == bool(verdict.reasons)
    assert Verdict.model_validate_json(verdict.canonical()) == verdict


@given(inspections())
def test_questions_can_be_told_apart(inspection: Inspection) -> None:
    ids = [question.id for question in judged(inspection).questions]
    assert len(set(ids)) == len(ids)
