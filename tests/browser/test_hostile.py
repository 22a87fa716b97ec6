"""A site made of nothing but attempts to run a script, visited as a reader and a robot would.

What is written is in `tests/hostile`. Pages are visited twice: as they are, where nothing may run
and nothing be refused by the policy either; and with the policy switched off, so that escaping
and sanitising stand alone.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import html

from explainer.kinds import KINDS
from tests.browser.conftest import serve
from tests.browser.test_policy import addresses_of
from tests.hostile import corpus
from tests.hostile.corpus import PAYLOADS, Field, fields, mark
from tests.hostile.site import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

    from tests.hostile.site import Hostile


def _script(name: str) -> str:
    return Path(corpus.__file__).with_name(f"{name}.js").read_text(encoding="utf-8")


INDEX = "**/search/search_index.json"
MARK = re.compile(r"q\d+z\d+z")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def address(hostile: Hostile) -> Iterator[str]:
    with serve(hostile.site) as address:
        yield address


def test_payloads_are_enough() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60
    assert len(fields()) > 90


def test_each_is_shown_as_text_in_every_field(hostile: Hostile) -> None:
    wanted = {mark(field, payload): (field, payload) for field in fields() for payload in PAYLOADS}
    for file in hostile.site.rglob("*.html"):
        root = html.fromstring(file.read_text(encoding="utf-8"))
        for text in (root.text_content(), *root.xpath("//@alt")):
            _strike(wanted, " ".join(text.split()))
    unseen = Counter(str(field) for field, _ in wanted.values())
    hidden = {str(field) for field in fields() if _is_hidden(field)}
    assert {name: number for name, number in unseen.items() if name not in hidden} == {}


def _is_hidden(field: Field) -> bool:
    of_narratives = (field.kind.kind, *field.path) == ("narrative", "tags")
    return of_narratives or field.path == ("allow", "because")


def _strike(wanted: dict[str, tuple[Field, str]], text: str) -> None:
    """Forget what stands in a text, just as it was written behind its mark."""
    for found in MARK.finditer(text):
        _, payload = wanted.get(found[0], (None, None))
        if payload and text.startswith(" ".join(payload.split()), found.end() + 1):
            del wanted[found[0]]


def test_what_is_refused_is_refused_for_what_it_is(hostile: Hostile) -> None:
    codes = {one.code for one in hostile.refused}
    assert {"raw-html", "invalid-address"} <= codes
    assert not {one.path for one in hostile.refused if "/hostile-" in one.path}


def _context(browser: Browser, address: str, *, policy: bool) -> BrowserContext:
    context = browser.new_context(
        base_url=address, bypass_csp=not policy, reduced_motion="reduce", locale="en-GB"
    )
    context.add_init_script(_script("trap"))
    return context


def test_the_trap_would_notice(browser: Browser, address: str) -> None:
    """Without the policy an injected script does run, and is noted; with it, none does."""
    for policy in (True, False):
        with _context(browser, address, policy=policy) as context:
            page = context.new_page()
            page.route(address, _inject)
            page.goto("")
            assert page.evaluate("xpRan") == ([] if policy else ["get", "call"])


def _inject(route: Route) -> None:
    page = route.fetch().text().replace("</article>", "<script>pwn()</script></article>")
    route.fulfill(body=page, content_type="text/html")


@pytest.mark.parametrize("policy", [False, True], ids=["without-policy", "with-policy"])
def test_nothing_runs_and_nobody_else_is_asked(
    browser: Browser, hostile: Hostile, address: str, *, policy: bool
) -> None:
    host = urlsplit(address).netloc
    said: list[str] = []
    asked: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            asked.append(request.url)

    with _context(browser, address, policy=policy) as context:
        context.on("console", lambda message: said.append(message.text))
        context.on("request", note)
        page = context.new_page()
        # Nobody searches before the end, and an index takes longer to read than all else of a page.
        page.route(INDEX, _empty)
        # The policy leaves less to happen: of each sort of page some are enough.
        for path in _worth_a_visit(hostile.site)[:: 6 if policy else 1]:
            page.goto(path, wait_until="load")
            _touch(page, path)
            assert [one for one in said if "PWN" in one] == [], path
            assert asked == [], path
            if policy:
                assert [one for one in said if "Content Security Policy" in one] == [], path
        page.unroute(INDEX)
        _search(page)
        assert [one for one in said if "PWN" in one] == []
        assert asked == []


def _empty(route: Route) -> None:
    route.fulfill(json={"config": {"lang": ["en"], "separator": " ", "pipeline": []}, "docs": []})


def _worth_a_visit(site: Path) -> list[str]:
    """Return the addresses of all pages but those that say again what was seen on one made alike.

    Whatever was withdrawn has a page of one shape with one text: of each kind the first is looked
    at, and of all of them those on which there is a payload that was on none before.
    """
    found = []
    seen: set[str] = set()
    for address in addresses_of(site):
        if gone := re.search(r"hostile-([a-z]+)-\d+-gone/$", address):
            page = (site / address / "index.html").read_text(encoding="utf-8")
            new = {gone[1], *re.findall(r"q\d+z(\d+)z", page)} - seen
            if not new:
                continue
            seen |= new
        found.append(address)
    return found


def test_every_payload_is_seen_where_something_was_withdrawn(hostile: Hostile) -> None:
    gone = [one for one in _worth_a_visit(hostile.site) if one.endswith("-gone/")]
    texts = [(hostile.site / one / "index.html").read_text(encoding="utf-8") for one in gone]
    found = {int(one) for text in texts for one in re.findall(r"q\d+z(\d+)z", text)}
    assert found == set(range(len(PAYLOADS)))
    assert {one.partition("/")[0] for one in gone} == {kind.folder for kind in KINDS}


def _touch(page: Page, path: str) -> None:
    assert page.evaluate(_script("never")) == [], path
    page.evaluate(_script("touch"))
    # As a reader does: the first links of the text for real, and some way by keyboard.
    page.mouse.move(400, 300)
    page.keyboard.press("Tab")
    assert page.evaluate("xpRan") == [], path
    assert len(page.context.pages) == 1, path


def _search(page: Page) -> None:
    """Ask for what is written everywhere, and look at what is found."""
    page.goto("")
    query = page.locator("[data-md-component=search-query]")
    for question in ("pwn", "onerror", "script", "<img src=x onerror=pwn()>", "hostile"):
        query.click()
        query.fill(question)
        query.press("End")
        page.wait_for_timeout(300)
        if question != "hostile":
            page.locator(".md-search-result__item").first.wait_for()
        page.evaluate(_script("touch"))
    assert page.evaluate("xpRan") == []
