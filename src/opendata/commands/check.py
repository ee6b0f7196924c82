"""check: everything from receive to verify, in memory; publishes nothing and leaves nothing behind."""

from functools import partial
from pathlib import Path

from opendata import room
from opendata.answer import answer
from opendata.delivery import open_delivery
from opendata.model import Json, Verdict
from opendata.pipeline import proving
from opendata.policy import Policy
from opendata.settings import Settings
from opendata.stages.decide import decide


def check(path: Path, settings: Settings, policy: Policy) -> Json:
    """Say what would happen to the delivery at `path`, in the form of `opendata check --json`.

    Raises:
        Misuse: there is no delivery at `path`.
        BadData: it cannot be read at all, or is named after a person.
        Outside: the sandbox failed.
    """
    delivery = open_delivery(path, settings.hidden())
    try:
        room.clear_name(delivery.slug, policy, settings.hidden())
        inspected = room.inspect(delivery.slug, delivery.descriptors, policy, None, settings.hidden())
    finally:
        delivery.close()
    try:
        today = settings.now().date()
        decided = partial(decide, inspected.inspection, policy, (), today, today)
        verdict, more = proving(decided(), decided, partial(_built, inspected, settings, policy))
        seconds = {**inspected.seconds, **(more or {})}
        return answer(inspected.inspection, verdict, seconds, settings.language)
    finally:
        inspected.close()


def _built(inspected: room.Inspected, settings: Settings, policy: Policy, verdict: Verdict) -> dict[str, float]:
    """Build the release and let it go again: only what verification lets through is publishable.

    Of the data it builds the CSV and Parquet files, which hold all that can be refused; the other forms repeat their cells.
    """
    told = room.edition(verdict, f"{verdict.decided_on}.1", policy, settings)
    built = room.build(inspected, verdict, told, policy, settings.hidden(), complete=False)
    built.close()
    return built.seconds
