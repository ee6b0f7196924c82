"""What holds for every answer, errors above all."""

import logging

import httpx
import pytest

from opendata.edges.web.problems import PROBLEMS
from opendata.texts import TEXTS

BASE_URL = "https://daten.bamberg.example"
pytestmark = pytest.mark.usefixtures("trees")

PERMANENT = "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"


@pytest.mark.parametrize("path", ["/", "/none", PERMANENT, "/healthz", "/api/v1/none", "/static/style.css", "/catalog.ttl"])
def test_every_answer_keeps_browsers_strict(web: httpx.Client, path: str) -> None:
    """Content policy, no sniffing, no referrer: errors and files too."""
    headers = web.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "cache-control" in headers


PROBLEM_CASES = [
    ("GET", "/api/v1/none", 404, "not-found"),
    ("GET", "/api/v1/datasets/none", 404, "not-found"),
    ("GET", "/api/v1/datasets/NONE", 422, "invalid-request"),
    ("GET", "/api/v1/submissions/" + "0" * 32, 404, "not-found"),
    ("GET", "/api/v1/submissions/max.mustermann", 422, "invalid-request"),
    ("POST", "/api/v1/datasets", 405, "method-not-allowed"),
    ("DELETE", "/healthz", 405, "method-not-allowed"),
]


@pytest.mark.parametrize(("method", "path", "status", "code"), PROBLEM_CASES)
def test_errors_are_problem_details(web: httpx.Client, method: str, path: str, status: int, code: str) -> None:
    """RFC 9457: stable type, title, status; nothing of the question is repeated, and the type leads to a page."""
    answer = web.request(method, path)
    told = answer.json()
    assert (answer.status_code, told["status"], told["type"]) == (status, status, f"{BASE_URL}/problems/{code}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "mustermann" not in answer.text
    assert web.get(told["type"]).status_code == 200
    english = web.request(method, path, headers={"Accept-Language": "en"}).json()
    assert (told["title"], english["title"]) == TEXTS[f"problem-{code}"]


@pytest.mark.parametrize("path", ["/api/v1/datasets", "/api/v1/none", PERMANENT, "/feed.atom", "/catalog.ttl"])
def test_other_sites_may_read_what_is_public(web: httpx.Client, path: str) -> None:
    """Scripts of any origin, without credentials, and only reading."""
    answer = web.get(path, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    preflight = web.options(path, headers=asked)
    assert (preflight.status_code, preflight.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


def test_pages_are_for_people(web: httpx.Client) -> None:
    """No other site reads them, nor the state of the service."""
    for path in ("/", "/healthz", "/readyz"):
        assert "access-control-allow-origin" not in web.get(path).headers
        assert web.options(path).status_code == 405


def test_a_method_that_is_not_allowed_says_which_are(web: httpx.Client) -> None:
    assert web.post("/api/v1/datasets").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/", "/api/v1/datasets", "/api/v1/openapi.json", "/feed.atom"])
def test_whole_answers_have_tags(web: httpx.Client, path: str) -> None:
    """304 for who holds them, one tag for each encoding; HEAD says the same as GET."""
    tags = set()
    for coding in ("identity", "gzip"):
        answer = web.get(path, headers={"Accept-Encoding": coding})
        tags.add(answer.headers["etag"])
        again = web.get(path, headers={"Accept-Encoding": coding, "If-None-Match": answer.headers["etag"]})
        head = web.head(path, headers={"Accept-Encoding": coding})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
        assert (head.content, head.headers["content-length"]) == (b"", answer.headers["content-length"])
    large = "accept-encoding" in answer.headers.get("vary", "").lower()
    assert len(tags) == (2 if large else 1)
    assert answer.headers.get("content-encoding") == ("gzip" if large else None)


def test_every_problem_has_its_sentences() -> None:
    """Title and detail."""
    assert all(f"problem-{code}{end}" in TEXTS for code in PROBLEMS for end in ("", "-detail"))


def test_a_fault_tells_nothing_of_the_inside(
    web: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """500 without a text of the exception, in answer and log."""

    def broken(*_: object) -> None:
        message = "Max Mustermann"
        raise RuntimeError(message)

    monkeypatch.setattr("opendata.commands.browse.datasets", broken)
    with caplog.at_level(logging.DEBUG):
        answers = [web.get("/"), web.get("/api/v1/datasets")]
    assert [answer.status_code for answer in answers] == [500, 500]
    assert "Mustermann" not in "".join(answer.text for answer in answers) + caplog.text
    assert "RuntimeError" in caplog.text
