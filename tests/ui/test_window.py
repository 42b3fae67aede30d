"""The window with a plan in it: what keys and buttons do, what is said when things go wrong."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDropEvent, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktopapp.plan.plan import Appearance, Heading, Place, Plan, Section, State, Status
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.choices import SPELLING, TEXT_SIZE
from desktopapp.store.resources import sample
from desktopapp.store.settings import Settings, load_settings
from desktopapp.ui.desk import plan_verbs
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.files import file_verbs
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.importing import Importing
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.forms.appearance_form import AppearanceForm
from desktopapp.ui.forms.serving_form import ServingForm
from desktopapp.ui.forms.terms_form import TermsForm
from desktopapp.ui.home import Choice
from desktopapp.ui.panels.coverage import CoverageView
from desktopapp.ui.panels.pages_view import PagesView
from desktopapp.ui.panels.preview import Preview
from desktopapp.ui.paper.paper_stack import PaperStack
from desktopapp.ui.parts.jobs import Job, Jobs
from desktopapp.ui.parts.palettes import CHOICES, wear
from desktopapp.ui.window import Window

ROOT = Path(__file__).parents[2]
COUNCIL = "Wyvern Vale District Council"
Show = Callable[[Plan], tuple[Window, Workspace]]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Return an empty window that is shown."""
    made = Window(Settings({"spelling": False}), date(2024, 6, 11))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.finish()
    return made


@pytest.fixture
def work(window: Window, tmp_path: Path) -> Workspace:
    """Return the workspace of a new plan, kept in a file."""
    window.show_session(new_session(tmp_path / "plan", COUNCIL, "productivity-2024"))
    assert window.work
    return window.work


@pytest.fixture
def finished(window: Window) -> Workspace:
    """Return the workspace of the finished sample."""
    window.show_session(Session(sample()))
    assert window.work
    return window.work


def press(window: Window, words: str) -> None:
    """Choose the command of a menu that has these words."""
    (action,) = [one for one in window.findChildren(QAction) if one.text() == words]
    action.trigger()


def test_no_two_commands_have_one_shortcut(window: Window) -> None:
    keys = [key.toString() for one in window.actions() for key in one.shortcuts()]
    assert len(keys) > 30
    assert len(keys) == len(set(keys))


def test_a_plan_that_cannot_be_opened_is_said_and_the_plan_before_it_stays(
    window: Window, work: Workspace, tmp_path: Path
) -> None:
    for name, data in (("empty", b""), ("foreign", b"%PDF-1.7"), ("cut", b"PK\x03\x04")):
        path = tmp_path / f"{name}.planwright"
        path.write_bytes(data)
        window.open_path(path)
        assert window.notice.isVisible()
        assert window.notice.words.text()
        assert window.work is work
        assert path.read_bytes() == data
    window.open_path(tmp_path / "absent.planwright")
    assert "no such file" in window.notice.words.text()


def test_a_save_that_cannot_land_is_said_and_the_window_stays_open(
    qtbot: QtBot, window: Window, work: Workspace, tmp_path: Path
) -> None:
    editor = work.editor()
    assert editor
    qtbot.keyClicks(editor, "Words that must not be lost.")
    path = work.bridge.session.path
    assert path
    path.write_bytes(b"somebody else's")
    assert not window.close()
    assert window.isVisible()
    assert window.notice.isVisible()
    assert "Save a copy elsewhere" in [
        one.text() for one in window.notice.findChildren(type(work.title.export))
    ]
    assert window.state.words.text() == "Not saved"
    assert path.read_bytes() == b"somebody else's"
    work.bridge.session.keep_in(tmp_path / "elsewhere")
    assert window.close()
    kept = open_session(tmp_path / "elsewhere.planwright").plan
    assert plain(kept.answers_to("t1.q1")[0].text) == "Words that must not be lost."


def test_an_answer_that_was_removed_comes_back_with_one_press(
    window: Window, finished: Workspace
) -> None:
    before = finished.plan
    finished.go("t1.q2")
    plan_verbs.remove_part(finished)
    assert finished.plan.answers_to("t1.q2") == ()
    (undo,) = [
        one
        for one in window.notice.findChildren(type(finished.title.export))
        if one.text() == "Undo"
    ]
    undo.click()
    assert finished.plan == before


