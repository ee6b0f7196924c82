"""Inspection and Verdict in the form of `opendata check --json`: what clerks and programs are told. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from opendata.errors import Failure
from opendata.evidence import evidence_json
from opendata.model import Field, Finding, Inspection, Issue, Json, Place, Question, Resource, Verdict
from opendata.rows import FIRST_ROWS
from opendata.texts import TEXTS, Language, counted, listed, say

_ENCODINGS: Final = {"utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16le": "UTF-16", "utf-16be": "UTF-16"}
_WITH_HEADER: Final = frozenset({"csv", "xlsx", "xls", "ods"})
_MARKS: Final = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def answer(inspection: Inspection, verdict: Verdict, seconds: Mapping[str, float], language: Language = "de") -> Json:
    """Tell what was noticed and decided; names are cleared ones, everything else is a place.

    What is noticed of the package as a whole stands in `issues`, and among those of its first table too: so who looks at the
    tables alone misses nothing.
    """
    names, columns = Names(inspection), _Columns(inspection, verdict)
    return {
        "verdict": verdict.verdict,
        "package": {"name": inspection.package.name, "title": inspection.package.title},
        "resources": [_resource(resource, inspection, columns, names, language) for resource in inspection.package.resources],
        "issues": [_issue(issue, names, language) for issue in inspection.issues if not issue.place.resource],
        "reasons": [
            {"place": names(stop.place), "rule": stop.rule, "reason": stop.reason[language], "legal_basis": stop.legal_basis}
            for stop in verdict.reasons
        ],
        "questions": [question_json(question, names, language) for question in verdict.questions],
        "risks": [_risk(finding, columns, names) for finding in inspection.findings if finding.risk],
        "seconds": dict(seconds),
    }


def unreadable(failure: Failure, language: Language) -> Json:
    """Tell that a delivery could not even be looked at, in the same form."""
    told = say(failure.code, language, **failure.params)
    where: Json = {"field": None, "row": None, "rows": [], "cells": [], "count": 1}
    issue = {"code": failure.code, "severity": "error", **where, "message": told, "fix": None}
    empty: Json = {"resources": [], "reasons": [], "questions": [], "risks": [], "seconds": {}}
    return {"verdict": "rejected", "package": {"name": None, "title": None}, **empty, "issues": [issue]}


class Names:
    """Gives places the names that people know them by."""

    def __init__(self, inspection: Inspection) -> None:
        self._resources = {resource.number: resource for resource in inspection.package.resources}
        self._fields = {(number, field.number): field for number, one in self._resources.items() for field in one.fields}

    def __call__(self, place: Place) -> str:
        """Give the place in words: resource, column, margin."""
        resource = self._resources.get(place.resource)
        if resource is None:
            return str(place)
        field = self.field(place)
        parts = [resource.name, *([field] if field else []), *([place.margin] if place.margin else [])]
        return ", ".join(parts)

    def told(self, place: Place, language: Language) -> str:
        """Give the place in words of the language: the table where there are several, the column by its header."""
        resource = self._resources.get(place.resource)
        if resource is None:
            return say("word-package", language)
        table = say("word-table", language, name=self.table(place.resource))
        margin = [place_word(place.margin, language)] if place.margin else []
        column = [self.column(place, language)] if place.field is not None else []
        return ", ".join([*([table] if len(self._resources) > 1 or not column else []), *column, *margin])

    def table(self, number: int) -> str:
        """Give what people call a table: by its title, else its file, else its name."""
        resource = self._resources.get(number)
        return (resource.title or resource.path or resource.name) if resource else str(number)

    def column(self, place: Place, language: Language) -> str:
        """Give a column in words: by its header, else as Excel names it, else by its number."""
        resource = self._resources.get(place.resource)
        own = next((one for one in resource.fields if one.number == place.field), None) if resource else None
        if own and own.label and own.label.strip():
            return say("word-column", language, name=own.label)
        return self.letters(place, language)

    def letters(self, place: Place, language: Language) -> str:
        """Give a column as Excel names it, else by its number."""
        resource = self._resources.get(place.resource)
        own = next((one for one in resource.fields if one.number == place.field), None) if resource else None
        letters = own.letters if own and resource and resource.format in _WITH_HEADER else place.field
        return say("word-column-number", language, number=letters)

    def columns(self, resource: int, numbers: str, language: Language) -> str:
        """Give several columns in words; `numbers` as an Issue has them: `1, 2`."""
        places = [Place(resource=resource, field=int(number)) for number in numbers.split(",") if number.strip().isdecimal()]
        if len(places) == 1:
            return self.column(places[0], language)
        names = [say("word-quoted", language, name=self.short(place, language)) for place in places]
        return say("word-columns", language, names=listed(names, language))

    def short(self, place: Place, language: Language) -> str:
        """Give a column's header, or its number."""
        name = self.field(place)
        return say("word-number", language, number=place.field) if name == f"field {place.field}" else name or ""

    def field(self, place: Place) -> str | None:
        """Give the name of the place's column, or its number where the name is not cleared."""
        if place.field is None:
            return None
        field = self._fields.get((place.resource, place.field))
        return shown(field) if field else f"field {place.field}"

    def cells(self, place: Place, rows: Iterable[int]) -> list[str]:
        """Give the names that Excel has for the cells of a column (`G18`); none where the file has no rows and columns."""
        resource = self._resources.get(place.resource)
        own = self._fields.get((place.resource, place.field)) if place.field is not None else None
        return [f"{own.letters}{row}" for row in rows] if own and resource and resource.format in _WITH_HEADER else []

    def resource(self, place: Place) -> str | None:
        """Give the name of the place's resource."""
        resource = self._resources.get(place.resource)
        return resource.name if resource else None


