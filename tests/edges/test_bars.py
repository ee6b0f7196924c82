"""A bar shows a share: something is never nothing, nearly all never all, and every terminal can show it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from opendata.edges.bars import WIDTH, bar

ROOT = Path(__file__).parents[2]

SHARES = [(0, 0, 0), (0, 5, 0), (1, 100_000, 1), (1, 2, 10), (99, 100, 19), (99_999, 100_000, 19), (7, 7, 20), (9, 7, 20)]


@pytest.mark.parametrize(("part", "whole", "blocks"), SHARES)
@pytest.mark.parametrize(
    ("encoding", "full", "rest"), [("utf-8", "█", "░"), ("cp850", "█", "░"), ("ascii", "#", "."), ("cp1252", "#", ".")]
)
def test_a_share_is_drawn_in_what_the_terminal_has(
    part: int, whole: int, blocks: int, encoding: str, full: str, rest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert bar(part, whole) == full * blocks + rest * (WIDTH - blocks)


@pytest.mark.parametrize(("language", "head"), [("de", "Was für die Befunde spricht"), ("en", "What speaks for the findings")])
def test_check_tells_the_evidence_of_every_finding_in_80_columns(language: str, head: str) -> None:
    program = [sys.executable, "-c", "from opendata.edges.start import main; main()", "check", "datapackages/hundesteuer"]
    told = subprocess.run(
        [*program, "--lang", language], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    ).stdout
    block = told[told.index(head) :].split("\n\n")[0].splitlines()
    assert max(map(len, block)) <= 80
    expected = json.loads((ROOT / "datapackages/hundesteuer/expected/check.json").read_text(encoding="utf-8"))
    named = [field["name"] for field in expected["resources"][0]["fields"] if field["entity"]]
    assert [line.strip().split(":")[0] for line in block if line.startswith("  ") and line[2] != " "] == named
    assert sum("█" in line for line in block) == len(named) - 1  # of the towns none is told by its form
