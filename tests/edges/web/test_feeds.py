"""Atom feeds of what is new."""

from typing import Protocol
from xml.etree import ElementTree as ET

import httpx
import pytest

from opendata.commands.withdraw import withdraw
from opendata.model import Json
from opendata.pipeline import Means
from opendata.texts import say

BASE_URL = "https://daten.bamberg.example"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}

pytestmark = pytest.mark.usefixtures("trees")


class Publish(Protocol):
    def __call__(self, name: str, version: str, *changes: Json, **more: object) -> None: ...


def feed(answer: httpx.Response) -> ET.Element:
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314  (our own)


def texts(told: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in told.findall(path, ATOM)]


def test_the_feed_tells_versions_and_withdrawals(web: httpx.Client, publish: Publish, means: Means) -> None:
    """The newest first; what RFC 4287 demands is there, ids are addresses that stay."""
    publish("hunde", "2026-11-21.1")
    withdraw(means, "hunde", "privacy", "")
    told = feed(web.get("/feed.atom"))
    assert texts(told, "atom:entry/atom:id") == [
        f"{BASE_URL}/datasets/hunde#withdrawn-2026-11-24",
        f"{BASE_URL}/datasets/baumkataster/versions/2026-11-23.1",
        f"{BASE_URL}/datasets/baumkataster/versions/2026-11-20.1",
    ]
    assert texts(told, "atom:updated") == ["2026-11-24T00:00:00Z"]
    assert texts(told, "atom:entry/atom:updated")[1] == "2026-11-23T00:00:00Z"
    assert texts(told, "atom:entry/atom:title")[1] == "Baumkataster: Version 2026-11-23.1"
    assert texts(told, "atom:entry/atom:content")[1] == "Neue Version vom 23. November 2026."
    assert texts(told, "atom:author/atom:name") == ["Stadt Bamberg"]
    assert [link.get("href") for link in told.findall("atom:link", ATOM)] == [f"{BASE_URL}/feed.atom", f"{BASE_URL}/"]


def test_each_dataset_has_a_feed(web: httpx.Client, means: Means) -> None:
    """Only its own; after its withdrawal it tells that, and nothing that was in it. Unknown ones have none."""
    path = "/datasets/baumkataster/feed.atom"
    assert len(texts(feed(web.get(path)), "atom:entry/atom:id")) == 2
    withdraw(means, "baumkataster", "privacy", "geheim")
    answer = web.get(path)
    assert texts(feed(answer), "atom:entry/atom:title") == ["baumkataster: zurückgezogen"]
    assert "geheim" not in answer.text
    assert web.get("/datasets/none/feed.atom").status_code == 404


def test_the_feed_says_what_changed(web: httpx.Client, publish: Publish) -> None:
    """In the sentences of the dataset page; a version that cannot be compared is told all the same."""
    publish("baumkataster", "2026-11-24.1", title="Bäume")
    told = texts(feed(web.get("/datasets/baumkataster/feed.atom")), "atom:entry/atom:content")
    assert told[0] == f"Neue Version vom 24. November 2026. {say('change-about')}"
    assert told[1] == "Neue Version vom 23. November 2026."


def test_feeds_stay_the_same_and_are_well_formed(web: httpx.Client, publish: Publish) -> None:
    """Whatever stands in a title; the same bytes as long as nothing is new, in the language that is asked for."""
    publish("seltsam", "2026-11-22.1", title="<b>&\x00\ud7ff\U0001f333")
    first, again = web.get("/feed.atom"), web.get("/feed.atom")
    assert "<b>&\ud7ff\U0001f333: Version 2026-11-22.1" in texts(feed(first), "atom:entry/atom:title")
    assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
    assert "Open data" in (texts(feed(web.get("/feed.atom", headers={"Accept-Language": "en"})), "atom:title")[0] or "")


def test_an_empty_portal_has_an_empty_feed(web: httpx.Client, means: Means) -> None:
    withdraw(means, "baumkataster", "error", "")
    assert len(texts(feed(web.get("/feed.atom")), "atom:updated")) == 1
