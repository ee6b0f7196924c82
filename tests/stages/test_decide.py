"""Decide: one Decision a column, doubt costs the column, a dataset stops only where it must; blind to order."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from opendata import policy as policies
from opendata.errors import Misuse
from opendata.model import (
    Bilingual,
    Decision,
    Field,
    Finding,
    Inspection,
    Issue,
    Package,
    Place,
    Question,
    Reading,
    Resource,
    Rung,
    Verdict,
)
from opendata.policy import Policy, Rule
from opendata.stages.decide import answer, decide, shape_of, told_readings

POLICY = policies.load(Path(__file__).parents[2] / "policy")
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHY: Bilingual = {"de": "geprüft", "en": "looked at"}


def field(number: int, kind: str, **more: Any) -> Field:  # noqa: ANN401  (members of Field)
    return Field(**{"number": number, "name": f"f{number}", "label": f"f{number}", "type": "string", "kind": kind, **more})


def found(number: int, entity: str, resource: int = 1, **more: Any) -> Finding:  # noqa: ANN401  (members of Finding)
    category = POLICY.category(entity)
    given: dict[str, Any] = {
        "place": Place(resource=resource, field=number),
        "entity": entity,
        "category": category.id if category else "identity",
        "matched": 3,
        "checked": 9,
        "score": 0.9,
        "recognizer": "test@1",
        "reason": "test",
    }
    return Finding(**{**given, **more})


def small_cells(*fields: int, **more: Any) -> Finding:  # noqa: ANN401  (members of Finding)
    risk = {"place": Place(resource=1), "entity": None, "category": "disclosure", "risk": "small_cells", "fields": fields}
    return found(1, "IBAN").having(**{**risk, "threshold": 5, "value": 1, **more})


def table(fields: Sequence[Field], subject: str = "thing", number: int = 1, **more: Any) -> Resource:  # noqa: ANN401
    given = {"name": f"t{number}", "format": "csv", "rows": 9, "reading": Reading(), "fields": tuple(fields)}
    return Resource(**{"number": number, "subject": subject, **given, **more})


def inspected(
    fields: Sequence[Field],
    findings: Sequence[Finding] = (),
    issues: Sequence[Issue] = (),
    subject: str = "thing",
    dataset: str = "beispiel",
) -> Inspection:
    package = Package(name=dataset, title="Beispiel", resources=(table(fields, subject),))
    return Inspection(package=package, findings=tuple(findings), issues=tuple(issues))


def judged(inspection: Inspection, *answers: Decision, policy: Policy = POLICY, today: date = TODAY) -> Verdict:
    return decide(inspection, policy, answers, today, date(2026, 11, 20))


def outcome(verdict: Verdict, number: int = 1, resource: int = 1) -> str:
    (only,) = [decision for decision in verdict.decisions if decision.place == Place(resource=resource, field=number)]
    return only.outcome


def having(*rules: dict[str, Any]) -> Policy:
    """Give the city's policy with more rules."""
    base = {"outcome": "keep", "reason": WHY, "legal_basis": "keine"}
    more = tuple(Rule.model_validate_json(json.dumps({"id": f"mehr-{at}", **base, **rule})) for at, rule in enumerate(rules))
    return POLICY.having(rules=(*POLICY.rules, *more))


NUMBER = field(9, "number")
TEXT = field(1, "text")
WITH_TEXT = inspected([TEXT, NUMBER])


# ---------------------------------------------------------------------------------------------------------------- columns


