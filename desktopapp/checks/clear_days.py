"""Clear days, counted the council's way, and the bank holidays that may be left out of them."""

from datetime import date, timedelta

from desktopapp.plan.report import Dates

_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY, _MONDAY, _FRIDAY = 5, 6, 0, 4


def clear_days(first: date, last: date, dates: Dates | None = None) -> int:
    """Count the days between two days, neither of them counted.

    With ``dates``, weekends and bank holidays count only where that is the council's way;
    without, every day counts.
    """
    if dates is None:
        return max((last - first).days - 1, 0)
    between = (first + n * _DAY for n in range(1, (last - first).days))
    return sum(_counts(day, dates) for day in between)


def latest(meeting: date, days: int, dates: Dates | None = None) -> date:
    """Return the last day that leaves so many clear days before a meeting."""
    day = meeting - _DAY
    while clear_days(day, meeting, dates) < days:
        day -= _DAY
    return day


def _counts(day: date, dates: Dates) -> bool:
    if not dates.weekends and day.weekday() >= _SATURDAY:
        return False
    return dates.bank_holidays or day not in bank_holidays(day.year)


def bank_holidays(year: int) -> frozenset[date]:
    """Return the yearly bank holidays of England (Banking and Financial Dealings Act 1971).

    Those proclaimed for one year only, such as for a coronation, are not among them.
    """
    easter = _easter(year)
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    moved = {_SATURDAY: (28, 27), _SUNDAY: (27, 26), _FRIDAY: (25, 28)}
    days = moved.get(christmas.weekday(), (christmas.day, boxing.day))
    return frozenset(
        {
            _on_a_weekday(date(year, 1, 1)),
            easter - 2 * _DAY,
            easter + _DAY,
            _monday(date(year, 5, 1)),
            _monday(date(year, 5, 25)),
            _monday(date(year, 8, 25)),
            *(date(year, 12, day) for day in days),
        }
    )


def _on_a_weekday(day: date) -> date:
    return _monday(day) if day.weekday() >= _SATURDAY else day


def _monday(day: date) -> date:
    """Return the first Monday on or after a day."""
    return day + (_MONDAY - day.weekday()) % 7 * _DAY


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    The moon's age follows the golden number, corrected once in some centuries for leap years
    left out and for the drift of the moon; Easter is the Sunday after the full moon.
    """
    century = year // 100
    golden = year % 19
    left_out = century - century // 4
    drift = (8 * century + 13) // 25
    age = (left_out - drift + 19 * golden + 15) % 30
    age -= age // 28 * (1 - 29 // (age + 1) * ((21 - golden) // 11))
    full_moon = date(year, 3, 21) + age * _DAY
    return full_moon + (_SUNDAY - full_moon.weekday() or 7) * _DAY
