"""What a submission names: read in the room, where foreign JSON is parsed, before any file but the descriptor is opened."""

import os

from opendata import descriptor as descriptors
from opendata.jsontext import MAX_BYTES


def named_files(descriptor: int) -> list[str]:
    """Give the safe relative paths of the files that a `datapackage.json` (open as `descriptor`) names, each once.

    Raises:
        BadData: it is no JSON or YAML object within the limits, or it names something outside the package.
    """
    return list(descriptors.paths(descriptors.parsed(os.pread(descriptor, MAX_BYTES + 1, 0))))
