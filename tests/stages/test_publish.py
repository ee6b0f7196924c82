"""publish and withdraw: one switch after reading back, and proof that nothing is left."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opendata.errors import Outside
from opendata.model import Inspection, Order, Package, Release, ReleasedFile
from opendata.nameless import filled
from opendata.portals import Opener
from opendata.portals.folder import FolderPortal
from opendata.stages.publish import publish
from opendata.stages.withdraw import withdraw

FILES = {"data/a.csv": b"a\n1\n", "dataset.ttl": b"<a> <b> <c> .\n"}


def release(version: str = "2026-01-01.1", files: dict[str, bytes] = FILES) -> Release:
    released = tuple(
        ReleasedFile(path=path, size_bytes=len(data), sha256=hashlib.sha256(data).hexdigest()) for path, data in files.items()
    )
    inspection = Inspection(package=Package(name="trees", title="Bäume"))
    day = date(2026, 1, 1)
    return Release(dataset="trees", version=version, decided_on=day, policy="ab" * 32, files=released, inspection=inspection)


def openers(files: dict[str, bytes] = FILES) -> dict[str, Opener]:
    return {path: lambda path: filled(files[path]) for path in files}


def order(because: str = "privacy") -> Order:
    at = datetime(2026, 2, 1, tzinfo=UTC)
    return Order.model_validate({"dataset": "trees", "because": because, "note": "ab", "by": "release:7", "at": at})


@pytest.fixture
def portal(tmp_path: Path) -> FolderPortal:
    return FolderPortal(tmp_path / "portal", tmp_path / "staging", "http://127.0.0.1:8000")


def test_a_publication_says_what_was_read_back(portal: FolderPortal) -> None:
    done = publish(release(), "key", openers(), portal, None)
    assert (done.portal, done.version, done.url) == ("folder", "2026-01-01.1", "http://127.0.0.1:8000/datasets/trees")
    assert done.release == release().digest()
    assert done.files == release().files
    assert portal.fetch("trees").current == "2026-01-01.1"


def test_publishing_again_gives_the_same_publication(portal: FolderPortal) -> None:
    assert publish(release(), "key", openers(), portal, None) == publish(release(), "key", openers(), portal, None)


def test_other_bytes_than_the_ledgers_never_become_public(portal: FolderPortal) -> None:
    with pytest.raises(Outside, match="publish-differs"):
        publish(release(), "key", openers({**FILES, "data/a.csv": b"a\n2\n"}), portal, None)
    assert portal.fetch("trees").current is None


@pytest.mark.parametrize("files", [{"data/a.csv": b"a\n1\n"}, {**FILES, "more": b"x"}])
def test_neither_fewer_nor_more_files_than_the_releases(portal: FolderPortal, files: dict[str, bytes]) -> None:
    with pytest.raises(Outside, match="publish-files-missing"):
        publish(release(), "key", openers(files), portal, None)


def test_a_new_version_replaces_only_the_one_it_was_meant_to(portal: FolderPortal) -> None:
    publish(release(), "key", openers(), portal, None)
    with pytest.raises(Outside, match="portal-changed"):
        publish(release("2026-01-02.1"), "other", openers(), portal, "2025-01-01.1")
    publish(release("2026-01-02.1"), "other", openers(), portal, "2026-01-01.1")
    assert portal.fetch("trees").current == "2026-01-02.1"


def test_a_removal_names_what_was_looked_at_and_what_remains(portal: FolderPortal, tmp_path: Path) -> None:
    publish(release(), "key", openers(), portal, None)
    done = withdraw(order(), portal)
    assert done.versions == ("2026-01-01.1",)
    assert "trees/versions/2026-01-01.1" in done.checked
    assert done.remains == ("tombstone",)
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in left] == ["current"]


def test_after_a_cut_off_attempt_the_removal_still_names_every_version(portal: FolderPortal) -> None:
    publish(release(), "key", openers(), portal, None)
    portal.hide("trees")
    portal.erase("trees")
    assert withdraw(order(), portal, versions=("2026-01-01.1",)).versions == ("2026-01-01.1",)


def test_withdrawing_what_was_never_there_leaves_nothing(portal: FolderPortal) -> None:
    assert withdraw(order(), portal).remains == ()
    assert portal.list() == ()
