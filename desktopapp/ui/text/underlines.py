"""Wave lines under the words of an editor that are spelt wrong; no part of its text.

Only blocks that changed are looked at, a few milliseconds at a time, once typing pauses.
"""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QPalette, QTextBlock, QTextCharFormat, QTextLayout

from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.units import units

_PAUSE = 350  # milliseconds without a key before words are looked at
SLICE = 0.004  # seconds of work at a time
_MIDDLE = 128  # of lightness


class Underlines(QObject):
    """Keeps the wave lines of one editor true."""

    def __init__(self, editor: Writing, speller: Speller) -> None:
        super().__init__(editor)
        self._editor = editor
        self._speller = speller
        self._document = editor.document()
        self._count = self._document.blockCount()
        self._changes: list[tuple[int, int]] = []  # where something changed, from and to
        self._dirty: set[int] = set()  # blocks to look at
        self._lined: set[int] = set()  # blocks with a line
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look)
        editor.cursorPositionChanged.connect(self._timer.start)
        editor.watch = self._note
        speller.changed.connect(self.look_again)
        self.look_again()

    def leave(self) -> None:
        """Take all lines away, and draw no more."""
        self._timer.stop()
        self._speller.changed.disconnect(self.look_again)
        self._dirty.clear()
        self._editor.watch = None
        for number in self._lined:
            block = self._document.findBlockByNumber(number)
            block.layout().setFormats([])
            self._document.markContentsDirty(block.position(), block.length())
        self.deleteLater()

    def look_again(self) -> None:
        """Look at every block again."""
        self._count = self._document.blockCount()
        self._changes.clear()
        self._dirty = set(range(self._count))
        self._timer.start()

    def _note(self, position: int, removed: int, added: int) -> None:
        """Note what changed, and move the lines behind a typed letter along with their words."""
        if self._document.blockCount() != self._count:
            self.look_again()
            return
        self._changes.append((position, position + added))
        if self._lined:
            block = self._document.findBlock(position)
            if block.blockNumber() in self._lined:
                at = position - block.position()
                layout = block.layout()
                layout.setFormats(_moved(layout.formats(), at, removed, added))

    def look(self) -> None:
        """Look at blocks that changed until the time is up; then go on in a while."""
        for start, end in self._changes:
            first = self._document.findBlock(start).blockNumber()
            last = self._document.findBlock(end).blockNumber()
            self._dirty.update(range(first, max(first, last) + 1))
        self._changes.clear()
        until = time.monotonic() + SLICE
        caret = self._editor.textCursor()
        typed_in = caret.block().blockNumber() if self._editor.hasFocus() else -1
        again: set[int] = set()
        while self._dirty and time.monotonic() < until:
            number = self._dirty.pop()
            block = self._document.findBlockByNumber(number)
            at = caret.positionInBlock() if number == typed_in else -1
            if block.isValid() and self._underline(block, at):
                again.add(number)
        if self._dirty:
            QTimer.singleShot(0, self, self.look)
        self._dirty |= again

    def _underline(self, block: QTextBlock, caret: int) -> bool:
        """Underline the wrong words of a block; tell whether one is still being typed."""
        text = block.text()
        wide = len(text) != block.length() - 1
        made: list[QTextLayout.FormatRange] = []
        typing = False
        for at, count in self._speller.wrong_in(text):
            start = units(text[:at]) if wide else at
            if start + count == caret:
                typing = True
                continue
            line = QTextLayout.FormatRange()
            line.start, line.length = start, count
            line.format = self._wave()
            made.append(line)
        keep = self._lined.add if made else self._lined.discard
        keep(block.blockNumber())
        shown = block.layout().formats()
        if [(f.start, f.length) for f in shown] != [(f.start, f.length) for f in made]:
            block.layout().setFormats(made)
            self._document.markContentsDirty(block.position(), block.length())
        return typing

    def _wave(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        light = self._editor.palette().color(QPalette.ColorRole.Base).lightness() > _MIDDLE
        form.setUnderlineColor(QColor("#9c1f1a" if light else "#f5a79d"))
        return form


def _moved(
    shown: list[QTextLayout.FormatRange], at: int, removed: int, added: int
) -> list[QTextLayout.FormatRange]:
    """Return lines moved along after an edit; one that the edit touches goes."""
    kept: list[QTextLayout.FormatRange] = []
    for line in shown:
        if line.start >= at + removed:
            line.start += added - removed
            kept.append(line)
        elif line.start + line.length < at:
            kept.append(line)
    return kept
