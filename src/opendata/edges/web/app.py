"""Puts the service together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from functools import partial

from fastapi import FastAPI

from opendata import wiring
from opendata.commands.ready import ready
from opendata.commands.search import search
from opendata.commands.tick import tick
from opendata.edges.web import api, data, downloads, feeds, pages, problems, reference
from opendata.edges.web.manners import Manners
from opendata.edges.web.pulse import Pulse
from opendata.edges.web.site import Site
from opendata.model import Json
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings

DESCRIPTION = """
Status of an open-data portal: which datasets are public, what their files are, what was removed from them and why, and how far
a submission came. Read-only, without accounts. Errors are problem details (RFC 9457) with a stable `type`. The data itself lies
at permanent addresses below `/datasets/`, the catalogue for harvesters (DCAT-AP.de 3.0) at `/catalog.ttl` and `/catalog.jsonld`.
"""


class Service(FastAPI):
    """FastAPI, with errors described as what they are."""

    def openapi(self) -> Json:
        """Give the OpenAPI document; FastAPI describes every error as plain JSON, ours are problem details."""
        if self.openapi_schema is None:
            document = super().openapi()
            answers = [
                each
                for path in document["paths"].values()
                for operation in path.values()
                for each in operation["responses"].values()
            ]
            for content in (answer["content"] for answer in answers if "application/problem+json" in answer.get("content", {})):
                content["application/problem+json"] = content.pop("application/json")
        return super().openapi()


def create(settings: Settings) -> FastAPI:
    """Give the service for one installation.

    Raises:
        Misuse: the policy is missing or unsound, or a portal is unknown.
    """
    means, folder = wiring.connect(settings), wiring.folder_portal(settings)
    site = Site(settings, means, folder, Pulse(partial(_round, means, folder), partial(ready, means)))
    app = Service(
        title="opendata",
        description=DESCRIPTION,
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # both would load scripts from other hosts
        redoc_url=None,
        redirect_slashes=False,  # its redirects repeat the Host header
        max_body_size=0,  # nothing is taken in here
        lifespan=_lifespan,
    )
    app.state.site = site
    problems.install(app)
    app.add_middleware(Manners)
    for routes in (api.routes, data.routes, reference.routes, feeds.routes, downloads.routes, pages.routes):
        app.include_router(routes)
    return app


def _round(means: Means, folder: FolderPortal) -> None:
    """Do what is due; then make the search ready for the next who asks, so that nobody waits for what was published."""
    tick(means, folder)
    search(means, folder, "")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Do what is due while the service runs."""
    site: Site = app.state.site
    with closing(site.means.store), site.pulse.beating():
        yield
