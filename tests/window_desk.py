"""The window as an officer has it before her: what tests press, type into and read.

Tests of the window speak through ``WindowDesk``, so that a widget that moves is looked for anew
here and nowhere else; ``tests/test_how_tests_speak.py`` holds them to it. ``top`` is the window
itself, for what is not about the widgets in it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QWidget

from desktopapp.plan.history import Caret
from desktopapp.plan.outline import OutlineRow
from desktopapp.plan.places import exists
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.ui.panels.spelling_bar import SpellingBar
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.marked_words import words_marked
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.widgets.choice_button import ChoiceButton
from desktopapp.ui.widgets.menu_letters import without_letters
from desktopapp.ui.widgets.menu_row import MenuRow
from desktopapp.ui.widgets.notice import Notice
from desktopapp.ui.widgets.reading_order import in_reading_order
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.window import Window
from desktopapp.ui.workspace.autosave import Autosave
from desktopapp.ui.workspace.checking import checking
from desktopapp.ui.workspace.given_box import GivenBox
from desktopapp.ui.workspace.neighbour import Neighbour
from desktopapp.ui.workspace.origin_lines import OriginLines
from desktopapp.ui.workspace.part_box import PartBox
from desktopapp.ui.workspace.question_card import QuestionCard
from desktopapp.ui.workspace.section_card import SectionCard
from desktopapp.ui.workspace.settle_field import SettleField
from desktopapp.ui.workspace.workspace import Workspace
from tests.waiting import wait_until

Sheet = TypeVar("Sheet", bound=QWidget)
Open = Callable[..., "WindowDesk"]  # opens another window, see tests/conftest.py
LEFT = Qt.MouseButton.LeftButton


def button(within: QWidget, words: str) -> QAbstractButton:
    """Return the one button with these words, once it is shown."""

    def alike() -> list[QAbstractButton]:
        found = within.findChildren(QAbstractButton)
        return [one for one in found if one.text() == words and one.isVisibleTo(within)]

    wait_until(lambda: len(alike()) == 1)
    return alike()[0]


def buttons(within: QWidget, kind: type[QAbstractButton] = QAbstractButton) -> list[str]:
    """Return the words of the buttons that are shown; ``kind`` leaves out those of other kinds."""
    return [one.text() for one in within.findChildren(kind) if one.isVisibleTo(within)]


def press(within: QWidget, words: str) -> None:
    """Click the button with these words, once it is shown."""
    QTest.mouseClick(button(within, words), LEFT)


def press_by_key(within: QWidget, words: str) -> None:
    """Press the button with these words by the space bar, once it is shown."""
    found = button(within, words)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(found, Qt.Key.Key_Space)


def fill(within: QWidget, *words: str) -> Sequence[QLineEdit]:
    """Type into the lines of a dialog, one after another, and return them."""
    lines = within.findChildren(QLineEdit)
    assert len(lines) == len(words), f"there are {len(lines)} lines to fill"
    for line, typed in zip(lines, words, strict=True):
        line.clear()
        QTest.keyClicks(line, typed)
    return lines


def answer(within: QWidget, *words: str) -> None:
    """Type into the lines of a dialog, and press Enter in the last."""
    QTest.keyClick(fill(within, *words)[-1], Qt.Key.Key_Return)


class WindowDesk:
    """A window with an officer before it. What she looks for and is not there fails at once."""

    def __init__(self, top: Window) -> None:
        self.top = top

    # What is open

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self.top.work is not None

    def open(self, path: Path) -> None:
        """Open a plan file, as from a list of recent ones."""
        self.top.open_path(path)

    def show(self, session: Session) -> None:
        """Show a plan that was opened elsewhere."""
        self.top.show_session(session)

    @property
    def work(self) -> Workspace:
        """What is shown of the open plan, for dialogs and verbs that want it whole."""
        assert self.top.work, "no plan is open"
        return self.top.work

    @property
    def session(self) -> Session:
        """The open plan and its file."""
        return self.work.bridge.session

    @property
    def plan(self) -> Plan:
        """The open plan as it stands."""
        return self.session.plan

    @property
    def keeper(self) -> Autosave:
        """What saves the open plan."""
        assert self.top.keeper, "no plan is open"
        return self.top.keeper

    @property
    def state(self) -> str:
        """What is said of saving."""
        return self.top.state.words.whole

    @property
    def shows_lock(self) -> bool:
        """Whether a lock stands by the state of saving."""
        return self.top.state.lock.isVisible()

    def saved(self) -> Plan:
        """Wait until the open plan is on the disk, and return what is there."""
        wait_until(lambda: self.session.is_saved and self.keeper.saving is None)
        assert self.session.path
        return open_session(self.session.path).plan

    # Where she is

    @property
    def where(self) -> str:
        """The page of the outline that is shown."""
        return self.work.where

    def go(self, where: str, *, write: bool = False) -> None:
        """Go to a page of the outline, which must be there; ``write`` puts the caret into it."""
        assert exists(self.plan, where), f"the plan has no page “{where}”"
        self.work.go(where, write=write)

    def view(self, name: str) -> Any:  # noqa: ANN401  # each view is of its own kind
        """Show a view, and return it."""
        self.work.show_view(name)
        return self.view_shown(name)

    def view_shown(self, name: str) -> Any:  # noqa: ANN401  # the same
        """Return the view that is shown, which must be this, once all of it is there."""
        assert self.work.view == name
        shown = self.work.views[name]
        wait_until(lambda: getattr(shown, "is_whole", True))
        return shown

    def panel(self, name: str) -> Any:  # noqa: ANN401  # each panel is of its own kind
        """Show a panel beside the text, and return it."""
        side = self.work.side
        if side is None or side.isHidden() or side.shown != name:
            self.work.toggle_side(name)
        return self.panel_shown(name)

    def panel_shown(self, name: str) -> Any:  # noqa: ANN401  # the same
        """Return the panel that is shown beside the text, which must be this."""
        side = self.work.side
        assert side
        assert not side.isHidden()
        assert side.shown == name
        return side.panels[name]

    @property
    def tab_rows(self) -> set[int]:
        """At how many heights the tabs of the panels beside the text stand that are shown."""
        assert self.work.side
        return {tab.y() for tab in self.work.side.tabs.values() if tab.isVisible()}

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return list(in_reading_order(self.top))

    @property
    def has_outline(self) -> bool:
        """Whether the outline is shown."""
        return self.work.outline.isVisible()

    @property
    def outline(self) -> QWidget:
        """What shows the rows of the outline, for what is dragged there."""
        return self.work.outline.tree.viewport()

    def open_outline(self) -> None:
        """Press what brings the outline back, which must be shown."""
        bring = self.work.title.outline_button
        assert bring.isVisible()
        bring.click()

    @property
    def rows(self) -> list[OutlineRow]:
        """The rows of the outline, in order."""
        return self.work.outline.tree.all_rows()

    @property
    def row(self) -> str:
        """The page of the row that is marked in the outline, or nothing."""
        marked = self.work.outline.tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        return marked.where if marked else ""

    def in_outline(self, *keys: Qt.Key) -> None:
        """Give the keyboard to the outline, and press keys there."""
        tree = self.work.outline.tree
        tree.setFocus()
        for key in keys:
            QTest.keyClick(tree, key)

    def key_in_outline(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key in the outline with others held."""
        QTest.keyClick(self.work.outline.tree, key, held)

    # The page in hand

    @property
    def has_page(self) -> bool:
        """Whether the page in hand is shown, and no panel in its place."""
        return self.work.page.isVisible()

    @property
    def has_card(self) -> bool:
        """Whether the card with the question is shown."""
        return self.card.isVisible()

    @property
    def bar_of_menus(self) -> MenuRow:
        """The row of menus."""
        return self.top.bar

    @property
    def card(self) -> QuestionCard:
        """The card with the question and its asks."""
        return self.work.page.card

    def words_marked(self) -> list[str]:
        """Return the words that are marked on the sheet, as those that speak for an answer."""
        boxes = self.work.page.desk.boxes
        return [words for box in boxes for words in words_marked(box.editor)]

    @property
    def section_card(self) -> SectionCard:
        """The card of a section."""
        assert self.work.page.section_card, "no section was shown yet"
        return self.work.page.section_card

    @property
    def boxes(self) -> list[PartBox]:
        """The answers or sections on the sheet."""
        return self.work.page.desk.boxes

    @property
    def box(self) -> PartBox:
        """The only answer or section on the sheet."""
        (only,) = self.boxes
        return only

    @property
    def given(self) -> GivenBox:
        """What is given beside the first text on the sheet."""
        found = self.boxes[0].given
        assert found, "nothing is given here beside a text"
        return found

    @property
    def options(self) -> dict[str, QAbstractButton]:
        """The options of the question on the sheet, by their words."""
        assert self.given.options, "nothing can be chosen here"
        return dict(self.given.options.buttons)

    @property
    def cells(self) -> dict[str, QWidget]:
        """The lines and choices that are filled in on the sheet, by what they are called."""
        grid, line = self.given.grid, self.given.line
        found = [*(grid.cells.values() if grid else ()), *((line,) if line else ())]
        return {one.accessibleName(): one for one in found}

    @property
    def value_note(self) -> str:
        """What is said below the controls of what is wrong in them."""
        return self.given.note.whole

    @property
    def heading(self) -> QLineEdit:
        """The line for a heading of its own above the only answer or section."""
        return self.box.heading.own

    @property
    def beside_heading(self) -> str:
        """What is said beside the heading of the only answer."""
        return self.box.heading.note.text()

    @property
    def origins(self) -> list[str]:
        """The lines below all answers on the sheet that tell where text came from."""
        return [line.text() for lines in self._origins for line in lines.lines]

    @property
    def origin_signs(self) -> list[bool]:
        """Whether each such line that is shown has the sign of another council’s text."""
        signs = [sign for lines in self._origins for sign in lines.findChildren(Sign)]
        return [sign.amber for sign in signs if sign.isVisible()]

    @property
    def _origins(self) -> list[OriginLines]:
        return [box.origins for box in self.boxes if isinstance(box.origins, OriginLines)]

    @property
    def settle_field(self) -> SettleField | None:
        """The field at the marked word in hand, if it is open."""
        found = self.top.findChildren(SettleField)
        return next((one for one in found if one.isVisible()), None)

    @property
    def to_settle(self) -> str:
        """What is said above the only answer of marks that are left, or nothing."""
        button = self.box.heading.marks
        return button.text() if button.isVisible() else ""

    def press_to_settle(self) -> None:
        """Click what says how many marks are left."""
        QTest.mouseClick(self.box.heading.marks, LEFT)

    @property
    def fitting(self) -> str:
        """What is said above the only answer of passages that fit its question, or nothing."""
        button = self.box.heading.fitting
        return button.text() if button.isVisible() else ""

    def press_fitting(self) -> None:
        """Click what says how many passages fit."""
        QTest.mouseClick(self.box.heading.fitting, LEFT)

    def refresh(self) -> None:
        """Bring what is told of the page in hand up to date, as the count does in a moment."""
        self.work.page.refresh()

    @property
    def sheet(self) -> QWidget:
        """The white sheet on which answers stand."""
        return self.work.page.desk.paper

    @property
    def next_answer(self) -> Neighbour:
        """The beginning of the text that follows in print, below the one in hand."""
        return self.work.page.desk.neighbour

    @property
    def letters(self) -> int:
        """How large the text on the sheet is, in pixels."""
        return self.work.page.desk.pixels()

    @property
    def here_told(self) -> str:
        """What is told of the length of the answer on the sheet."""
        return self.work.counter.here.text()

    # Writing

    def editor(self) -> AnswerEditor:
        """Return the editor in hand."""
        found = self.work.editor()
        assert found, "there is nothing to write in"
        return found

    def write(self, words: str) -> None:
        """Type words into the editor in hand, where its caret is."""
        QTest.keyClicks(self.editor(), words)

    def spell(self, speller: Speller | None) -> None:
        """Have spelling checked by this, or not at all."""
        self.work.page.desk.set_speller(speller)

    @property
    def spelling_bar(self) -> SpellingBar:
        """The bar that goes through the spelling, which must be open."""
        (bar,) = self.top.findChildren(SpellingBar)
        assert bar.isVisible()
        return bar

    def type_into(self, where: str, words: str) -> None:
        """Go to a page, and type words where its caret is."""
        self.go(where, write=True)
        self.write(words)

    # Pressing

    def choose(self, words: str) -> None:
        """Choose the command with these words in a menu, where it must be one to choose now."""
        self.top.finish()
        assert self.top.menus
        self.top.menus.refresh()  # as a menu does when it opens
        found = [
            one for one in self.top.findChildren(QAction) if without_letters(one.text()) == words
        ]
        assert len(found) == 1, f"{len(found)} commands are called “{words}”"
        assert found[0].isEnabled(), f"“{words}” cannot be chosen now"
        found[0].trigger()
        self.top.menus.free()  # as it does when it closes

    def choose_within(self, menu: str, words: str) -> None:
        """Choose a command of a menu that stands within a menu."""
        self.top.finish()
        within = [
            one for one in self.top.findChildren(QMenu) if without_letters(one.title()) == menu
        ]
        assert len(within) == 1, f"{len(within)} menus are called “{menu}”"
        within[0].aboutToShow.emit()
        self.choose(words)

    def press(self, words: str) -> None:
        """Click a button of the news, once it is there."""
        press(self._news_with(words), words)

    def press_by_key(self, words: str) -> None:
        """Press a button of the news by the space bar, once it is there."""
        press_by_key(self._news_with(words), words)

    @property
    def offered(self) -> list[str]:
        """What the news offers to do beside closing it; nothing where there is no news."""
        return [one.text() for one in self.top.notice.shown] if self.has_news else []

    def _news_with(self, words: str) -> QWidget:
        """Return the bar of news, opened where a button has no room in it, once it has one."""
        bar = self.top.notice
        wait_until(lambda: words in self.offered)
        if words not in buttons(bar, QPushButton):
            bar.opener.click()
        return bar

    def dialog(self, kind: type[Sheet], title: str = "") -> Sheet:
        """Wait for the one dialog of a kind whose title begins so, and return it."""

        def found() -> list[Sheet]:
            shown = [one for one in self.top.findChildren(kind) if one.isVisible()]
            return [one for one in shown if one.windowTitle().startswith(title)]

        wait_until(lambda: len(found()) == 1)
        return found()[0]

    def choices(self) -> dict[str, ChoiceButton]:
        """Return what the first page offers, by its title, which no two must share."""
        assert self.top.home, "the first page is not shown"
        found = self.top.home.findChildren(ChoiceButton)
        assert len({one.title for one in found}) == len(found)
        return {one.title: one for one in found}

    # Being told

    @property
    def bar(self) -> Notice:
        """The bar of news itself, for what is about where it stands and when it goes."""
        return self.top.notice

    @property
    def counting(self) -> QTimer:
        """What lets pages and words be counted when typing pauses."""
        return self.work._settle  # noqa: SLF001  # no officer sees it

    @property
    def has_news(self) -> bool:
        """Whether there is news in the bar."""
        return self.top.notice.isVisible()

    @property
    def news(self) -> str:
        """What was told last, in a few words."""
        return self.top.notice.words.text()

    @property
    def is_warned(self) -> bool:
        """Whether the news has the sign of a warning, not that of success."""
        return self.top.notice.is_amber

    @property
    def more(self) -> str:
        """What was told with it: what is safe, what next."""
        return self.top.notice.more.text()

    @property
    def problem(self) -> Problem | None:
        """What was told last, where it is a problem."""
        return self.top.notice.problem

    @property
    def told(self) -> str:
        """All that was told last."""
        return f"{self.news} {self.more}"

    def close_news(self) -> None:
        """Close the bar of news, which may tell the same again."""
        self.top.notice.hide()

    def on_screen(self, caret: Caret, length: int) -> tuple[int, int, int, int]:
        """Where words of the sheet stand: left, top, width, height."""
        box = next(one for one in self.work.desk.boxes if one.part_id == caret.part)
        end = caret._replace(position=caret.position + length)
        words = box.editor.place_of_words(caret).united(box.editor.place_of_words(end))
        corner = box.editor.viewport().mapToGlobal(words.topLeft())
        return corner.x(), corner.y(), words.width(), words.height()

    def come_back(self) -> None:
        """Come back to the window from another program; it looks what happened meanwhile."""
        wait_until(lambda: not self.top.jobs.is_under_way("copies"))
        state = Qt.ApplicationState.ApplicationActive
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.emit(state)
        wait_until(lambda: not self.top.jobs.is_under_way("copies back"))

    def wait_for(self, words: str) -> None:
        """Wait until these words are among the news."""
        wait_until(lambda: words in self.news)

    @property
    def why_amber(self) -> str:
        """Why the count is amber, if it is."""
        return self.work.counter.chip.why.text()

    @property
    def chip(self) -> QWidget:
        """What tells pages, and the lines that are free."""
        return self.work.counter.chip

    @property
    def pages_told(self) -> str:
        """What is told of pages, and of the lines that are free."""
        return self.work.counter.chip.words.text()

    @property
    def warns_of_pages(self) -> bool:
        """Whether what is told of pages is amber."""
        return self.work.counter.chip.amber

    @property
    def tells_pages(self) -> bool:
        """Whether pages are told where they can be seen."""
        return self.work.counter.isVisible() and self.work.counter.chip.words.isVisible()

    @property
    def title_told(self) -> str:
        """What the plan is called at the head of the window."""
        return self.work.title.title.whole

    @property
    def findings_told(self) -> str:
        """What the foot of the window says of findings."""
        return checking(self.work).button.text()

    @property
    def ready_told(self) -> str:
        """What is told of how many questions are ready."""
        return self.work.outline.ready.text()

    @property
    def due(self) -> tuple[str, str]:
        """What is told in two lines of when the plan is due, or was released."""
        strip = self.work.title
        return strip.left.text(), strip.day.text()

    @property
    def due_told(self) -> str:
        """What is told of the day on which the plan is due."""
        return self.work.title.day.text()

    @property
    def words_told(self) -> str:
        """What is told of the number of words."""
        return self.work.counter.words.text()