@pytest.mark.parametrize(
    ("kind", "findings", "expected"),
    [
        ("number", [], "keep"),
        ("text", [], "withhold"),
        ("personal", [], "withhold"),
        ("personal", [found(1, "IBAN")], "drop"),
        ("personal", [found(1, "LICENSE_PLATE")], "mask"),
        ("category", [found(1, "LICENSE_PLATE", whole=False)], "mask"),
        ("text", [found(1, "LICENSE_PLATE", whole=False)], "withhold"),
        ("label", [found(1, "PERSON_NAME", whole=False)], "withhold"),
        ("personal", [found(1, "PERSON_NAME", publishable=True)], "flag"),
        ("personal", [found(1, "EMAIL", publishable=True)], "keep"),
        ("personal", [found(1, "EMAIL", publishable=True), found(1, "EMAIL")], "drop"),
        ("personal", [found(1, "EMAIL", publishable=True), found(1, "PHONE", whole=False)], "withhold"),
        ("category", [found(1, "LICENSE_PLATE", whole=False), found(1, "EMAIL", whole=False)], "withhold"),
        ("personal", [found(1, "LICENSE_PLATE"), found(1, "IBAN")], "drop"),
        ("text", [found(1, "IBAN"), found(1, "PERSON_NAME", whole=False)], "drop"),
        ("text", [found(1, "FREE_TEXT")], "withhold"),
        ("number", [small_cells(1)], "round"),
        ("number", [small_cells(2)], "keep"),
        ("number", [small_cells()], "round"),
        ("number", [small_cells(1, risk="new_risk")], "withhold"),
        ("text", [small_cells(1)], "withhold"),
        ("category", [found(1, "LICENSE_PLATE", whole=False), small_cells(1)], "drop"),
        ("personal", [found(1, "NEW_ENTITY")], "withhold"),
    ],
)
def test_the_strictest_of_all_that_is_known_counts(kind: str, findings: list[Finding], expected: str) -> None:
    verdict = judged(inspected([field(1, kind), NUMBER], findings))
    assert verdict.verdict == "publishable"
    assert outcome(verdict) == expected
    assert len(verdict.questions) == (expected == "withhold")


def test_a_stained_header_costs_the_column() -> None:
    verdict = judged(inspected([field(1, "number", label=None), NUMBER]))
    assert outcome(verdict) == "withhold"
    assert verdict.questions[0].code == "question-label"


def test_a_finding_on_the_header_costs_the_column() -> None:
    on_label = found(1, "PERSON_NAME", place=Place(resource=1, field=1, margin="label"))
    assert outcome(judged(inspected([field(1, "number"), NUMBER], [on_label]))) == "withhold"


def test_a_threshold_named_in_a_rule_becomes_its_value() -> None:
    verdict = judged(inspected([field(1, "number")], [small_cells(1)], subject="group"))
    assert verdict.decisions[0].parameters == {"base": 5}
    assert verdict.decisions[-1].place == Place(resource=1, margin="small_cells")
    assert verdict.decisions[-1].parameters == {"base": 5, "threshold": 5}


def test_without_parameters_the_least_lossy_safe_rung_is_taken() -> None:
    rungs = [(2, 0.1), (3, 0.2), (5, 0.4), (9, 0.6)]
    ladder = tuple(Rung(action="round", parameters={"base": base}, smallest=base, loss=loss) for base, loss in rungs)
    policy = having({"match": {"dataset": "beispiel", "risks": ["small_cells"]}, "outcome": "round"})
    verdict = judged(inspected([field(1, "number")], [small_cells(1, ladder=ladder)]), policy=policy)
    assert verdict.decisions[0].parameters == {"base": 5}


def test_every_decision_says_by_which_rule_and_why() -> None:
    verdict = judged(inspected([field(1, "personal"), NUMBER], [found(1, "IBAN")]))
    drop = verdict.decisions[0]
    assert (drop.rule, drop.by) == ("bankverbindung", "policy")
    assert drop.reason["de"]
    assert drop.reason["en"]
    assert drop.legal_basis


def test_personal_data_outside_the_grid_does_not_go_out() -> None:
    title = found(1, "PERSON_NAME", place=Place(margin="title"))
    footer = found(1, "PHONE", place=Place(resource=1, margin="footer"), publishable=True)
    verdict = judged(inspected([NUMBER], [title, footer]))
    assert [(str(decision.place), decision.outcome) for decision in verdict.decisions[1:]] == [
        ("package, title", "drop"),
        ("resource 1, footer", "keep"),
    ]


# ------------------------------------------------------------------------------------------------------------ whole tables


