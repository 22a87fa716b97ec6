"""A site in which every text says something that must not run.

Which fields hold text follows from the models, so that a new field is covered by itself. Each
of them gets each line of `payloads.txt`, several at a time; a mark before it (`q3z17`: the third
field, the seventeenth line) says where on the site it is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, WithJsonSchema

from explainer.kinds import KINDS
from explainer.model.entry import Node
from explainer.model.relation import Relation
from explainer.model.text import MAX_LINE, NAMED, ProseMark
from explainer.model.vocabulary import Vocabulary
from explainer.model.withdrawal import FIELD as WITHDRAWN
from explainer.reading import shape

FILE = Path(__file__).with_name("payloads.txt")
PAYLOADS = tuple(
    line
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
)

# The smallest GIF there is, for fields about pictures.
PICTURE = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
WORDS = {
    "event_types": "battle", "place_types": "town", "organisation_types": "group",
    "source_types": "book", "place_relations": "near", "verdicts": "likely", "forms": "report",
    "precisions": "exact", "lints": "unreferenced",
}  # fmt: skip


class Field(NamedTuple):
    """A place for text: a kind and the names of the fields that lead there."""

    kind: type[Node]
    path: tuple[str, ...]
    prose: bool

    def __str__(self) -> str:
        """Return how one would call it."""
        return f"{self.kind.kind}.{'.'.join(self.path)}"


@cache
def fields() -> tuple[Field, ...]:
    """Return every place for text in every kind."""
    found: list[Field] = []
    for kind in KINDS:
        prose = {leaf.path for leaf in shape.leaves(kind, ProseMark)}
        found += [
            Field(kind, leaf.path, leaf.path in prose)
            for leaf in shape.leaves(kind, WithJsonSchema)
            if _named(leaf.markers) == "text"
        ]
    return tuple(found)


def _named(markers: Sequence[object]) -> str:
    schemas = [marker.json_schema or {} for marker in markers if isinstance(marker, WithJsonSchema)]
    return "".join(str(schema.get(NAMED, "")) for schema in schemas)


def mark(field: Field, payload: str) -> str:
    """Return what stands before a payload in a field."""
    return f"q{fields().index(field)}z{PAYLOADS.index(payload)}z"


def chunks(limit: int = MAX_LINE) -> tuple[tuple[str, ...], ...]:
    """Return the payloads, as many at a time as a line can hold with their marks."""
    found: list[tuple[str, ...]] = [()]
    for payload in PAYLOADS:
        # Ten characters for a mark and spaces, six more for backticks.
        if sum(len(one) + 16 for one in (*found[-1], payload)) > limit:
            found.append(())
        found[-1] += (payload,)
    return tuple(found)


def entries() -> Iterator[tuple[str, str]]:
    """Yield files of entries, and narratives' front matter, that together hold all of it."""
    parts = chunks()
    for kind in KINDS:
        for number in range(len(parts)):
            filled = _Filler(kind, number, parts).of(kind)
            if kind.suffix == ".md":
                text = f"---\n{_yaml(filled)}---\n\n{_markdown(parts[number])}"
            else:
                text = _yaml(filled)
            yield f"content/{kind.folder}/{_id(kind, number)}{kind.suffix}", text
            text = _yaml(_Filler(kind, number, parts).withdrawn())
            text = f"---\n{text}---\n" if kind.suffix == ".md" else text
            yield f"content/{kind.folder}/{_id(kind, number)}-gone{kind.suffix}", text


def _id(kind: type[Node], number: int) -> str:
    return f"hostile-{kind.kind}-{number}"


def _yaml(values: Mapping[str, Any]) -> str:
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )


