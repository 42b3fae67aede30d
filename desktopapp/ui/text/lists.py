"""Lists in an editor's document: Qt counts the blocks that share one of its lists.

Every label is that of ``list_labels``; a list of Qt's goes on as long as it would show the same.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextList,
    QTextListFormat,
)

from desktopapp.layout.lists import list_styles
from desktopapp.layout.style import Styles
from desktopapp.plan.list_labels import ItemLabel, item_labels, number_in_form
from desktopapp.plan.text import Text

_Style = QTextListFormat.Style
_BULLETS = (_Style.ListDisc, _Style.ListStyleUndefined, _Style.ListDisc)  # Qt has no dash
_NUMBERS = {
    "1": _Style.ListDecimal,
    "a": _Style.ListLowerAlpha,
    "A": _Style.ListUpperAlpha,
    "i": _Style.ListLowerRoman,
    "I": _Style.ListUpperRoman,
}
_LETTERS = 26
_NEAR = 0.01  # pixels


class _Mark(NamedTuple):
    """How Qt shows a label: a number in a style between two stretches of words."""

    style: QTextListFormat.Style
    before: str = ""
    after: str = ""


def join_lists(
    text: Text,
    styles: Styles,
    scale: float,
    block_of: Callable[[int], QTextBlock],
    since: int = 0,
) -> list[ItemLabel | None]:
    """Put the items of each list of a document into one of Qt's, and each as far in as in print.

    ``block_of`` is the document's block of each block of the text; those before the block
    ``since`` are in their lists already. Return the labels that are shown.
    """
    labels = list(item_labels(text))
    marks: dict[int, tuple[_Mark, int]] = {}  # of the blocks that were looked at
    last: list[int | None] = []  # the last block of the list that is open at each level
    for n, (label, look) in enumerate(zip(labels, list_styles(labels, styles), strict=True)):
        if not label or not look:
            last.clear()
            continue
        del last[label.level + (not label.starts) :]
        last += [None] * (label.level + 1 - len(last))
        before, last[label.level] = last[label.level], n
        if n < since:
            continue
        block = block_of(n)
        mark, number = marks[n] = _mark(label)
        if before is not None and before < since and (above := labels[before]):
            marks[before] = _mark(above)
        if before is not None and marks[before] == (mark, number - bool(label.number)):
            made = block_of(before).textList()
            current: QTextList | None = block.textList()
            if current is None or current.objectIndex() != made.objectIndex():
                made.add(block)
        else:
            _begin(block, _format(mark, number))
        _set_in(block, look.left * scale)
    return labels


def _begin(block: QTextBlock, wanted: QTextListFormat) -> None:
    """Let a list begin at a block: the one it is in where no block before it is."""
    current: QTextList | None = block.textList()
    if current is None or current.item(0) != block:
        QTextCursor(block).createList(wanted)
    elif current.format() != wanted:
        current.setFormat(wanted)


def _set_in(block: QTextBlock, left: float) -> None:
    if abs(block.blockFormat().leftMargin() - left) > _NEAR:
        form = QTextBlockFormat()
        form.setLeftMargin(left)
        QTextCursor(block).mergeBlockFormat(form)


def _mark(label: ItemLabel) -> tuple[_Mark, int]:
    """Return how Qt shows a label, and the number that it counts from for it.

    Qt has letters up to z as Word has; of a longer number it shows the last. Of a label without
    a number it shows the last letter as one.
    """
    if not label.number:
        return _Mark(_BULLETS[label.level]), 0
    before, form, after, number = label.before, label.form, label.parts.after, label.number
    if form in ("a", "A"):
        more, number = divmod(number - 1, _LETTERS)
        number += 1
        before += number_in_form(number, form) * more
    elif not form:
        before, form, after, number = _last_letter(label.text)
    return _Mark(_NUMBERS.get(form, _Style.ListStyleUndefined), before, after), number


def _last_letter(words: str) -> tuple[str, str, str, int]:
    """Part words at their last letter: what is before it, its form, what is after, its number."""
    for n, letter in _backwards(words):
        form = "a" if letter.islower() else "A"
        return words[:n], form, words[n + 1 :], ord(letter) - ord(form) + 1
    return "", "", "", 1


def _backwards(words: str) -> Iterator[tuple[int, str]]:
    for n in range(len(words) - 1, -1, -1):
        if words[n].isascii() and words[n].isalpha():
            yield n, words[n]


def _format(mark: _Mark, number: int) -> QTextListFormat:
    form = QTextListFormat()
    form.setIndent(0)
    form.setStyle(mark.style)
    form.setNumberPrefix(mark.before)
    form.setNumberSuffix(mark.after)
    form.setStart(max(number, 1))
    return form