def person_table(*personal: str, others: Sequence[str] = (), subject: str = "person", dataset: str = "beispiel") -> Inspection:
    columns = [field(at, "personal") for at in range(1, len(personal) + 1)]
    columns += [field(at, kind) for at, kind in enumerate(others, start=len(personal) + 1)]
    findings = [found(at, entity) for at, entity in enumerate(personal, start=1)]
    return inspected(columns, findings, subject=subject, dataset=dataset)


@pytest.mark.parametrize(
    ("inspection", "expected"),
    [
        (person_table("PERSON_NAME", "ADDRESS", others=["number", "category"]), "rejected"),
        (person_table("PERSON_NAME", "ADDRESS", others=["number", "category", "label"]), "publishable"),
        (person_table("PERSON_NAME", others=["code", "date", "time", "empty"]), "rejected"),
        (person_table("PERSON_NAME", others=["code", "date", "number"]), "publishable"),
        (person_table("GENDER", others=["code", "date"]), "publishable"),
        (person_table("LICENSE_PLATE", others=["number"]), "publishable"),
        (person_table("GENDER", "POSTAL_PLACE", others=["number"], subject="household"), "rejected"),
        (person_table("PERSON_NAME", "ADDRESS", others=["number"], subject="thing"), "publishable"),
        (person_table("PERSON_NAME", "ADDRESS", others=["number", "empty", "empty", "empty"]), "rejected"),
    ],
    ids=["half", "less", "bare", "figures", "no name", "masked", "household", "things", "empty columns do not count"],
)
def test_a_register_of_persons_stops(inspection: Inspection, expected: str) -> None:
    verdict = judged(inspection)
    assert verdict.verdict == expected
    assert [reason.rule for reason in verdict.reasons] == (["register-of-persons"] if expected == "rejected" else [])
    assert not (verdict.reasons and verdict.questions)


def test_a_rule_for_the_dataset_opens_a_register() -> None:
    public = having(
        {"match": {"dataset": "beispiel", "risks": ["register"]}, "exception": "Art. 6 Abs. 1 lit. c DSGVO"},
    )
    assert judged(person_table("PERSON_NAME", "ADDRESS", others=["label"]), policy=public).verdict == "publishable"


def test_a_register_beside_other_tables_goes_alone() -> None:
    package = Package(
        name="beispiel",
        title="Beispiel",
        resources=(table([field(1, "number")]), table([field(1, "personal"), field(2, "code")], "person", 2)),
    )
    verdict = judged(Inspection(package=package, findings=(found(1, "PERSON_NAME", 2),)))
    assert verdict.verdict == "publishable"
    assert [outcome(verdict, 1, 2), outcome(verdict, 2, 2)] == ["drop", "drop"]
    assert not verdict.questions


@pytest.mark.parametrize(
    "entity", ["RELIGION", "HEALTH", "POLITICAL_OPINION", "UNION_MEMBERSHIP", "ETHNIC_ORIGIN", "CRIMINAL_OFFENCE"]
)
def test_closed_categories_stop_the_dataset(entity: str) -> None:
    assert judged(inspected([field(1, "category"), NUMBER], [found(1, entity)])).verdict == "rejected"


def test_a_closed_category_stops_whatever_its_entity() -> None:
    assert judged(inspected([field(1, "category"), NUMBER], [found(1, "NEW_ENTITY", category="special")])).verdict == "rejected"


@pytest.mark.parametrize("more", [{"whole": False}, {"score": 0.3}], ids=["some cells", "unsure"])
def test_an_uncertain_closed_category_costs_the_column_only(more: dict[str, Any]) -> None:
    verdict = judged(inspected([field(1, "category"), NUMBER], [found(1, "HEALTH", **more)]))
    assert (verdict.verdict, outcome(verdict)) == ("publishable", "withhold")


def test_the_letter_of_the_exception_opens_a_closed_category_for_one_dataset() -> None:
    party = field(1, "category", name="Fraktion/Partei")
    for dataset, expected in [("stadtrat", "publishable"), ("vereine", "rejected")]:
        assert judged(inspected([party, NUMBER], [found(1, "POLITICAL_OPINION")], dataset=dataset)).verdict == expected


