"""Encryption by choice: protect a plan, open it, change the passphrase, remove the protection.

Whatever asks the keyring or stretches a passphrase runs off the window's thread.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from desktopapp.plan.problem import Problem, Unreadable, no_file_yet
from desktopapp.session.encrypting import (
    decrypt,
    encrypt,
    forget_passphrase,
    is_encrypted,
    open_encrypted,
    open_with_keyring,
    open_with_sheet,
    recovery_sheet,
    remember_passphrase,
    remembers,
    write_sheet,
)
from desktopapp.session.session import Session
from desktopapp.store.passphrases import LEAST_CHARACTERS, THREE_WORDS
from desktopapp.store.recovery import Recovery
from desktopapp.store.vault import Locked
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.widgets.controls import Button, button
from desktopapp.ui.widgets.jobs import nothing, problem_of
from desktopapp.ui.widgets.palettes import sheet_font
from desktopapp.ui.widgets.read_text import words_to_read
from desktopapp.ui.widgets.sheet import Sheet, WrongField
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.store.files import WritePlace

_NO_WAY_BACK = (
    "Without the passphrase nobody can open the plan, not even IT. Print the recovery sheet and "
    "lock it away."
)


def ask_and_unlock(
    shell: Shell,
    path: Path,
    locked: Locked,
    then: Callable[[Session | Unreadable], object],
    name: str = "",
) -> None:
    """Open an encrypted plan: with the keyring if that knows it, else with its passphrase.

    ``then`` is given the plan, or that it is damaged. ``name`` is what it is called where its
    file's name tells an officer nothing.
    """
    ask = partial(ask_passphrase, shell, path, then, name=name or path.stem)
    if not remembers(locked):
        ask()
        return
    shell.say("Opening the plan.", "Looking for its key among the passwords kept on this PC.")

    def opened(session: Session) -> None:
        shell.notice.hide()
        then(session)

    def failed(error: Exception) -> None:
        shell.notice.hide()
        if isinstance(error, Unreadable):
            then(error)
            return
        why = "No key for it is kept on this PC."
        why = why if isinstance(error, Locked) else problem_of(error).what
        ask(why)

    shell.jobs.fetch("keyring", lambda _job: open_with_keyring(path), opened, failed)


def ask_passphrase(
    shell: Shell,
    path: Path,
    then: Callable[[Session | Unreadable], object],
    why: str = "",
    *,
    name: str,
) -> None:
    """Ask for the passphrase of a plan, or the words of its recovery sheet, and open it."""
    sheet = PassphraseSheet(
        shell,
        f"Open “{name}”",
        f"{why} This plan is protected. Type its passphrase.".strip(),
        "Open",
    )
    by_sheet = Tick("I have the recovery sheet instead")
    sheet.body.addWidget(by_sheet)

    def work(typed: str) -> Session | Unreadable:
        opens = open_with_sheet if by_sheet.isChecked() else open_encrypted
        try:
            return opens(path, typed)
        except Unreadable as problem:  # the key is right, and what it opens is damaged
            return problem

    def switch(chosen: bool) -> None:  # noqa: FBT001  # Qt's own signature
        sheet.say(
            "Type the groups of letters from the recovery sheet. Spaces do not matter."
            if chosen
            else "Type the passphrase of this plan."
        )
        sheet.show_it.setChecked(chosen)
        sheet.field.setFocus()

    by_sheet.toggled.connect(switch)
    sheet.work = work
    sheet.then = then
    sheet.open()
    sheet.field.setFocus()


def ask_and_unlock_recovery(shell: Shell, found: Recovery, then: Callable[..., object]) -> None:
    """Ask for the passphrase of what a crash left of an encrypted plan."""
    from desktopapp.session import recovering  # noqa: PLC0415  # after a crash alone

    sheet = PassphraseSheet(
        shell,
        "Open what was kept",
        "What was typed last is protected, as the plan is. Type the passphrase of the plan.",
        "Open",
    )
    sheet.work = lambda typed: recovering.unlock_recovery(found, typed)
    sheet.then = lambda opened: then(*opened)
    sheet.open()
    sheet.field.setFocus()


def protect(shell: Shell) -> None:
    """Ask for a passphrase and protect the plan with it, or change the one it has."""
    session = _session(shell)
    if session is None:
        return
    if session.path is None:
        shell.show_problem(no_file_yet())
        return
    changing = is_encrypted(session)
    sheet = PassphraseSheet(
        shell,
        "Change the passphrase" if changing else "Protect with a passphrase",
        "The plan, its backups and what is kept of it for a crash are then encrypted, and so are "
        "copies that Planwright kept when it could not be saved. Words that you add to the "
        "council’s words are not: they stay readable on this PC. " + _NO_WAY_BACK,
        "Change" if changing else "Protect",
    )
    hint = f"At least {LEAST_CHARACTERS} characters. {THREE_WORDS}"
    again = sheet.add("The same again", hint)
    sheet.field.setAccessibleDescription(hint)  # it is wanted before anything is typed
    sheet.body.addWidget(sheet.show_it)  # below both fields
    keep = Tick("Let this PC open it for me without asking")
    sheet.body.addWidget(keep)

    def work(typed: str) -> tuple[str, Problem | None]:
        if typed != again.text():
            raise WrongField(again, "The two are not the same.", then="Type both again.")
        words = encrypt(session, typed)
        if not wanted:
            return words, None
        try:
            remember_passphrase(session)
        except Problem as problem:
            return words, problem
        return words, None

    wanted: list[bool] = []
    keep.toggled.connect(lambda on: wanted.append(True) if on else wanted.clear())
    sheet.work, sheet.writes = work, True
    sheet.then = lambda result: _protected(shell, *result)
    _quietly(shell, sheet)


def _quietly(shell: Shell, sheet: Sheet) -> None:
    """Open a sheet; nothing else is written while it is open."""
    keeper = shell.keeper
    if keeper is None:
        return

    def show() -> None:
        if shell.keeper is keeper:
            sheet.finished.connect(lambda _result: keeper.go_on())
            sheet.open()
            field = sheet.findChild(QLineEdit)
            if field:
                field.setFocus()

    keeper.settle(show)
    if not sheet.isVisible():
        shell.say("Saving first.", "You are asked as soon as the plan is saved.")


def _protected(shell: Shell, words: str, problem: Problem | None) -> None:
    """Show the recovery sheet, and say why the keyring did not take the key, if it did not.

    When it is closed, what can still be read of the plan is named.
    """
    from desktopapp.ui.files.readable_sheet import ReadableSheet, look_for  # noqa: PLC0415  # rarely

    session = _session(shell)
    if shell.keeper:
        shell.keeper.note_saved()
    if shell.work:
        shell.work.page.desk.refresh_read_only()  # what waited for this decision may be written
    sheet = show_sheet(shell, words)
    if session and sheet:
        sheet.finished.connect(
            lambda _result: look_for(
                shell, session, lambda found: ReadableSheet(shell, session, found).open()
            )
        )
    if problem:
        shell.show_problem(
            Problem(
                f"The plan is protected. {problem.what}",
                safe="The plan was saved with your passphrase.",
                then="You will be asked for the passphrase each time.",
            )
        )
    else:
        shell.say("The plan is protected with your passphrase.", "Saved with a passphrase.")


def show_sheet(shell: Shell, code: str) -> Sheet | None:
    """Show the recovery sheet, to be printed or saved as text, and return it."""
    session = _session(shell)
    if session is None:
        return None
    words = sheet_words(session, code)
    sheet = Sheet(
        shell.widget(),
        "Recovery sheet",
        "It opens the plan when the passphrase is forgotten. Print it and lock it away, not "
        "beside the plan. Whoever has it can read the plan.",
    )
    text = words_to_read("Recovery sheet", words)
    sheet.body.addWidget(text)

    def keep() -> None:
        from desktopapp.ui.files.folders import documents_folder  # noqa: PLC0415  # the same
        from desktopapp.ui.widgets.file_dialogs import ask_place  # noqa: PLC0415  # built when it is asked for

        def write(chosen: "WritePlace") -> None:
            shell.jobs.fetch(
                "recovery sheet",
                lambda _job: write_sheet(chosen.path, words, chosen.agreed),
                nothing,
                failed,
                briefly=True,
            )

        start = documents_folder() / "Recovery sheet.txt"
        kinds = "Text (*.txt)"
        ask_place(sheet, shell.jobs, "Save the recovery sheet", start, kinds, write, failed)

    def failed(error: Exception) -> None:
        (sheet.tell if isValid(sheet) else shell.show_problem)(problem_of(error))

    sheet.verbs.addWidget(button("Save as text…", keep))
    sheet.verbs.addWidget(button("Print…", lambda: _print(sheet, words)))
    sheet.verbs.addWidget(button("Close", sheet.accept, first=True))
    sheet.fill_window()
    sheet.open()
    return sheet


def sheet_words(session: Session, code: str) -> str:
    """Return what a recovery sheet says."""
    name = session.path.name if session.path else session.plan.title
    return (
        f"Recovery sheet\n\nPlan: {session.plan.title}\nCouncil: {session.plan.council.name}\n"
        f"File: {name}\n\n{code}\n\n"
        "To open the plan with it: open the file in Planwright, tick “I have the recovery sheet "
        "instead”, and type the groups above. Once the passphrase is changed, this sheet no "
        "longer works.\n"
    )


def _print(parent: QWidget, words: str) -> None:
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415  # when asked for
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # the same

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    if agreed:
        document = QTextDocument(words)
        document.setDefaultFont(sheet_font(16))
        document.print_(printer)


def show_sheet_again(shell: Shell) -> None:
    """Show the recovery sheet of the open plan."""
    session = _session(shell)
    if session:
        try:
            show_sheet(shell, recovery_sheet(session))
        except Problem as problem:
            shell.show_problem(problem)


def unprotect(shell: Shell) -> None:
    """Ask once more, and save the plan without protection from then on."""
    _confirm(
        shell,
        "Remove the protection",
        "Anybody who can open the file, or its backups on this PC, can then read the plan.",
        "Remove it",
        decrypt,
        "The plan is no longer protected.",
    )


def forget_here(shell: Shell) -> None:
    """Let this PC open the plan without asking no more."""
    _confirm(
        shell,
        "Ask for the passphrase here",
        "This PC will forget its key of the plan. You need the passphrase from then on.",
        "Forget the key",
        forget_passphrase,
        "This PC will ask for the passphrase.",
    )


def _confirm(
    shell: Shell,
    title: str,
    words: str,
    agree: str,
    does: Callable[[Session], object],
    told: str,
) -> None:
    session = _session(shell)
    if session is None:
        return
    sheet = Sheet(shell.widget(), title, words)
    agreed: list[Button] = []

    def done(_result: object) -> None:
        sheet.accept()
        shell.say(told)

    def failed(error: Exception) -> None:
        sheet.busy = False
        agreed[0].setEnabled(True)
        sheet.tell(problem_of(error))

    def run() -> None:
        agreed[0].setEnabled(False)
        sheet.busy = True
        shell.jobs.fetch("passphrase", lambda _job: does(session), done, failed)

    sheet.verbs.addWidget(button("Cancel", sheet.reject))
    agreed.append(button(agree, run, first=True))
    sheet.verbs.addWidget(agreed[0])
    _quietly(shell, sheet)


def _session(shell: Shell) -> Session | None:
    return shell.work.bridge.session if shell.work else None
