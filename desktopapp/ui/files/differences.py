"""What differs between two states of a plan: the parts that differ, and their words."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame

from desktopapp.plan.compare import ChangeKind, Difference
from desktopapp.plan.naming import name_of, part_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import plain
from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.palettes import colours, face
from desktopapp.ui.widgets.read_text import ReadText
from desktopapp.ui.widgets.text_size import wear

_AROUND = 12  # words shown before and after a change
Spans = Iterable[tuple[ChangeKind, str]]


class DifferenceText(ReadText):
    """Text to read: what went is struck through, what came is underlined, and both are said."""

    def __init__(self, name: str) -> None:
        super().__init__()
        wear(self, 15)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Thumb())
        self.setAccessibleName(name)
        self.document().setDocumentMargin(12)

    def show_differences(self, found: Iterable[Difference], plan: Plan, old: Plan) -> None:
        """Show each part that differs under its name."""
        self.clear()
        cursor = self.textCursor()
        any_found = False
        for one in found:
            self._head(cursor, _name(one, plan, old))
            self.write(cursor, shortened_spans(one.spans))
            any_found = True
        if not any_found:
            cursor.insertText("Both say the same.")
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_parts(self, plan: Plan) -> None:
        """Show all that a plan says, where there is nothing to compare it with."""
        self.clear()
        cursor = self.textCursor()
        for part in plan.parts():
            if part.text:
                self._head(cursor, name_of(plan, part))
                cursor.insertText(plain(part.text))
        if self.document().isEmpty():
            cursor.insertText("Nothing is written in it yet.")
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_spans(self, spans: Spans) -> None:
        """Show one text with its differences."""
        self.clear()
        self.write(self.textCursor(), spans)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def write(self, cursor: QTextCursor, spans: Spans) -> None:
        """Write words: struck through, underlined or as they are.

        What is struck through or underlined alone would be lost on whoever hears the text.
        """
        shades = colours(self.window().palette())
        after_change = False
        for kind, words in spans:
            look = QTextCharFormat()
            if kind is ChangeKind.SAME:
                cursor.insertText(words, look)
                after_change = False
                continue
            gone = kind is ChangeKind.REMOVED
            look.setForeground(QColor(shades.must if gone else shades.on_selected))
            look.setBackground(QColor(shades.must_fill if gone else shades.selected))
            told = QTextCharFormat(look)
            told.setFont(face(13))
            look.setFontStrikeOut(gone)
            look.setFontUnderline(not gone)
            before, bare, after = _parted(words)
            cursor.insertText(before or " " * after_change, QTextCharFormat())
            cursor.insertText("[removed: " if gone else "[added: ", told)
            cursor.insertText(bare, look)
            cursor.insertText("]", told)
            cursor.insertText(after, QTextCharFormat())
            after_change = not after

    def _head(self, cursor: QTextCursor, words: str) -> None:
        above = QTextBlockFormat()
        above.setTopMargin(10)
        bold = QTextCharFormat()
        bold.setFont(face(15, bold=True))
        if not self.document().isEmpty():
            cursor.insertBlock(above, bold)
        cursor.insertText(words, bold)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())


def _parted(words: str) -> tuple[str, str, str]:
    """Return the spaces before and after words that changed, and the words themselves."""
    bare = words.strip()
    if not bare:
        return "", "line break" if "\n" in words else "space", ""
    before, _, after = words.partition(bare)
    return before, bare, after


def _name(one: Difference, plan: Plan, old: Plan) -> str:
    if one.name:
        is_same = all(kind is ChangeKind.SAME for kind, _ in one.spans)
        return f"{one.name}: same words, another choice or format" if is_same else one.name
    name = part_name(plan if one.after else old, one.part)
    if one.before is None:
        return f"{name}: added"
    if one.after is None:
        return f"{name}: removed"
    if all(kind is ChangeKind.SAME for kind, _ in one.spans):
        return f"{name}: same words, another format, status or place"
    return name


def shortened_spans(spans: tuple[tuple[ChangeKind, str], ...]) -> Spans:
    """Leave out the middle of long stretches that are the same."""
    for kind, words in spans:
        parts = words.split(" ")
        if kind is ChangeKind.SAME and len(parts) > 3 * _AROUND:
            left, right = " ".join(parts[:_AROUND]), " ".join(parts[-_AROUND:])
            yield ChangeKind.SAME, f"{left} … {right}"
        else:
            yield kind, words


def differing_parts(found: tuple[Difference, ...]) -> str:
    """Say how many parts differ."""
    if not found:
        return "Nothing differs"
    if len(found) == 1:
        return f"{found[0].name or '1 answer or section'} differs"
    return f"{len(found)} parts differ"
