"""What the rules find, and what they leave alone."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks.finding import Facts, Finding, found_at
from desktopapp.checks.rule import Severity
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.plan.brief import (
    Ask,
    Brief,
    Force,
    PageRange,
    Question,
    Requirement,
    RequirementKind,
    Theme,
)
from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Status
from desktopapp.plan.text import Block, Heading, ListItem, Paragraph, Picture, Run, Table
from desktopapp.plan.words_then import WordsThen

BRIEF = Brief(
    "harvest",
    "Harvest plans",
    "The Ministry of Orchards",
    themes=(
        Theme(
            "a",
            1,
            "Picking",
            questions=(Question("a.1", "Baskets", "How many baskets?", asks=(Ask("a.1a", "x"),)),),
        ),
    ),
    deadline=date(2026, 9, 1),
    pages=PageRange(2, 3),
    words=400,
    requirements=(
        Requirement("r1", Force.SHOULD, RequirementKind.CONTENT, "Say how you count."),
        Requirement("r2", Force.ENCOURAGED, RequirementKind.CONTENT, "Think of bees."),
        Requirement("r3", Force.MUST, RequirementKind.AFTER_SUBMISSION, "Put it on the door."),
    ),
)
TODAY = date(2026, 8, 1)
SETTLED = {
    "r1": Coverage(AskState.HERE, "one"),
    "r2": Coverage(AskState.LEFT_OUT, reason="No hives."),
}


def plan_of(*blocks: Block) -> Plan:
    text = blocks or (Paragraph("p", (Run("Nine baskets."),)),)
    answer = Answer("one", "a", ("a.1",), text)
    return Plan(
        "id", BRIEF, Council("Applewick Town Council"), "Plan", (answer,), coverage=SETTLED
    )


def found(
    plan: Plan,
    today: date = date(2026, 8, 1),
    pages: int = 2,
    lines_to_cut: int = 0,
    words: int = 10,
) -> tuple[Finding, ...]:
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    said = counted._replace(pages=pages, lines_to_cut=lines_to_cut, words=words)
    return check(Facts(plan, today, document, said))


def test_a_plan_in_order_has_no_finding() -> None:
    assert found(plan_of()) == ()


def test_too_many_pages_are_told_in_lines() -> None:
    (finding,) = found(plan_of(), pages=4, lines_to_cut=9)
    assert finding.rule.name == "length"
    assert "9 lines" in finding.mend


def test_too_few_pages_are_advice_only() -> None:
    (finding,) = found(plan_of(), pages=1)
    assert (finding.rule.name, finding.severity) == ("length", Severity.ADVICE)


def test_a_limit_of_words_is_held_too() -> None:
    (finding,) = found(plan_of(), words=412)
    assert "Cut 12 words." in finding.mend


def test_this_plans_own_page_range_replaces_the_letters() -> None:
    plan = replace(plan_of(), pages_override=PageRange(1, 6))
    assert found(plan, pages=5, lines_to_cut=0) == ()


def test_a_question_that_nothing_answers_is_named() -> None:
    (finding,) = found(replace(plan_of(), answers=()))
    assert (finding.rule.name, finding.question) == ("unanswered", "a.1")
    assert "1.1" in finding.message


def test_a_question_that_nothing_answers_keeps_its_capital_letters() -> None:
    for label, said in (("EDI time", "EDI time"), ("New tools and AI", "new tools and AI")):
        theme = BRIEF.themes[0]
        asked = replace(theme, questions=(replace(theme.questions[0], label=label),))
        plan = replace(plan_of(), answers=(), brief=replace(BRIEF, themes=(asked,)))
        (finding,) = found(plan)
        assert finding.message == f"Nothing answers question 1.1 yet: {said}."


def test_a_question_settled_by_a_person_is_not_named() -> None:
    plan = replace(plan_of(), answers=())
    plan = plan.with_coverage("a.1a", Coverage(AskState.NOT_APPLICABLE, reason="No bees."))
    assert found(plan) == ()


def test_open_requirements_of_content_are_named_by_their_force() -> None:
    plan = replace(plan_of(), coverage={})
    (finding,) = found(plan)  # all of a kind are named in one
    assert finding.severity is Severity.SHOULD  # as the firmest of them
    assert finding.message == "2 requirements are not placed yet."
    assert finding.asks == ("r1", "r2")
    assert finding.text == "Say how you count.\nThink of bees."


@pytest.mark.parametrize("state", [AskState.HERE, AskState.ELSEWHERE])
def test_a_requirement_that_is_met_somewhere_keeps_its_finding_until_it_is_said_where(
    state: AskState,
) -> None:
    plan = replace(plan_of(), coverage={**SETTLED, "r1": Coverage(state)})
    assert [one.asks for one in found(plan)] == [("r1",)]
    placed = replace(plan, coverage={**SETTLED, "r1": Coverage(state, "one")})
    assert found(placed) == ()


def test_what_was_changed_since_it_was_agreed_is_named_with_who_agreed() -> None:
    plan = plan_of()
    agreed = WordsThen("Ten baskets.", "A. Brook", "2026-07-01 10:00:00+01:00")
    part = replace(plan.answers[0], status=Status.AGREED, agreed=agreed)
    (finding,) = found(plan.with_part(part))
    assert (finding.rule.name, finding.part) == ("changed", "one")
    assert "A. Brook on 1 July 2026" in finding.message
    assert found(plan_of()) == ()


@pytest.mark.parametrize(
    ("block", "rule", "severity"),
    [
        (Picture("x", "a.png"), "picture", Severity.MUST),
        (
            Table("t", (((Run("Year"),), ()), ((Run("2026"),), (Run("9"),)))),
            "table",
            Severity.SHOULD,
        ),
        (ListItem("l", ()), "empty", Severity.SHOULD),
        (Heading("h", (Run("Bees"),)), "empty", Severity.ADVICE),
        (Paragraph("b", (Run("• nine baskets"),)), "typed bullet", Severity.SHOULD),
    ],
)
def test_a_fault_in_a_block_is_found_where_it_stands(
    block: Block, rule: str, severity: Severity
) -> None:
    (finding,) = found(plan_of(Paragraph("p", (Run("Nine."),)), block))
    assert (finding.rule.name, finding.severity) == (rule, severity)
    assert (finding.theme, finding.question, finding.part) == ("a", "a.1", "one")


def test_a_decorative_picture_needs_no_words() -> None:
    assert found(plan_of(Picture("x", "a.png", decorative=True))) == ()


def test_characters_no_font_can_draw_are_named() -> None:
    (finding,) = found(plan_of(Paragraph("p", (Run("Nine \U0010fffd."),))))
    assert finding.severity is Severity.MUST
    assert "U+10FFFD" in finding.message
    assert finding.part == "one"
    item = ListItem("i", (Run("Nine."),), numbered=True, label="\U0010fffd {1}")
    (finding,) = found(plan_of(item))
    assert "U+10FFFD" in finding.message


def test_a_table_too_wide_for_the_page_is_named_where_it_stands() -> None:
    wide = ((Run("Incomprehensibilities"),),) * 9
    (finding,) = found(plan_of(Table("t", (wide, wide))))
    assert (finding.severity, finding.part) == (Severity.SHOULD, "one")
    assert finding.text.startswith("Incomprehensibilities\t")


def test_what_differs_in_a_pdf_comes_first_and_what_a_form_has_no_place_for_is_named() -> None:
    plan = plan_of(Picture("x", "a.png"))
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    facts = Facts(plan, date(2026, 8, 1), document, counted, ("words on page 2.",), ("Risks",))
    rules = [one.rule.name for one in check(facts) if one.severity is not Severity.ADVICE]
    assert rules == ["pdf", "picture", "form"]


def test_a_passed_deadline_is_said_once() -> None:
    (finding,) = found(plan_of(), today=date(2026, 9, 2))
    assert finding.message == "The plan was to be returned by 1 September 2026."


def test_the_most_serious_comes_first() -> None:
    plan = replace(plan_of(Picture("x", "a.png")), coverage={})
    severities = [one.severity for one in found(plan)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.MUST


def test_a_heading_that_nothing_follows_is_named_and_led_to() -> None:
    plan = plan_of(Paragraph("p", (Run("Words."),)), Heading("h", (Run("Ladders and baskets"),)))
    (finding,) = found(plan)
    assert finding.message == "Nothing follows the heading “Ladders and baskets”."
    assert found_at(plan, finding) == (Caret("one", "h", 0), len("Ladders and baskets"))
    long = plan_of(Paragraph("p", (Run("Words."),)), Heading("h", (Run("many words " * 20),)))
    assert found(long)[0].message.endswith("words many…”.")


def test_a_heading_goes_on_in_the_passage_that_is_printed_right_behind_it() -> None:
    plan = plan_of(Paragraph("p", (Run("Words."),)), Heading("h", (Run("Ladders"),)))
    more = Answer("two", "a", ("a.1",), (Paragraph("q", (Run("We have six."),)),))
    assert found(plan.with_part(more)) == ()
