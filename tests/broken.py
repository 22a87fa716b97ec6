"""Broken content to run commands on: every case, each of them damaged, and odd files besides.

The cases of `cases/` are mistakes of people. What programs and disks do to files is done here to
copies of them: every other case is damaged in one of the `DAMAGES`, in turn. Folders and special
files, which no case can hold, are the `ODDITIES`.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.projects import SMALL, write
from tests.test_cases import CASES, parse

Write = Callable[[Path], None]
"""Writes a site into a folder."""

# Without search, which would cost more than all the rest of a build that is refused.
CONFIGURATION = """\
site_name: A site
site_url: https://example.org/
docs_dir: content
theme: {name: material, font: false}
plugins: [explainer/entries]
"""

_FIELD = re.compile(rb"^(?=[\w'\"]+:)", re.MULTILINE)


def _twice(raw: bytes) -> bytes:
    """Repeat a file in itself, so that it has each key two times."""
    return raw + raw


def _commented(raw: bytes) -> bytes:
    """Put a comment before every field, and after the last."""
    if raw.startswith(b"---"):
        return raw
    number = iter(range(10_000))
    marked = _FIELD.sub(lambda _: b"# remark %d, f\xc3\xbcr sp\xc3\xa4ter \n" % next(number), raw)
    return marked + b"# last"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a NUL": lambda raw: raw[: len(raw) // 2] + b"\0" + raw[len(raw) // 2 :],
    "half a letter": lambda raw: raw[: len(raw) // 2] + b"\xd0" + raw[len(raw) // 2 :],
    "a mark before it": lambda raw: b"\xef\xbb\xbf" + raw,
    "two marks before it": lambda raw: b"\xef\xbb\xbf" * 2 + raw,
    "lines of Windows": lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"\r\n"),
    "lines of an old Macintosh": lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"\r"),
    "tabs for spaces": lambda raw: raw.replace(b"  ", b"\t"),
    "spaces at line ends": lambda raw: raw.replace(b"\n", b" \t\n"),
    "the second half lost": lambda raw: raw[: len(raw) // 2],
    "the first half lost": lambda raw: raw[len(raw) // 2 :],
    "no last line end": lambda raw: raw.rstrip(b"\n"),
    "the whole twice": _twice,
    "comments": _commented,
    "a list for a mapping": lambda raw: re.sub(rb"^(?=\S)", b"- ", raw, flags=re.MULTILINE),
    "lists for texts": lambda raw: re.sub(rb": (\w.*)$", rb": [\1]", raw, flags=re.MULTILINE),
    "anchors": lambda raw: re.sub(rb": (?=\w)", b": &a !!str ", raw),
    "aliases": lambda raw: re.sub(rb": \w.*$", b": *a", raw, flags=re.MULTILINE),
    "marks of a conflict": lambda raw: b"<<<<<<< HEAD\n" + raw + b"=======\n>>>>>>> edit\n",
    "colons": lambda raw: re.sub(rb"^(\w+: \w+)", rb"\1: so", raw, flags=re.MULTILINE),
    "quotation marks of prose": lambda raw: re.sub(rb": (?=\w)", ': “"'.encode(), raw),
    "letters apart from their accents": lambda raw: raw.replace(b"a", "a\u0308".encode()),
    "a misspelling of each key": lambda raw: re.sub(rb"(\w)(\w\w:)", rb"\1\1\2", raw),
    "one line": lambda raw: raw.replace(b"\n", b" "),
    "depth": lambda raw: raw + b"see_also: " + b"[" * 5_000,
}
"""What may become of the bytes of a text on its way, by what it is."""


def _folder_for_an_entry(root: Path) -> None:
    (root / "content/places/lisbon.yml").mkdir(parents=True)
    (root / "content/places/lisbon.yml/porto.yml").write_text("name: Porto\n")


def _folders_for_settings(root: Path) -> None:
    for path in ("site_config/settings.yml", "site_config/words.yml"):
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir()


def _file_for_a_folder(root: Path) -> None:
    (root / "content/experts").write_text("name: An expert\n")


def _file_for_the_content(root: Path) -> None:
    (root / "content").rename(root / "elsewhere")
    (root / "content").write_text("name: Lisbon\n")


def _file_for_the_settings_folder(root: Path) -> None:
    (root / "site_config/settings.yml").unlink()
    (root / "site_config").rmdir()
    (root / "site_config").write_text("title: A\n")


def _pipes(root: Path) -> None:
    for path in ("content/places/lisbon.yml", "content/about.md", "content/a.png"):
        os.mkfifo(root / path)


def _pipes_for_settings(root: Path) -> None:
    (root / "site_config/settings.yml").unlink()
    os.mkfifo(root / "site_config/settings.yml")
    os.mkfifo(root / "site_config/words.yml")


def _links(root: Path) -> None:
    (root / "secret.yml").write_text("nmae: A secret  \n")
    (root / "content/places/lisbon.yml").symlink_to("../../secret.yml")
    (root / "content/places/porto.yml").symlink_to("nowhere.yml")
    (root / "content/places/braga.yml").symlink_to("braga.yml")
    (root / "content/people/all").symlink_to("../..")
    (root / "content/about.md").symlink_to("/etc/hosts")


def _content_behind_a_link(root: Path) -> None:
    (root / "content").rename(root / "elsewhere")
    (root / "content").symlink_to("elsewhere")


def _names_in_bytes(root: Path) -> None:
    for name in (b"\xff.yml", b"caf\xe9.md", b"a\nb.yml", b"::error::x.yml", b"\x1b[31m.yml"):
        Path(os.fsdecode(os.fsencode(root / "content/places") + b"/" + name)).write_text("name: A")


def _names_in_scripts(root: Path) -> None:
    for name in (
        "里斯本",
        "لشبونة",
        "Лиссабон",
        "🏳️\u200d🌈",
        "a\u202eb",
        "con",
        "-",
        ".",
        "ｌ",
        " l",
    ):
        (root / f"content/places/{name}.yml").write_text("name: Lisbon\nnmae: [x\n")


def _deep_folders(root: Path) -> None:
    folder = root / "content/places" / "/".join(["a"] * 30)
    folder.mkdir(parents=True)
    (folder / "b.yml").write_text("name: B\n")


def _no_configuration(root: Path) -> None:
    (root / "mkdocs.yml").write_bytes(b"site_name: [\xff\0\ntheme: *x\n")


def _several_faults(root: Path) -> None:
    (root / "content/places/lisbon.yml").write_bytes(
        b"\xef\xbb\xbf# the town \r\nnmae: Lisbon  \r\ntyep: ctiy # what?\r\ntype: city\r\n"
        b"within: lisbon\r\ncoordinates: {lat: 91, lon: x, alt: 1}\r\nalaises: [Lisboa, ]\r\n"
        b"summary: A [[skery]], a [[nobody]] and <b>.\r\nbody: |\r\n  Two  \r\n  [x](../y.md)\r\n"
        b"sources: [logbok, {source: keeper}]\r\nsee_also: skerry\r\nformerly: [skerry, A b]\r\n"
        b"images: [{file: ../../secret.png}]\r\nchecked: tomorrow\r\nbody: again\r\n\ttags: [a]"
    )
    (root / "content/events/fire.yml").write_text(
        "# before\nsummary: It burnt.  \n# of the date\ndate: 2022-13-45\nname: A fire # so\n"
        "plcae: {id: skery, relaton: naer}\npart_of: fire\ninvolves: {who: keper}\nlink: nevr"
    )


ODDITIES: dict[str, Write] = {
    "a folder for an entry": _folder_for_an_entry,
    "folders for settings": _folders_for_settings,
    "a file for a folder": _file_for_a_folder,
    "a file for the content": _file_for_the_content,
    "a file for the folder of settings": _file_for_the_settings_folder,
    "pipes": _pipes,
    "pipes for settings": _pipes_for_settings,
    "links": _links,
    "content behind a link": _content_behind_a_link,
    "names in bytes": _names_in_bytes,
    "names in scripts": _names_in_scripts,
    "deep folders": _deep_folders,
    "a broken configuration": _no_configuration,
    "several faults in each file": _several_faults,
}
"""What is done to a site in which nothing is wrong, by what it is."""


def undamaged() -> dict[str, Write]:
    """Return what writes each case, and each oddity, into an empty folder."""
    cases = {file.stem: _case(file, None) for file in _files()}
    return cases | {name: _oddity(oddity) for name, oddity in ODDITIES.items()}


def damaged() -> dict[str, Write]:
    """Return what writes every other case with damage done to it."""
    ways = itertools.cycle(DAMAGES.items())
    return {
        f"{file.stem}, {name}": _case(file, damage)
        for file, (name, damage) in zip(_files()[::2], ways, strict=False)
    }


def _files() -> list[Path]:
    return sorted(CASES.glob("*.txt"))


def _case(file: Path, damage: Callable[[bytes], bytes] | None) -> Write:
    def written(root: Path) -> None:
        case = parse(file.read_text(encoding="utf-8"))
        case.write(root)
        (root / "mkdocs.yml").write_text(CONFIGURATION)
        for path, raw in case.files.items():
            # The kinds of a site are programs, and a link has nothing to be damaged.
            if damage and path.endswith((".yml", ".md")) and path not in case.symlinks:
                (root / path).write_bytes(damage(raw))

    return written


def _oddity(oddity: Write) -> Write:
    def written(root: Path) -> None:
        write(root, SMALL | {"mkdocs.yml": CONFIGURATION})
        oddity(root)

    return written
