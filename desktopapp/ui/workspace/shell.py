"""What the verbs may ask of the window they work in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.settings import Settings
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.notice import Notice
from desktopapp.ui.workspace.autosave import Autosave
from desktopapp.ui.workspace.being_opened import BeingOpened
from desktopapp.ui.workspace.interlude import Interlude
from desktopapp.ui.workspace.spelling_choice import SpellingChoice
from desktopapp.ui.workspace.workspace import Workspace


class Shell(Protocol):
    """A window that holds one open plan, or none."""

    settings: Settings
    jobs: Jobs
    today: date
    work: Workspace | None
    keeper: Autosave | None
    notice: Notice
    spelling: SpellingChoice
    opening: BeingOpened
    interlude: Interlude
    leaving: Any  # what puts the open plan away at this moment, or nothing

    def show_session(
        self,
        session: Session,
        then: Callable[[], object] = lambda: None,
        pages: Paged | None = None,
    ) -> None:
        """Show an open plan instead of the one before, which is saved first; then go on.

        ``pages`` are those of the plan where they are laid out already.
        """

    def put_away(self, then: Callable[[], object]) -> None:
        """Save the open plan and put it away, then go on; it stays where it cannot be saved."""

    def let_go(self) -> None:
        """Put away the open plan, of which nothing is lost."""

    def stand_by(self, *, still: bool) -> None:
        """Let nothing be changed in the window for a while, or let it be used again."""

    def show_home(self) -> None:
        """Close the plan and show the home page."""

    def open_path(self, path: Path) -> None:
        """Open a plan file."""

    def show_problem(self, problem: Problem) -> None:
        """Tell the officer of a problem."""

    def say(self, words: str, more: str = "") -> None:
        """Tell the officer that something was done."""

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
