"""`opendata init`: options or a dialogue in, a new city's policy folder out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opendata.edges import cli_describe
from opendata.edges.cli_base import AsJson, Lang, Var, help_of_option, settings_of, show, tell
from opendata.errors import Failure, Misuse
from opendata.texts import say

if TYPE_CHECKING:
    from opendata.commands.init import City, Made
    from opendata.settings import Settings

Folder = Annotated[Path, typer.Argument(help=help_of_option("init-folder"), show_default=False)]
Name = Annotated[str | None, typer.Option(help=help_of_option("init-name"), show_default=False)]
Ags = Annotated[str | None, typer.Option(help=help_of_option("init-ags"), show_default=False)]
Ars = Annotated[str | None, typer.Option(help=help_of_option("init-ars"), show_default=False)]
PortalTitle = Annotated[str | None, typer.Option(help=help_of_option("init-portal-title"), show_default=False)]
Publisher = Annotated[str | None, typer.Option(help=help_of_option("init-publisher"), show_default=False)]
Homepage = Annotated[str | None, typer.Option(help=help_of_option("init-homepage"), show_default=False)]
Contact = Annotated[str | None, typer.Option(help=help_of_option("init-contact"), show_default=False)]
Licence = Annotated[str | None, typer.Option(help=help_of_option("init-licence"), show_default=False)]
ContributorId = Annotated[str | None, typer.Option(help=help_of_option("init-contributor-id"), show_default=False)]
Streets = Annotated[Path | None, typer.Option(help=help_of_option("init-streets"), show_default=False)]
Districts = Annotated[Path | None, typer.Option(help=help_of_option("init-districts"), show_default=False)]
Institutions = Annotated[Path | None, typer.Option(help=help_of_option("init-institutions"), show_default=False)]
Yes = Annotated[bool, typer.Option("--yes", help=help_of_option("init-yes"))]


def init(  # noqa: PLR0913  (one option a question)
    folder: Folder,
    *,
    name: Name = None,
    ags: Ags = None,
    ars: Ars = None,
    portal_title: PortalTitle = None,
    publisher: Publisher = None,
    homepage: Homepage = None,
    contact: Contact = None,
    licence: Licence = None,
    contributor_id: ContributorId = None,
    streets: Streets = None,
    districts: Districts = None,
    institutions: Institutions = None,
    yes: Yes = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Set up a new city: policy, local knowledge, examples."""
    from opendata.commands.init import make

    settings = settings_of(var, lang)
    given = {"name": name, "ags": ags, "ars": ars, "portal_title": portal_title, "publisher": publisher, "homepage": homepage}
    given |= {"contact": contact, "licence": licence, "contributor_id": contributor_id}
    paths = {"streets": streets, "districts": districts, "institutions": institutions}
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse("init-exists")
    city = _city({question: text for question, text in given.items() if text is not None}, settings, yes=yes)
    lists = {kind: path for kind, path in paths.items() if path is not None}
    made = make(folder, settings.policy, city, lists, settings.now().date(), settings.language)
    show(as_json, _json(city, made), lambda: _words(city, made, settings))
    raise typer.Exit(0 if made.examples["passed"] else 1)


def _city(given: Mapping[str, str], settings: "Settings", *, yes: bool) -> "City":
    """Take what is given, what is proposed, or what a person says, question by question."""
    from opendata.commands.init import NEEDED, QUESTIONS, City, proposal

    ask = cli_describe.interactive() and not yes
    missing = [question for question in (NEEDED if yes else QUESTIONS) if question not in given]
    if missing and not ask:
        raise Misuse("init-answers-missing", options=" ".join(f"--{question.replace('_', '-')}" for question in missing))
    city = City()
    for question in QUESTIONS:
        proposed = proposal(question, city, settings.contributor_id)
        if ask and question not in given:
            answer = _asked(question, proposed, city, settings)
        else:
            answer = _taken(question, given.get(question, proposed), city, settings)
        city = city.having(question, answer)
    return city


def _asked(question: str, proposed: str, city: "City", settings: "Settings") -> str:
    while True:
        text = typer.prompt(say(f"option-init-{question.replace('_', '-')}", settings.language), default=proposed or None)
        try:
            return _taken(question, text, city, settings)
        except Failure as failure:
            tell(failure)


def _taken(question: str, text: str, city: "City", settings: "Settings") -> str:
    from opendata.commands.init import understood
    from opendata.room import personal

    taken = understood(question, text, city)
    if question in {"contact", "publisher", "portal_title"} and personal(taken, settings.hidden()):
        raise Misuse("init-personal")
    return taken


def _words(city: "City", made: "Made", settings: "Settings") -> str:
    if not made.examples["passed"]:
        return "\n".join(made.examples["faults"])
    lines = [say("init-made", settings.language, city=city.name, folder=made.folder, count=made.examples["examples"])]
    lines.append(say("init-use", settings.language, folder=made.folder, contributor=city.contributor_id))
    empty = [
        path.stem for path in made.files if path.parent.name == "places" and "entries: []" in path.read_text(encoding="utf-8")
    ]
    lines += [say("init-next", settings.language, lists=", ".join(empty))] if empty else []
    return "\n".join(lines)


def _json(city: "City", made: "Made") -> dict[str, object]:
    return {"folder": str(made.folder), "files": list(map(str, made.files)), "city": city.as_dict(), "examples": made.examples}
