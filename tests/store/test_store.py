"""The store: kept once, proved by the ledger, whole after any crash."""

import hashlib
import hmac
import os
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from opendata.errors import Misuse, Outside
from opendata.ledger import Problem
from opendata.model import Dataset, Decision, Place, Question, Submission
from opendata.store import Store
from opendata.store.database import SCHEMA, Database

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # Python 3.12 says so of every fork

MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
TREES = Dataset(name="baumkataster", department="stadtgruen", state="new")
QUESTION = Question(
    id="q1", place=Place(resource=1, field=2), code="publish-column", choices=("keep", "drop"), asked_of="release"
)
ANSWER = Decision(
    place=Place(resource=1, field=2), outcome="keep", reason={"de": "Geprüft mit Herrn Meier."}, by="release:7", question="q1"
)


Opened = Callable[[Path | str], Store]
Fill = Callable[[Store], None]
Forked = Callable[[Callable[[], str]], Callable[[], str]]


def keyed(data: bytes) -> str:
    return hmac.new(b"installation", data, hashlib.sha256).hexdigest()


def submission(identifier: str, dataset: str = TREES.name) -> Submission:
    return Submission(
        id=identifier,
        dataset=dataset,
        department="stadtgruen",
        submitted_by="department:local",
        received_at=MOMENT,
        size_bytes=1,
        keyed_digest=keyed(b"x"),
        files=(),
    )


# --------------------------------------------------------------------------------------------------------------- keeping


def test_what_is_kept_comes_back(store: Store, fill: Fill) -> None:
    fill(store)
    assert store.dataset(TREES.name) == TREES
    assert store.datasets() == (TREES,)
    assert store.submission("s1") == store.newest_submission(TREES.name) == submission("s1")
    assert store.submissions(TREES.name) == (submission("s1"),)
    assert store.answers(TREES.name) == (ANSWER,)
    assert store.questions(TREES.name) == (QUESTION,)
    assert store.waiting() == {TREES.name: (QUESTION,)}
    assert store.refused(keyed(b"refused"))


def test_what_is_not_there_is_none_or_empty(store: Store) -> None:
    assert (store.dataset("x"), store.submission("x"), store.newest_submission("x"), store.noted("x")) == (None,) * 4
    assert (store.datasets(), store.answers("x"), store.questions("x"), store.waiting(), store.entries()) == ((), (), (), {}, ())
    assert not store.refused("x")


def test_the_same_again_writes_nothing(store: Store, fill: Fill) -> None:
    fill(store)
    before = store.entries()
    with store.transaction() as writer:
        assert not writer.keep("submission", "s1", TREES.name, submission("s1"))
        assert not writer.set_dataset(TREES)
        assert not writer.ask(TREES.name, [QUESTION])
        assert not writer.ask("another", [])
        writer.refuse(TREES.name, keyed(b"refused"))
        writer.reserve_version(TREES.name, "release-1", DAY)
    assert store.entries() == before


def test_the_newest_state_counts_and_the_older_ones_stay(store: Store, fill: Fill) -> None:
    fill(store)
    published = TREES.having(state="published")
    with store.transaction() as writer:
        assert writer.set_dataset(published)
        assert writer.ask(TREES.name, [])
    assert store.dataset(TREES.name) == published
    assert store.every("dataset", TREES.name, Dataset) == (TREES, published)
    assert store.waiting() == {}


def test_each_write_is_an_entry_with_time_subject_and_digest(store: Store, fill: Fill) -> None:
    fill(store)
    told = [(entry.seq, entry.kind, entry.subject, entry.key) for entry in store.entries()]
    assert told == [
        (1, "submission", TREES.name, "s1"),
        (2, "dataset", TREES.name, TREES.name),
        (3, "questions", TREES.name, TREES.name),
        (4, "decision", TREES.name, "q1"),
        (5, "refused", TREES.name, keyed(b"refused")),
        (6, "reviewed", TREES.name, "q1"),
        (7, "version", TREES.name, "release-1"),
    ]
    assert {entry.at for entry in store.entries()} == {"2026-11-23T09:00:00+00:00"}
    assert store.entries()[0].digest == hashlib.sha256(submission("s1").canonical()).hexdigest()
    assert [entry.digest for entry in store.entries()[4:6]] == ["", ""]
    assert store.entries("another") == ()


def test_times_are_utc_wherever_the_clock_stands(fill: Fill) -> None:
    store = Store(":memory:", lambda: MOMENT.astimezone(timezone(timedelta(hours=2))), keyed)
    fill(store)
    assert store.entries()[0].at == "2026-11-23T09:00:00+00:00"
    store.close()


def test_versions_run_by_dataset_and_day_and_stay_with_their_release(store: Store) -> None:
    with store.transaction() as writer:
        given = [
            writer.reserve_version(dataset, release, day)
            for dataset, release, day in (
                ("a", "r1", DAY),
                ("a", "r2", DAY),
                ("a", "r1", DAY),
                ("b", "r3", DAY),
                ("a", "r4", date(2026, 11, 24)),
                *(("a", f"r{number}", DAY) for number in range(5, 14)),
            )
        ]
    assert given[:5] == ["2026-11-23.1", "2026-11-23.2", "2026-11-23.1", "2026-11-23.1", "2026-11-24.1"]
    assert given[5:] == [f"2026-11-23.{number}" for number in range(3, 12)]


# -------------------------------------------------------------------------------------------------------- words of people


