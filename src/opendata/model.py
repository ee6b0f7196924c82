"""The values that flow through the pipeline: frozen, strict, JSON-safe, versioned.

None of them ever holds a cell: only counts, positions and names that detect has cleared. `row` counts the records of the
file from 1, the header included; resources and fields count from 1; sizes are bytes; times are UTC; a score lies in 0..1.
"""

import hashlib
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic import Field as Setting

Json = dict[str, Any]
Score = Annotated[float, Setting(ge=0, le=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$")]
Bilingual = dict[Literal["de", "en"], str]
Severity = Literal["error", "warning", "review"]
VerdictName = Literal["publishable", "needs_answer", "needs_review", "rejected"]
Role = Literal["department", "release", "dsb"]
Because = Literal["privacy", "error", "licence", "outdated"]

KINDS = (
    "number",
    "date",
    "time",
    "boolean",
    "code",
    "category",
    "label",
    "coordinate",
    "url",
    "text",
    "remark",
    "name",
    "geometry",
    "empty",
)
"""What a column without proven personal data holds. `label`: short names of things; `text`: running text;
`remark`: running text in
which no word speaks of a person; `code`: ids of things;
`name`: words that are mostly known names of people, where nothing tells whose; `geometry`: lines and areas as text."""

SUBJECTS = ("person", "household", "group", "thing", "event", "office", "unknown")
"""What one row of a table stands for. `group`: counts of people."""


class Value(BaseModel):
    """Base of all values. Load kept ones with `model_validate_json`: strict JSON turns lists to tuples and text to dates."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    def digest(self) -> str:
        """Give the SHA-256 (hex) of the canonical JSON form: what other results are keyed by."""
        return hashlib.sha256(self.canonical()).hexdigest()

    def canonical(self) -> bytes:
        """Give the one JSON form of this value: declared order, no blanks, UTF-8."""
        return self.model_dump_json().encode()

    def having(self, **changes: object) -> Self:
        """Give a copy with some members changed, validated again."""
        return type(self).model_validate({**{name: getattr(self, name) for name in type(self).model_fields}, **changes})


def column_letters(number: int) -> str:
    """Give the letters that Excel has for a column: A for 1, AA for 27."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class Place(Value):
    """Where something is: `resource 2, field 7`. Resource 0 is the package itself; `margin` names a part outside the grid."""

    resource: int = 0
    field: int | None = None
    margin: str | None = None

    def __str__(self) -> str:
        parts = [f"resource {self.resource}" if self.resource else "package"]
        parts += [f"field {self.field}"] if self.field is not None else []
        parts += [self.margin] if self.margin is not None else []
        return ", ".join(parts)


# ---------------------------------------------------------------------------------------------------------- submission


class SubmittedFile(Value):
    """One file of a submission, known by its number; 0 is the manifest (descriptor and names, sealed like the rest)."""

    number: int
    size_bytes: int
    keyed_digest: str  # HMAC-SHA-256 under the installation key: names nothing to who lacks the key
    is_data: bool = True  # neither the manifest nor the descriptor


class Submission(Value):
    """What was handed in: who, when, how much; the bytes lie sealed under its id."""

    form: Literal[1] = 1
    id: str
    dataset: Slug
    department: str
    submitted_by: str  # actor, e.g. "department:local"
    received_at: datetime
    size_bytes: int
    keyed_digest: str  # HMAC over all files in their order
    files: tuple[SubmittedFile, ...]


# ---------------------------------------------------------------------------------------------------------- inspection


class Reading(Value):
    """How a file was read, and how sure that is."""

    encoding: str | None = None  # WHATWG name
    delimiter: str | None = None
    quote_char: str | None = None
    escape_char: str | None = None  # where quotes within a text have it before them
    line_end: str | None = None
    header_rows: tuple[int, ...] = ()
    preamble_rows: int = 0
    footer_rows: int = 0
    decimal_mark: str | None = None
    group_mark: str | None = None
    confidence: Score = 1.0
    evidence: tuple[str, ...] = ()  # codes: "utf-8-strict", "declared", "c1-bytes"
    hidden: tuple[str, ...] = ()  # kinds of hidden parts left behind: "sheet", "rows", "comments"


class Field(Value):
    """A column as understood. `label` is the header as the department wrote it, None until detect has cleared it."""

    number: int
    name: str  # published name: the cleared header, else field_<number>
    label: str | None
    title: str | None = None
    description: str | None = None
    type: str  # of Table Schema
    format: str = "default"
    kind: str  # one of KINDS, or "personal"
    declared: bool = False  # the type comes from the package's schema, not from the values
    filled: int = 0
    distinct: int = 0
    shapes: tuple[str, ...] = ()  # most common value shapes ("AA-AA 9999"), at most 5, for the contract
    constraints: tuple[str, ...] = ()  # names of the declared constraints
    column: int | None = None  # of the sheet, from 1, where columns of it were left out before this one
    unit: str | None = None

    @property
    def letters(self) -> str:
        """Give the letters that Excel has for the column."""
        return column_letters(self.column or self.number)


class Resource(Value):
    """One table of the package."""

    number: int
    name: str  # published name: cleared, else resource-<number>
    title: str | None = None
    description: str | None = None
    path: str | None = None  # as delivered, None until cleared
    format: str
    rows: int
    text_entities: dict[str, int] = {}  # spans found in running text, by entity
    margins: dict[str, dict[str, int]] = {}  # personal data outside the grid: by place ("footer", "sheet-name") and entity
    subject: str = "unknown"  # one of SUBJECTS
    reading: Reading
    fields: tuple[Field, ...] = ()
    primary_key: tuple[int, ...] = ()  # field numbers
    file: int | None = None  # number of the delivered file
    sheet: int | None = None  # of a workbook, from 1, hidden ones counted
    sheet_name: str | None = None  # None until cleared


class Licence(Value):
    """A licence as Data Package names it."""

    name: str | None = None
    path: str | None = None
    title: str | None = None


class Contact(Value):
    """A publisher or contact of the package; never a person's own mailbox."""

    role: str
    title: str | None = None
    email: str | None = None
    path: str | None = None


class Package(Value):
    """The package's own metadata, each text cleared by detect or left out."""

    name: Slug
    title: str
    description: str | None = None
    homepage: str | None = None
    keywords: tuple[str, ...] = ()
    licences: tuple[Licence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    themes: tuple[str, ...] = ()  # codes of the EU data-theme list
    frequency: str | None = None  # code of the EU frequency list
    temporal: tuple[date | None, date | None] | None = None
    resources: tuple[Resource, ...] = ()


class Issue(Value):
    """Something wrong or doubtful in the data. `rows` are the first ones (at most 10), `count` is all of them."""

    code: str  # of frictionless where one exists
    severity: Severity
    place: Place
    rows: tuple[int, ...] = ()
    count: int = 1
    params: dict[str, str | int] = {}  # types, limits, other places; never a cell
    fix: str | None = None  # code of the advice, where it is not that of the issue


class Rung(Value):
    """One step of a ladder of measures: what level it is, how small the smallest group then is, what it costs."""

    action: str
    parameters: dict[str, str | int] = {}
    smallest: int | None = None
    loss: Score = 0.0


class Rival(Value):
    """Another kind of personal data that a column could have been, and why it was not taken for that."""

    entity: str
    matched: int
    reason: Literal["table", "surer", "fewer", "alone"]  # texts.evidence_texts says what each means


class Evidence(Value):
    """What speaks for a finding: counts, masked shapes, numbers of columns; never a value."""

    distinct: int  # different values among the filled cells
    capped: bool = False  # there were too many to tell them apart: `distinct` is at least that
    header: bool = False  # the column's header names this kind
    subject: str = "unknown"  # what a row of the table stands for: of SUBJECTS
    beside: tuple[int, ...] = ()  # the first columns (at most 3) that show so
    shapes: tuple[str, ...] = ()  # at most 3, commonest first ("AA-AA 9999"); each of at least 5 different values
    rivals: tuple[Rival, ...] = ()  # at most 3, likeliest first


class Finding(Value):
    """Personal data, or a disclosure risk, at one place."""

    place: Place
    entity: str | None = None  # of policy.form.ENTITIES, for personal data
    risk: str | None = None  # name in risks/, for a disclosure risk
    category: str  # of policy/categories.yaml
    whole: bool = True  # the column as such; False: some cells of an otherwise harmless one
    publishable: bool = False  # personal, yet of a kind that is usually public (office holders, office contacts)
    matched: int
    checked: int
    score: Score
    recognizer: str  # name@version
    reason: str  # code of texts.finding_texts
    rows: tuple[int, ...] = ()  # the first ones (at most 10), for `whole=False`
    evidence: Evidence | None = None  # of personal data in a column
    value: int | None = None  # what the risk measured
    threshold: int | None = None
    fields: tuple[int, ...] = ()  # of the risk
    ladder: tuple[Rung, ...] = ()


class Inspection(Value):
    """All that was noticed in one submission. The last good one is the contract for the next delivery."""

    form: Literal[1] = 1
    package: Package
    issues: tuple[Issue, ...] = ()
    findings: tuple[Finding, ...] = ()


# -------------------------------------------------------------------------------------------------------------- verdict


class Decision(Value):
    """What happens at one place, by which rule or person, and why."""

    place: Place
    outcome: str  # keep, flag, withhold, reject, or the name of an action
    parameters: dict[str, str | int] = {}
    rule: str | None = None
    reason: Bilingual
    legal_basis: str | None = None
    until: date | None = None
    scope: Literal["delivery", "column", "city"] = "column"
    by: str = "policy"  # or an actor: "release:ID"
    decided_at: datetime | None = None  # of a person's decision
    question: str | None = None  # the question a person answered
    choice: str | None = None
    shape: str | None = None  # what the column looked like when a person decided: it binds only while that holds


class Question(Value):
    """What a person is asked, of whom, and the choices."""

    id: str
    place: Place
    code: str  # of texts.decision_texts
    params: dict[str, str | int] = {}  # its blanks
    choices: tuple[str, ...]
    asked_of: Role
    entity: str | None = None
    rule: str | None = None
    shape: str | None = None


class Verdict(Value):
    """May it be published, what happens to each column, what is asked of whom."""

    form: Literal[1] = 1
    verdict: VerdictName
    decisions: tuple[Decision, ...] = ()  # one per column, in order, then one per risk and margin
    questions: tuple[Question, ...] = ()
    reasons: tuple[Decision, ...] = ()  # why the whole dataset stops, if it does
    policy: str  # digest
    decided_on: date


# ---------------------------------------------------------------------------------------------- release and publication


class Treatment(Value):
    """What an action did to one column."""

    place: Place
    action: str
    parameters: dict[str, str | int] = {}  # no secrets
    cells_changed: int
    loss: Score = 0.0


class ReleasedFile(Value):
    """One file of a version folder, by its path there."""

    path: str
    size_bytes: int
    sha256: str


class Release(Value):
    """A verified version: what its files are, what was done, what a second inspection of the very bytes found."""

    form: Literal[1] = 1
    dataset: Slug
    version: str
    decided_on: date
    policy: str  # digest of the policy it was decided by
    files: tuple[ReleasedFile, ...]
    inspection: Inspection  # of the bytes that go out
    treatments: tuple[Treatment, ...] = ()


class Publication(Value):
    """A release on a portal, as read back."""

    form: Literal[1] = 1
    dataset: Slug
    portal: str
    version: str
    release: str  # digest of the Release
    url: str
    replaces: str | None = None
    files: tuple[ReleasedFile, ...]
    there: str = ""  # what the portal itself calls the dataset
    addresses: dict[str, str] = {}  # where the portal gives each file, by path, if that is its own choice
    seal: dict[str, str] = {}  # digests of what we wrote there, so that an edit by others is found


class Rollback(Value):
    """Who put an earlier version back, when, under which policy; `submission` is the delivery that stays back since then."""

    form: Literal[1] = 1
    dataset: Slug
    version: str
    replaces: str | None  # what was public before; None after a withdrawal
    submission: str | None  # the newest; None if the version is what it leads to, so that nothing stays back
    policy: str  # digest of the policy that lets the version through today
    number: int  # of the dataset's rollbacks, from 1
    by: str
    at: datetime


class Order(Value):
    """Who wants a dataset taken down, why, and when; `note` is the keyed digest of the words."""

    form: Literal[1] = 1
    dataset: Slug
    because: Because
    note: str
    by: str
    at: datetime


class Removal(Value):
    """Proof that a dataset is gone from a portal, and what remains there."""

    form: Literal[1] = 1
    dataset: Slug
    portal: str
    because: Because
    note: str  # HMAC of the note: the words themselves are erasable
    by: str
    removed_at: datetime
    versions: tuple[str, ...]
    checked: tuple[str, ...]  # what was looked at and found absent
    remains: tuple[str, ...] = ()  # codes: "tombstone", "catalogue-record-withdrawn"


class Dataset(Value):
    """A dataset across its deliveries: what the public sees, and how far the newest delivery came."""

    name: Slug
    department: str
    state: Literal["new", "published", "withdrawn"] = "new"  # for the public
    because: Because | None = None  # of a withdrawal
    submission: str | None = None  # the newest
    inspection: str | None = None  # key, of the newest submission
    verdict: str | None = None  # key, of the newest submission
    current: str | None = None  # version that is public
    release: str | None = None  # key, of that version
    contract: str | None = None  # key of the Inspection behind that version: what the next delivery is compared with
    portals: dict[str, str] = {}  # version by portal
    reached: tuple[str, ...] = ()  # portals that may hold something of it, even if an attempt was cut off
    rollback: str | None = None  # key of the Rollback in force: until a newer delivery is public
