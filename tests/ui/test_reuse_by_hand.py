"""Reuse by keys, clicks and drops: where text came from, whether it fits, files dragged here."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktopapp.library.guessing import age_in_words
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.exporting import USUAL, export
from desktopapp.operations.origins import origin_rows, origins
from desktopapp.operations.reusing import add_documents
from desktopapp.plan.text import Paragraph, paragraphs, plain
from desktopapp.readers.read import read
from desktopapp.session.opening import new_session
from desktopapp.store.settings import Settings
from desktopapp.ui.desk.offer_card import Sign
from desktopapp.ui.desk.origin_lines import OriginLines
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.panels.library_dialog import LibraryDialog
from desktopapp.ui.panels.reuse import ReusePanel
from desktopapp.ui.window import Window

TARNBY = """Tarnby District Council
Productivity plan 2022

3. Your plans to reduce wasteful spend within your organisation and systems.

Tarnby District Council uses agency staff only for posts that it cannot fill, and a panel of three
directors looks at each request. In 2021/22 its spend on agency was 4.1% of the staff budget.

Consultants and agency staff are approved by the finance team each week, and none stays for more
than six months without a plan to replace them with staff of our own.
"""
TODAY = date(2026, 11, 20)
PATIENCE = 30_000  # milliseconds: a busy machine starts a reader slowly
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, path: Path) -> Window:
    window = Window(Settings({"spelling": False}), TODAY)
    qtbot.addWidget(window)
    window.show_session(new_session(path, "Sallow District Council", "productivity-2024"))
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return shown(qtbot, tmp_path / "a.planwright")


@pytest.fixture
def work(window: Window) -> Workspace:
    assert window.work
    return window.work


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tarnby.txt"
    path.write_text(TARNBY, encoding="utf-8")
    return path


def panel_of(work: Workspace) -> ReusePanel:
    work.toggle_side("reuse")
    assert work.side
    panel = work.side.panels["reuse"]
    assert isinstance(panel, ReusePanel)
    return panel


def filled(qtbot: QtBot, work: Workspace, *sources: Path) -> ReusePanel:
    add_documents(work.plan, sources, lambda *_: None, lambda: False)
    work.go("t3.q4")
    panel = panel_of(work)
    qtbot.waitUntil(lambda: bool(panel.cards), timeout=PATIENCE)
    return panel


def opened(qtbot: QtBot, panel: ReusePanel, beginning: str) -> None:
    """Open the passage that begins so, by key."""
    card = next(one for one in panel.cards if one.offer.text.startswith(beginning))
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert panel.view


def press(qtbot: QtBot, panel: ReusePanel, words: str) -> None:
    """Press a button of the opened passage with the space bar."""
    assert panel.view
    (found,) = [one for one in panel.view.findChildren(QAbstractButton) if one.text() == words]
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def origin_lines(work: Workspace) -> OriginLines:
    (box,) = work.page.desk.boxes
    assert isinstance(box.origins, OriginLines)
    return box.origins


def test_the_line_below_an_answer_tells_whose_text_it_is_and_how_old(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    opened(qtbot, panel, "Tarnby District Council uses")
    press(qtbot, panel, "Insert as it is")
    lines = origin_lines(work)
    age = age_in_words("2022", date.today())  # noqa: DTZ011  # the officer's own calendar, as the line
    assert [line.text() for line in lines.lines] == [
        f"From Tarnby District Council, Productivity plan 2022 ({age}): all as it was"
    ]
    qtbot.waitUntil(lines.isVisible, timeout=PATIENCE)
    assert not plain(work.plan.answers_to("t3.q4")[0].text).startswith("From")  # never printed
    work.go("t3.q5")
    assert not any(
        isinstance(box.origins, OriginLines) and box.origins.lines for box in work.page.desk.boxes
    )
    work.go("t3.q4")
    assert len(origin_lines(work).lines) == 1


def test_typing_into_inserted_text_is_counted_and_undo_takes_it_back(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    opened(qtbot, panel, "Consultants and agency")
    press(qtbot, panel, "Insert as it is")
    editor = work.editor()
    assert editor
    qtbot.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(12):
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(editor, Qt.Key.Key_Right, ctrl_shift)
    qtbot.keyClicks(editor, "We ask two officers before anybody new may come, ")
    work.page.refresh()
    (line,) = origin_lines(work).lines
    assert line.text().endswith("% as it was")
    assert "100 %" not in line.text()
    work.bridge.session.undo()
    work.page.refresh()
    assert "all as it was" in origin_lines(work).lines[0].text()
    assert plain(work.plan.answers_to("t3.q4")[0].text).startswith("Consultants and agency")


def test_two_passages_have_two_lines_and_our_own_looks_different(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.txt"
    said = "Sallow District Council pays for agency staff from one budget, which cabinet reads."
    above = "Sallow District Council\nReview 2024\n\n3. Your plans to reduce wasteful spend"
    ours.write_text(f"{above}\n\n{said}\n", encoding="utf-8")
    panel = filled(qtbot, work, source, ours)
    for beginning in ("Tarnby District Council uses", "Sallow District Council pays"):
        qtbot.waitUntil(
            lambda start=beginning: any(c.offer.text.startswith(start) for c in panel.cards),
            timeout=PATIENCE,
        )
        opened(qtbot, panel, beginning)
        press(qtbot, panel, "Insert as it is")
    lines = origin_lines(work)
    told = [line.text() for line in lines.lines]
    assert [one.split(",")[0] for one in told] == [
        "From Tarnby District Council",
        "From our own earlier text",
    ]
    assert [sign.amber for sign in lines.findChildren(Sign) if sign.isVisibleTo(lines)] == [
        True,
        False,
    ]


def test_a_verdict_by_key_is_remembered_by_a_new_window_and_taken_back(
    qtbot: QtBot, window: Window, source: Path, tmp_path: Path
) -> None:
    assert window.work
    panel = filled(qtbot, window.work, source)
    last = panel.cards[1].offer
    opened(qtbot, panel, last.text)
    press(qtbot, panel, "Right passage")
    qtbot.waitUntil(lambda: panel.cards[0].offer.fits is True, timeout=PATIENCE)
    assert panel.cards[0].offer.key == last.key
    assert "Right passage" in panel.cards[0].accessibleName()
    window.work.go("t3.q5")
    qtbot.waitUntil(lambda: panel.title.text().endswith("question 3.5"), timeout=PATIENCE)
    assert all(card.offer.fits is None for card in panel.cards)  # for its question only
    assert window.close()

    again = shown(qtbot, tmp_path / "b.planwright").work
    assert again
    again.go("t3.q4")
    other = panel_of(again)
    qtbot.waitUntil(lambda: bool(other.cards), timeout=PATIENCE)
    assert (other.cards[0].offer.key, other.cards[0].offer.fits) == (last.key, True)
    opened(qtbot, other, last.text)
    press(qtbot, other, "Not this one")
    qtbot.waitUntil(lambda: other.cards[-1].offer.fits is False, timeout=PATIENCE)
    assert "Not this one" in other.cards[-1].accessibleName()
    assert other.view
    assert not other.view.verdicts[True].isChecked()
    press(qtbot, other, "Not this one")
    qtbot.waitUntil(lambda: all(card.offer.fits is None for card in other.cards), timeout=PATIENCE)


def test_without_a_question_the_passage_says_so_instead_of_offering_what_does_nothing(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    theme = work.plan.brief.themes[2]
    work.go(theme.id)
    qtbot.waitUntil(lambda: panel.title.text() == "Choose a question", timeout=PATIENCE)
    qtbot.keyClicks(panel.field, "consultants")
    qtbot.waitUntil(lambda: panel.title.text() == "1 passage found", timeout=PATIENCE)
    opened(qtbot, panel, "Consultants and agency")
    assert panel.view
    assert panel.view.why_not.startswith("Choose a question")
    buttons = {one.text() for one in panel.view.findChildren(QAbstractButton)}
    assert not any("Insert" in words for words in buttons)
    assert "Right passage" not in buttons
    work.go("t3.q4")
    qtbot.waitUntil(lambda: panel.view is None and bool(panel.cards), timeout=PATIENCE)
    opened(qtbot, panel, "Consultants and agency")
    assert panel.view
    assert not panel.view.why_not


def event_of(data: QMimeData, kind: type[QDragEnterEvent | QDropEvent]) -> QDropEvent:
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    spot = QPoint(5, 5) if kind is QDragEnterEvent else QPointF(5, 5)
    made = kind(spot, action, data, LEFT, none)  # type: ignore[arg-type]  # each has its own point
    made.ignore()
    return made


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_only_files_of_this_computer_are_welcome(work: Workspace, source: Path) -> None:
    panel = panel_of(work)
    words, web = QMimeData(), QMimeData()
    words.setText("some words")
    web.setUrls([QUrl("https://example.org/plan.pdf")])
    for data, welcome in ((words, False), (web, False), (files(source), True)):
        event = event_of(data, QDragEnterEvent)
        assert isinstance(event, QDragEnterEvent)
        panel.dragEnterEvent(event)
        assert event.isAccepted() is welcome
    added: list[Path] = []
    panel.add = added.extend
    for data in (words, web):
        event = event_of(data, QDropEvent)
        panel.dropEvent(event)
        assert not event.isAccepted()
    QApplication.processEvents()
    assert added == []


def dropped(qtbot: QtBot, panel: ReusePanel, *paths: Path) -> tuple[list[str], str, str]:
    """Drop files, wait for the library to read them, close it; return rows, step and report."""
    told: list[tuple[list[str], str, str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LibraryDialog) or dialog.stop.isVisible():
            QTimer.singleShot(50, look)
            return
        rows = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
        told.append((rows, dialog.step.text(), dialog.report.toPlainText()))
        dialog.accept()

    data = files(*paths)  # the event does not keep it alive
    panel.dropEvent(event_of(data, QDropEvent))
    QTimer.singleShot(50, look)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    return told[0]


def test_a_dropped_file_is_in_the_library_and_its_passages_are_offered(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    work.go("t3.q4")
    panel = panel_of(work)
    assert panel.stack.currentIndex() == 1
    rows, step, report = dropped(qtbot, panel, source)
    assert rows == ["Productivity plan 2022"]
    assert "1 added" in step
    assert report == ""
    qtbot.waitUntil(lambda: bool(panel.cards), timeout=PATIENCE)
    assert panel.stack.currentIndex() == 0


def test_bad_files_among_many_are_named_and_the_others_are_added(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    broken, empty, other = tmp_path / "broken.pdf", tmp_path / "empty.docx", tmp_path / "a.xlsx"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    empty.write_bytes(b"")
    other.write_bytes(b"PK\x03\x04")
    more = tmp_path / "more.txt"
    more.write_text(TARNBY.replace("Tarnby", "Wexmoor"), encoding="utf-8")
    rows, step, report = dropped(
        qtbot, panel_of(work), broken, source, empty, other, more, tmp_path / "gone.txt"
    )
    assert len(rows) == 2
    assert "2 added, 4 not added" in step
    for name in ("broken.pdf", "empty.docx", "a.xlsx", "gone.txt"):
        assert f"{name}: " in report


def test_a_dropped_folder_is_read_with_the_folders_in_it(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    inner = tmp_path / "prior" / "2022"
    inner.mkdir(parents=True)
    source.rename(inner / "tarnby.txt")
    (inner / "~$tarnby.docx").write_bytes(b"a lock of Word")
    (inner / "photo.jpg").write_bytes(b"no text")
    panel = panel_of(work)
    rows, step, report = dropped(qtbot, panel, tmp_path / "prior")
    assert rows == ["Productivity plan 2022"]
    assert "not added" not in step
    assert report == ""
    again, step, report = dropped(qtbot, panel, tmp_path / "prior")
    assert again == rows
    assert "in the library already" in report


def test_the_annex_of_origins_names_place_owner_document_year_words_and_share(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    (made,) = export(work.plan, tmp_path / "none", ("origins",)).files
    nothing = "No text of this plan was taken from a library"
    assert nothing in plain(read(made.path).blocks)
    source.write_text(TARNBY.replace("plan 2022", "plan, July 2022"), encoding="utf-8")
    panel = filled(qtbot, work, source)
    opened(qtbot, panel, "Tarnby District Council uses")
    press(qtbot, panel, "Insert as it is")
    (origin,) = origins(work.plan)
    (row,) = origin_rows(work.plan)
    place, whose, document, words, share = row
    assert place.startswith("3.4 ")
    assert whose == "Tarnby District Council"
    assert "2022" in document
    assert origin.source.passage in document
    assert int(words) == origin.words == len(origin.source.text.split())
    assert share == "all as it was"
    (made,) = export(work.plan, tmp_path / "out", ("origins",)).files
    text = plain(read(made.path).blocks)
    assert "For internal use only" in text
    for cell in row:
        assert cell in text
    assert nothing not in text


def test_the_annex_of_origins_is_in_no_set_that_is_made_without_naming_it(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    panel = filled(qtbot, work, source)
    opened(qtbot, panel, "Tarnby District Council uses")
    press(qtbot, panel, "Insert as it is")
    assert "origins" in DOCUMENTS
    assert "origins" not in USUAL
    made = export(work.plan, tmp_path / "out", USUAL).files
    assert made
    assert not [one for one in made if "origins" in one.path.name or one.kind == "origins"]
    for one in made:  # nor does any file of the usual set tell whose text it was
        assert b"Tarnby District Council, Productivity plan" not in one.path.read_bytes()


def test_text_that_was_written_here_has_no_origin(work: Workspace) -> None:
    plan = work.plan.with_answer_to("t3.q4", paragraphs("We wrote this ourselves."))
    assert origins(plan) == ()
    assert isinstance(plan.answers_to("t3.q4")[0].text[0], Paragraph)
