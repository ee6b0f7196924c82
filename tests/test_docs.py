"""README, pages and help texts agree with the program, and nothing in the project's texts is about one machine."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.sessions import BACKUP, TUTORIAL

from opendata.actions import ACTIONS
from opendata.checks import CHECKS
from opendata.edges.cli import app
from opendata.policy import load
from opendata.recognizers import RECOGNIZERS
from opendata.risks import RISKS
from opendata.texts import TEXTS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "opendata"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "policy" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
REFERENCE = ROOT / "docs" / "reference"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def commands(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401  (typer has no public type for it)
    """Give every command and group with the words that call it."""
    yield words, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*words, name))


BY_WORDS = dict(commands(typer.main.get_command(app), ("opendata",)))


MENTIONED = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"```[a-z]*\n(.*?)```", re.DOTALL)
LINE = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )?(?:\.venv/bin/)?(opendata [a-z-].*)$")


def quoted() -> Iterator[tuple[str, str, bool]]:
    """Give each command line that a page or a sentence quotes: where it stands, and whether it is there to be run."""
    texts = [(path.relative_to(ROOT).as_posix(), text_of(path)) for path in PAGES]
    texts += [(code, sentence) for code, pair in TEXTS.items() for sentence in pair]
    texts += [("help", str(command.epilog).replace("Beispiel: ", "").replace("Example: ", "")) for command in BY_WORDS.values()]
    for where, text in texts:
        lines = [(line, False) for line in MENTIONED.findall(BLOCK.sub("", text))]
        lines += [(line.strip(), True) for block in BLOCK.findall(text) for line in block.splitlines()]
        lines += [(line.strip(), True) for line in text.split("   |   ") if where == "help"]
        yield from ((where, re.split(r" [>|] ", found[1])[0], run) for line, run in lines if (found := LINE.match(line)))


QUOTED = sorted(set(quoted()))


def parse(line: str, *, run: bool = True) -> None:
    """Parse a command line as the program would; `a|b` stands for either. What is only mentioned may leave arguments out."""
    words = [word.split("|")[0] for word in shlex.split(line.replace("…", ""))]
    at = next(size for size in range(len(words), 0, -1) if tuple(words[:size]) in BY_WORDS)
    command, rest = BY_WORDS[tuple(words[:at])], words[at:]
    if hasattr(command, "commands"):
        assert not rest or rest[0].startswith("-"), line
        return
    try:
        command.make_context(words[at - 1], list(rest))
    except typer._click.exceptions.MissingParameter:  # typer has click inside
        assert not run, line


def test_every_page_of_the_reference_is_what_the_program_would_write() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


@pytest.mark.parametrize(("where", "line", "run"), QUOTED)
def test_a_quoted_command_line_is_one_that_the_program_takes(where: str, line: str, run: bool) -> None:
    del where
    parse(line, run=run)


@pytest.mark.parametrize("line", ["opendata check --gibt-es-nicht hunde.csv", "opendata publish", "opendata gibt-es-nicht"])
def test_a_command_line_that_the_program_does_not_take_is_noticed(line: str) -> None:
    with pytest.raises((Exception, SystemExit)):
        parse(line)


@pytest.mark.parametrize("words", [words for words in BY_WORDS if len(words) > 1], ids=" ".join)
def test_every_command_is_in_the_reference_with_an_example(words: tuple[str, ...]) -> None:
    assert f"## `{' '.join(words)}`" in text_of(REFERENCE / "commands.md")
    assert f"opendata {words[1]}" in str(BY_WORDS[words].epilog)
    assert str(BY_WORDS[words].help).strip()


def test_every_option_is_explained() -> None:
    bare = [
        (words, option.name)
        for words, command in BY_WORDS.items()
        for option in command.params
        if not (option.help or option.name == "help")
    ]
    assert bare == []


def sessions() -> list[tuple[str, str]]:
    """Give each command of a `console` block and what it prints; pages that build on what went before have their own test."""
    blocks = re.findall(
        r"```console\n\$ (.+?)\n(.*?)```", "\n".join(text_of(page) for page in PAGES if page not in (TUTORIAL, BACKUP)), re.DOTALL
    )
    return [(command.removeprefix(".venv/bin/"), printed) for command, printed in blocks]


@pytest.mark.parametrize(("command", "printed"), sessions(), ids=[command for command, _ in sessions()])
def test_a_session_in_a_page_is_what_the_program_prints(command: str, printed: str) -> None:
    environment = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    program = [sys.executable, "-c", "from opendata.edges.start import main; main()", *shlex.split(command)[1:]]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (printed, "")


def test_the_example_of_an_answer_is_one_that_can_be_given() -> None:
    choice = str(BY_WORDS["opendata", "answer"].epilog).split()[-1]
    assert f"choice-{choice}" in TEXTS


def variables() -> set[str]:
    return {name for path in SOURCE.rglob("*.py") for name in re.findall(r"OPENDATA_[A-Z_]*[A-Z]", text_of(path))}


def test_every_environment_variable_is_in_the_reference_and_no_other() -> None:
    page = text_of(REFERENCE / "settings.md")
    assert set(re.findall(r"^\| `(OPENDATA_[A-Z_]+)`", page, re.MULTILINE)) == variables()


def test_every_thing_that_can_be_added_to_is_in_the_reference() -> None:
    assert {one.entity for one in RECOGNIZERS} == {
        text_of(page).splitlines()[2].removeprefix("# ") for page in REFERENCE.glob("recognizers/*.md")
    }
    assert {f"## {name}" for name in ACTIONS} <= set(text_of(REFERENCE / "actions.md").splitlines())
    assert all(
        f"`{check.name}`" in text_of(REFERENCE / "checks.md") or check.name in text_of(REFERENCE / "checks.md")
        for check in CHECKS
    )
    assert all(f"`{risk.name}`" in text_of(REFERENCE / "risks.md") for risk in RISKS)


def failure_codes() -> set[str]:
    kinds = {"Misuse", "BadData", "Refused", "Outside"}
    nodes = (node for path in SOURCE.rglob("*.py") for node in ast.walk(ast.parse(text_of(path))))
    raised = (
        node.args[0]
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds and node.args
    )
    return {str(node.value) for node in raised if isinstance(node, ast.Constant)}


def test_every_code_is_in_the_reference() -> None:
    page = text_of(REFERENCE / "codes.md")
    codes = failure_codes() | {code.removeprefix("issue-") for code in TEXTS if code.startswith("issue-")}
    assert sorted(code for code in codes if f"| `{code}` |" not in page) == []


def test_every_rule_of_the_policy_is_told_in_its_page() -> None:
    page = text_of(ROOT / "policy" / "README.md")
    assert all(f"### {rule.id}\n" in page and rule.reason["de"] in page for rule in load(ROOT / "policy").rules)


def test_the_make_commands_of_the_pages_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    called = {target for page in PAGES for target in re.findall(r"(?:^|`)make ([a-z-]+)", text_of(page), re.MULTILINE)}
    assert {"run", "test"} <= called <= targets


def anchors(path: Path) -> set[str]:
    """Give the anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    plain = re.sub(r"```.*?```", "", text_of(page), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", plain):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        assert to.exists(), target
        assert not anchor or anchor in anchors(to), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        waiting += [
            (page.parent / target).resolve()
            for target in re.findall(r"\]\(([^)\s#]+)[^)\s]*\)", text_of(page))
            if ":" not in target
        ]
    assert sorted(set(PAGES) - seen) == []


def test_every_module_is_drawn_in_the_architecture() -> None:
    page = text_of(ROOT / "docs" / "explanation" / "architecture.md")
    modules = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}
    assert sorted(name for name in modules if f"`{name}.py`" not in page and f"`{name}/`" not in page) == []


