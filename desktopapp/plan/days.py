"""Days as they are written in a letter, in English on every computer.

The names of months that the system offers follow its own language, which a document must not.
"""

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


def day_of(text: str) -> date | None:
    """Return a date as exactly as it is known: a year counts from its first day."""
    parts = text.split("-")
    try:
        year, month, day = (*map(int, parts), *([1] * (3 - len(parts))))
        return date(year, month, day)
    except ValueError:
        return None
