"""Chance that falls the same way on every machine: a seed, a few ways to choose, names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")

_HEADS = tuple(f"{consonant}{vowel}" for consonant in "bdfghjklmnprstvz" for vowel in "aeiou")
_TAILS = (
    "bria", "cton", "dell", "fira", "gast", "holm", "kava", "lund", "mont", "nova",
    "pera", "quist", "rovo", "stad", "tura", "vale", "wick", "xanth", "yard", "zino",
)  # fmt: skip
_NAMES = len(_HEADS) ** 2 * len(_TAILS)
_STRIDE = 48_271  # a prime that does not divide the number of names, so that each comes once

FLATTENING = 10
"""Added to each rank of Zipf's law, after Mandelbrot: without it every tenth link of a site
would lead to one entry."""


class Chance:
    """A seeded source of chance.

    Only `Random.random` promises the same numbers in every version of Python, so everything
    here is made of it.
    """

    def __init__(self, seed: int) -> None:
        """Take the seed."""
        self._random = Random(seed).random  # noqa: S311  # a benchmark keeps no secret
        self._first_name = self.below(_NAMES)

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, but not, the limit."""
        return int(self._random() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from one to another, both included."""
        return low + self.below(high - low + 1)

    def share(self, part: float) -> bool:
        """Return true in a part of all cases."""
        return self._random() < part

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of some things, each as likely as the others."""
        return choices[self.below(len(choices))]

    def by_weight(self, cumulative: Sequence[float]) -> int:
        """Return an index by weights that were summed up along the way."""
        found = bisect_right(cumulative, self._random() * cumulative[-1])
        return min(found, len(cumulative) - 1)

    def name(self, number: int) -> str:
        """Return the invented name with a number; up to 128,000 numbers have distinct names.

        The first four letters and the rest of a name tell its number, so no two are alike.
        """
        place = (self._first_name + number * _STRIDE) % _NAMES
        place, tail = divmod(place, len(_TAILS))
        first, second = divmod(place, len(_HEADS))
        return f"{_HEADS[first]}{_HEADS[second]}{_TAILS[tail]}".capitalize()


class Popularity:
    """How often each of some entries is meant, by its rank: Zipf's law, flattened."""

    def __init__(self, chance: Chance, most: int) -> None:
        """Take the source of chance and how many entries there are at most."""
        self._chance = chance
        # 1 / x is exact to the last bit everywhere; a power of another exponent is not.
        self._sums = list(accumulate(1 / (rank + FLATTENING) for rank in range(1, most + 1)))

    def rank(self, limit: int) -> int:
        """Return a rank from 0 up to, but not, the limit: low ones often, high ones seldom."""
        wanted = self._chance.below(1 << 30) / (1 << 30) * self._sums[limit - 1]
        return min(bisect_right(self._sums, wanted, 0, limit), limit - 1)
