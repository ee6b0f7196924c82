# ruff: noqa: INP001  (a program beside the pages that it illustrates)
"""Takes the pictures of the pages in docs/images/, with the browser and the samples of tests/services.

`python -m docs.screenshots` from the root of the project; Chromium comes from Debian.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from tests.services.portal import ROOT, serving
from tests.services.test_browser import ARGUMENTS, CHROMIUM

IMAGES: Final = ROOT / "docs" / "images"
SAMPLES: Final = ("baumkataster", "bevoelkerung-stadtteile", "geschwindigkeit", "stadtrat")
PAGES: Final = {"start": "/", "dataset": "/datasets/baumkataster"}
SCREENS: Final = {"desktop": (1200, 1340), "phone": (390, 1180)}  # pixels, of what is shown


def main() -> None:
    """Publish, serve, take them all."""
    with tempfile.TemporaryDirectory() as var, serving(Path(var) / "var", SAMPLES) as base_url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for page in PAGES:
            for screen in SCREENS:
                for scheme in ("light", "dark"):
                    take(browser, base_url, page, screen, scheme)
        browser.close()


def take(browser: Browser, base_url: str, page: str, screen: str, scheme: str) -> None:
    """Take one picture."""
    width, height = SCREENS[screen]
    target = IMAGES / f"{page}-{screen}-{scheme}.png"
    window = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light")
    window.goto(f"{base_url}{PAGES[page]}")
    window.screenshot(path=target)
    window.close()
    sys.stdout.write(f"{target.name}: {target.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
