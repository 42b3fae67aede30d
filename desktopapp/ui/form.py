"""A form in a dialog: a title, fields one below the other, and two buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.problem import Problem
from desktopapp.ui.controls import Quiet, Thumb, button
from desktopapp.ui.palettes import face
from desktopapp.ui.problem_line import ProblemLine


class Form(QDialog):
    """The dialog. ``take`` is called when it is agreed to, and may raise ``Problem``."""

    def __init__(self, parent: QWidget, title: str, take: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._take = take
        head = QLabel(title)
        head.setFont(face(20, bold=True))
        inner = QWidget()
        self.rows = QFormLayout(inner)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.rows.setVerticalSpacing(10)
        self.rows.setContentsMargins(0, 0, 14, 0)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBar(Thumb())
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.problem = ProblemLine()
        agree = self.agreeing = button("Keep these", self.agree, first=True)
        agree.setDefault(True)
        verbs = QHBoxLayout()
        verbs.addStretch()
        verbs.addWidget(button("Cancel", self.reject))
        verbs.addWidget(agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 20)
        column.setSpacing(14)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addWidget(self.problem)
        column.addLayout(verbs)
        size = parent.window().size()
        self.resize(min(560, size.width() - 40), min(620, size.height() - 40))

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """Add a field under its label, with a hint below."""
        self.rows.addRow(label, field)
        field.setAccessibleName(label)
        if hint:
            line = Quiet(hint)
            line.setWordWrap(True)
            self.rows.addRow(line)

    def agree(self) -> None:
        """Take what the fields say, or say what is wrong with it."""
        try:
            self._take()
        except Problem as problem:
            self.problem.say(problem)
        else:
            self.accept()
