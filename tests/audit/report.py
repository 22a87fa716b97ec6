"""What runs of Lighthouse come to: whether all is well, and a table for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

BARE = "bare Material"
"""The page that no other may be slower than."""

SCORES = ("performance", "accessibility", "best-practices", "seo")
"""Lighthouse's names; all but the first have to be 100."""

METRICS = {
    "first paint": ("first-contentful-paint", "ms"),
    "largest": ("largest-contentful-paint", "ms"),
    "blocked": ("total-blocking-time", "ms"),
    "shifts": ("cumulative-layout-shift", ""),
}
"""What performance is made of: the audit behind each figure, and its unit."""


class Run(NamedTuple):
    """One run: scores from 0 to 100, figures in the units of `METRICS`, the machine's load then."""

    scores: Mapping[str, int]
    figures: Mapping[str, float]
    load: float


def good(runs: Mapping[str, Sequence[Run]]) -> bool:
    """Tell whether every page but the bare one is as it has to be."""
    least = _score(runs[BARE], "performance")
    return all(
        _score(found, "performance") >= least
        and all(_score(found, name) == 100 for name in SCORES[1:])
        for page, found in runs.items()
        if page != BARE
    )


def table(runs: Mapping[str, Sequence[Run]]) -> list[str]:
    """Return lines with the medians, every score of performance, and the load of the machine."""
    heads = (*SCORES, *(f"{name} {unit}".rstrip() for name, (_, unit) in METRICS.items()))
    widths = [max(14, len(head) + 2) for head in heads]
    rows = [["", *heads]]
    for page, found in runs.items():
        scores = [f"{_score(found, name):g}" for name in SCORES]
        figures = [
            f"{median(run.figures[name] for run in found):.{0 if unit else 3}f}"
            for name, (_, unit) in METRICS.items()
        ]
        rows.append([page, *scores, *figures])
    lines = [
        f"{row[0]:14}"
        + "".join(f"{cell:>{wide}}" for cell, wide in zip(row[1:], widths, strict=True))
        for row in rows
    ]
    lines.append("Performance, run by run:")
    for page, found in runs.items():
        each = " ".join(f"{run.scores['performance']:3}" for run in found)
        lines.append(f"{page:14}{each}")
    loads = [run.load for found in runs.values() for run in found]
    lines.append(f"Load of the machine meanwhile: {min(loads):.1f} to {max(loads):.1f}")
    return lines


def _score(found: Sequence[Run], name: str) -> float:
    return median(run.scores[name] for run in found)
