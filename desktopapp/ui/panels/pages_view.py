"""The view of the real pages, large enough to read, two side by side where there is room."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.history import Caret
from desktopapp.plan.saying import counted
from desktopapp.ui.pages.paged import Paged, printed_on
from desktopapp.ui.pages.paper_sheet import PaperSheet, keep_what_is_seen
from desktopapp.ui.widgets.controls import Coloured, button, scrolling
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.workspace import Workspace

_GAP = 24
_LEAST_WIDE, _MOST_WIDE = 420, 794  # pixels; the wider is A4 at 96 dots to the inch


class PagesView(Coloured):
    """All pages of the plan. Pressing a line leads to where it is written."""

    def __init__(self, work: Workspace, print_plan: Callable[[], object]) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.work = work
        self.sheets: list[PaperSheet] = []
        self.pages: Paged | None = None
        self.words = Quiet(size=14)
        head = Coloured(edges="b")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 4, 16, 5)
        row.addWidget(button("Back to writing", lambda: work.show_view("write")))
        row.addStretch()
        row.addWidget(self.words)
        row.addStretch()
        row.addWidget(button("Print", print_plan))
        desk = self._desk = QWidget()
        desk.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        desk.setAutoFillBackground(True)
        self._grid = QGridLayout(desk)
        self._grid.setSpacing(_GAP)
        self._grid.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.area = scrolling(desk, "Pages as they will print")
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        keep_what_is_seen(self.area, lambda: self.sheets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.area, 1)
        work.counted.connect(self.show_pages)
        self.show_pages(work.pages)

    def showEvent(self, event: QShowEvent) -> None:
        """Open at the page on which what is being written stands."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_to_text)  # once the pages stand where they will

    def _go_to_text(self) -> None:
        editor = self.work.page.desk.editor()
        caret = editor.caret() if editor else Caret()
        if self.pages and self.isVisible():
            self._grid.activate()
            sheet = self.sheets[printed_on(self.pages, self.work.where, caret)]
            self.area.verticalScrollBar().setValue(sheet.y() - _GAP)

    def show_pages(self, pages: Paged) -> None:
        """Show the pages of a plan."""
        self.pages = pages
        total = len(pages.layout.pages)
        while len(self.sheets) < total:
            sheet = PaperSheet()
            sheet.setParent(self._desk)  # before it is shown: else it were a window
            number = len(self.sheets)
            sheet.pressed.connect(lambda down, number=number: self.work.go_to_page(number, down))
            self.sheets.append(sheet)
        for n, sheet in enumerate(self.sheets):
            sheet.setVisible(n < total)
            if n < total:
                sheet.show_page(pages, n)
        self.words.setText(counted(total, "page"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - 14 - _GAP
        columns = 2 if room >= 2 * (_LEAST_WIDE + _GAP) else 1
        wide = min(room // columns - _GAP, _MOST_WIDE)
        for n, sheet in enumerate(self.sheets):
            sheet.set_width(max(wide, 200))
            self._grid.addWidget(sheet, n // columns, n % columns)
