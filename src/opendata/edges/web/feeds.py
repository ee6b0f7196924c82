"""Atom feeds (RFC 4287) of what is new, of all datasets and of each: versions and withdrawals, the newest first.

Ids are permanent addresses and never change; `updated` is the day of the decision, never the clock's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Response

from opendata.commands import browse
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
    text: str
    day: date


@routes.get("/feed.atom")
def overall(here: Here, language: Spoken) -> Response:
    """Tell what is new in the whole portal."""
    entries = [entry for shown in browse.datasets(here.means, here.folder) for entry in _entries(here, shown, language)]
    return _feed(here, "/feed.atom", say("feed-title", language, city=here.means.policy.city.title), entries, language)


@routes.get("/datasets/{name}/feed.atom")
def of_dataset(here: Here, name: str, language: Spoken) -> Response:
    """Tell what is new about one dataset; its withdrawal is the last that is told."""
    shown = browse.dataset(here.means, here.folder, name)
    if shown is None:
        raise Problem("not-found")
    title = say("feed-title-one", language, title=_title(here, shown))
    return _feed(here, f"{dataset_path(name)}/feed.atom", title, list(_entries(here, shown, language)), language)


def _title(here: Site, shown: browse.Shown) -> str:
    described = browse.described(here.folder, shown)
    return described.title if described else shown.name


def _entries(here: Site, shown: browse.Shown, language: Language) -> Iterator[Entry]:
    """Give what happened to one dataset; one whose folder was tampered with is left out, and hides no other."""
    link = here.url(dataset_path(shown.name))
    if shown.withdrawn_on:
        told = say("feed-withdrawn", language, name=shown.name), say("feed-withdrawn-text", language)
        yield Entry(f"{link}#withdrawn-{shown.withdrawn_on}", link, *told, shown.withdrawn_on)
    try:
        title = _title(here, shown)
    except Outside:
        return
    for version in shown.versions:
        heading = say("feed-version", language, title=title, version=version.name)
        text = say("feed-version-text", language, day=_day(version.decided_on, language))
        yield Entry(f"{link}/versions/{version.name}", link, heading, text, version.decided_on)


def _feed(here: Site, path: str, title: str, entries: list[Entry], language: Language) -> Response:
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
        _add(told, "content", entry.text).set("type", "text")
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
