"""The desk: the parts that answer the question in hand, one below the other, on white paper."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktopapp.layout.style import styles
from desktopapp.plan.giving import first_answer_id, question_at
from desktopapp.plan.history import Caret
from desktopapp.plan.known_names import names_known
from desktopapp.plan.places import next_part, parts_at
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import new_id
from desktopapp.session.news import Change
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.together import Together
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.workspace.neighbour import Neighbour
from desktopapp.ui.workspace.part_box import PartBox, Slot
from desktopapp.ui.workspace.sheet_column import SheetColumn
from desktopapp.ui.workspace.sheet_size import paper_margin, per_cent, text_pixels
from desktopapp.ui.workspace.white_paper import WhitePaper

if TYPE_CHECKING:
    from desktopapp.plan.joining import ChosenWords
    from desktopapp.ui.text.spelling import Speller
    from desktopapp.ui.workspace.settle_field import SettleField

_ABOVE = 12  # pixels of paper in sight above what was gone to


class Desk(QScrollArea):
    """The scrolling desk on which the sheet of one page of the outline lies."""

    resized = Signal()
    refused = Signal(str)
    noted = Signal(str)
    allowed = Signal()  # whether anything may be typed was looked at anew
    laid_out = Signal()  # what stands on the sheet may have another place
    grown = Signal()  # all that is to stand on the sheet does
    link_asked = Signal()
    describe_asked = Signal()
    figure_asked = Signal(str)
    settle_wanted = Signal(str)  # the marks of this part are to be settled
    reuse_wanted = Signal()
    page_wanted = Signal(str)  # what is written on this page is wanted, with the caret there
    moved = Signal(object)  # the editor in which the caret or the format under it changed

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.where = ""
        self.boxes: list[PartBox] = []
        self._grows: AnswerEditor | None = None  # whose caret stands where the sheet is to grow to
        self._shown: AnswerEditor | None = None  # where words were selected from elsewhere
        self._is_painted = False
        self._soon = QTimer(self, interval=0, singleShot=True)  # one place follows from another
        self._soon.timeout.connect(self.laid_out)
        self.speller: Speller | None = None
        self.zoom = 0  # steps of whole font pixels away from what the room gives
        self.styles = styles(bridge.session.plan.appearance)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        self.verticalScrollBar().rangeChanged.connect(self._take_range)
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sight = QWidget()  # asking Qt for its own would load every kind of widget: 11 ms
        self.together = Together(self._join, self._take_out, self._beside, self._sight.height)
        self.paper = WhitePaper(self.together)
        self.laid_out.connect(self.paper.update)  # its rule stands beside the texts
        self.neighbour = Neighbour(self.styles)
        self.neighbour.wanted.connect(self.page_wanted)
        self._column = SheetColumn(self.paper, self.neighbour)
        desk = self._ground = QWidget()
        desk.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        desk.setAutoFillBackground(True)
        rows = self._rows = QVBoxLayout(desk)
        rows.setContentsMargins(0, 0, 0, 24)
        across = QHBoxLayout()
        rows.addLayout(across)
        across.addStretch(1)
        across.addWidget(self.paper)
        across.addStretch(1)
        self.setViewport(self._sight)
        self.setWidget(desk)
        self.setWidgetResizable(True)

    def show_place(self, where: str) -> None:
        """Show the parts of a page; a page without any gets an empty one to begin."""
        plan = self.bridge.session.plan
        slots = self._slots(plan, where)
        if slots != [box.slot for box in self.boxes]:
            self._build(slots)
        self.where = where
        for box in self.boxes:
            box.show_part()
        self._show_neighbour(plan)

    def _slots(self, plan: Plan, where: str) -> list[Slot]:
        """Return what stands on the sheet of a page, from top to bottom."""
        parts = [Slot(where, part.id) for part in parts_at(plan, where)]
        return parts or [Slot(where, self._begins(where))]

    def _begins(self, where: str) -> str:
        """Return the id of the answer to begin on a page: that of the empty one shown there."""
        shown = [box.part_id for box in self.boxes if box.where == where]
        if len(shown) == 1:
            return shown[0]
        plan = self.bridge.session.plan
        return first_answer_id(plan, where) if question_at(plan, where) else new_id()

    def _title_above(self, _plan: Plan, _slot: Slot, _before: Slot | None) -> str:
        """Return the title that is printed above a part on the sheet, beside its own heading."""
        return ""

    def show_change(self, change: Change) -> None:
        """Show a change that came from elsewhere, such as an undo."""
        self.show_place(self.where)
        if change.plan.appearance != change.before.appearance:
            self.styles = styles(change.plan.appearance)
            self.fit()
        for box in self.boxes:
            if box.editor is not change.by and box.part_id == change.caret.part:
                box.show_text(change.caret)
                if self.isVisible():
                    box.take_keyboard()

    def set_speller(self, speller: "Speller | None") -> None:
        """Underline what is spelt wrong, here and in all parts shown later, or no longer."""
        before, self.speller = self.speller, speller
        if speller is None:
            if before:  # else there is nothing to take away, and the text stays as it is
                self._build([box.slot for box in self.boxes], anew=True)
                self.show_place(self.where)
            return
        self.tell_names()
        for box in self.boxes:
            box.editor.set_speller(speller)

    def tell_names(self) -> None:
        """Let the words that the plan knows be right, as they stand now."""
        if self.speller:
            self.speller.know(names_known(self.bridge.session.plan))

    def refresh_read_only(self) -> None:
        """Let nothing be typed where the plan can only be read."""
        for box in self.boxes:
            box.refresh_read_only()
        self.allowed.emit()

    def select(self, caret: Caret, length: int) -> None:
        """Select a stretch of characters, such as words that were found."""
        for box in self.boxes:
            if box.part_id == caret.part:
                box.editor.select(caret, length)
                self._shown = box.editor
                self._follow(box.editor, always=True)

    def stand_at_words(self, field: "SettleField", caret: Caret) -> None:
        """Stand a field below the sentence at a place of the plan, or above where no room is left.

        Where sentence and field are not in sight together, it stands at the words alone.
        """
        for editor in (box.editor for box in self.boxes if box.part_id == caret.part):
            from desktopapp.ui.text.sentence_place import area_to_spare  # noqa: PLC0415  # not for the start

            self._lay_out()
            room = self.viewport().height()
            spared = area_to_spare(editor, caret, field.high_on(self._ground), room)
            corner = editor.viewport().mapTo(self._ground, spared.topLeft())
            around = QRect(corner, spared.size())
            field.stand_at(self._ground, around)
            seen = around.united(field.geometry())
            reach = (seen.height() + editor.place_of_words(caret).height()) // 2
            self.ensureVisible(seen.center().x(), seen.center().y(), 0, reach)

    def say_fitting(self, words: str) -> None:
        """Say at the first part what fits its question, or nothing."""
        if self.boxes:
            self.boxes[0].heading.say_fitting(words)

    def focus(self) -> None:
        """Put the caret into the first part."""
        if self.boxes:
            self.boxes[0].take_keyboard()

    def focus_in_hand(self) -> None:
        """Give the keyboard to the text whose words were shown last, or that had it last."""
        shown = any(box.editor is self._shown for box in self.boxes)
        editor = self._shown if shown else self.editor()
        if editor:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on_page(self, where: str) -> None:
        """Give the keyboard to the first text of a page."""
        for box in self._on_page(where)[:1]:
            box.take_keyboard()

    def ask_reason(self, where: str) -> None:
        """Ask why the question of a page has no answer."""
        for box in self._on_page(where)[:1]:
            box.ask_reason()

    def focus_on(self, part: str) -> None:
        """Give the keyboard to the editor of a part."""
        if self.boxes:
            self._editor_of(part).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def titles(self) -> list[str]:
        """The titles that stand between the texts."""
        return self._column.titles

    def page_in_hand(self) -> str:
        """Return the page of the outline to which the text in hand belongs."""
        editor = self.editor()
        return next((box.where for box in self.boxes if box.editor is editor), "")

    def go(self, where: str) -> bool:
        """Bring a page into sight, with the caret where that is here; tell whether it is there."""
        found = self._on_page(where)
        if not found:
            return False
        box = found[0]
        if any(one.has_keyboard for one in self.boxes):
            box.take_keyboard()
        self._lay_out()
        down = box.mapTo(self._ground, box.rect().topLeft()).y()
        self.verticalScrollBar().setValue(max(down - _ABOVE, 0))
        return True

    def _lay_out(self) -> None:
        """Give what was put on the sheet just now its place."""
        self._rows.activate()
        self._column.lay_out()

    def write_on(self, event: QKeyEvent, where: str) -> None:
        """Take a key that was pressed elsewhere, at the end of the text of a page."""
        for box in self._on_page(where)[-1:]:
            box.editor.moveCursor(QTextCursor.MoveOperation.End)
            box.take_keyboard()
            box.editor.keyPressEvent(event)
            self._follow(box.editor, always=True)

    def editor(self) -> AnswerEditor | None:
        """Return the editor in hand: the one that had the keyboard last, else the first."""
        held: QWidget | None = self.paper.focusWidget()  # the stub says always one
        for box in self.boxes:
            if box.editor is held:
                return box.editor
        return self.boxes[0].editor if self.boxes else None

    def pixels(self) -> int:
        """Return the size of body text in whole pixels: what the room gives, and the zoom."""
        return text_pixels(self.styles, self._sight.width(), self.zoom)

    def percent(self) -> int:
        """Return the zoom in per cent of the printed size."""
        return per_cent(self.styles, self.pixels())

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
        self._column.set_margin(margin)
        self._column.fit(self.boxes, self.styles, pixels, across)
        self.resized.emit()

    def margin(self) -> int:
        """Return how many pixels of paper stand on each side of the text."""
        return paper_margin(self._sight.width())

    def _build(self, slots: list[Slot], *, anew: bool = False) -> None:
        """Stand the boxes of these parts on the sheet; those that stand there already stay."""
        held = next((box for box in self.boxes if box.has_keyboard), None)
        kept = {} if anew else {box.slot: box for box in self.boxes}
        self._column.clear(self.boxes)
        for box in self.boxes:
            if box.slot not in kept or box.slot not in slots:
                box.leave()
        self.boxes = [kept.get(slot) or self._box(slot) for slot in slots]
        self._stand(slots)
        self.together.show([box.editor for box in self.boxes])
        if self.isVisible():
            self.fit()
        for box in self.boxes:
            box.show()  # now: what Qt shows later has no keyboard when its window comes up before
        if held and held not in self.boxes:  # else the keys would go to whatever stands next
            (*self._on_page(held.where), self.boxes[0])[0].take_keyboard()
        if not any(slot in kept for slot in slots):
            self.verticalScrollBar().setValue(0)

    def _stand(self, slots: list[Slot]) -> None:
        """Stand the boxes below each other, with the titles between them."""
        plan, beside = self.bridge.session.plan, Counter(slot.where for slot in slots)
        for slot, box in zip(slots, self.boxes, strict=True):
            nth = sum(one.where == slot.where for one in slots[: slots.index(slot) + 1])
            box.call(nth if beside[slot.where] > 1 else 0)
        pairs = zip(slots, (None, *slots), strict=False)
        titles = [self._title_above(plan, slot, before) for slot, before in pairs]
        self._column.stand(self.boxes, titles)

    def _box(self, slot: Slot) -> PartBox:
        box = PartBox(self.bridge, slot.where, slot.part, self.styles)
        editor = box.editor
        editor.together = self.together
        editor.refused.connect(self.refused)
        editor.noted.connect(self.noted)
        editor.link_asked.connect(self.link_asked)
        editor.describe_asked.connect(self.describe_asked)
        editor.figure_asked.connect(self.figure_asked)
        box.heading.fitting.clicked.connect(lambda _checked=False: self.reuse_wanted.emit())
        box.heading.marks.clicked.connect(
            lambda _checked=False: self.settle_wanted.emit(slot.part)
        )
        if self.speller:
            editor.set_speller(self.speller)
        editor.moved.connect(lambda: self._follow(editor))
        box.shifted.connect(self._soon.start)
        return box

    def _beside(self, editor: Writing) -> list[AnswerEditor]:
        """Return the editors of the page that an editor belongs to, itself among them."""
        where = next((box.where for box in self.boxes if box.editor is editor), "")
        return [box.editor for box in self._on_page(where)]

    def _on_page(self, where: str) -> list[PartBox]:
        """Return what stands on the sheet of a page of the outline, from top to bottom."""
        return [box for box in self.boxes if box.where == where]

    def _join(self, first: Writing, second: Writing) -> None:
        """Make one text of two answers, or say why they stay apart."""
        from desktopapp.ui.workspace.crossing import join_texts  # noqa: PLC0415  # with the first of these

        apart = join_texts(self.bridge, first, second)
        if apart:
            self.refused.emit(apart)

    def _take_out(self, stretches: "Sequence[ChosenWords]", what: str) -> Writing:
        """Take a selection over several texts out of the plan, and give the first the caret."""
        from desktopapp.ui.workspace.crossing import without_chosen  # noqa: PLC0415  # with the first of these

        texts = [box.editor for box in self.boxes]
        return without_chosen(self.bridge, stretches, what, texts)

    def _editor_of(self, part: str) -> AnswerEditor:
        found = (box.editor for box in self.boxes if box.part_id == part)
        return next(found, self.boxes[0].editor)

    def show_rest(self) -> None:
        """Show what follows in print too, which the first paint did not wait for."""
        self._is_painted = True
        self._show_neighbour(self.bridge.session.plan)

    def _show_neighbour(self, plan: Plan) -> None:
        if not self._is_painted:
            return
        part = next_part(plan, self.boxes[-1].part_id) if self.boxes else None
        self.neighbour.show_part(plan, part)
        self.neighbour.colour()

    def _follow(self, editor: AnswerEditor, *, always: bool = False) -> None:
        self._shown = None if editor.hasFocus() else self._shown
        if always or editor.hasFocus():
            caret = editor.cursorRect()
            spot = editor.mapTo(self._ground, caret.center())
            self.ensureVisible(spot.x(), spot.y(), 0, caret.height() + 24)
            reached = self.verticalScrollBar().maximum() + self.viewport().height()
            self._grows = editor if spot.y() + caret.height() > reached else None
        self.moved.emit(editor)

    def _take_range(self) -> None:
        """Follow the caret further, where the sheet has grown by what was typed."""
        self.laid_out.emit()
        if self._grows and any(box.editor is self._grows for box in self.boxes):
            self._follow(self._grows, always=True)
