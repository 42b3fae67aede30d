"""The page in hand: a card with what is asked, the formatting bar, and the desk below."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.places import is_section
from desktopapp.session.news import Change
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.format_bar import FormatBar
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import Coloured
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.workspace.card_area import CardArea
from desktopapp.ui.workspace.question_card import QuestionCard, StatusButton
from desktopapp.ui.workspace.sheet_area import Desk

if TYPE_CHECKING:
    from desktopapp.ui.workspace.section_card import SectionCard

_LOW = 560  # logical pixels below which the card folds to one line
_NARROW = 660
_LEAST = 420


class PartPage(Coloured):
    """Where one question, theme or section is read and written."""

    stepped = Signal(int)
    page_wanted = Signal(str)
    removal_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, bridge: Bridge, verbs: dict[str, Callable[[], object]]) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.bridge = bridge
        self.where = ""
        self._is_low: bool | None = None  # not known before it has a size
        self.card = QuestionCard(bridge)
        self.section_card: SectionCard | None = None
        self.bar = FormatBar(verbs)
        self.desk = Desk(bridge)
        self.card.stepped.connect(self.stepped)
        self.card.wanted.connect(self.page_wanted)
        self.card.fold_button.clicked.connect(self.fold)
        self.desk.moved.connect(self._show_format)
        self.desk.resized.connect(self._align)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self.cards = QWidget()
        self._inner = QVBoxLayout(self.cards)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(12)
        self._card_area = CardArea(self.card)
        for part in (self._card_area, self.bar):
            self._inner.addWidget(part)
        centred = QHBoxLayout()
        self._column.addLayout(centred)
        centred.setContentsMargins(0, 0, 14, 0)  # the scroll bar's width
        centred.addWidget(self.cards)
        self._column.addWidget(self.desk, 1)

    def show_place(self, where: str) -> None:
        """Show the page of a question, theme or section.

        The keyboard goes along from a point, which goes with its question.
        """
        leaves = where != self.where and self.card.has_keyboard_at_point()
        self.where = where
        self._show_card()
        self.desk.show_place(where)
        if leaves:
            self.desk.focus()
        self._show_format(self.desk.editor())
        self._show_undo()

    def show_change(self, change: Change) -> None:
        """Show a change of the plan, wherever it came from."""
        self._show_card()
        self.desk.show_change(change)
        self._show_undo()

    def show_typing(self) -> None:
        """Show what each key changes: what can be undone."""
        self._show_undo()

    def refresh(self) -> None:
        """Show card and headings as they stand now, when keys have settled."""
        self._show_card()
        self.desk.show_place(self.where)
        self.desk.tell_names()

    def status_button(self) -> StatusButton:
        """Return the button that shows and sets the status of the page in hand."""
        section = self.section_card
        return section.status if section and not section.isHidden() else self.card.status

    def bare(self, *, bare: bool) -> None:
        """Show the sheet alone, or what stands above it too."""
        self.cards.setHidden(bare)

    def fold(self) -> None:
        """Fold the card to one line, or open it."""
        self.card.fold(folded=not self.card.folded)

    def minimumSizeHint(self) -> QSize:
        """Shrink as far as the bar of formats: what stands above the sheet follows its width."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the card where the window is low."""
        super().resizeEvent(event)
        low = self.height() < scaled(_LOW)
        if low != self._is_low:
            self._is_low = low
            self.card.fold(folded=low)
        gap = 0 if low else 16
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(0)
        self._inner.setSpacing(gap)
        self._give_room()

    def _align(self) -> None:
        """Keep card and bar exactly as wide as the sheet."""
        self.cards.setFixedWidth(min(self.desk.paper.width(), self.width() - 14))
        self._give_room()

    def _give_room(self) -> None:
        """Leave the card the room that bar and sheet do not need."""
        gaps = self._column.contentsMargins().top() + self._inner.spacing()
        bar = self.bar.heightForWidth(self.cards.width())
        bar = bar if bar > 0 else self.bar.sizeHint().height()
        least = self.desk.minimumSizeHint().height()
        self._card_area.give_room(self.height() - gaps - bar - least)

    def _show_format(self, editor: AnswerEditor | None) -> None:
        self.bar.show_format(editor)
        self.desk.paper.update()

    def _show_card(self) -> None:
        section = is_section(self.bridge.session.plan, self.where)
        if section and self.section_card is None:
            from desktopapp.ui.workspace.section_card import SectionCard  # noqa: PLC0415  # with the first section

            made = self.section_card = SectionCard(self.bridge)
            made.removal_wanted.connect(self.removal_wanted)
            made.move_wanted.connect(self.move_wanted)
            self._inner.insertWidget(0, made)
        self._card_area.setVisible(not section)
        if self.section_card:
            self.section_card.setVisible(section)
        if section and self.section_card:
            self.section_card.show_place(self.where)
        else:
            self.card.show_place(self.where)

    def _show_undo(self) -> None:
        history = self.bridge.session.history
        self.bar.show_undo(can_undo=history.can_undo, can_redo=history.can_redo)
