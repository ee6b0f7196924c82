"""What is due is done, whoever calls."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from opendata.commands.publish import publish
from opendata.commands.tick import LEFT_OVER_SECONDS, tick
from opendata.nameless import filled
from opendata.pipeline import Means
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]


def connected(var: Path, now: str) -> Means:
    environment = {"OPENDATA_NOW": now, "OPENDATA_POLICY": str(ROOT / "policy")}
    return connect(from_environment(environment, var=str(var)))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "baenke.csv"
    path.write_text("Nummer;Baujahr\n1;2001\n2;2004\n", encoding="utf-8")
    return path


def test_a_raw_copy_goes_when_its_time_is_over(table: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    means = connected(var, "2026-01-01T00:00:00+00:00")
    assert publish(table, means, None, None, expect=False).state == "published"
    days = means.policy.terms["raw_after_publication"].value
    for passed, left in ((days, 1), (days + 1, 0)):
        later = means.settings.now() + timedelta(days=passed, seconds=-1)
        again = connected(var, later.isoformat())
        tick(again, folder_portal(again.settings))
        assert len(again.files.sealed()) == left
    entries = [entry.kind for entry in means.store.entries("baenke")]
    assert entries.count("raw-erased") == 1


def test_what_a_killed_run_left_goes_after_a_day(tmp_path: Path) -> None:
    means = connected(tmp_path, "2026-01-01T00:00:00+00:00")
    means.files.seal("abandoned", 0, filled(b"a delivery"))
    _, sha256 = means.files.keep(filled(b"a release"))
    tick(means, folder_portal(means.settings))
    assert means.files.sealed() == ("abandoned",)
    old = time.time() - LEFT_OVER_SECONDS - 1
    for path in (tmp_path / "raw" / "abandoned", tmp_path / "released" / sha256[:2] / sha256):
        os.utime(path, (old, old))
    tick(means, folder_portal(means.settings))
    assert means.files.sealed() == ()
    assert not (tmp_path / "released" / sha256[:2] / sha256).exists()
