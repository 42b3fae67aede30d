"""Days as they are written in a letter, in English on every computer.

The names of months that the system offers follow its own language, which a document must not.
"""

import re
from datetime import date

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


def typed_day(words: str) -> str | None:
    """Return a day, month or year as it is kept, of what people type; nothing where it is none.

    "16 July 2024", "16 Jul 2024", "16/7/2024", "July 2024", "2024", and what is kept itself.
    """
    parts = re.findall(r"\d+|[^\W\d]+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words.casefold()))
    *before, year = parts or [""]
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", words.strip()):
        kept = words.strip()
    elif re.fullmatch(r"\d{4}", year) and len(before) <= 2:  # noqa: PLR2004  # a day and a month
        numbers = [str(_month(one) or one).zfill(2) for one in reversed(before)]
        kept = "-".join([year, *numbers])
    else:
        return None
    return kept if day_of(kept) else None


def _month(word: str) -> int:
    """Return which month a word of three letters and more begins; 0 for none."""
    begun = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    return begun[0] if begun and len(word) > 2 else 0  # noqa: PLR2004  # "Ju" is two months


def day_of(text: str) -> date | None:
    """Return a date as exactly as it is known: a year counts from its first day."""
    parts = text.split("-")
    try:
        year, month, day = (*map(int, parts), *([1] * (3 - len(parts))))
        return date(year, month, day)
    except ValueError:
        return None
