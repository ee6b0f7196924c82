"""check: everything from receive to verify, in memory; publishes nothing and leaves nothing behind."""

import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from opendata import room
from opendata.answer import answer, around_sentences, reading_sentence
from opendata.commands.placing import place
from opendata.delivery import open_delivery
from opendata.model import Issue, Json, Verdict
from opendata.pipeline import proving
from opendata.policy import Policy
from opendata.rows import FIRST_ROWS, MOST_ROWS, REPORT_ROWS
from opendata.settings import Settings
from opendata.stages.decide import decide


def check(path: Path, settings: Settings, policy: Policy, *, rows: Collection[str] = (), report: Path | None = None) -> Json:
    """Say what would happen to the delivery at `path`, in the form of `opendata check --json`.

    `rows`: the codes of issues of which every row is named, not only the first. `report`: where a page for the person goes that
    shows the cells themselves; what lies there is replaced.

    Raises:
        Misuse: there is no delivery at `path`, or no such code.
        BadData: it cannot be read at all, or is named after a person.
        Outside: the sandbox failed.
    """
    delivery = open_delivery(path, settings.hidden())
    try:
        room.clear_name(delivery.slug, policy, settings.hidden())
        hide, most = settings.hidden(), MOST_ROWS if rows else REPORT_ROWS if report else FIRST_ROWS
        inspected = room.inspect(delivery.slug, delivery.descriptors, policy, None, hide, model=settings.model, rows=most)
    finally:
        delivery.close()
    whole = inspected
    told = inspected.inspection.having(issues=_naming(inspected.inspection.issues, rows))
    inspected = replace(inspected, inspection=told.having(issues=_naming(told.issues, ())))
    try:
        today = settings.now().date()
        decided = partial(decide, inspected.inspection, policy, (), today, today)
        verdict, more = proving(decided(), decided, partial(_built, inspected, settings, policy))
        seconds = {**inspected.seconds, **(more or {})}
        if report:
            _reveal(whole, verdict, report, settings)
        return answer(told, verdict, seconds, settings.language)
    finally:
        inspected.close()


def _naming(issues: Iterable[Issue], codes: Collection[str]) -> tuple[Issue, ...]:
    """Leave every row to the issues of some codes, and the first ones to all others."""
    return tuple(one if one.code in codes else one.having(rows=one.rows[:FIRST_ROWS]) for one in issues)


def _reveal(inspected: room.Inspected, verdict: Verdict, target: Path, settings: Settings) -> None:
    """Write the report; the sandbox makes it, and this process only carries it."""
    cut = tuple(one.having(rows=one.rows[:REPORT_ROWS]) for one in inspected.inspection.issues)
    inspected = replace(inspected, inspection=inspected.inspection.having(issues=cut))
    told = answer(inspected.inspection, verdict, {}, settings.language)
    readings = [
        [reading_sentence(resource, settings.language), *around_sentences(one["margins"], settings.language)]
        for resource, one in zip(inspected.inspection.package.resources, told["resources"], strict=True)
    ]
    page = room.reveal(inspected, told, readings, settings.language, settings.hidden())
    try:
        place(page, target, replace=True)
    finally:
        os.close(page)


def _built(inspected: room.Inspected, settings: Settings, policy: Policy, verdict: Verdict) -> dict[str, float]:
    """Build the release and let it go again: only what verification lets through is publishable.

    Of the data it builds the CSV and Parquet files, which hold all that can be refused; the other forms repeat their cells.
    """
    told = room.edition(verdict, f"{verdict.decided_on}.1", policy, settings)
    built = room.build(inspected, verdict, told, policy, settings.hidden(), model=settings.model, complete=False)
    built.close()
    return built.seconds
