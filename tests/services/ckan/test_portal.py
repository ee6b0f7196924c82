"""A genuine CKAN keeps what every portal promises, leaves alone what is not ours, and its tables hold what the files hold."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from tests.contract.portal_promises import FIRST, SECOND, Promises, Subject, openers
from tests.portals.releases import BARE, EDITION, made
from tests.services.ckan.action import call, fetch
from tests.services.ckan.lives import purge
from tests.services.ckan.proxy import Call, Proxy
from tests.services.ckan.rig import Rig, fresh_name

from opendata.errors import Outside
from opendata.model import Publication
from opendata.portals import Shown
from opendata.portals.ckan import datastore
from opendata.portals.ckan.client import Client
from opendata.portals.ckan.columns import data_dictionary
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.site import Site

TABLES: Final = ("linden", "eichen", "buchen")
REMAINS: Final = frozenset({"ckan-trash", "ckan-activity", "ckan-backups", "ckan-logs"})


class Remembering(CkanPortal):
    """A portal that keeps its publications, as the store does."""

    def __init__(self, ckan: Rig, url: str = "", installation: str = "probe") -> None:
        self.known: dict[str, Publication] = {}
        url = url or ckan.url
        super().__init__(Site(Client(url, ckan.editor_token), Client(url), ckan.organisation, installation, self.known.get))

    def show(self, dataset: str, version: str, replaces: str | None) -> Shown:
        """Show it, and remember where and how."""
        shown = super().show(dataset, version, replaces)
        done = Publication(
            dataset=dataset, portal="ckan", version=version, release="", url=shown.page, replaces=replaces, files=()
        )
        self.known[dataset] = done.having(there=shown.id, addresses=dict(shown.files), seal=dict(shown.seal))
        return shown


def release(version: str, keywords: tuple[str, ...] = (), about: str = "Anzahl der Bäume") -> dict[str, bytes]:
    """Make the files of a version: three tables, of which each differs from version to version."""
    told = made(BARE.having(keywords=keywords), replace(EDITION, version=version))
    fields = [{"name": "Art", "type": "string"}, {"name": "Anzahl", "type": "integer", "description": about}]
    resources = [{"path": f"data/{table}.csv", "format": "csv", "schema": {"fields": fields}} for table in TABLES]
    return {
        **{f"data/{table}.csv": f"Art,Anzahl\n{table},{version[9]}\n".encode() for table in TABLES},
        "datapackage.json": json.dumps({**told.descriptor, "version": version, "resources": resources}).encode(),
        "privacy.json": json.dumps(told.privacy).encode(),
        "dataset.ttl": told.record,
    }


@pytest.fixture(name="dataset")
def _dataset(ckan: Rig) -> Iterator[str]:
    name = fresh_name("kill")
    yield name
    purge(ckan, name)


@pytest.fixture(name="subject")
def _subject(ckan: Rig, dataset: str) -> Subject:
    return Subject(Remembering(ckan), dataset, release, None, REMAINS)


class TestCkan(Promises):
    """CKAN holds one version at a time, and a withdrawal leaves no tombstone there."""

    def test_a_version_that_is_on_its_way_gives_way_to_another(self, subject: Subject) -> None:
        subject.put(FIRST)
        subject.put(SECOND)
        subject.show(SECOND)
        assert subject.current == SECOND
        assert subject.read(SECOND) == subject.wanted(SECOND)
        assert subject.read(FIRST) == {}


def test_somebody_else_s_dataset_of_the_name_is_left_alone(ckan: Rig, subject: Subject) -> None:
    subject.put(FIRST)
    subject.show(FIRST)
    before = call(ckan.url, "package_show", id=subject.dataset)
    other = replace(subject, portal=Remembering(ckan, installation="other"))
    assert other.portal.fetch(subject.dataset).foreign
    for act in (lambda: other.put(SECOND), lambda: other.show(SECOND)):
        with pytest.raises(Outside, match="portal-other-installation"):
            act()
    for way in (other.portal.hide, other.portal.erase):
        way(subject.dataset)
    assert call(ckan.url, "package_show", id=subject.dataset) == before


def test_a_private_dataset_of_another_organisation_is_foreign(ckan: Rig, subject: Subject) -> None:
    owner = fresh_name("kill")
    call(ckan.url, "organization_create", ckan.sysadmin_token, name=owner)
    try:
        about = {"title": "x", "notes": "x", "owner_org": owner, "private": True}
        call(ckan.url, "package_create", ckan.sysadmin_token, None, name=subject.dataset, **about)
        with pytest.raises(Outside, match="portal-foreign"):
            subject.put(FIRST)
        purge(ckan, subject.dataset)
        subject.put(FIRST)
        assert subject.read(FIRST) == subject.wanted(FIRST)
    finally:
        call(ckan.url, "organization_purge", ckan.sysadmin_token, id=owner)


def test_what_the_new_version_no_longer_says_is_gone(ckan: Rig, subject: Subject) -> None:
    words = {FIRST: ("Baum", "Linde", "Park"), SECOND: ("Linde",)}
    tagged = replace(subject, release=lambda version: release(version, words[version]))
    tagged.put(FIRST)
    tagged.show(FIRST)
    assert tags(ckan, subject.dataset) == {"Baum", "Linde", "Park"}
    tagged.put(SECOND, FIRST)
    tagged.show(SECOND, FIRST)
    assert tags(ckan, subject.dataset) == {"Linde"}


def tags(ckan: Rig, dataset: str) -> set[str]:
    return {tag["name"] for tag in call(ckan.url, "package_show", id=dataset)["tags"]}


def test_a_column_s_new_words_reach_the_table_though_no_row_changed(ckan: Rig, subject: Subject) -> None:
    def worded(version: str) -> Mapping[str, bytes]:
        rows = {path: data for path, data in release(FIRST).items() if path.endswith(".csv")}
        return {**release(version, about=f"gezählt {version}"), **rows}

    same = replace(subject, release=worded)
    for version, replaces in ((FIRST, None), (SECOND, FIRST)):
        same.put(version, replaces)
        same.show(version, replaces)
        assert notes(ckan, subject.dataset) == {f"gezählt {version}"}


def notes(ckan: Rig, dataset: str) -> set[str]:
    resources = call(ckan.url, "package_show", id=dataset)["resources"]
    tables = [call(ckan.url, "datastore_search", id=each["id"]) for each in resources if each["datastore_active"]]
    assert len(tables) == len(TABLES)
    return {field["info"]["notes"] for table in tables for field in table["fields"] if field["id"] == "Anzahl"}


def test_a_file_that_is_too_large_leaves_the_old_version_public(ckan: Rig, subject: Subject) -> None:
    large = b"Art,Anzahl\n" + b"Linde,1\n" * (11 << 17)

    def growing(version: str) -> dict[str, bytes]:
        """Two new files, one of them too large, one that is no more, and one that stays as it was."""
        files = release(version)
        if version == SECOND:
            kept = release(FIRST)["data/eichen.csv"]
            files = {**files, "data/linden.csv": large, "data/eichen.csv": kept, "data/neu.xlsx": b"x"}
            del files["data/buchen.csv"]
        return files

    both = replace(subject, release=growing)
    both.put(FIRST)
    both.show(FIRST)
    with pytest.raises(Outside, match="ckan-too-large") as told:
        both.put(SECOND, FIRST)
    assert told.value.params["file"] == "data/linden.csv"
    assert told.value.params["sees"] == "version"
    assert both.current == FIRST
    assert both.read(FIRST) == both.wanted(FIRST)
    shown = call(ckan.url, "package_show", id=subject.dataset)
    assert {hashlib.sha256(fetch(each["url"])[1]).hexdigest() for each in shown["resources"]} == set(both.wanted(FIRST).values())
    assert sum(each["datastore_active"] for each in shown["resources"]) == len(TABLES)
    assert both.portal.fetch(subject.dataset).edited == ()


def test_a_table_that_went_is_found_as_a_change(ckan: Rig, subject: Subject) -> None:
    """A call of a killed run may come late: nothing fences those of the DataStore."""
    subject.put(FIRST)
    subject.show(FIRST)
    assert subject.portal.fetch(subject.dataset).edited == ()
    table = next(each for each in call(ckan.url, "package_show", id=subject.dataset)["resources"] if each["datastore_active"])
    call(ckan.url, "datastore_delete", ckan.editor_token, resource_id=table["id"], force=True)
    assert subject.portal.fetch(subject.dataset).edited == (f"file {table['opendata_path']}",)
    subject.portal.put(subject.dataset, FIRST, openers(release(FIRST)), "again", FIRST, over=True)
    subject.show(FIRST, FIRST)
    assert subject.portal.fetch(subject.dataset).edited == ()


# ------------------------------------------------------------------------------------------------------------- the tables

TYPES: Final = ("integer", "number", "date", "datetime", "time", "boolean", "year", "string")
ROWS: Final = (
    ("1", "1.50", "2026-01-01", "2026-01-01T10:00:00", "10:00:00", "true", "2026", "schlicht"),
    ("-9007199254740993", "0.000001", "1800-12-31", "2026-01-01T10:00:00Z", "23:59:59", "false", "1999", 'mit "Anführung",'),
    ("", "", "", "", "", "", "", ""),
    ("0", "123456789012345678901234567890.5", "2026-02-28", "1999-12-31T23:59:59", "00:00:00", "true", "0900", "zwei\nZeilen"),
    ("7", "-0", "2026-02-28", "2026-06-01T00:00:00", "00:00:01", "false", "2026", " Rand: \\N NULL 'x'; -- 漢字 😀"),
)


@pytest.fixture(name="table")
def _table(ckan: Rig, dataset: str) -> str:
    """Give a resource that a table may belong to."""
    about = {"title": "x", "notes": "x", "owner_org": ckan.organisation, "private": True}
    call(ckan.url, "package_create", ckan.editor_token, None, name=dataset, **about)
    made = call(ckan.url, "resource_create", ckan.editor_token, ("a.csv", b"x"), package_id=dataset, name="a")
    return str(made["id"])


def csv_of(rows: tuple[tuple[str, ...], ...]) -> bytes:
    import csv

    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([TYPES, *rows])
    return text.getvalue().encode()


def filled(url: str, ckan: Rig, table: str, content: bytes, rows: int = datastore.ROWS) -> tuple[Call, ...]:
    """Fill the table through a proxy in loads of so many rows, and give the calls."""
    columns = data_dictionary({"fields": [{"name": kind, "type": kind} for kind in TYPES]})
    with Proxy(url) as proxy, pytest.MonkeyPatch.context() as patch:
        patch.setattr(datastore, "ROWS", rows)
        datastore.fill(Client(proxy.url, ckan.editor_token), table, columns, "a.csv", openers({"a.csv": content})["a.csv"])
        return proxy.calls


def test_every_type_arrives_and_a_second_fill_writes_nothing(ckan: Rig, table: str) -> None:
    content = csv_of(ROWS)
    filled(ckan.url, ckan, table, content)
    held = call(ckan.url, "datastore_search", ckan.editor_token, id=table, sort="_id")
    assert held["total"] == len(ROWS)
    assert [record["string"] or "" for record in held["records"]] == [row[-1] for row in ROWS]
    assert held["records"][1]["integer"] == int(ROWS[1][0])
    assert [each.kind for each in filled(ckan.url, ckan, table, content)] == ["datastore_search"] * 2


def test_a_fill_that_was_cut_off_goes_on_behind_the_last_row(ckan: Rig, table: str) -> None:
    many = ROWS * 20
    filled(ckan.url, ckan, table, csv_of(many[:40]), rows=20)
    kinds = [each.kind for each in filled(ckan.url, ckan, table, csv_of(many), rows=20)]
    assert kinds.count("datastore_upsert") == 3
    assert "datastore_create" not in kinds
    assert call(ckan.url, "datastore_search", ckan.editor_token, id=table, limit=0)["total"] == len(many)


@pytest.mark.parametrize("wrong", [(ROWS[1],), (*ROWS, ROWS[0]), tuple(reversed(ROWS))], ids=["other", "more", "order"])
def test_rows_that_are_not_ours_are_replaced(ckan: Rig, table: str, wrong: tuple[tuple[str, ...], ...]) -> None:
    filled(ckan.url, ckan, table, csv_of(wrong))
    filled(ckan.url, ckan, table, csv_of(ROWS))
    held: dict[str, Any] = call(ckan.url, "datastore_search", ckan.editor_token, id=table, sort="_id")
    assert [record["string"] or "" for record in held["records"]] == [row[-1] for row in ROWS]
    assert next(field["type"] for field in held["fields"] if field["id"] == "integer") == "int8"
