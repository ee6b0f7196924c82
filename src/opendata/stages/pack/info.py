"""The sheet „Info“ of a workbook: what a table is, where it comes from, and what was done to it. In German, as the data."""

from collections.abc import Iterator
from datetime import date

from opendata.dcat import Edition, dataset_url
from opendata.dcat.licences import Listed
from opendata.model import Package, Resource
from opendata.texts import say


def info(package: Package, about: Resource, edition: Edition, licence: Listed, statement: str) -> tuple[tuple[str, str], ...]:
    """Give its lines: what, and which. `statement` says what was removed or made coarser."""
    return tuple((say(f"info-{what}"), which) for what, which in _lines(package, about, edition, licence, statement) if which)


def _lines(
    package: Package, about: Resource, edition: Edition, licence: Listed, statement: str
) -> Iterator[tuple[str, str | None]]:
    yield "title", package.title
    yield "table", about.title if about.title != package.title else None
    yield "description", about.description or package.description
    yield "source", edition.publisher
    yield "attribution", edition.attribution if licence.attribution else None
    yield "licence", f"{licence.title} ({licence.path})" if licence.path else licence.title
    yield "as-of", date.fromisoformat(edition.decided_on).strftime("%d.%m.%Y")
    yield "version", edition.version
    yield "privacy", statement
    yield "page", dataset_url(edition, package.name)
