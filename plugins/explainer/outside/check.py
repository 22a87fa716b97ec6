"""Broken links to other hosts as problems of the files that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urldefrag

from explainer.catalog import load
from explainer.dates import EdtfDate, bounds
from explainer.outside.ask import Asker
from explainer.outside.collect import ARCHIVE, Outside, outside
from explainer.problems import Problem, Severity, cut, quoted
from explainer.progress import Progress
from explainer.settings import read_settings
from explainer.site import Project

WAYBACK = "https://web.archive.org/web"
"""The Internet Archive leads from `/web/DAY/ADDRESS` to the copy that is nearest to a day."""


def check_links(
    project: Project, asker: Asker, wanted: Callable[[str], bool], progress: Progress
) -> tuple[list[Problem], int]:
    """Ask for every outside address in the files that are wanted; return what is wrong, how many.

    All problems are warnings. Of content with mistakes that is asked which can be read.
    """
    settings, _ = read_settings(project.settings, project.shown(project.settings))
    words, _ = project.read_words(settings.language if settings else "en")
    vocabularies = settings.vocabulary_words(words) if settings else {}
    shown = project.shown(project.content)
    content = load(project.content, shown, project.kinds, vocabularies)
    found = [one for one in outside(content, project.render) if wanted(one.path)]
    addresses = {urldefrag(one.address).url for one in found}
    with progress.stage("asking", len(addresses)) as advance:
        faults = asker.ask(addresses, advance)
    day = _day(settings.as_of) if settings else "2000"
    problems = [
        _problem(one, faults[plain], day)
        for one in found
        if (plain := urldefrag(one.address).url) in faults
    ]
    return sorted(problems), len(addresses)


def _problem(link: Outside, fault: str, day: str) -> Problem:
    message = f"{quoted(link.address, 100)} leads nowhere now: {cut(fault, 200)}"
    if link.has_copy:
        hint = f"readers still have the copy under `{ARCHIVE}`; look whether that is enough"
    else:
        copy = f"{WAYBACK}/{day}/{link.address}"
        field = "" if not link.field or link.field == ARCHIVE else f" for `{ARCHIVE}`"
        hint = f"look for the new address, or for a copy{field}: {copy}"
        if link.address.startswith(WAYBACK):
            hint = "look for another copy"
    warning = Severity.WARNING
    return Problem(link.path, link.position, "broken-link", message, hint, warning)


def _day(date: EdtfDate) -> str:
    """Return the last day of a date as the Internet Archive writes it."""
    first, last = bounds(date)
    year, month, number = last or first or (2000, 1, 1)
    return f"{year:04}{month:02}{number:02}"
