"""Opening a plan from wherever it is: the window paints and answers while its disk is asked."""

from collections.abc import Callable
from pathlib import Path

from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.session.opening import has_same_name, open_session
from desktopapp.session.session import Session
from desktopapp.ui.files.found import FoundPlan, with_pages
from desktopapp.ui.pages.paged import Paged, first_paged
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.shell import Shell


def open_in_window(shell: Shell, path: Path, then: Callable[[], object]) -> None:
    """Read a plan off the window's thread and show it; what cannot be opened is said.

    The plan that is open already, by the same name, is saved and stays. ``then`` follows when
    the plan is shown.
    """
    session = _session(shell)
    if session and has_same_name(path, session.path) and not session.read_only:
        shell.jobs.drop("open")
        shell.opening.end()
        _stay(shell, path)
        return

    def read(found: FoundPlan) -> None:
        if shell.work is None:
            shell.opening.end()
            shell.show_session(found.session, then, found.pages)
            return
        from desktopapp.ui.files.opening_page import show_opened  # noqa: PLC0415  # not for the start

        show_opened(shell, found, then)

    job = shell.jobs.fetch(
        "open",
        lambda _job: with_pages(open_session(path)),
        read,
        lambda error: _failed(shell, path, error, then),
        briefly=True,
    )
    if not job.told:
        from desktopapp.ui.files.opening_page import say_opening  # noqa: PLC0415  # not for the start

        say_opening(shell, path)


def lay_out_and_show(shell: Shell, session: Session, show: Callable[[Paged], object]) -> None:
    """Lay a plan out off the window's thread, and then show it; meanwhile it is being opened."""

    def failed(error: Exception) -> None:
        shell.opening.end()
        if shell.work is None:
            shell.show_home()
        shell.show_problem(problem_of(error))

    job = shell.jobs.fetch(
        "open", lambda _job: first_paged(session.plan), show, failed, briefly=True
    )
    if not job.told:
        from desktopapp.ui.files.opening_page import say_opening  # noqa: PLC0415  # not for the start

        say_opening(shell, session.path or Path(session.plan.title))


def _stay(shell: Shell, path: Path) -> None:
    """Keep the plan that is open: it is saved, and looked around for anew."""
    from desktopapp.ui.files.second_officer import tell_held  # noqa: PLC0415  # not for the start

    if shell.keeper is None or shell.work is None:
        return
    shell.notice.hide()
    shell.keeper.save()
    shell.work.focus_text()
    announce(shell.widget(), f"“{path.stem}” is open already.")
    tell_held(shell, shell.work.bridge.session)


def _failed(shell: Shell, path: Path, error: Exception, then: Callable[[], object]) -> None:
    """Say why a plan cannot be opened, or ask for its passphrase."""
    shell.opening.end()
    if shell.work is None:
        shell.show_home()
    from desktopapp.store.vault import Locked  # noqa: PLC0415  # rarely needed

    match error:
        case Locked():
            from desktopapp.ui.files.salvaging import unlock_plan  # noqa: PLC0415  # encrypted plans alone

            unlock_plan(shell, path, error, then)
        case Unreadable():
            from desktopapp.ui.files.salvaging import cannot_open  # noqa: PLC0415  # rarely needed

            cannot_open(shell, path, error)
        case Problem():
            shell.show_problem(error)
        case _:
            shell.show_problem(problem_of(error))


def _session(shell: Shell) -> Session | None:
    return shell.work.bridge.session if shell.work else None
