"""Clear days and the advice that rests on them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.checks.clear_days import bank_holidays, clear_days, latest
from desktopapp.checks.dates import advise
from desktopapp.checks.rule import Severity
from desktopapp.plan.council import Governance
from desktopapp.plan.report import Appendix, AppendixKind, Dates, Report

DAYS = st.dates(date(1972, 6, 1), date(2190, 12, 31))
GAPS = st.integers(0, 60)
WAYS = st.sampled_from(
    [None, Dates(), Dates(weekends=True), Dates(weekends=True, bank_holidays=True)]
)
MEETING = date(2024, 7, 9)  # a Tuesday
DEADLINE = date(2024, 7, 19)


def said(dates: Dates, governance: Governance = Governance.EXECUTIVE) -> str:
    found = advise(Report(dates=dates), governance, DEADLINE)
    assert all(one.severity is Severity.ADVICE for one in found)
    return "\n".join(f"{one.message} {one.mend}" for one in found)


def test_neither_the_first_nor_the_last_day_is_clear() -> None:
    assert clear_days(date(2024, 7, 1), date(2024, 7, 2)) == 0
    assert clear_days(date(2024, 7, 1), date(2024, 7, 7)) == 5
    assert clear_days(date(2024, 7, 7), date(2024, 7, 1)) == 0


def test_five_clear_days_before_a_tuesday_begin_on_the_monday_of_the_week_before() -> None:
    assert latest(MEETING, 5, Dates()) == date(2024, 7, 1)
    assert latest(MEETING, 5, Dates(weekends=True)) == date(2024, 7, 3)


def test_bank_holidays_are_left_out_unless_the_council_counts_them() -> None:
    after_easter = date(2024, 4, 8)
    assert latest(after_easter, 5, Dates()) == date(2024, 3, 27)
    assert latest(after_easter, 5, Dates(bank_holidays=True)) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
        (2022, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"),
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2038, "01-01 04-23 04-26 05-03 05-31 08-30 12-27 12-28"),
    ],
)
def test_bank_holidays_fall_on_the_days_that_were_announced(year: int, days: str) -> None:
    assert sorted(f"{day:%m-%d}" for day in bank_holidays(year)) == days.split()


@given(st.integers(1972, 2300))
def test_a_year_has_eight_bank_holidays_and_none_at_a_weekend(year: int) -> None:
    days = bank_holidays(year)
    assert len(days) == 8
    assert all(day.weekday() < 5 and day.year == year for day in days)


@given(DAYS, st.integers(0, 30), WAYS)
def test_the_latest_day_leaves_enough_clear_days_and_the_next_does_not(
    meeting: date, days: int, way: Dates | None
) -> None:
    day = latest(meeting, days, way)
    assert clear_days(day, meeting, way) >= days
    after = day + timedelta(1)
    assert after == meeting or clear_days(after, meeting, way) < days


@given(DAYS, GAPS, GAPS, WAYS)
def test_clear_days_add_up(first: date, gap: int, more: int, way: Dates | None) -> None:
    middle = first + timedelta(gap + 1)
    last = middle + timedelta(more + 1)
    whole = clear_days(first, last, way)
    halves = clear_days(first, middle, way) + clear_days(middle, last, way)
    assert halves <= whole <= halves + 1


@given(DAYS, GAPS)
def test_leaving_days_out_never_makes_more_of_them(first: date, gap: int) -> None:
    last = first + timedelta(gap)
    counts = [
        clear_days(first, last, way)
        for way in (Dates(), Dates(weekends=True), Dates(weekends=True, bank_holidays=True))
    ]
    assert counts == sorted(counts)
    assert counts[-1] == clear_days(first, last)


def test_a_key_decision_without_notice_names_exception_urgency_and_their_days() -> None:
    words = said(Dates(key_decision=True, meeting=MEETING))
    assert "by 10 June 2024" in words
    assert "general exception" in words
    assert "by 1 July 2024" in words
    assert "special urgency" in words
    assert "monitoring officer decides" in words


def test_a_key_decision_with_28_clear_days_needs_no_advice() -> None:
    timely = Dates(key_decision=True, notice=date(2024, 6, 10), meeting=MEETING)
    late = Dates(key_decision=True, notice=date(2024, 6, 11), meeting=MEETING)
    assert said(timely) == ""
    assert "27 clear days" in said(late)


def test_committees_have_no_key_decisions_but_five_clear_days() -> None:
    dates = Dates(meeting=MEETING, agenda=date(2024, 7, 2))
    words = said(dates, Governance.COMMITTEES)
    assert "section 100B" in words
    assert "key decision" not in words
    assert "4 clear days" in words
    mayor = said(Dates(meeting=MEETING, agenda=date(2024, 7, 2)), Governance.MAYOR)
    assert "regulation 7" in mayor


@pytest.mark.parametrize("step", ["meeting", "final", "publication"])
def test_a_step_after_the_deadline_is_named(step: str) -> None:
    late, timely = DEADLINE + timedelta(1), DEADLINE
    assert "after the deadline" in said(Dates(**{step: late}))  # type: ignore[arg-type]  # a day by its name
    assert "after the deadline" not in said(Dates(**{step: timely}))  # type: ignore[arg-type]  # the same


def test_an_exempt_appendix_asks_for_both_notices_of_a_private_meeting() -> None:
    exempt = Appendix(AppendixKind.PLAN, "Plan", exempt="3")
    dates = Dates(key_decision=False, meeting=MEETING)
    found = advise(Report(appendices=(exempt,), dates=dates), Governance.EXECUTIVE, None)
    assert "10 June 2024" in found[0].mend
    assert "1 July 2024" in found[0].mend
    assert not advise(Report(appendices=(exempt,), dates=dates), Governance.COMMITTEES, None)


@given(st.dates(), st.dates(), st.dates())
def test_no_day_of_a_strange_file_is_too_early_or_too_late(a: date, b: date, c: date) -> None:
    dates = Dates(key_decision=True, notice=a, agenda=b, meeting=c, final=a, publication=b)
    advise(Report(dates=dates), Governance.EXECUTIVE, c)
