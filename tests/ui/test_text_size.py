"""Another size of the window's text: it comes at once, and all that is shown follows."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktopapp.session.opening import new_session
from desktopapp.store.choices import TEXT_SIZE
from desktopapp.store.settings import load_settings
from desktopapp.ui import text_sizes
from desktopapp.ui.guide import Guide
from desktopapp.ui.panels.page_ends import PageEnd
from desktopapp.ui.views import PANELS, VIEWS, open_find
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.commands import Command, Menus
from desktopapp.ui.widgets.focus_ring import FocusRing
from desktopapp.ui.widgets.palettes import face, set_text_size, text_size
from desktopapp.ui.widgets.reach import Reach
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.text_size import wear_text_size
from desktopapp.ui.widgets.tick import Tick
from tests.waiting import settle, wait_until
from tests.whole_window import show_sample
from tests.window_desk import Open, WindowDesk

ELSEWHEN = (FocusRing, PageEnd)  # which come where they are by the keyboard, or after a while
Shapes = dict[str, list[str]]


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Put the usual size back."""
    font = QApplication.font()
    yield
    wear_text_size(100)
    QApplication.setFont(font)


def shape(top: QWidget) -> list[str]:
    """Say of all that is shown what it is, where it stands and how large its text is."""
    found = []
    for one in top.findChildren(QWidget):
        if one.isVisible() and one.window() is top and not isinstance(one, ELSEWHEN):
            at = one.mapTo(top, QPoint(0, 0))
            words = one.text() if isinstance(one, (QAbstractButton, QLabel)) else ""
            font = one.font()
            found.append(
                f"{type(one).__name__} “{words}” {at.toTuple()} {one.size().toTuple()} "
                f"{font.pixelSize()}{' bold' if font.bold() else ''}"
            )
    return sorted(found)


def walk(desk: WindowDesk) -> Iterator[str]:
    """Show every view and panel, one after another."""
    for view in [one.name for one in VIEWS]:
        desk.view(view)
        yield f"view {view}"
    desk.view("write")
    for name in [one.name for one in PANELS]:
        desk.panel(name)
        yield f"panel {name}"
    desk.work.toggle_side()
    open_find(desk.work)
    yield "find"
    assert desk.work.finder
    desk.work.finder.hide()


def shapes(desk: WindowDesk) -> Shapes:
    """Return how everything stands once all of it was there before, by what is shown."""
    found = {}
    for name in chain(walk(desk), walk(desk)):
        settle()
        found[name] = shape(desk.top)
    return found


def apart(some: Shapes, others: Shapes) -> list[str]:
    """List what stands otherwise in one of two windows."""
    return [
        f"{name}: {sign} {one}"
        for name, found in some.items()
        for sign, here, there in (("first", found, others[name]), ("second", others[name], found))
        for one in here
        if one not in there
    ]


@pytest.fixture
def shown(open_window: Open, tmp_path: Path) -> Callable[[int, tuple[int, int]], WindowDesk]:
    """Return a function that opens the sample in a window begun with text of a size."""

    def opened(percent: int, size: tuple[int, int]) -> WindowDesk:
        set_text_size(percent)
        QApplication.setFont(face(15))
        desk = open_window(size=size)
        folder = tmp_path / str(percent)
        folder.mkdir(exist_ok=True)
        show_sample(desk.top, folder)
        wait_until(lambda: desk.findings_told != "Findings")  # once the plan was looked at
        return desk

    return opened


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_a_window_whose_text_changed_is_as_one_that_began_with_it(
    shown: Callable[[int, tuple[int, int]], WindowDesk], size: tuple[int, int]
) -> None:
    desk = shown(100, size)
    found = {100: shapes(desk)}
    for percent in (80, 150, 200):
        wear_text_size(percent)
        settle()
        found[percent] = shapes(desk)
        assert found[percent] != found[100]
    wear_text_size(100)
    settle()
    assert apart(shapes(desk), found[100]) == []
    desk.top.close()
    for percent in (80, 150, 200):
        began = shown(percent, size)
        assert apart(found[percent], shapes(began)) == []
        began.top.close()


def test_a_size_of_the_windows_text_comes_at_once_by_keys_and_is_kept(begun: WindowDesk) -> None:
    before = begun.work.title.left.fontMetrics().height()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for _ in range(2):
        QTest.keyClick(begun.top, Qt.Key.Key_Equal, keys)
    assert begun.work.title.left.fontMetrics().height() > 1.2 * before
    wait_until(lambda: load_settings().get(TEXT_SIZE) == 130)
    QTest.keyClick(begun.top, Qt.Key.Key_Minus, keys)
    wait_until(lambda: load_settings().get(TEXT_SIZE) == 115)


