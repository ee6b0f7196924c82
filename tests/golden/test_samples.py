"""Every sample package comes out as its `expected/` says, byte for byte where it is data."""

import json
from pathlib import Path

import pytest

from opendata.commands.check import check
from opendata.commands.publish import publish
from opendata.commands.tick import tick
from opendata.pipeline import Means
from opendata.policy import load
from opendata.settings import Settings, from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "datapackages").iterdir() if path.is_dir())
NOW = "2026-11-23T09:00:00+00:00"  # as in renew.py


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    environment = {"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(ROOT / "policy")}
    return from_environment(environment, var=str(tmp_path_factory.mktemp("var")), language="de")


@pytest.fixture(scope="module")
def means(settings: Settings) -> Means:
    return connect(settings)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_check_says_what_is_expected(sample: Path, settings: Settings) -> None:
    answer = check(sample, settings, load(settings.policy))
    del answer["seconds"]
    assert answer == json.loads((sample / "expected" / "check.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_published_version_is_the_golden_one(sample: Path, settings: Settings, means: Means) -> None:
    outcome = publish(sample, means, None, None, expect=True)
    assert outcome.expected
    published = settings.var / "portal" / sample.name / "versions" / str(outcome.version)
    assert _files(published) == _files(sample / "expected" / "release")


def test_publishing_again_changes_nothing(settings: Settings, means: Means) -> None:
    folder = folder_portal(settings)
    first = [publish(sample, means, None, None, expect=True) for sample in SAMPLES]
    tick(means, folder)
    before, size = _files(settings.var / "portal"), means.store.checkpoint().size
    second = [publish(sample, means, None, None, expect=True) for sample in SAMPLES]
    tick(means, folder)
    assert [outcome.version for outcome in second] == [outcome.version for outcome in first]
    assert not any(outcome.state == "published" for outcome in second)
    assert _files(settings.var / "portal") == before
    assert means.store.checkpoint().size == size


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
