"""The line below an ask that is not answered here: where instead, why, and whether that prints."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktopapp.plan.naming import name_of, part_name
from desktopapp.plan.plan import Coverage, Plan
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet


class ReasonLine(QWidget):
    """Where an ask is answered instead, why, and whether the reason is printed."""

    def __init__(self, label: str, told: Callable[[Coverage], None]) -> None:
        super().__init__()
        self._told = told
        self._coverage = Coverage()
        self._parts: list[tuple[str, str]] = []
        self.where = Choice()
        self.where.set_short(8)
        named = LineField()
        named.setPlaceholderText("Where?")
        named.textEdited.connect(self._typed)
        self.where.write_into(named)
        self.where.activated.connect(self._typed)
        self.why = LineField()
        self.why.setPlaceholderText("Reason (for us only)")
        self.why.textEdited.connect(self._typed)
        self.wants = Quiet(size=14)
        self.wants.setWordWrap(True)
        self.publish = Tick("Print it in “Where each point is answered”")
        self.publish.clicked.connect(self._typed)
        for one, words in (
            (self.where, "Where it is answered"),
            (self.why, "Reason"),
            (self.publish, "Print the reason in “Where each point is answered”"),
        ):
            one.setAccessibleName(f"{words}: {label}")
        named.setAccessibleName(self.where.accessibleName())
        row = FoldingRow(8)
        self.setLayout(row)
        row.setContentsMargins(28, 0, 0, 4)
        row.addWidget(self.where)
        row.addWidget(self.why)
        row.addWidget(self.publish)
        row.addWidget(self.wants)

    def begin(self) -> None:
        """Put the cursor into where it is answered, or into why it is not."""
        first = self.why if self.where.isHidden() else self.where
        if not self.wants.isHidden():
            announce(self, self.wants.text())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_coverage(
        self, plan: Plan, coverage: Coverage, *, asks_where: bool, wants: str = ""
    ) -> None:
        """Show the place and the reason; what is being typed is left alone.

        ``wants`` says what is still wanted, if anything.
        """
        self._coverage = coverage
        self.wants.setText(wants)
        self.wants.setVisible(bool(wants))
        for one in (self.where, self.why):
            one.setAccessibleDescription(wants)
        parts = [(name_of(plan, part), part.id) for part in plan.parts()]
        if parts != self._parts:
            self._parts = parts
            self.where.clear()
            for name, part_id in parts:
                self.where.addItem(name, part_id)
        self.where.setVisible(asks_where)
        where = part_name(plan, coverage.where) if coverage.where else ""
        if self.where.currentText() != where:
            self.where.setEditText(where)
        if self.why.text() != coverage.reason:
            self.why.setText(coverage.reason)
        self.publish.setChecked(coverage.published)

    def _typed(self) -> None:
        where = self.where.currentText()
        named = dict(self._parts)
        self._coverage = replace(
            self._coverage,
            where=named.get(where, where),
            reason=self.why.text(),
            published=self.publish.isChecked(),
        )
        self._told(self._coverage)
