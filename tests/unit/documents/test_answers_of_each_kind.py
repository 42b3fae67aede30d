"""Answers of every kind stand in PDF, Word and web page, in each form of the document."""

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from desktopapp.documents.coverage import coverage_annex
from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import Item, TableItem, TextItem, build, item_runs
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import HeadingChoice, Plan
from desktopapp.plan.text import Paragraph, Picture, Run, plain_runs
from desktopapp.plan.wanted import DocumentForm
from desktopapp.store.resources import sample_response
from tests.unit.documents.test_to_html import Page

GIVEN = (
    "Morgan Ashdown",  # a field
    "A council",  # a choice
    "Quite a lot",  # a scale
    "A say for residents",  # one of several choices
    "18 November 2025",  # a day
    "Attached: Waterside strategy 2025 to 2030 (PDF)",
    "£184,500",
    "22.5%",
    "Cost in later years",  # a column
    "£120,000",
    "I confirm that the figures in part 4 are right.",
    "Owners of moorings",  # a row that the letter does not name
)
REASONS = (
    "No answer: for individual members.",
    "Not a highway authority.",
    "only after “No” to 5",
)
FORMS = [one for one in DocumentForm if one is not DocumentForm.PLAN]


def as_form(form: DocumentForm) -> Plan:
    return replace(sample_response(), form_override=form)


def words_of(items: tuple[Item, ...]) -> str:
    return " ".join(" ".join(plain_runs(runs).split()) for one in items for runs in item_runs(one))


def docx_words(plan: Plan) -> Iterator[str]:
    made = docx.Document(io.BytesIO(to_docx(build(plan))))
    for paragraph in made.paragraphs:
        yield paragraph.text
    for table in made.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


@pytest.mark.parametrize("form", DocumentForm)
def test_what_is_given_stands_in_pdf_word_and_web_page(form: DocumentForm) -> None:
    plan = as_form(form)
    document = build(plan)
    pdf = PdfReader(io.BytesIO(to_pdf(document, lay_out(document))))
    for text in (
        " ".join(page.extract_text() for page in pdf.pages),
        " ".join(docx_words(plan)),
        "".join(Page(to_html(document).decode()).words),
    ):
        words = " ".join(text.split())
        missing = [one for one in GIVEN if "".join(one.split()) not in "".join(words.split())]
        assert missing == []
        assert "Room for nature" not in words  # it was not chosen
        assert len(pdf.pages) == count(plan).pages


@pytest.mark.parametrize("form", FORMS)
def test_a_question_stands_with_its_number_above_its_answer_or_why_it_has_none(
    form: DocumentForm,
) -> None:
    plan = as_form(form)
    words = words_of(build(plan).items)
    for _, question in plan.brief.questions():
        said = question.label if form is DocumentForm.SHORT else question.text
        assert f"{plan.brief.number(question.id)} {said}" in words
    assert all(reason in words for reason in REASONS)


def test_text_that_flows_says_nothing_of_questions_that_are_left() -> None:
    words = words_of(build(as_form(DocumentForm.PLAN)).items)
    assert not any(reason in words for reason in REASONS)
    assert "If you are a ward councillor" not in words


def test_a_value_below_a_heading_of_the_councils_own_says_which_question_it_answers() -> None:
    plan = as_form(DocumentForm.PLAN)
    (answer,) = plan.answers_to("w17")
    own = replace(answer, heading=HeadingChoice.OWN, own_heading="Money")
    assert "What it costs now: £184,500" in words_of(build(plan.with_part(own)).items)
    both = replace(answer, questions=("w17", "w18"), heading=HeadingChoice.LABEL)
    alone = plan.without_part(plan.answers_to("w18")[0].id).with_part(both)
    words = words_of(build(alone).items)
    assert "What it costs now: £184,500 The share of others: 22.5%" in words


def test_what_was_given_is_printed_where_a_colleague_took_the_answers_text_away() -> None:
    plan = as_form(DocumentForm.RESPONSE)
    bare = plan.without_part(plan.answers_to("w17")[0].id)
    assert words_of(build(bare).items) == words_of(build(plan).items)


def test_pictures_and_tables_of_an_answer_follow_the_table_of_a_theme() -> None:
    plan = as_form(DocumentForm.TABLE)
    (answer,) = plan.answers_to("w9")
    shown = (*answer.text, Picture("map", "logo.png", "The map"), Paragraph("b", (Run("B."),)))
    items = build(plan.with_part(replace(answer, text=shown))).items
    heads = [plain_runs(one.runs) if isinstance(one, TextItem) else "" for one in items]
    at = heads.index("With 9")
    assert getattr(items[at + 1], "alternative", "") == "The map"
    table = next(one for one in items if isinstance(one, TableItem) and (answer.id,) in one.parts)
    assert "canals. B." in words_of((table,)).replace("are canals", "canals")


def test_each_answer_of_a_table_has_its_share_of_words_and_pages() -> None:
    plan = as_form(DocumentForm.TABLE)
    counted = count(plan)
    parts = [counted.part(one.id) for one in plan.answers]
    assert all(part.words and part.pages and part.page for part in parts)
    assert sum(part.words for part in parts) < counted.words


def test_the_annex_says_why_a_question_has_no_answer() -> None:
    plan = sample_response()
    words = words_of(coverage_annex(plan, count(plan)).items)
    assert all(reason in words for reason in REASONS)
