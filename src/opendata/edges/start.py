"""The program's first step: let the sandbox load its libraries (a second) while the command line loads its own."""

import sys
from typing import Final

from opendata import sandbox

WITH_CELLS: Final = frozenset({"check", "publish", "detect", "describe", "init", "answer", "review"})
"""The commands that open data; a word that only looks like one costs nothing but a process."""

AUDIT: Final = frozenset({"portal", "audit"})


def main() -> None:
    """Run the command line."""
    words = set(sys.argv[1:])
    if (words & WITH_CELLS or words >= AUDIT) and "--help" not in sys.argv:
        sandbox.warm()
    from opendata.edges.cli import main as command_line

    command_line()
