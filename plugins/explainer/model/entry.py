"""What all entries share."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator

from explainer.model.allowance import Allowance
from explainer.model.citation import Citation
from explainer.model.image import Image
from explainer.model.part import Part, reject
from explainer.model.relation import ANYTHING, Relation
from explainer.model.text import Body, Flag, FormerAddress, Id, Inline, Line
from explainer.model.time import Date
from explainer.model.withdrawal import Withdrawal

MAX_ALIASES = 30


def _few(aliases: tuple[str, ...]) -> tuple[str, ...]:
    if len(aliases) > MAX_ALIASES:
        message = f"there are {len(aliases)} aliases, {MAX_ALIASES} is the most"
        reject("too-many", message, "keep those by which texts call it")
    return aliases


def _never(value: Any) -> str:  # noqa: ANN401  # anything a file may hold
    if value != "never":
        hint = "write `never`, or leave the field out for a name that is linked"
        reject("unknown-word", "only `never` can stand here", hint)
    return "never"


class Node(Part):
    """Anything with an id and a page: an entry, or a narrative that uses entries."""

    kind: ClassVar[str]
    """The name of the kind, in the singular."""

    folder: ClassVar[str]
    """The folder of the content that holds entries of the kind."""

    suffix: ClassVar[str] = ".yml"

    tags: tuple[Line, ...] = ()
    """Words to gather entries by."""

    draft: Flag = False
    """`true` keeps the entry off the site until it is ready; nothing may refer to it."""

    sources: tuple[Citation, ...] = ()
    """Where it is from: ids of sources, or `{source, at, quoting}`."""

    formerly: tuple[FormerAddress, ...] = ()
    """Its earlier ids, or `folder/id` where it moved: each old address leads here."""

    withdrawn: Withdrawal | None = None
    """Takes it off the site for good: `{because, on, see}` beside its name and `formerly`, and
    nothing else. Its addresses go on saying why it is gone."""

    @cached_property
    def id(self) -> str:
        """The id: the stem of the file, once `with_id` has given it."""
        return ""

    def with_id(self, entry_id: str) -> None:
        """Give the entry its id, once, when it has been read from its file."""
        # Where a cached property keeps its value: ids are asked for more than anything else.
        self.__dict__["id"] = entry_id

    @property
    @abstractmethod
    def label(self) -> str:
        """The name under which others refer to it."""

    @property
    @abstractmethod
    def gist(self) -> str:
        """One paragraph that says what it is, with inline Markdown; empty where there is none."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which prose may mean it."""
        return ()


class Entry(Node):
    """One thing that the site explains: one YAML file."""

    prose_fields: ClassVar[tuple[str, ...]] = ("summary", "body")
    """The fields that its page shows as prose, in their order."""

    name: Line
    """What the entry is called."""

    aliases: Annotated[tuple[Line, ...], AfterValidator(_few)] = ()
    """Other names for it, by which prose may mean it too."""

    summary: Inline | None = None
    """One or two sentences that say what it is."""

    body: Body | None = None
    """The text of the page, in Markdown."""

    see_also: tuple[Annotated[Id, Relation("see-also", "see-also-from", to=ANYTHING)], ...] = ()
    """Entries that a reader of this one may want next."""

    images: tuple[Image, ...] = ()
    """Pictures, each with its alt text, credit and licence."""

    in_glossary: Flag = False
    """`true` lists it in the glossary too, where readers look it up like a term."""

    link: Annotated[Literal["never"], BeforeValidator(_never)] | None = None
    """`never`: its name alone is not made a link, for names that are common words."""

    checked: Date | None = None
    """The day on which somebody last verified it."""

    allow: tuple[Allowance, ...] = ()
    """What `explainer check` is not to warn of here, each with the reason: `{lint, because}`."""

    @property
    def label(self) -> str:
        """The name of the entry."""
        return self.name

    @property
    def gist(self) -> str:
        """The summary, or nothing."""
        return self.summary or ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)
