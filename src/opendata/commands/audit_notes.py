"""What an audit has looked at already: a line a resource in a file below `var/audits/`, so that a run that was cut off goes on.

A note holds an Inspection and places, or the code of a failure: never a cell, no content of a file, no name that was not cleared.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from opendata.errors import BadData, Failure
from opendata.model import Inspection, Json, Place
from opendata.room import Seen


@dataclass(frozen=True)
class Note:
    """What came of one resource: what was noticed in its file, or why that could not be read."""

    seen: Seen | None = None
    failure: Failure | None = None


class Notes:
    """The notes on one portal. Each is found again under what it depends on, and only the newest of a resource is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = dict(_read(path))

    @classmethod
    def of(cls, var: Path, portal: str) -> Self:
        """Open the notes on a portal."""
        return cls(var / "audits" / f"{hashlib.sha256(portal.encode()).hexdigest()[:16]}.jsonl")

    def find(self, resource: str, key: str) -> Note | None:
        """Give what came of a resource, if it still depends on the same."""
        return _note(self._held.get(resource, {}), key)

    def keep(self, resource: str, key: str, note: Note) -> None:
        """Note what came of a resource, at once: the next moment may be the last."""
        failure = {"code": note.failure.code, "params": note.failure.params} if note.failure else None
        line = {"resource": resource, "key": key, "seen": _dumped(note.seen) if note.seen else None, "failure": failure}
        self._held[resource] = line
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n" + json.dumps(line))  # a new line first: the one before may have been cut off

    def tidy(self, resources: frozenset[str]) -> None:
        """Forget older notes, and those on what the portal no longer has."""
        if not self._path.exists():
            return
        lines = [json.dumps(line) for resource, line in self._held.items() if resource in resources]
        fresh = self._path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text("\n".join(lines), encoding="utf-8")
        fresh.replace(self._path)


def _read(path: Path) -> Mapping[str, dict[str, Any]]:
    """Read what is whole; a line that was cut off is as if never written."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return {}
    return {str(line["resource"]): line for text in lines if (line := _line(text))}


def _dumped(seen: Seen) -> Json:
    return {
        "inspection": seen.inspection.model_dump(mode="json"),
        "around": [place.model_dump(mode="json") for place in seen.around],
    }


def _line(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and "resource" in line else None


def _note(line: Mapping[str, Any], key: str) -> Note | None:
    if line.get("key") != key:
        return None
    try:
        if line["failure"]:
            return Note(failure=BadData(str(line["failure"]["code"]), **line["failure"]["params"]))
        inspection = Inspection.model_validate_json(json.dumps(line["seen"]["inspection"]))
        around = tuple(Place.model_validate_json(json.dumps(place)) for place in line["seen"]["around"])
        return Note(Seen(inspection, around))
    except (KeyError, TypeError, ValidationError):
        return None
