"""The results as a picture: a row a candidate, seconds along a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from bench.measure import Cost
from bench.report import OURS, Result, middle

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _FOOT = 760, 170, 70, 84, 34, 44
# Paper and ink change together, so that the picture is read on light and dark pages alike.
_STYLE = """\
svg{--paper:#fff;--ink:#24292f;--soft:#57606a;--rule:#d0d7de;--ours:#0550ae;--other:#9a4a00}
@media (prefers-color-scheme:dark){svg{--paper:#14181d;--ink:#e6edf3;--soft:#a8b1bb;\
--rule:#3d444d;--ours:#79b8ff;--other:#ffb070}}
text{font:14px system-ui,sans-serif;fill:var(--ink)}
.soft{font-size:12.5px;fill:var(--soft)}
.title{font-size:16px;font-weight:600}
.end{text-anchor:end}.middle{text-anchor:middle}
.rule{stroke:var(--rule)}
.cold{fill:var(--c)}.warm{fill:var(--paper);stroke:var(--c);stroke-width:2}
.cpu{stroke:var(--c);stroke-width:2;fill:none}.span{stroke:var(--c);stroke-width:2;opacity:.45}
"""


def plot(results: Sequence[Result], entries: int) -> str:
    """Return an SVG of medians: cold wall and CPU time, and wall time after an edit."""
    seconds = [
        middle(costs, field)
        for result in results
        for costs, field in _marks(result)
        if costs and middle(costs, field) > 0
    ]
    axis = _Axis(min(seconds), max(seconds))
    height = _TOP + _ROW * len(results) + _FOOT
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'width="{_WIDTH}" height="{height}" aria-label="{escape(_summary(results, entries))}">'
        ),
        f"<style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{height}" rx="8" style="fill:var(--paper)"/>',
        f'<text class="title" x="20" y="30">Seconds to build {entries:,} entries</text>',
        *_legend(),
        *_grid(axis, height - _FOOT),
    ]
    for index, result in enumerate(results):
        parts += _row(result, axis, _TOP + _ROW * index + _ROW / 2)
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis over the seconds there are, from one round number to another."""

    def __init__(self, least: float, most: float) -> None:
        steps = [factor * 10.0**power for power in range(-3, 5) for factor in (1, 2, 5)]
        low = max(step for step in steps if step <= least)
        high = min(step for step in steps if step >= most)
        self.ticks = [step for step in steps if low <= step <= high]
        self._low, self._span = math.log(low), math.log(high) - math.log(low) or 1.0

    def at(self, seconds: float) -> float:
        """Return where on the picture some seconds are."""
        share = (math.log(seconds) - self._low) / self._span
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _marks(result: Result) -> list[tuple[Sequence[Cost], str]]:
    return [(result.cold, "wall"), (result.cold, "cpu"), (result.edited, "wall")]


def _legend() -> list[str]:
    y = 54
    return [
        (
            f'<g style="--c:var(--soft)"><circle class="cold" cx="26" cy="{y - 4}" r="6"/>'
            f'<text class="soft" x="38" y="{y}">cold (line: fastest to slowest run)</text>'
            f'<circle class="warm" cx="266" cy="{y - 4}" r="4"/>'
            f'<text class="soft" x="278" y="{y}">after one entry was edited</text>'
            f'<path class="cpu" d="M474 {y - 11}v14"/>'
            f'<text class="soft" x="484" y="{y}">CPU time of a cold build</text></g>'
        )
    ]


def _grid(axis: _Axis, bottom: float) -> list[str]:
    lines = []
    for tick in axis.ticks:
        x = axis.at(tick)
        lines.append(f'<line class="rule" x1="{x}" x2="{x}" y1="{_TOP}" y2="{bottom}"/>')
        lines.append(f'<text class="soft middle" x="{x}" y="{bottom + 20}">{tick:g} s</text>')
    return lines


def _row(result: Result, axis: _Axis, y: float) -> list[str]:
    colour = "ours" if result.name.startswith(OURS) else "other"
    walls = [cost.wall for cost in result.cold]
    wall = middle(result.cold, "wall")
    ends = axis.at(min(walls)), axis.at(max(walls))
    cpu = axis.at(middle(result.cold, "cpu"))
    parts = [
        (
            f'<g style="--c:var(--{colour})">'
            f'<text class="end" x="{_LEFT - 18}" y="{y + 5}">{escape(result.name)}</text>'
        ),
        f'<line class="span" x1="{ends[0]}" x2="{ends[1]}" y1="{y - 4}" y2="{y - 4}"/>',
        f'<path class="cpu" d="M{cpu} {y - 12}v16"/>',
        f'<circle class="cold" cx="{axis.at(wall)}" cy="{y - 4}" r="6"/>',
    ]
    if result.edited:
        edited = axis.at(middle(result.edited, "wall"))
        parts.append(f'<circle class="warm" cx="{edited}" cy="{y + 8}" r="4"/>')
    label = max(*ends, axis.at(wall), cpu) + 12
    parts.append(f'<text class="soft" x="{label}" y="{y + 4}">{wall:.3g} s</text></g>')
    return parts


def _summary(results: Sequence[Result], entries: int) -> str:
    found = (f"{result.name} {middle(result.cold, 'wall'):.3g}" for result in results)
    return f"Seconds to build {entries:,} entries: {', '.join(found)}"
