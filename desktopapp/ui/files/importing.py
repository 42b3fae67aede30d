"""Bring in a document: where each passage goes, for the officer to check before anything moves."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktopapp.library.accepting import other_headings, proposed_title, suits_as_title
from desktopapp.library.proposal import Proposal
from desktopapp.operations.importing import propose, said_foreign
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled
from desktopapp.plan.saying import counted
from desktopapp.plan.text import count_words
from desktopapp.ui.files.placing_page import TO_KNOW, PlacingPage
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Card, button
from desktopapp.ui.widgets.jobs import Job, Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, entitle
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reach import in_reach
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.window_thread import tell_window
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_LOW = 500  # pixels of height below which what explains makes way for the lists


class Importing(Dialog):
    """The dialog: reading, then the proposal. ``proposal`` is what the officer agreed to."""

    def __init__(self, parent: QWidget, jobs: Jobs, plan: Plan, sources: list[Path]) -> None:
        super().__init__(parent)
        entitle(self, "Bring in a document")
        self.plan, self.jobs = plan, jobs
        self.found: Proposal | None = None
        self.proposal: Proposal | None = None
        self.asking: Sheet | None = None
        self.as_title = Tick("Use this as the plan’s title")
        self.as_headings = Tick("Use these theme headings instead of the letter’s")
        for tick in (self.as_title, self.as_headings):
            tick.setParent(self)
            tick.hide()  # until there is something to take
        self.title = PlainLabel("Reading the document")
        wear(self.title, 20, bold=True)
        self.words = Quiet(size=14)
        self.words.setWordWrap(True)
        self.foreign = ForeignDocument()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading the document")
        self.problem = ProblemLine()
        self.to_know = Elided(size=14)
        self.placing = PlacingPage(plan)
        self.placing.hide()
        self.placing.walked.connect(self._at_end)
        self.accept_button = button("Put them in the plan", self._agree, first=True)
        self.accept_button.setEnabled(False)
        self.stop = button("Cancel", self.reject)
        QShortcut(QKeySequence("F8"), self, self.placing.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept_button.click)
        column = self._column = in_reach(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self.to_know.hide()
        for part in (self.foreign, self.title, self.words, self.to_know, self.bar, self.problem):
            column.addWidget(part)
        self.offers = QVBoxLayout()
        self.offers.setSpacing(0)
        column.addLayout(self.offers)
        column.addWidget(self.placing, 1)
        verbs = QHBoxLayout()
        column.addLayout(verbs)
        verbs.addWidget(self.placing.nothing, 1)
        verbs.addWidget(self.stop)
        verbs.addWidget(self.accept_button)
        size = parent.size()
        self.resize(min(scaled(1120), size.width() - 24), min(scaled(780), size.height() - 24))

        def work(job: Job) -> Proposal:
            return propose(
                plan,
                sources,
                progress=partial(tell_window, self._show_step),
                cancelled=lambda: job.cancelled,
            )

        self.job = jobs.fetch("import", work, self._show, self._failed)

    def _show_step(self, done: int, steps: int, what: str) -> None:
        """Say which document is read, and how far it is in several or in a long one."""
        if self.found or self.job.cancelled:
            return
        self.words.setText(what)
        if steps > 1:
            self.bar.setRange(0, steps)
            self.bar.setValue(done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a low dialog's room to the lists."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.found is not None and self.height() < scaled(_LOW)
        for part in (self.title, self.words):
            part.setVisible(not low)
        self.placing.be_low(low=low)
        edge = 12 if low else 24
        self._column.setContentsMargins(edge, edge - 4, edge, edge - 4)

    def reject(self) -> None:
        """Stop reading and close; places that were chosen go only when that was said."""
        if self.placing.is_touched and self.asking is None:
            ask = self.asking = Sheet(
                self, "Leave without bringing it in?", "The places that you chose are not kept."
            )
            ask.finished.connect(self._asked)
            back = button("Go back", ask.reject, first=True)
            back.setDefault(True)
            ask.verbs.addWidget(button("Leave", ask.accept))
            ask.verbs.addWidget(back)
            ask.open()
            return
        self.job.cancel()
        super().reject()

    def _asked(self, leaves: int) -> None:
        """Leave, or go on where one was."""
        if leaves:
            self.reject()
        self.asking = None

    def _failed(self, error: Exception) -> None:
        self.bar.hide()
        self.title.setText("The document could not be brought in")
        if not isinstance(error, Cancelled):
            self.problem.say(problem_of(error))

    def _show(self, found: Proposal) -> None:
        self.found = found
        self.bar.hide()
        self.title.setText("Check where each part goes")
        self.foreign.say(self.plan, found)
        parts = (*found.passages, *found.loose)
        words = sum(count_words(one.text) for one in parts)
        out = len(found.bare) + sum(len(source.left_aside) for source in found.sources)
        stays = f" {counted(out, 'part')} not brought in: see the end." if out else ""
        self.words.setText(
            f"{counted(len(parts), 'part')} with {words:,} words.{stays} "
            "Nothing changes until you put them in the plan."
        )
        if notes := [note for source in found.sources for note in source.notes]:
            self.to_know.say(f"{TO_KNOW}: {' '.join(notes)}")
            self.to_know.show()
        said = (self.foreign.words.text(), f"{self.title.text()}.", self.words.text())
        announce(self, " ".join((*said, self.to_know.whole)).strip())
        self._offer(found)
        self._fit()
        self.placing.show()
        self.placing.show_proposal(found)
        self.accept_button.setEnabled(bool(parts))

    def _offer(self, found: Proposal) -> None:
        """Offer what the document may give the plan beside its text, where it is ticked."""
        title, headings = proposed_title(self.plan, found), other_headings(self.plan, found)
        self.as_title.setChecked(bool(title) and suits_as_title(self.plan, title))
        for tick, offered in ((self.as_title, [title]), (self.as_headings, [*headings.values()])):
            if any(offered):
                _add_ticked(self.offers, tick, offered)
                tick.show()

    def _at_end(self) -> None:
        """Give the keyboard to what puts all in, once the last part is confirmed."""
        self.accept_button.setFocus()

    def _agree(self) -> None:
        if self.found:
            self.proposal = replace(self.found, passages=self.placing.passages(), loose=())
            self.accept()


class ForeignDocument(Card):
    """Says at the top that a document is another council's; hidden where none is."""

    def __init__(self) -> None:
        super().__init__(6, "amber_fill")
        self.words = PlainLabel()
        wear(self.words, 15, bold=True)
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addWidget(self.words)
        self.hide()

    def say(self, plan: Plan, found: Proposal) -> None:
        """Name the councils whose documents these are."""
        councils = dict.fromkeys(one.council for one in found.sources if one.council)
        if councils:
            said = " ".join(said_foreign(plan, one) for one in councils)
            self.words.setText(
                f"{said} What must change in it stays marked until you have looked at it."
            )
            self.show()


def _add_ticked(column: QVBoxLayout, tick: Tick, offered: list[str]) -> None:
    """Add a line with a tick, and beside it what is taken where it is ticked."""
    tick.setAccessibleDescription("; ".join(offered))
    row = QHBoxLayout()
    column.addLayout(row)
    row.setSpacing(12)
    row.addWidget(tick)
    row.addWidget(Elided("; ".join(offered), size=14), 1)
    row.addStretch()
