"""Fixing a site: edits where only one thing can be meant, checked, and taken back if in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from explainer.aside import clear
from explainer.fixing.edits import Edit, Fix, applied, line_of
from explainer.fixing.files import MARK, TextFile, read_text, text_files, write_text
from explainer.fixing.layout import ends, layout
from explainer.fixing.order import ordered
from explainer.fixing.words import mends
from explainer.problems import Problem, Severity
from explainer.site import Project

ROUNDS = 5
"""What was put right can show what else is wrong; so often it is looked at again."""

Check = Callable[[], list[Problem]]
"""Returns all problems of the site as it is now."""


@dataclass(slots=True)
class Fixing:
    """What was done, what was left and why, and the problems that are still there."""

    fixes: list[Fix] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def fix_site(
    project: Project, check: Check, wanted: Callable[[str], bool], *, order: bool
) -> Fixing:
    """Fix the files of a site whose path is `wanted`, and return what became of it.

    `order` puts the fields of entries in one order too. A change after which something is wrong
    that was not before is taken back. Raises `OSError` where a file cannot be written.
    """
    found = Fixing(problems=check())
    vain: set[str] = set()
    for _ in range(ROUNDS):
        before = found.problems
        changes = _round(project, lambda path: wanted(path) and path not in vain, before)
        if not changes:
            break
        found.problems = check()
        kept = _keep(changes, before, found, check)
        found.fixes += [fix for change in kept for fix in change.fixes]
        vain.update(change.file.path for change in changes if change not in kept)
    if order:
        _order(project, wanted, found, check)
    found.fixes.sort()
    return found


@dataclass(frozen=True, slots=True)
class _Change:
    """A file that was changed, what it was before, and what was done to it."""

    file: TextFile
    before: str
    fixes: tuple[Fix, ...]


def _round(
    project: Project, wanted: Callable[[str], bool], problems: Iterable[Problem]
) -> list[_Change]:
    """Change all files in which something is to be done."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.mend is not None:
            by_path.setdefault(problem.path, []).append(problem)
    changes: list[_Change] = []
    cleared: set[Path] = set()
    for file in text_files(project, wanted):
        written = read_text(file.file)
        if written is None:
            continue
        text, fixes = _fixed(file, written, by_path.get(file.path, ()))
        if text != written:
            if file.file.parent not in cleared:
                cleared.add(file.file.parent)
                clear(file.file.parent)
            write_text(file.file, text)
            changes.append(_Change(file, written, tuple(fixes)))
    return changes


def _fixed(file: TextFile, written: str, problems: Iterable[Problem]) -> tuple[str, list[Fix]]:
    """Return the text of a file with what can be fixed in it, and what that is."""
    mark = MARK if written.startswith(MARK) else ""
    plain = ends(written.removeprefix(mark))
    fixes = []
    if plain != written.removeprefix(mark):
        fixes.append(Fix(file.path, 1, "lines end as they do elsewhere, not as in Windows"))
    edits: list[Edit] = mends(plain, problems)
    edits += layout(plain, markdown=file.is_markdown)
    text, done = applied(plain, edits)
    fixes += [Fix(file.path, line_of(plain, edit.start), edit.said) for edit in done]
    return mark + text, fixes


def _keep(
    changes: list[_Change], before: list[Problem], found: Fixing, check: Check
) -> list[_Change]:
    """Return the changes that did no harm; the others are taken back, all if need be."""
    kept = changes
    while kept:
        culprits = _new(before, found.problems)
        if not culprits:
            break
        # Where another file than those changed has the new error, nobody knows whose it is.
        bad = [change for change in kept if change.file.path in culprits] or kept
        for change in bad:
            write_text(change.file.file, change.before)
            found.left.append(f"{change.file.path}: a fix would have made another problem")
        kept = [change for change in kept if change not in bad]
        found.problems = check()
    return kept


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> set[str]:
    """Return the paths of the files that have errors which they had not before, to no good.

    What was put right may show another error behind it. That is to the good where there are
    fewer of them, or as many of which the new ones can be put right as well. Lints speak only
    once there are no errors, so warnings come and go.
    """
    then, now = _errors(before), _errors(after)
    found = set()
    for path, errors in now.items():
        known = Counter((one.code, one.message) for one in then.get(path, ()))
        new = []
        for one in errors:
            known[one.code, one.message] -= 1
            new += [one] if known[one.code, one.message] < 0 else []
        fewer = len(errors) - len(then.get(path, ()))
        if new and not (fewer < 0 or (fewer == 0 and all(one.mend for one in new))):
            found.add(path)
    return found


def _errors(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    errors: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            errors.setdefault(problem.path, []).append(problem)
    return errors


def _order(project: Project, wanted: Callable[[str], bool], found: Fixing, check: Check) -> None:
    """Put the fields of entries in order, where that is safe."""
    broken = {problem.path for problem in found.problems if problem.severity is Severity.ERROR}
    changed = False
    for file in text_files(project, wanted):
        if file.kind is None or file.is_markdown:
            continue
        written = read_text(file.file)
        if written is None or file.path in broken:
            found.left.append(f"{file.path}: the order of its fields, while it has problems")
            continue
        mark = MARK if written.startswith(MARK) else ""
        new, reason = ordered(ends(written.removeprefix(mark)), file.kind)
        if new is not None:
            write_text(file.file, mark + new)
            found.fixes.append(Fix(file.path, 1, "its fields are in order"))
            changed = True
        elif reason:
            found.left.append(f"{file.path}: the order of its fields: {reason}")
    if changed:
        found.problems = check()
