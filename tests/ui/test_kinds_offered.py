"""Every way in offers the same kinds of document, and says what to do with all others."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktopapp.readers.kinds import ANSWERED, SUFFIXES
from desktopapp.ui.files import file_verbs
from desktopapp.ui.files.importing import Importing
from desktopapp.ui.panels import library_dialog, library_verbs
from desktopapp.ui.report import report_view
from tests.waiting import wait_until
from tests.window_desk import WindowDesk


@pytest.mark.parametrize(
    ("name", "then"),
    [("plan.doc", "save it as a Word document"), ("plan.pages", "Export To, Word")],
)
def test_a_document_that_cannot_be_read_is_dropped_and_it_is_said_what_to_do(
    begun: WindowDesk, tmp_path: Path, name: str, then: str
) -> None:
    (tmp_path / name).write_bytes(b"old words")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    copied, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    said: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Importing) or not dialog.problem.isVisible():
            QTimer.singleShot(20, close)
            return
        said.append(dialog.problem.text())
        dialog.reject()

    QTimer.singleShot(0, close)
    begun.top.dropEvent(QDropEvent(QPointF(5, 5), copied, dragged, left, no_keys))
    wait_until(lambda: bool(said))
    assert then in said[0]


def test_every_dialog_for_documents_shows_the_same_kinds() -> None:
    shown = file_verbs.kinds_read()
    assert {one.strip("*()") for one in shown.split()[1:]} == set(ANSWERED) > set(SUFFIXES)
    asked = (library_dialog, library_verbs, report_view)
    assert all(module.kinds_read is file_verbs.kinds_read for module in asked)
