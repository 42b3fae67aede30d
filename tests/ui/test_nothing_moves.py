"""Nothing moves under the hand: news float over what is empty, what is new takes no click yet."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.views import PANELS, VIEWS
from desktopapp.ui.widgets import palettes
from desktopapp.ui.widgets.blink import BLINK, BlinkGuard
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import face
from desktopapp.ui.widgets.sheet import Sheet, WrongField
from desktopapp.ui.workspace.checking import checking
from tests.waiting import fired, settle, wait_for_paint, wait_until
from tests.window_desk import LEFT, Open, WindowDesk, press

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
SIZES = [(1366, 768), (1920, 1080), (683, 384)]
AT = QPoint(100, 70)
TROUBLE = Problem("The plan could not be saved.", safe="It is kept.", then="Save it elsewhere.")


def controls(within: QWidget, apart: QWidget) -> Iterator[QWidget]:
    """Go through all that can be pressed or typed into in a window, but for a part of it."""
    for one in within.findChildren(QWidget):
        is_control = isinstance(one, CONTROLS)
        if is_control and one.isVisible() and not apart.isAncestorOf(one):
            yield one


def places(within: QWidget, apart: QWidget) -> dict[QWidget, QPoint]:
    """Return where each control of a window begins; one may grow where nothing stands."""
    origin = QPoint(0, 0)
    return {one: one.mapTo(within, origin) for one in controls(within, apart)}


def moved(window: WindowDesk, does: Callable[[], object]) -> list[str]:
    """Do something, and return which controls have another place after it."""
    settle()
    before = places(window.top, window.bar)
    does()
    settle()
    after = places(window.top, window.bar)
    return [
        f"{one.accessibleName() or type(one).__name__}: {before[one]} to {after.get(one)}"
        for one in before
        if after.get(one) != before[one]
    ]


def covered(window: WindowDesk) -> list[str]:
    """Return what can be pressed or read in the window and lies below the news."""
    bar = window.bar
    found = []
    for one in window.top.findChildren(QWidget):
        is_read = isinstance(one, QLabel) and one.text() != ""
        if not (is_read or isinstance(one, CONTROLS)) or bar.isAncestorOf(one):
            continue
        place = QRect(one.mapTo(window.top, QPoint(0, 0)), one.size())
        if one.isVisible() and one.window() is window.top and place.intersects(bar.geometry()):
            found.append(one.accessibleName())
    menus = window.bar_of_menus
    names = [menus.actionGeometry(one) for one in menus.actions()]
    return found + ["a menu" for one in names if one.intersects(bar.geometry())]


def news(window: WindowDesk) -> dict[str, Callable[[], object]]:
    """Return all kinds of news that can come by themselves, and how they go."""
    bar, nothing = window.bar, lambda: None
    long = "A copy of this plan with other changes is in the same folder: “Wyvern (my copy)”. " * 3
    return {
        "told": lambda: bar.tell("It is done."),
        "told, to undo": lambda: bar.tell("It is done.", "All of it.", (("Undo", nothing),)),
        "asked": lambda: bar.ask(long, long, (("Bring both together", nothing), ("No", nothing))),
        "warned": lambda: bar.warn(TROUBLE, (("Save a copy elsewhere", nothing),)),
        "gone": bar.hide,
    }


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(open_window: Open, request: pytest.FixtureRequest) -> WindowDesk:
    """Return a window of some size with the finished sample."""
    window = open_window(Session(sample()), size=request.param)
    settle()
    return window


@pytest.mark.parametrize("view", [one.name for one in VIEWS])
def test_no_control_changes_its_place_when_news_come_or_go(sized: WindowDesk, view: str) -> None:
    sized.view(view)
    found = {name: moved(sized, tell) for name, tell in news(sized).items()}
    print(f"controls that change place: {sum(map(len, found.values()))}")  # noqa: T201  # a figure
    assert not any(found.values()), found


def test_news_lie_over_nothing_that_can_be_pressed_or_read(sized: WindowDesk) -> None:
    for tell in news(sized).values():
        tell()
        settle()
        assert covered(sized) == []


def test_news_stand_free_on_the_first_page_too(open_window: Open) -> None:
    for size in SIZES:
        window = open_window(size=size)
        window.top.show_home()
        found = {name: moved(window, tell) for name, tell in news(window).items()}
        assert not any(found.values()), found
        news(window)["warned"]()
        assert covered(window) == []


def test_a_control_that_moves_and_one_that_is_covered_are_seen(finished: WindowDesk) -> None:
    strip = QWidget()
    strip.setFixedHeight(45)
    strip.hide()
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.addWidget(strip)
    rows.addWidget(finished.top.takeCentralWidget())
    finished.top.setCentralWidget(whole)
    assert len(moved(finished, strip.show)) > 10
    finished.bar.show()
    finished.bar.setGeometry(finished.top.rect())
    assert len(covered(finished)) > 10


def test_no_control_changes_its_place_when_a_job_ends_or_words_are_counted(
    begun: WindowDesk,
) -> None:
    begun.go("t1.q1", write=True)
    found = moved(begun, lambda: (begun.write("We share officers."), fired(begun.counting)))
    found += moved(begun, begun.work.count)
    found += moved(begun, checking(begun.work).look)
    for name in [one.name for one in PANELS]:
        begun.panel(name)
        found += moved(begun, begun.work.count)
    print(f"controls that change place: {len(found)}")  # noqa: T201  # a figure
    assert found == []


def test_a_problem_in_a_dialog_moves_none_of_its_buttons(begun: WindowDesk) -> None:
    dialog = Sheet(begun.top, "A question", "Some words.")
    pressed = dialog.verbs
    pressed.addWidget(button("Cancel", dialog.reject))
    pressed.addWidget(button("Do it", lambda: dialog.tell(TROUBLE), first=True))
    dialog.open()
    settle()
    before = places(dialog, begun.bar)
    press(dialog, "Do it")
    settle()
    assert dialog.problem.isVisible()
    assert places(dialog, begun.bar) == before
    dialog.reject()


@pytest.mark.parametrize("rows", [1, 8, 40])
def test_a_dialog_comes_in_the_middle_with_room_for_a_problem_below_it(
    begun: WindowDesk, rows: int
) -> None:
    dialog = Sheet(begun.top, "A question", "Some words.")
    for n in range(rows):
        dialog.body.addWidget(PlainLabel(f"Line {n}"))
    dialog.verbs.addWidget(button("Do it", lambda: dialog.tell(TROUBLE), first=True))
    dialog.open()
    settle()
    before, corner = places(dialog, begun.bar), dialog.frameGeometry().topLeft()
    assert abs(dialog.geometry().center().x() - begun.top.geometry().center().x()) <= 1
    press(dialog, "Do it")
    settle()
    assert (places(dialog, begun.bar), dialog.frameGeometry().topLeft()) == (before, corner)
    assert begun.top.frameGeometry().contains(dialog.frameGeometry())
    dialog.reject()


def test_what_is_wrong_in_a_form_has_the_keyboard_and_says_why(begun: WindowDesk) -> None:
    line = LineField("7a")

    def take() -> None:
        raise WrongField(line, "7a is no number.", then="Write figures.")

    form = FormDialog(begun.top, "A form", take)
    for n in range(60):
        form.add(f"Line {n}", LineField())
    form.add("Number", line, "In figures.")
    form.open()
    settle()
    form.area.verticalScrollBar().setValue(0)
    for _ in range(2):  # what it said before is not added up
        press(form, "Save")
        settle()
        assert line.hasFocus()
        assert line.selectedText() == "7a"
        said = "7a is no number. Nothing was changed. Write figures."
        assert line.accessibleDescription() == f"{said} In figures."
        seen = form.area.viewport().rect()
        assert seen.contains(line.mapTo(form.area.viewport(), line.rect().center()))
    form.drop()


def test_what_can_be_undone_stays_until_something_else_is_done(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We share officers.")
    begun.choose("Remove this answer")
    assert begun.offered == ["Undo"]
    assert not begun.bar.passing.isActive()  # no time takes it away
    begun.type_into("t1.q2", "Each")
    assert not begun.has_news
    begun.choose("Remove this answer")
    begun.session.undo()
    assert not begun.has_news  # it goes with what it was about


def test_news_do_not_go_by_themselves_while_the_mouse_or_the_keyboard_is_on_them(
    begun: WindowDesk,
) -> None:
    begun.bar.tell("It is done.", "All of it.")
    begun.bar.close_button.setFocus()
    begun.bar.passing.start(1)
    fired(begun.bar.passing)
    assert begun.has_news
    begun.editor().setFocus()
    begun.bar.passing.start(1)
    fired(begun.bar.passing)
    assert not begun.has_news


def test_what_has_no_room_in_the_bar_hangs_below_it(open_window: Open) -> None:
    window = open_window(Session(sample()), size=(683, 384))
    done: list[str] = []
    window.bar.warn(TROUBLE, (("Save a copy elsewhere", lambda: done.append("saved")),))
    window.press("Save a copy elsewhere")
    assert done == ["saved"]
    assert not window.bar.whole.isVisible()


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def below(qtbot: QtBot) -> tuple[QWidget, QPushButton, Clock, list[str]]:
    """Return a window with a button that is shown later, where the pointer is already."""
    top, clock, pressed = QWidget(), Clock(), list[str]()
    qtbot.addWidget(top)
    top.resize(300, 200)
    late = QPushButton("Make the documents", top)
    late.setGeometry(50, 50, 100, 40)
    late.hide()
    late.clicked.connect(lambda: pressed.append("made"))
    BlinkGuard(top, clock)
    top.show()
    QTest.mouseMove(top.windowHandle(), QPoint(5, 5))
    QTest.mouseMove(top.windowHandle(), AT)
    settle()
    clock.seconds += 10
    return top, late, clock, pressed


@pytest.mark.parametrize(("after", "does"), [(0.0, []), (BLINK - 0.01, []), (BLINK, ["made"])])
def test_a_click_within_a_blink_of_what_appeared_under_the_pointer_does_nothing(
    below: tuple[QWidget, QPushButton, Clock, list[str]], after: float, does: list[str]
) -> None:
    top, late, clock, pressed = below
    late.show()
    wait_for_paint(late)
    settle()
    clock.seconds += after
    QTest.mouseClick(top.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, AT)
    assert pressed == does
    clock.seconds += BLINK
    QTest.mouseClick(top.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, AT)
    assert pressed[len(does) :] == ["made"]


def test_what_the_pointer_was_moved_to_takes_a_click_at_once(
    below: tuple[QWidget, QPushButton, Clock, list[str]],
) -> None:
    top, late, _, pressed = below
    QTest.mouseMove(top.windowHandle(), QPoint(5, 5))
    late.show()
    settle()
    QTest.mouseMove(top.windowHandle(), AT)
    QTest.mouseClick(top.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, AT)
    assert pressed == ["made"]


def test_a_dialog_is_watched_as_its_window_is(begun: WindowDesk) -> None:
    dialog = Sheet(begun.top, "A question")
    dialog.open()
    wait_until(lambda: dialog.findChild(BlinkGuard) is not None)
    dialog.reject()


def test_in_a_narrow_window_all_menus_stand_beside_news_and_the_state_of_saving(
    open_window: Open,
) -> None:
    before = QApplication.font()
    try:
        QApplication.setFont(face(15))  # the program's own
        window = open_window(Session(sample()), size=(683, 384))
        window.top.state.show_state("saved", "Saved at 20:08")
        window.bar.refuse("Nothing is left to settle.")
        settle()
        more = window.top.menuBar().findChild(QWidget, "qt_menubar_ext_button")
        assert more is None or not more.isVisible()
        assert window.bar.brief.text() == "News"
        assert window.top.state.words.text() == "Saved at 20:08"
    finally:
        QApplication.setFont(before)


@pytest.fixture
def large() -> Iterator[None]:
    """Let the window's text be twice as large for one test."""
    palettes.set_text_size(200)
    yield
    palettes.set_text_size(100)


