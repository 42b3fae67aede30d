"""Marks of borrowed words that were typed over: settled by it, so the document loses them too."""

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextFragment

from desktopapp.plan.doubts import touched, without_doubts
from desktopapp.plan.text import Runs
from desktopapp.ui.text.formats import KIND, Formats
from desktopapp.ui.text.reading import run_like


class TypedOver:
    """What was typed over since the document was last put right."""

    def __init__(self) -> None:
        self._blocks: list[tuple[QTextBlock, set[str]]] = []

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def settled(self, before: Runs, after: Runs, block: QTextBlock) -> Runs:
        """Return what was read of a block without the marks that were typed over in it."""
        if not any(run.doubt for run in before):  # as nearly always, with every key
            return after
        over = touched((before,), (after,))
        if not over:
            return after
        self._blocks.append((block, over))
        return without_doubts(after, over)

    def rub_out(self, formats: Formats) -> None:
        """Take the marks out of the document; never while Qt works on the change."""
        for block, over in self._blocks:
            kind = max(block.blockFormat().intProperty(KIND), 0)
            for piece in _pieces(block):
                run = run_like(piece.charFormat())
                if run and run.doubt in over:
                    cursor = QTextCursor(block)
                    cursor.setPosition(piece.position())
                    end = piece.position() + piece.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(formats.char(replace(run, doubt=""), kind))
        self._blocks.clear()


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    pieces = []
    it = block.begin()
    while not it.atEnd():
        pieces.append(it.fragment())
        it += 1
    return pieces
