"""A plan that cannot be opened: what can be done about it, and doing it in a new file."""

import re
from collections.abc import Callable
from pathlib import Path

from desktopapp.plan.compare import Difference, compare
from desktopapp.plan.problem import Unreadable
from desktopapp.plan.saying import counted
from desktopapp.session.recovering import typed_in
from desktopapp.session.salvaging import (
    Left,
    look_for_remains,
    said_of_gone,
    said_of_other_letter,
    said_of_silence,
    state_plan,
    take_state,
    take_whole,
    write_texts,
)
from desktopapp.session.session import Session
from desktopapp.session.versions import Earlier
from desktopapp.store.names import RECOVERED, SUFFIX, free_path
from desktopapp.store.recovery import Recovery
from desktopapp.store.vault import Locked
from desktopapp.store.versions import Version
from desktopapp.ui.files import recovering
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.files.found import FoundPlan
from desktopapp.ui.files.opening_page import show_opened
from desktopapp.ui.files.protecting import ask_and_unlock
from desktopapp.ui.files.versions_sheet import EarlierSheet, Read
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.widgets.when import when
from desktopapp.ui.workspace.shell import Shell

_THIS = re.compile("^(This plan file|This encrypted plan)")
_SEALED = "This encrypted plan"
_IN_FILE = Earlier(None, "", "What can be read in the damaged file")


def cannot_open(shell: Shell, path: Path, problem: Unreadable) -> None:
    """Say why a plan cannot be opened, look for what is left of it, and offer that."""
    shell.show_problem(problem)

    def work(_job: object) -> tuple[Left, tuple[Recovery, ...]]:
        return look_for_remains(path), typed_in(path)

    def done(found: tuple[Left, tuple[Recovery, ...]]) -> None:
        left, typed = found
        if (typed or left.is_worth_it) and shell.notice.problem is problem:
            offer_salvage(shell, left, problem, typed)

    shell.jobs.fetch("salvage", work, done, lambda _error: None)


def unlock_plan(shell: Shell, path: Path, locked: Locked, then: Callable[[], object]) -> None:
    """Open an encrypted plan, and go on; where it turns out to be damaged, offer what is left."""

    def opened(found: Session | Unreadable) -> None:
        if isinstance(found, Unreadable):
            cannot_open(shell, path, found)
        else:
            show_opened(shell, FoundPlan(found, None), then)

    ask_and_unlock(shell, path, locked, opened)


def offer_salvage(
    shell: Shell, left: Left, problem: Unreadable, typed: tuple[Recovery, ...] = ()
) -> None:
    """Offer what is left of a plan: the best of it at once, and all of it to be looked at.

    The best is what was ``typed`` last before a crash.
    """
    verbs: list[NoticeVerb] = []
    if typed:
        verbs.append(("Open what was typed last", lambda: recovering.open_recovered(shell, typed)))
    elif left.plan and not left.found.without:
        verbs.append(("Open what can be read", lambda: open_salvaged(shell, left, _IN_FILE)))
    elif left.earlier:
        newest = left.earlier[0]
        words = "Open that version" if isinstance(newest.source, Version) else "Open that backup"
        verbs.append((words, lambda: open_salvaged(shell, left, newest)))
    choices = len(left.earlier) + bool(left.plan or left.texts)
    if choices > 1 or not verbs:
        verbs.append(("See what is left", lambda: LeftSheet(shell, left).open()))
    safe = "The damaged file stays as it is." if problem.damaged else problem.safe
    sound = "The passphrase is not the cause." if _SEALED in problem.what else ""
    told = Unreadable(
        _THIS.sub(f"“{left.path.name}”", problem.what),
        where=problem.where,
        safe=safe,
        then=" ".join(filter(None, (sound, *map(_typed, typed[:1]), *_found(left)))),
        damaged=problem.damaged,
    )
    told.__cause__ = problem  # what IT is told of
    shell.notice.warn(told, tuple(verbs))


def _typed(one: Recovery) -> str:
    until = f" until {when(one.until)}" if one.until else " last"
    return f"What was typed{until} is kept on this PC."


def _found(left: Left) -> list[str]:
    """Say what is left, a sentence each."""
    found = []
    if left.plan:
        found.append("The whole plan can still be read in it.")
        found.append(said_of_gone(left.found.without))
        found.append(said_of_other_letter(left.found.other_letter))
    elif left.texts:
        count = len(left.texts)
        found.append(f"{counted(count, 'text')} can still be read in it.")
    if left.earlier:
        newest = left.earlier[0]
        at = when(newest.when)
        if isinstance(newest.source, Version):
            found.append(f"Its version of {at} can be opened.")
        else:
            found.append(f"A backup of {at} is kept on this PC.")
        found.append(left.differs)
    found.append(said_of_silence(silent=left.silent))
    return list(filter(None, found))


