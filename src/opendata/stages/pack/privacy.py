"""`privacy.json`: what was removed or made coarser and why. No values, no row numbers, no counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from opendata.dcat import Edition
from opendata.model import Bilingual, Decision, Field, Json, Package, Place, Resource, Treatment, Verdict
from opendata.texts import TEXTS, Language, say

KEPT = ("keep", "flag")
"""Outcomes that change nothing."""


def privacy(package: Package, verdict: Verdict, treatments: Sequence[Treatment], edition: Edition) -> Json:
    """Give the statement as JSON."""
    changed = [*_changed(package, verdict), *_defused(package, treatments)]
    return {
        "dataset": package.name,
        "version": edition.version,
        "policy": {"name": edition.policy_name, "digest": edition.policy_digest},
        "decided_on": edition.decided_on,
        "fields": [
            {
                "resource": resource.name,
                "field": _label(field),
                "action": decision.outcome,
                "reason": decision.reason,
                "legal_basis": decision.legal_basis,
            }
            for resource, field, decision in changed
        ],
        "risks": [
            {"risk": decision.place.margin, "threshold": threshold, "holds": True}
            for decision in verdict.decisions
            if decision.outcome not in KEPT and (threshold := _threshold(decision)) is not None
        ],
        "text": {"de": statement(changed, len(package.resources), "de"), "en": statement(changed, len(package.resources), "en")},
    }


Change = tuple[Resource, Field, Decision]


def statement(changed: Sequence[Change], tables: int, language: Language) -> str:
    """Say it in sentences: fields with the same action and reason together."""
    if not changed:
        return say("release-untouched", language)
    sentences = [say("release-treated", language)]
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for change in changed:
        groups.setdefault(_sameness(change), []).append(change)
    for members in groups.values():
        sentences.append(_sentence(members, tables, language))
        sentences.append(say("release-because", language, reason=members[0][2].reason[language]))
    return " ".join(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences)


def _threshold(decision: Decision) -> int | None:
    """Give the smallest count that a table's measure against a risk leaves; verify has seen that it holds."""
    value = decision.parameters.get("threshold", decision.parameters.get("base"))
    return value if decision.place.field is None and isinstance(value, int) else None


def _changed(package: Package, verdict: Verdict) -> Iterator[Change]:
    """List the columns that do not go out as they came; one without a Decision is left out, and said to be."""
    decided = {(decision.place.resource, decision.place.field): decision for decision in verdict.decisions}
    for resource in package.resources:
        for field in resource.fields:
            decision = decided.get((resource.number, field.number)) or _undecided(resource, field)
            if decision.outcome not in KEPT:
                yield resource, field, _public(decision)


def _defused(package: Package, treatments: Sequence[Treatment]) -> Iterator[Change]:
    """List the columns where a text was written so that no spreadsheet runs it (formulas.py)."""
    places = {treatment.place for treatment in treatments if treatment.action == "defuse"}
    for resource in package.resources:
        for field in resource.fields:
            place = Place(resource=resource.number, field=field.number)
            if place in places:
                yield resource, field, Decision(place=place, outcome="defuse", reason=_both("release-formula"))


def _undecided(resource: Resource, field: Field) -> Decision:
    place = Place(resource=resource.number, field=field.number)
    return Decision(place=place, outcome="withhold", reason=_both("release-undecided"))


def _public(decision: Decision) -> Decision:
    """A rule's reason is the city's own text; a person's words stay inside."""
    if decision.by == "policy":
        return decision
    return decision.having(reason=_both("release-person"))


def _both(code: str) -> Bilingual:
    return {"de": say(code, "de"), "en": say(code, "en")}


def _label(field: Field) -> str:
    return field.label or f"field {field.number}"


def _sameness(change: Change) -> tuple[str, str, str]:
    decision = change[2]
    return decision.outcome, str(sorted(decision.parameters.items())), decision.reason["de"]


def _sentence(members: Sequence[Change], tables: int, language: Language) -> str:
    decision = members[0][2]
    fields = ", ".join(_named(resource, field, tables, language) for resource, field, _ in members)
    for code in _codes(decision.outcome, decision.parameters):
        if code in TEXTS:
            return say(code, language, **{"action": decision.outcome, **decision.parameters, "fields": fields})
    return say("release-change", language, action=decision.outcome, fields=fields)


def _codes(outcome: str, parameters: Mapping[str, str | int]) -> Iterable[str]:
    """The most telling sentence first: `mask` to `district`, `round` with a `base`, the action as such."""
    yield from (f"release-{outcome}-{value}" for value in parameters.values() if isinstance(value, str))
    yield from (f"release-{outcome}-{name}" for name in parameters)
    yield f"release-{outcome}"


def _named(resource: Resource, field: Field, tables: int, language: Language) -> str:
    if tables == 1:
        return say("release-field", language, field=_label(field))
    return say("release-field-of", language, field=_label(field), resource=resource.title or resource.name)
