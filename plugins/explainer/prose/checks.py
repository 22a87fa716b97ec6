"""What is wrong in prose, at the place in the file where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote

from explainer.catalog.absent import Absent
from explainer.problems import Mend, Position, Problem, did_you_mean, only_near, quoted
from explainer.prose.addresses import SCHEMES, WITHIN, is_disguised, scheme_of
from explainer.prose.bounds import Excess
from explainer.prose.finding import is_code, offset_of
from explainer.reading import Document, Scalar
from explainer.reading.text import place
from explainer.reading.yaml import MAX_PROBLEMS

_NONE = Absent()

_HINT = "name the id of an entry, or write out `https://`"

# A link that is written in entities is found nowhere; after so many of them nobody looks on,
# since each search goes through the whole text.
_MISSES = 20

_NO_ADDRESS = r"\]\(\s*(?:<>)?\s*\)|\]:\s*<>|\bhref(?:\s*=\s*(?:\"\s*\"|'\s*'))?(?=[\s>])"

_TITLE = re.compile(r"(?:(?<![#\w])(?=#\s)|^[ >\t]*(?==+[ \t]*$))(?P<here>[#=])", re.MULTILINE)
_FIRST_LEVEL = re.compile(rf"{_TITLE.pattern}|<h1[\s>]", re.MULTILINE)
_PLACES = {
    "![": re.compile(r"(?P<here>!\[)"),
    "![[": re.compile(r"(?P<here>!\[\[)"),
    "#": _TITLE,
}


def unresolved_problems(
    document: Document,
    first: int,
    unresolved: Iterable[str],
    choices: Iterable[str],
    absent: Absent = _NONE,
) -> list[Problem]:
    """Return a problem for each link that leads nowhere.

    `first` is where in the file the text begins that the links stand in. `choices` is what
    could be linked to, ids and paths; `absent` are the ids that are there and must not be.
    """
    problems = []
    known: list[str] = []
    for address, position in places_of(document, first, islice(unresolved, MAX_PROBLEMS)):
        known = known or list(choices)
        written = _written(address)
        code, message, hint = _nowhere(written, known, absent)
        near = _only_near(written, known) if code == "unknown-reference" else ""
        mend = Mend(written, near) if near and written not in absent else None
        problems.append(Problem(document.path, position, code, message, hint, mend=mend))
    return problems


def places_of(
    document: Document, first: int, addresses: Iterable[str]
) -> Iterator[tuple[str, Position]]:
    """Yield addresses that links in a text have, in their order, each with where it stands.

    `first` is where in the file the text begins.
    """
    after = first
    missed = 0
    for address in addresses:
        # As they are found in their order, the search goes on from the last one; footnotes
        # alone stand elsewhere.
        offset = first
        if missed < _MISSES:
            pattern = _link_to(_written(address), address)
            offset = offset_of(document.text, pattern, after, first)
        missed += offset == first
        after = offset + 1
        yield address, place(document.text, offset)


def _written(address: str) -> str:
    """Return an address as an editor may have written it."""
    return unquote(address).removeprefix(f"{WITHIN}:").strip()


def _nowhere(written: str, known: list[str], absent: Absent) -> tuple[str, str, str]:
    """Return the code of the problem, what is wrong with a link, and what would be right."""
    code = "unknown-reference"
    if not written:
        return code, "this link leads nowhere", "write its address between the brackets"
    scheme = scheme_of(written)
    if is_disguised(written):
        message = f"{quoted(written)} leads to what stands behind “@”"
        return "invalid-address", message, "write the address without what stands before it"
    if scheme:
        hint = did_you_mean(scheme, SCHEMES)
        hint = hint or "begin the address with `https://`, `http://` or `mailto:`"
        return "invalid-address", f"no link may lead to {quoted(written)}", hint
    if written.startswith(("/", "\\")):
        hint = "write the path from this file, `../folder/page.md`, or write out `https://`"
        return "invalid-address", f"{quoted(written)} begins at a host, not at this file", hint
    refusal = absent.refusal(written, "the link")
    if refusal:
        return refusal
    path, _, _ = written.partition("#")
    is_path = "." in path or "/" in path
    what = "page" if is_path else "entry"
    # The file of an entry has a page of the same name.
    as_page = re.sub(r"\.ya?ml$", ".md", path)
    near = [as_page] if as_page in known else known
    hint = did_you_mean(path, [choice for choice in near if ("." in choice) == is_path])
    return code, f"there is no {what} {quoted(written)}", hint or _HINT


def _only_near(written: str, known: Iterable[str]) -> str:
    """Return the one id that a link can be a slip of; a path is left to the editor."""
    ids = [choice for choice in known if "." not in choice and "/" not in choice]
    return "" if "." in written or "/" in written or "#" in written else only_near(written, ids)


def one_paragraph_problem(document: Document, scalar: Scalar) -> Problem:
    """Return the problem that a text which should be one paragraph is something else."""
    message = "this reads as a list, a quotation, code or a heading, not as a paragraph"
    hint = "begin with a word, or put `\\` before the mark"
    return Problem(document.path, scalar.position, "not-one-paragraph", message, hint)


def lost_problems(document: Document, first: int, lost: Iterable[str]) -> list[Problem]:
    """Return a problem for each piece of prose that would not reach the page as it was meant.

    `first` is where in the file the text begins that the pieces stand in.
    """
    problems = []
    after: dict[str, int] = {}
    for piece in islice(lost, MAX_PROBLEMS):
        pattern = _PLACES.get(piece) or re.compile(f"(?P<here>{re.escape(piece)})")
        offset = offset_of(document.text, pattern, after.get(piece, first), first)
        after[piece] = offset + 1
        if piece == "![":
            code, message = "picture-in-prose", "prose in entries shows no pictures"
            hint = "name the picture under `images`"
        elif piece == "![[":
            code, message = "block-in-entry", "cards and blocks stand in Markdown pages only"
            hint = "write a link, `[[id]]`"
        elif piece == "#":
            code, message = (
                "first-level-heading",
                "only the name of the entry is a heading this high",
            )
            hint = "begin headings with `##`"
        else:
            code, message = "raw-html", f"HTML is not read: {quoted(piece, 30)}"
            hint = "use Markdown, or put it between backticks to show it"
        position = place(document.text, offset)
        problems.append(Problem(document.path, position, code, message, hint))
    return problems


def second_title_problems(document: Document, first: int, titles: int) -> list[Problem]:
    """Return a problem where a page, whose text begins at `first`, has more than one title."""
    if titles < 2:
        return []
    text = document.text
    found = [one.start() for one in _FIRST_LEVEL.finditer(text, first)]
    shown = [offset for offset in found if not is_code(text, offset, first)]
    # A heading that Markdown sees and the pattern does not is reported at the last it does.
    offset = shown[:2][-1] if shown else first
    message = "a page has one heading of the first level"
    hint = "begin the others with `##`"
    position = place(text, offset)
    return [Problem(document.path, position, "first-level-heading", message, hint)]


def too_complex_problem(document: Document, scalar: Scalar, source: str, found: Excess) -> Problem:
    """Return the problem that a text is too complex, at the line of the file that makes it so."""
    line = source.split("\n")[found.line].strip()
    lines = document.text.split("\n")
    for number in range(scalar.position.line - 1, len(lines)):
        if lines[number].strip() == line:
            position = Position(number + 1, lines[number].index(line) + 1)
            break
    else:
        position = scalar.position
    return Problem(document.path, position, "too-complex", found.message, found.hint)


def start_of(document: Document, scalar: Scalar) -> int:
    """Return where a text begins in its file, in characters from the first."""
    before = document.text.split("\n")[: scalar.position.line - 1]
    return sum(len(line) + 1 for line in before) + scalar.position.column - 1


def _link_to(written: str, address: str) -> re.Pattern[str]:
    """Return what finds the ways to write a link.

    `[[id]]`, `[words](id)`, `[words]: id`, `<id>`, and `href=id` in HTML.
    """
    end = r"(?=[\s>)#\"']|$)"
    link = f"(?:{re.escape(written)}|{re.escape(address)})"
    ways = (
        rf"\[\[\s*{link}\s*(?=\]\]|\\?\|)|\]\(\s*<?{link}{end}|\]:\s*<?{link}{end}"
        rf"|<{link}>|\bhref\s*=\s*[\"']?\s*{link}{end}"
    )
    if not written:
        ways = _NO_ADDRESS
    return re.compile(rf"(?P<here>{ways})")
