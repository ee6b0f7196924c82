"""rollback: an earlier version becomes public again if today's policy lets it, and stays so until a changed delivery comes."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from opendata.commands import people
from opendata.commands.portal import status
from opendata.commands.publish import Outcome, publish
from opendata.commands.rollback import rollback
from opendata.commands.tick import tick
from opendata.commands.withdraw import withdraw
from opendata.errors import Failure, Misuse, Outside, Refused
from opendata.model import Decision, Place, Publication, Rollback, Verdict
from opendata.pipeline import Means
from opendata.policy import load
from opendata.settings import from_environment
from opendata.stages.decide.again import not_met
from opendata.wiring import connect, folder_portal

ROOT = Path(__file__).parents[2]
FIRST, SECOND, THIRD = (f"Nummer;Baujahr\n1;2001\n2;{year}\n" for year in (2004, 2005, 2006))
COLUMN = Place(resource=1, field=1)
Said = tuple[str, dict[str, str | int]]
V1, V2, V3 = (f"2026-11-23.{number}" for number in (1, 2, 3))


class City:
    """One installation with two versions of one dataset."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.var, self.policy = folder, folder / "var", ROOT / "policy"

    def means(self, actor: str = "release:f7", policy: Path | None = None) -> Means:
        environment = {"OPENDATA_NOW": "2026-11-23T09:00:00+00:00", "OPENDATA_ACTOR": actor}
        return connect(from_environment({**environment, "OPENDATA_POLICY": str(policy or self.policy)}, var=str(self.var)))

    def deliver(self, text: str) -> Outcome:
        path = self.folder / "baenke.csv"
        path.write_text(text, encoding="utf-8")
        outcome = publish(path, self.means("department:amt"), None, None, expect=False)
        assert outcome.failure is None
        return outcome

    def current(self) -> str | None:
        return folder_portal(self.means().settings).fetch("baenke").current

    def versions(self) -> tuple[str, ...]:
        return folder_portal(self.means().settings).fetch("baenke").versions

    def tick(self) -> None:
        means = self.means("department:amt")
        tick(means, folder_portal(means.settings))

    def size(self) -> int:
        return self.means().store.checkpoint().size


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> City:
    city = City(tmp_path_factory.mktemp("city"))
    assert [city.deliver(text).version for text in (FIRST, SECOND)] == [V1, V2]
    return city


@pytest.fixture
def city(prepared: City, tmp_path: Path) -> City:
    shutil.copytree(prepared.var, tmp_path / "var")
    return City(tmp_path)


def refusal(act: Callable[[], object]) -> tuple[type[Failure], str]:
    with pytest.raises(Failure) as failure:
        act()
    return type(failure.value), failure.value.code


def test_an_earlier_version_is_public_again_and_both_keep_their_addresses(city: City) -> None:
    restored = rollback(city.means(), "baenke", V1)
    assert (restored.state, restored.version, restored.replaces, restored.failed_portals) == ("restored", V1, V2, {})
    assert (city.current(), city.versions()) == (V1, (V1, V2))
    assert [entry.state for entry in status(city.means())] == ["restored"]
    assert [entry.kind for entry in city.means().store.entries("baenke")].count("rollback") == 1
    city.tick()
    catalogue = (city.var / "portal" / "catalog.ttl").read_text(encoding="utf-8")
    assert 'adms:versionNotes "Diese frühere Version wurde am 2026-11-23 wieder zur öffentlichen gemacht."@de' in catalogue
    assert f"/baenke/versions/{V1}/data/baenke.csv" in catalogue
    assert V2 not in catalogue
    assert city.means().store.verify() == ()


def test_the_same_delivery_and_a_tick_do_not_undo_it_and_a_changed_one_goes_forward(city: City) -> None:
    rollback(city.means(), "baenke", V1)
    size = city.size()
    for _ in range(2):
        city.tick()
        held = city.deliver(SECOND)
        assert (held.state, held.version, held.exit_code, city.current()) == ("held", V1, 0, V1)
    assert city.size() == size
    assert (city.deliver(THIRD).state, city.current()) == ("published", V3)
    assert [entry.state for entry in status(city.means())] == ["same"]
    assert city.deliver(THIRD).state == "unchanged"


