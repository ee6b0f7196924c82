"""changes: what a version changed against the one before, told from the two published descriptors alone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from opendata.commands.browse import DESCRIPTOR, Shown, content
from opendata.model import Json
from opendata.portals.folder import FolderPortal
from opendata.texts import Language, say

ABOUT: Final = ("title", "description", "keywords", "licenses", "contributors")
"""What a descriptor says of the dataset as a whole."""


@dataclass(frozen=True)
class Change:
    """One difference: `code` of texts.change_texts, and what fills its blanks (names and types, numbers of rows)."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """Say it."""
        return say(self.code, language, **self.params)


def changes(folder: FolderPortal, shown: Shown) -> dict[str, tuple[Change, ...]]:
    """Give, for each version that can be downloaded, what it changed against the one before; nothing for the first.

    Raises:
        Outside: a descriptor is missing or not what was published.
    """
    told = {version.name: _descriptor(folder, shown, version.name) for version in reversed(shown.versions)}
    first = dict.fromkeys(list(told)[:1], ())
    return {**first, **{after: compared(told[before], told[after]) for before, after in pairwise(told)}}


def compared(before: Json, after: Json) -> tuple[Change, ...]:
    """Give the differences between two descriptors that `pack` wrote; pure. Tables and columns are known by their names."""
    old, new = _named(before["resources"]), _named(after["resources"])
    about = [Change("change-about")] if any(before.get(name) != after.get(name) for name in ABOUT) else []
    removed = (Change("change-resource-removed", {"table": name}) for name in old if name not in new)
    added = (Change("change-resource-added", {"table": name}) for name in new if name not in old)
    within = (change for name in new if name in old for change in _table(name, old[name], new[name]))
    return (*removed, *added, *within, *about)


def _table(table: str, old: Json, new: Json) -> Iterator[Change]:
    structure = tuple(_fields(table, old["schema"]["fields"], new["schema"]["fields"]))
    yield from structure
    before, after = old.get("rows"), new.get("rows")  # versions from before it was told have none
    if before is not None and after is not None and before != after:
        yield Change("change-rows", {"table": table, "before": before, "after": after})
    elif not structure and old["hash"] != new["hash"]:
        yield Change("change-values", {"table": table})


def _fields(table: str, old: list[Json], new: list[Json]) -> Iterator[Change]:
    before, after = _named(old), _named(new)
    yield from (Change("change-field-removed", {"table": table, "field": name}) for name in before if name not in after)
    yield from (Change("change-field-added", {"table": table, "field": name}) for name in after if name not in before)
    both = [name for name in after if name in before]
    for name in both:
        types = before[name]["type"], after[name]["type"]
        if types[0] != types[1]:
            params = {"table": table, "field": name, "before": types[0], "after": types[1]}
            yield Change("change-field-type", params)
    if both != [name for name in before if name in after]:
        yield Change("change-field-order", {"table": table})


def _named(members: list[Json]) -> dict[str, Json]:
    return {member["name"]: member for member in members}


def _descriptor(folder: FolderPortal, shown: Shown, name: str) -> dict[str, Any]:
    version = shown.version(name)
    assert version is not None  # noqa: S101  (its own)
    return dict(json.loads(content(folder, shown.name, version, DESCRIPTOR)))
