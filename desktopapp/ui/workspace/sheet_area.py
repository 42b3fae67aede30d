"""The desk: the parts that answer the question in hand, one below the other, on white paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktopapp.layout.style import styles
from desktopapp.plan.history import Caret
from desktopapp.plan.joining import ChosenWords, join_parts, said_apart, without_stretches
from desktopapp.plan.places import next_part, parts_at
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Foreign, new_id
from desktopapp.session.news import Change
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.text.together import Together
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.workspace.neighbour import Neighbour
from desktopapp.ui.workspace.part_box import PartBox
from desktopapp.ui.workspace.white_paper import WhitePaper

if TYPE_CHECKING:
    from desktopapp.ui.workspace.settle_field import SettleField

_PIXELS_A_POINT = 96 / 72
_LEAST, _MOST = 10, 40  # pixels of body text
_GAP = 6  # pixels between words and the field that stands at them


class Desk(QScrollArea):
    """The scrolling desk on which the sheet of one page of the outline lies."""

    resized = Signal()
    refused = Signal(str)
    noted = Signal(str)
    link_asked = Signal()
    describe_asked = Signal()
    settle_wanted = Signal(str)  # the marks of this part are to be settled
    reuse_wanted = Signal()
    page_wanted = Signal(str)  # what is written on this page is wanted, with the caret there
    moved = Signal(object)  # the editor in which the caret or the format under it changed

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.where = ""
        self.boxes: list[PartBox] = []
        self.speller: Speller | None = None
        self.zoom = 0  # steps of whole font pixels away from what the room gives
        self.styles = styles(bridge.session.plan.appearance)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sight = QWidget()  # asking Qt for its own would load every kind of widget: 11 ms
        self.together = Together(self._join, self._take_out, self._sight.height)
        self.paper = WhitePaper(self.together)
        self._column = QVBoxLayout(self.paper)
        self._column.setSpacing(12)
        self.neighbour = Neighbour(self.styles)
        self.neighbour.wanted.connect(self.page_wanted)
        self._column.addWidget(self.neighbour)
        self._column.addStretch(1)
        desk = self._ground = QWidget()
        desk.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        desk.setAutoFillBackground(True)
        rows = QVBoxLayout(desk)
        rows.setContentsMargins(0, 0, 0, 24)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.paper)
        across.addStretch(1)
        rows.addLayout(across)
        self.setViewport(self._sight)
        self.setWidget(desk)
        self.setWidgetResizable(True)

    def show_place(self, where: str) -> None:
        """Show the parts of a page; a page without any gets an empty one to begin."""
        plan = self.bridge.session.plan
        ids = [part.id for part in parts_at(plan, where)]
        shown = [box.part_id for box in self.boxes]
        beginning = not ids and len(shown) == 1 and where == self.where
        if where != self.where or (ids != shown and not beginning):
            self.where = where
            self._build(ids or [new_id()])
        for box in self.boxes:
            box.show_part()
        self._show_neighbour(plan)

    def show_change(self, change: Change) -> None:
        """Show a change that came from elsewhere, such as an undo."""
        self.show_place(self.where)
        if change.plan.appearance != change.before.appearance:
            self.styles = styles(change.plan.appearance)
            self.fit()
        for box in self.boxes:
            if box.editor is not change.by and box.part_id == change.caret.part:
                box.show_text(change.caret)
                box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_speller(self, speller: Speller | None) -> None:
        """Underline what is spelt wrong, here and in all parts shown later, or no longer."""
        self.speller = speller
        if speller is None:
            self._build([box.part_id for box in self.boxes], anew=True)
            self.show_place(self.where)
            return
        for box in self.boxes:
            box.editor.set_speller(speller)

    def refresh_read_only(self) -> None:
        """Let nothing be typed where the plan can only be read."""
        for box in self.boxes:
            box.refresh_read_only()

    def select(self, caret: Caret, length: int) -> None:
        """Select a stretch of characters, such as words that were found."""
        for box in self.boxes:
            if box.part_id == caret.part:
                box.editor.select(caret, length)
                self._follow(box.editor, always=True)

    def stand_at_words(self, field: "SettleField", caret: Caret) -> None:
        """Stand a field below the words at a place of the plan, or above where no room is left."""
        held = [box.editor for box in self.boxes if box.part_id == caret.part]
        if not held:
            return
        field.setParent(self._ground)
        field.fit(self._ground.width() - 2 * _GAP)
        words = held[0].place_of_words(caret)
        spot = held[0].viewport().mapTo(self._ground, words.bottomLeft())
        room = self._ground.width() - field.width() - _GAP
        below = spot.y() + _GAP
        above = spot.y() - words.height() - field.height() - _GAP
        fits = below + field.height() <= self._ground.height() or above < 0
        field.move(max(_GAP, min(spot.x(), room)), below if fits else above)
        field.show()
        field.raise_()
        self.ensureWidgetVisible(field, 0, 2 * words.height())

    def say_fitting(self, words: str) -> None:
        """Say at the first part what fits its question, or nothing."""
        if self.boxes:
            self.boxes[0].heading.say_fitting(words)

    def focus(self) -> None:
        """Put the caret into the first part."""
        if self.boxes:
            self.boxes[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, part: str) -> None:
        """Give the keyboard to the editor of a part."""
        if self.boxes:
            self._editor_of(part).setFocus(Qt.FocusReason.OtherFocusReason)

    def write_on(self, event: QKeyEvent) -> None:
        """Take a key that was pressed elsewhere, at the end of the text."""
        if not self.boxes:
            return
        editor = self.boxes[-1].editor
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.keyPressEvent(event)

    def editor(self) -> AnswerEditor | None:
        """Return the editor in hand: the one with the focus, else the first."""
        for box in self.boxes:
            if box.editor.hasFocus():
                return box.editor
        return self.boxes[0].editor if self.boxes else None

    def pixels(self) -> int:
        """Return the size of body text in whole pixels: what the room gives, and the zoom."""
        natural = round(self.styles.body.size * _PIXELS_A_POINT)
        room = self._sight.width() - 2 * self.margin() - 8
        fitting = int(natural * room / (self.styles.width * _PIXELS_A_POINT))
        wanted = max(min(fitting, natural * 5 // 4), _LEAST + 2) + self.zoom
        return max(_LEAST, min(wanted, _MOST))

    def percent(self) -> int:
        """Return the zoom in per cent of the printed size."""
        return round(100 * self.pixels() / (self.styles.body.size * _PIXELS_A_POINT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sheet follow the room."""
        super().resizeEvent(event)
        if self.isVisible():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take other colours where they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.neighbour.colour()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the sheet once the room is known: until then it changes several times."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Set the sheet's width and the size of its text."""
        pixels, margin = self.pixels(), self.margin()
        across = round(self.styles.width * pixels / self.styles.body.size)
        self.paper.setFixedWidth(across + 2 * margin)
        self._column.setContentsMargins(margin, 28, margin, 28)
        for box in self.boxes:
            box.set_look(self.styles, pixels, across)
        self.neighbour.set_look(self.styles, pixels, across)
        self.resized.emit()

    def margin(self) -> int:
        """Return how many pixels of paper stand on each side of the text."""
        width = self._sight.width()
        return 24 if width < 660 else 40 if width < 900 else 60  # noqa: PLR2004  # the look's

    def _build(self, part_ids: list[str], *, anew: bool = False) -> None:
        """Stand the boxes of these parts on the sheet; those that stand there already stay."""
        writing = any(box.editor.hasFocus() for box in self.boxes)
        old = () if anew else self.boxes
        kept = {box.part_id: box for box in old if box.where == self.where}
        for box in self.boxes:
            self._column.removeWidget(box)
            if box.part_id not in kept or box.part_id not in part_ids:
                box.leave()
        self.boxes = [kept.get(one) or self._box(one) for one in part_ids]
        for n, box in enumerate(self.boxes):
            self._column.insertWidget(n, box)
        self.together.show([box.editor for box in self.boxes])
        if self.isVisible():
            self.fit()
        if writing:  # else the keys would go to whatever stands next, such as the tick of an ask
            self.focus()
        if not any(one in kept for one in part_ids):
            self.verticalScrollBar().setValue(0)

    def _box(self, part_id: str) -> PartBox:
        box = PartBox(self.bridge, self.where, part_id, self.styles)
        editor = box.editor
        editor.together = self.together
        editor.refused.connect(self.refused)
        editor.noted.connect(self.noted)
        editor.link_asked.connect(self.link_asked)
        editor.describe_asked.connect(self.describe_asked)
        box.heading.fitting.clicked.connect(lambda _checked=False: self.reuse_wanted.emit())
        box.heading.marks.clicked.connect(
            lambda _checked=False: self.settle_wanted.emit(box.part_id)
        )
        if self.speller:
            editor.set_speller(self.speller)
        editor.moved.connect(lambda: self._follow(editor))
        return box

    def _join(self, first: Writing, second: Writing) -> None:
        """Make one text of two answers, or say why they stay apart."""
        plan = self.bridge.session.plan
        try:
            above, below = plan.part(first.part), plan.part(second.part)
        except KeyError:  # nothing is written in one of them
            return
        made = join_parts(plan, above, below)
        if made is None:
            self.refused.emit(f"{said_apart(plan, below)} Nothing was changed.")
            return
        before = second.caret() if second.hasFocus() else first.caret()
        self.bridge.session.edit(made[0], "joining", before=before, after=made[1])

    def _take_out(self, stretches: Sequence[ChosenWords], what: str) -> Writing:
        """Take a selection over several texts out of the plan, and give the first the caret."""
        plan = self.bridge.session.plan
        written = {part.id for part in plan.parts()}
        plan, caret = without_stretches(plan, [one for one in stretches if one.part in written])
        first = self._editor_of(caret.part)
        last = stretches[-1]
        block = last.text[last.end[0]]
        before = Caret(last.part, "" if isinstance(block, Foreign) else block.id, last.end[1])
        first.seal()
        self.bridge.session.edit(
            plan, what, fold=first.typing_fold("typing", caret.block), before=before, after=caret
        )
        first.typed_to(first.textCursor().position(), 0)  # what is typed now is the same step
        return first

    def _editor_of(self, part: str) -> AnswerEditor:
        found = (box.editor for box in self.boxes if box.part_id == part)
        return next(found, self.boxes[0].editor)

    def _show_neighbour(self, plan: Plan) -> None:
        part = next_part(plan, self.boxes[-1].part_id) if self.boxes else None
        self.neighbour.show_part(plan, part)
        self.neighbour.colour()

    def _follow(self, editor: AnswerEditor, *, always: bool = False) -> None:
        if always or editor.hasFocus():
            caret = editor.cursorRect()
            spot = editor.mapTo(self._ground, caret.center())
            self.ensureVisible(spot.x(), spot.y(), 0, caret.height() + 24)
        self.moved.emit(editor)