def project_files() -> list[Path]:
    """Give every text file that belongs to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("which files belong to the project is asked of git, and this is no repository")
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [
        path
        for path in paths
        if path.suffix in {".md", ".py", ".toml", ".yaml", ".txt", ".json", ".html", ".css", ""} and path.is_file()
    ]


def test_nothing_in_the_projects_texts_is_about_one_machine() -> None:
    machine = re.compile(
        "|".join(
            [
                r"(?<![\w.])/" + "(?:home|Users|root|work)/",
                "pypi" + r"\.org",
                "files.python" + "hosted",
                r"--(?:extra-)?index-" + "url",
            ]
        )
    )
    names = [
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if machine.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert names == []


MEASURED = {
    "date": "2026-11-28",
    "levels": {
        "normal": {"entities": {"PHONE": {"precision": 0.98765, "recall": 1.0, "columns": 12}}},
        "hard": {"entities": {"PHONE": {"precision": None, "recall": 0.5, "columns": 4}, "IBAN": {}}},
    },
}


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        (MEASURED, ["2026-11-28", "| normal | 0.988 | 1.000 | 12 |", "| hard | - | 0.500 | 4 |"]),
        ({"date": "2026-11-28", "levels": {}}, ["not measured yet"]),
        (None, ["not measured yet"]),
    ],
)
def test_the_page_of_a_recognizer_tells_what_was_measured(measured: object, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "docs" / "reference").mkdir(parents=True)
    if measured is not None:
        (tmp_path / "docs" / "reference" / "quality.json").write_text(json.dumps(measured), encoding="utf-8")
    program = (
        "import sys, pathlib, generate; generate.ROOT = pathlib.Path(sys.argv[1]); "
        "print(*generate._quality(next(one for one in generate.RECOGNIZERS if one.entity == 'PHONE')), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], cwd=ROOT / "docs", capture_output=True, text=True, check=True
    )
    assert all(part in done.stdout for part in told)
    assert len(done.stdout.splitlines()) == (5 if measured is MEASURED else 1)
