"""describe: what it writes passes check and frictionless; it asks, proposes, and never writes over anything unasked."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from tests.canaries import IBAN, LINE, NAME, PHONE, TAX_ID, found_in
from typer.testing import CliRunner

from opendata.commands.check import check
from opendata.commands.describe import drafted, write
from opendata.commands.proposals import OFFERED, QUESTIONS, understood
from opendata.edges import cli_describe
from opendata.edges.cli import app
from opendata.errors import Failure
from opendata.policy import load
from opendata.settings import Settings, from_environment
from opendata.texts import TEXTS

ROOT = Path(__file__).parents[2]
POLICY = ROOT / "policy"
FOUNTAINS = """Trinkbrunnen der Stadt Musterstadt;;;;;
Stand: 31.12.2025;;;;;
;;;;;
Nummer;Standort;Stadtteil;Durchfluss (l/min);geprüft am;Patin oder Pate
TB-01;Schillerplatz;Innenstadt;1,25;03.03.2025;Jana Mustermann
TB-02;Hainbad;Haingebiet;k.A.;03.03.2025;Peter Beispiel
TB-03;Bahnhof;Nord;2,75;04.03.2025;Heike Probst
TB-04;Marktplatz;Innenstadt;1,5;05.03.2025;Sabine Krause
Quelle: Tiefbauamt;;;;;
"""


def fountains(folder: Path, name: str = "trinkbrunnen.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(FOUNTAINS.encode("windows-1252"))
    return folder / name


def settings(tmp_path: Path) -> Settings:
    return from_environment({"OPENDATA_POLICY": str(POLICY), "LC_ALL": "C.UTF-8"}, var=str(tmp_path / "var"))


def describe(file: Path, tmp_path: Path) -> Path:
    """Describe a file with what is proposed; give the package's folder."""
    given = settings(tmp_path)
    policy = load(POLICY)
    with drafted(file, None, given, policy, None) as draft:
        return write(draft, draft.proposals, given, policy).files[-1].parent


