"""What of a protected plan can still be read on this PC: named, and encrypted when agreed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.session.session import Session
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.store.traces import Leftover

_EXPLAINED = (
    "These hold words of the plan, and anybody who opens them can read them. Tick what should "
    "need the passphrase too. What is not ticked may belong to another plan."
)


def look_for(
    shell: Shell, session: Session, then: Callable[["Sequence[Leftover]"], object]
) -> None:
    """Look off the window's thread for what can still be read of a protected plan."""
    from desktopapp.session.readable import traces_of  # noqa: PLC0415  # after the start

    known = shell.settings.recent

    def found(them: "Sequence[Leftover]") -> None:
        if them and shell.work and shell.work.bridge.session is session:
            then(them)

    shell.jobs.fetch(
        "readable", lambda _job: traces_of(session, known), found, lambda _error: None
    )


def offer_protection(shell: Shell, session: Session) -> None:
    """Tell when something of a protected plan that was opened can surely still be read."""

    def tell(them: "Sequence[Leftover]") -> None:
        if any(one.sure for one in them) and not shell.notice.isVisible():
            shell.notice.ask(
                "Some of this protected plan can still be read on this PC.",
                "It was kept before the plan had its passphrase.",
                (("See what it is", lambda: ReadableSheet(shell, session, them).open()),),
            )

    look_for(shell, session, tell)


class ReadableSheet(Sheet):
    """Lists what can still be read, a tick each; what is ticked is encrypted."""

    def __init__(self, shell: Shell, session: Session, found: "Sequence[Leftover]") -> None:
        super().__init__(shell.widget(), "Still readable on this PC", _EXPLAINED)
        self.shell, self.session = shell, session
        self.ticks: list[tuple[Tick, list[Leftover]]] = []
        for group in _groups(found):
            tick = Tick(_said(group))
            tick.setChecked(group[0].sure)
            where = Quiet(str(group[0].file.parent))
            where.setWordWrap(True)
            tick.setAccessibleDescription(where.text())
            self.body.addWidget(tick)
            self.body.addWidget(where)
            self.ticks.append((tick, group))
        self.agree = button("Encrypt what is ticked", self.encrypt, first=True)
        self.verbs.addWidget(button("Leave it readable", self.reject))
        self.verbs.addWidget(self.agree)

    def encrypt(self) -> None:
        """Encrypt what is ticked, off the window's thread."""
        from desktopapp.session.readable import seal_traces  # noqa: PLC0415  # after the start

        chosen = [one for tick, group in self.ticks if tick.isChecked() for one in group]
        self.agree.setEnabled(False)
        self.busy = True
        self.shell.jobs.fetch(
            "readable", lambda _job: seal_traces(self.session, chosen), self._done, self._failed
        )

    def _done(self, left: "Sequence[Leftover]") -> None:
        self.busy = False
        if not left:
            self.accept()
            self.shell.say("What you ticked can no longer be read without the passphrase.")
            return
        self.agree.setEnabled(True)
        names = ", ".join(f"“{one.file.name}”" for one in left[:3])
        self.tell(
            Problem(
                f"{len(left)} of these could not be encrypted: {names}.",
                safe="Nothing was lost. The plan itself is protected.",
                then="Close them in other programs and try again, or ask IT to remove them.",
            )
        )

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.agree.setEnabled(True)
        self.tell(problem_of(error))


def _groups(found: "Sequence[Leftover]") -> "list[list[Leftover]]":
    """Put backups and journals of one folder together; each copy stands for itself."""
    groups: dict[object, list[Leftover]] = {}
    for one in found:
        alone = one.file if one.kind.name in ("COPY", "LEFTOVER", "TEXT") else one.file.parent
        groups.setdefault((one.kind, one.sure, alone), []).append(one)
    return sorted(groups.values(), key=lambda group: not group[0].sure)


def _said(group: "Sequence[Leftover]") -> str:
    """Say what a group is, in a few words."""
    first, number = group[0], len(group)
    whose = "of this plan" if first.sure else "of a plan that began as this one, its file gone"
    match first.kind.name:
        case "BACKUP":
            return f"{counted(number, 'backup')} {whose}"
        case "JOURNAL":
            return f"What was typed before a crash, {whose}"
        case "LIBRARY":
            return "This plan in your library (it will be erased from it)"
        case "LEFTOVER":
            return f"“{first.file.name}”, left by a save that did not finish"
        case "TEXT":
            return f"“{first.file.name}”, its words as text (it will be removed)"
        case _:
            return f"“{first.file.name}”, a copy"
