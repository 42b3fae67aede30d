"""What becomes of signs as they are typed: lists, curly quotation marks and dashes, as in Word.

Each change is a step of undo of its own, so that Ctrl+Z gives back just what was typed.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from desktopapp.plan.editing import as_item
from desktopapp.plan.list_marks import labelled_as_shown, typed_mark
from desktopapp.plan.text import Paragraph, cut
from desktopapp.store.choices import DASHES_AS_TYPED, LISTS_AS_TYPED, QUOTES_AS_TYPED

if TYPE_CHECKING:
    from desktopapp.ui.text.rich_editor import RichEditor

_BULLET = re.compile(r"[-*•] ")
_OPENS = re.compile(r"[\s(\[{–—/“‘]\Z|\A\Z")  # what stands before a mark that opens
_QUOTES = {'"': "“”", "'": "‘’"}
_LONGEST = 12  # letters of what may be a typed label with its space


def change_as_typed(editor: "RichEditor", sign: str) -> None:
    """Change what was typed before the caret, where the officer wants that."""
    cursor = editor.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()]
    if not before.endswith(sign):
        return
    if sign in _QUOTES:
        if editor.wants(QUOTES_AS_TYPED):
            opens = _OPENS.search(before[:-1])
            _put(editor, 1, _QUOTES[sign][0 if opens else 1], "quotation mark")
    elif sign == "-":
        if before.endswith("--") and not before.endswith("---") and editor.wants(DASHES_AS_TYPED):
            _put(editor, 2, "–", "dash")
    elif before.endswith(" - ") and before[:-3].strip() and editor.wants(DASHES_AS_TYPED):
        _put(editor, 3, " – ", "dash")
    elif len(before) <= _LONGEST and editor.wants(LISTS_AS_TYPED):
        _begin_list(editor, before)


def _put(editor: "RichEditor", back: int, words: str, what: str) -> None:
    """Put words in the place of so many signs before the caret; their format stays."""
    place = editor.textCursor()
    place.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
    editor.exchange.correct(place, words, what)


def _begin_list(editor: "RichEditor", before: str) -> None:
    """Make a list item of a paragraph that begins with a typed bullet or number."""
    text, (n, at), _ = editor.chosen()
    block = text[n]
    if not isinstance(block, Paragraph) or at != len(before):
        return
    mark = typed_mark(f"{before}x")[0]
    if mark[:1].isalpha() and mark.endswith("."):  # an initial, such as that of A. Brook
        return
    if not (mark or _BULLET.fullmatch(before)):
        return
    bare = replace(block, runs=cut(block.runs, at))
    made = (*text[:n], as_item(bare, numbered=bool(mark)), *text[n + 1 :])
    if mark:
        made = labelled_as_shown(made, {block.id: mark})
    editor.apply("list", made, (n, 0))
