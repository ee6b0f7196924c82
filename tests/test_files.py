"""Files: raw copies are sealed, erased for good, and never lie readable under a name; released ones are what their name says."""

import errno
import hashlib
import hmac
import os
import re
import signal
import stat
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from opendata.errors import Failure, Outside, Refused
from opendata.files import Files
from opendata.nameless import content, filled

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # Python 3.12 says so of every fork

LINE = b"Erika Mustermann\n"
LINE_DIGEST = hashlib.sha256(LINE).hexdigest()
CELL = b"Erika Mustermann;DE02 1203 0000 0000 2020 51\n" * 50_000  # 2 MB


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "var")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# ----------------------------------------------------------------------------------------------------------- raw, sealed


@pytest.mark.parametrize("data", [b"", b"x", CELL, os.urandom(65_536), os.urandom(65_537)])
def test_what_is_sealed_comes_back(files: Files, data: bytes) -> None:
    source = filled(data)
    size, digest = files.seal("s1", 3, source)
    assert (size, digest) == (len(data), files.keyed(data)) == files.keyed_file(source)
    assert os.lseek(source, 0, os.SEEK_CUR) == 0
    plain = files.unseal("s1", 3)
    assert os.read(plain, len(data) + 1) == data  # it stands at its start
    os.close(plain)
    os.close(source)


def test_a_source_is_sealed_whole_wherever_it_stands(files: Files) -> None:
    source = filled(CELL)
    os.lseek(source, 0, os.SEEK_END)
    assert files.seal("s1", 0, source)[0] == len(CELL)
    os.close(source)


