"""The rig is a CKAN as a city has it, in both profiles, and stops nothing but itself."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services.ckan.action import ActionError, call, fetch
from tests.services.ckan.places import ROOT
from tests.services.ckan.processes import Process, start, stop
from tests.services.ckan.rig import Rig, fresh_name, running
from tests.services.ckan.rig import start as start_rig

CONTENT = b"strasse;anzahl\nMarkt;3\n"
ROWS = [{"strasse": "Markt", "anzahl": 3}, {"strasse": "Lange Gasse", "anzahl": 5}]


@pytest.fixture(name="dataset")
def _dataset(ckan: Rig) -> Iterator[str]:
    """Give a private dataset that the editor made; it is purged afterwards."""
    name = fresh_name("rig")
    about = {"title": "Probe", "notes": "Nur zur Probe.", "owner_org": ckan.organisation, "private": True}
    call(ckan.url, "package_create", ckan.editor_token, None, name=name, **about)
    yield name
    call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=name)


def stored(ckan: Rig) -> set[str]:
    """Give the digests of all files that lie in CKAN's storage."""
    files = (path for path in ckan.storage.rglob("*") if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_it_says_which_ckan_it_is(ckan: Rig) -> None:
    status = call(ckan.url, "status_show")
    assert status["ckan_version"] == "2.12.0"
    assert status["site_url"] == ckan.url
    expected = {"plain": {"datastore", "activity"}, "dcat": {"datastore", "activity", "dcat", "scheming_datasets"}}
    assert set(status["extensions"]) == expected[ckan.profile]


def test_the_editor_uploads_clears_and_deletes(ckan: Rig, dataset: str) -> None:
    content = CONTENT + dataset.encode()
    made = call(ckan.url, "resource_create", ckan.editor_token, ("zaehlung.csv", content), package_id=dataset, name="zaehlung")
    assert made["url"].startswith(f"{ckan.url}/dataset/")
    assert made["url"].endswith("/zaehlung.csv")
    assert fetch(made["url"], ckan.editor_token) == (200, content)
    assert fetch(made["url"])[0] == 403
    assert hashlib.sha256(content).hexdigest() in stored(ckan)
    call(ckan.url, "resource_patch", ckan.editor_token, id=made["id"], clear_upload=True, url="")
    assert hashlib.sha256(content).hexdigest() not in stored(ckan)
    call(ckan.url, "package_delete", ckan.editor_token, id=dataset)
    assert call(ckan.url, "package_show", ckan.editor_token, id=dataset)["state"] == "deleted"


def test_the_public_finds_it_after_the_switch_and_not_before(ckan: Rig, dataset: str) -> None:
    assert call(ckan.url, "package_search", fq=f"name:{dataset}")["count"] == 0
    call(ckan.url, "package_patch", ckan.editor_token, id=dataset, private=False)
    assert call(ckan.url, "package_search", fq=f"name:{dataset}")["count"] == 1


def test_the_datastore_takes_rows_and_loses_them(ckan: Rig, dataset: str) -> None:
    fields = [{"id": "strasse", "type": "text"}, {"id": "anzahl", "type": "int"}]
    made = call(ckan.url, "datastore_create", ckan.editor_token, resource={"package_id": dataset}, fields=fields, records=ROWS)
    found = call(ckan.url, "datastore_search", ckan.editor_token, resource_id=made["resource_id"], include_total=True)
    assert found["total"] == len(ROWS)
    assert [(row["strasse"], row["anzahl"]) for row in found["records"]] == [("Markt", 3), ("Lange Gasse", 5)]
    call(ckan.url, "datastore_delete", ckan.editor_token, resource_id=made["resource_id"])
    with pytest.raises(ActionError) as refused:
        call(ckan.url, "datastore_search", ckan.editor_token, resource_id=made["resource_id"])
    assert refused.value.status == 404


def test_an_editor_may_not_purge(ckan: Rig, dataset: str) -> None:
    with pytest.raises(ActionError) as refused:
        call(ckan.url, "dataset_purge", ckan.editor_token, id=dataset)
    assert refused.value.status == 403


@pytest.mark.parametrize("ckan", ["dcat"], indirect=True)
def test_the_second_profile_has_the_fields_and_the_catalogue_of_dcat(ckan: Rig, dataset: str) -> None:
    theme = "http://publications.europa.eu/resource/authority/data-theme/TRAN"
    call(ckan.url, "package_patch", ckan.editor_token, id=dataset, theme=[theme], private=False)
    assert call(ckan.url, "package_show", id=dataset)["theme"] == [theme]
    status, catalogue = fetch(f"{ckan.url}/catalog.ttl?fq=name:{dataset}")
    assert status == 200
    assert f"<{theme}>" in catalogue.decode()


def test_tokens_and_passwords_are_for_us_alone(ckan: Rig) -> None:
    home = ckan.storage.parent
    for file in (ckan.editor_token_file, ckan.sysadmin_token_file, home / "state.json", home / "ckan.ini"):
        assert file.stat().st_mode & 0o077 == 0, file.name


def test_started_twice_it_is_the_same(ckan: Rig) -> None:
    assert start_rig(ckan.profile, stays=False) == (ckan, False)
    assert running(ckan.profile) == ckan


def test_only_the_process_that_was_started_is_stopped(tmp_path: Path) -> None:
    sleeper = start(["sleep", "60"], tmp_path / "log")
    stop(Process(sleeper.pid, sleeper.started + 1))  # the number was given to another process meanwhile
    assert sleeper.alive
    stop(sleeper)
    assert not sleeper.alive


def test_a_missing_part_is_an_error(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.services.ckan", "install"]
    done = subprocess.run(words, cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "apt-get install" in done.stderr
    assert "redis-server" in done.stderr
