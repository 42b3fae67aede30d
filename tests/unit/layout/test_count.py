"""Words and pages as the counters show them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktopapp.layout.count import NEAR_TURN, Count, count
from desktopapp.plan.brief import PageRange
from desktopapp.plan.plan import Answer, HeadingChoice, Plan
from desktopapp.plan.text import Paragraph, Run
from tests import generated_plans


def _lines(how_many: int, most: int = 4) -> Count:
    """Count a plan whose only answer has so many paragraphs of one line."""
    blocks = tuple(Paragraph(f"p{n}", (Run("word"),)) for n in range(how_many))
    answer = Answer("a1", "t1", ("q11",), blocks, HeadingChoice.NONE)
    plan = replace(generated_plans.plan(0, size=12.0), answers=(answer,), sections=())
    return count(replace(plan, pages_override=PageRange(1, most)))


def test_all_words_belong_to_the_title_or_to_a_part() -> None:
    plan = generated_plans.plan(1)
    counted = count(plan)
    parts = sum(part.words for part in (*counted.themes, *counted.sections))
    assert counted.words == parts + len(f"{plan.title} {plan.council.name}".split())


def test_a_theme_costs_what_its_heading_and_answers_cost() -> None:
    plan = generated_plans.plan(2)
    counted = count(plan)
    for theme in counted.themes:
        answers = [counted.part(answer.id) for answer in plan.theme_answers(theme.id)]
        assert theme.words > sum(answer.words for answer in answers)
        assert theme.pages > sum(answer.pages for answer in answers)


def test_the_parts_of_a_plan_cost_about_its_pages() -> None:
    for seed in range(8):
        counted = count(generated_plans.plan(seed))
        cost = sum(part.pages for part in (*counted.themes, *counted.sections))
        assert counted.pages - 1.2 < cost <= counted.pages


def test_a_part_says_on_which_page_it_begins() -> None:
    plan = generated_plans.plan(3)
    counted = count(plan)
    pages = [counted.part(part.id).page for part in plan.parts()]
    assert pages == sorted(pages)
    assert pages[0] == 1


def test_a_part_without_text_is_listed_with_nothing() -> None:
    plan = _empty()
    answer = count(plan).part("a1")
    assert (answer.words, answer.pages, answer.page) == (0, 0.0, 0)


def _empty() -> Plan:
    return replace(generated_plans.plan(0), answers=(Answer("a1", "t1", ("q11",)),), sections=())


def test_an_empty_plan_has_one_page() -> None:
    counted = count(_empty())
    assert counted.pages == 1
    assert counted.lines_to_cut == 0


def test_lines_are_free_until_the_page_is_full() -> None:
    free = [_lines(n).lines_free for n in range(1, 25)]
    assert free == sorted(free, reverse=True)
    assert all(_lines(n).pages == 1 for n in range(1, 25))


def test_the_count_is_amber_near_a_turn_on_both_sides() -> None:
    counts = [_lines(n) for n in range(20, 70)]
    for counted in counts:
        assert counted.near_turn or counted.lines_free > NEAR_TURN
    turns = [n for n, (a, b) in enumerate(pairwise(counts)) if a.pages < b.pages]
    assert turns
    assert all(counts[n].near_turn and counts[n + 1].near_turn for n in turns)
    assert not all(counted.near_turn for counted in counts)


def test_lines_to_cut_are_those_beyond_the_most_pages() -> None:
    assert _lines(20, most=1).lines_to_cut == 0
    over = _lines(60, most=1)
    assert over.pages == 2
    assert over.lines_to_cut > 10
    assert _lines(60, most=2).lines_to_cut == 0


def test_without_a_range_nothing_is_to_be_cut() -> None:
    plan = generated_plans.plan(4)
    plan = replace(plan, brief=replace(plan.brief, pages=None))
    counted = count(plan)
    assert (counted.limit, counted.lines_to_cut) == (None, 0)


@pytest.mark.parametrize("size", [11.0, 12.0])
def test_an_edit_elsewhere_does_not_change_what_a_part_costs(size: float) -> None:
    plan = generated_plans.plan(5, size=size)
    part = plan.parts()[0]
    before = count(plan).part(part.id)
    last = plan.parts()[-1]
    longer = plan.with_text(last.id, (*last.text, Paragraph("new", (Run("more words"),))))
    assert count(longer).part(part.id) == before
