"""The page of a rule: what it finds, why that matters, how to mend it, what it rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktopapp.checks.rule import SAID, Rule
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.read_text import READ
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import wear


class RuleSheet(Sheet):
    """The page, as high as what it says. Its words can be copied, and are heard one by one."""

    def __init__(self, parent: QWidget, rule: Rule) -> None:
        super().__init__(parent, rule.called, f"{SAID[rule.severity]}. It is about {rule.kind}.")
        self.told: list[PlainLabel] = []
        for heading, words in rule.page():
            above, label = PlainLabel(heading), PlainLabel(words)
            wear(above, 14, bold=True)
            wear(label, 15)
            label.setWordWrap(True)
            label.setTextInteractionFlags(READ)
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            label.setAccessibleName(f"{heading}: {words}")
            self.body.addWidget(above)
            self.body.addWidget(label)
            self.body.addSpacing(4)
            self.told.append(label)
        close = button("Close", self.accept, first=True)
        close.setDefault(True)
        self.verbs.addWidget(close)
        close.setFocus()


def show_rule(parent: QWidget, rule: Rule) -> None:
    """Show the page of a rule."""
    RuleSheet(parent, rule).open()
