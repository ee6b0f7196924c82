"""policy: is it sound, what does it say about a dataset and why, do its examples hold, its JSON Schema."""

from collections.abc import Collection, Iterator
from pathlib import Path

from opendata.answer import Names
from opendata.evidence import sentences
from opendata.model import Decision, Field, Finding, Inspection, Json, Place, Question, Resource, Verdict
from opendata.policy import Policy, Problem, inspect
from opendata.policy import schema as policy_schema
from opendata.policy.examples import Example, load_examples
from opendata.policy.form import ACTIONS, RISKS, WHOLE_TABLE
from opendata.stages.decide import decide
from opendata.texts import TEXTS, Language, say

ABOUT_DELIVERY = ("question-reading", "question-ambiguous-number", "question-ambiguous-date", "question-update")
"""Questions that hold up the delivery, not one column."""


def check(
    folder: Path, language: Language = "de", known_actions: Collection[str] = ACTIONS, known_risks: Collection[str] = RISKS
) -> Json:
    """Say whether the policy in `folder` is sound, and name every fault by file and line."""
    policy, problems = inspect(folder, known_actions, known_risks)
    told = [{**problem.model_dump(mode="json"), "text": _told(problem, language)} for problem in problems]
    if policy is None:
        return {"sound": False, "problems": told}
    counts: dict[str, str | int] = {"rules": len(policy.rules), "places": len(policy.places), "digest": policy.digest()}
    text = say("policy-sound", language, in_force=policy.in_force, **counts)
    return {"sound": True, "problems": [], "name": policy.name, "in_force": policy.in_force.isoformat(), **counts, "text": text}


def schema() -> Json:
    """Give the JSON Schema of the policy's files, for editors."""
    return policy_schema()


def run_examples(
    folder: Path, language: Language = "de", known_actions: Collection[str] = ACTIONS, known_risks: Collection[str] = RISKS
) -> Json:
    """Run the examples of the policy in `folder`: each must get its verdict, and each rule must decide in one of them."""
    policy, problems = inspect(folder, known_actions, known_risks)
    examples, more = load_examples(folder)
    if policy is None or more:
        return {"passed": False, "examples": 0, "faults": [_told(problem, language) for problem in (*problems, *more)]}
    faults = [
        fault for file, found in examples.items() for example in found for fault in _faults(policy, file, example, language)
    ]
    used = {rule for found in examples.values() for example in found for rule in _rules_used(policy, example)}
    idle = [rule.id for rule in policy.rules if rule.id not in used]
    faults += [say("policy-rule-without-example", language, file="examples", rule=rule) for rule in idle]
    return {"passed": not faults, "examples": sum(len(found) for found in examples.values()), "faults": faults}


def explain(inspection: Inspection, verdict: Verdict, language: Language = "de") -> str:
    """Tell in sentences why the dataset got its verdict: for each column the finding, the rule, the reason and the law."""
    title = say(f"verdict-{verdict.verdict}", language)
    lines = [say("explain-verdict", language, dataset=inspection.package.name, verdict=title)]
    for stop in verdict.reasons:
        lines.append(say("explain-stop", language, place=stop.place, reason=stop.reason[language]))
        lines += _because(stop, language)
    columns = {decision.place for decision in verdict.decisions if decision.place.field is not None and not decision.place.margin}
    whole = [question for question in verdict.questions if question.place not in columns or question.code in ABOUT_DELIVERY]
    lines += [_asked(question, language) for question in whole]
    for resource in inspection.package.resources:
        lines += ["", say("explain-table", language, name=resource.name)]
        for field in resource.fields:
            lines += _column(inspection, verdict, resource, field, language)
    outside = [decision for decision in verdict.decisions if decision.place.field is None or decision.place.margin]
    for decision in outside:
        told = say(f"outcome-{decision.outcome}", language)
        lines += ["", say("explain-outside", language, place=decision.place, outcome=told), *_because(decision, language)]
    return "\n".join(lines)


def _told(problem: Problem, language: Language) -> str:
    return say(problem.code, language, file=problem.file, line=problem.line, **problem.params)


# ------------------------------------------------------------------------------------------------------------- examples


