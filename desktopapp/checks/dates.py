"""Advice on the dates of a decision: clear days, the call-in, the deadline. Never a block.

For a council with an executive: The Local Authorities (Executive Arrangements) (Meetings and
Access to Information) (England) Regulations 2012, regulations 5, 7 and 9 to 11. For committees:
Local Government Act 1972, section 100B. The monitoring officer decides.
"""

from collections.abc import Iterator
from datetime import date

from desktopapp.checks.clear_days import clear_days, latest
from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.private_meeting import ADVICE_ON_DATES, private_meeting
from desktopapp.plan.council import Governance
from desktopapp.plan.days import said_date
from desktopapp.plan.report import Dates, Report
from desktopapp.plan.saying import counted

NOTICE = 28  # clear days between the notice of a key decision and the decision (regulation 9)
AGENDA = 5  # clear days between the agenda and the meeting (regulation 7; section 100B)
EXCEPTION = 5  # clear days after the notice of a general exception (regulation 10)
_THE_ACT = 1972
_DECIDES = "The monitoring officer decides."


@of_plan(ADVICE_ON_DATES)
def dates(facts: Facts) -> tuple[Finding, ...]:
    """Say what to know about the dates of a report, where one was begun."""
    plan = facts.plan
    return advise(plan.report, plan.council.governance, plan.deadline) if plan.report else ()


def advise(report: Report, governance: Governance, deadline: date | None) -> tuple[Finding, ...]:
    """Return what to know about the dates and boxes of a report, in the order of its steps."""
    said = report.dates
    if said.meeting and said.meeting.year < _THE_ACT:
        return (_finding(f"The meeting is in the year {said.meeting.year}.", "Correct the date."),)
    found = list(_late(said, deadline))
    executive = governance is not Governance.COMMITTEES
    if executive:
        found += _key_decision(said)
    found += _agenda(said, executive=executive)
    if executive:
        found += private_meeting(report)
    return tuple(found)


def _key_decision(dates: Dates) -> Iterator[Finding]:
    """Hold a key decision against the 28 clear days of its notice."""
    meeting, notice = dates.meeting, dates.notice
    if dates.key_decision is None:
        yield _finding(
            "It is not said yet whether this is a key decision.",
            "Ask the monitoring officer, and enter it (regulation 8).",
        )
    if not dates.key_decision or meeting is None:
        return
    due = latest(meeting, NOTICE)
    if notice and notice <= due:
        return
    days = clear_days(notice, meeting) if notice else 0
    said = (
        f"The notice of the key decision leaves {counted(days, 'clear day')} before the meeting, "
        f"not {NOTICE}."
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
            f"The agenda leaves {counted(days, 'clear day')} before the meeting, not {AGENDA}.",
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


def _finding(message: str, mend: str) -> Finding:
    return Finding(ADVICE_ON_DATES, ADVICE_ON_DATES.severity, message, mend)
