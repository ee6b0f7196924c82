"""Atom feeds (RFC 4287) of what is new, of all datasets and of each: versions and withdrawals, the newest first.

Ids are permanent addresses and never change; `updated` is the day of the decision, never the clock's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Response

from opendata.commands import browse
from opendata.commands.changes import Change, changes
from opendata.edges.web.problems import Problem
from opendata.edges.web.site import Here, Site, Spoken, dataset_path
from opendata.errors import Outside
from opendata.texts import Language, say

ATOM: Final = "http://www.w3.org/2005/Atom"
MEDIA_TYPE: Final = "application/atom+xml"
MOST: Final = 100
"""Entries of a feed; the list of datasets tells the rest."""

_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

routes = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Entry:
    """Something that happened."""

    id: str  # an address that stays
    link: str
    title: str
    text: Callable[[], str]  # reads what changed, so only what is told is asked
    day: date


@routes.get("/feed.atom")
def overall(here: Here, language: Spoken) -> Response:
    """Tell what is new in the whole portal."""
    title = say("feed-title", language, city=here.means.policy.city.title)
    return _feed(here, "/feed.atom", title, browse.datasets(here.means, here.folder), language)


@routes.get("/datasets/{name}/feed.atom")
def of_dataset(here: Here, name: str, language: Spoken) -> Response:
    """Tell what is new about one dataset; its withdrawal is the last that is told."""
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    title = say("feed-title-one", language, title=_title(here, shown))
    return _feed(here, f"{dataset_path(name)}/feed.atom", title, (shown,), language)


def _title(here: Site, shown: browse.Shown) -> str:
    described = browse.described(here.folder, shown)
    return described.title if described else shown.name


def _entries(here: Site, shown: browse.Shown, language: Language) -> Iterator[Entry]:
    """Give what happened to one dataset; one whose folder was tampered with is left out, and hides no other."""
    link = here.url(dataset_path(shown.name))
    if shown.withdrawn_on:
        heading, text = say("feed-withdrawn", language, name=shown.name), partial(say, "feed-withdrawn-text", language)
        yield Entry(f"{link}#withdrawn-{shown.withdrawn_on}", link, heading, text, shown.withdrawn_on)
    try:
        title = _title(here, shown)
    except Outside:
        return
    known = cache(partial(_changes, here, shown))
    for version in shown.versions:
        heading = say("feed-version", language, title=title, version=version.name)
        text = partial(_changed, known, version, language)
        yield Entry(f"{link}/versions/{version.name}", link, heading, text, version.decided_on)


def _changes(here: Site, shown: browse.Shown) -> dict[str, tuple[Change, ...]]:
    """Give what each version changed; nothing where that cannot be read."""
    try:
        return changes(here.folder, shown)
    except Outside:
        return {}


def _changed(known: Callable[[], dict[str, tuple[Change, ...]]], version: browse.Version, language: Language) -> str:
    """Say that there is a version, and what it changed against the one before."""
    first = say("feed-version-text", language, day=_day(version.decided_on, language))
    return " ".join((first, *(change.sentence(language) for change in known().get(version.name, ()))))


def _feed(here: Site, path: str, title: str, every: Sequence[browse.Shown], language: Language) -> Response:
    entries = [entry for shown in every for entry in _entries(here, shown, language)]
    newest = sorted(entries, key=lambda entry: (entry.day, entry.id), reverse=True)[:MOST]
    city = here.means.policy.city
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(feed, "id", here.url(path))
    _add(feed, "title", title)
    _add(feed, "updated", _instant(max((entry.day for entry in newest), default=here.means.policy.in_force)))
    SubElement(feed, "link", {"rel": "self", "type": MEDIA_TYPE, "href": here.url(path)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": here.url(path.removesuffix("feed.atom"))})
    _add(SubElement(feed, "author"), "name", city.publisher)
    for entry in newest:
        told = SubElement(feed, "entry")
        _add(told, "id", entry.id)
        _add(told, "title", entry.title)
        _add(told, "updated", _instant(entry.day))
        SubElement(told, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
        _add(told, "content", entry.text()).set("type", "text")
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="utf-8") + b"\n"
    return Response(body, media_type=MEDIA_TYPE, headers={"Content-Language": language, "Vary": "Accept-Language"})


def _add(parent: Element, name: str, text: str) -> Element:
    """Add an element with a text; what XML cannot hold is left out."""
    added = SubElement(parent, name)
    added.text = _NOT_XML.sub("", text)
    return added


def _day(day: date, language: Language) -> str:
    return say("page-day", language, day=day.day, month=say(f"page-month-{day.month}", language), year=day.year)


def _instant(day: date) -> str:
    """Give a day as Atom wants it: its beginning, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