@pytest.mark.usefixtures("large")
def test_what_is_told_of_a_problem_is_read_beside_large_menus(open_window: Open) -> None:
    window = open_window(Session(sample()))
    window.top.resize(1366, 768)
    settle()
    assert moved(window, lambda: window.bar.warn(TROUBLE)) == []
    assert window.bar.brief.whole == TROUBLE.what
    assert window.bar.brief.text().startswith("The plan could not be")
    menus = window.bar_of_menus
    names = [menus.actionGeometry(one) for one in menus.actions()]
    assert not [one for one in names if one.intersects(window.bar.geometry())]


def test_all_tabs_beside_the_text_stand_in_one_row(finished: WindowDesk) -> None:
    finished.top.resize(1366, 768)
    finished.panel("pages")
    settle()
    assert len(finished.tab_rows) == 1


@pytest.mark.parametrize("before", [(), ("pages",)])
def test_a_tab_that_comes_with_its_panel_stands_in_the_same_row(
    finished: WindowDesk, before: tuple[str, ...]
) -> None:
    finished.top.resize(1366, 768)
    for name in (*before, "last"):
        finished.panel(name)
    settle()
    side = finished.work.side
    assert side
    assert all(tab.isVisible() for tab in side.tabs.values())
    assert len(finished.tab_rows) == 1
