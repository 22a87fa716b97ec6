"""The theme's search: on a small site over one whole index, on a large one over shards."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serve
from tests.projects import SMALL, built, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import PageAt

# In a folder of its host, as a project's site is.
MKDOCS_YML = SMALL["mkdocs.yml"].replace("example.org/", "example.org/lights/").replace(
    "font: false}", "font: false, features: [search.suggest, search.highlight]}"
)  # fmt: skip

ENTRIES = {
    "content/places/petrel-rock.yml": (
        "name: Petrel Rock\nsummary: Where `<b>storms</b>` & birds meet.\n"
        "body: |\n  A low rock.\n\n  ## The bell\n\n  A bell hangs there, heard for miles.\n"
    ),
    "content/places/petrel-rock-lookout.yml": "name: The lookout above Petrel Rock\n",
    "content/places/reykjanes.yml": "name: Reykjanesviti á Íslandi\nsummary: Skín til sjós.\n",
    "content/places/mayak.yml": "name: Маяк\nsummary: Стоит у Чёрного моря.\n",
    "content/places/dengta.yml": "name: 老铁山灯塔\nsummary: 它照亮海峡。\n",
    "content/places/tag.yml": (
        "name: <img src=x onerror=raise()>\nsummary: A tag &lt;i>for&lt;/i> a name.\n"
    ),
    # So many that terms and pages fill several shards.
    **{
        f"content/events/fog-{number}.yml": (
            f"name: Fog of day {number}\nplace: skerry\n"
            f"summary: The horn of {'bcdfghjklmnprst'[number % 15]}ox{number} was blown.\n"
        )
        for number in range(300)
    },
}


@pytest.fixture(scope="module")
def site_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve a site whose settings say from which size on it is large."""
    up_to = request.param
    folder = tmp_path_factory.mktemp("lights")
    settings = SMALL["site_config/settings.yml"] + f"search: {{whole_index_up_to: {up_to}}}\n"
    own = {"mkdocs.yml": MKDOCS_YML, "site_config/settings.yml": settings}
    with serve(built(write(folder, SMALL | ENTRIES | own))) as address:
        yield address


small_and_large = pytest.mark.parametrize(
    "site_address", [100_000, 10], ids=["whole", "sharded"], indirect=True
)
large = pytest.mark.parametrize("site_address", [10], ids=["sharded"], indirect=True)


def _asked(page: Page) -> list[str]:
    """Return a list that fills with what a page fetches of the search, by path in `search/`."""
    asked: list[str] = []

    def note(url: str) -> None:
        _, of_search, path = urlsplit(url).path.partition("/lights/search/")
        if of_search:
            asked.append(path)

    page.on("request", lambda request: note(request.url))
    return asked


def _search(page: Page, question: str) -> Locator:
    """Type a question, and return the pages that are found, once there are any."""
    results = page.locator(".md-search-result__item")
    query = page.locator("[data-md-component=search-query]")
    query.click()
    for text in ("", question):
        query.fill(text)
        query.press("End")  # the theme listens to keys, and other scripts have none here
        results.first.wait_for(state="attached" if text else "detached")
    page.wait_for_load_state("networkidle")
    return results


def _first(results: Locator) -> str:
    return results.first.locator("h1").inner_text()


def _titles(results: Locator) -> set[str]:
    return set(results.locator("h1").all_inner_texts())


@small_and_large
def test_finds_by_title_text_and_beginning(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("events/")
    assert _first(_search(page, "skerry")) == "The Skerry"
    assert "The keeper" in _titles(_search(page, "tended"))
    assert "Petrel Rock" in _titles(_search(page, "petr"))
    assert "Fog of day 90" in _titles(_search(page, "box90"))


@small_and_large
def test_a_result_leads_to_the_page_and_its_section(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("glossary/")
    results = _search(page, "bell")
    assert results.first.locator("mark").first.inner_text().lower() == "bell"
    results.first.locator("a", has_text="The bell").click()
    page.wait_for_url("**/lights/places/petrel-rock/?h=bell#text-the-bell")
    assert page.locator("#text-the-bell").is_visible()
    assert page.locator("mark", has_text="bell").count()


@small_and_large
def test_what_is_found_is_shown_as_text(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    results = _search(page, "onerror")
    assert _first(results) == "<img src=x onerror=raise()>"
    assert results.locator("img, i").count() == 0
    assert "<b>storms</b> & birds" in _search(page, "birds").first.inner_text()


@large
def test_nothing_is_fetched_before_somebody_types(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    asked = _asked(page)
    with page.expect_response("**/search/search_index.json") as index:
        page.goto("events/")
    page.wait_for_load_state("networkidle")
    page.locator("[data-md-component=search-query]").click()
    page.wait_for_load_state("networkidle")
    assert asked == ["search_index.json"]
    assert len(index.value.body()) < 500
    _search(page, "petrel")
    assert asked[1] == "manifest.json"
    assert sum(path.startswith("terms/") for path in asked) < 8
    assert sum(path.startswith("pages/") for path in asked) <= 15


@large
def test_an_index_is_fetched_once(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    asked = _asked(page)
    _search(page, "petrel rock")
    _search(page, "rock petrel")
    assert len(asked) == len(set(asked))


@large
def test_the_exact_title_comes_first(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    assert _first(_search(page, "petrel rock")) == "Petrel Rock"
    assert _first(_search(page, "Fog of day 12")) == "Fog of day 12"
    assert _first(_search(page, "lamp")) == "lamp"


@large
def test_all_words_count_and_some_if_no_page_has_all(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    assert _titles(_search(page, "lookout petrel")) == {"The lookout above Petrel Rock", "Places"}
    found = _titles(_search(page, "lookout tended"))
    assert {"The lookout above Petrel Rock", "The keeper"} <= found


@large
@pytest.mark.parametrize(
    "question,title",
    [
        ("islandi", "Reykjanesviti á Íslandi"),
        ("SJÓS", "Reykjanesviti á Íslandi"),
        ("черного", "Маяк"),
        ("灯塔", "老铁山灯塔"),
        ("海峡", "老铁山灯塔"),
    ],
)
def test_letters_of_all_scripts_are_found(question: str, title: str, page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    assert _first(_search(page, question)) == title


@large
def test_a_question_that_nothing_answers(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    _search(page, "lamp")
    page.locator("[data-md-component=search-query]").press_sequentially("qq")
    meta = page.locator(".md-search-result__meta")
    meta.filter(has_text="No matching documents").wait_for()
    assert page.locator(".md-search-result__item").count() == 0


@large
def test_the_keyboard_and_suggestions_work_as_before(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("petr")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator("[data-md-component=search-suggest]").inner_text() == "petrel"
    page.keyboard.press("Enter")
    page.wait_for_url("**/lights/places/petrel-rock/**")
