"""The window with a plan in it: what keys and buttons do, what is said when things go wrong."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import CouncilKind
from desktopapp.plan.plan import Appearance, AskState, HeadingChoice, Section, SectionPlace, Status
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.choices import SPELLING
from desktopapp.store.resources import sample
from desktopapp.ui.files import file_verbs
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.importing import Importing
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.forms.appearance_form import AppearanceForm
from desktopapp.ui.forms.council_form import CouncilForm
from desktopapp.ui.forms.fact_choice import QUESTIONS
from desktopapp.ui.forms.serving_form import ServingForm
from desktopapp.ui.forms.terms_form import TermsForm
from desktopapp.ui.pages.paper_stack import PaperStack
from desktopapp.ui.panels.point_filters import PointFilter
from desktopapp.ui.widgets.jobs import Job, Jobs
from desktopapp.ui.widgets.palettes import CHOICES, apply_palette
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.checking import checking
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, button

ROOT = Path(__file__).parents[2]
COUNCIL = "Wyvern Vale District Council"


def test_no_two_commands_have_one_shortcut(window: WindowDesk) -> None:
    keys = [key.toString() for one in window.top.actions() for key in one.shortcuts()]
    assert len(keys) > 30
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_a_plan_that_cannot_be_opened_is_said_and_the_plan_before_it_stays(
    begun: WindowDesk, tmp_path: Path
) -> None:
    work = begun.work
    for name, data in (("empty", b""), ("foreign", b"%PDF-1.7"), ("cut", b"PK\x03\x04")):
        path = tmp_path / f"{name}.planwright"
        path.write_bytes(data)
        begun.open(path)
        assert begun.has_news
        assert begun.news
        assert begun.work is work
        assert path.read_bytes() == data
    begun.open(tmp_path / "absent.planwright")
    assert "no such file" in begun.news


def test_a_save_that_cannot_land_is_said_and_the_window_stays_open(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.write("Words that must not be lost.")
    path = begun.session.path
    assert path
    path.write_bytes(b"somebody else's")
    assert not begun.top.close()
    assert begun.top.isVisible()
    wait_until(lambda: "Save a copy elsewhere" in begun.offered)
    assert begun.state == "Not saved"
    assert path.read_bytes() == b"somebody else's"
    begun.session.keep_in(tmp_path / "elsewhere")
    assert begun.top.close()
    kept = open_session(tmp_path / "elsewhere.planwright").plan
    assert plain(kept.answers_to("t1.q1")[0].text) == "Words that must not be lost."


def test_an_answer_that_was_removed_comes_back_with_one_press(finished: WindowDesk) -> None:
    before = finished.plan
    finished.go("t1.q2")
    plan_verbs.remove_part(finished.work)
    assert finished.plan.answers_to("t1.q2") == ()
    finished.press("Undo")
    assert finished.plan == before


def test_arrows_lead_from_question_to_question(qtbot: QtBot, begun: WindowDesk) -> None:
    begun.go("t1.q1")
    qtbot.mouseClick(begun.card.after, Qt.MouseButton.LeftButton)
    assert begun.where == "t1.q2"
    assert begun.card.name.text() == "Question 1.2"
    assert begun.row == "t1.q2"
    begun.in_outline(Qt.Key.Key_Down)
    assert begun.where == "t1.q3"


def test_what_is_typed_after_going_on_goes_into_the_next_answer(
    qtbot: QtBot, begun: WindowDesk
) -> None:
    begun.top.activateWindow()
    begun.go("t1.q1", write=True)
    begun.choose("Next question")
    QApplication.processEvents()
    editor = begun.editor()
    assert QApplication.focusWidget() is editor
    qtbot.keyClicks(editor, " a b")
    assert plain(begun.plan.answers_to("t1.q2")[0].text) == " a b"
    assert begun.plan.covered("t1.q2a").state is AskState.OPEN


def test_next_and_previous_question_pass_over_a_theme_that_asks_nothing_itself(
    begun: WindowDesk,
) -> None:
    begun.go("t1.q7", write=True)
    seen = []
    for words in ("Next question", "Next question", "Previous question"):
        begun.choose(words)
        seen.append(begun.where)
    assert seen == ["t1.q8", "t2.q1", "t1.q8"]
    assert begun.editor().hasFocus()


def test_f6_goes_round_the_regions(begun: WindowDesk) -> None:
    begun.top.activateWindow()
    editor = begun.editor()
    editor.setFocus()
    seen = []
    for _ in range(5):
        begun.top.next_region(1)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 5
    assert seen[-1] is editor


@pytest.mark.parametrize("view", ["asks", "pages", "report", "whole"])
def test_f6_enters_each_view_and_leaves_it_from_inside_both_ways(
    finished: WindowDesk, view: str
) -> None:
    shown = finished.view(view)
    finished.in_outline()
    finished.top.next_region(1)
    entered = QApplication.focusWidget()
    assert shown.isAncestorOf(entered)
    inside = [one for one in finished.stops() if shown.isAncestorOf(one)][-1]
    inside.setFocus()
    finished.top.next_region(1)
    assert not shown.isAncestorOf(QApplication.focusWidget())
    inside.setFocus()
    finished.top.next_region(-1)
    assert QApplication.focusWidget() not in {inside, entered}


def test_f6_comes_back_from_a_button_beside_the_text_and_from_the_news(
    begun: WindowDesk,
) -> None:
    begun.bar.tell("It is done.", "", (("Undo", begun.top.finish),))
    begun.editor().setFocus()
    begun.top.next_region(-1)
    assert QApplication.focusWidget() is begun.card.before
    begun.in_outline()
    begun.top.next_region(-1)
    assert begun.bar.isAncestorOf(QApplication.focusWidget())
    begun.top.next_region(1)
    assert begun.row
    assert QApplication.focusWidget() is not None


def test_a_section_is_added_named_moved_and_placed(qtbot: QtBot, begun: WindowDesk) -> None:
    plan_verbs.add_section(begun.work, SectionPlace.AFTER)
    section = begun.plan.sections_at(SectionPlace.AFTER)[0]
    assert begun.where == section.id
    qtbot.keyClicks(begun.heading, "Our place")
    named = begun.plan.part(section.id)
    assert isinstance(named, Section)
    assert named.heading == "Our place"
    card = begun.section_card
    card.place.setCurrentIndex(0)
    card.place.activated.emit(0)
    assert [one.heading for one in begun.plan.sections_at(SectionPlace.BEFORE)] == [
        "Introduction",
        "Our place",
    ]
    plan_verbs.put_elsewhere(begun.work, section.id, -1)
    assert begun.plan.sections_at(SectionPlace.BEFORE)[0].heading == "Our place"


def test_an_answer_gets_a_heading_of_its_own(qtbot: QtBot, finished: WindowDesk) -> None:
    finished.go("t1.q2")
    plan_verbs.set_heading(finished.work, HeadingChoice.OWN)
    line = finished.heading
    QApplication.processEvents()
    assert line.isVisibleTo(finished.work)
    line.clear()
    qtbot.keyClicks(line, "How we know")
    assert finished.plan.answers_to("t1.q2")[0].own_heading == "How we know"


def test_one_answer_may_serve_two_questions(finished: WindowDesk, qtbot: QtBot) -> None:
    finished.go("t1.q1")
    answer = finished.plan.answers_to("t1.q1")[0]
    form = ServingForm(finished.work, answer)
    qtbot.addWidget(form)
    form.ticks["t2.q1"].setChecked(True)
    form.agree()
    assert answer.id in [one.id for one in finished.plan.answers_to("t2.q1")]
    finished.go("t1.q1")
    assert finished.beside_heading == "Also answers 2.1"


def test_a_left_out_ask_takes_a_reason_that_stays_inside_until_published(
    qtbot: QtBot, begun: WindowDesk
) -> None:
    begun.go("t1.q5")
    ask, row = begun.card.rows[1]
    row.choose(AskState.LEFT_OUT)
    wait_until(lambda: QApplication.focusWidget() is row.reason.why)  # the cursor jumps there
    line = row.reason
    assert not row.tick.isChecked()  # what is left out is not answered
    qtbot.keyClicks(line.why, "Not known yet")
    said = begun.plan.covered(ask.id)
    assert (said.state, said.reason, said.published) == (AskState.LEFT_OUT, "Not known yet", False)
    line.publish.click()
    assert begun.plan.covered(ask.id).published


def test_all_asks_are_listed_and_filtered(qtbot: QtBot, begun: WindowDesk) -> None:
    view = begun.view("asks")
    view.rows["t1.q1a"].choose(AskState.HERE)
    qtbot.mouseClick(view.filters.buttons[PointFilter.HERE], Qt.MouseButton.LeftButton)
    shown = [one for one, line in view.lines.items() if not line.whole.isHidden()]
    assert shown == ["t1.q1a"]
    assert view.filters.buttons[PointFilter.HERE].text() == "Answered here 1"


def test_a_requirement_is_placed_from_its_finding_without_a_search(
    qtbot: QtBot, begun: WindowDesk
) -> None:
    checks = checking(begun.work)
    begun.type_into("t1.q1", "We share officers.")
    wait_until(lambda: [one for one in checks.found if one.asks])
    (finding,) = [one for one in checks.found if one.asks]
    before = begun.plan
    checks.go(finding)
    row = begun.view_shown("asks").rows[finding.asks[0]]
    wait_until(lambda: row.reason is not None and row.reason.where.hasFocus())
    assert begun.plan is before  # looking at it says nothing
    qtbot.keyClicks(row.reason.where.lineEdit(), "The accounts")
    said = begun.plan.covered(finding.asks[0])
    assert (said.state, said.where) == (AskState.HERE, "The accounts")


def test_one_key_says_that_all_points_of_a_question_are_answered_and_takes_it_back(
    begun: WindowDesk,
) -> None:
    begun.go("t1.q3", write=True)
    command = "All points of this question are answered"
    begun.choose(command)
    assert {begun.plan.covered(one).state for one in ("t1.q3a", "t1.q3b")} == {AskState.HERE}
    begun.choose(command)
    assert {begun.plan.covered(one).state for one in ("t1.q3a", "t1.q3b")} == {AskState.OPEN}
    begun.session.undo()
    assert {begun.plan.covered(one).state for one in ("t1.q3a", "t1.q3b")} == {AskState.HERE}


def test_the_card_says_that_there_is_text_which_nobody_has_looked_at(begun: WindowDesk) -> None:
    begun.go("t1.q1", write=True)
    assert [row.state.text() for _, row in begun.card.rows] == ["No text yet"]
    begun.write("We share officers.")
    begun.refresh()
    assert [row.state.text() for _, row in begun.card.rows] == ["Begun here, not checked"]
    assert not begun.card.rows[0][1].tick.isChecked()


def test_an_agreed_answer_that_changes_says_so_in_card_and_outline(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We share officers.")
    begun.card.status.choose(Status.AGREED)
    begun.type_into("t1.q1", "And more.")
    begun.refresh()
    assert begun.card.status.text() == "Changed since agreed"
    assert "agreed by" in begun.card.status.toolTip()
    begun.card.status.choose(Status.AGREED)
    assert begun.card.status.text() == "Agreed"
    assert {row.where: row.status for row in begun.rows}["t1.q1"] == "Agreed"


def test_a_new_plan_asks_three_things_and_says_nothing_that_was_not_said(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    qtbot.addWidget(dialog)
    dialog.council.setText("Wyvern Vale District Council")
    assert {choice.currentText() for choice, _ in dialog.facts.values()} == {"I do not know yet"}
    partners, names = dialog.facts[Fact.PARTNERS]
    assert names
    qtbot.keyClicks(names, "Castlewyn, Harrow Bay")
    assert partners.said() is True
    dialog.begin.click()
    wait_until(lambda: dialog.found is not None)
    assert dialog.found
    plan = dialog.found.session.plan
    assert plan.council.partners == ("Castlewyn", "Harrow Bay")
    assert plan.council.unsaid == (Fact.UPPER_TIER, Fact.DEVOLUTION)
    assert plan.coverage == {}


def test_a_new_plan_tells_a_screen_reader_which_field_answers_which_question(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    qtbot.addWidget(dialog)
    for fact, (choice, _) in dialog.facts.items():
        beside = choice.parentWidget().findChildren(
            QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly
        )  # where Qt looks for what labels a field
        assert [one.text() for one in beside if one.buddy() is choice] == [QUESTIONS[fact]]
    assert dialog.earlier.choose.accessibleDescription() == "None. The plan begins empty."


def test_a_kind_that_is_chosen_is_kept_and_says_who_is_above(
    qtbot: QtBot, finished: WindowDesk
) -> None:
    form = CouncilForm(finished.work)
    qtbot.addWidget(form)
    assert form.facts[Fact.UPPER_TIER].said() is True
    form.kind.setCurrentIndex(form.kind.findText("Unitary"))
    form.agree()
    assert finished.plan.council.kind is CouncilKind.UNITARY
    assert Fact.UPPER_TIER not in finished.plan.council.facts()


def test_what_was_not_known_at_first_is_said_under_council(
    qtbot: QtBot, begun: WindowDesk
) -> None:
    form = CouncilForm(begun.work)
    qtbot.addWidget(form)
    assert form.facts[Fact.DEVOLUTION].said() is None
    form.facts[Fact.DEVOLUTION].say(False)  # noqa: FBT003  # what is said
    form.agree()
    assert begun.plan.covered("t3.q8a").state is AskState.NOT_APPLICABLE


def test_a_plan_without_a_word_has_nothing_to_check_no_words_and_all_its_pages(
    begun: WindowDesk,
) -> None:
    checking(begun.work).look()
    settle()
    assert begun.findings_told == "Nothing to check yet"
    assert begun.words_told == "0 words in all"
    assert begun.pages_told == "4 pages free"
    begun.type_into("t1.q1", "We share officers.")
    wait_until(lambda: "finding" in begun.findings_told)
    assert begun.words_told != "0 words in all"


def test_a_sample_has_nothing_to_save_and_is_looked_at_before_it_is_due(
    open_window: Open,
) -> None:
    window = open_window()
    window.top.today = date(2026, 1, 1)
    file_verbs.show_sample(window.top)
    assert window.state == "A sample, nothing to save"
    assert window.due_told.startswith("Send by")
    assert window.ready_told == "25 of 25 ready"


def test_the_name_of_the_window_follows_that_of_the_plan(begun: WindowDesk) -> None:
    begun.session.edit(replace(begun.plan, title="Our plan"), "title")
    assert begun.top.windowTitle().startswith("Our plan – Wyvern Vale")


def test_the_preview_shows_every_page_and_leads_to_what_is_written_there(
    qtbot: QtBot, finished: WindowDesk
) -> None:
    finished.work.toggle_side()  # the panel that is shown where none is named
    preview = finished.panel_shown("pages")
    pages = finished.work.pages.layout.pages
    assert [name.text() for _, name, _ in preview.rows] == [
        f"Page {n + 1}" for n in range(len(pages))
    ]
    sheet = preview.rows[-1][0]
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    assert finished.where.startswith("t4")
    view = finished.view("pages")
    assert view.words.text() == f"{len(pages)} pages"
    assert not view.sheets[0].grab().toImage().isNull()


def test_panels_fold_away_in_a_small_window(begun: WindowDesk) -> None:
    begun.top.resize(683, 384)
    QApplication.processEvents()
    assert begun.top.width() == 683
    assert not begun.has_outline
    assert begun.card.folded
    assert begun.tells_pages
    begun.open_outline()
    assert begun.has_outline


def test_focus_leaves_the_text_alone_and_comes_back(qtbot: QtBot, begun: WindowDesk) -> None:
    begun.choose("Focus on the text")
    assert not begun.has_outline
    assert not begun.has_card
    assert not begun.tells_pages
    assert begun.bar_of_menus.is_quiet
    qtbot.keyClick(begun.editor(), Qt.Key.Key_Escape)
    assert begun.has_outline
    assert begun.has_card
    assert begun.tells_pages
    assert not begun.bar_of_menus.is_quiet


def test_pages_are_told_in_focus_where_there_are_too_many(finished: WindowDesk) -> None:
    finished.choose("Focus on the text")
    assert not finished.tells_pages
    finished.view("write")
    finished.go("t1.q1", write=True)
    finished.editor().exchange.take(plain_words("Another line of words. " * 900))
    wait_until(lambda: finished.tells_pages)


def plain_words(words: str) -> QMimeData:
    """Return words as the clipboard holds them."""
    data = QMimeData()
    data.setText(words)
    return data


def test_text_grows_by_whole_pixels(begun: WindowDesk) -> None:
    before = begun.letters
    begun.work.zoom(1)
    assert begun.letters == before + 1
    begun.work.zoom(0)
    assert begun.letters == before


def test_an_absent_font_is_refused_in_words(qtbot: QtBot, begun: WindowDesk) -> None:
    form = AppearanceForm(begun.work)
    qtbot.addWidget(form)
    form.font_box.setEditText("No Such Face")
    form.agree()
    assert "No Such Face" in form.problem.text()
    assert begun.plan.appearance == Appearance()


def test_a_plan_whose_font_is_absent_opens_and_says_so(window: WindowDesk) -> None:
    plan = sample()
    window.show(Session(replace(plan, appearance=Appearance(font="No Such Face"))))
    assert "No Such Face" in window.news


def test_the_deadline_may_move(qtbot: QtBot, begun: WindowDesk) -> None:
    form = TermsForm(begun.work)
    qtbot.addWidget(form)
    form.due.line.selectAll()
    qtbot.keyClicks(form.due.line, "31 June 2024")
    form.agree()
    assert "June has 30 days." in form.problem.text()
    form.due.line.selectAll()
    qtbot.keyClicks(form.due.line, "2/9/24")
    form.least.setValue(5)
    form.most.setValue(3)
    form.agree()
    assert "fewest" in form.problem.text()
    form.most.setValue(6)
    form.agree()
    assert begun.plan.deadline == date(2024, 9, 2)
    assert begun.plan.pages
    assert (begun.plan.pages.min, begun.plan.pages.max) == (5, 6)
    assert begun.due_told == "Send by 2 September 2024"


def test_a_new_plan_needs_a_council_and_a_folder(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    qtbot.addWidget(dialog)
    assert not dialog.begin.isEnabled()
    dialog.council.setText("St “Mary’s” / Ham 🐷 Borough Council")
    dialog.place.setText(str(tmp_path / "no" / "such" / "plan.planwright"))
    dialog.begin.click()
    assert dialog.found is None
    assert dialog.problem.text()
    dialog.place.setText(str(tmp_path / "plan.planwright"))
    dialog.begin.click()
    assert dialog.found
    assert dialog.found.session.plan.council.name == "St “Mary’s” / Ham 🐷 Borough Council"


def test_a_document_is_brought_in_as_the_officer_placed_it(
    qtbot: QtBot, begun: WindowDesk, tmp_path: Path
) -> None:
    source = tmp_path / "old.txt"
    source.write_text(
        "1. How you have transformed the way you design and deliver services\n\n"
        "We count cost per case and days to decide, and publish both each quarter.\n\n"
        "4. The barriers preventing progress\n\nOne-year settlements hold us back.\n",
        encoding="utf-8",
    )
    dialog = Importing(begun.top, begun.top.jobs, begun.plan, [source])
    qtbot.addWidget(dialog)
    wait_until(lambda: dialog.found is not None)
    dialog.placing.document.go(0)
    dialog.placing.place(len(dialog.placing.targets) - 1)  # not brought in
    dialog.accept_button.click()
    assert dialog.found
    assert dialog.proposal
    assert dialog.proposal.passages == dialog.found.passages[1:]


@pytest.mark.parametrize(
    ("title", "ticked"),
    [("APPENDIX 1 – Eastmere Productivity Plan", False), ("Eastmere Productivity Plan", True)],
)
def test_the_title_of_a_document_is_offered_and_its_headings_are_not_ticked(
    qtbot: QtBot,
    begun: WindowDesk,
    tmp_path: Path,
    title: str,
    ticked: bool,  # noqa: FBT001  # a case
) -> None:
    source = tmp_path / "old.txt"
    source.write_text(
        f"{title}\n\n1. How we have transformed the way we design and deliver services\n\n"
        "We count cost per case and days to decide, and publish both each quarter.\n\n"
        "4. The barriers preventing progress\n\nOne-year settlements hold us back.\n",
        encoding="utf-8",
    )
    dialog = Importing(begun.top, begun.top.jobs, begun.plan, [source])
    qtbot.addWidget(dialog)
    wait_until(lambda: dialog.found is not None)
    assert dialog.as_title.accessibleDescription() == title
    assert dialog.as_title.isChecked() == ticked
    assert "How we have transformed" in dialog.as_headings.accessibleDescription()
    assert not dialog.as_headings.isChecked()


def test_a_long_pdf_shows_how_far_it_is_read_and_stops_when_asked(
    qtbot: QtBot, begun: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "from desktopapp.readers import cage; import sys, time\n"
    told += (
        "sys.stdout.buffer.write(cage.progress_line(11, 619)); sys.stdout.flush(); time.sleep(600)"
    )
    monkeypatch.setattr(
        "desktopapp.readers.read.worker_command", lambda _kind: [sys.executable, "-c", told]
    )
    source = tmp_path / "long.pdf"
    source.write_bytes(b"%PDF-1.7")
    dialog = Importing(begun.top, begun.top.jobs, begun.plan, [source])
    qtbot.addWidget(dialog)
    wait_until(lambda: dialog.words.text() == "long.pdf, page 12 of 619")
    assert (dialog.bar.value(), dialog.bar.maximum()) == (11, 619)
    job = dialog.job
    dialog.stop.click()
    wait_until(job.ended.is_set)
    assert not dialog.isVisible()
    assert dialog.found is None


def test_a_document_that_cannot_be_read_is_said(
    qtbot: QtBot, begun: WindowDesk, tmp_path: Path
) -> None:
    source = tmp_path / "empty.docx"
    source.write_bytes(b"")
    before = begun.plan
    dialog = Importing(begun.top, begun.top.jobs, begun.plan, [source])
    qtbot.addWidget(dialog)
    wait_until(lambda: bool(dialog.problem.text()))
    assert not dialog.accept_button.isEnabled()
    assert begun.plan is before


def test_documents_that_cannot_be_written_are_said(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder", encoding="utf-8")
    dialog = Exporting(finished.top, finished.top.jobs, finished.plan, taken)
    qtbot.addWidget(dialog)
    dialog.start()
    wait_until(lambda: bool(dialog.problem.text()))
    assert dialog.made is None
    assert dialog.make.isEnabled()


def test_making_documents_can_be_stopped(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path
) -> None:
    dialog = Exporting(finished.top, finished.top.jobs, finished.plan, tmp_path / "out")
    qtbot.addWidget(dialog)
    dialog.start()
    dialog.reject()
    wait_until(lambda: dialog.step.text() == "Stopped. Nothing was written.")
    assert dialog.made is None
    assert not (tmp_path / "out").exists()
    assert dialog.make.isEnabled()


def test_the_window_has_its_documents_made_by_a_process_of_its_own(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktopapp.operations.making.Manuscript", None
    )  # nothing can be made in this one
    dialog = Exporting(finished.top, finished.top.jobs, finished.plan, tmp_path)
    qtbot.addWidget(dialog)
    dialog.start()
    wait_until(lambda: dialog.made or dialog.problem.text())
    assert dialog.made
    assert len(dialog.made.files) == len(list(tmp_path.iterdir())) == 2


def test_the_sample_gets_a_file_with_its_first_change(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_verbs, "documents_folder", lambda: tmp_path)
    file_verbs.show_sample(window.top)
    assert window.session.path is None
    window.card.status.choose(Status.DRAFTING)
    path = window.session.path
    assert path
    assert path.parent == tmp_path
    assert window.top.close()
    assert path.exists()


def test_late_results_of_older_work_are_dropped() -> None:
    jobs = Jobs()
    heard: list[object] = []
    jobs.run("count", lambda _job: "old", heard.append, heard.append)
    jobs.run("count", lambda _job: "new", heard.append, heard.append)
    wait_until(lambda: bool(heard))
    settle()
    assert heard == ["new"]


def test_what_goes_wrong_in_a_job_is_handed_over() -> None:
    jobs = Jobs()
    heard: list[Exception] = []

    def fail(_job: Job) -> object:
        raise OSError("the disk is full")

    jobs.run("save", fail, print, heard.append)
    wait_until(lambda: bool(heard))
    assert str(heard[0]) == "the disk is full"


def test_a_result_for_a_widget_that_was_closed_meanwhile_is_dropped(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[object] = []

    class Asker(QWidget):
        def take(self, result: object) -> None:
            heard.append(result)
            self.setWindowTitle("still here")

    kept, closed = Asker(), Asker()
    qtbot.addWidget(kept)
    gate = Event()
    jobs.run("one", lambda _job: gate.wait(5), closed.take, closed.take)
    closed.deleteLater()
    wait_until(lambda: not isValid(closed))
    gate.set()
    jobs.run("other", lambda _job: "kept", kept.take, kept.take)
    wait_until(lambda: "kept" in heard)
    settle()
    assert heard == ["kept"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display is named")
def test_without_a_display_one_sentence_is_said() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    said = subprocess.run(
        [sys.executable, "-m", "desktopapp"],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert said.returncode == 1
    assert said.stderr.startswith("Planwright cannot open its window: there is no display here.")
    assert "Traceback" not in said.stderr


def test_a_first_start_shows_the_first_page_of_the_sample(window: WindowDesk) -> None:
    window.top.show_home()
    stack = window.top.findChild(PaperStack)
    assert stack
    assert stack.isVisible()
    wait_until(lambda: stack.pages is not None)
    inks = stack.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = sum(
        inks.pixelColor(x, y).value() < 90 for x in range(0, 500, 3) for y in range(60, 500)
    )
    assert dark > 100  # there is writing on the paper
    window.top.resize(700, 600)
    wait_until(lambda: not stack.isVisible())


def test_later_starts_show_the_recent_plans_instead(window: WindowDesk, tmp_path: Path) -> None:
    path = tmp_path / "ours.planwright"
    new_session(path, COUNCIL, "productivity-2024")
    window.top.settings.add_recent(path)
    window.top.show_home()
    assert window.top.findChild(PaperStack) is None
    assert "ours" in window.choices()


def drop(window: WindowDesk, *files: Path) -> bool:
    """Drop files onto the window and tell whether it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)  # as a file manager may propose it
    event.ignore()
    window.top.dropEvent(event)  # sent through Qt it would need a drag that began elsewhere
    assert not event.isAccepted() or event.dropAction() is Qt.DropAction.CopyAction
    return event.isAccepted()


