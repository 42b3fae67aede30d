"""The versions of a plan: a list, what differs from the plan now, and bringing one back."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session import Session
from desktopapp.session.versions import (
    Difference,
    Version,
    bring_back,
    compare,
    version_plan,
    versions,
)
from desktopapp.ui.controls import Thumb, button
from desktopapp.ui.differences import DifferenceText, counted
from desktopapp.ui.jobs import problem_of
from desktopapp.ui.palettes import face
from desktopapp.ui.sheet import Sheet
from desktopapp.ui.shell import Shell
from desktopapp.ui.when import when

_LIST_WIDTH = 300
_WORDS = (
    "Struck through: only in that version. Underlined: only in your plan now. Automatic versions "
    "are thinned out with time, named ones stay."
)
_NONE = (
    "There are no versions yet. Ctrl+S keeps one, and Name this version in the Plan menu keeps "
    "one for good."
)


class VersionsSheet(Sheet):
    """The arrow keys go through the versions; each is compared with the plan as it is now."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.widget(), "Versions", _WORDS)
        self.shell, self.session = shell, session
        self.found: tuple[Version, ...] = ()
        self.plan: Plan | None = None  # the version in hand, once it is read
        self.names = QListWidget()
        self.names.setAccessibleName("Versions, the newest first")
        self.names.setFont(face(14))
        self.names.setFixedWidth(min(_LIST_WIDTH, self.above.width() // 3))
        self.names.setWordWrap(True)
        self.names.setSpacing(3)
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setVerticalScrollBar(Thumb())
        self.text = DifferenceText("What differs between that version and your plan now")
        row = QHBoxLayout()
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)
        self.back = button("Bring this version back", self.bring_back, first=True)
        self.back.setEnabled(False)
        self.verbs.addWidget(button("Close", self.reject))
        self.verbs.addWidget(self.back)
        self.names.currentRowChanged.connect(self._show_version)
        self.fill_window()
        self.fill()
        self.names.setFocus()

        if shell.keeper:
            shell.keeper.saved.connect(self.fill)
            shell.keeper.save()

    def fill(self) -> None:
        """List the versions, and stay at the one in hand."""
        found = versions(self.session)
        if found == self.found and found:
            return
        row = self.names.currentRow()
        held = self.found[row] if row >= 0 else None
        self.found = found
        self.names.clear()
        self.names.addItems([said(one) for one in found])
        self.say(_WORDS if found else _NONE)
        if found:
            self.names.setCurrentRow(found.index(held) if held in found else 0)

    def bring_back(self) -> None:
        """Make the version in hand the plan, as one step that can be undone."""
        if self.plan is None or self.shell.keeper is None:
            return
        version = self.found[self.names.currentRow()]
        name = f"“{version.name}”" if version.name else f"the version of {when(version.when)}"
        try:
            bring_back(self.session, self.plan, name)
        except Problem as problem:
            self.tell(problem)
            return
        self.accept()
        self.shell.keeper.save()
        self.shell.notice.tell(
            f"Your plan is {name} again.",
            "The plan as it was before is a version too.",
            (("Undo", self.session.undo),),
        )

    def _show_version(self, row: int) -> None:
        """Read a version and compare it, off the window's thread."""
        if row < 0:
            return
        version, now = self.found[row], self.session.plan
        self.plan = None
        self.back.setEnabled(False)
        self.problem.hide()

        def work(_job: object) -> tuple[Plan, tuple[Difference, ...]]:
            plan = version_plan(self.session, version)
            return plan, compare(plan, now)

        def done(result: tuple[Plan, tuple[Difference, ...]]) -> None:
            self.plan, differing = result
            self.text.show_differences(differing, now, self.plan)
            self.back.setEnabled(not self.session.read_only)
            self.back.setToolTip(counted(differing))

        self.shell.jobs.run("version", work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self.text.clear()
        self.tell(problem_of(error))

    def done(self, result: int) -> None:
        """Let go of what is being compared."""
        self.shell.jobs.drop("version")
        super().done(result)


def said(version: Version) -> str:
    """Say what a version is: its name, when and by whom."""
    by = f" by {version.by}" if version.by else ""
    return f"{version.name or 'Kept automatically'}\n{when(version.when)}{by}"
