"""The dog tax register and the list of first names, from the delivery to what the public sees."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from opendata.commands import people
from opendata.commands.publish import Outcome, publish
from opendata.pipeline import Means
from opendata.settings import from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[2]
COUNTED = ("Rasse", "Stadtteil", "Jahr")


class City:
    """One installation with a policy of its own."""

    def __init__(self, folder: Path) -> None:
        self.var, self.policy, self.inbox = folder / "var", folder / "policy", folder / "inbox"
        shutil.copytree(ROOT / "policy", self.policy)

    def means(self, actor: str = "department:amt") -> Means:
        environment = {"OPENDATA_NOW": "2026-11-23T09:00:00+00:00", "OPENDATA_POLICY": str(self.policy), "OPENDATA_ACTOR": actor}
        return connect(from_environment(environment, var=str(self.var)))

    def deliver(self, name: str, old: str = "", new: str = "") -> Outcome:
        """Deliver a sample, one text in its files replaced."""
        shutil.copytree(ROOT / "datapackages" / name, self.inbox / name, ignore=shutil.ignore_patterns("expected"))
        for path in (self.inbox / name).rglob("*.*"):
            coding = "cp1252" if path.suffix == ".csv" and name == "hundesteuer" else "utf-8"
            path.write_bytes(path.read_bytes().decode(coding).replace(old, new).encode(coding) if old else path.read_bytes())
        return publish(self.inbox / name, self.means(), None, None, expect=False)

    def release(self, outcome: Outcome, name: str) -> Path:
        return self.var / "portal" / name / "versions" / str(outcome.version)


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def rows(path: Path, coding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding=coding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def reasons(outcome: Outcome) -> str:
    assert outcome.answer is not None
    return " ".join(str(reason["rule"]) for reason in outcome.answer["reasons"])


def test_without_its_rule_the_dog_tax_register_is_rejected(city: City) -> None:
    path = city.policy / "bamberg.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  - id: hundesteuer-auszaehlung\n(?:    .*\n)+", "", text), encoding="utf-8")
    outcome = city.deliver("hundesteuer")
    assert (outcome.state, reasons(outcome)) == ("rejected", "register-of-persons tax-secrecy")


@pytest.mark.parametrize("column", ["Rasse", "Geburtsdatum"])
def test_where_a_column_is_missing_that_the_rule_names_it_is_rejected(city: City, column: str) -> None:
    outcome = city.deliver("hundesteuer", column, "Angabe")
    assert (outcome.state, reasons(outcome)) == ("rejected", "hundesteuer-auszaehlung")
    assert outcome.answer is not None
    assert column in outcome.answer["reasons"][0]["reason"]


def test_of_the_dog_tax_register_only_large_enough_counts_go_out(city: City) -> None:
    outcome = city.deliver("hundesteuer")
    folder = city.release(outcome, "hundesteuer")
    raw = rows(city.inbox / "hundesteuer" / "data" / "hundesteuer.csv", "cp1252", ";")
    published = rows(folder / "data" / "hundesteuer.csv")
    assert list(published[0]) == [*COUNTED, "Anzahl Hunde"]
    assert sum(int(row["Anzahl Hunde"]) for row in published) == len(raw)
    named = {tuple(row[name] for name in COUNTED) for row in published}
    for row in published:
        key = tuple(row[name] for name in COUNTED)
        own = [dog for dog in raw if key in cover(dog, named)[:1]]
        assert len({(dog["Name Halter"], dog["Vorname Halter"], dog["Geburtsdatum"]) for dog in own}) >= 5
    assert ("Altdeutscher Schäferhund", "Berggebiet", "2024") not in named  # six dogs, one owner
    said = json.loads((folder / "privacy.json").read_text(encoding="utf-8"))
    assert said["risks"] == [{"risk": "small_groups", "threshold": 5, "holds": True}]
    assert {one["field"] for one in said["fields"] if one["action"] == "aggregate"} == set(COUNTED)


def cover(dog: dict[str, str], named: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Give the published groups that a dog may be in, its own first."""
    own = [dog[name] for name in COUNTED]
    return [key for size in range(len(own) + 1) if (key := (*["übrige"] * size, *own[size:])) in named]


def test_nothing_of_the_owners_is_in_any_file_though_some_are_called_like_breeds(city: City) -> None:
    folder = city.release(city.deliver("hundesteuer"), "hundesteuer")
    raw = rows(city.inbox / "hundesteuer" / "data" / "hundesteuer.csv", "cp1252", ";")
    assert {"Schäfer", "Pudel"} <= {dog["Name Halter"] for dog in raw}
    secret = {dog[name] for dog in raw for name in ("IBAN", "Telefon", "E-Mail", "Straße und Hausnummer", "Kassenzeichen")}
    secret |= {f"{dog['Vorname Halter']} {dog['Name Halter']}" for dog in raw} | {dog["Geburtsdatum"] for dog in raw}
    for path in folder.rglob("*.*"):
        text = path.read_bytes().decode("utf-8", "replace")
        assert not [value for value in secret if value and value in text]


@pytest.mark.parametrize(("choice", "state", "left"), [("publish", "published", 285), ("leave-out", "unchanged", 169)])
def test_the_releasing_office_decides_on_rare_first_names(city: City, choice: str, state: str, left: int) -> None:
    first = city.deliver("vornamen")
    assert (first.state, len(rows(city.release(first, "vornamen") / "data" / "vornamen.csv"))) == ("published", 169)
    (waiting,) = people.asked(city.means(), "vornamen")
    outcome = people.answer(city.means("release:f7"), "vornamen", waiting.question.id, choice, "geprüft")
    assert outcome.state == state
    assert len(rows(city.release(outcome, "vornamen") / "data" / "vornamen.csv")) == left
    assert people.asked(city.means(), "vornamen") == ()


def test_a_count_that_is_no_number_stops_the_list(city: City) -> None:
    outcome = city.deliver("vornamen", ";2023;4\r\n", ";2023;vier\r\n")
    assert outcome.state == "rejected"
