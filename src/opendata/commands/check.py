"""check: everything from receive to verify, in memory; publishes nothing and leaves nothing behind."""

from pathlib import Path

from opendata import room
from opendata.answer import answer
from opendata.delivery import open_delivery
from opendata.errors import Refused
from opendata.model import Json, Verdict
from opendata.pipeline import refused
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
        verdict = decide(inspected.inspection, policy, (), today, today)
        seconds = dict(inspected.seconds)
        if verdict.verdict == "publishable":
            verdict, more = _proved(inspected, verdict, settings, policy)
            seconds |= more
        return answer(inspected.inspection, verdict, seconds, settings.language)
    finally:
        inspected.close()


def _proved(inspected: room.Inspected, verdict: Verdict, settings: Settings, policy: Policy) -> tuple[Verdict, dict[str, float]]:
    """Build the release and let it go again: only what verification lets through is publishable.

    Of the data it builds the CSV and Parquet files, which hold all that can be refused; the other forms repeat their cells.
    """
    told = room.edition(verdict, f"{verdict.decided_on}.1", policy, settings)
    try:
        built = room.build(inspected, verdict, told, policy, settings.hidden(), complete=False)
    except Refused as refusal:
        return refused(verdict, refusal), {}
    built.close()
    return verdict, built.seconds