def test_a_plan_that_is_dropped_on_the_window_is_opened(
    window: WindowDesk, tmp_path: Path
) -> None:
    path = new_session(tmp_path / "ours", COUNCIL, "productivity-2024").path
    assert path
    assert window.top.acceptDrops()
    assert not window.is_open
    assert drop(window, path)
    wait_until(lambda: window.is_open)


def test_files_of_other_kinds_are_not_taken(window: WindowDesk, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "song.mp3")


def test_spelling_is_switched_off_and_stays_off(begun: WindowDesk) -> None:
    begun.choose("Check spelling")
    wait_until(lambda: begun.top.spelling.speller is not None)
    assert begun.editor().speller
    begun.choose("Check spelling")
    assert not begun.top.settings.get(SPELLING)
    assert begun.editor().speller is None


@pytest.mark.parametrize("shown", ["write", "asks", "pages"])
def test_every_control_has_a_name_and_is_large_enough_to_press(
    finished: WindowDesk, shown: str
) -> None:
    finished.view(shown)
    finished.panel("findings")
    settle()
    controls = [one for one in finished.work.findChildren(QWidget) if one.isVisible()]
    nameless = [
        one
        for one in controls
        if one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not isinstance(one.parent(), QComboBox)  # the box has the name
        and not spoken_name(one)
    ]
    small = [
        one
        for one in controls
        if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < 24
    ]
    assert nameless == []
    assert small == []


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says a widget is called."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard else ""


