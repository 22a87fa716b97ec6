"""Measurements to medians, ratios and tables."""

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

OURS = "explainer"
"""What the names of our own candidates begin with; they are divided by the others."""

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
    return median(_figure(one, field) / _figure(other, field) for one, other in pairs)


def middle(costs: Sequence[Cost], field: str) -> float:
    """Return the median of one figure of some runs."""
    return median(_figure(cost, field) for cost in costs)


def table(results: Sequence[Result]) -> str:
    """Return the medians as a Markdown table."""
    heads = ["", "cold, s", "CPU, s", "memory, MB", "one edited, s", "its CPU, s", "edited / cold"]
    heads += ["pages", "site, MB", "entry's page, KB", "gzipped, KB"]
    return _markdown(heads, [_row(result) for result in results])


def ratios(results: Sequence[Result]) -> str:
    """Return what a cold build costs for each that it costs the others, as a Markdown table."""
    ours = [result for result in results if result.name.startswith(OURS)]
    bases = [result for result in results if result not in ours]
    heads = ["a cold build of …", *(f"/ {base.name}" for base in bases)]
    rows = []
    for result in ours:
        for field, what in (("wall", "wall"), ("cpu", "CPU")):
            found = (f"{over(result, base, field):.2f}" for base in bases)
            rows.append([f"{result.name}, {what}", *found])
    return _markdown(heads, rows)


def caption(machine: Mapping[str, str]) -> str:
    """Return on what it was measured, and how busy that was with other work."""
    versions = ", ".join(f"{name} {machine[name]}" for name in ("python", *_PACKAGES))
    where = f"{machine['processor']}, {machine['system']}, {versions}"
    return f"Measured on {where}; load when it began: {machine['load']}.\n"


def record(
    results: Sequence[Result], entries: int, seed: int, machine: Mapping[str, str]
) -> dict[str, Any]:
    """Return everything that was measured, and on what, for a file of JSON."""
    return {
        "entries": entries,
        "seed": seed,
        "machine": machine,
        "results": [asdict(result) for result in results],
    }


def machine() -> dict[str, str]:
    """Return what figures depend on besides us: processor, load by others, versions."""
    return {
        "processor": f"{os.cpu_count()} x {_processor()}",
        "system": f"{platform.system()} {platform.machine()}",
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
    }


def insert(readme: Path, entries: int, text: str) -> None:
    """Put results between the marks for their size in a page, where it has these."""
    before = readme.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {entries} -->\n).*?(<!-- /{entries} -->)", re.DOTALL)
    after = marks.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", before)
    readme.write_text(after, encoding="utf-8", newline="\n")


def _figure(cost: Cost, field: str) -> float:
    return float(getattr(cost, field))


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["--:"] * (len(heads) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (heads, rule, *rows))


def _row(result: Result) -> list[str]:
    cold = middle(result.cold, "wall")
    row = [result.name, f"{cold:.2f}", f"{middle(result.cold, 'cpu'):.2f}"]
    if not result.edited or result.site is None:
        return [*row, *[""] * 8]  # a copy: not even its memory is its own
    edited, site = middle(result.edited, "wall"), result.site
    return [
        *row,
        f"{middle(result.cold, 'memory') / 1e6:.0f}",
        f"{edited:.2f}",
        f"{middle(result.edited, 'cpu'):.2f}",
        f"{edited / cold:.2f}",
        f"{site.pages:,}",
        f"{site.size / 1e6:.1f}",
        f"{site.entry_page / 1e3:.1f}",
        f"{site.entry_page_gzipped / 1e3:.2f}",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
