"""Nobody can change or lose the ledger and have it covered up by the next publication."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opendata.commands import audit
from opendata.commands.publish import publish
from opendata.commands.tick import tick
from opendata.errors import Misuse, Refused
from opendata.pipeline import Means
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]
DAY = "2026-11-23T09:00:00+00:00"


def connected(var: Path) -> Means:
    return connect(from_environment({"OPENDATA_NOW": DAY, "OPENDATA_POLICY": str(ROOT / "policy")}, var=str(var)))


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """Give an installation with one published dataset."""
    table = tmp_path / "baenke.csv"
    table.write_text("Nummer;Baujahr\n1;2001\n2;2004\n", encoding="utf-8")
    means = connected(tmp_path / "var")
    assert publish(table, means, None, None, expect=False).state == "published"
    tick(means, folder_portal(means.settings))
    assert audit.verify(means)[1] == ()
    means.store.close()
    return tmp_path / "var"


def lost(var: Path) -> None:
    for file in var.glob("opendata.sqlite*"):
        file.unlink()


def cut_off(var: Path) -> None:
    """Put back a state from before the publication, its head with it."""
    lost(var)
    connected(var).store.verify()


def edited(var: Path) -> None:
    with closing(sqlite3.connect(var / "opendata.sqlite")) as database, database:
        database.execute("DROP TRIGGER ledger_stays")
        database.execute("UPDATE ledger SET subject = 'parks' WHERE seq = 2")


def other_key(var: Path) -> None:
    for file in (var / "keys").glob("checkpoint*"):
        file.unlink()


@pytest.mark.parametrize("damage", [lost, cut_off, edited, other_key])
def test_on_a_broken_ledger_nothing_is_written(damage: Callable[[Path], None], var: Path) -> None:
    checkpoint = (var / "portal" / "checkpoint").read_bytes()
    damage(var)
    means = connected(var)
    assert audit.verify(means)[1]
    with pytest.raises(Refused, match="ledger-broken"):
        tick(means, folder_portal(means.settings))
    assert (var / "portal" / "checkpoint").read_bytes() == checkpoint
    means.store.close()


def test_where_nothing_is_there_is_nothing_to_call_whole(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="installation-missing"):
        audit.verify(connected(tmp_path / "tippfehler"))
