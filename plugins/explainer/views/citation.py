"""The sources of a page, numbered in the order in which it names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from explainer.dates import EdtfDate
from explainer.kinds.source import Source
from explainer.model.citation import Citation
from explainer.views.link import Link, Sight


class Work(NamedTuple):
    """What is said of a source wherever it is cited."""

    link: Link
    title: str
    authors: tuple[str, ...]
    container: str | None
    publisher: Link | None
    issued: EdtfDate | None
    url: str | None
    accessed: EdtfDate | None
    archive_url: str | None


class CitationView(NamedTuple):
    """A numbered citation: the source, the place in it, and whom it quotes."""

    number: int
    work: Work
    at: str | None
    quoting: Link | None


_Key: TypeAlias = tuple[str, str | None, str | None]
"""What a citation names. The model itself would compare by value too, but slowly."""


class Citations:
    """Numbers the citations of one page; the same citation keeps its number."""

    def __init__(self, sight: Sight) -> None:
        """Begin with none."""
        self._sight = sight
        self._numbers: dict[_Key, int] = {}

    def numbers(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Return the numbers of some citations, new ones for those not seen before."""
        known = self._numbers
        return tuple(
            [
                known.setdefault((one.source, one.at, one.quoting), len(known) + 1)
                for one in citations
            ]
        )

    def views(self) -> tuple[CitationView, ...]:
        """Return all citations so far, in order."""
        if not self._numbers:
            return ()
        link, work = self._sight.link, self._sight.each(_work)
        return tuple(
            [
                CitationView(number, work(source), at, link(quoting) if quoting else None)
                for (source, at, quoting), number in self._numbers.items()
            ]
        )


def _work(sight: Sight, source_id: str) -> Work:
    source = sight.catalog[source_id]
    assert isinstance(source, Source)  # noqa: S101  # the catalog admits no other kind here
    return Work(
        sight.link(source_id),
        source.title,
        tuple(str(author) for author in source.author),
        source.container_title,
        sight.link(source.publisher) if source.publisher else None,
        source.issued,
        source.url,
        source.accessed,
        source.archive_url,
    )
