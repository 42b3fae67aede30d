"""A question that several texts answer is one text to the hand: keys and mouse go across them."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.plan.plan import Answer, HeadingChoice
from desktopapp.plan.text import Heading, Paragraph, Run, Text, paragraphs, plain, plain_block
from desktopapp.ui.text.reading import document_text
from tests.sheet_desk import SheetDesk
from tests.strategies import texts
from tests.ui.test_richtext import tidied
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[SheetDesk]:
    """Return a sheet with three texts."""
    made = SheetDesk("First words.", "Second words.", "Third words.")
    qtbot.addWidget(made.sheet)
    yield made
    made.leave()


# The whole sheet, and what is beside it


def test_a_click_anywhere_on_the_sheet_goes_to_the_nearest_place(begun: WindowDesk) -> None:
    begun.go("t1.q1")
    begun.in_outline()
    QTest.mouseClick(begun.sheet, LEFT, NONE, QPoint(10, begun.sheet.height() - 10))
    assert QApplication.focusWidget() is begun.editor()
    begun.write("Here.")
    assert plain(begun.plan.answers_to("t1.q1")[0].text) == "Here."


def test_the_sheet_of_an_empty_answer_is_as_high_as_the_room(begun: WindowDesk) -> None:
    begun.go("t1.q1")
    assert begun.sheet.height() > 300


def test_words_that_are_dropped_beside_the_text_go_into_it(begun: WindowDesk) -> None:
    begun.go("t1.q1")
    data = QMimeData()
    data.setText("Dropped words.")
    spot = QPointF(8, begun.sheet.height() - 8)
    action = Qt.DropAction.CopyAction
    event = QDropEvent(spot, action, data, LEFT, NONE)
    event.ignore()
    begun.sheet.dropEvent(event)  # sent through Qt it would need a drag that began elsewhere
    assert event.isAccepted()
    assert plain(begun.plan.answers_to("t1.q1")[0].text) == "Dropped words."


def test_what_is_typed_in_the_outline_goes_into_the_question_that_was_chosen(
    begun: WindowDesk,
) -> None:
    begun.go("t1.q3")
    begun.in_outline(Key.Key_W)
    begun.write("e share")
    assert plain(begun.plan.answers_to("t1.q3")[0].text) == "we share"
    QApplication.clipboard().setText(", a depot")
    begun.go("t1.q2")
    begun.go("t1.q3")
    begun.in_outline()
    begun.key_in_outline(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert plain(begun.plan.answers_to("t1.q3")[0].text) == "we share, a depot"


def test_the_text_that_follows_opens_on_a_click(finished: WindowDesk) -> None:
    finished.go("t1.q1")
    assert finished.next_answer.where == "t1.q2"
    assert finished.next_answer.words
    QTest.mouseClick(finished.next_answer, LEFT)
    assert finished.where == "t1.q2"
    assert QApplication.focusWidget() is finished.editor()


def test_a_text_that_is_printed_elsewhere_says_so(finished: WindowDesk) -> None:
    plan = finished.plan.with_answer_to("t1.q1", paragraphs("More."), HeadingChoice.NONE)
    theme = [one.id for one in plan.theme_answers("t1")]
    more = plan.answers_to("t1.q1")[-1].id
    plan = plan.with_order("t1", [*(one for one in theme if one != more), more])
    finished.session.edit(plan, "another answer")
    finished.go("t1.q1")
    first, second = finished.boxes
    assert first.heading.note.text() == ""
    assert second.heading.note.text() == "Printed after 1.8"


# Arrow keys


def test_arrow_keys_cross_from_text_to_text(desk: SheetDesk) -> None:
    end = len("First words.")
    desk.put(0, -1)
    desk.key(Key.Key_Right)
    assert desk.place == (1, 0)
    desk.key(Key.Key_Left)
    assert desk.place == (0, end)
    desk.put(0, 3)
    desk.key(Key.Key_Down)
    assert desk.place[0] == 1
    assert 0 < desk.place[1] < end
    desk.key(Key.Key_Down)
    assert desk.place[0] == 2
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Up)
    assert desk.place[0] == 0
    desk.key(Key.Key_End, ctrl=True)
    assert desk.place == (2, end)
    desk.key(Key.Key_Home, ctrl=True)
    assert desk.place == (0, 0)
    desk.key(Key.Key_PageDown)
    assert desk.place[0] == 2
    desk.key(Key.Key_PageUp)
    assert desk.place[0] == 0


def test_page_down_goes_on_by_what_is_in_sight(qtbot: QtBot) -> None:
    desk = SheetDesk("\n\n".join(f"Paragraph {n}." for n in range(80)))
    qtbot.addWidget(desk.sheet)
    desk.put(0, 0)
    desk.key(Key.Key_PageDown)
    lines = desk.in_hand.textCursor().blockNumber()
    assert 5 < lines < 40
    desk.key(Key.Key_PageUp)
    assert desk.in_hand.textCursor().blockNumber() == 0
    desk.leave()


# Joining


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_a_key_at_the_edge_joins_two_texts_and_undo_parts_them(
    desk: SheetDesk, key: Qt.Key
) -> None:
    before = desk.session.plan
    back = key is Key.Key_Backspace
    desk.put(1 if back else 0, 0 if back else -1)
    desk.key(key)
    assert desk.texts == ["First words.Second words.", "Third words."]
    assert desk.place == (0, len("First words."))
    desk.type("!")
    assert desk.texts[0] == "First words.!Second words."
    desk.session.undo()
    desk.session.undo()
    assert desk.session.plan == before
    assert len(desk.editors) == 3


def test_a_heading_between_two_texts_stays_as_one_of_the_text(qtbot: QtBot) -> None:
    desk = SheetDesk("First.", "Second.", heading=HeadingChoice.OWN)
    qtbot.addWidget(desk.sheet)
    desk.put(1, 0)
    desk.key(Key.Key_Backspace)
    text = desk.session.plan.part("part0").text
    assert [(type(block), plain_block(block)) for block in text] == [
        (Paragraph, "First."),
        (Heading, "Heading 1"),
        (Paragraph, "Second."),
    ]
    desk.leave()


def test_what_answers_another_theme_is_not_joined_and_that_is_said(qtbot: QtBot) -> None:
    desk = SheetDesk("First.", "Second.")
    qtbot.addWidget(desk.sheet)
    other = desk.session.plan.brief.themes[1].id
    second = desk.session.plan.part("part1")
    assert isinstance(second, Answer)
    moved = Answer("part1", other, second.questions, second.text)
    desk.session.edit(desk.session.plan.with_part(moved), "move")
    desk.put(1, 0)
    desk.key(Key.Key_Backspace)
    assert desk.texts == ["First.", "Second."]
    assert desk.refused
    desk.leave()


# A selection across texts


def test_a_selection_goes_across_texts_and_is_copied_whole(desk: SheetDesk) -> None:
    desk.put(0, 6)
    for _ in range(3):
        desk.key(Key.Key_Down, shift=True)
    assert desk.chosen[:2] == ["words.", "Second words."]
    desk.key(Key.Key_C, ctrl=True)
    assert QApplication.clipboard().text().startswith("words.\n\nSecond words.")
    desk.key(Key.Key_Left)
    assert desk.place == (0, 6)
    assert desk.chosen == ["", "", ""]


def test_select_all_takes_the_whole_question_and_no_more(desk: SheetDesk) -> None:
    desk.put(1, 3)
    for _ in range(2):
        desk.key(Key.Key_A, ctrl=True)
        assert desk.chosen == ["First words.", "Second words.", "Third words."]
    desk.key(Key.Key_Delete)
    assert desk.texts == [""]
    desk.session.undo()
    assert desk.texts == ["First words.", "Second words.", "Third words."]


def test_what_is_typed_over_a_selection_across_texts_is_one_step_of_undo(desk: SheetDesk) -> None:
    desk.put(0, 5)
    for _ in range(2):
        desk.key(Key.Key_Down, shift=True)
    desk.key(Key.Key_Home, shift=True)
    desk.type(" and t")
    assert desk.texts == ["First and tThird words."]
    desk.session.undo()
    assert desk.texts == ["First words.", "Second words.", "Third words."]


def test_what_is_pasted_or_composed_takes_the_place_of_a_selection_across_texts(
    desk: SheetDesk,
) -> None:
    QApplication.clipboard().setText("Pasted")
    desk.key(Key.Key_A, ctrl=True)
    desk.key(Key.Key_V, ctrl=True)
    assert desk.texts == ["Pasted"]
    while desk.session.history.can_undo:
        desk.session.undo()
    desk.key(Key.Key_A, ctrl=True)
    event = QInputMethodEvent()
    event.setCommitString("composed")
    QApplication.sendEvent(desk.in_hand, event)
    assert desk.texts == ["composed"]


def test_a_format_goes_across_texts_as_one_step_of_undo(desk: SheetDesk) -> None:
    desk.key(Key.Key_A, ctrl=True)
    desk.key(Key.Key_B, ctrl=True)
    parts = [desk.session.plan.part(f"part{n}") for n in range(3)]
    assert all(block.runs[0].bold for part in parts for block in part.text)  # type: ignore[union-attr]  # paragraphs
    desk.session.undo()
    assert not desk.session.history.can_undo


def test_the_mouse_selects_across_texts(desk: SheetDesk) -> None:
    first, _, third = desk.editors
    start = QPoint(2, first.cursorRect().center().y())
    end = third.viewport().mapToGlobal(QPoint(3000, 5))

    def send(kind: QEvent.Type, at: QPoint) -> None:
        pressed = LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
        local = QPointF(first.viewport().mapFromGlobal(at))
        event = QMouseEvent(kind, local, QPointF(at), LEFT, pressed, NONE)
        QApplication.sendEvent(first.viewport(), event)

    send(QEvent.Type.MouseButtonPress, first.viewport().mapToGlobal(start))
    send(QEvent.Type.MouseMove, end)
    send(QEvent.Type.MouseButtonRelease, end)
    assert desk.chosen == ["First words.", "Second words.", "Third words."]
    assert desk.in_hand is third
    QTest.mouseClick(first.viewport(), LEFT, NONE, start)
    assert desk.chosen == ["", "", ""]


# Nothing is lost

KEYS = {
    "left": Key.Key_Left,
    "right": Key.Key_Right,
    "up": Key.Key_Up,
    "down": Key.Key_Down,
    "page down": Key.Key_PageDown,
    "page up": Key.Key_PageUp,
    "home": Key.Key_Home,
    "end": Key.Key_End,
    "backspace": Key.Key_Backspace,
    "delete": Key.Key_Delete,
    "enter": Key.Key_Return,
    "a": Key.Key_A,
    "b": Key.Key_B,
    "cut": Key.Key_X,
    "paste": Key.Key_V,
    "tab": Key.Key_Tab,
    "undo": Key.Key_Z,
}
press = st.tuples(st.sampled_from(sorted(KEYS)), st.booleans(), st.booleans())
place = st.tuples(st.integers(0, 3), st.integers(-1, 40))


def assert_true(desk: SheetDesk) -> None:
    """Assert that each text in the plan is what its editor and document say."""
    for box in desk.sheet.boxes:
        box.editor.settle()
        assert box.editor.text == document_text(box.editor.document(), {})
        try:
            part = desk.session.plan.part(box.part_id)
        except KeyError:
            assert len(desk.sheet.boxes) == 1
            continue
        assert part.text == box.editor.text


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.usefixtures("qapp")
@given(st.lists(texts(3), min_size=2, max_size=4), st.lists(st.tuples(place, press), max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_keys_across_texts_keep_plan_and_editors_one_and_undo_leads_back(
    found: list[Text], keys: list[tuple[tuple[int, int], tuple[str, bool, bool]]]
) -> None:
    desk = SheetDesk(*map(tidied, found))
    before = desk.session.plan
    QApplication.clipboard().setText("clip")
    for (n, position), (name, shift, ctrl) in keys:
        if position % 3 == 0:
            desk.put(n % len(desk.editors), position)
        desk.key(KEYS[name], shift=shift, ctrl=ctrl)
        assert_true(desk)
    while desk.session.history.can_undo:
        desk.session.undo()
        assert_true(desk)
    assert desk.session.plan == before
    desk.leave()


@pytest.mark.usefixtures("qapp")
@given(st.lists(texts(3), min_size=2, max_size=4), st.lists(place, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_joining_keeps_every_letter_and_heading(
    found: list[Text], places: list[tuple[int, int]]
) -> None:
    desk = SheetDesk(*map(tidied, found), heading=HeadingChoice.OWN)
    words = [letters(plain(one)) for one in map(tidied, found)]
    for n, position in places:
        editors = desk.editors
        if len(editors) < 2:
            break
        n %= len(editors) - 1  # noqa: PLW2901  # one that has a neighbour
        before = len(editors)
        desk.put(n + 1 if position % 2 else n, 0 if position % 2 else -1)
        picks = desk.in_hand.textCursor().blockFormat()
        assert picks.isValid()
        desk.sheet.together.join_after(editors[n])
        assert len(desk.editors) == before - 1
        assert_true(desk)
    whole = letters("".join(desk.texts))
    at = 0
    for n, one in enumerate(words):
        at = whole.index(one, at) + len(one)
        assert n == 0 or f"Heading{n}" in whole or len(desk.editors) > 1
    desk.leave()


def test_a_list_item_at_the_start_leaves_its_list_before_texts_are_joined(qtbot: QtBot) -> None:
    desk = SheetDesk("First.", "- One\n- Two")
    qtbot.addWidget(desk.sheet)
    desk.put(1, 0)
    desk.key(Key.Key_Backspace)
    assert len(desk.editors) == 2
    desk.key(Key.Key_Backspace)
    assert desk.texts == ["First.One\n\n- Two"]
    wait_until(lambda: len(desk.editors) == 1)
    desk.leave()


def test_many_formats_are_joined_as_they_are(qtbot: QtBot) -> None:
    bold: Text = (Paragraph("p", (Run("bold", bold=True), Run(" plain"))),)
    desk = SheetDesk("First.", bold)
    qtbot.addWidget(desk.sheet)
    desk.put(1, 0)
    desk.key(Key.Key_Backspace)
    (block,) = desk.session.plan.part("part0").text
    assert block.runs == (Run("First."), Run("bold", bold=True), Run(" plain"))  # type: ignore[union-attr]  # a paragraph
    desk.leave()


# What is said, and what is selected


def test_what_cannot_be_done_is_said_with_the_sign_of_a_warning(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "Words")
    begun.editor().formatting.insert_table(2, 2)
    assert not begun.is_warned
    begun.editor().formatting.insert_table(2, 2)
    assert begun.news.startswith("You cannot put a table inside a table.")
    assert begun.is_warned


def test_bullets_that_are_selected_look_as_all_others(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "Above")
    editor = begun.editor()
    QTest.keyClick(editor, Key.Key_Return)
    begun.write("- One")

    def dark() -> set[tuple[int, int]]:
        place = editor.document().documentLayout().blockBoundingRect(editor.rich.block_of(1))
        layout = editor.rich.block_of(1).layout()
        width = int(layout.position().x() + layout.lineAt(0).naturalTextRect().x()) - 3
        image = editor.viewport().grab(QRect(0, int(place.y()), width, int(place.height())))
        shown = image.toImage()
        spots = ((x, y) for x in range(shown.width()) for y in range(shown.height()))
        return {spot for spot in spots if shown.pixelColor(*spot).lightness() < 128}  # half

    before = dark()
    editor.select_all()
    after = dark()
    assert len(before & after) > 0.9 * len(before | after) > 0