def test_arrows_lead_from_question_to_question(qtbot: QtBot, work: Workspace) -> None:
    work.go("t1.q1")
    qtbot.mouseClick(work.page.card.after, Qt.MouseButton.LeftButton)
    assert work.where == "t1.q2"
    assert work.page.card.name.text() == "Question 1.2"
    assert work.outline.tree.currentIndex().isValid()
    work.outline.tree.setFocus()
    qtbot.keyClick(work.outline.tree, Qt.Key.Key_Down)
    assert work.where == "t1.q3"


def test_what_is_typed_after_going_on_goes_into_the_next_answer(
    qtbot: QtBot, window: Window, work: Workspace
) -> None:
    window.activateWindow()
    work.go("t1.q1", write=True)
    press(window, "Next question")
    QApplication.processEvents()
    editor = work.editor()
    assert QApplication.focusWidget() is editor
    qtbot.keyClicks(editor, " a b")
    assert plain(work.plan.answers_to("t1.q2")[0].text) == " a b"
    assert work.plan.covered("t1.q2a").state is State.OPEN


def test_f6_goes_round_the_regions(window: Window, work: Workspace) -> None:
    window.activateWindow()
    editor = work.editor()
    assert editor
    editor.setFocus()
    seen = []
    for _ in range(4):
        window.next_region(1)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4
    assert seen[-1] is editor


def test_a_section_is_added_named_moved_and_placed(qtbot: QtBot, work: Workspace) -> None:
    plan_verbs.add_section(work, Place.AFTER)
    section = work.plan.sections_at(Place.AFTER)[0]
    assert work.where == section.id
    qtbot.keyClicks(work.page.desk.boxes[0].heading.own, "Our place")
    named = work.plan.part(section.id)
    assert isinstance(named, Section)
    assert named.heading == "Our place"
    card = work.page.section_card
    assert card
    card.place.setCurrentIndex(0)
    card.place.activated.emit(0)
    assert [one.heading for one in work.plan.sections_at(Place.BEFORE)] == [
        "Introduction",
        "Our place",
    ]
    plan_verbs.put_elsewhere(work, section.id, -1)
    assert work.plan.sections_at(Place.BEFORE)[0].heading == "Our place"


def test_an_answer_gets_a_heading_of_its_own(qtbot: QtBot, finished: Workspace) -> None:
    finished.go("t1.q2")
    plan_verbs.set_heading(finished, Heading.OWN)
    line = finished.page.desk.boxes[0].heading.own
    QApplication.processEvents()
    assert line.isVisibleTo(finished)
    line.clear()
    qtbot.keyClicks(line, "How we know")
    assert finished.plan.answers_to("t1.q2")[0].own_heading == "How we know"


def test_one_answer_may_serve_two_questions(finished: Workspace, qtbot: QtBot) -> None:
    finished.go("t1.q1")
    answer = finished.plan.answers_to("t1.q1")[0]
    form = ServingForm(finished, answer)
    qtbot.addWidget(form)
    form.ticks["t2.q1"].setChecked(True)
    form.agree()
    assert answer.id in [one.id for one in finished.plan.answers_to("t2.q1")]
    finished.go("t1.q1")
    assert finished.page.desk.boxes[0].heading.note.text() == "Also answers 2.1"


def test_a_left_out_ask_takes_a_reason_that_stays_inside_until_published(
    qtbot: QtBot, work: Workspace
) -> None:
    work.go("t1.q5")
    ask, row = work.page.card.rows[1]
    row.choose(State.LEFT_OUT)
    line = row.reason
    assert line
    qtbot.keyClicks(line.why, "Not known yet")
    said = work.plan.covered(ask.id)
    assert (said.state, said.reason, said.published) == (State.LEFT_OUT, "Not known yet", False)
    line.publish.click()
    assert work.plan.covered(ask.id).published


def test_all_asks_are_listed_and_filtered(qtbot: QtBot, work: Workspace) -> None:
    work.show_view("asks")
    view = work.views["asks"]
    assert isinstance(view, CoverageView)
    view.rows["t1.q1a"].choose(State.HERE)
    qtbot.mouseClick(view.filters[State.HERE], Qt.MouseButton.LeftButton)
    shown = [one for one, line in view.lines.items() if not line.isHidden()]
    assert shown == ["t1.q1a"]
    assert view.filters[State.HERE].text() == "Answered here 1"


