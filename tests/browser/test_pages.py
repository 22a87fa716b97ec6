"""Pages of every kind, as they lie on a screen: narrow and wide, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

    from tests.browser.conftest import PageAt, Scheme

PAGES = (
    "",
    "narratives/trench-war-at-bakhmut/",
    "events/battle-of-bakhmut/",
    "places/",
    "places/bakhmut/",
    "experts/jaroslava-barbieri/",
    "claims/",
    "claims/breakthrough-along-t0513/",
    "glossary/",
    "problems/",
)

# What of a page is wider than the screen, told so that one finds it.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => `${one.tagName}.${one.className} ${one.getBoundingClientRect().right}`)
    .concat(`page: ${document.documentElement.scrollWidth} of ${width}`);
}"""

# Text over its ground, by WCAG 2.2, of everything in the article that holds text itself.
LOW_CONTRAST = """() => {
  const parse = (color) => {
    const found = color.match(/[\\d.]+/g).map(Number);
    return { rgb: found.slice(0, 3), alpha: found[3] ?? 1 };
  };
  const over = (top, below) => top.rgb.map((c, i) => c * top.alpha + below[i] * (1 - top.alpha));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => {
      const share = c / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const low = [];
  for (const element of document.querySelectorAll(".xp-page *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const back = ground(element);
    const front = over(parse(getComputedStyle(element).color), back);
    const [dark, bright] = [light(front), light(back)].sort((a, b) => a - b);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < 4.5) {
      low.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className}: ` +
        element.textContent.trim().slice(0, 40));
    }
  }
  return low;
}"""


def _watched(page: Page) -> list[str]:
    """Return a list that fills with what the page complains of in the console."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            told.append(message.text)

    page.on("console", note)
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_fit_and_can_be_read(width: int, scheme: Scheme, page_at: PageAt) -> None:
    page = page_at(width, scheme)
    told = _watched(page)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate(TOO_WIDE) == [], address
        assert page.evaluate(LOW_CONTRAST) == [], address
        assert page.locator(".xp-page h1").is_visible(), address
    assert told == []


def test_pages_fit_the_narrowest_screen(page_at: PageAt) -> None:
    page = page_at(320, "light")
    for address in PAGES:
        page.goto(address)
        assert page.evaluate(TOO_WIDE) == [], address


def test_the_scheme_is_the_one_that_the_reader_prefers(page_at: PageAt) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = page_at(1280, scheme)
        page.goto("claims/")
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]


def test_the_box_of_facts_stands_beside_the_text_where_there_is_room(page_at: PageAt) -> None:
    wide, narrow = page_at(1280, "light"), page_at(360, "light")
    for page in (wide, narrow):
        page.goto("places/bakhmut/")
    lead, box = (wide.locator(name).bounding_box() for name in (".xp-lead", ".xp-box"))
    assert lead is not None
    assert box is not None
    assert box["x"] >= lead["x"] + lead["width"]
    lead, box, text = (
        narrow.locator(name).bounding_box() for name in (".xp-lead", ".xp-box", ".xp-main")
    )
    assert lead is not None
    assert box is not None
    assert text is not None
    assert lead["y"] + lead["height"] <= box["y"] + 1
    assert box["y"] + box["height"] <= text["y"] + 1


def test_lines_are_not_too_long_to_read(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    for address in ("narratives/trench-war-at-bakhmut/", "events/battle-of-bakhmut/"):
        page.goto(address)
        # In the size of its own letters, since how wide they are depends on the fonts here.
        longest = page.evaluate(
            """() => Math.max(...[...document.querySelectorAll(".xp-prose p, .xp-narrative > p")]
              .filter((p) => p.textContent.length > 200)
              .map((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)))"""
        )
        assert 20 < longest < 40, address


def test_without_a_script_nothing_is_wider_than_a_narrow_screen(page_at: PageAt) -> None:
    page = page_at(320, "light", javascript=False)
    for address in (*PAGES, "events/advance-southeast/"):
        page.goto(address)
        assert page.evaluate(TOO_WIDE) == [], address


def test_a_long_list_opens(page_at: PageAt) -> None:
    page = page_at(1280, "light", javascript=False)
    page.goto("organisations/isw/")
    first = page.locator("details.xp-more").first
    hidden = first.locator("li").first
    assert not hidden.is_visible()
    first.locator("summary").click()
    assert hidden.is_visible()


def test_nothing_moves_while_a_page_loads(page_at: PageAt) -> None:
    page = page_at(360, "light")
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) window.moved += one.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    for address in ("", "places/bakhmut/", "claims/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.1, address
