"""The sources of a page, numbered in the order in which it names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.dates import EdtfDate
from explainer.kinds.source import Source
from explainer.model.citation import Citation
from explainer.views.link import Link, Sight


@dataclass(frozen=True, slots=True)
class CitationView:
    """A numbered citation: the source, the place in it, and whom it quotes."""

    number: int
    link: Link
    title: str
    authors: tuple[str, ...]
    container: str | None
    publisher: Link | None
    issued: EdtfDate | None
    url: str | None
    accessed: EdtfDate | None
    archive_url: str | None
    at: str | None
    quoting: Link | None


class Citations:
    """Numbers the citations of one page; the same citation keeps its number."""

    def __init__(self, sight: Sight) -> None:
        """Begin with none."""
        self._sight = sight
        self._numbers: dict[Citation, int] = {}

    def numbers(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Return the numbers of some citations, new ones for those not seen before."""
        return tuple(
            self._numbers.setdefault(citation, len(self._numbers) + 1) for citation in citations
        )

    def views(self) -> tuple[CitationView, ...]:
        """Return all citations so far, in order."""
        return tuple(
            _citation_view(number, citation, self._sight)
            for citation, number in self._numbers.items()
        )


def _citation_view(number: int, citation: Citation, sight: Sight) -> CitationView:
    source = sight.catalog[citation.source]
    assert isinstance(source, Source)  # noqa: S101  # the catalog admits no other kind here
    return CitationView(
        number,
        sight.link(source.id),
        source.title,
        tuple(str(author) for author in source.author),
        source.container_title,
        sight.link(source.publisher) if source.publisher else None,
        source.issued,
        source.url,
        source.accessed,
        source.archive_url,
        citation.at,
        sight.link(citation.quoting) if citation.quoting else None,
    )
