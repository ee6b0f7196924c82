"""A clerk or insider who wants personal data public: tricks with types, names, roles and second deliveries, each refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hostile_packages import TABLE, assert_told, folder, outcome, package, zipped

from opendata import sandbox
from opendata.commands import people
from opendata.commands.publish import publish
from opendata.commands.withdraw import withdraw
from opendata.errors import Misuse
from opendata.pipeline import Means
from opendata.policy import Policy, load
from opendata.settings import Settings, from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def policy() -> Policy:
    sandbox.warm()
    return load(ROOT / "policy")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return from_environment(
        {"OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_NOW": "2026-11-23T09:00:00Z"}, var=str(tmp_path / "var")
    )


@pytest.fixture(scope="module")
def means(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Means]:
    var = str(tmp_path_factory.mktemp("var"))
    means = connect(from_environment({"OPENDATA_POLICY": str(ROOT / "policy"), "OPENDATA_NOW": "2026-11-23T09:00:00Z"}, var=var))
    yield means
    means.store.close()


def counts(odd: str) -> bytes:
    """Give counts of people with one odd cell among small ones."""
    ages, sexes = ("0-17", "18-29", "30-64", "65+"), ("weiblich", "männlich")
    numbers = [odd if at == 17 else str((3, 0, 12, 250, 1, 2, 77, 18)[at % 8]) for at in range(40)]
    rows = [f"Gaustadt {at // 4};{ages[at % 4]};{sexes[at % 2]};{number}" for at, number in enumerate(numbers)]
    return "\n".join(["Stadtteil;Altersgruppe;Geschlecht;Einwohner", *rows, ""]).encode()


@pytest.mark.parametrize("odd", ["drei", "ca. 3", "<5", "3*", "1.5", "3 Personen"])
def test_one_odd_cell_does_not_take_counts_out_of_rounding(odd: str, tmp_path: Path, settings: Settings, policy: Policy) -> None:
    (tmp_path / "einwohner.csv").write_bytes(counts(odd))
    found, answer = outcome(tmp_path / "einwohner.csv", settings, policy)
    assert answer["resources"][0]["fields"][3]["action"] == "round"
    assert {"round-not-a-count"} <= found <= {"round-not-a-count", "type-error"}


def test_counts_declared_as_text_are_rounded_too(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    names = ["Stadtteil", "Altersgruppe", "Geschlecht", "Einwohner"]
    fields = [{"name": name, "type": "string"} for name in names]
    delivered = folder(tmp_path / "einwohner", {"b.csv": counts("3")}, package(schema={"fields": fields}))
    _, answer = outcome(delivered, settings, policy)
    assert answer["resources"][0]["fields"][3]["action"] == "round"


def test_a_number_hides_in_no_header(tmp_path: Path, settings: Settings, policy: Policy) -> None:
    (tmp_path / "t.csv").write_text("Nummer;Höhe gemessen von 0171 9876543\n1;2\n2;3\n", encoding="utf-8")
    _, answer = outcome(tmp_path / "t.csv", settings, policy)
    assert answer["resources"][0]["fields"][1]["name"] == "field 2"


@pytest.mark.parametrize(
    "names", [("Bäume", "baeume", "BÄUME"), ("resource-3-3", "resource-3", "resource-3"), ("resource-2", "ß", "resource-2")]
)
def test_tables_of_one_name_become_three(names: tuple[str, ...], tmp_path: Path, settings: Settings, policy: Policy) -> None:
    resources = [{"name": name, "path": f"{at}.csv"} for at, name in enumerate(names)]
    files = {f"{at}.csv": TABLE.replace(b"14", str(14 + at).encode()) for at in range(3)}
    _, answer = outcome(folder(tmp_path / "tabellen", files, {"resources": resources}), settings, policy)
    assert len({resource["name"] for resource in answer["resources"]}) == len(names)
    assert answer["verdict"] == "publishable"


def test_data_withdrawn_for_privacy_comes_back_in_no_disguise(tmp_path: Path, means: Means) -> None:
    assert publish(folder(tmp_path / "hunde", {"b.csv": TABLE}), means, None, None, expect=False).state == "published"
    withdraw(means, "hunde", "privacy", "ein Anruf")
    disguises = {
        "hunde": folder(tmp_path / "hunde", {"b.csv": TABLE}),
        "katzen": folder(tmp_path / "katzen", {"b.csv": TABLE}),
        "voegel": folder(tmp_path / "voegel", {"anders.csv": TABLE}),
        "fische": folder(tmp_path / "fische", {"b.csv": TABLE}, package(title="Fische")),
        "pferde": folder(tmp_path / "pferde", {"a.csv": TABLE.replace(b"14", b"15"), "b.csv": TABLE}),
        "schafe": zipped(tmp_path / "schafe.zip", [("b.csv", TABLE)]),
    }
    for name, path in disguises.items():
        failure = publish(path, means, name, None, expect=False).failure
        assert failure is not None, name
        assert failure.code == "content-refused"


def test_a_mended_package_may_bring_its_other_files_again(tmp_path: Path, means: Means) -> None:
    files = {"a.csv": TABLE.replace(b"14", b"16"), "b.csv": TABLE.replace(b"14", b"17")}
    assert publish(folder(tmp_path / "teiche", files), means, None, None, expect=False).state == "published"
    withdraw(means, "teiche", "privacy", "ein Anruf")
    mended = publish(folder(tmp_path / "teiche", {"a.csv": TABLE.replace(b"14", b"18")}), means, None, None, expect=False)
    assert mended.failure is None
    assert mended.state == "waiting"


def test_who_submits_does_not_approve_whatever_they_call_themselves(tmp_path: Path, means: Means) -> None:
    remarks = "".join(f"{at};Frau Katharina Obermeier war am {at}. Tag dabei und hat alles lange geprüft\n" for at in range(40))
    delivered = folder(tmp_path / "texte", {"b.csv": f"nummer;bemerkung\n{remarks}".encode()})
    submitted = acting(means, "department:anna")
    assert publish(delivered, submitted, None, None, expect=False).state == "published"
    question = people.asked(means, "texte")[0].question
    for actor, code in {
        "department:anna": "answer-role",
        "department:bert": "answer-role",
        "dsb:dora": "answer-role",
        "release:anna": "answer-own",
        "release:Anna ": "answer-own",
    }.items():
        with pytest.raises(Misuse) as refusal:
            people.review(acting(means, actor), question.id, approve=True, reason="ja")
        assert refusal.value.code == code


def acting(means: Means, actor: str) -> Means:
    """Give the same installation in the hands of another."""
    return replace(means, settings=replace(means.settings, actor=actor))


def test_without_a_sound_policy_nothing_is_connected(tmp_path: Path) -> None:
    folder(tmp_path / "halb", {"bamberg.yaml": b"name: x\n", "categories.yaml": b"- a\n"})
    for missing in (tmp_path / "nichts", tmp_path / "halb"):
        with pytest.raises(Misuse) as refusal:
            connect(from_environment({"OPENDATA_POLICY": str(missing)}, var=str(tmp_path / "var")))
        assert_told(refusal.value)
    assert not (tmp_path / "var").exists()
