"""What holds of every view, panel and dialog: names, sizes, nothing cut, the order of Tab."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktopapp.ui.menu_table import table
from desktopapp.ui.widgets import palettes
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.commands import Command
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.focus_ring import FocusRing
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Elided
from desktopapp.ui.window import Window
from tests.held_items import known_items
from tests.screen_reader import tree
from tests.waiting import settle
from tests.whole_window import PARTS, kinds_of_dialog, tour
from tests.window_desk import Open

LEAST = 24  # pixels: WCAG 2.2, 2.5.8
UTMOST = ((683, 384, 100), (683, 384, 200), (1366, 768, 200))  # pixels, and text in per cent
BETWEEN = ((683, 384, 80), (683, 384, 150), (1366, 768, 150))
FIELDS = (QComboBox, QAbstractSpinBox, QLineEdit)
BASES = {"Dialog", "EarlierSheet"}  # kinds of dialog that are never shown as such


@pytest.fixture
def sized(open_window: Open) -> Iterator[Callable[[int, int, int], Window]]:
    """Return a function that opens a window of a size, with text of a size in per cent."""
    font = QApplication.font()

    def opened(wide: int, high: int, text: int = 100) -> Window:
        palettes.set_text_size(text)
        QApplication.setFont(palettes.face(15))
        made = open_window(size=(wide, high)).top
        settle()
        return made

    yield opened
    palettes.set_text_size(100)
    QApplication.setFont(font)


def shown(top: QWidget) -> list[QWidget]:
    """Return all visible widgets of a window."""
    return [one for one in top.findChildren(QWidget) if one.isVisible() and one.window() is top]


def takes_keys(widget: QWidget) -> bool:
    inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
    policy = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return policy and not inner and widget.focusProxy() is None


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says a widget is called; Qt names a choice by its label."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard else ""


def named_badly(top: QWidget) -> list[str]:
    """List what takes the keyboard without a name, or under the name of something else."""
    found: list[str] = []
    names: dict[str, QWidget] = {}
    for one in filter(takes_keys, shown(top)):
        name = spoken(one)
        if not name:
            found.append(f"no name: {one} in {one.parent()}")
        elif name in names:
            found.append(f"two are called “{name}”: {one} and {names[name]}")
        names[name] = one
    return found


def explained_badly(top: QWidget, keys: dict[str, str]) -> list[str]:
    """List the buttons without words that no tooltip explains, with the keys that do the same."""
    found = []
    for one in shown(top):
        if not isinstance(one, IconButton) or one.beside:
            continue
        tip = one.toolTip()
        words = tip.partition(" (")[0].lower().removeprefix("insert a ").removeprefix("hide the ")
        if not tip:
            found.append(f"no tooltip: {one.accessibleName()} in {one.parent()}")
        elif words in keys and f"({keys[words]})" not in tip:
            found.append(f"“{tip}” does not say {keys[words]}")
    return found


def astray() -> list[str]:
    """List what was made for a window and belongs to none, so that no closing takes it away."""
    kinds = (QAbstractButton, QLabel, *FIELDS)
    made = [one for one in QApplication.allWidgets() if isinstance(one, kinds)]
    return [f"in no window: {one}" for one in made if one.parent() is None]


def without_caret(top: QWidget) -> list[str]:
    """List the texts to read through which no key goes."""
    texts = [one for one in shown(top) if isinstance(one, QTextEdit | QPlainTextEdit)]
    by_key = Qt.TextInteractionFlag.TextSelectableByKeyboard
    return [
        f"no caret: {spoken(one)}"
        for one in texts
        if one.isReadOnly() and takes_keys(one) and not one.textInteractionFlags() & by_key
    ]


def untold(top: QWidget) -> list[str]:
    """List what takes the keyboard and is not among what a screen reader comes to."""
    known = tree(top)
    return [f"untold: {spoken(one)}" for one in shown(top) if takes_keys(one) and one not in known]


def too_small(top: QWidget) -> list[str]:
    """List what is too small to press, rows of lists included."""
    found = []
    for one in shown(top):
        pressed = isinstance(one, (QAbstractButton, PressCard, *FIELDS)) and takes_keys(one)
        if pressed and min(one.width(), one.height()) < LEAST:
            found.append(f"{spoken(one)}: {one.size().toTuple()}")
        if isinstance(one, QListWidget) and one.count() and one.sizeHintForRow(0) < LEAST:
            found.append(f"rows of {spoken(one)}: {one.sizeHintForRow(0)}")
    return found


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def is_in_reach(widget: QWidget, top: QWidget) -> bool:
    """Tell whether all of a widget can be seen, once the areas around it are scrolled to it.

    They scroll from top to bottom, never sideways.
    """
    left, right, above, below = _edges(widget)
    within = widget.parentWidget()
    while within is not None:
        first, last, top_edge, foot = _edges(within)
        area = within.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and within is area.viewport()
        if left < first or right > last or (not scrolls and (above < top_edge or below > foot)):
            return False
        if scrolls:
            above, below = top_edge, foot
        if within is top:
            break
        within = area
    return True


def _edges(widget: QWidget) -> tuple[int, int, int, int]:
    held = place(widget)
    return held.left(), held.right(), held.top(), held.bottom()


def is_cut(tick: QCheckBox) -> bool:
    """Tell whether the words of a box to tick have no room, wrapped or not."""
    if tick.sizeHint().width() <= tick.width() + 1:
        return False
    wraps = tick.hasHeightForWidth() and tick.minimumSizeHint().width() <= tick.width()
    return not wraps or tick.heightForWidth(tick.width()) > tick.height() + 1


def has_room(one: QWidget) -> bool:
    """Tell whether the words of a label or a button have the room that they need."""
    if isinstance(one, QLabel) and one.text() and not isinstance(one, Elided):
        wide, high = one.sizeHint().width(), one.sizeHint().height()
        if one.wordWrap():
            wide, high = 0, one.heightForWidth(one.width())
        return wide <= one.width() + 1 and high <= one.height() + 1
    if isinstance(one, QCheckBox):
        return not is_cut(one)
    if isinstance(one, IconButton) and one.beside and not one.toolTip():
        room = one.width() - (32 if one.drawn else 8)
        return one.fontMetrics().horizontalAdvance(one.text()) <= room
    return not isinstance(one, QPushButton) or one.sizeHint().width() <= one.width() + 1


def cut(top: QWidget) -> list[str]:
    """List the words and controls that are not wholly to be seen, and those upon each other."""
    found = []
    controls = [one for one in shown(top) if isinstance(one, (QAbstractButton, QLabel, *FIELDS))]
    for one in controls:
        if not is_in_reach(one, top):
            found.append(f"out of sight: {one} “{_words(one)}” {place(one)} in {place(top)}")
        if not has_room(one):
            found.append(f"words cut: “{_words(one)}” {one.size().toTuple()}")
    pressed = [one for one in controls if takes_keys(one)]
    for n, one in enumerate(pressed):
        for other in pressed[n + 1 :]:
            both = seen(one).intersected(seen(other))
            apart = not one.isAncestorOf(other) and not other.isAncestorOf(one)
            if apart and min(both.width(), both.height()) > 1:
                found.append(f"upon each other: {_words(one)} and {_words(other)}")
    return found


def seen(widget: QWidget) -> QRect:
    """Return what is seen of a widget now."""
    part = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(part.topLeft()), part.size())


def _words(widget: QWidget) -> str:
    return spoken(widget) or getattr(widget, "text", str)()


def screen_too_small(top: QWidget, wide: int, high: int) -> list[str]:
    return [f"{top.size().toTuple()}"] if top.width() > wide or top.height() > high else []


# Keys


def walked(top: QWidget, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """Press a key until the keyboard is where it began; return the stops and what went wrong."""
    stops: list[QWidget] = []
    wrong = []
    held = QApplication.focusWidget()
    while held is not None and held not in stops:
        stops.append(held)
        wrong += unringed(held, top)
        to: QWidget | None = held
        for _ in range(5):  # a day is gone through by its parts: day, month and year
            modifiers = Qt.KeyboardModifier.NoModifier
            if isinstance(held, QTextEdit) and not held.isReadOnly():  # Tab may move a list item
                modifiers = Qt.KeyboardModifier.ControlModifier
            if key == Qt.Key.Key_Backtab:
                modifiers |= Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(held, key, modifiers)
            to = QApplication.focusWidget()
            if to is not held or not isinstance(held, QDateEdit):
                break
        held = to
    if held is None or held is not stops[0]:
        wrong.append(f"after {len(stops)} stops the keyboard does not come round: {held}")
    return stops, wrong


def unringed(held: QWidget, top: QWidget) -> list[str]:
    """Tell where the keyboard is and nothing shows it; a text being written shows its caret."""
    ring = top.findChild(FocusRing)
    writing = isinstance(held, QTextEdit) and not held.isReadOnly()
    if writing or (ring and ring.isVisible() and place(ring).intersects(place(held))):
        return []
    return [f"no ring around {held} “{_words(held)}”"]


def goes_back(one: QWidget, other: QWidget, top: QWidget) -> bool:
    """Tell whether Tab goes up, or left within a row, from one widget to the other."""
    first, second = _parents(one, top), _parents(other, top)
    n = next(
        n for n, pair in enumerate(zip(first, second, strict=False)) if pair[0] is not pair[1]
    )
    here, there = place(first[n]), place(second[n])
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if 2 * shared > min(here.height(), there.height()):
        return here.left() > there.left()
    return here.top() > there.top()


def _parents(widget: QWidget, top: QWidget) -> list[QWidget]:
    found = [widget]
    while found[-1] is not top:
        above = found[-1].parentWidget()
        assert above
        found.append(above)
    return [*reversed(found), widget]


def order_faults(top: QWidget) -> list[str]:
    """Go through a window by Tab and by Shift+Tab, and list what is not as it should be."""
    top.activateWindow()
    settle()
    if QApplication.focusWidget() is None:
        top.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(top, Qt.Key.Key_Tab)
    stops, wrong = walked(top, Qt.Key.Key_Tab)
    if len(stops) < 2:
        return wrong
    back, more = walked(top, Qt.Key.Key_Backtab)
    wrong += more
    if back[1:] != stops[:0:-1]:
        wrong.append("Shift+Tab does not lead back the way that Tab led")
    wanted = [
        one
        for one in shown(top)
        if one.focusPolicy().value & 1
        and takes_keys(one)
        and one.isEnabled()
        # of several choices Tab reaches the one that is on, and arrows the others
        and not (isinstance(one, QAbstractButton) and one.autoExclusive() and not one.isChecked())
    ]
    wrong += [f"never reached: {one} “{_words(one)}”" for one in wanted if one not in stops]
    ups = [n for n, one in enumerate(stops) if goes_back(one, stops[(n + 1) % len(stops)], top)]
    wrong += [f"up: “{_words(stops[n])}” to “{_words(stops[n + 1])}”" for n in ups[:-1]]
    return wrong


def shortcuts(window: Window) -> dict[str, str]:
    """Return the keys of each command by its words in small letters."""
    return {
        one.words.rstrip("…").lower(): one.keys.split(" or ")[0]
        for _, entries in table(window)
        for one in entries
        if isinstance(one, Command) and one.keys
    }


# Tests


@pytest.mark.parametrize("part", PARTS)
def test_everything_has_a_name_fits_the_screen_and_is_gone_through_as_it_is_read(
    sized: Callable[..., Window], tmp_path: Path, part: str
) -> None:
    window = sized(1366, 768)
    keys = shortcuts(window)
    faults: dict[str, list[str]] = {}
    kinds: set[type] = set()
    met: set[tuple[str, str]] = set()  # where each control is, and what it is called

    def look(name: str, top: QWidget) -> None:
        kinds.add(type(top))
        found = [*named_badly(top), *explained_badly(top, keys), *too_small(top), *cut(top)]
        found += [*screen_too_small(top, 1366, 768), *order_faults(top), *astray()]
        found += [*without_caret(top), *untold(top), *map(repr, known_items())]
        met.update((name, spoken(one)) for one in shown(top) if takes_keys(one))
        faults.update({name: found} if found else {})

    tour(part, window, tmp_path, look)
    wrong = sum(map(len, faults.values()))
    print(f"{part}: {len(met)} controls told of by name, {wrong} faults")  # noqa: T201  # a figure
    assert faults == {}
    if part == "dialogs":
        assert {one.__name__ for one in kinds_of_dialog() - kinds} == BASES
    else:
        assert kinds == {Window}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("wide", "high", "text"), [*UTMOST, *BETWEEN])
def test_nothing_is_cut_at_200_per_cent_or_in_large_text(
    sized: Callable[..., Window],
    tmp_path: Path,
    request: pytest.FixtureRequest,
    part: str,
    wide: int,
    high: int,
    text: int,
) -> None:
    if (wide, high, text) in BETWEEN and not request.config.getoption("--long"):
        pytest.skip("only in the long form (--long)")
    window = sized(wide, high, text)
    faults: dict[str, list[str]] = {}
    looked: list[str] = []

    def look(name: str, top: QWidget) -> None:
        looked.append(name)
        found = [*too_small(top), *cut(top), *screen_too_small(top, wide, high)]
        faults.update({name: found} if found else {})

    tour(part, window, tmp_path, look)
    assert faults == {}
    assert looked


def test_a_nameless_a_small_a_cut_and_an_unexplained_thing_are_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    top.resize(200, 200)
    nameless, same = QLineEdit(top), [Tick("Yes"), Tick("Yes")]
    nameless.setGeometry(0, 0, 100, 20)
    for n, one in enumerate(same):
        one.setParent(top)
        one.move(0, 40 + 10 * n)
    QLabel("Far more words than there is room for here", top).setGeometry(0, 100, 60, 30)
    QPushButton("Out", top).setGeometry(150, 150, 100, 30)
    plain = IconButton("bold", "Bold")
    plain.setParent(top)
    top.show()
    assert [one[:7] for one in named_badly(top)] == ["no name", "two are"]
    assert len(too_small(top)) == 1
    assert [one.split(":")[0] for one in cut(top)] == [
        "words cut",
        "out of sight",
        "upon each other",
        "upon each other",
    ]
    assert explained_badly(top, {"bold": "Ctrl+B"}) == ["“Bold” does not say Ctrl+B"]
    mute = QPlainTextEdit("To read", top)
    mute.setReadOnly(True)
    mute.show()
    assert without_caret(top) == ["no caret: "]


def test_an_order_of_tab_that_jumps_up_is_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    lines = [QLineEdit() for _ in range(4)]
    for line in lines:
        column.addWidget(line)
    QWidget.setTabOrder(lines[3], lines[1])
    top.show()
    top.activateWindow()
    lines[0].setFocus()
    assert [one[:2] for one in order_faults(top) if one.startswith("up")] == ["up"]


def test_a_dialog_is_entered_at_its_first_field(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    later, first = QPushButton("Cancel", dialog), QLineEdit()
    column.addWidget(first)
    column.addWidget(later)
    dialog.show()
    assert dialog.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is later
