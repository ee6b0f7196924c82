"""review and answer: what waits for a person, and what the person decides. An answer is a Decision in the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass

from opendata.commands.publish import Outcome, proceed
from opendata.errors import Misuse
from opendata.model import Inspection, Question, Submission, Verdict
from opendata.pipeline import Means, known
from opendata.stages.decide import answer as decision_of


@dataclass(frozen=True)
class Waiting:
    """One question that waits, and what is needed to understand it."""

    dataset: str
    question: Question
    inspection: Inspection
    verdict: Verdict


def waiting(means: Means) -> tuple[Waiting, ...]:
    """Give all that waits for a person, by dataset."""
    return tuple(entry for dataset in means.store.waiting() for entry in asked(means, dataset))


def asked(means: Means, dataset: str) -> tuple[Waiting, ...]:
    """Give what is asked about one dataset.

    Raises:
        Misuse: there is no such dataset.
    """
    return tuple(_asked(means, dataset))


def _asked(means: Means, dataset: str) -> Iterator[Waiting]:
    state = means.store.dataset(dataset)
    if state is None:
        raise Misuse("dataset-unknown")
    inspection = means.store.kept("inspection", state.inspection or "", Inspection)
    verdict = means.store.kept("verdict", state.verdict or "", Verdict)
    if inspection and verdict:
        yield from (Waiting(dataset, question, inspection, verdict) for question in means.store.questions(dataset))


def find(means: Means, identifier: str) -> Waiting:
    """Give the question with this id.

    Raises:
        Misuse: nothing waits under it.
    """
    found = [entry for entry in waiting(means) if entry.question.id == identifier]
    if not found:
        raise Misuse("question-unknown")
    return found[0]


def answer(means: Means, dataset: str, identifier: str, choice: str, reason: str) -> Outcome:
    """Answer a question; the Decision goes to the ledger, and the run goes on.

    Raises:
        Misuse: no such dataset, question or choice; it is asked of another role; or the submitter would approve themselves.
    """
    entry = next((entry for entry in asked(means, dataset) if entry.question.id == identifier), None)
    if entry is None:
        raise Misuse("question-unknown")
    submission = _submission(means, dataset)
    actor = means.settings.actor
    decision = decision_of(entry.question, choice, actor, means.settings.now(), {"de": reason, "en": reason})
    if entry.question.asked_of == "release" and _person(actor) == _person(submission.submitted_by):
        raise Misuse("answer-own")
    with means.store.transaction() as writer:
        writer.decide(dataset, decision)
    with means.store.holding(dataset) as lease:
        return proceed(means, lease, submission)


def review(means: Means, identifier: str, *, approve: bool, reason: str) -> Outcome:
    """Approve or reject what is asked of the releasing office.

    Raises:
        Misuse: nothing waits under this id, or the actor may not decide it.
    """
    entry = find(means, identifier)
    choices = entry.question.choices
    return answer(means, entry.dataset, identifier, choices[0 if approve else 1], reason)


def _submission(means: Means, dataset: str) -> Submission:
    newest = means.store.submission(known(means, dataset).submission or "")
    if newest is None:
        raise Misuse("dataset-unknown")
    return newest


def _person(actor: str) -> str:
    """Give who an actor is, in whatever role and however written: ids are no secret, and `Anna` is `anna`."""
    return actor.partition(":")[2].strip().casefold()