def test_the_content_of_the_public_version_delivered_again_changes_nothing(city: City) -> None:
    rollback(city.means(), "baenke", V1)
    assert (city.deliver(FIRST).state, city.current()) == ("unchanged", V1)


def test_there_and_back_as_often_as_wanted(city: City) -> None:
    for version in (V1, V2, V1, V2):
        assert rollback(city.means(), "baenke", version).state == "restored"
        assert city.current() == version
        assert rollback(city.means(), "baenke", version).state == "unchanged"
    assert len(city.means().store.every("rollback", "baenke", Rollback)) == 4
    assert [done.version for done in city.means().store.every("publication", "baenke", Publication)][-4:] == [V1, V2, V1, V2]
    assert city.deliver(SECOND).state == "unchanged"


def test_a_dry_run_changes_nothing(city: City) -> None:
    size = city.size()
    assert rollback(city.means(), "baenke", V1, dry_run=True).state == "possible"
    assert (city.current(), city.size()) == (V2, size)


@pytest.mark.parametrize("actor", ["department:amt", "dsb:d1"])
def test_only_the_releasing_office_may(city: City, actor: str) -> None:
    assert refusal(lambda: rollback(city.means(actor), "baenke", V1)) == (Misuse, "rollback-role")
    assert city.current() == V2


@pytest.mark.parametrize(
    ("dataset", "version", "code"),
    [("anders", V1, "dataset-unknown"), ("baenke", V3, "rollback-unknown"), ("baenke", "../..", "rollback-unknown")],
)
def test_what_was_never_public_is_not_put_back(city: City, dataset: str, version: str, code: str) -> None:
    assert refusal(lambda: rollback(city.means(), dataset, version)) == (Misuse, code)


def stricter(city: City, outcome: str) -> Path:
    """Give a policy that has a rule of its own for a column of the dataset."""
    folder = city.folder / "policy"
    shutil.copytree(city.policy, folder)
    rule = f"""
  - id: baujahr
    match:
      dataset: baenke
      resource: baenke
      fields: [Baujahr]
      kinds: [date, number, code, category]
    {outcome}
    reason:
      de: Das Baujahr bleibt weg.
      en: The year is left out.
    legal_basis: Festlegung der Stadt
"""
    path = folder / "bamberg.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + rule, encoding="utf-8")
    load(folder)
    return folder


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_column_that_must_go_today_refuses_the_version(city: City, dry_run: bool) -> None:
    means = city.means(policy=stricter(city, "outcome: drop"))
    with pytest.raises(Refused) as refused:
        rollback(means, "baenke", V1, dry_run=dry_run)
    assert (refused.value.code, refused.value.params) == ("rollback-policy", {"why": "baenke, Baujahr: drop [baujahr]"})
    assert city.current() == V2


def test_a_delivery_that_would_be_rejected_today_refuses_its_versions(city: City) -> None:
    means = city.means(policy=stricter(city, "outcome: reject"))
    assert refusal(lambda: rollback(means, "baenke", V1)) == (Refused, "rollback-verdict")


def test_a_withdrawal_for_privacy_is_for_good(city: City) -> None:
    withdraw(city.means(), "baenke", "privacy", "eine Meldung")
    assert refusal(lambda: rollback(city.means(), "baenke", V1)) == (Refused, "rollback-privacy")


@pytest.mark.parametrize("because", ["error", "licence", "outdated"])
def test_after_another_withdrawal_the_named_version_comes_back_alone(city: City, because: str) -> None:
    withdraw(city.means(), "baenke", because, "ein Vermerk")  # type: ignore[arg-type]
    assert city.versions() == ()
    restored = rollback(city.means(), "baenke", V1)
    assert (restored.state, restored.replaces) == ("restored", None)
    assert (city.current(), city.versions()) == (V1, (V1,))
    city.tick()
    assert city.deliver(SECOND).state == "held"
    assert city.current() == V1
    assert rollback(city.means(), "baenke", V2).state == "restored"
    assert city.versions() == (V1, V2)


