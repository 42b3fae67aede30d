"""Advice on the notices of a private meeting, and clear days around bank holidays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.checks.clear_days import bank_holidays, clear_days, latest
from desktopapp.checks.dates import advise
from desktopapp.checks.rule import Severity
from desktopapp.plan.council import Governance
from desktopapp.plan.report import Appendix, AppendixKind, Dates, PrivateMeeting, Report

DAY = timedelta(1)
MEETING = date(2024, 9, 2)  # a Monday; 26 August was the summer bank holiday
FIRST, SECOND = date(2024, 8, 4), date(2024, 8, 22)  # the last days for both notices
GIVEN = PrivateMeeting(first=FIRST, second=SECOND, opposed=False)
DATES = Dates(key_decision=False, meeting=MEETING)
EXEMPT = Appendix(AppendixKind.PLAN, "Plan", exempt="3")
AGREED = PrivateMeeting(
    urgent=True, agreed_by="Cllr Reed, chair of scrutiny", agreed_on=FIRST, reasons="The deadline."
)
YEARS = st.integers(1980, 2180)


def said(
    private: PrivateMeeting, dates: Dates = DATES, governance: Governance = Governance.EXECUTIVE
) -> str:
    found = advise(Report(appendices=(EXEMPT,), dates=dates, private=private), governance, None)
    assert all(one.severity is Severity.ADVICE for one in found)
    return "\n".join(f"{one.message} {one.mend}" for one in found)


@given(YEARS, st.integers(0, 7), st.integers(1, 12))
def test_a_bank_holiday_before_a_meeting_moves_the_last_day_by_one_day_that_counts(
    year: int, which: int, after: int
) -> None:
    holiday = sorted(bank_holidays(year))[which]
    meeting = holiday + after * DAY
    without, counted = Dates(weekends=True), Dates(weekends=True, bank_holidays=True)
    last = latest(meeting, 5, without)
    between = [last + n * DAY for n in range(1, (meeting - last).days)]
    left_out = [day for day in between if day in bank_holidays(day.year)]
    assert len(between) - len(left_out) == 5
    assert last == latest(meeting, 5, counted) - len(left_out) * DAY
    assert (holiday in left_out) == (last < holiday < meeting)


@given(YEARS, st.integers(0, 7))
def test_the_28_days_of_the_first_notice_count_bank_holidays_and_weekends(
    year: int, which: int
) -> None:
    meeting = sorted(bank_holidays(year))[which] + 3 * DAY
    dates = Dates(key_decision=False, meeting=meeting)
    timely = PrivateMeeting(
        first=meeting - 29 * DAY, second=latest(meeting, 5, dates), opposed=False
    )
    assert said(timely, dates) == ""
    words = said(replace(timely, first=meeting - 28 * DAY), dates)
    assert "27 clear days before it, not 28" in words


@given(YEARS, st.integers(0, 7), st.integers(1, 9), st.booleans(), st.booleans())
def test_the_further_notice_is_held_against_the_councils_own_way_of_counting(
    year: int,
    which: int,
    after: int,
    weekends: bool,  # noqa: FBT001  # drawn
    holidays: bool,  # noqa: FBT001  # the same
) -> None:
    meeting = sorted(bank_holidays(year))[which] + after * DAY
    dates = Dates(key_decision=False, meeting=meeting, weekends=weekends, bank_holidays=holidays)
    last = latest(meeting, 5, dates)
    timely = PrivateMeeting(first=meeting - 60 * DAY, second=last, opposed=False)
    assert said(timely, dates) == ""
    late = last + DAY
    days = clear_days(late, meeting, dates)
    words = said(replace(timely, second=late), dates)
    assert ("regulation 5(4)" in words) == (days < 5)


def test_a_meeting_whose_notices_were_given_in_time_needs_no_advice() -> None:
    assert said(GIVEN) == ""
    assert said(AGREED) == ""


def test_both_days_are_named_where_no_notice_was_given() -> None:
    words = said(PrivateMeeting())
    assert "by 4 August 2024" in words
    assert "by 22 August 2024" in words
    assert "monitoring officer decides" in words


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"first": FIRST + DAY}, "leaves 27 clear days before it, not 28"),
        ({"first": None}, "had to be given by 4 August 2024 (regulation 5(2))"),
        ({"second": SECOND + 4 * DAY}, "leaves 4 clear days before it, not 5"),
        ({"second": None}, "Give it by 22 August 2024"),
        ({"second": FIRST - DAY}, "is dated before the first"),
        ({"opposed": None}, "It is not said yet whether anyone asked"),
        ({"opposed": True}, "lacks the representations and the response to them"),
        ({"opposed": True, "representations": "Let us in."}, "lacks the response to them"),
    ],
)
def test_what_a_notice_lacks_is_named_with_its_regulation(
    changed: dict[str, object], sentence: str
) -> None:
    words = said(replace(GIVEN, **changed))  # type: ignore[arg-type]  # fields by name
    assert sentence in words
    assert words.count("\n") == 0  # and nothing else
    assert "regulation 5" in words or "Correct one of the two dates" in words


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agreed_by": " "}, "needs an agreement that it is urgent"),
        ({"agreed_on": None}, "regulation 5(6)"),
        ({"reasons": ""}, "regulation 5(7)"),
        ({"agreed_on": MEETING + DAY}, "is dated after the meeting"),
    ],
)
def test_an_urgent_meeting_is_asked_for_its_agreement_and_not_for_notices(
    changed: dict[str, object], sentence: str
) -> None:
    words = said(replace(AGREED, **changed))  # type: ignore[arg-type]  # fields by name
    assert sentence in words
    assert "first notice" not in words


def test_an_open_report_and_a_council_of_committees_are_not_asked() -> None:
    assert said(PrivateMeeting(), governance=Governance.COMMITTEES) == ""
    opened = Report(appendices=(replace(EXEMPT, exempt=""),), dates=DATES)
    assert not advise(opened, Governance.EXECUTIVE, None)


@given(st.dates(), st.dates(), st.dates(), st.booleans())
def test_no_day_of_a_strange_file_is_too_early_or_too_late(
    a: date,
    b: date,
    c: date,
    urgent: bool,  # noqa: FBT001  # drawn
) -> None:
    private = PrivateMeeting(first=a, second=b, agreed_on=a, urgent=urgent)
    said(private, Dates(key_decision=False, meeting=c))
