import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

from desktopapp.plan.text import Paragraph, Run, Table, plain
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.editor_menu import menu_of
from desktopapp.ui.text.spelling import (
    NO_DICTIONARY,
    Speller,
    find_dictionary,
    read_dictionary,
    spelled_words,
    trade_words,
)
from desktopapp.ui.text.underlines import Underlines
from desktopapp.ui.workspace import proofing
from tests.editor_desk import Desk
from tests.waiting import fired, settle, wait_until
from tests.window_desk import WindowDesk

AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
LIST = "the council/S cut waiting times by half and we harbour café council's colour"
WORDS = LIST.split()


@pytest.fixture
def speller(qtbot: QtBot, tmp_path: Path) -> Speller:
    """Return a speller with a small dictionary of its own."""
    (tmp_path / "small.aff").write_text(AFFIXES, encoding="utf-8")
    dictionary = "\n".join([str(len(WORDS)), *WORDS])
    (tmp_path / "small.dic").write_text(dictionary, encoding="utf-8")
    kept: list[str] = []
    speller = Speller(["Fenmoor"], kept.append, tmp_path / "small")
    speller.kept = kept  # type: ignore[attr-defined]  # for the tests to look at
    with qtbot.waitSignal(speller.changed, timeout=60_000):
        speller.start()
    assert not speller.message
    return speller


def lines(editor: AnswerEditor) -> list[str]:
    """Return the words with a wave line under them."""
    found: list[str] = []
    block = editor.document().begin()
    while block.isValid():
        for line in block.layout().formats():
            raw = block.text().encode("utf-16-le")[line.start * 2 : (line.start + line.length) * 2]
            found.append(raw.decode("utf-16-le"))
        block = block.next()
    return found


def test_wrong_words_are_found_and_others_are_left_alone(speller: Speller) -> None:
    text = "The councl cut NHS2 waiting-tmes; a@b.uk FENM x/y 4.5m café’s Fenmoor councils"
    wrong = [text[at : at + size] for at, size in speller.wrong_in(text)]
    assert wrong == ["councl", "tmes", "café’s"]


def test_numbers_addresses_and_capitals_are_no_words_to_check() -> None:
    text = "see www.fenmoor.gov.uk or GPs in 2023, iPhone don’t I"
    assert [word for _, word in spelled_words(text)] == ["see", "or", "in", "don’t"]


def test_what_may_be_meant_is_suggested(speller: Speller) -> None:
    assert speller.suggest("councl")[0] == "council"
    assert speller.suggest("colur")[0] == "colour"


def test_the_council_s_own_words_are_right_and_kept(speller: Speller) -> None:
    assert speller.is_wrong("Wyvern")
    speller.add("Wyvern’s")
    assert not speller.is_wrong("wyvern's")
    assert not speller.is_wrong("Fenmoor’s")
    assert speller.kept == ["Wyvern"]  # type: ignore[attr-defined]  # set above


def test_without_a_dictionary_all_is_right_and_the_reason_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    speller = Speller(path=tmp_path / "none")
    with qtbot.waitSignal(speller.changed, timeout=60_000):
        speller.start()
    assert speller.message == NO_DICTIONARY
    assert not speller.is_wrong("xqzzt")
    assert speller.suggest("xqzzt") == ()


def test_wrong_words_are_underlined_and_the_text_is_untouched(
    qtbot: QtBot, speller: Speller
) -> None:
    text = (Paragraph("p", (Run("𝄞 the councl"),)), Table("t", (((Run("tmes"),), ()),)))
    one = shown(qtbot, Desk(text), speller)
    wait_until(lambda: lines(one.editor) == ["councl", "tmes"])
    assert one.text == text
    assert one.steps == []


def test_a_line_moves_with_its_word_and_goes_when_the_word_is_mended(
    qtbot: QtBot, speller: Speller
) -> None:
    one = shown(qtbot, Desk((Paragraph("p", (Run("the councl cut"),)),)), speller)
    wait_until(lambda: lines(one.editor) == ["councl"])
    one.put("p", 0)
    one.type("and ")
    assert lines(one.editor) == ["councl"]
    one.put("p", 13)
    one.type("i")
    wait_until(lambda: lines(one.editor) == [])


def test_a_word_is_not_underlined_while_it_is_typed(qtbot: QtBot, speller: Speller) -> None:
    one = shown(qtbot, Desk((Paragraph("p"),)), speller)
    one.type("the cou")
    (pause,) = one.editor.findChild(Underlines).findChildren(QTimer)
    fired(pause)
    assert lines(one.editor) == []
    one.type(" cut")
    wait_until(lambda: lines(one.editor) == ["cou"])


