"""The command line. Each function takes words, asks one command, and prints its value; help and progress go their own ways.

Everything heavy is imported inside the function that needs it, so that `opendata --help` answers at once.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from opendata.errors import Failure, Misuse
from opendata.settings import Settings, from_environment

if TYPE_CHECKING:
    from opendata.pipeline import Means

app = typer.Typer(
    name="opendata",
    help="Offene Daten einer Stadt sicher veröffentlichen: lesen, prüfen, Personendaten finden, entscheiden, belegen.",
    epilog="Beispiel: opendata check hunde.csv   |   opendata publish datapackages/*   |   opendata COMMAND --help",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
review_app = typer.Typer(help="Was auf einen Menschen wartet. Beispiel: opendata review list", no_args_is_help=True)
policy_app = typer.Typer(help="Die Datenrichtlinie der Stadt. Beispiel: opendata policy explain stadtrat", no_args_is_help=True)
audit_app = typer.Typer(help="Das Protokoll prüfen. Beispiel: opendata audit verify", no_args_is_help=True)
portal_app = typer.Typer(help="Was die Portale halten. Beispiel: opendata portal status", no_args_is_help=True)
for name, sub in (("review", review_app), ("policy", policy_app), ("audit", audit_app), ("portal", portal_app)):
    app.add_typer(sub, name=name, rich_help_panel=None)

Paths = Annotated[list[Path], typer.Argument(help="Ordner, datapackage.json, zip oder Datei", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="JSON für Programme")]
Var = Annotated[str | None, typer.Option("--var", help="Ordner für alles, was geschrieben wird", show_default="var")]
Lang = Annotated[str | None, typer.Option("--lang", help="de oder en", show_default="nach Umgebung")]
DatasetName = Annotated[str, typer.Argument(help="Name des Datensatzes", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", help="Begründung; keine Personendaten", show_default=False)]

_given: dict[str, str | None] = {"var": None, "lang": None}


@app.callback()
def main_options(var: Var = None, lang: Lang = None) -> None:
    """Take the options that every command knows."""
    _given.update(var=var, lang=lang)


def main() -> None:
    """Run the command line; every failure becomes a sentence and an exit code, never a traceback."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        app()
    except Failure as failure:
        _tell(failure)
        sys.exit(failure.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(3)


def _tell(failure: Failure) -> None:
    from opendata.texts import say

    print(say(failure.code, _language(), **failure.params), file=sys.stderr)  # noqa: T201


def _language() -> Literal["de", "en"]:
    try:
        return _settings().language
    except Failure:
        return "de"


def _settings(var: str | None = None, lang: str | None = None) -> Settings:
    _given.update({name: value for name, value in (("var", var), ("lang", lang)) if value is not None})
    return from_environment(os.environ, var=_given["var"], language=_given["lang"])


def _means(settings: Settings) -> "Means":
    from opendata.wiring import connect

    return connect(settings)


def _say(text: str = "") -> None:
    typer.echo(text)


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def first_exit_code(codes: Sequence[int]) -> int:
    """Give the first of 2, 3, 1, 0 that occurs (contracts.md)."""
    return next((code for code in (2, 3, 1, 0) if code in codes), 0)


@app.command(epilog="Beispiel: opendata check hunde.csv --json")
def check(paths: Paths, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Prüfen, was mit einer Lieferung geschähe; veröffentlicht nichts und hinterlässt nichts."""
    from opendata import sandbox
    from opendata.answer import unreadable
    from opendata.commands.check import check as run
    from opendata.edges import words
    from opendata.policy import load

    sandbox.warm()
    settings = _settings(var, lang)
    policy = load(settings.policy)
    answers, codes = [], []
    for path in paths:
        try:
            answer = run(path, settings, policy)
        except Failure as failure:
            _tell(failure)
            answer = unreadable(failure, settings.language)
            codes.append(failure.exit_code)
        else:
            codes.append(0 if answer["verdict"] == "publishable" else 1)
            if not as_json:
                _say(words.checked(answer, settings.language))
        answers.append(answer)
    if as_json:
        _json(answers[0] if len(paths) == 1 else {"checks": answers})
    raise typer.Exit(first_exit_code(codes))


@app.command(epilog="Beispiel: opendata publish datapackages/*")
def publish(
    paths: Paths,
    dataset: Annotated[str | None, typer.Option(help="Name des Datensatzes, wenn nicht der des Ordners")] = None,
    department: Annotated[str | None, typer.Option(help="Amt, das abgibt", show_default="aus der Richtlinie")] = None,
    expect: Annotated[bool, typer.Option("--expect", help="Mit expected/check.json vergleichen")] = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Durch die ganze Kette bis in die Portale; was zweifelhaft ist, bleibt weg und wird gefragt."""
    from opendata import sandbox
    from opendata.commands.publish import publish as run
    from opendata.commands.tick import tick
    from opendata.edges import words
    from opendata.wiring import folder_portal

    sandbox.warm()
    settings = _settings(var, lang)
    if dataset is not None and len(paths) > 1:
        raise Misuse("dataset-one-path")
    means, folder = _means(settings), folder_portal(settings)
    tick(means, folder)
    outcomes = []
    with words.Progress(len(paths), settings.language) as progress:
        for path in paths:
            with progress.step(path.name):
                outcome = run(path, means, dataset, department, expect=expect)
            progress.done(outcome)
            outcomes.append(outcome)
    tick(means, folder)
    if as_json:
        _json([words.outcome_json(outcome, settings.language) for outcome in outcomes])
    else:
        _say(words.published(outcomes, settings.language))
    raise typer.Exit(first_exit_code([outcome.exit_code for outcome in outcomes]))


@app.command(epilog='Beispiel: opendata withdraw stadtrat --because privacy --note "Anruf der Betroffenen"')
def withdraw(
    dataset: DatasetName,
    because: Annotated[
        Literal["privacy", "error", "licence", "outdated"], typer.Option(help="Grund; privacy löscht alles", show_default=False)
    ],
    note: Annotated[str, typer.Option(help="Vermerk, löschbar; keine Personendaten", show_default=False)],
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Einen Datensatz überall zurückziehen und das belegen."""
    from opendata.commands.tick import tick
    from opendata.commands.withdraw import withdraw as run
    from opendata.edges import words
    from opendata.wiring import folder_portal

    settings = _settings(var, lang)
    means = _means(settings)
    removals = run(means, dataset, because, note)
    tick(means, folder_portal(settings))
    if as_json:
        _json([removal.model_dump(mode="json") for removal in removals])
    else:
        _say(words.withdrawn(removals, settings.language))


@app.command(epilog="Beispiel: opendata answer baumkataster   |   opendata answer baumkataster 3f2a91c0 keep")
def answer(
    dataset: DatasetName,
    question: Annotated[str | None, typer.Argument(help="Nummer der Frage", show_default=False)] = None,
    choice: Annotated[str | None, typer.Argument(help="Antwort", show_default=False)] = None,
    reason: Annotated[str, typer.Option(help="Begründung; keine Personendaten")] = "",
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Zeigen, was gefragt ist, oder eine Frage beantworten; danach geht der Lauf weiter."""
    from opendata.commands import people
    from opendata.edges import words

    settings = _settings(var, lang)
    means = _means(settings)
    if question is None:
        entries = people.asked(means, dataset)
        _show(as_json, [words.waiting_json(entry, settings.language) for entry in entries], lambda: words.waiting(entries, settings.language))
        return
    if choice is None:
        raise Misuse("answer-without-choice")
    _go_on(settings, means, lambda: people.answer(means, dataset, question, choice, reason), as_json)


@review_app.command("list", epilog="Beispiel: opendata review list --json")
def review_list(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Alles, was wartet."""
    from opendata.commands import people
    from opendata.edges import words

    settings = _settings(var, lang)
    entries = people.waiting(_means(settings))
    _show(as_json, [words.waiting_json(entry, settings.language) for entry in entries], lambda: words.waiting(entries, settings.language))


Identifier = Annotated[str, typer.Argument(help="Nummer der Frage", show_default=False)]


@review_app.command("show", epilog="Beispiel: opendata review show 3f2a91c0")
def review_show(identifier: Identifier, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Eine Frage mit Befund und Regel."""
    from opendata.commands import people
    from opendata.edges import words

    settings = _settings(var, lang)
    entry = people.find(_means(settings), identifier)
    _show(as_json, words.waiting_json(entry, settings.language), lambda: words.waiting_in_full(entry, settings.language))


@review_app.command("approve", epilog='Beispiel: OPENDATA_ACTOR=release:f7 opendata review approve 3f2a91c0 --reason "geprüft"')
def review_approve(identifier: Identifier, reason: Reason, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Zustimmen; nur die Freigabestelle, nie wer abgegeben hat."""
    _review(identifier, reason, as_json, _settings(var, lang), approve=True)


@review_app.command("reject", epilog='Beispiel: OPENDATA_ACTOR=release:f7 opendata review reject 3f2a91c0 --reason "zu genau"')
def review_reject(identifier: Identifier, reason: Reason, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Ablehnen; die Spalte oder die Lieferung bleibt weg."""
    _review(identifier, reason, as_json, _settings(var, lang), approve=False)


def _review(identifier: str, reason: str, as_json: bool, settings: Settings, *, approve: bool) -> None:
    from opendata.commands import people

    if not reason.strip():
        raise Misuse("reason-missing")
    means = _means(settings)
    _go_on(settings, means, lambda: people.review(means, identifier, approve=approve, reason=reason), as_json)


def _go_on(settings: Settings, means: "Means", decide: Callable[[], Any], as_json: bool) -> None:
    """Let a person's decision take effect, and tell what became of the dataset."""
    from opendata.commands.tick import tick
    from opendata.edges import words
    from opendata.wiring import folder_portal

    outcome = decide()
    tick(means, folder_portal(settings))
    _show(as_json, words.outcome_json(outcome, settings.language), lambda: words.published([outcome], settings.language))


def _show(as_json: bool, value: object, text: Callable[[], str]) -> None:
    if as_json:
        _json(value)
    else:
        _say(text())


@app.command(epilog="Beispiel: opendata detect tabellen/ --json > befund.json")
def detect(paths: Paths, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Nur die Personendaten finden, Spalte für Spalte."""
    from opendata import sandbox
    from opendata.commands.detect import detect as run
    from opendata.edges import words
    from opendata.policy import load

    sandbox.warm()
    settings = _settings(var, lang)
    policy = load(settings.policy)
    found: dict[str, Any] = {}
    codes = [0]
    for path in paths:
        try:
            found |= run(path, policy)
        except Failure as failure:
            _tell(failure)
            codes.append(failure.exit_code)
    _show(as_json, found, lambda: words.detected(found, settings.language))
    raise typer.Exit(first_exit_code(codes))


@policy_app.command("check", epilog="Beispiel: opendata policy check")
def policy_check(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Ist die Richtlinie in sich stimmig?"""
    from opendata.commands.policy import check as run

    settings = _settings(var, lang)
    told = run(settings.policy, settings.language)
    _show(as_json, told, lambda: told["text"] if told["sound"] else "\n".join(problem["text"] for problem in told["problems"]))
    raise typer.Exit(0 if told["sound"] else 2)


@policy_app.command("explain", epilog="Beispiel: opendata policy explain stadtrat")
def policy_explain(dataset: DatasetName, var: Var = None, lang: Lang = None) -> None:
    """Warum bekam dieser Datensatz sein Urteil: Spalte, Befund, Regel, Grund, Maßnahme."""
    from opendata.commands.explain import explain

    settings = _settings(var, lang)
    _say(explain(_means(settings), dataset, settings.language))


@policy_app.command("test", epilog="Beispiel: opendata policy test")
def policy_test(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Die Beispiele in policy/examples ausführen."""
    from opendata.commands.policy import run_examples
    from opendata.texts import say

    settings = _settings(var, lang)
    told = run_examples(settings.policy, settings.language)
    passed = say("policy-examples-passed", settings.language, count=told["examples"])
    _show(as_json, told, lambda: passed if told["passed"] else "\n".join(told["faults"]))
    raise typer.Exit(0 if told["passed"] else 1)


@policy_app.command("schema", epilog="Beispiel: opendata policy schema > policy.schema.json")
def policy_schema() -> None:
    """JSON Schema der Richtlinie für Editoren."""
    from opendata.policy import schema

    _json(schema())


@audit_app.command("verify", epilog="Beispiel: opendata audit verify --checkpoint notiz.txt")
def audit_verify(
    checkpoint: Annotated[Path | None, typer.Option(help="Ein früher aufbewahrter Prüfpunkt", show_default=False)] = None,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Ist im Protokoll etwas geändert, entfernt, vertauscht oder abgeschnitten?"""
    from opendata.commands.audit import verify
    from opendata.edges import words

    settings = _settings(var, lang)
    head, problems = verify(_means(settings), checkpoint)
    _show(as_json, words.audit_json(head, problems), lambda: words.audited(head, problems, settings.language))
    raise typer.Exit(1 if problems else 0)


@audit_app.command("show", epilog="Beispiel: opendata audit show --dataset stadtrat")
def audit_show(
    dataset: Annotated[str | None, typer.Option(help="Nur dieser Datensatz", show_default=False)] = None,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Die Einträge des Protokolls; keiner enthält einen Zellwert."""
    from opendata.commands.audit import show
    from opendata.edges import words

    entries = show(_means(_settings(var, lang)), dataset)
    _show(as_json, [vars(entry) for entry in entries], lambda: words.ledger(entries))


@portal_app.command("status", epilog="Beispiel: opendata portal status --json")
def portal_status(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Was die Portale halten, verglichen mit dem, was veröffentlicht wurde."""
    from opendata.commands.portal import status
    from opendata.edges import words

    settings = _settings(var, lang)
    entries = status(_means(settings))
    _show(as_json, [vars(entry) for entry in entries], lambda: words.portals(entries, settings.language))
    raise typer.Exit(0 if all(entry.state in {"same", "withdrawn"} for entry in entries) else 1)


@app.command(epilog="Beispiel: opendata doctor")
def doctor(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Ist alles eingerichtet und erreichbar; was fehlt, und wie man es bekommt."""
    from opendata.commands.doctor import doctor as run
    from opendata.edges import words

    settings = _settings(var, lang)
    checks = run(settings, lambda: _means(settings))
    _show(as_json, [vars(check) for check in checks], lambda: words.doctored(checks, settings.language))
    raise typer.Exit(2 if any(check.ok is False for check in checks) else 0)


@app.command(epilog="Beispiel: opendata serve --port 8000")
def serve(
    host: Annotated[str, typer.Option(help="Adresse, an der gelauscht wird")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port")] = 8000,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Seiten und Schnittstelle des eingebauten Portals."""
    import uvicorn

    from opendata.edges.web.app import create

    settings = _settings(var, lang)
    uvicorn.run(create(settings), host=host, port=port, log_level="warning", server_header=False)