@pytest.mark.parametrize(
    ("dataset", "entity", "expected"),
    [
        ("hundesteuer-2026", "PERSON_NAME", "rejected"),
        ("hundesteuer-2026", "LICENSE_PLATE", "publishable"),
        ("wohngeld", "PERSON_NAME", "rejected"),
        ("hunde", "PERSON_NAME", "publishable"),
    ],
)
def test_what_a_law_keeps_secret_stops_where_people_are_named(dataset: str, entity: str, expected: str) -> None:
    assert judged(inspected([field(1, "personal"), NUMBER], [found(1, entity)], dataset=dataset)).verdict == expected


# ---------------------------------------------------------------------------------------------- the delivery and its doubts


def test_every_error_is_named_and_none_hides_another() -> None:
    codes = ["type-error", "unique-error", "encoding-error"]
    issues = [Issue(code=code, severity="error", place=Place(resource=1, field=9)) for code in codes]
    verdict = judged(inspected([NUMBER, TEXT], issues=issues))
    assert verdict.verdict == "rejected"
    assert sorted(reason.rule or "" for reason in verdict.reasons) == sorted(codes)


def test_a_warning_stops_nothing() -> None:
    assert (
        judged(inspected([NUMBER], issues=[Issue(code="row-count", severity="warning", place=Place())])).verdict == "publishable"
    )


@pytest.mark.parametrize("place", [Place(resource=1, field=9), Place(resource=1), Place()], ids=str)
def test_a_doubtful_reading_waits_for_the_department(place: Place) -> None:
    doubtful = inspected([NUMBER], issues=[Issue(code="doubtful-reading", severity="warning", place=place)])
    (question,) = judged(doubtful).questions
    assert (judged(doubtful).verdict, question.asked_of) == ("needs_answer", "department")
    assert judged(doubtful, answer(question, "right", "department:a", NOW, WHY)).verdict == "publishable"
    assert judged(doubtful, answer(question, "wrong", "department:a", NOW, WHY)).verdict == "rejected"


@pytest.mark.parametrize(
    ("code", "first", "other"), [("ambiguous-number", "german", "english"), ("ambiguous-date", "day-first", "text")]
)
def test_a_column_that_can_be_read_in_two_ways_is_read_as_the_department_said_last(code: str, first: str, other: str) -> None:
    place = Place(resource=1, field=1)
    doubtful = inspected([NUMBER], issues=[Issue(code=code, severity="review", place=place)])
    (question,) = judged(doubtful).questions
    assert (judged(doubtful).verdict, question.asked_of) == ("needs_answer", "department")
    assert {first, other, "text"} <= set(question.choices)
    said = [answer(question, first, "department:a", NOW, WHY), answer(question, other, "department:a", NOW + timedelta(1), WHY)]
    for answers, choice in (((), None), (said[:1], first), (said, other), (said[::-1], other)):
        told = told_readings(doubtful, POLICY, answers, NOW.date())
        assert {place: one.choice for place, one in told.items()} == ({place: choice} if choice else {})
        assert judged(doubtful, *answers).verdict == ("publishable" if choice else "needs_answer")
    stranger = said[0].having(shape="another")
    assert told_readings(doubtful, POLICY, [stranger, said[0].having(by="release:b")], NOW.date()) == {}


CHANGED = inspected([NUMBER], issues=[Issue(code="new-column", severity="review", place=Place(resource=1, field=9))])


def test_a_changed_delivery_waits_for_the_releasing_office() -> None:
    (question,) = judged(CHANGED).questions
    assert (judged(CHANGED).verdict, question.asked_of) == ("needs_review", "release")
    assert judged(CHANGED, answer(question, "approve", "release:a", NOW, WHY)).verdict == "publishable"
    assert judged(CHANGED, answer(question, "reject", "release:a", NOW, WHY)).verdict == "rejected"


def test_an_approval_holds_for_that_delivery_only() -> None:
    (question,) = judged(CHANGED).questions
    approved = answer(question, "approve", "release:a", NOW, WHY)
    more = CHANGED.having(
        issues=(*CHANGED.issues, Issue(code="type-changed", severity="review", place=Place(resource=1, field=9)))
    )
    assert judged(more, approved).verdict == "needs_review"


