"""Pages as citizens meet them, with a keyboard, a screen reader or an attack in the title."""

import hashlib
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Protocol

import httpx
import pytest

from opendata.commands.withdraw import withdraw
from opendata.edges.web.manners import POLICY
from opendata.edges.web.rendering import cell, mailbox, number, period, size, web_link
from opendata.model import Json
from opendata.pipeline import Means
from opendata.texts import Language

BASE_URL = "https://daten.bamberg.example"
pytestmark = pytest.mark.usefixtures("trees")

PREVIEW: Json = {
    "name": "lage",
    "rows_total": 1234,
    "fields": ["nummer", "baumart", "standort"],
    "rows": [["1", "Winterlinde", "Grüner Markt"], ["2", "Hainbuche", None]],
    "statistics": [
        {"field": "nummer", "type": "integer", "filled": 1234, "missing": 0, "distinct": 1234, "minimum": "1", "maximum": "1234"},
        {"field": "baumart", "type": "string", "filled": 1200, "missing": 34, "distinct": 12},
    ],
    "picture": None,
}
DOTS: Json = {
    "kind": "dots",
    "fields": ["breite", "laenge"],
    "bounds": [10.8, 49.8, 10.9, 49.9],
    "points": [[10.8, 49.9], [10.9, 49.8], [10.85, 49.85]],
}
BARS: Json = {
    "kind": "bars",
    "over": "category",
    "field": "baumart",
    "measure": "rows",
    "values": [["Winterlinde", 1200], ["Hainbuche", 34]],
}
YEARS: Json = {**BARS, "over": "time", "field": "jahr", "measure": "Anzahl", "values": [["2021", 5], ["2023", 12345.5]]}


def preview(picture: Json | None) -> bytes:
    return json.dumps({"resources": [{**PREVIEW, "picture": picture}]}).encode()


PERMANENT = "/datasets/baumkataster/versions/2026-11-23.1/data/baumkataster.csv"


class Publish(Protocol):
    def __call__(
        self, name: str, version: str, *changes: Json, files: Mapping[str, bytes] | None = None, **more: object
    ) -> None: ...


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
    digest = hashlib.sha256(file.content).hexdigest()
    beside = Parsed(page.text.partition(f'<a href="{PERMANENT}"')[2].partition("</li>")[0]).text
    assert f"{digest[:12]}…" in beside
    assert digest in beside
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
        "geprüft, 1 Spalte aus Datenschutzgründen vergröbert (warum?)",
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
        "Stand 23. November 2026, auf Personendaten geprüft, unverändert (warum?)",
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


@pytest.mark.parametrize(("lang", "told"), [("de", "Nicht verfügbar als"), ("en", "Not available as")])
def test_the_page_tells_which_form_is_lacking_and_why(web: httpx.Client, publish: Publish, lang: str, told: str) -> None:
    """The same reason is told once, another one by itself; the table that lacks nothing says nothing."""
    kind = {"schema": {"fields": [{"name": "nummer", "type": "integer"}]}}
    many, long = ({"de": f"{word}.", "en": f"{word} (en)."} for word in ("Viel", "Lang"))
    lacking = [{"suffix": ".excel.csv", "reason": many}, {"suffix": ".xlsx", "reason": many}, {"suffix": ".neu", "reason": long}]
    whole = {"name": "ganz", "path": "data/ganz.csv", **kind}
    publish("gross", "2026-11-23.1", resources=[{"name": "gross", "path": "data/gross.csv", "lacking": lacking, **kind}, whole])
    text = " ".join(Parsed(web.get("/datasets/gross", params={"lang": lang}).text).text.split())
    end = "" if lang == "de" else " (en)"
    names = ("CSV für Excel (deutsch)", "Datei") if lang == "de" else ("CSV for Excel (German)", "File")
    assert f"{told} {names[0]}, Excel. Viel{end}. {told} {names[1]}. Lang{end}." in text
    assert text.count(told) == 2


@pytest.mark.parametrize(
    "path", ["/", "/datasets/", "/datasets/baumkataster", "/datasets/none", "/problems/not-found", "/datasets/?q=x"]
)
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
    asked = {entry["id"] for entry in page.all("input") if entry.get("type") != "hidden"}
    assert {label["for"] for label in page.all("label")} == asked


