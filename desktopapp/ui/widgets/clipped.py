"""Words given to the clipboard, and taken off it again where they are a protected plan’s.

Whatever is on the clipboard other programs can read. Those that keep a history of it, and those
that carry it to other PCs, are asked to leave a protected plan’s words alone.
"""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from desktopapp.plan.problem import Problem

# What keeps a history reads these: Windows by its own names, others as password managers agreed.
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO_HISTORY = (
    (_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"\0\0\0\0"),
    (_WINDOWS.format("CanIncludeInClipboardHistory"), b"\0\0\0\0"),
    (_WINDOWS.format("CanUploadToCloudClipboard"), b"\0\0\0\0"),
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
)


def give_words(words: str, owner: QObject, *, is_secret: bool) -> None:
    """Put words on the clipboard as plain text.

    Those that are secret are taken off again when ``owner`` goes, if they are there still.
    """
    data = QMimeData()
    data.setText(words)
    if is_secret:
        for name, value in _NO_HISTORY:
            data.setData(name, value)
        owner.destroyed.connect(_Taking(words))
    QGuiApplication.clipboard().setMimeData(data)


def copy_details(problem: Problem) -> None:
    """Copy what IT needs to know of a problem: nothing of the plan, no names, no paths."""
    from desktopapp.store.log import details  # noqa: PLC0415  # when asked for

    QGuiApplication.clipboard().setText(details(problem))


def is_still_there(words: str) -> bool:
    """Tell whether these are the words on the clipboard."""
    return QGuiApplication.clipboard().text() == words


class _Taking:
    """Takes words off the clipboard, if nobody has put others there."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self) -> None:
        if is_still_there(self._words):
            QGuiApplication.clipboard().clear()
