"""Reading EDTF text; every refusal says what would be right.

Source: EDTF Specification, Library of Congress, 4 February 2019: level 0 (date, date and
time, time interval), level 1 (long years, seasons, qualification, unspecified digits,
extended intervals, negative years) and, of level 2, set representation.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from functools import lru_cache

from explainer.dates.edtf import DateSet, EdtfDate, Interval, InvalidDate, Point
from explainer.dates.mistakes import corrections
from explainer.dates.points import UnreadableError, quoted, read_point
from explainer.dates.spans import read_interval, read_set

MAX_LENGTH = 700  # characters: room for MAX_MEMBERS days BC, each with a qualifier

_REMEMBERED = 4096  # dates; the same days stand in many files


@lru_cache(_REMEMBERED)
def parse(text: str) -> EdtfDate:
    """Return the date that ``text`` writes in EDTF.

    Takes levels 0 and 1, and level 2's sets: ``[a,b]``, ``{a,b}``, with ``a..b`` among
    their members. Beyond the standard, a time may lack its seconds, which then are 00.

    Raises InvalidDate, and nothing else, for any other text; its hint has the right
    spelling where we can tell what was meant.
    """
    if len(text) > MAX_LENGTH:
        raise InvalidDate(f"the date is {len(text)} characters long", f"write at most {MAX_LENGTH}")
    if not text.strip():
        raise InvalidDate(
            "the date is empty", "write a date like 2022-11-29, or leave the field out"
        )
    try:
        return _date(text)
    except UnreadableError as unreadable:
        raise _explained(text, unreadable) from None


def _explained(text: str, unreadable: InvalidDate) -> InvalidDate:
    """Return the refusal that helps most: what was meant, if it is a date at all."""
    right: list[str] = []
    impossible: InvalidDate | None = None
    proposed, note = corrections(text)
    for correction in proposed:
        try:
            right.append(str(_date(correction)))
        except UnreadableError:
            continue
        except InvalidDate as error:
            impossible = error
    if right:
        hint = f"write {' or '.join(dict.fromkeys(right))}"
        return InvalidDate(
            f"{quoted(text)} is not a date in EDTF", f"{hint}; {note}" if note else hint
        )
    return impossible or InvalidDate(unreadable.message, unreadable.hint)


def _date(text: str) -> EdtfDate:
    if text.startswith(("[", "{")):
        return read_set(text)
    return read_interval(text) if "/" in text else read_point(text)


def _copied(date: object) -> tuple[Callable[[str], EdtfDate], tuple[str]]:
    return parse, (str(date),)


# A date passes from one process to another as its text, shorter and sooner made than its parts.
for _form in (Point, Interval, DateSet):
    copyreg.pickle(_form, _copied)
