"""A renaming on the disk: all of it, or as if nothing had been tried.

Everything is written aside first. Then the new file of the entry is put in its place, after it
the other files one by one, and the old file goes last. Where one of these steps fails, or
somebody breaks it off, what was written is put back. Whoever pulls the plug leaves a site with
both files in it: `explainer check` says that they claim one address, the same `explainer rename`
ends what was begun, and git knows what was there before.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from explainer.aside import beside, clear, name_new
from explainer.fixing.files import read_text, write_text
from explainer.renaming.plan import Change, Plan, Refused


def carry_out(plan: Plan) -> None:
    """Write what a plan says; raises `Refused` or `OSError` with everything as it was before."""
    staged: dict[Path, Path] = {}
    for folder in {plan.new_file.parent, *(change.file.parent for change in plan.others)}:
        clear(folder)
    try:
        staged[plan.new_file] = _aside(plan.new_file, plan.own)
        for change in plan.others:
            staged[change.file] = _aside(change.file, change)
        _put_in_place(plan, staged)
    finally:
        for file in staged.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _aside(place: Path, change: Change) -> Path:
    """Write what a file is to hold beside its place, with the rights of the old one."""
    if read_text(change.file) != change.before:
        message = f"{change.path} was changed in the meantime; nothing was renamed"
        raise Refused(message)
    return beside(place, change.after.encode(), change.file)


def _put_in_place(plan: Plan, staged: dict[Path, Path]) -> None:
    done: list[Change] = []
    created = False
    try:
        if not plan.begun:
            # Never over a file that came in the meantime.
            name_new(staged[plan.new_file], plan.new_file)
            created = True
        for change in plan.others:
            done.append(change)
            staged[change.file].replace(change.file)
        plan.own.file.unlink()
    except BaseException as error:
        _take_back(plan, done, error, created=created)
        raise


def _take_back(plan: Plan, done: list[Change], error: BaseException, *, created: bool) -> None:
    """Put the files back that were written; those that resist are named with the error."""
    lost = []
    for change in reversed(done):
        try:
            if read_text(change.file) != change.before:
                write_text(change.file, change.before)
        except OSError:
            lost.append(change.path)
    if created:
        try:
            plan.new_file.unlink()
        except OSError:
            lost.append(plan.new_path)
    if lost:
        error.add_note(f"could not be put back: {', '.join(lost)}; ask git")
