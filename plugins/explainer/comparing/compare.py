"""What a reader would see otherwise in one version of a site than in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from explainer.comparing.difference import (
    Changed,
    Dead,
    Difference,
    FieldChange,
    LinkChange,
    Page,
    Removed,
    Renamed,
    Withdrawn,
)
from explainer.comparing.snapshot import Snapshot
from explainer.comparing.standings import standing_changes
from explainer.comparing.values import (
    Name,
    Wording,
    field_changes,
    same_but_for_ids,
    text_change,
)
from explainer.model.withdrawal import FIELD
from explainer.settings import Labels, Settings


def compare(before: Snapshot, after: Snapshot) -> Difference:
    """Return the difference between two versions of a site."""
    pairs = _pairs(before, after)
    moved = {old: new for old, new in pairs.items() if old != new}
    # The words are those of the version that is about to be published, if it can say any.
    settings = after.settings or before.settings or Settings.model_validate(_NOBODY)
    wording = Wording(Labels(after.words, settings), after.words)
    gone = [page for key, page in before.pages.items() if key not in pairs]
    new = {*after.pages} - {*pairs.values()}
    return Difference(
        added=_in_order(after.pages[key] for key in new),
        changed=tuple(_changed(before, after, pairs, moved, wording)),
        removed=tuple(Removed(page, _leads_to(page, after)) for page in sorted(gone, key=_path)),
        withdrawn=tuple(_withdrawn(before, after, pairs, wording)),
        renamed=tuple(_renamed(before, after, pairs)),
        standings=tuple(
            sorted(
                standing_changes(before, after, pairs, moved, wording),
                key=lambda found: found.claim.path,
            )
        ),
        links=tuple(_links(before, after, pairs)),
        dead=tuple(_dead(before, after)),
        errors_before=before.errors,
        errors_after=after.errors,
    )


_NOBODY = {"title": "A site", "as_of": "2000"}


def _path(page: Page) -> str:
    return page.path


def _in_order(pages: Iterable[Page]) -> tuple[Page, ...]:
    return tuple(sorted(pages, key=_path))


def _pairs(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Return what each page of the earlier version is in the later one, those that are."""
    pairs = {key: key for key in before.pages if key in after.pages}
    gone = [(key, page) for key, page in before.pages.items() if key not in pairs]
    # An entry that was there before has taken the other one in: that is no renaming.
    new = {key: page for key, page in after.pages.items() if key not in before.pages}
    for key, page in gone:
        target = after.former.get(page.address)
        if target in new:
            pairs[key] = target
            del new[target]
    # Whoever forgot `formerly` meant a renaming all the same.
    called = Counter((page.kind, page.name) for page in new.values())
    named = {(page.kind, page.name): key for key, page in new.items()}
    for key, page in gone:
        same = page.kind, page.name
        if key not in pairs and page.kind != "page" and called[same] == 1 and same in named:
            pairs[key] = named.pop(same)
    return pairs


def _leads_to(page: Page, after: Snapshot) -> Page | None:
    new = after.former.get(page.address)
    return after.pages.get(new) if new else None


def _renamed(before: Snapshot, after: Snapshot, pairs: Mapping[str, str]) -> Iterator[Renamed]:
    found = ((before.pages[old], after.pages[new]) for old, new in pairs.items())
    for was, now in sorted(found, key=lambda pair: pair[1].path):
        if was.address != now.address:
            yield Renamed(was, now)


def _changed(
    before: Snapshot,
    after: Snapshot,
    pairs: Mapping[str, str],
    moved: Mapping[str, str],
    wording: Wording,
) -> Iterator[Changed]:
    names = _names(before), _names(after)
    for old, new in sorted(pairs.items(), key=lambda pair: after.pages[pair[1]].path):
        page = after.pages[new]
        if new in after.content.withdrawn:
            continue
        if old in before.content.withdrawn:
            yield Changed(page, (FieldChange(FIELD, "Withdrawn", note="no longer"),))
            continue
        was, now = before.catalog.nodes.get(old), after.catalog.nodes.get(new)
        fields = list(field_changes(was, now, wording, names, moved) if was and now else ())
        if (was is None or now is None) and page.kind != "page":
            # With a mistake in one of them nobody can say what; but perhaps that it is the same.
            if before.content.digests.get(old) != after.content.digests.get(new):
                yield Changed(page, ())
            continue
        fields += _text(before, after, before.pages[old], page, moved)
        if fields:
            yield Changed(page, tuple(fields))


