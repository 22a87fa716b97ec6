"""The pictures of the editor's guide: the foot of a page, a drawing of ours, a summary of a change.

Nothing of GitHub's is photographed. What it shows of a change is our Markdown, set here on a page
of our own; where its pencil stands is drawn. `make pictures` takes them, into content/images.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown import markdown
from playwright.sync_api import Browser, Page

from explainer.starter import starter, write_all
from tests.repositories import committed

FOLDER = "content/images"
MAX_BYTES = 72 * 1024
"""What a picture of the guide may weigh, whichever font a machine sets it in."""

_FRAME = {"outline": "3px solid #b3261e", "outlineOffset": "6px"}

_ENTRY = "claims/breakthrough-along-t0513/"

# Paper and ink stand in the picture itself, with a border, so that it is one on a dark page too.
_SHEET = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; color: #1b1f24; font: 15px/1.5 sans-serif }
main { box-sizing: border-box; width: 720px; padding: 20px 28px; border: 2px solid #8a9099 }
h1 { font-size: 22px; margin: 0 0 8px } h2 { font-size: 17px; margin: 18px 0 6px }
ul { margin: 4px 0; padding-left: 22px }
code { background: #eef0f3; padding: 0 4px; font-size: 13px }
</style><main>%s</main>"""

_PENCIL = """<!doctype html><meta charset="utf-8"><style>body { margin: 0 }</style>
<svg xmlns="http://www.w3.org/2000/svg" width="720" height="250" font-family="sans-serif"
     font-size="15" fill="#1b1f24">
<rect x="1" y="1" width="718" height="248" fill="#fff" stroke="#8a9099" stroke-width="2"/>
<text x="28" y="40">content / places / <tspan font-weight="bold">lisbon.yml</tspan></text>
<rect x="28" y="62" width="664" height="166" fill="none" stroke="#c4c8cf"/>
<path d="M28 104h664" stroke="#c4c8cf"/>
<text x="44" y="89" fill="#59606b">the text of the file</text>
<g stroke="#1b1f24" stroke-width="2" fill="none">
<path d="M638 92l3-10 14-14 7 7-14 14z"/><path d="M651 72l7 7"/></g>
<circle cx="650" cy="83" r="23" fill="none" stroke="#b3261e" stroke-width="3"/>
<path d="M560 146c40 0 68-12 78-34m-11 5l11-5 5 11" fill="none" stroke="#b3261e"
      stroke-width="3"/>
<text x="550" y="151" fill="#b3261e" font-weight="bold" text-anchor="end">the pencil</text>
<g font-family="monospace"><text x="44" y="132">1  name: Lisbon</text>
<text x="44" y="160">2  type: city</text><text x="44" y="188">3  summary: The capital of</text>
<text x="44" y="216">4 &#160;&#160;Portugal.</text></g>
</svg>"""


def take(browser: Browser, address: str, root: Path) -> None:
    """Take every picture of the guide; `address` is that of this repository's built site."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    pictures: dict[str, Callable[[Page], None]] = {
        "guide-edit": lambda page: _foot(page, address, folder / "guide-edit.png"),
        "guide-pencil": lambda page: _sheet(page, _PENCIL, "svg", folder / "guide-pencil.png"),
        "guide-summary": lambda page: _sheet(
            page, _SHEET % markdown(_summary(), tab_length=2), "main", folder / "guide-summary.png"
        ),
    }
    for name, picture in pictures.items():
        page = browser.new_page(viewport={"width": 1000, "height": 900}, color_scheme="light")
        picture(page)
        page.close()
        if (folder / f"{name}.png").stat().st_size > MAX_BYTES:
            sys.exit(f"{FOLDER}/{name}.png is too large: show less in it.")


def _foot(page: Page, address: str, file: Path) -> None:
    """Photograph the foot of an entry, where one begins to edit it, with a line around that."""
    page.goto(address + _ENTRY)
    page.wait_for_load_state("networkidle")
    edit = page.locator(".xp-edit")
    # The page's policy refuses a style of ours, but not what a script says of one element.
    edit.evaluate("(edit, frame) => Object.assign(edit.style, frame)", _FRAME)
    edit.scroll_into_view_if_needed()
    box = edit.bounding_box()
    if box is None:
        sys.exit(f"{_ENTRY} has nothing to edit it with: give mkdocs.yml an edit_uri.")
    left, top = max(box["x"] - 40, 0), max(box["y"] - 182, 0)
    page.screenshot(path=file, clip={"x": left, "y": top, "width": 720, "height": 252})


def _sheet(page: Page, html: str, part: str, file: Path) -> None:
    """Photograph one part of a page of ours."""
    page.set_content(html)
    page.locator(part).screenshot(path=file)


def _summary() -> str:
    """Return what `explainer diff` says of a verdict that was corrected in a site just begun."""
    with TemporaryDirectory(prefix="explainer-pictures-") as made:
        site = Path(made)
        write_all(site, starter("The lighthouse", "The lighthouse"))
        # So that the picture is the same on any day.
        day = "2024-05-01T12:00:00+00:00"
        committed(site, GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
        claim = site / "content/claims/never-went-out.yml"
        text = claim.read_text(encoding="utf-8")
        claim.write_text(text.replace("verdict: refuted", "verdict: unlikely"), encoding="utf-8")
        command = [sys.executable, "-c", "from explainer.cli import main; main()", "diff"]
        return subprocess.run(
            [*command, "--format", "markdown"],
            cwd=site,
            env={**os.environ, "XDG_CACHE_HOME": str(site / ".git/caches")},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
