"""A dataset's life: update, question, review, withdrawal, and what each role may do."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from opendata.commands import people
from opendata.commands.portal import status
from opendata.commands.publish import Outcome, publish
from opendata.commands.tick import tick
from opendata.commands.withdraw import withdraw
from opendata.errors import Misuse
from opendata.pipeline import Means
from opendata.room import Built, build
from opendata.settings import from_environment
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]
HEAD = "Nummer;Baujahr;Bemerkung\n"
ROWS = "".join(
    f"{number};{2000 + number % 20};Ich habe die Bank an Platz {number} geprüft, das Holz ist trocken und fest verschraubt.\n"
    for number in range(1, 31)
)


class City:
    """One installation, acted upon by different people."""

    def __init__(self, folder: Path) -> None:
        self.var, self.inbox = folder / "var", folder / "inbox"
        self.inbox.mkdir()

    def means(self, actor: str = "department:amt") -> Means:
        environment = {
            "OPENDATA_NOW": "2026-11-23T09:00:00+00:00",
            "OPENDATA_POLICY": str(ROOT / "policy"),
            "OPENDATA_ACTOR": actor,
        }
        return connect(from_environment(environment, var=str(self.var)))

    def deliver(self, text: str) -> Outcome:
        path = self.inbox / "baenke.csv"
        path.write_text(text, encoding="utf-8")
        outcome = publish(path, self.means(), None, None, expect=False)
        assert outcome.failure is None
        return outcome

    def header(self) -> str | None:
        """Give the header of what the public sees now."""
        return self.line(0)

    def line(self, number: int) -> str | None:
        """Give a line of what the public sees now; the header is line 0."""
        portal = folder_portal(self.means().settings)
        current = portal.fetch("baenke").current
        path = self.var / "portal" / "baenke" / "versions" / str(current) / "data" / "baenke.csv"
        return path.read_text(encoding="utf-8").splitlines()[number] if path.exists() else None


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def test_free_text_is_left_out_and_an_answer_brings_it_back(city: City) -> None:
    assert city.deliver(HEAD + ROWS).state == "published"
    assert city.header() == "Nummer,Baujahr"
    (waiting,) = people.waiting(city.means())
    assert waiting.question.asked_of == "release"
    outcome = people.answer(city.means("release:f7"), "baenke", waiting.question.id, "publish", "gelesen")
    assert outcome.state == "published"
    assert city.header() == "Nummer,Baujahr,Bemerkung"
    assert people.waiting(city.means()) == ()


def test_a_column_that_can_be_read_in_two_ways_is_read_as_the_department_says(city: City) -> None:
    text = "Nummer;Wert\n" + "".join(f"{number};{number}.{500 + number}\n" for number in range(1, 31))
    assert city.deliver(text).state == "waiting"
    (waiting,) = people.waiting(city.means())
    assert waiting.question.choices == ("german", "english", "text")
    assert not any(str(501 + at) in waiting.question.model_dump_json() for at in range(30))
    outcome = people.answer(city.means("department:a"), "baenke", waiting.question.id, "german", "gelesen")
    assert (outcome.state, city.line(1)) == ("published", "1,1501")
    assert city.deliver(text).state == "unchanged"
    assert city.deliver(text + "31;7.999\n").state == "published"
    assert (city.line(31), people.waiting(city.means())) == ("31,7999", ())


@pytest.mark.parametrize(("choice", "line"), [("english", "1,1.501"), ("text", "1,1.501")])
def test_other_answers_leave_the_digits_as_they_stand(city: City, choice: str, line: str) -> None:
    city.deliver("Nummer;Wert\n" + "".join(f"{number};{number}.{500 + number}\n" for number in range(1, 31)))
    (waiting,) = people.waiting(city.means())
    outcome = people.answer(city.means("department:a"), "baenke", waiting.question.id, choice, "gelesen")
    assert (outcome.state, city.line(1)) == ("published", line)


def test_an_unchanged_redelivery_needs_no_answer_again(city: City) -> None:
    city.deliver(HEAD + ROWS)
    (waiting,) = people.waiting(city.means())
    people.answer(city.means("release:f7"), "baenke", waiting.question.id, "publish", "gelesen")
    assert city.deliver(HEAD + ROWS).state == "unchanged"
    assert (
        city.deliver(HEAD + ROWS + "31;2020;Die Bank am Ufer wurde im Frühjahr neu gestrichen und steht wieder.\n").state
        == "published"
    )
    assert people.waiting(city.means()) == ()


def test_an_update_is_built_once_and_what_comes_out_the_same_is_no_update(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other data: built as the new version alone. New code, or the same data in other bytes: compared as what is public."""
    versions: list[str] = []

    def noted(*given: Any, **named: Any) -> Built:  # noqa: ANN401  (whatever building takes)
        versions.append(given[2]["version"])
        return build(*given, **named)

    monkeypatch.setattr("opendata.pipeline.build", noted)
    city.deliver("Nummer;Baujahr\n1;2001\n2;2004\n")
    city.deliver("Nummer;Baujahr\n1;2001\n2;2005\n")
    assert versions == ["2026-11-23.1", "2026-11-23.2"]
    newer = replace(city.means(), code="another")
    assert publish(city.inbox / "baenke.csv", newer, None, None, expect=False).state == "unchanged"
    assert versions[2:] == ["2026-11-23.2"]
    city.deliver("Nummer,Baujahr\r\n1,2001\r\n2,2005\r\n")
    assert versions[3:] == ["2026-11-23.3", "2026-11-23.2"]
    assert folder_portal(city.means().settings).fetch("baenke").versions == ("2026-11-23.1", "2026-11-23.2")


