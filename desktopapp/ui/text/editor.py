"""The editor of one answer or section: what each key means, and its menu."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from desktopapp.plan import cells, editing
from desktopapp.plan.editing import WORDY, Spot, length
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import (
    Foreign,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    new_id,
    plain_runs,
)
from desktopapp.ui.text.formats import FIGURE, TIES
from desktopapp.ui.text.formatting import removed
from desktopapp.ui.text.picture_hand import picture_under
from desktopapp.ui.text.reading import run_like
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.text.writing import KEPT_AS_IT_IS

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from desktopapp.ui.text.spelling import Speller

_Key = Qt.Key
Modifier = Qt.KeyboardModifier
# As whole numbers, since with every key Python's flags would cost more than what they decide.
_COMMAND = (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier).value
_ALT = Qt.KeyboardModifier.AltModifier.value
_ALT_GR = (Modifier.ControlModifier | Modifier.AltModifier).value  # types signs such as the euro
SIGNS = frozenset(" \"'-")  # after which there may be something to change, see ``as_typed``
_HELD = {
    _Key.Key_Shift,
    _Key.Key_Control,
    _Key.Key_Alt,
    _Key.Key_Meta,
    _Key.Key_CapsLock,
    _Key.Key_Insert,
}
_BY_TAB = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_CONTROL_SHIFT = Modifier.ControlModifier | Modifier.ShiftModifier


class AnswerEditor(RichEditor):
    """The editor of one answer or section."""

    _passing = False  # whether the keyboard came by Tab, and nothing was done here since
    _dashes: QWidget | None = None
    _bullets: QWidget | None = None
    _handles: QObject | None = None

    # Spelling

    def set_speller(self, speller: "Speller") -> None:
        """Underline words that are spelt wrong, and offer what may have been meant."""
        from desktopapp.ui.text.underlines import Underlines  # noqa: PLC0415  # after the first paint

        if self.speller is not speller:
            self.leave_speller()
            self.speller = speller
            Underlines(self, speller)

    def leave_speller(self) -> None:
        """Underline words no longer."""
        if self.speller:
            from desktopapp.ui.text.underlines import Underlines  # noqa: PLC0415  # as above

            for one in self.findChildren(Underlines):
                one.leave()
            self.speller = None

    def _open_menu(self) -> bool:
        """Show the menu at the caret, as the menu key does."""
        from PySide6.QtGui import QContextMenuEvent  # noqa: PLC0415  # when first wanted

        at = self.cursorRect().bottomLeft()
        where = self.viewport().mapToGlobal(at)
        self.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, where))
        return True

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Show our own menu, for the word under the mouse or at the caret."""
        from desktopapp.ui.text.editor_menu import open_menu  # noqa: PLC0415  # when first wanted

        by_key = event.reason() == event.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        picture = None if by_key else picture_under(self, event.pos())
        if picture or not (by_key or self.textCursor().hasSelection()):
            self.setTextCursor(picture or cursor)
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        open_menu(self, cursor, below if by_key else event.globalPos())
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Mark second bullets as they are printed."""
        super().showEvent(event)
        self._mark()

    def _show(self, text: Text) -> None:
        super()._show(text)
        self._mark()

    def _mark(self) -> None:
        """Draw the dashes, where there are any: Qt's lists have none."""
        if self._dashes:
            self._dashes.update()
        elif any(isinstance(one, ListItem) and one.level == 1 for one in self.text):
            from desktopapp.ui.text.dashes import Dashes  # noqa: PLC0415  # most texts have none

            self._dashes = Dashes(self)
        if not self._bullets and any(isinstance(one, ListItem) for one in self.text):
            from desktopapp.ui.text.chosen_bullets import ChosenBullets  # noqa: PLC0415  # the same

            self._bullets = ChosenBullets(self)
        if not self._handles and any(isinstance(one, Picture) for one in self.text):
            from desktopapp.ui.text.picture_handles import PictureHandles  # noqa: PLC0415  # the same

            self._handles = PictureHandles(self)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in rich text; leave typing within a block to Qt."""
        self._passing = self._passing and event.key() in _HELD
        if self.together and self.together.takes(self, event):
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        words = event.text()
        pressed = event.modifiers().value & _COMMAND
        has_words = bool(words) and words.isprintable()
        if has_words and (not pressed or pressed == _ALT_GR):
            if not self._type(words):
                self._let_qt(event)
            if words in SIGNS:
                self._change_typed(words)
            return
        act = self._meaning(event)
        if act is None and has_words and pressed == _ALT:
            event.ignore()  # a letter that no menu has is no typing
        elif act is None or not act():
            self._let_qt(event)

    def _let_qt(self, event: QKeyEvent) -> None:
        """Leave a key to Qt, and read what it changed."""
        super().keyPressEvent(event)
        self.rub_out()
        self.settle()

    def _change_typed(self, sign: str) -> None:
        from desktopapp.ui.text.as_typed import change_as_typed  # noqa: PLC0415  # with the first space

        change_as_typed(self, sign)

    def _meaning(self, event: QKeyEvent) -> Callable[[], bool] | None:
        """Return what a key does; that returns whether it did it, else Qt's meaning holds."""
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415  # its many names load slowly

        self._caret = self.caret()
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            return _done(self.undo_asked.emit)
        if event.matches(keys.Redo):
            return _done(self.redo_asked.emit)
        if event.matches(keys.Cut):
            return _done(self.exchange.cut_out)
        key, held = event.key(), event.modifiers() & ~Modifier.KeypadModifier
        return self._held_keys().get((key, held)) or self._keys().get(key)

    def _held_keys(self) -> dict[tuple[int, Modifier], Callable[[], bool]]:
        """Return what keys do with Ctrl, Alt or Shift held, where no menu does it."""
        return {
            (_Key.Key_B, Modifier.ControlModifier): _done(self.formatting.toggle_bold),
            (_Key.Key_I, Modifier.ControlModifier): _done(self.formatting.toggle_italic),
            (_Key.Key_K, Modifier.ControlModifier): _done(self.link_asked.emit),
            (_Key.Key_V, _CONTROL_SHIFT): _done(self.exchange.paste_plain),
            (_Key.Key_Tab, Modifier.ControlModifier): lambda: self._leave(forward=True),
            (_Key.Key_Backtab, _CONTROL_SHIFT): lambda: self._leave(forward=False),
            (_Key.Key_F10, Modifier.ShiftModifier): self._open_menu,
            (_Key.Key_Return, Modifier.ShiftModifier): self._line_break,
            (_Key.Key_Enter, Modifier.ShiftModifier): self._line_break,
        }

    def _keys(self) -> dict[int, Callable[[], bool]]:
        return {
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
            _Key.Key_Backspace: self._backspace,
            _Key.Key_Delete: self._delete,
            _Key.Key_Tab: self._tab,
            _Key.Key_Backtab: self._back_tab,
        }

    def _type(self, words: str) -> bool:
        """Type where Qt must not: over several blocks, beside a picture, where no block is yet."""
        cursor = self.textCursor()
        position = cursor.position()
        if position == self._going_on_at and not cursor.hasSelection():
            return False
        self._caret = self._caret_at(position)
        n = self.rich.item_at(position)
        plain = n is not None and not isinstance(self.text[n], Picture | Foreign)
        if cursor.hasSelection():
            anchor = cursor.anchor()
            last = self.document().findBlock(max(anchor, position))
            plain = plain and last.contains(anchor) and last.contains(position)
        if plain:
            self._leave_link()
            return False
        like = self.formatting.next_run()
        run = replace(like, text=words, doubt="", figure="", figure_form="")
        text, start, end = self.chosen()
        text, start = removed(self, text, start, end)
        made, spot = editing.insert(text, start, (Paragraph(new_id(), (run,)),))
        block = made[spot[0]]
        self.steps.seal()
        self.apply("typing", made, spot, fold=self.steps.fold("typing", getattr(block, "id", "")))
        self.steps.typed_to(self.textCursor().position(), len(words))
        return True

    def _leave_link(self) -> None:
        """Let what is typed behind a link, mark, figure or inserted passage be none of it.

        Nor is what is typed before a figure that begins its line.
        """
        form = self.textCursor().charFormat()
        if not (form.isAnchor() or any(form.hasProperty(one) for one in TIES)):
            return
        cursor = self.textCursor()
        before = cursor.atBlockStart() and form.hasProperty(FIGURE)
        if not cursor.atBlockEnd() and not before:
            cursor.movePosition(cursor.MoveOperation.NextCharacter)
            if cursor.charFormat() == form:
                return
        run = run_like(form)
        if run is not None:
            self.formatting.type_as(run.written_here())

    def _enter(self) -> bool:
        text, start, end = self.chosen()
        text, start = removed(self, text, start, end)
        made, spot = editing.split(text, start)
        self.apply("new paragraph", made, spot)
        return True

    def _line_break(self) -> bool:
        text, start, end = self.chosen()
        text, start = removed(self, text, start, end)
        line = Paragraph(new_id(), (Run("\n"),))
        made, spot = editing.insert(text, start, (line,))
        self.apply("line break", made, spot)
        return True

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.formatting.remove_selection()
            return True
        text, (n, _), _ = self.chosen()
        block = text[n]
        if isinstance(block, Foreign):
            self.refused.emit(KEPT_AS_IT_IS)
            return True
        if not cursor.atBlockStart():
            return False
        if isinstance(block, ListItem):
            self.formatting.outdent()
        elif not isinstance(block, Table) and n > 0:
            self._join(text, n - 1, n, (n, 0))
        elif self.together and cursor.atStart():
            self.together.join_before(self)
        return True

    def _delete(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.formatting.remove_selection()
            return True
        text, (n, at), _ = self.chosen()
        block = text[n]
        if isinstance(block, Foreign) and at == 0:
            self.refused.emit(KEPT_AS_IT_IS)
            return True
        if not cursor.atBlockEnd():
            return False
        if not isinstance(block, Table) and n + 1 < len(text):
            self._join(text, n, n + 1, (n, at))
        elif self.together and cursor.atEnd():
            self.together.join_after(self)
        return True

    def _join(self, text: Text, first: int, second: int, here: Spot) -> None:
        """Join two neighbouring blocks; a picture goes, a table or foreign block stays."""
        one, two = text[first], text[second]
        if isinstance(one, WORDY) and isinstance(two, WORDY):
            made, spot = editing.remove(text, (first, length(one)), (second, 0))
            self.apply("deleting", made, spot if one.runs else (first, 0))
            return
        other = first if here[0] == second else second
        if isinstance(text[other], Picture):
            self.apply("deleting", editing.with_block(text, other), (min(first, here[0]), here[1]))
        elif isinstance(text[here[0]], WORDY) and not length(text[here[0]]):
            made = editing.with_block(text, here[0])
            spot = (first, length(one)) if here[0] == second else (first, 0)
            self.apply("deleting", made, spot)

    def _tab(self) -> bool:
        return self._tabbed(1)

    def _back_tab(self) -> bool:
        return self._tabbed(-1)

    def _tabbed(self, by: int) -> bool:
        """Move list items in or out, or go from cell to cell."""
        text, (n, at), _ = self.chosen()
        block = text[n]
        if isinstance(block, ListItem):
            self.formatting.indent() if by > 0 else self.formatting.outdent()
        elif isinstance(block, Table):
            self._next_cell(text, n, at, by)
        return True

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Let Tab go on to the next widget where it means nothing in the text."""
        if self.isReadOnly() or not self.tab_has_meaning():
            return super().focusNextPrevChild(next_one)
        return False

    def _leave(self, *, forward: bool) -> bool:
        """Go on to the next widget from wherever the caret stands."""
        return bool(super().focusNextPrevChild(forward))

    def tab_has_meaning(self) -> bool:
        """Tell whether Tab moves a list item or goes to the next cell where the caret stands.

        Whoever came by Tab and did nothing here since passes through, and changes nothing.
        """
        if self._passing:
            return False
        n = self.rich.item_at(self.textCursor().position())
        return n is not None and isinstance(self.text[n], ListItem | Table)

    def _next_cell(self, text: Text, n: int, at: int, by: int) -> None:
        table = text[n]
        assert isinstance(table, Table)  # noqa: S101  # the caller has looked
        r, c, _ = cells.cell_spot(table, at)
        columns = len(table.rows[0])
        r, c = divmod(r * columns + c + by, columns)
        if r < 0:
            return
        if r == len(table.rows):
            table = cells.with_row(table, r)
            text = editing.with_block(text, n, table)
        low = cells.cell_position(table, r, c)
        self.apply("add row", text, (n, low), (n, low + len(plain_runs(table.rows[r][c]))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay here, where the caret was set by the mouse."""
        self._passing = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know whether the keyboard came by Tab, on its way through the window."""
        super().focusInEvent(event)
        self._passing = event.reason() in _BY_TAB

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the step of undo when the officer goes elsewhere."""
        self.steps.seal()
        super().focusOutEvent(event)


def _done(act: Callable[[], None]) -> Callable[[], bool]:
    """Make a command that always does its work."""

    def do() -> bool:
        act()
        return True

    return do


def with_edit(plan: Plan, editor: AnswerEditor) -> Plan:
    """Return the plan with the editor's text, and with the pictures that were put in."""
    for block in editor.text:
        if isinstance(block, Picture) and block.name not in plan.pictures:
            plan = plan.with_picture(block.name, editor.pictures.get(block.name, b""))
    return plan.with_text(editor.part, editor.text)
