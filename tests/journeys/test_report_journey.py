"""The report to members in the real window: written, cleared, dated, exported, opened again."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from desktopapp.plan.council import Governance
from desktopapp.plan.report import AppendixKind, PrivateMeeting, Report, Verb
from desktopapp.plan.text import ListItem, plain
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.forms.council_form import CouncilForm
from desktopapp.ui.report.report_rows import DayLine
from desktopapp.ui.report.report_section import SectionRow
from desktopapp.ui.report.report_view import ReportView
from desktopapp.ui.widgets.menu_letters import without_letters
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, press

Begin = Callable[[], tuple[WindowDesk, ReportView]]


@pytest.fixture
def begin(open_window: Open, tmp_path: Path) -> Begin:
    """Return a function that opens the sample, its report not yet begun, on 11 June 2024."""

    def make() -> tuple[WindowDesk, ReportView]:
        session = Session(replace(sample(), report=None))
        session.keep_in(tmp_path / "plan.planwright")
        window = open_window(session)
        window.choose("Report to members")
        return window, window.view_shown("report")

    return make


def kept(window: WindowDesk) -> Report:
    """Return what the plan keeps of the report."""
    report = window.plan.report
    assert report
    return report


def type_day(qtbot: QtBot, line: DayLine, words: str) -> None:
    """Type a day over what is there, and press Enter."""
    line.day.line.selectAll()
    qtbot.keyClicks(line.day.line, words)
    qtbot.keyClick(line.day.line, Qt.Key.Key_Return)


def test_a_report_is_written_cleared_saved_and_opened_again(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    window, view = begin()
    assert view.title.text() == "Report to Cabinet"
    view.title.selectAll()
    qtbot.keyClicks(view.title, "Our plan")
    of = view.fields.rows[4]
    qtbot.keyClicks(of.words, "Head of Policy")
    risk, finance = view.sections.rows[2], view.sections.rows[3]
    risk.editor.setFocus()
    qtbot.keyClicks(risk.editor, "Costs may rise.")
    finance.editor.setFocus()
    qtbot.keyClicks(finance.editor, "No new cost.")
    assert finance.waits.isVisible()
    qtbot.keyClicks(finance.by, "A. Reckoner, section 151 officer")
    qtbot.keyClicks(finance.on.day.line, "11/6/2024")
    assert finance.waits.isHidden()
    view.verb.setCurrentIndex(list(Verb).index(Verb.APPROVE))
    view.verb.activated.emit(view.verb.currentIndex())
    assert plain(view.report.sections[0].text).startswith("That Cabinet approve")

    assert window.top.close()
    again = open_session(tmp_path / "plan.planwright").plan.report
    assert again
    assert (again.title, again.verb) == ("Our plan", Verb.APPROVE)
    assert again.fields[4].value == "Head of Policy"
    assert plain(again.sections[2].text) == "Costs may rise."
    assert again.sections[3].cleared_on == date(2024, 6, 11)
    assert again.sections[0].text == ()


def test_a_day_that_is_typed_and_not_left_yet_is_saved_by_hand(qtbot: QtBot, begin: Begin) -> None:
    window, view = begin()
    line = view.days["meeting"].day.line
    window.top.activateWindow()
    wait_until(window.top.isActiveWindow)
    line.setFocus()
    qtbot.keyClicks(line, "10/12/24")
    report = window.plan.report
    assert report is None or report.dates.meeting is None
    window.choose("Save")
    assert kept(window).dates.meeting == date(2024, 12, 10)
    saved = window.saved().report
    assert saved
    assert saved.dates.meeting == date(2024, 12, 10)


def test_lines_are_added_renamed_moved_and_removed_and_each_step_is_undone(
    qtbot: QtBot, begin: Begin
) -> None:
    window, view = begin()
    first = [one.label for one in view.report.fields]
    view.fields.add(view.report.fields[0].__class__(""))
    qtbot.keyClicks(view.fields.rows[-1].label, "Ward")
    qtbot.keyClicks(view.fields.rows[-1].words, "All")
    view.fields.shift(len(first), -1)
    view.fields.remove(0)
    labels = [one.label for one in kept(window).fields]
    assert labels == [*first[1:-1], "Ward", first[-1]]
    for _ in range(2):
        window.choose("Undo")
    assert [one.label for one in kept(window).fields] == [*first, "Ward"]
    assert view.fields.rows[-1].words.text() == "All"
    window.choose("Undo")
    assert view.fields.rows[-1].words.text() == ""
    window.choose("Redo")
    assert view.fields.rows[-1].words.text() == "All"


def test_the_text_of_a_section_is_formatted_by_the_menus(qtbot: QtBot, begin: Begin) -> None:
    window, view = begin()
    editor = view.sections.rows[2].editor
    window.top.activateWindow()
    editor.setFocus()
    wait_until(lambda: view.editor() is editor)
    qtbot.keyClicks(editor, "One risk")
    window.choose("Bullets")
    (block,) = kept(window).sections[2].text
    assert isinstance(block, ListItem)


def test_dates_are_advised_on_and_nothing_is_blocked(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    window, view = begin()
    meeting = view.days["meeting"]
    type_day(qtbot, meeting, "25 July 2024")
    assert "after the deadline, 19 July 2024" in view.advice.words()
    type_day(qtbot, meeting, "9.7.24")
    view.key.setCurrentIndex(1)
    view.key.activated.emit(1)
    assert "general exception" in view.advice.words()
    assert view.report.fields[3].value == "9 July 2024"
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path / "out")
    qtbot.addWidget(dialog)
    dialog.ticks["report"].setChecked(True)
    dialog.ticks["checklist"].setChecked(True)
    dialog.start()
    wait_until(lambda: dialog.made is not None)
    assert dialog.made
    assert any("general exception" in one.mend for one in dialog.made.findings)
    severities = [str(one.severity) for one in dialog.made.findings]
    assert severities == sorted(severities, key=["must", "should", "advice"].index)
    report = next(one.path for one in dialog.made.files if one.kind == "report")
    with zipfile.ZipFile(report) as container:
        assert "9 July 2024" in container.read("word/document.xml").decode()


def test_appendices_turn_round_are_exempt_and_come_in_files_of_their_own(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    window, view = begin()
    view.appendices.shift(0, 1)
    plan_row = view.appendices.rows[0]
    plan_row.exempt.setCurrentIndex(3)
    plan_row.exempt.activated.emit(3)
    qtbot.keyClicks(plan_row.reasoning, "A price is not agreed.")
    view.separate.click()
    first, second = kept(window).appendices
    assert (first.kind, first.exempt, first.reasoning) == (
        AppendixKind.PLAN,
        "3",
        "A price is not agreed.",
    )
    assert (second.kind, second.exempt) == (AppendixKind.LETTER, "")
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path / "out")
    qtbot.addWidget(dialog)
    for kind, tick in dialog.ticks.items():
        tick.setChecked(kind == "report")
    dialog.start()
    wait_until(lambda: dialog.made is not None)
    assert dialog.made
    report, plan, letter = (one.path for one in dialog.made.files)
    with zipfile.ZipFile(report) as container:
        body = container.read("word/document.xml").decode()
    assert "A price is not agreed." in body
    assert "nine departments" not in body
    assert plan.name.endswith("appendix 1.docx")
    assert letter.name.endswith("appendix 2.docx")


def test_a_council_that_decides_by_committees_is_not_asked_about_key_decisions(
    begin: Begin,
) -> None:
    window, view = begin()
    assert view.key_line.isVisible()
    form = CouncilForm(window.work)
    form.governance.setCurrentIndex(list(Governance).index(Governance.COMMITTEES))
    row = view.appendices.rows[0]
    row.exempt.setCurrentIndex(3)
    row.exempt.activated.emit(3)
    assert view.private.isVisible()
    form.agree()
    assert view.key_line.isHidden()
    assert view.private.isHidden()
    assert "key decision" not in view.advice.words()


def test_the_export_leads_to_the_report(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    window, _ = begin()
    window.view("write")
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.report_wanted):
        press(dialog, "Write it…")


def test_the_wheel_scrolls_the_page_and_turns_no_day(qtbot: QtBot, begin: Begin) -> None:
    window, view = begin()
    meeting = view.days["meeting"]
    type_day(qtbot, meeting, "11 June 2024")
    before = kept(window)
    nowhere, turn = QPoint(), QPoint(0, -120)
    for box in (meeting.day.line, view.verb, view.key, view.appendices.rows[0].exempt):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            nowhere,
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  # Qt's signature
        )
        QApplication.sendEvent(box, event)
    assert kept(window) == before
    assert meeting.day.day == date(2024, 6, 11)
    assert view.verb.currentIndex() == 0


def test_a_small_screen_shows_all_without_scrolling_across(begin: Begin) -> None:
    window, view = begin()
    window.top.resize(683, 384)
    (area,) = view.findChildren(QScrollArea)
    wait_until(lambda: area.horizontalScrollBar().maximum() == 0)


def test_the_notices_of_a_private_meeting_are_asked_for_where_an_appendix_is_exempt(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    window, view = begin()
    card = view.private
    assert card.isHidden()
    row = view.appendices.rows[1]
    row.exempt.setCurrentIndex(3)
    row.exempt.activated.emit(3)
    assert card.isVisible()
    assert card.representations.isHidden()
    type_day(qtbot, card.first, "11 June 2024")
    card.opposed.setCurrentIndex(2)
    card.opposed.activated.emit(2)
    assert card.representations.isVisible()
    qtbot.keyClicks(card.representations, "Let us in.")
    assert kept(window).private.representations == "Let us in."
    window.choose("Undo")
    assert kept(window).private.representations == ""
    window.choose("Redo")
    card.urgent.click()
    assert card.first.isHidden()
    assert card.representations.isHidden()
    qtbot.keyClicks(card.agreed_by, "Cllr Reed, chair of scrutiny")
    type_day(qtbot, card.agreed_on, "11 June 2024")
    qtbot.keyClicks(card.reasons, "The deadline.")
    assert window.top.close()
    again = open_session(tmp_path / "plan.planwright").plan.report
    assert again
    assert again.private == PrivateMeeting(
        first=date(2024, 6, 11),
        opposed=True,
        representations="Let us in.",
        urgent=True,
        agreed_by="Cllr Reed, chair of scrutiny",
        agreed_on=date(2024, 6, 11),
        reasons="The deadline.",
    )


def test_keys_format_a_section_though_a_menu_was_open_where_nothing_is_written(
    qtbot: QtBot, begin: Begin
) -> None:
    window, view = begin()
    window.top.activateWindow()
    view.title.setFocus()
    (menu,) = [one for one in window.top.findChildren(QMenu) if one.title() == "F&ormat"]
    menu.popup(window.top.mapToGlobal(window.top.rect().center()))
    (bullets,) = [one for one in menu.actions() if without_letters(one.text()) == "Bullets"]
    assert not bullets.isEnabled()
    menu.hide()
    window.top.activateWindow()
    editor = view.sections.rows[2].editor
    editor.setFocus()
    wait_until(lambda: view.editor() is editor)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor, Qt.Key.Key_L, held)
    assert editor.formatting.format().bullets


def test_days_are_named_in_english_on_a_german_computer(qtbot: QtBot, begin: Begin) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        _, view = begin()
        type_day(qtbot, view.days["meeting"], "10 December 2024")
        assert view.days["meeting"].day.line.text() == "10 December 2024"
        assert view.days["meeting"].day.beside.whole == "Tuesday"
    finally:
        QLocale.setDefault(before)


def test_a_line_of_the_report_shows_how_it_begins_once_it_is_left(
    begin: Begin, qtbot: QtBot
) -> None:
    _, view = begin()
    line = next(one.by for one in view.findChildren(SectionRow) if one.by.isVisible())
    line.setFocus()
    wait_until(line.hasFocus)
    qtbot.keyClicks(line, "J Barrow, Director of Finance and Section 151 Officer")
    assert line.cursorPosition() == len(line.text())
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert not line.hasFocus()
    assert line.cursorPosition() == 0
