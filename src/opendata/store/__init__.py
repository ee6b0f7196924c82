"""What is kept: datasets, results, decisions, the ledger, leases; the only SQL.

Everything kept is one row, written in one transaction with the ledger entry that holds its digest, and never changed: a
dataset's state is its newest row. So the ledger vouches for every row, and a crash leaves a prefix.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from opendata.errors import Outside
from opendata.ledger import Checkpoint, Entry, Problem
from opendata.model import Dataset, Decision, Question, Submission, Value
from opendata.store.database import Database
from opendata.store.journal import Journal
from opendata.store.leases import SECONDS, Lease, Leases

__all__ = ["Lease", "Store", "Writer"]

V = TypeVar("V", bound=Value)


class Questions(Value):
    """What waits for a person at one dataset."""

    questions: tuple[Question, ...] = ()


class Version(Value):
    """A version name that belongs to one release for good."""

    version: str


class Store:
    """One database, a file or `:memory:`. `now` gives the time, `keyed` the HMAC under the installation key (`Files.keyed`).

    Every method may raise Outside: `store-busy`, `store-failed`, `store-edited` (a kept value is not what the ledger says).
    """

    def __init__(self, path: Path | str, now: Callable[[], datetime], keyed: Callable[[bytes], str]) -> None:
        self._database = Database(path)
        self._journal = Journal(self._database, now, keyed)
        self.leases = Leases(self._database)

    # ------------------------------------------------------------------------------------------------------- reading

    def kept(self, kind: str, key: str, form: type[V]) -> V | None:
        """Give the value kept under this kind and key, if there is one."""
        return _last(self._journal.values("kept.kind = ? AND kept.key = ? ORDER BY seq DESC LIMIT 1", kind, key), form)

    def newest(self, kind: str, dataset: str, form: type[V]) -> V | None:
        """Give a dataset's newest value of a kind."""
        return _last(self._journal.values("kept.kind = ? AND dataset = ? ORDER BY seq DESC LIMIT 1", kind, dataset), form)

    def every(self, kind: str, dataset: str, form: type[V]) -> tuple[V, ...]:
        """Give all of a dataset's values of a kind, the oldest first."""
        return _all(self._journal.values("kept.kind = ? AND dataset = ? ORDER BY seq", kind, dataset), form)

    def dataset(self, name: str) -> Dataset | None:
        """Give a dataset's state."""
        return self.kept("dataset", name, Dataset)

    def datasets(self) -> tuple[Dataset, ...]:
        """Give all datasets by name."""
        return self._of_each_dataset("dataset", Dataset)

    def submission(self, identifier: str) -> Submission | None:
        """Give a submission by its id."""
        return self.kept("submission", identifier, Submission)

    def submissions(self, dataset: str) -> tuple[Submission, ...]:
        """Give a dataset's submissions, the oldest first."""
        return self.every("submission", dataset, Submission)

    def newest_submission(self, dataset: str) -> Submission | None:
        """Give a dataset's newest submission."""
        return self.newest("submission", dataset, Submission)

    def answers(self, dataset: str) -> tuple[Decision, ...]:
        """Give what people decided about a dataset, the oldest first; a reason that was erased is empty."""
        return tuple(self._with_reason(decision) for decision in self.every("decision", dataset, Decision))

    def questions(self, dataset: str) -> tuple[Question, ...]:
        """Give what is asked about a dataset."""
        asked = self.kept("questions", dataset, Questions)
        return asked.questions if asked else ()

    def waiting(self) -> dict[str, tuple[Question, ...]]:
        """Give all that waits for a person, by dataset."""
        asked = {dataset.name: self.questions(dataset.name) for dataset in self.datasets()}
        return {name: questions for name, questions in asked.items() if questions}

    def refused(self, digest: str) -> bool:
        """Say whether content with this keyed digest is refused for ever."""
        return self.happened("refused", digest)

    def happened(self, kind: str, key: str) -> bool:
        """Say whether the ledger notes an event of this kind about `key`."""
        return bool(self._database.rows("SELECT 1 FROM ledger WHERE kind = ? AND key = ? LIMIT 1", kind, key))

    def noted(self, digest: str) -> str | None:
        """Give the words that a digest stands for, unless they were erased."""
        rows = self._database.rows("SELECT text FROM notes WHERE digest = ?", digest)
        return rows[0][0] if rows else None

    def _of_each_dataset(self, kind: str, form: type[V]) -> tuple[V, ...]:
        newest = "SELECT max(seq) FROM kept WHERE kind = ? GROUP BY key"
        return _all(self._journal.values(f"seq IN ({newest}) ORDER BY kept.key", kind), form)

    def _with_reason(self, decision: Decision) -> Decision:
        words = self.noted(decision.reason["de"])
        return decision.having(reason=json.loads(words) if words is not None else {})

    # ------------------------------------------------------------------------------------------------------- writing

    @contextmanager
    def transaction(self, lease: Lease | None = None) -> Iterator["Writer"]:
        """Write all that happens within, or nothing. Without a lease: what people say, which no run may hold up.

        Raises:
            Outside: `lease-lost`: another run has taken over, or the lease expired.
        """
        with self._database.writing():
            if lease is not None:
                self.leases.hold(lease)
            yield Writer(self, self._database, self._journal, lease)
            if lease is not None:
                self.leases.hold(lease)  # this process may have been stopped for long just now

    def holding(self, dataset: str, seconds: int = SECONDS) -> AbstractContextManager[Lease]:
        """Hold a dataset's lease while something works on it.

        Raises:
            Outside: `dataset-busy`.
        """
        return self.leases.holding(dataset, seconds)

    def erase_notes(self, dataset: str) -> int:
        """Erase all words of people about a dataset, from disk too; give how many. Their digests stay. Again is fine."""
        with self._database.writing():
            erased = self._database.do("DELETE FROM notes WHERE dataset = ?", dataset)
            if erased:
                self._journal.append("notes-erased", dataset, str(erased), None)
        ((busy, *_),) = self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise Outside("store-busy", reason="SQLITE_BUSY")
        return erased

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    # -------------------------------------------------------------------------------------------------------- ledger

    def entries(self, dataset: str | None = None) -> tuple[Entry, ...]:
        """Give the ledger's entries in order, all or those about one dataset."""
        return tuple(entry for entry in self._journal.entries() if dataset in {None, entry.subject})

    def position(self) -> int:
        """Give the number of the ledger's newest entry: as long as it stays, nothing that is kept has changed."""
        return int(self._database.rows("SELECT coalesce(max(seq), 0) FROM ledger")[0][0])

    def changed(self, position: int) -> frozenset[str]:
        """Name the datasets that the ledger speaks of after `position`."""
        return frozenset(name for (name,) in self._database.rows("SELECT DISTINCT subject FROM ledger WHERE seq > ?", position))

    def leaves(self) -> tuple[bytes, ...]:
        """Give the leaf hashes in order: what proofs are made from."""
        return self._journal.leaves()

    def checkpoint(self) -> Checkpoint:
        """Give size and root of the ledger now; `ledger.sign` makes it one to give away."""
        return self._journal.checkpoint()

    def verify(self, checkpoint: Checkpoint | None = None) -> tuple[Problem, ...]:
        """Find whatever was edited, removed, reordered or cut off: in entries, kept values, head and notes.

        Only a checkpoint that was kept outside shows that an old database was put back, or one made anew with its keys.
        """
        return self._journal.verify(checkpoint)


