"""kill -9 around every durable effect of a publication, update, rollback and withdrawal: run again, and nothing shows it."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from tests.crash.driver import ROOT, copies, run, seeded, state

from opendata.settings import from_environment
from opendata.wiring import connect


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small package of two resources, one of them with full plates to cut."""
    folder = tmp_path_factory.mktemp("packages") / "parkplaetze"
    (folder / "data").mkdir(parents=True)
    rows = "".join(f"{number};{'BA-XY 123' if number == 7 else 'BA'}\n" for number in range(1, 41))
    (folder / "data" / "zaehlung.csv").write_text(f"Nummer;Kennzeichen\n{rows}", encoding="utf-8")
    (folder / "data" / "plaetze.csv").write_text("Nummer;Stellplätze\n1;120\n2;80\n", encoding="utf-8")
    resources = [
        {"name": "zaehlung", "path": "data/zaehlung.csv", "format": "csv", "type": "table"},
        {"name": "plaetze", "path": "data/plaetze.csv", "format": "csv", "type": "table"},
    ]
    profile = "https://datapackage.org/profiles/2.0/datapackage.json"
    descriptor = {"$schema": profile, "name": "parkplaetze", "title": "Parkplätze", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def updated(package: Path, folder: Path) -> Path:
    """Give the next delivery of the same package."""
    copy = folder / package.name
    shutil.copytree(package, copy)
    (copy / "data" / "plaetze.csv").write_text("Nummer;Stellplätze\n1;120\n2;90\n", encoding="utf-8")
    return copy


@pytest.mark.parametrize("scenario", ["publish", "update", "rollback", "withdraw"])
def test_a_kill_at_any_point_leaves_no_trace(scenario: str, package: Path, tmp_path: Path) -> None:
    start = seeded(tmp_path / "start")
    command, delivered = scenario, package
    if scenario != "publish":
        run("publish", start, package)
    if scenario == "rollback":
        run("publish", start, updated(package, tmp_path))
    if scenario == "update":
        command, delivered = "publish", updated(package, tmp_path)
    fresh = copies(start, tmp_path / "copies")
    whole = next(fresh)
    effects = run(command, whole, delivered)
    assert effects is not None
    wanted = state(whole)
    versions = {path.name for path in whole.glob("portal/*/versions/*")}
    for point in range(1, effects + 1):
        for after in (False, True):
            var = next(fresh)
            assert run(command, var, delivered, point, after=after) is None, (point, after)
            assert_nothing_half(var, versions)
            run(command, var, delivered)
            assert state(var) == wanted, (point, after, difference(state(var), wanted))
            means = connect(from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(var)))
            assert means.store.verify() == ()
            means.store.close()


def assert_nothing_half(var: Path, versions: set[str]) -> None:
    """See as the public does: what `current` names is there, whole, and as its checksums say."""
    for current in var.glob("portal/*/current"):
        version = current.read_text(encoding="utf-8").strip()
        if version == "withdrawn":
            continue
        folder = current.parent / "versions" / version
        assert version in versions or folder.is_dir()
        for line in (folder / "checksums.txt").read_text(encoding="utf-8").splitlines():
            digest, _, path = line.partition("  ")
            assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest


def difference(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """Name what differs, without what it holds."""
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
