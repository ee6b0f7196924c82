"""The built-in portal keeps what every portal promises, and a kill at any call that touches the disk leaves no trace."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.contract.portal_promises import FIRST, SECOND, Promises, Subject, hashes, openers

from opendata.errors import Outside
from opendata.nameless import filled
from opendata.portals import WITHDRAWN, Portal
from opendata.portals.folder import FolderPortal

FILES = {"data/a.csv": b"a\n1\n", "data/b.csv": b"b\n2\n", "dataset.ttl": b"<a> <b> <c> .\n"}
NEXT = {**FILES, "data/a.csv": b"a\n2\n"}


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return folder(tmp_path)


def folder(path: Path) -> FolderPortal:
    return FolderPortal(path / "portal", path / "staging", "http://127.0.0.1:8000")


class TestFolder(Promises):
    """The built-in portal."""

    @pytest.fixture
    def subject(self, portal: Portal) -> Subject:
        return Subject(portal, "trees", lambda version: FILES if version == FIRST else NEXT, WITHDRAWN, frozenset({"tombstone"}))


def test_the_switch_refuses_where_someone_else_has_been(portal: Portal) -> None:
    for version in (FIRST, SECOND):
        portal.put("trees", version, openers(FILES), version, None)
    portal.show("trees", FIRST, None)
    with pytest.raises(Outside, match="portal-changed"):
        portal.show("trees", SECOND, None)
    assert portal.fetch("trees").current == FIRST


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", ".hidden", "a/../b", "a//b", "a\nb", ""])
def test_unsafe_names_never_reach_the_disk(portal: Portal, name: str, tmp_path: Path) -> None:
    with pytest.raises(Outside, match="portal-name-unsafe"):
        portal.put("trees", "2026-01-01.1", {name: lambda _: filled(b"x")}, "key", None)
    with pytest.raises(Outside, match="portal-name-unsafe"):
        portal.put(name, "2026-01-01.1", openers(FILES), "key", None)
    assert not (tmp_path / "x").exists()


def test_versions_are_listed_in_their_order(portal: Portal) -> None:
    for version in ("2026-01-01.10", "2026-01-01.9", "2025-12-31.1"):
        portal.put("trees", version, openers(FILES), version, None)
    assert portal.fetch("trees").versions == ("2025-12-31.1", "2026-01-01.9", "2026-01-01.10")


# ---------------------------------------------------------------------------------------------------- the built-in portal


def test_catalogue_files_change_only_when_their_bytes_do(tmp_path: Path) -> None:
    portal = folder(tmp_path)
    assert portal.refresh({"catalog.ttl": b"a", "checkpoint": b"c"})
    assert not portal.refresh({"catalog.ttl": b"a", "checkpoint": b"c"})
    assert (tmp_path / "portal" / "catalog.ttl").read_bytes() == b"a"


def test_records_are_those_of_public_versions_and_withdrawn_datasets(tmp_path: Path) -> None:
    portal = folder(tmp_path)
    for name in ("gone", "hidden", "trees"):
        portal.put(name, "2026-01-01.1", openers(FILES), name, None)
    for name in ("gone", "trees"):
        portal.show(name, "2026-01-01.1", None)
    portal.hide("gone")
    assert list(portal.records()) == [("gone", None), ("trees", FILES["dataset.ttl"])]


def test_repair_leaves_alone_what_another_process_is_writing(tmp_path: Path) -> None:
    portal = folder(tmp_path)
    with portal._attempt("theirs") as staged:
        (staged / "file").write_bytes(b"x")
        folder(tmp_path).repair()
        assert (staged / "file").exists()


class Killed(BaseException):
    """Stands for kill -9: no `except Exception` sees it, and nothing after it runs."""


STEPS = (
    *((Path, name) for name in ("rename", "replace", "mkdir", "rmdir", "unlink")),
    *((os, name) for name in ("fsync", "rmdir", "unlink")),
    (shutil, "copyfileobj"),
)


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Let the process die before or after the n-th call that touches the disk."""
    left = [0]

    def wrap(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            result = call(*arguments, **named)
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return result

        return counted

    def arm(steps: int) -> None:
        left[0] = steps

    for owner, name in STEPS:
        monkeypatch.setattr(owner, name, wrap(getattr(owner, name)))
    yield arm
    left[0] = 0


def snapshot(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def replace_and_refresh(portal: FolderPortal) -> None:
    portal.repair()
    portal.put("trees", "2026-01-02.1", openers(NEXT), "second", "2026-01-01.1")
    portal.show("trees", "2026-01-02.1", "2026-01-01.1")
    portal.refresh({"catalog.ttl": b"new", "catalog.jsonld": b"new", "checkpoint": b"new"})


def withdraw(portal: FolderPortal) -> None:
    portal.repair()
    portal.hide("trees")
    portal.erase("trees")
    portal.look("trees", ("2026-01-01.1",))
    portal.refresh({"catalog.ttl": b"new", "catalog.jsonld": b"new", "checkpoint": b"new"})


@pytest.mark.parametrize("change", [replace_and_refresh, withdraw])
def test_killed_anywhere_and_run_again_it_ends_as_if_nothing_had_happened(
    change: Callable[[FolderPortal], None], tmp_path: Path, kill_at: Callable[[int], None]
) -> None:
    def fresh(path: Path) -> FolderPortal:
        portal = folder(path)
        portal.put("trees", "2026-01-01.1", openers(FILES), "first", None)
        portal.show("trees", "2026-01-01.1", None)
        return portal

    change(fresh(tmp_path / "whole"))
    wanted = snapshot(tmp_path / "whole")
    step = 0
    while True:
        step += 1
        path = tmp_path / str(step)
        portal = fresh(path)
        kill_at(step)
        try:
            change(portal)
        except Killed:
            kill_at(0)
            seen_by_a_reader(path)
            change(folder(path))
            folder(path).repair()
            assert snapshot(path) == wanted
        else:
            kill_at(0)
            break
        shutil.rmtree(path)
    assert step > 30


def seen_by_a_reader(path: Path) -> None:
    """The public sees the old version or the new one, whole, or that it is withdrawn; never a mixture."""
    current = (path / "portal" / "trees" / "current").read_text().strip()
    if current != WITHDRAWN:
        found = {file.path: file.sha256 for file in folder(path).read_back("trees", current)}
        assert found in (hashes(FILES), hashes(NEXT))
