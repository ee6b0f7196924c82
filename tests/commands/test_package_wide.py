"""What is noticed of a package as a whole is told with its first table, once in words."""

import json
from pathlib import Path

import pytest

from opendata.commands.check import check
from opendata.edges.check_words import checked
from opendata.policy import load
from opendata.settings import from_environment

POLICY = Path(__file__).parents[2] / "policy"


@pytest.mark.parametrize("report", [False, True])
def test_what_is_noticed_of_the_package_stands_with_its_first_table(tmp_path: Path, report: bool) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("nummer;hoehe\n1;2\n2;3\n3;4\n")
    tables = [{"name": name, "path": f"{name}.csv"} for name in ("a", "b")]
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "hoehen", "homepage": [], "resources": tables}))
    settings = from_environment({"OPENDATA_POLICY": str(POLICY)}, var=str(tmp_path / "var"))
    page = tmp_path / "bericht.html" if report else None
    answer = check(tmp_path, settings, load(POLICY), report=page)
    (told,) = answer["issues"]
    assert told["code"] == "property-ignored"
    first, second = answer["resources"]
    assert told in first["issues"]
    assert told not in second["issues"]
    assert checked(answer, "de").count(told["message"]) == 1
    assert page is None or told["message"] in page.read_text()
