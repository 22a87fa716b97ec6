"""A page walked with the Tab key: where the focus goes, and whether a reader sees it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 2000
"""Steps after which a walk goes in circles."""

SETTLED = 500
"""Milliseconds after which what moved when the focus came has come to rest."""

# What a reader can reach: all that takes the focus and lies open. Of a group of radio buttons Tab
# reaches the chosen one; the arrows go from there. The theme's way up comes and goes.
PREPARE = """() => {
  const TAKES_FOCUS = "a[href], area[href], button, input, select, textarea, summary, [tabindex]";
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && one.getBoundingClientRect().width > 0;
  // What is to be seen of a control: a checkbox may lie unseen beside the label that shows it.
  window.stands = (one) => (one.matches("input")
    ? [one, ...one.labels, one.nextElementSibling]
      .find((it) => it?.matches("input, label") && seen(it)) ?? one
    : one);
  window.called = (one) => {
    const name = one.getAttribute("aria-label") ?? one.textContent.trim().replace(/\\s+/g, " ");
    const id = one.id ? `#${one.id}` : "";
    return `${one.localName}${id}.${[...one.classList].join(".")} "${name.slice(0, 50)}"`;
  };
  window.controls = () => [...document.querySelectorAll(TAKES_FOCUS)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]")
    && !(one.type === "radio" && !one.checked) && !one.matches(".md-top")
    && one.checkVisibility({ visibilityProperty: true }));
  window.reached = new Set([document.activeElement]);
  // A script may hand the focus on to what takes the place of something, before anybody looks.
  window.handed = new Set();
  document.addEventListener("focusin", ({ target }) => handed.add(target));
  window.pictureOf = (one) => {
    const picture = one.closest("svg");
    return picture?.ownerSVGElement ? pictureOf(picture.ownerSVGElement) : picture;
  };
  window.last = null;
  window.stops = 0;
}"""

# Where the focus is now, and what is wrong with that: unseen, off the screen, or something lies
# over all of it. Marks of one picture may overlap: their names do not.
LOOK = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  // A field for a day has a stop for each of its parts.
  stops = at === last ? stops + 1 : 1;
  const again = stops > 6 || (at !== last && reached.has(at));
  reached.add(at);
  last = at;
  const shown = stands(at);
  const faults = [];
  const all = { opacityProperty: true, visibilityProperty: true };
  if (!shown.checkVisibility(all)) faults.push("is not visible");
  const boxes = [...shown.getClientRects()].filter((box) => box.width && box.height);
  const points = boxes.flatMap((box) => [0.1, 0.5, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) =>
    [box.left + box.width * x, box.top + box.height * y])));
  const within = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  if (!within.length) faults.push("is not on the screen");
  const picture = pictureOf(shown);
  const over = within.map(([x, y]) => document.elementFromPoint(x, y)).filter((top) => top
    && !shown.contains(top) && !top.contains(shown) && !(picture && picture === pictureOf(top)));
  const hidden = within.length > 0 && over.length === within.length;
  if (hidden) faults.push(`is hidden under ${called(over[0])}`);
  return { again, fault: faults.length ? `${called(at)} ${faults.join(", ")}` : "" };
}"""

# Nor is it unreached where it took the place of one of its name that was reached.
UNREACHED = """() => {
  const gone = new Set([...reached].filter((one) => !one.isConnected).map(called));
  return controls().filter((one) => !reached.has(one) && !handed.has(one))
    .map(called).filter((name) => !gone.has(name));
}"""


class Walk(NamedTuple):
    """How often the key was pressed, what was reached but not seen, and what not at all."""

    steps: int
    faults: list[str]
    unreached: list[str]


def settle(page: Page) -> None:
    """Let every map of a page take the place of its picture, which begins when it is near.

    One that begins during a walk may come to stand behind the one who walks.
    """
    for at in page.locator("[data-xp-map]").all():
        at.scroll_into_view_if_needed()
        at.locator(".xp-map__pane--moving").wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")


def walk(page: Page, key: str = "Tab") -> Walk:
    """Walk through a page from where the focus is until it leaves the page or comes back."""
    page.evaluate(PREPARE)
    faults: list[str] = []
    steps = 0
    for steps in range(1, MOST):  # noqa: B007  # it is returned
        page.keyboard.press(key)
        found = page.evaluate(LOOK)
        if found is None or found["again"]:
            break
        if found["fault"] and page.evaluate("stops") == 1:
            page.wait_for_timeout(SETTLED)
            settled = page.evaluate(LOOK)
            if settled is None:
                faults.append(f"{found['fault']}, then loses the focus")
            elif settled["fault"]:
                faults.append(settled["fault"])
    return Walk(steps, faults, page.evaluate(UNREACHED))
