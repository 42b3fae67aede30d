"""The window: menus above, a home page or an open plan below, and the state of saving."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.names import shown_title
from desktopapp.store.settings import Settings, save_settings, settings_file
from desktopapp.ui.command_context import MENUS
from desktopapp.ui.files.closing import Leaving, put_away
from desktopapp.ui.files.last_place import go_to_last_place, keep_place
from desktopapp.ui.menu_corner import Corner
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.views import complete, workspace
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.collecting import collect_here, give_back_after
from desktopapp.ui.widgets.in_turns import InTurns
from desktopapp.ui.widgets.jobs import Job, Jobs, OneAtATime, problem_of
from desktopapp.ui.widgets.labels import entitle
from desktopapp.ui.widgets.menu_row import MenuRow, TopRow
from desktopapp.ui.widgets.notice import Notice
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.reach import FoldingPages, Reach
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.autosave import Autosave
from desktopapp.ui.workspace.being_opened import BeingOpened
from desktopapp.ui.workspace.interlude import Interlude
from desktopapp.ui.workspace.spelling_choice import SpellingChoice
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktopapp.ui.widgets.commands import Menus

_NARROW = 860  # logical pixels
_LEAST = 330, 300  # into which everything folds below the menus
_SOON = 30  # milliseconds after the first paint until the rest is made ready
_LATER = 800  # milliseconds from then until spelling begins
_GONE = 1000  # milliseconds until nothing is left of a plan that was put away


class Window(QMainWindow):
    """One window with one plan at a time, or the home page."""

    def __init__(self, settings: Settings, today: date) -> None:
        super().__init__()
        collect_here()
        self.settings, self.today = settings, today
        self.jobs = Jobs(self)
        self.work: Workspace | None = None
        self.keeper: Autosave | None = None
        self.home: QWidget | None = None
        self.leaving: Leaving | None = None
        self.let_go_of: tuple[str, Job] | None = None  # the plan put away last, and its end
        self._may_close = self._is_closing = False
        self._focus: QWidget | None = None  # what had the keyboard before the window stood by
        self._settings = OneAtATime(self.jobs, "settings")
        self.menus: Menus | None = None  # from the first paint on
        self._rest = InTurns(self._ready(), self)
        self.stack = FoldingPages()
        reach = Reach(self.stack, *_LEAST)
        reach.setMinimumSize(320, 160)
        self.setCentralWidget(reach)
        self.state = Corner()
        self.state.finder.clicked.connect(self.find_anything)
        bar = self.bar = MenuRow()
        self.top_row = TopRow(bar, self.state)
        self.setMenuWidget(self.top_row)
        self._menus = [bar.addMenu(name) for name in MENUS]
        self.notice = Notice(self, bar.free_room, self._focus_text, self.state.finder)
        self.spelling = SpellingChoice(self)
        self.opening = BeingOpened(self.stack, self.notice)
        self.interlude = Interlude(self.stack, self._focus_text)
        bar.laid_out.connect(self.notice.place)
        entitle(self, "Planwright")
        self.resize(1366, 768)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the menus the room they need."""
        self.state.make_narrow(narrow=event.size().width() < scaled(_NARROW))
        super().resizeEvent(event)

    def finish(self) -> None:
        """Do all that can wait until the window is painted."""
        self._rest.finish()

    def _ready(self) -> Iterator[None]:
        """Fill the menus, ready the focus ring, and complete the open plan, part by part."""
        from desktopapp.ui import plan_dialogs  # noqa: F401, PLC0415  # what the menus need, in parts

        yield
        from desktopapp.ui.after_first_paint import filled_menus, look_after  # noqa: PLC0415  # the same

        self.bar.make_names_high()
        yield
        work = self.work  # what is shown from now on is completed at once
        self.menus = filled_menus(self, self, self._menus)
        look_after(self)
        QTimer.singleShot(_LATER, self, self.spelling.follow)  # not once it is gone
        yield
        if work and work is self.work:
            session = work.bridge.session
            yield from complete(self, work, lambda: self._hold(session))
        yield
        from desktopapp.ui.files import recovering, temporary_profile  # noqa: PLC0415  # the same

        self.setAcceptDrops(True)
        recovering.look(self)
        temporary_profile.warn_of_log_off(self)

    def show_home(self) -> None:
        """Put the plan away, and show the home page, without news that was told of the plan."""
        told = self.notice.number if self.work else 0

        def shown() -> None:
            self._show_home()
            self.notice.end(told)

        self.put_away(shown)

    def _show_home(self) -> None:
        from desktopapp.ui.files.file_verbs import first_page  # noqa: PLC0415  # a named plan opens without it

        self.opening.end()
        self.interlude.end()
        self._leave_home()
        self.home = first_page(self)
        self.stack.addWidget(self.home)
        self.stack.setCurrentWidget(self.home)
        self.state.show_state("", "")
        self._entitle()
        entitle(self, "Planwright")

    def _leave_home(self) -> None:
        """Let go of the first page: what it says is asked anew when it is next shown."""
        if self.home:
            self.stack.removeWidget(self.home)
            self.home.deleteLater()
            self.home = None

    def open_path(self, path: Path) -> None:
        """Open a plan file; what cannot be opened is said, and what is shown stays."""
        from desktopapp.ui.files.opening import open_in_window  # noqa: PLC0415  # with the first plan

        open_in_window(self, path, lambda: self._opened(path))

    def _opened(self, path: Path) -> None:
        if self.menus is not None:
            from desktopapp.ui.files import recovering  # noqa: PLC0415  # loaded by then

            recovering.look(self, path)

    def show_session(
        self,
        session: Session,
        then: Callable[[], object] = lambda: None,
        pages: Paged | None = None,
    ) -> None:
        """Show an open plan, laid out first; the one before it is saved and put away."""
        if pages:
            self.put_away(lambda: self._show(session, then, pages))
        else:
            from desktopapp.ui.files.opening import lay_out_and_show  # noqa: PLC0415  # with the first plan

            lay_out_and_show(self, session, lambda laid: self.show_session(session, then, laid))

    def _show(self, session: Session, then: Callable[[], object], pages: Paged) -> None:
        self.opening.end()
        self.interlude.end()
        bridge = Bridge(session, self)
        bridge.wants = self.settings.get
        bridge.changed.connect(lambda change: self.notice.hear_edit(undone=change.undone))
        self.keeper = Autosave(bridge, self.jobs)
        self.notice.forget_waiting()
        self.notice.hide()
        self.work = workspace(self, bridge, pages)
        self.keeper.state_changed.connect(self.state.show_state)
        self.keeper.failed.connect(self._not_saved)
        self.keeper.saved.connect(lambda: self._saved(session))
        self.spelling.check(self.work)
        plan_verbs.take_wishes(self.work)
        self.work.focus_button.clicked.connect(self.toggle_focus)
        self.stack.addWidget(self.work)
        self.stack.setCurrentWidget(self.work)
        self.state.show_state(*self.keeper.state())
        self._entitle()
        bridge.changed.connect(lambda _change: self._entitle())
        self.keeper.state_changed.connect(lambda _sign, _words: self._entitle())
        self.work.page.desk.focus()
        self._leave_home()
        go_to_last_place(self.work, self.settings)
        if self.menus is not None:
            for _ in complete(self, self.work, lambda: self._hold(session)):
                pass
        then()

    def _entitle(self) -> None:
        """Name the window as its plan is called now, with a lock where it is protected."""
        self.state.show_protected(protected=bool(self.work and self.work.bridge.session.vault))
        if self.work:
            plan, path = self.work.plan, self.work.bridge.session.path
            words = f"{shown_title(plan.title, path)} – {plan.council.name} – Planwright"
            if words != self.windowTitle():
                entitle(self, words)
                self.work.show_title()

    def put_away(self, then: Callable[[], object]) -> None:
        """Save the open plan and put it away, then go on; it stays where it cannot be saved."""
        put_away(self, then)

    def let_go(self) -> None:
        """Put away the open plan, of which nothing is lost."""
        if self.work is None or self.keeper is None:
            return
        keep_place(self.work, self.settings)
        self.keep_settings()
        held: QWidget | None = self.focusWidget()  # the stub says always one
        if held and self.work.isAncestorOf(held):
            held.clearFocus()  # else Qt would look for the next stop
        self.let_go_of = self.work.bridge.session.plan.id, self.keeper.end()
        self.stack.removeWidget(self.work)
        self.work.deleteLater()
        self.keeper.bridge.deleteLater()
        self.work = self.keeper = None
        give_back_after(_GONE)
        self.notice.forget_waiting()
        self._quieten()

    def stand_by(self, *, still: bool) -> None:
        """Let nothing be changed in the window for a while, or let it be used again."""
        if still:
            self._focus = QApplication.focusWidget()
        self.stack.setEnabled(not still)
        self.top_row.setEnabled(not still)
        if self.menus:
            self.menus.still = still
        if not still and self._focus and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus = None

    def _focus_text(self) -> None:
        """Give the keyboard to the text, where one is shown."""
        if self.work and self.work.desk.isVisible():
            self.work.focus_text()

    def show_problem(self, problem: Problem) -> None:
        """Tell of a problem in the bar: what happened, what is safe, what next."""
        self.notice.warn(problem)

    def tell_unforeseen(self, problem: Problem) -> None:
        """Tell of an error that nobody foresaw, stay with what is open, and save it."""
        if self.leaving:
            self.leaving.stay()
        self.show_problem(problem)
        if self.keeper:
            self.keeper.save()

    def say(self, words: str, more: str = "") -> None:
        """Tell that something was done."""
        self.notice.tell(words, more)

    def keep_settings(self) -> None:
        """Write down what was chosen; where that fails the plan is not affected."""
        if self.settings.is_saved:
            return
        written, place = self.settings.as_they_are(), settings_file()
        self._settings.run(
            lambda: save_settings(written, place),
            lambda _saved: self.settings.saved(written),
            failed=lambda error: self.show_problem(problem_of(error)),
            briefly=True,
        )

    @Slot()
    def toggle_focus(self) -> None:
        """Leave nothing but the text, or come back."""
        if self.work:
            self.work.toggle_focus()
            self._quieten()

    def _quieten(self) -> None:
        """Let the row of menus be quiet while nothing but the text is shown."""
        quiet = bool(self.work and self.work.in_focus)
        self.bar.quieten(quiet=quiet)
        self.state.finder.setHidden(quiet or self.width() < scaled(_NARROW))
        self.notice.place()  # which may cover it

    def next_region(self, by: int) -> None:
        """Move the keyboard to the next region of the window that is shown."""
        from desktopapp.ui.workspace.regions import go_round, to_next_region  # noqa: PLC0415  # when asked

        if self.interlude.page:
            go_round(self, self.interlude.page.regions(), by)
        elif self.work:
            to_next_region(self.work, by)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Go through the window as it is read."""
        from desktopapp.ui.widgets.reading_order import go_on  # noqa: PLC0415  # with the first Tab

        return go_on(self, forward=next_one) or super().focusNextPrevChild(next_one)

    def find_anything(self) -> None:
        """Open the box that finds every command, question and section."""
        from desktopapp.ui.command_palette import find_anything  # noqa: PLC0415  # when asked
        from desktopapp.ui.menu_table import table  # noqa: PLC0415  # the same

        find_anything(self, table(self))

    def widget(self) -> QWidget:
        """Return the window itself."""
        return self

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take plans and documents that are dragged here."""
        from desktopapp.ui.files.file_verbs import wanted_files  # noqa: PLC0415  # rarely needed
        from desktopapp.ui.widgets.drag_and_drop import welcome  # noqa: PLC0415  # the same

        welcome(event, wanted_files)

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open the plan, or bring in the documents, that were dropped."""
        from desktopapp.ui.files.file_verbs import take_dropped, wanted_files  # noqa: PLC0415  # rarely needed
        from desktopapp.ui.widgets.drag_and_drop import take_files  # noqa: PLC0415  # the same

        take_files(event, lambda files: take_dropped(self, files), wanted_files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ready the rest soon after the end of the first paint, however long that took."""
        super().paintEvent(event)
        if self.menus is None:
            QTimer.singleShot(0, lambda: QTimer.singleShot(_SOON, self._rest.start))

    def changeEvent(self, event: QEvent) -> None:
        """Save when the officer turns to another program, and when she comes back let her type."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if self.isActiveWindow():
            held: QWidget | None = self.focusWidget()  # the stub says always one
            if held is None or not held.isVisible():  # else Qt gives it to what stands first
                self._focus_text()
        elif self.keeper and QApplication.activeWindow() is None:
            self.keeper.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, and close only when nothing is lost by it."""
        if not self._may_close:
            self._is_closing = True
            try:
                self.put_away(self._close_now)
            except Exception as error:  # noqa: BLE001  # Qt would take it for a yes
                self.tell_unforeseen(problem_of(error))
            self._is_closing = False
        event.setAccepted(self._may_close)

    def _close_now(self) -> None:
        self._may_close = True
        if not self._is_closing:
            self.close()

    def save_at_log_off(self, _manager: object = None) -> None:
        """Save the plan itself when the system ends the officer's session.

        What else is kept on this PC, the journal too, may be gone with a profile that does not
        last, as on many Citrix servers.
        """
        if self.keeper:
            self.keeper.save_at_log_off()

    def _hold(self, session: Session) -> None:
        """Say on the disk that the plan is open here, or that somebody else has it open."""
        if session.path:
            self.settings.add_recent(session.path)
            self.keep_settings()
        if self.keeper:
            before = self.let_go_of
            is_same = before and before[0] == session.plan.id
            self.keeper.hold(before[1] if before and is_same else None)

    def _saved(self, session: Session) -> None:
        self.notice.settle()
        if session.untold:
            self.say("The plan is saved.", session.untold)

    @Slot(object)
    def _not_saved(self, problem: Problem) -> None:
        from desktopapp.ui.files.diverged import tell_not_saved  # noqa: PLC0415  # rarely needed

        tell_not_saved(self, problem)
