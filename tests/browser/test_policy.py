"""What a browser lets our pages load and run: all that is the site's, and nothing that is not.

That search, map, timeline and cards work under the policy is what their own tests say: each of
them fails when a page wants what is forbidden (see `script_errors`).
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import serve
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Route

    from tests.browser.conftest import PageAt

INJECTED = (
    "<script>window.ran = 'inline'</script>",
    "<script src='data:text/javascript,window.ran = 1'></script>",
    "<script src='https://elsewhere.example/x.js'></script>",
    "<img src='data:,' onerror='window.ran = 1'>",
    "<svg onload='window.ran = 1'></svg>",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<object data='data:text/html,<script>parent.ran = 1</script>'></object>",
    "<base href='https://elsewhere.example/'>",
    "<link rel=stylesheet href='https://elsewhere.example/x.css'>",
    "<img src='https://elsewhere.example/pixel.png'>",
    "<a id=lure href='javascript:window.ran = 1'>x</a>",
)


def addresses_of(site: Path) -> list[str]:
    """Return the addresses of all pages of a built site, the one for what is missing last."""
    pages = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return [*("" if page == "." else f"{page}/" for page in pages), "no/such/page/"]


def test_no_page_wants_what_is_forbidden(built_site: Path, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    for address in addresses_of(built_site):
        page.goto(address, wait_until="load")
        policy = page.locator("meta[http-equiv='Content-Security-Policy']")
        assert policy.count() == 1, address
        # Before anything that it is about.
        first = page.locator("script, link, style").first.element_handle()
        follows = "(meta, first) => meta.compareDocumentPosition(first) & 4"  # FOLLOWING
        assert policy.evaluate(follows, first), address


@pytest.mark.parametrize("address", ["", "places/bakhmut/", "timeline/", "about/", "no/such/page/"])
def test_what_is_injected_does_not_run(
    address: str, page_at: PageAt, script_errors: list[str], foreign_requests: list[str]
) -> None:
    page = page_at(1280, "light")
    refused_requests = []
    page.on(
        "requestfailed",
        lambda request: refused_requests.append(request.url) if request.failure == "csp" else None,
    )

    def inject(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("</article>", f"{''.join(INJECTED)}</article>")
        assert INJECTED[0] in body
        route.fulfill(response=answer, body=body)

    page.route(lambda url: url.endswith(f"/{address}"), inject)
    page.goto(address, wait_until="networkidle")
    page.locator("#lure").dispatch_event("click")
    assert page.evaluate("window.ran") is None
    # Scripts, styles and pictures of others, and what a link would have run.
    refused = "\n".join(script_errors)
    for what in ("inline script", "x.js", "x.css", "pixel.png", "base-uri", "javascript:"):
        assert what in refused.lower(), what
    script_errors.clear()
    # They are noted though they never left the browser.
    assert set(foreign_requests) == {one for one in refused_requests if "elsewhere" in one} != set()
    foreign_requests.clear()


def test_the_palette_stays_as_it_was_chosen(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    for address in ("", "places/bakhmut/"):
        page.goto(address)
        if not address:
            page.locator("label[for=__palette_1]").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


ALIGNED = "| a | b |\n| :-- | --: |\n| c | d |\n"


@pytest.fixture
def from_disk(tmp_path: Path) -> Path:
    """A site of files without a server: its pages name files, not folders."""
    config = SMALL["mkdocs.yml"] + (
        "use_directory_urls: false\nmarkdown_extensions: [tables, pymdownx.tabbed]\n"
    )
    narrative = SMALL["content/narratives/a-night.md"] + f"\n{ALIGNED}"
    own = {"mkdocs.yml": config, "content/narratives/a-night.md": narrative}
    return built(write(tmp_path, SMALL | own))


def test_pages_open_from_a_disk(from_disk: Path, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto((from_disk / "index.html").as_uri(), wait_until="load")
    assert page.evaluate("document.documentElement.classList.contains('js')"), "the theme ran"
    page.goto((from_disk / "narratives/a-night.html").as_uri(), wait_until="load")
    assert page.evaluate("getComputedStyle(document.querySelector('article')).display") == "block"
    # Alignment is the one style that Markdown may set.
    cells = page.locator("td")
    assert cells.nth(1).evaluate("(cell) => getComputedStyle(cell).textAlign") == "right"


TILES = "map: {tiles: 'https://tiles.example.net/{z}/{x}/{y}.png', attribution: OSM}\n"
PLACE = "coordinates: {lat: 38.72, lon: -9.14, precision: exact}\n"


@pytest.fixture
def with_tiles(tmp_path: Path) -> Iterator[str]:
    own = {
        "site_config/settings.yml": SMALL["site_config/settings.yml"] + TILES,
        "content/places/skerry.yml": SMALL["content/places/skerry.yml"] + PLACE,
    }
    with serve(built(write(tmp_path, SMALL | own))) as address:
        yield address


def test_street_tiles_may_be_asked_for_where_the_settings_name_them(
    with_tiles: str, page_at: PageAt, foreign_requests: list[str]
) -> None:
    page = page_at(1280, "light")
    referrers: list[str | None] = []

    def note(route: Route) -> None:
        referrers.append(route.request.header_value("referer"))
        route.abort()

    page.route("https://tiles.example.net/**", note)
    page.goto(f"{with_tiles}map/")
    page.get_by_role("button", name="tiles.example.net").click()
    page.wait_for_timeout(300)
    assert referrers
    assert all(one and one.startswith("http://127.0.0.1") for one in referrers)
    asked = [one for one in foreign_requests if one.startswith("https://tiles.example.net/")]
    assert len(asked) >= len(referrers)
    served = [one for one in foreign_requests if one.startswith(with_tiles)]
    assert sorted(asked + served) == sorted(foreign_requests)
    foreign_requests.clear()


TILE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# Whether the pictures of a layer lie above the land, and places above them.
ABOVE = """() => {
  const height = (one) => Number(getComputedStyle(one.closest(".leaflet-pane")).zIndex);
  const tile = height(document.querySelector("img.leaflet-tile").closest(".leaflet-layer"));
  const lands = [...document.querySelectorAll("path.xp-map__land")]
    .filter((one) => one.closest(".leaflet-container")).map(height);
  const mark = height(document.querySelector(".leaflet-marker-icon"));
  return lands.length > 0 && lands.every((one) => one < tile) && tile < mark;
}"""


def test_street_tiles_are_to_be_seen_with_whom_they_are_from(
    with_tiles: str, page_at: PageAt, foreign_requests: list[str]
) -> None:
    page = page_at(1280, "light")
    page.route(
        "https://tiles.example.net/**",
        lambda route: route.fulfill(body=TILE, content_type="image/png"),
    )
    page.goto(f"{with_tiles}map/", wait_until="networkidle")
    page.locator(".leaflet-container path.xp-map__land").first.wait_for(state="attached")
    assert not any("tiles.example.net" in one for one in foreign_requests)
    button = page.get_by_role("button", name="tiles.example.net")
    button.click()
    page.locator("img.leaflet-tile-loaded").first.wait_for()
    assert page.locator("img.leaflet-tile").first.evaluate("(tile) => tile.naturalWidth") == 1
    assert page.evaluate(ABOVE)
    assert page.locator(".leaflet-control-attribution").inner_text() == "OSM"
    button.click()
    page.locator("img.leaflet-tile").first.wait_for(state="detached")
    foreign_requests.clear()
