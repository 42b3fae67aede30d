"""A probe of the binding itself: PySide6 6.12.0 on Python 3.11 loses references and aborts."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

CALLS = 2000


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None, True and False outlive every count there: PEP 683"
)
@pytest.mark.usefixtures("qapp")
def test_many_calls_lose_no_reference_to_none_true_and_false() -> None:
    document = QTextDocument("words")
    cursor, widget, timer = QTextCursor(document), QWidget(), QTimer()
    form, block = QTextCharFormat(), document.begin()
    calls = {
        "place": lambda: cursor.setPosition(1),
        "at end": cursor.atBlockEnd,
        "selection": cursor.hasSelection,
        "set italic": lambda: form.setFontItalic(True),  # Qt's own call
        "italic": form.fontItalic,
        "block format": lambda: cursor.setBlockFormat(QTextBlockFormat()),
        "insert": lambda: cursor.insertText("x"),
        "valid": block.isValid,
        "list": block.textList,
        "visible": widget.isVisible,
        "update": widget.update,
        "parent": widget.parentWidget,
        "active": timer.isActive,
    }
    lost: dict[str, int] = {}
    for name, call in calls.items():
        before = [sys.getrefcount(constant) for constant in (None, True, False)]
        for _ in range(CALLS):
            call()
        after = [sys.getrefcount(constant) for constant in (None, True, False)]
        worst = max(abs(b - a) for b, a in zip(before, after, strict=True))
        if worst > CALLS // 10:
            lost[name] = worst
    assert lost == {}
