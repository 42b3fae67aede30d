"""The checks of text over a whole plan: what is left over, repeated, contradicted or "
"unfinished."""

from datetime import date

import pytest

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.rules import CHECKS
from desktopapp.checks.running import run_checks
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.council import Council
from desktopapp.plan.fixes import stands
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import ListItem, Paragraph, Run, Table
from desktopapp.store.resources import brief, sample

TODAY = date(2024, 6, 1)
LAID_OUT = build(sample()), count(sample())  # which no check of text rests on
LONG = (
    "The council moved its four offices into one building by the river in the spring of that year"
)


def plan_of(*answers: str | list[str]) -> Plan:
    """Return a plan with these answers: a paragraph each, or the points of a list."""
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    for n, words in enumerate(answers):
        theme, question = list(plan.brief.questions())[n]
        lines = [words] if isinstance(words, str) else words
        kind = Paragraph if isinstance(words, str) else ListItem
        text = tuple(kind(f"b{n}.{at}", (Run(line),)) for at, line in enumerate(lines))
        plan = plan.with_part(Answer(f"a{n}", theme.id, (question.id,), text))
    return plan


def found_in(plan: Plan, rule: str, today: date = TODAY) -> list[Finding]:
    facts = Facts(plan, today, *LAID_OUT)
    found = [one for one in run_checks(facts, CHECKS).open if one.rule.name == rule]
    for one in found:
        assert all(stands(plan, each.place, each.words) for each in one.evidence)
    return found


def words_of(plan: Plan, rule: str) -> list[str]:
    return [each.words for one in found_in(plan, rule) for each in one.evidence]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("We have [insert number] posts.", "placeholder"),
        ("The saving is £X a year.", "placeholder"),
        ("The saving is TBC.", "placeholder"),
        ("To be completed", "placeholder"),
        ("Lorem ipsum dolor sit amet.", "placeholder"),
        ("XX posts are empty.", "placeholder"),
        ("We save each year [AB to check with finance].", "note"),
        ("Officer comment: is this right?", "note"),
        ("See Appendix 1", "stub"),
        ("As above.", "stub"),
        ("Ask the manager, Jo Marsh, on 01632 960321.", "personal"),
        ("Write to jo.marsh@wyvernvale.gov.uk for it.", "personal"),
        ("The tenant, Mrs Marsh, lives at 14 Quarry Lane.", "personal"),
        ("This is exempt under paragraph 3 of Schedule 12A.", "exempt"),
        ("CONFIDENTIAL", "exempt"),
        ("The closure, which is not yet announced, saves £40,000.", "exempt"),
        ("As described in Appendix 7, we share.", "leads nowhere"),
        ("The chart below shows the trend.", "leads nowhere"),
        ("See section 9 for more.", "leads nowhere"),
        ("Harbourmouth Borough Council has cut its costs by 4%.", "other council"),
        ("The new system will be in use by March 2022.", "passed day"),
        ("Spending fell in 2022/23, in 2023/24 and in 2024-25.", "two ways"),
        ("The council has four teams. The council have a plan.", "council has"),
        ("We met in June. The board meets twice a year and its work is open", "paragraph end"),
        (
            "The AMP is read each year, as an asset management plan (AMP) should be.",
            "acronym before",
        ),
        ("We sent the QRS to everyone.", "acronym undefined"),
        ("A team plan (TP) is in use. The tree policy (TP) is too.", "acronym of two"),
        ("The team plan (TP) is in use. The team plan (TP) is read.", "acronym twice"),
        (
            "There is no waste in the budget. We found wasteful spending of all kinds.",
            "two claims",
        ),
    ],
)
def test_what_is_wrong_in_a_text_is_named(words: str, rule: str) -> None:
    assert found_in(plan_of(words), rule)


@pytest.mark.parametrize(
    "words",
    [
        "We follow the Equality Act 2010, section 149, and report in March 2025.",
        "The contact centre is open from 8 to 6 on 01632 960000.",
        "Write to enquiries@wyvernvale.gov.uk for a copy of this plan.",
        "We share a depot with Harbourmouth Borough Council, which leads the work.",
        "The depot at 14 Quarry Lane was sold in 2021 for £200,000.",
        "Wyvern Vale District Council has four offices in the town.",
        "The NHS, the police and the UK government agreed with us.",
        "The system is exempt from the new charge, and access is restricted to staff.",
        "Savings of £40,000 were made in 2022/23, and of £60,000 in 2023/24.",
        "We employ 40 staff in housing and 60 staff in planning.",
    ],
)
def test_what_is_right_in_a_text_is_left_alone(words: str) -> None:
    facts = Facts(plan_of(words), TODAY, *LAID_OUT)
    assert [one.message for one in run_checks(facts, CHECKS).open if one.evidence] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{LONG}.", f"{LONG}."),
        (f"{LONG}.", f"Since then, {LONG.lower()}, which helped."),
        (f"{LONG}.", f"{LONG.replace('four', 'five')}."),
    ],
)
def test_a_sentence_that_stands_twice_is_named_with_both_places(first: str, second: str) -> None:
    [found] = found_in(plan_of(first, second), "repeated sentence")
    assert [one.place.part for one in found.evidence] == ["a1", "a0"]


