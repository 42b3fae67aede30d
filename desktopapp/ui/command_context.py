"""What commands and buttons do, and when they can: always to the plan that is open then."""

from collections.abc import Callable

from desktopapp.ui.files import file_verbs
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

MENUS = ("&File", "&Edit", "&View", "&Insert", "F&ormat", "&Plan", "&Library", "&Help")


class Doing:
    """Ways to say what a command does and when it can be done."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def open(self) -> bool:
        """Tell whether a plan is open."""
        return self.shell.work is not None

    def writable(self) -> bool:
        """Tell whether a plan is open that may be changed."""
        work = self.shell.work
        return work is not None and not work.bridge.session.read_only

    def writing(self) -> bool:
        """Tell whether an editor is in hand."""
        work = self.shell.work
        return self.writable() and work is not None and work.editor() is not None

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
        "export": lambda: file_verbs.start_export(shell),
        "focus": shell.toggle_focus,
    }
