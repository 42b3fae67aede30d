"""The coverage annex says what was asked, where it is answered, and nothing that is internal."""

from dataclasses import replace
from pathlib import Path

from desktopapp.documents.coverage import coverage_annex
from desktopapp.layout.build import Document, TableItem, TextItem
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.plan.brief import Question
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import plain_runs
from desktopapp.store import resources


def made(plan: Plan) -> Document:
    return coverage_annex(plan, count(plan))


def rows(document: Document) -> list[tuple[str, ...]]:
    return [
        tuple(plain_runs(cell) for cell in row)
        for item in document.items
        if isinstance(item, TableItem)
        for row in item.rows[1:]
    ]


def words(document: Document) -> str:
    shown = [plain_runs(item.runs) for item in document.items if isinstance(item, TextItem)]
    return "\n".join((*shown, *map("\t".join, rows(document))))


def test_the_sample_takes_two_pages_at_most() -> None:
    assert len(lay_out(made(resources.sample())).pages) <= 2


def test_every_ask_and_every_requirement_of_content_is_listed() -> None:
    plan = resources.sample()
    text = words(made(plan)).lower()
    for _, _, ask in plan.brief.asks():
        assert ask.label.lower() in text
    for requirement in plan.brief.requirements:
        assert (requirement.quote.lower() in text) == (requirement.kind == "content")


def test_an_answer_is_named_by_its_page_and_heading() -> None:
    plan = resources.sample()
    page = count(plan).part(plan.answers_to("t1.q2")[0].id).page
    found = next(row for row in rows(made(plan)) if row[0].startswith("1.2 "))
    assert found[2] == f"Page {page}: Measuring productivity"


def test_a_reason_is_shown_only_where_it_was_published() -> None:
    plan = resources.sample()
    secret = Coverage(AskState.LEFT_OUT, reason="because of the canary")
    hidden = words(made(plan.with_coverage("t1.q1a", secret)))
    assert "canary" not in hidden
    assert "Left out" in hidden
    told = words(made(plan.with_coverage("t1.q1a", replace(secret, published=True))))
    assert "Left out. because of the canary" in told


def test_asks_of_one_question_of_which_different_things_are_said_are_rows_of_their_own() -> None:
    plan = resources.sample().with_coverage("t1.q3b", Coverage(AskState.NOT_APPLICABLE))
    found = [row for row in rows(made(plan)) if row[0].startswith("1.3 ")]
    assert [row[2] for row in found][1] == "Does not apply to this council"
    assert len(found) == 2


def test_what_nobody_decided_is_not_claimed() -> None:
    sample = resources.sample()
    found = rows(made(new_plan(sample.brief, council_named("Wyvern Vale District Council"))))
    assert {row[-1] for row in found} <= {"Not said yet", "Does not apply to this council"}


def test_another_document_is_named_as_the_officer_named_it() -> None:
    coverage = Coverage(AskState.ELSEWHERE, where="Medium-term financial strategy, page 9")
    plan = resources.sample().with_coverage("metrics", coverage)
    assert "Medium-term financial strategy, page 9" in words(made(plan))


def test_another_brief_with_questions_without_asks_is_covered_too(harbour_brief: Path) -> None:
    brief = resources.brief(harbour_brief)
    question = Question("bare", "A bare question", "What would you do?")
    theme = replace(brief.themes[0], questions=(*brief.themes[0].questions, question))
    brief = replace(brief, themes=(theme, *brief.themes[1:]))
    found = rows(made(new_plan(brief, council_named("Port Wyvern Council"))))
    assert any("What would you do?" in row[1] for row in found)
