"""What verification finds in a redacted or coarsened column costs that column and is asked about; all else stops the dataset."""

import shutil
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opendata.commands.check import check
from opendata.errors import Refused
from opendata.model import Decision, Field, Finding, Inspection, Package, Place, Reading, Resource, Verdict
from opendata.pipeline import proving
from opendata.policy import load
from opendata.settings import from_environment
from opendata.stages.decide import answer, decide

ROOT = Path(__file__).parents[1]
POLICY = load(ROOT / "policy")
TODAY = date(2026, 11, 23)
TEXT, NUMBER = Place(resource=1, field=1), Place(resource=1, field=2)
LEFT = Refused("verify-still-personal", places=str(TEXT), count=1)


def delivered() -> Inspection:
    """Give a delivery of ideas: a text with names in it, and a number."""
    fields = (
        Field(number=1, name="Idee", label="Idee", type="string", kind="personal", filled=9),
        Field(number=2, name="Anzahl", label="Anzahl", type="integer", kind="number", filled=9),
    )
    resource = Resource(number=1, name="ideen", format="csv", rows=9, reading=Reading(), fields=fields)
    blank = {"category": "text", "matched": 3, "checked": 9, "score": 0.9, "recognizer": "test@1", "reason": "test"}
    finding = Finding(place=TEXT, entity="FREE_TEXT", **blank)  # type: ignore[arg-type]
    return Inspection(package=Package(name="buergerideen", title="Ideen", resources=(resource,)), findings=(finding,))


def decided(unproved: Collection[Place] = (), answers: tuple[Decision, ...] = ()) -> Verdict:
    return decide(delivered(), POLICY, answers, TODAY, TODAY, unproved)


def outcomes(verdict: Verdict) -> list[str]:
    return [decision.outcome for decision in verdict.decisions]


def refusing(*refusals: Refused) -> tuple[Verdict, Verdict | None]:
    """Prove a delivery whose first builds are refused."""
    left = list(refusals)

    def build(verdict: Verdict) -> Verdict:
        if left:
            raise left.pop(0)
        return verdict

    return proving(decided(), decided, build)


def test_a_clean_column_is_redacted() -> None:
    verdict, built = refusing()
    assert built == verdict
    assert outcomes(verdict) == ["redact", "keep"]


def test_a_column_that_stays_unclean_is_left_out_and_asked_about() -> None:
    verdict, built = refusing(LEFT)
    assert built == verdict
    assert (verdict.verdict, outcomes(verdict)) == ("publishable", ["withhold", "keep"])
    assert [(question.place, question.code) for question in verdict.questions] == [(TEXT, "question-unproved")]


@pytest.mark.parametrize(
    "refusal",
    [
        Refused("verify-still-personal", places=str(NUMBER), count=1),
        Refused("verify-still-personal", places=f"{TEXT}; {NUMBER}", count=2),
        Refused("verify-reappears", places="privacy.json", count=1),
        Refused("verify-checksums-differ", places=str(TEXT), count=1),
        Refused("nothing-left"),
    ],
    ids=lambda refusal: f"{refusal.code}-{refusal.params.get('places')}",
)
def test_whatever_else_is_refused_stops_the_dataset(refusal: Refused) -> None:
    verdict, built = refusing(refusal)
    assert (verdict.verdict, built) == ("rejected", None)


def test_a_second_refusal_of_what_is_left_out_stops_the_dataset() -> None:
    assert refusing(LEFT, LEFT)[0].verdict == "rejected"


@pytest.mark.parametrize(("choice", "expected"), [("publish", "keep"), ("leave-out", "drop")])
def test_the_answer_binds_before_anything_is_built(choice: str, expected: str) -> None:
    (question,) = decided([TEXT]).questions
    said = answer(question, choice, "release:ID", datetime(2026, 11, 23, tzinfo=UTC), {"de": "gelesen", "en": "read"})
    verdict = decided(answers=(said,))
    assert outcomes(verdict) == [expected, "keep"]
    assert verdict.questions == ()


def test_one_cell_that_is_no_coordinate_costs_its_column(tmp_path: Path) -> None:
    package = tmp_path / "maengelmelder"
    shutil.copytree(ROOT / "datapackages" / "maengelmelder", package, ignore=shutil.ignore_patterns("expected"))
    path = package / "data" / "meldungen_2025.csv"
    lines = path.read_bytes().decode("cp1252")
    coordinate = next(cell for cell in lines.split(";") if cell.startswith("49,"))
    path.write_bytes(lines.replace(coordinate, "am Kranen", 1).encode("cp1252"))
    told = check(package, from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(tmp_path), language="de"), POLICY)
    actions = {field["name"]: field["action"] for field in told["resources"][0]["fields"]}
    assert told["verdict"] == "publishable"
    assert (actions["Breitengrad"], actions["Längengrad"], actions["Beschreibung"]) == ("withhold", "generalise", "redact")
    assert len(told["questions"]) == 1