def test_the_windows_text_grows_to_twice_its_size_and_shrinks_to_four_fifths(
    begun: WindowDesk,
) -> None:
    for percent, by in ((200, 1), (80, -1)):
        while not text_sizes.no_more(begun.top, by):
            text_sizes.step(begun.top, by)
        text_sizes.step(begun.top, by)
        assert begun.top.settings.get(TEXT_SIZE) == percent
        assert text_size() == percent


@pytest.mark.parametrize("percent", [80, 200])
def test_menus_open_below_their_row_wherever_their_names_are_clicked(
    begun: WindowDesk, percent: int
) -> None:
    bar = begun.bar_of_menus
    for size in (percent, 100):
        wear_text_size(size)
        settle()
        for one in bar.actions():
            name = bar.actionGeometry(one)
            for down in (4, bar.height() // 2, bar.height() - 6):
                QTest.mouseClick(
                    bar, Qt.MouseButton.LeftButton, pos=QPoint(name.center().x(), down)
                )
                opened = QApplication.activePopupWidget()
                assert isinstance(opened, QMenu), f"{one.text()} at {down} of {bar.height()}"
                assert opened.menuAction() is one
                foot = bar.mapToGlobal(QPoint(0, bar.height())).y()
                if foot + opened.height() <= bar.screen().availableGeometry().bottom():
                    assert foot - 2 <= opened.y() <= foot + 2
                QTest.keyClick(opened, Qt.Key.Key_Escape)
                bar.setActiveAction(None)  # type: ignore[arg-type]  # the stub asks for one


def test_each_menu_has_one_column_however_high_it_is(finished: WindowDesk) -> None:
    wear_text_size(200)
    long = QMenu("Many", finished.top)
    rows_of_it = tuple(Command(f"Row {n}", "", str) for n in range(60))
    _kept = Menus(finished.top, [long], ((long.title(), rows_of_it),))
    higher = 0
    for menu in finished.top.findChildren(QMenu):
        menu.popup(QPoint(0, 0))
        settle()
        rows = [menu.actionGeometry(one) for one in menu.actions() if one.isVisible()]
        assert len({row.left() for row in rows}) <= 1, menu.title()
        higher += sum(row.height() for row in rows) > menu.screen().availableSize().height()
        menu.close()
    assert higher  # else nothing was tried


def test_the_arrows_of_choices_grow_with_their_words(qtbot: QtBot) -> None:
    def inked() -> int:
        choice = Choice()
        qtbot.addWidget(choice)
        choice.addItem("One")
        choice.setFont(face(15))
        choice.setFixedSize(choice.sizeHint() + QSize(200, 0))
        choice.show()
        shown = choice.grab().toImage()
        ground = shown.pixelColor(shown.width() // 2, shown.height() // 2).lightness()
        right = range(shown.width() - choice.height(), shown.width() - 4)
        down = range(4, shown.height() - 4)
        dark = [x for x in right for y in down if shown.pixelColor(x, y).lightness() < ground - 90]
        return max(dark) - min(dark)

    usual = inked()
    set_text_size(200)
    assert inked() >= 1.8 * usual


def test_a_choice_with_the_keyboard_shows_its_arrow_and_long_words_end_in_dots(
    qtbot: QtBot,
) -> None:
    beside = QLineEdit()
    choice = Choice()
    for one in (beside, choice):
        qtbot.addWidget(one)
    choice.addItem("The quick brown fox jumps over the lazy dog")
    choice.setFixedSize(150, 30)

    def shown() -> QImage:
        return choice.grab().toImage()

    def dark(image: QImage, left: int, right: int) -> list[int]:
        down = range(6, image.height() - 6)
        across = range(left, right)
        return [x for x in across if any(image.pixelColor(x, y).lightness() < 90 for y in down)]

    choice.show()
    choice.activateWindow()
    choice.setFocus()
    wait_until(choice.hasFocus)
    image = shown()
    assert dark(image, 150 - 24, 150 - 5)  # the arrow
    words = dark(image, 6, 150 - 26)
    choice.setFixedSize(600, 30)
    whole = dark(shown(), 6, 150 - 26)
    assert words != whole  # else they were cut, and not shortened


def test_signs_beside_words_grow_with_them(qtbot: QtBot) -> None:
    sign = Sign("warning", 18, amber=True)
    qtbot.addWidget(sign)
    assert sign.width() == 18
    wear_text_size(200)
    assert sign.size() == QSize(36, 36)


def test_a_small_window_scrolls_within_its_views_and_not_as_a_whole(
    finished: WindowDesk,
) -> None:
    finished.top.resize(683, 372)  # half a laptop's screen, below the title bar
    around = finished.top.centralWidget()
    assert isinstance(around, Reach)
    for view in [one.name for one in VIEWS]:
        finished.view(view)
        settle()
        assert around.verticalScrollBar().maximum() == 0, view


def test_a_question_shown_whole_in_a_small_window_scrolls_and_leaves_room_to_write(
    finished: WindowDesk,
) -> None:
    finished.top.resize(683, 330)
    finished.go("t1.q1", write=True)
    finished.choose("Shorten the question")  # it is: now it is shown whole
    settle()
    card, desk = finished.card, finished.work.desk
    assert not card.folded
    assert card.height() >= card.heightForWidth(card.width())
    assert card.visibleRegion().boundingRect().height() < card.height()  # else nothing was tried
    seen = []
    card.before.setFocus(Qt.FocusReason.TabFocusReason)
    while (held := QApplication.focusWidget()) is not None and card.isAncestorOf(held):
        assert held.visibleRegion().boundingRect() == held.rect()
        seen.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert len(seen) > 3
    assert desk.height() >= desk.minimumSizeHint().height()


@pytest.mark.parametrize("many", [3, 90])
def test_a_dialog_of_qts_own_is_no_larger_than_its_screen(window: WindowDesk, many: int) -> None:
    dialog = QDialog(window.top)
    column = QVBoxLayout(dialog)
    lines = [QLineEdit() for _ in range(many)]
    for line in lines:
        column.addWidget(line)
    dialog.resize(3000, 3000)
    dialog.show()
    lines[0].setFocus()
    settle()
    assert dialog.screen().availableGeometry().contains(dialog.geometry())
    for line in lines:
        assert line.hasFocus()
        assert dialog.rect().contains(line.mapTo(dialog, line.rect().center()))
        QTest.keyClick(line, Qt.Key.Key_Tab)
    dialog.close()


def test_the_page_of_the_guide_stands_below_its_list_where_there_is_no_room_beside_it(
    open_window: Open,
) -> None:
    wear_text_size(200)
    guide = Guide(open_window(size=(683, 384)).top)
    guide.open()
    settle()
    page, titles = (one.mapTo(guide, QPoint(0, 0)) for one in (guide.text, guide.titles))
    assert page.y() > titles.y() + guide.titles.height() / 2
    assert guide.text.width() > guide.width() * 0.8
    guide.text.setFocus()
    settle()
    seen = guide.rect().intersected(
        QRect(guide.text.mapTo(guide, QPoint(0, 0)), guide.text.size())
    )
    assert seen.height() > guide.height() / 3
    guide.reject()


def test_the_title_of_a_plan_is_seen_so_that_it_can_be_read_or_not_at_all(
    finished: WindowDesk,
) -> None:
    seen = set()
    for wide in range(400, 1400, 40):
        finished.top.resize(wide, 500)
        settle()
        names = finished.work.title.names
        seen.add(names.isVisible())
        if names.isVisible():
            title = finished.work.title.title
            whole = title.sizeHint().width()
            assert title.width() >= min(whole, 110), wide
            assert title.width() >= whole or wide < 1300, wide
    assert seen == {True, False}


def test_the_views_and_the_documents_stand_in_one_row_in_a_small_window(
    finished: WindowDesk,
) -> None:
    finished.top.resize(683, 372)
    settle()
    strip = finished.work.title
    shown = (strip.outline_button, *strip.views.values(), strip.export)
    assert len({one.mapTo(strip, one.rect().center()).y() for one in shown}) == 1
    assert strip.outline_button.accessibleName() == "Outline"
    finished.top.resize(820, 600)
    settle()
    assert strip.outline_button.width() > strip.outline_button.height() + 20  # with its word


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_words_where_nothing_is_written_are_seen_whole(
    open_window: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    session = new_session(tmp_path / "plan", "Wyvern Vale District Council", "productivity-2024")
    begun = open_window(session, size=size)
    editor = begun.editor()
    assert editor.placeholderText()
    for percent in (200, 100):
        wear_text_size(percent)
        settle()
        words = (
            editor.viewport()
            .fontMetrics()
            .boundingRect(
                editor.viewport().rect(), Qt.TextFlag.TextWordWrap, editor.placeholderText()
            )
        )
        assert words.height() <= editor.document().size().height()


def test_the_sign_of_a_tick_grows_with_its_words_and_takes_a_click(qtbot: QtBot) -> None:
    tick = Tick("Needs clearance")
    qtbot.addWidget(tick)
    tick.show()
    sides = []
    for percent in (100, 200):
        wear_text_size(percent)
        tick.adjustSize()
        look = QStyleOptionButton()
        tick.initStyleOption(look)
        sign = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, look, tick)
        sides.append((sign.width(), sign.height()))
        was = tick.isChecked()
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=sign.center())
        assert tick.isChecked() is not was
    (wide, high), grown = sides
    assert grown == (2 * wide, 2 * high)


def test_larger_text_in_the_window_leaves_the_sheet_and_what_is_written_as_they_are(
    finished: WindowDesk,
) -> None:
    letters, plan = finished.letters, finished.plan
    editor = finished.editor()
    written = editor.toHtml()
    wear_text_size(115)
    settle()
    assert finished.letters == letters
    assert editor.toHtml() == written
    assert finished.plan is plan
