"""What measures lack, and whether a letter asks for them: by its words, whoever wrote it."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.plan.brief import Brief, Force, Question, Requirement, RequirementKind, Theme
from desktopapp.plan.measure_faults import is_whole, measure_faults, wishes_for_measures
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.store.resources import brief
from tests.strategies import harbour

TODAY = date(2025, 6, 2)
WHOLE = Measure(
    "m1",
    "Days to decide",
    unit="days",
    direction=Direction.DOWN,
    baseline="12",
    baseline_as_at="2024-04",
    target="8",
    target_date="2026-03",
    values=(MeasuredValue("v", "10", "2025-03"),),
    owner="Head of benefits",
)


def faults(**said: object) -> list[str]:
    changed = replace(WHOLE, **said)  # type: ignore[arg-type]  # by the names of its fields
    return [one.said for one in measure_faults(changed, TODAY)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, []),
        ({"owner": " "}, ["has no owner"]),
        (
            {"baseline": "", "target": "", "target_date": "", "owner": "", "values": ()},
            ["has no baseline, no target, no day for its target and no owner"],
        ),
        ({"target_date": "2025-05"}, ["was to reach its target by May 2025"]),
        ({"target_date": "2025-06-02"}, []),  # that day is not over
        ({"target_date": "2025-05", "values": (MeasuredValue("v", "8", "2025-04"),)}, []),
        (
            {"values": (MeasuredValue("v", "10", "2024-05"),)},
            ["was last measured on 31 May 2024, over a year ago"],
        ),
        ({"values": (MeasuredValue("v", "10", "2024-06"),)}, []),
        (
            {"direction": Direction.UP},
            ["contradicts itself: the target is below the baseline, and up is said to be better"],
        ),
        ({"target": "12"}, ["contradicts itself: the target is the same as the baseline"]),
        ({"target": "2 weeks"}, ["holds “2 weeks”, which is no number or day"]),
        ({"target_date": "31 June 2026"}, ["holds “31 June 2026”, which is no number or day"]),
        ({"direction": Direction.WITHIN, "baseline": "", "target_to": "11"}, []),
    ],
)
def test_a_measure_says_what_it_lacks_and_what_is_wrong_with_it(
    said: dict[str, object], expected: list[str]
) -> None:
    assert faults(**said) == expected


def test_a_measure_is_whole_with_baseline_target_and_day() -> None:
    assert is_whole(WHOLE)
    assert is_whole(replace(WHOLE, direction=Direction.WITHIN, baseline="", target_date=""))
    for lacking in ("baseline", "target", "target_date"):
        assert not is_whole(replace(WHOLE, **{lacking: ""}))


def test_the_letter_of_2024_asks_for_metrics_and_the_harbours_does_not() -> None:
    (wish,) = wishes_for_measures(brief("productivity-2024"))
    assert wish.ask == "metrics"
    assert "key performance indicators" in wish.words
    assert not [one for one in wishes_for_measures(harbour()) if one.ask == "metrics"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Set out the KPIs that you will use.", True),
        ("Plans should hold measurable targets, with a baseline.", True),
        ("We do not want to specify a list of metrics.", False),
        ("Set out how you work with partners.", False),
        ("Send it without metrics; name the performance measures in your own report.", True),
    ],
)
def test_any_letters_words_tell_whether_it_wants_measures(words: str, asked: bool) -> None:  # noqa: FBT001  # a case
    requirement = Requirement("r1", Force.SHOULD, RequirementKind.CONTENT, words)
    question = Question("q1", "x", words)
    invented = Brief("b", "B", "S", (Theme("t", 1, "T", questions=(question,)),))
    assert bool(list(wishes_for_measures(invented))) is asked
    told = replace(invented, themes=(), requirements=(requirement,))
    assert bool(list(wishes_for_measures(told))) is asked
    assert not list(
        wishes_for_measures(replace(told, requirements=(replace(requirement, force=Force.TOLD),)))
    )
