"""Advice on an executive's meeting that is held in private for an exempt appendix. Never a block.

The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
Regulations 2012, regulation 5. The monitoring officer decides.
"""

from collections.abc import Iterator
from datetime import date

from desktopapp.checks.clear_days import clear_days, latest
from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.days import said_date
from desktopapp.plan.report import Dates, PrivateMeeting, Report
from desktopapp.plan.saying import counted

FIRST = 28  # clear days between the first notice and the meeting (regulation 5(2))
SECOND = 5  # clear days between the further notice and the meeting (regulation 5(4))
_DECIDES = "The monitoring officer decides."
_TOO_LATE = (
    "If the meeting cannot wait, it needs the agreement of the chair of the scrutiny committee "
    f"that it is urgent, and a notice of the reasons (regulation 5(6) and (7)). {_DECIDES}"
)
ADVICE_ON_DATES = Rule(
    "dates",
    "Advice on the dates of the decision",
    RuleKind.REPORT,
    Severity.ADVICE,
    what="Days of a report to members that leave fewer clear days than the law gives for a "
    "notice, an agenda or a private meeting, or that come after the deadline.",
    why="A decision that was taken without its notices can be challenged.",
    mend="Choose other days, or use the ways that the law gives where it cannot wait. The "
    "monitoring officer decides.",
    source="The Local Authorities (Executive Arrangements) (Meetings and Access to Information) "
    "(England) Regulations 2012, regulations 5, 7 and 9 to 11; for committees, Local Government "
    "Act 1972, section 100B.",
)


def private_meeting(report: Report) -> Iterator[Finding]:
    """Hold the notices of a private meeting, or the agreement without them, against its day."""
    meeting, private = report.dates.meeting, report.private
    if not report.exempt:
        return
    if private.urgent:
        yield from _agreement(private, meeting)
    elif meeting:
        yield from _notices(private, meeting, report.dates)
    if not private.urgent:
        yield from _representations(private)


def _notices(private: PrivateMeeting, meeting: date, dates: Dates) -> Iterator[Finding]:
    first, second = latest(meeting, FIRST), latest(meeting, SECOND, dates)
    if not (private.first or private.second):
        yield _finding(
            "An appendix is exempt, so part of the meeting is held in private.",
            f"Give notice of that by {said_date(first)}, {FIRST} clear days before, and again by "
            f"{said_date(second)}, {SECOND} clear days before (regulation 5). {_DECIDES}",
        )
        return
    if private.first is None:
        yield _finding(
            f"A private meeting needs a first notice {FIRST} clear days before.",
            f"It had to be given by {said_date(first)} (regulation 5(2)). {_TOO_LATE}",
        )
    elif private.first > first:
        days = counted(clear_days(private.first, meeting), "clear day")
        yield _finding(
            f"The first notice of the private meeting leaves {days} before it, not {FIRST}.",
            f"The last day for it is {said_date(first)} (regulation 5(2)). {_TOO_LATE}",
        )
    if private.second is None:
        yield _finding(
            f"A private meeting needs a further notice {SECOND} clear days before.",
            f"Give it by {said_date(second)}, with the reasons, any representations and the "
            f"response to them (regulation 5(4) and (5)). {_DECIDES}",
        )
    elif private.second > second:
        days = counted(clear_days(private.second, meeting, dates), "clear day")
        yield _finding(
            f"The further notice of the private meeting leaves {days} before it, not {SECOND}.",
            f"The last day for it is {said_date(second)} (regulation 5(4)). {_TOO_LATE}",
        )
    if private.first and private.second and private.second < private.first:
        yield _finding(
            "The further notice of the private meeting is dated before the first.",
            "Correct one of the two dates.",
        )


def _representations(private: PrivateMeeting) -> Iterator[Finding]:
    """Name what the further notice must hold and nobody has entered."""
    if private.second and private.opposed is None:
        yield _finding(
            "It is not said yet whether anyone asked for the meeting to be open to the public.",
            "Enter it: the further notice gives such representations, and the response to them "
            "(regulation 5(5)).",
        )
    lacking = [
        what
        for what, words in (
            ("the representations", private.representations),
            ("the response to them", private.response),
        )
        if not words.strip()
    ]
    if private.opposed and lacking:
        yield _finding(
            f"The further notice of the private meeting lacks {' and '.join(lacking)}.",
            "Enter what was said and what is answered (regulation 5(5)).",
        )


def _agreement(private: PrivateMeeting, meeting: date | None) -> Iterator[Finding]:
    """Name what a private meeting without the notices needs in their place."""
    if not (private.agreed_by.strip() and private.agreed_on):
        yield _finding(
            "A private meeting without its notices needs an agreement that it is urgent.",
            "Ask the chair of the scrutiny committee; if there is none or the chair cannot act, "
            "the chair of the council, or else the vice-chair. Enter who agreed, and when "
            f"(regulation 5(6)). {_DECIDES}",
        )
    if not private.reasons.strip():
        yield _finding(
            "Nobody has entered why the private meeting cannot reasonably be deferred.",
            "As soon as it is agreed, publish a notice that says so (regulation 5(7)).",
        )
    if meeting and private.agreed_on and private.agreed_on > meeting:
        yield _finding(
            "The agreement that the private meeting is urgent is dated after the meeting.",
            "Correct one of the two dates.",
        )


def _finding(message: str, mend: str) -> Finding:
    return Finding(ADVICE_ON_DATES, ADVICE_ON_DATES.severity, message, mend)
