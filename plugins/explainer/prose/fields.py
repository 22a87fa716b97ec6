"""The prose of an entry: a field at a time, rendered within bounds, woven, and checked."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.catalog.load import Content
from explainer.problems import Problem
from explainer.prose.bounds import excess
from explainer.prose.checks import (
    lost_problems,
    start_of,
    too_complex_problem,
    unresolved_problems,
)
from explainer.prose.commonmark import refused, render
from explainer.prose.resolve import Resolver
from explainer.prose.weave import Weaver, Woven
from explainer.reading import Scalar


@dataclass(frozen=True, slots=True)
class ProseField:
    """Prose of an entry: where it stands, its Markdown, and whether it is one paragraph."""

    entry_id: str
    scalar: Scalar
    source: str
    inline: bool


def weave_field(
    prose: ProseField, weaver: Weaver, content: Content, resolver: Resolver
) -> tuple[Woven, list[Problem]]:
    """Return the woven HTML of a field, and what is wrong with what an editor wrote."""
    document = content.documents[prose.entry_id]
    kind = content.kinds[prose.entry_id]
    found = excess(prose.source)
    if found:
        return Woven(""), [too_complex_problem(document, prose.scalar, prose.source, found)]
    woven = weaver.weave(render(prose.source, inline=prose.inline))
    first = start_of(document, prose.scalar)
    choices = resolver.choices(f"{kind.folder}/{prose.entry_id}{kind.suffix}")
    problems = lost_problems(document, prose.scalar, prose.source, inline=prose.inline)
    problems += unresolved_problems(document, first, woven.unresolved, choices, content.drafts)
    problems += unresolved_problems(document, first, refused(prose.source), ())
    return woven, problems
