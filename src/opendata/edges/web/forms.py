"""The answers of the status API, as its OpenAPI document describes them."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from opendata.commands.browse import Stage
from opendata.model import Because, Role, VerdictName


class Form(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True)


class Health(Form):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Check(Form):
    """One thing that was looked at."""

    name: str = Field(examples=["ledger"])
    ok: bool
    code: str | None = Field(description="Why it is not ok; a stable code.")


class Readiness(Form):
    """Whether the installation can do its work: database, ledger, policy, sandbox, and the last round of what was due."""

    status: Literal["ok", "failed"]
    checks: tuple[Check, ...]


class DatasetLine(Form):
    """A dataset in the list."""

    name: str = Field(examples=["baumkataster"])
    title: str | None = Field(description="None once withdrawn.")
    state: Literal["published", "withdrawn"]
    version: str | None = Field(description="The version that is public.", examples=["2026-11-23.1"])
    updated: date | None = Field(description="The day this version was decided on, or of the withdrawal.")
    url: str = Field(description="The page of the dataset.")
    api_url: str


class DatasetList(Form):
    """All datasets that are or were public, by name."""

    datasets: tuple[DatasetLine, ...]


class File(Form):
    """A file of a version. Its address never changes, nor do its bytes."""

    path: str = Field(examples=["data/baumkataster.csv"])
    resource: str | None = Field(description="The table it holds, None for files about the dataset.")
    media_type: str
    size_bytes: int
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    url: str


class Version(Form):
    """A version that can be downloaded."""

    version: str
    updated: date
    files: tuple[File, ...]


class Column(Form):
    """A field of a table; types are those of Table Schema."""

    name: str
    type: str
    title: str | None
    description: str | None


class Table(Form):
    """A table of the current version."""

    name: str
    title: str | None
    description: str | None
    fields: tuple[Column, ...]


class Licence(Form):
    """Under which terms the data may be used."""

    name: str | None
    title: str | None
    path: str | None


class Contact(Form):
    """An office; never a person."""

    title: str | None
    email: str | None
    path: str | None
    roles: tuple[str, ...]


class DatasetAnswer(DatasetLine):
    """A dataset. Once withdrawn, only name, state, reason and day are told, and everything else is empty."""

    description: str | None = None
    keywords: tuple[str, ...] = ()
    licences: tuple[Licence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    resources: tuple[Table, ...] = ()
    files: tuple[File, ...] = Field(default=(), description="The files of the current version.")
    versions: tuple[Version, ...] = Field(default=(), description="All versions that can be downloaded, the newest first.")
    privacy_url: str | None = Field(default=None, description="What was removed or made coarser, and why.")
    because: Because | None = Field(default=None, description="Why it was withdrawn.")


class Statement(Form):
    """What was removed or made coarser, and why: `privacy.json` of the current version, byte for byte."""

    dataset: str
    version: str
    policy: dict[str, str]
    decided_on: date
    fields: list[dict[str, Any]]
    risks: list[dict[str, Any]]
    text: dict[Literal["de", "en"], str]


class Asked(Form):
    """A question that waits for a person."""

    id: str
    place: str
    text: str
    choices: tuple[str, ...]
    asked_of: Role


class Reason(Form):
    """Why the whole submission stops."""

    place: str
    rule: str | None
    reason: str
    legal_basis: str | None


class SubmissionAnswer(Form):
    """How far a submission came. No value of the data, and of names only those that were cleared."""

    id: str
    dataset: str
    received_at: datetime
    state: Stage
    verdict: VerdictName | None
    reasons: tuple[Reason, ...]
    questions: tuple[Asked, ...]


class ProblemAnswer(Form):
    """RFC 9457 problem details."""

    type: str = Field(description="Stable; a page that explains the problem.")
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = Field(default=None, description="Parameters that are wrong; only with 422.")
