"""What every route works with."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from opendata.edges.web.pulse import Pulse
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings
from opendata.texts import Language


@dataclass(frozen=True)
class Site:
    """One running service."""

    settings: Settings
    means: Means
    folder: FolderPortal
    pulse: Pulse

    def url(self, path: str) -> str:
        """Give the public address of a path; never taken from the request, whose Host header anyone can write."""
        return f"{self.settings.base_url}{path}"


def site_of(request: Request) -> Site:
    """Give the site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> Language:
    """Give the language a program asks for: English if it says so first, else German."""
    return "en" if request.headers.get("accept-language", "").strip().lower().startswith("en") else "de"


def language_of_page(request: Request) -> Language:
    """Give the language of a page: German, or English where its address says so, so that a link shows everyone the same."""
    return "en" if request.query_params.get("lang") == "en" else "de"


Here = Annotated[Site, Depends(site_of)]
Spoken = Annotated[Language, Depends(language_of)]
Read = Annotated[Language, Depends(language_of_page)]


def dataset_path(name: str) -> str:
    """Give the path of a dataset's page."""
    return f"/datasets/{name}"


def file_path(name: str, version: str, path: str) -> str:
    """Give the permanent path of a file."""
    return f"{dataset_path(name)}/versions/{version}/{path}"
