"""The status API as programs meet it."""

import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

import httpx
import pytest

from opendata.commands.withdraw import withdraw
from opendata.model import (
    Dataset,
    Decision,
    Inspection,
    Json,
    Order,
    Package,
    Place,
    Question,
    Reading,
    Resource,
    Submission,
    Verdict,
)
from opendata.pipeline import Means, known

BASE_URL = "https://daten.bamberg.example"


class Publish(Protocol):
    def __call__(self, name: str, version: str, *changes: Json, **more: object) -> None: ...


@pytest.mark.usefixtures("trees")
def test_the_list_names_every_dataset_that_is_or_was_public(web: httpx.Client, publish: Publish, means: Means) -> None:
    """A withdrawn one stays listed, without its title."""
    publish("hunde", "2026-11-21.1")
    withdraw(means, "hunde", "privacy", "")
    assert web.get("/api/v1/datasets").json()["datasets"] == [
        {
            "name": "baumkataster",
            "title": "Baumkataster",
            "state": "published",
            "version": "2026-11-23.1",
            "updated": "2026-11-23",
            "url": f"{BASE_URL}/datasets/baumkataster",
            "api_url": f"{BASE_URL}/api/v1/datasets/baumkataster",
        },
        {
            "name": "hunde",
            "title": None,
            "state": "withdrawn",
            "version": None,
            "updated": "2026-11-24",
            "url": f"{BASE_URL}/datasets/hunde",
            "api_url": f"{BASE_URL}/api/v1/datasets/hunde",
        },
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"q": "Bäume"}, ["baumkataster"]),
        ({"q": "baumkatster"}, ["baumkataster"]),
        ({"q": "Steuer"}, ["hundesteuer"]),
        ({"q": "Xylophon"}, []),
        ({"theme": "ENVI"}, ["baumkataster"]),
        ({"theme": "GOVE", "q": "Baum"}, []),
        ({"keyword": "stadtgrün"}, ["baumkataster"]),
        ({"keyword": "Stadt"}, []),
        ({"state": "withdrawn"}, ["wahl"]),
        ({"state": "published"}, ["baumkataster", "hundesteuer"]),
        ({"modified_since": "2026-11-22"}, ["baumkataster", "wahl"]),
        ({"modified_since": "2026-11-23", "state": "published"}, ["baumkataster"]),
        ({"_page_size": "1"}, ["baumkataster"]),
        ({"_page_size": "1", "_page": "2"}, ["hundesteuer"]),
        ({"_page": "7"}, []),
    ],
)
@pytest.mark.usefixtures("trees")
def test_the_list_can_be_searched_filtered_and_paged(
    web: httpx.Client, publish: Publish, means: Means, question: dict[str, str], found: list[str]
) -> None:
    """All filters must hold; withdrawn datasets have no words and no topics any more."""
    publish("baumkataster", "2026-11-24.1", theme=["ENVI"])
    publish("hundesteuer", "2026-11-21.1", title="Hundesteuer", description="Angemeldete Hunde.", keywords=[], resources=[])
    publish("wahl", "2026-11-21.1", theme=["ENVI"])
    withdraw(means, "wahl", "error", "")
    told = web.get("/api/v1/datasets", params=question).json()
    assert [line["name"] for line in told["datasets"]] == found
    assert told["total"] >= len(found)


@pytest.mark.usefixtures("trees")
def test_the_list_says_where_the_next_page_is(web: httpx.Client, publish: Publish) -> None:
    """By Link headers, with the public address."""
    publish("hunde", "2026-11-21.1")
    link = web.get("/api/v1/datasets?_page_size=1&q=Bäume").headers["link"]
    assert f'<{BASE_URL}/api/v1/datasets?q=B%C3%A4ume&_page=2&_page_size=1>; rel="next"' in link
    assert 'rel="prev"' not in link


@pytest.mark.parametrize("day", ["0", "2026", "gestern", "2026-13-01", "1767225600"])
def test_a_day_is_a_date(web: httpx.Client, day: str) -> None:
    """No seconds since 1970."""
    answer = web.get("/api/v1/datasets", params={"modified_since": day})
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "modified_since")


