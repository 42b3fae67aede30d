"""Files that are dragged into the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def dragged_files(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def take_copy(event: QDropEvent) -> None:
    """Take what is dragged as a copy: else its own program may remove the file it was."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def welcome(event: QDragEnterEvent, wanted: Callable[[list[Path]], list[Path]] = list) -> None:
    """Show that files which are dragged here will be taken; ``wanted`` chooses among them."""
    if wanted(dragged_files(event.mimeData())):
        take_copy(event)


def take_files(
    event: QDropEvent,
    add: Callable[[list[Path]], object],
    wanted: Callable[[list[Path]], list[Path]] = list,
) -> None:
    """Take the files and folders that were dropped, once the other program is free again."""
    files = wanted(dragged_files(event.mimeData()))
    if files:
        take_copy(event)
        QTimer.singleShot(0, lambda: add(files))  # the other program waits for the drop
