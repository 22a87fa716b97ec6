"""What editors write instead of EDTF, and the EDTF it stands for.

Only proposals: ``parse`` reads each one and keeps those that are dates. Everything here
runs on a text of bounded length, and every pattern is matched against the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias
from unicodedata import normalize

# Written out: calendar.month_name follows the locale, and messages may not.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_LAST_MONTH = 12
_SIDES = 2

_ANY_DASH = re.compile("[\u2010-\u2015\u2212]")
_ABOUT = re.compile(r"~|\b(?:circa|approximately|approx\.?|about|around|ca\.?|c\.?)(?=[ ~0-9])")
_PERHAPS = re.compile(r"\?|\b(?:perhaps|probably|possibly|maybe)(?= )")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")
_SINCE = re.compile(r"(?:since|from) (.+)")
_AFTER = re.compile(r"after (.+)")
_UNTIL = re.compile(r"(?:until|till|before|by|up to) (.+)")
_FROM_TO = re.compile(r"(?:from |between )?(.+?)(?: (?:to|until|till|through|and|-) |\.\.)(.+)")
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{4}-[0-9]{2}-[0-9]{2})")
_EITHER = re.compile(r"(?:either )?([^,]+?)(?: or |, ?)([^,]+)")
_DAYS_OF_MONTH = re.compile(
    r"([0-9]{1,2}) ?(-|to|and|or) ?([0-9]{1,2}) (?:of )?([a-z]+) ([0-9]{4})"
)
_ASKED_DIGITS = re.compile(r"[0-9]{2}[0-9?]\?")
_SHORT_END = re.compile(r"[0-9]{2}(?:-[0-9]{2})?")
_TIME = re.compile(
    r"(.+?)(?: at |, |[t ])([0-9]{1,2})[:.h]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(z|utc|gmt)?([+-](?:[0-9]|[0-9]{2}:?[0-9]{2}|[0-9]{2}))?"
)
_OPEN = {"open", "now", "present", "today", "ongoing", "...", ".."}
_UNKNOWN = {"unknown", "", "?"}

_Propose: TypeAlias = Callable[[re.Match[str]], list[str]]


def corrections(text: str) -> tuple[list[str], str]:
    """Return EDTF texts that ``text`` may stand for, best first, and a note for the editor.

    The texts need not be dates (``31.11.2022`` gives ``2022-11-31``); none if we have no
    idea. The note may be empty.
    """
    # NFKC makes ASCII of full-width digits and of spaces that do not break.
    plain = " ".join(_ANY_DASH.sub("-", normalize("NFKC", text)).lower().split())
    if plain[:1] in ("[", "{"):
        return _set(plain)
    if points := _point(plain):
        return points, _note(text, plain, points[0])
    return _span(plain), ""


def _note(text: str, plain: str, proposal: str) -> str:
    if "/" in plain:
        return "a slash stands between the start and the end of a span"
    if text != text.strip():
        return "without spaces around it"
    if "x" in text and "X" in proposal:
        return "an unspecified digit is a capital X"
    return ""


def _set(plain: str) -> tuple[list[str], str]:
    opening = plain[0]
    closing = "]" if opening == "[" else "}"
    members: list[str] = []
    for member in plain[1:].rstrip("]}").split(","):
        sides = [side.strip() for side in re.split(r"\.\.|/", member)]
        dates = [_point(side) if side else [""] for side in sides]
        if not all(dates):
            return [], ""
        members.append("..".join(proposals[0] for proposals in dates))
    return [f"{opening}{','.join(members)}{closing}"], "without spaces in it" * (" " in plain)


def _span(plain: str) -> list[str]:
    """Propose a span for "A to B" and for two sides with a slash between them."""
    if phrases := _phrase(plain):
        return phrases
    sides = plain.split("/")
    if len(sides) == 1:
        found = _YEARS.fullmatch(plain) or _DAYS.fullmatch(plain) or _FROM_TO.fullmatch(plain)
        sides = list(found.groups()) if found else sides
    if len(sides) != _SIDES:
        return []
    return [
        f"{start}/{end}"
        for start in _side(sides[0].strip())
        for end in _end(start, sides[1].strip())
    ]


def _phrase(plain: str) -> list[str]:
    """Propose dates for "since A", "after A", "until B", "A or B" and "1 and 2 May 2022"."""
    if since := _SINCE.fullmatch(plain):
        return [f"{start}/.." for start in _point(since[1])]
    if after := _AFTER.fullmatch(plain):
        return [f"[{start}..]" for start in _point(after[1])]
    if until := _UNTIL.fullmatch(plain):
        return [f"/{end}" for end in _point(until[1])]
    if days := _DAYS_OF_MONTH.fullmatch(plain):
        first, mark, last, name, year = days.groups()
        return _two(_named(first, name, year), mark, _named(last, name, year))
    if either := _EITHER.fullmatch(plain):
        mark = "or" if " or " in plain else ","
        return _two(_point(either[1]), mark, _point(either[2]))
    return []


def _two(first: list[str], mark: str, last: list[str]) -> list[str]:
    """Propose what two dates with "to", "or", "and" or a comma between them may be."""
    if not first or not last:
        return []
    pair = f"{first[0]},{last[0]}"
    if mark == "or":
        return [f"[{pair}]"]
    if mark == "and":
        return [f"{{{pair}}}"]
    return [f"[{pair}]", f"{{{pair}}}"] if mark == "," else [pair.replace(",", "/")]


def _side(text: str) -> list[str]:
    if text in _UNKNOWN:
        return [""]
    return [".."] if text in _OPEN else _point(text)


def _end(start: str, text: str) -> list[str]:
    """Propose the end of a span, which people shorten by what it shares with the start."""
    if not _SHORT_END.fullmatch(text):
        return _side(text)
    kept = {4: 2, 7: 5, 10: 8}.get(len(start), 0) if "-" not in text else 5
    return [start[:kept] + text]


def _point(plain: str) -> list[str]:
    """Propose days, months, seasons and years; take "about" and "?" out, put them behind."""
    if _ASKED_DIGITS.fullmatch(plain):
        return [plain.replace("?", "X")]
    rest, about = _ABOUT.subn("", plain)
    rest, perhaps = _PERHAPS.subn("", rest)
    rest, both = re.subn("%", "", rest)
    qualifier = "%" if both or (about and perhaps) else "~" * bool(about) + "?" * bool(perhaps)
    rest = _WEEKDAY.sub("", rest.strip(), count=1)
    return [proposal + qualifier for proposal in _unqualified(rest)]


def _unqualified(text: str) -> list[str]:
    if days := _day(text):
        return days
    if time := _TIME.fullmatch(text):
        day, hour, minute, second, zone, offset = time.groups()
        clock = f"T{hour:0>2}:{minute}:{second or '00'}{_offset(zone, offset)}"
        return [day_text + clock for day_text in _day(day)]
    return []


def _day(text: str) -> list[str]:
    for pattern, propose in _RULES:
        if found := pattern.fullmatch(text):
            return propose(found)
    return []


def _offset(zone: str | None, offset: str | None) -> str:
    if offset is None:
        return "Z" if zone else ""
    sign, digits = offset[0], offset[1:].replace(":", "")
    hours, minutes = digits[:2], digits[2:] or "00"
    return f"{sign}{hours:0>2}:{minutes}"


def _year_last(found: re.Match[str]) -> list[str]:
    """Propose both readings of 03/04/2022; dots and numbers above 12 leave one."""
    first, mark, second, year = found.groups()
    day_first, month_first = (
        f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first))
    )
    if int(second) > _LAST_MONTH:
        return [month_first]
    if mark == "." or int(first) > _LAST_MONTH or first == second:
        return [day_first]
    return [day_first, month_first]


def _named(day: str, name: str, year: str) -> list[str]:
    """Propose a day or month whose month is a name or the beginning of one."""
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name):
            return [f"{year}-{number:02}" + (f"-{day:0>2}" if day else "")]
    return [f"{year}-{_SEASONS[name]}"] if name in _SEASONS and not day else []


def _before_christ(found: re.Match[str]) -> list[str]:
    year = 1 - int(found[1])
    return [f"-{-year:04}" if year else "0000"]


def _bare_number(found: re.Match[str]) -> list[str]:
    """Propose what a number alone may be: 20221129, 202211, 170000002, -44, but not 22."""
    sign, digits = found.groups()
    match len(digits):
        case 1 | 2 if not sign:
            return []
        case 6 if not sign and 1 <= int(digits[4:]) <= _LAST_MONTH:
            return [f"{digits[:4]}-{digits[4:]}"]
        case 8 if not sign:
            return [f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"]
        case 1 | 2 | 3 | 4:
            return [f"{sign}{digits:0>4}"]
        case _:
            return [f"Y{sign}{digits}"]


_RULES: tuple[tuple[re.Pattern[str], _Propose], ...] = tuple(
    (re.compile(pattern), propose)
    for pattern, propose in (
        # 2022-1-5, 2022/11/29, and 29.11.2022
        (
            r"([0-9]{4})([-./ ])([0-9]{1,2})\2([0-9]{1,2})",
            lambda found: [f"{found[1]}-{found[3]:0>2}-{found[4]:0>2}"],
        ),
        (r"([0-9]{1,2})([-./ ])([0-9]{1,2})\2([0-9]{4})", _year_last),
        # 29.11.22, of which nobody knows the century
        (
            r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})",
            lambda found: [f"{c}{found[3]}-{found[2]:0>2}-{found[1]:0>2}" for c in (20, 19)],
        ),
        # 2022-1, 2022/11, 11/2022
        (r"([0-9]{4})[-. ]([0-9]{1,2})", lambda found: [f"{found[1]}-{found[2]:0>2}"]),
        (r"([0-9]{4})/(0?[1-9]|1[0-2])", lambda found: [f"{found[1]}-{found[2]:0>2}"]),
        (r"(0?[1-9]|1[0-2])[-./ ]([0-9]{4})", lambda found: [f"{found[2]}-{found[1]:0>2}"]),
        # 29 Nov 2022, Nov 29th, 2022, 2022-Nov-29, November 2022, spring 2022
        (
            r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[- ](?:of )?([a-z]{3,9})\.?,?[- ]([0-9]{4})",
            lambda found: _named(found[1], found[2], found[3]),
        ),
        (
            r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})",
            lambda found: _named(found[2], found[1], found[3]),
        ),
        (
            r"([0-9]{4})[- ]([a-z]{3,9})\.?[- ]([0-9]{1,2})",
            lambda found: _named(found[3], found[2], found[1]),
        ),
        (
            r"([a-z]{3,9})\.?,?[- ](?:of )?([0-9]{4})",
            lambda found: _named("", found[1], found[2]),
        ),
        (r"([0-9]{4})[- ]([a-z]{3,9})\.?", lambda found: _named("", found[2], found[1])),
        # 2010s, 45 BC, AD 44
        (r"(?:the )?([0-9]{3})0'?s", lambda found: [f"{found[1]}X"]),
        (r"([0-9]{1,15}) ?b\.?c\.?(?:e\.?)?", _before_christ),
        (
            r"ad ?([0-9]{1,4})|([0-9]{1,4}) ?(?:ad|ce)",
            lambda found: [f"{found[1] or found[2]:0>4}"],
        ),
        # 201x, 2022-xx; u was the unspecified digit in drafts of EDTF
        (
            r"[0-9]{2}[0-9xu][0-9xu](?:-(?:[0-9]{2}|xx|uu)){0,2}",
            lambda found: [found[0].upper().replace("U", "X")],
        ),
        # 2022-1X and 2022-11-2X, which only level 2 has
        (r"([0-9]{4})-[0-9x]{2}", lambda found: [f"{found[1]}-XX"]),
        (r"([0-9]{4}-[0-9]{2})-[0-9x]{2}", lambda found: [f"{found[1]}-XX"]),
        (r"-([0-9]{3})x", lambda found: [f"-{found[1]}9/-{found[1]}0"]),
        (r"([0-9])xxx", lambda found: [f"{found[1]}000/{found[1]}999"]),
        (r"y?(-?)([0-9]{1,15})", _bare_number),
    )
)
