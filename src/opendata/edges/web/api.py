"""The status API: JSON for programs."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator

from opendata.answer import Names, question_json
from opendata.commands import browse
from opendata.commands.search import search
from opendata.edges.web.downloads import media_type, tagged
from opendata.edges.web.forms import (
    Asked,
    Check,
    Column,
    Contact,
    DatasetAnswer,
    DatasetLine,
    DatasetList,
    File,
    Health,
    Licence,
    ProblemAnswer,
    Readiness,
    Reason,
    State,
    Statement,
    StatisticsAnswer,
    SubmissionAnswer,
    Table,
    TableList,
    Version,
    VersionList,
)
from opendata.edges.web.problems import Problem
from opendata.edges.web.site import Here, Site, Spoken, dataset_path, file_path, paging
from opendata.errors import Outside
from opendata.model import Inspection, Json, Verdict
from opendata.texts import Language

Name = Annotated[
    str, Path(pattern="^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$", description="Name of a dataset.", examples=["baumkataster"])
]
VersionName = Annotated[
    str,
    Path(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,6}$",
        description="A version, as `/versions` lists them.",
        examples=["2026-11-23.1"],
    ),
]


def _day(text: object) -> object:
    """Take a day as ISO 8601 writes it; the library would take a number for seconds since 1970."""
    if isinstance(text, str) and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError
    return text


Day = Annotated[date, BeforeValidator(_day)]
LARGEST_PAGE: Final = 1000
PageNumber = Annotated[int, Query(alias="_page", ge=1, le=1_000_000_000, description="Which page, from 1 on.")]
PageSize = Annotated[int, Query(alias="_page_size", ge=1, le=LARGEST_PAGE, description="How many a page.")]
Identifier = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="Id of a submission, as the receipt names it.")]


def problem(text: str) -> dict[str, Any]:
    """Describe an answer that is a problem, for the OpenAPI document."""
    return {"model": ProblemAnswer, "description": text, "content": {"application/problem+json": {}}}


UNKNOWN: Final[dict[int | str, dict[str, Any]]] = {
    404: problem("There is none of this name."),
    422: problem("A part of the address does not have the expected form."),
}
GONE: Final[dict[int | str, dict[str, Any]]] = {**UNKNOWN, 410: problem("The dataset, or this version, was withdrawn.")}
BUSY: Final[dict[int | str, dict[str, Any]]] = {503: problem("Something failed for now; try again after `Retry-After` seconds.")}

routes = APIRouter()


@routes.get("/healthz", tags=["service"])
def healthz() -> Health:
    """Say that the process answers."""
    return Health()


@routes.get("/readyz", tags=["service"], response_model=Readiness, responses={503: {"model": Readiness}})
def readyz(here: Here) -> JSONResponse:
    """Say whether the installation can do its work. Answered from the last round (every minute), so asking costs nothing."""
    checks = tuple(Check(name=name, ok=code is None, code=code) for name, code in here.pulse.checks().items())
    well = all(check.ok for check in checks)
    told = Readiness(status="ok" if well else "failed", checks=checks)
    return JSONResponse(told.model_dump(mode="json"), 200 if well else 503, headers={"Cache-Control": "no-store"})


@routes.get("/api/v1/datasets", tags=["datasets"], responses={422: UNKNOWN[422], **BUSY})
def datasets(  # noqa: PLR0913  (one parameter a filter)
    here: Here,
    request: Request,
    response: Response,
    page: PageNumber = 1,
    size: PageSize = 100,
    *,
    q: Annotated[
        str, Query(max_length=200, description="Words to search for, in German; best answers first.", examples=["Bäume"])
    ] = "",
    theme: Annotated[str, Query(max_length=20, description="Code of an EU data theme.", examples=["ENVI"])] = "",
    keyword: Annotated[str, Query(max_length=200, description="A keyword, as a whole.", examples=["Umwelt"])] = "",
    state: Annotated[State | None, Query(description="Only those that are public, or only those that were.")] = None,
    modified_since: Annotated[
        Day | None, Query(description="Only what was published or withdrawn on this day or later.", examples=["2026-01-01"])
    ] = None,
) -> DatasetList:
    """List the datasets that are or were public. A withdrawn one stays listed, so that whoever copied it learns of it.

    `Link` leads to the first, previous, next and last page (RFC 8288).
    """
    matching = [
        (shown, described)
        for shown, described in _described(here, q)
        if (state is None or shown.state == state)
        and (modified_since is None or _updated(shown) >= modified_since)
        and (not theme or (described is not None and theme in described.themes))
        and (not keyword or (described is not None and keyword.casefold() in map(str.casefold, described.keywords)))
    ]
    response.headers["Link"] = paging(here, "/api/v1/datasets", request.query_params.multi_items(), (page, size), len(matching))
    lines = (_line(here, *each) for each in matching[(page - 1) * size : page * size])
    return DatasetList(total=len(matching), page=page, page_size=size, datasets=tuple(lines))


@routes.get("/api/v1/datasets/{name}", tags=["datasets"], responses={**UNKNOWN, **BUSY})
def dataset(here: Here, name: Name) -> DatasetAnswer:
    """Tell one dataset. A withdrawn one is answered with 200 and `state: withdrawn`; its page and files answer 410."""
    shown = found(here, name)
    described = browse.described(here.folder, shown)
    line = _line(here, shown, described).model_dump()
    if described is None:
        return DatasetAnswer(**line, because=shown.because)
    told = described.descriptor
    return DatasetAnswer(
        **line,
        description=told.get("description"),
        keywords=described.keywords,
        themes=described.themes,
        licences=tuple(_licence(entry) for entry in told.get("licenses", ())),
        contacts=tuple(_contact(entry) for entry in told.get("contributors", ())),
        resources=tuple(_table(resource) for resource in told["resources"]),
        files=_files(here, name, described.current, told),
        versions=tuple(_version(here, name, version) for version in shown.versions),
        privacy_url=here.url(f"/api/v1/datasets/{name}/privacy"),
    )


@routes.get("/api/v1/datasets/{name}/versions", tags=["datasets"], responses={**GONE, **BUSY})
def versions(here: Here, name: Name) -> VersionList:
    """List all versions that can be downloaded, the newest first, with size and SHA-256 of each file."""
    shown = found(here, name)
    if shown.current is None:
        raise Problem("dataset-withdrawn")
    return VersionList(dataset=name, versions=tuple(_version(here, name, version) for version in shown.versions))


@routes.get("/api/v1/datasets/{name}/fields", tags=["datasets"], responses={**GONE, **BUSY})
def fields(here: Here, name: Name) -> TableList:
    """Tell the tables of the current version with their fields: names, types of Table Schema, titles."""
    described = public(here, name)
    tables = tuple(_table(resource) for resource in described.descriptor["resources"])
    return TableList(dataset=name, version=described.current.name, resources=tables)


@routes.get("/api/v1/datasets/{name}/statistics", tags=["datasets"], responses={**GONE, **BUSY})
def statistics(here: Here, name: Name) -> StatisticsAnswer:
    """Tell the statistics of each field of the current version: filled, missing, distinct, smallest and largest cells."""
    described = public(here, name)
    if described.current.file(browse.PREVIEW) is None:
        raise Problem("no-statistics")
    told = json.loads(browse.content(here.folder, name, described.current, browse.PREVIEW))
    return StatisticsAnswer.model_validate({"dataset": name, "version": described.current.name, **told})


@routes.get("/api/v1/datasets/{name}/privacy", tags=["datasets"], response_model=Statement, responses={**GONE, **BUSY})
def privacy(here: Here, name: Name) -> Response:
    """Tell what was removed or made coarser before publication, and why."""
    shown = found(here, name)
    if shown.current is None:
        raise Problem("dataset-withdrawn")
    data = browse.content(here.folder, name, shown.current, browse.STATEMENT)
    return Response(data, media_type="application/json", headers=tagged(shown.current, browse.STATEMENT))


@routes.get("/api/v1/submissions/{identifier}", tags=["submissions"], responses={**UNKNOWN, **BUSY})
def submission(here: Here, identifier: Identifier, language: Spoken, response: Response) -> SubmissionAnswer:
    """Tell how far a submission came, to who holds its id. Sentences in German, or English by `Accept-Language`."""
    progress = browse.submission(here.means, identifier)
    if progress is None:
        raise Problem("not-found")
    response.headers.update({"Cache-Control": "no-store", "Content-Language": language})
    return SubmissionAnswer(
        id=progress.submission.id,
        dataset=progress.submission.dataset,
        received_at=progress.submission.received_at,
        state=progress.stage,
        verdict=progress.verdict.verdict if progress.verdict else None,
        reasons=tuple(_reasons(progress.inspection, progress.verdict, language)),
        questions=tuple(_questions(progress.inspection, progress.verdict, language)),
    )


# ------------------------------------------------------------------------------------------------- values to their forms


def found(here: Site, name: str) -> browse.Shown:
    """Give a dataset that is or was public.

    Raises:
        Problem: there is none of this name.
    """
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    return shown


def public(here: Site, name: str) -> browse.Described:
    """Give a dataset that is public.

    Raises:
        Problem: there is none of this name, or it was withdrawn.
    """
    described = browse.described(here.folder, found(here, name))
    if described is None:
        raise Problem("dataset-withdrawn")
    return described


def _described(here: Site, words: str) -> Iterator[tuple[browse.Shown, browse.Described | None]]:
    """Give all datasets, or those that answer a search; one whose folder was tampered with tells nothing, and hides no other."""
    every = browse.datasets(here.means, here.folder)
    if words.strip():
        by_name = {shown.name: shown for shown in every}
        every = tuple(by_name[name] for name in search(here.means, here.folder, words) if name in by_name)
    for shown in every:
        try:
            yield shown, browse.described(here.folder, shown)
        except Outside:
            yield shown, None


def _updated(shown: browse.Shown) -> date:
    return (shown.current.decided_on if shown.current else shown.withdrawn_on) or date.min


def _line(here: Site, shown: browse.Shown, described: browse.Described | None) -> DatasetLine:
    return DatasetLine(
        name=shown.name,
        title=described.title if described else None,
        state=shown.state,
        version=shown.current.name if shown.current else None,
        updated=shown.current.decided_on if shown.current else shown.withdrawn_on,
        url=here.url(dataset_path(shown.name)),
        api_url=here.url(f"/api/v1/datasets/{shown.name}"),
    )


def _licence(entry: Json) -> Licence:
    return Licence(name=entry.get("name"), title=entry.get("title"), path=entry.get("path"))


def _contact(entry: Json) -> Contact:
    roles = tuple(entry.get("roles", ()))
    return Contact(title=entry.get("title"), email=entry.get("email"), path=entry.get("path"), roles=roles)


def _table(resource: Json) -> Table:
    fields = tuple(Column(**{name: field.get(name) for name in Column.model_fields}) for field in resource["schema"]["fields"])
    return Table(name=resource["name"], title=resource.get("title"), description=resource.get("description"), fields=fields)


def _version(here: Site, name: str, version: browse.Version) -> Version:
    return Version(version=version.name, updated=version.decided_on, files=_files(here, name, version, {}))


def _files(here: Site, name: str, version: browse.Version, descriptor: Json) -> tuple[File, ...]:
    tables = browse.tables(descriptor)
    return tuple(
        File(
            path=file.path,
            resource=tables.get(file.path),
            media_type=media_type(file.path),
            size_bytes=file.size_bytes,
            sha256=file.sha256,
            url=here.url(file_path(name, version.name, file.path)),
        )
        for file in version.files
    )


def _questions(inspection: Inspection | None, verdict: Verdict | None, language: Language) -> Iterator[Asked]:
    if inspection and verdict:
        names = Names(inspection)
        yield from (Asked(**question_json(question, names, language)) for question in verdict.questions)


def _reasons(inspection: Inspection | None, verdict: Verdict | None, language: Language) -> Iterator[Reason]:
    if inspection and verdict:
        names = Names(inspection)
        for made in verdict.reasons:
            told = made.reason.get(language, "")
            yield Reason(place=names(made.place), rule=made.rule, reason=told, legal_basis=made.legal_basis)
