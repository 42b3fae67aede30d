"""The dialog that asks for a passphrase, with a way to see what is typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import measure
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

_HIGH = 32  # pixels of a field


class PassphraseSheet(Sheet):
    """Asks for a passphrase and does something with it, which may take a second."""

    def __init__(self, shell: Shell, title: str, words: str, agree: str) -> None:
        super().__init__(shell.widget(), title, words)
        self.shell = shell
        self.writes = False  # whether the plan is written, so that it cannot be left midway
        self.work: Callable[[str], object] = str
        self.then: Callable[[Any], object] = str
        self.field = self.add("Passphrase")
        self.show_it = Tick("Show what is typed")
        self.show_it.toggled.connect(self._show)
        self.body.addWidget(self.show_it)
        self.agree_button = button(agree, self.agree, first=True)
        self.agree_button.setDefault(True)
        self.verbs.addWidget(button("Cancel", self.reject))
        self.verbs.addWidget(self.agree_button)

    def add(self, label: str, hint: str = "") -> QLineEdit:
        """Add a field whose words are hidden."""
        field = LineField()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(label)
        measure(field, "least", lambda one: one.setMinimumHeight(scaled(_HIGH)))
        above = Quiet(label, 14)
        above.setBuddy(field)
        self.body.addWidget(above)
        self.body.addWidget(field)
        if hint:
            line = Quiet(hint)
            line.setWordWrap(True)
            self.body.addWidget(line)
            field.setAccessibleDescription(hint)
        return field

    def agree(self) -> None:
        """Try what was typed, off the window's thread."""
        typed, work = self.field.text(), self.work
        self.agree_button.setEnabled(False)
        self.busy = self.writes
        self.problem.hide()
        self.shell.jobs.fetch("passphrase", lambda _job: work(typed), self._done, self._failed)

    def reject(self) -> None:
        """Think better of it, unless the plan is being written already."""
        if not self.busy:
            self.shell.jobs.drop("passphrase")
        super().reject()

    def _done(self, result: object) -> None:
        self.field.clear()
        self.accept()
        self.then(result)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.agree_button.setEnabled(True)
        self.tell(problem_of(error))
        self.field.selectAll()
        self.field.setFocus()

    def _show(self, shown: bool) -> None:  # noqa: FBT001  # Qt's own signature
        modes = QLineEdit.EchoMode
        for field in self.findChildren(QLineEdit):
            field.setEchoMode(modes.Normal if shown else modes.Password)
