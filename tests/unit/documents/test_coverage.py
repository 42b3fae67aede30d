"""The coverage annex says what was asked, where it is answered, and nothing that is internal."""

from dataclasses import replace
from pathlib import Path

from desktopapp.documents.coverage import coverage_annex
from desktopapp.layout.build import Document, TableItem, TextItem
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.plan.brief import Question
from desktopapp.plan.council import council_named
from desktopapp.plan.coverage import covered_asks
from desktopapp.plan.plan import AskState, Coverage, HeadingChoice, Plan, new_plan
from desktopapp.plan.text import plain_runs
from desktopapp.store import resources

OWN = HeadingChoice.OWN


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


def test_the_sample_takes_one_page_and_what_is_twice_as_much_two() -> None:
    plan = resources.sample()
    assert len(lay_out(made(plan)).pages) == 1
    theme = plan.brief.themes[2]
    more = tuple(replace(one, id=f"more {one.id}") for one in theme.questions)
    longer = replace(theme, questions=(*theme.questions, *more))
    themes = tuple(longer if one is theme else one for one in plan.brief.themes)
    doubled = made(replace(plan, brief=replace(plan.brief, themes=themes)))
    assert len(lay_out(doubled).pages) == 2
    heads = [item.role for item in doubled.items if isinstance(item, TextItem)]
    assert heads.count("heading") == len(themes) + 1  # one above each theme, and the requirements


def test_it_says_of_how_many_points_what_was_said() -> None:
    plan = resources.sample()
    for ask, said in {
        "t1.q1a": Coverage(AskState.LEFT_OUT, reason="Too early"),
        "t1.q2a": Coverage(AskState.LEFT_OUT),
        "t1.q3a": Coverage(),
    }.items():
        plan = plan.with_coverage(ask, said)
    text = words(made(plan))
    assert (
        "46 points: 40 answered here, 2 answered elsewhere, 1 does not apply, 1 left out, "
        "2 not said yet." in text
    )
    assert "Beside the questions 6 more: 6 answered elsewhere." in text
    assert "Left out, not said why yet" in text
    done = covered_asks(plan)
    assert (done.said, done.open) == (44, 2)


def test_questions_stand_in_the_order_of_the_letter() -> None:
    plan = resources.sample()
    found = [row[0].split()[0] for row in rows(made(plan)) if len(row) == 3]
    numbers = [plan.brief.number(question.id) for _, question in plan.brief.questions()]
    assert [one for one in dict.fromkeys(found) if "." in one] == numbers


def test_every_ask_and_every_requirement_of_content_is_listed() -> None:
    plan = resources.sample()
    text = words(made(plan)).lower()
    for _, _, ask in plan.brief.asks():
        assert ask.label.lower() in text
    for requirement in plan.brief.requirements:
        assert (requirement.quote.lower() in text) == (requirement.kind == "content")


def test_an_answer_is_named_by_its_page_and_by_its_heading_where_that_is_another() -> None:
    plan = resources.sample()
    page = count(plan).part(plan.answers_to("t1.q2")[0].id).page
    found = next(row for row in rows(made(plan)) if row[0].startswith("1.2 "))
    assert found[2] == f"Page {page}"

    own = replace(plan.answers_to("t1.q2")[0], own_heading="How we know", heading=OWN)
    found = next(row for row in rows(made(plan.with_part(own))) if row[0].startswith("1.2 "))
    assert found[2] == f"Page {page}: How we know"


def test_a_reason_is_shown_only_where_it_was_published() -> None:
    plan = resources.sample()
    secret = Coverage(AskState.LEFT_OUT, reason="because of the canary")
    hidden = words(made(plan.with_coverage("t1.q1a", secret)))
    assert "canary" not in hidden
    assert "Left out" in hidden
    told = words(made(plan.with_coverage("t1.q1a", replace(secret, published=True))))
    assert "Left out. because of the canary" in told


def test_asks_of_one_question_of_which_different_things_are_said_are_rows_of_their_own() -> None:
    moot = Coverage(AskState.NOT_APPLICABLE, reason="No such changes")
    plan = resources.sample().with_coverage("t1.q3b", moot)
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
