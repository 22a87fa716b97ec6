"""Rings and lines of the earth as paths of a picture: clipped, thinned out and rounded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from explainer.geo.frame import Frame, Position
from explainer.geo.mercator import project

Pixel: TypeAlias = tuple[float, float]

_BLEED = 12.0
"""How far beyond a picture its land goes on, in pixels, so that no cut shows as a border."""

_NEAR = 0.6
"""Corners that are nearer to the one before, in pixels, are left out."""

_FAR = (_NEAR * 10) ** 2
"""The square of that, in tenths of pixels."""


def ring_path(rings: Iterable[Sequence[Position]], frame: Frame) -> str:
    """Return closed rings as the `d` of an SVG path: what of them lies in the picture.

    A ring is drawn on every turn around the earth that the picture reaches.
    """
    west, east = frame.west, frame.west + frame.width / frame.scale
    south = frame.north - frame.height / frame.scale
    bleed = _BLEED / frame.scale
    found = []
    for ring in rings:
        points, left, right, low, high = _projected(tuple(ring))
        if high < south - bleed or low > frame.north + bleed:
            continue
        for turn in (-math.tau, 0.0, math.tau):
            if left + turn <= east and right + turn >= west:
                pixels = [
                    ((x + turn - west) * frame.scale, (frame.north - y) * frame.scale)
                    for x, y in points
                ]
                path = _drawn(_clipped(pixels, frame), least=3)
                if path:
                    found.append(f"{path}Z")
    return "".join(found)


@lru_cache(maxsize=4096)
def _projected(ring: tuple[Position, ...]) -> tuple[list[Pixel], float, float, float, float]:
    """Return a ring projected, and the ends of it: the same land is on many pictures."""
    points = [project(lon, lat) for lon, lat in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return points, min(xs), max(xs), min(ys), max(ys)


def line_path(line: Sequence[Position], frame: Frame) -> str:
    """Return a line as the `d` of an SVG path; the picture's own edge cuts it."""
    return _drawn([frame.at(lon, lat) for lon, lat in line], least=2)


def _clipped(ring: list[Pixel], frame: Frame) -> list[Pixel]:
    """Return what of a ring lies in a picture and a little beyond.

    I. E. Sutherland and G. W. Hodgman, “Reentrant Polygon Clipping”, Communications of the ACM
    17 (1974), pages 32 to 42: the ring is cut by one edge after the other.
    """
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if (
        min(xs) >= -_BLEED
        and max(xs) <= frame.width + _BLEED
        and min(ys) >= -_BLEED
        and max(ys) <= frame.height + _BLEED
    ):
        return ring
    edges = (
        (0, 1.0, -_BLEED),
        (0, -1.0, -frame.width - _BLEED),
        (1, 1.0, -_BLEED),
        (1, -1.0, -frame.height - _BLEED),
    )
    for axis, sign, limit in edges:
        if not ring:
            return ring
        kept: list[Pixel] = []
        before = ring[-1]
        behind = sign * before[axis] - limit
        for point in ring:
            inside = sign * point[axis] - limit
            if (inside >= 0) != (behind >= 0):
                part = behind / (behind - inside)
                kept.append(
                    (
                        before[0] + (point[0] - before[0]) * part,
                        before[1] + (point[1] - before[1]) * part,
                    )
                )
            if inside >= 0:
                kept.append(point)
            before, behind = point, inside
        ring = kept
    return ring


def _drawn(points: Sequence[Pixel], least: int) -> str:
    """Return points as lines from one to the next, in steps of a tenth of a pixel.

    Nothing where fewer than `least` are left.
    """
    if not points:
        return ""
    kept = [(round(points[0][0] * 10), round(points[0][1] * 10))]
    left, top = kept[0]
    for x, y in points:
        right, down = round(x * 10) - left, round(y * 10) - top
        if right * right + down * down >= _FAR:
            left, top = left + right, top + down
            kept.append((left, top))
    if least == 2:  # a line reaches its end
        end = round(points[-1][0] * 10), round(points[-1][1] * 10)
        if kept[-1] != end:
            kept.append(end)
    if len(kept) < least:
        return ""
    steps = [f"M{_tenths(kept[0][0])} {_tenths(kept[0][1])}l"]
    before = kept[0]
    for point in kept[1:]:
        steps.append(f"{_tenths(point[0] - before[0])} {_tenths(point[1] - before[1])}")
        before = point
    return steps[0] + " ".join(steps[1:])


def _tenths(value: int) -> str:
    whole, tenth = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"
