"""The status API: JSON for programs."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Response
from fastapi.responses import JSONResponse

from opendata.answer import Names, question_json
from opendata.commands import browse
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
    Statement,
    SubmissionAnswer,
    Table,
    Version,
)
from opendata.edges.web.problems import Problem
from opendata.edges.web.site import Here, Site, Spoken, dataset_path, file_path
from opendata.errors import Outside
from opendata.model import Inspection, Json, Verdict
from opendata.texts import Language

Name = Annotated[
    str, Path(pattern="^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$", description="Name of a dataset.", examples=["baumkataster"])
]
Identifier = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="Id of a submission, as the receipt names it.")]


def _problem(text: str) -> dict[str, Any]:
    return {"model": ProblemAnswer, "description": text, "content": {"application/problem+json": {}}}


UNKNOWN: Final[dict[int | str, dict[str, Any]]] = {404: _problem("There is none of this name."), 422: _problem("Not a name.")}
BUSY: Final[dict[int | str, dict[str, Any]]] = {503: _problem("Something failed for now; try again after `Retry-After` seconds.")}

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


@routes.get("/api/v1/datasets", tags=["datasets"], responses=BUSY)
def datasets(here: Here) -> DatasetList:
    """List all datasets that are or were public. A withdrawn one stays listed, so that whoever copied it learns of it."""
    return DatasetList(datasets=tuple(_lines(here)))


@routes.get("/api/v1/datasets/{name}", tags=["datasets"], responses={**UNKNOWN, **BUSY})
def dataset(here: Here, name: Name) -> DatasetAnswer:
    """Tell one dataset. A withdrawn one is answered with 200 and `state: withdrawn`; its page and files answer 410."""
    shown = _found(here, name)
    described = browse.described(here.folder, shown)
    line = _line(here, shown, described).model_dump()
    if described is None:
        return DatasetAnswer(**line, because=shown.because)
    told = described.descriptor
    return DatasetAnswer(
        **line,
        description=told.get("description"),
        keywords=described.keywords,
        licences=tuple(_licence(entry) for entry in told.get("licenses", ())),
        contacts=tuple(_contact(entry) for entry in told.get("contributors", ())),
        resources=tuple(_table(resource) for resource in told["resources"]),
        files=_files(here, name, described.current, told),
        versions=tuple(_version(here, name, version) for version in shown.versions),
        privacy_url=here.url(f"/api/v1/datasets/{name}/privacy"),
    )


@routes.get(
    "/api/v1/datasets/{name}/privacy",
    tags=["datasets"],
    response_model=Statement,
    responses={**UNKNOWN, 410: _problem("The dataset was withdrawn."), **BUSY},
)
def privacy(here: Here, name: Name) -> Response:
    """Tell what was removed or made coarser before publication, and why."""
    shown = _found(here, name)
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


def _found(here: Site, name: str) -> browse.Shown:
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    return shown


def _lines(here: Site) -> Iterator[DatasetLine]:
    """Tell all datasets; one whose folder was tampered with tells no title, and hides no other."""
    for shown in browse.datasets(here.means, here.folder):
        try:
            described = browse.described(here.folder, shown)
        except Outside:
            described = None
        yield _line(here, shown, described)


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
