"""The card above a section: where it stands, its status, and how to move or remove it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette

from desktopapp.plan.plan import Section, SectionPlace
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card, IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided
from desktopapp.ui.workspace.question_card import StatusButton


class SectionCard(Card):
    """The card of a section: an introduction, a closing, place leadership."""

    stepped = Signal(int)  # -1 to the page before, 1 to the next
    removal_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.where = ""
        name = PlainLabel("Section")
        wear(name, 15, bold=True)
        self.place = Choice()
        self.place.setAccessibleName("Where the section stands")
        for place in SectionPlace:
            self.place.addItem(place.capitalize(), place)
        self.place.activated.connect(self._set_place)
        self.status = StatusButton(bridge)
        row = FoldingRow(8)
        row.setContentsMargins(24, 10, 16, 10)
        self.setLayout(row)
        row.addWidget(name)
        note = Elided("Your own text, with its own heading", size=13)
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row.addWidget(note)
        row.addStretch()
        row.addWidget(self.place)
        for drawn, words, does in (
            ("up", "Move the section up (Alt+Shift+Up)", lambda: self._move(-1)),
            ("down", "Move the section down (Alt+Shift+Down)", lambda: self._move(1)),
            ("cross", "Remove the section", lambda: self.removal_wanted.emit(self.where)),
        ):
            one = IconButton(drawn, words)
            one.clicked.connect(lambda _checked=False, does=does: does())
            row.addWidget(one)
        row.addWidget(self.status)

    def show_place(self, where: str) -> None:
        """Show the card of a section."""
        self.where = where
        section = self._section()
        if section:
            self.place.setCurrentIndex(list(SectionPlace).index(section.place))
            self.status.show_status(where)

    def _section(self) -> Section | None:
        found = (one for one in self.bridge.session.plan.sections if one.id == self.where)
        return next(found, None)

    def _move(self, step: int) -> None:
        self.move_wanted.emit(self.where, step)

    def _set_place(self, chosen: int) -> None:
        section = self._section()
        place = list(SectionPlace)[chosen]
        if section and section.place is not place:
            plan = self.bridge.session.plan.with_part(replace(section, place=place))
            self.bridge.session.edit(plan, f"section {place}")
