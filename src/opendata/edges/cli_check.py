"""`opendata check`: paths and wishes in, the verdict out; a report or a repaired copy where the person wants one."""

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
from opendata.errors import Failure

Rows = Annotated[list[str] | None, typer.Option("--rows", metavar="CODE", help=help_of_option("check-rows"), show_default=False)]


def check(paths: Paths, *, rows: Rows = None, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Say what would happen to a delivery; publishes nothing and leaves nothing behind."""
    from opendata.answer import unreadable
    from opendata.commands.check import check as run
    from opendata.edges.check_words import checked
    from opendata.policy import load

    settings = settings_of(var, lang)
    policy = load(settings.policy)
    answers, codes = [], []
    for path in paths:
        try:
            answer = run(path, settings, policy, rows=frozenset(rows or ()))
        except Failure as failure:
            tell(failure)
            answer = unreadable(failure, settings.language)
            codes.append(failure.exit_code)
        else:
            codes.append(0 if answer["verdict"] == "publishable" else 1)
            if not as_json:
                print_text(checked(answer, settings.language))
        answers.append(answer)
    if as_json:
        print_json(answers[0] if len(paths) == 1 else {"checks": answers})
    raise typer.Exit(first_exit_code(codes))
