"""Every page of every site of these tests is HTML by its standard, the theme's part too."""

from __future__ import annotations

from pathlib import Path

from tests.checkers.nu import Message, check

ALLOWED = (
    # A list that has a page of its own is named by that page's heading, a block in a story by its
    # label, what is no report by the one sentence that says so: a heading would say it twice.
    "Section lacks heading.",
)
"""How warnings begin that we leave as they are."""

AT_FILES = (
    "Resource violates Content Security Policy (meta tag):",
    "Inline script violates Content Security Policy (meta tag):",
)
"""What the checker cannot judge: it takes no file for the page's own site, and data for a script.

Browsers judge it in `tests/browser`, where a page that wants what its policy forbids fails.
"""


def _told(messages: list[Message]) -> list[str]:
    return [
        f"{one.page}:{one.line}: {one.text} {one.extract}"
        for one in messages
        if not (one.type == "info" and one.text.startswith(ALLOWED))
        and not one.text.startswith(AT_FILES)
    ]


def test_every_page(built_site: Path, built_cholera: Path, built_wrecks: Path) -> None:
    # One run for all of them: Java takes longer to start than a page to be read.
    assert _told(check(built_site, built_cholera, built_wrecks)) == []


FAULTS = {
    '<input type="checkbox" autocomplete="off" aria-label="x">': "“autocomplete”",
    '<label for="nobody">x</label>': "“for”",
    "<p><section><h2>x</h2></section></p>": "No “p” element",
}


def test_faults_are_found(tmp_path: Path) -> None:
    body = "".join(FAULTS)
    page = f'<!doctype html><html lang="en"><title>Lisbon</title><body>{body}</body></html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    told = _told(check(tmp_path))
    for said in FAULTS.values():
        assert any(said in one for one in told), told
