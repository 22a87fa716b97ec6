"""Dates as editors write them: EDTF levels 0 and 1, and the sets of level 2.

``parse`` reads a text, ``str`` gives the canonical text back, ``bounds`` and ``sort_key``
place a date on a timeline, ``in_words`` says it to readers in the language of a
``DateWords``, ``iso`` says it to machines that read HTML. Nothing here shifts a date or a
time by a time zone.

Source of the format: Extended Date/Time Format (EDTF) Specification, Library of Congress,
4 February 2019 (the profile of ISO 8601-2:2019), https://www.loc.gov/standards/datetime/.
"""

from explainer.dates.edtf import (
    DateSet,
    Edge,
    EdtfDate,
    Form,
    Interval,
    InvalidDate,
    Point,
    Qualifier,
    Range,
    SetKind,
    TimeOfDay,
    iso,
)
from explainer.dates.order import Day, SortKey, bounds, sort_key
from explainer.dates.parse import MAX_LENGTH, parse
from explainer.dates.points import MAX_YEAR_DIGITS
from explainer.dates.spans import MAX_MEMBERS
from explainer.dates.wording import in_words
from explainer.dates.words import DateWords

__all__ = [
    "MAX_LENGTH",
    "MAX_MEMBERS",
    "MAX_YEAR_DIGITS",
    "DateSet",
    "DateWords",
    "Day",
    "Edge",
    "EdtfDate",
    "Form",
    "Interval",
    "InvalidDate",
    "Point",
    "Qualifier",
    "Range",
    "SetKind",
    "SortKey",
    "TimeOfDay",
    "bounds",
    "in_words",
    "iso",
    "parse",
    "sort_key",
]