def _withdrawn(
    before: Snapshot, after: Snapshot, pairs: Mapping[str, str], wording: Wording
) -> Iterator[Withdrawn]:
    """Yield what was not withdrawn before, or with other words."""
    earlier = {new: before.content.tombstones.get(old) for old, new in pairs.items()}
    for key, tombstone in sorted(after.content.tombstones.items()):
        found, old = tombstone.withdrawn, earlier.get(key)
        same = old is not None and (
            (old.withdrawn.because, old.withdrawn.on) == (found.because, found.on)
            and pairs.get(old.withdrawn.see or "") == found.see
        )
        if key in after.pages and not same:
            see = after.pages.get(found.see) if found.see else None
            yield Withdrawn(after.pages[key], found.because, wording.when(found.on), see)


def _text(
    before: Snapshot, after: Snapshot, was: Page, now: Page, moved: Mapping[str, str]
) -> Iterator[FieldChange]:
    """Yield how the text of a Markdown page differs, and what it is called."""
    old, new = before.content.pages.get(was.path), after.content.pages.get(now.path)
    if old is None or new is None:
        return
    if now.kind == "page" and was.name != now.name:
        yield text_change("title", "Title", was.name, now.name)
    if not same_but_for_ids(old.body, new.body, moved):
        yield text_change("text", "Text", old.body, new.body)


def _names(snapshot: Snapshot) -> Name:
    def name(entry_id: str) -> str:
        page = snapshot.pages.get(entry_id)
        return page.name if page else entry_id

    return name


def _links(before: Snapshot, after: Snapshot, pairs: Mapping[str, str]) -> Iterator[LinkChange]:
    """Yield the pages that are in both versions and lead to others, or are led to by others."""
    # What cannot be read in one version has no links there, which is no news.
    unread = {key for key in pairs if not _is_read(before, key) or not _is_read(after, pairs[key])}
    unread |= {pairs[key] for key in unread}
    names = _names(before), _names(after)
    for old, new in sorted(pairs.items(), key=lambda pair: after.pages[pair[1]].path):
        if old in unread:
            continue
        was = {pairs.get(one, one): one for one in before.links.get(old, ()) if one not in unread}
        now = {one for one in after.links.get(new, ()) if one not in unread}
        gained = sorted(names[1](one) for one in now if one not in was)
        lost = sorted(names[0](one) for key, one in was.items() if key not in now)
        if gained or lost:
            yield LinkChange(after.pages[new], tuple(gained), tuple(lost))


def _is_read(snapshot: Snapshot, key: str) -> bool:
    return key in snapshot.catalog.nodes or snapshot.pages[key].kind == "page"


def _dead(before: Snapshot, after: Snapshot) -> Iterator[Dead]:
    """Yield the addresses of the earlier version that lead nowhere in the later one."""
    alive = {page.address for page in after.pages.values()} | {*after.former}
    alive |= {*_lists(after)}
    old = {page.address: page for page in before.pages.values()}
    for address in sorted({*old, *before.former} - alive):
        yield Dead(address, _what_keeps(address, old.get(address), before, after))


def _lists(snapshot: Snapshot) -> Iterator[str]:
    """Yield the addresses of pages that the site makes by itself: the home page, its lists."""
    yield ""
    for page in snapshot.pages.values():
        folder, _, _ = page.path.rpartition("/")
        if folder:
            yield f"{folder}/"


def _what_keeps(address: str, page: Page | None, before: Snapshot, after: Snapshot) -> str:
    """Return what an editor can do so that an address goes on leading somewhere."""
    if page is None:
        entry = after.pages.get(before.former[address])
        written = address.removesuffix("/")
        if entry is None:
            return f"put `{written}` under `formerly` of the entry that takes its place"
        return f"put `{written}` back under `formerly` in {entry.path}"
    if page.kind == "page":
        return "keep the page; only entries and narratives can say what they were called"
    if page.id in after.content.drafts:
        return f"it is a draft now; leave `draft` out of {page.path}, or name its id elsewhere"
    same = [
        other
        for key, other in sorted(after.pages.items())
        if key not in before.pages and other.name == page.name
    ]
    written = address.removesuffix("/")
    if same and same[0].path.rpartition("/")[0] == page.path.rpartition("/")[0]:
        written = page.id
    if same:
        return f"write `formerly: [{written}]` in {same[0].path}"
    return (
        f"write `formerly: [{written}]` in the entry that takes its place, or put {page.path} back "
        f"with its name and `{FIELD}: {{because: …, on: …}}`"
    )
