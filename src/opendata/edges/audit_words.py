"""An audited portal in words and for programs; the progress of an audit."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Self

from opendata.answer import place_name
from opendata.commands.portal_audit import STATES, Audited, Looked, Report, personal_columns, risks
from opendata.edges.words import PROGRESS_AFTER_SECONDS, failure_json, sentence, table
from opendata.model import Json
from opendata.portals.ckan.lacking import Fault
from opendata.texts import Language, say

_MARKS: Final = {"\t": "Tab", None: "-"}


def audited_json(report: Report, language: Language) -> Json:
    """Give an audit for programs; no cell value is in it."""
    return {
        "portal": report.portal,
        "ckan": report.version or None,
        "complete": report.failure is None,
        "failure": failure_json(report.failure, language) if report.failure else None,
        "totals": {**_states(report), **_lacking(report)},
        "datasets": [_dataset_json(dataset, language) for dataset in report.datasets],
    }


def _dataset_json(dataset: Audited, language: Language) -> Json:
    return {
        "dataset": dataset.name,
        "page": dataset.page,
        "state": dataset.state,
        "named_in": list(dataset.named),
        "metadata": [
            {"code": one.code, "severity": one.severity, "count": one.count, "lacks": say(f"audit-lacks-{one.code}", language)}
            for one in dataset.faults
        ],
        "resources": [_resource_json(looked, language) for looked in dataset.resources],
    }


def _resource_json(looked: Looked, language: Language) -> Json:
    told = looked.told
    return {
        "id": looked.id,
        "resource": looked.name,
        "page": looked.page,
        "format": looked.format or None,
        "state": looked.state,
        "unchanged": looked.again,
        "personal": [
            {"file": one["file"], "column": one["name"], **{name: one[name] for name in ("entity", "matched", "checked", "rule")}}
            for one in (personal_columns(told) if told else ())
        ],
        "around": list(looked.around),
        "failure": failure_json(looked.failure, language) if looked.failure else None,
        "check": {name: told[name] for name in told if name != "seconds"} if told else None,
    }


def audited(report: Report, language: Language) -> str:
    """Lay out what was found, the worst first, and sum up."""
    if not report.datasets:
        return say("audit-empty", language, portal=report.portal)
    headings = (
        "head-dataset",
        "head-audit-resource",
        "head-verdict",
        "head-audit-personal",
        "head-audit-read",
        "head-audit-metadata",
    )
    ordered = sorted(report.datasets, key=lambda dataset: (STATES.index(dataset.state), dataset.name))
    rows = (row for dataset in ordered for row in _rows(dataset, language))
    lines = [table([say(code, language) for code in headings], rows), ""]
    totals = {**_states(report), **_lacking(report)}
    lines.append(say("audit-sum", language, portal=report.portal, version=report.version or "?", **totals))
    again = sum(looked.again for dataset in report.datasets for looked in dataset.resources)
    lines += [say("audit-again", language, count=again)] if again else []
    lines += [say("audit-incomplete", language, why=sentence(report.failure, language))] if report.failure else []
    lines += [say("audit-next", language)] if any(dataset.state == "personal" for dataset in report.datasets) else []
    return "\n".join(lines)


def _states(report: Report) -> dict[str, int]:
    counted = Counter(looked.state for dataset in report.datasets for looked in dataset.resources)
    resources = sum(len(dataset.resources) for dataset in report.datasets)
    return {"datasets": len(report.datasets), "resources": resources, **{state: counted[state] for state in STATES}}


def _lacking(report: Report) -> dict[str, int]:
    """Count the datasets that lack what is demanded, and what is recommended."""
    severities = [{fault.severity for fault in dataset.faults} for dataset in report.datasets]
    return {
        "demanded": sum("error" in found for found in severities),
        "recommended": sum("warning" in found for found in severities),
    }


def _rows(dataset: Audited, language: Language) -> Iterator[tuple[str, ...]]:
    """Give a row a resource; the first one tells what is true of the dataset."""
    named = [say("audit-named", language, places=_places(dataset.named, language))] if dataset.named else []
    about = (dataset.name, "\n".join(_faults(dataset.faults, language)))
    if not dataset.resources:
        yield about[0], "-", say(f"audit-state-{dataset.state}", language), "\n".join(named), "", about[1]
    for number, looked in enumerate(dataset.resources):
        first = number == 0
        found = [*(named if first else []), *_found(looked, language)]
        state = say(f"audit-state-{looked.state}", language)
        yield about[0] if first else "", looked.name, state, "\n".join(found), _read(looked, language), about[1] if first else ""


def _found(looked: Looked, language: Language) -> Iterator[str]:
    if looked.told is None:
        return
    for one in personal_columns(looked.told):
        counted = {"matched": one["matched"], "checked": one["checked"]}
        yield say("audit-column", language, column=one["name"], entity=say(f"entity-{one['entity']}", language), **counted)
    if looked.around:
        yield say("audit-around", language, place=_places(looked.around, language))
    for risk in risks(looked.told):
        name = say(f"risk-{risk['risk'].replace('_', '-')}", language)
        yield say("audit-risk", language, risk=name, columns=", ".join(filter(None, risk["fields"])))
    if looked.state == "asks" and looked.told["questions"]:
        yield say("audit-question", language, count=len(looked.told["questions"]))


def _read(looked: Looked, language: Language) -> str:
    """Say how the file was read, and what went wrong with that."""
    if looked.failure is not None:
        return sentence(looked.failure, language)
    lines = []
    for resource in looked.told["resources"] if looked.told else ():
        reading = resource["reading"]
        if resource["fields"]:
            marks = {"encoding": reading["encoding"] or "-", "delimiter": _MARKS.get(reading["delimiter"], reading["delimiter"])}
            lines.append(say("audit-reading", language, format=resource["format"].upper(), rows=resource["rows"], **marks))
        lines += [issue["message"] for issue in resource["issues"] if issue["severity"] in {"error", "review"}]
    return "\n".join(lines)


def _faults(faults: Sequence[Fault], language: Language) -> Iterator[str]:
    for severity, code in (("error", "audit-demanded"), ("warning", "audit-recommended")):
        fields = ", ".join(_fault(fault, language) for fault in faults if fault.severity == severity)
        if fields:
            yield say(code, language, fields=fields)


def _fault(fault: Fault, language: Language) -> str:
    field = say(f"audit-lacks-{fault.code}", language)
    return field if fault.count == 1 else say("audit-times", language, field=field, count=fault.count)


def _places(places: Iterable[str], language: Language) -> str:
    return ", ".join(place_name(place, language) for place in places)


class Progress:
    """Tells on stderr how far an audit is: a bar where a person looks on, and at once where people are in a file."""

    def __init__(self, language: Language) -> None:
        self._language, self._start, self._seen = language, time.monotonic(), sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def listed(self, count: int, total: int) -> None:
        """Say how many datasets are listed."""
        self._line(say("audit-listing", self._language, count=count, total=total))

    def looking(self, at: int, total: int, dataset: str) -> None:
        """Say which resource is looked at."""
        self._line(f"[{'█' * (20 * (at - 1) // total):<20}] {at}/{total} {dataset} …")

    def looked(self, dataset: str, looked: Looked) -> None:
        """Tell of personal data as soon as it is found."""
        if looked.state == "personal":
            self._clear()
            sys.stderr.write(f"{dataset}, {looked.name}: {say('audit-state-personal', self._language)}\n")
            sys.stderr.flush()

    def _line(self, text: str) -> None:
        if self._seen and time.monotonic() - self._start > PROGRESS_AFTER_SECONDS:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def _clear(self) -> None:
        if self._seen:
            sys.stderr.write("\r\x1b[K")
