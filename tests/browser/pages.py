"""The pages that stand for all others in tests that take long: one of each kind, and each state."""

from __future__ import annotations

KINDS_OF_PAGES = (
    "",
    "narratives/trench-war-at-bakhmut/",
    "events/",
    "events/advance-southeast/",
    "places/",
    "places/bakhmut/",
    "experts/jaroslava-barbieri/",
    "organisations/isw/",
    "organisations/newsweek/mentions/",
    "claims/",
    "claims/breakthrough-along-t0513/",
    "glossary/",
    "glossary/geolocated-footage/",
    "sources/",
    "sources/newsweek-marginal-gains/",
    "timeline/",
    "map/",
    "guide/",
    "problems/",
    "components/",
    "404.html",
)
"""Addresses from the root of the first site."""
