from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDropEvent, QInputMethodEvent, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.layout.style import styles
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Appearance
from desktopapp.plan.text import (
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    count_words,
    plain,
)
from desktopapp.ui.text.typing_steps import LONG
from tests.editor_desk import Desk, without_ids

Open = Callable[[Text], Desk]
Key = Qt.Key


def runs(words: str) -> Runs:
    return (Run(words),) if words else ()


def paragraph(block_id: str, words: str = "") -> Paragraph:
    return Paragraph(block_id, runs(words))


# Typing and undo


def test_what_is_typed_is_in_the_plan_at_once(desk: Open) -> None:
    one = desk(())
    one.type("We cut waits")
    assert without_ids(one.text) == (Paragraph("", runs("We cut waits")),)
    assert one.editor.words == count_words(one.text) == 3


def test_typing_folds_into_one_undo_step(desk: Open) -> None:
    one = desk((paragraph("p", "Old."),))
    one.put("p", 4)
    one.type(" New words.")
    assert one.steps == ["typing"]
    one.key(Key.Key_Z, ctrl=True)
    assert plain(one.text) == "Old."
    assert plain(one.editor.text) == "Old."
    assert one.editor.caret() == Caret("part", "p", 4)
    one.key(Key.Key_Z, ctrl=True, shift=True)
    assert plain(one.editor.text) == "Old. New words."
    assert one.editor.caret() == Caret("part", "p", 15)


def test_a_step_ends_when_the_caret_is_moved(desk: Open) -> None:
    one = desk((paragraph("p", "ab"),))
    one.put("p", 2)
    one.type("c")
    one.key(Key.Key_Home)
    one.type("x")
    assert one.steps == ["typing", "typing"]


