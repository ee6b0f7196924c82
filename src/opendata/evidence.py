"""What speaks for a finding, for programs and in sentences: rule, header, table, shapes, rows, why not something else. Pure."""

from collections.abc import Callable, Iterator

from opendata.model import Evidence, Finding, Json, Place
from opendata.texts import Language, say

Naming = Callable[[Place], str | None]
"""Gives the name that people know a column by."""


def evidence_json(finding: Finding, name: Naming, language: Language) -> Json | None:
    """Give the evidence of a finding in a column; None where none was kept."""
    if finding.evidence is None:
        return None
    return {
        "recognizer": finding.recognizer,
        "because": finding.reason,
        **finding.evidence.model_dump(mode="json"),
        "beside": _beside(finding, finding.evidence, name),
        "rows": list(finding.rows),
        "share": share(finding, language),
        "sentences": list(sentences(finding, name, language)),
    }


def share(finding: Finding, language: Language) -> str:
    """Say how many cells are so, and how many differ."""
    counted = finding.evidence or Evidence(distinct=0)
    distinct = say("evidence-distinct-capped", language, count=counted.distinct) if counted.capped else counted.distinct
    return say("evidence-share", language, matched=finding.matched, checked=finding.checked, distinct=distinct)


def sentences(finding: Finding, name: Naming, language: Language) -> Iterator[str]:
    """Say what speaks for a finding, sentence by sentence; nothing where no evidence was kept."""
    evidence = finding.evidence
    if evidence is None:
        return
    yield say("evidence-rule", language, reason=say(finding.reason, language), recognizer=finding.recognizer)
    yield say("evidence-header" if evidence.header else "evidence-no-header", language)
    subject, beside = say(f"subject-{evidence.subject}", language), _beside(finding, evidence, name)
    if beside:
        yield say("evidence-table-beside", language, subject=subject, columns=", ".join(beside))
    else:
        yield say("evidence-table", language, subject=subject)
    if evidence.shapes:
        shapes = ", ".join(say("evidence-shape", language, shape=one) for one in evidence.shapes)
        yield say("evidence-shapes", language, shapes=shapes)
    if finding.rows:
        code = "evidence-rows-first" if len(finding.rows) < finding.matched else "evidence-rows"
        yield say(code, language, rows=", ".join(map(str, finding.rows)))
    for rival in evidence.rivals:
        entity = say(f"entity-{rival.entity}", language)
        yield say(f"evidence-rival-{rival.reason}", language, entity=entity, matched=rival.matched, checked=finding.checked)


def _beside(finding: Finding, evidence: Evidence, name: Naming) -> list[str]:
    """Name the columns that show what rows stand for."""
    places = (Place(resource=finding.place.resource, field=number) for number in evidence.beside)
    return [told for place in places if (told := name(place))]
