"""Writes the golden results anew: python tests/golden/renew.py [PACKAGE…]. Read the difference before you commit it."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from opendata.commands.check import check
from opendata.commands.publish import publish
from opendata.policy import load
from opendata.settings import from_environment
from opendata.wiring import connect

ROOT = Path(__file__).parents[2]
NOW = "2026-11-23T09:00:00+00:00"


def renew(package: Path) -> None:
    """Write `expected/` of one sample."""
    environment = {"OPENDATA_NOW": NOW, "OPENDATA_POLICY": str(ROOT / "policy")}
    expected = package / "expected"
    shutil.rmtree(expected, ignore_errors=True)
    expected.mkdir()
    with tempfile.TemporaryDirectory() as var:
        settings = from_environment(environment, var=var, language="de")
        answer = check(package, settings, load(settings.policy))
        del answer["seconds"]
        (expected / "check.json").write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        outcome = publish(package, connect(settings), None, None, expect=False)
        if outcome.version is not None:
            version = Path(var) / "portal" / package.name / "versions" / outcome.version
            shutil.copytree(version, expected / "release")
    sys.stdout.write(f"{package.name}: {answer['verdict']} {outcome.version or ''}\n")


if __name__ == "__main__":
    os.umask(0o022)
    for name in sys.argv[1:] or sorted(path.name for path in (ROOT / "datapackages").iterdir()):
        renew(ROOT / "datapackages" / name)
