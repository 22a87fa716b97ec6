"""The policy of a page: hashes for what the theme wrote, none for what the content says."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from pydantic import ValidationError

from explainer.rendering import Policy
from explainer.settings import Settings

THEME = (
    '<!doctype html>\n<html><head>\n<meta charset="utf-8">{head}<title>{title}</title></head>'
    "<body>{content}{foot}</body></html>"
)


def _policy(**settings: object) -> Policy:
    return Policy(Settings.model_validate({"title": "Lights", "as_of": "1900", **settings}))


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _directives(html: str) -> dict[str, list[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    directives = [one.split() for one in found[1].split(";")]
    return {name: words for name, *words in directives}


def _page(
    head: str = "", title: str = "A night", content: str = "<h1>A night</h1>", foot: str = ""
) -> str:
    return THEME.format(head=head, title=title, content=content, foot=foot)


def test_it_stands_right_behind_the_encoding() -> None:
    html = _policy().protect(_page(head="<script>a()</script>"))
    assert html.index('charset="utf-8"') < html.index("http-equiv") < html.index("<script>")
    assert html.index('charset="utf-8"') < 1024


def test_scripts_of_the_theme_have_their_hashes() -> None:
    page = _page("<script>a()</script>", foot="<SCRIPT type='module'>\nb()\r\n</SCRIPT>")
    assert _directives(_policy().protect(page))["script-src"] == [
        "'self'", _hash("a()"), _hash("\nb()\n"),
    ]  # fmt: skip


def test_files_and_data_need_none() -> None:
    head = '<script src="x.js"></script><script type="application/json">{}</script>'
    assert _directives(_policy().protect(_page(head)))["script-src"] == ["'self'"]


def test_nothing_is_let_through_that_the_content_says() -> None:
    evil = '<script>evil()</script><style>p{}</style><p style="color:red">'
    page = _page("<script>a()</script>", content=evil)
    directives = _directives(_policy().protect(page, evil))
    assert directives["script-src"] == ["'self'", _hash("a()")]
    assert directives["style-src"] == ["'self'"]


@pytest.mark.parametrize("escaped", [True, False])
def test_neither_is_what_a_title_says(*, escaped: bool) -> None:
    """Even if a theme forgets to escape it."""
    title = "A<script>evil()</script>"
    said = title.replace("<", "&lt;") if escaped else title
    directives = _directives(_policy().protect(_page(title=title), "<h1>", said))
    assert directives["script-src"] == ["'self'"]


def test_what_swallows_a_script_of_the_theme_is_not_let_through() -> None:
    evil = "<script>evil()/*"
    page = _page(content=evil, foot="<script>a()/* */</script>")
    assert _directives(_policy().protect(page, evil))["script-src"] == ["'self'", _hash("a()/* */")]


def test_cells_may_be_aligned_where_there_are_some() -> None:
    content = '<td style="text-align:right">x</td>'
    styles = _directives(_policy().protect(_page(content=content), content))["style-src"]
    assert styles == [
        "'self'", "'unsafe-hashes'",
        _hash("text-align:left"), _hash("text-align:center"), _hash("text-align:right"),
    ]  # fmt: skip


def test_styles_of_the_theme_have_their_hashes() -> None:
    page = _page("<style>:root{}</style>", foot='<i style="top:0"></i>')
    styles = _directives(_policy().protect(page))["style-src"]
    assert styles == ["'self'", _hash(":root{}"), "'unsafe-hashes'", _hash("top:0")]


def test_there_is_nothing_unsafe_and_nothing_of_others() -> None:
    directives = _directives(_policy().protect(_page("<script>a()</script>")))
    assert directives["default-src"] == ["'self'"]
    assert directives["img-src"] == ["'self'", "data:"]
    assert directives["object-src"] == directives["base-uri"] == ["'none'"]
    assert not any("unsafe" in word or "*" in word for one in directives.values() for word in one)


def test_hosts_of_the_settings() -> None:
    hosts = ["https://stats.example.org", "https://*.example.net"]
    policy = _policy(security={"hosts": hosts})
    directives = _directives(policy.protect(_page()))
    for name in ("default-src", "script-src", "style-src", "img-src"):
        assert directives[name][-2:] == hosts, name
    addresses = [
        "https://stats.example.org/x.js", "//cdn.example.net/x.css", "https://other.example/x.js",
        "assets/x.js",
    ]  # fmt: skip
    assert policy.strangers(addresses) == ["https://other.example/x.js"]


@pytest.mark.parametrize(
    "tiles,host",
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "https://*.tiles.example.org"),
    ],
)
def test_only_pictures_may_come_from_the_host_of_tiles(tiles: str, host: str) -> None:
    directives = _directives(_policy(map={"tiles": tiles}).protect(_page()))
    assert directives["img-src"][-1] == host
    assert [name for name, words in directives.items() if host in words] == ["img-src"]


@pytest.mark.parametrize(
    "host",
    [
        "stats.example.org", "http://stats.example.org", "https://stats.example.org/x", "*",
        "https://*", "'unsafe-inline'", "https://a.example; script-src *", "https://",
        'https://a.example"', "https:", "data:",
    ],
)  # fmt: skip
def test_only_hosts_are_hosts(host: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"title": "L", "as_of": "1900", "security": {"hosts": [host]}})


def test_what_is_no_page_is_left_as_it_is() -> None:
    assert _policy().protect("<p>x</p>") == "<p>x</p>"