def test_a_step_ends_at_a_word_when_much_was_typed(desk: Open) -> None:
    one = desk((paragraph("p"),))
    one.type("word " * (LONG // 5 + 6))
    assert len(one.steps) == 2
    one.session.undo()
    assert plain(one.editor.text).rstrip().endswith("word")
    assert len(plain(one.editor.text)) > LONG


def test_a_step_ends_after_a_pause_and_a_change_of_format(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk((paragraph("p"),))
    one.type("plain ")
    one.key(Key.Key_B, ctrl=True)
    one.type("bold")
    assert one.steps == ["typing", "typing"]
    monkeypatch.setattr("desktopapp.ui.text.typing_steps.PAUSE", -1.0)
    one.type("er")
    assert one.steps == ["typing", "typing", "typing", "typing"]
    assert one.text == (Paragraph("p", (Run("plain "), Run("bolder", bold=True))),)


def test_deleting_is_a_step_beside_typing(desk: Open) -> None:
    one = desk((paragraph("p"),))
    one.type("abc")
    one.key(Key.Key_Backspace)
    one.key(Key.Key_Backspace)
    assert one.steps == ["typing", "deleting"]
    assert plain(one.text) == "a"


def test_undo_goes_back_to_an_empty_text(desk: Open) -> None:
    one = desk(())
    one.type("a")
    one.key(Key.Key_Z, ctrl=True)
    assert one.text == one.editor.text == ()
    one.type("b")
    assert plain(one.text) == "b"


def test_undo_of_a_change_made_elsewhere_is_shown(desk: Open) -> None:
    one = desk((paragraph("p", "one"), paragraph("q", "two")))
    plan = one.session.plan.with_text("part", (paragraph("q", "two"), paragraph("r", "three")))
    one.session.edit(plan, "import")
    assert plain(one.editor.text) == "two\n\nthree"
    one.session.undo()
    assert plain(one.editor.text) == "one\n\ntwo"


def test_a_read_only_editor_takes_no_key(desk: Open) -> None:
    one = desk((paragraph("p", "as it is"),))
    one.editor.setReadOnly(True)
    one.type("x")
    one.key(Key.Key_Return)
    one.key(Key.Key_Backspace)
    one.editor.selectAll()
    one.editor.formatting.toggle_bold()
    one.editor.insertFromMimeData(one.editor.createMimeDataFromSelection())
    drop(one, "p", 0, moving=True)
    assert one.text == one.editor.text == (paragraph("p", "as it is"),)


# Enter, Backspace, Delete


def test_enter_splits_a_paragraph_and_the_second_half_gets_a_new_id(desk: Open) -> None:
    one = desk((paragraph("p", "firstsecond"),))
    one.put("p", 5)
    one.key(Key.Key_Return)
    first, second = one.text
    assert first == paragraph("p", "first")
    assert without_ids((second,)) == (Paragraph("", runs("second")),)
    assert one.editor.caret() == Caret("part", getattr(second, "id", ""), 0)


def test_after_a_heading_comes_a_paragraph(desk: Open) -> None:
    one = desk((Heading("h", runs("Title"), 2),))
    one.put("h", 5)
    one.key(Key.Key_Return)
    one.type("words")
    assert without_ids(one.text) == (Heading("", runs("Title"), 2), Paragraph("", runs("words")))


def test_enter_on_an_empty_item_goes_out_a_level_and_leaves_the_list(desk: Open) -> None:
    one = desk((ListItem("a", runs("one")), ListItem("b", (), 1)))
    one.put("b", 0)
    one.key(Key.Key_Return)
    assert one.text[1] == ListItem("b", (), 0)
    one.key(Key.Key_Return)
    assert one.text[1] == Paragraph("b")


def test_enter_in_an_item_makes_an_item_of_the_same_list(desk: Open) -> None:
    one = desk((ListItem("a", runs("one"), 1, numbered=True),))
    one.put("a", 3)
    one.key(Key.Key_Return)
    one.type("two")
    assert without_ids(one.text)[1] == ListItem("", runs("two"), 1, numbered=True)


def test_shift_enter_breaks_the_line_within_the_block(desk: Open) -> None:
    one = desk((paragraph("p", "ab"),))
    one.put("p", 1)
    one.key(Key.Key_Return, shift=True)
    assert one.text == (paragraph("p", "a\nb"),)
    assert one.editor.caret().position == 2


def test_backspace_joins_two_blocks_and_the_first_stays_what_it_is(desk: Open) -> None:
    one = desk((Heading("h", runs("Title"), 1), paragraph("p", "words")))
    one.put("p", 0)
    one.key(Key.Key_Backspace)
    assert one.text == (Heading("h", runs("Titlewords"), 1),)
    assert one.editor.caret() == Caret("part", "h", 5)


def test_backspace_at_the_start_of_an_item_moves_it_out(desk: Open) -> None:
    one = desk((ListItem("a", runs("one"), 1),))
    one.put("a", 0)
    one.key(Key.Key_Backspace)
    assert one.text == (ListItem("a", runs("one"), 0),)
    one.key(Key.Key_Backspace)
    assert one.text == (paragraph("a", "one"),)


def test_delete_at_the_end_of_a_block_takes_in_the_next(desk: Open) -> None:
    one = desk((paragraph("p", "one"), ListItem("a", runs("two"))))
    one.put("p", 3)
    one.key(Key.Key_Delete)
    assert one.text == (paragraph("p", "onetwo"),)


def test_ctrl_backspace_takes_a_word_even_across_blocks(desk: Open) -> None:
    one = desk((paragraph("p", "one two"), paragraph("q", "three")))
    one.put("p", 7)
    one.key(Key.Key_Backspace, ctrl=True)
    assert plain(one.text) == "one \n\nthree"
    one.put("q", 0)
    one.key(Key.Key_Backspace, ctrl=True)
    assert plain(one.text) == "one three"


def test_typing_over_several_blocks_replaces_them_in_one_step(desk: Open) -> None:
    one = desk((paragraph("p", "one"), Heading("h", runs("two"), 1), paragraph("q", "three")))
    cursor = one.editor.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    one.editor.setTextCursor(cursor)
    one.type("XY")
    assert one.text == (paragraph("p", "oXYree"),)
    assert one.steps == ["typing"]
    one.session.undo()
    assert plain(one.editor.text) == "one\n\ntwo\n\nthree"


def test_everything_can_be_selected_and_deleted(desk: Open) -> None:
    cells = ((runs("a"), runs("b")),)
    one = desk((Table("t", cells), paragraph("p", "x"), Table("u", cells)))
    one.key(Key.Key_A, ctrl=True)
    one.key(Key.Key_Delete)
    assert plain(one.text) == ""
    assert not [block for block in one.text if isinstance(block, Table)]


# Lists, headings, formats


def test_tab_moves_an_item_in_and_shift_tab_out(desk: Open) -> None:
    one = desk((ListItem("a", runs("one")), ListItem("b", runs("two"))))
    one.put("b", 0)
    for _ in range(4):
        one.key(Key.Key_Tab)
    assert one.text[1] == ListItem("b", runs("two"), 2)
    one.key(Key.Key_Backtab)
    assert one.text[1] == ListItem("b", runs("two"), 1)


def test_blocks_become_bullets_numbers_headings_and_paragraphs_again(desk: Open) -> None:
    one = desk((paragraph("p", "one"), paragraph("q", "two")))
    one.editor.selectAll()
    one.editor.formatting.toggle_bullets()
    assert one.text == (ListItem("p", runs("one")), ListItem("q", runs("two")))
    one.editor.formatting.toggle_numbers()
    assert one.editor.formatting.format().numbers
    one.editor.formatting.set_heading(3)
    assert one.text[0] == Heading("p", runs("one"), 3)
    assert one.editor.formatting.format().level == 3
    one.editor.formatting.set_paragraph()
    assert one.text == (paragraph("p", "one"), paragraph("q", "two"))


def test_bold_is_set_over_blocks_and_cells_and_taken_away_again(desk: Open) -> None:
    before: Text = (paragraph("p", "one"), Table("t", ((runs("a"), ()),)))
    one = desk(before)
    one.editor.selectAll()
    one.key(Key.Key_B, ctrl=True)
    bold = (Run("one", bold=True),)
    assert one.text == (Paragraph("p", bold), Table("t", (((Run("a", bold=True),), ()),)))
    assert one.editor.formatting.format().bold
    one.key(Key.Key_B, ctrl=True)
    assert one.text == before


def test_bold_in_a_heading_is_kept_apart_from_its_look(desk: Open) -> None:
    one = desk((Heading("h", runs("Title"), 1),))
    one.put("h", 0)
    assert not one.editor.formatting.format().bold
    one.put("h", 0, 5)
    one.editor.formatting.toggle_bold()
    one.editor.formatting.set_paragraph()
    assert one.text == (Paragraph("h", (Run("Title", bold=True),)),)


def test_a_link_is_made_changed_and_taken_away(desk: Open) -> None:
    one = desk((paragraph("p", "see our plan now"),))
    one.put("p", 8, 4)
    assert one.editor.formatting.set_link("www.fenmoor.example/plan")
    linked = Run("plan", link="https://www.fenmoor.example/plan")
    assert one.text == (Paragraph("p", (Run("see our "), linked, Run(" now"))),)
    one.put("p", 10)
    assert one.editor.formatting.format().link == linked.link
    one.editor.formatting.set_link("plans@fenmoor.example")
    one.put("p", 9)
    assert one.editor.formatting.format().link == "mailto:plans@fenmoor.example"
    one.editor.formatting.set_link("")
    assert one.text == (paragraph("p", "see our plan now"),)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "//host/share", "\\\\host\\x", "data:x"],
)
def test_only_web_and_mail_addresses_become_links(desk: Open, address: str) -> None:
    one = desk((paragraph("p", "words"),))
    one.put("p", 0, 5)
    assert not one.editor.formatting.set_link(address)
    assert one.text == (paragraph("p", "words"),)
    assert len(one.refused) == 1


def test_words_typed_behind_a_link_or_mark_are_none_of_it(desk: Open) -> None:
    linked = Run("plan", link="https://fenmoor.example")
    figure = Run("£4m", doubt="figure f1", origin="o1")
    one = desk((Paragraph("p", (linked,)), Paragraph("q", (figure,))))
    one.put("p", 4)
    one.type("x")
    one.put("q", 3)
    one.type("y")
    assert one.text == (Paragraph("p", (linked, Run("x"))), Paragraph("q", (figure, Run("y"))))


def test_an_edit_within_an_inserted_passage_keeps_its_origin(desk: Open) -> None:
    one = desk((Paragraph("p", (Run("passage", origin="o1"),)),))
    one.put("p", 4)
    one.type("x")
    assert one.text == (Paragraph("p", (Run("passxage", origin="o1"),)),)


# Tables, pictures, blocks of a later version


def test_tab_goes_from_cell_to_cell_and_adds_a_row_at_the_end(desk: Open) -> None:
    one = desk(())
    one.editor.formatting.insert_table(1, 2)
    one.type("a")
    one.key(Key.Key_Tab)
    one.type("b")
    one.key(Key.Key_Tab)
    one.type("c")
    one.key(Key.Key_Backtab)
    one.type("B")
    assert without_ids(one.text) == (Table("", ((runs("a"), runs("B")), (runs("c"), ()))),)


def test_enter_in_a_cell_breaks_the_line_and_backspace_stays_in_it(desk: Open) -> None:
    one = desk((Table("t", ((runs("ab"), runs("c")),)),))
    one.put("t", 1)
    one.key(Key.Key_Return)
    assert one.text == (Table("t", ((runs("a\nb"), runs("c")),)),)
    one.put("t", 4)
    one.key(Key.Key_Backspace)
    assert one.text == (Table("t", ((runs("a\nb"), runs("c")),)),)


def test_rows_and_columns_come_and_go(desk: Open) -> None:
    one = desk((Table("t", ((runs("a"), runs("b")), (runs("c"), runs("d")))),))
    one.put("t", 0)
    one.editor.formatting.add_row()
    one.editor.formatting.add_column()
    assert one.text == (
        Table("t", ((runs("a"), (), runs("b")), ((), (), ()), (runs("c"), (), runs("d")))),
    )
    one.editor.formatting.remove_row()
    one.editor.formatting.remove_column()
    assert one.text == (Table("t", (((), ()), ((), runs("d")))),)
    one.editor.formatting.remove_table()
    assert without_ids(one.text) == (Paragraph(""),)


def test_a_block_of_cells_is_cleared_and_no_other_cell(desk: Open) -> None:
    one = desk((Table("t", ((runs("a"), runs("b")), (runs("c"), runs("d")))),))
    cursor = one.editor.textCursor()
    cursor.setPosition(one.editor.rich.position((0, 2)))
    cursor.setPosition(one.editor.rich.position((0, 6)), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.hasComplexSelection()
    one.editor.setTextCursor(cursor)
    one.key(Key.Key_Delete)
    assert one.text == (Table("t", ((runs("a"), ()), (runs("c"), ()))),)


def test_words_can_be_typed_before_and_behind_a_table(desk: Open) -> None:
    one = desk((Table("t", ((runs("a"),),)),))
    one.key(Key.Key_Home, ctrl=True)
    one.type("before")
    one.key(Key.Key_End, ctrl=True)
    one.type("behind")
    assert [type(block) for block in one.text] == [Paragraph, Table, Paragraph]
    assert plain(one.text) == "before\n\na\n\nbehind"


def test_a_picture_goes_into_the_plan_with_its_alternative_text(desk: Open) -> None:
    one = desk((paragraph("p", "See the map."),))
    one.put("p", 12)
    assert one.editor.formatting.insert_picture(PIXEL, "Map of the district")
    picture = one.text[1]
    assert isinstance(picture, Picture)
    assert picture.alternative == "Map of the district"
    assert one.session.plan.pictures[picture.name] == PIXEL
    assert one.editor.formatting.format().picture == picture
    one.type("x")
    assert [type(block) for block in one.text] == [Paragraph, Picture, Paragraph]
    assert not one.editor.formatting.insert_picture(b"no picture", "")
    assert len(one.refused) == 1


def test_keys_do_not_delete_what_a_later_version_made(desk: Open) -> None:
    strange = Foreign('{"kind":"drawing"}')
    one = desk((paragraph("p", "a"), strange, paragraph("q", "b")))
    one.put("q", 0)
    one.key(Key.Key_Backspace)
    one.put("p", 1)
    one.key(Key.Key_Delete)
    one.editor.selectAll()
    one.key(Key.Key_Delete)
    assert strange in one.text
    assert plain(one.text).strip() == ""


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


# Other ways in and out


def drop(desk: Desk, block: str, position: int, *, moving: bool) -> None:
    """Drop the selection of an editor at a place of it."""
    editor = desk.editor
    data = editor.createMimeDataFromSelection()
    cursor = editor.textCursor()
    here = next(n for n, b in enumerate(desk.text) if getattr(b, "id", "") == block)
    cursor.setPosition(editor.rich.position((here, position)))
    where = editor.cursorRect(cursor).center().toPointF()
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(where, actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    event.source = editor.viewport  # type: ignore[method-assign]  # as in a real drag
    event.setDropAction(Qt.DropAction.MoveAction if moving else Qt.DropAction.CopyAction)
    editor.dropEvent(event)


@pytest.mark.parametrize(
    ("start", "position", "words"),
    [(0, 14, "two three one"), (8, 0, "three one two"), (4, 5, "one two three")],
)
def test_dragging_moves_words_in_one_step(
    desk: Open, start: int, position: int, words: str
) -> None:
    one = desk((paragraph("p", "one two three "),))
    one.put("p", start, 3 if start != 8 else 6)
    drop(one, "p", position, moving=True)
    if words == "one two three":
        assert one.steps == []
    else:
        assert one.steps == ["move"]
    assert plain(one.text).split() == words.split()


def test_a_drop_with_ctrl_held_copies(desk: Open) -> None:
    one = desk((paragraph("p", "one"), paragraph("q", "two ")))
    one.put("p", 0, 3)
    drop(one, "q", 4, moving=False)
    assert plain(one.text) == "one\n\ntwo one"


def test_words_from_an_input_method_are_typed(desk: Open) -> None:
    one = desk((paragraph("p", "a"),))
    one.put("p", 1)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(one.editor, event)
    assert one.text == (paragraph("p", "aé"),)
    assert one.session.history.done[-1].before == Caret("part", "p", 1)


def test_a_change_by_an_assistive_tool_is_read_back(desk: Open) -> None:
    one = desk((Heading("h", runs("Title"), 1), paragraph("p", "words")))
    cursor = QTextCursor(one.editor.document())
    cursor.setPosition(2)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("X\nY")
    assert one.editor.caret().part == "part"
    assert [plain((block,)) for block in one.text] == ["TiX", "Yrds"]
    assert isinstance(one.text[0], Heading)


def test_characters_that_no_text_may_hold_do_not_stay_in_the_document(desk: Open) -> None:
    one = desk((paragraph("p", "words"),))
    cursor = QTextCursor(one.editor.document())
    cursor.setPosition(3)
    cursor.insertText("a\x07b")
    assert one.editor.caret().part == "part"
    assert one.text == (paragraph("p", "worabds"),)
    assert one.editor.toPlainText() == "worabds"


def test_another_size_and_palette_change_nothing_but_the_look(desk: Open) -> None:
    text = (Heading("h", runs("Title"), 2), Table("t", ((runs("a"), runs("b")),)))
    one = desk(text)
    one.put("t", 2)
    one.editor.set_look(styles(Appearance(size=11)), 22)
    one.editor.setPalette(QPalette(QColor("black")))
    assert one.editor.text == text
    assert one.editor.caret() == Caret("part", "t", 2)
    assert one.editor.text_width == 903
    assert one.steps == []


def test_tab_leaves_the_editor_where_it_means_nothing_else(desk: Open, qtbot: QtBot) -> None:
    one = desk((paragraph("p", "words"),))
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    line = QLineEdit()
    row.addWidget(one.editor)
    row.addWidget(line)
    box.show()
    one.editor.setFocus()
    one.key(Key.Key_Tab)
    assert box.focusWidget() is line
    one.editor.setParent(None)
    assert one.text == (paragraph("p", "words"),)


def test_alt_gr_types_and_ctrl_does_not(desk: Open) -> None:
    one = desk((paragraph("p"),))
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(one.editor, "@", alt_gr)
    QTest.keyClick(one.editor, "@", Qt.KeyboardModifier.ControlModifier)
    assert plain(one.text) == "@"


def test_alt_with_a_letter_that_no_menu_has_types_nothing(desk: Open) -> None:
    one = desk((paragraph("a", "Quays"),))
    for key, held in ((Key.Key_J, "j"), (Key.Key_B, "b")):
        QTest.keyClick(one.editor, held, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(one.editor, key, Qt.KeyboardModifier.AltModifier)
    assert plain(one.text) == "Quays"
    one.type("!")
    assert "!" in plain(one.text)