def test_pages_bring_nothing_from_elsewhere(web: httpx.Client, publish: Publish) -> None:
    """No script, no style within, no image, nothing loaded from another host, and the browser is told to allow nothing else."""
    publish("lage", "2026-11-23.1", files={"preview.json": preview(DOTS)})
    for path in ("/", "/datasets/", "/datasets/baumkataster", "/datasets/lage", "/datasets/none?lang=en"):
        answer = web.get(path)
        page = Parsed(answer.text)
        assert answer.headers["content-security-policy"] == POLICY
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
        assert all(link.startswith(("/", "#", "?", "https://", "mailto:")) for link in links)
    assert clean.count("title") == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_state_of_a_dataset_has_its_page(web: httpx.Client, publish: Publish, means: Means, language: Language) -> None:
    """Published: 200. Withdrawn: 410 with day and reason. Never there: 404. In the language that the address asks for."""
    publish("weg", "2026-11-23.1")
    withdraw(means, "weg", "privacy", "")
    told = {
        "baumkataster": (200, ("Herunterladen", "Download")),
        "weg": (410, ("seit dem 24. November 2026 nicht mehr", "since 24 November 2026")),
        "none": (404, ("Nicht gefunden", "Not found")),
    }
    for name, (status, words) in told.items():
        answer = web.get(f"/datasets/{name}", params={"lang": "en"} if language == "en" else {})
        page = Parsed(answer.text)
        assert answer.status_code == status
        assert page.all("html") == [{"lang": language}]
        assert words[language == "en"] in page.text
        assert words[language == "de"] not in page.text


def test_english_stays_english_and_marks_what_is_german(web: httpx.Client, publish: Publish) -> None:
    """Every link to a page keeps the language, the switch keeps the search, and German metadata says that it is German."""
    publish("lage", "2026-11-23.1", files={"preview.json": preview(YEARS)}, theme=["ENVI"])
    for path in ("/?lang=en", "/datasets/?q=baum&topic=ENVI&lang=en", "/datasets/lage?lang=en"):
        page = Parsed(web.get(path).text)
        inner = [link["href"] or "" for link in page.all("a") if link.get("href", "").startswith("/") and "download" not in link]  # type: ignore[union-attr]
        pages = [link for link in inner if re.match(r"/(\?|$)|/datasets/([^/]*$)", link)]
        assert pages
        assert all("lang=en" in link for link in pages)
    assert ("h1", {"lang": "de"}) in page.elements
    assert "Januar" not in page.text
    switch = [link for link in Parsed(web.get("/datasets/?q=baum&topic=ENVI&lang=en").text).all("a") if "hreflang" in link]
    assert switch == [{"href": "?q=baum&topic=ENVI&lang=de", "lang": "de", "hreflang": "de"}]


def test_topics_lead_to_their_datasets(web: httpx.Client, publish: Publish) -> None:
    """The start page counts them, the list shows only theirs; a topic that does not exist is not found."""
    publish("luft", "2026-11-23.1", title="Luft", theme=["ENVI", "HEAL"])
    publish("schulen", "2026-11-23.1", title="Schulen", theme=["EDUC"])
    start = Parsed(web.get("/").text)
    assert {"/datasets/?topic=EDUC", "/datasets/?topic=ENVI", "/datasets/?topic=HEAL"} <= {
        link["href"] for link in start.all("a")
    }
    assert "Bildung, Kultur und Sport 1 Datensatz" in " ".join(start.text.split())
    page = Parsed(web.get("/datasets/?topic=ENVI").text)
    links = {link["href"] for link in page.all("a")}
    assert "/datasets/luft" in links
    assert not {"/datasets/schulen", "/datasets/baumkataster"} & links
    assert {"href": "/datasets/?topic=ENVI", "aria-current": "true"} in page.all("a")
    assert web.get("/datasets/?topic=XXXX").status_code == 404


def test_a_long_list_comes_in_pages(web: httpx.Client, publish: Publish) -> None:
    """Twenty on each, all of them once; a page beyond the last one is the last one."""
    for at in range(21):
        publish(f"satz-{at:02}", "2026-11-23.1", title=f"Satz {at:02}")
    seen: list[str] = []
    for at in (1, 2):
        links = [link["href"] or "" for link in Parsed(web.get(f"/datasets/?page={at}").text).all("a")]
        seen += [link for link in links if re.fullmatch("/datasets/[a-z][a-z0-9-]+", link)]
    assert len(seen) == len(set(seen)) == 22
    assert {"href": "/datasets/?page=2", "class": "button second", "rel": "next"} in Parsed(web.get("/datasets/").text).all("a")
    assert "Seite 2 von 2" in Parsed(web.get("/datasets/?page=99").text).text
    assert web.get("/datasets/?page=0").status_code == 422