# ----------------------------------------------------------------------------------------------------------------- people


def asked(inspection: Inspection = WITH_TEXT, policy: Policy = POLICY) -> Question:
    (question,) = judged(inspection, policy=policy).questions
    return question


def said(choice: str, actor: str = "release:a", question: Question | None = None, minutes: int = 0) -> Decision:
    return answer(question or asked(), choice, actor, NOW + timedelta(minutes=minutes), WHY)


def test_an_answer_restores_the_column_and_says_who() -> None:
    verdict = judged(WITH_TEXT, said("publish"))
    decision = verdict.decisions[0]
    assert (decision.outcome, decision.by, decision.reason, decision.choice) == ("keep", "release:a", WHY, "publish")
    assert not verdict.questions


def test_an_answer_can_leave_the_column_out_for_good() -> None:
    verdict = judged(WITH_TEXT, said("leave-out"))
    assert outcome(verdict) == "drop"
    assert not verdict.questions


@pytest.mark.parametrize(
    "change",
    [
        {"name": "anders", "label": "anders"},
        {"type": "number"},
        {"kind": "personal"},
    ],
    ids=str,
)
def test_an_answer_binds_only_while_the_column_looks_the_same(change: dict[str, Any]) -> None:
    changed = inspected([TEXT.having(**change), NUMBER])
    assert outcome(judged(changed, said("publish"))) == "withhold"


@pytest.mark.parametrize(
    ("kind", "binds"), [("code", False), ("personal", False), ("text", True), ("label", True), ("number", True)]
)
def test_another_shape_of_values_counts_where_values_have_one(kind: str, binds: bool) -> None:
    column = TEXT.having(kind=kind, shapes=("9999",))
    assert (shape_of(column, ()) == shape_of(column.having(shapes=("AAAA",)), ())) is binds


def test_a_new_kind_of_finding_asks_again() -> None:
    changed = inspected([TEXT, NUMBER], [found(1, "FREE_TEXT")])
    assert outcome(judged(changed, said("publish"))) == "withhold"
    assert asked(changed).id != asked().id


def test_more_rows_do_not_ask_again() -> None:
    changed = inspected([TEXT.having(filled=99, distinct=50), NUMBER])
    assert outcome(judged(changed, said("publish"))) == "keep"


def test_only_what_the_policy_leaves_open_can_be_answered() -> None:
    """A rule that removes is changed in the policy, not by an answer."""
    dropped = inspected([field(1, "personal"), NUMBER], [found(1, "IBAN")])
    forged = said("publish").having(place=Place(resource=1, field=1), question=None)
    for shape in (None, forged.shape, judged(dropped).policy):
        assert outcome(judged(dropped, forged.having(shape=shape))) == "drop"


def test_an_answer_lifts_the_doubt_and_not_the_rule() -> None:
    leaking = inspected([TEXT, NUMBER], [found(1, "LICENSE_PLATE", whole=False)])
    assert outcome(judged(leaking, said("publish", question=asked(leaking)))) == "mask"


def test_people_may_be_stricter_than_the_policy() -> None:
    kept = inspected([field(1, "label"), NUMBER])
    shape = shape_of(kept.package.resources[0].fields[0], ())
    strict = said("leave-out").having(question=None, shape=shape)
    assert outcome(judged(kept, strict)) == "drop"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("publish", 0), ("leave-out", 1)], "drop"),
        ([("leave-out", 0), ("publish", 1)], "keep"),
        ([("leave-out", 0), ("publish", 0)], "drop"),
    ],
)
def test_the_last_word_counts_and_of_two_at_once_the_no(answers: list[tuple[str, int]], expected: str) -> None:
    given = [said(choice, minutes=minutes) for choice, minutes in answers]
    assert outcome(judged(WITH_TEXT, *given)) == expected
    assert outcome(judged(WITH_TEXT, *reversed(given))) == expected


def test_the_wrong_role_cannot_answer() -> None:
    with pytest.raises(Misuse, match="answer-role"):
        said("publish", "department:a")
    forged = said("publish").having(by="dsb:a")
    assert outcome(judged(WITH_TEXT, forged)) == "withhold"


