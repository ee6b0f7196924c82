"""One SQLite database: opened, brought up to date, shared by all threads of this process.

WAL, synchronous FULL, `BEGIN IMMEDIATE`: what is committed outlives a power cut, and of two writers one waits.
"""

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from opendata.errors import Misuse, Outside

BUSY_SECONDS: Final = 30

SCHEMA: Final = (
    # 1
    """
    CREATE TABLE ledger (   -- append-only; what each line says: ledger.Entry
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, key TEXT NOT NULL,
        digest TEXT NOT NULL, leaf BLOB NOT NULL);
    CREATE INDEX ledger_by_key ON ledger (kind, key);
    CREATE TABLE kept (     -- append-only; the value of each ledger entry that has a digest
        seq INTEGER PRIMARY KEY REFERENCES ledger, kind TEXT NOT NULL, key TEXT NOT NULL, dataset TEXT NOT NULL,
        value TEXT NOT NULL);
    CREATE INDEX kept_by_key ON kept (kind, key, seq);
    CREATE INDEX kept_by_dataset ON kept (kind, dataset, seq);
    CREATE TABLE head (     -- one row: the tree so far, under a key that is not in this database
        id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, hashes TEXT NOT NULL, mac TEXT NOT NULL);
    CREATE TABLE notes (    -- words of people, by their keyed digest: the only thing here that can be erased
        digest TEXT PRIMARY KEY, dataset TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE leases (   -- who works on a dataset; the fence only ever grows
        dataset TEXT PRIMARY KEY, fence INTEGER NOT NULL, world TEXT NOT NULL, process TEXT NOT NULL, expires INTEGER NOT NULL);
    CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ledger_grows BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER kept_stays BEFORE UPDATE ON kept BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER kept_grows BEFORE DELETE ON kept BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """,
)
"""The steps from an empty database to today's; a database says how many it has taken (`PRAGMA user_version`)."""


class Database:
    """A file, or `:memory:`; opened when first used. Every method raises Outside `store-busy` or `store-failed`."""

    def __init__(self, path: Path | str) -> None:
        self._path = path
        self._lock = threading.RLock()

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Give all rows of a query."""
        with self._lock, _guarded():
            return self._connection.execute(sql, parameters).fetchall()

    def do(self, sql: str, *parameters: object) -> int:
        """Change something; give how many rows it concerned."""
        with self._lock, _guarded():
            return self._connection.execute(sql, parameters).rowcount

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all that happens within, or nothing; nobody else writes meanwhile."""
        with self._lock:
            self.do("BEGIN IMMEDIATE")
            try:
                yield
                self.do("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self.do("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of everything within, whatever others write meanwhile."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.do("BEGIN")
            try:
                yield
            finally:
                self.do("ROLLBACK")

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if "_connection" in self.__dict__:
                self._connection.close()
                del self._connection

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        with _guarded():
            if isinstance(self._path, Path):
                _create(self._path)
            connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            # What was damaged must still be readable, to be found: bytes that are no UTF-8 come as surrogates.
            connection.text_factory = lambda raw: raw.decode(errors="surrogateescape")
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
        weakref.finalize(self, connection.close)  # who lets the store go lets the file go, too
        return connection


def _create(path: Path) -> None:
    """Make the file for its owner alone; SQLite's files beside it follow its rights."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    os.fsync(folder)
    os.close(folder)


def _prepare(connection: sqlite3.Connection) -> None:
    """Set how the database works, and take the steps of the schema that it lacks."""
    for attempt in range(BUSY_SECONDS * 20, -1, -1):  # switching to WAL does not wait for others by itself
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not attempt:
                raise
            time.sleep(0.05)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # erased words leave no trace in free pages
    if _steps_taken(connection) == len(SCHEMA):
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in SCHEMA[_steps_taken(connection) :]:
        for statement in _statements(step):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(SCHEMA)}")
    connection.execute("COMMIT")


def _steps_taken(connection: sqlite3.Connection) -> int:
    taken = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if taken > len(SCHEMA):
        raise Misuse("store-newer")
    return taken


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _guarded() -> Iterator[None]:
    """Turn what the database says into a failure."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        name = getattr(error, "sqlite_errorname", "SQLITE_CANTOPEN")
        raise Outside(_code(name), reason=name) from None


def _code(name: str) -> str:
    if name.startswith("SQLITE_BUSY"):
        return "store-busy"
    return "store-damaged" if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) else "store-failed"
