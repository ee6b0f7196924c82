"""An audit finds what is public, hides what it found, hinders itself by nothing, and goes on where it stopped."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import canaries
from tests.portals.strangers import Answer, Clock, Stranger, stranger

from opendata.commands.audit_notes import Note, Notes
from opendata.commands.portal_audit import Looked, Manners, Report, audit, portal_of
from opendata.edges.audit_words import audited, audited_json
from opendata.errors import BadData, Misuse
from opendata.policy import load
from opendata.portals.ckan.pace import Pace
from opendata.settings import Settings

POLICY = Path(__file__).parents[2] / "policy"
LEAK = "Name;Telefon;Betrag\n" + f"{canaries.NAME};{canaries.PHONE};12,50\n" * 20
CLEAN = "Jahr;Anzahl\n" + "".join(f"{year};{year % 7 + 20}\n" for year in range(1990, 2020))


class Silent:
    """Watches and says nothing."""

    def listed(self, count: int, total: int) -> None:
        """See that some are listed."""

    def looking(self, at: int, total: int, dataset: str) -> None:
        """See how far it is."""

    def looked(self, dataset: str, looked: Looked) -> None:
        """See that one is through."""


def dataset(name: str, *files: Any, **told: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"id": f"id-{name}", "name": name, "title": "Ein Titel", "resources": list(files), **told}


def file(portal: Stranger, path: str, content: str | bytes, form: str = "CSV", **told: Any) -> dict[str, Any]:  # noqa: ANN401
    body = content.encode("cp1252") if isinstance(content, str) else content
    portal.answers[path] = [Answer(body)]
    return {"id": f"r{path.replace('/', '-')}", "name": path[1:], "url": portal.url + path, "format": form, **told}


class Stopping(Silent):
    """Stops the run at the second resource, as Ctrl+C does."""

    def looking(self, at: int, total: int, dataset: str) -> None:
        """Stop."""
        super().looking(at, total, dataset)
        if at == 2:
            raise KeyboardInterrupt


def look(portal: Stranger, var: Path, megabytes: int = 1, watcher: Silent | None = None) -> Report:
    clock = Clock()
    manners = Manners(1, megabytes, Pace(1, clock, clock.sleep))
    return audit(portal.url, Settings(var=var, policy=POLICY), load(POLICY), manners, watcher or Silent())


def states(report: Report) -> dict[str, str]:
    return {one.name: one.state for each in report.datasets for one in each.resources}


def test_what_is_in_a_file_is_told_by_column_and_kind_and_never_as_a_value(tmp_path: Path) -> None:
    with stranger() as portal:
        portal.packages = [dataset("leck", file(portal, "/leck.csv", LEAK)), dataset("jahre", file(portal, "/jahre.csv", CLEAN))]
        report = look(portal, tmp_path / "var")
    assert states(report) == {"leck.csv": "personal", "jahre.csv": "clean"}
    for language in ("de", "en"):
        told = json.dumps(audited_json(report, language), ensure_ascii=False) + audited(report, language)
        assert canaries.found_in(told.encode()) == set()
    first = audited_json(report, "de")["datasets"][0]["resources"][0]
    assert [(one["column"], one["entity"], one["matched"]) for one in first["personal"]] == [
        ("Name", "PERSON_NAME", 20),
        ("Telefon", "PHONE", 20),
    ]
    assert first["check"]["resources"][0]["reading"]["encoding"] == "windows-1252"
    assert canaries.found_below(tmp_path) == {}
    assert report.exit_code == 1


def test_a_person_beside_the_table_or_in_the_metadata_is_found_and_not_repeated(tmp_path: Path) -> None:
    above = f"{canaries.LINE}\n\n{CLEAN}"
    slug = "juergen-schaefer"
    with stranger() as portal:
        files = [
            file(portal, "/a.csv", above),
            file(portal, f"/{slug}.csv", CLEAN),
            file(portal, "/c.csv", CLEAN, name=canaries.NAME),
        ]
        portal.packages = [
            dataset("jahre", *files),
            dataset(slug, file(portal, "/d.csv", CLEAN), title=canaries.NAME, notes=canaries.LINE),
        ]
        portal.packages[0]["maintainer"] = canaries.NAME
        report = look(portal, tmp_path / "var")
    told = audited_json(report, "de")
    assert told["datasets"][0]["resources"][0]["around"] == ["preamble"]
    assert told["datasets"][0]["named_in"] == ["file-name", "resource-name"]
    assert "impersonal-contact" in {one["code"] for one in told["datasets"][0]["metadata"]}
    assert told["datasets"][1]["named_in"] == ["description", "name", "title"]
    text = json.dumps(told, ensure_ascii=False) + audited(report, "de")
    assert canaries.NAME not in text
    assert canaries.PHONE not in text
    assert all(dataset["state"] == "personal" for dataset in told["datasets"])
    assert canaries.found_below(tmp_path) == {}


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    with stranger() as portal:
        files = [
            file(portal, "/a.csv", b"\x00\x01\x02;\xff"),
            file(portal, "/b.zip", b"PK\x03\x04kaputt", "ZIP"),
            file(portal, "/c.pdf", b"%PDF", "PDF"),
            {"id": "d", "name": "d.csv", "url": "http://10.0.0.1/d.csv", "format": "CSV"},
            {"id": "e", "name": "e", "url": None, "format": None},
            {"id": "f", "name": "f.csv", "url": f"{portal.url}/weg.csv", "format": "CSV"},
            "kein Objekt",
            file(portal, "/g.csv", b"x" * (1 << 20) + b"y"),
            file(portal, "/z.csv", CLEAN),
        ]
        portal.packages = [{"name": "ohne id"}, None, dataset("viel", *files)]
        report = look(portal, tmp_path)
        assert "/c.pdf" not in portal.paths
    looked = {one.name: one for one in report.datasets[0].resources}
    assert {name: one.failure.code for name, one in looked.items() if one.failure} == {
        "b.zip": "zip-damaged",
        "c.pdf": "audit-format",
        "d.csv": "audit-internal-address",
        "e": "audit-no-link",
        "f.csv": "audit-gone",
        "g.csv": "audit-too-large",
    }
    assert (looked["a.csv"].state, looked["z.csv"].state) == ("misread", "clean")
    assert "Format PDF" in audited(report, "de")


def test_a_second_run_fetches_only_what_changed_or_could_not_be_had(tmp_path: Path) -> None:
    with stranger() as portal:
        files = [file(portal, "/a.csv", CLEAN), file(portal, "/b.csv", LEAK), file(portal, "/g.csv", b"x" * (1 << 20) + b"y")]
        files.append({"id": "f", "name": "f.csv", "url": f"{portal.url}/weg.csv", "format": "CSV"})
        portal.packages = [dataset("viel", *files)]
        first = look(portal, tmp_path)
        portal.asked.clear()
        again = look(portal, tmp_path)
        assert [path for path in portal.paths if path.startswith("/") and not path.startswith("/api")] == ["/weg.csv"]
        assert states(again) == states(first)
        assert [one.again for one in again.datasets[0].resources] == [True, True, True, False]
        assert replace(again.datasets[0].resources[1], again=False) == first.datasets[0].resources[1]
        files[0]["last_modified"] = "2026-11-28T10:00:00"
        portal.asked.clear()
        look(portal, tmp_path, megabytes=2)
        assert {"/a.csv", "/g.csv"} <= set(portal.paths)
        assert "/b.csv" not in portal.paths


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    with stranger() as portal:
        portal.packages = [dataset("viel", *(file(portal, f"/{name}.csv", CLEAN) for name in "abc"))]
        with pytest.raises(KeyboardInterrupt):
            look(portal, tmp_path, watcher=Stopping())
        assert len(look(portal, tmp_path).datasets[0].resources) == 3
    assert [path for path in portal.paths if path.endswith(".csv")] == ["/a.csv", "/b.csv", "/c.csv"]


def test_notes_survive_a_line_that_was_cut_off(tmp_path: Path) -> None:
    notes = Notes.of(tmp_path, "https://stadt.example")
    notes.keep("a", "1", Note(failure=BadData("zip-damaged")))
    (path,) = (tmp_path / "audits").iterdir()
    path.write_bytes(path.read_bytes() + b'\n{"resource": "b", "key": "1", "see')
    notes = Notes.of(tmp_path, "https://stadt.example")
    notes.keep("c", "1", Note(failure=BadData("zip-damaged")))
    notes = Notes.of(tmp_path, "https://stadt.example")
    assert [bool(notes.find(name, "1")) for name in "abc"] == [True, False, True]
    assert notes.find("a", "2") is None
    notes.tidy(frozenset({"c"}))
    assert [bool(Notes.of(tmp_path, "https://stadt.example").find(name, "1")) for name in "ac"] == [False, True]


def test_the_exit_code_tells_nothing_something_and_not_read(tmp_path: Path) -> None:
    told = {
        "notes": "Etwas",
        "license_id": "cc-by/4.0",
        "organization": {"title": "Stadt"},
        "maintainer_email": "daten@stadt.example",
        "theme": ["GOVE"],
        "tags": [{"name": "jahr"}],
        **dict.fromkeys(("temporal", "spatial", "availability", "politicalGeocodingLevelURI", "contributorID"), "x"),
    }
    with stranger() as portal:
        assert look(portal, tmp_path / "leer").exit_code == 0
        portal.packages = [dataset("jahre", file(portal, "/jahre.csv", CLEAN), **told)]
        assert look(portal, tmp_path / "sauber").exit_code == 0
        portal.packages = [dataset("jahre", file(portal, "/jahre.csv", CLEAN), **{**told, "tags": []})]
        assert look(portal, tmp_path / "mangel").exit_code == 1
        portal.answers["/jahre.csv"] = [Answer(b"", 500)]
        assert look(portal, tmp_path / "weg").exit_code == 3


@pytest.mark.parametrize(
    ("given", "portal"),
    [
        ("https://daten.stadt.example/", "https://daten.stadt.example"),
        ("http://127.0.0.1:5000/api/3/action", "http://127.0.0.1:5000"),
        ("https://stadt.example/ckan/api", "https://stadt.example/ckan"),
    ],
)
def test_an_address_is_taken_as_people_copy_it(given: str, portal: str) -> None:
    assert portal_of(given) == portal


@pytest.mark.parametrize(
    "given", ["daten.stadt.example", "ftp://x", "https://", "https://eva:geheim@x.example", "http://[", "http://x:99999"]
)
def test_what_is_no_address_is_wrong_use(given: str) -> None:
    with pytest.raises(Misuse, match="audit-address"):
        portal_of(given)


def test_personal_data_stands_first_in_the_table(tmp_path: Path) -> None:
    with stranger() as portal:
        portal.packages = [dataset("aaa", file(portal, "/a.csv", CLEAN)), dataset("zzz", file(portal, "/b.csv", LEAK))]
        lines: Sequence[str] = audited(look(portal, tmp_path), "de").splitlines()
    at = {name: next(number for number, line in enumerate(lines) if line.strip().startswith(name)) for name in ("aaa", "zzz")}
    assert at["zzz"] < at["aaa"]
