"""What people do in a CKAN by hand: what we manage becomes a conflict that a person decides on, all else is left alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.services.ckan.action import call
from tests.services.ckan.rig import Rig, fresh_name

from opendata.commands import doctor as looking
from opendata.commands.portal import Status, repair, status
from opendata.commands.publish import Outcome, publish
from opendata.commands.tick import tick
from opendata.commands.withdraw import withdraw
from opendata.errors import Outside
from opendata.model import Publication
from opendata.pipeline import Means
from opendata.portals.ckan.found import MARK, PATH, Mark
from opendata.settings import Settings, from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[3]
FIRST, SECOND = ("Nummer;Baujahr;Preis\n" + "".join(f"{n};{2000 + n};{n},50\n" for n in range(1, last)) for last in (8, 9))


class City:
    """One installation that publishes one dataset of its own name to a CKAN."""

    def __init__(self, folder: Path, rig: Rig) -> None:
        self.rig, self.name = rig, fresh_name("edits")
        self.path = folder / f"{self.name}.csv"
        self.settings = from_environment(
            {
                "OPENDATA_NOW": "2026-11-23T09:00:00+00:00",
                "OPENDATA_POLICY": str(ROOT / "policy"),
                "OPENDATA_PORTALS": "folder,ckan",
                "OPENDATA_CKAN_URL": rig.url,
                "OPENDATA_CKAN_ORGANISATION": rig.organisation,
                "OPENDATA_CKAN_TOKEN_FILE": str(rig.editor_token_file),
            },
            var=str(folder / "var"),
        )
        self.means: Means = connect(self.settings)

    def deliver(self, text: str) -> Outcome:
        self.path.write_text(text, encoding="utf-8")
        return publish(self.path, self.means, None, None, expect=False)

    def act(self, action: str, **data: object) -> Any:  # noqa: ANN401
        return call(self.rig.url, action, self.rig.editor_token, **data)

    def shown(self) -> dict[str, Any]:
        told: dict[str, Any] = self.act("package_show", id=self.name)
        return told

    def there(self) -> Status:
        return next(entry for entry in status(self.means, self.name, deep=True) if entry.portal == "ckan")


@pytest.fixture
def city(tmp_path: Path, ckan: Rig) -> Iterator[City]:
    city = City(tmp_path, ckan)
    outcome = city.deliver(FIRST)
    assert (outcome.state, outcome.failed_portals) == ("published", {})
    yield city
    call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=city.name)


def title(city: City) -> None:
    city.act("package_patch", id=city.shown()["id"], title="Von Hand")


def hidden(city: City) -> None:
    city.act("package_patch", id=city.shown()["id"], private=True)


def described(city: City) -> None:
    city.act("resource_patch", id=city.shown()["resources"][0]["id"], description="Von Hand")


def removed(city: City) -> None:
    city.act("resource_delete", id=city.shown()["resources"][0]["id"])


def deleted(city: City) -> None:
    city.act("package_delete", id=city.shown()["id"])


def renamed(city: City) -> None:
    city.act("package_patch", id=city.shown()["id"], name=f"{city.name}-x")


def first(city: City) -> dict[str, Any]:
    resource: dict[str, Any] = city.shown()["resources"][0]
    return resource


def unmarked(city: City) -> None:
    city.act("package_patch", id=city.shown()["id"], extras=[])


def deep(city: City) -> None:
    extras = [{**one, "value": "[" * 20_000} if one["key"] == MARK else one for one in city.shown()["extras"]]
    city.act("package_patch", id=city.shown()["id"], extras=extras)


def odd(city: City) -> None:
    text = Mark(city.means.portals[1]._site.installation, city.name).text().replace("null", "[1]")  # type: ignore[attr-defined]
    extras = [{**one, "value": text} if one["key"] == MARK else one for one in city.shown()["extras"]]
    city.act("package_patch", id=city.shown()["id"], extras=extras)


def pathless(city: City) -> None:
    city.act("resource_patch", id=first(city)["id"], **{PATH: ""})


EDITS = [title, hidden, described, removed, deleted, renamed, unmarked, deep, odd, pathless]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_an_edit_is_a_conflict_until_a_person_decides(city: City, edit: Callable[[City], None]) -> None:
    before = city.shown()
    edit(city)
    assert (city.there().state, bool(city.there().changed)) == ("edited", True)
    outcome = city.deliver(SECOND)
    assert {name: failure.code for name, failure in outcome.failed_portals.items()} == {"ckan": "portal-edited"}
    tick(city.means, folder_portal(city.settings))
    assert city.there().state == "edited"
    assert repair(city.means, city.there()).state == "same"
    after = city.shown()
    assert (after["id"], after["title"], after["version"]) == (before["id"], before["title"], "2026-11-23.2")
    assert not after["private"]
    kept = {resource["id"] for resource in after["resources"]} & {resource["id"] for resource in before["resources"]}
    assert len(kept) == len(before["resources"]) - (edit is removed)
    uploads = [resource for resource in after["resources"] if resource["url_type"] == "upload"]
    assert len(uploads) == len({resource[PATH] for resource in uploads}) == len(before["resources"])


def test_what_we_do_not_manage_is_left_alone_by_an_update(city: City) -> None:
    before = city.shown()
    city.act("package_patch", id=before["id"], extras=[*before["extras"], {"key": "von_hand", "value": "bleibt"}])
    city.act("resource_create", package_id=before["id"], name="Von Hand", url="https://example.org/karte")
    city.act(
        "resource_create", package_id=before["id"], name="Link", url="https://example.org/a.csv", **{PATH: first(city)[PATH]}
    )
    assert city.there().state == "same"
    assert city.deliver(SECOND).failed_portals == {}
    after = city.shown()
    assert {"key": "von_hand", "value": "bleibt"} in after["extras"]
    assert [resource["url"] for resource in after["resources"] if resource["name"] == "Von Hand"] == ["https://example.org/karte"]


def test_an_update_keeps_ids_and_addresses(city: City) -> None:
    before = city.shown()
    assert city.deliver(SECOND).state == "published"
    after = city.shown()
    assert after["id"] == before["id"]
    assert [(r["id"], r["url"]) for r in after["resources"]] == [(r["id"], r["url"]) for r in before["resources"]]
    assert after["version"] != before["version"]


def test_the_datastore_has_types_labels_and_every_row(city: City) -> None:
    resource = next(one for one in city.shown()["resources"] if one["datastore_active"])
    rows = city.act("datastore_search", id=resource["id"], sort="_id")
    assert [(field["id"], field["type"]) for field in rows["fields"][1:]] == [
        ("Nummer", "int8"),
        ("Baujahr", "int8"),
        ("Preis", "numeric"),
    ]
    assert [(row["Nummer"], row["Preis"]) for row in rows["records"]] == [(n, n + 0.5) for n in range(1, 8)]
    labels = [field["info"]["label"] for field in city.act("datastore_info", id=resource["id"])["fields"]]
    assert labels == ["Nummer", "Baujahr", "Preis"]


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_whole_numbers_too_large_for_int8_are_numbers_all_the_same(tmp_path: Path, ckan: Rig) -> None:
    city, large = City(tmp_path, ckan), 10**25
    assert city.deliver(FIRST.replace("\n7;", f"\n{large};")).failed_portals == {}
    resource = next(one for one in city.shown()["resources"] if one["datastore_active"])
    rows = city.act("datastore_search", id=resource["id"], sort="_id", records_format="csv")
    assert rows["records"].splitlines()[-1] == f"7,{large},2007,7.50"
    call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=city.name)


def test_a_dataset_of_the_same_name_that_is_not_ours_is_never_touched(tmp_path: Path, ckan: Rig) -> None:
    city = City(tmp_path, ckan)
    city.act("package_create", name=city.name, owner_org=ckan.organisation, title="Fremd", notes="Fremd")
    try:
        outcome = city.deliver(FIRST)
        assert {name: failure.code for name, failure in outcome.failed_portals.items()} == {"ckan": "portal-foreign"}
        withdraw(city.means, city.name, "error", "Probe")
        assert (city.shown()["title"], city.shown()["state"], city.there().state) == ("Fremd", "active", "foreign")
    finally:
        call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=city.name)


def test_another_installation_s_dataset_is_left_alone_until_a_person_takes_it_over(city: City, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other, before = City(tmp_path / "other", city.rig), city.shown()
    other.name = city.name
    other.path = tmp_path / "other" / f"{city.name}.csv"
    outcome = other.deliver(SECOND)
    assert {name: failure.code for name, failure in outcome.failed_portals.items()} == {"ckan": "portal-other-installation"}
    removal = [one for one in withdraw(other.means, city.name, "error", "Probe") if one.portal == "ckan"]
    assert [("ckan-name" in one.remains, "package_search" in one.checked) for one in removal] == [(True, False)]
    assert city.shown()["version"] == before["version"]


def test_what_an_earlier_installation_published_is_taken_over_after_asking(city: City, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other, before = City(tmp_path / "other", city.rig), city.shown()
    other.name = city.name
    other.path = tmp_path / "other" / f"{city.name}.csv"
    other.deliver(SECOND)
    assert other.there().state == "other"
    assert repair(other.means, other.there()).state == "same"
    after = city.shown()
    assert (after["id"], [one["id"] for one in after["resources"]]) == (before["id"], [one["id"] for one in before["resources"]])
    assert city.there().state in {"edited", "foreign", "other"}


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_a_dataset_that_moved_to_another_organisation_is_named_and_stops_no_other(city: City) -> None:
    name = f"org-{city.name}"
    sysadmin = city.rig.sysadmin_token
    call(city.rig.url, "organization_create", sysadmin, name=name)
    call(city.rig.url, "package_patch", sysadmin, id=city.name, owner_org=name)
    assert city.there().changed == ("owner_org",)
    assert {name: one.code for name, one in city.deliver(SECOND).failed_portals.items()} == {"ckan": "portal-edited"}
    with pytest.raises(Outside, match="ckan-dataset-forbidden"):
        withdraw(city.means, city.name, "error", "Probe")
    call(city.rig.url, "package_patch", sysadmin, id=city.name, owner_org=city.rig.organisation)
    assert len(withdraw(city.means, city.name, "error", "Probe")) == len(city.means.portals)
    call(city.rig.url, "organization_purge", sysadmin, id=name)


@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_a_file_too_large_leaves_the_old_version_to_see_and_says_which_setting(city: City) -> None:
    many = "Nummer;Baujahr;Preis\n" + "".join(f"{n + 10**17};2001;{n * 10**11},50\n" for n in range(1, 270_000))
    outcome = city.deliver(many)
    failure = outcome.failed_portals["ckan"]
    assert (failure.code, failure.params["sees"]) == ("ckan-too-large", "version")
    shown = call(city.rig.url, "package_show", id=city.name)
    assert (shown["private"], shown["version"]) == (False, "2026-11-23.1")
    table = next(resource["id"] for resource in shown["resources"] if resource["datastore_active"])
    assert call(city.rig.url, "datastore_search", resource_id=table, limit=0)["total"] == FIRST.count("\n") - 1
    assert city.deliver(SECOND).failed_portals == {}


def test_withdrawing_leaves_no_byte_and_says_what_no_call_reaches(city: City) -> None:
    (done,) = [entry for entry in city.means.store.every("publication", city.name, Publication) if entry.portal == "ckan"]
    paths = [city.rig.storage / "resources" / one[:3] / one[3:6] / one[6:] for one in map(_resource, done.addresses.values())]
    assert all(path.is_file() for path in paths)
    removal = next(one for one in withdraw(city.means, city.name, "privacy", "Probe") if one.portal == "ckan")
    assert not any(path.exists() for path in paths)
    assert set(done.addresses.values()) <= set(removal.checked)
    assert {"ckan-trash", "ckan-backups", "ckan-logs"} <= set(removal.remains)
    trash = city.shown()
    assert (trash["state"], trash["title"], trash["resources"]) == ("deleted", city.name, [])


def _resource(address: str) -> str:
    return address.rsplit("/", 3)[1]


BAD = {
    "url": ({"OPENDATA_CKAN_URL": "http://127.0.0.1:1"}, "doctor-ckan-reached"),
    "organisation": ({"OPENDATA_CKAN_ORGANISATION": "nirgends"}, "doctor-ckan-organisation"),
    "token": ({"OPENDATA_CKAN_TOKEN": "falsch", "OPENDATA_CKAN_TOKEN_FILE": ""}, "doctor-ckan-token"),
}


def environment(ckan: Rig) -> dict[str, str]:
    return {
        "OPENDATA_POLICY": str(ROOT / "policy"),
        "OPENDATA_PORTALS": "ckan",
        "OPENDATA_CKAN_URL": ckan.url,
        "OPENDATA_CKAN_ORGANISATION": ckan.organisation,
        "OPENDATA_CKAN_TOKEN_FILE": str(ckan.editor_token_file),
    }


def looked(settings: Settings) -> dict[str, bool | None]:
    settings.var.mkdir(exist_ok=True)
    return {check.code: check.ok for check in looking.doctor(settings, lambda: connect(settings))}


def test_doctor_finds_everything_in_order(tmp_path: Path, ckan: Rig) -> None:
    found = looked(from_environment(environment(ckan), var=str(tmp_path / "var")))
    names = ("reached", "organisation", "token", "datastore", "clock", "limit")
    assert [found[f"doctor-ckan-{name}"] for name in names] == [True, True, True, True, True, None]


@pytest.mark.parametrize("what", sorted(BAD))
@pytest.mark.parametrize("ckan", ["plain"], indirect=True)
def test_doctor_says_what_is_wrong(tmp_path: Path, ckan: Rig, what: str) -> None:
    change, code = BAD[what]
    assert looked(from_environment({**environment(ckan), **change}, var=str(tmp_path / "var")))[code] is False
