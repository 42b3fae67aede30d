"""Versions of the open plan: shown, named, and left out of a copy that is shared."""

from typing import TYPE_CHECKING

from desktopapp.plan.problem import no_file_yet
from desktopapp.session.session import Session
from desktopapp.store.names import SUFFIX
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.session.standing import SharedCopy
    from desktopapp.store.files import WritePlace


def show(shell: Shell) -> None:
    """Show the versions and backups of the open plan. What was typed last is saved first."""
    from desktopapp.ui.files.versions_sheet import VersionsSheet  # noqa: PLC0415  # built when asked for

    if shell.work and shell.keeper:
        VersionsSheet(shell, shell.work.bridge.session).open()


def name_it(shell: Shell) -> None:
    """Ask for a name and save the plan as a version of that name."""
    from desktopapp.ui.widgets.file_dialogs import ask_words  # noqa: PLC0415  # built when it is asked for

    if shell.work is None or shell.keeper is None:
        return
    if shell.work.bridge.session.path is None:
        shell.show_problem(no_file_yet())
        return
    name = ask_words(
        shell.widget(),
        "Name this version",
        "A name such as “As agreed by cabinet”. Named versions are kept for good.",
    )
    if name:
        shell.keeper.save(name)
        shell.say(
            f"This version is named “{name}”.", "Versions and backups in the Plan menu lists it."
        )


def open_gate(shell: Shell) -> None:
    """Show what is open before the plan is submitted or published, and mark it as that."""
    from desktopapp.ui.files.release_sheet import ReleaseSheet  # noqa: PLC0415  # built when asked for
    from desktopapp.ui.workspace import plan_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the same

    work, keeper = shell.work, shell.keeper
    if work is None or keeper is None:
        return

    def keep(name: str) -> None:
        """Keep the words of this moment as a version, where the plan has a file."""
        if work.bridge.session.path:
            keeper.save(name)

    sheet = ReleaseSheet(work)
    sheet.finding_wanted.connect(checking(work).go)
    sheet.marks_wanted.connect(lambda: plan_verbs.settle_next(work))
    sheet.was_released.connect(keep)
    sheet.open()


def share(shell: Shell) -> None:
    """Write a copy without history; of a plan with a passphrase, ask first how."""
    if shell.work is None:
        return
    session = shell.work.bridge.session
    if session.vault is None:
        _share(shell, session)
        return
    shell.notice.ask(
        "This plan is protected with a passphrase.",
        "Should whoever gets the copy need the passphrase too?",
        (
            ("With the passphrase", lambda: _share(shell, session)),
            ("Readable for everybody", lambda: _share(shell, session, readable=True)),
        ),
    )


def _share(shell: Shell, session: Session, *, readable: bool = False) -> None:
    """Ask where to, and write a copy there of what the plan shows now."""
    from desktopapp.session.versions import share_without_history  # noqa: PLC0415  # rarely needed
    from desktopapp.ui.files.file_verbs import find_place  # noqa: PLC0415  # the same
    from desktopapp.ui.files.folders import documents_folder  # noqa: PLC0415  # the same

    shell.notice.hide()
    near = session.path.parent if session.path else documents_folder()
    name = session.path.stem if session.path else session.plan.title
    start = near / f"{name} to share{SUFFIX}"
    secret = session.vault and not readable
    more = " It opens with the same passphrase." if secret else ""

    def done(shared: "SharedCopy") -> None:
        session.note_shared(shared)
        if shell.keeper and session is shell.keeper.bridge.session:
            shell.keeper.save()
        shell.say(
            "A copy without history is made.",
            f"It is “{shared.path}”. It holds what the plan shows now, and no earlier words or "
            f"pictures.{more}",
        )

    def write(chosen: "WritePlace") -> None:
        shell.jobs.fetch(
            "share",
            lambda _job: share_without_history(session, *chosen, readable=readable),
            done,
            lambda error: shell.show_problem(problem_of(error)),
        )

    find_place(shell, "Share a copy without history", start, write)
