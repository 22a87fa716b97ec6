"""What a renaming would do to every file, worked out and checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer.catalog.files import EntryFile, scan
from explainer.fixing.edits import line_of
from explainer.fixing.files import TextFile, read_text, text_files
from explainer.model.text import MAX_ID, is_id
from explainer.problems import did_you_mean, quoted
from explainer.renaming.former import with_former
from explainer.renaming.navigation import CONFIGURATION, in_navigation
from explainer.renaming.uses import Source, Target, replaced, uses
from explainer.site import Project
from explainer.site.site import NAMED_IN_SETTINGS


class Refused(Exception):  # noqa: N818  # it is no fault of the program's
    """Why an entry is not renamed; `argument` is the word at fault, where it is one."""

    def __init__(self, message: str, argument: str = "") -> None:
        """Take what to tell the editor."""
        super().__init__(message)
        self.argument = argument


@dataclass(frozen=True, slots=True)
class Change:
    """A file, what is in it, what is to be in it, and on which lines it names the entry."""

    path: str
    file: Path
    before: str
    after: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A renaming: the entry's own file first under its old name, then all others that change.

    `own` is what becomes of the entry's file, which moves from `own.file` to `new_file`.
    `begun` says that an earlier run was killed when it had written the new file, and no more or
    not all of the others.
    """

    target: Target
    new: str
    own: Change
    new_path: str
    new_file: Path
    others: tuple[Change, ...]
    begun: bool = False


def plan(project: Project, old: str, new: str) -> Plan:
    """Return what is to be done so that an entry has another id; raises `Refused`.

    `old` is an id, or the path of the entry's file.
    """
    shown = project.shown(project.content)
    if not project.content.is_dir():
        message = f"there is no content folder {shown}; name it with --content"
        raise Refused(message)
    if project.read_kinds.problems:
        # Where entries of such a kind name others, nobody could say.
        first = min(project.read_kinds.problems)
        message = f"nothing was renamed, for then it could miss a reference: {first}"
        raise Refused(message)
    entries = {one.id: one for one in scan(project.content, shown, project.kinds).entries}
    entry = _entry(old, entries, shown)
    _check_id(new, entry)
    target = Target(entry.id, entry.kind)
    own, others = _changes(project, target, new)
    taken = entries.get(new)
    begun = taken is not None and taken.kind is entry.kind and _is_half_done(project, taken, own)
    if taken is not None and not begun:
        message = f"the id {quoted(new)} is taken by {shown}/{taken.relative}; choose another"
        raise Refused(message, "NEW")
    relative = f"{entry.kind.folder}/{new}{entry.kind.suffix}"
    new_file = project.content / relative
    if not begun and (new_file.exists() or new_file.is_symlink()):
        message = f"there is something called {shown}/{relative} already"
        raise Refused(message, "NEW")
    if begun:
        others = tuple(change for change in others if change.file != new_file)
    return Plan(target, new, own, f"{shown}/{relative}", new_file, others, begun)


def _entry(old: str, entries: dict[str, EntryFile], shown: str) -> EntryFile:
    """Return the file of the entry that an editor names."""
    by_path = {f"{shown}/{one.relative}": one for one in entries.values()}
    by_path |= {one.relative: one for one in entries.values()}
    by_path |= {f"{one.kind.folder}/{one.id}": one for one in entries.values()}
    found = entries.get(old) or by_path.get(old.replace("\\", "/").removeprefix("./"))
    if found is None:
        hint = (
            did_you_mean(old, (*entries, *by_path))
            or "name an entry by its id: the name of its file"
        )
        message = f"there is no entry {quoted(old)}; {hint}"
        raise Refused(message, "OLD")
    return found


def _check_id(new: str, entry: EntryFile) -> None:
    if new == entry.id:
        message = f"{quoted(new)} is the id that it has already"
    elif new == "index":
        message = "“index” is the page that lists the folder; choose another"
    elif len(new) > MAX_ID:
        message = f"an id has {MAX_ID} characters at the most"
    elif not is_id(new):
        from explainer.model.ids import id_from  # noqa: PLC0415  # its tables are seldom wanted

        suggested = id_from(new.removesuffix(entry.kind.suffix))
        message = f"{quoted(new)} is no id: lower-case letters and digits joined by `-`"
        message += f"; write {suggested}" if suggested and suggested != entry.id else ""
    else:
        return
    raise Refused(message, "NEW")


def _changes(project: Project, target: Target, new: str) -> tuple[Change, tuple[Change, ...]]:
    """Return what becomes of the entry's own file, and of all others that name it."""
    own: Change | None = None
    others: list[Change] = []
    own_file = project.content / f"{target.kind.folder}/{target.id}{target.kind.suffix}"
    for file in text_files(project, lambda _: True):
        change = _change(project, file, target, new)
        if file.file == own_file:
            own = _with_former(change, target, new)
        elif change.lines:
            others.append(change)
    others += _configuration(project, target, new)
    assert own is not None  # noqa: S101  # it is one of the files of the content
    return own, tuple(others)


def _change(project: Project, file: TextFile, target: Target, new: str) -> Change:
    """Return a file with the new id wherever the old one refers to the entry."""
    text = read_text(file.file)
    if text is None:
        if _may_name(file.file, target.id):
            raise _unreadable(file.path, target.id)
        return Change(file.path, file.file, "", "", ())
    places = uses(text, _source(project, file), target)
    if places is None:
        raise _unreadable(file.path, target.id)
    lines = tuple(line_of(text, place) for place in places)
    after = replaced(text, places, target.id, new)
    return Change(file.path, file.file, text, after, lines)


def _source(project: Project, file: TextFile) -> Source:
    if file.file == project.settings:
        named = tuple(location for location, _ in NAMED_IN_SETTINGS)
        return Source("", None, project.render, named)
    if file.file == project.words:
        return Source("", None, project.render)
    relative = file.file.relative_to(project.content).as_posix()
    return Source(relative, file.kind, project.render)


def _with_former(change: Change, target: Target, new: str) -> Change:
    """Return what becomes of the entry's own file: its old address leads on."""
    after = with_former(change.after, target.kind, target.id, new)
    if after is None:
        message = (
            f"{change.path}: no line for the old id can be written safely; first put "
            "the fields of the file on lines of their own, and what `explainer check` says of it "
            "in order"
        )
        raise Refused(message)
    return Change(change.path, change.file, change.before, after, change.lines)


def _configuration(project: Project, target: Target, new: str) -> Iterator[Change]:
    """Yield the change of the site's configuration, if its navigation names the entry's file."""
    file = project.content.parent / CONFIGURATION
    text = read_text(file) if file.is_file() and not file.is_symlink() else None
    if text is None:
        return
    places = in_navigation(text, target)
    path = project.shown(file)
    if places is None and target.id in text:
        raise _unreadable(path, target.id)
    if places:
        lines = tuple(line_of(text, place) for place in places)
        after = replaced(text, places, target.id, new)
        yield Change(path, file, text, after, lines)


def _may_name(file: Path, entry_id: str) -> bool:
    """Say whether a file that cannot be read as text may name an entry."""
    try:
        with file.open("rb") as opened:
            return entry_id.encode() in opened.read(1 << 24)
    except OSError:
        return True


def _unreadable(path: str, entry_id: str) -> Refused:
    message = (
        f"{path} cannot be read, and {quoted(entry_id)} stands in it; "
        "put right what `explainer check` says of it first"
    )
    return Refused(message)


def _is_half_done(project: Project, taken: EntryFile, own: Change) -> bool:
    """Say whether the new file is what an earlier run has written, which then was killed."""
    return read_text(project.content / taken.relative) == own.after
