"""changes: what a version says it changed is what changed."""

import copy
from pathlib import Path
from typing import Any

import pytest

from opendata.commands import browse
from opendata.commands.changes import changes, compared
from opendata.commands.publish import publish
from opendata.commands.rollback import rollback
from opendata.model import Json
from opendata.pipeline import Means
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]


def fields(**types: str) -> list[Json]:
    return [{"name": name, "type": type_} for name, type_ in types.items()]


def table(name: str = "baenke", rows: int | None = 2, digest: str = "sha256:aa", **types: str) -> Json:
    told = {"name": name, "hash": digest, "schema": {"fields": fields(**(types or {"nr": "integer", "jahr": "year"}))}}
    return told if rows is None else {**told, "rows": rows}


def package(*tables: Json, **members: Any) -> Json:  # noqa: ANN401  (as JSON has it)
    return {"name": "baenke", "title": "Bänke", "version": "1", "resources": list(tables or (table(),)), **members}


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (package(), []),
        (package(version="2", created="später"), []),
        (package(title="Sitzbänke"), ["Titel, Beschreibung, Schlagwörter, Lizenz oder Kontakt wurden geändert."]),
        (package(table(rows=3, digest="sha256:bb")), ["baenke: Zahl der Zeilen jetzt 3, vorher 2."]),
        (package(table(rows=None, digest="sha256:bb")), ["baenke: Werte haben sich geändert, Spalten und Zeilenzahl nicht."]),
        (package(table(digest="sha256:bb")), ["baenke: Werte haben sich geändert, Spalten und Zeilenzahl nicht."]),
        (
            package(table(digest="sha256:bb", nr="integer", jahr="string", farbe="string")),
            ["baenke: Spalte „farbe“ ist neu.", "baenke: Spalte „jahr“ hat einen anderen Typ: string statt year."],
        ),
        (package(table(digest="sha256:bb", nr="integer")), ["baenke: Spalte „jahr“ ist entfallen."]),
        (package(table(digest="sha256:bb", jahr="year", nr="integer")), ["baenke: Die Spalten stehen in anderer Reihenfolge."]),
        (
            package(table("tische", rows=9)),
            ["Tabelle „baenke“ ist entfallen.", "Tabelle „tische“ ist neu."],
        ),
        (package(table(), table("tische")), ["Tabelle „tische“ ist neu."]),
    ],
)
def test_what_is_told(after: Json, sentences: list[str]) -> None:
    before = package()
    kept = copy.deepcopy((before, after))
    assert [change.sentence("de") for change in compared(before, after)] == sentences
    assert all(change.sentence("en") for change in compared(before, after))
    assert (before, after) == kept


def connected(var: Path, actor: str) -> Means:
    environment = {"OPENDATA_NOW": "2026-11-23T09:00:00+00:00", "OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_ACTOR": actor}
    return connect(from_environment(environment, var=str(var)))


def test_of_every_version_that_can_be_downloaded_also_after_a_rollback(tmp_path: Path) -> None:
    means = connected(tmp_path / "var", "release:f7")
    folder = folder_portal(means.settings)
    path = tmp_path / "baenke.csv"
    for text in ("Nummer;Baujahr\n1;2001\n2;2004\n", "Nummer;Baujahr\n1;2001\n2;2004\n3;2010\n", "Nummer;Baujahr\n1;2001\n"):
        path.write_text(text, encoding="utf-8")
        assert publish(path, connected(tmp_path / "var", "department:amt"), None, None, expect=False).state == "published"
    wanted = {
        "2026-11-23.1": [],
        "2026-11-23.2": ["baenke: number of rows now 3, before 2."],
        "2026-11-23.3": ["baenke: number of rows now 1, before 3."],
    }
    for _ in range(2):
        shown = browse.dataset(means, folder, "baenke")
        assert shown
        told = changes(folder, shown)
        assert {version: [change.sentence("en") for change in all_] for version, all_ in told.items()} == wanted
        rollback(means, "baenke", "2026-11-23.2")
