"""The council's own copy of the letter: chosen, read, looked at, and named in its row."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktopapp.layout.style import styles
from desktopapp.operations.letter_copy import said_of_letter, scan_words
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import LetterCopy
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Coloured, Thumb, button
from desktopapp.ui.widgets.drag_and_drop import dragged_files, take_copy
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Job, Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, entitle
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reach import in_reach
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_PIXELS = 15
_AROUND = 10  # pixels between the words and the ring that shows where the keyboard is
_USED = (
    "These words are printed in the report. Where the letter is a file of its own, the file goes "
    "out as it is, without comments, names and whatever else is hidden in it."
)
_WORDS_ONLY = (
    "These words are printed in the report. Where the letter is a file of its own, that is a Word "
    "document made from them."
)


class AnyTaken(Protocol):
    """What was read of a file: a copy, and its files by their names."""

    @property
    def copy(self) -> LetterCopy:
        """The copy, as the plan would keep it."""
        ...

    @property
    def files(self) -> Mapping[str, bytes]:
        """Its files by their names."""
        ...


class CopyWords(NamedTuple):
    """What a sheet says of a copy: while it is read, once it was, and what becomes of it."""

    reading: str
    read: str
    kept: str
    failed: str
    agree: str
    used: str
    shown: str  # what a screen reader calls the words


OF_LETTER = CopyWords(
    "Reading your own copy",
    "Check what was read",
    "Your own copy of the letter",
    "This copy cannot be used",
    "Use this copy",
    _USED,
    "What was read of the letter",
)
Read = TypeVar("Read", bound=AnyTaken)


class CopySheet(Dialog, Generic[Read]):
    """A dialog that shows what was read of a copy.

    Given a path, it reads the file first, and ``taken`` is what the officer agreed to; nothing
    changes before.
    """

    def __init__(self, parent: QWidget, plan: Plan, words: CopyWords = OF_LETTER) -> None:
        super().__init__(parent)
        self.plan, self.words = plan, words
        self.job: Job | None = None
        self.read: Read | None = None
        self.taken: Read | None = None
        self.title = PlainLabel()
        wear(self.title, 20, bold=True)
        self.title.setWordWrap(True)
        self.said, self.notes = Quiet(size=14), Quiet(size=14)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.reading)
        self.problem = ProblemLine()
        self.sheet = Coloured(QPalette.ColorRole.Base, "trbl")
        within = QVBoxLayout(self.sheet)
        within.setContentsMargins(2, 2, 2, 2)
        self.shown: AnswerEditor | None = None
        self.agree = button(words.agree, self._agree, first=True)
        self.agree.setEnabled(False)
        self.stop = button("Cancel", self.reject)
        column = in_reach(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.title, self.said, self.bar, self.problem):
            column.addWidget(part)
        column.addWidget(self.sheet, 100)
        column.addWidget(self.notes)
        column.addStretch(1)  # below the words where there is no sheet
        verbs = FoldingRow(6)
        column.addLayout(verbs)
        verbs.addStretch()
        verbs.addWidget(self.stop)
        verbs.addWidget(self.agree)
        for line in (self.said, self.notes):
            line.setWordWrap(True)
            line.hide()
        self.sheet.hide()
        size = parent.window().size()
        self.resize(min(scaled(760), size.width() - 40), min(scaled(640), size.height() - 40))

    def look(self, copy: LetterCopy) -> None:
        """Show a copy that the plan holds."""
        self.bar.hide()
        self.agree.hide()
        self.stop.setText("Close")
        self._show(copy, self.plan.pictures, self.words.kept)

    def take(self, jobs: Jobs, path: Path, read: Callable[[Path], Read]) -> None:
        """Read a file off the window's thread, and show what was read."""
        self._name(self.words.reading)
        self.said.setText(path.name)
        self.said.show()
        self.job = jobs.fetch("own copy", lambda _job: read(path), self._done, self._failed)

    def reject(self) -> None:
        """Stop reading, or close; nothing was changed."""
        if self.job:
            self.job.cancel()
        super().reject()

    def _done(self, taken: Read) -> None:
        self.read = taken
        self.bar.hide()
        scan = taken.copy.is_scan
        self._show(taken.copy, taken.files, "This is a scan" if scan else self.words.read)
        self.agree.setEnabled(True)
        self.agree.setDefault(True)
        (self.shown or self.agree).setFocus()

    def _failed(self, error: Exception) -> None:
        self.bar.hide()
        self._name(self.words.failed)
        self.agree.hide()
        self.stop.setText("Close")
        self.problem.say(problem_of(error))

    def _agree(self) -> None:
        self.taken = self.read
        self.accept()

    def _name(self, words: str) -> None:
        self.title.setText(words)
        entitle(self, words)

    def _show(self, copy: LetterCopy, files: Mapping[str, bytes], words: str) -> None:
        self._name(words)
        used = self.words.used if copy.file else _WORDS_ONLY
        what = scan_words(self.plan) if copy.is_scan else used
        self.said.setText(f"{said_of_letter(copy)}. {what}")
        self.said.show()
        announce(self, self.said.text())
        notes = " ".join((*copy.notes, *copy.left))
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        layout = self.sheet.layout()
        if not copy.is_scan and layout:
            look = styles(self.plan.appearance)
            self.shown = AnswerEditor("", copy.text, look, _PIXELS, pictures=files)
            self.shown.setReadOnly(True)
            self.shown.setViewportMargins(_AROUND, _AROUND, 0, _AROUND)
            self.shown.setFrameShape(QFrame.Shape.NoFrame)
            self.shown.setAccessibleName(self.words.shown)
            self.shown.setVerticalScrollBar(Thumb())
            self.shown.moveCursor(QTextCursor.MoveOperation.Start)
            layout.addWidget(self.shown)
            self.sheet.show()


