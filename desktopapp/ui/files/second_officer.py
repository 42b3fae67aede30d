"""Two officers, one plan: who has it open, what can be done then, and when it is free again."""

from pathlib import Path

from shiboken6 import isValid

from desktopapp.plan.problem import Problem
from desktopapp.session.news import said_of_leaving, said_of_taking_over
from desktopapp.session.opening import is_open_elsewhere, is_open_here
from desktopapp.session.session import Session
from desktopapp.store.names import MY_COPY, SUFFIX, free_path
from desktopapp.ui.files import diverged, file_verbs, other_window
from desktopapp.ui.files.copies_back import CopiesBack
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.workspace.autosave import BETWEEN_BEATS
from desktopapp.ui.workspace.shell import Shell


def follow_lease(shell: Shell, session: Session) -> None:
    """Tell from now on of whoever else opens the plan, closes it, or takes it over."""

    def held() -> None:
        if shell.work and shell.work.bridge.session is session:
            tell_held(shell, session)

    if shell.keeper:
        other_window.follow_wishes(shell, session)
        shell.keeper.held.connect(held)
        shell.keeper.freed.connect(lambda: tell_freed(shell, session))
        shell.keeper.lost.connect(lambda copy: tell_lost(shell, session, copy))
        shell.keeper.kept.connect(lambda copy: tell_kept(shell, session, copy))


def tell_held(shell: Shell, session: Session) -> None:
    """Tell who else has the plan open, if anybody; else look around in its folder."""
    if not session.read_only:
        if session.path:
            _look_around(shell, session)
        return
    _show_read_only(shell)
    then = (
        "Work on a copy; both can be brought together later. You are told when the plan is free."
        if session.other
        else "Changes need a copy."
    )
    shell.notice.warn(
        Problem(
            session.read_only,
            where=str(session.path or ""),
            safe="You can read it here and make documents of it.",
            then=then,
        ),
        (*_show_verb(shell, session), _copy_verb(shell, session)),
        for_it=False,
    )


def _show_verb(shell: Shell, session: Session) -> tuple[NoticeVerb, ...]:
    """Offer to show the other window, where it is one of the same officer."""
    path = session.path
    if path is None or not is_open_here(session):
        return ()
    return (("Show it", lambda: other_window.show_it(shell, path)),)


def _look_around(shell: Shell, session: Session) -> None:
    """Tell that IT asks for a protection that is missing; else look for copies of the plan."""
    from desktopapp.session.encrypting import is_encrypted  # noqa: PLC0415  # after the start
    from desktopapp.store.policy import must_encrypt  # noqa: PLC0415  # after the start

    if is_encrypted(session):
        from desktopapp.ui.files import readable_sheet  # noqa: PLC0415  # of a protected plan

        readable_sheet.offer_protection(shell, session)
    if is_encrypted(session) or not must_encrypt():
        diverged.offer_copies(shell, session)
        if shell.keeper and shell.keeper.findChild(CopiesBack) is None:
            CopiesBack(shell, session)
        return

    def protect() -> None:
        from desktopapp.ui.files.protecting import protect  # noqa: PLC0415  # rarely needed

        protect(shell)

    shell.notice.warn(
        Problem(
            "IT asks that plans on this PC are protected. This one is not.",
            then="Protect it with a passphrase.",
        ),
        (("Protect it", protect),),
        for_it=False,
    )


def _copy_verb(shell: Shell, session: Session) -> NoticeVerb:
    return "Work on a copy", lambda: work_on_copy(shell, session)


def work_on_copy(shell: Shell, session: Session) -> None:
    """Go on in a copy beside the plan, or where the officer chooses if none can be there."""
    path = session.path
    if path is None:
        return

    def said() -> None:
        if session.path:
            shell.say(
                f"You are now working on a copy: “{session.path.name}”.",
                "It is in the same folder. You are told when the plan is free.",
            )
            _watch(shell, session, path)

    name = f"{path.stem} {MY_COPY}{SUFFIX}"
    file_verbs.keep_in(shell, lambda: (free_path(path.parent, name), ""), said)


def _watch(shell: Shell, session: Session, path: Path) -> None:
    """Tell when a plan is free of which the officer works on a copy meanwhile."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # rarely needed

    timer = QTimer(shell.keeper)
    timer.setInterval(BETWEEN_BEATS)

    def heard(is_open: bool) -> None:  # noqa: FBT001  # a job's result
        if is_open or not isValid(timer):
            return
        timer.stop()
        if shell.work and shell.work.bridge.session is session:
            shell.notice.ask(
                "The plan is free. Bring both together.",
                f"“{path.name}” is no longer open elsewhere. Open it to bring in your copy.",
                (("Open the plan", lambda: shell.open_path(path)),),
            )

    timer.timeout.connect(
        lambda: shell.jobs.fetch(
            "free again", lambda _job: is_open_elsewhere(path), heard, lambda _error: None
        )
    )
    timer.setObjectName("free again")
    timer.start()


def tell_kept(shell: Shell, session: Session, copy: Path | None) -> None:
    """Say where that is kept which was typed before it was known that somebody has the plan."""
    if copy is None:
        return
    shell.notice.warn(
        Problem(
            session.read_only,
            where=str(session.path or ""),
            safe=f"What you typed meanwhile is kept in “{copy}”.",
            then="Both can be brought together when the plan is free.",
        ),
        (("Open that copy", lambda: shell.open_path(copy)),),
        for_it=False,
    )


def tell_lost(shell: Shell, session: Session, copy: Path | None) -> None:
    """Say that somebody took the plan over, and where what was typed is kept."""
    _show_read_only(shell)
    safe = f"What you had not saved is kept in “{copy}”." if copy else "All you wrote is saved."
    verbs: tuple[NoticeVerb, ...] = ()
    if copy:
        verbs = (("Open that copy", lambda: shell.open_path(copy)),)
    shell.notice.warn(
        Problem(
            f"{said_of_taking_over(session.other)} Here it can only be read now.",
            where=str(session.path or ""),
            safe=safe,
            then="Both can be brought together when the plan is opened next.",
        ),
        verbs or (_copy_verb(shell, session),),
        for_it=False,
    )


def tell_freed(shell: Shell, session: Session) -> None:
    """Say that nobody has the plan open any more, and offer to open it for writing."""
    path = session.path
    if path is None or shell.work is None or shell.work.bridge.session is not session:
        return
    shell.notice.ask(
        said_of_leaving(session.other),
        "Take over to open it as it is saved now, and write.",
        (("Take over", lambda: shell.open_path(path)),),
    )


def _show_read_only(shell: Shell) -> None:
    if shell.work:
        shell.work.page.desk.refresh_read_only()
    if shell.keeper:
        shell.keeper.tell()