def _verdict(policy: Policy, example: Example) -> Verdict:
    today = example.today or policy.in_force
    return decide(example.inspection(), policy, (), today, today)


def _faults(policy: Policy, file: str, example: Example, language: Language) -> Iterator[str]:
    """Tell each difference between what an example says and what the policy does."""
    for place, found, wanted in _compared(example, _verdict(policy, example)):
        if found != wanted:
            told = {"file": f"examples/{file}", "name": example.title[language], "at": place, "found": found, "expected": wanted}
            yield say("policy-example-failed", language, **told)


def _compared(example: Example, verdict: Verdict) -> Iterator[tuple[str, str | int, str | int]]:
    """Give what was decided beside what should have been, place by place."""
    decided = {decision.place: decision for decision in verdict.decisions}
    yield "verdict", verdict.verdict, example.verdict
    yield "questions", len(verdict.questions), example.questions
    for number, table in enumerate(example.tables, start=1):
        for at, column in enumerate(table.columns, start=1):
            decision = decided[Place(resource=number, field=at)]
            yield column.name, decision.outcome, column.expect
            if column.rule is not None:
                yield column.name, decision.rule or "-", column.rule


def _rules_used(policy: Policy, example: Example) -> set[str]:
    """Give the rules that decide something in an example; a rule for a whole table, where the example's dataset has one."""
    columns = {decision.rule for decision in _verdict(policy, example).decisions if decision.rule is not None}
    tables = {
        rule.id for rule in policy.rules if set(rule.match.risks) & set(WHOLE_TABLE) and rule.match.dataset == example.dataset
    }
    return columns | tables


# ---------------------------------------------------------------------------------------------------------- explanation


def _column(inspection: Inspection, verdict: Verdict, resource: Resource, field: Field, language: Language) -> Iterator[str]:
    place = Place(resource=resource.number, field=field.number)
    decision = next(decision for decision in verdict.decisions if decision.place == place)
    outcome = say(f"outcome-{decision.outcome}", language)
    yield say("explain-column", language, number=field.number, name=field.label or field.name, outcome=outcome)
    found = [finding for finding in inspection.findings if finding.place.resource == resource.number]
    here = [finding for finding in found if finding.place.field == field.number and finding.entity]
    for finding in here:
        yield f"  {_found(finding, language)}"
        yield from (f"    {sentence}" for sentence in sentences(finding, Names(inspection).field, language))
    if not here:
        yield "  " + say("explain-kind", language, kind=_name("kind", field.kind, language))
    for finding in found:
        if finding.risk and (field.number in finding.fields or not finding.fields):
            yield "  " + say("explain-risk", language, risk=_name("risk", finding.risk, language))
    yield from _because(decision, language)
    for question in verdict.questions:
        if question.place == place and question.code not in ABOUT_DELIVERY:
            yield "  " + _asked(question, language)


def _found(finding: Finding, language: Language) -> str:
    code = "explain-found-public" if finding.publishable else "explain-found"
    entity = _name("entity", finding.entity or "", language)
    return say(code, language, entity=entity, matched=finding.matched, checked=finding.checked)


def _because(decision: Decision, language: Language) -> Iterator[str]:
    reason = decision.reason[language]
    if decision.by != "policy":
        yield "  " + say("explain-person", language, by=decision.by, reason=reason)
    elif decision.rule is not None:
        yield "  " + say("explain-rule", language, rule=decision.rule, reason=reason)
    else:
        yield "  " + say("explain-no-rule", language, reason=reason)
    if decision.legal_basis is not None:
        yield "  " + say("explain-law", language, law=decision.legal_basis)
    if decision.until is not None:
        yield "  " + say("explain-until", language, until=decision.until.isoformat())


def _asked(question: Question, language: Language) -> str:
    role = say(f"role-{question.asked_of}", language)
    return say("explain-question", language, id=question.id, role=role, question=say(question.code, language, **question.params))


def _name(group: str, word: str, language: Language) -> str:
    """Give the words for an entity, kind or risk; its code where there are none."""
    code = f"{group}-{word.replace('_', '-') if group == 'risk' else word}"
    return say(code, language) if code in TEXTS else word
