"""The Word form that came as the letter, filled in: each answer at its place, and no note."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktopapp.documents.sent_form import fill_sent_form
from desktopapp.operations.exporting import export
from desktopapp.operations.letters import brief_data, read_letter
from desktopapp.operations.open_points import look_for_open
from desktopapp.operations.sent_forms import answers_without_room, safe_form
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import Council
from desktopapp.plan.given import Given
from desktopapp.plan.giving import with_given
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import Paragraph, Run
from desktopapp.plan.wanted import SentForm
from tests import sent_forms
from tests.sent_forms import lines_of

COUNCIL = "Marlow Vale Borough Council"


def read(data: bytes, folder: Path) -> Brief:
    path = folder / "form.docx"
    path.write_bytes(data)
    return read_letter(path)


def with_words(plan: Plan, number: str, words: str) -> Plan:
    return plan.with_answer_to(plan.brief.find(number), (Paragraph(number, (Run(words),)),))


def filled(plan: Plan) -> list[str]:
    safe = safe_form(plan.brief)
    assert safe is not None
    return lines_of(fill_sent_form(safe, plan))


def test_answers_to_a_template_stand_in_the_place_of_its_notes(tmp_path: Path) -> None:
    plan = new_plan(read(sent_forms.template(), tmp_path), Council(COUNCIL))
    for number, words in (("1", "All of it."), ("2", "Two partners."), ("3", "By counting.")):
        plan = with_words(plan, number, words)
    assert filled(plan) == [
        "Rural broadband: delivery plan",
        "This template is issued by the Office for Rural Lines.",
        *("1. Summary", "All of it."),
        *("2. Partners", "Two partners."),
        *("3. Monitoring", "By counting."),
        f"Signed on behalf of {COUNCIL}.",
    ]


def answered_cells(folder: Path) -> Plan:
    plan = new_plan(read(sent_forms.cells(), folder), Council(COUNCIL))
    given = {"1": "Marlow Quay", "2": "40", "5": "Yes", "C1": "Yes", "C2": "No"}
    for number, value in given.items():
        plan = with_given(plan, plan.brief.find(number), Given(value=value))
    for number, words in (("3", "Sound."), ("4", "By survey."), ("C2", "They are drawn now.")):
        plan = with_words(plan, number, words)
    return plan


def test_answers_go_into_the_cells_and_boxes_of_a_form(tmp_path: Path) -> None:
    assert filled(answered_cells(tmp_path)) == [
        "Harbour maintenance return",
        "Section A: Your harbour",
        *("1. What is the name of the harbour?", "Marlow Quay"),
        *("2. How many berths does the harbour have?", "40"),
        *("3. Describe the condition of the quay walls.", "Sound."),
        "Section B: Dredging",
        *("4. How do you decide where to dredge?", "By survey."),
        *("5. Do you dredge every year?", "☒ Yes", "☐ No"),
        "Section C: Standards",
        *("Ref", "Requirement", "Met? (Yes/No)", "Evidence"),
        *("C1", "The harbour has a safety plan that is reviewed every year.", "Yes"),
        *("C2", "Charts of the approaches are published.", "No", "They are drawn now."),
    ]


def test_answers_go_into_controls_and_onto_lines(tmp_path: Path) -> None:
    plan = new_plan(read(sent_forms.controls(), tmp_path), Council(COUNCIL))
    plan = with_words(with_words(plan, "1", "Nine miles."), "2", "Two steps.")
    plan = with_given(plan, plan.brief.find("3"), Given(value="The ranger"))
    assert filled(plan) == [
        "Coastal paths: annual return",
        "Please answer every question. This return is due by 3 March 2027.",
        *("1. How long is the coastal path in your area?", "Nine miles."),
        *("2. What has been repaired since last year?", "Two steps."),
        *("3. Who is responsible for the path?", "Your answer:", "The ranger"),
        "Thank you for completing this return.",
    ]


def test_a_form_that_is_not_answered_keeps_its_words_and_loses_its_notes(tmp_path: Path) -> None:
    plan = new_plan(read(sent_forms.cells(), tmp_path), Council(COUNCIL))
    blank = lines_of(sent_forms.cells())
    assert filled(plan) == [one for one in blank if one not in sent_forms.NOTES_OF_TABLE]


def test_a_text_that_serves_two_questions_stands_once(tmp_path: Path) -> None:
    plan = new_plan(read(sent_forms.controls(), tmp_path), Council(COUNCIL))
    plan = with_words(plan, "1", "Nine miles, all repaired.")
    both = (plan.brief.find("1"), plan.brief.find("2"))
    plan = plan.with_part(replace(plan.answers[0], questions=both))
    lines = filled(plan)
    assert lines.count("Nine miles, all repaired.") == 1
    assert lines[lines.index("2. What has been repaired since last year?") + 1] == (
        "See the answer to 1."
    )


def without_place(folder: Path) -> Plan:
    """Return a plan with an answer to a question that the form does not have."""
    brief = read(sent_forms.controls(), folder)
    theme = brief.themes[0]
    more = replace(
        theme.questions[0], id="t1.q9", number="9", text="What will the tide do?", label="The tide"
    )
    more = replace(more, asks=(), place=None)
    brief = replace(brief, themes=(replace(theme, questions=(*theme.questions, more)),))
    return with_words(new_plan(brief, Council(COUNCIL)), "9", "It will rise.")


def test_an_answer_without_a_place_is_named_before_and_stands_at_the_end(tmp_path: Path) -> None:
    plan = without_place(tmp_path)
    assert answers_without_room(plan) == ("t1.q9",)
    assert filled(plan)[-3:] == ["Answers that have no place above", "9 The tide", "It will rise."]
    points = look_for_open(plan, date(2027, 1, 5)).points(report=False)
    assert any("no place that can be found for 9 The tide" in one.words for one in points)


def test_the_form_travels_with_its_brief_and_is_exported(tmp_path: Path) -> None:
    brief = read(sent_forms.controls(), tmp_path)
    kept = parse_brief(brief_data(brief).decode(), "kept.toml")
    assert kept.sent_form == brief.sent_form
    assert kept.sent_form is not None
    plan = with_words(new_plan(kept, Council(COUNCIL)), "1", "Nine miles.")
    made = export(plan, tmp_path / "out", ("filled",)).files
    assert [one.name for one in made] == ["Their own form, filled in"]
    assert "Nine miles." in lines_of(made[0].path.read_bytes())


def test_a_letter_without_room_for_answers_is_no_form(tmp_path: Path) -> None:
    document = sent_forms.docx.Document()
    document.add_heading("Consultation on tides", 0)
    document.add_paragraph("Question 1: Do you agree that tides should be listed?")
    document.add_paragraph("Question 2: What else should be listed?")
    brief = read(sent_forms.saved(document), tmp_path)
    assert brief.sent_form is None
    exported = export(new_plan(brief, Council(COUNCIL)), tmp_path / "out", ("filled",))
    assert exported.files == ()
    assert exported.notes == ("Their form: this letter did not come as a form to fill in.",)


def test_a_damaged_form_in_a_plan_is_a_problem_in_words(tmp_path: Path) -> None:
    brief = replace(read(sent_forms.controls(), tmp_path), sent_form=SentForm("f.docx", "%%%"))
    with pytest.raises(Problem, match="damaged"):
        export(new_plan(brief, Council(COUNCIL)), tmp_path / "out", ("filled",))
