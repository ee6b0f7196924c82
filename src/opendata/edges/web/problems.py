"""Errors: RFC 9457 problem details for programs, a page for people. Neither ever repeats what was asked."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from opendata.edges.web.rendering import render
from opendata.edges.web.site import language_of, language_of_page, site_of
from opendata.errors import Failure
from opendata.texts import TEXTS, Language, say

PROBLEMS: Final = {
    "query-unclear": HTTPStatus.BAD_REQUEST,
    "not-found": HTTPStatus.NOT_FOUND,
    "no-statistics": HTTPStatus.NOT_FOUND,
    "method-not-allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "dataset-withdrawn": HTTPStatus.GONE,
    "body-not-allowed": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "range-not-satisfiable": HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    "invalid-request": HTTPStatus.UNPROCESSABLE_ENTITY,
    "program-fault": HTTPStatus.INTERNAL_SERVER_ERROR,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Every problem by its code, which ends its `type`: `<base URL>/problems/<code>`, a page that explains it. Codes are stable."""

RETRY_SECONDS: Final = 60

_FILES: Final = re.compile(r"/datasets/[^/]+/(latest|versions|feed\.atom)|/catalog\.|/checkpoint|/feed\.atom|/static/")


class Problem(Exception):  # noqa: N818  (RFC 9457's own word)
    """Ends a request with one of PROBLEMS. `faults` say what is wrong with the question: texts by code, their blanks filled."""

    def __init__(self, code: str, *faults: tuple[str, dict[str, str | int]], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code, self.faults, self.headers = code, faults, headers


def install(app: FastAPI) -> None:
    """Answer every error of the service in one of the two forms."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Failure, _failure)


def respond(request: Request, code: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:  # noqa: ANN401  (JSON)
    """Give the answer for one of PROBLEMS, in the form that fits the path."""
    status = PROBLEMS[code]
    if not _for_programs(request):
        site = site_of(request)
        page = render("problem.html", site, language_of_page(request), code=code, status=status.value)
        return HTMLResponse(page, status, headers=headers)
    language = language_of(request)
    body = {
        "type": site_of(request).url(f"/problems/{code}"),
        "title": say(f"problem-{code}", language),
        "status": status.value,
        "detail": say(f"problem-{code}-detail", language),
        **more,
    }
    told = {"Content-Language": language, "Vary": "Accept-Language", **(headers or {})}
    return JSONResponse(body, status, headers=told, media_type="application/problem+json")


def _for_programs(request: Request) -> bool:
    """Say who asks: at a file both people and programs may, and browsers say that they show HTML."""
    path, accepted = request.url.path, request.headers.get("accept", "")
    if path.startswith("/api/") or path in {"/healthz", "/readyz"}:
        return True
    return "json" in accepted or (_FILES.match(path) is not None and "text/html" not in accepted)


async def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        return respond(request, "program-fault")
    language = language_of(request)
    errors = [{"in": "query", "code": code, "detail": say(code, language, **params)} for code, params in error.faults]
    return respond(request, error.code, error.headers, **({"errors": errors} if errors else {}))


async def _http(request: Request, error: Exception) -> Response:
    """Give what the framework itself raises: no such route, a method that a route does not have, a body where none belongs."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    code = next((code for code, known in PROBLEMS.items() if known == status), "invalid-request")
    headers = dict(getattr(error, "headers", None) or {})
    if status == HTTPStatus.METHOD_NOT_ALLOWED:  # the framework does not know of HEAD and OPTIONS
        headers = {name: value for name, value in headers.items() if name.lower() != "allow"} | {"Allow": "GET, HEAD, OPTIONS"}
    return respond(request, code, headers=headers)


async def _invalid(request: Request, error: Exception) -> Response:
    """Name the parameters that are wrong and how, never their values."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    language = language_of(request)
    errors = [
        {
            "parameter": str(fault["loc"][-1]),
            "in": str(fault["loc"][0]),
            "code": fault["type"],
            "detail": _detail(fault["type"], fault.get("ctx") or {}, language),
        }
        for fault in found
    ]
    return respond(request, "invalid-request", errors=errors)


def _detail(kind: str, limits: Mapping[str, Any], language: Language) -> str:
    """Say what is wrong in words; of what was asked nothing, of what is allowed the limit."""
    code = f"fault-{kind.replace('_', '-')}"
    shown = {name: value for name, value in limits.items() if isinstance(value, str | int)}
    return say(code if code in TEXTS else "fault-other", language, **shown)


async def _failure(request: Request, error: Exception) -> Response:
    """Disk, database or another run: safe to try again, and said so."""
    transient = isinstance(error, Failure) and error.transient
    if not transient:
        return respond(request, "program-fault")
    return respond(request, "unavailable", headers={"Retry-After": str(RETRY_SECONDS)})
