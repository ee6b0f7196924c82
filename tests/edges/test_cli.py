"""The command line keeps its promises: one JSON document, exit codes, sentences instead of tracebacks, two languages."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from opendata.edges.cli import _listener
from opendata.edges.cli_base import first_exit_code

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "datapackages"


def opendata(*arguments: str | Path, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the console script as a person would."""
    command = [str(Path(sys.executable).with_name("opendata")), *map(str, arguments)]
    settings = {"OPENDATA_VAR": str(var), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize(
    ("codes", "first"), [((0, 1), 1), ((1, 3), 3), ((3, 2, 0), 2), ((0, 0), 0), ((), 0), ((1, 1, 0), 1)], ids=str
)
def test_of_several_codes_the_gravest_counts(codes: tuple[int, ...], first: int) -> None:
    assert first_exit_code(codes) == first


def test_check_prints_one_document_in_the_agreed_form_and_leaves_nothing(tmp_path: Path) -> None:
    ran = opendata("check", SAMPLES / "geschwindigkeit", "--json", var=tmp_path / "var")
    answer: dict[str, Any] = json.loads(ran.stdout)
    assert (ran.returncode, answer["verdict"]) == (0, "publishable")
    assert {"verdict", "package", "resources", "questions", "risks", "seconds"} <= answer.keys()
    (resource,) = answer["resources"]
    assert {"name", "path", "format", "rows", "reading", "fields", "issues", "margins", "text_entities"} <= resource.keys()
    reading = resource["reading"]
    assert (reading["encoding"], reading["delimiter"], reading["decimal_mark"]) == ("windows-1252", ";", ",")
    plate = next(field for field in resource["fields"] if field["name"] == "Kennzeichen")
    assert (plate["entity"], plate["matched"], plate["action"]) == ("LICENSE_PLATE", 31, "mask")
    assert not (tmp_path / "var").exists()


def test_several_paths_give_a_list_and_the_gravest_code(tmp_path: Path) -> None:
    ran = opendata("check", SAMPLES / "stadtrat", SAMPLES / "defekt", "--json", var=tmp_path)
    checks = json.loads(ran.stdout)["checks"]
    assert [check["verdict"] for check in checks] == ["publishable", "rejected"]
    assert ran.returncode == 1


def test_a_cause_names_its_cells_as_excel_does_and_all_of_them_where_asked(tmp_path: Path) -> None:
    """Row 2 of the records is row 2 in Excel; a run of rows is told as a range."""
    fields = [{"name": name, "type": "string"} for name in "abcdef"] + [{"name": "Höhe", "type": "integer"}]
    described = {"name": "probe", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields}}]}
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    rows = [f"1;2;3;4;5;6;{'hoch' if at > 17 else at}" for at in range(2, 43)]
    (tmp_path / "p" / "t.csv").write_text("\n".join(["a;b;c;d;e;f;Höhe", *rows, ""]), encoding="utf-8")
    first = opendata("check", tmp_path / "p", var=tmp_path / "var")
    assert "Zellen: G18:G27 und 15 weitere; alle nennt --rows type-error" in first.stdout
    every = opendata("check", tmp_path / "p", "--rows", "type-error", var=tmp_path / "var")
    assert "Zellen: G18:G42\n" in every.stdout
    told = json.loads(opendata("check", tmp_path / "p", "--json", "--rows", "type-error", var=tmp_path / "var").stdout)
    (issue,) = [one for one in told["resources"][0]["issues"] if one["code"] == "type-error"]
    assert (issue["rows"], issue["cells"][0], issue["count"]) == (list(range(18, 43)), "G18", 25)


