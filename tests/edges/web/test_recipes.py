"""Lines to copy are lines that run."""

import hashlib
import subprocess
from pathlib import Path

from opendata.edges.web.recipes import recipes
from opendata.model import ReleasedFile

NAMES = ['Nr. "alt"', "Straße \\ Ort", "{{x}}", "vierte"]


def test_the_lines_for_python_load_the_table_with_its_codes_whole(tmp_path: Path) -> None:
    """Whatever the columns are called; a code keeps its zeros."""
    path = tmp_path / "daten.csv"
    path.write_text("Nr. 'alt',Straße \\ Ort,{{x}},vierte\n007,Markt,1,2\n", encoding="utf-8")
    file = ReleasedFile(path="data/daten.csv", size_bytes=1, sha256="0" * 64)
    python = next(
        recipe for recipe in recipes(path.as_uri(), file, ["Nr. 'alt'", *NAMES[1:]], ["Nr. 'alt'"]) if recipe.program == "Python"
    )
    found: dict[str, object] = {}
    exec(python.lines.replace("print(", "result = ("), found)  # noqa: S102  (our own lines are what is tested)
    assert found["result"].rows() == [("007", "Markt", 1)]  # type: ignore[attr-defined]


def test_the_lines_for_the_shell_fetch_and_compare(tmp_path: Path) -> None:
    path = tmp_path / "portal" / "daten.csv"
    path.parent.mkdir()
    path.write_bytes(b"a\n1\n")
    file = ReleasedFile(path="data/daten.csv", size_bytes=4, sha256=hashlib.sha256(b"a\n1\n").hexdigest())
    lines = recipes(f"file://{path}", file, ["a"], [])[0].lines
    done = subprocess.run(["bash", "-ec", lines], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S607
    assert (done.returncode, done.stdout) == (0, "daten.csv: OK\n")


def test_the_lines_for_r_name_columns_and_codes() -> None:
    file = ReleasedFile(path="data/daten.csv", size_bytes=1, sha256="0" * 64)
    lines = recipes("https://daten.example/d.csv", file, NAMES, NAMES[:1])[2].lines
    assert 'colClasses = c("Nr. \\"alt\\"" = "character")' in lines
    assert 'data[c("Nr. \\"alt\\"", "Straße \\\\ Ort", "{{x}}")]' in lines
