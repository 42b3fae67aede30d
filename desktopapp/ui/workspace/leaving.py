"""Why a question is left without an answer: chosen of what is usual, or written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given
from desktopapp.plan.giving import given_to, left, reasons_to_leave
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, name_within
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.workspace.value_cells import PlanLine

_ASKED = "Why is there no answer?"


class LeaveRow(QWidget):
    """The reason, and the way back. It is shown once it is asked for, or a reason is given."""

    def __init__(self, bridge: Bridge, where: str) -> None:
        super().__init__()
        self.bridge, self.where = bridge, where
        self.is_asking = False
        self.reason = Choice()
        self.reason.set_short(28)
        line = PlanLine()
        line.undo_asked.connect(bridge.session.undo)
        line.redo_asked.connect(bridge.session.redo)
        name_within(line, _ASKED)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._finish)
        self.reason.write_into(line)
        self.reason.activated.connect(lambda _at: self._typed(self.reason.currentText()))
        self.reason.setAccessibleName(_ASKED)
        self.words = PlainLabel("No answer:")
        wear(self.words, 15, bold=True)
        self.back = button("Answer it after all", self.take_up)
        row = FoldingRow(10)
        self.setLayout(row)
        for part in (self.words, self.reason, self.back):
            row.addWidget(part)
        row.addStretch()
        self.hide()

    def show_place(self, plan: Plan, question: Question, given: Given) -> None:
        """Show why a question is left; what is being typed stays."""
        usual = reasons_to_leave(plan, question)
        if usual != tuple(self.reason.itemText(n) for n in range(self.reason.count())):
            self.reason.clear()
            self.reason.addItems(usual)
            self.reason.setCurrentIndex(-1)
        if self.reason.currentText() != given.left and (given.left or not self.is_asking):
            self.reason.setEditText(given.left)
            if line := self.reason.lineEdit():
                line.setCursorPosition(0)  # its beginning is seen, however narrow it is
        self.setVisible(bool(given.left) or self.is_asking)

    def ask(self) -> None:
        """Ask for the reason, with the first of the usual ones to take or to change."""
        plan = self.bridge.session.plan
        _, question = plan.brief.question(self.where)
        self.is_asking = True
        if not given_to(plan, self.where).left:
            self._leave(reasons_to_leave(plan, question)[0])
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        if line := self.reason.lineEdit():
            line.selectAll()

    def take_up(self) -> None:
        """Answer the question after all."""
        self.is_asking = False
        self._leave("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question up again with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.take_up()
        else:
            super().keyPressEvent(event)

    def _typed(self, words: str) -> None:
        self._leave(words)

    def _finish(self) -> None:
        """Put the line away where no reason was given: such a question is not left."""
        if not self.reason.currentText().strip():
            self.is_asking = False
            self.hide()

    def _leave(self, reason: str) -> None:
        plan = left(self.bridge.session.plan, self.where, reason)
        if plan != self.bridge.session.plan:
            what = "leaving a question" if reason else "answering a question after all"
            self.bridge.session.edit(plan, what, by=self, fold=f"left {self.where}" * bool(reason))
