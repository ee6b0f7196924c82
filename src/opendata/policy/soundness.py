"""Is the policy sound: no unknown names, no empty, overlapping or unreachable rules, nothing too wide."""

from collections.abc import Collection, Iterator

from opendata.model import KINDS, SUBJECTS
from opendata.policy.form import (
    ENTITIES,
    GROUPS,
    KEEPING,
    LEAVING,
    TABLE_ACTIONS,
    THRESHOLDS,
    WHOLE_TABLE,
    CategoriesFile,
    Rule,
    RulesFile,
    Texts,
)
from opendata.policy.reading import PlainFile, Problem


def repeated(file: PlainFile, entries: Texts) -> Iterator[Problem]:
    """Name entries that a list of local knowledge has twice."""
    for index, entry in enumerate(entries):
        if entry in entries[:index]:
            yield file.problem("policy-duplicate", ("entries", index), name=entry)


def category_faults(file: PlainFile, content: CategoriesFile) -> Iterator[Problem]:
    """Each entity that can be found belongs to exactly one category."""
    seen: set[str] = set()
    for index, category in enumerate(content.categories):
        for entity in (category.id, *category.entities):
            if entity in seen:
                yield file.problem("policy-duplicate", ("categories", index), name=entity)
            seen.add(entity)
        for entity in set(category.entities) - set(ENTITIES):
            yield file.problem("policy-unknown-name", ("categories", index, "entities"), name=entity)
    for entity in set(ENTITIES) - seen:
        yield file.problem("policy-entity-without-category", ("categories",), name=entity)


def rule_faults(
    file: PlainFile, content: RulesFile, categories: CategoriesFile, actions: Collection[str], risks: Collection[str]
) -> Iterator[Problem]:
    """Name what is wrong with single rules, and between rules."""
    closed = {entity for category in categories.categories if category.stop for entity in category.entities}
    outcomes = {*KEEPING, *LEAVING, *TABLE_ACTIONS, *actions}
    known = {"entities": set(ENTITIES), "kinds": set(KINDS), "risks": {*risks, *WHOLE_TABLE}, "subjects": set(SUBJECTS)}
    seen: set[str] = set()
    for index, rule in enumerate(content.rules):
        path = ("rules", index)
        if rule.id in seen:
            yield file.problem("policy-duplicate", path, name=rule.id)
        seen.add(rule.id)
        if rule.outcome not in outcomes:
            yield file.problem("policy-unknown-name", (*path, "outcome"), name=rule.outcome)
        for group, names in known.items():
            for name in sorted(set(getattr(rule.match, group)) - names):
                yield file.problem("policy-unknown-name", (*path, "match", group), name=name)
        for code in _single_faults(rule, closed):
            yield file.problem(code, (*path, "match"), rule=rule.id)
        for code in _table_faults(rule, content):
            yield file.problem(code, (*path, "outcome"), rule=rule.id)
    yield from _pair_faults(file, content.rules)


def threshold_faults(file: PlainFile, content: RulesFile) -> Iterator[Problem]:
    """Name thresholds without which nothing can be decided."""
    for name in sorted(set(THRESHOLDS) - set(content.thresholds)):
        yield file.problem("policy-threshold-missing", ("thresholds",), name=name)


def _single_faults(rule: Rule, closed: Collection[str]) -> Iterator[str]:
    """Codes of what a rule alone gets wrong."""
    match, publishes = rule.match, rule.outcome not in LEAVING
    if not (match.entities or match.kinds or match.risks):
        yield "policy-match-empty"
    if match.risks and (match.entities or match.kinds or match.fields):
        yield "policy-match-mixed"
    if not match.entities and (match.publishable is not None or match.whole is not None):
        yield "policy-match-meaningless"
    if match.resource is not None and match.dataset is None:
        yield "policy-match-meaningless"
    counted = match.subjects == ("group",)
    if match.entities and rule.outcome in KEEPING and not (match.publishable or match.dataset or counted):
        yield "policy-rule-too-wide"
    if set(match.entities) & set(closed) and not ((match.dataset or counted) and (rule.exception or not publishes)):
        yield "policy-exception-missing"
    if rule.persons and rule.outcome in {"drop", "reject", *TABLE_ACTIONS}:
        yield "policy-persons-meaningless"
    about_things = match.subjects and set(match.subjects) <= {"thing", "event", "office"}
    if "text" in match.kinds and rule.outcome in KEEPING and not (match.dataset or about_things):
        yield "policy-rule-too-wide"
    if set(match.risks) & set(WHOLE_TABLE) and not (match.dataset and (rule.exception or rule.outcome == "aggregate")):
        yield "policy-exception-missing"


def _table_faults(rule: Rule, content: RulesFile) -> Iterator[str]:
    """Codes of what a rule about a whole table gets wrong. It must hold whatever was found, so it names all that could be."""
    match, counting = rule.match, rule.counting
    if (counting is not None) != (rule.outcome == "aggregate"):
        yield "policy-counting-missing"
    if rule.outcome not in TABLE_ACTIONS:
        return
    if rule.outcome == "aggregate" and not (match.dataset and set(match.risks) == {*WHOLE_TABLE, GROUPS} and not match.subjects):
        yield "policy-aggregate-incomplete"
    if rule.outcome == "suppress" and match.risks != (GROUPS,):
        yield "policy-suppress-elsewhere"
    terms = content.thresholds
    given = rule.parameters.get("threshold")
    value = terms[given].value if isinstance(given, str) and given in terms else given
    if set(rule.parameters) != {"threshold"} or not isinstance(value, int) or GROUPS not in terms or value < terms[GROUPS].value:
        yield "policy-threshold-too-small"
    if counting is not None:
        names = [name.casefold() for name in (*counting.by, counting.count)]
        if len(set(names)) < len(names):
            yield "policy-counting-twice"


def _pair_faults(file: PlainFile, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Two rules that are equally exact for one case; a rule whose every case a more exact one takes."""
    for index, rule in enumerate(rules):
        meeting = [other for other in rules if other is not rule and other.match.meets(rule.match)]
        for other in (other for other in meeting if other in rules[:index]):
            if other.match.exactness() == rule.match.exactness():
                yield file.problem("policy-rules-overlap", ("rules", index), rule=rule.id, other=other.id)
        above = [other for other in meeting if other.until is None and other.match.exactness() > rule.match.exactness()]
        if above and all(any(other.match.holds(case) for other in above) for case in rule.match.cases()):
            yield file.problem("policy-rule-unreachable", ("rules", index), rule=rule.id)
