"""The whole plan as one scroll, to read and to write in: every text in print order."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.history import Caret
from desktopapp.plan.places import print_order
from desktopapp.plan.plan import Plan
from desktopapp.session.news import Change
from desktopapp.ui.files.figures.figure_verbs import asked_of_figure
from desktopapp.ui.panels.page_ends import PageEnds
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.format_bar import FormatBar
from desktopapp.ui.widgets.controls import Coloured
from desktopapp.ui.workspace.part_box import Slot
from desktopapp.ui.workspace.plan_verbs import describe
from desktopapp.ui.workspace.settling import settling
from desktopapp.ui.workspace.sheet_area import Desk
from desktopapp.ui.workspace.workspace import Workspace

_AT_ONCE = 4  # texts that are built before the window paints, and in each turn after that


class WholeDesk(Desk):
    """The sheet of all texts. It is built from the top while the window lives."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work.bridge)
        self._built = 0
        self._growing = QTimer(self, interval=0, singleShot=True)
        self._growing.timeout.connect(self._grow)

    @property
    def is_whole(self) -> bool:
        """Whether every text of the plan stands on the sheet."""
        return self._built >= len(print_order(self.bridge.session.plan))

    def _slots(self, plan: Plan, _where: str) -> list[Slot]:
        return [
            Slot(where, part or self._begins(where))
            for where, part in print_order(plan)[: max(self._built, _AT_ONCE)]
        ]

    def _title_above(self, plan: Plan, slot: Slot, before: Slot | None) -> str:
        themes = {
            place: theme
            for theme in plan.brief.themes
            for place in (theme.id, *(question.id for question in theme.questions))
        }
        theme, above = themes.get(slot.where), themes.get(before.where) if before else None
        return plan.theme_title(theme.id) if theme and theme is not above else ""

    def show_place(self, where: str) -> None:
        """Show the plan as it stands, and go on building where it is not all there."""
        super().show_place(where)
        if not self.is_whole:
            self._growing.start()

    def reach(self, wanted: str) -> None:
        """Build as far as a page or a part, at once: it is wanted now."""
        order = enumerate(print_order(self.bridge.session.plan), 1)
        far = next((n for n, named in order if wanted in named), 0)
        if far > max(self._built, _AT_ONCE):
            self._built = far
            self.show_place("")

    def select(self, caret: Caret, length: int) -> None:
        """Select a stretch of characters, wherever in the plan it stands."""
        self.reach(caret.part)
        super().select(caret, length)

    def focus_on(self, part: str) -> None:
        """Give the keyboard to the editor of a part, wherever in the plan it stands."""
        self.reach(part)
        super().focus_on(part)

    def focus_on_page(self, where: str) -> None:
        """Give the keyboard to the first text of a page, wherever in the plan it stands."""
        self.reach(where)
        super().focus_on_page(where)

    def ask_reason(self, where: str) -> None:
        """Ask why a question has no answer, wherever in the plan it stands."""
        self.reach(where)
        super().ask_reason(where)

    def _show_neighbour(self, _plan: Plan) -> None:
        """Show nothing below: all that follows stands on the sheet."""

    def _grow(self) -> None:
        self._built = max(self._built, _AT_ONCE) + _AT_ONCE
        self.show_place("")
        if self.is_whole:
            self.grown.emit()


class WholePlan(Coloured):
    """The bar of formats, and below it the whole plan on one sheet."""

    def __init__(self, work: Workspace, verbs: dict[str, Callable[[], object]]) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.work = work
        self.desk = WholeDesk(work)
        self.bar = FormatBar(verbs)
        self._wanted = ""  # the page to go to once it is there
        self._enters = False  # whether the caret is to go there too
        self._bar = QWidget()
        inner = QVBoxLayout(self._bar)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        column.addLayout(above)
        above.setContentsMargins(0, 16, 14, 0)  # the scroll bar's width
        above.addWidget(self._bar)
        column.addWidget(self.desk, 1)
        self._connect(verbs)
        PageEnds(work, self.desk)

    def _connect(self, verbs: dict[str, Callable[[], object]]) -> None:
        desk, work = self.desk, self.work
        desk.refused.connect(work.notice.refuse)
        desk.noted.connect(work.notice.tell)
        desk.link_asked.connect(verbs["link"])
        desk.describe_asked.connect(lambda: describe(work))
        desk.figure_asked.connect(lambda what: asked_of_figure(work, what))
        settling(work).follow_desk(desk)
        desk.moved.connect(self._follow)
        desk.resized.connect(self._align)
        desk.grown.connect(self._arrive)
        work.page.desk.allowed.connect(desk.refresh_read_only)
        work.bridge.changed.connect(self._hear)
        work.counted.connect(lambda _pages: self._show())
        work.went.connect(self.go)

    def bare(self, *, bare: bool) -> None:
        """Show the sheet alone, or the bar above it too."""
        self._bar.setHidden(bare)

    def editor(self) -> AnswerEditor | None:
        """Return the editor in hand."""
        return self.desk.editor()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the plan as it stands, at the page in hand."""
        super().showEvent(event)
        self.desk.zoom = self.work.page.desk.zoom
        self._show()
        self._enters = True
        self.go(self.work.where)
        self._show_format(self.editor())

    def go(self, where: str) -> None:
        """Bring a page of the outline into sight, and the caret with it where it is here."""
        if not self.isVisible():
            return
        self._wanted = where
        if not self._enters:
            self.desk.reach(where)
        if self._enters or self.desk.page_in_hand() != where:
            self._arrive()

    def _arrive(self) -> None:
        if not self._wanted or not self.desk.go(self._wanted):
            return
        if self._enters:
            self._enters = False
            self.desk.focus_on_page(self._wanted)
        self._wanted = ""

    def _show(self) -> None:
        if self.isVisible():
            speller = self.work.page.desk.speller
            if speller is not self.desk.speller:
                self.desk.set_speller(speller)
            self.desk.show_place("")

    def _hear(self, change: Change) -> None:
        if self.isVisible():
            if not isinstance(change.by, AnswerEditor):
                self.desk.show_change(change)
            self._show_undo()

    def _follow(self, editor: AnswerEditor) -> None:
        """Let the outline follow the caret."""
        self._show_format(editor)
        where = self.desk.page_in_hand()
        if editor.hasFocus() and where and where != self.work.where:
            self._wanted = ""
            self.work.go(where)

    def _show_format(self, editor: AnswerEditor | None) -> None:
        self.bar.show_format(editor)
        self.desk.paper.update()
        self._show_undo()

    def _show_undo(self) -> None:
        history = self.work.bridge.session.history
        self.bar.show_undo(can_undo=history.can_undo, can_redo=history.can_redo)

    def _align(self) -> None:
        self._bar.setFixedWidth(min(self.desk.paper.width(), self.width() - 14))
