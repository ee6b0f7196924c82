"""The append-only heart of the store: ledger entries, the values that they vouch for, and the proof that both are whole."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from opendata.errors import Outside
from opendata.ledger import Checkpoint, Entry, Problem, Range, range_of
from opendata.store.database import Database


class Journal:
    """Ledger and kept values of one database."""

    def __init__(self, database: Database, now: Callable[[], datetime], keyed: Callable[[bytes], str]) -> None:
        self._database = database
        self._now = now
        self._keyed = keyed

    # ------------------------------------------------------------------------------------------------------- writing

    def append(self, kind: str, subject: str, key: str, value: str | None) -> None:
        """Append an entry and, unless it is None, the value that it vouches for. Only within a transaction."""
        tree = self._head()
        digest = "" if value is None else _sha256(value)
        entry = Entry(tree.size + 1, self._now().astimezone(UTC).isoformat(), kind, subject, key, digest)
        tree = tree.append(entry.leaf())
        self._database.do("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", *vars(entry).values(), entry.leaf())
        if value is not None:
            self._database.do("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", entry.seq, kind, key, subject, value)
        self._database.do("INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?)", tree.size, _listed(tree), self._mac(tree))

    # ------------------------------------------------------------------------------------------------------- reading

    def values(self, condition: str, *parameters: object) -> list[str]:
        """Give kept values under a condition on `kept`, each held against its ledger entry.

        Raises:
            Outside: `store-edited`: a value is not the one that was kept.
        """
        rows = self._database.rows(
            f"SELECT value, digest FROM kept LEFT JOIN ledger USING (seq) WHERE {condition}",  # noqa: S608  (our own words)
            *parameters,
        )
        if any(_sha256(value) != digest for value, digest in rows):
            raise Outside("store-edited")
        return [value for value, _ in rows]

    def entries(self) -> tuple[Entry, ...]:
        """Give all entries in order."""
        rows = self._database.rows("SELECT seq, at, kind, subject, key, digest FROM ledger ORDER BY seq")
        return tuple(Entry(*row) for row in rows)

    def leaves(self) -> tuple[bytes, ...]:
        """Give the leaf hashes in order: what proofs are made from."""
        return tuple(leaf for (leaf,) in self._database.rows("SELECT leaf FROM ledger ORDER BY seq"))

    def checkpoint(self) -> Checkpoint:
        """Give size and root as of now."""
        tree = self._head()
        return Checkpoint(tree.size, tree.root())

    def mark(self, dataset: str, text: str) -> str:
        """Give the keyed digest that stands for a person's words about a dataset."""
        return self._keyed(_bytes(dataset) + b"\0" + _bytes(text))

    # ----------------------------------------------------------------------------------------------------- verifying

    def verify(self, checkpoint: Checkpoint | None) -> tuple[Problem, ...]:
        """Recompute everything. `checkpoint`, kept outside, shows too whether an old or another database was put here."""
        try:
            with self._database.reading():
                return tuple(self._problems(checkpoint))
        except Outside:
            return (Problem("ledger-unreadable"),)

    def _problems(self, checkpoint: Checkpoint | None) -> Iterator[Problem]:
        if self._database.rows("PRAGMA integrity_check(1)") != [("ok",)]:
            yield Problem("ledger-unreadable")
        yield from self._edited_entries()
        yield from self._edited_values()
        yield from self._edited_notes()
        leaves = [_bytes(leaf) for leaf in self.leaves()]
        tree, head = range_of(leaves), self._database.rows("SELECT size, hashes, mac FROM head")
        if head != ([(tree.size, _listed(tree), self._mac(tree))] if leaves else []):
            yield Problem("ledger-head-differs")
        if checkpoint and checkpoint.size > len(leaves):
            yield Problem("ledger-cut-off")
        elif checkpoint and checkpoint.root != range_of(leaves[: checkpoint.size]).root():
            yield Problem("ledger-forked")

    def _edited_entries(self) -> Iterator[Problem]:
        due = 1
        for *row, leaf in self._database.rows("SELECT seq, at, kind, subject, key, digest, leaf FROM ledger ORDER BY seq"):
            entry = Entry(*row)
            if entry.seq != due:
                yield Problem("ledger-entry-missing", due)
            if not _adds_up(entry, leaf):
                yield Problem("ledger-entry-edited", entry.seq)
            due = entry.seq + 1

    def _edited_values(self) -> Iterator[Problem]:
        vouched = self._database.rows("SELECT seq, kind, key, subject, digest FROM ledger WHERE digest <> ''")
        due = {seq: tuple(rest) for seq, *rest in vouched}
        for seq, *names, value in self._database.rows("SELECT seq, kind, key, dataset, value FROM kept"):
            if due.pop(seq, None) != (*names, _sha256(value)):
                yield Problem("ledger-value-edited", seq)
        yield from (Problem("ledger-value-missing", seq) for seq in due)

    def _edited_notes(self) -> Iterator[Problem]:
        for digest, dataset, text in self._database.rows("SELECT digest, dataset, text FROM notes"):
            if not (isinstance(dataset, str) and isinstance(text, str)) or self.mark(dataset, text) != digest:
                yield Problem("note-edited")

    def _head(self) -> Range:
        rows = self._database.rows("SELECT size, hashes FROM head")
        if not rows:
            return Range()
        size, hashes = rows[0]
        return Range(size, tuple(bytes.fromhex(part) for part in hashes.split()))

    def _mac(self, tree: Range) -> str:
        return self._keyed(b"ledger head " + str(tree.size).encode() + b" " + tree.root())


def _listed(tree: Range) -> str:
    return " ".join(part.hex() for part in tree.hashes)


def _bytes(column: object) -> bytes:
    """Give the bytes of a column that may have been tampered with, type and all."""
    return column if isinstance(column, bytes) else str(column).encode(errors="surrogateescape")


def _sha256(value: object) -> str:
    return hashlib.sha256(_bytes(value)).hexdigest() if isinstance(value, str) else ""


def _adds_up(entry: Entry, leaf: object) -> bool:
    try:
        return entry.leaf() == leaf
    except (TypeError, UnicodeEncodeError):  # no text any more
        return False
