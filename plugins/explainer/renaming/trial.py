"""A renaming tried in a copy of the site: it may do nothing but rename."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from explainer.comparing import Difference, compare, snapshot
from explainer.fixing.files import read_text, write_text
from explainer.fixing.trial import copied
from explainer.problems import Problem, Severity, failed, quoted
from explainer.renaming.plan import Change, Plan, Refused
from explainer.site import Project

# What stands below a key that there is not, or that is there twice, is not looked at.
_UNREAD = frozenset({"unknown-field", "duplicate-key"})


def tried(project: Project, plan: Plan) -> None:
    """Raise `Refused` where a renaming would do more than rename; nothing is written.

    What is compared are the problems of the site, and all that its readers would see.
    """
    before = snapshot(project)
    _expect_nothing_unread(project, before.problems, plan)
    try:
        with copied(project) as copy:
            _carry_out(project, copy, plan)
            after = snapshot(copy)
    except ValueError:
        message = "the content and the settings have to lie below this folder"
        raise Refused(message) from None
    new = _new_problems(before.problems, after.problems, plan)
    if new:
        more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
        message = f"nothing was renamed, for then there would be a problem{more}: {new[0]}"
        raise Refused(message)
    # Half a renaming, which another run has left, is no site to compare with.
    if not plan.begun:
        _expect_nothing_else(compare(before, after), plan)


def _expect_nothing_unread(project: Project, problems: list[Problem], plan: Plan) -> None:
    """Raise `Refused` where the old id stands in a field that is not read: its key is wrong."""
    old = _as_a_word(plan.target.id)
    for problem in problems:
        file = project.root / problem.path
        if problem.code in _UNREAD and old.search(read_text(file) or ""):
            message = (
                f"nothing was renamed, for {quoted(plan.target.id)} may stand in a field that is "
                f"not read: {problem}"
            )
            raise Refused(message)


def _as_a_word(entry_id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(entry_id)}(?![\w-])")


def _carry_out(project: Project, copy: Project, plan: Plan) -> None:
    """Write the files of a plan into a copy."""

    def of_copy(change: Change) -> None:
        file = copy.root / change.file.relative_to(project.root)
        if file.exists():  # the configuration is no part of the copy
            write_text(file, change.after)

    for change in (plan.own, *plan.others):
        of_copy(change)
    old = copy.root / plan.own.file.relative_to(project.root)
    old.replace(copy.root / plan.new_file.relative_to(project.root))


def _new_problems(before: list[Problem], after: list[Problem], plan: Plan) -> list[Problem]:
    """Return the problems that were not there before, under the old id."""
    old = _as_a_word(plan.target.id)

    def known(problem: Problem) -> tuple[str, str, str]:
        path, message = problem.path, problem.message
        path = plan.new_path if path == plan.own.path else path
        return path, problem.code, old.sub(plan.new, message)

    # Lints speak only once there are no errors, so warnings come and go with those.
    silent = failed(before)
    counted = Counter(map(known, before))
    found = []
    for problem in after:
        counted[known(problem)] -= 1
        if counted[known(problem)] < 0 and not (silent and problem.severity is Severity.WARNING):
            found.append(problem)
    return found


def _expect_nothing_else(found: Difference, plan: Plan) -> None:
    """Raise `Refused` where readers would see another change than that of the address."""
    for what in _others(found, plan):
        message = (
            f"nothing was renamed, for more would change: {what}; an id that is written in an "
            "odd way (with entities, say) may be why: write it plainly"
        )
        raise Refused(message)


def _others(found: Difference, plan: Plan) -> Iterator[str]:
    for page in (*found.added, *(one.entry for one in found.removed)):
        yield f"the page of {page.id}"
    for renamed in found.renamed:
        if (renamed.before.id, renamed.after.id) != (plan.target.id, plan.new):
            yield f"the address of {renamed.after.id}"
    for changed in found.changed:
        yield f"{changed.entry.id}: {', '.join(field.label for field in changed.fields)}"
    for withdrawn in found.withdrawn:
        yield f"the withdrawal of {withdrawn.entry.id}"
    for links in found.links:
        yield f"the links of {links.page.id or links.page.path}"
    for standing in found.standings:
        yield f"the standing of {standing.claim.id}"
    for dead in found.dead:
        yield f"the address {dead.address} would die"
