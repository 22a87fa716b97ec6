"""`make pictures`: photographs the built site for the README, into docs/, and for the guide."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium, guide_pictures
from tests.browser.conftest import ARGUMENTS, serve

ROOT = Path(__file__).parents[2]

# (name of the picture, page, width, height, colour scheme)
PICTURES = (
    ("home", "", 1280, 860, "light"),
    ("claim", "claims/breakthrough-along-t0513/", 1280, 860, "light"),
    ("claims-dark", "claims/", 1280, 860, "dark"),
)


def main() -> None:
    """Take every picture of the site in `site/`, which `make site` has built."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        sys.exit("There is no site to photograph: run `make site` first.")
    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    executable = chromium.find()
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        for name, path, width, height, scheme in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        guide_pictures.take(browser, address, ROOT)
        browser.close()


if __name__ == "__main__":
    main()
