"""Pages for people: a list with search, one page a dataset, a tombstone for what was withdrawn. No script is needed."""

import json
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from opendata.commands import browse
from opendata.edges.web.problems import PROBLEMS, Problem
from opendata.edges.web.rendering import render
from opendata.edges.web.site import Here, Site
from opendata.edges.web.views import dataset_view
from opendata.errors import Outside

LONGEST_SEARCH = 200  # characters

routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@routes.get("/")
@routes.get("/datasets/")
def listing(here: Here, q: Annotated[str, Query(max_length=LONGEST_SEARCH)] = "") -> HTMLResponse:
    """List what is public, or what of it answers a search."""
    every = _public(here)
    words = q.strip()
    found = [described for described in every if described.answers(words)]
    return HTMLResponse(render("list.html", here, words=words, found=found, total=len(every)))


@routes.get("/datasets")
def to_listing() -> RedirectResponse:
    """Lead to the list."""
    return RedirectResponse("/datasets/", 308)


@routes.get("/datasets/{name}")
@routes.get("/datasets/{name}/")
def dataset(here: Here, name: str) -> HTMLResponse:
    """Show a dataset, or that it was withdrawn."""
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    described = browse.described(here.folder, shown)
    if described is None:
        return HTMLResponse(render("withdrawn.html", here, shown=shown), PROBLEMS["dataset-withdrawn"])
    privacy = json.loads(browse.content(here.folder, name, described.current, browse.STATEMENT))
    return HTMLResponse(render("dataset.html", here, view=dataset_view(here, described, privacy)))


@routes.get("/problems/{code}")
def problem(here: Here, code: str) -> HTMLResponse:
    """Explain a problem of the status API: where its `type` leads."""
    if code not in PROBLEMS:
        raise Problem("not-found")
    return HTMLResponse(render("problem.html", here, code=code, status=PROBLEMS[code].value))


def _public(here: Site) -> list[browse.Described]:
    """Give what is public, by title; a dataset whose folder was tampered with is not shown, and hides no other."""
    every = []
    for shown in browse.datasets(here.means, here.folder):
        try:
            described = browse.described(here.folder, shown)
        except Outside:
            continue
        if described:
            every.append(described)
    return sorted(every, key=lambda described: described.title.casefold())
