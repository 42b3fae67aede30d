"""What the tests of the editor share: an editor that is shown, and keys to type."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.plan.plan import Appearance
from desktopapp.plan.text import Text
from desktopapp.session import styles
from desktopapp.ui.editor import AnswerEditor

Open = Callable[[Text], AnswerEditor]


@pytest.fixture
def open_editor(qtbot: QtBot) -> Open:
    """Return a function that shows a text in an editor which has the focus."""

    def open_text(text: Text) -> AnswerEditor:
        editor = AnswerEditor("part", text, styles(Appearance()))
        qtbot.addWidget(editor)
        editor.resize(640, 700)
        editor.show()
        editor.setFocus()
        return editor

    return open_text
