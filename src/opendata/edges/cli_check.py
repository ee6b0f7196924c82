"""`opendata check`: paths and wishes in, the verdict out; a report or a repaired copy where the person wants one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opendata.edges.cli_base import (
    AsJson,
    Lang,
    Paths,
    Var,
    first_exit_code,
    help_of_option,
    print_json,
    print_text,
    settings_of,
    tell,
)
from opendata.errors import Failure, Misuse
from opendata.texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from opendata.model import Json
    from opendata.policy import Policy
    from opendata.settings import Settings
    from opendata.texts import Language

Rows = Annotated[list[str] | None, typer.Option("--rows", metavar="CODE", help=help_of_option("check-rows"), show_default=False)]


Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help=help_of_option("check-html"), show_default=False)]
Force = Annotated[bool, typer.Option("--force", help=help_of_option("check-force"))]


Fix = Annotated[bool, typer.Option("--fix", help=help_of_option("check-fix"))]
Yes = Annotated[bool, typer.Option("--yes", help=help_of_option("check-yes"))]


def check(  # noqa: PLR0913  (one option a wish)
    paths: Paths,
    *,
    html: Html = None,
    fix: Fix = False,
    yes: Yes = False,
    rows: Rows = None,
    force: Force = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Say what would happen to a delivery; publishes nothing and leaves nothing behind."""
    from opendata.answer import unreadable
    from opendata.commands.check import check as run
    from opendata.edges.check_words import checked
    from opendata.policy import load

    settings = settings_of(var, lang)
    policy = load(settings.policy)
    _known(rows or ())
    if html is not None:
        _place_for(html, paths, force=force)
    answers, codes = [], []
    for path in paths:
        try:
            answer = run(path, settings, policy, rows=frozenset(rows or ()), report=html)
        except Failure as failure:
            tell(failure, path)
            answer = unreadable(failure, settings.language)
            codes.append(failure.exit_code)
        else:
            codes.append(0 if answer["verdict"] == "publishable" else 1)
            if not as_json:
                print_text(checked(answer, settings.language))
                if html is not None:
                    print_text("\n" + say("report-written", settings.language, path=html))
            if fix:
                answer["repairs"] = _fixed(path, settings, policy, yes=yes, force=force, as_json=as_json)
        answers.append(answer)
    if as_json:
        print_json(answers[0] if len(paths) == 1 else {"checks": answers})
    raise typer.Exit(first_exit_code(codes))


def _known(codes: "Sequence[str]") -> None:
    """See that each code after --rows is that of a cause."""
    from opendata.texts import TEXTS

    known = sorted(name.removeprefix("issue-") for name in TEXTS if name.startswith("issue-") and not name.endswith("-named"))
    for code in codes:
        if code not in known:
            raise Misuse("rows-no-code", name=code, known=", ".join(known))


def _fixed(path: Path, settings: "Settings", policy: "Policy", *, yes: bool, force: bool, as_json: bool) -> "list[Json]":
    """Show what can be repaired without loss, and write it as the person agrees; cells are shown at a terminal alone."""
    from opendata.commands.repair import proposed, write

    terminal = sys.stdout.isatty()
    with proposed(path, settings, policy, examples=terminal and not as_json) as proposal:
        if not as_json:
            print_text(say("repair-head", settings.language))
            print_text(proposal.words().decode().rstrip("\n"))
        agreed = bool(proposal.targets) and (yes or (terminal and not as_json and _agreed(settings.language)))
        written = write(proposal, force=force) if agreed else ()
        if not as_json and proposal.targets:
            print_text(_outcome(written, settings.language))
        copies = {name: str(copy) for name, (_, copy) in proposal.targets.items()} if agreed else {}
        return [{**file, "written": copies.get(file["path"])} for file in proposal.repairs.files]


def _agreed(language: "Language") -> bool:
    said: str = typer.prompt(say("repair-write", language), default="", show_default=False)
    return said.strip().lower() in {"j", "ja", "y", "yes"}


def _outcome(written: "Sequence[Path]", language: "Language") -> str:
    if not written:
        return say("repair-not-written", language)
    return "\n".join(say("repair-written", language, path=path) for path in written)


def _place_for(html: Path, paths: list[Path], *, force: bool) -> None:
    """See that the report has a place before anything is worked on."""
    from opendata.commands.placing import free_for_report

    if len(paths) > 1:
        raise Misuse("report-one-path")
    if paths[0].exists():
        free_for_report(html, paths[0], force=force)
