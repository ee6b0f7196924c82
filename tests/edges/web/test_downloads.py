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


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-5", "0-5"),
        ("bytes=7-", "7-51"),
        ("bytes=-4", "48-51"),
        ("bytes=50-99", "50-51"),
        ("bytes=-99", "0-51"),
        ("bytes=0-0", "0-0"),
    ],
)
def test_a_part_of_a_file_can_be_fetched(web: httpx.Client, trees: bytes, asked: str, part: str) -> None:
    """206 with exactly these bytes, so that a broken download goes on; never compressed."""
    answer = web.get(PERMANENT, headers={"Range": asked})
    first, last = map(int, part.split("-"))
    assert len(trees) == 52
    assert (answer.status_code, answer.content) == (206, trees[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {part}/52"
    assert answer.headers["content-length"] == str(last + 1 - first)
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=5-2", "bytes=-", "bytes=x-", "lines=0-1", "bytes=0", ""])
def test_ranges_that_are_none_are_ignored(web: httpx.Client, trees: bytes, asked: str) -> None:
    """Several at once, too: the answer is the whole file (RFC 9110)."""
    answer = web.get(PERMANENT, headers={"Range": asked})
    assert (answer.status_code, answer.content, answer.headers["accept-ranges"]) == (200, trees, "bytes")


@pytest.mark.parametrize("asked", ["bytes=52-", "bytes=99-100", "bytes=-0"])
def test_a_part_behind_the_end_is_refused(web: httpx.Client, asked: str) -> None:
    """416 with the size of the file, as problem details."""
    answer = web.get(PERMANENT, headers={"Range": asked})
    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */52")
    assert answer.json()["type"] == f"{BASE_URL}/problems/range-not-satisfiable"


def test_a_download_goes_on_only_with_the_same_bytes(web: httpx.Client, trees: bytes) -> None:
    """If-Range with another tag, or the tag of compressed bytes: all of it."""
    tag = hashlib.sha256(trees).hexdigest()
    for held, status in ((f'"{tag}"', 206), ('"x"', 200), (f'"{tag}-gzip"', 200), (f'W/"{tag}"', 200)):
        assert web.get(PERMANENT, headers={"Range": "bytes=3-", "If-Range": held}).status_code == status
    assert web.head(PERMANENT, headers={"Range": "bytes=3-"}).headers["content-length"] == str(len(trees))


def test_texts_are_compressed_for_who_takes_it(web: httpx.Client, trees: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another tag for other bytes, and caches are told; what is packed already stays as it is."""
    monkeypatch.setattr("opendata.edges.web.downloads.SMALLEST", 1)
    tag = hashlib.sha256(trees).hexdigest()
    plain = web.get(PERMANENT, headers={"Accept-Encoding": "identity"})
    squeezed = web.get(PERMANENT, headers={"Accept-Encoding": "br, gzip"})
    assert (plain.content, plain.headers["etag"], plain.headers["vary"]) == (trees, f'"{tag}"', "Accept-Encoding")
    assert (squeezed.content, squeezed.headers["etag"]) == (trees, f'"{tag}-gzip"')
    assert (squeezed.headers["content-encoding"], squeezed.headers["vary"]) == ("gzip", "Accept-Encoding")
    held = {"Accept-Encoding": "gzip", "If-None-Match": squeezed.headers["etag"]}
    assert web.get(PERMANENT, headers=held).status_code == 304
    assert "content-encoding" not in web.get(PERMANENT, headers={"Accept-Encoding": "gzip;q=0"}).headers
    assert "content-encoding" not in web.get(PERMANENT.replace(".csv", ".parquet"), headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        (PERMANENT + "x", "*/*", "application/problem+json"),
        (PERMANENT + "x", "text/html,*/*;q=0.8", "text/html"),
        ("/datasets/none/feed.atom", "application/atom+xml", "application/problem+json"),
        ("/datasets/none", "*/*", "text/html"),
        ("/datasets/none", "application/json", "application/problem+json"),
    ],
)
def test_who_asks_for_a_file_in_vain_can_read_why(web: httpx.Client, path: str, accept: str, kind: str) -> None:
    """Programs get problem details, browsers a page."""
    answer = web.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (404, kind)


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
