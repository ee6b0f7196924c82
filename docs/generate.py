# ruff: noqa: INP001, E501  (a program beside the pages that it writes; a sentence is as long as it is)
"""Writes the pages that the program itself knows best: docs/reference/, policy/README.md, the layers in architecture.md.

`python docs/generate.py` writes them; `--check` names those that differ from what would be written, and ends with 1.
"""

import ast
import io
import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typer

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src" / "opendata"
os.environ.update(LC_ALL="C.UTF-8", COLUMNS="100")  # the pages must not depend on who writes them

from opendata.actions import ACTIONS, TABLE_ACTIONS  # noqa: E402  (the language of help is chosen on import)
from opendata.actions.base import Example, TableExample  # noqa: E402
from opendata.checks import CHECKS  # noqa: E402
from opendata.edges.cli import app  # noqa: E402
from opendata.edges.web.app import create  # noqa: E402
from opendata.edges.web.reference import operations, shapes  # noqa: E402
from opendata.errors import BadData, Misuse, Outside, Refused  # noqa: E402
from opendata.policy import Policy, load  # noqa: E402
from opendata.policy.form import Category, Match, Rule  # noqa: E402
from opendata.recognizers import RECOGNIZERS  # noqa: E402
from opendata.recognizers.base import Recognizer  # noqa: E402
from opendata.risks import RISKS  # noqa: E402
from opendata.settings import Settings  # noqa: E402
from opendata.texts import TEXTS, say  # noqa: E402

_WRITTEN_BY: Final = "<!-- Written by `python docs/generate.py`; changes here are lost. -->"
_LAYERS: Final = "<!-- layers -->"
_LAYERS_END: Final = "<!-- /layers -->"
_FAILURES: Final = {kind.__name__: kind for kind in (Misuse, BadData, Refused, Outside)}


def pages() -> dict[str, str]:
    """Give every page by its path below the project."""
    written: dict[str, Callable[[], Iterable[str]]] = {
        "docs/reference/commands.md": commands,
        "docs/reference/codes.md": codes,
        "docs/reference/recognizers.md": recognizers,
        "docs/reference/actions.md": actions,
        "docs/reference/checks.md": checks,
        "docs/reference/risks.md": risks,
        "docs/reference/http.md": http,
        "docs/decisions/README.md": decisions,
        "policy/README.md": policy,
    }
    written |= {f"docs/reference/{_page(one)}": partial(recognizer, one) for one in RECOGNIZERS}
    whole = {path: "\n\n".join((_WRITTEN_BY, *page())) + "\n" for path, page in written.items()}
    return {**whole, "docs/explanation/architecture.md": architecture()}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines)


def named(group: str, word: str) -> str:
    """Give the German words for an entity, an outcome, a risk; the word itself where there are none."""
    found = (f"{group}-{form}" for form in (word, word.lower().replace("_", "-")))
    return next((say(code) for code in found if code in TEXTS), word)


def shown(values: Iterable[str]) -> str:
    """Give values as code, separated by commas."""
    return ", ".join(f"`{value}`" for value in values)


# ------------------------------------------------------------------------------------------------------------- commands

_EXITS: Final = (
    ("0", "getan, oder: kann veröffentlicht werden"),
    ("1", "die Daten haben Mängel: abgelehnt, oder jemand muss antworten"),
    ("2", "falsch aufgerufen oder eingerichtet"),
    ("3", "etwas außerhalb ging schief (Portal, Datenträger); noch einmal versuchen"),
)


def commands() -> Iterator[str]:
    """Write the help of every command."""
    yield "# Befehle"
    yield (
        "Der Wortlaut ist der von `--help`. Mit `--lang en` spricht das Programm Englisch; ohne `--lang` entscheidet die Sprache des Systems. "
        "Umgebungsvariablen: [settings.md](settings.md)."
    )
    yield table(("Ende mit", "heißt"), _EXITS)
    yield "Bei mehreren Pfaden gilt der erste von 2, 3, 1, 0, der vorkommt."
    yield from _help(typer.main.get_command(app), ("opendata",))