def test_nothing_readable_has_a_name(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seal(files, CELL)
    os.close(files.unseal("s1", 0))
    for name, data in everything(tmp_path).items():
        assert b"Mustermann" not in data, name
    assert set(everything(tmp_path)) == {"var/raw/s1/0.age", "var/keys/s1.key", "var/keys/installation.key"}


def test_only_the_owner_may_look(files: Files, tmp_path: Path) -> None:
    seal(files, CELL)
    files.keep(filled(CELL))
    for path in (tmp_path / "var").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_sealing_again_replaces_and_leaves_nothing_beside_it(files: Files, tmp_path: Path) -> None:
    seal(files, b"old")
    seal(files, b"new")
    plain = files.unseal("s1", 0)
    assert content(plain) == b"new"
    os.close(plain)
    assert [path.name for path in (tmp_path / "var/raw/s1").iterdir()] == ["0.age"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: data + b"x",
        lambda data: data[:-10_000] + bytes([data[-10_000] ^ 1]) + data[-9_999:],
        lambda _: b"not age at all",
    ],
)
def test_a_damaged_raw_file_is_refused_and_nothing_of_it_stays_open(
    files: Files, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    seal(files, CELL)
    path = tmp_path / "var/raw/s1/0.age"
    path.chmod(0o600)
    path.write_bytes(damage(path.read_bytes()))
    before = os.listdir("/proc/self/fd")  # noqa: PTH208
    with pytest.raises(Outside) as raised:
        files.unseal("s1", 0)
    assert raised.value.code == "raw-damaged"
    assert raised.value.__cause__ is None
    assert os.listdir("/proc/self/fd") == before  # noqa: PTH208


def test_a_missing_raw_file_is_damage_and_not_erasure(files: Files, tmp_path: Path) -> None:
    seal(files, CELL)
    (tmp_path / "var/raw/s1/0.age").unlink()
    with pytest.raises(Outside) as raised:
        files.unseal("s1", 0)
    assert raised.value.code == "raw-damaged"


def test_what_was_shredded_cannot_be_read_even_from_a_backup(files: Files, tmp_path: Path) -> None:
    seal(files, CELL)
    backup = everything(tmp_path / "var/raw")
    files.shred("s1")
    files.shred("s1")
    assert files.sealed() == ()
    assert set(everything(tmp_path)) == {"var/keys/installation.key"}
    (tmp_path / "var/raw/s1").mkdir()
    for name, data in backup.items():
        (tmp_path / "var/raw" / name).write_bytes(data)
    with pytest.raises(Refused) as raised:
        files.unseal("s1", 0)
    assert raised.value.code == "raw-erased"
    assert files.sealed() == ("s1",)


def test_each_submission_has_a_key_of_its_own(files: Files, tmp_path: Path) -> None:
    for submission in ("s1", "s2"):
        files.seal(submission, 0, filled(CELL))
    assert files.sealed() == ("s1", "s2")
    files.shred("s1")
    plain = files.unseal("s2", 0)
    assert content(plain) == CELL
    os.close(plain)
    assert (tmp_path / "var/keys/s2.key").exists()


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/a", "-a", "a\0b", "a.b", "x" * 129])
def test_no_name_is_a_path(files: Files, name: str) -> None:
    for attempt in (lambda: files.shred(name), lambda: files.seal(name, 0, 0), lambda: files.drop([name])):
        with pytest.raises(ValueError, match="not the name"):
            attempt()


# --------------------------------------------------------------------------------------------------------------- digests


def test_a_keyed_digest_needs_the_key(files: Files, tmp_path: Path) -> None:
    digest = files.keyed(b"BA-XY 123")
    key = bytes.fromhex((tmp_path / "var/keys/installation.key").read_text())
    assert digest == hmac.new(key, b"BA-XY 123", hashlib.sha256).hexdigest()
    assert digest != hashlib.sha256(b"BA-XY 123").hexdigest()
    assert digest == Files(tmp_path / "var").keyed(b"BA-XY 123")
    assert digest != Files(tmp_path / "another").keyed(b"BA-XY 123")


def test_the_installation_key_survives_erasure(files: Files) -> None:
    before = files.keyed(b"x")
    seal(files, CELL)
    files.shred("s1")
    assert files.keyed(b"x") == before


def test_of_many_that_make_the_key_at_once_one_wins(tmp_path: Path) -> None:
    results = [
        forked(lambda: Files(tmp_path / "var").keyed(b"x") + Files(tmp_path / "var").signing_key().hex()) for _ in range(12)
    ]
    assert len({result() for result in results}) == 1


# -------------------------------------------------------------------------------------------------------------- released


def test_a_kept_file_is_found_under_its_digest(files: Files, tmp_path: Path) -> None:
    source = filled(CELL)
    expected = (len(CELL), hashlib.sha256(CELL).hexdigest())
    assert files.keep(source) == files.keep(filled(CELL)) == expected
    found = files.opened(expected[1])
    assert os.read(found, len(CELL) + 1) == CELL
    assert set(everything(tmp_path)) == {f"var/released/{expected[1][:2]}/{expected[1]}"}


def test_a_file_from_another_file_system_is_kept_by_copy(files: Files, tmp_path: Path) -> None:
    if os.stat("/dev/shm").st_dev == tmp_path.stat().st_dev:  # noqa: PTH116, S108
        pytest.skip("one file system only")
    source = os.open("/dev/shm", os.O_TMPFILE | os.O_RDWR)  # noqa: S108
    os.write(source, b"from afar")
    _, digest = files.keep(source)
    os.pwrite(source, b"changed! ", 0)
    assert content(files.opened(digest)) == b"from afar"


def test_a_kept_file_does_not_change_with_the_one_it_came_from(files: Files, tmp_path: Path) -> None:
    (tmp_path / "named").write_bytes(b"before")
    _, digest = files.keep(os.open(tmp_path / "named", os.O_RDONLY))
    (tmp_path / "named").write_bytes(b"after!")
    assert content(files.opened(digest)) == b"before"


@pytest.mark.parametrize("damage", [b"hellp", b"", None])
def test_a_damaged_released_file_is_refused_and_kept_anew(files: Files, tmp_path: Path, damage: bytes | None) -> None:
    _, digest = files.keep(filled(b"hello"))
    path = tmp_path / "var/released" / digest[:2] / digest
    path.chmod(0o600)
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(Outside) as raised:
        files.opened(digest)
    assert raised.value.code == "released-damaged"
    files.keep(filled(b"hello"))
    assert content(files.opened(digest)) == b"hello"
    assert len(everything(tmp_path)) == 1


def test_a_link_in_place_of_a_released_file_is_refused(files: Files, tmp_path: Path) -> None:
    _, digest = files.keep(filled(b"hello"))
    path = tmp_path / "var/released" / digest[:2] / digest
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Outside):
        files.opened(digest)


def test_dropped_files_are_gone(files: Files, tmp_path: Path) -> None:
    digests = [files.keep(filled(data))[1] for data in (b"a", b"b")]
    files.drop(digests)
    files.drop(digests)
    assert everything(tmp_path) == {}