def test_the_text_that_follows_takes_the_colours_of_another_palette(
    finished: WindowDesk,
) -> None:
    def ink() -> str:
        return finished.next_answer.palette().color(QPalette.ColorRole.WindowText).name()

    try:
        for name in ("dark", "light"):
            apply_palette(name)
            wait_until(lambda name=name: ink() == CHOICES[name].ghost)
    finally:
        QApplication.setPalette(QPalette())


def test_another_letter_for_a_new_plan_is_read_first(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.letter.setCurrentIndex(dialog.letter.count() - 1)
    dialog.letter.activated.emit(dialog.letter.count() - 1)
    assert dialog.wants_letter
    assert dialog.isHidden()


def test_a_council_name_of_two_hundred_characters_makes_a_plan(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    qtbot.addWidget(dialog)
    name = ("The “United” / Boroughs 🐷 of " * 8)[:200].strip()
    dialog.council.setText(name)
    dialog.council.textEdited.emit(name)
    dialog.begin.click()
    assert dialog.found
    assert dialog.found.session.plan.council.name == name
    assert dialog.found.session.path
    assert dialog.found.session.path.exists()


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, begun: WindowDesk) -> None:
    form = TermsForm(begun.work)
    qtbot.addWidget(form)
    form.show()
    form.title_line.setText("Another title")
    cancel = button(form, "Cancel")
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert form.result() == 0
    assert not form.isVisible()
    again = TermsForm(begun.work)
    qtbot.addWidget(again)
    again.show()
    again.title_line.setText("Another title")
    qtbot.keyClick(again.title_line, Qt.Key.Key_Return)
    assert begun.plan.title == "Another title"
    begun.top.activateWindow()
    fold = begun.card.fold_button
    folded = begun.card.folded
    qtbot.keyClick(fold, Qt.Key.Key_Return)
    assert begun.card.folded is not folded


def test_enter_in_the_outline_leads_into_the_text(begun: WindowDesk) -> None:
    begun.top.activateWindow()
    begun.go("t1.q1")
    begun.in_outline(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert begun.where == "t1.q2"
    assert QApplication.focusWidget() is begun.editor()
    begun.top.resize(683, 384)
    QApplication.processEvents()
    begun.work.toggle_outline()
    assert begun.has_outline
    assert not begun.has_page
    begun.in_outline(Qt.Key.Key_Down)
    assert begun.has_outline
    begun.in_outline(Qt.Key.Key_Return)
    assert begun.has_page
    assert not begun.has_outline
    assert begun.where == "t1.q3"
