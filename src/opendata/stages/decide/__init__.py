"""Decides: Inspection x Policy x people's Decisions x today -> Verdict. Pure, and blind to the order of what it is given.

Doubt costs the column: each column gets one Decision, the strictest that its findings, its kind and its
risks call for; what no rule covers is left out and asked about. A dataset stops only for what `faults` and `table_stops` name.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from opendata.model import Decision, Inspection, Place, Verdict, VerdictName
from opendata.policy import Case, Policy
from opendata.policy.form import LEAVING
from opendata.policy.ruling import case_of, sentence
from opendata.stages.decide.columns import column
from opendata.stages.decide.delivery import doubts, faults, readings, update
from opendata.stages.decide.docket import Asked, Docket, delivery_of, shape_of, stop_at
from opendata.stages.decide.people import answer
from opendata.stages.decide.tables import margin_decisions, risk_decisions, table_stops, without_registers
from opendata.stages.decide.whole import counted, counting_decisions, counting_faults, without_rows

__all__ = ["answer", "decide", "delivery_of", "shape_of", "told_readings"]


def decide(
    inspection: Inspection,
    policy: Policy,
    answers: Sequence[Decision],
    today: date,
    received: date,
    unproved: Collection[Place] = (),
) -> Verdict:
    """Give the verdict on a delivery that was `received` that day.

    `today` only says which `until` has passed; `answers` bind while what they are about looks as it did. `unproved` are columns
    in which verification found something left after their action: they are left out and asked about.
    """
    docket = Docket(inspection, policy, tuple(answers), today, delivery_of(inspection), frozenset(unproved))
    single = [column(docket, resource, field) for resource in inspection.package.resources for field in resource.fields]
    judged = counted(docket, single)
    stops = [*faults(inspection), *counting_faults(docket, judged), *table_stops(docket, judged)]
    columns, rows = without_rows(docket, judged if stops else without_registers(docket, judged))
    doubtful, changed = list(doubts(docket)), list(update(docket))
    asked = [*doubtful, *changed, *columns, *rows]
    stops += [entry.decision for entry in asked if entry.refused]
    left = any(_goes_out(entry) for entry in columns)
    questions = () if stops else tuple(entry.question for entry in asked if entry.question is not None)
    if not (stops or questions or left):
        stops = [stop_at(Place(), None, sentence("decision-nothing-left"), None)]
    tables = [*counting_decisions(docket, columns), *(entry.decision for entry in rows)]
    return Verdict(
        verdict=_named(stopped=bool(stops), doubtful=doubtful, changed=changed, columns=columns, left=left),
        decisions=(*(entry.decision for entry in columns), *risk_decisions(docket, tables), *margin_decisions(docket)),
        questions=questions,
        reasons=tuple(sorted(stops, key=lambda stop: (str(stop.place), stop.rule or ""))),
        policy=policy.digest(),
        decided_on=max(_days(docket, received, asked)),
    )


def told_readings(inspection: Inspection, policy: Policy, answers: Sequence[Decision], today: date) -> dict[Place, Decision]:
    """Give people's answers on how columns are to be read, by column: the delivery is read again by them."""
    return readings(Docket(inspection, policy, tuple(answers), today, delivery_of(inspection)))


def _named(
    *, stopped: bool, doubtful: Iterable[Asked], changed: Iterable[Asked], columns: Iterable[Asked], left: bool
) -> VerdictName:
    """Name the verdict: what stops comes first, then what the department, then what the releasing office must say."""
    if stopped:
        return "rejected"
    if any(entry.question for entry in doubtful):
        return "needs_answer"
    if any(entry.question for entry in changed) or any(entry.reserved for entry in columns):
        return "needs_review"
    return "publishable" if left else "needs_answer"


def _goes_out(entry: Asked) -> bool:
    """Say whether a column is published and holds something."""
    return entry.decision.outcome not in LEAVING and entry.field is not None and entry.field.kind != "empty"


def _days(docket: Docket, received: date, asked: Iterable[Asked]) -> Iterator[date]:
    """Give the days on which something was decided: never the clock's."""
    yield from (received, docket.policy.in_force)
    yield from (said.until for said in docket.answers if said.until is not None and said.until < docket.today)
    for entry in asked:
        if entry.decision.decided_at is not None:
            yield entry.decision.decided_at.date()
        if entry.resource is not None and entry.field is not None:
            cases = [
                case_of(docket.dataset, entry.resource, entry.field, found) for found in docket.at(entry.resource, entry.field)
            ]
            kind = Case(docket.dataset, entry.resource.name, entry.resource.subject, entry.field.name, kind=entry.field.kind)
            for case in (*cases, kind):
                yield from docket.policy.expired(case, docket.today)
