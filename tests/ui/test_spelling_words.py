"""The words that were added, in the window: seen, shared, taken back, on whatever share."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.store.choices import COUNCIL_WORDS, OWN_WORDS, WORDS_TO_SHARE
from desktopapp.store.council_words import read_word_file
from desktopapp.store.settings import Settings
from desktopapp.ui.forms import spelling_words
from desktopapp.ui.forms.spelling_words import SpellingWords
from tests.slow_share import SlowShare
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, press


def listed(dialog: SpellingWords) -> list[str]:
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


@pytest.fixture
def dialog(qtbot: QtBot, begun: WindowDesk) -> SpellingWords:
    """Return the dialog, shown."""
    made = SpellingWords(begun.top)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_word_is_added_by_keyboard_and_taken_back(
    begun: WindowDesk, dialog: SpellingWords
) -> None:
    dialog.line.setFocus()
    QTest.keyClicks(dialog.line, "Fenmoor's")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert listed(dialog) == ["Fenmoor"]
    assert begun.top.settings.get(OWN_WORDS) == ("Fenmoor",)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert listed(dialog) == []
    assert begun.top.settings.get(OWN_WORDS) == ()


def test_the_councils_words_are_kept_in_the_file_that_is_chosen(
    begun: WindowDesk, dialog: SpellingWords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "words.txt"
    file.write_text("Sallowfield\n", "utf-8")
    monkeypatch.setattr(spelling_words, "ask_new_place", lambda *_: file)
    press(dialog, "Choose the file…")
    wait_until(lambda: listed(dialog) == ["Sallowfield"])
    QTest.keyClicks(dialog.line, "Fenmoor")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    wait_until(lambda: listed(dialog) == ["Fenmoor", "Sallowfield"])
    assert read_word_file(file).words == ("Sallowfield", "Fenmoor")
    dialog.list.setCurrentRow(1)
    press(dialog, "Take back")
    wait_until(lambda: listed(dialog) == ["Fenmoor"])
    assert read_word_file(file).words == ("Fenmoor",)
    begun.top.spelling.read_councils()
    wait_until(lambda: begun.top.settings.get(WORDS_TO_SHARE) == ())


def test_a_share_that_is_gone_is_told_and_the_word_counts_until_it_is_back(
    begun: WindowDesk, dialog: SpellingWords, tmp_path: Path
) -> None:
    file = tmp_path / "share" / "words.txt"
    spelling = begun.top.spelling
    spelling.choose(str(file))
    dialog.whose.setCurrentIndex(1)
    wait_until(lambda: "cannot be read" in dialog.file.text())
    QTest.keyClicks(dialog.line, "Fenmoor")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert begun.top.settings.get(WORDS_TO_SHARE) == ("Fenmoor",)
    wait_until(lambda: begun.has_news)
    assert "The word counts for you" in begun.news
    file.parent.mkdir()
    spelling.read_councils()
    wait_until(lambda: listed(dialog) == ["Fenmoor"])
    assert read_word_file(file).words == ("Fenmoor",)


def test_the_window_waits_for_no_share_however_slow(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share").mkdir()
    file = tmp_path / "share" / "words.txt"
    file.write_text("Fenmoor\n", "utf-8")
    share = SlowShare(tmp_path / "share", monkeypatch)
    share.delay = 0.1
    window = open_window(settings=Settings({COUNCIL_WORDS.name: str(file), "spelling": False}))
    spelling = window.top.spelling
    spelling.read_councils()
    spelling.add_for_council("Wyvern")
    wait_until(lambda: spelling.known and "Wyvern" in spelling.known.words)
    assert share.calls
    assert share.of_window == []


def test_where_it_has_set_the_file_no_other_can_be_chosen(
    qtbot: QtBot, begun: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_by_it = {"SharedWords": str(tmp_path / "words.txt"), "KeepToThese": "1"}
    monkeypatch.setattr("desktopapp.store.policy.policy", lambda *_: set_by_it)
    dialog = SpellingWords(begun.top)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.set_by.text() == "Set by your organisation."
    assert not dialog.chooses.isEnabled()
    assert not dialog.leaves.isEnabled()
    assert str(tmp_path / "words.txt") in dialog.file.text()


def test_what_is_ignored_in_a_plan_is_taken_back_there(
    begun: WindowDesk, dialog: SpellingWords
) -> None:
    dialog.whose.setCurrentIndex(2)
    QTest.keyClicks(dialog.line, "Fenmoor")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert begun.plan.passed_words == {"fenmoor": "Fenmoor"}
    dialog.list.setCurrentRow(0)
    press(dialog, "Take back")
    assert begun.plan.passed_words == {}