class _Filler:
    """Fills one entry; the payloads of each field are others than those of the one before."""

    def __init__(self, kind: type[Node], number: int, parts: Sequence[Sequence[str]]) -> None:
        self._kind = kind
        self._number = number
        self._parts = parts
        self._places = [field.path for field in fields() if field.kind is kind]

    def of(self, model: type[BaseModel], way: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the values of a part of the entry."""
        values: dict[str, Any] = {}
        for name, hint in shape._hints(model).items():
            if (*way, name) == (WITHDRAWN,):
                continue  # beside it nothing else may stand
            value = self._value(model, name, hint, (*way, name))
            if value is not None:
                listed = _is_several(hint) and not isinstance(value, list)
                values[model.model_fields[name].alias or name] = [value] if listed else value
        return values

    def withdrawn(self) -> dict[str, Any]:
        """Return all that the file of a withdrawn entry holds."""
        because = self._text((WITHDRAWN, "because"))
        name = "title" if self._kind.suffix == ".md" else "name"
        return {name: "Gone", WITHDRAWN: {"because": because, "on": "1900-01-02", "see": "skerry"}}

    def _parts_of(self, inner: type[BaseModel], hint: object, way: tuple[str, ...]) -> object:
        """Return a part, or two where one field may make others unseen: an author's whole name."""
        part = self.of(inner, way)
        short = getattr(inner, "shorthand", None)
        if not _is_several(hint) or not short or inner.model_fields[short].is_required():
            return part
        return [part, {name: value for name, value in part.items() if name != short}]

    def _value(
        self, model: type[BaseModel], name: str, hint: object, way: tuple[str, ...]
    ) -> object:
        if way in self._places:
            return self._text(way)
        inner = shape._part(hint)
        if inner is not None:
            below = any(place[: len(way)] == way for place in self._places)
            return self._parts_of(inner, hint, way) if below else None
        named = _named(tuple(shape._markers(hint, WithJsonSchema)))
        if named == "picture":
            return "images/dot.gif"
        if named == "address":
            return f"https://elsewhere.example/?q=&quot;&x={self._number}%22onclick=%22pwn()"
        return _word(hint) or self._reference(hint, model, name)

    def _text(self, way: tuple[str, ...]) -> str:
        field = next(one for one in fields() if (one.kind, one.path) == (self._kind, way))
        number = self._number + self._places.index(way)
        found = self._parts[number % len(self._parts)]
        texts = (as_code(one) if field.prose else one for one in found)
        return " ".join(
            f"{mark(field, one)} {text}" for one, text in zip(found, texts, strict=True)
        )

    def _reference(self, hint: object, model: type[BaseModel], name: str) -> str | None:
        """Return the id of a hostile entry of a kind that may stand here."""
        for relation in shape._markers(hint, Relation):
            assert isinstance(relation, Relation)
            kind = next(one for one in KINDS if one.suffix == ".yml" and relation.admits(one.kind))
            if not relation.acyclic:
                return _id(kind, self._number)
            assert not model.model_fields[name].is_required(), "a circle"
        return None


def _is_several(hint: object) -> bool:
    return "tuple" in str(getattr(hint, "__origin__", hint)) or any(
        map(_is_several, get_args(hint))
    )


def _word(hint: object) -> str | None:
    for vocabulary in shape._markers(hint, Vocabulary):
        assert isinstance(vocabulary, Vocabulary)
        return WORDS[vocabulary.name]
    return None


def as_code(payload: str) -> str:
    """Return Markdown that shows a payload as it is."""
    longest = max((len(run) for run in re.findall("`+", payload)), default=0)
    ticks = "`" * (longest + 1)
    return f"{ticks} {payload} {ticks}"


def _markdown(payloads: Sequence[str]) -> str:
    return (
        "\n\n".join(f"Here is {as_code(one)}.\n\n## And {as_code(one)}" for one in payloads) + "\n"
    )


CONTEXTS: tuple[Callable[[str], str], ...] = (
    "{0}".format,
    "## {0}".format,
    "A word {0} within.".format,
    "> {0}".format,
    "- {0}".format,
    '!!! note "{0}"\n    {0}'.format,
    "??? {0}\n    {0}".format,
    '=== "{0}"\n    {0}'.format,
    "| a | b |\n| - | - |\n| {0} | x |".format,
    "{0}\n:   {0}".format,
    "x[^1]\n\n[^1]: {0}".format,
    "*[HTML]: {0}\n\nHTML".format,
    '[x](https://elsewhere.example/ "{0}")'.format,
    "[{0}](https://elsewhere.example/)".format,
    "![{0}](../images/dot.gif)".format,
    "``` {0}\nx\n```".format,
    "## x {{: {0} }}".format,
    "<div markdown=\"1\" title='{0}'>\n{0}\n</div>".format,
    "![[{0}]]".format,
    "[[lamp|{0}]]".format,
)
"""Where in a Markdown page a payload may stand."""


class Page(NamedTuple):
    """A file in which payloads stand as they are: what begins it, and blocks of Markdown."""

    path: str
    head: str
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return self.head + "\n\n".join(self.blocks) + "\n"

    def without(self, lines: Collection[int]) -> Page:
        """Return the file without the blocks that stand on some lines, counted from 1."""
        kept = []
        first = self.head.count("\n") + 1
        for block in self.blocks:
            last = first + block.count("\n")
            if not any(first <= line <= last for line in lines):
                kept.append(block)
            first = last + 2
        return self._replace(blocks=tuple(kept))


def raw() -> Iterator[Page]:
    """Yield entries and Markdown pages that hold the payloads as they are; many are refused."""
    for number, payload in enumerate(PAYLOADS):
        head = _yaml(
            {"name": f"Raw {number}", "summary": f"x {payload}", "body": f"{payload}\n\nx"}
        )
        yield Page(f"content/places/raw-{number}.yml", head, ())
    for number, context in enumerate(CONTEXTS):
        for folder, payloads in enumerate(chunks(1500)):
            kind = "narratives" if folder % 2 else "pages"
            path = f"content/{kind}/raw-{number}-{folder}.md"
            blocks = tuple(context(payload) for payload in payloads)
            yield Page(path, f"---\ntitle: Raw {number}\n---\n\n", blocks)
    # Of these a page has one: a second would be refused.
    for number, (payload, *_) in enumerate(chunks(1500)):
        head = f"---\ntitle: Raw heading {number}\n---\n\n"
        yield Page(f"content/pages/raw-heading-{number}.md", head, (f"# {payload}",))
