"""For which thing a page is answered, such as a project: its name, another, or one fewer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktopapp.plan.plan import Plan
from desktopapp.plan.repeated import id_for
from desktopapp.plan.saying import counted
from desktopapp.plan.things import Each, things_of, with_name, with_thing, without_thing
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, name_within
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.value_cells import PlanLine

_WIDE = 260  # logical pixels, of the line for a name


class EachRow(QWidget):
    """The row. ``wanted`` tells which page is wanted then."""

    wanted = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.each: Each | None = None
        self.where = ""
        self.words, self.name, self.tally = PlainLabel(), PlanLine(), Quiet()
        self.name.undo_asked.connect(bridge.session.undo)
        self.name.redo_asked.connect(bridge.session.redo)
        wear(self.words, 14, bold=True)
        wear(self.name, 15)
        keep_wide(self.name, _WIDE)
        self.name.textEdited.connect(self._typed)
        self.adding = IconButton("plus", "Add", beside=True, size=24)
        self.adding.clicked.connect(lambda _checked=False: self.add())
        self.removing = IconButton("cross", "Remove", beside=True, size=24)
        self.removing.clicked.connect(lambda _checked=False: self.remove())
        row = FoldingRow(8)
        self.setLayout(row)
        for part in (self.words, self.name, self.adding, self.removing, self.tally):
            row.addWidget(part)
        row.addStretch()

    def show_each(self, plan: Plan, where: str, each: Each | None) -> None:
        """Show for what a page is answered; nothing where it is answered once."""
        self.each, self.where = each, where
        self.setVisible(each is not None)
        if each is None:
            return
        kind, there = each.repeats.each, things_of(plan, each.of)
        self.words.setText(f"For each {kind}:")
        name_within(self.name, f"Name of the {kind}" if each.thing else f"Name the first {kind}")
        name = each.thing.name if each.thing else ""
        if self.name.text() != name:
            self.name.setText(name)
        most = each.repeats.most
        self.tally.setText(f"{counted(len(there), kind)}{f' of at most {most}' if most else ''}")
        for part, words in (
            (self.adding, f"Add a {kind}"),
            (self.removing, f"Remove this {kind}"),
        ):
            part.setText(words)
            part.setAccessibleName(words)
            part.updateGeometry()
        locked = bool(self.bridge.session.read_only)
        self.adding.setVisible(bool(there))
        self.adding.setDisabled(locked or (most is not None and len(there) >= most))
        self.removing.setVisible(bool(each.thing))
        self.removing.setDisabled(locked)
        self.name.setDisabled(locked)

    def add(self) -> None:
        """Name one more, with the cursor in its name."""
        if self.each is None:
            return
        self._begin(f"{self.each.repeats.each} {len(things_of(self._plan, self.each.of)) + 1}")
        self.name.selectAll()

    def remove(self) -> None:
        """Take away the one that is shown, with what was answered for it."""
        each = self.each
        if each is None or each.thing is None:
            return
        plan = without_thing(self._plan, each.thing)
        self.bridge.session.edit(plan, f"removing a {each.repeats.each}")
        left = things_of(plan, each.of)
        self.wanted.emit(id_for(each.of, left[-1].id) if left else each.of)

    @property
    def _plan(self) -> Plan:
        return self.bridge.session.plan

    def _typed(self, words: str) -> None:
        """Take the name at each key, that of the first too: whatever comes next, it is kept."""
        each = self.each
        if each and each.thing:
            plan = with_name(self._plan, each.thing.id, words)
            self.bridge.session.edit(plan, "name", by=self, fold=f"name {each.thing.id}")
        elif words.strip():
            self._begin(words.lstrip())

    def _begin(self, name: str) -> None:
        each = self.each
        if each is None:
            return
        plan, thing = with_thing(self._plan, each, name)
        there = self.where if each.thing is None else each.of
        what = f"adding a {each.repeats.each}"
        self.bridge.session.edit(plan, what, by=self, fold=f"name {thing.id}")
        self.wanted.emit(id_for(there, thing.id))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Return here: the name is taken already."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