def _help(command: Any, words: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401  (typer has click inside, without a public type)
    yield f"## `{' '.join(words)}`"
    with redirect_stdout(io.StringIO()) as printed:
        app([*words[1:], "--help"], prog_name="opendata", standalone_mode=False)
    yield "```text\n" + "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines()) + "\n```"
    for name, inner in getattr(command, "commands", {}).items():
        yield from _help(inner, (*words, name))


# ---------------------------------------------------------------------------------------------------------------- codes


def codes() -> Iterator[str]:
    """Write every code that a program may meet, with its sentences."""
    yield "# Codes"
    yield "Codes are stable; sentences may change. `{…}` is filled in: counts, places, limits, names of options, never a cell."
    yield "## Failures"
    yield (
        "What ends a run, or one dataset's part of it. Exit code 3 means: something around the program failed, trying again is safe. "
        "With 1 the data has to change first, with 2 the command or the configuration."
    )
    failures = sorted(raised().items(), key=lambda pair: (pair[1], pair[0]))
    yield table(("code", "exit", "Deutsch", "English"), ([f"`{code}`", str(ends), *TEXTS[code]] for code, ends in failures))
    yield "## Issues"
    yield "What is wrong or doubtful in the data, as in `issues` of `opendata check --json`. Where frictionless has a code, it is that one."
    yield table(("code", "Deutsch", "English"), _group("issue-"))
    yield "## Advice"
    yield "How to mend an issue, as in its `fix`."
    yield table(("code", "Deutsch", "English"), _group("fix-"))
    for title, prefix in _MORE:
        yield f"## {title}"
        yield table(
            ("code", "Deutsch", "English"), ([f"`{code}`", *TEXTS[code]] for code in sorted(TEXTS) if code.startswith(prefix))
        )


_MORE: Final = (
    ("Refusals of the verification", "verify-"),
    ("Questions", "question-"),
    ("Reasons that no rule gives", "decision-"),
    ("Faults of the policy", "policy-"),
    ("Faults of the ledger", "ledger-"),
    ("Problems over HTTP", "problem-"),
)


def _group(prefix: str) -> Iterator[tuple[str, str, str]]:
    for code in sorted(TEXTS):
        if code.startswith(prefix):
            yield f"`{code.removeprefix(prefix)}`", *TEXTS[code]


def raised() -> dict[str, int]:
    """Give the codes of all failures in the source, with the exit code of their class."""
    found: dict[str, int] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FAILURES and node.args:
                ends = _FAILURES[node.func.id].exit_code
                found |= {code: ends for code in _literals(node.args[0]) if code in TEXTS}
    return found


def _literals(node: ast.expr) -> Iterator[str]:
    """Give the texts that an expression can be, where it says so: `"a"`, `"a" if b else "c"`."""
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


# ---------------------------------------------------------------------------------------------- what can be added to


def recognizers() -> Iterator[str]:
    """Write the list of recognizers."""
    rules = load(ROOT / "policy")
    yield "# Recognizers"
    yield (
        "One file each in `src/opendata/recognizers/`, and a page each here. A recognizer looks at single cells; whether a column or a table is about "
        "people is decided over all of its columns. How to add one: [add-a-recognizer.md](../howto/add-a-recognizer.md)."
    )
    yield table(
        ("entity", "Deutsch", "category of the policy"),
        ([f"[{one.entity}]({_page(one)})", named("entity", one.entity), _category(rules, one)] for one in RECOGNIZERS),
    )


def recognizer(one: Recognizer) -> Iterator[str]:
    """Write what one recognizer knows, and how well it does."""
    yield f"# {one.entity}"
    yield f"{_about(one)} All example values are invented. [All recognizers](../recognizers.md)."
    facts = [
        ("what", f"{say(f'entity-{one.entity}', 'en')} ({named('entity', one.entity)})"),
        ("category of the policy", _category(load(ROOT / "policy"), one)),
        ("source", one.source),
        ("recorded in findings as", f"`{one.name}`"),
        ("checks digits", "yes" if one.check else "no"),
        ("right by chance", f"{100 * one.chance:g} % of other cells of the same form pass"),
        ("words of a header", shown(one.headers)),
        ("is one", shown(one.valid)),
        ("is none", shown(one.invalid)),
    ]
    yield table(("", ""), (fact for fact in facts if fact[1]))
    yield "## How well it is found"
    yield from _quality(one)


def _quality(one: Recognizer) -> Iterator[str]:
    """Write what `make bench-detection` measured last; it keeps that in a file beside the pages."""
    file = ROOT / "docs" / "reference" / "quality.json"
    measured = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"levels": {}}
    found = {level: held["entities"][one.entity] for level, held in measured["levels"].items() if one.entity in held["entities"]}
    if not found:
        yield "Precision and recall: not measured yet."
        return
    scores = (
        [level, *(_score(held[name]) for name in ("precision", "recall")), str(held["columns"])] for level, held in found.items()
    )
    yield table(("tables", "precision", "recall", "columns that hold it"), scores)
    yield f"Whole columns of labelled tables, measured on {measured['date']} by `make bench-detection`."


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _page(one: Recognizer) -> str:
    return f"recognizers/{one.entity.lower().replace('_', '-')}.md"


def _about(one: Recognizer) -> str:
    """Give the sentence that opens the recognizer's own file."""
    text = (SOURCE / "recognizers" / f"{one.entity.lower()}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0].replace("\n", " ")


def _category(rules: Policy, one: Recognizer) -> str:
    found = rules.category(one.entity)
    return found.title["en"] if found else "-"


def actions() -> Iterator[str]:
    """Write what each action does to a cell."""
    yield "# Actions"
    yield "One file each in `src/opendata/actions/`. A rule of the policy names them as its `outcome`; `defuse` is done to every text column."
    for name, action in ACTIONS.items():
        yield f"## {name}"
        yield f"{say(f'action-{name}', 'en').capitalize()} ({say(f'action-{name}')}). Source: {action.source}."
        if action.types:
            yield f"For columns of type {shown(action.types)}."
        examples = [(_cell(one.before), _parameters(one), _cell(one.after)) for one in action.valid]
        examples += [(_cell(one.before), _parameters(one), "refused") for one in action.invalid]
        if examples:
            yield table(("before", "parameters", "after"), examples)
    yield "# Actions on whole tables"
    yield "Done before the columns are looked at. Columns are named by number; each line of an example is a row."
    for name, whole in TABLE_ACTIONS.items():
        yield f"## {name}"
        yield f"{say(f'action-{name}', 'en').capitalize()} ({say(f'action-{name}')}). Source: {whole.source}."
        rows = [
            (_rows(one.before), _parameters(one), _rows(one.after) if one.after else "refused")
            for one in (*whole.valid, *whole.invalid)
        ]
        yield table(("before", "parameters", "after"), rows)


def _rows(rows: Iterable[Sequence[str | None]]) -> str:
    return "<br>".join(", ".join(cell or "-" for cell in row) for row in rows)


def _cell(text: str | None) -> str:
    return f"`{text}`" if text else "(empty)"


def _parameters(example: Example | TableExample) -> str:
    return ", ".join(f"`{name}: {value}`" for name, value in example.parameters.items()) or "-"


def checks() -> Iterator[str]:
    """Write the checks with their codes."""
    yield "# Checks"
    yield "One file each in `src/opendata/checks/`, in the order in which they are asked. The sentences of the codes: [codes.md](codes.md)."
    yield table(("check", "source", "codes of its issues"), ([check.name, check.source, shown(check.codes)] for check in CHECKS))


def risks() -> Iterator[str]:
    """Write the risks of a table."""
    yield "# Disclosure risks"
    yield "One file each in `src/opendata/risks/`: ways in which a table without names still tells something about single people."
    rows = ([f"`{risk.name}`", named("risk", risk.name), risk.source] for risk in RISKS)
    yield table(("risk", "Deutsch", "source"), rows)
    yield (
        "Two more are found while deciding, from all findings of a table together: `register` (the table is a register of persons) and `secrecy` "
        "(its name speaks of data under a secrecy law, and it names people). Both stop the dataset: [policy/README.md](../../policy/README.md)."
    )


# ---------------------------------------------------------------------------------------------------------------- HTTP


def http() -> Iterator[str]:
    """Write the status API from its own OpenAPI document."""
    with TemporaryDirectory() as folder:
        service = create(Settings(var=Path(folder), policy=ROOT / "policy"))
        document = service.openapi()
        service.state.site.means.store.close()
    yield "# HTTP"
    yield document["info"]["description"].strip()
    yield (
        "The same as a page: `/api/v1/`. For programs: `/api/v1/openapi.json` (OpenAPI 3.1). Feeds (Atom): `/feed.atom` for the portal, "
        "`/datasets/<name>/feed.atom` for one dataset. Files below `/datasets/` can be fetched in parts (`Range`); their `ETag` is the SHA-256. "
        "Scripts of other sites may read all of this."
    )
    for operation in operations(document):
        yield f"## `GET {operation.path}`"
        yield from operation.about
        if operation.parameters:
            rows = (
                [f"`{each.name}`", each.place, each.form, each.about or "-", _code(each.example)] for each in operation.parameters
            )
            yield table(("parameter", "in", "form", "meaning", "example"), rows)
        answers = ([answer.status, answer.about, _to_form(answer.form)] for answer in operation.answers)
        yield table(("status", "meaning", "form"), answers)
    yield "## Forms"
    for shape in shapes(document):
        yield f"### {shape.name}"
        yield shape.about
        yield table(("member", "form", "meaning"), ([f"`{each.name}`", each.form, each.about or "-"] for each in shape.members))
        yield f"```json\n{shape.example}\n```"


def _code(text: str | None) -> str:
    return f"`{text}`" if text else "-"


def _to_form(name: str | None) -> str:
    return f"[{name}](#{name.lower()})" if name else "-"


# --------------------------------------------------------------------------------------------------------- the house


def architecture() -> str:
    """Give architecture.md with the layers as import-linter checks them."""
    text = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    drawn = "\n".join(layers)
    before, rest = text.split(_LAYERS)
    _, after = rest.split(_LAYERS_END)
    return f"{before}{_LAYERS}\n\n```text\n{drawn}\n```\n\n{_LAYERS_END}{after}"


def decisions() -> Iterator[str]:
    """Write the list of decisions."""
    yield "# Decisions"
    yield "What was decided, why, and what enforces it. Half a page each. One that no longer holds stays, with a line that says what replaced it."
    files = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    titles = (file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for file in files)
    yield "\n".join(f"- [{title}]({file.name})" for file, title in zip(files, titles, strict=True))


# --------------------------------------------------------------------------------------------------------------- policy


def policy() -> Iterator[str]:
    """Write the city's policy in plain German."""
    rules = load(ROOT / "policy")
    yield f"# {rules.name}"
    yield (
        f"In Kraft seit {_day(rules.in_force)}. Diese Seite gibt [bamberg.yaml](bamberg.yaml) und [categories.yaml](categories.yaml) in Sätzen wieder; "
        "maßgeblich sind die Dateien. Wie man eine Regel schreibt: [write-a-rule.md](../docs/howto/write-a-rule.md)."
    )
    yield "## Wie entschieden wird"
    yield (
        "Für jede Spalte zählt das strengste Ergebnis aller Regeln, die auf sie zutreffen. Treffen mehrere Regeln auf denselben Fall zu, gilt eine für "
        "diesen Datensatz vor einer allgemeinen, sonst die mit mehr Bedingungen. Spalten ohne Regel fehlen, und es wird gefragt. Freier Text hat "
        "deshalb keine Regel."
    )
    yield "## Wer entscheidet"
    yield "\n".join(f"- {sentence['de']}" for sentence in rules.roles.values())
    yield "## Regeln"
    for rule in rules.rules:
        yield from _rule(rules, rule)
    yield "## Was einen ganzen Datensatz anhält"
    yield from _stops(rules)
    yield "## Zahlen und Fristen"
    terms = (*rules.thresholds.items(), *rules.terms.items())
    yield table(
        ("Name", "Wert", "Quelle", "Stand"),
        ([f"`{name}`", f"{term.value} {_UNITS[term.unit]}", term.source, _day(term.as_of)] for name, term in terms),
    )
    yield "## Arten von Personendaten"
    yield table(("Kategorie", "enthält", "Grund", "Rechtsgrundlage"), (_category_row(entry) for entry in rules.categories))
    yield "## Ortswissen"
    yield "Listen in `places/`: was dort steht, ist bekannt und gehört keiner Privatperson."
    yield table(
        ("Liste", "Inhalt", "Einträge", "Quelle", "Stand"),
        (
            [f"`{name}`", known.title["de"], str(len(known.entries)), known.source, _day(known.as_of)]
            for name, known in rules.places.items()
        ),
    )


_UNITS: Final = {"persons": "Menschen", "percent": "%", "days": "Tage", "years": "Jahre", "hours": "Stunden", "number": ""}
_WHOLE: Final = {True: "in der ganzen Spalte", False: "nur in einzelnen Zellen"}
_PUBLIC: Final = {True: "öffentlich üblich", False: "nicht öffentlich üblich"}


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _rule(rules: Policy, rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    values = ", ".join(f"{name}: {value}" for name, value in rules.parameters(rule).items())
    yield f"**{'; '.join(_conditions(rule.match))}** – {named('outcome', rule.outcome)}{f' ({values})' if values else ''}."
    yield rule.reason["de"]
    if rule.counting is not None:
        by, people = (", ".join(names) for names in (rule.counting.by, rule.counting.people))
        yield (
            f"Gezählt wird nach: {by}; die Zahl heißt „{rule.counting.count}“, zusammengefasste Gruppen heißen „{rule.counting.rest}“."
            + (f" Verschiedene Menschen sind zu erkennen an: {people}." if people else "")
        )
    facts = [f"Rechtsgrundlage: {rule.legal_basis}."]
    facts += [f"Ausnahme: {rule.exception}."] if rule.exception else []
    facts += [f"Gilt bis {_day(rule.until)}."] if rule.until else []
    facts += [f"Zustimmen müssen {rule.persons} Personen der Freigabestelle."] if rule.persons else []
    yield " ".join(facts)


def _conditions(match: Match) -> Iterator[str]:
    if match.dataset:
        yield f"Datensatz {match.dataset}" + (f", Tabelle {match.resource}" if match.resource else "")
    if match.entities:
        yield "gefunden: " + ", ".join(named("entity", entity) for entity in match.entities)
    if match.kinds:
        yield "ohne Personendaten, Art: " + ", ".join(named("kind", kind) for kind in match.kinds)
    if match.risks:
        yield "Risiko: " + ", ".join(named("risk", risk) for risk in match.risks)
    if match.fields:
        yield "Spalte heißt " + ", ".join(match.fields)
    if match.subjects:
        yield "Zeilen stehen für " + ", ".join(say(f"subject-{subject}") for subject in match.subjects)
    yield from (words[said] for words, said in ((_PUBLIC, match.publishable), (_WHOLE, match.whole)) if said is not None)


def _stops(rules: Policy) -> Iterator[str]:
    register = rules.register_of_persons
    rows = [("Verzeichnis von Menschen", register.reason["de"], register.legal_basis)]
    rows += [(entry.title["de"], entry.reason["de"], entry.legal_basis) for entry in rules.categories if entry.stop]
    rows += [(entry.title["de"], entry.reason["de"], entry.legal_basis) for entry in rules.secrecy]
    yield table(("Was", "Warum", "Rechtsgrundlage"), rows)
    yield (
        "Eine Regel für genau einen Datensatz kann die gesetzliche Ausnahme nennen. Außerdem halten Fehler in den Daten, unsicher gelesene Dateien und "
        "Lieferungen an, die von der letzten abweichen (neue Spalte, anderer Typ, neuer Fund)."
    )


def _category_row(entry: Category) -> tuple[str, str, str, str]:
    held = ", ".join(named("entity", entity) for entity in entry.entities) or "-"
    return entry.title["de"], held, entry.reason["de"], entry.legal_basis


# ------------------------------------------------------------------------------------------------------------- writing


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` compare them."""
    written = pages()
    different = [path for path, text in written.items() if not _holds(ROOT / path, text)]
    left = [
        path for path in (ROOT / "docs" / "reference" / "recognizers").glob("*.md") if str(path.relative_to(ROOT)) not in written
    ]
    if "--check" in arguments:
        sys.stdout.writelines(f"{path} differs; run python docs/generate.py\n" for path in different)
        sys.stdout.writelines(f"{path.name} is of no recognizer; run python docs/generate.py\n" for path in left)
        return 1 if different or left else 0
    for page in left:
        page.unlink()
    for path in different:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(written[path], encoding="utf-8")
        sys.stdout.write(f"{path} written\n")
    return 0


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
