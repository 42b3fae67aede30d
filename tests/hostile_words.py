"""Words that Qt would take for something else: HTML, the mark of a key, the mark of unsaved work.

``baited`` puts them into every text of a plan, ``taken_for_more`` looks for widgets that would
read them as such, and ``shown_at`` for the kinds of place where they were shown at all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence, QTextBlock
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from desktopapp.plan.plan import Answer
from desktopapp.plan.text import Picture
from desktopapp.ui.text.formats import FOREIGN, PICTURE
from desktopapp.ui.widgets.menu_letters import with_letters, without_letters
from desktopapp.ui.workspace.squares import Squares

HOST = "192.0.2.1"  # set aside for documentation: no machine has it
_MARK = "baited"
_PARTS = re.compile(r"</?p>|<br\s*/?>")  # what Qt makes of plain words
# What other things are found by, or must be of a certain form.
_NAMES = {
    *("id", "theme", "where", "link", "origin", "extra", "font", "accent", "logo"),
    *("file", "profile", "exempt"),
}


def bait(canary: Path) -> str:
    """Return words that name a file and another machine in every way that Qt understands."""
    return (
        f'<img src="file://{canary}"> {_MARK} <img src="{canary}"> <img src="//{HOST}/s/x.png"> '
        f'<a href="http://{HOST}/">x</a> &amp; &lt;b&gt; &x [*] '
    )


def baited(value: Any, words: str) -> Any:  # noqa: ANN401  # whatever a plan holds
    """Return a value with these words before every text that is not a name of something else."""
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return words + value
    if isinstance(value, Mapping):
        return {key: baited(one, words) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(baited(one, words) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    baits = [one.name for one in fields(value) if _is_words(value, one.name)]
    return replace(value, **{name: baited(getattr(value, name), words) for name in baits})


def _is_words(value: object, name: str) -> bool:
    if isinstance(value, Picture | Answer) and name in {"name", "questions"}:
        return False  # the name of a file, the ids of questions
    return name not in _NAMES


def taken_for_more(top: QWidget) -> list[str]:
    """List what in a window would take its words for more than words."""
    found = []
    for one in (top, *top.findChildren(QWidget)):
        if one.objectName() == "qtooltip_label":
            continue  # Qt's own: what it says is looked at in ``hover``
        found += [f"{why}: {one} in {one.parent()}" for why in _faults(one)]
    return found


def _faults(one: QWidget) -> Iterator[str]:
    if _as_html(one.toolTip()):
        yield f"a tooltip as HTML {one.toolTip()[:60]!r}"
    if re.search(r"(?<!\[\*\])\[\*\](?!\[\*\])", one.windowTitle()):
        yield "a title that loses a mark"
    if isinstance(one, QLabel) and one.text() and one.textFormat() != Qt.TextFormat.PlainText:
        yield f"a label not told to be plain {one.text()[:60]!r}"
    if isinstance(one, QAbstractButton) and not one.shortcut().isEmpty():
        yield f"a button with a key of its own {one.text()[:60]!r}"
    if isinstance(one, QMenu):
        yield from (
            f"an entry with a key of its own {shown[:60]!r}"
            for shown, ours in _rows(one)
            if shown != ours and not QKeySequence.mnemonic(shown).isEmpty()
        )
    if isinstance(one, QTextEdit):
        if type(one).loadResource is QTextEdit.loadResource:
            yield "a text that opens what it names"
        yield from (f"a picture {name}" for name in _pictures(one))
    tips = filter(_as_html, _cell_tips(one))
    yield from (f"a cell's tooltip as HTML {words[:60]!r}" for words in tips)


def _rows(menu: QMenu) -> Iterable[tuple[str, str]]:
    """Return the rows that a menu shows: what Qt was given, and what our letters make of it."""
    shown = [one.text() for one in menu.actions() if one.isVisible() and not one.isSeparator()]
    return zip(shown, with_letters(list(map(without_letters, shown))), strict=True)


def _as_html(words: str) -> bool:
    return bool(Rich.mightBeRichText(words) and "<" in _PARTS.sub("", words))


def _cell_tips(one: QWidget) -> Iterator[str]:
    if isinstance(one, QAbstractItemView | QComboBox) and one.model():
        yield from _told(one.model(), Qt.ItemDataRole.ToolTipRole)


def _pictures(one: QTextEdit) -> Iterator[str]:
    """Go through the pictures of a text that are not the plan's own."""
    block: QTextBlock = one.document().begin()
    while block.isValid():
        for piece in block:
            form = piece.fragment().charFormat()
            if form.isImageFormat():
                name = form.toImageFormat().name()
                if name.partition(":")[0] not in {PICTURE, FOREIGN}:
                    yield name
        block = block.next()


def _told(model: QAbstractItemModel, role: Qt.ItemDataRole) -> Iterator[str]:
    """Go through what the cells of a list, table or tree say in a role."""
    left = [QModelIndex()]
    while left:
        above = left.pop()
        for row in range(model.rowCount(above)):
            across = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
            for column in range(across):
                index = model.index(row, column, above)
                yield str(model.data(index, role) or "")
            left.append(model.index(row, 0, above))


def shown_at(top: QWidget) -> set[str]:
    """Return the kinds of place in a window at which the bait is shown."""
    found = set()
    for one in (top, *top.findChildren(QWidget)):
        places = {"tooltip": one.toolTip(), "title": one.windowTitle()}
        places["name"] = one.accessibleName()
        if isinstance(one, QLabel | QLineEdit | QAbstractButton):
            places[_kind(one)] = one.text()
        if isinstance(one, QTextEdit):
            places["text"] = one.toPlainText()
        if isinstance(one, QMenu):
            places["menu"] = " ".join(entry.text() for entry in one.actions())
        if isinstance(one, QAbstractItemView | QComboBox) and one.model():
            kind = "choice" if isinstance(one, QComboBox) else "cell"
            places[kind] = " ".join(_told(one.model(), Qt.ItemDataRole.DisplayRole))
            places[f"tooltip of a {kind}"] = " ".join(_cell_tips(one))
        found |= {place for place, words in places.items() if _MARK in words}
    return found


def _kind(one: QWidget) -> str:
    if isinstance(one, QLabel):
        return "label"
    return "line" if isinstance(one, QLineEdit) else "button"


def hover(top: QWidget) -> list[str]:
    """Open the menus, show the tooltips and paint the whole window, as if by the mouse.

    Return the tooltips that came and are read as HTML.
    """
    for menu in top.findChildren(QMenu):
        menu.aboutToShow.emit()
    told = {_MARK: top}
    for one in (top, *top.findChildren(QWidget)):
        told.setdefault(one.toolTip(), one)
        if isinstance(one, QAbstractItemView) and one.model():
            tips = _told(one.model(), Qt.ItemDataRole.ToolTipRole)
            told |= dict.fromkeys(tips, one)
    found = []
    for words, one in told.items():
        if _MARK in words and isValid(one):  # else its panel was built anew meanwhile
            QToolTip.showText(QPoint(5, 5), words, one)
            found += _tips()
    for one in top.findChildren(Squares):
        corner = one.places[0][0].center()
        event = QHelpEvent(QEvent.Type.ToolTip, corner, one.mapToGlobal(corner))
        QApplication.sendEvent(one, event)
        found += _tips()
    QToolTip.hideText()
    top.grab()
    return found


def _tips() -> list[str]:
    QApplication.processEvents()
    tops = QApplication.topLevelWidgets()
    tips = [one for one in tops if one.metaObject().className() == "QTipLabel"]
    return [one.text() for one in tips if isinstance(one, QLabel) and _as_html(one.text())]
