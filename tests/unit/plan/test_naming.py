"""What a part is called and what stands above it: the window and the documents agree."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from desktopapp.layout.build import TextItem, build
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.naming import heading_above, part_name, part_title
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section, new_plan
from desktopapp.plan.text import Paragraph, Run, plain_runs
from desktopapp.store.readable import readable_texts
from tests import generated_plans
from tests.strategies import harbour, plans

EMPTY = replace(generated_plans.plan(0), answers=(), sections=())
SAID = (Paragraph("p", (Run("We did."),)),)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (HeadingChoice.QUESTION, "How have you changed the way you look after streets 1.1?"),
        (HeadingChoice.LABEL, "Streets 1.1"),
        (HeadingChoice.OWN, "What we did"),
        (HeadingChoice.NONE, ""),
    ],
)
def test_an_answer_bears_the_heading_that_was_chosen(heading: HeadingChoice, words: str) -> None:
    answer = Answer("a1", "t1", ("q11",), heading=heading, own_heading=" What \n we did ")
    assert heading_above(EMPTY, answer) == words


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (HeadingChoice.LABEL, "3a If lamps are dimmed at night, say where, and for how long."),
        (HeadingChoice.QUESTION, "3a If lamps are dimmed at night, say where, and for how long."),
        (HeadingChoice.OWN, "Lamps"),
    ],
)
def test_a_label_is_printed_whole_with_the_number_that_the_letter_prints(
    heading: HeadingChoice, words: str
) -> None:
    asked = "If lamps are dimmed at night, say where, and for how long."
    lamps = Question("l", "If lamps are dimmed at night, say…", asked, number="3a")
    brief = Brief("b", "Lamps", "Nobody", (Theme("t", 1, "Light", questions=(lamps,)),))
    answer = Answer("a", "t", ("l",), SAID, heading=heading, own_heading="Lamps")
    plan = replace(new_plan(brief, EMPTY.council), answers=(answer,))
    assert heading_above(plan, answer) == words
    printed = [plain_runs(one.runs) for one in build(plan).items if isinstance(one, TextItem)]
    assert words in printed
    assert not any("…" in one for one in printed)
    assert part_title(plan, replace(answer, heading=HeadingChoice.LABEL)) == asked


def test_an_answer_to_two_questions_names_both_in_the_letters_order() -> None:
    answer = Answer("a1", "t1", ("q12", "q11"), heading=HeadingChoice.LABEL)
    plan = replace(EMPTY, answers=(answer,))
    assert heading_above(plan, answer) == "Streets 1.1; People 1.2"
    assert part_name(plan, "a1") == "1.1 Streets 1.1; 1.2 People 1.2"
    assert part_title(plan, answer) == "Streets 1.1; People 1.2"


def test_a_text_of_a_theme_and_a_section_without_a_heading_have_names_too() -> None:
    own, section = Answer("a1", "t1"), Section("s1", " ")
    plan = replace(EMPTY, answers=(own,), sections=(section,))
    assert part_name(plan, "a1") == "Theme 1, introduction"
    assert part_name(plan, "s1") == "Text without a heading"
    assert part_title(plan, section) == "text without a heading"
    assert part_name(plan, "Annual report") == "Annual report"


@settings(max_examples=40)
@given(plans(harbour()))
def test_what_is_printed_above_a_part_is_what_the_window_shows_above_it(plan: Plan) -> None:
    plan = replace(plan, form_override=None, given={})
    parts = [replace(part, text=SAID) for part in plan.parts()]
    for part in parts:
        plan = plan.with_part(part)
    printed = [
        (item.origin.part, plain_runs(item.runs))
        for item in build(plan).items
        if isinstance(item, TextItem) and item.role == "heading" and item.origin.part
    ]
    above = [(part.id, heading_above(plan, part)) for part in parts]
    assert [one[0] for one in printed] == [one[0] for one in above if one[1]]


def test_naming_each_part_of_a_long_plan_looks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_plan: Plan, part_id: str) -> None:
        raise AssertionError(f"{part_id} was looked for among all parts")

    plan = generated_plans.plan(0)
    monkeypatch.setattr(Plan, "part", refuse)
    assert len(readable_texts(plan)) == len(plan.parts())
    with pytest.raises(AssertionError):
        part_name(plan, plan.answers[0].id)
