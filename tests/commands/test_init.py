"""init: a new city's policy is sound, its examples hold, check works with it, and nothing of the old city is in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from opendata.commands.check import check
from opendata.commands.init import QUESTIONS, City, make, proposal, understood
from opendata.commands.policy import check as check_policy
from opendata.commands.policy import run_examples
from opendata.edges import cli_describe
from opendata.edges.cli import app
from opendata.errors import Misuse
from opendata.policy import load
from opendata.settings import from_environment

ROOT = Path(__file__).parents[2]
POLICY = ROOT / "policy"
CONTRIBUTOR = "http://dcat-ap.de/def/contributors/openDataMusterland"
GIVEN = ("--name", "Stadt Musterstadt", "--ags", "09999000", "--contact", "opendata@musterstadt.example.org")


def init(folder: Path, *words: str, typed: str | None = None) -> Any:  # noqa: ANN401  (typer has no public type for it)
    return CliRunner().invoke(app, ["init", str(folder), *words, "--lang", "de"], input=typed)


@pytest.fixture(autouse=True)
def _in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENDATA_POLICY", str(POLICY))
    monkeypatch.setenv("OPENDATA_NOW", "2026-11-24T09:00:00+00:00")


def test_a_new_city_has_a_sound_policy_and_nothing_of_the_old_one(tmp_path: Path) -> None:
    streets = tmp_path / "strassen.txt"
    streets.write_text("Anna-Musterfrau-Weg\nRingstraße;90999\n\n", encoding="utf-8")
    done = init(tmp_path / "stadt", *GIVEN, "--streets", str(streets), "--yes", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["city"]["ars"] == "099990000000"
    folder = tmp_path / "stadt"
    assert check_policy(folder)["sound"]
    assert run_examples(folder) == {"passed": True, "examples": json.loads(done.stdout)["examples"]["examples"], "faults": []}
    policy = load(folder)
    assert policy.name == "Datenpolitik: Stadt Musterstadt"
    assert (policy.city.title, policy.city.homepage) == ("Offene Daten: Stadt Musterstadt", "https://www.musterstadt.example.org")
    assert policy.places["streets"].entries == ("Anna-Musterfrau-Weg", "Ringstraße")
    assert policy.places["mail-domains"].entries == ("musterstadt.example.org",)
    assert policy.places["council"].entries == ()
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}
    assert [name for name, text in texts.items() if re.search("bamberg", text, re.IGNORECASE)] == []
    assert (folder / "musterstadt.yaml").exists()


def test_the_general_rules_come_along_word_for_word_and_no_others(tmp_path: Path) -> None:
    init(tmp_path / "stadt", *GIVEN, "--yes")
    before, after = load(POLICY), load(tmp_path / "stadt")
    assert after.rules == tuple(rule for rule in before.rules if rule.match.dataset is None)
    assert (after.categories, after.secrecy, after.thresholds) == (before.categories, before.secrecy, before.thresholds)
    assert after.places["office-words"] == before.places["office-words"]
    comments = re.findall(r"^ *#.*$", (tmp_path / "stadt" / "musterstadt.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert any("Fahrzeuge" in line for line in comments)
    assert not any("Stadtrat" in line for line in comments)


def test_check_works_with_the_new_policy(tmp_path: Path) -> None:
    init(tmp_path / "stadt", *GIVEN, "--yes")
    settings = from_environment({"OPENDATA_POLICY": str(tmp_path / "stadt")}, var=str(tmp_path / "var"))
    answer = check(ROOT / "datapackages" / "geschwindigkeit", settings, load(settings.policy))
    assert answer["verdict"] == "publishable"


def test_nothing_existing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "stadt").mkdir()
    (tmp_path / "stadt" / "notiz.txt").write_text("meins", encoding="utf-8")
    done = init(tmp_path / "stadt", *GIVEN, "--yes")
    assert isinstance(done.exception, Misuse)
    assert done.exception.code == "init-exists"
    assert [path.name for path in (tmp_path / "stadt").iterdir()] == ["notiz.txt"]


def test_what_only_a_person_knows_has_to_be_said(tmp_path: Path) -> None:
    done = init(tmp_path / "stadt", "--yes")
    assert isinstance(done.exception, Misuse)
    assert done.exception.params == {"options": "--name --ags --contact"}
    assert not (tmp_path / "stadt").exists()


def test_a_dialogue_asks_one_question_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_describe, "interactive", lambda: True)
    typed = (
        f"Markt Musterheim\n123\n09999001\n\n\n\nerika.mustermann@web.de\nrathaus@musterheim.example.org\n\nCC0\n{CONTRIBUTOR}\n"
    )
    done = init(tmp_path / "markt", typed=typed)
    assert done.exit_code == 0, done.output
    city = load(tmp_path / "markt").city
    assert (city.ags, city.ars, city.publisher) == ("09999001", "099990000001", "Markt Musterheim")
    assert (city.contact, city.licence.name) == ("rathaus@musterheim.example.org", "CC0-1.0")
    assert CONTRIBUTOR in (tmp_path / "markt" / "README.md").read_text(encoding="utf-8")


WRONG = [
    ("ags", "9461000"),
    ("ags", "17461000"),
    ("ars", "094610000"),
    ("ars", "099990000123"),
    ("homepage", "ftp://stadt"),
    ("homepage", "javascript:alert(1)"),
    ("contributor_id", "openDataBayern"),
    ("contact", "Rathaus"),
    ("licence", "gratis"),
    ("name", "  "),
]


@pytest.mark.parametrize(("question", "text"), WRONG)
def test_a_wrong_answer_is_told(question: str, text: str) -> None:
    with pytest.raises(Misuse):
        understood(question, text, City(ags="09461000"))


@pytest.mark.parametrize("name", ['Stadt "Quer": #1', "Stadt: {x}", "Stadt\\n- y", "Ünterdorf 'A'"])
def test_no_name_breaks_the_policy(name: str, tmp_path: Path) -> None:
    city = City(name=name, ags="09999000", contact="post@x.example.org", contributor_id=CONTRIBUTOR)
    for question in QUESTIONS:
        city = city if getattr(city, question) else city.having(question, proposal(question, city, CONTRIBUTOR))
    made = make(tmp_path / "stadt", POLICY, city, {}, load(POLICY).in_force)
    assert made.examples["passed"]
    assert load(tmp_path / "stadt").city.publisher == name
