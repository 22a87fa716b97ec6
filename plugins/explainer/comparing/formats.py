"""A report as text, as Markdown for GitHub, and as JSON.

What stands in content is anybody's text. On a terminal it is shown so that nothing in it is
obeyed; in Markdown so that it is read as the words that it is: no markup, no HTML, no link, and
nobody is called by a mention (GitHub Flavored Markdown Spec 0.29, “Backslash escapes”, “Entity and
numeric character references”, “Autolinks”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.comparing.report import Report, Section, Style, notes, sections
from explainer.problems import json_text, printable

VERSION = 1
"""The number of the JSON format: another one where a key goes away or changes its meaning."""

MOST_MARKDOWN = 500_000
"""Characters of Markdown: GitHub shows no summary of more than 1 MiB."""

_MARKUP = re.compile(r"[\\`*_{}\[\]()|~!$^+=-]")
# A mention or a number of an issue is looked for after all else was read: what stands between
# sign and name has to be a character, one that takes no room.
_CALLS = {"@": "&#64;&#8203;", "#": "&#35;&#8203;", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_ENTITIES = {":": "&#58;", ".": "&#46;"}


def as_text(report: Report) -> Iterator[str]:
    """Yield the lines of a report for a terminal or a log."""
    style = Style(_line, _line, _line)
    yield f"Compared with {_line(report.base)} ({report.commit[:12]}):"
    for note in notes(report, style):
        yield from ("", note)
    found = [*sections(report, style)]
    for section in found:
        yield from ("", f"{section.heading} ({section.number}):")
        for item in section.items:
            yield f"  {item.line}"
            yield from (f"    {detail}" for detail in item.details)
        if section.number > len(section.items):
            yield f"  and {section.number - len(section.items)} more; --format json has all"
    if not found:
        yield from ("", "Readers would see no difference.")


def as_markdown(report: Report) -> Iterator[str]:
    """Yield the lines of a report for the summary of a pull request."""
    yield from ("# What this change does to the site", "")
    yield f"Compared with {_escaped(report.base)} ({_code(report.commit[:12])})."
    style = Style(_escaped, lambda text: f"**{_escaped(text)}**", _code)
    for note in notes(report, style):
        yield from ("", "> [!WARNING]", f"> {note}")
    length = 0
    found = [*sections(report, style)]
    for section in found:
        for line in _section(section):
            length += len(line) + 1
            if length > MOST_MARKDOWN:
                yield from ("", "There is more than can be shown here: see `explainer diff`.")
                return
            yield line
    if not found:
        yield from ("", "Readers would see no difference.")


_LISTS = (
    "added", "changed", "removed", "withdrawn", "renamed", "standings", "links", "dead",
)  # fmt: skip


def as_json(report: Report) -> str:
    """Return a report as one JSON object.

    `{"version": 1, "base": {"name", "commit"}, "errors": {"before", "after"}, "failed": false,
    "added": [page], "changed": [{"entry": page, "fields": [{"field", "label", "before", "after",
    "added", "removed", "note"}]}], "removed": [{"entry": page, "leads_to": page or null}],
    "withdrawn": [{"entry": page, "because", "on", "see": page or null}],
    "renamed": [{"before": page, "after": page}], "standings": [{"claim": page, "before", "after",
    "reasons"}], "links": [{"page": page, "gained", "lost"}], "dead": [{"address", "hint"}],
    "site_files": [], "pictures": [], "left_out": []}`; a page is `{"id", "kind", "name", "path",
    "address"}`.
    """
    difference = report.difference
    found = {
        "version": VERSION,
        "base": {"name": report.base, "commit": report.commit},
        "errors": {"before": difference.errors_before, "after": difference.errors_after},
        "failed": report.failed,
        **{name: _plain(getattr(difference, name)) for name in _LISTS},
        "site_files": [*report.site_files],
        "pictures": [*report.pictures],
        "left_out": [*report.left_out],
    }
    return json_text(found)


def _plain(value: object) -> object:
    """Return nested tuples with names as objects."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(one) for key, one in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.heading} ({section.number})", "")
    if section.is_alarm:
        yield from ("> [!CAUTION]", "> This has to be looked at before it is merged.", "")
    for item in section.items:
        yield f"- {item.line}"
        yield from (f"  - {detail}" for detail in item.details)
    if section.number > len(section.items):
        yield f"- and {section.number - len(section.items)} more"


def _line(text: str) -> str:
    return printable(" ".join(text.split()))


def _escaped(text: str) -> str:
    """Return a text that GitHub shows as it is."""
    shown = _ADDRESS.sub(lambda found: f"\x00{found.group()}", _line(text))
    shown = "".join(_CALLS.get(c, c) for c in shown)
    shown = _MARKUP.sub(r"\\\g<0>", shown)
    return re.sub("\x00(.)", lambda found: _ENTITIES[found[1]], shown)


def _code(text: str) -> str:
    """Return a path as code; backticks within want a longer row of them around it."""
    shown = _line(text)
    row = "`" * (max((len(run) for run in re.findall(r"`+", shown)), default=0) + 1)
    room = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{row}{room}{shown}{room}{row}"
