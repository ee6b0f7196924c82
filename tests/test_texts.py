"""Every sentence exists once, in German and English, with the same blanks; and every code in the source has its sentence."""

import ast
import importlib
import pkgutil
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from opendata import texts
from opendata.actions import ACTIONS, TABLE_ACTIONS
from opendata.checks import CHECKS
from opendata.model import KINDS
from opendata.policy.form import KEEPING, LEAVING
from opendata.recognizers import RECOGNIZERS
from opendata.risks import RISKS
from opendata.texts import TEXTS

SOURCE = Path(texts.__file__).parents[1]
MODULES = [name for _, name, _ in pkgutil.iter_modules(texts.__path__)]
RAISED = {"Misuse", "BadData", "Refused", "Outside"}
SAID = {"say", "both", "sentence"}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Give every call of a function of one of these names, with the file it is in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield path.name, node


def literals(node: ast.expr | None) -> Iterator[str]:
    """Give the texts that an expression says it can be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)


def first(call: ast.Call) -> ast.expr | None:
    return call.args[0] if call.args else None


def code_of(call: ast.Call) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == "code"), first(call))


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_german_and_english_have_the_same_blanks(code: str) -> None:
    german, english = TEXTS[code]
    assert german.strip()
    assert english.strip()
    assert blanks(german) == blanks(english)


def test_no_code_is_defined_twice() -> None:
    counted = Counter(code for name in MODULES for code in importlib.import_module(f"opendata.texts.{name}").TEXTS)
    assert [code for code, count in counted.items() if count > 1] == []
    assert set(counted) == set(TEXTS)


def test_codes_are_kebab_case() -> None:
    allowed = set(string.ascii_letters + string.digits + "-_.")  # entities, commands and files keep their own names
    assert [code for code in TEXTS if not set(code) <= allowed or "--" in code] == []


def test_every_failure_in_the_source_has_its_sentence() -> None:
    missing = [f"{file}: {code}" for file, call in calls(RAISED) for code in literals(first(call)) if code not in TEXTS]
    assert missing == []


PORTALS_FILL = {"portal", "dataset", "step"}
"""What `CkanPortal._do` adds to whatever fails inside."""


def test_every_failure_fills_the_blanks_of_its_sentence() -> None:
    unfilled = [
        f"{file}: {code}"
        for file, call in calls(RAISED)
        if all(keyword.arg for keyword in call.keywords)
        for code in literals(first(call))
        if not blanks(TEXTS[code][0]) <= {keyword.arg for keyword in call.keywords} | (PORTALS_FILL if "ckan" in code else set())
    ]
    assert unfilled == []


def test_every_sentence_that_is_said_exists() -> None:
    missing = [f"{file}: {code}" for file, call in calls(SAID) for code in literals(first(call)) if code not in TEXTS]
    assert missing == []


def test_every_issue_has_its_sentence() -> None:
    found = {code for _, call in calls({"Issue"}) for code in literals(code_of(call))}
    found |= {code for check in CHECKS for code in check.codes}
    assert sorted(code for code in found if f"issue-{code}" not in TEXTS) == []


def test_every_advice_belongs_to_an_issue() -> None:
    issues = {code.split("-")[1] for code in TEXTS if code.startswith("issue-")}
    advice = [code for code in TEXTS if code.startswith("fix-")]
    assert [code for code in advice if code.split("-")[1] not in issues] == []


NAMED = {
    **{f"entity {one.entity}": (f"entity-{one.entity}", f"entity-{one.entity.lower().replace('_', '-')}") for one in RECOGNIZERS},
    **{f"kind {kind}": (f"kind-{kind}",) for kind in KINDS},
    **{f"risk {risk.name}": (f"risk-{risk.name}", f"risk-{risk.name.replace('_', '-')}") for risk in RISKS},
    **{f"action {name}": (f"action-{name}",) for name in (*ACTIONS, *TABLE_ACTIONS)},
    **{f"outcome {name}": (f"outcome-{name}",) for name in (*KEEPING, *LEAVING, *ACTIONS, *TABLE_ACTIONS) if name != "defuse"},
}


@pytest.mark.parametrize("thing", NAMED)
def test_what_people_read_about_has_a_name(thing: str) -> None:
    assert any(code in TEXTS for code in NAMED[thing])
