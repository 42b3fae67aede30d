"""The sample: an invented council's plan that a newcomer sees first, so it must be a good one."""

import pytest

from desktopapp.checks.dates import advise
from desktopapp.documents.propose_report import report_of
from desktopapp.layout.count import count
from desktopapp.layout.fonts import family
from desktopapp.plan.brief import RequirementKind
from desktopapp.plan.plan import AskState, Plan, Status
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import ListItem, Paragraph, Table
from desktopapp.store.resources import sample


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample()


def test_the_sample_answers_all_questions_that_apply(plan: Plan) -> None:
    unanswered = [
        question.id for _, question in plan.brief.questions() if not plan.answers_to(question.id)
    ]
    assert unanswered == ["t3.q8"]
    assert plan.covered("t3.q8a").state is AskState.NOT_APPLICABLE
    assert plan.covered("t3.q8a").reason


def test_the_sample_says_of_every_ask_and_requirement_of_content_what_became_of_it(
    plan: Plan,
) -> None:
    asked = {ask.id for _, _, ask in plan.brief.asks()}
    asked |= {
        requirement.id
        for requirement in plan.brief.requirements
        if requirement.kind is RequirementKind.CONTENT
    }
    assert asked == {one for one in asked if plan.covered(one).state is not AskState.OPEN}
    assert set(plan.coverage) == asked


def test_what_the_sample_says_is_answered_elsewhere_is_there(plan: Plan) -> None:
    elsewhere = [one for one in plan.coverage.values() if one.state is AskState.ELSEWHERE]
    assert elsewhere
    assert all(plan.part(one.where).text for one in elsewhere)


def test_the_report_of_the_sample_is_whole_and_its_dates_need_no_advice(plan: Plan) -> None:
    report = report_of(plan, count(plan))
    assert [one.label for one in report.fields if not one.value.strip()] == []
    assert [one.heading for one in report.sections if one.awaits_clearance or not one.text] == []
    assert advise(report, plan.council.governance, plan.deadline) == ()


def test_the_sample_shows_what_text_can_be(plan: Plan) -> None:
    blocks = [block for part in plan.parts() for block in part.text]
    tables = [block for block in blocks if isinstance(block, Table)]
    items = [block for block in blocks if isinstance(block, ListItem)]
    lines = [block for block in blocks if isinstance(block, Paragraph | ListItem)]
    inline = [run for line in lines for run in line.runs]
    assert {item.numbered for item in items} == {True, False}
    assert all(table.summary and table.row_headers for table in tables)
    assert tables
    assert any(run.bold for run in inline)
    assert any(run.italic for run in inline)
    assert any(run.link for run in inline)
    assert {answer.status for answer in plan.answers} >= {Status.READY, Status.AGREED}
    assert plan.council.logo in plan.pictures


def test_the_sample_is_close_to_four_pages_and_not_near_a_page_turn(plan: Plan) -> None:
    try:
        family(plan.appearance.font)
    except Problem as problem:
        pytest.skip(f"pages are measured with Arial or Liberation Sans: {problem}")
    counted = count(plan)
    assert counted.pages == 4
    assert 3 < counted.lines_free < 12


def test_every_sample_is_a_plan_of_its_own(plan: Plan) -> None:
    assert sample().id != plan.id
