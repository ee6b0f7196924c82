"""The policy's files: sound ones load to the same digest, unsound ones are refused with code, file and line."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from opendata import policy as policies
from opendata.dcat import Edition
from opendata.errors import Misuse
from opendata.model import KINDS, SUBJECTS, Verdict
from opendata.policy import Case, Policy
from opendata.policy.form import ACTIONS, ENTITIES
from opendata.room import edition
from opendata.settings import from_environment
from opendata.texts import TEXTS

ROOT = Path(__file__).parents[1]
BAMBERG = ROOT / "policy"
POLICY = policies.load(BAMBERG)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BAMBERG, tmp_path / "policy"))


def edit(path: Path, old: str, new: str) -> int:
    """Replace once; give the line where that was."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(folder: Path) -> Misuse:
    with pytest.raises(Misuse) as caught:
        policies.load(folder)
    return caught.value


RULE = """
  - id: {id}
    match: {match}
    outcome: {outcome}
    reason: {{de: Grund, en: reason}}
    legal_basis: keine
    {more}
"""


def add_rule(folder: Path, match: str, outcome: str = "drop", more: str = "", name: str = "neu") -> int:
    """Append a rule; give the line of its id."""
    path = folder / "bamberg.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + RULE.format(id=name, match=match, outcome=outcome, more=more), encoding="utf-8")
    return text.count("\n") + 2


def test_the_digest_ignores_comments_and_the_order_of_rules(folder: Path) -> None:
    path = folder / "bamberg.yaml"
    text = path.read_text(encoding="utf-8")
    head, *rules = re.split(
        r"(?m)^(?=  - id: )", "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    )
    path.write_text(head + "\n".join(reversed(rules)) + "\n# danach\n", encoding="utf-8")
    assert policies.load(folder).digest() == POLICY.digest()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("bamberg.yaml", "parameters: {to: district}", "parameters: {to: nothing}"),
        ("bamberg.yaml", "until: 2032-04-30", "until: 2032-04-29"),
        ("bamberg.yaml", "in_force: 2026-11-01", "in_force: 2026-11-02"),
        ("categories.yaml", "\n    direct: true", "\n    direct: false"),
        ("places/streets.yaml", "Zwerggasse", "Zwergengasse"),
    ],
)
def test_the_digest_changes_with_everything_that_can_change_a_verdict(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder / file, old, new)
    assert policies.load(folder).digest() != POLICY.digest()


def test_what_is_kept_of_a_policy_loads_again() -> None:
    assert Policy.model_validate_json(POLICY.canonical()) == POLICY


HIGH_VALUE = """
high_value:
  - dataset: baumkataster
    category: {category}
    decided_by: Freigabestelle
    as_of: 2026-11-01
"""


def add_high_value(folder: Path, category: str) -> None:
    path = folder / "bamberg.yaml"
    path.write_text(path.read_text(encoding="utf-8") + HIGH_VALUE.format(category=category), encoding="utf-8")


def test_what_is_of_high_value_is_the_citys_decision_and_reaches_the_record(folder: Path) -> None:
    add_high_value(folder, "environment")
    policy = policies.load(folder)
    verdict = Verdict(verdict="publishable", policy=policy.digest(), decided_on=date(2026, 11, 23))
    told = Edition(**edition(verdict, "2026-11-23.1", policy, from_environment({})))
    assert told.high_value == {"baumkataster": "environment"}
    assert told.bbox == ["10.82", "49.83", "10.98", "49.94"]
    assert policies.load(BAMBERG).high_value == ()


def test_a_category_that_the_law_does_not_know_is_refused(folder: Path) -> None:
    add_high_value(folder, "umwelt")
    fault = refused(folder)
    assert (fault.code, fault.params["key"]) == ("policy-value-wrong", "high_value.0.category")


def test_local_knowledge_comes_by_name() -> None:
    knowledge = POLICY.knowledge()
    assert {"streets", "districts", "institutions", "council", "phone-trunks", "mail-domains"} <= set(knowledge)
    assert "Grüner Markt" in knowledge["streets"]


