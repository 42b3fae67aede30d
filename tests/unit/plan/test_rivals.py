"""Two answers to one question, each written where there was none, are told and decided."""

from dataclasses import replace

import pytest

from desktopapp.plan.clash import Resolution, keep_ours
from desktopapp.plan.council import council_named
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import HeadingChoice, Plan, new_plan
from desktopapp.plan.rivals import Rival, decided, rivals
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief


@pytest.fixture
def base() -> Plan:
    return new_plan(brief("productivity-2024"), council_named("Wyvern Vale District Council"))


def both(base: Plan) -> tuple[Plan, Plan, Plan, Rival]:
    ours = base.with_answer_to("t1.q8", paragraphs("Ours."))
    theirs = base.with_answer_to("t1.q8", paragraphs("Theirs."))
    merged = merge(base, ours, theirs, keep_ours).plan
    (found,) = rivals(ours, theirs, merged)
    return ours, theirs, merged, found


def test_both_texts_are_shown_with_the_number_of_the_question(base: Plan) -> None:
    _, _, merged, found = both(base)
    assert len(merged.answers_to("t1.q8")) == 2  # the merge itself keeps what both added
    assert found.clash.place == "both wrote 1.8"
    assert (found.clash.ours, found.clash.theirs) == ("Ours.", "Theirs.")


@pytest.mark.parametrize(
    ("choice", "headings"),
    [
        (Resolution.OURS, [HeadingChoice.LABEL]),
        (Resolution.THEIRS, [HeadingChoice.LABEL]),
        (Resolution.BOTH, [HeadingChoice.LABEL, HeadingChoice.NONE]),
    ],
)
def test_what_is_chosen_stays_and_its_heading_is_printed_once(
    base: Plan, choice: Resolution, headings: list[HeadingChoice]
) -> None:
    ours, theirs, merged, found = both(base)
    left = decided(merged, found, choice).answers_to("t1.q8")
    assert [one.heading for one in left] == headings
    only = {Resolution.OURS: ours, Resolution.THEIRS: theirs}.get(choice)
    assert only is None or left[0].id == only.answers_to("t1.q8")[0].id


def test_what_only_one_wrote_is_no_rival(base: Plan) -> None:
    ours = base.with_answer_to("t1.q8", paragraphs("Ours."))
    empty = base.with_answer_to("t1.q8")
    assert rivals(ours, empty, merge(base, ours, empty, keep_ours).plan) == ()
    again = replace(ours, title="Another title")
    assert rivals(ours, again, merge(base, ours, again, keep_ours).plan) == ()
