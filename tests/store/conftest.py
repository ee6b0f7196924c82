"""What the tests of the store share: a database with everything used once, and processes that can be killed."""

import hashlib
import hmac
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opendata.model import Dataset, Decision, Place, Question, Submission
from opendata.store import Store


def keyed(data: bytes) -> str:
    return hmac.new(b"installation", data, hashlib.sha256).hexdigest()


MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TREES = Dataset(name="baumkataster", department="stadtgruen", state="new")
QUESTION = Question(
    id="q1", place=Place(resource=1, field=2), code="publish-column", choices=("keep", "drop"), asked_of="release"
)
ANSWER = Decision(
    place=Place(resource=1, field=2), outcome="keep", reason={"de": "Geprüft mit Herrn Meier."}, by="release:7", question="q1"
)
SUBMISSION = Submission(
    id="s1",
    dataset=TREES.name,
    department="stadtgruen",
    submitted_by="department:local",
    received_at=MOMENT,
    size_bytes=1,
    keyed_digest=keyed(b"x"),
    files=(),
)


@pytest.fixture
def opened() -> Iterator[Callable[[Path | str], Store]]:
    """Give a way to stores; each opens its database when first used, and is closed in the end."""
    stores: list[Store] = []

    def opened(path: Path | str) -> Store:
        stores.append(Store(path, lambda: MOMENT, keyed))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[Path | str], Store]) -> Store:
    return opened(":memory:")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "opendata.sqlite"


@pytest.fixture
def fill() -> Callable[[Store], None]:
    """Use everything once."""

    def fill(store: Store) -> None:
        with store.holding(TREES.name) as lease, store.transaction(lease) as writer:
            writer.keep("submission", "s1", TREES.name, SUBMISSION)
            writer.set_dataset(TREES)
            writer.ask(TREES.name, [QUESTION])
        with store.transaction() as writer:
            writer.decide(TREES.name, ANSWER)
            writer.refuse(TREES.name, keyed(b"refused"))
            writer.enter("reviewed", TREES.name, "q1")
            writer.reserve_version(TREES.name, "release-1", date(2026, 11, 23))

    return fill


@pytest.fixture
def forked() -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Run something in a process of its own; give how to get its result, empty where it was killed."""

    def forked(work: Callable[[], str]) -> Callable[[], str]:
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

    return forked
