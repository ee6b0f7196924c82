"""The delivery as such: errors stop it, doubtful readings and changes since the last one are asked about."""

from collections.abc import Iterable, Iterator

from opendata.model import Decision, Inspection, Issue, Place, Question
from opendata.policy.ruling import sentence
from opendata.stages.decide.docket import Asked, Docket, shape_of, short, stop_at
from opendata.stages.decide.people import APPROVE, READINGS, REJECT, RIGHT, UPDATE, WRONG, by_people, heard_on, last_word, refusal

DOUBTS = ("doubtful-", "ambiguous-")
"""How codes of issues begin that the department can settle."""


def _is_doubt(issue: Issue) -> bool:
    return issue.code.startswith(DOUBTS)


def doubts(docket: Docket) -> Iterator[Asked]:
    """Ask the department about each doubtful reading, unless it has said so before of the same reading."""
    for question in _readings(docket):
        yield _put(docket, question, "decision-reading")


def readings(docket: Docket) -> dict[Place, Decision]:
    """Give what the department answered on columns that can be read in two ways, where the answer binds."""
    found = {question.place: last_word(docket, question) for question in _readings(docket) if question.rule in READINGS}
    known = {choice for choices in READINGS.values() for choice in choices}
    return {place: said for place, said in found.items() if said is not None and said.choice in known}


def _readings(docket: Docket) -> Iterator[Question]:
    for code, place in _places(issue for issue in docket.inspection.issues if _is_doubt(issue)):
        shape = _reading_shape(docket, place, code)
        yield Question(
            id=short(docket.dataset, str(place), shape),
            place=place,
            code=f"question-{code}" if code in READINGS else "question-reading",
            choices=READINGS.get(code, (RIGHT, WRONG)),
            asked_of="department",
            rule=code,
            shape=shape,
        )


def update(docket: Docket) -> Iterator[Asked]:
    """Ask the releasing office once about all that changed since the last delivery."""
    changes = [issue for issue in docket.inspection.issues if issue.severity == "review" and not _is_doubt(issue)]
    if changes:
        shape = docket.delivery
        identity = short(docket.dataset, UPDATE, shape)
        choices = (APPROVE, REJECT)
        question = Question(id=identity, place=Place(), code=UPDATE, choices=choices, asked_of="release", shape=shape)
        yield _put(docket, question, "decision-update")


def _put(docket: Docket, question: Question, code: str) -> Asked:
    """Put a question about the delivery, unless it is answered."""
    heard = heard_on(docket, question)
    decision = Decision(place=question.place, outcome="withhold", rule=question.rule, reason=sentence(code))
    if not heard:
        return Asked(decision, question)
    return Asked(by_people(heard, decision, "reject" if refusal(heard) else "keep"))


def _reading_shape(docket: Docket, place: Place, code: str) -> str:
    """Give what was read how: the column where there is one, else the table with its encoding and marks."""
    for resource in docket.inspection.package.resources:
        for field in resource.fields:
            if (resource.number, field.number) == (place.resource, place.field):
                return short(code, shape_of(field, docket.at(resource, field)))
        if resource.number == place.resource:
            return short(code, resource.reading.model_dump_json(), *sorted(field.name for field in resource.fields))
    return short(code, docket.delivery)


def faults(inspection: Inspection) -> Iterator[Decision]:
    """Stop for what is broken: errors in the data, or nothing that could be read."""
    for code, place in _places(issue for issue in inspection.issues if issue.severity == "error" and not _is_doubt(issue)):
        yield stop_at(place, code, sentence("decision-broken"), None)


def _places(issues: Iterable[Issue]) -> list[tuple[str, Place]]:
    found = {(str(issue.place), issue.code): issue.place for issue in issues}
    return [(code, place) for (_, code), place in sorted(found.items(), key=lambda entry: entry[0])]
