"""A name that is too long for a dataset: never cut into another's, and no hindrance where no dataset is made."""

from pathlib import Path

import pytest

from opendata.commands.check import check
from opendata.commands.publish import publish
from opendata.errors import Misuse
from opendata.policy import load
from opendata.safepath import LONGEST_SLUG
from opendata.settings import from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[2]
TABLE = "Nummer;Baujahr\n1;2001\n2;2002\n"


@pytest.mark.parametrize(("length", "state"), [(LONGEST_SLUG, "published"), (LONGEST_SLUG + 1, "failed")])
def test_a_name_is_taken_whole_or_refused(length: int, state: str, tmp_path: Path) -> None:
    settings = from_environment({"OPENDATA_POLICY": str(ROOT / "policy")}, var=str(tmp_path / "var"))
    path = tmp_path / f"{'b' * length}.csv"
    path.write_text(TABLE, encoding="utf-8")
    means = connect(settings)
    outcome = publish(path, means, None, None, expect=False)
    assert outcome.state == state
    if state == "failed":
        assert isinstance(outcome.failure, Misuse)
        assert outcome.failure.code == "dataset-name-long"
        assert publish(path, means, "baenke", None, expect=False).state == "published"
        assert check(path, settings, load(settings.policy))["verdict"] == "publishable"
