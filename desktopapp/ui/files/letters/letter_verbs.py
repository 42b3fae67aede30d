"""From a letter to a plan: choose it, read it, check it, start the plan; and change it later."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QProgressBar

from desktopapp.asking.nothing_asked import NothingAsked
from desktopapp.operations.kept_letters import LETTER_SUFFIX, letters_folder, open_letter
from desktopapp.operations.letters import read_letter, read_words
from desktopapp.plan.asked_anew import unasked, with_brief
from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled, Problem
from desktopapp.plan.progress import Steps
from desktopapp.plan.saying import counted
from desktopapp.store.choices import COUNCIL, LETTERS_FOLDER
from desktopapp.store.files import WritePlace
from desktopapp.ui.files.council_name import keep_council
from desktopapp.ui.files.letters.checking_page import CheckingPage
from desktopapp.ui.files.letters.keeping import LetterKeeping
from desktopapp.ui.files.letters.letter_sheet import LetterSheet, PasteSheet, WhatItIs
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.files.opening_page import OpeningPage
from desktopapp.ui.files.protecting import ask_and_unlock
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import Job, problem_of
from desktopapp.ui.widgets.window_thread import tell_window
from desktopapp.ui.workspace.shell import Shell

_READING = "reading a letter"
_SLOW = "A long letter takes a while. You can wait, or cancel."
_TO_MARK = "Mark the words of a question in the letter, and press Ctrl+M to make a question of it."
_Read = tuple[Brief, WritePlace | None]  # a letter, and where it is kept already
_BringIn = Callable[[Shell, list[Path]], object]


def choose_letter(shell: Shell, folder: Path) -> None:
    """Ask which letter to start from, and read it."""
    sheet = LetterSheet(shell, folder)
    if not sheet.exec():
        return
    if sheet.wants_words:
        paste_letter(shell, folder)
    elif sheet.chosen:
        read_letter_file(shell, sheet.chosen, folder)


def paste_letter(shell: Shell, folder: Path) -> None:
    """Ask for the words of a letter, and read them."""
    sheet = PasteSheet(shell)
    if sheet.exec():
        words, title = sheet.text.toPlainText(), sheet.title.text().strip() or "Pasted letter"
        _read(
            shell,
            Path(title),
            folder,
            lambda job, _heard: (read_words(words, title, lambda: job.cancelled), None),
        )


def is_kept(path: Path) -> bool:
    """Tell whether a file is a letter that was read, by its name."""
    return path.suffix.lower() == LETTER_SUFFIX


def ask_what_it_is(shell: Shell, files: list[Path], folder: Path, bring_in: _BringIn) -> None:
    """Ask whether what was dropped is a letter to answer or an answer to bring in."""
    sheet = WhatItIs(shell, files[0].name)
    if not sheet.exec():
        return
    if sheet.is_letter:
        read_letter_file(shell, files[0], folder)
    else:
        bring_in(shell, files)


def read_letter_file(shell: Shell, path: Path, folder: Path) -> None:
    """Read a letter, or open one that was read before, and have it checked."""

    def work(job: Job, heard: Steps) -> _Read:
        if is_kept(path):
            brief, place = open_letter(path)
            kept = place.path.parent == letters_folder(shell.settings.get(LETTERS_FOLDER))
            return brief, place if kept else None
        return read_letter(path, heard, lambda: job.cancelled), None

    _read(shell, path, folder, work)


class ReadingPage(OpeningPage):
    """What the window shows while a letter is read."""

    name = "letter"  # by which the guide knows it
    obstacle = "Wait until the letter is read, or cancel."

    def __init__(self, path: Path, cancel: Callable[[], object]) -> None:
        super().__init__(path, cancel, "Reading", _SLOW)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading the letter")
        self.column.insertWidget(2, self.bar)

    def show_step(self, done: int, steps: int) -> None:
        """Show how far a long letter is read."""
        if steps > 1:
            self.bar.setRange(0, steps)
            self.bar.setValue(done)

    def regions(self) -> tuple[tuple[OpeningPage, OpeningPage], ...]:
        """Return what F6 goes through."""
        return ()


def _read(shell: Shell, path: Path, folder: Path, work: Callable[[Job, Steps], _Read]) -> None:
    """Show that a letter is read, off the window’s thread, and then have it checked."""

    def cancel() -> None:
        shell.jobs.drop(_READING)
        shell.interlude.end()

    def done(read: _Read) -> None:
        check_letter(shell, *read, folder)

    def failed(error: Exception) -> None:
        if isinstance(error, NothingAsked) and not error.is_answer:
            mark_letter(shell, error.brief, folder)
            return
        shell.interlude.end()
        if isinstance(error, NothingAsked):
            mark = partial(mark_letter, shell, error.brief, folder)
            shell.notice.warn(error, (("It is a letter", mark),), for_it=False)
        elif not isinstance(error, Cancelled):
            shell.show_problem(problem_of(error))

    page = ReadingPage(path, cancel)
    shell.notice.hide()
    shell.interlude.show(page)
    heard = partial(tell_window, page.show_step)
    shell.jobs.fetch(_READING, lambda job: work(job, heard), done, failed)


def mark_letter(shell: Shell, brief: Brief, folder: Path) -> None:
    """Have the questions of a letter marked in which none was found."""
    check_letter(shell, brief, None, folder, _TO_MARK)


def check_letter(
    shell: Shell, brief: Brief, place: WritePlace | None, folder: Path, told: str = ""
) -> None:
    """Have a letter checked, and keep it meanwhile; then its plan is started."""
    page = CheckingPage(
        brief,
        shell.today,
        agree="Start the plan",
        leave="Put it away",
        obstacle="Put the letter away first, or start its plan.",
        told=told,
    )
    kept = letters_folder(shell.settings.get(LETTERS_FOLDER))

    def moved(path: Path) -> None:
        page.say(f"Somebody else changed this letter meanwhile. Yours is kept as “{path.stem}”.")

    def failed(error: Exception) -> None:
        page.problem.say(problem_of(error))

    keeping = LetterKeeping(shell.jobs, kept, place, moved, failed)
    page.changed.connect(lambda: keeping.keep(page.brief))
    page.put_aside.connect(lambda: _put_away(shell, page.brief))
    page.agreed.connect(lambda: _start(shell, page.brief, folder))
    if place is None:
        keeping.keep(brief)
    shell.interlude.show(page)
    announce(page, f"{page.found.text()}. {told}".strip())


def _put_away(shell: Shell, brief: Brief) -> None:
    shell.interlude.end()
    shell.say(f"“{brief.title}” is kept.", "Go on with it from “Start from a letter”.")


def _start(shell: Shell, brief: Brief, folder: Path) -> None:
    """Ask for what a new plan needs beside its letter, and open it."""
    unlock = partial(ask_and_unlock, shell)
    council = shell.settings.get(COUNCIL)
    dialog = NewPlan(shell.widget(), folder, council, brief, shell.settings, unlock)
    if dialog.exec() and dialog.found:
        keep_council(shell, dialog.council.text())
        shell.show_session(dialog.found.session, pages=dialog.found.pages)


def change_asked(shell: Shell) -> None:
    """Have what was asked changed in the open plan: each step is in it at once."""
    work = shell.work
    if work is None:
        return
    session = work.bridge.session
    page = CheckingPage(
        session.plan.brief_as_sent,
        shell.today,
        agree="Back to the plan",
        leave="",
        obstacle="Go back to the plan first.",
        told="What you change here is in the plan at once. No answer is lost by it.",
    )
    states: list[Plan] = [session.plan, session.plan]  # as it was first, and as it is now

    def take() -> None:
        if page.brief == session.plan.brief_as_sent:  # what others made of it
            return
        if session.plan is not states[1]:  # others changed it meanwhile
            states[0] = session.plan
        changed = with_brief(states[0], page.brief)
        try:
            session.edit(changed, "change what was asked", fold=f"asked {id(page)}")
        except Problem as problem:
            page.problem.say(problem)
        states[1] = session.plan

    def back() -> None:
        session.seal()
        shell.interlude.end()
        _offer_unasked(shell)

    page.changed.connect(take)
    work.bridge.changed.connect(page.hear)
    page.agreed.connect(back)
    shell.interlude.show(page)


def _offer_unasked(shell: Shell) -> None:
    """Say which answers nobody asks for now, and offer the way to them."""
    work = shell.work
    left = unasked(work.plan) if work else ()
    if work and left:
        count = counted(len(left), "answer")
        shell.notice.tell(
            f"{count} {'is' if len(left) == 1 else 'are'} not asked for now.",
            "Each text is kept in its theme, under the words of what was asked. What was chosen "
            "or filled in is kept too, and shows again once its question is taken back.",
            (("Show", lambda: work.go(left[0].theme)),),
        )