@pytest.mark.parametrize(
    ("picture", "told", "drawn"),
    [
        (BARS, ["Anzahl der Einträge nach: baumart", "1.200"], {"rect": 4, "text": 4}),
        (YEARS, ["Anzahl nach: jahr", "12.345,5"], {"line": 4, "rect": 2}),
        (DOTS, ["Lage der Einträge", "3 Einträge, verteilt", "für 2 km"], {"path": 3, "rect": 1}),
    ],
)
def test_a_picture_has_its_numbers_beside_it(
    web: httpx.Client, publish: Publish, picture: Json, told: list[str], drawn: dict[str, int]
) -> None:
    """Drawn in the page itself, named for who cannot see it, with the same numbers as a table."""
    publish("lage", "2026-11-23.1", files={"preview.json": preview(picture)})
    page = Parsed(web.get("/datasets/lage").text)
    images = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert [svg["aria-labelledby"] for svg in images] == ["picture-title"]
    assert all(words in page.text for words in told)
    assert {tag: len(page.all(tag)) for tag in drawn} == drawn


def test_the_first_rows_and_what_the_columns_hold_are_shown(web: httpx.Client, publish: Publish) -> None:
    """As people read them; a missing cell is a dash."""
    publish("lage", "2026-11-23.1", files={"preview.json": preview(None)})
    text = " ".join(Parsed(web.get("/datasets/lage").text).text.split())
    for told in ("2 von 1.234 Zeilen", "Grüner Markt", "Hainbuche", "1 bis 1234", "12 verschiedene, 34 fehlen"):
        assert told in text
    assert "Die ersten Zeilen" not in Parsed(web.get("/datasets/baumkataster").text).text


def test_buttons_are_those_of_the_files_there_are(web: httpx.Client, publish: Publish) -> None:
    """In the order of how many people want them; each with its size here and its checksum in the table."""
    files = {f"data/lage.{ending}": ending.encode() for ending in ("xlsx", "excel.csv", "geojson")} | {"lage.zip": b"PK"}
    resource = {
        "name": "lage",
        "path": "data/lage.csv",
        "schema": {"fields": [{"name": "nummer", "type": "integer"}]},
        "alternatives": [{"path": f"data/lage.{ending}"} for ending in ("geojson", "parquet", "excel.csv", "xlsx")],
    }
    publish("lage", "2026-11-23.1", files=files, resources=[resource])
    answer = web.get("/datasets/lage").text
    names = ["Excel", "CSV für Excel (deutsch)", "CSV (UTF-8)", "GeoJSON", "Parquet"]
    assert re.findall(r'download><strong>([^<]*)<span class="unseen">', answer) == names
    assert "Datenpaket (alles), 2 Byte" in answer
    assert all(hashlib.sha256(data).hexdigest() in answer for data in files.values())
    other = web.get("/datasets/baumkataster").text
    assert re.findall(r'download><strong>([^<]*)<span class="unseen">', other) == ["CSV (UTF-8)", "Parquet"]
    assert "Datenpaket" not in other


@pytest.mark.parametrize(
    ("text", "type_", "german", "english"),
    [
        ("12.50", "number", "12,50", "12.50"),
        ("2026-11-24", "date", "24.11.2026", "2026-11-24"),
        ("2026-11-24T08:30:00", "datetime", "24.11.2026 08:30:00", "2026-11-24T08:30:00"),
        ("001.5", "string", "001.5", "001.5"),
        ("1895", "integer", "1895", "1895"),
        ("x" * 200, "string", "x" * 120 + "…", "x" * 120 + "…"),
    ],
)
def test_cells_are_written_for_people(text: str, type_: str, german: str, english: str) -> None:
    assert (cell(text, type_), cell(text, type_, language="en")) == (german, english)


def test_numbers_and_periods_are_written_for_people() -> None:
    assert [number(value) for value in (0, 1234567, -1234.5, 0.25)] == ["0", "1.234.567", "-1.234,5", "0,25"]
    assert number(1234.5, language="en") == "1,234.5"
    assert [period(label) for label in ("2025", "2025-03", "2025-03-09", "x")] == ["2025", "März 2025", "09.03.2025", "x"]
    assert [period(label, short=True) for label in ("2025", "2025-03", "2025-03-09")] == ["2025", "Mär 25", "09.03."]


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