def test_the_words_of_a_decision_are_kept_beside_ledger_and_row(path: Path, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    with sqlite3.connect(path) as raw:
        assert "Meier" not in "".join(raw.iterdump()).split('INSERT INTO "notes"')[0]
    raw.close()
    store.close()


def test_erased_words_are_gone_from_the_disk_and_everything_still_adds_up(path: Path, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    with store.transaction() as writer:
        mark = writer.note("another", "Frau Kunz rief an.")
    assert store.erase_notes(TREES.name) == 1
    assert store.erase_notes(TREES.name) == 0
    assert store.answers(TREES.name) == (ANSWER.having(reason={}),)
    assert store.noted(mark) == "Frau Kunz rief an."
    assert store.verify() == ()
    assert store.entries()[-1].kind == "notes-erased"
    for file in path.parent.iterdir():
        assert b"Meier" not in file.read_bytes(), file.name
    store.close()


def test_a_digest_of_words_cannot_be_guessed_without_the_key(store: Store) -> None:
    with store.transaction() as writer:
        mark = writer.note("a", "ja")
        assert mark != writer.note("b", "ja")
    assert mark not in {hashlib.sha256(text).hexdigest() for text in (b"ja", b"a\0ja")}


# -------------------------------------------------------------------------------------------------------- all or nothing


def test_a_transaction_that_fails_leaves_nothing(store: Store, fill: Fill) -> None:
    fill(store)
    before = store.entries(), store.checkpoint()
    with pytest.raises(KeyboardInterrupt), store.transaction() as writer:  # noqa: PT012
        writer.set_dataset(TREES.having(state="published"))
        writer.note(TREES.name, "never said")
        raise KeyboardInterrupt
    assert (store.entries(), store.checkpoint()) == before
    assert store.noted(keyed(TREES.name.encode() + b"\0never said")) is None
    assert store.verify() == ()


def test_kill_9_before_any_statement_leaves_a_whole_prefix(path: Path, opened: Opened, fill: Fill, forked: Forked) -> None:
    """Each statement is a point to be killed at; what is left is what some number of whole transactions leaves."""
    prefixes = {0, 3, 7}
    for point in range(1, 200):
        ended = forked(partial(dying, partial(fill, opened(path)), point))()
        store = opened(path)
        assert store.verify() == ()
        assert len(store.entries()) in prefixes
        fill(store)  # at once, although the lease was never given back
        assert store.verify() == ()
        assert store.dataset(TREES.name) == TREES
        store.close()
        shutil.rmtree(path.parent)
        if ended == "done":
            assert point > 30
            return
    pytest.fail("never came to an end")


def dying(work: Callable[[], None], point: int) -> str:
    calls = count(1)
    database = Database.do

    def mortal(self: Database, sql: str, *parameters: object) -> int:
        if next(calls) == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return database(self, sql, *parameters)

    Database.do = mortal  # type: ignore[method-assign]
    work()
    return "done"


@pytest.mark.parametrize("pages", [9, 11, 14, 18])
def test_a_full_disk_is_a_failure_and_nothing_is_lost(path: Path, pages: int, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    before = store.entries()
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Outside) as raised, store.transaction() as writer:  # noqa: PT012
        for number in range(200):
            writer.keep("submission", f"t{number}", TREES.name, submission(f"t{number}"))
    assert (raised.value.code, raised.value.params) == ("store-failed", {"reason": "SQLITE_FULL"})
    assert store.entries() == before
    assert store.verify() == ()
    store.close()


def test_only_the_owner_may_read_the_database(path: Path, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == dict.fromkeys(
        (path.name, f"{path.name}-wal", f"{path.name}-shm"), 0o600
    )
    store.close()


def test_every_commit_is_synced_to_disk(path: Path, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    assert store._database.rows("PRAGMA journal_mode") == [("wal",)]
    assert store._database.rows("PRAGMA synchronous") == [(2,)]
    store.close()


def test_rows_can_only_be_added(store: Store, fill: Fill) -> None:
    fill(store)
    for table in ("ledger", "kept"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET key = 'x'"):  # noqa: S608
            with pytest.raises(Outside) as raised:
                store._database.do(statement)
            assert raised.value.params == {"reason": "SQLITE_CONSTRAINT_TRIGGER"}


def test_a_database_of_a_newer_program_is_left_alone(path: Path, opened: Opened, fill: Fill) -> None:
    store = opened(path)
    fill(store)
    store._database.do(f"PRAGMA user_version = {len(SCHEMA) + 1}")
    store.close()
    with pytest.raises(Misuse) as raised:
        opened(path).datasets()
    assert raised.value.code == "store-newer"


def test_what_is_no_database_is_a_failure(path: Path, opened: Opened) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something else entirely" * 500)
    with pytest.raises(Outside) as raised:
        opened(path).datasets()
    assert raised.value.code == "store-damaged"
    assert opened(path).verify() == (Problem("ledger-unreadable"),)


def test_many_processes_can_begin_at_once(path: Path, opened: Opened, forked: Forked) -> None:
    results = [forked(partial(begin, opened(path), number)) for number in range(20)]
    assert {result() for result in results} == {"done"}
    store = opened(path)
    assert len(store.entries()) == 20
    assert store.verify() == ()
    store.close()


def begin(store: Store, number: int) -> str:
    with store.transaction() as writer:
        writer.enter("began", "", str(number))
    return "done"


def test_threads_share_one_store(path: Path, opened: Opened) -> None:
    store = opened(path)
    threads = [threading.Thread(target=enter_some, args=(store, number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.entries()) == 80
    assert store.verify() == ()
    store.close()


def enter_some(store: Store, number: int) -> None:
    for _ in range(10):
        with store.transaction() as writer:
            writer.enter("began", "", str(number))
