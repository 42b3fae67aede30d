"""What a screen reader is told of the place where the caret stands, beside the words there.

Of a rich text Qt tells the words alone: a list, a table, a heading and a link are heard as plain
lines. So what the caret has come into is said, once, when the keys have rested; and in another
answer the question, in the letter's words.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktopapp.plan.text import ListItem, Table, Text, is_caption, plain_runs
from desktopapp.ui.text.formatting import Format
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.widgets.announce import announce

_REST = 700  # milliseconds without a key


class Place(NamedTuple):
    """Where a caret stands: in what kind of thing, where in it, and how is written there."""

    position: int = -1
    block: int = -1
    kind: str = ""
    where: str = ""
    list_level: int = 0
    link: str = ""
    bold: bool = False
    italic: bool = False


def place_of_caret(editor: RichEditor) -> Place:
    """Return the place of the caret of an editor."""
    text, start, _ = editor.chosen()
    shown = editor.formatting.format()
    kind, where = _kind(text, start[0], shown)
    return Place(
        editor.textCursor().position(),
        start[0],
        kind,
        where,
        shown.list_level,
        shown.link,
        shown.bold,
        shown.italic,
    )


def said_between(before: Place, now: Place) -> str:
    """Say what is other where the caret stands now than where it stood; mostly nothing."""
    said = []
    if now.kind == before.kind == "list" and now.block == before.block:
        if now.list_level != before.list_level:
            said.append("Indented" if now.list_level > before.list_level else "Outdented")
    elif before.kind in {"list", "table"} and now.kind != before.kind:
        said.append(f"Out of the {before.kind}")
    if now.where and now.where != before.where:
        said.append(now.where)
    if now.link and now.link != before.link:
        said.append(f"Link, {now.link}")
    if now.position == before.position:  # else another place is written otherwise
        for words, on, was in (
            ("Bold", now.bold, before.bold),
            ("Italic", now.italic, before.italic),
        ):
            if on != was:
                said.append(f"{words} {'on' if on else 'off'}")
    return ". ".join(said)


def _kind(text: Text, n: int, shown: Format) -> tuple[str, str]:
    """Return in what kind of thing a block is, and where in it, in words."""
    block = text[n]
    if shown.level:
        return "heading", f"Heading {shown.level}"
    if isinstance(block, ListItem):
        nth, of = _nth(text, n)
        deep = f", level {block.level + 1}" if block.level else ""
        return "list", f"List item {nth} of {of}{deep}"
    if isinstance(block, Table):
        return "table", _cell(block, shown.row, shown.column)
    if is_caption(text, n):
        return "caption", "Caption of the picture"
    if shown.picture:
        one = shown.picture
        what = one.alternative or ("decoration" if one.decorative else "not described yet")
        return "picture", f"Picture, {what}"
    return "", ""


def _nth(text: Text, n: int) -> tuple[int, int]:
    """Return which item of its list a block is, and how many there are at its level."""
    here = text[n]
    level = here.level if isinstance(here, ListItem) else 0

    def beside(way: int) -> int:
        """Count the items of the level on one side."""
        found, at = 0, n + way
        while 0 <= at < len(text):
            one = text[at]
            if not isinstance(one, ListItem) or one.level < level:
                break
            found += one.level == level
            at += way
        return found

    before = beside(-1)
    return before + 1, before + 1 + beside(1)


def _cell(table: Table, row: int, column: int) -> str:
    """Say which cell it is: by the heads of its row and column, and by number."""
    heads = [
        plain_runs(table.rows[row][0]) if column else "",
        plain_runs(table.rows[0][column]) if row else "",
    ]
    named = ", ".join(one for one in heads if one.strip())
    at = f"Row {row + 1} of {len(table.rows)}, column {column + 1} of {len(table.rows[0])}"
    return f"{named}. {at}" if named else at


class Telling(QObject):
    """Follows the caret of whichever text has the keyboard, in one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._editor: RichEditor | None = None
        self._before = Place()
        self._asked = ""  # what was said last of what an editor answers
        self._rested = QTimer(self, interval=_REST, singleShot=True)
        self._rested.timeout.connect(self._tell)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Follow another text, from a place of which nothing was said."""
        if now is self._editor or not isinstance(now, RichEditor):
            return
        if now.window() is self._window:
            self._editor, self._before = now, Place()
            now.moved.connect(self._rested.start)
            self._rested.start()

    def _tell(self) -> None:
        from PySide6.QtGui import QAccessible  # noqa: PLC0415  # 2 ms

        editor = self._editor
        if editor is None or not isValid(editor) or not editor.hasFocus():
            return
        if not QAccessible.isActive():
            return
        now = place_of_caret(editor)
        before, self._before = self._before, now
        asked = editor.asked if editor.asked != self._asked else ""
        self._asked = editor.asked or self._asked
        announce(editor, " ".join(filter(None, (asked, said_between(before, now)))))
