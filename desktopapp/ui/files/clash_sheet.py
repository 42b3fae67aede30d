"""Places that two sides changed in different ways, side by side, for an officer to decide."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.compare import compare_words
from desktopapp.plan.naming import part_name
from desktopapp.plan.plan import Plan
from desktopapp.session.merging import Came
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Button, button
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet


class Sides(NamedTuple):
    """What two sides are called: above their words, on the buttons that choose one, and in words.

    ``changed`` says where both were changed. Who changed what is not here is not known: it may
    have been the same officer, in another window or on another PC.
    """

    ours: str
    theirs: str
    keep: str
    take: str
    changed: str
    either: tuple[str, str]


SIDES = {
    Came.FILE: Sides(
        "Yours",
        "Saved elsewhere",
        "Keep yours",
        "Take what was saved",
        "here and in the plan’s file",
        ("yours", "what was saved"),
    ),
    Came.COPY: Sides(
        "Yours",
        "In the copy",
        "Keep yours",
        "Take the copy’s",
        "here and in the copy",
        ("yours", "the copy’s"),
    ),
    Came.TYPED: Sides(
        "In the plan",
        "What was kept",
        "Stay with the plan",
        "Take what was kept",
        "in the plan and in what was kept",
        ("the plan", "what was kept"),
    ),
}
_KEYS = {Resolution.OURS: "Alt+Y", Resolution.THEIRS: "Alt+T", Resolution.BOTH: "Alt+B"}
_LETTERS = {
    Qt.Key.Key_Y: Resolution.OURS,
    Qt.Key.Key_T: Resolution.THEIRS,
    Qt.Key.Key_B: Resolution.BOTH,
}


class ClashSheet(Sheet):
    """One clash at a time. Alt with Y, T or B decides it and goes on to the next.

    No letter alone decides: it may be meant for a screen reader, or come from speech.
    """

    def __init__(
        self,
        parent: QWidget,
        plan: Plan,
        theirs: Plan,
        found: tuple[Clash, ...],
        note: str = "",
        sides: Sides = SIDES[Came.COPY],
    ) -> None:
        many = f"{len(found)} places were" if len(found) > 1 else "One place was"
        super().__init__(
            parent,
            "Bring both together",
            f"{many} changed {sides.changed}, in different ways. All other changes fit "
            "together. Nothing is taken before you have decided. "
            f"{_said_keys(sides, found)}{note}",
        )
        self.plan, self.theirs, self.clashes = plan, theirs, found
        self.chosen: dict[Clash, Resolution] = {}
        self.at = 0
        self.where = PlainLabel()
        wear(self.where, 16, bold=True)
        self.where.setWordWrap(True)
        self.ours = DifferenceText(sides.ours)
        self.other = DifferenceText(sides.theirs)
        self.base = DifferenceText("Before both")
        self.body.addWidget(self.where)
        self._add_sides(sides)
        self.buttons: dict[Resolution, Button] = {}
        self.back = button("Back", lambda: self.go(self.at - 1))
        self.verbs.addWidget(button("Decide later", self.reject))
        self.verbs.addWidget(self.back)
        words = sides.keep, sides.take, "Keep both"
        for (choice, keys), said in zip(_KEYS.items(), words, strict=True):
            made = button(said, self._choosing(choice))
            explain(made, keys)
            self.buttons[choice] = made
            self.verbs.addWidget(made)
        self.fill_window()
        self.go(0)

    def go(self, number: int) -> None:
        """Show a clash, and say which."""
        self.at = number
        clash = self.clashes[number]
        of = f" ({number + 1} of {len(self.clashes)})" if len(self.clashes) > 1 else ""
        self.where.setText(f"{_said(self.plan, self.theirs, clash)}{of}")
        self.ours.show_spans(compare_words(clash.base, clash.ours))
        self.other.show_spans(compare_words(clash.base, clash.theirs))
        self.base.setPlainText(clash.base or "There was nothing here.")
        self.buttons[Resolution.BOTH].setVisible(clash.both)
        for choice, made in self.buttons.items():
            made.first = self.chosen.get(clash, Resolution.OURS) is choice
            made.update()
        self.back.setEnabled(number > 0)
        self.buttons[self.chosen.get(clash, Resolution.OURS)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        if self.isVisible():  # else its title is said
            announce(self, self.where.text())

    def choose(self, choice: Resolution) -> None:
        """Decide the clash in hand, and go to the next or be done."""
        if choice is Resolution.BOTH and not self.clashes[self.at].both:
            return
        self.chosen[self.clashes[self.at]] = choice
        if self.at + 1 < len(self.clashes):
            self.go(self.at + 1)
        else:
            self.accept()

    def _choosing(self, choice: Resolution) -> Callable[[], None]:
        return lambda: self.choose(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Alt with a letter decide."""
        choice = _LETTERS.get(Qt.Key(event.key()))
        if choice and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.choose(choice)
        else:
            super().keyPressEvent(event)

    def _add_sides(self, sides: Sides) -> None:
        grid = QGridLayout()
        self.body.addLayout(grid, 1)
        grid.setSpacing(8)
        for column, (title, text) in enumerate(
            ((sides.ours, self.ours), (sides.theirs, self.other))
        ):
            head = PlainLabel(title)
            wear(head, 14, bold=True)
            grid.addWidget(head, 0, column)
            grid.addWidget(text, 1, column)
        grid.addWidget(Quiet("Before both", 14), 2, 0, 1, 2)
        grid.addWidget(self.base, 3, 0, 1, 2)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(3, 2)


def _said_keys(sides: Sides, found: tuple[Clash, ...]) -> str:
    """Say which keys decide: that for both only where a clash lets both be kept."""
    ours, theirs = sides.either
    if any(one.both for one in found):
        return f"Alt with Y, T or B decides too, for {ours}, {theirs} or both."
    return f"Alt with Y or T decides too, for {ours} or {theirs}."


def _said(plan: Plan, theirs: Plan, clash: Clash) -> str:
    """Say in words where a clash is."""
    return ": ".join(dict.fromkeys(_parts(plan, theirs, clash)))


def _parts(plan: Plan, theirs: Plan, clash: Clash) -> Iterator[str]:
    if clash.part:
        known = {part.id for part in plan.parts()}
        yield part_name(plan if clash.part in known else theirs, clash.part)
    place = clash.place.replace("_", " ")
    yield place[:1].upper() + place[1:]
