"""Files that are dragged into the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def files_of(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def welcome(event: QDragEnterEvent) -> None:
    """Show that files which are dragged here will be taken."""
    if files_of(event.mimeData()):
        event.acceptProposedAction()


def take(event: QDropEvent, add: Callable[[list[Path]], object]) -> None:
    """Take the files and folders that were dropped, once the other program is free again."""
    files = files_of(event.mimeData())
    if files:
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: add(files))  # the other program waits for the drop
