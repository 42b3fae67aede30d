"""What is open before a plan is sent: put together in few rows, the most serious first."""

from dataclasses import replace
from datetime import date

from desktopapp.checks.rule import Severity
from desktopapp.operations.open_points import look_for_open
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import new_id, paragraphs
from desktopapp.store.resources import brief, sample
from tests.strategies import harbour

DAY = date(2024, 6, 11)


def begun() -> Plan:
    """Return a plan with one short answer."""
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    first = next(plan.brief.questions())[1].id
    grown = plan.with_answer_to(first)
    return grown.with_part(replace(grown.answers[0], text=paragraphs("We saved money.")))


def test_questions_without_text_are_one_row_that_leads_to_the_first_of_them() -> None:
    found = look_for_open(begun(), DAY)
    rows = [one for one in found.points(report=False) if one.findings[0].rule.name == "unanswered"]
    assert [one.words for one in rows] == ["22 questions have no text."]
    assert len(rows[0].findings) == 22
    assert rows[0].findings[0].message.startswith("Nothing answers question 1.2")


def test_a_theme_that_asks_without_questions_is_open_till_something_is_written() -> None:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    for theme, question in plan.brief.questions():
        grown = Answer(new_id(), theme.id, (question.id,), paragraphs("We did."))
        plan = plan.with_part(grown)

    def said(some: Plan) -> list[str]:
        rows = look_for_open(some, DAY).points(report=False)
        return [one.words for one in rows if one.findings[0].rule.name == "silent theme"]

    assert said(plan) == ["Nothing answers theme 3 yet: ten years."]
    assert said(plan.with_part(Answer(new_id(), "future", text=paragraphs("More fish.")))) == []


def test_a_single_finding_is_said_in_its_own_words() -> None:
    found = look_for_open(begun(), DAY)
    (row,) = [one for one in found.points(report=False) if one.findings[0].rule.name == "length"]
    assert row.words == row.findings[0].message
    assert row.mend == row.findings[0].mend


def test_a_row_of_faults_of_several_kinds_names_each_and_says_how_many_mend_puts_right() -> None:
    plan = begun()
    said = "The councils plan is new. The services, which has grown, is here. It differs to ours."
    plan = plan.with_part(replace(plan.answers[0], text=paragraphs(said)))
    rows = look_for_open(plan, DAY).points(report=False)
    (row,) = [one for one in rows if "faults of language" in one.words]
    assert len(row.findings) > 1
    for one in row.findings:
        assert f"“{one.text}”" in row.mend
    mended = sum(bool(one.fixes) for one in row.findings)
    assert 0 < mended < len(row.findings)
    assert row.mend.endswith(f"Mend puts {mended} of them right.")


def test_rows_stand_the_most_serious_first_and_all_findings_are_counted() -> None:
    found = look_for_open(begun(), DAY)
    order = [list(Severity).index(one.severity) for one in found.points(report=True)]
    assert order == sorted(order)
    said = found.said(report=False)
    assert said.startswith(f"{len(found.found)} open: ")
    assert said.endswith("advice")


def test_what_of_a_report_nobody_cleared_is_open_where_the_report_is_made() -> None:
    found = look_for_open(begun(), DAY)
    assert found.uncleared
    words = [one.words for one in found.points(report=True) if not one.findings]
    assert words == [f"{one}: nobody has cleared it yet." for one in found.uncleared]
    assert [one for one in found.points(report=False) if not one.findings] == []
    more = int(found.said(report=True).split()[0]) - int(found.said(report=False).split()[0])
    assert more == len(found.uncleared)


def test_a_finished_plan_has_nothing_open_and_an_empty_one_nothing_to_look_at() -> None:
    assert look_for_open(sample(), DAY).said(report=False) == "Nothing is open"
    empty = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    assert look_for_open(empty, DAY).said(report=False) == "Nothing is written yet"
