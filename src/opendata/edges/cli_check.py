"""`opendata check`: paths and wishes in, the verdict out; a report or a repaired copy where the person wants one."""

from pathlib import Path
from typing import Annotated

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

Rows = Annotated[list[str] | None, typer.Option("--rows", metavar="CODE", help=help_of_option("check-rows"), show_default=False)]


Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help=help_of_option("check-html"), show_default=False)]
Force = Annotated[bool, typer.Option("--force", help=help_of_option("check-force"))]


def check(
    paths: Paths,
    *,
    html: Html = None,
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
    if html is not None:
        _place_for(html, paths, force=force)
    answers, codes = [], []
    for path in paths:
        try:
            answer = run(path, settings, policy, rows=frozenset(rows or ()), report=html)
        except Failure as failure:
            tell(failure)
            answer = unreadable(failure, settings.language)
            codes.append(failure.exit_code)
        else:
            codes.append(0 if answer["verdict"] == "publishable" else 1)
            if not as_json:
                print_text(checked(answer, settings.language))
                print_text("\n" + say("report-written", settings.language, path=html) if html else "")
        answers.append(answer)
    if as_json:
        print_json(answers[0] if len(paths) == 1 else {"checks": answers})
    raise typer.Exit(first_exit_code(codes))


def _place_for(html: Path, paths: list[Path], *, force: bool) -> None:
    """See that the report has a place before anything is worked on."""
    from opendata.commands.placing import free_for_report

    if len(paths) > 1:
        raise Misuse("report-one-path")
    if paths[0].exists():
        free_for_report(html, paths[0], force=force)
