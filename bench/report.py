"""Measurements to medians, ratios and a table."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import Cost, Site

BASES = ("hugo-yaml", "hugo-markdown")
"""The candidates that the others are divided by."""

COPY = "cp -r"
"""What the copy of the first candidate's finished site is called."""

_PACKAGES = ("mkdocs", "mkdocs-material", "hugo")


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of one candidate, in the order of the repetitions."""

    name: str
    cold: tuple[Cost, ...]
    edited: tuple[Cost, ...]
    site: Site | None


def over(result: Result, base: Result, field: str) -> float:
    """Return the median of how often a cold run costs what the base costs beside it."""
    pairs = zip(result.cold, base.cold, strict=True)
    return median(getattr(one, field) / getattr(other, field) for one, other in pairs)


def middle(costs: Sequence[Cost], field: str) -> float:
    """Return the median of one figure of some runs."""
    return float(median(getattr(cost, field) for cost in costs))


def table(results: Sequence[Result]) -> str:
    """Return the medians and ratios as a Markdown table."""
    bases = [result for result in results if result.name in BASES]
    heads = ["", "cold, s", "CPU, s", "memory, MB", "one edited, s", "its CPU, s", "edited / cold"]
    heads += [f"{what} / {base.name}" for base in bases for what in ("wall", "CPU")]
    heads += ["pages", "site, MB", "entry, KB gzipped"]
    rows = [heads, ["---", *["--:"] * (len(heads) - 1)]]
    rows += [_row(result, bases) for result in results]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def record(results: Sequence[Result], entries: int, seed: int) -> dict[str, Any]:
    """Return everything that was measured, and on what, for a file of JSON."""
    return {
        "entries": entries,
        "seed": seed,
        "machine": machine(),
        "results": [asdict(result) for result in results],
    }


def machine() -> dict[str, str]:
    """Return what the figures depend on besides us: the processor, Python, the versions."""
    return {
        "processor": f"{os.cpu_count()} x {_processor()}",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
    }


def insert(readme: Path, entries: int, text: str) -> None:
    """Put results between the marks for their size in a page, where it has these."""
    before = readme.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {entries} -->\n).*?(<!-- /{entries} -->)", re.DOTALL)
    after = marks.sub(lambda found: f"{found[1]}{text}{found[2]}", before)
    readme.write_text(after, encoding="utf-8", newline="\n")


def _row(result: Result, bases: Sequence[Result]) -> list[str]:
    cold, edited = middle(result.cold, "wall"), ""
    row = [result.name, f"{cold:.2f}", f"{middle(result.cold, 'cpu'):.2f}",
           f"{middle(result.cold, 'memory') / 1e6:.0f}"]  # fmt: skip
    if result.edited:
        edited = f"{middle(result.edited, 'wall'):.2f}"
        part = f"{middle(result.edited, 'wall') / cold:.2f}"
        row += [edited, f"{middle(result.edited, 'cpu'):.2f}", part]
    else:
        row += ["", "", ""]
    row += [f"{over(result, base, field):.2f}" for base in bases for field in ("wall", "cpu")]
    site = result.site
    row += (
        [f"{site.pages:,}", f"{site.size / 1e6:.1f}", f"{site.entry_page_gzipped / 1e3:.2f}"]
        if site
        else ["", "", ""]
    )
    return row


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
