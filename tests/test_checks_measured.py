"""What measures the checks hands on what they find at its true place."""

from tests.checks_measured import by_check, by_flags, good_plan, measured, passages
from tests.marked_passages import MarkedPassage


def made(text: str) -> MarkedPassage:
    return MarkedPassage("X", "Fenmoor Council", text, ())


def test_a_slip_is_handed_on_where_it_stands_in_the_passage() -> None:
    passage = made(
        "Bins are collected weekly.\n- glass\n- paper and and card\nAll of it is sorted here."
    )
    [find] = by_check(passage)
    assert "and" in passage.text[find.start : find.end]
    assert passage.text[: find.start].endswith("- paper and")


def test_a_flag_is_handed_on_where_it_stands_in_the_passage() -> None:
    passage = made("The work was led by Coldharbour Council and cost little.")
    assert [passage.text[find.start : find.end] for find in by_flags(passage, "name")] == [
        "Coldharbour Council"
    ]


def test_what_is_measured_on_what_a_rule_may_be_mended_on_is_found_in_part() -> None:
    found = measured(by_check, passages("seen")[:8])
    assert found.caught > 0
    assert found.precision >= 0.65


def test_the_good_plan_answers_the_whole_letter() -> None:
    plan = good_plan()
    assert all(plan.answers_to(question.id) for _, question in plan.brief.questions())
