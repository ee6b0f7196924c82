"""What every command of the command line shares: its common options, its help, its settings, its two ways of printing.

Everything heavy is imported inside the function that needs it, so that `opendata --help` answers at once.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from opendata.errors import Failure
from opendata.settings import Settings, from_environment, language_of
from opendata.texts import say

if TYPE_CHECKING:
    from opendata.pipeline import Means

HELP_LANGUAGE: Final = language_of(os.environ, sys.argv)


def help_of(command: str) -> str:
    """Give the help of a command or group."""
    return say(f"help-{command}", HELP_LANGUAGE)


def help_of_option(name: str) -> str:
    """Give the help of an option or argument."""
    return say(f"option-{name}", HELP_LANGUAGE)


def example(line: str) -> str:
    """Give the line below a command's help."""
    return say("help-example", HELP_LANGUAGE, example=line)


Paths = Annotated[list[Path], typer.Argument(help=help_of_option("paths"), show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help=help_of_option("json"))]
Var = Annotated[str | None, typer.Option("--var", help=help_of_option("var"), show_default="var")]
Lang = Annotated[str | None, typer.Option("--lang", help=help_of_option("lang"), show_default="locale")]
DatasetName = Annotated[str, typer.Argument(help=help_of_option("dataset"), show_default=False)]
Reason = Annotated[str, typer.Option("--reason", help=help_of_option("reason"), show_default=False)]

_given: dict[str, str | None] = {"var": None, "lang": None}


def remember(var: str | None, lang: str | None) -> None:
    """Take the options that stand before the command's name."""
    _given.update(var=var, lang=lang)


def settings_of(var: str | None = None, lang: str | None = None) -> Settings:
    """Build the settings; `var` and `lang` hold from now on, before or after the command's name alike."""
    _given.update({name: value for name, value in (("var", var), ("lang", lang)) if value is not None})
    return from_environment(os.environ, var=_given["var"], language=_given["lang"])


def language() -> Literal["de", "en"]:
    """Give the language to speak in, even where the settings are wrong."""
    try:
        return settings_of().language
    except Failure:
        return "de"


def means_of(settings: Settings) -> "Means":
    """Open the installation."""
    from opendata.wiring import connect

    return connect(settings)


def tell(failure: Failure, about: Path | None = None) -> None:
    """Say on stderr what went wrong, and with which of the paths that the person named."""
    from opendata.edges.words import sentence  # loaded only where something failed

    print((f"{about}: " if about else "") + sentence(failure, language()), file=sys.stderr)  # noqa: T201


def print_text(text: str = "") -> None:
    """Print for people; a path may hold bytes that are no text."""
    typer.echo(text.encode(errors="replace").decode())


def print_json(value: object) -> None:
    """Print for programs."""
    print_text(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def show(as_json: bool, value: object, text: Callable[[], str]) -> None:
    """Print a value for programs or its words for people."""
    if as_json:
        print_json(value)
    else:
        print_text(text())


def first_exit_code(codes: Sequence[int]) -> int:
    """Give the first of 2, 3, 1, 0 that occurs."""
    return next((code for code in (2, 3, 1, 0) if code in codes), 0)
