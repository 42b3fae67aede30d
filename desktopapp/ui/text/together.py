"""Several editors as one text to the hand: keys, mouse and selection go on from one to the next.

Each editor stays that of its own part of the plan. What changes more than one of them is an edit
of the plan, which whoever shows the editors makes: ``join`` and ``take_out``.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor

from desktopapp.ui.text.writing import Writing

if TYPE_CHECKING:
    from desktopapp.plan.joining import ChosenWords

_Key = Qt.Key
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_BACK = (_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp, _Key.Key_Home)
_MOVES = {
    (_Key.Key_Left, False): _Move.Left,
    (_Key.Key_Right, False): _Move.Right,
    (_Key.Key_Up, False): _Move.Up,
    (_Key.Key_Down, False): _Move.Down,
    (_Key.Key_Left, True): _Move.WordLeft,
    (_Key.Key_Right, True): _Move.WordRight,
    (_Key.Key_Up, True): _Move.PreviousBlock,
    (_Key.Key_Down, True): _Move.NextBlock,
}
_LED = {key for key, _ in _MOVES} | {
    _Key.Key_PageUp,
    _Key.Key_PageDown,
    _Key.Key_Home,
    _Key.Key_End,
}
_PAGES = (_Key.Key_PageUp, _Key.Key_PageDown)


def _means(event: QKeyEvent, name: str) -> bool:
    """Tell whether a key is the one that this system has for this."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415  # its many names load slowly

    return event.matches(QKeySequence.StandardKey[name])