def place_word(place: str, language: Language) -> str:
    """Name a place outside the columns as people do; a word of the file where there is none."""
    return next((say(f"{kind}-{place}", language) for kind in ("place", "hidden") if f"{kind}-{place}" in TEXTS), place)


def shown(field: Field) -> str:
    """Give the name a column is shown by."""
    return field.label or f"field {field.number}"


def main_finding(findings: Iterable[Finding], place: Place) -> Finding | None:
    """Give what says most about a column: what must not be published, then the whole column, then the surest."""
    own = [finding for finding in findings if finding.entity and finding.place == place]
    return max(own, key=lambda found: (not found.publishable, found.whole, found.score), default=None)


class _Columns:
    """What was found in each column and decided of it, by its place: a table may have twenty thousand of them."""

    def __init__(self, inspection: Inspection, verdict: Verdict) -> None:
        self.findings: dict[Place, list[Finding]] = {}
        for finding in inspection.findings:
            self.findings.setdefault(finding.place, []).append(finding)
        self.decisions = {decision.place: decision for decision in reversed(verdict.decisions)}  # the first of a place counts


def _resource(resource: Resource, inspection: Inspection, columns: _Columns, names: Names, language: Language) -> Json:
    first = resource == inspection.package.resources[0]
    issues = [
        issue for issue in inspection.issues if issue.place.resource in ({0, resource.number} if first else {resource.number})
    ]
    unsaid = {"line_end", "evidence", *([] if resource.reading.escape_char else ["escape_char"])}
    reading = resource.reading.model_dump(mode="json", exclude=unsaid)
    return {
        "name": resource.name,
        "path": resource.path,
        "format": resource.format,
        "rows": resource.rows,
        **({} if resource.sheet is None else {"sheet": {"number": resource.sheet, "name": resource.sheet_name}}),
        "subject": resource.subject,
        "reading": reading,
        "fields": [_field(resource, field, columns, names, language) for field in resource.fields],
        "issues": [_issue(issue, names, language) for issue in issues],
        "margins": [
            {"place": place, "entity": entity, "count": count}
            for place, entities in resource.margins.items()
            for entity, count in entities.items()
        ],
        "text_entities": resource.text_entities,
    }


def _field(resource: Resource, field: Field, columns: _Columns, names: Names, language: Language) -> Json:
    place = Place(resource=resource.number, field=field.number)
    finding = main_finding(columns.findings.get(place, ()), place)
    decision = columns.decisions.get(place)
    return {
        "name": shown(field),
        "type": field.type,
        "format": field.format,
        "kind": field.kind,
        "entity": finding.entity if finding else None,
        "score": finding.score if finding else 0.0,
        "matched": finding.matched if finding else 0,
        "checked": finding.checked if finding else field.filled,
        "action": decision.outcome if decision else None,
        "rule": decision.rule if decision else None,
        "reason": decision.reason[language] if decision else None,
        "evidence": evidence_json(finding, names.field, language) if finding else None,
    }


def issue_text(issue: Issue, names: Names, language: Language) -> str:
    """Say what is wrong, where, and how to mend it."""
    told = _issue(issue, names, language)
    return f"{told['message']} {told['fix'] or ''}".rstrip()


def _issue(issue: Issue, names: Names, language: Language) -> Json:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "field": names.field(issue.place),
        "row": issue.rows[0] if issue.rows else None,
        "rows": list(issue.rows),
        "cells": names.cells(issue.place, issue.rows),
        "count": issue.count,
        "message": issue_message(issue, names, language),
        "fix": issue_fix(issue, names, language),
    }


def question_json(question: Question, names: Names, language: Language) -> Json:
    """Give a question for programs and people."""
    return {
        "id": question.id,
        "place": names(question.place),
        "text": question_text(question, names.told(question.place, language), language),
        "choices": list(question.choices),
        "asked_of": question.asked_of,
    }


