"""What the tests of the editor share: a desk with an editor that is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import Text
from tests.editor_desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Callable[[Text], Desk]:
    """Return a function that shows a text in an editor which has the focus."""

    def open_text(text: Text = ()) -> Desk:
        desk = Desk(text)
        qtbot.addWidget(desk.editor)
        desk.editor.resize(640, 700)
        desk.editor.show()
        desk.editor.setFocus()
        return desk

    return open_text


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is told to say by itself, as it comes."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said
