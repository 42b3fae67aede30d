"""Plain slips: found where grammar tells and mended so; what is right is left alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.checks import slips as module
from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import LineCheck, PlanCheck
from desktopapp.checks.running import run_checks
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.council import Council
from desktopapp.plan.fixes import Fix, stands, with_fixes
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import (
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
    plain_runs,
)
from desktopapp.store.resources import brief, sample
from tests.strategies import plans

TODAY = date(2024, 6, 1)
LAID_OUT = build(sample()), count(sample())  # which no slip rests on
CHECKS = tuple(one for one in vars(module).values() if isinstance(one, LineCheck | PlanCheck))


def plan_of(*blocks: Paragraph | ListItem | Table) -> Plan:
    """Return a plan with these blocks in one answer."""
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    theme, question = next(iter(plan.brief.questions()))
    return plan.with_part(Answer("a", theme.id, (question.id,), tuple(blocks)))


def text_of(plan: Plan) -> Text:
    return plan.part("a").text


def findings(plan: Plan) -> list[Finding]:
    return list(run_checks(Facts(plan, TODAY, *LAID_OUT), CHECKS).open)


def slips(plan: Plan) -> tuple[Fix, ...]:
    return tuple(fix for one in findings(plan) for fix in one.fixes)


def mended(words: str) -> str:
    plan = plan_of(Paragraph("p", (Run(words),)))
    return plain(text_of(with_fixes(plan, slips(plan))))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("We saved money . We went on.", "We saved money. We went on."),
        ("We saved money , and time.", "We saved money, and time."),
        ("The depot (shared) ; the fleet.", "The depot (shared); the fleet."),
        ("We saved money. this helped us.", "We saved money. This helped us."),
        ("Costs fell. however, demand rose.", "Costs fell. However, demand rose."),
        ("We saved the the money.", "We saved the money."),
        ("The the money was saved.", "The money was saved."),
        ("We  saved money.", "We saved money."),
        ("We saved money.. We went on.", "We saved money. We went on."),
        ("First,, we saved.", "First, we saved."),
        ("We call it `early help` here.", "We call it ‘early help’ here."),
        ("We saved, and we went on to save more,", "We saved, and we went on to save more."),
    ],
)
def test_a_slip_is_mended_as_grammar_tells(words: str, meant: str) -> None:
    assert mended(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "We saved £1.2 million, approx. three per cent.",
        "See www.gov.uk. gov.uk has more.",
        "It was … and then . . . it went on.",
        "We had had enough, and that that helped is known.",
        "It is very very good, and 2 2 is a score.",
        "Baden Baden is our twin town.",
        "Waste, parks, etc. are shared with it.",
        "A pole of 6' and 4\" stood there.",
        "All councils services that are shared.",
        "The last years have been hard.",
        "We use plan.planwright : a file/path .x",
        "Dear Minister,",
        "In 2023/24: 10:30 to 11:00.",
        "We wrote a standard-setting setting report.",
        "This is the end",
    ],
)
def test_what_is_right_is_left_alone(words: str) -> None:
    assert mended(words) == words


def test_a_semicolon_before_a_list_becomes_a_colon_and_items_keep_theirs() -> None:
    item = ListItem("i", (Run("the fleet;"),))
    plan = plan_of(Paragraph("p", (Run("We share these;"),)), item)
    (found,) = slips(plan)
    assert [one.rule.name for one in findings(plan)] == ["before list"]
    fixed = text_of(with_fixes(plan, (found,)))
    assert plain_runs(fixed[0].runs) == "We share these:"  # type: ignore[union-attr]
    assert fixed[1] == item


def test_quotation_marks_are_made_curly_only_where_both_kinds_stand_in_the_plan() -> None:
    straight = "It's the council's \"early help\" team's job, as in the '90s."
    assert mended(straight) == straight
    both = f"{straight} We’re sure."
    assert (
        mended(both) == "It’s the council’s “early help” team’s job, as in the ’90s. We’re sure."
    )


def test_what_is_meant_takes_the_format_that_stands_there() -> None:
    runs = (Run("We saved "), Run("the the", bold=True), Run(" money ."))
    plan = plan_of(Paragraph("p", runs))
    fixed = text_of(with_fixes(plan, slips(plan)))
    assert fixed[0].runs == (  # type: ignore[union-attr]
        Run("We saved "),
        Run("the", bold=True),
        Run(" money."),
    )


def test_slips_in_cells_are_found_in_their_own_cell() -> None:
    rows = (((Run("Cost"),), (Run("Day"),)), ((Run("10 ,"),), (Run("the the day"),)))
    plan = plan_of(Table("t", rows))
    fixed = text_of(with_fixes(plan, slips(plan)))
    assert [[plain_runs(cell) for cell in row] for row in fixed[0].rows] == [  # type: ignore[union-attr]
        ["Cost", "Day"],
        ["10,", "the day"],
    ]


def test_a_slip_that_is_gone_by_now_changes_nothing() -> None:
    plan = plan_of(Paragraph("p", (Run("We saved money ."),)))
    found = slips(plan)
    later = plan.with_part(replace(plan.part("a"), text=(Paragraph("p", (Run("We spent."),)),)))
    assert not stands(later, found[0].place, found[0].found)
    assert with_fixes(later, found) is later


def test_the_sample_has_no_slip() -> None:
    assert slips(sample()) == ()


@given(plans(brief("productivity-2024")))
def test_what_was_mended_has_no_such_slip_left(plan: Plan) -> None:
    found = slips(plan)
    fixed = with_fixes(plan, found)
    assert len(slips(fixed)) <= len(found)
    assert len(fixed.parts()) == len(plan.parts())


@given(st.text(alphabet="ab .,;:!?'\"`’“”\n", max_size=60))
def test_no_text_whatever_stops_the_search_and_mending_ends(words: str) -> None:
    plan = plan_of(Paragraph("p", (Run(words),)))
    for _ in range(60):
        found = slips(plan)
        if not found:
            return
        plan = with_fixes(plan, found)
    raise AssertionError("it is never right")
