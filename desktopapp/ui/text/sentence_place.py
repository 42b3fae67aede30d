"""Where the sentence at a place of the plan is shown."""

from PySide6.QtCore import QRect

from desktopapp.plan.editing import WORDY
from desktopapp.plan.history import Caret
from desktopapp.plan.text import plain_runs
from desktopapp.plan.three_way import sentence_around
from desktopapp.ui.text.writing import Writing


def area_to_spare(editor: Writing, caret: Caret, high: int, room: int) -> QRect:
    """Return where something ``high`` pixels high may not stand: the sentence at a place.

    It is in pixels of what is in sight, as wide as the caret; where both have no ``room``
    together, it is the line of the place alone.
    """
    words, whole = editor.place_of_words(caret), _place_of_sentence(editor, caret)
    if high + whole.height() + 2 * words.height() > room:
        return words
    return QRect(words.left(), whole.top(), words.width(), whole.height())


def _place_of_sentence(editor: Writing, caret: Caret) -> QRect:
    wordy = (one for one in editor.text if isinstance(one, WORDY))
    block = next((one for one in wordy if one.id == caret.block), None)
    if block is None:
        return editor.place_of_words(caret)
    low, high = sentence_around(plain_runs(block.runs), caret.position)
    ends = (caret._replace(position=at) for at in (low, max(high - 1, low)))
    first, last = map(editor.place_of_words, ends)
    return first.united(last)