@pytest.mark.usefixtures("trees")
def test_what_another_process_does_is_seen_at_once(web: httpx.Client, publish: Publish, means: Means) -> None:
    """Published, published anew, withdrawn: list and search say so with the next request. `means` is another connection."""
    assert web.get("/api/v1/datasets?q=Brunnen").json()["total"] == 0
    publish("brunnen", "2026-11-21.1", title="Brunnen")
    assert web.get("/api/v1/datasets?q=Brunnen").json()["datasets"][0]["version"] == "2026-11-21.1"
    publish("brunnen", "2026-11-22.1", title="Quellen", keywords=[])
    assert web.get("/api/v1/datasets?q=Quelle").json()["datasets"][0]["version"] == "2026-11-22.1"
    withdraw(means, "brunnen", "privacy", "")
    assert web.get("/api/v1/datasets?q=Quelle").json()["total"] == 0
    assert web.get("/api/v1/datasets?state=withdrawn").json()["datasets"][0]["name"] == "brunnen"


@pytest.mark.usefixtures("trees")
def test_a_dataset_is_told_with_fields_files_and_versions(web: httpx.Client) -> None:
    """Every file has size, SHA-256 and a permanent address that leads to it."""
    told = web.get("/api/v1/datasets/baumkataster").json()
    assert told["resources"][0]["fields"][0] == {"name": "nummer", "type": "integer", "title": "Baumnummer", "description": None}
    assert [version["version"] for version in told["versions"]] == ["2026-11-23.1", "2026-11-20.1"]
    assert told["versions"][0]["updated"] == "2026-11-23"
    assert {file["resource"] for file in told["files"] if file["path"].startswith("data/")} == {"baumkataster"}
    for file in told["files"]:
        content = web.get(file["url"]).content
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["size_bytes"], file["sha256"])


@pytest.mark.usefixtures("trees")
def test_the_privacy_statement_is_the_published_file(web: httpx.Client) -> None:
    """Byte for byte, with its digest as ETag."""
    told = web.get("/api/v1/datasets/baumkataster").json()
    path = "/datasets/baumkataster/versions/2026-11-23.1/privacy.json"
    answer = web.get(told["privacy_url"])
    assert answer.content == web.get(path).content
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'


def test_the_openapi_document_describes_all_of_the_api(web: httpx.Client) -> None:
    """OpenAPI 3.1; every operation says what it gives, and errors are problem details."""
    told = web.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {
        "/healthz",
        "/readyz",
        "/api/v1/datasets",
        "/api/v1/datasets/{name}",
        "/api/v1/datasets/{name}/versions",
        "/api/v1/datasets/{name}/fields",
        "/api/v1/datasets/{name}/statistics",
        "/api/v1/datasets/{name}/privacy",
        "/api/v1/datasets/{name}/resources/{resource}/data",
        "/api/v1/datasets/{name}/versions/{version}/resources/{resource}/data",
        "/api/v1/submissions/{identifier}",
    }
    for path, operations in told["paths"].items():
        assert operations["get"]["description"], path
        for parameter in operations["get"].get("parameters", ()):
            assert parameter["description"], (path, parameter["name"])
        for status, answer in operations["get"]["responses"].items():
            problem = int(status) >= 400 and path != "/readyz"
            assert list(answer["content"]) == ["application/problem+json" if problem else "application/json"], (path, status)


def test_the_api_has_a_page_of_its_own(web: httpx.Client) -> None:
    """Written by the server, no script; every path and form of the document is on it, and links lead somewhere."""
    page = web.get("/api/v1/").text
    document = web.get("/api/v1/openapi.json").json()
    assert "<script" not in page
    assert all(f"GET {path}" in page for path in document["paths"])
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert {link for link in re.findall(r'href="#([^"]+)"', page) if link != "main"} <= targets
    assert {f"form-{name}" for name, form in document["components"]["schemas"].items() if form.get("properties")} <= targets
    assert "&#34;name&#34;: &#34;baumkataster&#34;" in page