def test_the_menu_offers_what_was_meant_and_a_choice_mends_the_word(
    qtbot: QtBot, speller: Speller
) -> None:
    one = shown(qtbot, Desk((Paragraph("p", (Run("the councl", bold=True),)),)), speller)
    one.put("p", 6)
    menu = menu_of(one.editor, one.editor.textCursor(), speller.suggest("councl"))
    words = [action.text() for action in menu.actions()]
    assert words[0] == "council"
    assert "Add “councl” to your words" in words
    assert "Ignore in this plan" in words
    assert "Add “councl” to the council’s words" not in words  # no file was chosen
    menu.actions()[0].trigger()
    assert one.text == (Paragraph("p", (Run("the council", bold=True),)),)
    assert one.steps == ["spelling"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no raise or grab
def test_shift_f10_opens_the_menu_at_the_caret(qtbot: QtBot, speller: Speller) -> None:
    one = shown(qtbot, Desk((Paragraph("p", (Run("councl"),)),)), speller)
    one.put("p", 2)
    one.key(Qt.Key.Key_F10, shift=True)
    wait_until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "council"
    menu.close()


def in_plan(begun: WindowDesk, speller: Speller | None) -> list[str]:
    """Write in two answers, and return what Alt+F7 selects in turn, where the keyboard is then."""
    begun.spell(speller)
    begun.type_into("t2.q1", "haff")
    begun.type_into("t1.q1", "councl the tmes")
    QTest.keyClick(begun.editor(), Qt.Key.Key_Home)
    found = []
    for _ in range(4):
        begun.choose("Next spelling")
        assert begun.editor().hasFocus()
        found.append(begun.editor().textCursor().selectedText())
    return found


def test_alt_f7_goes_from_wrong_word_to_wrong_word_through_the_texts(
    begun: WindowDesk, speller: Speller
) -> None:
    assert in_plan(begun, speller) == ["councl", "tmes", "haff", "councl"]
    assert begun.where == "t1.q1"


def test_the_keyboard_stays_in_the_text_when_spelling_is_checked_no_longer(
    begun: WindowDesk, speller: Speller
) -> None:
    begun.top.activateWindow()
    begun.spell(speller)
    begun.type_into("t1.q1", "councl")
    begun.spell(None)
    assert begun.top.focusWidget() is begun.editor()
    begun.write(" on")
    assert plain(begun.plan.answers_to("t1.q1")[0].text) == "councl on"


def test_where_no_spelling_is_checked_the_text_is_not_made_anew_once_that_is_known(
    begun: WindowDesk,
) -> None:
    editor = begun.editor()
    begun.write("Words")
    begun.top.spelling.follow()  # as some time after the start
    settle()
    assert begun.editor() is editor
    assert editor.isVisible()


def test_it_is_said_when_no_spelling_is_left_and_when_none_is_checked(
    begun: WindowDesk, speller: Speller
) -> None:
    begun.type_into("t1.q1", "the council cut waiting times")
    begun.spell(speller)
    begun.choose("Next spelling")
    assert begun.news == proofing.NONE_IN_TEXTS  # the heading Introduction is in no dictionary
    speller.take_own(["Introduction", *begun.plan.title.split()])
    begun.choose("Next spelling")
    assert begun.news == proofing.NONE_LEFT
    assert not begun.is_warned
    begun.spell(None)
    begun.choose("Next spelling")
    assert begun.news == proofing.NOT_CHECKED
    assert begun.is_warned
    begun.spell(Speller())
    begun.choose("Next spelling")
    assert begun.news == proofing.LATER


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no raise or grab
def test_the_menu_of_a_right_word_and_of_a_read_only_text(qtbot: QtBot, speller: Speller) -> None:
    one = shown(qtbot, Desk((Paragraph("p", (Run("council"),)),)), speller)
    words = [a.text() for a in menu_of(one.editor, one.editor.textCursor()).actions() if a.text()]
    assert words[:2] == ["Undo", "Redo"]
    one.editor.setReadOnly(True)
    words = [a.text() for a in menu_of(one.editor, one.editor.textCursor()).actions() if a.text()]
    assert words == ["Copy", "Select all"]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(one.editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


@pytest.mark.skipif(find_dictionary() is None, reason="no British English dictionary here")
def test_british_spelling_is_right_and_american_is_not(qtbot: QtBot) -> None:
    speller = Speller()
    with qtbot.waitSignal(speller.changed, timeout=20_000):
        speller.start()
    text = "The council's programme of colourful organisations was labelled a centre of wellbeing"
    assert speller.wrong_in(text) == ()
    assert [speller.is_wrong(word) for word in ("color", "center", "labeled")] == [True] * 3
    assert "receive" in speller.suggest("recieve")


@pytest.mark.skipif(find_dictionary() is None, reason="no British English dictionary here")
def test_the_words_of_local_government_are_those_that_the_dictionary_lacks() -> None:
    path = find_dictionary()
    assert path
    listed = read_dictionary(path)
    assert trade_words()
    assert [word for word in trade_words() if listed.lookup(word)] == []


def shown(qtbot: QtBot, desk: Desk, speller: Speller) -> Desk:
    """Show the editor of a desk with spelling."""
    qtbot.addWidget(desk.editor)
    desk.editor.resize(640, 400)
    desk.editor.show()
    desk.editor.setFocus()
    desk.editor.set_speller(speller)
    return desk


# The list of words that is held as text


class OpenFile(BaseReader):
    """Words in memory; what spylls has for a file leaves it open."""

    def __init__(self, words: str) -> None:
        super().__init__(io.StringIO(words))

    def reset_encoding(self, _encoding: str) -> None:
        """Go on: they are decoded."""


def as_spylls_reads(rules: str, entries: str) -> Dictionary:
    """Read a dictionary by spylls alone, but for one slip of it.

    In small letters it lists each letter of a word that has no capitals, for the word.
    """
    aff, context = readers.read_aff(OpenFile(rules))
    listed = readers.read_dic(OpenFile(entries), aff=aff, context=context)
    listed.lowercase_index.clear()
    for word in listed.words:
        for low in aff.casing.lower(word.stem) if word.stem != word.stem.lower() else ():
            listed.lowercase_index[low].append(word)
    return Dictionary(aff, listed)


def suggested(dictionary: Dictionary, word: str) -> set[str] | str:
    """Return what is suggested, or what spylls stumbled over."""
    try:
        return set(dictionary.suggest(word))
    except IndexError as error:
        return str(error)


STEMS = st.text("abcéßSİ’-", min_size=1, max_size=5)
FLAGS = st.text("STFN", max_size=3)
ODD = st.sampled_from(
    ["/S", "a/S/T", r"a\/b/S", "ab\tpo:noun", "abc ph:abbc", "ca/S ph:ka*", "b a/T", " ba/S", "7"]
)
RULES = (
    "SET UTF-8\nTRY abc\nFORBIDDENWORD F\nNOSUGGEST N\nSFX S Y 1\nSFX S 0 s .\n"
    "PFX T Y 1\nPFX T 0 ba .\n"
)
ENTRIES = st.one_of(ODD, STEMS, st.builds("{}/{}".format, STEMS, FLAGS), STEMS.map(str.upper))


@given(entries=st.lists(ENTRIES, min_size=1, max_size=12), asked=st.lists(STEMS, max_size=8))
def test_a_list_held_as_text_knows_and_suggests_what_spylls_does(
    entries: list[str], asked: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("words") / "some"
    path.with_suffix(".aff").write_text(RULES, encoding="utf-8")
    listed = "\n".join([str(len(entries)), *entries])
    path.with_suffix(".dic").write_text(listed, encoding="utf-8")
    ours, theirs = read_dictionary(path), as_spylls_reads(RULES, listed)
    stems = [one.partition("/")[0].strip() for one in entries]
    words = {*asked, *stems, *(f"{one}s" for one in stems), *(one.upper() for one in stems)}
    for word in filter(None, words):
        assert ours.lookup(word) == theirs.lookup(word), word
        assert suggested(ours, word) == suggested(theirs, word), word


def test_a_dictionary_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.with_suffix(".aff").write_text(RULES, encoding="utf-8")
    path.with_suffix(".dic").write_text("1\nword\n", encoding="utf-8")
    assert read_dictionary(path) is read_dictionary(path)


def test_the_councils_own_names_are_right_as_they_stand_in_the_plan(
    begun: WindowDesk, speller: Speller
) -> None:
    def wrong() -> list[str]:
        text = "The Wyvern council’s Wyvern’s Larkmoor"
        return [text[at : at + size] for at, size in speller.wrong_in(text)]

    assert "Wyvern" in wrong()
    begun.spell(speller)
    assert wrong() == ["Larkmoor"]
    council = replace(begun.plan.council, partners=("Larkmoor District Council",))
    begun.session.edit(replace(begun.plan, council=council), "council")
    fired(begun.counting)
    wait_until(lambda: wrong() == [])
