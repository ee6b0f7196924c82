"""Pages as citizens meet them, with a keyboard, a screen reader or an attack in the title."""

import hashlib
import re
from html.parser import HTMLParser
from typing import Protocol

import httpx
import pytest

from opendata.edges.web.rendering import mailbox, size, web_link
from opendata.model import Json

BASE_URL = "https://daten.bamberg.example"
pytestmark = pytest.mark.usefixtures("trees")

PERMANENT = "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"


class Publish(Protocol):
    def __call__(self, name: str, version: str, *changes: Json, **more: object) -> None: ...


class Parsed(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_a_citizen_gets_from_the_list_to_the_file_and_its_checksum(web: httpx.Client, trees: bytes) -> None:
    """List, dataset page, download: each step is a link on the page before, and the bytes have the checksum shown."""
    assert "/datasets/baumkataster" in [link["href"] for link in Parsed(web.get("/").text).all("a")]
    page = web.get("/datasets/baumkataster")
    assert PERMANENT in [link["href"] for link in Parsed(page.text).all("a")]
    file = web.get(PERMANENT)
    assert file.content == trees
    assert hashlib.sha256(file.content).hexdigest() in Parsed(page.text).text
    assert file.headers["content-disposition"] == 'attachment; filename="baumkataster_2026-11-23.1.csv"'
    assert file.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("baum", True),
        ("STADTGRÜN", True),
        ("baumk", True),
        ("  umwelt ", True),
        ("hund", False),
        ("<script>", False),
        ("%", False),
    ],
)
def test_search_looks_in_title_name_and_keywords(web: httpx.Client, words: str, found: bool) -> None:
    """Parts of words count, upper and lower case alike; nothing in the words has a meaning of its own."""
    page = web.get("/datasets/", params={"q": words})
    links = [link["href"] for link in Parsed(page.text).all("a")]
    assert ("/datasets/baumkataster" in links) is found
    assert page.status_code == 200


def test_the_page_tells_what_was_removed_and_why(web: httpx.Client, publish: Publish) -> None:
    """Field, measure, reason and legal basis stand in a table, and the head of the page says how many."""
    reason = {"de": "Kennzeichen gehören zu Haltern.", "en": "Plates belong to keepers."}
    change = {"resource": "messung", "field": "kennzeichen", "action": "mask", "reason": reason, "legal_basis": "Art. 6 DSGVO"}
    publish("messung", "2026-11-23.1", change)
    text = Parsed(web.get("/datasets/messung").text).text
    for told in (
        "1 Spalte entfernt oder vergröbert",
        "kennzeichen",
        "gekürzt",
        "Kennzeichen gehören zu Haltern.",
        "Art. 6 DSGVO",
    ):
        assert told in text


def test_the_page_tells_what_there_is_to_know(web: httpx.Client, trees: bytes) -> None:
    """Title, day, licence, contact, fields with meaning, both versions, sizes, and lines that verify the checksum."""
    page = Parsed(web.get("/datasets/baumkataster").text)
    sha256 = hashlib.sha256(trees).hexdigest()
    for told in (
        "23. November 2026",
        "Datenlizenz Zero",
        "Baumnummer",
        "Deutscher Name",
        "ganze Zahl",
        "2026-11-20.1",
        f"{len(trees)} Byte",
        f'echo "{sha256}  baumkataster.csv" \\\n  | sha256sum --check',
        f"{BASE_URL}{PERMANENT}",
    ):
        assert told in page.text
    assert "mailto:gartenamt@stadt.bamberg.de" in [link["href"] for link in page.all("a")]


@pytest.mark.parametrize("path", ["/", "/datasets/baumkataster", "/datasets/none", "/problems/not-found", "/datasets/?q=x"])
def test_pages_are_accessible(web: httpx.Client, path: str) -> None:
    """German, one h1, landmarks, a skip link that leads somewhere, labels for inputs, captions and scopes for tables."""
    page = Parsed(web.get(path).text)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert page.all("html") == [{"lang": "de"}]
    assert [len(page.all(tag)) for tag in ("h1", "main", "header", "footer", "title")] == [1, 1, 1, 1, 1]
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert attributes.get(name) is None or attributes[name] in ids
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(head.get("scope") in {"col", "row"} for head in page.all("th"))
    assert {label["for"] for label in page.all("label")} == {entry["id"] for entry in page.all("input")}


def test_pages_bring_nothing_from_elsewhere(web: httpx.Client) -> None:
    """No script, no style within, no image, nothing loaded from another host."""
    for path in ("/", "/datasets/baumkataster"):
        page = Parsed(web.get(path).text)
        assert not page.all("script") + page.all("img") + page.all("iframe") + page.all("style")
        assert not any(name.startswith("on") or name == "style" for _, attributes in page.elements for name in attributes)
        sheets = [link["href"] for link in page.all("link") if link["rel"] == "stylesheet"]
        assert all((sheet or "").startswith("/static/") for sheet in sheets)
        assert web.get(sheets[0] or "").headers["content-type"].startswith("text/css")


PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "Titel\r\nSet-Cookie: a=b",
    "&lt;b&gt; & <!-- -->",
    "\u202egnp.exe",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_metadata_is_text(web: httpx.Client, payload: str, publish: Publish) -> None:
    """Whatever stands in title, description, keywords, names or reasons is shown as it stands."""
    change = {"resource": payload, "field": payload, "action": payload, "reason": {"de": payload}, "legal_basis": payload}
    publish(
        "angriff",
        "2026-11-23.1",
        change,
        title=payload,
        description=payload,
        keywords=[payload],
        licenses=[{"name": payload, "title": payload, "path": payload}],
        contributors=[{"title": payload, "email": payload, "path": payload, "roles": ["contact"]}],
    )
    clean = [tag for tag, _ in Parsed(web.get("/problems/not-found").text).elements]
    for path in ("/", "/datasets/angriff", f"/datasets/?q={payload[:5]}"):
        page = Parsed(web.get(path).text)
        if path == "/datasets/angriff":
            assert " ".join(payload.split()) in " ".join(page.text.split())
        assert {"script", "img", "b"}.isdisjoint(tag for tag, _ in page.elements)
        links = [link["href"] or "" for link in page.all("a")]
        assert all(link.startswith(("/", "#", "https://", "mailto:")) for link in links)
    assert clean.count("title") == 1


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 Byte"), (999, "999 Byte"), (1500, "1,5 kB"), (34_000, "34 kB"), (186_000_000, "186 MB")]
)
def test_sizes_are_written_for_people(count: int, text: str) -> None:
    """With a comma."""
    assert size(count) == text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " https://a", "https://a b", "data:text/html,x", "//a", "https://a\n", "", None]
)
def test_other_schemes_are_no_links(address: str | None) -> None:
    """Only http and https lead out."""
    assert web_link(address) is None
    assert mailbox(address) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(web: httpx.Client, scheme: str) -> None:
    """At least 4.5 to 1 for text and 3 to 1 for what shows the focus (WCAG 2.2, 1.4.3 and 1.4.11)."""
    blocks = re.findall(r":root {(.*?)}", web.get("/static/style.css").text, re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[["light", "dark"].index(scheme)]))
    for behind in ("back", "soft"):
        assert min(_contrast(colours[text], colours[behind]) for text in ("text", "quiet", "link")) >= 4.5
        assert _contrast(colours["focus"], colours[behind]) >= 3
    assert min(_contrast(colours["on-button"], colours[button]) for button in ("button", "button-over")) >= 4.5


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
