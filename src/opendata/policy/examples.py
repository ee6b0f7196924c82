"""Examples in `policy/examples/`: small inspections and what must come of them, so that a policy is tested like a program."""

from datetime import date
from pathlib import Path

from opendata.model import (
    Field,
    Finding,
    Inspection,
    Issue,
    Package,
    Place,
    Reading,
    Resource,
    Severity,
    Slug,
    Value,
    VerdictName,
)
from opendata.policy.form import Sentence, Text
from opendata.policy.reading import Problem, read


class Found(Value):
    """One finding of an example, in a column or beside the table."""

    entity: Text
    category: Text = "identity"
    whole: bool = True
    publishable: bool = False


class Column(Value):
    """One column of an example, and what must become of it."""

    name: Text
    kind: Text = "personal"
    found: tuple[Found, ...] = ()
    stained: bool = False  # its header holds personal data
    expect: Text  # the outcome
    rule: Text | None = None  # that must decide, where one does


class Risk(Value):
    """One risk of an example's table."""

    risk: Text
    fields: tuple[int, ...] = ()


class Problematic(Value):
    """One issue of an example."""

    code: Text
    severity: Severity


class Table(Value):
    """One table of an example."""

    name: Text = "daten"
    subject: Text
    columns: tuple[Column, ...]
    risks: tuple[Risk, ...] = ()


class Example(Value):
    """A small delivery and its verdict."""

    title: Sentence
    dataset: Slug = "beispiel"
    today: date | None = None  # the policy's first day where none is named
    tables: tuple[Table, ...]
    issues: tuple[Problematic, ...] = ()
    verdict: VerdictName
    questions: int = 0

    def inspection(self) -> Inspection:
        """Give what would have been noticed in such a delivery."""
        resources = tuple(_resource(number, table) for number, table in enumerate(self.tables, start=1))
        findings = [found for number, table in enumerate(self.tables, start=1) for found in _findings(number, table)]
        issues = tuple(Issue(code=issue.code, severity=issue.severity, place=Place(resource=1)) for issue in self.issues)
        package = Package(name=self.dataset, title=self.dataset, resources=resources)
        return Inspection(package=package, issues=issues, findings=tuple(findings))


class ExamplesFile(Value):
    """`policy/examples/<topic>.yaml`."""

    examples: tuple[Example, ...]


def load_examples(folder: Path) -> tuple[dict[str, tuple[Example, ...]], tuple[Problem, ...]]:
    """Read the examples of the policy in `folder` by file, and name every fault in them."""
    problems: list[Problem] = []
    found = {}
    for path in sorted((folder / "examples").glob("*.yaml")):
        file = read(folder, f"examples/{path.name}", ExamplesFile, problems)
        if file:
            found[path.name] = file[1].examples
    return found, tuple(problems)


def _resource(number: int, table: Table) -> Resource:
    fields = tuple(
        Field(number=at, name=column.name, label=None if column.stained else column.name, type="any", kind=column.kind, filled=10)
        for at, column in enumerate(table.columns, start=1)
    )
    return Resource(
        number=number, name=table.name, format="csv", rows=10, subject=table.subject, reading=Reading(), fields=fields
    )


def _findings(number: int, table: Table) -> list[Finding]:
    """Give findings as recognizers make them; scores and counts do not matter to rules."""
    blank = Finding(
        place=Place(resource=number), category="", matched=5, checked=10, score=1.0, recognizer="example@1", reason=""
    )
    personal = [
        blank.having(place=Place(resource=number, field=at), **found.model_dump())
        for at, column in enumerate(table.columns, start=1)
        for found in column.found
    ]
    return [
        *personal,
        *(blank.having(risk=risk.risk, category="disclosure", fields=risk.fields, threshold=5, value=1) for risk in table.risks),
    ]
