"""Pages whose commands are run as they stand: `sh` and `console` blocks, in a folder as `make setup` leaves one.

`python tests/sessions.py` writes anew what the commands of these pages print. Read the difference before you commit it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
BACKUP = ROOT / "docs" / "howto" / "back-up-and-restore.md"
NOW = "2026-11-24T09:00:00+00:00"
VARYING = ((r"\b[0-9a-f]{8,64}\b", "ID"), (r"\(\d+\.\d s\)", "(0.0 s)"), (r" +\d+\.\d$", " 0.0"), (r"─+", "─"))
"""Ids (made under the installation's own key), seconds, and how wide a table is because of them."""


def sessions(page: Path) -> Iterator[tuple[str, str]]:
    """Give each command of a page with what the page says it prints; commands of `sh` blocks print nothing."""
    for kind, block in re.findall(r"```(console|sh)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if kind == "sh":
            yield from ((line, "") for line in block.splitlines() if not line.startswith("#") and " serve" not in line)
        else:
            yield from re.findall(r"^\$ (.+?)\n(.*?)(?=^\$ |\Z)", block, re.DOTALL | re.MULTILINE)


class Shell:
    """A folder as a person finds it after `make setup`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder / ".venv" / "bin"
        tools.mkdir(parents=True)
        program = f"#!{sys.executable}\nfrom opendata.edges.start import main\nmain()\n"
        for name, text in {"opendata": program, "python": f'#!/bin/sh\nexec {sys.executable} "$@"\n'}.items():
            (tools / name).write_text(text, encoding="utf-8")
            (tools / name).chmod(0o755)
        for name in ("policy", "docs"):
            shutil.copytree(ROOT / name, folder / name)

    def run(self, command: str) -> str:
        """Give all that a command prints, progress too."""
        settings = {"LC_ALL": "C.UTF-8", "OPENDATA_NOW": NOW, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        environment = {name: text for name, text in os.environ.items() if not name.startswith("OPENDATA_")} | settings
        done = subprocess.run(
            ["bash", "-c", command],  # noqa: S607
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout

    def renew(self, page: Path) -> None:
        """Write into a page what its commands print now."""
        text, ids = page.read_text(encoding="utf-8"), dict[str, str]()
        for written, printed in sessions(page):
            output = self.run(replaced(written, ids)).rstrip("\n")
            before, after = f"$ {written}\n{printed}", f"$ {written}\n{output}\n" if output else f"$ {written}\n"
            text = text.replace(before, after, 1)
            ids |= dict(zip(ids_in(printed), ids_in(output), strict=False))
        for shown, real in ids.items():
            text = text.replace(shown, real)
        page.write_text(text, encoding="utf-8")

    def follow(self, page: Path) -> None:
        """Run a page from its first command to its last; ids that it shows stand for those of this run."""
        ids: dict[str, str] = {}
        for written, printed in sessions(page):
            output = self.run(replaced(written, ids))
            assert plain(output) == plain(printed), f"$ {written}\n{output}"
            ids |= dict(zip(ids_in(printed), ids_in(output), strict=True))


def replaced(command: str, ids: dict[str, str]) -> str:
    """Put the ids of this run in the place of those that the page shows."""
    for shown, real in ids.items():
        command = command.replace(shown, real)
    return command


def ids_in(text: str) -> list[str]:
    return re.findall(VARYING[0][0], text)


def plain(text: str) -> str:
    """Leave out what differs from run to run."""
    for pattern, instead in VARYING:
        text = re.sub(pattern, instead, text, flags=re.MULTILINE)
    return "\n".join(re.sub(r" {2,}", "  ", line).rstrip() for line in text.strip().splitlines())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        city = Shell(Path(folder))
        for page in (TUTORIAL, BACKUP):
            city.renew(page)
