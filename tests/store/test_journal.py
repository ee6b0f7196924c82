"""The journal: whatever an insider does to the database without the keys is found."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from opendata.errors import Failure, Outside
from opendata.ledger import Checkpoint, Problem
from opendata.model import Dataset
from opendata.store import Store

MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TREES = Dataset(name="baumkataster", department="stadtgruen", state="new")
Opened = Callable[[Path | str], Store]
Fill = Callable[[Store], None]
Forked = Callable[[Callable[[], str]], Callable[[], str]]


@pytest.fixture
def insider(path: Path, opened: Opened, fill: Fill) -> Iterator[sqlite3.Connection]:
    """Give a filled database to who may write to it, but has no keys."""
    store = opened(path)
    fill(store)
    store.close()
    raw = sqlite3.connect(path, isolation_level=None)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    yield raw
    raw.close()


def problems(store: Store, checkpoint: Checkpoint | None = None) -> tuple[Problem, ...]:
    try:
        return store.verify(checkpoint)
    finally:
        store.close()


def test_untouched_it_verifies(insider: sqlite3.Connection, path: Path, opened: Opened) -> None:
    assert insider.in_transaction is False
    assert problems(opened(path)) == ()


def test_every_changed_cell_of_every_row_is_found(insider: sqlite3.Connection, path: Path, opened: Opened) -> None:
    tried = 0
    for table in ("ledger", "kept", "head", "notes"):
        columns = [row[1] for row in insider.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
        for row, *values in insider.execute(f"SELECT rowid, {', '.join(columns)} FROM {table}").fetchall():  # noqa: S608
            for column, value in zip(columns, values, strict=True):
                for changed in changes(value):
                    insider.execute("SAVEPOINT untouched")
                    insider.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, row))  # noqa: S608
                    insider.execute("RELEASE untouched")
                    assert problems(opened(path)), (table, column, row, changed)
                    back = values[columns.index("seq")] if column != "seq" and "seq" in columns else row
                    here = changed if column == "seq" else back
                    insider.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, here))  # noqa: S608
                    tried += 1
    assert tried > 150
    assert problems(opened(path)) == ()


def changes(value: str | int | bytes) -> list[str | int | bytes]:
    """Give other values for a column: one character or bit less, more or else, and another type with the same bytes."""
    if isinstance(value, int):
        return [value + 1000, -value]
    if isinstance(value, bytes):
        return [value[:-1], bytes([value[0] ^ 1]) + value[1:], value + b"\0"]
    return [value + "x", value.encode(), value[:-1] + "\x7f" if value else "y"]


@pytest.mark.parametrize("table", ["ledger", "kept", "head"])
def test_every_removed_row_is_found(insider: sqlite3.Connection, path: Path, table: str, opened: Opened) -> None:
    columns = ", ".join(row[1] for row in insider.execute(f"PRAGMA table_info({table})"))
    rows = insider.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608
    for row in rows:
        insider.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))  # noqa: S608
        assert problems(opened(path)), row
        insider.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
    assert problems(opened(path)) == ()


def test_reordered_entries_are_found(insider: sqlite3.Connection, path: Path, opened: Opened) -> None:
    for first in range(1, 7):
        for table in ("ledger", "kept"):
            insider.execute(f"UPDATE {table} SET seq = -seq WHERE seq IN (?, ?)", (first, first + 1))  # noqa: S608
            insider.execute(f"UPDATE {table} SET seq = {2 * first + 1} + seq WHERE seq < 0")  # noqa: S608
        assert problems(opened(path)), first
        for table in ("ledger", "kept"):
            insider.execute(f"UPDATE {table} SET seq = -seq WHERE seq IN (?, ?)", (first, first + 1))  # noqa: S608
            insider.execute(f"UPDATE {table} SET seq = {2 * first + 1} + seq WHERE seq < 0")  # noqa: S608
    assert problems(opened(path)) == ()


def test_an_entry_cut_off_at_the_end_with_its_value_is_found(insider: sqlite3.Connection, path: Path, opened: Opened) -> None:
    for table in ("ledger", "kept"):
        insider.execute(f"DELETE FROM {table} WHERE seq = 7")  # noqa: S608
    assert problems(opened(path)) == (Problem("ledger-head-differs"),)


def test_a_history_written_anew_without_the_key_is_found(
    insider: sqlite3.Connection, path: Path, tmp_path: Path, opened: Opened
) -> None:
    """All hashes add up; only what the key has marked does not."""
    forger = Store(tmp_path / "forged.sqlite", lambda: MOMENT, lambda data: hashlib.sha256(data).hexdigest())
    with forger.transaction() as writer:
        writer.set_dataset(TREES.having(state="published"))
    assert forger.verify() == ()
    forger.close()
    insider.close()
    os.replace(tmp_path / "forged.sqlite", path)  # noqa: PTH105
    assert problems(opened(path)) == (Problem("ledger-head-differs"),)


def test_an_old_database_put_back_shows_against_a_checkpoint_kept_outside(
    path: Path, tmp_path: Path, opened: Opened, fill: Fill
) -> None:
    store = opened(path)
    fill(store)
    store.close()
    shutil.copy(path, tmp_path / "backup")
    with store.transaction() as writer:
        writer.set_dataset(TREES.having(state="withdrawn"))
    checkpoint = store.checkpoint()
    assert store.verify(checkpoint) == ()
    store.close()
    shutil.copy(tmp_path / "backup", path)
    assert problems(opened(path)) == ()  # in itself it is sound
    assert problems(opened(path), checkpoint) == (Problem("ledger-cut-off"),)
    with store.transaction() as writer:  # and went on differently
        writer.set_dataset(TREES.having(state="published"))
        writer.enter("reviewed", TREES.name)
    assert store.verify(checkpoint) == (Problem("ledger-forked"),)
    store.close()


def test_every_older_checkpoint_stays_true(store: Store) -> None:
    checkpoints = [store.checkpoint()]
    for number in range(20):
        with store.transaction() as writer:
            writer.enter("reviewed", TREES.name, str(number))
        checkpoints.append(store.checkpoint())
    assert [store.verify(checkpoint) for checkpoint in checkpoints] == [()] * 21


def test_an_edited_result_is_not_used(insider: sqlite3.Connection, path: Path, opened: Opened) -> None:
    insider.execute("UPDATE kept SET value = replace(value, 'new', 'published') WHERE kind = 'dataset'")
    store = opened(path)
    for read in (lambda: store.dataset(TREES.name), store.datasets, lambda: store.every("dataset", TREES.name, Dataset)):
        with pytest.raises(Outside) as raised:
            read()
        assert raised.value.code == "store-edited"
    store.close()


def test_any_byte_changed_in_the_file_is_found_or_changes_nothing(
    insider: sqlite3.Connection, path: Path, opened: Opened
) -> None:
    insider.close()
    whole = path.read_bytes()
    said = everything_said(path)
    found = 0
    for at in range(0, len(whole), 101):  # a prime: hits every kind of place
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x04]) + whole[at + 1 :])
        try:
            known = bool(problems(opened(path)))
        except Failure:
            known = True
        assert known or everything_said(path) == said, at
        found += known
        for beside in path.parent.glob("*-*"):
            beside.unlink()
    assert found > 25


def everything_said(path: Path) -> list[Any]:
    """Give what the ledger's tables hold, types and all."""
    raw = sqlite3.connect(path)
    try:
        return [
            row
            for table in ("ledger", "kept", "head", "notes")
            for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608
        ]
    finally:
        raw.close()
