"""The command line. Each function takes words, asks one command, and prints its value; help and progress go their own ways.

Everything heavy is imported inside the function that needs it, so that `opendata --help` answers at once.
"""

import os
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from opendata.edges.cli_audit import portal_audit
from opendata.edges.cli_base import AsJson, DatasetName, Lang, Paths, Reason, Var, first_exit_code, remember
from opendata.edges.cli_base import example as _example
from opendata.edges.cli_base import help_of as _help
from opendata.edges.cli_base import help_of_option as _option
from opendata.edges.cli_base import means_of as _means
from opendata.edges.cli_base import print_json as _json
from opendata.edges.cli_base import print_text as _say
from opendata.edges.cli_base import settings_of as _settings
from opendata.edges.cli_base import show as _show
from opendata.edges.cli_base import tell as _tell
from opendata.edges.cli_check import check
from opendata.edges.cli_describe import describe
from opendata.edges.cli_init import init
from opendata.errors import BadData, Failure, Misuse, Outside
from opendata.settings import Settings
from opendata.texts import say

if TYPE_CHECKING:
    from opendata.commands.people import Waiting
    from opendata.pipeline import Means

app = typer.Typer(
    name="opendata",
    help=_help("app"),
    epilog=_example("opendata check hunde.csv"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _group(name: str, example: str) -> typer.Typer:
    group = typer.Typer(help=_help(name), epilog=_example(example), no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name=name)
    return group


review_app = _group("review", "opendata review list")
policy_app = _group("policy", "opendata policy explain stadtrat")
audit_app = _group("audit", "opendata audit verify")
portal_app = _group("portal", "opendata portal status")

OPEN_FILES: Final = 8192


@app.callback()
def main_options(var: Var = None, lang: Lang = None) -> None:
    """Take the options that every command knows."""
    remember(var, lang)


def main() -> None:
    """Run the command line; every failure becomes a sentence and an exit code, never a traceback."""
    _raise_file_limit()
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
    except Exception as fault:  # noqa: BLE001  (the last line of defence: its text could hold a cell, so only the place is told)
        _tell(Outside("program-fault", where=_place_of(fault)))
        sys.exit(Outside.exit_code)


def _raise_file_limit() -> None:
    """A delivery of many files is held open as a whole."""
    import resource  # not on every platform

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, OPEN_FILES) if hard != resource.RLIM_INFINITY else OPEN_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _place_of(fault: BaseException) -> str:
    """Give file and line of a fault of ours, no more."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if "opendata" in Path(frame.filename).parts]
    return f"{Path(own[-1].filename).stem}:{own[-1].lineno}" if own else type(fault).__name__


app.command(help=_help("check"), epilog=_example("opendata check hunde.csv --html bericht.html"))(check)


@app.command(help=_help("publish"), epilog=_example("opendata publish datapackages/*"))
def publish(
    paths: Paths,
    dataset: Annotated[str | None, typer.Option(help=_option("dataset-name"))] = None,
    department: Annotated[str | None, typer.Option(help=_option("department"), show_default="policy")] = None,
    expect: Annotated[bool, typer.Option("--expect", help=_option("expect"))] = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Through the whole pipeline to the portals; what is in doubt is left out and asked about."""
    from opendata.commands.tick import tick
    from opendata.edges import words
    from opendata.edges.publishing import each
    from opendata.wiring import folder_portal

    settings = _settings(var, lang)
    if dataset is not None and len(paths) > 1:
        raise Misuse("dataset-one-path")
    means, folder = _means(settings), folder_portal(settings)
    tick(means, folder)
    outcomes = each(paths, means, dataset, department, expect=expect)
    tick(means, folder)
    if as_json:
        _json([words.outcome_json(outcome, settings.language) for outcome in outcomes])
    else:
        _say(words.published(outcomes, settings.language))
    raise typer.Exit(first_exit_code([outcome.exit_code for outcome in outcomes]))


app.command(help=_help("describe"), epilog=_example("opendata describe hunde.csv"))(describe)
app.command(help=_help("init"), epilog=_example("opendata init musterstadt"))(init)


@app.command(
    help=_help("withdraw"), epilog=_example('opendata withdraw stadtrat --because privacy --note "Anruf der Betroffenen"')
)
def withdraw(
    dataset: DatasetName,
    because: Annotated[
        Literal["privacy", "error", "licence", "outdated"], typer.Option(help=_option("because"), show_default=False)
    ],
    note: Annotated[str, typer.Option(help=_option("note"), show_default=False)],
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Take a dataset down everywhere and prove it."""
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


@app.command(
    help=_help("rollback"), epilog=_example("OPENDATA_ACTOR=release:f7 opendata rollback baumkataster 2026-11-23.1 --dry-run")
)
def rollback(
    dataset: DatasetName,
    version: Annotated[str, typer.Argument(help=_option("version"), show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_option("dry-run"))] = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Make an earlier version the public one again."""
    from opendata.edges.rollback import rolled_back

    settings = _settings(var, lang)
    told, text, exit_code = rolled_back(settings, _means(settings), dataset, version, dry_run=dry_run)
    _show(as_json, told, lambda: text)
    raise typer.Exit(exit_code)


@app.command(
    help=_help("answer"), epilog=_example("opendata answer baumkataster   |   opendata answer baumkataster 3f2a91c0 publish")
)
def answer(
    dataset: DatasetName,
    question: Annotated[str | None, typer.Argument(help=_option("question"), show_default=False)] = None,
    choice: Annotated[str | None, typer.Argument(help=_option("choice"), show_default=False)] = None,
    reason: Annotated[str, typer.Option(help=_option("reason"))] = "",
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Show what is asked, or answer a question; then the run goes on."""
    from opendata.commands import people

    settings = _settings(var, lang)
    means = _means(settings)
    if question is None:
        entries = people.asked(means, dataset)
        _show_waiting(entries, as_json, settings)
        return
    if choice is None:
        raise Misuse("answer-without-choice")
    _go_on(settings, means, lambda: people.answer(means, dataset, question, choice, reason), as_json)


def _show_waiting(entries: "Sequence[Waiting]", as_json: bool, settings: Settings) -> None:
    from opendata.edges import words

    told = [words.waiting_json(entry, settings.language) for entry in entries]
    _show(as_json, told, lambda: words.waiting(entries, settings.language))


@review_app.command("list", help=_help("review_list"), epilog=_example("opendata review list --json"))
def review_list(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """List all that waits."""
    from opendata.commands import people

    settings = _settings(var, lang)
    entries = people.waiting(_means(settings))
    _show_waiting(entries, as_json, settings)


Identifier = Annotated[str, typer.Argument(help=_option("question"), show_default=False)]


@review_app.command("show", help=_help("review_show"), epilog=_example("opendata review show 3f2a91c0"))
def review_show(identifier: Identifier, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Show a question with finding and rule."""
    from opendata.commands import people
    from opendata.edges import words

    settings = _settings(var, lang)
    entry = people.find(_means(settings), identifier)
    _show(as_json, words.waiting_json(entry, settings.language), lambda: words.waiting_in_full(entry, settings.language))


@review_app.command(
    "approve",
    help=_help("review_approve"),
    epilog=_example('OPENDATA_ACTOR=release:f7 opendata review approve 3f2a91c0 --reason "geprüft"'),
)
def review_approve(identifier: Identifier, reason: Reason, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Approve; the releasing office only, never who submitted."""
    _review(identifier, reason, as_json, _settings(var, lang), approve=True)


@review_app.command(
    "reject",
    help=_help("review_reject"),
    epilog=_example('OPENDATA_ACTOR=release:f7 opendata review reject 3f2a91c0 --reason "zu genau"'),
)
def review_reject(identifier: Identifier, reason: Reason, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Reject; the column or the delivery stays out."""
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


@app.command(help=_help("detect"), epilog=_example("opendata detect tabellen/ --json > befund.json"))
def detect(paths: Paths, as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Find the personal data only, column by column."""
    from opendata.commands.detect import detect as run
    from opendata.edges import words
    from opendata.policy import load

    settings = _settings(var, lang)
    policy = load(settings.policy)
    found: dict[str, Any] = {}
    codes = [0]
    for path in paths:
        try:
            here, unread = run(path, settings, policy)
        except Failure as failure:
            _tell(failure)
            codes.append(failure.exit_code)
            continue
        found |= here
        for name in unread:
            _tell(BadData("file-not-searched", file=name))
        codes.append(1 if unread and not here else 0)
    if found or as_json:
        _show(as_json, found, lambda: words.detected(found, settings.language))
    raise typer.Exit(first_exit_code(codes))


@policy_app.command("check", help=_help("policy_check"), epilog=_example("opendata policy check"))
def policy_check(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Say whether the policy is sound."""
    from opendata.commands.policy import check as run

    settings = _settings(var, lang)
    told = run(settings.policy, settings.language)
    _show(as_json, told, lambda: told["text"] if told["sound"] else "\n".join(problem["text"] for problem in told["problems"]))
    raise typer.Exit(0 if told["sound"] else 2)


@policy_app.command("explain", help=_help("policy_explain"), epilog=_example("opendata policy explain stadtrat"))
def policy_explain(dataset: DatasetName, var: Var = None, lang: Lang = None) -> None:
    """Explain why a dataset got its verdict: column, finding, rule, reason, action."""
    from opendata.commands.explain import explain

    settings = _settings(var, lang)
    _say(explain(_means(settings), dataset, settings.language))


@policy_app.command("test", help=_help("policy_test"), epilog=_example("opendata policy test"))
def policy_test(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Run the examples in policy/examples."""
    from opendata.commands.policy import run_examples

    settings = _settings(var, lang)
    told = run_examples(settings.policy, settings.language)
    passed = say("policy-examples-passed", settings.language, count=told["examples"])
    _show(as_json, told, lambda: passed if told["passed"] else "\n".join(told["faults"]))
    raise typer.Exit(0 if told["passed"] else 1)


@policy_app.command("schema", help=_help("policy_schema"), epilog=_example("opendata policy schema > policy.schema.json"))
def policy_schema() -> None:
    """Print the policy's JSON Schema for editors."""
    from opendata.policy import schema

    _json(schema())


@audit_app.command("verify", help=_help("audit_verify"), epilog=_example("opendata audit verify --checkpoint notiz.txt"))
def audit_verify(
    checkpoint: Annotated[Path | None, typer.Option(help=_option("checkpoint"), show_default=False)] = None,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Find whatever was edited, removed, reordered or cut off in the ledger."""
    from opendata.commands.audit import verify
    from opendata.edges import words

    settings = _settings(var, lang)
    head, problems = verify(_means(settings), checkpoint)
    _show(as_json, words.audit_json(head, problems), lambda: words.audited(head, problems, settings.language))
    raise typer.Exit(1 if problems else 0)


@audit_app.command("show", help=_help("audit_show"), epilog=_example("opendata audit show --dataset stadtrat"))
def audit_show(
    dataset: Annotated[str | None, typer.Option(help=_option("only-dataset"), show_default=False)] = None,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Show the ledger's entries; none holds a cell value."""
    from opendata.commands.audit import show
    from opendata.edges import words

    entries = show(_means(_settings(var, lang)), dataset)
    _show(as_json, [vars(entry) for entry in entries], lambda: words.ledger(entries))


Deep = Annotated[bool, typer.Option("--deep", help=_option("deep"))]


@portal_app.command("status", help=_help("portal_status"), epilog=_example("opendata portal status --deep"))
def portal_status(
    deep: Deep = False,
    repair: Annotated[bool, typer.Option("--repair", help=_option("repair"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_option("yes"))] = False,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Compare what the portals hold with what was published; with `--repair` restore ours after asking."""
    from opendata.commands.portal import is_repairable, status
    from opendata.commands.portal import repair as restore
    from opendata.edges import words

    settings = _settings(var, lang)
    means = _means(settings)
    entries = status(means, deep=deep or repair)
    if repair:
        chosen = {entry for entry in entries if is_repairable(entry) and (yes or words.agreed(entry, settings.language))}
        entries = tuple(restore(means, entry) if entry in chosen else entry for entry in entries)
    _show(as_json, [vars(entry) for entry in entries], lambda: words.portals(entries, settings.language))
    raise typer.Exit(words.portal_code(entries))


@portal_app.command("diff", help=_help("portal_diff"), epilog=_example("opendata portal diff baumkataster"))
def portal_diff(
    dataset: Annotated[str | None, typer.Argument(help=_option("dataset"), show_default=False)] = None,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Name what others changed on the portals: fields and files."""
    from opendata.commands.portal import status
    from opendata.edges import words

    settings = _settings(var, lang)
    entries = status(_means(settings), dataset, deep=True)
    _show(as_json, [vars(entry) for entry in entries], lambda: words.portal_changes(entries, settings.language))
    raise typer.Exit(words.portal_code(entries))


portal_app.command("audit", help=_help("portal_audit"), epilog=_example("opendata portal audit https://daten.stadt.example"))(
    portal_audit
)


@app.command(help=_help("doctor"), epilog=_example("opendata doctor"))
def doctor(as_json: AsJson = False, var: Var = None, lang: Lang = None) -> None:
    """Say whether everything is configured and reachable; what is missing and how to get it."""
    from opendata.commands.doctor import doctor as run
    from opendata.edges import words

    settings = _settings(var, lang)
    checks = run(settings, lambda: _means(settings))
    _show(as_json, [vars(check) for check in checks], lambda: words.doctored(checks, settings.language))
    raise typer.Exit(2 if any(check.ok is False for check in checks) else 0)


@app.command(help=_help("serve"), epilog=_example("opendata serve --port 8000"))
def serve(
    host: Annotated[str, typer.Option(help=_option("host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(help=_option("port"), min=1, max=65535)] = 8000,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Serve pages and API of the built-in portal."""
    import uvicorn

    from opendata.edges.web.app import create

    settings = _settings(var, lang)
    listener = _listener(host, port)
    _say(say("serving", settings.language, host=host, port=port, base=settings.base_url))
    with listener:
        uvicorn.Server(uvicorn.Config(create(settings), log_level="warning", server_header=False)).run([listener])


def _listener(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError):
        raise Misuse("address-unusable", host=host, port=port) from None
    # Connections take it over. Else the body of a small answer waits for the caller to acknowledge its head: 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