def test_there_are_no_other_choices() -> None:
    with pytest.raises(Misuse, match="answer-choice-unknown"):
        said("maybe")


RESERVED = having({"match": {"dataset": "beispiel", "kinds": ["text"]}, "persons": 2})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], "needs_review"),
        ([("publish", "release:a")], "needs_review"),
        ([("publish", "release:a"), ("publish", "release:a")], "needs_review"),
        ([("publish", "release:a"), ("publish", "release:b")], "publishable"),
        ([("publish", "release:a"), ("leave-out", "release:c"), ("publish", "release:b")], "needs_review"),
    ],
)
def test_a_reserved_column_needs_as_many_different_persons(answers: list[tuple[str, str]], expected: str) -> None:
    question = asked(policy=RESERVED)
    given = [said(choice, actor, question, minutes) for minutes, (choice, actor) in enumerate(answers)]
    verdict = judged(WITH_TEXT, *given, policy=RESERVED)
    assert verdict.verdict == expected
    assert outcome(verdict) == ("keep" if expected == "publishable" else "withhold")


def test_agreement_lifts_the_reservation_and_not_the_action() -> None:
    match = {"dataset": "beispiel", "entities": ["LICENSE_PLATE"]}
    policy = having({"match": match, "outcome": "mask", "parameters": {"to": "district"}, "persons": 1})
    plates = inspected([field(1, "category"), NUMBER], [found(1, "LICENSE_PLATE", whole=False)])
    decision = judged(plates, said("publish", question=asked(plates, policy)), policy=policy).decisions[0]
    assert (decision.outcome, decision.parameters, decision.by) == ("mask", {"to": "district"}, "release:a")


def test_a_reserved_column_that_is_refused_goes() -> None:
    verdict = judged(WITH_TEXT, said("leave-out", question=asked(policy=RESERVED)), policy=RESERVED)
    assert (verdict.verdict, outcome(verdict)) == ("publishable", "drop")


def test_an_answer_that_has_expired_is_asked_again() -> None:
    until = said("publish").having(until=TODAY)
    assert outcome(judged(WITH_TEXT, until)) == "keep"
    later = judged(WITH_TEXT, until, today=TODAY + timedelta(days=1))
    assert outcome(later) == "withhold"
    assert later.decided_on == TODAY


# ------------------------------------------------------------------------------------------------------- verdict and dates


def test_nothing_left_and_nothing_to_ask_is_rejected() -> None:
    verdict = judged(inspected([field(1, "personal"), field(2, "empty")], [found(1, "IBAN")]))
    assert verdict.verdict == "rejected"
    assert verdict.reasons


def test_nothing_left_but_a_question_needs_an_answer() -> None:
    only_text = inspected([TEXT])
    assert judged(only_text).verdict == "needs_answer"
    assert judged(only_text, said("publish")).verdict == "publishable"
    assert judged(only_text, said("leave-out")).verdict == "rejected"


def test_an_empty_package_is_rejected() -> None:
    assert judged(Inspection(package=Package(name="leer", title="leer"))).verdict == "rejected"


def test_the_date_is_never_the_clocks() -> None:
    received = date(2026, 11, 20)
    plain = inspected([NUMBER])
    assert {judged(plain, today=today).decided_on for today in (TODAY, date(2027, 1, 1))} == {received}
    assert judged(WITH_TEXT, said("publish")).decided_on == NOW.date()
    assert judged(plain, policy=POLICY.having(in_force=date(2026, 11, 22))).decided_on == date(2026, 11, 22)


def test_an_expired_rule_dates_the_verdict() -> None:
    named = inspected([field(1, "personal"), NUMBER], [found(1, "PERSON_NAME", publishable=True)])
    later = judged(named, today=date(2030, 1, 1))
    assert outcome(judged(named)) == "flag"
    assert outcome(later) == "withhold"
    assert later.decided_on == date(2028, 10, 31)


def test_the_verdict_names_its_policy() -> None:
    assert judged(WITH_TEXT).policy == POLICY.digest()
