"""Words as they are: whatever a stranger wrote, it is shown letter by letter.

Where Qt is not told otherwise it takes words that look like HTML for HTML, and then opens the
files and addresses that they name, on other computers too. It also takes "&" for the mark of a
key, and "[*]" in a title for the mark of unsaved work. So every label, tooltip and title comes
from here; ``tests/ui/test_text_is_text.py`` holds that nothing else makes them.
"""

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout, QLayout

_WITHIN = re.compile(
    r"[/\\_.-](?=\S)|[^\s/\\_.-]{20}(?=\S)"
)  # after what parts a name, or long stretches


class PlainLabel(QLabel):
    """A label that shows its words as they are."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)


class Explained(Protocol):
    """What can have a tooltip: a widget, or an item of a list, table or tree."""

    def setToolTip(self, words: str) -> object:
        """Take the tooltip, as Qt does."""


def explain(what: Explained, words: str) -> None:
    """Give something a tooltip, or none where there are no words."""
    what.setToolTip(as_tooltip(words))


def as_tooltip(words: str) -> str:
    """Return words so that a tooltip shows them as they are: a tooltip cannot be told to."""
    if not Rich.mightBeRichText(words):
        return words
    return Rich.convertFromPlainText(words, Qt.WhiteSpaceMode.WhiteSpaceNormal)  # long ones wrap


def entitle(window: QWidget, words: str) -> None:
    """Give a window its title."""
    window.setWindowTitle(words.replace("[*]", "[*][*]"))


def unkeyed(words: str) -> str:
    """Return words so that no letter of them is underlined and taken for a key."""
    return words.replace("&", "&&")


def add_labelled(rows: "QFormLayout", words: str, field: "QWidget | QLayout") -> PlainLabel:
    """Add a row to a form: a label, and the field that it is about."""
    label = PlainLabel(unkeyed(words))
    label.setWordWrap(True)
    if isinstance(field, QWidget):
        label.setBuddy(field)
        rows.addRow(label, field)
    else:
        rows.addRow(label, field)
    return label


def name_within(line: QLineEdit, words: str) -> None:
    """Say in a line what it is for, as long as it is empty; to a screen reader that is its name.

    Qt tells what stands in an empty line as a description too, and so the name twice.
    """
    line.setPlaceholderText(words)
    line.setAccessibleName(words)
    line.setAccessibleDescription(" ")


def breakable(words: str) -> str:
    """Return words that lines may also break within a long name: Qt breaks at spaces alone.

    What is heard must be said by the accessible name, since the words hold unseen characters.
    """
    return _WITHIN.sub("\\g<0>\u200b", words)
