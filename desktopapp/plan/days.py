"""Days as they are written in a letter, in English on every computer.

The names of months that the system offers follow its own language, which a document must not.
"""

import re
from datetime import MAXYEAR, MINYEAR, date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = "|".join(MONTHS)  # as a pattern


def said_date(day: date) -> str:
    """Return a day as it is written in a letter: 16 April 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def said_known(text: str) -> str:
    """Say a date as exactly as it is known: "2024-07" is July 2024."""
    day = day_of(text)
    match text.count("-") if day else -1:
        case 2:
            return said_date(day) if day else text
        case 1:
            return f"{MONTHS[day.month - 1]} {day.year}" if day else text
        case _:
            return text


def day_of(text: str) -> date | None:
    """Return a date as exactly as it is known: a year counts from its first day."""
    parts = text.split("-")
    try:
        year, month, day = (*map(int, parts), *([1] * (3 - len(parts))))
        return date(year, month, day)
    except ValueError:
        return None


def last_day_of(text: str) -> date | None:
    """Return the last day of a date as exactly as it is known: that of "2024-02" is the 29th."""
    first = day_of(text)
    if first is None:
        return None
    match text.count("-"):
        case 0:
            return first.replace(month=12, day=31)
        case 1:
            return first.replace(day=_longest(first.year, first.month))
        case _:
            return first


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = r"(\d{1,4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})"
_DAY_FIRST = r"(\d{1,2})\s*[.\- ]?\s*([a-z]{3,})[.\- ]*\s*(\d{4}|\d{2})?"
_MONTH_FIRST = r"([a-z]{3,})\.?\s*(\d{1,2})(?:\s+(\d{4}|\d{2}))?"
_MONTH_ALONE = r"(?:([a-z]{3,})\.?\s*|(\d{1,2})\s*[./-]\s*)(\d{4})"
_BESIDE = (  # what people write beside a day, and that says nothing more
    rf"^(?:{'|'.join(f'{one[:3]}(?:{one[3:]})?' for one in map(str.lower, WEEKDAYS))})\b\.?"
    r"|(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,"
)


class NoSuchDay(ValueError):  # noqa: N818  # what is wrong with it, in a sentence
    """Words name no day. ``near`` is the day closest to what they name, where one can be told."""

    def __init__(self, wrong: str, near: date | None = None) -> None:
        super().__init__(wrong)
        self.near = near


def typed_day(words: str, today: date) -> date:
    """Return the day that somebody typed: "16 July 2024", "16/7/24", "16.07.2024", "Tue 16 July".

    The day comes before the month; without a year it is the next such day. Raises ``NoSuchDay``.
    """
    day, month, year = _typed(words)
    if year is None:
        here = _day(today.year, month, day)
        return here if here >= today else _day(today.year + 1, month, day)
    return _day(year, month, day)


def typed_known(words: str) -> str | None:
    """Return a day, month or year as it is kept, of what people type; nothing where it is none.

    Any day as ``typed_day`` takes it, with its year; "July 2024", "7/2024", "2024", and what is
    kept itself: "2024-07".
    """
    bare = words.strip().lower()
    try:
        if re.fullmatch(r"\d{4}(-\d\d)?", bare):
            kept = bare
        elif found := re.fullmatch(_MONTH_ALONE, bare):
            name, number, year_of = found.groups()
            kept = f"{year_of}-{_month(name) if name else int(number):02}"
        else:
            day, month, year = _typed(bare)
            kept = "" if year is None else _day(year, month, day).isoformat()
    except NoSuchDay:
        return None
    return kept if day_of(kept) else None


def _typed(words: str) -> tuple[int, int, int | None]:
    """Return the day, month and year that somebody typed; they may name no day yet."""
    bare = " ".join(re.sub(_BESIDE, " ", words.lower()).split())
    if found := re.fullmatch(_NUMBERS, bare):
        first, month, last = found.groups()
        day, year = (last, first) if len(first) > 2 else (first, last)  # noqa: PLR2004  # as ISO 8601
        number = int(month)
    elif found := re.fullmatch(_DAY_FIRST, bare):
        day, name, year = found.groups()
        number = _month(name)
    elif found := re.fullmatch(_MONTH_FIRST, bare):
        name, day, year = found.groups()
        number = _month(name)
    else:
        raise NoSuchDay(_SUCH_AS)
    if year is not None and len(year) <= 2:  # noqa: PLR2004  # 24
        year = f"20{year:0>2}"
    return int(day), number, None if year is None else int(year)


_SUCH_AS = "Try “16 July 2024”."


def _month(name: str) -> int:
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(name) or name == "sept" == month.lower()[:4]:
            return number
    raise NoSuchDay(_SUCH_AS)


def _day(year: int, month: int, day: int) -> date:
    """Return a day, or say what is wrong with it."""
    if not 1 <= month <= len(MONTHS):
        near = date(year, 1, 1) if MINYEAR <= year <= MAXYEAR else None
        raise NoSuchDay(f"There is no month {month}.", near)
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if not MINYEAR <= year <= MAXYEAR:
        raise NoSuchDay(f"There is no year {year}.") from None
    longest = _longest(year, month)
    near = date(year, month, longest if day else 1)
    raise NoSuchDay(f"{MONTHS[month - 1]} has {longest} days.", near)


def _longest(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 2:  # noqa: PLR2004  # February
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31
