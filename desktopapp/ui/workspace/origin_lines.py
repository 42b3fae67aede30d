"""The quiet lines below a text that say where it came from; they are never printed."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.operations.origins import origins_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import WrappedWords

_APART = 8  # pixels between the sign and its line


class OriginLines(QWidget):
    """A line for each passage that text came from: our own earlier text, or another council's."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[WrappedWords] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 2)
        self._column.setSpacing(2)

    def show_part(self, plan: Plan, part: Answer | Section | None, across: int) -> None:
        """Show the origins of a part within a width in pixels."""
        found = origins_of(plan, part) if part else ()
        today = date.today()  # noqa: DTZ011  # the officer's own calendar
        said = [(one.own, one.said(today)) for one in found]
        if [words for _, words in said] != [line.text() for line in self.lines]:
            self._build(said)
        for line in self.lines:
            line.fit(max(across - scaled(16) - _APART, 0))
        self.setVisible(bool(self.lines))

    def _build(self, said: list[tuple[bool, str]]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lines, self._rows = [], []
        for own, words in said:
            line = WrappedWords()
            wear(line, 13)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            line.say(words)
            whole = QWidget()
            across = QHBoxLayout(whole)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(_APART)
            sign = Sign("agreed" if own else "elsewhere", 16, amber=not own)
            across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(line, 1)
            self._column.addWidget(whole)
            self.lines.append(line)
            self._rows.append(whole)
