"""search: which public datasets answer the words that someone typed, best first.

The index lies in memory and is made from what is public now. It costs a moment after a publication, in whatever process, and
nothing else: no copy of a withdrawn title is left anywhere. Why not in the database: docs/decisions/0016-search-in-memory.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from opendata.commands import browse
from opendata.errors import Outside
from opendata.lookup import Index, weighed
from opendata.lookup.synonyms import THEMES
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal

TITLE: Final = 5.0
KEYWORD: Final = 4.0
NAME: Final = 3.5
THEME: Final = 2.5
FIELD: Final = 2.0
DESCRIPTION: Final = 1.5
"""What a word is worth by where it stands."""


@dataclass
class _Found:
    """The index of one folder, and what it was made from."""

    every: tuple[browse.Shown, ...] | None = None
    index: Index = field(default_factory=lambda: Index({}))
    texts: dict[str, tuple[browse.Described, dict[str, float]]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_indexes: WeakKeyDictionary[FolderPortal, _Found] = WeakKeyDictionary()


def search(means: Means, folder: FolderPortal, words: str) -> tuple[str, ...]:
    """Give the names of the public datasets that answer `words`, best first; none for no words."""
    return _index(means, folder).find(words)


def _index(means: Means, folder: FolderPortal) -> Index:
    found = _indexes.setdefault(folder, _Found())
    with found.lock:
        every = browse.datasets(means, folder)
        if found.every is not every:
            found.texts = dict(_texts(folder, every, found.texts))
            found.index = Index({name: words for name, (_, words) in found.texts.items()})
            found.every = every
        return found.index


def _texts(
    folder: FolderPortal, every: tuple[browse.Shown, ...], before: dict[str, tuple[browse.Described, dict[str, float]]]
) -> Iterator[tuple[str, tuple[browse.Described, dict[str, float]]]]:
    """Give the words of each dataset; one whose folder was tampered with is not found, and hides no other."""
    for shown in every:
        try:
            described = browse.described(folder, shown)
            if described is None:
                continue
            held = before.get(shown.name)
            if held is None or held[0] is not described:
                held = (described, weighed(_parts(described)))
        except Outside:
            continue
        yield shown.name, held


def _parts(described: browse.Described) -> Iterator[tuple[str, float]]:
    told = described.descriptor
    yield described.title, TITLE
    yield " ".join((*described.keywords, str(told.get("spatial") or ""))), KEYWORD
    yield described.shown.name, NAME
    yield " ".join(THEMES.get(code, "") for code in described.themes), THEME
    yield str(told.get("description") or ""), DESCRIPTION
    for resource in told.get("resources", ()):
        yield str(resource.get("title") or ""), FIELD
        yield str(resource.get("description") or ""), DESCRIPTION
        for column in resource["schema"]["fields"]:
            yield f"{column['name']} {column.get('title') or ''}", FIELD
            yield str(column.get("description") or ""), DESCRIPTION
