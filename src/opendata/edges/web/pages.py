"""Pages for people: start, list with search and topics, one page a dataset, a tombstone for what was withdrawn. No script."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from opendata.commands import browse
from opendata.commands.changes import changes
from opendata.commands.search import search
from opendata.dcat import THEMES
from opendata.edges.web.problems import PROBLEMS, Problem
from opendata.edges.web.rendering import render
from opendata.edges.web.site import Here, Read, Site
from opendata.edges.web.views import dataset_view
from opendata.errors import Outside
from opendata.texts import Language

LONGEST_SEARCH = 200  # characters
A_PAGE = 20  # datasets
NEWEST = 5

routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@routes.get("/")
def start(here: Here, language: Read) -> HTMLResponse:
    """Show search, topics, and what is new."""
    every = _public(here)
    newest = sorted(every, key=lambda described: described.current.decided_on, reverse=True)[:NEWEST]
    return HTMLResponse(render("start.html", here, language, topics=_topics(every), newest=newest, total=len(every)))


@routes.get("/datasets/")
def listing(
    here: Here,
    language: Read,
    q: Annotated[str, Query(max_length=LONGEST_SEARCH)] = "",
    topic: Annotated[str, Query(max_length=4)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """List what is public, or what of it answers a search or belongs to a topic, page by page."""
    if topic and topic not in THEMES:
        raise Problem("not-found")
    every, words = _public(here), q.strip()
    answering = _answering(here, every, words) if words else every
    found = [described for described in answering if not topic or topic in described.themes]
    pages = max(1, -(-len(found) // A_PAGE))
    at = min(page, pages)
    context = {
        "words": words,
        "topic": topic,
        "topics": _topics(answering),
        "found": found[(at - 1) * A_PAGE : at * A_PAGE],
        "count": len(found),
        "total": len(every),
        "page": at,
        "pages": pages,
    }
    return HTMLResponse(render("list.html", here, language, kept={"q": words, "topic": topic}, **context))


@routes.get("/datasets")
def to_listing() -> RedirectResponse:
    """Lead to the list."""
    return RedirectResponse("/datasets/", 308)


@routes.get("/datasets/{name}")
@routes.get("/datasets/{name}/")
def dataset(here: Here, language: Read, name: str) -> HTMLResponse:
    """Show a dataset, or that it was withdrawn."""
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    described = browse.described(here.folder, shown)
    if described is None:
        return HTMLResponse(render("withdrawn.html", here, language, shown=shown), PROBLEMS["dataset-withdrawn"])
    key = f"page {language} {name} {here.settings.now().date()}"
    page, _ = here.ready(key, lambda: (_page(here, language, described).encode(), 0))
    return HTMLResponse(page)


def _page(here: Site, language: Language, described: browse.Described) -> str:
    """Write the page of a public dataset: the same all day, until the ledger says something new, so it is kept ready."""
    shown = described.shown
    privacy = json.loads(browse.content(here.folder, shown.name, described.current, browse.STATEMENT))
    told = {version: [change.sentence(language) for change in made] for version, made in changes(here.folder, shown).items()}
    view = dataset_view(here, described, privacy, browse.preview(here.folder, described), told)
    return render("dataset.html", here, language, view=view)


@routes.get("/problems/{code}")
def problem(here: Here, language: Read, code: str) -> HTMLResponse:
    """Explain a problem of the status API: where its `type` leads."""
    if code not in PROBLEMS:
        raise Problem("not-found")
    return HTMLResponse(render("problem.html", here, language, code=code, status=PROBLEMS[code].value))


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


def _answering(here: Site, every: Sequence[browse.Described], words: str) -> list[browse.Described]:
    """Give what answers a search, the best first."""
    known = {described.shown.name: described for described in every}
    return [known[name] for name in search(here.means, here.folder, words) if name in known]


def _topics(every: Sequence[browse.Described]) -> list[tuple[str, int]]:
    """Count the datasets of each topic that has any, by code."""
    return sorted(Counter(theme for described in every for theme in set(described.themes) & THEMES).items())
