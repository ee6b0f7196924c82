"""People's decisions: what a choice means, and which answers bind."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from opendata.errors import Misuse
from opendata.model import Bilingual, Decision, Question
from opendata.policy.form import KEEPING
from opendata.stages.decide.docket import Docket

UPDATE = "question-update"
PUBLISH, LEAVE_OUT = "publish", "leave-out"
RIGHT, WRONG = "right", "wrong"
APPROVE, REJECT = "approve", "reject"
READINGS = {"ambiguous-number": ("german", "english", "text"), "ambiguous-date": ("day-first", "month-first", "text")}
"""How a column can be read, by the code of its doubt; what is chosen is read so, `text` is left as it stands."""
OUTCOME_OF = {
    PUBLISH: "keep",
    LEAVE_OUT: "drop",
    RIGHT: "keep",
    WRONG: "reject",
    APPROVE: "keep",
    REJECT: "reject",
    **{choice: "keep" for choices in READINGS.values() for choice in choices},
}
"""What a person's choice means."""


def answer(question: Question, choice: str, actor: str, at: datetime, reason: Bilingual) -> Decision:
    """Turn a person's choice into the Decision that is kept; it binds while the question's shape holds.

    Raises:
        Misuse: the choice is none of the question's, or the question is asked of another role.
    """
    if choice not in question.choices:
        raise Misuse("answer-choice-unknown", choices=", ".join(question.choices))
    if actor.partition(":")[0] != question.asked_of:
        raise Misuse("answer-role", role=question.asked_of)
    return Decision(
        place=question.place,
        outcome=OUTCOME_OF[choice],
        rule=question.rule,
        reason=reason,
        scope="delivery" if question.code == UPDATE else "column",
        by=actor,
        decided_at=at,
        question=question.id,
        choice=choice,
        shape=question.shape,
    )


def heard_on(docket: Docket, question: Question, persons: int = 0) -> tuple[Decision, ...]:
    """Give the answers that settle `question`: the last No, or after it a Yes of enough different persons."""
    said = sorted((said for said in docket.answers if _binds(docket, said, question)), key=_when)
    if refusal(said):
        return tuple(said[-1:])
    agreeing = {said.by: said for said in takewhile(lambda said: said.outcome in KEEPING, reversed(said))}
    return tuple(sorted(agreeing.values(), key=_when)) if len(agreeing) >= max(persons, 1) else ()


def last_word(docket: Docket, question: Question) -> Decision | None:
    """Give the last answer to `question` that binds: where there are more than two choices, it is the one that counts."""
    return max((said for said in docket.answers if _binds(docket, said, question)), key=_when, default=None)


def refusal(said: Sequence[Decision]) -> bool:
    """Say whether the last word is No."""
    return bool(said) and said[-1].outcome not in KEEPING


def _when(said: Decision) -> tuple[str, bool, str]:
    """Order answers by time; of two at once the No counts last."""
    return said.decided_at.isoformat() if said.decided_at else "", said.outcome not in KEEPING, said.model_dump_json()


def _binds(docket: Docket, said: Decision, question: Question) -> bool:
    """Say whether an answer is about `question` as it stands now; a No may come from the department, too."""
    role = said.by.partition(":")[0]
    return (
        said.place == question.place
        and said.question in {None, question.id}
        and said.shape == (docket.delivery if said.scope == "delivery" else question.shape)
        and (said.until is None or docket.today <= said.until)
        and (role == question.asked_of or (said.outcome not in KEEPING and role in {"department", "release"}))
    )


def by_people(heard: Sequence[Decision], decision: Decision, outcome: str) -> Decision:
    """Give the Decision as people made it; of several who agreed, all are named."""
    last = heard[-1]
    return decision.having(
        outcome=outcome,
        parameters=decision.parameters if outcome == decision.outcome else {},
        reason=last.reason,
        until=min((said.until for said in heard if said.until), default=decision.until),
        scope=last.scope,
        by=" ".join(sorted({said.by for said in heard})),
        decided_at=last.decided_at,
        question=last.question,
        choice=last.choice,
        shape=last.shape,
    )
