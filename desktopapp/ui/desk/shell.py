"""What the verbs may ask of the window they work in."""

from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktopapp.plan.problem import Problem
from desktopapp.session import Session, Settings
from desktopapp.ui.desk.keeper import Keeper
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.parts.jobs import Jobs
from desktopapp.ui.parts.notice import Notice


class Shell(Protocol):
    """A window that holds one open plan, or none."""

    settings: Settings
    jobs: Jobs
    today: date
    work: Workspace | None
    keeper: Keeper | None
    notice: Notice

    def show_session(self, session: Session) -> None:
        """Show an open plan instead of the one before."""

    def show_home(self) -> None:
        """Close the plan and show the home page."""

    def open_path(self, path: Path) -> None:
        """Open a plan file."""

    def show_problem(self, problem: Problem) -> None:
        """Tell the officer of a problem."""

    def say(self, words: str, more: str = "") -> None:
        """Tell the officer that something was done."""

    def switch_spelling(self) -> None:
        """Check spelling from now on, or no longer."""

    def keep_settings(self) -> None:
        """Write the settings down."""

    def toggle_focus(self) -> None:
        """Leave nothing but the text, or come back."""

    def next_region(self, by: int) -> None:
        """Move the keyboard to the next region of the window."""

    def find_anything(self) -> None:
        """Open the box that finds every command and question."""

    def widget(self) -> QWidget:
        """Return the window itself, for dialogs to stand above."""
