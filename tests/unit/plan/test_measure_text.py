"""What is typed and written of measures: values with units, days, and whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.measure_text import measure_said
from desktopapp.plan.measure_values import (
    said_baseline,
    said_measured,
    said_target,
    typed_as_at,
    typed_measured,
)
from desktopapp.plan.measures import Direction, Measure


@pytest.mark.parametrize(
    ("unit", "typed", "kept", "said"),
    [
        ("days", "12", "12", "12 days"),
        ("days", "12 days", "12", "12 days"),
        ("days", "12-day", "12", "12 days"),
        ("days", "1", "1", "1 day"),
        ("days", "-3", "-3", "\N{MINUS SIGN}3 days"),
        ("£", "£1.2m", "1200000", "£1,200,000"),
        ("£", "1,250.5", "1250.5", "£1,250.50"),
        ("%", "140 per cent", "140", "140%"),
        ("per cent", "12%", "12", "12%"),
        ("", "1250", "1250", "1,250"),
        ("FTE", "3.5 FTE", "3.5", "3.5 FTE"),
        ("calls per hour", "30 calls per hour", "30", "30 calls per hour"),
        ("days", "", "", ""),
    ],
)
def test_a_value_is_kept_exactly_and_said_with_its_unit(
    unit: str, typed: str, kept: str, said: str
) -> None:
    found = typed_measured(unit, typed)
    assert found.is_understood
    assert found.value == kept
    assert said_measured(unit, kept) == said


@pytest.mark.parametrize(
    ("unit", "typed", "wrong"),
    [
        ("days", "2 weeks", "This is in weeks, and the measure is in days."),
        ("%", "£4", "This is in £, and the measure is in %."),
        ("", "12 days", "Write “days” as the unit."),
        ("days", "1O", "Write this as a number, such as 1,250."),
        ("days", "twelve", "Write this as a number, such as 1,250."),
        ("days", "1,5", "Write 1.5 with a point, or 15 without one."),
    ],
)
def test_what_is_no_value_of_the_unit_stays_as_typed_and_is_told(
    unit: str, typed: str, wrong: str
) -> None:
    found = typed_measured(unit, typed)
    assert (found.value, found.note, found.is_understood) == (typed, wrong, False)


def test_a_share_over_a_hundred_is_kept_and_noted() -> None:
    assert typed_measured("%", "140") == ("140", "This is more than 100%.", True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("March 2026", "2026-03"),
        ("31/3/2026", "2026-03-31"),
        ("2026", "2026"),
        ("2023/24", "2024-03"),
        ("2024-2025", "2025-03"),
        ("2011-12", "2011-12"),  # the month, as it is kept
        ("", ""),
    ],
)
def test_a_day_is_kept_as_exactly_as_it_is_known(typed: str, kept: str) -> None:
    assert typed_as_at(typed) == (kept, "", True)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("31 June 2025", "June has 30 days."),
        ("30 February 2026", "February has 28 days."),
        ("31 December 1899", "Write a year from 1900 to 2100."),
        ("2101", "Write a year from 1900 to 2100."),
        ("soon", "Write a day, a month or a year, such as “March 2026”."),
        ("2023/25", "Write a day, a month or a year, such as “March 2026”."),
    ],
)
def test_a_day_that_there_is_not_is_told(typed: str, wrong: str) -> None:
    found = typed_as_at(typed)
    assert (found.value, found.note, found.is_understood) == (typed, wrong, False)


@given(st.text(max_size=40), st.text(max_size=12))
def test_whatever_is_typed_is_kept_or_told_and_what_is_kept_stays(words: str, unit: str) -> None:
    for typed, again in (
        (typed_measured(unit, words), lambda kept: typed_measured(unit, kept)),
        (typed_as_at(words), typed_as_at),
    ):
        if typed.is_understood:
            assert again(typed.value) == typed
        else:
            assert typed.note.endswith(".")


def said(words: str) -> tuple[str, ...]:
    """Return what is read of a sentence, as a person sees it."""
    found = measure_said(words)
    return (found.name, said_baseline(found), said_target(found))


@pytest.mark.parametrize(
    ("words", "expected", "direction"),
    [
        (
            "We will reduce the time to decide a claim from 12 days to 8 by March 2026.",
            ("Time to decide a claim", "12 days", "8 days by March 2026"),
            Direction.DOWN,
        ),
        (
            "Increase recycling from 42.5% in 2023/24 to 50% by the end of 2027",
            ("Recycling", "42.5%, March 2024", "50% by 2027"),
            Direction.UP,
        ),
        (
            "cut agency spend from £2.4m to £1.8m by 31 March 2026",
            ("Agency spend", "£2,400,000", "£1,800,000 by 31 March 2026"),
            Direction.DOWN,
        ),
        (
            "Staff turnover will fall from 14% (in 2023) to 10% by 2026/27.",
            ("Staff turnover", "14%, 2023", "10% by March 2027"),
            Direction.DOWN,
        ),
        (
            "By March 2026 we will improve waiting times from 12 weeks to 6 weeks",
            ("Waiting times", "12 weeks", "6 weeks by March 2026"),
            Direction.DOWN,  # the numbers go before the verb
        ),
        (
            "Keep sickness absence between 4 and 6 days per FTE",
            ("Sickness absence", "", "4 days per FTE to 6 days per FTE"),
            Direction.WITHIN,
        ),
        (
            "Raise satisfaction to at least 80 per cent by 2026",
            ("Satisfaction", "", "80% by 2026"),
            Direction.UP,
        ),
        (
            "reduce emissions from 12,400 tonnes in 2019/20 to 0 by 2030",
            ("Emissions", "12,400 tonnes, March 2020", "0 tonnes by 2030"),
            Direction.DOWN,
        ),
        ("Complaints answered in time", ("Complaints answered in time", "", ""), Direction.UP),
        ("", ("", "", ""), Direction.UP),
    ],
)
def test_a_sentence_says_baseline_target_and_day(
    words: str, expected: tuple[str, ...], direction: Direction
) -> None:
    assert said(words) == expected
    assert measure_said(words).direction is direction


def test_what_a_sentence_gets_wrong_is_shown_as_it_stands() -> None:
    found = measure_said("Reduce waits from 12 days to 2 weeks by 31 June 2026")
    assert (found.target, found.target_date) == ("2 weeks", "31 June 2026")
    assert not found.id


def test_a_target_that_is_kept_within_says_both_ends() -> None:
    kept = Measure("m", unit="%", direction=Direction.WITHIN, target="4", target_to="6")
    assert said_target(kept) == "4% to 6%"