def said(folder: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return descriptor


def run(*arguments: str | Path, tmp_path: Path, **more: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    environment = os.environ | {"LC_ALL": "C.UTF-8", "OPENDATA_POLICY": str(POLICY)}
    program = [sys.executable, "-c", "from opendata.edges.start import main; main()", *map(str, arguments)]
    return subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, **more)


SAMPLES = sorted((ROOT / "datapackages").glob("*/data/*.csv"))
BROKEN = {"trinkbrunnen", "wochenmarkt", "veranstaltungen"}  # made so: damaged bytes, ragged rows


@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.stem)
def test_frictionless_and_check_take_what_was_written(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    folder = describe(copy, tmp_path)
    bare, described = (check(path, settings(tmp_path), load(POLICY)) for path in (copy, folder))
    assert described["verdict"] == bare["verdict"]
    new = {issue["code"] for issue in described["resources"][0]["issues"]} - {
        issue["code"] for issue in bare["resources"][0]["issues"]
    }
    assert new == set()
    for before, after in zip(bare["resources"][0]["fields"], described["resources"][0]["fields"], strict=True):
        assert (after["name"], after["entity"], after["action"]) == (before["name"], before["entity"], before["action"])
    if file.stem not in BROKEN:
        assert Package(str(folder / "datapackage.json")).validate().valid


def test_a_file_becomes_a_package_of_its_name_beside_it(tmp_path: Path) -> None:
    file = fountains(tmp_path)
    folder = describe(file, tmp_path)
    assert folder == tmp_path / "trinkbrunnen"
    assert (folder / "data" / "trinkbrunnen.csv").read_bytes() == file.read_bytes()
    assert sorted(path.name for path in folder.rglob("*")) == ["data", "datapackage.json", "trinkbrunnen.csv"]
    assert said(folder)["title"] == "Trinkbrunnen der Stadt Musterstadt"
    assert (
        said(folder)["description"] == "Stand: 31.12.2025. Enthält: Nummer, Standort, Stadtteil, Durchfluss (l/min), geprüft am."
    )


def test_nobody_is_named_in_what_was_written(tmp_path: Path) -> None:
    file = fountains(tmp_path, "erika-mustermann.csv")
    folder = describe(file, tmp_path)
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    assert folder.name == "datensatz"
    assert not [name for name in ("Mustermann", "mustermann", "Beispiel", "Probst", "Krause") if name in text]
    assert said(folder)["resources"][0]["path"] == "data/resource-1.csv"


def test_what_lies_in_a_folder_data_is_described_where_it_is(tmp_path: Path) -> None:
    folder = describe(fountains(tmp_path / "brunnen" / "data"), tmp_path)
    assert folder == tmp_path / "brunnen"
    assert (said(folder)["name"], said(folder)["resources"][0]["path"]) == ("brunnen", "data/trinkbrunnen.csv")


def test_a_folder_of_data_files_becomes_a_package_of_several_tables(tmp_path: Path) -> None:
    fountains(tmp_path / "wasser", "eins.csv")
    (tmp_path / "wasser" / "zwei.csv").write_text("Nummer;Jahr\n1;2001\n2;2002\n", encoding="utf-8")
    folder = describe(tmp_path / "wasser", tmp_path)
    assert [resource["path"] for resource in said(folder)["resources"]] == ["eins.csv", "zwei.csv"]
    assert check(folder, settings(tmp_path), load(POLICY))["verdict"] == "publishable"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = [describe(fountains(tmp_path / at), tmp_path / at) / "datapackage.json" for at in ("a", "b")]
    assert texts[0].read_bytes() == texts[1].read_bytes()


# ----------------------------------------------------------------------------------------------------------- by options


def test_options_answer_and_json_tells(tmp_path: Path) -> None:
    file = fountains(tmp_path)
    options = {
        "title": "Trinkbrunnen",
        "description": "Wo es Wasser gibt.",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "frequency": "monthly",
        "contact": "tiefbauamt@stadt.example.org",
        "theme": "envi",
    }
    words = [part for name, text in options.items() for part in (f"--{name}", text)]
    done = run("describe", file, *words, "--json", tmp_path=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert told["answers"] == options | {"licence": "CC-BY-4.0", "frequency": "MONTHLY", "theme": "ENVI"}
    assert "Gelesen als Windows-1252, Semikolon, Dezimalkomma; Zeilen 1 bis 3 als Vorspann" in told["reading"][0]
    written = said(tmp_path / "trinkbrunnen")
    assert written["licenses"][0]["name"] == "CC-BY-4.0"
    assert written["contributors"][1]["email"] == "tiefbauamt@stadt.example.org"
    assert not any(name in done.stdout for name in ("Mustermann", "Probst"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--title --description --licence --frequency --contact --theme"),
        (("--yes", "--theme", "Wasser"), "nicht in der Liste"),
        (("--yes", "--contact", "Rathaus"), "keine E-Mail-Adresse"),
        (("--yes", "--contact", "erika.mustermann@gmx.de"), "eines Menschen"),
        (("--yes", "--title", "Auskunft: Frau Erika Mustermann"), "eines Menschen"),
        (("--yes", "--title", " "), "etwas schreiben"),
    ],
)
def test_an_answer_that_is_none_gets_a_sentence_and_nothing_is_written(
    options: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    done = run("describe", fountains(tmp_path), *options, tmp_path=tmp_path)
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not (tmp_path / "trinkbrunnen").exists()


def test_nothing_is_written_over_unless_forced(tmp_path: Path) -> None:
    file = fountains(tmp_path)
    (tmp_path / "trinkbrunnen").mkdir()
    kept = tmp_path / "trinkbrunnen" / "datapackage.json"
    kept.write_text("{}", encoding="utf-8")
    done = run("describe", file, "--yes", tmp_path=tmp_path)
    assert (done.returncode, kept.read_text(encoding="utf-8")) == (2, "{}")
    assert run("describe", file, "--yes", "--force", tmp_path=tmp_path).returncode == 0
    assert said(tmp_path / "trinkbrunnen")["name"] == "trinkbrunnen"
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("name", ["fehlt.csv", "bild.png", "trinkbrunnen"])
def test_what_is_no_data_file_gets_a_sentence(name: str, tmp_path: Path) -> None:
    describe(fountains(tmp_path), tmp_path)
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("describe", tmp_path / name, "--yes", tmp_path=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr, bool(done.stderr)) == (2, False, True)


def test_what_is_no_table_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "leer.csv").write_bytes(b"")
    done = run("describe", tmp_path / "leer.csv", "--yes", tmp_path=tmp_path)
    assert (done.returncode, "nicht als Tabelle" in done.stderr) == (1, True)


# --------------------------------------------------------------------------------------------------------- as a dialogue


def test_a_dialogue_asks_what_is_open_and_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_describe, "interactive", lambda: True)
    monkeypatch.setenv("OPENDATA_POLICY", str(POLICY))
    words = ["describe", str(fountains(tmp_path)), "--title", "Brunnen", "--var", str(tmp_path / "var"), "--lang", "de"]
    typed = "\n7\n2\njährlich\nANNUAL\nerika.mustermann@web.de\ntiefbauamt@stadt.example.org\n4\n"
    done = CliRunner().invoke(app, words, input=typed)
    assert done.exit_code == 0, done.output
    written = said(tmp_path / "trinkbrunnen")
    assert written["title"] == "Brunnen"
    assert written["licenses"][0]["name"] == "dl-de-zero-2.0"
    assert (written["frequency"], written["theme"]) == ("ANNUAL", ["ENER"])
    assert written["contributors"][1]["email"] == "tiefbauamt@stadt.example.org"
    assert "vierteljährlich (QUARTERLY)" in done.output


def test_the_last_version_answers_first(tmp_path: Path) -> None:
    file = fountains(tmp_path)
    words = ["--title", "Wasser für alle", "--frequency", "MONTHLY", "--theme", "HEAL", "--contact", "wasser@stadt.example.org"]
    assert run("describe", file, "--yes", *words, tmp_path=tmp_path).returncode == 0
    assert run("publish", tmp_path / "trinkbrunnen", tmp_path=tmp_path).returncode == 0
    told = json.loads(run("describe", file, "--yes", "--force", "--json", tmp_path=tmp_path).stdout)
    assert (told["answers"]["title"], told["answers"]["frequency"]) == ("Wasser für alle", "MONTHLY")
    assert (told["answers"]["theme"], told["answers"]["contact"]) == ("HEAL", "wasser@stadt.example.org")


def test_every_choice_has_a_name_and_is_understood_by_number_and_by_code() -> None:
    for question, codes in OFFERED.items():
        for number, code in enumerate(codes, start=1):
            assert f"describe-{question}-{code}" in TEXTS
            assert understood(question, str(number)) == understood(question, code) == code


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_is_none(question: str) -> None:
    with pytest.raises(Failure):
        understood(question, " ")


def test_planted_personal_data_shows_up_neither_in_the_descriptor_nor_on_the_screen(tmp_path: Path) -> None:
    rows = [f"{at};{NAME};{PHONE};{IBAN};{TAX_ID};{('Linde', 'Ahorn')[at % 2]}" for at in range(1, 121)]
    head = f"Nr;Name;Telefon;IBAN;Steuer-ID;Notiz {NAME} {PHONE}"
    text = "\n".join([f"{LINE};;;;;", ";;;;;", head, *rows, f"Quelle: {LINE};;;;;", ""])
    (tmp_path / "juergen-schaefer.csv").write_text(text, encoding="utf-8")
    done = run("describe", "juergen-schaefer.csv", "--yes", tmp_path=tmp_path)
    assert done.returncode == 0, done.stderr
    assert found_in((tmp_path / "datensatz" / "datapackage.json").read_bytes()) == set()
    assert found_in((done.stdout + done.stderr).encode()) == set()


# ----------------------------------------------------------------------------------------- a package that is described already

WELLS = "Nummer;Ort;Tiefe\n1;Markt;2,5\n2;Hain;3,25\n3;Bahnhof;1,75\n"
GIVEN: dict[str, Any] = {
    "name": "brunnen",
    "title": "Brunnen der Stadt",
    "licence": "CC-BY-4.0",
    "licenses": [{"type": "odc-by", "url": "http://opendatacommons.org/licenses/by/"}],
    "sources": [{"title": "Tiefbauamt"}],
    "resources": [
        {"path": "Data/B.CSV", "title": "Die Brunnen", "url": "x"},
        {
            "name": "Bäume & Co.",
            "path": "data/a.csv",
            "schema": {
                "fields": [{"name": "Ort", "type": "string", "title": "Wo"}, {"name": "Tiefe"}],
                "fieldsMatch": "subset",
                "foreignKeys": [{"fields": ["Ort"], "reference": {"resource": "Bäume & Co.", "fields": ["Ort"]}}],
            },
        },
    ],
}
AS_YAML = "name: brunnen\ntitle: Brunnen der Stadt\nresources:\n  - path: data/a.csv\n"


def described(folder: Path, text: str, descriptor: str = "datapackage.json") -> Path:
    (folder / "data").mkdir(parents=True)
    for name in ("a.csv", "b.csv"):
        (folder / "data" / name).write_text(WELLS, encoding="utf-8")
    (folder / descriptor).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("named", ["", "datapackage.json"])
def test_a_descriptor_is_completed_and_mended_with_a_word_for_each(named: str, tmp_path: Path) -> None:
    package = described(tmp_path / "brunnen", json.dumps(GIVEN))
    done = run("describe", package / named, "--yes", "--output", tmp_path / "neu" / "brunnen", tmp_path=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    words = (
        "Tabelle 1 heißt jetzt „b“.",
        "Tabelle 2 heißt jetzt „baeume-co“.",
        "Der Pfad ist jetzt data/b.csv",
        "Angabe „licenses“",
        "unterscheiden sich in Groß- und Kleinschreibung",
        "kennt der Standard nicht; sie fehlen in der neuen Beschreibung: licence, url",
    )
    assert [word for word in words if done.stdout.count(word) != 1] == []
    new = tmp_path / "neu" / "brunnen"
    told = said(new)
    assert [told["licenses"][0]["name"], told["sources"], told["title"]] == [
        "ODC-BY-1.0",
        [{"title": "Tiefbauamt"}],
        "Brunnen der Stadt",
    ]
    first, second = told["resources"]
    assert (first["path"], first["title"], first["schema"]["fields"][2]["decimalChar"]) == ("data/b.csv", "Die Brunnen", ",")
    assert second["schema"]["fields"] == [
        {"name": "Nummer", "type": "integer", "constraints": {"unique": True}},
        {"name": "Ort", "type": "string", "title": "Wo"},
        {"name": "Tiefe", "type": "number", "decimalChar": ","},
    ]
    assert second["schema"]["foreignKeys"][0]["reference"]["resource"] == "baeume-co"
    answer = check(new, settings(tmp_path), load(POLICY))
    assert (answer["verdict"], [issue["code"] for one in answer["resources"] for issue in one["issues"]]) == ("publishable", [])
    assert Package(str(new / "datapackage.json")).validate().valid


@pytest.mark.parametrize("named", ["", "datapackage.yml"])
def test_a_descriptor_in_yaml_becomes_one_in_json_beside_it(named: str, tmp_path: Path) -> None:
    package = described(tmp_path / "brunnen", AS_YAML, "datapackage.yml")
    done = run("describe", package / named, "--yes", tmp_path=tmp_path)
    assert (done.returncode, "in YAML geschrieben" in done.stdout) == (0, True), done.stderr
    assert (said(package)["title"], said(package)["resources"][0]["path"]) == ("Brunnen der Stadt", "data/a.csv")
    assert (package / "datapackage.yml").read_text(encoding="utf-8") == AS_YAML


def test_a_descriptor_is_written_over_by_force_alone(tmp_path: Path) -> None:
    package = described(tmp_path / "brunnen", json.dumps(GIVEN))
    before = (package / "datapackage.json").read_bytes()
    refused = run("describe", package, "--yes", tmp_path=tmp_path)
    assert (refused.returncode, "--force" in refused.stderr, (package / "datapackage.json").read_bytes()) == (2, True, before)
    assert run("describe", package, "--yes", "--force", tmp_path=tmp_path).returncode == 0
    once = said(package)
    assert run("describe", package, "--yes", "--force", tmp_path=tmp_path).returncode == 0
    assert said(package) == once


def test_what_names_people_in_a_descriptor_is_not_written_again(tmp_path: Path) -> None:
    fields = [{"name": "Nummer"}, {"name": "Ort", "constraints": {"enum": ["Markt", "Hain", "Bahnhof", NAME]}}, {"name": NAME}]
    schema = {"fields": [*fields, {"name": "Tiefe"}], "primaryKey": [NAME], "fieldsMatch": "superset"}
    given = {
        "title": NAME,
        "description": LINE,
        "contributors": [{"title": NAME, "roles": ["author"], "email": "erika.mustermann@gmx.de"}],
        "resources": [{"path": "data/a.csv", "title": LINE, "schema": schema}],
    }
    package = described(tmp_path / "brunnen", json.dumps(given))
    done = run("describe", package, "--yes", "--force", tmp_path=tmp_path)
    assert (done.returncode, "die nach einem Menschen aussehen" in done.stdout) == (0, True), done.stderr
    text = (package / "datapackage.json").read_bytes()
    assert found_in(text) == found_in((done.stdout + done.stderr).encode()) == set()
    assert b"mustermann" not in text
    assert [field["name"] for field in said(package)["resources"][0]["schema"]["fields"]] == ["Nummer", "Ort", "Tiefe"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "{}",
        '{"resources": []}',
        '{"resources": [{"path": "../x.csv"}]}',
        '{"resources": [{"path": "data/fehlt.csv"}]}',
        '{"resources": [{"path": "data/a.csv", "schema": {"fields": 1}}]}',
        '{"resources": [{"path": "data/a.csv", "schema": "data/fehlt.json"}]}',
        '{"resources": [{"path": "data/a.csv", "format": "pdf"}]}',
        '{"resources": [{"path": "data/a.csv", "dialect": {"header": false}}]}',
        '{"resources": [{"path": "data/a.csv", "schema": {"fields": []}}]}',
        '{"resources": [{"path": "data/a.csv", "schema": {"fields": [{"name": "x"}, {"name": "x"}], "primaryKey": 1}}]}',
        '{"resources": [{"path": "data/a.csv", "schema": {"foreignKeys": [{"fields": "x"}]}}, {"path": "data/a.csv"}]}',
        '{"name": 1, "contributors": ["Stadt"], "theme": [1], "licenses": 5, "resources": [{"path": ["data/a.csv"]}]}',
    ],
)
def test_no_descriptor_makes_it_fall_over(text: str, tmp_path: Path) -> None:
    package = described(tmp_path / "brunnen", text)
    done = run("describe", package, "--yes", "--force", tmp_path=tmp_path)
    assert (done.returncode in {0, 1, 2}, "Traceback" in done.stderr, bool(done.stdout + done.stderr)) == (True, False, True)
