"""Whole tables: counted into groups, or published without the rows of small groups.

A rule that counts a table (`aggregate`) holds whatever was found in it. What it does not count by leaves as a whole, so that
nothing of it can make a register of persons or break a secrecy; what it counts by must be fit to go out by itself. Only so does
it turn a stop into a publication: where a column is missing or may not go out, nothing of the table does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from opendata.model import Decision, Field, Finding, Place, Question, Resource
from opendata.policy import Case, Rule
from opendata.policy.form import GROUPS, KEEPING, LEAVING, Counting
from opendata.policy.ruling import Ruling, sentence, table_ruling
from opendata.stages.decide.docket import Asked, Docket, decision_of, short, stop_at
from opendata.stages.decide.people import LEAVE_OUT, PUBLISH, by_people, heard_on, refusal
from opendata.texts import both

_COUNTS = "small-groups-counts"
"""Reason of a finding whose fields count people; else its fields are what rows have in common."""


@dataclass(frozen=True)
class Plan:
    """How a rule counts a table: the columns that it names, and the names that the table does not have exactly once."""

    rule: Rule
    counting: Counting
    threshold: int
    resource: Resource
    by: tuple[Field, ...]
    people: tuple[Field, ...]
    missing: tuple[str, ...]


def plan(docket: Docket, resource: Resource) -> Plan | None:
    """Give how a rule counts this table, or None: no rule does."""
    rule = docket.policy.rule_for(Case(docket.dataset, resource.name, resource.subject, risk=GROUPS), docket.today)
    if rule is None or rule.counting is None:
        return None
    counting = rule.counting
    named = {name: [field for field in resource.fields if field.name.casefold() == name.casefold()] for name in _names(counting)}
    by, people = (tuple(named[name][0] for name in names if named[name]) for names in (counting.by, counting.people))
    missing = tuple(name for name, fields in named.items() if len(fields) != 1)
    return Plan(rule, counting, int(docket.policy.parameters(rule)["threshold"]), resource, by, people, missing)


def _names(counting: Counting) -> tuple[str, ...]:
    return (*counting.by, *counting.people)


def plans(docket: Docket) -> dict[int, Plan]:
    """Give the tables that a rule counts, by number."""
    made = {resource.number: plan(docket, resource) for resource in docket.inspection.package.resources}
    return {number: own for number, own in made.items() if own is not None}


# -------------------------------------------------------------------------------------------------------------- counted


def counted(docket: Docket, columns: Sequence[Asked]) -> list[Asked]:
    """Put the columns of tables that a rule counts under that rule."""
    made = plans(docket)
    return [
        _under(made[column.resource.number], column, columns) if column.resource and column.resource.number in made else column
        for column in columns
    ]


def _under(made: Plan, column: Asked, columns: Sequence[Asked]) -> Asked:
    """Judge one column under the rule that counts its table: what it does not count by leaves, and nobody is asked."""
    told = decision_of(
        column.decision.place, Ruling("drop", made.rule.reason, rule=made.rule.id, legal_basis=made.rule.legal_basis)
    )
    if column.field not in made.by or made.missing:
        own = column.decision if column.decision.outcome in {"drop", "reject"} else told
        return replace(column, decision=own, question=None, rulings=(), whole=True)
    if column.decision.outcome not in KEEPING:
        return column
    if _unfit(made, columns):
        return replace(column, decision=told.having(outcome="withhold", reason=sentence("decision-counting-waits")))
    return replace(column, decision=told.having(outcome="aggregate", parameters=_shown(made)))


def _unfit(made: Plan, columns: Sequence[Asked]) -> list[Asked]:
    """Give the columns to count by that may not go out by themselves."""
    own = [column for column in columns if column.resource == made.resource and column.field in made.by]
    return [column for column in own if column.decision.outcome not in (*KEEPING, "aggregate")]


def _shown(made: Plan) -> dict[str, str | int]:
    return {"threshold": made.threshold, "rest": made.counting.rest}


def counting_faults(docket: Docket, columns: Sequence[Asked]) -> Iterator[Decision]:
    """Stop where a table cannot be counted as its rule says; `columns` are as `counted` gave them."""
    for number, made in plans(docket).items():
        place, rule = Place(resource=number), made.rule
        unfit = [column for column in _unfit(made, columns) if column.decision.outcome != "withhold"]
        if made.missing:
            names = ", ".join(made.missing)
            yield stop_at(place, rule.id, both("decision-counting-fields", rule=rule.id, names=names), rule.legal_basis)
        elif unfit:
            names = ", ".join(sorted(column.field.name for column in unfit if column.field))
            yield stop_at(place, rule.id, both("decision-counting-personal", rule=rule.id, names=names), rule.legal_basis)


def counting_decisions(docket: Docket, columns: Sequence[Asked]) -> Iterator[Decision]:
    """Give one Decision for each table that is counted: the numbers of the columns, and all that the counting needs."""
    for number, made in plans(docket).items():
        if not made.missing and not _unfit(made, columns):
            told = Ruling(
                "aggregate", made.rule.reason, rule=made.rule.id, legal_basis=made.rule.legal_basis, until=made.rule.until
            )
            parameters = {"by": _numbers(made.by), "people": _numbers(made.people), "count": made.counting.count, **_shown(made)}
            yield decision_of(Place(resource=number, margin=GROUPS), told).having(parameters=parameters)


def _numbers(fields: Sequence[Field]) -> str:
    return " ".join(str(field.number) for field in fields)


# ------------------------------------------------------------------------------------------------------ rows that leave


def without_rows(docket: Docket, columns: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """Leave out the rows of small groups where a rule says so, and ask the releasing office about them.

    Returns:
        The columns, and one entry for each table that loses rows, or would without a person's word.
    """
    entries = {resource.number: entry for resource, entry in _rows(docket)}
    return [_with_rows(column, entries, docket) for column in columns], list(entries.values())


def _rows(docket: Docket) -> Iterator[tuple[Resource, Asked]]:
    counted_tables = plans(docket)
    for resource in docket.inspection.package.resources:
        for finding in _small_groups(docket, resource):
            ruling = table_ruling(docket.policy, docket.dataset, resource, finding, docket.today)
            if ruling.outcome == "suppress" and resource.number not in counted_tables:
                yield resource, _row_entry(docket, resource, finding, ruling)


def _small_groups(docket: Docket, resource: Resource) -> list[Finding]:
    found = docket.inspection.findings
    return sorted(
        (one for one in found if one.risk == GROUPS and one.place.resource == resource.number), key=lambda one: one.canonical()
    )


def _row_entry(docket: Docket, resource: Resource, finding: Finding, ruling: Ruling) -> Asked:
    """Decide on the rows, and ask about them until someone has answered for these very numbers."""
    threshold = ruling.parameters["threshold"]
    shape = short(GROUPS, str(threshold), str(finding.value), str(finding.matched), str(finding.checked), str(finding.fields))
    place = Place(resource=resource.number)
    question = Question(
        id=short(docket.dataset, str(place), shape),
        place=place,
        code="question-rows",
        choices=(PUBLISH, LEAVE_OUT),
        asked_of="release",
        rule=ruling.rule,
        shape=shape,
        params={"threshold": threshold},
    )
    told = decision_of(Place(resource=resource.number, margin=GROUPS), ruling)
    counts = "counts" if finding.reason == _COUNTS else "by"
    decision = told.having(parameters={"threshold": threshold, counts: " ".join(map(str, finding.fields))})
    heard = heard_on(docket, question)
    if not heard:
        return Asked(decision, question)
    return Asked(by_people(heard, decision, "suppress" if refusal(heard) else "keep"))


def _with_rows(column: Asked, entries: dict[int, Asked], docket: Docket) -> Asked:
    """Let a column keep its rows where people said so; where no row is left, there is no column either."""
    entry = entries.get(column.resource.number) if column.resource else None
    if entry is None or column.resource is None or column.decision.outcome in LEAVING:
        return column
    if entry.decision.outcome == "keep":
        said = entry.decision
        own = column.decision
        kept = own.having(outcome="keep", parameters={}, reason=said.reason, by=said.by, decided_at=said.decided_at)
        return replace(column, decision=kept) if own.outcome == "suppress" else column
    if any(finding.matched == finding.checked for finding in _small_groups(docket, column.resource)):
        return replace(column, decision=column.decision.having(outcome="withhold", reason=sentence("decision-no-row-left")))
    return column
