"""What a hand does that nobody plans for: long searches, drops beside the text, small screens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktopapp.ui.files.exporting import Exporting
from tests.waiting import settle
from tests.window_desk import WindowDesk

LONG = "seven " * 833  # some 5,000 letters


@pytest.mark.parametrize("command", ["Find…", "Prior answers for this question"])
def test_a_search_for_five_thousand_letters_finds_nothing_and_says_so(
    finished: WindowDesk, command: str
) -> None:
    finished.top.activateWindow()
    finished.choose(command)
    fields = finished.top.findChildren(QLineEdit)
    names = {"Find", "Search all passages"}
    (line,) = [one for one in fields if one.isVisible() and one.accessibleName() in names]
    QApplication.clipboard().setText(LONG)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert line.text()
    assert not finished.is_warned
    finished.type_into("t1.q1", "")
    finished.write("x")
    assert finished.session.history.can_undo


def drop(on: QWidget, path: Path) -> bool:
    """Drag a file onto a widget and let it go there; tell whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = on.rect().center(), Qt.DropAction.CopyAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on, QDragEnterEvent(place, action, data, *held))
    event = QDropEvent(QPointF(place), action, data, *held)
    event.ignore()
    QApplication.sendEvent(on, event)
    settle()
    return event.isAccepted()


def test_a_file_is_taken_as_a_copy_wherever_it_is_dropped(
    finished: WindowDesk, tmp_path: Path
) -> None:
    picture = tmp_path / "quay.png"
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    assert image.save(str(picture))
    sheet = finished.editor().viewport()
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for on, path, kinds in (
        (sheet, picture, (QDragEnterEvent, QDragMoveEvent)),
        (finished.work.desk.paper, picture, (QDragEnterEvent,)),
    ):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        place = on.rect().center()
        dragged = [kind(place, both, data, *held) for kind in kinds]
        for event in (*dragged, QDropEvent(QPointF(place), both, data, *held)):
            event.setDropAction(Qt.DropAction.MoveAction)  # as a file manager proposes it
            QApplication.sendEvent(on, event)
            assert event.isAccepted()
            assert event.dropAction() is Qt.DropAction.CopyAction
    settle()


def test_a_picture_that_is_dropped_on_the_outline_changes_nothing(
    finished: WindowDesk, tmp_path: Path
) -> None:
    picture = tmp_path / "quay.png"
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(picture))
    before, rows = finished.plan, finished.rows
    for place in (finished.outline, finished.top):
        drop(place, picture)
    assert finished.plan is before
    assert finished.rows == rows
    assert finished.is_open


def test_a_screen_that_shrinks_leaves_a_dialog_within_the_window(
    finished: WindowDesk, tmp_path: Path
) -> None:
    dialog = Exporting(finished.top, finished.top.jobs, finished.plan, tmp_path)
    dialog.open()
    settle()
    finished.top.resize(700, 420)
    settle()
    assert dialog.isVisible()
    assert dialog.height() <= finished.top.height()
    assert dialog.width() <= finished.top.width()
    assert dialog.make.isVisible()
    assert dialog.rect().contains(dialog.make.geometry())