class Together:
    """The editors that are one text, from top to bottom."""

    def __init__(
        self,
        join: Callable[[Writing, Writing], object],
        take_out: "Callable[[Sequence[ChosenWords], str], Writing]",
        beside: Callable[[Writing], Sequence[Writing]],
        sight: Callable[[], int],
    ) -> None:
        self.editors: list[Writing] = []
        self._join, self._take_out = join, take_out
        self._beside = beside  # the editors of the question that one belongs to
        self._sight = sight  # how many pixels of the text are in sight
        self._from: Writing | None = None  # where a selection over several began
        self._to: Writing | None = None  # where it ends

    def show(self, editors: Sequence[Writing]) -> None:
        """Take the editors that are shown from now on."""
        self._from = self._to = None
        self.editors = list(editors)

    # The selection

    @property
    def chosen(self) -> list[Writing]:
        """The editors over which the selection reaches, from top to bottom; none within one."""
        if self._from is None or self._to is None:
            return []
        low, high = sorted((self.editors.index(self._from), self.editors.index(self._to)))
        return self.editors[low : high + 1]

    def select_all(self, editor: Writing) -> None:
        """Select the whole question that an editor belongs to."""
        beside = self._beside(editor) or (editor,)
        first, last = beside[0], beside[-1]
        self.let_go()
        cursor = first.textCursor()
        cursor.setPosition(0)
        first.setTextCursor(cursor)
        self._reach(first, last, last.document().characterCount() - 1)

    def let_go(self, but: Writing | None = None) -> None:
        """Let nothing be selected over several editors; ``but`` keeps what is selected in it."""
        if self._from is None:
            return
        chosen, self._from, self._to = self.chosen, None, None
        for one in chosen:
            cursor = one.textCursor()
            if one is not but and cursor.hasSelection():
                cursor.clearSelection()
                one.setTextCursor(cursor)

    def take_out(self, what: str = "deleting") -> Writing:
        """Take what is selected out of the plan; return the editor in which it began."""
        from desktopapp.plan.joining import ChosenWords  # noqa: PLC0415  # with the first of these

        chosen = self.chosen
        stretches = [ChosenWords(one.part, *one.chosen()) for one in chosen]
        self._from = self._to = None
        return self._take_out(stretches, what)

    def _reach(self, first: Writing, last: Writing, position: int) -> None:
        """Select from the caret's anchor in one editor to a position in another."""
        self.let_go(but=first)
        if first is last:
            _select(first, first.textCursor().anchor(), position)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._from, self._to = first, last
        down = self.editors.index(last) > self.editors.index(first)
        for one in self.chosen:
            end = one.document().characterCount() - 1
            start, stop = (0, end) if down else (end, 0)
            if one is first:
                start = one.textCursor().anchor()
            _select(one, start, position if one is last else stop)
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    # The mouse

    def nearest(self, at: QPoint) -> tuple[Writing, int]:
        """Return the editor, and the position in it, that is nearest to a point of the screen."""

        def away(one: Writing) -> int:
            down = one.viewport().mapFromGlobal(at).y()
            return max(-down, down - one.viewport().height(), 0)

        editor = min(self.editors, key=away)
        return editor, editor.cursorForPosition(self.within(editor, at)).position()

    def within(self, editor: Writing, at: QPoint) -> QPoint:
        """Return the spot of an editor that is nearest to a point of the screen."""
        spot, room = editor.viewport().mapFromGlobal(at), editor.viewport().rect()
        x = min(max(spot.x(), room.left()), room.right())
        return QPoint(x, min(max(spot.y(), room.top()), room.bottom()))

    def press(self, at: QPoint, *, shift: bool = False) -> Writing:
        """Put the caret to the place nearest to a point of the screen, and return the editor."""
        editor, position = self.nearest(at)
        held = next((one for one in self.editors if one.hasFocus()), None)
        if shift and held:
            self._reach(self._from or held, editor, position)
            return editor
        self.let_go()
        cursor = editor.textCursor()
        cursor.setPosition(position)
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.MouseFocusReason)
        return editor

    def drag(self, first: Writing, at: QPoint) -> None:
        """Select from the anchor in an editor to a point of the screen."""
        self._reach(first, *self.nearest(at))

    # Keys

    def takes(self, editor: Writing, event: QKeyEvent) -> bool:
        """Do what a key means beyond one editor; tell whether that was all it means."""
        key = event.key()
        if key in _LED and (len(self.editors) > 1 or key in _PAGES):
            return self._leads(editor, event, _Key(key))
        if key == _Key.Key_A and _means(event, "SelectAll"):
            self.select_all(editor)
            return True
        if self._from is None:
            return False
        if _means(event, "Copy"):
            self.copy()
            return True
        if editor.isReadOnly():
            return False
        return self._overwrites(event)

    def copy(self) -> None:
        """Give what is selected to the clipboard."""
        if self.chosen:
            QGuiApplication.clipboard().setMimeData(self.chosen[0].createMimeDataFromSelection())

    def join_before(self, editor: Writing) -> None:
        """Join an editor's text to the one before it."""
        for first, second in pairwise(self.editors):
            if second is editor:
                self._join(first, second)

    def join_after(self, editor: Writing) -> None:
        """Join the text behind an editor's to it."""
        for first, second in pairwise(self.editors):
            if first is editor:
                self._join(first, second)

    def _overwrites(self, event: QKeyEvent) -> bool:
        """Take out what is selected for a key that deletes, or puts something in its place."""
        words, key = event.text(), event.key()
        typed = bool(words) and words.isprintable()
        command = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if key in (_Key.Key_Backspace, _Key.Key_Delete):
            self.take_out()
        elif _means(event, "Cut"):
            self.copy()
            self.take_out()
        elif (typed and not command) or key in (_Key.Key_Return, _Key.Key_Enter):
            self.take_out("typing").keyPressEvent(event)
        else:
            return False
        return True

    def _leads(self, editor: Writing, event: QKeyEvent, key: Qt.Key) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = bool(held & _SHIFT), bool(held & _CONTROL)
        if held & ~(_SHIFT | _CONTROL):
            return False
        if key in (_Key.Key_Home, _Key.Key_End) and not control:
            return self._collapsed(key, shift=shift) if self._from else False
        if self._from and not shift and (key, control) in _MOVES:
            return self._collapsed(key, shift=False)
        if key in (_Key.Key_Home, _Key.Key_End):
            end = key == _Key.Key_End
            target: tuple[Writing, int] | None = _edge(self.editors[-end], at_end=end)
        elif key in _PAGES:
            by = self._sight() * (-1 if key in _BACK else 1)
            caret = editor.cursorRect().center() + QPoint(0, by)
            target = self.nearest(editor.viewport().mapToGlobal(caret))
        else:
            target = self._target(editor, key, control=control, extending=shift)
        if target is None:
            return False
        self._go(editor, *target, shift=shift)
        return True

    def _target(
        self, editor: Writing, key: Qt.Key, *, control: bool, extending: bool
    ) -> tuple[Writing, int] | None:
        """Return where a key leads beyond an editor; nothing where it stays in it."""
        cursor = editor.textCursor()
        if cursor.hasSelection() and not extending:
            return None
        before = cursor.position()
        cursor.movePosition(_MOVES[key, control], _KEEP)
        if cursor.position() != before:
            return (editor, cursor.position()) if extending and self._from else None
        n = self.editors.index(editor) + (-1 if key in _BACK else 1)
        if not 0 <= n < len(self.editors):
            return None
        other = self.editors[n]
        if key in (_Key.Key_Up, _Key.Key_Down) and not control:
            return other, _below(editor, other, last=key == _Key.Key_Up)
        return _edge(other, at_end=key in _BACK)

    def _go(self, editor: Writing, other: Writing, position: int, *, shift: bool) -> None:
        if shift:
            self._reach(self._from or editor, other, position)
            return
        self.let_go()
        _select(editor, editor.textCursor().position(), editor.textCursor().position())
        _select(other, position, position)
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _collapsed(self, key: Qt.Key, *, shift: bool) -> bool:
        """Let the selection go to the side that a key points to; tell whether that was all."""
        if shift:
            return False
        chosen = self.chosen
        one = chosen[0] if key in _BACK else chosen[-1]
        cursor = one.textCursor()
        position = cursor.selectionStart() if key in _BACK else cursor.selectionEnd()
        self.let_go()
        _select(one, position, position)
        one.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _select(editor: Writing, anchor: int, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, _KEEP)
    editor.setTextCursor(cursor)


def _edge(editor: Writing, *, at_end: bool) -> tuple[Writing, int]:
    return editor, editor.document().characterCount() - 1 if at_end else 0


def _below(editor: Writing, other: Writing, *, last: bool) -> int:
    """Return the position in another editor's first or last line that is under the caret."""
    across = editor.viewport().mapToGlobal(editor.cursorRect().center())
    x = other.viewport().mapFromGlobal(across).x()
    cursor = other.textCursor()
    cursor.movePosition(_Move.End if last else _Move.Start)
    line = other.cursorRect(cursor).center().y()
    return other.cursorForPosition(QPoint(x, line)).position()