def test_detect_names_each_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name;IBAN\n" + "Eva Muster;DE02 1203 0000 0000 2020 51\n" * 20, encoding="utf-8")
    (tmp_path / "b.csv").write_text("Nummer;Baujahr\n1;2001\n2;2004\n", encoding="utf-8")
    found = json.loads(opendata("detect", tmp_path, "--json", var=tmp_path / "var").stdout)
    assert found["a.csv"]["IBAN"] == {"entity": "IBAN", "publishable": False}
    assert found["b.csv"]["Baujahr"]["entity"] is None
    assert found["b.csv"]["spans"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("check", "gibt-es-nicht"), 2, "Dort liegt nichts"),
        (("--lang", "en", "check", "gibt-es-nicht"), 2, "There is nothing"),
        (("withdraw", "unbekannt", "--because", "error", "--note", "x"), 2, "nie veröffentlicht"),
        (("answer", "unbekannt"), 2, "gibt es hier nicht"),
        (("policy", "explain", "unbekannt"), 2, "gibt es hier nicht"),
        (("review", "show", "unbekannt"), 2, "wird nichts gefragt"),
        (("check", "--lang", "fr", "datapackages/defekt"), 2, "Sprachen"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_wrong_use_gets_a_sentence(arguments: tuple[str, ...], code: int, words: str, tmp_path: Path) -> None:
    ran = opendata(*arguments, var=tmp_path)
    assert (ran.returncode, words in ran.stderr, "Traceback" in ran.stderr) == (code, True, False)


def test_without_a_sound_policy_nothing_is_published(tmp_path: Path) -> None:
    (tmp_path / "policy").mkdir()
    ran = opendata("publish", SAMPLES / "baumkataster", var=tmp_path / "var", OPENDATA_POLICY=str(tmp_path / "policy"))
    assert ran.returncode == 2
    assert not (tmp_path / "var" / "portal").exists()


def test_publishing_twice_says_that_nothing_changed(tmp_path: Path) -> None:
    first = opendata("publish", "--expect", SAMPLES / "stadtrat", SAMPLES / "bewerbungen-kita", var=tmp_path)
    assert (first.returncode, "neu veröffentlicht" in first.stdout) == (0, True)
    second = opendata("publish", "--expect", SAMPLES / "stadtrat", SAMPLES / "bewerbungen-kita", var=tmp_path)
    assert (second.returncode, "Nichts hat sich geändert" in second.stdout) == (0, True)
    audit = opendata("audit", "verify", "--checkpoint", tmp_path / "portal" / "checkpoint", var=tmp_path)
    assert audit.returncode == 0


@pytest.mark.parametrize("command", ["check", "publish", "withdraw", "answer", "detect", "doctor", "serve"])
def test_help_has_an_example_in_both_languages(command: str, tmp_path: Path) -> None:
    assert "Beispiel: " in opendata(command, "--help", var=tmp_path).stdout
    assert "Example: " in opendata(command, "--help", var=tmp_path, LC_ALL="en_GB.UTF-8").stdout


def test_doctor_finds_everything_in_place(tmp_path: Path) -> None:
    ran = opendata("doctor", "--json", var=tmp_path)
    checks = {check["code"]: check["ok"] for check in json.loads(ran.stdout)}
    assert ran.returncode == 0
    assert checks["doctor-detector"]
    assert checks["doctor-policy"]


def test_a_connection_sends_at_once() -> None:
    """A small answer waits for no acknowledgement: what the listener is told holds for each connection."""
    with _listener("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(
    ("name", "text", "arguments", "words"),
    [
        ("erika-mustermann.csv", "a;b\n1;2\n", (), ("erika-mustermann.csv: Der Name", "Bitte umbenennen")),
        ("geo-daten.csv", "a;b\n1;2\n", (), ("geo-daten: kann veröffentlicht werden", "(1 Zeile,")),
        ("kopf.csv", "Nr;Wert\n", (), ("Keine Datenzeilen",)),
        ("bidi.csv", "Nr;An\u200bzahl\n1;2\n2;3\n", (), ("unsichtbare oder täuschend ähnliche Zeichen", "Spalte B")),
        ("lang.csv", "a;b\n1;2;3\n2;2\n", (), ("Zeilen mit mehr Zellen als die Kopfzeile: 1 (Zeile 2)",)),
        ("codes.csv", "a;b\n1;2\n", ("--rows", "gibtsnicht"), ("„gibtsnicht“ gibt es nicht. Es gibt: ambiguous-date, ",)),
    ],
)
def test_what_check_says_names_things_in_words(
    name: str, text: str, arguments: tuple[str, ...], words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = opendata("check", tmp_path / name, *arguments, var=tmp_path / "var")
    told = ran.stdout + ran.stderr
    assert [word for word in words if word not in told] == []
    assert "resource 1" not in told
    assert "Traceback" not in told


def test_headers_that_the_schema_does_not_have_are_named_and_a_sentence_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a;b;c\n1;2;x\n1;2;y\n", encoding="utf-8")
    fields = [{"name": "a", "type": "integer"}, {"name": "zwei"}, {"name": "drei", "type": "integer"}]
    form = {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields, "primaryKey": "a"}}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(form), encoding="utf-8")
    told = opendata("check", tmp_path, var=tmp_path / "var").stdout
    assert told.count("behoben werden müssen") == 1
    assert "Spalte „b“: Im Schema steht an dieser Stelle „zwei“." in told
    assert "Zeilen ohne eigenen Schlüssel: 1 (Spalte „a“; Zeile 3)" in told


def test_outside_a_city_it_says_where_the_policy_was_looked_for(tmp_path: Path) -> None:
    ran = opendata("check", tmp_path, var=tmp_path / "var", OPENDATA_POLICY=str(tmp_path / "policy"))
    assert ran.returncode == 2
    assert [word for word in (str(tmp_path / "policy"), "OPENDATA_POLICY", "opendata init") if word not in ran.stderr] == []


def test_detect_names_what_it_could_not_search(tmp_path: Path) -> None:
    (tmp_path / "leer.csv").write_bytes(b"")
    alone = opendata("detect", tmp_path / "leer.csv", var=tmp_path / "var")
    assert (alone.returncode, alone.stdout) == (1, "")
    assert "leer.csv" in alone.stderr
    (tmp_path / "liste.csv").write_text("Vorname;Nachname\nErika;Huber\nOtto;Weber\n", encoding="utf-8")
    both = opendata("detect", tmp_path, "--json", var=tmp_path / "var")
    assert (both.returncode, sorted(json.loads(both.stdout))) == (0, ["liste.csv"])
    assert "leer.csv" in both.stderr
