"""A problem said inside a dialog, beside what it is about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from desktopapp.plan.problem import Problem
from desktopapp.store.policy import help_contact
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.clipped import copy_details
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import wear


class ProblemLine(PlainLabel):
    """What happened, what is safe and what to do next; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        wear(self, 14)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setMargin(8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # its menu opens by key too
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction("Copy details for IT").triggered.connect(lambda _checked=False: self.copy())
        self.said: Problem | None = None
        self.hide()

    def copy(self) -> None:
        """Copy what IT needs to know of the problem."""
        if self.said:
            copy_details(self.said)

    def say(self, problem: Problem) -> None:
        """Show a problem."""
        self.said = problem
        shades = colours(self.window().palette())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(shades.amber_fill))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(shades.amber))
        self.setPalette(palette)
        words = " ".join(filter(None, (str(problem), help_contact())))
        self.setText(words)
        explain(self, problem.where)
        self.show()
        announce(self, words)
