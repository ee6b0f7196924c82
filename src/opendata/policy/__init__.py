"""The city's data policy: the typed form of `policy/`, strict, with a digest; a policy with a fault is refused as a whole.

`<city>.yaml` holds the rules, `categories.yaml` says what belongs together and what stops a dataset, `places/` is local
knowledge. Which rule decides a case: one for its dataset before a general one, then the one with more conditions; two equally
exact rules for one case are a fault, so the order of the file never matters. No rule: the column is left out and asked about.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from opendata.errors import Misuse
from opendata.policy.form import ACTIONS, RISKS, Case, CategoriesFile, Knowledge, Policy, Rule, RulesFile
from opendata.policy.reading import Problem, read
from opendata.policy.soundness import category_faults, repeated, rule_faults, threshold_faults

__all__ = ["Case", "Policy", "Problem", "Rule", "inspect", "load", "schema"]


def load(folder: Path, known_actions: Collection[str] = ACTIONS, known_risks: Collection[str] = RISKS) -> Policy:
    """Read the policy in `folder`.

    Raises:
        Misuse: it has a fault; the code, file and line of the first one, and how many there are.
    """
    policy, problems = inspect(folder, known_actions, known_risks)
    if policy is None:
        first = problems[0]
        raise Misuse(first.code, file=first.file, line=first.line, problems=len(problems), **first.params)
    return policy


def inspect(
    folder: Path, known_actions: Collection[str] = ACTIONS, known_risks: Collection[str] = RISKS
) -> tuple[Policy | None, tuple[Problem, ...]]:
    """Read the policy in `folder`, or name every fault that it has."""
    problems: list[Problem] = []
    names = sorted(path.name for path in folder.glob("*.yaml") if path.name != "categories.yaml")
    if not names and not (folder / "categories.yaml").exists():
        return None, (Problem(code="policy-nowhere", file=folder.name, line=1, params={"folder": str(folder)}),)
    if len(names) != 1:
        return None, (Problem(code="policy-rules-file-count", file=folder.name, line=1, params={"count": len(names)}),)
    rules = read(folder, names[0], RulesFile, problems)
    categories = read(folder, "categories.yaml", CategoriesFile, problems)
    places = dict(_places(folder, problems))
    if rules and categories:
        problems += category_faults(*categories)
        problems += threshold_faults(*rules)
        problems += rule_faults(*rules, categories[1], known_actions, known_risks)
        if not problems:
            return _policy(rules[1], categories[1], places), ()
    return None, tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.code)))


def _places(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Knowledge]]:
    for path in sorted((folder / "places").glob("*.yaml")):
        place = read(folder, f"places/{path.name}", Knowledge, problems)
        if place:
            problems += repeated(place[0], place[1].entries)
            yield path.stem, place[1].having(entries=tuple(sorted(set(place[1].entries))))


def schema() -> dict[str, object]:
    """Give the JSON Schema of the policy's files, for editors."""
    return TypeAdapter(RulesFile | CategoriesFile | Knowledge).json_schema()


def _policy(rules: RulesFile, categories: CategoriesFile, places: Mapping[str, Knowledge]) -> Policy:
    """Put the files together in one canonical order."""
    parts = {name: getattr(part, name) for part in (rules, categories) for name in type(part).model_fields}
    for name in ("rules", "categories", "secrecy"):
        parts[name] = tuple(sorted(parts[name], key=lambda part: part.id))
    for name in ("thresholds", "terms", "roles"):
        parts[name] = dict(sorted(parts[name].items()))
    return Policy(**parts, places=dict(places))