def test_the_version_of_the_newest_delivery_comes_back_after_a_withdrawal(city: City) -> None:
    withdraw(city.means(), "baenke", "error", "ein Irrtum")
    assert rollback(city.means(), "baenke", V2).state == "restored"
    assert (city.deliver(SECOND).state, city.current()) == ("unchanged", V2)


def test_a_withdrawal_after_a_rollback_holds(city: City) -> None:
    rollback(city.means(), "baenke", V1)
    withdraw(city.means(), "baenke", "error", "ein Vermerk")
    city.tick()
    assert city.current() == "withdrawn"
    assert {entry.state for entry in status(city.means())} == {"withdrawn"}


@pytest.mark.parametrize("where", ["portal", "released"])
def test_damaged_files_are_not_put_back(city: City, where: str) -> None:
    public = city.var / "portal" / "baenke" / "versions" / V1 / "data" / "baenke.csv"
    digest = next(
        file.sha256
        for file in city.means().store.every("publication", "baenke", Publication)[0].files
        if file.path.endswith("baenke.csv")
    )
    path = public if where == "portal" else city.var / "released" / digest[:2] / digest
    path.chmod(0o600)
    path.write_bytes(b"anders\n")
    assert refusal(lambda: rollback(city.means(), "baenke", V1)) == (Outside, "rollback-damaged")
    assert city.current() == V2


def test_a_portal_that_is_away_is_brought_up_to_date_by_the_next_tick(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    means = city.means()

    def away(*_: object) -> str:
        raise Outside("portal-disk", number=5)

    with monkeypatch.context() as context:
        context.setattr(type(means.portals[0]), "show", away)
        restored = rollback(means, "baenke", V1)
        city.tick()
    assert (restored.state, restored.failed_portals["folder"].code) == ("failed", "portal-disk")
    assert city.current() == V2
    city.tick()
    assert city.current() == V1


def test_an_answer_to_the_delivery_that_was_put_back_is_kept_and_does_not_undo_it(city: City) -> None:
    head, text = "Nummer;Baujahr;Bemerkung\n", "Die Bank an Platz {} wurde geprüft, das Holz ist trocken und fest verschraubt.\n"
    rows = "".join(f"{number};{2000 + number};{text.format(number)}" for number in range(1, 31))
    city.deliver(head + rows)
    while waiting := people.waiting(city.means()):
        people.answer(city.means(), "baenke", waiting[0].question.id, waiting[0].question.choices[0], "gelesen")
    assert city.current() != V1
    rollback(city.means(), "baenke", V1)
    assert (city.deliver(head + rows).state, city.current()) == ("held", V1)


# ------------------------------------------------------------------------------------------------------------- permissive


def verdict(*decisions: Decision) -> Verdict:
    return Verdict(verdict="publishable", decisions=decisions, policy="p", decided_on=date(2026, 11, 23))


def decision(outcome: str, parameters: dict[str, str | int], place: Place = COLUMN) -> Decision:
    return Decision(place=place, outcome=outcome, parameters=parameters, reason={"de": "x", "en": "x"})


@pytest.mark.parametrize(
    ("then", "today", "met"),
    [
        (("keep", {}), ("keep", {}), True),
        (("keep", {}), ("flag", {}), True),
        (("flag", {}), ("keep", {}), True),
        (("keep", {}), ("withhold", {}), False),
        (("keep", {}), ("drop", {}), False),
        (("keep", {}), ("mask", {}), False),
        (("drop", {}), ("withhold", {}), True),
        (("withhold", {}), ("mask", {}), True),
        (("mask", {}), ("keep", {}), True),
        (("mask", {}), ("mask", {}), True),
        (("round", {"base": 5}), ("round", {"base": 5}), True),
        (("round", {"base": 10}), ("round", {"base": 5}), False),
        (("mask", {}), ("drop", {}), False),
    ],
)
def test_what_fulfils_todays_decision(then: Said, today: Said, met: bool) -> None:
    assert (not_met(verdict(decision(*today)), verdict(decision(*then))) == ()) is met


def test_a_place_that_no_one_had_decided_on_is_not_met() -> None:
    new = decision("round", {"base": 5}, Place(resource=1, margin="small_cells"))
    assert not_met(verdict(new), verdict()) == (new,)
