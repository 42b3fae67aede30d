"""The formatting bar on the edge of the sheet. It shows the format at the caret."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.controls import Coloured, IconButton, MenuButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.text_size import keep_wide, wear

_KINDS = ("Paragraph", "Heading 1", "Heading 2", "Heading 3")


class FormatBar(Coloured):
    """Buttons that format what is selected in the editor in hand."""

    def __init__(self, verbs: dict[str, Callable[[], object]]) -> None:
        super().__init__(edges="tlr")
        self._editor: AnswerEditor | None = None
        choices = [(words, partial(self._set_kind, level)) for level, words in enumerate(_KINDS)]
        self.kind = MenuButton(choices)
        wear(self.kind, 14)
        keep_wide(self.kind, 148)
        self.kind.say(_KINDS[0])
        self.row = FoldingRow(4)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.setLayout(self.row)
        self.row.addWidget(self.kind)
        self.buttons: dict[str, IconButton] = {}
        for name, words in (
            ("bold", "Bold (Ctrl+B)"),
            ("italic", "Italic (Ctrl+I)"),
            ("bullets", "Bullets (Ctrl+Shift+L)"),
            ("numbers", "Numbers (Ctrl+Shift+N)"),
            ("table", "Insert a table (Ctrl+Shift+T)"),
            ("link", "Link (Ctrl+K)"),
            ("picture", "Insert a picture"),
        ):
            self.row.addWidget(self._button(name, words, verbs[name]))
        self.row.addStretch()
        both = QWidget()  # which go on below together
        steps = QHBoxLayout(both)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(4)
        self.row.addWidget(both)
        for name, words in (("undo", "Undo (Ctrl+Z)"), ("redo", "Redo (Ctrl+Y)")):
            steps.addWidget(self._button(name, words, verbs[name]))
        for name in ("bold", "italic", "bullets", "numbers"):
            self.buttons[name].setCheckable(True)

    def show_format(self, editor: AnswerEditor | None) -> None:
        """Show the format at the caret of an editor."""
        self._editor = editor
        if editor is None:
            return
        found = editor.formatting.format()
        self.kind.say(_KINDS[found.level])
        self.kind.setAccessibleName(f"Kind of paragraph: {_KINDS[found.level]}")
        for name in ("bold", "italic", "bullets", "numbers"):
            self.buttons[name].setChecked(getattr(found, name))

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        """Enable what can be undone and redone."""
        self.buttons["undo"].setEnabled(can_undo)
        self.buttons["redo"].setEnabled(can_redo)

    def _button(self, name: str, words: str, does: Callable[[], object]) -> IconButton:
        button = self.buttons[name] = IconButton(name, words)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def _set_kind(self, level: int) -> None:
        if self._editor is None:
            return
        if level:
            self._editor.formatting.set_heading(level)
        else:
            self._editor.formatting.set_paragraph()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
