"""detect: only the personal data, in the form of `opendata detect --json`."""

from pathlib import Path

from opendata import room
from opendata.delivery import open_delivery
from opendata.model import Json
from opendata.policy import Policy
from opendata.settings import Settings


def detect(path: Path, settings: Settings, policy: Policy) -> tuple[Json, list[str]]:
    """Find the personal data at `path`: `{file name: {header: …, "spans": […]}}`, and the names of files that hold no table.

    It names headers as they stand in the file, since it answers who has the file.
    """
    delivery = open_delivery(path, settings.hidden())
    try:
        return room.predict(delivery.slug, delivery.descriptors, policy, settings.hidden(), model=settings.model)
    finally:
        delivery.close()
