"""Faults of language in a plan: found where they stand, mended where one thing is meant."""

from datetime import date

import pytest

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.language import faults_of_language
from desktopapp.checks.running import run_checks
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.council import Council
from desktopapp.plan.fixes import with_fixes
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import ListItem, Paragraph, Run, plain
from desktopapp.store.resources import brief, sample

LAID_OUT = build(sample()), count(sample())  # which no fault of language rests on


def plan_of(*blocks: Paragraph | ListItem) -> Plan:
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    theme, question = next(iter(plan.brief.questions()))
    return plan.with_part(Answer("a", theme.id, (question.id,), blocks))


def found_in(plan: Plan) -> list[Finding]:
    return list(run_checks(Facts(plan, date(2024, 6, 1), *LAID_OUT), (faults_of_language,)).open)


def said(words: str) -> Plan:
    return plan_of(Paragraph("p", (Run(words),)))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Our councils website is new.", "Our council’s website is new."),
        ("The Councils services are good.", "The Council’s services are good."),
        ("We run a childrens centre.", "We run a children’s centre."),
        ("It is in next years budget.", "It is in next year’s budget."),
        ("We rely to our partners for it.", "We rely on our partners for it."),
        ("The community center is open.", "The community centre is open."),
        ("We will maximize what we have.", "We will maximise what we have."),
    ],
)
def test_a_fault_is_mended_where_one_thing_is_meant(words: str, meant: str) -> None:
    plan = said(words)
    fixes = [fix for one in found_in(plan) for fix in one.fixes]
    assert plain(with_fixes(plan, fixes).part("a").text) == meant


def test_a_finding_names_its_words_and_their_place() -> None:
    [found] = found_in(said("All is well. The costs of running the depot has risen."))
    assert found.rule.name == "agreement"
    [one] = found.evidence
    assert one.words == "has"
    assert found.message == "A verb does not fit its subject: “has”."


def test_a_point_of_a_list_and_an_answer_in_a_few_words_need_no_verb() -> None:
    item = ListItem("i", (Run("A review of each of the contracts across the whole council."),))
    assert found_in(plan_of(item)) == []
    assert found_in(said("A path of 900 metres from the market to the lock.")) == []


@pytest.mark.parametrize(
    "right",
    ["A program sorts the letters.", "The size of the prize", "Hazel Prizeman spoke of a citizen"],
)
def test_what_is_british_too_is_left_alone(right: str) -> None:
    assert found_in(said(right)) == []