def test_short_sentences_and_those_of_other_words_may_stand_where_they_like() -> None:
    short = "We meet each month in the town hall."
    assert found_in(plan_of(short, short), "repeated sentence") == []


def test_two_figures_for_one_thing_are_named_with_both_places() -> None:
    plan = plan_of(
        "The Market House scheme cost £3.2 million to build.",
        "We repaired the Market House, a scheme that cost £2.9 million in all.",
    )
    assert words_of(plan, "contradiction") == ["£2.9 million", "£3.2 million"]


def test_figures_of_other_years_do_not_contradict() -> None:
    plan = plan_of(
        "In 2019 the housing team employed 40 officers on repairs.",
        "In 2023 the housing team employed 31 officers on repairs.",
    )
    assert found_in(plan, "contradiction") == []


def test_acronyms_that_are_told_nowhere_are_one_finding() -> None:
    plan = plan_of("The QRS and the ZXW meet.", "The ZXW leads, and the VBN helps.")
    [found] = found_in(plan, "acronym undefined")
    assert found.message == "Told nowhere: “QRS”, “ZXW” and “VBN”."


def test_points_of_a_list_begin_and_end_alike() -> None:
    uneven = ["improve roads", "maintain parks", "achieve more", "the bins", "enhance streets"]
    assert words_of(plan_of(uneven), "list stems") == ["the bins"]
    ends = ["Roads.", "Parks.", "Bins", "Streets.", "Homes"]
    assert words_of(plan_of(ends), "list ends") == ["Bins"]
    assert (
        found_in(
            plan_of(["improve roads", "maintain parks", "achieve more", "enhance"]), "list stems"
        )
        == []
    )


def test_long_sentences_of_an_answer_are_one_advice() -> None:
    long = " ".join(["We work with all of our partners on each part"] * 6)
    plan = plan_of(f"{long}. All is well. {long} too.")
    [found] = found_in(plan, "long sentence")
    assert found.message == "2 sentences have more than 45 words."
    assert str(found.severity) == "advice"


def test_a_hard_answer_a_passive_one_and_words_of_the_office_are_advice() -> None:
    hard = (
        "Organisational transformation necessitates considerable interdepartmental collaboration "
        "regarding infrastructural rationalisation opportunities. "
    )
    assert found_in(plan_of(hard * 12), "reading age")
    assert found_in(plan_of("It was decided and made. " * 7), "passive")
    office = "We leverage synergies, utilise a holistic view and optimise it going forward."
    assert len(found_in(plan_of(office), "jargon")) == 1


def test_what_is_hoped_for_is_held_against_no_figure_of_today() -> None:
    plan = plan_of(
        "By repairing more of the moorings ourselves we can save £64,000 on them each year.",
        "We repair some of the moorings ourselves, which saves £38,000 on them each year.",
    )
    assert found_in(plan, "contradiction") == []
    plan = plan_of(
        "We repair the moorings ourselves, which saves £64,000 on them each year.",
        "We repair some of the moorings ourselves, which saves £38,000 on them each year.",
    )
    assert words_of(plan, "contradiction") == ["£38,000", "£64,000"]


def test_a_share_is_named_whole_and_signs_in_a_table_are_no_other_way_to_write_it() -> None:
    plan = plan_of("It fell from 12.5 per cent to 9 per cent.", "Of these, 71% are new.")
    assert words_of(plan, "two ways") == ["71%"]
    cells = ((Run("Share"),), (Run("Now"),)), ((Run("New"),), (Run("71%"),))
    table = Table("t", cells)
    plan = plan_of("It fell from 12.5 per cent to 9 per cent.")
    assert found_in(plan.with_text("a0", (*plan.part("a0").text, table)), "two ways") == []


@pytest.mark.parametrize("words", ["Our booking system dates from 2006 and is slow to change."])
def test_a_verb_that_is_a_plural_too_is_a_verb_where_it_stands_as_one(words: str) -> None:
    assert found_in(plan_of(words), "half sentence") == []