def test_without_nameless_files_all_still_works(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system without O_TMPFILE, where they are unlinked ones that can get no name again."""
    monkeypatch.setattr("opendata.nameless.os.O_TMPFILE", 0)
    seal(files, CELL)
    seal(files, CELL)
    _, digest = files.keep(filled(CELL))
    assert content(files.unseal("s1", 0)) == content(files.opened(digest)) == CELL
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"0.age", "s1.key", "installation.key", digest}


# --------------------------------------------------------------------------------------------------------- what can happen


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["fsync", "link", "open", "fchmod"])
def test_what_the_disk_says_is_a_failure_and_no_half_file(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    source = filled(CELL)

    def broken(*_: object, **__: object) -> None:
        raise OSError(number, "x")

    monkeypatch.setattr(os, call, broken)
    attempts: tuple[Callable[[], object], ...] = (lambda: files.seal("s1", 0, source), lambda: files.keep(source))
    for attempt in attempts:
        with pytest.raises(Failure) as raised:
            attempt()
        assert (raised.value.code, raised.value.params) == ("disk-failed", {"reason": errno.errorcode[number]})
    monkeypatch.undo()
    assert everything(tmp_path) == {}


CALLS = ("open", "link", "rename", "unlink", "fsync", "mkdir", "rmdir", "fchmod")


def test_content_is_synced_before_it_is_named_and_the_name_after(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, link = os.fsync, os.link

    def fsync(descriptor: int) -> None:
        done.append("sync " + ("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"))
        sync(descriptor)

    def linked(*arguments: Any, **more: Any) -> None:  # noqa: ANN401
        done.append("name")
        link(*arguments, **more)

    seal(files, CELL)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", linked)
    files.seal("s1", 1, filled(CELL))
    files.keep(filled(CELL))
    whole = ["sync file", "name", "sync folder"]
    assert [step for step in done if step in whole][-3:] == whole
    assert done[:3] == whole


def test_kill_9_before_any_call_leaves_whole_files_and_a_rerun_ends_the_same(fast_disk: Path) -> None:
    """Every call that changes the disk is a point to be killed at; a rerun gives what an uninterrupted run gives."""
    for point in range(1, 200):
        root = fast_disk / str(point)
        ended = forked(partial(dying, root, point))()
        for path in (path for path in root.rglob("*") if path.is_file()):
            assert path.stat().st_size > 0
            assert not re.fullmatch(r"[0-9a-f]{64}", path.name) or path.name == hashlib.sha256(path.read_bytes()).hexdigest()
        work(Files(root))
        left = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and not path.name.startswith(".")}
        assert left == {"raw/s1/0.age", "keys/s1.key", "keys/installation.key", f"released/{LINE_DIGEST[:2]}/{LINE_DIGEST}"}
        assert content(Files(root).unseal("s1", 0)) == LINE
        if ended == "done":
            assert point > 20
            return
    pytest.fail("never came to an end")


def work(files: Files) -> None:
    files.seal("s1", 0, filled(b"first"))
    files.seal("s1", 0, filled(LINE))
    files.seal("s2", 0, filled(LINE))
    files.shred("s2")
    files.keep(filled(LINE))
    files.drop([files.keep(filled(b"short"))[1]])


def dying(root: Path, point: int) -> str:
    """Work, and be killed before the call number `point` that changes the disk."""
    calls = count(1)

    def mortal(call: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **more: object) -> object:
            if next(calls) == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **more)

        return called

    for name in ("open", "link", "rename", "unlink", "fsync", "mkdir", "rmdir", "fchmod"):
        setattr(os, name, mortal(getattr(os, name)))
    work(Files(root))
    return "done"


@pytest.fixture
def fast_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in memory, if there is one: hundreds of syncs take long."""
    folder = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=folder if folder.is_dir() else tmp_path) as name:
        monkeypatch.setattr("tempfile.tempdir", name)
        yield Path(name)


# ---------------------------------------------------------------------------------------------------------------- helpers


def seal(files: Files, data: bytes) -> None:
    source = filled(data)
    files.seal("s1", 0, source)
    os.close(source)


def forked(work: Callable[[], str]) -> Callable[[], str]:
    """Run in a process of its own; give how to get the result, empty where it was killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, work().encode())
        finally:
            os._exit(0)
    os.close(writer)

    def result() -> str:
        with os.fdopen(reader, "rb") as said:
            text = said.read().decode()
        os.waitpid(child, 0)
        return text

    return result
