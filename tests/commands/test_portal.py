"""portal status, diff, repair: what differs is named, and ours comes back; over a dataset that is not ours never."""

from collections.abc import Callable
from pathlib import Path

import pytest

from opendata.commands.portal import Status, is_repairable, repair, status
from opendata.commands.publish import publish
from opendata.errors import Misuse, Outside
from opendata.pipeline import Means
from opendata.settings import from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[2]


@pytest.fixture
def means(tmp_path: Path) -> Means:
    environment = {"OPENDATA_NOW": "2026-11-23T09:00:00+00:00", "OPENDATA_POLICY": str(ROOT / "policy")}
    means = connect(from_environment(environment, var=str(tmp_path / "var")))
    path = tmp_path / "baenke.csv"
    path.write_text("Nummer;Baujahr\n1;2001\n2;2002\n", encoding="utf-8")
    assert publish(path, means, None, None, expect=False).state == "published"
    return means


def version(means: Means) -> Path:
    return means.settings.var / "portal" / "baenke" / "versions" / "2026-11-23.1"


def only(means: Means) -> Status:
    (entry,) = status(means)
    return entry


def edit(means: Means) -> None:
    (version(means) / "data" / "baenke.csv").write_text("Nummer,Baujahr\n1,1999\n", encoding="utf-8")


def lose(means: Means) -> None:
    (version(means) / "data" / "baenke.parquet").unlink()


def add(means: Means) -> None:
    (version(means) / "data" / "more.csv").write_text("x\n", encoding="utf-8")


def turn(means: Means) -> None:
    (version(means).parents[1] / "current").write_text("withdrawn\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "named"),
    [(edit, ("data/baenke.csv",)), (lose, ("data/baenke.parquet",)), (add, ("data/more.csv",)), (turn, ())],
)
def test_what_others_changed_is_named_and_ours_comes_back(
    means: Means, change: Callable[[Means], None], named: tuple[str, ...]
) -> None:
    assert only(means).state == "same"
    before = {path: path.read_bytes() for path in version(means).rglob("*") if path.is_file()}
    change(means)
    entry = only(means)
    assert (entry.state, entry.changed, is_repairable(entry)) == ("edited", named, True)
    assert repair(means, entry).state == "same"
    assert {path: path.read_bytes() for path in version(means).rglob("*") if path.is_file()} == before
    assert (version(means).parents[1] / "current").read_text(encoding="utf-8") == "2026-11-23.1\n"


def test_a_dataset_that_we_do_not_know_is_foreign_and_left_alone(means: Means) -> None:
    other = means.settings.var / "portal" / "other"
    (other / "versions" / "1").mkdir(parents=True)
    (other / "current").write_text("1\n", encoding="utf-8")
    entry = next(entry for entry in status(means) if entry.dataset == "other")
    assert (entry.state, is_repairable(entry)) == ("foreign", False)


def test_asked_for_one_dataset_the_others_are_not_looked_at(means: Means) -> None:
    assert [entry.dataset for entry in status(means, "baenke")] == ["baenke"]
    with pytest.raises(Misuse, match="dataset-unknown"):
        status(means, "nirgends")


def test_a_portal_that_does_not_answer_is_said_to_be_away(means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> tuple[str, ...]:
        raise Outside("portal-disk", number=5)

    monkeypatch.setattr(type(means.portals[0]), "list", away)
    assert [(entry.dataset, entry.state) for entry in status(means)] == [("baenke", "away")]
