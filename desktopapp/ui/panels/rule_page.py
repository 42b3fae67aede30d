"""The page of a rule: what it finds, why that matters, how to mend it, what it rests on."""

from PySide6.QtWidgets import QWidget

from desktopapp.checks.rule import Rule
from desktopapp.ui.widgets.reading_dialog import ReadingDialog


def show_rule(parent: QWidget, rule: Rule) -> None:
    """Show the page of a rule."""
    words = "\n\n".join(f"{heading}\n{words}" for heading, words in rule.page())
    ReadingDialog(parent, rule.called, words).open()
