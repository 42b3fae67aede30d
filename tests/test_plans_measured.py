"""What measures whole plans finds each fault at its place, and is not taken in by carelessness."""

from pathlib import Path

import pytest

from tests.plans_measured import PLANS, CheckedPlan, brought_in, hold, invented


def told(checked: CheckedPlan, *spans: tuple[str, int, int]) -> CheckedPlan:
    """Return the plan as if a checker had pointed at places: block, from, to."""
    findings = [
        {"rule": "x", "evidence": [{"block": block, "position": start, "words": words}]}
        for block, start, words in (
            (block, start, checked.plan_words(block)[start:end]) for block, start, end in spans
        )
    ]
    return CheckedPlan(checked.words, checked.imported, checked.plan, findings)


@pytest.fixture
def checked(tmp_path: Path) -> CheckedPlan:
    plan = invented(PLANS[0])
    return brought_in(plan.text, plan.council, tmp_path, PLANS[0])


def test_who_points_at_whole_paragraphs_finds_next_to_nothing(checked: CheckedPlan) -> None:
    whole = [(block, 0, 10_000) for block in checked.blocks()]
    found = hold(invented(PLANS[0]), told(checked, *whole))
    assert sum(right for right, _ in found.caught.values()) <= 4
    assert len(found.false) > 10


def test_who_points_at_nothing_finds_nothing(checked: CheckedPlan) -> None:
    found = hold(invented(PLANS[0]), told(checked))
    assert not any(right for right, _ in found.caught.values())
    assert not found.false


def test_a_place_in_the_plan_is_one_in_the_document(checked: CheckedPlan) -> None:
    plan = invented(PLANS[0])
    [block] = [one for one in checked.blocks() if "22 bids" in checked.plan_words(one)]
    at = checked.plan_words(block).index("9 succeeded")
    found = hold(plan, told(checked, (block, at, at + 27)))
    assert found.caught["sum"][0] == 1
    assert not found.false
