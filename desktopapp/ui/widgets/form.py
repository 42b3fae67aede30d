"""A form in a dialog: a title, fields one below the other, and two buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFormLayout, QWidget

from desktopapp.plan.problem import Problem
from desktopapp.ui.widgets.columns import Columns
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.labels import add_labelled
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.words_shown import Quiet

_ALONE, _WITH_BESIDE = 560, 860  # logical pixels


class FormDialog(Sheet):
    """The dialog. ``take`` is called when it is agreed to, and may raise ``Problem``.

    ``beside`` stands beside the fields, and shows what they come to.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        take: Callable[[], object],
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent, title, width=_WITH_BESIDE if beside else _ALONE)
        self._take = take
        self._dropped = False
        self.asking: Sheet | None = None
        self.rows = fields_below()
        if beside:
            self.rows.setContentsMargins(0, 0, 0, 0)
            fields = QWidget()
            fields.setLayout(self.rows)
            self.body.addWidget(Columns(fields, beside))
        else:
            self.body.addLayout(self.rows)
        self.body.addStretch(1)
        agree = self.agreeing = button("Save", self.agree, first=True)
        agree.setDefault(True)
        self.verbs.addWidget(button("Cancel", self.reject))
        self.verbs.addWidget(agree)

    def add(
        self, label: str, field: QWidget, hint: str = "", rows: QFormLayout | None = None
    ) -> None:
        """Add a field under its label, with a hint below; a row of parts goes by its first.

        It stands among the ``rows``, or the form's own where none are given.
        """
        rows = rows or self.rows
        above = add_labelled(rows, label, field)
        parts = [one for one in _parts(field) if not isinstance(one, QAbstractButton)]
        named = parts[0] if parts else field
        if not named.accessibleName():
            named.setAccessibleName(label)
        if hint:
            named.setAccessibleDescription(hint)
            line = Quiet(hint)
            line.setWordWrap(True)
            rows.addRow(line)
        above.setBuddy(named)
        for one in _parts(field):
            if isinstance(one, QAbstractButton):
                one.setAccessibleName(f"{one.text()} {label}")

    def agree(self) -> None:
        """Take what the fields say, or say what is wrong with it."""
        try:
            self._take()
        except Problem as problem:
            self.tell(problem)
        else:
            self.accept()

    def unkept(self) -> bool:
        """Tell whether something was changed here that would be lost; most forms say nothing."""
        return False

    def reject(self) -> None:
        """Think better of it; what was changed is dropped only when that was said."""
        if self._dropped or self.busy or not self.unkept():
            super().reject()
            return
        self.asking = ask = Sheet(self, "Save your changes?", "They are not saved yet.")
        ask.verbs.addWidget(button("Keep editing", ask.reject))
        ask.verbs.addWidget(button("Discard", self.drop))
        keep = button("Save", self._keep, first=True)
        keep.setDefault(True)
        ask.verbs.addWidget(keep)
        ask.open()

    def drop(self) -> None:
        """Close, and forget what was changed."""
        self._dropped = True
        self._asked()
        self.reject()

    def _keep(self) -> None:
        self._asked()
        self.agree()

    def _asked(self) -> None:
        if self.asking:
            self.asking.accept()


def fields_below() -> QFormLayout:
    """Return rows of fields, each below its label."""
    rows = QFormLayout()
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    rows.setVerticalSpacing(10)
    return rows


def _parts(field: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in a field: itself, or the parts of a row."""
    if field.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        return [field]
    parts = field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [one for one in parts if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
