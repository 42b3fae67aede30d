"""Advice on the dates of a decision: clear days, the call-in, the deadline. Never a block.

For a council with an executive: The Local Authorities (Executive Arrangements) (Meetings and
Access to Information) (England) Regulations 2012, regulations 5, 7 and 9 to 11. For committees:
Local Government Act 1972, section 100B. The monitoring officer decides.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from desktopapp.checks.finding import Finding, Severity
from desktopapp.plan.council import Governance
from desktopapp.plan.days import said_date
from desktopapp.plan.report import Dates, Report

NOTICE = 28  # clear days between the notice of a key decision and the decision (regulation 9)
AGENDA = 5  # clear days between the agenda and the meeting (regulation 7; section 100B)
EXCEPTION = 5  # clear days after the notice of a general exception (regulation 10)
_THE_ACT = 1972
_DECIDES = "The monitoring officer decides."
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


def advise(report: Report, governance: Governance, deadline: date | None) -> tuple[Finding, ...]:
    """Return what to know about the dates and boxes of a report, in the order of its steps."""
    dates = report.dates
    if dates.meeting and dates.meeting.year < _THE_ACT:
        return (
            _finding(f"The meeting is in the year {dates.meeting.year}.", "Correct the date."),
        )
    found = list(_late(dates, deadline))
    executive = governance is not Governance.COMMITTEES
    if executive:
        found += _key_decision(dates)
    found += _agenda(dates, executive=executive)
    if executive:
        found += _private(report)
    return tuple(found)


def _key_decision(dates: Dates) -> Iterator[Finding]:
    """Hold a key decision against the 28 clear days of its notice."""
    meeting, notice = dates.meeting, dates.notice
    if dates.key_decision is None:
        yield _finding(
            "Nobody has said yet whether this is a key decision.",
            "Ask the monitoring officer, and enter it (regulation 8).",
        )
    if not dates.key_decision or meeting is None:
        return
    due = latest(meeting, NOTICE)
    if notice and notice <= due:
        return
    days = clear_days(notice, meeting) if notice else 0
    said = (
        f"The notice of the key decision leaves {_days(days)} before the meeting, not {NOTICE}."
        if notice
        else f"A key decision needs a notice {NOTICE} clear days before: by {said_date(due)}."
    )
    last = latest(meeting, EXCEPTION, dates)
    yield _finding(
        said,
        f"If it cannot wait: general exception, a notice to the chair of the scrutiny committee "
        f"and to the public by {said_date(last)}, {EXCEPTION} clear days before (regulation 10). "
        "After that day: special urgency, with that chair’s agreement (regulation 11). "
        f"{_DECIDES}",
    )


def _agenda(dates: Dates, *, executive: bool) -> Iterator[Finding]:
    if dates.agenda is None or dates.meeting is None:
        return
    due = latest(dates.meeting, AGENDA, dates)
    if dates.agenda > due:
        days = clear_days(dates.agenda, dates.meeting, dates)
        law = "regulation 7" if executive else "Local Government Act 1972, section 100B"
        yield _finding(
            f"The agenda leaves {_days(days)} before the meeting, not {AGENDA}.",
            f"Publish it by {said_date(due)} ({law}). {_DECIDES}",
        )


def _late(dates: Dates, deadline: date | None) -> Iterator[Finding]:
    """Name what comes after the plan must be returned."""
    steps = (
        ("The meeting", dates.meeting),
        ("The end of call-in", dates.final),
        ("The publication of the plan", dates.publication),
    )
    for what, day in steps:
        if day and deadline and day > deadline:
            yield _finding(
                f"{what}, {said_date(day)}, is after the deadline, {said_date(deadline)}.",
                "Choose an earlier day, or ask who set the deadline what they accept.",
            )
    if dates.final and dates.meeting and dates.final < dates.meeting:
        yield _finding(
            f"Call-in ends on {said_date(dates.final)}, before the meeting.",
            "Correct one of the two dates.",
        )


def _private(report: Report) -> Iterator[Finding]:
    """Say which notices a meeting needs that is held in private for an exempt appendix."""
    meeting = report.dates.meeting
    if meeting and any(one.exempt.strip() for one in report.appendices):
        first, second = latest(meeting, NOTICE), latest(meeting, AGENDA, report.dates)
        yield _finding(
            "An appendix is exempt, so part of the meeting is held in private.",
            f"Give notice of that by {said_date(first)}, {NOTICE} clear days before, and again by "
            f"{said_date(second)}, {AGENDA} clear days before (regulation 5). {_DECIDES}",
        )


def _finding(message: str, mend: str) -> Finding:
    return Finding("dates", Severity.ADVICE, message, mend)


def _days(number: int) -> str:
    return f"{number} clear day" if number == 1 else f"{number} clear days"
