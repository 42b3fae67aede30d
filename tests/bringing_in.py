"""Bringing documents in as an officer who agrees to all that is proposed."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktopapp.ui.files import file_verbs
from desktopapp.ui.files.importing import Importing
from tests.window_desk import WindowDesk


def bring_in_all(desk: WindowDesk, *sources: Path) -> None:
    """Bring documents in; what is proposed of them is accepted once they are read."""

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Importing) and dialog.found:
            dialog.accept_button.click()
        else:
            QTimer.singleShot(20, agree)

    agree()
    file_verbs.bring_in_these(desk.top, list(sources))
