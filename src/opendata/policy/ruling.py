"""What the policy says about one column: a ruling for each finding, for its kind and for each risk; the strictest counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from opendata.model import Bilingual, Field, Finding, Resource, Role
from opendata.policy.form import KEEPING, Case, Policy, Rule
from opendata.texts import say

LABEL = "label"
ACTING = 2
"""Strictness of every action that changes cells."""


@dataclass(frozen=True)
class Ruling:
    """One outcome and why. `question`: code of what is asked; `personal`: it speaks of a column of personal data."""

    outcome: str
    reason: Bilingual
    parameters: dict[str, str | int] = field(default_factory=dict)
    rule: str | None = None
    legal_basis: str | None = None
    until: date | None = None
    persons: int = 0
    asked_of: Role = "release"
    question: str | None = None
    entity: str | None = None
    personal: bool = False

    @property
    def open(self) -> bool:
        """Say whether people can still decide it: left out for doubt, or reserved for them."""
        return self.outcome == "withhold" or self.persons > 0

    @property
    def strictness(self) -> int:
        """Give the rank: the strictest ruling of a column counts. Only `withhold` can be answered, so it is below `drop`."""
        ranks = {"keep": 0, "flag": 1, "withhold": 3, "drop": 4, "reject": 5}
        return ranks.get(self.outcome, ACTING)


def sentence(code: str) -> Bilingual:
    """Give a sentence in both languages."""
    return {"de": say(code, "de"), "en": say(code, "en")}


def strictest(rulings: Iterable[Ruling]) -> Ruling:
    """Give the ruling that counts; two actions that differ contradict each other, and the column goes."""
    found = sorted(rulings, key=_rank)
    if found[0].strictness == ACTING:
        actions = {(ruling.outcome, *sorted(ruling.parameters.items())) for ruling in found if ruling.strictness == ACTING}
        if len(actions) > 1:
            return Ruling("drop", sentence("decision-conflict"), rule=found[0].rule)
    return found[0]


def _rank(ruling: Ruling) -> tuple[int, bool, bool, str, str, str]:
    """Order rulings: the strictest first; of equals one by a rule, then one about a finding."""
    names = (ruling.rule or "", ruling.entity or "", ruling.question or "")
    return -ruling.strictness, ruling.rule is None, ruling.entity is None, *names


def rulings(
    policy: Policy,
    dataset: str,
    resource: Resource,
    column: Field,
    findings: Iterable[Finding],
    today: date,
    *,
    deceives: bool = False,
) -> tuple[Ruling, ...]:
    """Give every ruling on a column from the `findings` at it: on it, on its label, or risks that its cells take part in.

    `deceives`: its header is not cleared for characters that cannot be seen or look like others.
    """
    found = tuple(findings)
    told = [_of_finding(policy, dataset, resource, column, finding, today) for finding in found]
    given = [ruling for ruling in told if ruling.outcome != "aggregate"]  # that is about the table, not about its columns
    if column.label is None or any(finding.place.margin == LABEL for finding in found):
        code = "label-characters" if deceives else "label"
        given.append(Ruling("withhold", sentence(f"decision-{code}"), question=f"question-{code}"))
    if column.kind != "personal" or not any(finding.entity and finding.place.margin is None for finding in found):
        given.append(_of_kind(policy, dataset, resource, column, today))
    return tuple(given)


def case_of(dataset: str, resource: Resource | None, column: Field | None, finding: Finding) -> Case:
    """Give what a rule is asked about for a finding."""
    return Case(
        dataset,
        resource.name if resource else "",
        resource.subject if resource else "unknown",
        column.name if column else None,
        finding.entity,
        column.kind if column else None,
        finding.risk,
        finding.publishable,
        finding.whole,
    )


def by_rule(policy: Policy, rule: Rule, finding: Finding | None = None) -> Ruling:
    """Turn a rule into a ruling; parameters that it leaves open come from the least lossy rung that is safe."""
    asked = "question-reserved" if rule.persons else "question-rule" if rule.outcome == "withhold" else None
    return Ruling(
        rule.outcome,
        rule.reason,
        policy.parameters(rule) or _rung(rule.outcome, finding),
        rule.id,
        rule.legal_basis,
        rule.until,
        rule.persons,
        rule.asked_of,
        asked,
        finding.entity if finding else None,
        _personal(finding),
    )


def table_ruling(policy: Policy, dataset: str, resource: Resource, finding: Finding, today: date) -> Ruling:
    """Give the ruling on a risk of a table."""
    rule = policy.rule_for(case_of(dataset, resource, None, finding), today)
    return by_rule(policy, rule, finding) if rule is not None else _unruled(finding)


def _of_finding(policy: Policy, dataset: str, resource: Resource, column: Field, finding: Finding, today: date) -> Ruling:
    if finding.place.margin == LABEL:
        return Ruling("withhold", sentence("decision-label"), question="question-label", entity=finding.entity)
    rule = policy.rule_for(case_of(dataset, resource, None if finding.risk else column, finding), today)
    return by_rule(policy, rule, finding) if rule is not None else _unruled(finding)


def _unruled(finding: Finding) -> Ruling:
    code = "risk" if finding.risk else "finding" if finding.whole else "cells"
    return Ruling(
        "withhold", sentence(f"decision-{code}"), question=f"question-{code}", entity=finding.entity, personal=_personal(finding)
    )


def _of_kind(policy: Policy, dataset: str, resource: Resource, column: Field, today: date) -> Ruling:
    case = Case(dataset, resource.name, resource.subject, column.name, kind=column.kind)
    rule = policy.rule_for(case, today)
    if rule is not None:
        return by_rule(policy, rule)
    code = {"text": "text", "remark": "text", "personal": "personal"}.get(column.kind, "kind")
    return Ruling("withhold", sentence(f"decision-{code}"), question=f"question-{code}")


def _personal(finding: Finding | None) -> bool:
    return finding is not None and finding.entity is not None and finding.whole and not finding.publishable


def _rung(action: str, finding: Finding | None) -> dict[str, str | int]:
    rungs = [rung for rung in (finding.ladder if finding else ()) if rung.action == action and _safe(rung.smallest, finding)]
    return dict(min(rungs, key=lambda rung: (rung.loss, sorted(rung.parameters.items()))).parameters) if rungs else {}


def _safe(smallest: int | None, finding: Finding | None) -> bool:
    return smallest is None or finding is None or finding.threshold is None or smallest >= finding.threshold


def margin_ruling(policy: Policy, dataset: str, resource: Resource | None, findings: Iterable[Finding], today: date) -> Ruling:
    """Give the ruling on what stands outside the grid: kept where a rule keeps every finding, else it does not go out."""
    given: Iterator[Ruling] = (
        by_rule(policy, rule, finding)
        if rule and rule.outcome in KEEPING and not rule.persons
        else Ruling("drop", sentence("decision-margin"))
        for finding in findings
        for rule in [policy.rule_for(case_of(dataset, resource, None, finding), today)]
    )
    return strictest(given)
