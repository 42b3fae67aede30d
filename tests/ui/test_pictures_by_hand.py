"""A picture is selected by a click; sized, captioned and removed by mouse, key and menu."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from desktopapp.plan.text import Paragraph, Picture, Text, is_caption, plain, plain_block
from desktopapp.ui.text.editor_menu import menu_of
from tests.ui.test_given_pictures import PNG
from tests.waiting import settle
from tests.window_desk import WindowDesk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pictured(begun: WindowDesk) -> WindowDesk:
    """Return a window whose answer holds a line, a picture and a line."""
    begun.type_into("t1.q1", "Above.")
    begun.editor().formatting.insert_picture(PNG, "A square")
    begun.editor().formatting.size_picture(50)
    QTest.keyClick(begun.editor(), Qt.Key.Key_Right)
    QTest.keyClick(begun.editor(), Qt.Key.Key_Return)
    begun.write("Below.")
    settle()
    return begun


def text(desk: WindowDesk) -> Text:
    return desk.plan.answers_to("t1.q1")[0].text


def picture(desk: WindowDesk) -> Picture:
    (found,) = (one for one in text(desk) if isinstance(one, Picture))
    return found


def middle(desk: WindowDesk) -> QPoint:
    """Return the middle of the picture, as it is shown."""
    editor = desk.editor()
    layout = editor.document().documentLayout()
    return layout.blockBoundingRect(editor.rich.block_of(1)).toRect().center() - QPoint(150, 0)


def click(desk: WindowDesk) -> None:
    QTest.mouseClick(desk.editor().viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(desk))


def actions(menu: QMenu) -> dict[str, QAction]:
    """Return what a menu and the menus within it offer."""
    found = {}
    for one in menu.actions():
        within = one.menu()
        found |= actions(within) if isinstance(within, QMenu) else {one.text(): one}
    return found


def test_a_click_selects_a_picture_and_delete_removes_it(pictured: WindowDesk) -> None:
    click(pictured)
    cursor = pictured.editor().textCursor()
    assert cursor.selectionEnd() - cursor.selectionStart() == 1
    assert pictured.editor().formatting.format().picture == picture(pictured)
    QTest.keyClick(pictured.editor(), Qt.Key.Key_Delete)
    assert not any(isinstance(one, Picture) for one in text(pictured))
    pictured.session.undo()
    assert picture(pictured)


def handles(desk: WindowDesk) -> list[QWidget]:
    """Return the handles that are shown: at the right edge, the corner and the lower edge."""
    around = desk.editor().viewport().children()
    found = [one for one in around if isinstance(one, QWidget) and one.width() == 24]
    return [one for one in found if one.isVisible()]


def draw(handle: QWidget, across: int, down: int, *, leave: bool = False) -> None:
    """Draw a handle by the mouse so many pixels, and let it go, or leave by Escape."""
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(handle, middle + QPoint(across, down))
    if leave:
        QTest.keyClick(handle, Qt.Key.Key_Escape)
    QTest.mouseRelease(handle, LEFT, Qt.KeyboardModifier.NoModifier, middle + QPoint(across, down))


@pytest.mark.parametrize(
    ("nth", "across", "down"), [(0, -60, 3), (1, -60, -60), (1, -10, -60), (2, 9, -60)]
)
def test_a_picture_is_sized_by_its_handles_as_one_step(
    pictured: WindowDesk, nth: int, across: int, down: int
) -> None:
    assert handles(pictured) == []
    click(pictured)
    before, scale = pictured.plan, pictured.editor().text_width / pictured.editor().styles.width
    wide = picture(pictured).width
    right, corner, below = (one.geometry().center() for one in handles(pictured))
    shape = (corner.x() - below.x()) / (corner.y() - right.y())
    less = {(0, -60): 60, (1, -60): 60 * shape, (1, -10): 60 * shape, (2, 9): 60 * shape}
    draw(handles(pictured)[nth], across, down)
    expected = wide - less[nth, across] / scale
    assert picture(pictured).width == pytest.approx(expected, abs=1)
    settle()
    assert len(handles(pictured)) == 3  # it stays selected
    pictured.session.undo()
    assert pictured.plan == before


def test_a_picture_is_no_wider_than_the_text_and_can_always_be_seen(pictured: WindowDesk) -> None:
    click(pictured)
    styles = pictured.editor().styles
    draw(handles(pictured)[0], 5000, 0)
    assert picture(pictured).width == pytest.approx(styles.width, abs=0.1)
    settle()
    draw(handles(pictured)[0], -5000, 0)
    assert picture(pictured).width == pytest.approx(styles.width * 0.05, abs=1)


def test_escape_leaves_a_picture_as_it_is(pictured: WindowDesk) -> None:
    click(pictured)
    before = pictured.plan
    draw(handles(pictured)[1], -60, -60, leave=True)
    assert pictured.plan is before
    assert len(handles(pictured)) == 3


def test_there_are_no_handles_where_more_than_a_picture_is_selected(pictured: WindowDesk) -> None:
    click(pictured)
    assert len(handles(pictured)) == 3
    pictured.editor().select_all()
    settle()
    assert handles(pictured) == []


@pytest.mark.parametrize("share", [25, 75, 100])
def test_a_picture_is_sized_in_shares_of_the_text(pictured: WindowDesk, share: int) -> None:
    click(pictured)
    pictured.choose_within("Size of the picture", f"{share} % of the text’s width")
    wide = pictured.editor().styles.width
    assert picture(pictured).width == pytest.approx(wide * share / 100, abs=0.1)
    offered = menu_of(pictured.editor(), pictured.editor().textCursor())
    assert [name for name, one in actions(offered).items() if one.isChecked()] == [
        f"{share} % of the text’s width"
    ]
    pictured.session.undo()
    assert picture(pictured).width == pytest.approx(wide / 2, abs=0.1)


def test_the_menu_of_a_picture_captions_and_removes_it(pictured: WindowDesk) -> None:
    click(pictured)
    actions(menu_of(pictured.editor(), pictured.editor().textCursor()))[
        "Caption below the picture"
    ].trigger()
    pictured.write("Our depot")
    caption = text(pictured)[2]
    assert isinstance(caption, Paragraph)
    assert caption.caption
    click(pictured)
    actions(menu_of(pictured.editor(), pictured.editor().textCursor()))[
        "Remove the picture"
    ].trigger()
    assert not any(isinstance(one, Picture) for one in text(pictured))
    assert "Our depot" not in plain(text(pictured))
    pictured.session.undo()
    assert is_caption(text(pictured), 2)


def test_a_caption_is_begun_from_the_menus_too(pictured: WindowDesk) -> None:
    click(pictured)
    pictured.choose("Caption below the picture")
    pictured.write("Our depot")
    caption = text(pictured)[2]
    assert isinstance(caption, Paragraph)
    assert (plain_block(caption), caption.caption) == ("Our depot", True)
    click(pictured)
    pictured.choose("Caption below the picture")  # it has one: that goes on
    pictured.write(" in Mill Lane")
    assert [plain_block(one) for one in text(pictured)] == [
        *("Above.", "", "Our depot in Mill Lane", "Below."),
    ]
    QTest.keyClick(pictured.editor(), Qt.Key.Key_Return)
    pictured.write("Then text.")
    assert is_caption(text(pictured), 2)
    assert not is_caption(text(pictured), 3)


def test_a_picture_is_cut_and_pasted_with_its_caption(pictured: WindowDesk) -> None:
    click(pictured)
    pictured.choose("Caption below the picture")
    pictured.write("Our depot")
    click(pictured)
    pictured.editor().exchange.cut_out()
    assert "Our depot" not in plain(text(pictured))
    pictured.editor().moveCursor(QTextCursor.MoveOperation.End)
    pictured.editor().paste()
    found = text(pictured)
    n = next(n for n, one in enumerate(found) if isinstance(one, Picture))
    assert is_caption(found, n + 1)
    assert plain_block(found[n + 1]) == "Our depot"
    assert plain(found).index("Below.") < plain(found).index("Our depot")


def test_a_picture_that_comes_back_by_redo_has_its_own_size(begun: WindowDesk) -> None:
    begun.go("t1.q1", write=True)
    begun.editor().formatting.insert_picture(PNG, "A square")

    def size() -> tuple[float, float]:
        editor = begun.editor()
        n = next(n for n, one in enumerate(editor.text) if isinstance(one, Picture))
        form = editor.rich.block_of(n).begin().fragment().charFormat().toImageFormat()
        return form.width(), form.height()

    before = size()
    begun.session.undo()
    begun.session.redo()
    assert size() == before
