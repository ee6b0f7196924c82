"""`opendata portal audit`: an address in, what the portal behind it gives away out."""

import sys
from typing import Annotated

import typer

from opendata.edges.cli_base import AsJson, Lang, Var, help_of_option, settings_of, show
from opendata.texts import say

Url = Annotated[str, typer.Argument(help=help_of_option("audit-url"), show_default=False)]
MaxMegabytes = Annotated[int, typer.Option("--max-mb", min=1, max=2000, help=help_of_option("max-mb"))]
PerSecond = Annotated[float, typer.Option("--per-second", min=0.01, max=100, help=help_of_option("per-second"))]


def portal_audit(
    url: Url,
    *,
    max_mb: MaxMegabytes = 100,
    per_second: PerSecond = 1.0,
    as_json: AsJson = False,
    var: Var = None,
    lang: Lang = None,
) -> None:
    """Check any CKAN's published resources for personal data and faults, read-only."""
    from opendata.commands.portal_audit import Manners, audit
    from opendata.edges import audit_words as words
    from opendata.policy import load

    settings = settings_of(var, lang)
    policy = load(settings.policy)
    try:
        with words.Progress(settings.language) as progress:
            report = audit(url, settings, policy, Manners(per_second, max_mb), progress)
    except KeyboardInterrupt:
        print(say("audit-interrupted", settings.language), file=sys.stderr)  # noqa: T201
        raise
    show(as_json, words.audited_json(report, settings.language), lambda: words.audited(report, settings.language))
    raise typer.Exit(report.exit_code)
