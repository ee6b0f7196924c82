"""Pages in a real browser (Debian's Chromium): accessible, by keyboard alone, without script, on every screen."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.services.portal import COMMAND, serving

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
]
SAMPLES: Final = ("baumkataster", "bevoelkerung-stadtteile", "geschwindigkeit", "stadtrat")
WCAG: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PAGES: Final = {
    "start": "/",
    "list": "/datasets/",
    "topic": "/datasets/?topic=ENVI",
    "search": "/datasets/?q=baum",
    "nothing found": "/datasets/?q=xyz",
    "dots": "/datasets/baumkataster",
    "bars": "/datasets/bevoelkerung-stadtteile",
    "time": "/datasets/geschwindigkeit",
    "english": "/datasets/bevoelkerung-stadtteile?lang=en",
    "tombstone": "/datasets/stadtrat",
    "404": "/datasets/none",
}
PHONE: Final = {"width": 360, "height": 740}
DESKTOP: Final = {"width": 1280, "height": 900}
LARGE: Final = ".button, button, .topics a, .downloads a, .tags a, .filter a, .top a, .bottom li a, summary, input[type=search]"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("portal") / "var", SAMPLES, withdrawn="stadtrat") as base_url:
        yield base_url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, portal: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Open a private window; at its end every request that it made must have gone to the portal."""
    asked: list[str] = []
    options: dict[str, Any] = getattr(request, "param", {"viewport": DESKTOP})
    context = browser.new_context(base_url=portal, **options)
    context.on("request", lambda sent: asked.append(sent.url))
    yield context
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith(f"{portal}/")] == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page; at its end the browser must have refused nothing in it as against the content security policy."""
    refused: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: refused.append(message.text) if "ontent Security Policy" in message.text else None)
    yield page
    assert refused == []


LOOKS = [
    pytest.param({"viewport": viewport, "color_scheme": scheme}, id=f"{viewport['width']} {scheme}")
    for viewport in (PHONE, DESKTOP)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("context", LOOKS, indirect=True)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    """No violation of WCAG 2.2, level A and AA, with everything unfolded."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]})
    told = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found.response["violations"]]
    assert told == []


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of a check of a package with faults, and of people."""
    folder = tmp_path_factory.mktemp("report")
    people = folder / "liste.csv"
    people.write_text("Nr;Name;Telefon\n" + "1;Eva Muster;0951 871234\n2;Jens Beispiel;0951 879876\n" * 20, encoding="utf-8")
    for package in (Path("datapackages/defekt").absolute(), people):
        command = [*COMMAND, "check", str(package), "--html", str(folder / f"{package.stem}.html"), "--var", str(folder / "var")]
        assert subprocess.run(command, check=False, capture_output=True, timeout=120).returncode == 1
    return folder


@pytest.mark.parametrize(
    "look", [{"viewport": view, "color_scheme": tone} for view in (PHONE, DESKTOP) for tone in ("light", "dark")]
)
@pytest.mark.parametrize("name", ["defekt.html", "liste.html"])
def test_the_report_of_a_check_is_accessible_and_asks_for_nothing(
    browser: Browser, report: Path, name: str, look: dict[str, Any]
) -> None:
    """From the disk, without script; axe itself is a script, so that it alone is let past the page's own policy."""
    asked: list[str] = []
    for policy in (False, True):
        with browser.new_context(**look, bypass_csp=policy, java_script_enabled=policy) as window:
            window.on("request", lambda sent: asked.append(sent.url))
            page = window.new_page()
            page.goto((report / name).as_uri())
            expect(page.locator("h1")).to_be_visible()
            if policy:
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]})
                assert [
                    (fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found.response["violations"]
                ] == []
                assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert set(asked) == {(report / name).as_uri()}


@pytest.mark.parametrize(
    "context", [{"viewport": {"width": width, "height": 700}} for width in (320, 360, 768, 1280)], indirect=True
)
def test_no_page_scrolls_sideways_and_targets_are_large(page: Page) -> None:
    """From 320 pixels on; what is tapped often is at least 44 pixels high."""
    for path in PAGES.values():
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
        heights = "parts => parts.filter(part => part.getBoundingClientRect().height < 44).map(part => part.textContent)"
        assert page.locator(LARGE).evaluate_all(heights) == [], path


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_stop_of_the_tab_key_shows_its_focus(page: Page, path: str) -> None:
    """Each link, field, button and scrolling part is reached once, in the order of the page, with a visible outline."""
    page.goto(path)
    stops = page.locator("a[href]:visible, input:visible, button:visible, summary:visible, [tabindex='0']:visible").count()
    seen = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const own = document.activeElement, look = getComputedStyle(own), box = own.getBoundingClientRect();
                    own.dataset.seen = (own.dataset.seen || 0) + 1;
                    return {outline: look.outlineStyle, width: parseFloat(look.outlineWidth), times: own.dataset.seen,
                            inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
                }"""
            )
        )
    assert len(seen) == stops
    assert [
        stop for stop in seen if stop["outline"] == "none" or stop["width"] < 2 or stop["times"] != "1" or not stop["inside"]
    ] == []


def reach(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_a_citizen_without_a_mouse_finds_and_downloads(page: Page, tmp_path: Path) -> None:
    """Skip link, search, hit, download: Tab and Enter are enough."""
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reach(page, "input[name=q]")
    page.keyboard.type("baum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets/?q=baum*")
    reach(page, ".card a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets/baumkataster")
    reach(page, ".downloads a")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").stat().st_size > 0
    reach(page, ".sum summary")
    page.keyboard.press("Enter")
    expect(page.locator(".sum[open] > code")).to_have_text(hashlib.sha256((tmp_path / "file").read_bytes()).hexdigest())
    reach(page, ".files summary")
    page.keyboard.press("Enter")
    expect(page.locator("details[open] table")).to_have_count(1)


def test_a_topic_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/")
    reach(page, ".topics a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets/?topic=*")
    expect(page.locator(".card")).to_have_count(1)


@pytest.mark.parametrize("context", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_everything_works_without_script(page: Page) -> None:
    """Search, filter, language, unfolding, the picture and its numbers."""
    page.goto("/")
    page.locator("input[name=q]").fill("baum")
    page.locator("button").click()
    page.locator(".card a").first.click()
    expect(page.locator("h1")).to_contain_text("Baumkataster")
    expect(page.locator("svg.map .dots")).to_be_visible()
    page.locator("figure summary").click()
    expect(page.locator("figure table")).to_be_visible()
    page.locator("a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Download")).to_be_visible()
    page.locator(".tags a").click()
    expect(page.locator("h1")).to_have_text("Environment")


def test_bars_and_dots_are_drawn_as_large_as_their_numbers(page: Page) -> None:
    """What the browser lays out has the proportions of the numbers beside it."""
    page.goto("/datasets/bevoelkerung-stadtteile")
    widths = [(bar.bounding_box() or {"width": 0})["width"] for bar in page.locator("rect.bar").all()]
    numbers = [int(text.replace(".", "")) for text in page.locator("text.value").all_text_contents()]
    assert len(widths) == len(numbers) > 5
    assert all(abs(width / widths[0] - number / numbers[0]) < 0.02 for width, number in zip(widths, numbers, strict=True))


def test_paper_shows_content_and_no_controls(page: Page) -> None:
    page.goto("/datasets/geschwindigkeit")
    page.emulate_media(media="print")
    expect(page.locator(".top nav")).to_be_hidden()
    expect(page.locator("figure svg")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("name", SAMPLES[:3])
def test_the_lines_to_copy_run(page: Page, tmp_path: Path, name: str) -> None:
    """Those for the shell fetch the file and find its checksum right, those for Python print rows of the named columns."""
    page.goto(f"/datasets/{name}")
    lines = page.locator("pre code").all_inner_texts()
    shell, python = lines[0], lines[1]
    done = subprocess.run(["bash", "-ec", shell], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S607
    assert re.fullmatch(r"[a-z-]+\.csv: OK\n", done.stdout)
    done = subprocess.run([sys.executable, "-c", python], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "shape: (5, 3)" in done.stdout
