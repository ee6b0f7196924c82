"""What every portal promises: nothing half public, everything again after a kill, nothing left after a withdrawal."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from opendata.errors import Outside
from opendata.nameless import filled
from opendata.portals import Opener, Portal

FIRST, SECOND = "2026-01-01.1", "2026-01-02.1"


@dataclass(frozen=True)
class Subject:
    """A portal, and what to publish there: `release` gives the files of a version, which differ from one to the other."""

    portal: Portal
    dataset: str
    release: Callable[[str], Mapping[str, bytes]]
    withdrawn: str | None  # what it says is current after a withdrawal
    remains: frozenset[str]

    def put(self, version: str, replaces: str | None = None, content: str = "") -> None:
        """Bring a version in; with `content` the files of another one under its name."""
        self.portal.put(self.dataset, version, openers(self.release(content or version)), f"key-{version}", replaces)

    def show(self, version: str, replaces: str | None = None) -> str:
        """Make it public, and give its page."""
        return self.portal.show(self.dataset, version, replaces).page

    def read(self, version: str) -> dict[str, str]:
        """Give the hashes that the portal reads back."""
        return {file.path: file.sha256 for file in self.portal.read_back(self.dataset, version)}

    def wanted(self, version: str) -> dict[str, str]:
        """Give the hashes of what it takes of a version."""
        return hashes({path: data for path, data in self.release(version).items() if self.portal.carries(path)})

    @property
    def current(self) -> str | None:
        """Give what is public now."""
        return self.portal.fetch(self.dataset).current


def openers(files: Mapping[str, bytes]) -> dict[str, Opener]:
    """Give what opens each file."""
    return {path: lambda path: filled(files[path]) for path in files}


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give the SHA-256 of each file."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


class Promises:
    """The promises; a class of tests that inherits them has a fixture `subject`."""

    def test_what_was_put_reads_back_byte_for_byte(self, subject: Subject) -> None:
        subject.put(FIRST)
        assert subject.read(FIRST) == subject.wanted(FIRST)

    def test_a_version_is_public_only_after_the_switch(self, subject: Subject) -> None:
        subject.put(FIRST)
        assert subject.current is None
        assert subject.show(FIRST).endswith(f"/{subject.dataset}")
        assert subject.current == FIRST
        assert subject.dataset in subject.portal.list()

    def test_an_update_replaces_what_is_public(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        subject.put(SECOND, FIRST)
        assert subject.current in {FIRST, None}
        subject.show(SECOND, FIRST)
        assert subject.current == SECOND
        assert subject.read(SECOND) == subject.wanted(SECOND)

    def test_everything_may_be_done_twice(self, subject: Subject) -> None:
        for _ in range(2):
            subject.put(FIRST)
            subject.show(FIRST)
        assert subject.portal.fetch(subject.dataset).versions == (FIRST,)
        for _ in range(2):
            subject.portal.hide(subject.dataset)
            subject.portal.erase(subject.dataset)
        assert subject.current == subject.withdrawn

    def test_a_version_never_changes(self, subject: Subject) -> None:
        subject.put(FIRST)
        with pytest.raises(Outside, match="portal-version-differs"):
            subject.put(FIRST, content=SECOND)
        assert subject.read(FIRST) == subject.wanted(FIRST)

    def test_nobody_else_s_version_is_replaced(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        with pytest.raises(Outside, match="portal-changed"):
            subject.put(SECOND, "2025-01-01.1")
        assert subject.current == FIRST
        assert subject.read(FIRST) == subject.wanted(FIRST)

    def test_a_public_dataset_is_not_erased(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        with pytest.raises(Outside, match="portal-still-public"):
            subject.portal.erase(subject.dataset)
        assert subject.current == FIRST

    def test_after_erasing_the_public_finds_nothing(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        subject.portal.hide(subject.dataset)
        assert subject.current == subject.withdrawn
        subject.portal.erase(subject.dataset)
        checked, remains = subject.portal.look(subject.dataset, (FIRST,))
        assert any(subject.dataset in place for place in checked)
        assert frozenset(remains) == subject.remains
        assert subject.read(FIRST) == {}

    def test_looking_complains_while_something_is_left(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        with pytest.raises(Outside, match=r"portal-still-public|ckan-still-there"):
            subject.portal.look(subject.dataset, ())

    def test_what_was_withdrawn_comes_back_when_it_is_published_again(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.show(FIRST)
        subject.portal.hide(subject.dataset)
        subject.portal.erase(subject.dataset)
        subject.portal.look(subject.dataset, (FIRST,))
        subject.put(SECOND, subject.withdrawn)
        subject.show(SECOND, subject.withdrawn)
        assert subject.current == SECOND
        assert subject.read(SECOND) == subject.wanted(SECOND)

    def test_of_what_was_never_there_nothing_is_said(self, subject: Subject) -> None:
        held = subject.portal.fetch(subject.dataset)
        assert (held.current, held.versions, held.foreign) == (None, (), False)
        subject.portal.hide(subject.dataset)
        subject.portal.erase(subject.dataset)
        assert subject.current is None