def _submit(means: Means, verdict: str | None) -> str:
    """Keep a submission with a question, as a run leaves it."""
    identifier = hashlib.md5(b"x", usedforsecurity=False).hexdigest()
    submission = Submission(
        id=identifier,
        dataset="hunde",
        department="steueramt",
        submitted_by="department:local",
        received_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        size_bytes=1,
        keyed_digest="0",
        files=(),
    )
    resource = Resource(number=1, name="resource-1", format="csv", rows=2, reading=Reading())
    inspection = Inspection(package=Package(name="hunde", title="hunde", resources=(resource,)))
    question = Question(
        id="q1", place=Place(resource=1, field=3), code="question-label", choices=("publish", "leave-out"), asked_of="release"
    )
    reasons = (Decision(place=Place(), outcome="reject", rule="r", reason={"de": "Nein.", "en": "No."}),)
    state = Dataset(name="hunde", department="steueramt", submission=identifier, inspection="i", verdict="v" if verdict else None)
    with means.store.holding("hunde") as lease, means.store.transaction(lease) as writer:
        writer.keep("submission", identifier, "hunde", submission)
        writer.keep("inspection", "i", "hunde", inspection)
        if verdict:
            told = Verdict.model_validate(
                {
                    "verdict": verdict,
                    "questions": (question,) if verdict != "rejected" else (),
                    "reasons": reasons if verdict == "rejected" else (),
                    "policy": "0",
                    "decided_on": date(2026, 11, 24),
                }
            )
            writer.keep("verdict", "v", "hunde", told)
        writer.set_dataset(state)
    return identifier


@pytest.mark.parametrize(
    ("verdict", "state", "questions", "reasons"),
    [
        (None, "received", 0, 0),
        ("needs_answer", "waiting", 1, 0),
        ("needs_review", "waiting", 1, 0),
        ("rejected", "rejected", 0, 1),
        ("publishable", "ready", 1, 0),
    ],
)
def test_a_submission_tells_how_far_it_came(
    web: httpx.Client, verdict: str | None, state: str, questions: int, reasons: int, means: Means
) -> None:
    """State, verdict, what is asked of whom; a column without a cleared name is a place."""
    identifier = _submit(means, verdict)
    answer = web.get(f"/api/v1/submissions/{identifier}")
    told = answer.json()
    assert (told["state"], told["verdict"]) == (state, verdict)
    assert [question["id"] for question in told["questions"]] == ["q1"] * questions
    assert [reason["reason"] for reason in told["reasons"]] == ["Nein."] * reasons
    assert all(question["place"] == "resource-1, field 3" for question in told["questions"])
    assert answer.headers["cache-control"] == "no-store"


def test_a_dataset_that_is_not_public_is_unknown(web: httpx.Client, means: Means) -> None:
    """A submission that waits or was rejected shows nowhere but under its id."""
    _submit(means, "needs_answer")
    assert web.get("/api/v1/datasets").json() == {"total": 0, "page": 1, "page_size": 100, "datasets": []}
    assert web.get("/api/v1/datasets/hunde").status_code == 404
    assert web.get("/datasets/hunde").status_code == 404


@pytest.mark.parametrize(("days", "state"), [(-1, "waiting"), (0, "withdrawn"), (1, "withdrawn")])
def test_what_comes_after_a_withdrawal_is_told_by_itself(web: httpx.Client, means: Means, days: int, state: str) -> None:
    """What was handed in before it is withdrawn; what came later waits."""
    identifier = _submit(means, "needs_review")
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC) + timedelta(days=days)
    order = Order(dataset="hunde", because="error", note="0", by="release:1", at=at)
    with means.store.holding("hunde") as lease, means.store.transaction(lease) as writer:
        writer.keep("order", "o", "hunde", order)
        writer.set_dataset(known(means, "hunde").having(state="withdrawn", because="error"))
    assert web.get(f"/api/v1/submissions/{identifier}").json()["state"] == state
