"""A renaming on the disk: all of it, or as if nothing had been tried.

Everything is written aside first. Then the new file of the entry is put in its place, after it
the other files one by one, and the old file goes last. Where one of these steps fails, or
somebody breaks it off, what was written is put back. Whoever pulls the plug leaves a site with
both files in it: `explainer check` says that they claim one address, the same `explainer rename`
ends what was begun, and git knows what was there before.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from explainer.fixing.files import read_text, write_text
from explainer.renaming.plan import Change, Plan, Refused


def carry_out(plan: Plan) -> None:
    """Write what a plan says; raises `Refused` or `OSError` with everything as it was before."""
    staged: dict[Path, Path] = {}
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
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".explainer-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as written:
            written.write(change.after.encode())
            written.flush()
            os.fsync(written.fileno())
        Path(name).chmod(change.file.stat().st_mode & 0o7777)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put_in_place(plan: Plan, staged: dict[Path, Path]) -> None:
    done: list[Change] = []
    created = False
    try:
        if not plan.begun:
            # Never over a file that came in the meantime.
            _put_new(staged[plan.new_file], plan.new_file)
            created = True
        for change in plan.others:
            done.append(change)
            staged[change.file].replace(change.file)
        plan.own.file.unlink()
    except BaseException as error:
        _take_back(plan, done, error, created=created)
        raise


def _put_new(aside: Path, place: Path) -> None:
    """Give a file its name; raises `FileExistsError` where another has it."""
    try:
        os.link(aside, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        with place.open("xb") as new:
            new.write(aside.read_bytes())


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
