"""The bar that says how long a kilometre is."""

from __future__ import annotations

from typing import NamedTuple

from explainer.geo.frame import Frame

_STEPS = (1, 2, 5)


class ScaleBar(NamedTuple):
    """A length in kilometres, and how many pixels long it is in the middle of the picture."""

    kilometres: float
    pixels: float


def scale_bar(frame: Frame, longest: float) -> ScaleBar:
    """Return the longest bar of 1, 2 or 5 times a power of ten that fits so many pixels."""
    reach = longest / frame.kilometre
    power = 1.0
    while power > reach:
        power /= 10
    while power * 10 <= reach:
        power *= 10
    length = max(step * power for step in _STEPS if step * power <= reach)
    return ScaleBar(length, round(length * frame.kilometre, 1))