class LetterVerbs(NamedTuple):
    """What a letter's row may ask for: another copy, by file or by question, and a look."""

    choose: Callable[[], object]
    take: Callable[[Path], object]
    look: Callable[[LetterCopy], object]
    has_text: Callable[[], bool]  # whether Planwright has the words of the letter


class LetterLine(QWidget):
    """The line below a letter's title: which text is printed, and how to have another.

    A file can be dropped on it.
    """

    def __init__(self, verbs: LetterVerbs, told: Callable[[LetterCopy | None], None]) -> None:
        super().__init__()
        self.verbs = verbs
        self.copy: LetterCopy | None = None
        self.words = Elided(size=14)
        self.scan = Elided(size=14)
        self.choose = button("Use your own copy…", verbs.choose)
        self.look = button("Look at it", self._look)
        self.back = button("Use the text in Planwright", lambda: told(None))
        self.look.setAccessibleName("Look at your own copy of the letter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.scan)
        row = FoldingRow(8)
        column.addLayout(row)
        for one in (self.choose, self.look, self.back):
            wear(one, 14)
            row.addWidget(one)
        row.addStretch()
        self.setAcceptDrops(True)

    def show_copy(self, copy: LetterCopy | None) -> None:
        """Show which text is printed."""
        self.copy = copy
        has_text = self.verbs.has_text()
        none = "The text in Planwright, with its licence" if has_text else "No text yet"
        self.words.say(f"Your own copy: {said_of_letter(copy)}" if copy else none)
        prints = "prints the text in Planwright" if has_text else "says where it is"
        self.scan.say(f"It goes beside the report as a file of its own. The report {prints}.")
        self.scan.setVisible(bool(copy and copy.is_scan))
        self.choose.setText("Another copy…" if copy else "Use your own copy…")
        self.choose.updateGeometry()
        self.look.setVisible(copy is not None)
        self.back.setVisible(copy is not None and has_text)

    def _look(self) -> None:
        if self.copy:
            self.verbs.look(self.copy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take any one file: of one that is no letter, the dialog says what to do."""
        if _letter_of(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _letter_of(event)
        if path:
            take_copy(event)
            self.verbs.take(path)


def _letter_of(event: QDropEvent) -> Path | None:
    files = dragged_files(event.mimeData())
    return files[0] if len(files) == 1 else None
