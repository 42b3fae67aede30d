"""The editor of one answer or section: what each key means, and what is pasted and copied."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)

from desktopapp.plan import editing
from desktopapp.plan.editing import WORDY, Spot, length
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Foreign,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    new_id,
    plain,
    plain_runs,
)
from desktopapp.ui.formatting import Formatting
from desktopapp.ui.looks import FIGURE, ORIGIN
from desktopapp.ui.reading import run_like
from desktopapp.ui.writing import KEPT

Key = Qt.Key
Modifier = Qt.KeyboardModifier
_COMMAND = Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
_ALT_GR = Modifier.ControlModifier | Modifier.AltModifier  # types signs such as the euro
OWN = "application/x-planwright-text"


class AnswerEditor(Formatting):
    """The editor of one answer or section."""

    undo_asked = Signal()
    redo_asked = Signal()
    link_asked = Signal()  # Ctrl+K: ask the officer for an address, then call ``set_link``

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in rich text; leave typing within a block to Qt."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        words, modifiers = event.text(), event.modifiers()
        pressed = modifiers & _COMMAND
        if words and words.isprintable() and (not pressed or pressed == _ALT_GR):
            self._what = "typing"
            if not self._type(words):
                super().keyPressEvent(event)
            return
        act = self._meaning(event)
        if act is None or not act():
            super().keyPressEvent(event)

    def _meaning(self, event: QKeyEvent) -> Callable[[], bool] | None:
        """Return what a key does; that returns whether it did it, else Qt's meaning holds."""
        self._caret, self._what = self.caret(), "deleting"
        for standard, act in self._standard_keys():
            if event.matches(standard):
                return _done(act)
        if event.modifiers() == Modifier.ControlModifier:
            command = self._control_keys().get(event.key())
            return command and _done(command)
        key = event.key()
        if key in (Key.Key_Return, Key.Key_Enter):
            return self._line_break if event.modifiers() & Modifier.ShiftModifier else self._enter
        return {
            Key.Key_Backspace: self._backspace,
            Key.Key_Delete: self._delete,
            Key.Key_Tab: self._tab,
            Key.Key_Backtab: self._back_tab,
        }.get(Key(key))

    def _standard_keys(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], None]], ...]:
        """Return the commands on keys that differ from system to system."""
        keys = QKeySequence.StandardKey
        return (
            (keys.Undo, self.undo_asked.emit),
            (keys.Redo, self.redo_asked.emit),
            (keys.Cut, self.cut_out),
        )

    def _control_keys(self) -> dict[int, Callable[[], None]]:
        """Return the commands on Ctrl and a letter, where no menu of the window takes them."""
        return {
            Key.Key_B: self.toggle_bold,
            Key.Key_I: self.toggle_italic,
            Key.Key_K: self.link_asked.emit,
        }

    def _type(self, words: str) -> bool:
        """Type where Qt must not: over several blocks, beside a picture, where no block is yet."""
        cursor = self.textCursor()
        position = cursor.position()
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
        run = replace(self.next_run(), text=words)
        text, start, end = self.chosen()
        text, start = self.removed(text, start, end)
        made, spot = editing.insert(text, start, (Paragraph(new_id(), (run,)),))
        block = made[spot[0]]
        self.seal()
        self.apply("typing", made, spot, fold=self.typing_fold(getattr(block, "id", "")))
        self.typed_to(self.textCursor().position(), len(words))
        return True

    def _leave_link(self) -> None:
        """Let what is typed behind a link, figure or inserted passage be none of it."""
        form = self.textCursor().charFormat()
        if not (form.isAnchor() or form.hasProperty(FIGURE) or form.hasProperty(ORIGIN)):
            return
        cursor = self.textCursor()
        if not cursor.atBlockEnd():
            cursor.movePosition(cursor.MoveOperation.NextCharacter)
            if cursor.charFormat() == form:
                return
        run = run_like(form)
        if run is not None:
            self.type_as(replace(run, link="", figure="", origin=""))

    def cut_out(self) -> None:
        """Cut the selection to the clipboard."""
        if self.textCursor().hasSelection():
            self.copy()
            self.remove_selection()

    def _enter(self) -> bool:
        text, start, end = self.chosen()
        text, start = self.removed(text, start, end)
        made, spot = editing.split(text, start)
        self.apply("new paragraph", made, spot)
        return True

    def _line_break(self) -> bool:
        text, start, end = self.chosen()
        text, start = self.removed(text, start, end)
        line = Paragraph(new_id(), (Run("\n"),))
        made, spot = editing.insert(text, start, (line,))
        self.apply("line break", made, spot)
        return True

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.remove_selection()
            return True
        text, (n, _), _ = self.chosen()
        block = text[n]
        if isinstance(block, Foreign):
            self.refused.emit(KEPT)
            return True
        if not cursor.atBlockStart():
            return False
        if isinstance(block, ListItem):
            self.outdent()
        elif not isinstance(block, Table) and n > 0:
            self._join(text, n - 1, n, (n, 0))
        return True

    def _delete(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.remove_selection()
            return True
        text, (n, at), _ = self.chosen()
        block = text[n]
        if isinstance(block, Foreign) and at == 0:
            self.refused.emit(KEPT)
            return True
        if not cursor.atBlockEnd():
            return False
        if not isinstance(block, Table) and n + 1 < len(text):
            self._join(text, n, n + 1, (n, at))
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
        """Move list items in or out, go from cell to cell, else on to the next widget."""
        text, (n, at), _ = self.chosen()
        block = text[n]
        if isinstance(block, ListItem):
            self.indent() if by > 0 else self.outdent()
        elif isinstance(block, Table):
            self._next_cell(text, n, at, by)
        else:
            self.focusNextPrevChild(by > 0)
        return True

    def _next_cell(self, text: Text, n: int, at: int, by: int) -> None:
        table = text[n]
        assert isinstance(table, Table)  # noqa: S101  # the caller has looked
        r, c, _ = editing.cell_spot(table, at)
        columns = len(table.rows[0])
        r, c = divmod(r * columns + c + by, columns)
        if r < 0:
            return
        if r == len(table.rows):
            table = editing.with_row(table, r)
            text = editing.with_block(text, n, table)
        low = editing.cell_position(table, r, c)
        self.apply("add row", text, (n, low), (n, low + len(plain_runs(table.rows[r][c]))))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the step of undo when the officer goes elsewhere."""
        self.seal()
        super().focusOutEvent(event)

    # Clipboard and drag

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selection as our own blocks, as HTML of our own writing, and as plain text."""
        from desktopapp.ui.copying import to_html  # noqa: PLC0415  # only when copying
        from desktopapp.ui.pasting import to_own  # noqa: PLC0415  # the same

        text, start, end = self.chosen()
        blocks: Text = ()
        for low, high in self._ranges(text, start, end):
            blocks += editing.stretch(text, low, high)
        data = QMimeData()
        data.setData(OWN, to_own(blocks))
        data.setHtml(to_html(blocks))
        data.setText(plain(blocks))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words only; a file or picture is never opened by pasting or dropping it."""
        return source.hasFormat(OWN) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: our own blocks, else HTML through the allow-list, else plain words."""
        text, start, end = self.chosen()
        text, start = self.removed(text, start, end)
        self._put_in("paste", text, start, self._blocks_of(source))

    def paste_plain(self) -> None:
        """Paste the words of the clipboard without their format."""
        words = QGuiApplication.clipboard().mimeData()
        plain_words = QMimeData()
        plain_words.setText(words.text())
        self.insertFromMimeData(plain_words)

    def _blocks_of(self, source: QMimeData) -> Text:
        """Return what is pasted as blocks; what cannot be pasted is told and is nothing."""
        from desktopapp.ui import pasting  # noqa: PLC0415  # html.parser is needed here only

        own = None
        try:
            if source.hasFormat(OWN):
                own = pasting.from_own(bytes(source.data(OWN).data()))
            if own is None and source.hasHtml():
                own = pasting.from_html(source.html())
            if not own:
                own = pasting.from_plain(source.text())
        except Problem as problem:
            self.refused.emit(str(problem))
            return ()
        known = self.pictures
        return tuple(b for b in own if not isinstance(b, Picture) or b.name in known)

    def _put_in(self, what: str, text: Text, spot: Spot, blocks: Text) -> None:
        if blocks:
            made, spot = editing.insert(text, spot, blocks)
            self.apply(what, made, spot)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped as if it were pasted there; move what was dragged from here."""
        super().dragLeaveEvent(QDragLeaveEvent())  # ends Qt's own feedback
        blocks = self._blocks_of(event.mimeData())
        moving = (
            event.source() in (self, self.viewport())
            and event.dropAction() == Qt.DropAction.MoveAction
        )
        cursor = self.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        text, start, end = self.chosen()
        cursor.setPosition(self.cursorForPosition(event.position().toPoint()).position())
        at = cursor.position()
        if not blocks or (moving and low <= at <= high):
            return
        self.setTextCursor(cursor)
        with_spot, spot, _ = self.chosen()
        if len(with_spot) > len(text) and spot[0] <= start[0]:
            start, end = (start[0] + 1, start[1]), (end[0] + 1, end[1])
        text = with_spot
        if moving and at > high:
            made, spot = editing.insert(text, spot, blocks)
            size = len(made)
            made, _ = editing.remove(made, start, end)
            spot = _moved_up(spot, start, end, size - len(made))
            self.apply("move", made, spot)
        else:
            if moving:
                text, _ = editing.remove(text, start, end)
            self._put_in("move" if moving else "drop", text, spot, blocks)
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is left for Qt to remove
        event.accept()


def _done(act: Callable[[], None]) -> Callable[[], bool]:
    """Make a command that always does its work."""

    def do() -> bool:
        act()
        return True

    return do


def _moved_up(spot: Spot, start: Spot, end: Spot, gone: int) -> Spot:
    """Return where a spot is after a stretch before it, ``gone`` blocks of it, was taken out."""
    if spot[0] == end[0]:
        return start[0], spot[1] - end[1] + start[1]
    return spot[0] - gone, spot[1]


def with_edit(plan: Plan, editor: AnswerEditor) -> Plan:
    """Return the plan with the editor's text, and with the pictures that were put in."""
    for block in editor.text:
        if isinstance(block, Picture) and block.name not in plan.pictures:
            plan = plan.with_picture(block.name, editor.pictures.get(block.name, b""))
    return plan.with_text(editor.part, editor.text)
