"""What commands and buttons do, and what stands in their way, in the plan that is open then."""

from collections.abc import Callable
from typing import Any

from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

MENUS = ("&File", "&Edit", "&View", "&Insert", "F&ormat", "&Plan", "&Library", "&Help")


class Doing:
    """Ways to say what a command does, and what stands in its way."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def no_plan(self) -> str:
        """Say that no plan is open, or that another page stands before it; else nothing."""
        page = self.shell.interlude.page
        return (page and page.obstacle) or ("" if self.shell.work else "Open a plan first.")

    def no_letter(self) -> str:
        """Say that no letter is being checked; nothing where one is."""
        return "" if self.letter_page() else "Start from a letter first."

    def letter_page(self) -> Any:  # noqa: ANN401  # no floor below knows its kind
        """Return the page on which a letter is checked, or nothing."""
        page = self.shell.interlude.page
        return page if page is not None and hasattr(page, "letter") else None

    def letter(self, does: Callable[[Any], object]) -> Callable[[], None]:
        """Do something on the page on which a letter is checked."""

        def do() -> None:
            page = self.letter_page()
            if page:
                does(page)

        return do

    def either(
        self, letter: Callable[[Any], object], plan: Callable[[Workspace], object]
    ) -> Callable[[], None]:
        """Do something on the page on which a letter is checked; else with the open plan."""

        def do() -> None:
            (self.letter(letter) if self.letter_page() else self.plan(plan))()

        return do

    def not_writable(self) -> str:
        """Say why the plan may not be changed; nothing where it may."""
        work = self.shell.work
        read_only = work and work.bridge.session.read_only
        return self.no_plan() or ("This plan is open to read only." if read_only else "")

    def not_writing(self) -> str:
        """Say why nothing can be done to the text in hand; nothing where an editor is in hand."""
        work = self.shell.work
        at_hand = work and work.editor()
        return self.not_writable() or ("" if at_hand else "Click into an answer first.")

    def on_page(self, tells: Callable[[Workspace], object], else_: str) -> Callable[[], str]:
        """Return what says why the page in hand cannot be changed so; nothing where it can."""

        def bar() -> str:
            work = self.shell.work
            return self.not_writable() or ("" if work and tells(work) else else_)

        return bar

    def plan(self, does: Callable[[Workspace], object]) -> Callable[[], None]:
        """Do something with the open plan."""

        def do() -> None:
            if self.shell.work:
                does(self.shell.work)

        return do

    def text(self, does: Callable[[AnswerEditor], object]) -> Callable[[], None]:
        """Do something in the editor in hand."""
        return lambda: plan_verbs.with_editor(self.shell.work, does)


def buttons(shell: Shell) -> dict[str, Callable[[], object]]:
    """Return what the buttons on the page do, by their name."""
    doing = Doing(shell)

    def export() -> None:
        from desktopapp.ui.files.file_verbs import start_export  # noqa: PLC0415  # when asked

        start_export(shell)

    return {
        "bold": doing.text(lambda editor: editor.formatting.toggle_bold()),
        "italic": doing.text(lambda editor: editor.formatting.toggle_italic()),
        "bullets": doing.text(lambda editor: editor.formatting.toggle_bullets()),
        "numbers": doing.text(lambda editor: editor.formatting.toggle_numbers()),
        "table": doing.text(lambda editor: editor.formatting.insert_table()),
        "link": lambda: plan_verbs.ask_link(shell.work),
        "picture": lambda: plan_verbs.ask_picture(shell.work),
        "undo": doing.plan(lambda work: work.bridge.session.undo()),
        "redo": doing.plan(lambda work: work.bridge.session.redo()),
        "export": export,
        "focus": shell.toggle_focus,
    }
