"""Values to the words and tables of the command line, German or English."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Self

from opendata.answer import Names, issue_text, question_json
from opendata.commands.doctor import Check
from opendata.commands.people import Waiting
from opendata.commands.portal import Status
from opendata.commands.publish import Outcome
from opendata.errors import Failure
from opendata.ledger import Checkpoint, Entry, Problem
from opendata.model import Json, Removal
from opendata.texts import Language, say

WIDTH_WITHOUT_TERMINAL = 160
PROGRESS_AFTER_SECONDS = 1.0


def failure_json(failure: Failure, language: Language) -> Json:
    """Give a failure for programs."""
    return {"code": failure.code, "transient": failure.transient, "message": sentence(failure, language)}


def sentence(failure: Failure, language: Language) -> str:
    """Say what failed, and where that matters, what the public sees now."""
    sees, step = failure.params.get("sees"), failure.params.get("step")
    params = {**failure.params, **({"step": say(f"step-{step}", language)} if step else {})}
    return say(failure.code, language, **params) + (f" {say(f'sees-{sees}', language)}" if sees else "")


# --------------------------------------------------------------------------------------------------------------- tables


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table for the terminal's width; nothing in a cell is markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else WIDTH_WITHOUT_TERMINAL, color_system=None, force_terminal=False)
    laid = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        laid.add_column(heading, overflow="fold")
    for row in rows:
        laid.add_row(*(Text(cell) for cell in row))
    with console.capture() as captured:
        console.print(laid)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()).strip("\n")


# -------------------------------------------------------------------------------------------------------------- publish


class Progress:
    """Tells on stderr what is being worked on, where a person is looking and it takes longer than a second."""

    def __init__(self, total: int, language: Language) -> None:
        self._total, self._language, self._at = total, language, 0
        self._start = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say that one delivery is being worked on."""
        self._at += 1
        if self._at > 1 and sys.stderr.isatty() and time.monotonic() - self._start > PROGRESS_AFTER_SECONDS:
            done = "█" * (20 * (self._at - 1) // self._total)
            sys.stderr.write(f"\r\x1b[K[{done:<20}] {self._at}/{self._total} {name} …")
            sys.stderr.flush()
        yield

    def done(self, outcome: Outcome) -> None:
        """Give one line for a delivery that is through."""
        self._clear()
        verdict = say(f"state-{outcome.state}", self._language)
        sys.stderr.write(f"{outcome.dataset}: {verdict} ({outcome.seconds:.1f} s)\n")
        sys.stderr.flush()

    def _clear(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


def outcome_json(outcome: Outcome, language: Language) -> Json:
    """Give an outcome for programs."""
    return {
        "dataset": outcome.dataset,
        "state": outcome.state,
        "version": outcome.version,
        "urls": list(outcome.urls),
        "expected": outcome.expected,
        "failure": failure_json(outcome.failure, language) if outcome.failure else None,
        "failed_portals": {name: failure_json(failure, language) for name, failure in outcome.failed_portals.items()},
        "check": outcome.answer,
        "seconds": outcome.seconds,
    }


def published(outcomes: Sequence[Outcome], language: Language) -> str:
    """Lay out what became of all deliveries, and sum up."""
    names = ("dataset", "verdict", "removed", "asked", "published", "seconds")
    headings = [say(f"head-{name}", language) for name in names]
    lines = [table(headings, (_outcome_row(outcome, language) for outcome in outcomes)), ""]
    if any(outcome.state == "published" for outcome in outcomes):
        count = sum(outcome.state == "published" for outcome in outcomes)
        lines.append(say("sum-published", language, count=count, total=len(outcomes)))
    elif not all(outcome.failure or outcome.failed_portals for outcome in outcomes):
        lines.append(say("sum-unchanged", language, total=len(outcomes)))
    failed = sum(bool(outcome.failure or outcome.failed_portals) for outcome in outcomes)
    if failed:
        lines.append(say("sum-failed", language, count=failed, total=len(outcomes)))
    unexpected = [outcome.dataset for outcome in outcomes if outcome.expected is False]
    if unexpected:
        lines.append(say("sum-unexpected", language, datasets=", ".join(unexpected)))
    elif all(outcome.expected for outcome in outcomes):
        lines.append(say("sum-expected", language, total=len(outcomes)))
    lines += [
        f"{outcome.dataset} → {name}: {sentence(failure, language)}"
        for outcome in outcomes
        for name, failure in outcome.failed_portals.items()
    ]
    return "\n".join(lines)


def _outcome_row(outcome: Outcome, language: Language) -> tuple[str, ...]:
    seconds = f"{outcome.seconds:.1f}"
    if outcome.failure is not None or outcome.answer is None:
        why = sentence(outcome.failure, language) if outcome.failure else ""
        return outcome.dataset, say("state-failed", language), why, "", "", seconds
    verdict = say(f"verdict-{outcome.answer['verdict']}", language)
    urls = "\n".join(outcome.urls) + (f" ({outcome.version})" if outcome.version else "")
    state = say(f"state-{outcome.state}", language)
    asked = "\n".join(_asked(question, language) for question in outcome.answer["questions"])
    return outcome.dataset, verdict, _removed(outcome.answer, language), asked or "-", f"{state}\n{urls}".strip(), seconds


def _asked(question: Json, language: Language) -> str:
    return f"{say('office-' + question['asked_of'], language)}: {question['place']} ({question['id']})"


def _removed(answer: Json, language: Language) -> str:
    """Say what was removed or coarsened and by which rule; for a rejected delivery, why."""
    if answer["verdict"] == "rejected":
        reasons = [reason["reason"] for reason in answer["reasons"]]
        issues = [issue["message"] for resource in answer["resources"] for issue in resource["issues"]]
        errors = sum(issue["severity"] == "error" for resource in answer["resources"] for issue in resource["issues"])
        return say("rejected-errors", language, count=errors) if errors and issues else "\n".join(dict.fromkeys(reasons))
    changed: dict[tuple[str, str], list[str]] = {}
    for resource in answer["resources"]:
        for field in resource["fields"]:
            if field["action"] not in {"keep", "flag", None}:
                changed.setdefault((field["action"], field["rule"] or "-"), []).append(field["name"])
    lines = [
        f"{', '.join(columns)}: {say('outcome-' + action, language)} [{rule}]" for (action, rule), columns in changed.items()
    ]
    return "\n".join(lines) or "-"


SHORT_PROOF: Final = 8


def withdrawn(removals: Sequence[Removal], language: Language) -> str:
    """Give the proof of a withdrawal."""
    lines = []
    for removal in removals:
        lines.append(say("withdrawn-from", language, dataset=removal.dataset, portal=removal.portal, at=str(removal.removed_at)))
        if len(removal.checked) <= SHORT_PROOF:
            lines += [f"  {say('withdrawn-absent', language)}: {path}" for path in removal.checked]
        else:
            lines.append(f"  {say('withdrawn-absent-many', language, count=len(removal.checked))}")
        remains = [say(f"remains-{code}", language, dataset=removal.dataset) for code in removal.remains]
        lines += [f"  {say('withdrawn-remains', language)}: {text}" for text in remains]
    return "\n".join(lines)


# --------------------------------------------------------------------------------------------------------------- people


def waiting_json(entry: Waiting, language: Language) -> Json:
    """Give a question for programs."""
    return {"dataset": entry.dataset, **question_json(entry.question, Names(entry.inspection), language)}


def waiting(entries: Sequence[Waiting], language: Language) -> str:
    """Lay out what waits."""
    if not entries:
        return say("nothing-waits", language)
    headings = [say(f"head-{name}", language) for name in ("id", "dataset", "place", "question", "choices", "asked_of")]
    return table(headings, (_waiting_row(waiting_json(entry, language), language) for entry in entries))


def _waiting_row(told: Json, language: Language) -> tuple[str, ...]:
    choices = " | ".join(told["choices"])
    return told["id"], told["dataset"], told["place"], told["text"], choices, say(f"office-{told['asked_of']}", language)


def question_line(question: Json, language: Language) -> str:
    """Ask a question in one line, with its id and its choices."""
    role = say(f"office-{question['asked_of']}", language)
    return f"{say('word-question', language)} {question['id']} ({role}): {question['text']} [{' | '.join(question['choices'])}]"


def waiting_in_full(entry: Waiting, language: Language) -> str:
    """Tell a question with the findings and decisions it is about."""
    names = Names(entry.inspection)
    place = entry.question.place
    lines = [question_line(question_json(entry.question, names, language), language), ""]
    for finding in entry.inspection.findings:
        if finding.place == place and finding.entity:
            share = f"{finding.matched}/{finding.checked}"
            lines.append(f"{say('entity-' + finding.entity, language)}: {share}, {finding.recognizer}, {finding.score:.2f}")
    lines += [issue_text(issue, names, language) for issue in entry.inspection.issues if issue.severity == "review"]
    lines += [f"{names(made.place)}: {made.reason[language]}" for made in entry.verdict.decisions if made.place == place]
    return "\n".join(lines)


# ------------------------------------------------------------------------------------------------- detect, audit, portal


def detected(found: dict[str, Any], language: Language) -> str:
    """Lay out the personal data that was found."""
    headings = [say(f"head-{name}", language) for name in ("file", "column", "finding", "spans")]
    rows = []
    for file, columns in found.items():
        spans = [span["column"] for span in columns.get("spans", [])]
        rows += [
            (file, column, say(f"entity-{said['entity']}", language), str(spans.count(column)))
            for column, said in columns.items()
            if column != "spans" and said["entity"]
        ]
    return table(headings, rows) if rows else say("nothing-found", language)


def audit_json(head: Checkpoint, problems: Sequence[Problem]) -> Json:
    """Give the state of the ledger for programs."""
    return {
        "ok": not problems,
        "size": head.size,
        "root": head.root.hex(),
        "problems": [{"code": problem.code, "seq": problem.seq} for problem in problems],
    }


def audited(head: Checkpoint, problems: Sequence[Problem], language: Language) -> str:
    """Say whether the ledger is whole."""
    if not problems:
        return say("ledger-whole", language, size=head.size, root=head.root.hex())
    return "\n".join(say(problem.code, language, seq=problem.seq or 0) for problem in problems)


def ledger(entries: Sequence[Entry]) -> str:
    """List ledger entries."""
    rows = ((str(entry.seq), entry.at, entry.kind, entry.subject, entry.key[:12], entry.digest[:12]) for entry in entries)
    return table(("#", "UTC", "kind", "subject", "key", "digest"), rows)


UNTROUBLED: Final = frozenset({"same", "restored", "withdrawn", "foreign"})


def portals(entries: Sequence[Status], language: Language) -> str:
    """Lay out what the portals hold."""
    headings = [say(f"head-{name}", language) for name in ("dataset", "portal", "published", "found", "state")]
    rows = ((e.dataset, e.portal, e.published or "-", e.found or "-", say(f"held-{e.state}", language)) for e in entries)
    return table(headings, rows)


def portal_changes(entries: Sequence[Status], language: Language) -> str:
    """Name what differs, dataset by dataset; what is the same needs no line."""
    lines = []
    for entry in entries:
        if entry.state not in UNTROUBLED:
            lines.append(f"{entry.dataset} ({entry.portal}): {say(f'held-{entry.state}', language)}")
            lines += [f"  {name}" for name in entry.changed]
    return "\n".join(lines) or say("portals-agree", language, count=len(entries))


def agreed(entry: Status, language: Language) -> bool:
    """Ask whether ours is to be restored."""
    import typer

    changed = ", ".join(entry.changed) or say(f"held-{entry.state}", language)
    question = say("repair-question", language, dataset=entry.dataset, portal=entry.portal, changed=changed)
    said: str = typer.prompt(question, default="n", show_default=False, err=True)
    return said.strip().lower() in {"j", "ja", "y", "yes"}


def portal_code(entries: Sequence[Status]) -> int:
    """Give the exit code: 3 if a portal does not answer, 1 if something differs."""
    states = {entry.state for entry in entries}
    return 3 if "away" in states else 0 if states <= UNTROUBLED else 1


def doctored(checks: Sequence[Check], language: Language) -> str:
    """Say what is in order, what works with less, and what is missing."""
    signs = {True: "✓", None: "!", False: "✗"}
    ends = {True: "", None: "-less", False: "-fix"}
    return "\n".join(f"{signs[check.ok]} {say(check.code + ends[check.ok], language, **check.params)}" for check in checks)
