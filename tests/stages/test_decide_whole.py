"""Decide on whole tables: a rule that counts one turns its stop into a publication, and only then; rows of small groups leave."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from opendata import policy as policies
from opendata.model import Bilingual, Decision, Field, Finding, Inspection, Package, Place, Reading, Resource, Verdict
from opendata.policy import Policy, Rule
from opendata.stages.decide import answer, decide, shape_of
from opendata.texts import say

POLICY = policies.load(Path(__file__).parents[2] / "policy")
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTING = {"by": ["Rasse", "Jahr"], "people": ["Halter"], "count": "Hunde", "rest": "übrige"}
COLUMNS = {"Halter": "personal", "Rasse": "category", "jahr": "number", "Konfession": "personal", "Notiz": "text"}
NAMED = {"Halter": "PERSON_NAME", "Konfession": "RELIGION"}
WHOLE = Place(resource=1, margin="small_groups")


def rule(**more: Any) -> dict[str, Any]:  # noqa: ANN401  (members of Rule)
    match = {"dataset": "hundesteuer-liste", "risks": ["register", "secrecy", "small_groups"]}
    base = {"id": "zaehlen", "match": match, "outcome": "aggregate", "parameters": {"threshold": "small_groups"}}
    return {**base, "counting": COUNTING, "reason": {"de": "gezählt", "en": "counted"}, "legal_basis": "§ 30 AO", **more}


def having(*rules: dict[str, Any]) -> Policy:
    more = tuple(Rule.model_validate_json(json.dumps(one)) for one in rules)
    return POLICY.having(rules=(*POLICY.rules, *more))


def inspected(
    columns: dict[str, str],
    found: Sequence[tuple[str, str]] = (),
    *,
    dataset: str = "hundesteuer-liste",
    subject: str = "person",
    more: Sequence[Finding] = (),
) -> Inspection:
    fields = tuple(
        Field(number=at, name=name, label=name, type="string", kind=kind, filled=9)
        for at, (name, kind) in enumerate(columns.items(), 1)
    )
    table = Resource(number=1, name="liste", format="csv", rows=9, subject=subject, reading=Reading(), fields=fields)
    findings = [finding(list(columns).index(name) + 1, entity) for name, entity in found]
    return Inspection(package=Package(name=dataset, title=dataset, resources=(table,)), findings=(*findings, *more))


def finding(number: int, entity: str, **more: Any) -> Finding:  # noqa: ANN401  (members of Finding)
    category = POLICY.category(entity)
    given = {"matched": 9, "checked": 9, "score": 0.9, "recognizer": "test@1", "reason": "test"}
    place = Place(resource=1, field=number)
    return Finding(**{"place": place, "entity": entity, "category": category.id if category else "", **given, **more})


def small(*fields: int, **more: Any) -> Finding:  # noqa: ANN401  (members of Finding)
    risk = {"place": Place(resource=1), "entity": None, "risk": "small_groups", "category": "disclosure", "fields": fields}
    counts = {"threshold": 5, "value": 1, "matched": 2, "checked": 9, "reason": "small-groups-counts"}
    return finding(1, "IBAN").having(**{**risk, **counts, **more})


def judged(inspection: Inspection, policy: Policy, *answers: Decision) -> Verdict:
    return decide(inspection, policy, answers, TODAY, date(2026, 11, 20))


def outcomes(verdict: Verdict) -> list[str]:
    return [one.outcome for one in verdict.decisions if one.place.field is not None and one.place.margin is None]


def at(verdict: Verdict, place: Place) -> Decision | None:
    return next((one for one in verdict.decisions if one.place == place), None)


REGISTER = inspected(COLUMNS, list(NAMED.items()), more=[small(2, 3)])


# --------------------------------------------------------------------------------------------------------------- counted


def test_without_a_rule_the_register_stops() -> None:
    verdict = judged(REGISTER, POLICY)
    assert verdict.verdict == "rejected"
    assert {"special", "tax-secrecy"} <= {reason.rule for reason in verdict.reasons}


def test_a_rule_that_counts_the_table_publishes_its_groups_alone() -> None:
    verdict = judged(REGISTER, having(rule()))
    assert (verdict.verdict, verdict.questions, verdict.reasons) == ("publishable", (), ())
    assert outcomes(verdict) == ["drop", "aggregate", "aggregate", "drop", "drop"]
    table = at(verdict, WHOLE)
    assert table is not None
    assert (table.outcome, table.rule) == ("aggregate", "zaehlen")
    assert table.parameters == {"by": "2 3", "people": "1", "threshold": 5, "count": "Hunde", "rest": "übrige"}


def test_it_holds_whatever_was_found() -> None:
    nothing = inspected(dict.fromkeys(COLUMNS, "label"), subject="thing")
    assert outcomes(judged(nothing, having(rule()))) == ["drop", "aggregate", "aggregate", "drop", "drop"]


def test_the_rule_of_one_table_opens_no_other() -> None:
    first = REGISTER.package.resources[0]
    second = first.having(number=2, name="zweite")
    more = tuple(one.having(place=one.place.having(resource=2)) for one in REGISTER.findings)
    both = Inspection(package=REGISTER.package.having(resources=(first, second)), findings=(*REGISTER.findings, *more))
    match = {"dataset": "hundesteuer-liste", "resource": "liste", "risks": ["register", "secrecy", "small_groups"]}
    verdict = judged(both, having(rule(match=match)))
    assert verdict.verdict == "rejected"
    assert {reason.place.resource for reason in verdict.reasons} == {2}


@pytest.mark.parametrize("gone", ["Rasse", "jahr", "Halter"])
def test_a_table_without_a_column_that_the_rule_names_stops_and_says_which(gone: str) -> None:
    columns = {name: kind for name, kind in COLUMNS.items() if name != gone}
    verdict = judged(inspected(columns, [(name, entity) for name, entity in NAMED.items() if name != gone]), having(rule()))
    assert verdict.verdict == "rejected"
    (reason,) = verdict.reasons
    assert gone.casefold() in reason.reason["de"].casefold()
    assert "aggregate" not in outcomes(verdict)
    assert at(verdict, WHOLE) is None


def test_a_group_of_people_s_names_stops_the_table() -> None:
    verdict = judged(inspected(COLUMNS, [*NAMED.items(), ("Rasse", "PERSON_NAME")]), having(rule()))
    assert verdict.verdict == "rejected"
    assert say("decision-counting-personal", "de", rule="zaehlen", names="Rasse") in {one.reason["de"] for one in verdict.reasons}
    assert at(verdict, WHOLE) is None


def test_a_closed_category_that_is_counted_by_stays_closed() -> None:
    verdict = judged(REGISTER, having(rule(counting={**COUNTING, "by": ["Rasse", "Konfession"]})))
    assert verdict.verdict == "rejected"
    assert "special" in {reason.rule for reason in verdict.reasons}


def test_a_doubt_about_a_column_that_is_counted_by_holds_the_table_until_it_is_answered() -> None:
    doubtful = inspected({**COLUMNS, "Rasse": "text"}, list(NAMED.items()))
    verdict = judged(doubtful, having(rule()))
    assert verdict.verdict == "needs_answer"
    assert outcomes(verdict) == ["drop", "withhold", "withhold", "drop", "drop"]
    (question,) = verdict.questions
    assert question.place == Place(resource=1, field=2)
    said = answer(question, "publish", "release:f7", NOW, {"de": "gelesen", "en": "read"})
    assert outcomes(judged(doubtful, having(rule()), said)) == ["drop", "aggregate", "aggregate", "drop", "drop"]


def test_no_answer_brings_back_what_left_with_the_table() -> None:
    place, field = Place(resource=1, field=5), REGISTER.package.resources[0].fields[4]
    why: Bilingual = {"de": "gelesen", "en": "read"}
    said = Decision(place=place, outcome="keep", reason=why, by="release:f7", decided_at=NOW, shape=shape_of(field, []))
    beside = inspected({"Notiz": "text", "Nummer": "code"}, dataset="andere", subject="thing")
    assert outcomes(judged(beside, POLICY, said.having(place=Place(resource=1, field=1)))) == ["keep", "keep"]  # it binds
    assert outcomes(judged(REGISTER, having(rule()), said))[4] == "drop"


def test_after_its_last_day_the_rule_opens_nothing() -> None:
    assert judged(REGISTER, having(rule(until="2026-11-23"))).verdict == "rejected"


# ------------------------------------------------------------------------------------------------------- rows that leave

NAMES = {"Vorname": "label", "Anzahl": "number"}


def listed(**more: Any) -> Inspection:  # noqa: ANN401  (members of Finding)
    return inspected(NAMES, dataset="vornamen", subject="group", more=[small(2, **more)])


def test_rows_of_small_groups_leave_and_the_releasing_office_is_asked() -> None:
    verdict = judged(listed(), POLICY)
    assert (verdict.verdict, outcomes(verdict)) == ("publishable", ["keep", "suppress"])
    table = at(verdict, WHOLE)
    assert table is not None
    assert (table.outcome, table.parameters) == ("suppress", {"threshold": 5, "counts": "2"})
    (question,) = verdict.questions
    assert (question.code, question.asked_of, question.params) == ("question-rows", "release", {"threshold": 5})


@pytest.mark.parametrize(("choice", "expected"), [("publish", "keep"), ("leave-out", "suppress")])
def test_an_answer_about_the_rows_binds_for_these_numbers_alone(choice: str, expected: str) -> None:
    (question,) = judged(listed(), POLICY).questions
    said = answer(question, choice, "release:f7", NOW, {"de": "geprüft", "en": "looked at"})
    verdict = judged(listed(), POLICY, said)
    assert (verdict.verdict, verdict.questions, outcomes(verdict)) == ("publishable", (), ["keep", expected])
    table = at(verdict, WHOLE)
    assert table is not None
    assert (table.outcome, table.by) == (expected, "release:f7")
    assert judged(listed(matched=3), POLICY, said).questions[0].code == "question-rows"


def test_where_every_row_would_leave_the_table_waits() -> None:
    verdict = judged(listed(matched=9), POLICY)
    assert (verdict.verdict, outcomes(verdict)) == ("needs_answer", ["withhold", "withhold"])
    said = answer(verdict.questions[0], "publish", "release:f7", NOW, {"de": "geprüft", "en": "looked at"})
    assert outcomes(judged(listed(matched=9), POLICY, said)) == ["keep", "keep"]


def test_people_whose_traits_single_them_out_lose_those_columns_unless_a_rule_says_more() -> None:
    people = inspected(
        {"Alter": "number", "Beruf": "category", "Dauer": "number"},
        dataset="wartezeiten",
        more=[small(1, 2, reason="small-groups-rows")],
    )
    assert outcomes(judged(people, POLICY)) == ["withhold", "withhold", "keep"]
    rows = {"id": "einzelne", "match": {"dataset": "wartezeiten", "risks": ["small_groups"]}, "outcome": "suppress"}
    verdict = judged(people, having({**rule(), "counting": None, **rows}))
    table = at(verdict, WHOLE)
    assert table is not None
    assert table.parameters == {"threshold": 5, "by": "1 2"}
    assert outcomes(verdict) == ["suppress", "suppress", "keep"]
