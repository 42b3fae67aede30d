"""Bring in a document: where each passage goes, for the officer to check before anything moves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktopapp.library.accepting import is_of_whole, other_headings, proposed_title
from desktopapp.library.placing import PlacedPassage, Proposal
from desktopapp.operations.importing import propose, said_foreign
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import Plan, SectionPlace
from desktopapp.plan.problem import Cancelled
from desktopapp.plan.saying import counted
from desktopapp.plan.text import count_words, plain
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card, Elided, Quiet, Tick, button, scrolling
from desktopapp.ui.widgets.jobs import Job, Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, entitle, explain
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.window_thread import tell_window

_LETTERS = 260  # of a passage that are shown


class Target(NamedTuple):
    """A place that a passage can go to, in words."""

    words: str
    theme: str = ""
    question: str | None = None
    place: SectionPlace | None = None
    aside: bool = False


def targets(plan: Plan) -> list[Target]:
    """Return all places that a passage can go to, in the order of the export."""
    found = [Target("Section before the themes", place=SectionPlace.BEFORE)]
    for theme in plan.brief.themes:
        found.append(Target(f"Theme {theme.number}: {theme.label or theme.title}", theme.id))
        for question in theme.questions:
            number = plan.brief.number(question.id)
            found.append(Target(f"{number} {question.label}", theme.id, question.id))
    found.append(Target("Section after the themes", place=SectionPlace.AFTER))
    found.append(Target("Leave aside", aside=True))
    return found


def placed_passages(
    passages: Sequence[PlacedPassage], targets: Sequence[Target]
) -> tuple[PlacedPassage, ...]:
    """Return the passages as the officer placed them, without those left aside."""
    return tuple(
        replace(passage, theme=where.theme, question=where.question, place=where.place)
        for passage, where in zip(passages, targets, strict=True)
        if not where.aside
    )


class Importing(Dialog):
    """The dialog: reading, then the proposal. ``proposal`` is what the officer agreed to."""

    def __init__(self, parent: QWidget, jobs: Jobs, plan: Plan, sources: list[Path]) -> None:
        super().__init__(parent)
        entitle(self, "Bring in a document")
        self.plan, self.jobs = plan, jobs
        self.found: Proposal | None = None
        self.proposal: Proposal | None = None
        self.targets = targets(plan)
        self.names = QStringListModel([target.words for target in self.targets], self)
        self.boxes: list[QComboBox] = []
        self.as_title = Tick("Use this as the plan’s title")
        self.as_headings = Tick("Use these theme headings instead of the letter’s")
        for tick in (self.as_title, self.as_headings):
            tick.setParent(self)
            tick.hide()  # until there is something to take
        self.title = PlainLabel("Reading the document")
        self.title.setFont(face(20, bold=True))
        self.words = Quiet(size=14)
        self.words.setWordWrap(True)
        self.foreign = ForeignDocument()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.problem = ProblemLine()
        self.area = scrolling(QWidget(), "What was found")
        self.area.hide()
        self.accept_button = button("Put them in the plan", self._agree, first=True)
        self.accept_button.setEnabled(False)
        self.stop = button("Cancel", self.reject)
        verbs = QHBoxLayout()
        verbs.addStretch()
        verbs.addWidget(self.stop)
        verbs.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.foreign, self.title, self.words, self.bar, self.problem):
            column.addWidget(part)
        column.addWidget(self.area, 1)
        column.addLayout(verbs)
        size = parent.size()
        self.resize(min(scaled(860), size.width() - 40), min(scaled(680), size.height() - 40))

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

    def reject(self) -> None:
        """Stop reading and close; nothing was changed."""
        self.job.cancel()
        super().reject()

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
        aside = [one for source in found.sources for one in source.left_aside]
        words = sum(count_words(passage.text) for passage in found.passages)
        unsure = sum(passage.doubtful for passage in found.passages)
        number = len(found.passages)
        many = counted(number, "passage")
        self.words.setText(
            f"{many} with {words:,} words. "
            f"{unsure:,} {'is' if unsure == 1 else 'are'} not certain. "
            f"{counted(len(aside), 'part')} not brought in and {len(found.unplaced):,} could not "
            "be placed; they are listed at the end. Nothing changes until you agree."
        )
        announce(self, f"{self.foreign.words.text()} {self.title.text()}. {self.words.text()}")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for card in self._offered(found):
            column.addWidget(card)
        for passage in found.passages:
            column.addWidget(self._passage(passage))
        for title, those in (
            ("Could not be placed", found.unplaced),
            ("Not brought in", tuple(aside)),
        ):
            if those:
                head = PlainLabel(title)
                head.setFont(face(17, bold=True))
                column.addWidget(head)
            for one in those:
                column.addWidget(self._aside(one.text, one.why))
        column.addStretch()
        self.area.setWidget(inner)
        self.area.show()
        self.accept_button.setEnabled(bool(found.passages))
        if self.boxes:
            self.boxes[0].setFocus()

    def _offered(self, found: Proposal) -> Iterator[QWidget]:
        """Go through what the document may give the plan beside its text, where it is ticked."""
        title, headings = proposed_title(self.plan, found), other_headings(self.plan, found)
        if title:
            self.as_title.setChecked(is_of_whole(title))
            yield _ticked(self.as_title, title)
        if headings:
            yield _ticked(self.as_headings, *headings.values())

    def _passage(self, passage: PlacedPassage) -> QWidget:
        card = Card(6, "sheet")
        top = QHBoxLayout()
        top.addWidget(Elided(passage.heading or "Without a heading", size=15, bold=True))
        top.addStretch()
        if passage.doubtful:
            top.addWidget(Quiet("Please check"))
        box = Choice()
        box.setModel(self.names)
        box.setCurrentIndex(self._target(passage))
        box.setAccessibleName(f"Where “{passage.heading or plain(passage.text)[:40]}” goes")
        box.setMaximumWidth(340)
        self.boxes.append(box)
        top.addWidget(box)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(_shown(plain_with_labels(passage.text)))
        return card

    def _aside(self, text: str, why: str) -> QWidget:
        card = Card(6)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(Elided(why, size=14, bold=True))
        column.addWidget(_shown(text))
        return card

    def _target(self, passage: PlacedPassage) -> int:
        for n, one in enumerate(self.targets):
            same = (one.theme, one.question, one.place) == (
                passage.theme,
                passage.question,
                passage.place,
            )
            if same and not one.aside:
                return n
        return len(self.targets) - 1

    def _agree(self) -> None:
        if self.found:
            where = [self.targets[box.currentIndex()] for box in self.boxes]
            passages = placed_passages(self.found.passages, where)
            self.proposal = replace(self.found, passages=passages)
            self.accept()


class ForeignDocument(Card):
    """Says at the top that a document is another council's; hidden where none is."""

    def __init__(self) -> None:
        super().__init__(6, "amber_fill")
        self.words = PlainLabel()
        self.words.setFont(face(15, bold=True))
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


def _ticked(tick: Tick, *offered: str) -> QWidget:
    """Return a card with a tick, and below it what is taken where it is ticked."""
    card = Card(6)
    words = Quiet("\n".join(offered), 14)
    words.setWordWrap(True)
    words.setContentsMargins(28, 0, 0, 0)
    tick.setAccessibleDescription("; ".join(offered))
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 8, 16, 10)
    column.setSpacing(0)
    column.addWidget(tick)
    column.addWidget(words)
    tick.show()
    return card


def _shown(text: str) -> Quiet:
    """Return the beginning of a text; all of it is the tooltip."""
    words = " ".join(text.split())
    short = words if len(words) <= _LETTERS else words[:_LETTERS].rsplit(" ", 1)[0] + "…"
    label = Quiet(short, 14)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if short != words:
        explain(label, words[: 8 * _LETTERS])
    return label
