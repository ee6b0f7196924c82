"""Whole tables: Art. 9 and 10, registers of persons, secrecy laws; and what is decided beside the columns."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from opendata.model import Decision, Finding, Place
from opendata.policy import Case
from opendata.policy.ruling import LABEL, Ruling, case_of, margin_ruling, strictest, table_ruling
from opendata.stages.decide.docket import Asked, Docket, decision_of, stop_at

ABOUT_PEOPLE = ("person", "household")
REGISTER_RULE = "register-of-persons"
BARE_KINDS = ("code", "date", "time", "boolean", "empty")
"""What is left of a person once everything else is gone: numbers, days, ticks."""


def table_stops(docket: Docket, columns: Sequence[Asked]) -> Iterator[Decision]:
    """Stop for what no column alone can mend: Art. 9 and 10, a register of persons, a secrecy law."""
    policy = docket.policy
    for column in columns:
        for category in sorted(_closed(docket, column)):
            stop = next(found for found in policy.categories if found.id == category)
            yield stop_at(column.decision.place, category, stop.reason, stop.legal_basis)
    filled = {column.resource.number for column in columns if column.resource and _filled(column)}
    registers = _registers(docket, columns)
    if registers and registers == filled:
        for number in sorted(registers):
            stop_ = policy.register_of_persons
            yield stop_at(Place(resource=number), REGISTER_RULE, stop_.reason, stop_.legal_basis)
    yield from _secrecy(docket, columns)


def _closed(docket: Docket, column: Asked) -> set[str]:
    """Give the categories that the law closes, of which the column as such holds something that no rule opens."""
    if column.resource is None or column.field is None or column.whole:
        return set()
    sure = docket.policy.thresholds["sure_percent"].value
    closed = set()
    for finding in docket.at(column.resource, column.field):
        own = docket.policy.category(finding.entity or "")
        category = own if own is not None and own.stop else docket.policy.stopping(finding.category)
        opened = docket.policy.rule_for(case_of(docket.dataset, column.resource, column.field, finding), docket.today)
        if category and finding.entity and finding.whole and 100 * finding.score >= sure and opened is None:
            closed.add(category.id)
    return closed


def _registers(docket: Docket, columns: Sequence[Asked]) -> set[int]:
    """Give the tables that are personal as a whole: rows are persons, and what must go is their substance."""
    found = set()
    tables = _by_table(columns)
    for resource in docket.inspection.package.resources:
        own = [column for column in tables[resource.number] if _filled(column)]
        going = [column for column in own if column.must_go]
        bare = all(column.field is not None and column.field.kind in BARE_KINDS for column in own if not column.must_go)
        share = docket.policy.thresholds["register_share_percent"].value
        substance = 100 * len(going) >= share * len(own) or (bare and any(_direct(docket, column) for column in going))
        case = Case(docket.dataset, resource.name, resource.subject, risk="register")
        if resource.subject in ABOUT_PEOPLE and going and substance and docket.policy.rule_for(case, docket.today) is None:
            found.add(resource.number)
    return found


def _by_table(columns: Sequence[Asked]) -> defaultdict[int, list[Asked]]:
    """Give the columns of each table by its number: a package may have a hundred."""
    tables: defaultdict[int, list[Asked]] = defaultdict(list)
    for column in columns:
        if column.resource is not None:
            tables[column.resource.number].append(column)
    return tables


def _filled(column: Asked) -> bool:
    return column.field is not None and column.field.kind != "empty"


def _direct(docket: Docket, column: Asked) -> bool:
    """Say whether the column names persons."""
    categories = [docket.policy.category(ruling.entity) for ruling in column.rulings if ruling.entity and ruling.personal]
    return any(category is not None and category.direct for category in categories)


def _secrecy(docket: Docket, columns: Sequence[Asked]) -> Iterator[Decision]:
    """Stop where a table about persons bears the name of what a law keeps secret."""
    package = docket.inspection.package
    names = " ".join((package.name, package.title, *package.keywords)).casefold()
    tables = _by_table(columns)
    for resource in package.resources:
        own = f"{names} {resource.name} {resource.title or ''}".casefold()
        personal = any(column.must_go and _direct(docket, column) for column in tables[resource.number])
        case = Case(docket.dataset, resource.name, resource.subject, risk="secrecy")
        if personal and docket.policy.rule_for(case, docket.today) is None:
            for law in docket.policy.secrecy:
                if any(word.casefold() in own for word in law.words):
                    yield stop_at(Place(resource=resource.number), law.id, law.reason, law.legal_basis)


def without_registers(docket: Docket, columns: Sequence[Asked]) -> list[Asked]:
    """Leave out whole tables that are registers of persons, where other tables can go on."""
    registers, stop = _registers(docket, columns), docket.policy.register_of_persons
    told = Ruling("drop", stop.reason, rule=REGISTER_RULE, legal_basis=stop.legal_basis)
    return [
        replace(column, decision=decision_of(column.decision.place, told), question=None)
        if column.resource is not None and column.resource.number in registers
        else column
        for column in columns
    ]


def risk_decisions(docket: Docket, settled: Collection[Decision] = ()) -> Iterator[Decision]:
    """Give one Decision for each risk of each table; its columns bear the outcome. `settled` are those on tables as a whole."""
    yield from settled
    counted = {decision.place.resource for decision in settled if decision.outcome == "aggregate"}
    places = {decision.place for decision in settled}
    risks: defaultdict[int, defaultdict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in docket.inspection.findings:
        if finding.risk:
            risks[finding.place.resource][finding.risk].append(finding)
    for resource in docket.inspection.package.resources:
        for risk, found in sorted(risks[resource.number].items()):
            if resource.number in counted or Place(resource=resource.number, margin=risk) in places:
                continue
            given = strictest(table_ruling(docket.policy, docket.dataset, resource, finding, docket.today) for finding in found)
            decision = decision_of(Place(resource=resource.number, margin=risk), given)
            limits = [finding.threshold for finding in found if finding.threshold is not None]
            yield decision.having(parameters={**decision.parameters, **({"threshold": max(limits)} if limits else {})})


def margin_decisions(docket: Docket) -> Iterator[Decision]:
    """Give one Decision for each place outside the grid that holds personal data."""
    outside = [finding for finding in docket.inspection.findings if finding.entity and _is_outside(finding.place)]
    resources = {resource.number: resource for resource in docket.inspection.package.resources}
    for place in sorted({finding.place for finding in outside}, key=str):
        found = [finding for finding in outside if finding.place == place]
        yield decision_of(place, margin_ruling(docket.policy, docket.dataset, resources.get(place.resource), found, docket.today))


def _is_outside(place: Place) -> bool:
    return place.field is None or place.margin not in {None, LABEL}
