"""The addresses that were published before, and which of them a built site would let die.

What was published is told by the list that each site holds (`explainer.site.promised`), or by a
sitemap (sitemaps.org, protocol 0.9). What lives is what there is a file for: an address that
leads on is as alive as the notice of a withdrawal.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from explainer.comparing.difference import Dead
from explainer.model.withdrawal import FIELD
from explainer.problems import quoted
from explainer.site.promised import FILE

MOST_BYTES = 50 * 2**20
"""As many as a sitemap may have."""

_PLACE = re.compile(r"<loc>\s*([^<]*?)\s*</loc>")
_INDEX = re.compile(r"<sitemapindex[\s>]")
_FORBIDDEN = re.compile(r"^/|[\s<>\"\\\x00-\x1f]|//|(?:^|/)\.\.?(?:/|$)")


class NoList(Exception):  # noqa: N818  # it is no fault of the program's
    """Why a file does not say what was published."""


class Fate(NamedTuple):
    """What becomes of the addresses published before: how many there are, and which die.

    `further` are dead ones of pages that a site makes by itself, which nobody promised.
    """

    number: int
    dead: tuple[Dead, ...]
    further: tuple[str, ...]


def read_published(path: Path, home: str = "") -> set[str]:
    """Return addresses from the root of the site, without a `/` at the front.

    `path` is a list or a sitemap, or a folder of such files. `home` is where the site stood; it
    is found out where it is not given. Raises `NoList`, and `OSError` where nothing can be read.
    """
    files = [path]
    if (path / FILE).is_file():
        files = [path / FILE]
    elif path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix in {".txt", ".xml"})
    found: set[str] = set()
    for file in files:
        found |= read_list(_text(file), file.name, home, alone=file == path)
    if not found:
        raise NoList(f"there is no address in {path}")
    return found


def read_list(text: str, name: str, home: str = "", *, alone: bool = True) -> set[str]:
    """Return the addresses of one list or sitemap; `name` is what it is called in `NoList`.

    Where a sitemap is `alone` it must not be an index of others.
    """
    if text.lstrip().startswith("<?xml") or "<urlset" in text[:2000]:
        if _INDEX.search(text):
            if alone:
                message = f"{name} is an index of sitemaps; put those that it names into a folder"
                raise NoList(f"{message}, and name that")
            return set()
        lines = [unescape(one) for one in _PLACE.findall(text)]
    else:
        plain = (line.strip() for line in text.splitlines())
        lines = [line for line in plain if line and not line.startswith("#")]
    home = home or _home(lines, name)
    return {_within(line, home, name) for line in lines}


def fates(published: Iterable[str], site: Path, folders: Collection[str]) -> Fate:
    """Return what becomes of addresses in a built site; `folders` are those of kinds."""
    wanted = sorted(published)
    gone = [address for address in wanted if not _lives(address, site)]
    further = tuple(one for one in gone if _is_further(one, folders))
    names = _names(site) if gone else {}
    dead = [Dead(one, _what_keeps(one, names, folders)) for one in gone if one not in further]
    return Fate(len(wanted), tuple(dead), further)


def _text(file: Path) -> str:
    with file.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise NoList(f"{file} has more than {MOST_BYTES // 2**20} MB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoList(f"{file} is no text in UTF-8; unpack it if it is packed") from None


def _home(lines: Iterable[str], name: str) -> str:
    """Return where a site stood: its home page is in every sitemap, and the shortest address."""
    whole = [line for line in lines if line.startswith(("http://", "https://"))]
    if not whole:
        return ""
    shortest = min(whole, key=len)
    home = f"{shortest.rpartition('/')[0]}/" if urlsplit(shortest).path else f"{shortest}/"
    if not all(f"{one}/".startswith(home) for one in whole):
        raise NoList(f"{name} does not say where the site stood; name its home page with --home")
    return home


def _within(line: str, home: str, name: str) -> str:
    """Return an address from the root of the site."""
    path = line
    if "://" in line:
        base = home.rstrip("/")
        if not base or not f"{line}/".startswith(f"{base}/"):
            raise NoList(f"{name}: {quoted(line)} does not lie below {base or 'any home page'}")
        path = line.removeprefix(base)
    address = unquote(path.partition("#")[0].partition("?")[0]).removeprefix("/")
    if _FORBIDDEN.search(address):
        raise NoList(f"{name}: {quoted(line)} is no address of a page")
    return address.removesuffix("index.html")


def _lives(address: str, site: Path) -> bool:
    file = site / address
    return file.is_file() or (file / "index.html").is_file()


def _is_further(address: str, folders: Collection[str]) -> bool:
    """Say whether this is a page that a site makes for a list that has grown long.

    Entries lie right in the folder of their kind, and nothing else does below.
    """
    folder, *rest = address.removesuffix("/").split("/")
    return folder in folders and len(rest) > 1


def _names(site: Path) -> Mapping[str, str]:
    """Return the addresses that a built site promises and keeps, by the last part of each."""
    try:
        lines = _text(site / FILE).splitlines()
    except (OSError, NoList):
        return {}
    living = [line[1:] for line in reversed(lines) if _lives(line[1:], site)]
    return {_stem(address): address for address in living}


def _stem(address: str) -> str:
    return posixpath.basename(address.removesuffix("/").removesuffix(".html"))


def _what_keeps(address: str, names: Mapping[str, str], folders: Collection[str]) -> str:
    written = address.removesuffix("/").removesuffix(".html")
    if written.partition("/")[0] not in folders or "/" not in written:
        return "put the page back; only entries and narratives can say what they were called"
    same = names.get(_stem(address))
    if same:
        return f"/{same} has the same name: if it is the same, write `formerly: [{written}]` there"
    return (
        f"write `formerly: [{written}]` in the entry that takes its place, or put its file back "
        f"with its name and `{FIELD}: {{because: …, on: …}}`"
    )


def as_text(fate: Fate, site: str) -> Iterator[str]:
    """Yield the lines of what is said at the command line."""
    if fate.dead:
        yield f"Published before, and gone from {site} ({len(fate.dead)}):"
        yield from (f"  /{one.address}: {one.hint}" for one in fate.dead)
    if fate.further:
        yield f"Further pages of lists, which are shorter now: no loss ({len(fate.further)}):"
        yield from (f"  /{one}" for one in fate.further)
