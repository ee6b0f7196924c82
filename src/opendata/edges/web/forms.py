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


State = Literal["published", "withdrawn"]


class DatasetLine(Form):
    """A dataset in the list."""

    name: str = Field(examples=["baumkataster"])
    title: str | None = Field(description="None once withdrawn.", examples=["Baumkataster"])
    state: State
    version: str | None = Field(description="The version that is public.", examples=["2026-11-23.1"])
    updated: date | None = Field(
        description="The day this version was decided on, or of the withdrawal.", examples=["2026-11-23"]
    )
    url: str = Field(description="The page of the dataset.", examples=["https://daten.example.org/datasets/baumkataster"])
    api_url: str = Field(examples=["https://daten.example.org/api/v1/datasets/baumkataster"])


class DatasetList(Form):
    """A page of the datasets that are or were public: by name, or the best answers to a search first."""

    total: int = Field(description="How many answer the filters, on all pages.", examples=[1])
    page: int = Field(examples=[1])
    page_size: int = Field(examples=[100])
    datasets: tuple[DatasetLine, ...]


class File(Form):
    """A file of a version. Its address never changes, nor do its bytes."""

    path: str = Field(examples=["data/baumkataster.csv"])
    resource: str | None = Field(description="The table it holds, None for files about the dataset.")
    media_type: str = Field(examples=["text/csv; charset=utf-8; header=present"])
    size_bytes: int = Field(examples=[74999])
    sha256: str = Field(pattern="^[0-9a-f]{64}$", examples=["87e4c4f67e004d0e833b35914150d97a0330effb4052ec372ac8cd92eeffac6a"])
    url: str = Field(examples=["https://daten.example.org/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"])


class Version(Form):
    """A version that can be downloaded."""

    version: str = Field(examples=["2026-11-23.1"])
    updated: date = Field(examples=["2026-11-23"])
    files: tuple[File, ...]


class VersionList(Form):
    """All versions that can be downloaded, the newest first."""

    dataset: str = Field(examples=["baumkataster"])
    versions: tuple[Version, ...]


class Column(Form):
    """A field of a table; types are those of Table Schema."""

    name: str = Field(examples=["Pflanzjahr"])
    type: str = Field(examples=["integer"])
    title: str | None = Field(examples=["Jahr der Pflanzung"])
    description: str | None = Field(examples=[None])


class Table(Form):
    """A table of the current version."""

    name: str
    title: str | None
    description: str | None
    fields: tuple[Column, ...]


class TableList(Form):
    """The tables of the current version, with their fields."""

    dataset: str = Field(examples=["baumkataster"])
    version: str = Field(examples=["2026-11-23.1"])
    resources: tuple[Table, ...]


class Measures(Form):
    """Statistics of one field, over the published cells. Values are texts, as in the CSV file."""

    model_config = ConfigDict(frozen=True, extra="allow")

    field: str = Field(examples=["Pflanzjahr"])
    type: str = Field(examples=["integer"])
    filled: int = Field(examples=[598])
    missing: int = Field(examples=[14])
    distinct: int = Field(examples=[87])
    minimum: str | None = Field(default=None, examples=["1890"])
    maximum: str | None = Field(default=None, examples=["2025"])


class Statistics(Form):
    """Statistics of one table."""

    name: str = Field(examples=["baumkataster"])
    rows_total: int = Field(examples=[612])
    statistics: tuple[Measures, ...]


class StatisticsAnswer(Form):
    """Statistics of the tables of the current version."""

    dataset: str = Field(examples=["baumkataster"])
    version: str = Field(examples=["2026-11-23.1"])
    resources: tuple[Statistics, ...]


class DataPage(Form):
    """Rows of a table. Numbers are JSON numbers; one with more digits than a double holds is a text, so that none is rounded."""

    dataset: str = Field(examples=["baumkataster"])
    version: str = Field(examples=["2026-11-23.1"])
    resource: str = Field(examples=["baumkataster"])
    total: int = Field(description="How many rows answer the filters, on all pages.", examples=[612])
    page: int = Field(examples=[1])
    page_size: int = Field(examples=[100])
    rows: tuple[dict[str, str | int | float | bool | None], ...] = Field(
        description="By name of the field, in the order of the fields; null where a cell is missing.",
        examples=[[{"Baumnummer": "B-0001", "Baumart deutsch": "Winterlinde", "Pflanzjahr": 1987}]],
    )


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
    themes: tuple[str, ...] = Field(default=(), description="Codes of the EU data themes.", examples=[["ENVI"]])
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

    type: str = Field(
        description="Stable; a page that explains the problem.", examples=["https://daten.example.org/problems/not-found"]
    )
    title: str = Field(examples=["Nicht gefunden"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["Unter dieser Adresse gibt es hier nichts."])
    errors: list[dict[str, str]] | None = Field(
        default=None, description="What is wrong with the question, each with `in`, `code` and `detail`; only with 400 and 422."
    )
