"""A genuine CKAN into which somebody uploaded people by hand: the audit finds them, repeats nobody, and resumes."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests import canaries
from tests.services.ckan.action import call
from tests.services.ckan.proxy import Proxy
from tests.services.ckan.rig import Rig, fresh_name
from tests.services.portal import COMMAND, ROOT

LEAK: Final = "Name;Telefon;IBAN;Betrag\n" + f"{canaries.NAME};{canaries.PHONE};{canaries.IBAN};12,50\n" * 20
CLEAN: Final = "Jahr;Anzahl\n" + "".join(f"{year};{year % 7 + 20}\n" for year in range(1990, 2020))


@pytest.fixture(name="planted", scope="module")
def _planted(ckan: Rig) -> Iterator[str]:
    """Give a dataset as a clerk made it by hand: a leak, a clean table, a broken file, links."""
    name = fresh_name("audit")
    token, about = ckan.editor_token, {"name": name, "title": "Anmeldungen 2026", "owner_org": ckan.organisation}
    if ckan.profile == "dcat":
        about["notes"] = "Etwas"  # its schema asks for it
    dataset = call(ckan.url, "package_create", token, **about)["id"]
    for file, content in (
        ("leck.csv", LEAK.encode("cp1252")),
        ("sauber.csv", CLEAN.encode()),
        ("kaputt.csv", b"a;b\n\x00;\xff\n"),
    ):
        call(ckan.url, "resource_create", token, (file, content), package_id=dataset, name=file, format="CSV")
    for link, url in (
        ("innen", "http://169.254.169.254/latest.csv"),
        ("tot", f"{ckan.url}/nicht-da.csv"),
        ("seite", f"{ckan.url}/about"),
    ):
        call(ckan.url, "resource_create", token, package_id=dataset, name=link, format="CSV", url=url)
    call(ckan.url, "resource_create", token, package_id=dataset, name="plan", format="PDF", url="https://stadt.example/plan.pdf")
    yield name
    call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=dataset)


def audited(url: str, var: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"OPENDATA_VAR": str(var), "OPENDATA_POLICY": str(ROOT / "policy"), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*COMMAND, "portal", "audit", url, *words], cwd=ROOT, env=environment, capture_output=True, check=False, timeout=300
    )


def of(ran: subprocess.CompletedProcess[bytes], name: str) -> dict[str, Any]:
    dataset: dict[str, Any] = next(one for one in json.loads(ran.stdout)["datasets"] if one["dataset"] == name)
    return dataset


def downloads(proxy: Proxy, dataset: str) -> list[str]:
    """Give what was asked for of the uploads of a dataset."""
    return [call.path for call in proxy.calls if f"/dataset/{dataset}/resource/" in call.path]


def test_the_leak_is_found_and_nobody_is_repeated_and_a_second_run_goes_on(ckan: Rig, planted: str, tmp_path: Path) -> None:
    identifier = call(ckan.url, "package_show", id=planted)["id"]
    with Proxy(ckan.url) as proxy:
        first = audited(proxy.url, tmp_path / "var", "--json")
        assert first.returncode == 1, first.stderr
        assert len(downloads(proxy, identifier)) == 3
        second = audited(proxy.url, tmp_path / "var", "--json")
        assert len(downloads(proxy, identifier)) == 3
        text = audited(proxy.url, tmp_path / "var", "--lang", "en")
    found = of(first, planted)
    by_name = {one["resource"]: one for one in found["resources"]}
    assert {name: one["state"] for name, one in by_name.items()} == {
        "leck.csv": "personal",
        "sauber.csv": "clean",
        "kaputt.csv": "misread",
        "innen": "unread",
        "tot": "unread",
        "seite": "unread",
        "plan": "unread",
    }
    assert [(one["column"], one["entity"], one["matched"], one["checked"]) for one in by_name["leck.csv"]["personal"]] == [
        ("Name", "PERSON_NAME", 20, 20),
        ("Telefon", "PHONE", 20, 20),
        ("IBAN", "IBAN", 20, 20),
    ]
    codes = {name: one["failure"]["code"] for name, one in by_name.items() if one["failure"]}
    assert (codes["innen"], codes["seite"], codes["plan"]) == ("audit-internal-address", "audit-web-page", "audit-format")
    assert {"licence", "contact", "theme", "period"} <= {one["code"] for one in found["metadata"]}
    assert all(one["unchanged"] for one in of(second, planted)["resources"] if one["check"])
    assert "PERSONAL DATA" in text.stdout.decode()
    for ran in (first, second, text):
        assert canaries.found_in(ran.stdout + ran.stderr) == set()
        assert b"Traceback" not in ran.stderr
    assert canaries.found_below(tmp_path) == {}


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_a_portal_that_is_no_ckan_ends_with_3_and_a_sentence(ckan: Rig, tmp_path: Path) -> None:
    ran = audited(f"{ckan.url}/about", tmp_path)
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert "CKAN" in ran.stderr.decode()
    assert audited("stadt.example", tmp_path).returncode == 2
