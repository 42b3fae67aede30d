"""An open plan in the window: outline, the view in the middle, the side panel, the counters."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktopapp.plan.history import Caret
from desktopapp.plan.places import exists, first_place, next_place, place_of
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.session.news import Change
from desktopapp.store.names import shown_title
from desktopapp.ui.pages.paged import Paged, paged, paper
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.jobs import Jobs, problem_of
from desktopapp.ui.widgets.notice import Notice
from desktopapp.ui.widgets.one_of import OneOf
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.taking_keys import lend_keyboard
from desktopapp.ui.workspace.counter import CounterBar
from desktopapp.ui.workspace.outline import OutlinePanel
from desktopapp.ui.workspace.page import PartPage
from desktopapp.ui.workspace.panel_widths import PanelWidths
from desktopapp.ui.workspace.room import Room, take_keyboard_to
from desktopapp.ui.workspace.sheet_area import Desk
from desktopapp.ui.workspace.title import TitleStrip

if TYPE_CHECKING:
    from desktopapp.ui.widgets.side import SideTabs

_SETTLE = 200  # milliseconds after a change before pages are counted
_NARROW, _LOW = 860, 560  # logical pixels


class Workspace(QWidget):
    """Everything that one open plan needs. ``viewed`` tells which view is shown."""

    counted = Signal(object)  # Paged
    went = Signal(str)
    viewed = Signal(str)
    _seldom: frozenset[str] = frozenset()  # panels that have no tab until they are shown

    def __init__(
        self,
        bridge: Bridge,
        jobs: Jobs,
        verbs: dict[str, Callable[[], object]],
        notice: Notice,
        today: date,
        tabs: Iterable[tuple[str, str]],
        pages: Paged,
    ) -> None:
        super().__init__()
        self.bridge, self.jobs, self.today = bridge, jobs, today
        self.where = ""
        self.view = "write"
        self.in_focus = False
        self._is_narrow: bool | None = None  # not known before it has a size
        self.look: Appearance | None = None  # the template's that the counter follows
        self._makers: Mapping[str, Callable[[], QWidget]] = {}
        self._panels: Mapping[str, tuple[str, Callable[[], QWidget]]] = {}
        self.title = TitleStrip(tabs, self.show_view, verbs["export"])
        self.notice = notice
        self.outline = OutlinePanel()
        self.page = PartPage(bridge, verbs)
        self.middle = OneOf()
        self.middle.addWidget(self.page)
        self.views: dict[str, Any] = {"write": self.page}
        self.counter = CounterBar()
        self.focus_button = IconButton("focus", "Focus", beside=True)
        self.counter.row.addWidget(self.focus_button)
        self.side: SideTabs | None = None
        self.finder: QWidget | None = None
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.addWidget(self.outline)
        middle = QWidget()
        middle.setMinimumWidth(300)  # else what is on the page would take it from the outline
        self._middle_column = QVBoxLayout(middle)
        self._middle_column.setContentsMargins(0, 0, 0, 0)
        self._middle_column.setSpacing(0)
        self._middle_column.addWidget(self.middle)
        self.split.addWidget(middle)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.widths = PanelWidths(self.split, middle)
        self.room = Room(middle, self.widths.fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.split, 1)
        column.addWidget(self.counter)
        self.pages = pages
        if pages.problem:
            notice.warn(pages.problem)
        self._settle = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settle.timeout.connect(self.count)
        self._connect()
        self._show_plan()
        self.go(first_place(self.plan))
        self.title.show_view("write")

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self.bridge.session.plan

    def furnish(
        self,
        views: Mapping[str, Callable[[], QWidget]],
        panels: Mapping[str, tuple[str, Callable[[], QWidget]]],
        seldom: frozenset[str] = frozenset(),
    ) -> None:
        """Take how each view, by name, and each panel, with the words of its tab, is made.

        Panels that are ``seldom`` wanted have no tab until they are shown.
        """
        self._makers, self._panels, self._seldom = views, panels, seldom

    def go(self, where: str, *, write: bool = False) -> None:
        """Go to the page of a question, theme or section; ``write`` puts the caret there."""
        if not exists(self.plan, where):
            where = first_place(self.plan)
        self.where = where
        self.outline.tree.go(where)
        self.page.show_place(where)
        self._show_count()
        self.went.emit(where)
        if write:
            self._write()

    def go_to_page(self, number: int, down: float) -> None:
        """Go to what is written on a page (from 0), as far down as told (from 0 to 1)."""
        page = self.pages.layout.pages[number]
        sought = down * paper(self.pages.document.styles).height()
        items = self.pages.document.items
        near = min(page.lines, key=lambda line: abs(line.y - sought), default=None)
        where = place_of(self.plan, items[near.item].origin.part) if near else ""
        if where:
            self.go(where, write=True)

    def step(self, by: int) -> None:
        """Go to the question or text before (-1) or the next (1)."""
        there = next_place(self.plan, self.where, by)
        if there != self.where:
            self.go(there)

    def editor(self) -> AnswerEditor | None:
        """Return the editor in hand."""
        if self.view == "write":
            return self.page.desk.editor()
        found = getattr(self.views[self.view], "editor", None)
        return found() if found else None

    def show_view(self, name: str) -> None:
        """Show a view by its name. It is built when it is first asked for."""
        if name not in self.views:
            made = self.views[name] = self._makers[name]()
            lend_keyboard(made, self.title.views.get(name, self.title.export))
            self.middle.addWidget(made)
        self._leave_panel()
        self.view = name
        self._bare_view()
        self.middle.setCurrentWidget(self.views[name])
        self.title.show_view(name)
        self.viewed.emit(name)

    def show_text(self) -> None:
        """Show what is written in: the whole plan where that is shown, else the page in hand."""
        self._leave_panel()
        if not isinstance(getattr(self.views[self.view], "desk", None), Desk):
            self.show_view("write")

    def focus_text(self) -> None:
        """Give the keyboard to the text that had it last."""
        self.desk.focus_in_hand()

    def add_side(self, side: "SideTabs") -> None:
        """Take a panel to the right side."""
        self.side = side
        self.widths.add(side)

    def hear(self, change: Change) -> None:
        """Show a change of the plan, and count again when it settles.

        While keys are typed only what they change is shown; the rest follows with the count.
        """
        self._settle.start()
        editor = change.by if isinstance(change.by, AnswerEditor) else None
        if editor and editor.isVisible():
            self.page.show_typing()
            return
        if not exists(change.plan, self.where):
            from desktopapp.plan.things import page_again  # noqa: PLC0415  # seldom wanted

            self.go(page_again(change.plan, self.where) or first_place(change.plan))
        # a picture that came late goes into the text that was left, and nobody is led there
        there = "" if editor else place_of(change.plan, change.caret.part)
        if there and there != self.where:
            self.go(there)
        self.page.show_change(change)
        self._show_plan()

    def count(self) -> None:
        """Lay the plan out and count it, off the window's thread."""
        plan, look = self.plan, self.look
        self.page.refresh()
        self.jobs.run("count", lambda _job: paged(plan, look), self._take_count, self._no_count)

    def follow(self, look: Appearance | None, name: str) -> None:
        """Count in the text and margins of a template of this name, or of none."""
        if look != self.look:
            self.look = look
            self.count()
        self.counter.say_look(name)

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        self.outline.setVisible(self.outline.isHidden())
        self._make_room(self.outline)
        announce(self, "Outline closed" if self.outline.isHidden() else "Outline")

    def toggle_side(self, name: str = "") -> None:
        """Show or hide the side panel, built when it is first shown; a name shows that tab."""
        side = self.side
        if side is None:
            from desktopapp.ui.widgets.side import SideTabs  # noqa: PLC0415  # with the first panel

            side = SideTabs(self._panels, self.toggle_side, self._seldom)
            self.add_side(side)
            side.show_panel(name or next(iter(self._panels)))
        elif name and not self.shows_side(name):
            side.show_panel(name)
            side.show()
        else:
            side.setVisible(side.isHidden())
        self._make_room(side)
        announce(
            self, "Panel closed" if side.isHidden() else side.tabs[side.shown].accessibleName()
        )

    def widen(self, name: str, by: int) -> None:
        """Make the outline or the side panel wider (1) or narrower (-1), as dragging does."""
        panel = self.outline if name == "outline" else self.side
        if panel is None or panel.isHidden():
            return
        self.widths.widen(panel, by)

    def show_side(self, name: str) -> bool:
        """Show a tab of the side panel where there is room; tell whether it is shown."""
        roomy = self.width() >= scaled(_NARROW) and not self.in_focus
        if roomy and not self.shows_side(name):
            self.toggle_side(name)
        return self.shows_side(name)

    def shows_side(self, name: str) -> bool:
        """Tell whether a tab of the side panel is shown."""
        side = self.side
        return bool(side and not side.isHidden() and side.shown == name)

    def panel(self, name: str) -> Any:  # noqa: ANN401  # each panel is of its own kind
        """Return a panel where it is shown beside the text, else nothing."""
        return self.side.panels[name] if self.side and self.shows_side(name) else None

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above the view in the middle."""
        self._middle_column.insertWidget(0, bar)

    def select(self, caret: Caret, length: int) -> None:
        """Go to where some words stand, and select them."""
        self.show_text()
        where = place_of(self.plan, caret.part)
        if where and where != self.where:
            self.go(where)
        self.desk.select(caret, length)

    def zoom(self, by: int) -> None:
        """Make the text on the sheet larger (1) or smaller (-1); 0 is as wide as fits."""
        for desk in {self.page.desk, self.desk}:
            desk.zoom = desk.zoom + by if by else 0
            desk.fit()

    def toggle_focus(self) -> None:
        """Hide everything but the text, and what needs attention, or show it again."""
        self.in_focus = not self.in_focus
        self.focus_button.setText("Leave focus" if self.in_focus else "Focus")
        self.focus_button.updateGeometry()
        self.outline.setHidden(self.in_focus or self.width() < scaled(_NARROW))
        if self.side:
            self.side.setHidden(self.in_focus)
        self.title.setHidden(self.in_focus)
        self._bare_view()
        self.counter.quieten(quiet=self.in_focus)
        self._make_room()

    def _bare_view(self) -> None:
        """Show the view in hand without what stands above its text, or with it."""
        bare = getattr(self.views[self.view], "bare", None)
        if bare:
            bare(bare=self.in_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape: out of the focus on the text, or from a panel to the text."""
        held = QApplication.focusWidget()
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.in_focus:
            self.focus_button.click()
        elif held and self.side and self.side.isAncestorOf(held):
            self._leave_panel()
            self.focus_text()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panels away where the window is small."""
        super().resizeEvent(event)
        wide, was_narrow = event.size().width(), self._is_narrow
        narrow = self._is_narrow = wide < scaled(_NARROW)
        self.title.make_compact(compact=event.size().height() < scaled(_LOW), narrow=narrow)
        if narrow != was_narrow:
            self.outline.setVisible(not narrow and not self.in_focus)
            if self.side and narrow:
                self.side.hide()
        if was_narrow is None:
            self.widths.begin(wide)
        self._make_room(self.room.alone)

    def _make_room(self, asked: QWidget | None = None) -> None:
        """Fold away what finds no room; the keyboard goes with what is shown alone, and back."""
        panels = [one for one in (self.outline, self.side) if one]
        is_other = self.room.make(self.width(), panels, asked)
        if is_other:
            alone = self.room.alone
            tree = self.outline.tree if alone is self.outline else None
            take_keyboard_to(tree or alone or self.editor())

    @property
    def desk(self) -> Desk:
        """The sheet in hand: that of the whole plan where it is shown, else that of the page."""
        found = getattr(self.views[self.view], "desk", None)
        return found if isinstance(found, Desk) else self.page.desk

    def _write(self) -> None:
        """Put the caret into the text of the page in hand."""
        self.show_text()
        self.desk.focus_on_page(self.where)

    def _type(self, event: QKeyEvent) -> None:
        """Write on in the page in hand what is typed in the outline."""
        self.show_text()
        self.desk.write_on(event, self.where)

    def _leave_panel(self) -> None:
        """Come back to the page from a panel that is shown alone."""
        if self.room.alone:
            self.room.alone.hide()
            self._make_room()

    def _connect(self) -> None:
        self.bridge.changed.connect(self.hear)
        self.outline.tree.chosen.connect(self.go)
        self.outline.tree.clicked.connect(lambda _index: self._leave_panel())
        self.outline.tree.activated.connect(lambda _index: self._write())
        self.outline.hide_button.clicked.connect(self.toggle_outline)
        self.title.outline_button.clicked.connect(self.toggle_outline)
        self.page.stepped.connect(self.step)
        self.page.page_wanted.connect(self.go)
        self.page.desk.refused.connect(self.notice.refuse)
        self.page.desk.noted.connect(self.notice.tell)
        self.page.desk.page_wanted.connect(lambda where: self.go(where, write=True))
        self.outline.tree.typed.connect(self._type)

    def show_title(self) -> None:
        """Show what the plan is called, and when it is due."""
        title = shown_title(self.plan.title, self.bridge.session.path)
        self.title.show_plan(self.plan, title, self.today)

    def _show_plan(self) -> None:
        self.show_title()
        self.outline.show_plan(self.plan, self.pages.costs())

    def _take_count(self, pages: Paged) -> None:
        self.pages = pages
        self.outline.show_plan(self.plan, pages.costs())
        self._show_count()
        self.counted.emit(pages)

    def _no_count(self, error: Exception) -> None:
        self.notice.warn(problem_of(error))

    def _show_count(self) -> None:
        self.counter.show_plan(self.plan, self.pages.measured, self.where)
