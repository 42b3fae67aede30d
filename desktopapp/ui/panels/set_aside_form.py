"""Setting a finding aside: the reason is asked for, and whether others of its rule go with it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktopapp.checks.finding import Finding
from desktopapp.plan.saying import counted, in_sentence
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.workspace.checking import Checking

_KEPT = (
    "It is kept in the plan with your name, and never goes out with it. The finding comes back "
    "when the words that it is about change."
)


class SetAsideForm(FormDialog):
    """The form. It may set aside all others of the same rule that are open too."""

    def __init__(self, checks: Checking, finding: Finding) -> None:
        super().__init__(checks.work, "Set aside", self._take)
        self.checks, self.finding = checks, finding
        self.others = tuple(
            one for one in checks.found if one.rule == finding.rule and one != finding
        )
        what = PlainLabel(finding.message)
        wear(what, 15, bold=True)
        what.setWordWrap(True)
        self.rows.addRow(what)
        self.reason = LineField()
        self.add("Why?", self.reason, _KEPT)
        called = in_sentence(finding.rule.called)
        more = counted(len(self.others), "other finding", "other findings")
        self.all_of_them: Tick | None = None
        if self.others:
            self.all_of_them = Tick(f"Also the {more} of this kind ({called})")
            self.rows.addRow(self.all_of_them)
        self.agreeing.setText("Set aside")
        self.reason.setFocus()

    def _take(self) -> None:
        all_of_them = self.all_of_them and self.all_of_them.isChecked()
        wanted = (self.finding, *(self.others if all_of_them else ()))
        if not self.reason.text().strip():
            raise WrongField(self.reason, "Say why.", then="A few words are enough.")
        self.checks.set_aside(wanted, self.reason.text())


def ask_aside(
    checks: Checking, finding: Finding, then: Callable[[], object] = lambda: None
) -> None:
    """Ask for the reason, and set a finding aside; ``then`` is done once that was."""
    if checks.may_change():
        form = SetAsideForm(checks, finding)
        form.accepted.connect(lambda: QTimer.singleShot(0, checks, then))
        form.open()
