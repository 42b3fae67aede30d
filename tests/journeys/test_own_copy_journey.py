"""The council's own copy of the letter in the real window: chosen, looked at, undone, exported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktopapp.layout.count import count
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import AppendixKind
from desktopapp.plan.text import plain
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.report import report_view
from desktopapp.ui.report.letter_copy import CopySheet, LetterLine
from desktopapp.ui.report.report_view import ReportView
from tests import letter_files
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

Begin = Callable[..., tuple[WindowDesk, ReportView]]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def begin(open_window: Open, tmp_path: Path) -> Begin:
    """Return a function that opens a plan, the sample if none is given, with its report."""

    def make(plan: Plan | None = None) -> tuple[WindowDesk, ReportView]:
        session = Session(plan or sample())
        session.keep_in(tmp_path / "plan.planwright")
        window = open_window(session)
        window.choose("Report to members")
        return window, window.view_shown("report")

    return make


def letter_line(view: ReportView) -> LetterLine:
    """Return the line of the letter in the list of appendices."""
    line = view.appendices.rows[0].letter
    assert isinstance(line, LetterLine)
    return line


def choose(
    qtbot: QtBot, view: ReportView, path: Path, monkeypatch: pytest.MonkeyPatch
) -> CopySheet:
    """Press the button, choose a file, and wait until it was read or refused."""
    monkeypatch.setattr(report_view, "ask_file", lambda *_asked: path)
    qtbot.mouseClick(letter_line(view).choose, LEFT)
    return wait(view)


def wait(view: ReportView) -> CopySheet:
    sheet = view.copy_sheet
    assert sheet
    assert not sheet.agree.isEnabled()
    wait_until(lambda: bool(sheet.read or sheet.problem.said))
    return sheet


def word_letter(folder: Path) -> Path:
    path = folder / "From the minister.docx"
    path.write_bytes(letter_files.word_bytes(letter_files.typed_word()))
    return path


def test_a_copy_is_chosen_checked_used_undone_saved_and_exported(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = begin()
    before = window.plan
    counted = count(before)
    assert letter_line(view).words.whole == "The text in Planwright, with its licence"
    assert letter_line(view).look.isHidden()
    sheet = choose(qtbot, view, word_letter(tmp_path), monkeypatch)
    assert window.plan is before
    assert sheet.shown
    assert sheet.shown.isReadOnly()
    assert "Have it endorsed." in plain(sheet.shown.text)
    assert "Headers and footers of pages were left out." in sheet.notes.text()
    qtbot.mouseClick(sheet.agree, LEFT)
    plan = window.plan
    assert letter_line(view).words.whole == "Your own copy: From the minister.docx, 60 words"
    assert len(plan.pictures) == len(before.pictures) + 2
    assert (count(plan).words, count(plan).pages) == (counted.words, counted.pages)

    qtbot.mouseClick(letter_line(view).look, LEFT)
    look = view.copy_sheet
    assert look
    assert look is not sheet
    assert look.shown
    assert "Be candid." in plain(look.shown.text)
    assert look.agree.isHidden()
    look.reject()

    qtbot.mouseClick(letter_line(view).back, LEFT)
    assert window.plan.pictures == before.pictures
    assert letter_line(view).copy is None
    window.choose("Undo")
    assert window.plan == plan
    window.choose("Undo")
    assert window.plan == before
    window.choose("Redo")
    assert window.plan == plan

    assert window.top.close()
    again = open_session(tmp_path / "plan.planwright").plan
    assert again.report == plan.report
    assert again.pictures == plan.pictures


def test_each_file_that_is_made_is_named_for_what_it_is(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = begin()
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_files.typed_pdf(2))
    sheet = choose(qtbot, view, path, monkeypatch)
    qtbot.mouseClick(sheet.agree, LEFT)
    assert letter_line(view).words.whole.startswith("Your own copy: letter.pdf, 2 pages, ")
    view.separate.click()
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path / "out")
    qtbot.addWidget(dialog)
    for kind, tick in dialog.ticks.items():
        tick.setChecked(kind in ("report", "web", "checklist"))
    dialog.start()
    wait_until(lambda: dialog.made is not None)
    assert dialog.made
    names = [one.name for one in dialog.made.files]
    assert names == [
        "Report to members",
        "Appendix 1 of the report: the letter, your own copy",
        "Appendix 2 of the report: the plan",
        "Web page",
        "Text to paste into your website",
        "Checklist",
    ]
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(name in shown for name in names)
    assert dialog.made.files[1].path.suffix == ".pdf"
    tables = docx.Document(str(dialog.made.files[-1].path)).tables
    steps = [row.cells[0].text for row in tables[0].rows]
    assert "Letter compared with your own copy" in steps


def test_a_letter_as_a_web_page_gives_its_words_and_it_is_said_what_its_file_will_be(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = begin()
    before = window.plan
    path = tmp_path / "letter.html"
    path.write_text("<h1>What to do</h1><p>Be candid.</p>", encoding="utf-8")
    sheet = choose(qtbot, view, path, monkeypatch)
    assert "a Word document made from them" in sheet.said.text()
    qtbot.mouseClick(sheet.agree, LEFT)
    assert letter_line(view).words.whole == "Your own copy: letter.html, 5 words"
    assert window.plan.pictures == before.pictures


def test_a_scan_is_said_to_be_one_before_it_is_used(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = begin()
    path = tmp_path / "scan.pdf"
    path.write_bytes(letter_files.scanned_pdf())
    sheet = choose(qtbot, view, path, monkeypatch)
    assert "Its pages are pictures." in sheet.said.text()
    assert "prints the text of the letter that Planwright has" in sheet.said.text()
    assert sheet.shown is None
    qtbot.mouseClick(sheet.agree, LEFT)
    assert letter_line(view).scan.isVisible()


@pytest.mark.parametrize("name", ["cut.pdf", "tracked.docx", "letter.doc"])
def test_what_is_no_letter_changes_nothing(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    window, view = begin()
    before = window.plan
    data = {"cut.pdf": letter_files.typed_pdf()[:200], "tracked.docx": letter_files.tracked_word()}
    (tmp_path / name).write_bytes(data.get(name, b"Dear Chief Executive,"))
    sheet = choose(qtbot, view, tmp_path / name, monkeypatch)
    assert sheet.problem.isVisible()
    assert sheet.agree.isHidden()
    sheet.reject()
    assert window.plan is before
    assert letter_line(view).copy is None


def test_reading_can_be_stopped_and_nothing_comes_after(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    window, view = begin()
    before = window.plan
    view.take_copy(word_letter(tmp_path))
    sheet = view.copy_sheet
    assert sheet
    qtbot.mouseClick(sheet.stop, LEFT)
    assert sheet.job
    assert sheet.job.cancelled
    window.top.jobs.finish("own copy")
    assert window.plan is before


def test_a_letter_that_planwright_has_no_text_of_is_added_with_ones_own_copy(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample()
    window, view = begin(replace(plan, report=None, brief=replace(plan.brief, letter="")))
    assert [one.kind for one in view.report.appendices] == [AppendixKind.PLAN]
    adder = view.adders[AppendixKind.LETTER]
    assert adder.isVisible()
    monkeypatch.setattr(report_view, "ask_file", lambda *_asked: word_letter(tmp_path))
    qtbot.mouseClick(adder, LEFT)
    qtbot.mouseClick(wait(view).agree, LEFT)
    found = [one.kind for one in view.report.appendices]
    assert found == [AppendixKind.LETTER, AppendixKind.PLAN]
    assert letter_line(view).back.isHidden()
    assert adder.isHidden()
    assert view.appendices.rows[0].title.text().startswith("Letter of 16 April 2024")
    window.choose("Undo")
    assert [one.kind for one in view.report.appendices] == [AppendixKind.PLAN]


def test_a_file_can_be_dropped_on_the_letter(begin: Begin, tmp_path: Path) -> None:
    _, view = begin()
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(word_letter(tmp_path)))])
    line = letter_line(view)
    no_keys = Qt.KeyboardModifier.NoModifier
    line.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, LEFT, no_keys))
    sheet = wait(view)
    assert sheet.read
    sheet.reject()
