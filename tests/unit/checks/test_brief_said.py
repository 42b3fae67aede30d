"""What the letter wants to be said: named where no word of the text says it, and only there."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks.finding import Finding
from desktopapp.operations.exporting import check_plan
from desktopapp.plan.council import Council
from desktopapp.plan.fixes import with_fixes
from desktopapp.plan.plan import AskState, Coverage, Plan, Section, Source, new_plan
from desktopapp.plan.report import Dates, Report, ReportSection
from desktopapp.plan.text import Paragraph, Run
from desktopapp.store.resources import brief

BRIEF = brief("productivity-2024")
SAID = {"other services", "monitoring", "updating", "endorsement", "publication"}
ALL = (
    "Cabinet endorsed this plan on 9 July 2024, and it is published on our website. We work with "
    "the police. Scrutiny looks at a dashboard each quarter, and the plan is reviewed every year."
)


def plan_of(words: str, **values: object) -> Plan:
    text = (Paragraph("p", (Run(words),)),)
    plan = new_plan(BRIEF, Council("Wyvern Vale District Council"))
    return replace(plan, sections=(Section("s", "Us", text=text),), **values)  # type: ignore[arg-type]  # fields by name


def found(plan: Plan, *names: str) -> list[Finding]:
    return [one for one in check_plan(plan, date(2024, 6, 1)) if one.rule.name in names]


def test_what_the_letter_wants_and_nothing_says_is_advice() -> None:
    missing = found(plan_of("We are a district of hills."), *SAID)
    assert {one.rule.name for one in missing} == SAID
    assert {str(one.severity) for one in missing} == {"advice"}
    assert any("such as the NHS and police" in one.message for one in missing)


def test_what_is_said_is_not_asked_for() -> None:
    assert found(plan_of(ALL), *SAID) == []


def test_what_a_person_settled_is_not_asked_for() -> None:
    settled = {"partners": Coverage(AskState.NOT_APPLICABLE)}
    plan = plan_of("We are a district of hills.", coverage=settled)
    assert not found(plan, "other services")


def test_days_in_the_report_record_endorsement_and_publication() -> None:
    dates = Dates(meeting=date(2024, 7, 9), publication=date(2024, 7, 19))
    plan = plan_of("We are a district of hills.", report=Report(dates=dates))
    assert not found(plan, "endorsement", "publication")


def test_nothing_is_asked_of_a_plan_without_a_word() -> None:
    assert found(new_plan(BRIEF, Council("Wyvern Vale District Council")), *SAID) == []


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Your plans to reduce wasteful spend with your organisations and systems", True),
        ("Your plans to reduce wasteful spend within your organisation and systems", False),
        ("YOUR PLANS to reduce wasteful spend within your organisation and systems:", False),
        ("Your plans to reduce wasteful spend within your organisation and systems (new)", True),
        ("Doing more with less", False),
    ],
)
def test_a_heading_that_is_nearly_the_letters_is_named_and_mended(
    heading: str, *, named: bool
) -> None:
    plan = plan_of(ALL, theme_headings={"t3": heading})
    altered = found(plan, "theme heading")
    assert len(altered) == named
    for one in altered:
        assert with_fixes(plan, one.fixes).theme_headings == {}
        assert with_fixes(plan, one.fixes).theme_title("t3") == BRIEF.theme("t3").title


def test_a_report_that_recommends_the_plan_to_members_records_their_endorsement() -> None:
    words = "We are a district of hills."
    own = Report(sections=(ReportSection("Recommendation"),))
    assert not found(plan_of(words, report=own), "endorsement")
    said = "Report to: Cabinet\n\n1. RECOMMENDATIONS\n\n1.1 That the plan is approved.\n"
    assert not found(plan_of(words, sources=(Source("s", "Ours", text=said),)), "endorsement")
    for other in (
        replace(Source("s", "Theirs", text=said), council="Otherton Borough Council"),
        Source("s", "Ours", text="Report to: Cabinet\n\n1. RISK\n\nWe recommend nothing."),
    ):
        assert found(plan_of(words, sources=(other,)), "endorsement")
