"""Which points are shown: by how they stand, and by theme; and in which order."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.plan.coverage import ASK_SIGNS, Asked, AskSign, is_open
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import IconButton, as_wide_as
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.taking_keys import let_one_be_on


class PointFilter(StrEnum):
    """Which points are shown. Open are all of which it is not said what became of them, or why."""

    ALL = "All"
    OPEN = "Open"
    HERE = "Answered here"
    ELSEWHERE = "Answered elsewhere"
    NOT_APPLICABLE = "Does not apply"
    LEFT_OUT = "Left out"
    NO_REASON = "No reason yet"
    LOOKS_ANSWERED = "Open, looks answered"

    def shows(self, sign: AskSign, *, looks_answered: bool) -> bool:
        """Tell whether a point that stands so is shown."""
        match self:
            case PointFilter.ALL:
                return True
            case PointFilter.OPEN:
                return is_open(sign)
            case PointFilter.NO_REASON:
                return sign is AskSign.NO_REASON
            case PointFilter.LOOKS_ANSWERED:
                return looks_answered and is_open(sign)
            case _:
                return sign == self.value and sign in ASK_SIGNS.values()


BY_LETTER, BY_PAGES = "In the letter’s order", "Most pages first"
ALL_THEMES = "All themes"


class PointFilters(QWidget):
    """The filters of the points, with how many each would show."""

    changed = Signal()

    def __init__(self, groups: Sequence[str]) -> None:
        super().__init__()
        self.shown = PointFilter.ALL
        self.buttons: dict[PointFilter, IconButton] = {}
        self.theme, self.order = Choice(), Choice()
        self.theme.addItems([ALL_THEMES, *groups])
        self.order.addItems([BY_LETTER, BY_PAGES])
        self.theme.set_short(16)
        self.order.set_short(18)
        for choice, name in ((self.theme, "Theme"), (self.order, "Order of the points")):
            choice.setAccessibleName(name)
            choice.activated.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row, below = FoldingRow(4), FoldingRow(8)
        column.addLayout(row)
        column.addLayout(below)
        for one in PointFilter:
            made = self.buttons[one] = IconButton("", "", beside=True, size=32)
            made.clicked.connect(lambda _checked=False, one=one: self.choose(one))
            as_wide_as(made, f"{one} 000")
            row.addWidget(made)
        row.addStretch()
        below.addWidget(self.theme)
        below.addWidget(self.order)
        below.addStretch()
        let_one_be_on(self.buttons.values())
        self.buttons[PointFilter.ALL].setChecked(True)

    @property
    def by_pages(self) -> bool:
        """Whether what takes most pages stands first."""
        return self.order.currentText() == BY_PAGES

    def choose(self, shown: PointFilter) -> None:
        """Show the points that stand so."""
        self.shown = shown
        for one, made in self.buttons.items():
            made.setChecked(one is shown)
        self.changed.emit()

    def show_all(self, theme: str = "") -> None:
        """Show each point, or each of a theme."""
        self.theme.setCurrentIndex(max(self.theme.findText(theme), 0) if theme else 0)
        self.choose(PointFilter.ALL)

    def choose_theme(self, theme: str) -> None:
        """Show the points of one theme."""
        self.theme.setCurrentIndex(max(self.theme.findText(theme), 0))
        self.changed.emit()

    def is_of(self, one: Asked) -> bool:
        """Tell whether a point is of the theme that is chosen, if any is."""
        return self.theme.currentIndex() == 0 or self.theme.currentText() == one.group

    def shows(self, one: Asked, sign: AskSign, *, looks_answered: bool) -> bool:
        """Tell whether a point is shown."""
        return self.is_of(one) and self.shown.shows(sign, looks_answered=looks_answered)

    def count(
        self,
        things: Sequence[Asked],
        stand: Mapping[str, AskSign],
        looks_answered: Callable[[str], bool],
    ) -> None:
        """Say beside each filter how many points it shows of the theme that is chosen."""
        theme = self.theme.currentText() if self.theme.currentIndex() else ""
        mine = [one for one in things if theme in ("", one.group)]
        for shown, made in self.buttons.items():
            number = sum(
                shown.shows(stand[one.id], looks_answered=looks_answered(one.id)) for one in mine
            )
            made.setText(f"{shown} {number}")
            made.updateGeometry()
