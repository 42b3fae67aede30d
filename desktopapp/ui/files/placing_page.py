"""Where each part of a document goes: the document on one side, the letter's outline on the other.

A walk: the passage in hand is shown in full, a number or words say where it goes, Enter confirms
and goes on to the next that is to be checked.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.library.proposal import Aside, PlacedPassage, Proposal, got_nothing
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import Plan, SectionPlace
from desktopapp.plan.saying import counted
from desktopapp.plan.text import (
    Block,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain_block,
    plain_runs,
)
from desktopapp.ui.files.placing_rows import (
    PassageList,
    PassageRow,
    PlaceList,
    PlaceRow,
    found_place,
)
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Card, button
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.text_size import keep_high, wear
from desktopapp.ui.widgets.words_shown import Quiet

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TO_KNOW = "Left out, or to check"  # what reading a document said of it
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Target(NamedTuple):
    """A place that a passage can go to: its number, and its name."""

    number: str
    name: str
    theme: str = ""
    question: str | None = None
    place: SectionPlace | None = None
    aside: bool = False

    @property
    def words(self) -> str:
        """The place in words: "1.3 Service improvements"."""
        return f"{self.number} {self.name}".strip()


def targets(plan: Plan) -> list[Target]:
    """Return all places that a passage can go to, in the order of the export."""
    found = [Target("", "Section before the themes", place=SectionPlace.BEFORE)]
    for theme in plan.brief.themes:
        name = f"{theme.label or theme.title}, introduction"
        found.append(Target(str(theme.number), name, theme.id))
        for question in theme.questions:
            number = plan.brief.number(question.id)
            found.append(Target(number, question.label, theme.id, question.id))
    found.append(Target("", "Section after the themes", place=SectionPlace.AFTER))
    found.append(Target("", "Not brought in", aside=True))
    return found


def placed_passages(
    passages: Sequence[PlacedPassage], targets: Sequence[Target]
) -> tuple[PlacedPassage, ...]:
    """Return the passages as the officer placed them, without those that stay out."""
    return tuple(
        replace(passage, theme=where.theme, question=where.question, place=where.place)
        for passage, where in zip(passages, targets, strict=True)
        if not where.aside
    )


class PlacingPage(QWidget):
    """The page. ``passages`` returns where parts go; ``walked`` tells of the end.

    It knows nothing of how the document was read.
    """

    walked = Signal()

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.targets = targets(plan)
        self.found: Sequence[PlacedPassage] = ()
        self.asides: Sequence[Aside] = ()
        self.chosen: list[int] = []  # the place of each passage
        self.to_check: set[int] = set()  # the passages nobody has confirmed yet
        self.is_touched = False  # whether somebody confirmed or changed a place
        self.document = PassageList()
        self.places = PlaceList()
        self.asked = PlainLabel("This part goes to")
        self.number = LineField()
        self.number.setAccessibleName(self.asked.text())
        self.number.setPlaceholderText("A number, such as 1.1, or words")
        keep_high(self.number, 32)
        self.number.installEventFilter(self)
        self.note = Quiet("Enter confirms, and goes to the next to check.", 13)
        self.note.setWordWrap(True)
        self.check = button("", self.go_on)
        self.nothing = Quiet("", 14)
        self.nothing.setWordWrap(True)
        self._build()
        self.document.came_to.connect(self._came_to)
        self.document.came_to.connect(self._say_part)
        self.places.chosen.connect(self._choose)
        self.number.textEdited.connect(self._typed)

    def _build(self) -> None:
        """Lay out the document on the left, the place and the outline on the right."""
        left, right = Card(6, "sheet"), Card(6, "sheet")
        within = QVBoxLayout(left)
        within.setContentsMargins(1, 6, 1, 6)
        within.addWidget(self.document)
        wear(self.asked, 14, bold=True)
        below = QVBoxLayout(right)
        below.setContentsMargins(1, 0, 1, 6)
        below.setSpacing(4)
        top = QVBoxLayout()
        below.addLayout(top)
        top.setContentsMargins(14, 8, 14, 4)
        top.setSpacing(6)
        top.addWidget(self.asked)
        entry = QHBoxLayout()
        top.addLayout(entry)
        entry.setSpacing(8)
        entry.addWidget(self.number, 1)
        entry.addWidget(self.check)
        top.addWidget(self.note)
        below.addWidget(self.places, 1)
        sides = QHBoxLayout(self)
        sides.setSpacing(12)
        sides.addWidget(left, 11)
        sides.addWidget(right, 9)
        sides.setContentsMargins(0, 0, 0, 0)

    def be_low(self, *, low: bool) -> None:
        """Leave out what explains, where the page is so low that the lists need its room."""
        self.asked.setVisible(not low)
        self.note.setVisible(not low)

    def show_proposal(self, found: Proposal) -> None:
        """Show where the parts of documents would go, and begin at the first to check."""
        self.found = (*found.passages, *found.loose)
        self.asides = (*found.bare, *(a for one in found.sources for a in one.left_aside))
        self.asides += tuple(
            Aside(" ".join(one.notes), TO_KNOW) for one in found.sources if one.notes
        )
        self.chosen = [self._place_of(one) for one in self.found]
        self.to_check = {n for n, one in enumerate(self.found) if one.doubtful}
        self._show()
        self.document.go(min(self.to_check, default=0))
        self.number.setFocus()

    def passages(self) -> tuple[PlacedPassage, ...]:
        """Return the passages as the officer placed them."""
        return placed_passages(self.found, [self.targets[n] for n in self.chosen])

    def go_on(self) -> None:
        """Go to the next passage that is to be checked, after the last to the first."""
        here = self.document.at
        left = sorted(self.to_check)
        if left:
            self.document.go(next((n for n in left if n > here), left[0]))
        self.number.setFocus()

    def place(self, where: int) -> None:
        """Let the passage in hand go to a place; nobody need check it any more."""
        here = self.document.at
        if 0 <= here < len(self.found) and 0 <= where < len(self.targets):
            self.chosen[here] = where
            self.is_touched = True
            self.to_check.discard(here)
            self._show()
            announce(self, self.targets[where].words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Confirm by Enter, and go through the passages by the arrows, while a number is typed."""
        if watched is self.number and isinstance(event, QKeyEvent) and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        """Tell whether a key pressed in the field was one of the walk, and do what it says."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._confirm()
        elif event.key() in _STEPS and not event.modifiers():
            at = self.document.at + _STEPS[Qt.Key(event.key())]
            self.document.go(max(0, min(at, len(self.found) + len(self.asides) - 1)))
        else:
            return False
        return True

    def _confirm(self) -> None:
        """Place the passage in hand as typed, and go to the next that is to be checked."""
        where = self._meant(self.number.text())
        if where is None:
            self.note.setText(f"No place is called “{self.number.text().strip()}”.")
            self.note.show()
            announce(self, self.note.text())
            return
        self.place(where)
        if self.to_check:
            self.go_on()
        elif self.document.at + 1 < len(self.found):
            self.document.go(self.document.at + 1)
        else:
            self.walked.emit()

    def _meant(self, words: str) -> int | None:
        """Return the place that is meant by a number or words, for the passage in hand."""
        here = self.document.at
        chosen = self.chosen[here] if 0 <= here < len(self.chosen) else -1
        return found_place(words, self._place_rows(), chosen)

    def _typed(self, words: str) -> None:
        """Show in the outline what is meant so far."""
        where = self._meant(words)
        if where is not None:
            self.places.go(where)

    def _choose(self, where: int) -> None:
        self.place(where)
        self.number.setFocus()

    def _came_to(self, here: int) -> None:
        """Say where the passage in hand goes, ready to be typed over."""
        placed = here < len(self.found)
        self.number.setEnabled(placed)
        self.places.setEnabled(placed)
        self.note.setText(
            "Enter confirms, and goes to the next to check."
            if placed
            else f"{self.asides[here - len(self.found)].why}"
        )
        if placed:
            where = self.targets[self.chosen[here]]
            self.number.setText(where.number or where.name)
            self.number.selectAll()
            self.places.go(self.chosen[here])
        else:
            self.number.clear()

    def _say_part(self, here: int) -> None:
        """Say which part it is to somebody who is at the field, and tell it beside the field."""
        words = self.document.known.rows[here].spoken
        self.number.setAccessibleDescription(words)
        if self.number.hasFocus():
            announce(self, words)

    def _show(self) -> None:
        """Show what goes where now, what is to be checked, and what got nothing."""
        self.document.known.show(self._passage_rows())
        self.places.known.show(self._place_rows())
        left = len(self.to_check)
        self.check.setText(f"{left:,} to check" if left else "All checked")
        self.check.setEnabled(bool(left))
        here = self.document.at
        if 0 <= here < len(self.found):
            self._came_to(here)
        self.nothing.setText(got_nothing(self.plan.brief, self.passages()))

    def _passage_rows(self) -> list[PassageRow]:
        rows, above = [], ""
        for n, passage in enumerate(self.found):
            target = self.targets[self.chosen[n]]
            heading = passage.heading if passage.heading != above else ""
            above = passage.heading
            shown = tuple(map(_with_columns, _below_heading(passage)))
            words = plain_with_labels(shown).strip() or "No words: a picture."
            rows.append(PassageRow(target.words, heading, words, n in self.to_check, target.aside))
        rows += [PassageRow(one.why, "", one.text, stays_out=True) for one in self.asides]
        return rows

    def _place_rows(self) -> list[PlaceRow]:
        got = Counter(self.chosen)
        return [
            PlaceRow(
                target.number,
                target.name,
                counted(got[n], "part") if got[n] else "",
                theme=bool(target.theme) and not target.question,
                empty=not got[n],
            )
            for n, target in enumerate(self.targets)
        ]

    def _place_of(self, passage: PlacedPassage) -> int:
        wanted = (passage.theme, passage.question, passage.place)
        for n, one in enumerate(self.targets):
            if (one.theme, one.question, one.place) == wanted and not one.aside:
                return n
        return len(self.targets) - 1


def _below_heading(passage: PlacedPassage) -> Text:
    """Return the text of a passage without the heading that is shown above it."""
    shown = passage.heading
    return tuple(
        block
        for block in passage.text
        if not (isinstance(block, Heading) and plain_block(block) == shown)
    )


def _with_columns(block: Block) -> Block:
    """Return a table as lines on which its columns can be told, any other block as it is."""
    if not isinstance(block, Table):
        return block
    rows = [" | ".join(" ".join(plain_runs(one).split()) for one in row) for row in block.rows]
    return Paragraph(block.id, (Run("\n".join(rows)),))
