"""Earlier states of a plan: a list, what differs from the plan now, and bringing one back."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget

from desktopapp.plan.compare import Difference, compare
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.session.versions import (
    Earlier,
    bring_back,
    earlier,
    earlier_known,
    earlier_plan,
    entries_not_understood,
)
from desktopapp.store.versions import Version
from desktopapp.ui.files.differences import DifferenceText, differing_parts
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.widgets.when import when
from desktopapp.ui.workspace.shell import Shell

_LIST_WIDTH = 300
_WORDS = (
    "Struck through: only in that version. Underlined: only in your plan now. Automatic versions "
    "and backups on this PC are removed with time; named versions stay."
)
_NONE = (
    "There are no versions yet. Ctrl+S keeps one, and Name this version in the Plan menu keeps "
    "one for good."
)
_LOOKING = "Looking for versions…"
_LOOKING_FURTHER = " Looking for backups on this PC…"
_STRANGE = (
    " Part of the history in this file cannot be read here: a newer version of Planwright may "
    "have written it. It is kept as it is."
)
Read = tuple[Plan | None, tuple[Difference, ...]]  # a plan, and what differs from another


class EarlierSheet(Sheet):
    """A list that the arrow keys go through, and beside it what the one in hand holds."""

    def __init__(self, shell: Shell, title: str, words: str, agree: str) -> None:
        super().__init__(shell.widget(), title, words)
        self.shell = shell
        self.found: tuple[Earlier, ...] = ()
        self.plan: Plan | None = None  # the one in hand, once it is read
        self.names = QListWidget()
        self.names.setAccessibleName(f"{title}, the newest first")
        wear(self.names, 14)
        self.names.setFixedWidth(min(scaled(_LIST_WIDTH), self.above.width() // 3))
        self.names.setWordWrap(True)
        self.names.setItemDelegate(RoomyRows(self.names))
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setVerticalScrollBar(Thumb())
        self.text = DifferenceText("What the one in the list holds")
        row = QHBoxLayout()
        self.body.addLayout(row, 1)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.back = button(agree, self.agree, first=True)
        self.back.setEnabled(False)
        self.verbs.addWidget(button("Close", self.reject))
        self.verbs.addWidget(self.back)
        self.names.currentRowChanged.connect(self._show_row)
        self.fill_window()
        self.names.setFocus()

    def in_hand(self) -> Earlier:
        """Return the one that the list stands at."""
        return self.found[self.names.currentRow()]

    def list_these(self, found: tuple[Earlier, ...]) -> None:
        """List earlier states, and stay at the one in hand."""
        if found == self.found:
            return
        row = self.names.currentRow()
        held = self.found[row] if row >= 0 else None
        self.found = found
        self.names.clear()
        self.names.addItems([said_of_version(one) for one in found])
        if found:
            self.names.setCurrentRow(found.index(held) if held in found else 0)

    def read(self, one: Earlier) -> Read:
        """Read one and what differs from it, off the window's thread."""
        raise NotImplementedError

    def show_read(self, differing: tuple[Difference, ...]) -> None:
        """Show the one in hand, which is read."""
        raise NotImplementedError

    def agree(self) -> None:
        """Take the one in hand."""
        raise NotImplementedError

    def _show_row(self, row: int) -> None:
        if row < 0:
            return
        one = self.found[row]
        self.plan = None
        self.back.setEnabled(False)
        self.problem.hide()

        def done(result: Read) -> None:
            self.plan, differing = result
            self.show_read(differing)

        self.shell.jobs.fetch("version", lambda _job: self.read(one), done, self.failed)

    def failed(self, error: Exception) -> None:
        """Say why the one in hand cannot be read."""
        self.text.clear()
        self.tell(problem_of(error))

    def done(self, result: int) -> None:
        """Let go of what is being read."""
        self.shell.jobs.drop("version")
        self.shell.jobs.drop("versions")
        super().done(result)


class VersionsSheet(EarlierSheet):
    """The versions of the open plan and its backups on this PC, compared with it as it is now."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, "Versions and backups", _WORDS, "Bring this version back")
        self.session = session
        self.fill()
        keeper = shell.keeper
        if keeper:
            keeper.saved.connect(self.fill)
            self.finished.connect(lambda _result: keeper.saved.disconnect(self.fill))
            keeper.save()

    def fill(self) -> None:
        """List the versions in the plan's file, and the backups once the folder answers."""

        def failed(error: Exception) -> None:
            self._list(self.found)
            self.failed(error)

        job = self.shell.jobs.fetch(
            "versions", lambda _job: earlier(self.session), self._list, failed, briefly=True
        )
        if not job.told:
            self._list(earlier_known(self.session, self.found))
            self.say(f"{_WORDS}{_LOOKING_FURTHER}" if self.found else _LOOKING)

    def _list(self, found: tuple[Earlier, ...]) -> None:
        strange = _STRANGE if entries_not_understood(self.session) else ""
        self.say(f"{_WORDS if found else _NONE}{strange}")
        self.list_these(found)

    def read(self, one: Earlier) -> Read:
        """Read one and compare it with the plan as it is now."""
        now, plan = self.session.plan, earlier_plan(self.session, one)
        return plan, compare(plan, now)

    def show_read(self, differing: tuple[Difference, ...]) -> None:
        """Show what differs."""
        if self.plan:
            self.text.show_differences(differing, self.session.plan, self.plan)
        self.back.setEnabled(not self.session.read_only)
        explain(self.back, differing_parts(differing))

    def agree(self) -> None:
        """Make the one in hand the plan, as one step that can be undone."""
        if self.plan is None or self.shell.keeper is None:
            return
        one = self.in_hand()
        kind = "version" if isinstance(one.source, Version) else "backup"
        name = f"“{one.name}”" if one.name else f"the {kind} of {when(one.when)}"
        try:
            bring_back(self.session, self.plan, name)
        except Problem as problem:
            self.tell(problem)
            return
        self.accept()
        self.shell.keeper.save()
        self.shell.notice.tell(
            f"{name[:1].upper()}{name[1:]} is back.",
            "The plan as it was before is a version too.",
            (("Undo", self.session.undo),),
        )


def said_of_version(one: Earlier) -> str:
    """Say what an earlier state is: its name, when and by whom."""
    by = f" by {one.by}" if one.by else ""
    of_itself = "Kept automatically" if isinstance(one.source, Version) else "Backup on this PC"
    return f"{one.name or of_itself}\n{when(one.when)}{by}" if one.when else one.name
