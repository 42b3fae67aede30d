"""The panel beside the text: the pages as they will print, small, with what is on each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.pages.paper_sheet import PaperSheet, keep_what_is_seen
from desktopapp.ui.widgets.controls import Coloured, scrolling
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.workspace import Workspace

_SMALL = 150  # pixels that a page is wide beside its words
_MOST = 40  # pages shown small; longer plans are read in the view of pages


def said_of_page(plan: Plan, pages: Paged, number: int) -> str:
    """Say what begins on a page, and how many lines are free on it."""
    names = dict.fromkeys(
        place_number(plan, place_of(plan, item.origin.part))
        for item, start in zip(pages.document.items, pages.layout.starts, strict=True)
        if start == number and item.origin.part
    )
    named = [name for name in names if name]
    styles = pages.document.styles
    free = int((styles.height - pages.layout.pages[number].used) / styles.body.line)
    first = f"{named[0]} to {named[-1]}." if len(named) > 1 else "".join(f"{n}." for n in named)
    return f"{first} {counted(free, 'line')} free.".strip()


class Preview(Coloured):
    """The panel with small pages. Pressing one leads to what is written there."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self.rows: list[tuple[PaperSheet, PlainLabel, Quiet]] = []
        self.tally = Quiet("as it will print")
        self.tally.setContentsMargins(16, 4, 16, 4)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 8, 16, 16)
        self._list.setSpacing(16)
        self._list.addStretch()
        area = scrolling(inner, "Small pages")
        keep_what_is_seen(area, lambda: (sheet for sheet, _, _ in self.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tally)
        column.addWidget(area, 1)
        self.setMinimumWidth(220)
        work.counted.connect(self.show_pages)
        self.show_pages(work.pages)

    def show_pages(self, pages: Paged) -> None:
        """Show the pages of a plan."""
        total = min(len(pages.layout.pages), _MOST)
        while len(self.rows) < total:
            self._add_row()
        for n, (sheet, name, words) in enumerate(self.rows):
            for part in (sheet, name, words):
                part.setVisible(n < total)
            if n < total:
                sheet.show_page(pages, n)
                name.setText(f"Page {n + 1}")
                words.setText(said_of_page(pages.plan, pages, n))
        pages_said = f"{total} pages as they will print"
        self.tally.setText(pages_said if total > 1 else "1 page as it will print")

    def _add_row(self) -> None:
        sheet, name, words = PaperSheet(), PlainLabel(), Quiet()
        sheet.set_width(_SMALL)
        number = len(self.rows)
        sheet.pressed.connect(lambda down: self.work.go_to_page(number, down))
        sheet.setCursor(Qt.CursorShape.PointingHandCursor)
        wear(name, 15, bold=True)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        self._list.insertLayout(len(self.rows), row)
        row.setSpacing(12)
        row.addWidget(sheet, 0, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        row.addLayout(side, 1)
        side.setSpacing(4)
        side.addWidget(name)
        side.addWidget(words, 1)
        self.rows.append((sheet, name, words))
