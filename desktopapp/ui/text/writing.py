"""Writing in rich text: a widget that shows a text, and tells of each change.

Qt handles keys within one block; the block is read back and the change told by the signal
``edited``. Everything larger is an edit of the text as data, shown by ``apply``. Undo belongs to
the session, so Qt's own is off.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QInputMethodEvent,
    QPalette,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktopapp.layout.style import Styles
from desktopapp.plan.editing import Spot, length, with_captions_settled
from desktopapp.plan.history import Caret
from desktopapp.plan.text import Foreign, Paragraph, Picture, Table, Text, plain_block
from desktopapp.ui.text.formats import FOREIGN, PICTURE, Look
from desktopapp.ui.text.print_sizes import printed_size, printed_widths
from desktopapp.ui.text.reading import DocumentChange
from desktopapp.ui.text.richtext import RichText
from desktopapp.ui.text.typing_steps import TypingSteps
from desktopapp.ui.widgets.palettes import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QImage

_OPAQUE = 255
_LONG_WORD = re.compile(r"[^ \t\n]{2000}")
UNREADABLE = "This picture is missing or cannot be shown. Put it in again."
KEPT_AS_IT_IS = "A later version of Planwright made this part. It is kept as it is."


class Writing(QTextEdit):
    """Shows the text of one part of the plan and tells of each change to it."""

    edited = Signal(object, str, str, object, object)  # text, what, fold, caret before and after
    moved = Signal()  # the caret or the selection has moved; comes when keys have settled
    arrived = Signal()  # a picture that was waited for: the text must be as it stands now
    awaits = Signal(object)  # the files of pictures that are waited for now, or none
    refused = Signal(str)  # something cannot be done, or not all of it; why, in a sentence
    noted = Signal(str)  # what an officer should know of what was done, in a sentence

    def __init__(
        self,
        part: str,
        text: Text,
        styles: Styles,
        pixels: int = 16,
        pictures: Mapping[str, bytes] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.part = part
        self.pictures: Mapping[str, bytes] = pictures or {}
        self.styles = styles
        self._pixels = pixels
        self._quiet = True
        self._unread = False  # the document holds more than was read
        self.steps = TypingSteps(part)
        self._going_on_at = -1  # where a letter was just typed, so that the next is like it
        self._caret = Caret(part)
        self.stands_above = ""  # the heading that is printed above the text
        self.folded_as = ""  # the name under which edits of several texts are one step of undo
        self.watch: Callable[[int, int, int], None] | None = None  # told of every change as Qt is
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Answer")
        self.document().setUseDesignMetrics(True)
        self.document().setDocumentMargin(0)
        self._set_font()
        self.rich = RichText(self.document(), self._look(), self._size_of, self._widths_of)
        self._wrap(text)
        self.rich.show(text)
        self.document().contentsChange.connect(self._take_change)
        self._settled = QTimer(self, interval=30, singleShot=True)
        self._settled.timeout.connect(self._fit_tables)
        self._settled.timeout.connect(self.moved)
        self.cursorPositionChanged.connect(self._settled.start)
        self.selectionChanged.connect(self._settled.start)
        self._quiet = False

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001  # Qt's own signature
        """Let nothing be written here, or all again; what is only read keeps its caret."""
        super().setReadOnly(read_only)
        if read_only:
            from desktopapp.ui.widgets.read_text import let_be_read  # noqa: PLC0415  # seldom

            let_be_read(self)

    # What is shown

    @property
    def text(self) -> Text:
        """The text as it stands."""
        return self.rich.text

    @property
    def words(self) -> int:
        """How many words the text has, true after every key."""
        return self.rich.words

    @property
    def text_width(self) -> int:
        """The width of a line of the printed page in pixels, at this size of text."""
        return round(self.styles.width * self.rich.formats.look.scale)

    def show_text(self, text: Text, caret: Caret | None = None) -> None:
        """Show a text that changed elsewhere, such as by undo, and put the caret where it belongs.

        Only what differs is written. Without a caret it stays where it is, as far as it can.
        """
        self.settle()
        caret = caret or self.caret()
        self._show(text)
        self.put_caret(caret)

    def _show(self, text: Text) -> None:
        bar = self.verticalScrollBar()
        at = bar.value()
        self._quiet = True
        try:
            self._wrap(text)
            self.rich.show(text)
        finally:
            self._quiet = False
        bar.setValue(at)

    def _wrap(self, text: Text) -> None:
        """Break lines anywhere while a word fills many: Qt takes the square of its length else."""
        mode = QTextOption.WrapMode
        long = any(_LONG_WORD.search(plain_block(block)) for block in text)
        wanted = mode.WrapAnywhere if long else mode.WrapAtWordBoundaryOrAnywhere
        if wanted != self.wordWrapMode():
            self.setWordWrapMode(wanted)

    def set_look(self, styles: Styles, pixels: int) -> None:
        """Show the text in other styles, with body text ``pixels`` high."""
        if (styles, pixels) != (self.styles, self._pixels):
            self.styles, self._pixels = styles, pixels
            self._restyle()

    def _restyle(self) -> None:
        caret = self.caret()
        self._quiet = True
        try:
            self._set_font()
            self.rich.restyle(self._look())
        finally:
            self._quiet = False
        self.put_caret(caret)

    def _set_font(self) -> None:
        font = QFont([self.styles.font, "Liberation Sans"])
        font.setPixelSize(self._pixels)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setKerning(False)  # the pages are set on plain advance widths
        self.document().setDefaultFont(font)
        self.setFont(font)  # of the words where nothing is written: Qt cuts them as high as a line

    def _look(self) -> Look:
        palette, role = self.palette(), QPalette.ColorRole
        link, quiet = palette.color(role.Link), palette.color(role.PlaceholderText)
        if quiet.alpha() < _OPAQUE:  # a system's own palette: half seen is too faint to read
            quiet = palette.color(role.Text)
        pencil = QColor(colours(palette).amber_line)
        return Look(self.styles, self._pixels, link, quiet, palette.color(role.Mid), pencil)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of links and quiet text from a new palette.

        A text keeps its own font where the window's text has another size.
        """
        kinds = QEvent.Type
        if event.type() in {kinds.FontChange, kinds.ApplicationFontChange}:
            return
        super().changeEvent(event)
        if event.type() == kinds.PaletteChange and not self._quiet:
            self._restyle()

    def loadResource(self, _type: int, name: "QUrl | str") -> object:
        """Give the plan's own pictures and nothing else: no file or address is ever opened.

        Never nothing at all, or Qt's document would open the file by itself.
        """
        from PySide6.QtGui import QImage  # noqa: PLC0415  # with the first picture

        kind, _, code = (name if isinstance(name, str) else name.toString()).partition(":")
        if kind == FOREIGN:
            return self._notice(KEPT_AS_IT_IS)
        if kind != PICTURE:
            return QImage()
        data = self.pictures.get(bytes.fromhex(code).decode(), b"")
        image = QImage.fromData(data)
        return self._notice(UNREADABLE) if image.isNull() else image

    def _size_of(self, picture: Picture) -> tuple[float, float]:
        return printed_size(picture, self.pictures, self.styles)

    def _widths_of(self, table: Table) -> tuple[float, ...]:
        return printed_widths(table, self.styles)

    def _fit_tables(self) -> None:
        """Once typing settles, give tables their widths; that is no edit."""
        if any(isinstance(block, Table) for block in self.text) and not self._quiet:
            self._quiet = True
            try:
                self.rich.fit_tables()
            finally:
                self._quiet = False

    def _notice(self, words: str) -> "QImage":
        """Draw words that stand in the place of a block."""
        from desktopapp.ui.text.drawn_words import drawn_words  # noqa: PLC0415  # rarely needed

        size, ink = (self.text_width, self._pixels), self.rich.formats.look.quiet
        font, scale = self.document().defaultFont(), self.devicePixelRatioF()
        return drawn_words(words, font, size, scale, ink)

    # The caret

    def caret(self) -> Caret:
        """Return where the caret stands, in terms of the plan."""
        self.settle()
        return self._caret_at(self.textCursor().position())

    def _caret_at(self, position: int) -> Caret:
        filler = self.rich.filler_at(position)
        if filler:
            return Caret(self.part, filler[1], 0)
        n, at = self.rich.spot(position)
        block = self.text[n]
        return Caret(self.part, "" if isinstance(block, Foreign) else block.id, at)

    def put_caret(self, caret: Caret) -> None:
        """Put the caret to a place in the plan; if its block is gone, as near as it can."""
        cursor = self.textCursor()
        cursor.setPosition(self._position_of(caret))
        self._take_cursor(cursor)

    def select(self, caret: Caret, count: int) -> None:
        """Select ``count`` characters from a place in the plan on."""
        cursor = self.textCursor()
        cursor.setPosition(self._position_of(caret))
        end = self._position_of(caret._replace(position=caret.position + count))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._take_cursor(cursor)
        self.ensureCursorVisible()

    def place_of_words(self, caret: Caret) -> QRect:
        """Return where a place of the plan is shown, in pixels of what is in sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._position_of(caret))
        return self.cursorRect(cursor)

    def _position_of(self, caret: Caret) -> int:
        for n, block in enumerate(self.text):
            if not isinstance(block, Foreign) and block.id == caret.block:
                return self.rich.position((n, caret.position))
        return min(self.textCursor().position(), self.document().characterCount() - 1)

    def _take_cursor(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self._caret = self._caret_at(cursor.position())
        self.steps.leave()
        self._going_on_at = -1

    def chosen(self) -> tuple[Text, Spot, Spot]:
        """Return the text and the spots between which the selection lies, both equal for a caret.

        Where the caret stands beside a table or in an empty text, on no paragraph yet, the text
        has that paragraph.
        """
        self.settle()
        cursor = self.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        first, last = self.rich.filler_at(low), self.rich.filler_at(high)
        text = self.text
        if first and (low == high or not text):
            n, block_id = first
            return (*text[:n], Paragraph(block_id), *text[n:]), (n, 0), (n, 0)
        start = (first[0], 0) if first else self.rich.spot(low)
        if not last:
            return text, start, self.rich.spot(high)
        return text, start, (last[0] - 1, length(text[last[0] - 1]))

    def texts_chosen(self) -> "Sequence[Writing]":
        """Return the texts over which the selection reaches, from top to bottom."""
        return (self,)

    def alone(self, what: str) -> "Writing":  # noqa: ARG002  # what is done, for undo
        """Return the text in which the selection begins, once it is taken out of all others."""
        return self

    # Edits of the text as data

    def apply(
        self, what: str, text: Text, start: Spot, end: Spot | None = None, fold: str = ""
    ) -> None:
        """Show an edited text, select from start to end in it, and tell of the edit.

        A text that may only be read takes no edit, whatever command or paste asks for it.
        """
        if self.isReadOnly():
            return
        before = self.caret()
        text = with_captions_settled(text)
        changed = text != self.text
        if changed:
            self._show(text)
        cursor = self.textCursor()
        if self.text:
            cursor.setPosition(self.rich.position(start))
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(self.rich.position(end or start), keep)
        self._take_cursor(cursor)
        self.ensureCursorVisible()
        if not fold:
            self.steps.seal()
        if changed:
            self.edited.emit(self.text, what, fold or self.folded_as, before, self._caret)

    # Typing: Qt changes one block, we read it back

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note where the caret stands before an input method types."""
        if event.commitString():
            self._caret = self.caret()
        super().inputMethodEvent(event)
        self.rub_out()
        self.settle()

    def _take_change(self, position: int, removed: int, added: int) -> None:
        if self.watch:
            self.watch(position, removed, added)
        if self._quiet:
            return
        if self.rich.read_change(DocumentChange(position, removed, added)):
            if self.rich.typed_over:
                QTimer.singleShot(0, self, self.rub_out)
            self._tell(position, removed, added)
        else:
            self._quiet = self._unread = True
            QTimer.singleShot(0, self, self.settle)

    def rub_out(self) -> None:
        """Show no longer the marks that were typed over; never while Qt works on the change."""
        if self.rich.typed_over:
            self._quiet = True
            try:
                self.rich.typed_over.rub_out(self.rich.formats)
            finally:
                self._quiet = False

    def settle(self) -> None:
        """Read the whole document after a change that was larger than typing within a block.

        Never while Qt still works on the change, or it would crash; before anything else is done.
        """
        if not self._unread:
            return
        position, before = self.textCursor().position(), self._caret
        self.rich.read_all()
        self._quiet = self._unread = False
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self._take_cursor(cursor)
        self.steps.seal()
        self.edited.emit(self.text, "typing", "", before, self._caret)

    def _tell(self, position: int, removed: int, added: int) -> None:
        """Tell of a change within one block, under the name of the step of undo that it is of."""
        end = position + added
        is_word_start = self.document().characterAt(position - 1).isspace()
        self.steps.go_on(position, removed, is_word_start=is_word_start)
        before = self._caret
        if position == self._going_on_at and added == 1 and not removed:
            after = Caret(self.part, before.block, before.position + 1)
        else:
            after = self._caret_at(end)
        self._caret = after
        self.steps.typed_to(end, added)
        self._going_on_at = end if added else -1
        what = "typing" if added else "deleting"
        self.edited.emit(self.text, what, self.steps.fold(what, after.block), before, after)

    def is_cell(self, spot: Spot) -> bool:
        """Tell whether a spot of the text lies in a table."""
        return spot[0] < len(self.text) and isinstance(self.text[spot[0]], Table)