@pytest.mark.parametrize(
    ("actor", "code"),
    [("department:amt", "answer-role"), ("dsb:d1", "answer-role"), ("release:amt", "answer-own")],
)
def test_who_may_not_decide_is_refused(city: City, actor: str, code: str) -> None:
    city.deliver(HEAD + ROWS)
    (waiting,) = people.waiting(city.means())
    with pytest.raises(Misuse) as refusal:
        people.review(city.means(actor), waiting.question.id, approve=True, reason="gelesen")
    assert refusal.value.code == code
    assert city.header() == "Nummer,Baujahr"


def test_a_new_column_stops_an_update_and_the_old_version_stays(city: City) -> None:
    city.deliver("Nummer;Baujahr\n1;2001\n2;2004\n")
    outcome = city.deliver("Nummer;Baujahr;Farbe\n1;2001;rot\n2;2004;grün\n")
    assert (outcome.state, outcome.answer and outcome.answer["verdict"]) == ("waiting", "needs_review")
    assert city.header() == "Nummer,Baujahr"
    (waiting,) = people.waiting(city.means())
    assert people.review(city.means("release:f7"), waiting.question.id, approve=True, reason="ja").state == "published"
    assert city.header() == "Nummer,Baujahr,Farbe"


def test_a_rejected_update_never_appears(city: City) -> None:
    city.deliver("Nummer;Baujahr\n1;2001\n2;2004\n")
    city.deliver("Nummer;Baujahr;Farbe\n1;2001;rot\n2;2004;grün\n")
    (waiting,) = people.waiting(city.means())
    assert people.review(city.means("release:f7"), waiting.question.id, approve=False, reason="nein").state == "rejected"
    assert city.header() == "Nummer,Baujahr"
    assert people.waiting(city.means()) == ()


@pytest.mark.parametrize("because", ["error", "licence", "outdated"])
def test_what_was_withdrawn_stays_withdrawn_when_delivered_again(city: City, because: str) -> None:
    city.deliver("Nummer;Baujahr\n1;2001\n2;2004\n")
    withdraw(city.means(), "baenke", because, "ein Vermerk")  # type: ignore[arg-type]
    for text in ("Nummer;Baujahr\n1;2001\n2;2004\n", "Nummer;Baujahr\n1;2001\n2;2005\n"):
        assert city.deliver(text).state == "waiting"
        assert city.header() is None
    (waiting,) = people.waiting(city.means())
    assert people.review(city.means("release:f7"), waiting.question.id, approve=True, reason="berichtigt").state == "published"
    assert city.deliver("Nummer;Baujahr\n1;2001\n2;2005\n").state == "unchanged"


def test_content_withdrawn_for_privacy_is_refused_for_ever_and_nothing_of_it_is_left(city: City) -> None:
    text = "Nummer;Baujahr\n1;2001\n2;2004\n"
    city.deliver(text)
    (removal,) = withdraw(city.means(), "baenke", "privacy", "eine Meldung")
    tick(city.means(), folder_portal(city.means().settings))
    assert removal.versions == ("2026-11-23.1",)
    assert "baenke/versions/2026-11-23.1" in removal.checked
    left = [path for path in city.var.rglob("*") if path.is_file() and b"Baujahr" in path.read_bytes()]
    assert [path.name for path in left if not path.name.startswith("opendata.sqlite")] == []
    assert city.means().files.sealed() == ()
    for dataset in (None, "anders"):
        path = city.inbox / "baenke.csv"
        path.write_text(text, encoding="utf-8")
        outcome = publish(path, city.means(), dataset, None, expect=False)
        assert outcome.failure is not None
        assert outcome.failure.code == "content-refused"
    assert {entry.state for entry in status(city.means())} == {"withdrawn"}


def test_withdrawing_what_was_never_published_is_an_error(city: City) -> None:
    with pytest.raises(Misuse):
        withdraw(city.means(), "baenke", "error", "ein Vermerk")