WHOLE = "{dataset: ab, risks: [register, secrecy, small_groups]}"
FIVE = "parameters: {threshold: 5}"
COUNTING = "counting: {by: [a], count: n, rest: z}"
BOTH = f"{FIVE}\n    {COUNTING}"
SMALL = "policy-threshold-too-small"
FAULTS = [
    ("a rule that matches everything", "{}", "drop", "", "policy-match-empty"),
    ("only a dataset", "{dataset: stadtrat}", "drop", "", "policy-match-empty"),
    ("an unknown entity", "{entities: [NAME]}", "drop", "", "policy-unknown-name"),
    ("an unknown kind", "{kinds: [zahl]}", "drop", "", "policy-unknown-name"),
    ("an unknown risk", "{risks: [cells]}", "drop", "", "policy-unknown-name"),
    ("an unknown subject", "{entities: [IBAN], subjects: [dog]}", "drop", "", "policy-unknown-name"),
    ("an unknown action", "{entities: [IBAN], subjects: [thing]}", "shred", "", "policy-unknown-name"),
    ("risks and entities at once", "{entities: [IBAN], risks: [small_cells], dataset: ab}", "drop", "", "policy-match-mixed"),
    ("publishable without a finding", "{kinds: [date], publishable: true}", "keep", "", "policy-match-meaningless"),
    ("a table without its dataset", "{entities: [IBAN], resource: a, whole: true}", "drop", "", "policy-match-meaningless"),
    ("private names everywhere", "{entities: [PERSON_NAME], subjects: [thing]}", "keep", "", "policy-rule-too-wide"),
    ("free text everywhere", "{kinds: [text]}", "keep", "", "policy-rule-too-wide"),
    ("health everywhere", "{entities: [HEALTH]}", "drop", "", "policy-exception-missing"),
    ("health without the letter", "{entities: [HEALTH], dataset: ab}", "keep", "", "policy-exception-missing"),
    ("a register without the exception", "{risks: [register], dataset: ab}", "keep", "", "policy-exception-missing"),
    ("secrecy lifted everywhere", "{risks: [secrecy]}", "keep", "exception: § 30 AO", "policy-exception-missing"),
    ("consent to a removal", "{entities: [IBAN], dataset: ab}", "drop", "persons: 2", "policy-persons-meaningless"),
    ("the same case twice", "{kinds: [code]}", "flag", "", "policy-rules-overlap"),
    ("an unknown key", "{entity: IBAN}", "drop", "", "policy-key-unknown"),
    ("a wrong type", "{entities: IBAN}", "drop", "", "policy-value-wrong"),
    ("too many persons", "{entities: [IBAN], dataset: ab}", "keep", "persons: 9", "policy-value-wrong"),
    ("an alias", "&anchor {entities: [IBAN]}", "drop", "", "policy-yaml-alias"),
    ("a tag", "{entities: [!!python/name:os.system IBAN]}", "drop", "", "policy-yaml-tag"),
    ("a number with a point", "{entities: [IBAN], dataset: ab}", "keep", "persons: 1.5", "policy-yaml-tag"),
    ("a key twice", "{entities: [IBAN], entities: [VIN]}", "drop", "", "policy-duplicate-key"),
    ("counts without how", WHOLE, "aggregate", FIVE, "policy-counting-missing"),
    ("how to count where nothing is counted", "{kinds: [date], dataset: ab}", "drop", COUNTING, "policy-counting-missing"),
    ("a name twice", WHOLE, "aggregate", BOTH.replace("count: n", "count: A"), "policy-counting-twice"),
    ("counts of a register alone", "{dataset: ab, risks: [register]}", "aggregate", BOTH, "policy-aggregate-incomplete"),
    ("counts in every dataset", "{risks: [register, secrecy, small_groups]}", "aggregate", BOTH, "policy-aggregate-incomplete"),
    (
        "counts where rows are people",
        WHOLE.replace("{", "{subjects: [person], "),
        "aggregate",
        BOTH,
        "policy-aggregate-incomplete",
    ),
    ("rows against a register", WHOLE, "suppress", FIVE, "policy-suppress-elsewhere"),
    ("rows of columns", "{kinds: [number], dataset: ab}", "suppress", FIVE, "policy-suppress-elsewhere"),
    (
        "a threshold below that of the city",
        "{dataset: ab, risks: [small_groups]}",
        "suppress",
        "parameters: {threshold: 4}",
        SMALL,
    ),
    ("a threshold that is none", "{dataset: ab, risks: [small_groups]}", "suppress", "parameters: {threshold: five}", SMALL),
    ("no threshold", "{dataset: ab, risks: [small_groups]}", "suppress", "", SMALL),
    ("more than the threshold", "{dataset: ab, risks: [small_groups]}", "suppress", "parameters: {threshold: 5, base: 5}", SMALL),
    ("consent to counts", WHOLE, "aggregate", f"persons: 1\n    {BOTH}", "policy-persons-meaningless"),
]


