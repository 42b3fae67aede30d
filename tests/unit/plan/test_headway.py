"""How far a measure is: met, on the way, behind or not known, by values and days alone."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.days import last_day_of
from desktopapp.plan.headway import (
    Headway,
    contradiction,
    exact,
    headway,
    latest_value,
    with_value,
)
from desktopapp.plan.measures import Direction, Measure, MeasuredValue


def measure(*latest: str, **said: object) -> Measure:
    """Return a measure of days that shall fall from 12 in April 2024 to 8 in March 2026."""
    usual: dict[str, object] = {
        "name": "Days to decide a claim",
        "direction": Direction.DOWN,
        "baseline": "12",
        "baseline_as_at": "2024-04-01",
        "target": "8",
        "target_date": "2026-03",
    }
    values = tuple(MeasuredValue(f"v{n}", *one.split(" ")) for n, one in enumerate(latest) if one)
    return Measure("m", **(usual | {"values": values} | said))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("latest", "said", "expected"),
    [
        ("8 2025-03", {}, Headway.MET),
        ("7.5 2025-03", {}, Headway.MET),
        ("10 2025-03", {}, Headway.ON_THE_WAY),  # half of the way in half of the time
        ("10.1 2025-04", {}, Headway.BEHIND),
        ("8.1 2026-03-31", {}, Headway.BEHIND),  # the day came
        ("8.1 2026-03-30", {}, Headway.BEHIND),
        ("13 2024-09", {}, Headway.BEHIND),
        ("12 2024-09", {}, Headway.BEHIND),
        ("11 2024-09", {"target_date": ""}, Headway.ON_THE_WAY),
        ("11", {}, Headway.ON_THE_WAY),  # of no day: any way counts
        ("11 2023-09", {}, Headway.NOT_KNOWN),  # older than its baseline
        ("", {}, Headway.NOT_KNOWN),
        ("10 2025-03", {"target": ""}, Headway.NOT_KNOWN),
        ("10 2025-03", {"target": "lower"}, Headway.NOT_KNOWN),
        ("ten 2025-03", {}, Headway.NOT_KNOWN),
        ("10 2025-03", {"baseline": ""}, Headway.NOT_KNOWN),
        ("7 2025-03", {"baseline": ""}, Headway.MET),
        ("10 2025-03", {"direction": Direction.UP}, Headway.MET),
        ("7 2025-03", {"direction": Direction.UP}, Headway.NOT_KNOWN),  # falls, and shall rise
        ("12 2025-03", {"target": "12"}, Headway.MET),
        ("12.1 2025-03", {"target": "12"}, Headway.BEHIND),
        ("-3 2025-03", {"baseline": "-1", "target": "-2"}, Headway.MET),
        ("140 2025-03", {"direction": Direction.UP, "target": "150"}, Headway.ON_THE_WAY),
    ],
)
def test_how_far_a_measure_is_follows_from_values_and_days(
    latest: str, said: dict[str, object], expected: Headway
) -> None:
    found = headway(measure(latest, **said))
    assert found.headway is expected
    assert found.why.endswith(".")


@pytest.mark.parametrize(
    ("latest", "most", "expected"),
    [
        ("4", "6", Headway.MET),
        ("6", "6", Headway.MET),
        ("6.1", "6", Headway.BEHIND),
        ("3.9", "6", Headway.BEHIND),
        ("4", "", Headway.MET),
        ("5", "", Headway.BEHIND),
        ("5", "some", Headway.NOT_KNOWN),
    ],
)
def test_what_is_kept_within_limits_is_behind_outside_them(
    latest: str, most: str, expected: Headway
) -> None:
    kept = measure(latest, direction=Direction.WITHIN, target="4", target_to=most)
    assert headway(kept).headway is expected


@given(
    st.decimals("-1000", "1000", places=2),
    st.decimals("0.01", "100", places=2),
    st.integers(1, 99),
)
def test_mirrored_values_are_as_far_the_other_way(
    baseline: Decimal, way: Decimal, gone: int
) -> None:
    """What falls by as much as another rises is as far, since values are exact."""

    def at(sign: int, direction: Direction) -> Headway:
        reached = baseline + sign * way * gone / 100
        return headway(
            measure(
                f"{reached:f} 2025-03",
                direction=direction,
                baseline=f"{baseline:f}",
                target=f"{baseline + sign * way:f}",
            )
        ).headway

    begun, due, read = map(last_day_of, ("2024-04-01", "2026-03", "2025-03"))
    assert begun
    assert due
    assert read
    needed = Fraction((read - begun).days, (due - begun).days)
    expected = Headway.ON_THE_WAY if Fraction(gone, 100) >= needed else Headway.BEHIND
    assert at(1, Direction.UP) is at(-1, Direction.DOWN) is expected


def test_the_latest_value_is_that_of_the_last_day_whatever_was_entered_last() -> None:
    known = measure("9 2025-06", "11 2024-09", "10")
    assert latest_value(known) == MeasuredValue("v0", "9", "2025-06")
    later = with_value(known, MeasuredValue("v3", "8.5", "2025-06-30"))
    assert latest_value(later) == MeasuredValue("v3", "8.5", "2025-06-30")
    assert [one.id for one in later.values] == ["v2", "v1", "v0", "v3"]
    assert with_value(later, MeasuredValue("v0", "7")).values[0].value == "10"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"target": "12"}, "The target is the same as the baseline."),
        (
            {"direction": Direction.UP},
            "The target is below the baseline, and up is said to be better.",
        ),
        (
            {"target": "13"},
            "The target is above the baseline, and down is said to be better.",
        ),
        (
            {"direction": Direction.WITHIN, "target": "6", "target_to": "4"},
            "The upper end of the target is below its lower end.",
        ),
        ({"direction": Direction.WITHIN, "target": "4", "target_to": "6"}, ""),
        ({"target": "fewer"}, ""),
    ],
)
def test_a_target_that_its_direction_contradicts_is_told(
    said: dict[str, object], expected: str
) -> None:
    assert contradiction(measure(**said)) == expected


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("1900-02", "1900-02-28"),
        ("2000-02", "2000-02-29"),
        ("2026-11", "2026-11-30"),
        ("2026-03-04", "2026-03-04"),
        ("soon", None),
        ("", None),
    ],
)
def test_a_month_or_year_ends_with_its_last_day(known: str, last: str | None) -> None:
    found = last_day_of(known)
    assert (found.isoformat() if found else None) == last


def test_only_what_is_kept_as_a_number_is_one() -> None:
    assert exact("-1250.5") == Decimal("-1250.5")
    assert [exact(one) for one in ("1,250", "12%", "", "NaN", "1e5", "٣")] == [None] * 6
