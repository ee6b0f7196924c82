"""A foreign CKAN is listed whole, page by page, by questions that change nothing, and with patience."""

import itertools

import pytest
from tests.portals.strangers import Answer, Clock, Stranger, stranger, success

from opendata.errors import Outside
from opendata.portals.ckan.catalogue import Catalogue, catalogue
from opendata.portals.ckan.client import Client
from opendata.portals.ckan.pace import Pace

SEARCH = "/api/action/package_search"
MANY = [{"id": f"id-{at}", "name": f"d-{at}", "resources": []} for at in range(250)]


def list_of(portal: Stranger, clock: Clock | None = None) -> Catalogue:
    clock = clock or Clock()
    return catalogue(Client(portal.url, reading=True), Pace(1, clock, clock.sleep), lambda *_: None)


@pytest.mark.parametrize("cap", [1000, 30])
def test_every_dataset_is_listed_once_whatever_the_portal_gives_at_once(cap: int) -> None:
    with stranger(packages=MANY, cap=cap) as portal:
        found = list_of(portal)
    assert ([one.id for one in found.datasets], found.version, found.failure) == ([one["id"] for one in MANY], "2.10.4", None)
    assert {method for method, _, _ in portal.asked} == {"GET"}
    assert all("Authorization" not in headers for _, _, headers in portal.asked)


def test_a_page_that_fails_is_asked_for_again() -> None:
    page = success({"count": 1, "results": MANY[:1]})
    clock = Clock()
    busy = [Answer(status=429, headers={"Retry-After": "9"}), Answer(b"<html>", 502), Answer(b"garbage")]
    with stranger(answers={SEARCH: [*busy, page]}) as portal:
        assert len(list_of(portal, clock).datasets) == 1
    assert clock.slept == [9.0, 4.0, 8.0]


def test_what_is_listed_stays_where_the_portal_fails_half_way() -> None:
    half = success({"count": 250, "results": MANY[:100]})
    with stranger(answers={SEARCH: [half, Answer(b"", 500)]}) as portal:
        found = list_of(portal)
    assert (len(found.datasets), found.failure and found.failure.code) == (100, "audit-no-portal")


@pytest.mark.parametrize("answer", [Answer(b"", 500), Answer(b"<html>"), success([]), success({"count": "3"}), Answer(b"", 403)])
def test_what_is_no_portal_is_said_to_be_none(answer: Answer) -> None:
    with stranger(answers={SEARCH: [answer]}) as portal, pytest.raises(Outside, match="audit-no-portal"):
        list_of(portal)


def test_a_portal_that_never_comes_to_an_end_is_left() -> None:
    ids = itertools.count()

    class Endless(Stranger):
        def answer(self, path: str) -> Answer:
            if path.startswith(SEARCH) and next(ids) < 3:
                return success({"count": 10**9, "results": MANY[:100]})
            return success({"count": 10**9, "results": []})

    with stranger() as portal:
        portal.answer = Endless().answer  # type: ignore[method-assign]
        assert len(list_of(portal).datasets) == 100


def test_an_upload_is_fetched_from_the_host_that_we_were_told() -> None:
    files = [
        {"id": "r1", "url": "http://innen.intern/dataset/x/resource/r1/download/a b.csv", "url_type": "upload"},
        {"id": "r2", "url": "_datastore_only_resource", "url_type": "datastore"},
        {"id": "r3", "url": "https://woanders.example/b.csv"},
    ]
    with stranger(packages=[{"id": "d", "name": "x", "resources": files}]) as portal:
        (dataset,) = list_of(portal).datasets
    assert [one.url for one in dataset.resources] == [
        f"{portal.url}/dataset/d/resource/r1/download/a b.csv",
        f"{portal.url}/datastore/dump/r2",
        "https://woanders.example/b.csv",
    ]
