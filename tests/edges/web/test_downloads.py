"""Files at permanent addresses, and nothing but them."""

import hashlib
from typing import Protocol

import httpx
import pytest

from opendata.commands.withdraw import withdraw
from opendata.edges.web.downloads import saved_as
from opendata.model import Because, Json
from opendata.pipeline import Means
from opendata.portals.folder import FolderPortal
from opendata.settings import Settings

BASE_URL = "https://daten.bamberg.example"

pytestmark = pytest.mark.usefixtures("trees")

PERMANENT = "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"


class Publish(Protocol):
    def __call__(self, name: str, version: str, *changes: Json, **more: object) -> None: ...


def test_latest_leads_to_the_version_that_is_public_now(web: httpx.Client) -> None:
    """By a redirect that is not kept."""
    answer = web.get("/datasets/baumkataster/latest/data/baumkataster.csv")
    assert (answer.status_code, answer.headers["location"]) == (307, PERMANENT)


def test_a_file_that_the_caller_holds_is_not_sent_again(web: httpx.Client, trees: bytes) -> None:
    """The ETag is the SHA-256 of the bytes; 304 if it is still the same, and HEAD sends none."""
    tag = f'"{hashlib.sha256(trees).hexdigest()}"'
    assert web.get(PERMANENT).headers["etag"] == tag
    assert web.get(PERMANENT, headers={"If-None-Match": f'"x", W/{tag}'}).status_code == 304
    assert web.get(PERMANENT, headers={"If-None-Match": '"x"'}).status_code == 200
    head = web.head(PERMANENT)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(trees)))


def test_catalogue_and_checkpoint_come_as_the_portal_holds_them(web: httpx.Client, folder: FolderPortal) -> None:
    """404 as long as there is none."""
    assert web.get("/catalog.ttl").status_code == 404
    folder.refresh({"catalog.ttl": b"ttl", "catalog.jsonld": b"{}", "checkpoint": b"root"})
    told = {name: web.get(f"/{name}") for name in ("catalog.ttl", "catalog.jsonld", "checkpoint")}
    assert [answer.content for answer in told.values()] == [b"ttl", b"{}", b"root"]
    assert told["catalog.ttl"].headers["content-type"].startswith("text/turtle")
    assert told["catalog.jsonld"].headers["content-type"] == "application/ld+json"


@pytest.mark.parametrize("because", ["privacy", "error", "licence", "outdated"])
def test_a_withdrawn_dataset_leaves_a_tombstone(web: httpx.Client, because: Because, means: Means) -> None:
    """Page and all its files answer 410, the API says withdrawn and why; neither tells anything that was in it."""
    withdraw(means, "baumkataster", because, "geheim")
    for path in ("/datasets/baumkataster", PERMANENT, "/datasets/baumkataster/latest/data/baumkataster.csv"):
        answer = web.get(path)
        assert answer.status_code == 410
        assert "Stadtgrün" not in answer.text
        assert "geheim" not in answer.text
    told = web.get("/api/v1/datasets/baumkataster")
    assert (told.status_code, told.json()["state"], told.json()["because"]) == (200, "withdrawn", because)
    assert (told.json()["title"], told.json()["files"], told.json()["versions"]) == (None, [], [])
    assert web.get("/api/v1/datasets/baumkataster/privacy").json()["type"] == f"{BASE_URL}/problems/dataset-withdrawn"
    assert "baumkataster" not in web.get("/").text


def test_a_withdrawn_dataset_that_comes_back_keeps_old_versions_gone(web: httpx.Client, publish: Publish, means: Means) -> None:
    """410 for what was public once, 404 for what never was."""
    withdraw(means, "baumkataster", "privacy", "")
    publish("baumkataster", "2026-11-25.1")
    assert web.get("/datasets/baumkataster").status_code == 200
    assert web.get(PERMANENT).status_code == 410
    assert web.get(PERMANENT.replace("-23.", "-22.")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/datasets/baumkataster/versions/2026-11-23.1/../../../../opendata.sqlite",
        "/datasets/baumkataster/versions/2026-11-23.1/%2e%2e/%2e%2e/current",
        "/datasets/baumkataster/versions/2026-11-23.1/..%2f..%2fcurrent",
        "/datasets/baumkataster/versions/2026-11-23.1//etc/passwd",
        "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv%00",
        "/datasets/baumkataster/versions/2026-11-23.1/",
        "/datasets/baumkataster/versions/2026-11-23.1/data/",
        "/datasets/baumkataster/versions/%2e%2e/current",
        "/datasets/..%2f..%2fkeys/versions/x/installation.key",
        "/datasets/baumkataster/latest/../current",
        "/datasets/baumkataster/current",
        "/static/../app.py",
        "/static/",
        "/docs",
        "/redoc",
        "/datasets/" + "a" * 5000,
        "/datasets/%ff%fe",
    ],
)
def test_only_what_a_version_names_is_served(web: httpx.Client, path: str, settings: Settings) -> None:
    """No way out of the version folder, no listing, no file that lies there and is not in the list."""
    stray = settings.var / "portal" / "baumkataster" / "versions" / "2026-11-23.1" / "stray.csv"
    stray.write_text("x")
    assert web.get(path).status_code == 404
    assert web.get(PERMANENT.replace("data/baumkataster.csv", "stray.csv")).status_code == 404


def test_bytes_that_are_not_the_published_ones_are_not_given_out_as_such(
    web: httpx.Client, settings: Settings, trees: bytes
) -> None:
    """A file of another size, a symlink, a changed description: 503, and the list goes on without the dataset."""
    folder = settings.var / "portal" / "baumkataster" / "versions" / "2026-11-23.1"
    (folder / "data" / "baumkataster.csv").write_bytes(trees + b"2,Eiche,Dom\n")
    assert web.get(PERMANENT).status_code == 503
    (folder / "data" / "baumkataster.csv").unlink()
    (folder / "data" / "baumkataster.csv").symlink_to(folder / "datapackage.json")
    assert web.get(PERMANENT).status_code == 503
    (folder / "datapackage.json").write_text((folder / "datapackage.json").read_text().replace("Baumk", "Haumk"))
    assert web.get("/datasets/baumkataster").headers["retry-after"] == "60"
    assert web.get("/api/v1/datasets").json()["datasets"][0]["title"] is None
    assert "Noch ist kein Datensatz" in web.get("/").text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("data/baumkataster.csv", "baumkataster_1.1.csv"),
        ("data/arten.parquet", "baumkataster_arten_1.1.parquet"),
        ("data/arten.excel.csv", "baumkataster_arten_1.1.excel.csv"),
        ("baumkataster.zip", "baumkataster_1.1.zip"),
        ("datapackage.json", "baumkataster_datapackage_1.1.json"),
    ],
)
def test_saved_files_say_dataset_and_version(path: str, name: str) -> None:
    """Whatever they are called in the version folder."""
    assert saved_as("baumkataster", "1.1", path) == name
