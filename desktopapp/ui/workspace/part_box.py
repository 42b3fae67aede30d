"""One part on the sheet: what is printed above it, and its editor as high as its text."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.layout.style import Styles
from desktopapp.plan.answered import instead, still_lacks
from desktopapp.plan.brief import Question
from desktopapp.plan.giving import FILLED_IN, is_filled_in, question_at
from desktopapp.plan.history import Caret
from desktopapp.plan.naming import heading_above, heading_of
from desktopapp.plan.pencil import marks_in
from desktopapp.plan.places import (
    begun,
    drafted,
    is_section,
    place_name,
    place_number,
    said_print_order,
)
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section
from desktopapp.plan.text import Text
from desktopapp.ui.text.editor import AnswerEditor, with_edit
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import sheet_font
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet, WrappedWords
from desktopapp.ui.workspace.question_card import head

if TYPE_CHECKING:
    from desktopapp.ui.workspace.given_box import GivenBox

_LEAST_HIGH = 44
_BESIDE = 6  # pixels between a heading and what is said beside it


class HeadingLine(QWidget):
    """What is printed above a part: fixed words, or a line to write it in."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.part_id = ""
        self.fixed = WrappedWords()
        self.own = LineField()
        self.own.setFrame(False)
        self.own.setMinimumHeight(24)  # large enough to press
        self.own.setPlaceholderText("Heading")
        self.own.setAccessibleName("Heading, as it is printed")
        self.own.textEdited.connect(self._typed)
        self.note = Quiet()
        self.marks = IconButton("pencil", "", beside=True, size=24)
        self.fitting = IconButton("search", "", beside=True, size=24)
        for one in (self.marks, self.fitting):
            wear(one, 13)
            one.hide()
        self._across = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BESIDE)
        row.addWidget(self.fixed, 1)
        row.addWidget(self.own, 1)
        row.addStretch()
        row.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.marks, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fitting, 0, Qt.AlignmentFlag.AlignTop)

    def show_part(self, plan: Plan, part: Answer | Section | None, where: str) -> None:
        """Show the heading of a part and, in the quiet colour, what else it answers."""
        self.part_id = part.id if part else ""
        words = heading_above(plan, part) if part else first_heading(plan, where)
        typed = typed_heading(part)
        own = typed is not None
        self.own.setVisible(own)
        self.fixed.setVisible(not own and bool(words))
        if typed is not None and self.own.text() != typed:
            self.own.setText(typed)
        self.fixed.say(words)
        notes = (
            (other_questions(plan, part, where), said_print_order(plan, where, part))
            if part
            else ()
        )
        note = ". ".join(filter(None, notes))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        left = self._show_marks(part)
        self.setVisible(own or bool(words or note or left))
        self._fit()

    def _show_marks(self, part: Answer | Section | None) -> int:
        """Show how many marks of borrowed words are left, with the key that leads to them."""
        left = sum(1 for _ in marks_in(part)) if part else 0
        if left:
            self.marks.setText(f"{left:,} to settle. F8")
            self.marks.setAccessibleName(
                f"{left:,} to settle in this answer. F8 goes to the first"
            )
            self.marks.updateGeometry()
        self.marks.setVisible(bool(left))
        return left

    def say_fitting(self, words: str) -> None:
        """Say what of the library fits the question, while nothing is written; or nothing."""
        self.fitting.setText(words)
        self.fitting.setAccessibleName(words)
        self.fitting.updateGeometry()
        self.fitting.setVisible(bool(words))
        self._fit()

    def set_size(self, pixels: int, across: int) -> None:
        """Show the heading in bold at the size of the text, within a width in pixels."""
        for line in (self.fixed, self.own):
            line.setFont(sheet_font(pixels, bold=True))
        self._across = across
        self._fit()

    def _fit(self) -> None:
        """Wrap the heading within what is left beside what else is said there."""
        beside = [one for one in (self.note, self.marks, self.fitting) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + _BESIDE for one in beside)
        if self._across:
            self.fixed.fit(max(self._across - taken - _BESIDE, self._across // 3))

    def _typed(self, words: str) -> None:
        plan = self.bridge.session.plan
        part = plan.part(self.part_id)
        changed: Answer | Section
        if isinstance(part, Section):
            changed = replace(part, heading=words)
        else:
            changed = replace(part, own_heading=words)
        self.bridge.session.edit(
            plan.with_part(changed), "heading", by=self, fold=f"heading {part.id}"
        )


def typed_heading(part: Answer | Section | None) -> str | None:
    """Return a heading as it was typed, or nothing where a part bears none of its own."""
    if isinstance(part, Section):
        return part.heading
    return part.own_heading if part and part.heading is HeadingChoice.OWN else None


def first_heading(plan: Plan, where: str) -> str:
    """Return the heading that a first answer to a question will have."""
    question = question_at(plan, where)
    if question is None:
        return ""
    return heading_of(plan, (question,)) or question.label


def said_text(plan: Plan, where: str) -> str:
    """Return what the text of a page is called: "Answer to 1.2 Measuring productivity"."""
    if is_section(plan, where):
        return f"Text of the section {place_number(plan, where)}".rstrip()
    question = question_at(plan, where)
    if question:
        return f"Answer to {place_number(plan, where)} {question.label}"
    return f"Text of {place_name(plan, where)}"


def other_questions(plan: Plan, part: Answer | Section, where: str) -> str:
    """Say which other questions an answer serves."""
    if isinstance(part, Section):
        return ""
    known = [question.id for _, question in plan.brief.questions()]
    others = [plan.brief.number(one) for one in part.questions if one != where and one in known]
    return f"Also answers {', '.join(others)}" if others else ""


class Slot(NamedTuple):
    """A place on the sheet: the page of the outline, and the id of the part there."""

    where: str
    part: str


class PartBox(QWidget):
    """A part with its heading. One that the plan does not have yet begins with the first edit."""

    shifted = Signal()  # it stands elsewhere on the sheet, or what is in it may

    def __init__(self, bridge: Bridge, where: str, part_id: str, styles: Styles) -> None:
        super().__init__()
        self.bridge = bridge
        self.where = where
        self.part_id = part_id
        self.heading = HeadingLine(bridge)
        self.editor = AnswerEditor(
            part_id, self._text(), styles, pictures=bridge.session.plan.pictures
        )
        self.editor.setFrameShape(AnswerEditor.Shape.NoFrame)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.wants = bridge.wants
        self.given: GivenBox | None = None  # what is given beside the text, where anything is
        self.origins: QWidget | None = None  # where its text came from, once some did
        self._across = self._nth = 0
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.editor)
        column.addStretch(1)
        self.editor.edited.connect(self._take)
        self.editor.arrived.connect(self._show_text)
        self.editor.awaits.connect(self._wait_for)
        self.editor.undo_asked.connect(bridge.session.undo)
        self.editor.redo_asked.connect(bridge.session.redo)
        self.editor.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.refresh_read_only()
        self.show_part()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell that it stands elsewhere."""
        super().moveEvent(event)
        self.shifted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that what is in it may stand elsewhere."""
        super().resizeEvent(event)
        self.shifted.emit()

    def call(self, nth: int) -> None:
        """Say to screen readers what is written here; ``nth`` of several texts there, else 0."""
        self._nth = nth
        self._show_given()
        name = f"{said_text(self.bridge.session.plan, self.where)}{f', text {nth}' if nth else ''}"
        self.editor.setAccessibleName(name)
        asked = head(self.bridge.session.plan, self.where)
        self.editor.asked = f"{asked.speaker}: “{asked.words}”" if asked else ""
        self.heading.own.setAccessibleName(f"Heading, as it is printed: {name}")

    @property
    def slot(self) -> Slot:
        """The place on the sheet that it takes."""
        return Slot(self.where, self.part_id)

    @property
    def has_keyboard(self) -> bool:
        """Whether its text has the keyboard, its heading, or a control of what is given."""
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is to be chosen or filled in first, else to the text."""
        plan = self.bridge.session.plan
        question = question_at(plan, self.where) if self.given else None
        first = self.given.first() if self.given else None
        open_still = question and set(still_lacks(plan, question)) & FILLED_IN
        (first if first and open_still else self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self) -> None:
        """Ask why the question has no answer."""
        if self.given is None:
            self._begin_given()
        if self.given:
            self.given.leave.ask()
            self.given.show_place(self.bridge.session.plan)
            self.given.leave.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_given(self) -> None:
        """Show above the text what is given beside it, with the first of a question's texts."""
        plan = self.bridge.session.plan
        question = question_at(plan, self.where)
        is_first = self._nth <= 1 and question is not None
        wants = question and (is_filled_in(question) or instead(plan, question))
        if self.given is None and is_first and wants:
            self._begin_given()
        if self.given and is_first:
            self.given.show_place(plan)
        elif self.given:
            self.given.hide()
        self._say_what_to_write(question)

    def _begin_given(self) -> None:
        from desktopapp.ui.workspace.given_box import GivenBox  # noqa: PLC0415  # most letters need none

        made = self.given = GivenBox(self.bridge, self.where)
        self._column.insertWidget(self._column.indexOf(self.editor), made)
        made.show_place(self.bridge.session.plan)

    def _say_what_to_write(self, question: Question | None) -> None:
        """Say in an empty text what belongs there."""
        words = "Write the answer here."
        if self.bridge.session.read_only:
            words = "Nothing is written here yet."
        elif question and question.reasons:
            words = "Write the reasons here."
        elif question and is_filled_in(question):
            words = "Write more here where it is needed."
        if self.editor.placeholderText() != words:
            self.editor.setPlaceholderText(words)

    def refresh_read_only(self) -> None:
        """Let nothing be typed where the plan can only be read."""
        self.editor.setReadOnly(bool(self.bridge.session.read_only))
        self._show_given()

    def show_part(self) -> None:
        """Show the heading and the text as they stand in the plan."""
        plan = self.bridge.session.plan
        part = self._part()
        self.call(self._nth)  # a section may have another heading now
        self.heading.show_part(plan, part, self.where)
        above = heading_above(plan, part) if part else first_heading(plan, self.where)
        self.editor.stands_above = above
        self._show_text()
        if plan.sources:
            self._show_origins(plan)

    def leave(self) -> None:
        """Go, once no picture that was dropped here is still being read."""
        self.hide()
        if self.editor.awaits_picture:
            self.editor.awaits.connect(self._leave_late)
        else:
            self.deleteLater()

    def _leave_late(self, awaited: list[Path]) -> None:
        if not awaited:
            self.deleteLater()

    def _wait_for(self, files: list[Path]) -> None:
        self.bridge.wait_for(self.editor, files)

    def _show_text(self) -> None:
        """Show the text as it stands in the plan, which may be written elsewhere since."""
        text = self._text()
        self.editor.pictures = self.bridge.session.plan.pictures  # first: they say their size
        if text is not self.editor.text:
            self.editor.show_text(text)

    def show_text(self, caret: Caret) -> None:
        """Show a text that changed elsewhere, with the caret where it belongs."""
        self.editor.pictures = self.bridge.session.plan.pictures
        self.editor.show_text(self._text(), caret if caret.part == self.part_id else None)

    def set_look(self, styles: Styles, pixels: int, across: int) -> None:
        """Show heading and text at a size in pixels, within a width in pixels."""
        self._across = across
        self.heading.set_size(pixels, across)
        self.editor.set_look(styles, pixels)
        self.fit()
        if self.bridge.session.plan.sources:
            self._show_origins(self.bridge.session.plan)

    def _show_origins(self, plan: Plan) -> None:
        """Keep in sight below the text where it came from."""
        from desktopapp.ui.workspace.origin_lines import OriginLines  # noqa: PLC0415  # most plans need none

        if not isinstance(self.origins, OriginLines):
            self.origins = OriginLines()
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self.origins)
        self.origins.show_part(plan, self._part(), self._across)

    def fit(self) -> None:
        """Make the editor as high as its text."""
        high = max(round(self.editor.document().size().height()) + 4, _LEAST_HIGH)
        if self.editor.height() != high:
            self.editor.setFixedHeight(high)

    def _part(self) -> Answer | Section | None:
        try:
            return self.bridge.session.plan.part(self.part_id)
        except KeyError:
            return None

    def _text(self) -> Text:
        part = self._part()
        return part.text if part else ()

    def _take(self, _text: Text, what: str, fold: str, before: Caret, after: Caret) -> None:
        plan = self.bridge.session.plan
        if self._part() is None:
            plan = begun(plan, self.where, self.part_id)
        plan = with_edit(drafted(plan, self.part_id), self.editor)
        self.bridge.session.edit(plan, what, by=self.editor, fold=fold, before=before, after=after)