class Writer:
    """Writes within one transaction. Everything but a note appends to the ledger."""

    def __init__(self, store: Store, database: Database, journal: Journal, lease: Lease | None) -> None:
        self._store = store
        self._database = database
        self._journal = journal
        self._dataset = lease.dataset if lease else None

    def keep(self, kind: str, key: str, dataset: str, value: Value) -> bool:
        """Keep a value; one that is kept already under this kind and key is not kept again.

        Returns:
            Whether it was new. A different value under the same key is new, and from now on the one that counts.
        """
        if self._store.kept(kind, key, type(value)) == value:
            return False
        self._append(kind, dataset, key, value)
        return True

    def set_dataset(self, dataset: Dataset) -> bool:
        """Keep a dataset's new state; give whether it changed."""
        return self.keep("dataset", dataset.name, dataset.name, dataset)

    def decide(self, dataset: str, decision: Decision) -> None:
        """Keep a person's decision. Its reason becomes an erasable note; ledger and row hold the note's keyed digest."""
        mark = self.note(dataset, json.dumps(decision.reason, sort_keys=True, ensure_ascii=False))
        self._append("decision", dataset, decision.question or "", decision.having(reason={"de": mark}))

    def note(self, dataset: str, text: str) -> str:
        """Keep erasable words; give the keyed digest that stands for them in values and ledger."""
        digest = self._journal.mark(dataset, text)
        self._database.do("INSERT OR IGNORE INTO notes VALUES (?, ?, ?)", digest, dataset, text)
        return digest

    def ask(self, dataset: str, questions: Sequence[Question]) -> bool:
        """Replace what is asked about a dataset; give whether it changed."""
        if tuple(questions) == self._store.questions(dataset):
            return False
        return self.keep("questions", dataset, dataset, Questions(questions=tuple(questions)))

    def refuse(self, dataset: str, digest: str) -> None:
        """Refuse content for ever, by its keyed digest."""
        if not self._store.refused(digest):
            self.enter("refused", dataset, digest)

    def enter(self, kind: str, dataset: str, key: str = "") -> None:
        """Note in the ledger that something happened; a code, an id or a digest in `key` says to what."""
        self._append(kind, dataset, key, None)

    def reserve_version(self, dataset: str, release: str, decided_on: date) -> str:
        """Give the release its version: date and running number, e.g. `2026-11-23.1`; the same key gets the same again."""
        reserved = self._store.kept("version", release, Version)
        if reserved is None:
            taken = [kept.version for kept in self._store.every("version", dataset, Version)]
            numbers = [int(version.rpartition(".")[2]) for version in taken if version.startswith(f"{decided_on}.")]
            reserved = Version(version=f"{decided_on}.{max(numbers, default=0) + 1}")
            self.keep("version", release, dataset, reserved)
        return reserved.version

    def _append(self, kind: str, dataset: str, key: str, value: Value | None) -> None:
        if self._dataset not in {None, dataset}:
            message = "the lease is for another dataset"
            raise ValueError(message)
        self._journal.append(kind, dataset, key, None if value is None else value.canonical().decode())


def _last(values: Sequence[str], form: type[V]) -> V | None:
    return form.model_validate_json(values[0]) if values else None


def _all(values: Sequence[str], form: type[V]) -> tuple[V, ...]:
    return tuple(form.model_validate_json(value) for value in values)