def test_the_preview_shows_every_page_and_leads_to_what_is_written_there(
    qtbot: QtBot, finished: Workspace
) -> None:
    finished.toggle_side()
    assert finished.side
    preview = finished.side.panels["pages"]
    assert isinstance(preview, Preview)
    pages = finished.pages.layout.pages
    assert [name.text() for _, name, _ in preview.rows] == [
        f"Page {n + 1}" for n in range(len(pages))
    ]
    sheet = preview.rows[-1][0]
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    assert finished.where.startswith("t4")
    finished.show_view("pages")
    view = finished.views["pages"]
    assert isinstance(view, PagesView)
    assert view.words.text() == f"{len(pages)} pages"
    assert not view.sheets[0].grab().toImage().isNull()


def test_panels_fold_away_in_a_small_window(window: Window, work: Workspace) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    assert window.width() == 683
    assert not work.outline.isVisible()
    assert work.title.outline_button.isVisible()
    assert work.page.card.folded
    assert work.counter.chip.words.isVisible()
    work.title.outline_button.click()
    assert work.outline.isVisible()


def test_focus_leaves_the_text_alone_and_comes_back(window: Window, work: Workspace) -> None:
    window.toggle_focus()
    assert not work.outline.isVisible()
    assert work.counter.isVisible()
    window.toggle_focus()
    assert work.outline.isVisible()


def test_text_grows_by_whole_pixels(work: Workspace) -> None:
    before = work.page.desk.pixels()
    work.zoom(1)
    assert work.page.desk.pixels() == before + 1
    work.zoom(0)
    assert work.page.desk.pixels() == before


def test_a_size_of_the_windows_text_is_kept_and_said_to_hold_from_the_next_start(
    window: Window, work: Workspace
) -> None:
    file_verbs.choose_text_size(window, 130)
    assert load_settings().get(TEXT_SIZE) == 130
    assert "130 %" in work.notice.words.text()
    assert "start it again" in work.notice.more.text()


def test_an_absent_font_is_refused_in_words(qtbot: QtBot, work: Workspace) -> None:
    form = AppearanceForm(work)
    qtbot.addWidget(form)
    form.font_box.setEditText("No Such Face")
    form.agree()
    assert "No Such Face" in form.problem.text()
    assert work.plan.appearance == Appearance()


def test_a_plan_whose_font_is_absent_opens_and_says_so(window: Window) -> None:
    plan = sample()
    window.show_session(Session(replace(plan, appearance=Appearance(font="No Such Face"))))
    assert window.work
    assert "No Such Face" in window.notice.words.text()


def test_the_deadline_may_move(qtbot: QtBot, work: Workspace) -> None:
    form = TermsForm(work)
    qtbot.addWidget(form)
    form.due.setDate(date(2024, 9, 2))
    form.least.setValue(5)
    form.most.setValue(3)
    form.agree()
    assert "fewest" in form.problem.text()
    form.most.setValue(6)
    form.agree()
    assert work.plan.deadline == date(2024, 9, 2)
    assert work.plan.pages
    assert (work.plan.pages.min, work.plan.pages.max) == (5, 6)
    assert work.title.day.text() == "Send by 2 September 2024"


