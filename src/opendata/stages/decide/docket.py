"""What is known about a delivery, and what its columns and the whole of it look like to a person's decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from opendata.model import Bilingual, Decision, Field, Finding, Inspection, Place, Question, Resource
from opendata.policy import Policy
from opendata.policy.form import LEAVING
from opendata.policy.ruling import LABEL, Ruling


@dataclass(frozen=True)
class Docket:
    """All that is known about the delivery."""

    inspection: Inspection
    policy: Policy
    answers: tuple[Decision, ...]
    today: date
    delivery: str  # shape of the whole delivery, for decisions on it alone
    unproved: frozenset[Place] = frozenset()  # columns that verification did not let out as their rules had them

    @property
    def dataset(self) -> str:
        """Give the dataset's slug."""
        return self.inspection.package.name

    def has_issue(self, code: str, resource: Resource, field: Field) -> bool:
        """Say whether an Issue with that code is about a column."""
        place = Place(resource=resource.number, field=field.number)
        return any(issue.code == code and issue.place == place for issue in self.inspection.issues)

    def at(self, resource: Resource, field: Field) -> tuple[Finding, ...]:
        """Give the findings that bear on a column: in it, on its label, and risks that it takes part in."""
        near = {**self._near.get((resource.number, field.number), {}), **self._near.get((resource.number, None), {})}
        return tuple(near[at] for at in sorted(near))

    @cached_property
    def _near(self) -> Mapping[tuple[int, int | None], dict[int, Finding]]:
        """Findings by column, and by table those risks that bear on all of its columns; each with its place in the order."""
        near: defaultdict[tuple[int, int | None], dict[int, Finding]] = defaultdict(dict)
        for at, finding in enumerate(self.inspection.findings):
            number = finding.place.resource
            if finding.place.field is not None and finding.place.margin in {None, LABEL}:
                near[number, finding.place.field][at] = finding
            for column in (finding.fields or (None,)) if finding.risk is not None else ():
                near[number, column][at] = finding
        return near


@dataclass(frozen=True)
class Asked:
    """One place with what is decided there, and what is asked while people can still say."""

    decision: Decision
    question: Question | None = None
    resource: Resource | None = None
    field: Field | None = None
    rulings: tuple[Ruling, ...] = ()
    whole: bool = False  # leaves with its table, of which only counts go out

    @property
    def reserved(self) -> bool:
        """Say whether a rule reserves this for the releasing office, and it has not agreed."""
        return self.question is not None and any(ruling.persons and ruling.outcome != "withhold" for ruling in self.rulings)

    @property
    def refused(self) -> bool:
        """Say whether this stops the whole dataset."""
        return self.decision.outcome == "reject"

    @property
    def must_go(self) -> bool:
        """Say whether the policy alone lets this column's personal data go."""
        return any(ruling.personal and ruling.outcome in LEAVING for ruling in self.rulings)


def shape_of(field: Field, findings: Iterable[Finding]) -> str:
    """Give what a column looks like: a person's decision on it binds while this stays the same."""
    entities = sorted({_content(finding) for finding in findings if finding.entity})
    shapes = sorted(field.shapes[:1]) if field.kind in {"personal", "code"} else []  # others change with every row
    return short(field.name, field.label or "", field.type, field.kind, *entities, "shapes", *shapes)


def _content(finding: Finding) -> str:
    """Say what was found, and where it must not go unseen also how often and in which rows: other content is another question."""
    seen = "" if finding.publishable else f" {finding.matched} {finding.checked} {finding.rows}"
    return f"{finding.entity}{seen}"


def delivery_of(inspection: Inspection) -> str:
    """Give what the delivery as a whole looks like, for decisions on it alone."""
    parts = sorted(part.model_dump_json(exclude={"evidence"}) for part in (*inspection.findings, *inspection.issues))
    tables = sorted(resource.having(fields=()).model_dump_json() for resource in inspection.package.resources)
    columns = sorted(f"{resource.number} {field}" for resource in inspection.package.resources for field in resource.fields)
    return short(inspection.package.name, *tables, *columns, *parts)


def short(*parts: str) -> str:
    """Give a short digest: 48 bits, for ids within one dataset."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def decision_of(place: Place, ruling: Ruling) -> Decision:
    """Give the Decision that a ruling makes at a place."""
    return Decision(
        place=place,
        outcome=ruling.outcome,
        parameters=ruling.parameters,
        rule=ruling.rule,
        reason=ruling.reason,
        legal_basis=ruling.legal_basis,
        until=ruling.until,
    )


def stop_at(place: Place, rule: str | None, reason: Bilingual, legal_basis: str | None) -> Decision:
    """Give a reason why the whole dataset stops."""
    return Decision(place=place, outcome="reject", rule=rule, reason=reason, legal_basis=legal_basis)
