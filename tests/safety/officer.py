"""An officer at work whose every state is known: what the harness compares a disk with.

State number n of a plan is a pure function of n, so whatever a disk holds after a crash can be
told: a state that was typed, or something that never was.
"""

import hashlib
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run
from desktopapp.store.backups import backups
from desktopapp.store.disk import Disk
from desktopapp.store.journal import Journal
from desktopapp.store.open_file import NotSaved, OpenFile, new_file
from desktopapp.store.planfile import encode
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.recovery import journals_left
from desktopapp.store.save import save

_QUESTIONS = tuple(Question(f"q{n}", f"Label {n}", f"How is thing {n} done?") for n in range(5))
_BRIEF = Brief("b", "A letter", "A minister", (Theme("t", 1, "Things", questions=_QUESTIONS),))
_WORDS = tuple("abcdefghijklmnop")


@cache
def state(number: int) -> Plan:
    """Return the plan after so many edits."""
    if number == 0:
        answers = tuple(Answer(f"a{n}", "t", (f"q{n}",)) for n in range(len(_QUESTIONS)))
        return Plan("0123456789abcdef", _BRIEF, Council("Aldermere Council"), "0", answers)
    before = state(number - 1)
    seed = int.from_bytes(hashlib.blake2b(str(number).encode(), digest_size=8).digest(), "big")
    words = [_WORDS[(seed >> n % 50) % len(_WORDS)] for n in range(10 + seed % 100)]
    text = (Paragraph("p", (Run(f"Edit {number}: " + " ".join(words)),)),)
    changed = replace(before.answers[seed % len(_QUESTIONS)], text=text)
    return replace(before.with_part(changed), title=str(number))


def number_of(plan: Plan) -> int:
    """Return the number of a state, or -1 for a plan that nobody ever typed."""
    with suppress(ValueError):
        number = int(plan.title)
        if plan == state(number):
            return number
    return -1


def no_wait(_seconds: float) -> None:
    """Do not wait: in the harness a sharing violation passes as soon as it is tried again."""


class Officer:
    """Types, with a journal, and saves now and then.

    ``typed`` is the newest state on the screen; ``promised`` the newest that was said to be safe.
    ``told`` counts what the officer was told did not work.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.disk = disk
        self.held: OpenFile = new_file(folder / "plan.planwright")
        self.folder = folder
        self.typed = 0
        self.promised = -1
        self.told = 0
        self.journal: Journal | None = None

    def begin(self) -> None:
        """Save the plan for the first time."""
        self.save()
        self.journal = Journal(
            self.folder / "journals", state(0), self.held.path, self.held.digest, disk=self.disk
        )

    def edit(self) -> None:
        """Type something, and let the journal note it."""
        self.typed += 1
        try:
            if self.journal:
                self.journal.note(state(self.typed))
                self.promised = self.typed
        except Exception:  # noqa: BLE001  # the window saves the plan itself then
            self.told += 1

    def save(self) -> None:
        """Save the plan as it is."""
        plan = state(self.typed)
        try:
            self.held = save(
                plan,
                self.held,
                self.folder / "recovery",
                disk=self.disk,
                wait=no_wait,
                backups=self.folder / "backups",
            )
        except NotSaved as error:
            self.held = error.held
            self.told += 1
            return
        self.promised = self.typed
        try:
            if self.journal:
                self.journal.mark(plan, self.held.path, self.held.digest, lambda: plan)
        except Exception:  # noqa: BLE001  # the older journal stays
            self.told += 1

    def work(self, edits: int, save_every: int) -> None:
        """Type so many edits and save after every so many."""
        for number in range(1, edits + 1):
            self.edit()
            if number % save_every == 0:
                self.save()


class Naive(Officer):
    """An officer whose program has no journal, and writes over the file itself."""

    def begin(self) -> None:
        """Save the plan for the first time."""
        self.save()

    def edit(self) -> None:
        """Type something."""
        self.typed += 1

    def save(self) -> None:
        """Empty the file and write it anew."""
        path = self.held.path
        if path.exists():
            self.disk.remove(path)
        descriptor = self.disk.create(path)
        self.disk.write(descriptor, encode(state(self.typed)))
        self.disk.close(descriptor)
        self.promised = self.typed


def found_after(folder: Path) -> tuple[int, str]:
    """Open what a crash left as the program would; return the newest state, and what is wrong.

    The state is -1 where there is nothing yet.
    """
    numbers = [-1]
    path = folder / "plan.planwright"
    if path.exists():
        try:
            numbers.append(number_of(open_plan(path)[0]))
        except Problem as problem:
            return -1, f"unreadable: {problem.what}"
        if numbers[-1] < 0:
            return -1, "mixed: the file"
    for recovery in journals_left(folder / "journals"):
        if recovery.unread:  # it is told of; what was promised must be elsewhere
            continue
        if recovery.plan is None or number_of(recovery.plan) < 0:
            return -1, "mixed: the journal"
        numbers.append(number_of(recovery.plan))
    for backup in backups(folder / "backups")[:-1]:  # the newest may be of a save under way
        with suppress(Problem):
            if number_of(open_plan(backup.path)[0]) < 0:
                return -1, "mixed: a backup"
    return max(numbers), ""


def verdict(folder: Path, promised: int, typed: int) -> str:
    """Say what is wrong with what a crash left; empty when every promise was kept."""
    newest, wrong = found_after(folder)
    if wrong:
        return wrong
    if newest > typed:
        return "mixed: a state that was never typed"
    if newest < promised:
        return f"broken promise: {promised} was safe, {newest} is there"
    return ""
