"""A plan whose file is not as it was left on this PC: said when it is opened, with what helps."""

from collections.abc import Callable

from desktopapp.plan.problem import Problem
from desktopapp.session.backup_news import (
    Known,
    News,
    await_decision,
    leave_out,
    leave_readable,
    offer_again,
)
from desktopapp.session.session import Session
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.widgets.when import when
from desktopapp.ui.workspace.shell import Shell


def tell_known(
    shell: Shell,
    session: Session,
    known: Known,
    bring_in: Callable[[], object],
    later: Callable[[], object],
) -> None:
    """Say what is known of a file that it does not tell itself, and offer what helps.

    ``bring_in`` brings the backup that tells it into the plan, ``later`` goes on without.
    """
    if known.news is News.READABLE:
        _tell_readable(shell, session, known)
        return
    verbs: tuple[NoticeVerb, ...] = (("Not now", later),)
    if known.may_be_left:
        verbs = ((_LEAVES[known.news], lambda: _leave_out(shell, known)), *verbs)
    if known.news is not News.OTHER_KEY:
        words = "Take the newer one" if known.news is News.PUT_BACK else "Bring both together"
        verbs = ((words, bring_in), *verbs)
    shell.notice.warn(
        Problem(
            known.said,
            where=str(session.path or ""),
            safe=f"What was saved on this PC is kept: the backup of {when(known.when)}.",
            then=_THEN[known.news],
        ),
        verbs,
        for_it=False,
    )


_LEAVES = {
    News.PUT_BACK: "Keep the older one",
    News.LACKS: "Leave it out",
    News.LACKS_EARLIER: "Leave it out",
}
_LOOK_FIRST = "Bring both together, or look at the backup first: Versions and backups, Plan menu."
_THEN = {
    News.PUT_BACK: "It stays on offer until you take it, or say that you want the older one.",
    News.LACKS: _LOOK_FIRST,
    News.LACKS_EARLIER: _LOOK_FIRST,
    News.NAMES: "Bring both together: the text stays as it is, and the version comes back.",
    News.OTHER_KEY: (
        "An older file may have been put back. Ask who has the newest before you go on."
    ),
}


def _leave_out(shell: Shell, known: Known) -> None:
    """Keep it as decided that the plan goes on without that backup; that can be undone."""

    def failed(error: Exception) -> None:
        shell.show_problem(problem_of(error))

    def again(left: Known) -> None:
        shell.jobs.fetch(
            "leave out",
            lambda _job: offer_again(left),
            lambda _known: shell.say("It is offered again when you open the plan next."),
            failed,
            briefly=True,
        )

    def done(left: Known) -> None:
        shell.notice.hide()
        shell.notice.tell(
            "The plan goes on without it.",
            f"The backup of {when(known.when)} stays: Versions and backups, Plan menu.",
            (("Undo", lambda: again(left)),),
        )

    shell.jobs.fetch("leave out", lambda _job: leave_out(known), done, failed, briefly=True)


def _tell_readable(shell: Shell, session: Session, known: Known) -> None:
    """Say that a protected plan lies there readable, and save nothing before that is decided."""
    await_decision(session)
    refresh(shell)

    def protect() -> None:
        from desktopapp.ui.files.protecting import protect  # noqa: PLC0415  # rarely needed

        protect(shell)

    def leave() -> None:
        leave_readable(session)
        refresh(shell)
        shell.notice.hide()

    shell.notice.warn(
        Problem(
            known.said,
            where=str(session.path or ""),
            safe="Nothing is saved before you decide.",
            then="Protect it again, unless somebody took the passphrase away on purpose.",
        ),
        (("Protect it again", protect), ("Leave it readable", leave)),
        for_it=False,
    )


def refresh(shell: Shell) -> None:
    """Show whether the plan may be changed."""
    if shell.work:
        shell.work.page.desk.refresh_read_only()
    if shell.keeper:
        shell.keeper.tell()
