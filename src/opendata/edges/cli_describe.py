"""`opendata describe`: options or a dialogue in, the six answers to the command, how the file was read out."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from opendata.edges.cli_base import AsJson, Lang, Var, help_of_option, means_of, print_text, settings_of, show, tell
from opendata.errors import Misuse
from opendata.texts import TEXTS, Language, say

if TYPE_CHECKING:
    from opendata.commands.describe import Draft, Written
    from opendata.commands.proposals import Answers
    from opendata.model import Json
    from opendata.settings import Settings

File = Annotated[Path, typer.Argument(help=help_of_option("describe-file"), show_default=False)]
Title = Annotated[str | None, typer.Option(help=help_of_option("describe-title"), show_default=False)]
Description = Annotated[str | None, typer.Option(help=help_of_option("describe-description"), show_default=False)]
Licence = Annotated[str | None, typer.Option(help=help_of_option("describe-licence"), show_default=False)]
Frequency = Annotated[str | None, typer.Option(help=help_of_option("describe-frequency"), show_default=False)]
Contact = Annotated[str | None, typer.Option(help=help_of_option("describe-contact"), show_default=False)]
Theme = Annotated[str | None, typer.Option(help=help_of_option("describe-theme"), show_default=False)]
Output = Annotated[Path | None, typer.Option(help=help_of_option("describe-output"), show_default=False)]
Yes = Annotated[bool, typer.Option("--yes", help=help_of_option("describe-yes"))]
Force = Annotated[bool, typer.Option("--force", help=help_of_option("describe-force"))]


def describe(  # noqa: PLR0913  (one option a question)
    file: File,
    *,
    title: Title = None,
    description: Description = None,
    licence: Licence = None,
    frequency: Frequency = None,
    contact: Contact = None,
    theme: Theme = None,
    output: Output = None,
    yes: Yes = False,
    force: Force = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Write the `datapackage.json` that a file deserves, with what was assumed."""
    from opendata.commands.describe import drafted, write
    from opendata.policy import load

    settings = settings_of(var, lang)
    policy = load(settings.policy)
    means = means_of(settings) if (settings.var / "opendata.sqlite").exists() else None
    given = dict(zip(_QUESTIONS, (title, description, licence, frequency, contact, theme), strict=True))
    with drafted(file, output, settings, policy, means, force=force) as draft:
        if not as_json:
            print_text("\n".join(_looked(draft, settings.language)))
        answers = _answers(draft, {name: text for name, text in given.items() if text is not None}, settings, yes=yes)
        written = write(draft, answers, settings, policy, force=force)
        told = _json(draft, answers, written, settings.language)
        show(as_json, told, lambda: "\n".join(_wrote(draft, written, settings.language)))


_QUESTIONS: Final = ("title", "description", "licence", "frequency", "contact", "theme")


def interactive() -> bool:
    """Say whether a person sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


# ------------------------------------------------------------------------------------------------------------ the dialogue


def _answers(draft: "Draft", given: Mapping[str, str], settings: "Settings", *, yes: bool) -> "Answers":
    from opendata.commands.describe import answered

    answers = draft.proposals
    for question, text in given.items():
        answers = answers.having(question, answered(question, text, settings))
    open_ones = [] if yes else [question for question in _QUESTIONS if question not in given]
    if open_ones and not interactive():
        raise Misuse("describe-answers-missing", options=" ".join(f"--{question}" for question in open_ones))
    if open_ones:
        print_text("\n" + say("describe-six", settings.language))
    for question in open_ones:
        answers = answers.having(question, _asked(question, answers.as_dict()[question], settings))
    return answers


def _asked(question: str, proposal: str, settings: "Settings") -> str:
    """Ask until there is an answer."""
    from opendata.commands.describe import answered
    from opendata.commands.proposals import OFFERED

    for number, code in enumerate(OFFERED.get(question, ()), start=1):
        print_text(f"  {number:2} {_named(question, code, settings.language)}")
    while True:
        text = typer.prompt(say(f"describe-ask-{question}", settings.language), default=proposal)
        try:
            return answered(question, text, settings)
        except Misuse as misuse:
            tell(misuse)


def _named(question: str, code: str, language: Language) -> str:
    """Give a choice in words, with its code."""
    name = f"describe-{question}-{code}"
    return f"{say(name, language)} ({code})" if name in TEXTS else code


# ---------------------------------------------------------------------------------------------------------------- in words


def _looked(draft: "Draft", language: Language) -> Iterator[str]:
    """Say how the files were read, and what is doubtful about that."""
    from opendata.answer import reading_sentence

    for resource in draft.inspection.package.resources:
        yield reading_sentence(resource, language)
        columns = ", ".join(f"{field.label or f'field {field.number}'} ({field.type})" for field in resource.fields)
        yield f"{say('describe-types', language)}: {columns}"
    yield from _noticed(draft, language)
    if draft.last and not draft.delivery.described:
        yield say("describe-last", language, dataset=draft.target.name)


_MENDED: Final = frozenset({"property-repaired", "descriptor-yaml", "path-letter-case"})
"""What a person is advised to mend, and the new descriptor has mended."""


def _noticed(draft: "Draft", language: Language) -> list[str]:
    """Say what is wrong or was mended, the same thing once."""
    from opendata.answer import Names, issue_message, issue_text

    names = Names(draft.inspection)
    told = (
        issue_message(issue, names, language) if issue.code in _MENDED else issue_text(issue, names, language)
        for issue in draft.inspection.issues
    )
    return list(dict.fromkeys(told))


def _assumed(written: "Written", language: Language) -> list[str]:
    return [say(code, language, **params) for code, params in written.assumed]


def _wrote(draft: "Draft", written: "Written", language: Language) -> Iterator[str]:
    yield from _assumed(written, language)
    yield from (say("describe-written", language, path=_near(path)) for path in written.files)
    yield say("describe-next", language, command=f"opendata check {_near(draft.target.folder)}")


def _near(path: Path) -> str:
    """Give a path as a person here would write it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _json(draft: "Draft", answers: "Answers", written: "Written", language: Language) -> "Json":
    """Tell programs the same: no cell in it, those are in the descriptor."""
    from opendata.answer import reading_sentence

    return {
        "dataset": draft.target.name,
        "descriptor": str(draft.target.descriptor),
        "files": [str(path) for path in written.files],
        "reading": [reading_sentence(resource, language) for resource in draft.inspection.package.resources],
        "answers": answers.as_dict(),
        "assumed": [{"code": code, **params, "text": say(code, language, **params)} for code, params in written.assumed],
        "issues": _noticed(draft, language),
    }