@pytest.mark.parametrize(
    ("match", "outcome", "more", "code"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_an_unsound_rule_is_refused_at_its_line(folder: Path, match: str, outcome: str, more: str, code: str) -> None:
    line = add_rule(folder, match, outcome, more)
    found = [problem for problem in policies.inspect(folder)[1] if problem.code == code]
    assert found
    assert found[0].file == "bamberg.yaml"
    assert line <= found[0].line <= line + 6


def edit_rules(old: str, new: str) -> Callable[[Path], int]:
    return lambda folder: edit(folder / "bamberg.yaml", old, new)


EDITS: list[tuple[str, Callable[[Path], int], str]] = [
    (
        "no reason",
        edit_rules("    reason:\n      de: Bankverbindungen", "    text:\n      de: Bankverbindungen"),
        "policy-key-missing",
    ),
    ("a reason in one language", edit_rules("      en: Bank accounts are not published.\n", ""), "policy-sentence-incomplete"),
    ("an id twice", edit_rules("id: bankverbindung", "id: geburtsdatum"), "policy-duplicate"),
    ("no threshold to decide by", edit_rules("  sure_percent:", "  other_percent:"), "policy-threshold-missing"),
    ("broken YAML", edit_rules("rules:\n", "rules:\n  - [\n"), "policy-yaml"),
]


@pytest.mark.parametrize(("change", "code"), [edited[1:] for edited in EDITS], ids=[edited[0] for edited in EDITS])
def test_an_unsound_file_is_refused_near_its_line(folder: Path, change: Callable[[Path], int], code: str) -> None:
    line = change(folder)
    found = [problem for problem in policies.inspect(folder)[1] if problem.code == code]
    assert found
    assert abs(found[0].line - line) <= 20


def test_a_rule_that_more_exact_ones_cover_is_refused(folder: Path) -> None:
    add_rule(folder, "{entities: [VIN], whole: true, publishable: true}", name="genau-eins")
    add_rule(folder, "{entities: [VIN], whole: true, publishable: false}", name="genau-zwei")
    failure = refused(folder)
    assert failure.code == "policy-rule-unreachable"
    assert failure.params["rule"] == "fahrgestellnummer"


def test_a_rule_that_expires_covers_nothing_for_ever(folder: Path) -> None:
    add_rule(folder, "{entities: [VIN], whole: true, publishable: true}", more="until: 2027-01-01", name="genau-eins")
    add_rule(folder, "{entities: [VIN], whole: true, publishable: false}", name="genau-zwei")
    assert policies.load(folder)


def test_every_fault_is_named_at_once(folder: Path) -> None:
    add_rule(folder, "{}", name="eins")
    add_rule(folder, "{kinds: [zahl]}", name="zwei")
    edit(folder / "places" / "districts.yaml", "  - Bug\n", "  - Bug\n  - Bug\n")
    policy, problems = policies.inspect(folder)
    assert policy is None
    assert {problem.code for problem in problems} == {"policy-match-empty", "policy-unknown-name", "policy-duplicate"}


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("bamberg.yaml", None, "policy-rules-file-count"),
        ("zweite.yaml", "name: x\n", "policy-rules-file-count"),
        ("categories.yaml", None, "policy-file-missing"),
        ("categories.yaml", "x" * (1 << 20) + "x", "policy-file-too-large"),
        ("categories.yaml", "[" * 100_000, "policy-yaml"),
        ("categories.yaml", "\xe4", "policy-yaml"),
        ("categories.yaml", "- 1\n", "policy-value-wrong"),
    ],
    ids=["no rules", "two files of rules", "no categories", "too large", "too deep", "not UTF-8", "a list"],
)
def test_a_folder_that_is_no_policy_is_refused(folder: Path, file: str, content: str | None, code: str) -> None:
    (folder / file).unlink(missing_ok=True)
    if content is not None:
        (folder / file).write_text(content, encoding="latin-1")
    assert refused(folder).code == code


def test_an_alias_bomb_is_refused_at_once(folder: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in pairwise("abcdefghijk"))
    (folder / "categories.yaml").write_text(bomb, encoding="utf-8")
    assert refused(folder).code == "policy-yaml-alias"


def test_an_action_that_exists_elsewhere_can_be_named(folder: Path) -> None:
    add_rule(folder, "{entities: [IBAN], whole: true, subjects: [thing]}", "pseudonymise")
    assert refused(folder).code == "policy-unknown-name"
    assert policies.load(folder, known_actions=(*ACTIONS, "pseudonymise"))


def test_every_fault_has_a_sentence_in_both_languages() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/opendata/policy").glob("*.py"))
    codes = set(re.findall(r'"(policy-[a-z-]+)"', source))
    assert len(codes) > 15
    assert codes <= set(TEXTS)


def test_the_schema_accepts_the_policy_and_refuses_a_typing_error() -> None:
    schema: Any = policies.schema()
    for path in (BAMBERG / "bamberg.yaml", BAMBERG / "categories.yaml", BAMBERG / "places" / "streets.yaml"):
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        jsonschema.validate(plain(content), schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**plain(content), "ruls": []}, schema)


def plain(content: Any) -> Any:  # noqa: ANN401  (YAML is anything)
    if isinstance(content, dict):
        return {str(key): plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [plain(value) for value in content]
    return content.isoformat() if isinstance(content, date) else content


CASES = st.builds(
    Case,
    dataset=st.sampled_from(["stadtrat", "anderes"]),
    resource=st.just("tabelle"),
    subject=st.sampled_from(SUBJECTS),
    field=st.sampled_from(["Name", "Partei", "büro-telefon", "x"]),
    entity=st.sampled_from(ENTITIES),
    kind=st.sampled_from(("personal", *KINDS)),
    publishable=st.booleans(),
    whole=st.booleans(),
)


@given(CASES)
def test_exactly_one_rule_is_the_most_exact(case: Case) -> None:
    holding = sorted((rule.match.exactness() for rule in POLICY.rules if rule.match.holds(case)), reverse=True)
    assert len(holding) < 2 or holding[0] > holding[1]


@given(CASES, st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_an_expired_rule_falls_back(case: Case, today: date) -> None:
    rule = POLICY.rule_for(case, today)
    assert rule is None or rule.until is None or today <= rule.until