def test_a_new_plan_needs_a_council_and_a_folder(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = NewPlan(window, tmp_path)
    qtbot.addWidget(dialog)
    assert not dialog.begin.isEnabled()
    dialog.council.setText("St “Mary’s” / Ham 🐷 Borough Council")
    dialog.place.setText(str(tmp_path / "no" / "such" / "plan.planwright"))
    dialog.begin.click()
    assert dialog.session is None
    assert dialog.problem.text()
    dialog.place.setText(str(tmp_path / "plan.planwright"))
    dialog.begin.click()
    assert dialog.session
    assert dialog.session.plan.council.name == "St “Mary’s” / Ham 🐷 Borough Council"


def test_a_document_is_brought_in_as_the_officer_placed_it(
    qtbot: QtBot, window: Window, work: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "old.txt"
    source.write_text(
        "1. How you have transformed the way you design and deliver services\n\n"
        "We count cost per case and days to decide, and publish both each quarter.\n\n"
        "4. The barriers preventing progress\n\nOne-year settlements hold us back.\n",
        encoding="utf-8",
    )
    dialog = Importing(window, window.jobs, work.plan, [source])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=60_000)
    assert dialog.boxes
    aside = len(dialog.targets) - 1
    dialog.boxes[0].setCurrentIndex(aside)
    dialog.accept_button.click()
    assert dialog.found
    assert dialog.proposal
    assert dialog.proposal.passages == dialog.found.passages[1:]


def test_a_document_that_cannot_be_read_is_said(
    qtbot: QtBot, window: Window, work: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "empty.docx"
    source.write_bytes(b"")
    before = work.plan
    dialog = Importing(window, window.jobs, work.plan, [source])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=60_000)
    assert not dialog.accept_button.isEnabled()
    assert work.plan is before


def test_documents_that_cannot_be_written_are_said(
    qtbot: QtBot, window: Window, finished: Workspace, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder", encoding="utf-8")
    dialog = Exporting(window, window.jobs, finished.plan, taken)
    qtbot.addWidget(dialog)
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=60_000)
    assert dialog.made is None
    assert dialog.make.isEnabled()


def test_making_documents_can_be_stopped(
    qtbot: QtBot, window: Window, finished: Workspace, tmp_path: Path
) -> None:
    dialog = Exporting(window, window.jobs, finished.plan, tmp_path / "out")
    qtbot.addWidget(dialog)
    dialog.start()
    dialog.reject()
    window.jobs.finish("export")
    qtbot.wait(50)
    assert dialog.made is None
    assert dialog.step.text() == "Stopped. Nothing was written."


def test_the_sample_gets_a_file_with_its_first_change(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_verbs, "documents_folder", lambda: tmp_path)
    file_verbs.open_sample(window)
    work = window.work
    assert work
    assert work.bridge.session.path is None
    work.page.card.status.choose(Status.DRAFTING)
    path = work.bridge.session.path
    assert path
    assert path.parent == tmp_path
    assert window.close()
    assert path.exists()


def test_late_results_of_older_work_are_dropped(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[object] = []
    jobs.run("count", lambda _job: "old", heard.append, heard.append)
    jobs.run("count", lambda _job: "new", heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    qtbot.wait(20)
    assert heard == ["new"]


def test_what_goes_wrong_in_a_job_is_handed_over(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[Exception] = []

    def fail(_job: Job) -> object:
        raise OSError("the disk is full")

    jobs.run("save", fail, print, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
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
    qtbot.waitUntil(lambda: not isValid(closed), timeout=5000)
    gate.set()
    jobs.run("other", lambda _job: "kept", kept.take, kept.take)
    qtbot.waitUntil(lambda: "kept" in heard, timeout=5000)
    qtbot.wait(20)
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


def test_a_first_start_shows_the_first_page_of_the_sample(qtbot: QtBot, window: Window) -> None:
    window.show_home()
    stack = window.findChild(PaperStack)
    assert stack
    assert stack.isVisible()
    qtbot.waitUntil(lambda: stack.pages is not None, timeout=8000)
    inks = stack.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = sum(
        inks.pixelColor(x, y).value() < 90 for x in range(0, 500, 3) for y in range(60, 500)
    )
    assert dark > 100  # there is writing on the paper
    window.resize(700, 600)
    qtbot.waitUntil(lambda: not stack.isVisible())


def test_later_starts_show_the_recent_plans_instead(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "ours.planwright"
    new_session(path, COUNCIL, "productivity-2024")
    window.settings.add_recent(path)
    window.show_home()
    assert window.findChild(PaperStack) is None
    assert window.home
    assert [one.title for one in window.home.findChildren(Choice)].count("ours") == 1


def drop(window: Window, *files: Path) -> bool:
    """Drop files onto the window and tell whether it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dropEvent(event)  # sent through Qt it would need a drag that began elsewhere
    return event.isAccepted()


def test_a_plan_that_is_dropped_on_the_window_is_opened(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = new_session(tmp_path / "ours", COUNCIL, "productivity-2024").path
    assert path
    assert window.acceptDrops()
    assert window.work is None
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.work is not None)


def test_files_of_other_kinds_are_not_taken(window: Window, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "song.mp3")


def test_spelling_is_switched_off_and_stays_off(
    qtbot: QtBot, window: Window, work: Workspace
) -> None:
    press(window, "Check spelling")
    qtbot.waitUntil(lambda: window.speller is not None)
    assert work.page.desk.boxes[0].editor.speller
    press(window, "Check spelling")
    assert not window.settings.get(SPELLING)
    assert work.page.desk.boxes[0].editor.speller is None


@pytest.mark.parametrize("shown", ["write", "asks", "pages"])
def test_every_control_has_a_name_and_is_large_enough_to_press(
    qtbot: QtBot, finished: Workspace, shown: str
) -> None:
    finished.show_view(shown)
    finished.toggle_side("findings")
    qtbot.wait(50)
    controls = [one for one in finished.findChildren(QWidget) if one.isVisible()]
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
    finished: Workspace, qtbot: QtBot
) -> None:
    try:
        for name in ("dark", "light"):
            wear(name)
            qtbot.wait(20)
            shown = finished.page.desk.ghost.palette().color(QPalette.ColorRole.WindowText).name()
            assert shown == CHOICES[name].ghost
    finally:
        QApplication.setPalette(QPalette())


def test_a_damaged_letter_is_refused_and_the_one_before_it_stays_chosen(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "letter.toml"
    damaged.write_text('id = "x"\n[[themes')
    monkeypatch.setattr("desktopapp.ui.files.new_plan.ask_file", lambda *_asked: damaged)
    dialog = NewPlan(window, tmp_path)
    qtbot.addWidget(dialog)
    before = dialog.chosen()
    dialog.letter.setCurrentIndex(dialog.letter.count() - 1)
    dialog.letter.activated.emit(dialog.letter.count() - 1)
    assert dialog.problem.text()
    assert dialog.chosen() == before


def test_a_council_name_of_two_hundred_characters_makes_a_plan(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = NewPlan(window, tmp_path)
    qtbot.addWidget(dialog)
    name = ("The “United” / Boroughs 🐷 of " * 8)[:200].strip()
    dialog.council.setText(name)
    dialog.council.textEdited.emit(name)
    dialog.begin.click()
    assert dialog.session
    assert dialog.session.plan.council.name == name
    assert dialog.session.path
    assert dialog.session.path.exists()


def test_enter_presses_the_button_that_has_the_keyboard(
    qtbot: QtBot, window: Window, work: Workspace
) -> None:
    form = TermsForm(work)
    qtbot.addWidget(form)
    form.show()
    form.title_line.setText("Another title")
    (cancel,) = [one for one in form.findChildren(QAbstractButton) if one.text() == "Cancel"]
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert form.result() == 0
    assert not form.isVisible()
    again = TermsForm(work)
    qtbot.addWidget(again)
    again.show()
    again.title_line.setText("Another title")
    qtbot.keyClick(again.title_line, Qt.Key.Key_Return)
    assert work.plan.title == "Another title"
    window.activateWindow()
    fold = work.page.card.fold_button
    folded = work.page.card.folded
    qtbot.keyClick(fold, Qt.Key.Key_Return)
    assert work.page.card.folded is not folded


def test_enter_in_the_outline_leads_into_the_text(
    qtbot: QtBot, window: Window, work: Workspace
) -> None:
    window.activateWindow()
    work.go("t1.q1")
    work.outline.tree.setFocus()
    qtbot.keyClick(work.outline.tree, Qt.Key.Key_Down)
    qtbot.keyClick(work.outline.tree, Qt.Key.Key_Return)
    assert work.where == "t1.q2"
    assert QApplication.focusWidget() is work.editor()
    window.resize(683, 384)
    QApplication.processEvents()
    work.toggle_outline()
    assert work.outline.isVisible()
    assert not work.page.isVisible()
    qtbot.keyClick(work.outline.tree, Qt.Key.Key_Down)
    assert work.outline.isVisible()
    qtbot.keyClick(work.outline.tree, Qt.Key.Key_Return)
    assert work.page.isVisible()
    assert not work.outline.isVisible()
    assert work.where == "t1.q3"