def _risk(finding: Finding, about: _Columns, names: Names) -> Json:
    columns = [Place(resource=finding.place.resource, field=number) for number in finding.fields]
    decisions = [decision for column in columns if (decision := about.decisions.get(column))]
    return {
        "risk": finding.risk,
        "resource": names.resource(finding.place),
        "fields": [names.field(column) for column in columns],
        "value": finding.value,
        "threshold": finding.threshold,
        "action": decisions[0].outcome if decisions else None,
    }


def issue_message(issue: Issue, names: Names, language: Language) -> str:
    """Say what is wrong and where."""
    named = "-named" if "expected" in issue.params else ""
    return say(f"issue-{issue.code}{named}", language, **_blanks(issue, names, language))


def issue_fix(issue: Issue, names: Names, language: Language) -> str | None:
    """Say how to mend it, where there is something to say."""
    code = f"fix-{issue.fix or issue.code}"
    return say(code, language, **_blanks(issue, names, language)) if code in TEXTS else None


def question_text(question: Question, where: str, language: Language) -> str:
    """Ask the question, naming the place it is about."""
    return f"{where}: {say(question.code, language, **question.params)}"


def _blanks(issue: Issue, names: Names, language: Language) -> dict[str, object]:
    place, params = issue.place, issue.params
    told: dict[str, object] = {"field": names.short(place, language), "place": names.told(place, language)}
    rows = listed([str(row) for row in issue.rows[:FIRST_ROWS]], language)
    told |= {"where": _rows(issue, language), "rows": rows, "count": issue.count, **params}
    if "fields" in params:
        other = params.get("resource", place.resource)
        told["columns"] = names.columns(int(other), str(params["fields"]), language)
    if "resource" in params:
        told["resource"] = names.table(int(params["resource"]))
    if issue.code == "duplicate-label":
        first = Place(resource=place.resource, field=int(params["first"]))
        told["first"] = names.letters(first, language)
    return told


def _rows(issue: Issue, language: Language) -> str:
    """Name the first rows."""
    rows = [str(row) for row in issue.rows[:FIRST_ROWS]]
    return say("word-in-row" if len(rows) == 1 else "word-in-rows", language, rows=listed(rows, language))


# ------------------------------------------------------------------------------------------------- how a file was read


def reading_sentence(resource: Resource, language: Language) -> str:
    """Say in one sentence how a file was read."""
    return say("describe-read", language, parts="; ".join([", ".join(_marks(resource, language)), *_lines(resource, language)]))


def around_sentences(margins: Sequence[Json], language: Language) -> list[str]:
    """Say where people are named outside the columns: what stands there is never published. Nothing where they are not."""
    found: dict[str, list[str]] = {}
    for one in margins:
        found.setdefault(one["place"], []).append(say(f"entity-{one['entity']}", language))
    told = "; ".join(f"{place_word(place, language)}: {', '.join(kinds)}" for place, kinds in found.items())
    return [say("check-around", language, places=told)] if found else []


def _marks(resource: Resource, language: Language) -> Iterator[str]:
    reading, form = resource.reading, resource.format.upper()
    if resource.sheet is not None:
        code = "describe-sheet" if resource.sheet_name else "describe-sheet-unnamed"
        yield say(code, language, format=form, number=resource.sheet, name=resource.sheet_name)
        return
    if resource.format != "csv":
        yield form
        return
    yield _ENCODINGS.get(reading.encoding or "", reading.encoding or resource.format)
    mark = _MARKS.get(reading.delimiter or "")
    yield say(f"describe-mark-{mark}", language) if mark else say("describe-one-column", language)
    if reading.quote_char == "'":
        yield say("describe-single-quotes", language)
    if reading.escape_char:
        yield say("describe-escape", language, mark=reading.escape_char)
    if reading.decimal_mark:
        yield say("describe-decimal-comma" if reading.decimal_mark == "," else "describe-decimal-dot", language)
    if reading.group_mark:
        yield say("describe-thousands", language, mark="␣" if reading.group_mark.isspace() else reading.group_mark)


def _lines(resource: Resource, language: Language) -> Iterator[str]:
    reading = resource.reading
    if reading.preamble_rows:
        one = reading.preamble_rows == 1
        yield say("describe-preamble-one", language) if one else say("describe-preamble", language, last=reading.preamble_rows)
    rows = listed([str(row) for row in reading.header_rows], language)
    if rows:
        yield say("describe-header-many" if len(reading.header_rows) > 1 else "describe-header", language, rows=rows)
    elif resource.format in _WITH_HEADER:
        yield say("describe-no-header", language)
    yield counted("describe-rows", language, resource.rows, rows=resource.rows)
    if reading.footer_rows:
        one = reading.footer_rows == 1
        yield say("describe-footer-one", language) if one else say("describe-footer", language, count=reading.footer_rows)
    if reading.hidden:
        yield say("describe-hidden", language, parts=", ".join(say(f"hidden-{kind}", language) for kind in reading.hidden))
