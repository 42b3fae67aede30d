"""What a table of figures would change, to be looked at before it is brought in."""

from typing import TYPE_CHECKING

from desktopapp.operations.figures import said_of_figures_read, with_figures_read
from desktopapp.plan.saying import counted
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.read_text import words_to_read
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import keep_high, wear
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.operations.figures import FiguresRead


class FiguresSheet(Sheet):
    """The sheet: how many are new, changed, the same and left out, and each of them."""

    def __init__(self, work: Workspace, name: str, found: "FiguresRead") -> None:
        super().__init__(work.window(), f"Bring in “{name}”", _said(found), width=680)
        self.work, self.found = work, found
        self.told = words_to_read("What would change")
        wear(self.told, 14)
        keep_high(self.told, 260)
        self.told.setPlainText("\n".join(said_of_figures_read(found, accepted=True)))
        self.body.addWidget(self.told)
        take = button("Bring them in", self.take, first=True)
        take.setEnabled(bool(found.figures))
        take.setDefault(True)
        self.verbs.addWidget(button("Cancel", self.reject))
        self.verbs.addWidget(take)

    def take(self) -> None:
        """Bring in what is new and changed, as one step of undo."""
        session = self.work.bridge.session
        session.edit(with_figures_read(self.work.plan, self.found), "bring in figures")
        self.accept()
        many = counted(len(self.found.figures), "figure was", "figures were")
        self.work.notice.tell(f"{many} brought in.", verbs=(("Undo", session.undo),))


def _said(found: "FiguresRead") -> str:
    """Say how many figures are new, changed, the same and left out."""
    told = (
        f"{len(found.added):,} new",
        f"{len(found.changed):,} changed",
        f"{found.same:,} the same",
        f"{len(found.refused):,} left out",
    )
    return f"{', '.join(told)}. Nothing was changed yet."