class LeftSheet(EarlierSheet):
    """All that is left of a plan that cannot be opened."""

    def __init__(self, shell: Shell, left: Left) -> None:
        words = "What you open goes into a new file."
        if left.plan or left.texts:
            words = "The damaged file stays as it is. What you open goes into a new file."
        if left.plan:
            words += (
                " Struck through: only in that one. Underlined: only in what can be read in "
                "the damaged file."
            )
        super().__init__(shell, f"What is left of “{left.path.stem}”", words, _OPEN)
        self.left = left
        own = (_IN_FILE,) if left.plan or left.texts else ()
        self.list_these((*own, *left.earlier))

    def read(self, one: Earlier) -> Read:
        """Read one, and compare it with the plan in the damaged file."""
        whole = self.left.plan
        if one is _IN_FILE:
            return whole, ()
        plan = state_plan(self.left, one)
        return plan, compare(plan, whole) if whole else ()

    def show_read(self, differing: tuple[Difference, ...]) -> None:
        """Show what differs, or all there is where there is nothing to compare with."""
        is_file, whole, plan = self.in_hand() is _IN_FILE, self.left.plan, self.plan
        self.back.setText("Save as text" if is_file and not whole else _OPEN)
        self.back.setEnabled(True)
        if plan is None:
            self.text.setPlainText("\n\n".join(self.left.texts.values()))
        elif whole and not is_file:
            self.text.show_differences(differing, whole, plan)
        else:
            self.text.show_parts(plan)

    def failed(self, error: Exception) -> None:
        """Say why one cannot be read; an encrypted one can still be opened."""
        self.back.setText(_OPEN)
        if isinstance(error, Locked):
            self.text.setPlainText("This backup is protected. Open it to type its passphrase.")
            self.back.setEnabled(True)
        else:
            super().failed(error)

    def agree(self) -> None:
        """Open the one in hand in a new file."""
        self.accept()
        open_salvaged(self.shell, self.left, self.in_hand())


_OPEN = "Open as a new file"


def open_salvaged(shell: Shell, left: Left, one: Earlier) -> None:
    """Open what is left in a new file beside the old one, or among the officer's documents."""
    if one is _IN_FILE and left.plan is None:
        _save_texts(shell, left)
        return

    def work(_job: object) -> Session:
        place = _new_place(left, SUFFIX)
        return take_whole(left, place) if one is _IN_FILE else take_state(left, one, place)

    def failed(error: Exception) -> None:
        if isinstance(error, Locked):
            ask_and_unlock(shell, Path(error.where), error, opened, left.path.stem)
        else:
            shell.show_problem(problem_of(error))

    def opened(found: Session | Unreadable) -> None:
        if isinstance(found, Unreadable):
            shell.show_problem(found)
            return

        def place(_job: object) -> Session:
            found.keep_in(_new_place(left, SUFFIX))
            return found

        shell.jobs.fetch("take", place, done, failed, briefly=True)

    def done(session: Session) -> None:
        shell.show_session(session, lambda: _shown(shell, session, left, one))

    shell.jobs.fetch("take", work, done, failed, briefly=True)


def _shown(shell: Shell, session: Session, left: Left, one: Earlier) -> None:
    """Save what was taken, and say where it is."""
    if shell.keeper is None:
        return
    shell.keeper.save("")
    at = f" as it was at {when(one.when)}" if one.when else ""
    stays = ""
    if session.path and session.path.name != left.path.name:
        stays = " The damaged file stays where it is."
    shell.notice.tell(f"Here is your plan{at}.", f"It is kept in “{session.path}”.{stays}")


def _save_texts(shell: Shell, left: Left) -> None:
    """Write the texts into a text file, which can be brought into a plan."""

    def work(_job: object) -> Path:
        place = _new_place(left, ".txt")
        write_texts(left, place)
        return place

    def done(place: Path) -> None:
        shell.notice.tell(
            "The texts are saved.",
            f"They are in “{place}”. Bring in a document, in the File menu, takes them into a "
            "plan.",
        )

    shell.jobs.fetch(
        "texts", work, done, lambda error: shell.show_problem(problem_of(error)), briefly=True
    )


def _new_place(left: Left, ending: str) -> Path:
    """Return a name for a new file that no file has yet."""
    path = left.path
    folder = path.parent if path.parent.is_dir() else documents_folder()
    if ending == SUFFIX and not (folder / path.name).exists():
        return folder / path.name
    return free_path(folder, f"{path.stem} {RECOVERED}{ending}")
