"""One Decision a column: the policy's, or people's where it leaves them something to say."""

from collections.abc import Sequence
from dataclasses import replace

from opendata.model import Field, Place, Question, Resource
from opendata.policy.form import LEAVING
from opendata.policy.ruling import ACTING, Ruling, rulings, sentence, strictest
from opendata.stages.decide.docket import Asked, Docket, decision_of, shape_of, short
from opendata.stages.decide.people import LEAVE_OUT, PUBLISH, by_people, heard_on, refusal


def column(docket: Docket, resource: Resource, field: Field) -> Asked:
    """Judge one column by the policy, then hear people where it leaves them something to decide."""
    findings = docket.at(resource, field)
    deceives = field.label is None and docket.has_issue("label-characters", resource, field)
    given = rulings(docket.policy, docket.dataset, resource, field, findings, docket.today, deceives=deceives)
    given = _proved(docket, Place(resource=resource.number, field=field.number), shape_of(field, findings), given)
    pending = [ruling for ruling in given if ruling.open]
    question = _column_question(docket, Place(resource=resource.number, field=field.number), shape_of(field, findings), pending)
    heard = heard_on(docket, question, max((ruling.persons for ruling in pending), default=0))
    asked = Asked(
        decision_of(question.place, strictest(_settled(ruling, bool(heard)) for ruling in given)), None, resource, field, given
    )
    if refusal(heard):
        return replace(asked, decision=by_people(heard, asked.decision, "drop"))
    if heard and pending and asked.decision.outcome not in LEAVING:
        return replace(asked, decision=by_people(heard, asked.decision, asked.decision.outcome))
    return replace(asked, question=question) if asked.decision.outcome == "withhold" else asked


def _column_question(docket: Docket, place: Place, shape: str, pending: Sequence[Ruling]) -> Question:
    """Ask what weighs most: personal data before a kind without a rule."""
    asks = min(
        pending,
        key=lambda ruling: (_ORDER.index(ruling.question or _ORDER[-1]), ruling.rule or "", ruling.entity or ""),
        default=None,
    )
    return Question(
        id=short(docket.dataset, str(place), shape),
        place=place,
        code=(asks.question if asks else None) or _ORDER[-1],
        choices=(PUBLISH, LEAVE_OUT),
        asked_of="release" if any(ruling.asked_of == "release" for ruling in pending) else "department",
        entity=asks.entity if asks else None,
        rule=asks.rule if asks else None,
        shape=shape,
    )


def _proved(docket: Docket, place: Place, shape: str, given: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Put a question in the place of actions that leave something personal behind, now or when a person was asked."""
    asked = any(said.place == place and said.shape == shape and said.rule == UNPROVED for said in docket.answers)
    if place not in docket.unproved and not asked:
        return tuple(given)
    doubt = Ruling("withhold", sentence("decision-unproved"), rule=UNPROVED, question="question-unproved")
    doubts = (replace(doubt, entity=ruling.entity, personal=ruling.personal) for ruling in given)
    return tuple(open_ if ruling.strictness == ACTING else ruling for ruling, open_ in zip(given, doubts, strict=True))


UNPROVED = "unproved"

_ORDER = (
    "question-unproved",
    *("question-label", "question-label-characters", "question-finding", "question-cells", "question-personal", "question-risk"),
    *("question-reserved", "question-rule", "question-text", "question-kind"),
)


def _settled(ruling: Ruling, agreed: bool) -> Ruling:
    """Give an open ruling as people left it: lifted where they agreed, else left out."""
    if not ruling.open:
        return ruling
    if agreed:
        return replace(ruling, outcome="keep" if ruling.outcome == "withhold" else ruling.outcome, persons=0)
    return replace(ruling, outcome="withhold")
